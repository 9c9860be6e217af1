"""A lesson that runs in its page, as one meets it: on a phone, in the dark, with a keyboard alone."""

import pytest
from accessibility import violations

pytestmark = pytest.mark.usefixtures("running")
READY = "document.documentElement.dataset.python === 'ready'"
RUNNING = "document.documentElement.dataset.python === 'running'"


def tab_to(page, label, presses=200):
    """Press Tab until what is named so has the focus."""
    named = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"
    for _ in range(presses):
        if page.evaluate(named) == label:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{presses} presses of Tab did not come to {label!r}")


def typed(page, number, code):
    """Replace the code of a cell; its editor has the focus then."""
    cell = page.locator(".cell[data-cell-id]").nth(number - 1)
    cell.locator(".cell_input").click()
    cell.get_by_role("textbox").press("ControlOrMeta+A")
    page.keyboard.insert_text(code)
    return cell


# A keyboard on the wide screen, fingers on the narrow one.
def test_a_lesson_runs_by_keyboard_and_shuts_nobody_out(opened):
    """Run, a form, an error, Stop: axe finds nothing, and Tab reaches everything."""
    page = opened("en/02_key.html", width=1280)
    tab_to(page, "Run cell 1")
    page.keyboard.press("Enter")
    page.wait_for_function(READY, timeout=120_000)
    page.locator(".jupyter-widgets").first.wait_for()
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        inside = "document.activeElement.closest('.jupyter-widgets') ? document.activeElement.tagName : ''"
        reached.add(page.evaluate(inside))
    assert {"BUTTON", "INPUT"} <= reached, reached
    cell = typed(page, 5, "import time\nwhile True:\n    time.sleep(0.05)")
    page.keyboard.press("Shift+Enter")
    page.wait_for_function(RUNNING)
    assert page.get_by_role("button", name="Stop", exact=True).first.is_visible()
    page.get_by_role("button", name="Stop", exact=True).first.press("Enter")
    cell.get_by_text("KeyboardInterrupt").first.wait_for()
    assert page.locator(".run-bar").bounding_box()["y"] >= 0  # it stays in view beside a late cell
    assert violations(page) == []


def test_stop_is_in_reach_on_a_phone(opened):
    """In the dark; nothing is wider than the screen, and the strip with Stop goes when nothing runs."""
    page = opened("ko/02_key.html", width=375, dark=True, has_touch=True)
    strip = page.locator(".run-strip")
    assert not strip.is_visible()
    page.get_by_role("button", name="1번 셀 실행", exact=True).tap()
    assert strip.is_visible()  # loading can be stopped too
    page.wait_for_function(READY, timeout=120_000)
    page.locator(".jupyter-widgets").first.wait_for()
    cell = typed(page, 2, "import time\nwhile True:\n    time.sleep(0.05)")
    page.get_by_role("button", name="2번 셀 실행", exact=True).tap()
    page.wait_for_function(RUNNING)
    stop = strip.get_by_role("button", name="멈추기")
    box = stop.bounding_box()
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= 900
    stop.tap()
    cell.get_by_text("KeyboardInterrupt").first.wait_for()
    strip.wait_for(state="hidden")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 375


@pytest.mark.parametrize(
    ("language", "key_button", "use"),
    [("en", "Use my own key", "Use this key"), ("ko", "내 키 사용하기", "이 키 사용하기")],
)
def test_the_key_form_fits_a_phone_and_says_in_view_what_is_wrong(opened, language, key_button, use):
    """On a small one: no part is wider than the form, and the answer isn't below what one sees."""
    page = opened(f"{language}/02_key.html", width=375, dark=language == "en", has_touch=True)
    page.set_viewport_size({"width": 375, "height": 560})
    page.get_by_role("button", name=key_button, exact=True).tap()
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("textbox")
    outer, form, inner = (part.bounding_box() for part in (dialog, dialog.locator("form"), field))
    assert 0 < outer["x"] < outer["x"] + outer["width"] < 375
    assert form["x"] <= inner["x"] < inner["x"] + inner["width"] <= form["x"] + form["width"] + 0.5
    field.fill("hello my key")
    dialog.get_by_role("button", name=use).tap()
    page.wait_for_function("!document.querySelector('.run-dialog [type=submit]').disabled", timeout=120_000)
    said, outer = dialog.get_by_role("status").bounding_box(), dialog.bounding_box()
    assert said["height"] > 0
    assert said["y"] + said["height"] <= outer["y"] + outer["height"] <= 560
    assert violations(page) == []
