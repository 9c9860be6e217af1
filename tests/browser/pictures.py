"""Take pictures of the lessons in a real JupyterLab; this is no test, and nothing is compared.

`python tests/browser/pictures.py` renews `assets/screenshots`. With `--look FOLDER` it takes every screen of some
lessons, named as `00 05 express` (without names, 00-06 and express), after a run of all cells, in both languages and
both themes, for somebody to look at.
"""

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "notebooks"), str(ROOT / "tests")]

from builder import chromium  # noqa: E402  # after the path

from browser.lab_page import PANEL, LabPage  # noqa: E402
from browser.running_lab import Browser, run_lab  # noqa: E402
from helpers.language import LANGUAGES, set_language, text  # noqa: E402

WIDTH, HEIGHT = 1366, 768  # the screen of a small laptop
FIRST = ("00", "01", "02", "03", "04", "05", "06", "express")
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
_RUN = "jupyterapp.commands.execute('notebook:run-all-cells')"
_ALL_RUN = """() => jupyterapp.shell.currentWidget.content.widgets.every(({model}) =>
  model.type !== 'code' || (model.executionCount !== null && model.executionState !== 'running'))"""
_THEME = "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})"
_SCROLLED = f"""top => {{
  const box = document.querySelector('{PANEL} .jp-WindowedPanel-outer');
  box.scrollTop = top;
  return [box.clientHeight, box.scrollHeight];
}}"""
_SETTLE = 700  # milliseconds: cells come into view, and pictures are drawn


@contextlib.contextmanager
def lab_page(language):
    """Open a JupyterLab of this language, and yield its page."""
    with tempfile.TemporaryDirectory() as folder:
        kit, home = Path(folder, "kit"), Path(folder, "home")
        kit.mkdir()
        home.mkdir()
        with run_lab(kit, home, language) as lab:
            browser = Browser(chromium.find(), Path(folder, "profile"), lab.address)
            try:
                page = LabPage(browser.page(), lab)
                page.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
                yield page
            finally:
                browser.close()


def open_and_run(page, language, lesson):
    """Open a lesson and run all its cells."""
    (path,) = (ROOT / "notebooks" / language).glob(f"{lesson}*.ipynb")
    page.open(path.relative_to(ROOT).as_posix())
    page.page.evaluate(_RUN)
    page.page.wait_for_function(_ALL_RUN, timeout=120_000)
    page.wait_for_kernel()


def look(folder, lessons):
    """Take every screen of these lessons."""
    for language in LANGUAGES:
        with lab_page(language) as page:
            for lesson in lessons:
                open_and_run(page, language, lesson)
                for name, theme in THEMES.items():
                    page.page.evaluate(_THEME, theme)
                    page.page.locator("#jupyterlab-splash").wait_for(state="detached")
                    top, number = 0, 0
                    while True:
                        page.page.evaluate(_SCROLLED, top)
                        page.page.wait_for_timeout(_SETTLE)
                        height, whole = page.page.evaluate(_SCROLLED, top)
                        page.page.screenshot(path=folder / f"{lesson}.{language}.{name}.{number:02}.png")
                        if top + height >= whole:
                            break
                        top, number = top + height - 40, number + 1
                page.close()


def renew(folder):
    """Take the pictures of the READMEs: lesson 04 as it looks, and the playground after two settings were run."""
    for language in LANGUAGES:
        set_language(language)
        with lab_page(language) as page:
            open_and_run(page, language, "04")
            cell = page.page.locator(f"{PANEL} .jp-CodeCell", has_text="print(response.choices[0].message").first
            for _ in range(2):  # what comes into view for the first time has a height only then
                cell.evaluate("element => element.scrollIntoView({block: 'end'})")
                page.page.wait_for_timeout(_SETTLE)
            page.page.screenshot(path=folder / f"lesson-04.{language}.png")
            page.close()
            open_and_run(page, language, "05")
            page.page.set_viewport_size(
                {"width": WIDTH, "height": 1400}
            )  # the form fits, so no bar covers a part of it
            form = page.form(text("playground.title"))
            form.scroll_into_view_if_needed()
            form.get_by_label(text("playground.compare")).check()
            form.get_by_role("button", name=text("playground.run"), exact=True).click()
            form.locator(".first-call-facts").nth(1).wait_for()
            page.page.wait_for_timeout(_SETTLE)
            form.screenshot(path=folder / f"playground.{language}.png")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", type=Path, metavar="FOLDER", help="take every screen, into this folder")
    parser.add_argument("lessons", nargs="*", default=FIRST, help="numbers or names, for --look")
    options = parser.parse_args()
    if not chromium.find():
        sys.exit("There is no Chromium or Chrome on this machine.")
    if options.look:
        options.look.mkdir(parents=True, exist_ok=True)
        look(options.look, options.lessons)
    else:
        renew(ROOT / "assets" / "screenshots")
