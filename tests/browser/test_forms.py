"""A learner uses the forms of the lessons."""

import contextlib
import os
import re
import stat
import subprocess
import sys

import pytest

from browser.gated_server import WORDS, GatedServer
from browser.lab_page import PANEL, printed, small_notebook
from helpers.forms.key_field import ENVELOPES
from helpers.practice import start

KEY = "sk-practice-FAKE-DO-NOT-USE-abcd"
_RUN_LAST_CELL = """() => {
  const {content} = jupyterapp.shell.currentWidget;
  content.activeCellIndex = content.widgets.length - 1;
  void jupyterapp.commands.execute('notebook:run-cell');
}"""
_BUSY = "jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'busy'"
FIRST = re.compile(rf"^{WORDS[0]}?$")


@pytest.fixture
def slow(lab):
    """A server that answers when it is told to; the `.env` beside the lessons makes it the backend of all lessons."""
    with GatedServer() as server:
        (lab.lessons / ".env").write_text(
            f"OPENAI_API_KEY={KEY}\nOPENAI_BASE_URL={server.base_url}\n", encoding="utf-8"
        )
        yield server


def test_a_key_is_pasted_tested_and_saved(page, lab):
    """Lesson 02 with the keyboard alone; a mistake is named first, and the field never keeps what it was given."""
    page.open("notebooks/en/02_key.ipynb")
    page.run_all()
    form = page.form("Your API key")
    field = form.get_by_label("API key")
    assert field.get_attribute("type") == "password"
    assert field.get_attribute("autocomplete") == "off"
    page.paste(field, "sk-practice-한FAKE")
    page.page.keyboard.press("Tab")
    form.get_by_role("alert").filter(has_text="Korean letter").wait_for()
    assert field.input_value() == ""
    page.paste(field, f'"{KEY}"')
    page.page.keyboard.press("Enter")
    form.get_by_role("status").filter(has_text="…abcd has the right form. Nothing").wait_for()
    assert field.input_value() == ""
    for button, said in (("Test", "accepts …abcd"), ("Save to .env", "Saved the key …abcd")):
        form.get_by_role("button", name=button, disabled=False).press("Enter")
        form.get_by_role("status").filter(has_text=said).wait_for()
    saved = lab.lessons / ".env"
    assert saved.read_text(encoding="utf-8").splitlines() == [f"OPENAI_API_KEY={KEY}"]
    if os.name == "posix":
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    form.get_by_role("button", name="Forget").click()
    form.get_by_role("status").filter(has_text="Removed the key").wait_for()
    assert KEY not in saved.read_text(encoding="utf-8")


def key_notebook(page):
    """Write a notebook with the key form, and a last cell that runs as long as there is no file named "gate"."""
    waiting = "while not Path('gate').exists():\n    time.sleep(0.02)"
    connected = "import time\nfrom pathlib import Path\nfrom helpers import connect, forms\nconnect(language='en')"
    path = small_notebook(page, "key", connected, "forms.key_form()", waiting)
    (page.lab.lessons / "notebooks" / "gate").touch()
    return path


@contextlib.contextmanager
def busy(page):
    """Keep the kernel of a `key_notebook()` busy with its last cell until the block ends."""
    gate = page.lab.lessons / "notebooks" / "gate"
    gate.unlink()
    page.page.evaluate(_RUN_LAST_CELL)
    page.page.wait_for_function(_BUSY)
    try:
        yield
    finally:
        gate.touch()


@pytest.fixture
def no_scripts(page):
    """The page, loaded anew, takes the script of the key form for loaded and does not run it."""
    page.reload()
    page.page.evaluate("window.firstCallKeyField = true")
    yield
    page.page.goto("about:blank")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_keys_pasted_while_the_kernel_is_busy(page, lab, scripts, request):
    """The last one counts, and a click comes after what was pasted before it."""
    page.open(key_notebook(page))
    if not scripts:
        request.getfixturevalue("no_scripts")
    page.run_all()
    form = page.form("Your API key")
    field = form.get_by_label("API key")
    with busy(page):
        for ending in ("aaaa", "bbbb"):
            page.paste(field, f"{KEY}-{ending}")
            page.page.keyboard.press("Tab")
            if scripts:
                assert field.input_value() == ""
    form.get_by_role("status").filter(has_text="…bbbb has the right form. Nothing").wait_for()
    assert field.input_value() == ""
    with busy(page):
        page.paste(field, f"{KEY}-cccc")
        form.get_by_role("button", name="Save to .env").click()
    form.get_by_role("status").filter(has_text="Saved the key …cccc").wait_for()
    assert (lab.lessons / ".env").read_text(encoding="utf-8").splitlines() == [f"OPENAI_API_KEY={KEY}-cccc"]


