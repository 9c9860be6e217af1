"""A newcomer opens the kit and runs the first lessons."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def texts(notebook):
    """Return what each code cell printed."""
    return [
        "".join("".join(output.get("text", "")) for output in cell["outputs"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]


@pytest.mark.parametrize("path", ["notebooks/en/00_start_here.ipynb", "notebooks/ko/05_single_turn.ipynb"])
def test_run_all_gives_what_is_stored(page, path):
    """Restart and Run All in JupyterLab prints, cell by cell, what the repository holds."""
    page.open(path)
    page.run_all()
    committed = json.loads((ROOT / path).read_text(encoding="utf-8"))
    assert texts(page.save()) == texts(committed)


def test_the_start_page_has_no_popup_and_shows_its_picture(page):
    """Nothing stands between a newcomer and the first cell."""
    page.open("notebooks/en/00_start_here.ipynb")
    page.page.wait_for_timeout(3000)
    assert page.page.locator(".Toastify__toast").count() == 0
    picture = page.page.locator(".jp-RenderedMarkdown img").first
    assert picture.evaluate("image => image.complete && image.naturalWidth > 300")


def test_the_twin_is_one_click_away(page):
    """The link in the first cell opens the same lesson in the other language."""
    page.open("notebooks/en/00_start_here.ipynb")
    page.page.get_by_role("link", name="한국어로 읽기").click()
    page.page.get_by_role("heading", name="0. 여기서 시작해요").wait_for(timeout=20000)
