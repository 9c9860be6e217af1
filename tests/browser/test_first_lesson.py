"""A newcomer opens the kit and runs the first lesson."""

from browser.lab_page import printed


def test_a_newcomer_runs_the_start_lesson_and_goes_to_its_twin(page):
    """No popup, the picture is there, Run All prints what the repository holds, Korean is one click away."""
    start, twin = (f"notebooks/{language}/00_start_here.ipynb" for language in ("en", "ko"))
    page.open(start)
    picture = page.page.locator(".jp-RenderedMarkdown img").first
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") > 300
    page.run_all()
    assert printed(page.save()) == printed(page.committed())
    assert page.page.locator(".Toastify__toast").count() == 0
    page.page.get_by_role("link", name="한국어로 읽기").click()
    page.wait_until_open(twin)
    page.page.get_by_role("heading", name="0. 시작하기").wait_for()