def test_more_keys_than_there_are_envelopes(page, lab):
    """What cannot be handed over stays in the field; no click overtakes it, and it follows as soon as it can."""
    page.open(key_notebook(page))
    page.run_all()
    form = page.form("Your API key")
    field = form.get_by_label("API key")
    save = form.get_by_role("button", name="Save to .env")
    with busy(page):
        for number in range(ENVELOPES + 1):
            page.paste(field, f"{KEY}-{number:04}")
            page.page.keyboard.press("Tab")
            assert field.input_value() == ("" if number < ENVELOPES else f"{KEY}-{number:04}")
        save.click()
    form.get_by_role("status").filter(has_text=f"…{ENVELOPES:04} has the right form").wait_for()
    assert field.input_value() == ""
    assert not (lab.lessons / ".env").exists()
    save.click()
    form.get_by_role("status").filter(has_text=f"Saved the key …{ENVELOPES:04}").wait_for()


def notebook(page, *setup):
    """Write a small notebook with a playground into the learner's folder, and return its path."""
    connected = "from helpers import connect, forms\nconnect(language='en')"
    return small_notebook(page, "playground", connected, *setup, "forms.playground()")


def run_snippet(code, folder):
    """Run a program in a fresh process whose only OpenAI settings are those of the practice backend."""
    with start() as server:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
        environment |= {"OPENAI_API_KEY": server.key, "OPENAI_BASE_URL": server.base_url, "PYTHONUTF8": "1"}
        file = folder / "copied.py"
        file.write_text(code, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(file)], cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_playground_of_lesson_05(page, tmp_path):
    """Run All, ask, copy as Python, run that in a fresh process: it prints what the form shows. Then in Korean."""
    page.open("notebooks/en/05_models.ipynb")
    page.run_all()
    form = page.form("Playground")
    form.get_by_label("user").fill("Why is \"the sky\" blue?\nAnswer in one 'short' sentence.")
    form.get_by_label("temperature", exact=True).first.fill("0.7")
    form.get_by_role("button", name="Run", exact=True).click()
    form.get_by_role("status").filter(has_text="The answer is here.").wait_for()
    answer = form.locator(".first-call-answer").inner_text()
    form.get_by_role("button", name="Copy as Python").click()
    form.get_by_role("status").filter(has_text="Copied").wait_for()
    code = page.clipboard()
    assert "temperature=0.7" in code
    assert "sk-" not in code
    assert run_snippet(code, tmp_path).strip() == answer.strip()

    page.page.get_by_role("link", name="한국어로 읽기").click()
    page.wait_until_open("notebooks/ko/05_models.ipynb")
    page.run_all()
    for text in (".jp-RenderedMarkdown p", ".jp-OutputArea-output pre"):  # neither breaks a line within a word
        breaks = "element => getComputedStyle(element).wordBreak"
        assert page.page.locator(f"{PANEL} {text}").first.evaluate(breaks) == "keep-all"
    form = page.form("플레이그라운드")
    form.get_by_role("button", name="실행", exact=True).click()
    form.get_by_role("status").filter(has_text="답이 왔어요").wait_for()
    assert printed(page.save()) == printed(page.committed())


def test_a_call_that_runs(page, slow):
    """A double click asks once; clicks while it runs do nothing; Stop and silence are said, and it works again."""
    page.open(notebook(page, "from helpers.forms import turn", "turn.TIMEOUT = 2  # for the last part of this test"))
    page.run_all()
    form = page.form("Playground")
    run = form.get_by_role("button", name="Run", exact=True)
    answer = form.locator(".first-call-answer")
    slow.gate.clear()
    run.dblclick()
    answer.filter(has_text=FIRST).wait_for()
    assert run.is_disabled()
    run.evaluate("button => { button.disabled = false; button.click(); button.click(); button.disabled = true }")
    slow.gate.set()
    answer.filter(has_text="".join(WORDS)).wait_for()

    slow.gate.clear()
    run.click()
    answer.filter(has_text=FIRST).wait_for()
    assert slow.asked == 2
    form.get_by_role("button", name="Stop", exact=True).click()
    form.get_by_role("alert").filter(has_text="Stopped").wait_for()
    assert FIRST.match(answer.inner_text().strip())

    run.click()
    form.get_by_role("alert").filter(has_text="APITimeoutError").wait_for()
    assert FIRST.match(answer.inner_text().strip())
    slow.gate.set()
    run.click()
    answer.filter(has_text="".join(WORDS)).wait_for()
    assert slow.asked == 4


def test_a_form_that_waits_is_interrupted(page, lab, slow):
    """By JupyterLab's own button, where the form has none for it."""
    env = f"OPENAI_API_KEY=sk-proj-FAKE-DO-NOT-USE-abcd\nOPENAI_BASE_URL={slow.base_url}\n"
    (lab.lessons / ".env").write_text(env, encoding="utf-8")
    page.open(small_notebook(page, "picker", "from helpers import forms", "forms.model_picker()"))
    page.run_all()
    form = page.form("Choose a model")
    load = form.get_by_role("button", name="Load my account's list")
    slow.gate.clear()
    load.click()
    form.get_by_role("status").filter(has_text="Working").wait_for()
    page.menu("Kernel", "Interrupt Kernel")
    form.get_by_role("alert").filter(has_text="Interrupted").wait_for()
    slow.gate.set()
    load.click()
    form.get_by_role("status").filter(has_text="Models loaded").wait_for()


