"""The lessons that `first-call` opens are the learner's own."""

import json
import os
import re
import subprocess
import sys

import pytest

from browser.lab_page import PANEL, SECOND, small_notebook

START = {"en": "notebooks/en/00_start_here.ipynb", "ko": "notebooks/ko/00_start_here.ipynb"}
LESSON = "notebooks/en/04_single_turn.ipynb"
UNTOUCHED = "notebooks/en/06_function.ipynb"
FORM = "from helpers import connect, forms\nconnect(language='en')\nforms.originals()"
_EDIT = """text => {
  const {content} = jupyterapp.shell.currentWidget;
  content.widgets.find(({model}) => model.type === 'code').model.sharedModel.setSource(text);
}"""
_ANSWERED = """() => jupyterapp.shell.currentWidget.content.widgets.some(({model}) =>
  model.type === 'code' && model.sharedModel.getSource().includes('completions.create') &&
  model.outputs.length && model.executionState !== 'running')"""

# Shift+Enter goes on to the next cell; what was run is above it. A kernel that has not begun yet looks idle too.
_ENDED = """() => {
  const {widgets, activeCellIndex} = jupyterapp.shell.currentWidget.content;
  return widgets.slice(0, activeCellIndex).every(({model}) =>
    model.type !== 'code' || (model.executionCount !== null && model.executionState !== 'running'));
}"""

_RUN = """() => jupyterapp.shell.currentWidget.content.widgets
  .filter(({model}) => model.type === 'code' && model.executionCount !== null).length"""


@pytest.fixture(scope="module", autouse=True)
def _untouched_afterwards(lab):
    """Other tests find the lessons as they were given."""
    yield
    for path in lab.lessons.glob("notebooks/*/*.ipynb"):
        path.unlink()
    update(lab)


@pytest.fixture
def fast_autosave(page):
    """JupyterLab saves after a second instead of two minutes."""
    settings = page.lab.home / ".jupyter" / "lab" / "user-settings" / "@jupyterlab" / "docmanager-extension"
    settings.mkdir(parents=True)
    file = settings / "plugin.jupyterlab-settings"
    file.write_text('{"autosaveInterval": 1}', encoding="utf-8")
    page.page.goto("about:blank")
    yield
    file.unlink()
    page.page.goto("about:blank")


def close(page):
    """Close the notebook in front as a person does; return the texts of what JupyterLab asks."""
    page.page.evaluate("void jupyterapp.commands.execute('application:close')")
    page.page.wait_for_function(
        "path => jupyterapp.shell.currentWidget?.context?.path !== path || document.querySelector('.jp-Dialog')",
        arg=page._path,
    )
    return page.page.locator(".jp-Dialog").all_inner_texts()


def update(lab):
    """Bring the learner's folder up to date, as the next first-call does; return what it says."""
    program = (
        "import sys; from pathlib import Path; from helpers import copies; from helpers.copies_report import told\n"
        "print(*told(copies.update(Path(sys.argv[1]), Path(sys.argv[2])), Path(sys.argv[2])))"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, lab.kit, lab.lessons]
    home = os.environ | {"HOME": str(lab.home), "USERPROFILE": str(lab.home)}  # there it is kept what Jupyter trusts
    return subprocess.run(command, cwd=lab.kit, env=home, capture_output=True, check=True, encoding="utf-8").stdout


def first_code(notebook):
    """Return the first code cell of a stored notebook."""
    return next("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_start_lesson_is_unrun_and_reaches_an_answer_by_shift_enter(page, language):
    """Nothing is shown before it is run; the keyboard alone leads to the first answer."""
    page.open(START[language])
    assert page.page.locator(f"{PANEL} .jp-OutputArea-output").count() == 0
    assert page.page.locator(f"{PANEL} .jp-InputPrompt", has_text="[1]").count() == 0
    page.page.locator(f"{PANEL} .jp-Cell").first.click()
    page.page.keyboard.press("Escape")
    for _ in page.stored()["cells"]:
        page.page.keyboard.press("Shift+Enter")
        page.page.wait_for_function(_ENDED, timeout=20 * SECOND)
        if page.page.evaluate(_ANSWERED):
            break
    page.page.wait_for_function(_ANSWERED, timeout=20 * SECOND)
    assert page.page.evaluate(_RUN) <= 4


@pytest.mark.parametrize("language", ["en", "ko"])
def test_closing_an_untouched_lesson_asks_nothing(page, language):
    """Not even whether to save what JupyterLab itself has put in; and the file is as it was given."""
    path = f"notebooks/{language}/10_conversation.ipynb"
    before = (page.lab.lessons / path).read_bytes()
    page.open(path)
    assert page.page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty") is False
    assert close(page) == []
    assert (page.lab.lessons / path).read_bytes() == before


@pytest.mark.usefixtures("fast_autosave")
def test_the_original_comes_back_after_autosave(page):
    """By the form; what the learner wrote is beside it, and the lesson opened again is the original."""
    page.open(LESSON)
    original = page.stored()
    page.page.evaluate(_EDIT, "mine = 1")
    page.page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty", timeout=30 * SECOND)
    assert first_code(page.stored()) == "mine = 1"
    assert close(page) == []
    page.open(small_notebook(page, "restore", FORM))
    page.run_all()
    form = page.form("Restore a lesson to its original")
    form.get_by_role("combobox").select_option("04_single_turn")
    form.get_by_role("button", name="Restore the original").click()
    form.get_by_role("status").filter(has_text="04_single_turn.mine.ipynb").wait_for()
    page.open(LESSON)
    assert page.stored() == original
    aside = page.lab.lessons / "notebooks/en/04_single_turn.mine.ipynb"
    assert first_code(json.loads(aside.read_text(encoding="utf-8"))) == "mine = 1"


def test_an_update_under_a_changed_and_an_unchanged_lesson(page, lab):
    """Both are right in JupyterLab afterwards, and nothing is lost."""
    page.open(LESSON)
    page.page.evaluate(_EDIT, "mine = 2")
    page.save()
    close(page)
    page.open(UNTOUCHED)
    close(page)
    kept = {name: (lab.kit / name).read_bytes() for name in (LESSON, UNTOUCHED)}
    try:
        for name, content in kept.items():
            (lab.kit / name).write_bytes(
                content.replace(b"from helpers import connect", b"# new\\nfrom helpers import connect")
            )
        said = update(lab)
    finally:
        for name, content in kept.items():
            (lab.kit / name).write_bytes(content)
    assert "04_single_turn.new.ipynb" in said
    for path, expected in (
        (LESSON, "mine = 2"),
        ("notebooks/en/04_single_turn.new.ipynb", "# new"),
        (UNTOUCHED, "# new"),
    ):
        page.open(path)
        shown = page.page.locator(f"{PANEL} .jp-CodeCell .cm-content").first.inner_text()
        assert expected in shown
        assert close(page) == []


def test_the_terminal_shows_no_warning_of_lessons(lab):
    """Neither that they are not trusted nor that their kernels are talked to in plain text."""
    log = lab.log.read_text(encoding="utf-8", errors="replace")
    assert "first-call-lessons" in log
    assert not re.search(r"notebooks/(en|ko)/\S+ is not trusted", log)
    assert "plain text" not in log
