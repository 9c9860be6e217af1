"""A learner uses the forms of the lessons."""

import os
import stat
import subprocess
import sys

import pytest
from browser.gated_server import WORDS, GatedServer

from helpers.practice import start

KEY = "sk-practice-FAKE-DO-NOT-USE-abcd"


@pytest.fixture
def slow(lab):
    """A server that answers when it is told to; the `.env` of the kit makes it the backend of all lessons."""
    with GatedServer() as server:
        (lab.kit / ".env").write_text(f"OPENAI_API_KEY={KEY}\nOPENAI_BASE_URL={server.base_url}\n", encoding="utf-8")
        yield server


def write(lab, *cells):
    """Write a notebook with these code cells into the kit, and return its path."""
    import nbformat

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, lab.kit / "notebooks" / "scratch.ipynb")
    return "notebooks/scratch.ipynb"


def test_a_key_is_pasted_tested_and_saved(page, lab):
    """Lesson 02 with the keyboard alone; a mistake is named first, and the field never keeps what it was given."""
    page.open(write(lab, "from helpers import connect, forms\nconnect(language='en')", "forms.key_form()"))
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
    form.get_by_role("status").filter(has_text="…abcd is well-formed").wait_for()
    assert field.input_value() == ""
    for button, said in (("Test", "accepts …abcd"), ("Save to .env", "saved")):
        form.get_by_role("button", name=button).press("Enter")
        form.get_by_role("status").filter(has_text=said).wait_for()
    saved = lab.kit / ".env"
    assert saved.read_text(encoding="utf-8").splitlines() == [f"OPENAI_API_KEY={KEY}"]
    if os.name == "posix":
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    form.get_by_role("button", name="Forget").click()
    form.get_by_role("status").filter(has_text="practice mode").last.wait_for()
    assert KEY not in saved.read_text(encoding="utf-8")


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


def test_a_playground_call_is_copied_and_runs_alone(page, lab, tmp_path):
    """Lesson 05: ask, copy as Python, run that in a fresh process: it prints what the form shows."""
    page.open(write(lab, "from helpers import connect, forms\nconnect(language='en')", "forms.playground()"))
    page.run_all()
    form = page.form("Playground")
    form.get_by_label("user").fill("Why is \"the sky\" blue?\nAnswer in one 'short' sentence.")
    form.get_by_label("temperature", exact=True).first.fill("0.7")
    form.get_by_role("button", name="Run", exact=True).click()
    form.get_by_role("status").filter(has_text="The answer is there").wait_for()
    answer = form.locator(".first-call-answer").inner_text()
    form.get_by_role("button", name="Copy as Python").click()
    form.get_by_role("status").filter(has_text="Copied").wait_for()
    code = page.clipboard()
    assert "temperature=0.7" in code
    assert "sk-" not in code
    assert run_snippet(code, tmp_path).strip() == answer.strip()


def test_a_call_that_runs(page, lab, slow):
    """A double click asks once; clicks while it runs do nothing; an interrupt is said, and the form works again."""
    page.open(write(lab, "from helpers import connect, forms\nconnect(language='en')", "forms.playground()"))
    page.run_all()
    form = page.form("Playground")
    run = form.get_by_role("button", name="Run", exact=True)
    answer = form.locator(".first-call-answer")
    slow.gate.clear()
    run.dblclick()
    answer.filter(has_text=WORDS[0].strip()).wait_for()
    assert run.is_disabled()
    run.evaluate("button => { button.disabled = false; button.click(); button.click() }")
    slow.gate.set()
    answer.filter(has_text="".join(WORDS)).wait_for()
    page.page.wait_for_function("button => !button.disabled", arg=run.element_handle())
    assert slow.asked == 1

    slow.gate.clear()
    run.click()
    answer.filter(has_text=WORDS[0].strip()).wait_for()
    page.menu("Kernel", "Interrupt Kernel")
    form.get_by_role("alert").filter(has_text="Interrupted").wait_for()
    slow.gate.set()
    run.click()
    answer.filter(has_text="".join(WORDS)).wait_for()
    assert slow.asked == 3


def test_a_backend_that_stops_answering(page, lab, slow):
    """The form says so after its patience has ended, and works again afterwards."""
    setup = "from helpers.forms import turn\nturn.TIMEOUT = 0.5  # a learner would wait for a minute"
    page.open(write(lab, "from helpers import connect, forms\nconnect(language='en')", setup, "forms.playground()"))
    page.run_all()
    form = page.form("Playground")
    run = form.get_by_role("button", name="Run", exact=True)
    slow.gate.clear()
    run.click()
    form.get_by_role("alert").filter(has_text="answer").wait_for()
    assert form.locator(".first-call-answer").inner_text().strip() == WORDS[0].strip()
    slow.gate.set()
    run.click()
    form.get_by_role("status").filter(has_text="The answer is there").wait_for()


def test_a_form_whose_kernel_is_gone_says_what_to_do(page, lab):
    """After a restart, and when the notebook is opened again, a form says that its cell must be run."""
    page.open(write(lab, "from helpers import connect, forms\nconnect(language='en')", "forms.playground()"))
    page.run_all()
    form = page.form("Playground")
    form.get_by_label("user").fill("Hello")
    page.save()
    page.reload()
    form.get_by_role("button", name="Run", exact=True).click()
    form.get_by_role("status").filter(has_text="The answer is there").wait_for()
    page.menu("Kernel", "Restart Kernel…")
    page.confirm()
    form.get_by_role("alert").filter(has_text="Run this cell again").wait_for()
    page.run_all()
    form.get_by_role("button", name="Run", exact=True).click()
    form.get_by_role("status").filter(has_text="The answer is there").wait_for()