def test_a_form_after_coming_back_and_after_a_restart(page):
    """It goes on in a page or notebook opened again; without its kernel it says what to do, and does not wait."""
    path = notebook(page)
    page.open(path)
    page.run_all()
    form = page.form("Playground")
    answered = form.get_by_role("status").filter(has_text="The answer is here.")
    page.save()
    page.reload()
    form.get_by_role("button", name="Run", exact=True).click()
    answered.wait_for()
    form.get_by_label("user").fill("")
    form.get_by_role("button", name="Run", exact=True).click()
    form.get_by_role("alert").filter(has_text="Write a user message").wait_for()
    page.save()
    page.close()
    page.open(path)
    form.get_by_label("user").fill("Hello!")
    form.get_by_role("button", name="Run", exact=True).click()
    answered.wait_for()
    page.menu("Kernel", "Restart Kernel…")
    page.confirm()
    form.get_by_role("alert").filter(has_text="Run this cell again").wait_for()
    assert form.get_by_role("button").count() == 0
    page.wait_for_kernel()
    page.run_all()
    form.get_by_role("button", name="Run", exact=True).click()
    form.get_by_role("status").filter(has_text="The answer is here.").wait_for()


def test_the_forms_of_lessons_04_and_05_with_the_keyboard_alone(page):
    """Keys belong to the form: none goes to JupyterLab, where they would move to other cells or delete them."""
    page.open("notebooks/en/04_single_turn.ipynb")
    page.run_all()
    cells = len(page.committed()["cells"])
    press = page.page.keyboard.press
    form = page.form("Anatomy of a response")
    path = form.locator(".first-call-path")
    form.get_by_role("listbox").focus()
    for key in ("ArrowDown", "ArrowUp", "ArrowUp"):
        press(key)
    path.filter(has_text=re.compile(r"^response\.choices\[0\]\.message$")).wait_for()
    for key in ("d", "d", "x", "a"):
        press(key)
    assert page.page.evaluate("jupyterapp.shell.currentWidget.content.widgets.length") == cells
    form.locator("option", has_text="finish_reason").click()
    path.filter(has_text=re.compile(r"^response\.choices\[0\]\.finish_reason$")).wait_for()

    page.open("notebooks/en/05_models.ipynb")
    page.run_all()
    form = page.form("Playground")
    form.get_by_label("user").focus()
    for name, key in (("side by side", "Space"), ("Run", "Enter")):
        target = form.get_by_label(name).or_(form.get_by_role("button", name=name, exact=True))
        for _ in range(12):
            press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                break
        press(key)
    form.get_by_role("status").filter(has_text="The answer is here.").wait_for()
    first, second = form.locator(".first-call-answer").all_inner_texts()
    assert first.startswith("An API is an agreed way")
    assert second.startswith("An API is the part of a service")
    for column, temperature in enumerate(("0.0", "1.2")):
        form.get_by_role("button", name="Copy as Python", disabled=False).nth(column).press("Enter")
        form.get_by_role("status").filter(has_text="Copied").nth(column).wait_for()
        assert f"temperature={temperature}" in page.clipboard()


def test_ticks_and_the_chosen_model_outlive_notebook_and_kernel(page):
    """They are kept on the learner's computer, and can be taken back."""
    account, models = "notebooks/en/01_account.ipynb", "notebooks/en/05_models.ipynb"
    steps, picker = page.form("Your account, step by step"), page.form("Choose a model")
    page.open(account)
    page.run_all()
    steps.get_by_label("1. Sign up").press("Space")
    steps.get_by_role("status").filter(has_text="1 of 5 done").wait_for()
    page.open(models)
    page.run_all()
    picker.get_by_label("Sort by").select_option("model (id)")
    picker.get_by_label("Model", exact=True).select_option("gpt-6.1-sol")
    picker.get_by_role("button", name="Make it my default").click()
    picker.get_by_role("status").filter(has_text="gpt-6.1-sol is now your default.").wait_for()
    page.leave()

    page.open(account)
    page.run_all()
    steps.get_by_role("status").filter(has_text="1 of 5 done").wait_for()
    assert steps.get_by_label("1. Sign up").is_checked()
    steps.get_by_role("button", name="Start over").click()
    steps.get_by_role("status").filter(has_text="0 of 5 done").wait_for()
    assert not steps.get_by_label("1. Sign up").is_checked()
    page.open(models)
    page.run_all()
    picker.get_by_role("row", name="gpt-6.1-sol your default").wait_for()


def test_a_conversation_with_enter(page):
    """The text is sent as it stands when Enter is pressed, and the model is reminded of what was said before."""
    page.open("notebooks/en/10_conversation.ipynb")
    page.run_all()
    form = page.form("Chat")
    history = form.get_by_role("group", name="Chat form")
    question = form.get_by_label("user")
    question.press("Enter")
    history.filter(has_text="tokens:").wait_for()
    question.fill("What is my name?")
    form.get_by_role("button", name="Send", disabled=False).wait_for()
    question.press("Enter")
    form.get_by_role("status").filter(has_text="The answer is here.").wait_for()
    history.filter(has_text="Your name is Mina").wait_for()
    assert question.input_value() == ""
