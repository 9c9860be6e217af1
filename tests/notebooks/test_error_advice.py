"""What lessons tell about errors is what the table of errors tells: their code is run on every refusal there is."""

from __future__ import annotations

import contextlib
import io

import nbformat
import openai
import pytest
from build import ROOT
from other_server import OtherServer

from helpers.errors import advice
from helpers.practice.wire import faults

CHAT = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "Hi"}]}
BODIES = {name: refusal("/v1/chat/completions", b"{}") for name, refusal in faults.FAULTS.items()}
# Its code is that of a limit that ends by waiting; only the sentence tells that this one does not. Lesson 07 says so.
TOLD_BY_WORDS = "request_over_rate_limit"


def cells(lesson: str, language: str, tag: str) -> list[str]:
    """Return the code of the cells of a lesson that have a tag."""
    notebook = nbformat.read(ROOT / "notebooks" / language / f"{lesson}.ipynb", as_version=4)
    return [cell.source for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


@pytest.fixture
def refusing(elsewhere, monkeypatch):
    """A server that answers as `refuse(name)` said last, and an environment that leads to it."""
    with OtherServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-FAKE-DO-NOT-USE-1234")

        def refuse(name: str) -> None:
            server.reply = lambda body: (BODIES[name].status, BODIES[name].body)

        yield refuse


def refusal(name: str, refuse) -> openai.APIStatusError:
    """Return the error that the SDK makes of a refusal."""
    refuse(name)
    with openai.OpenAI(max_retries=0) as client, pytest.raises(openai.APIStatusError) as caught:
        client.chat.completions.create(**CHAT)
    return caught.value


def run(code: str) -> str:
    """Return what a cell prints, with the SDK's own retries left out."""
    for number in "345":
        code = code.replace(f"max_retries={number}", "max_retries=0")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        names = {"__name__": "__main__"}
        exec(code, names)
        names["client"].close()
    return out.getvalue()


SNIPPETS = [
    # Lesson, language, what it prints where waiting is its advice, and where stopping is.
    ("07_errors", "en", ("Wait a minute", "Try again later"), "Stop"),
    ("07_errors", "ko", ("1분쯤 기다리세요", "나중에 다시 시도하세요"), "멈추"),
    ("cheat_sheet", "en", ("wait a little",), "look at your credit"),
    ("cheat_sheet", "ko", ("잠시 기다리세요",), "크레딧과 한도"),
]


@pytest.mark.parametrize(("lesson", "language", "wait", "stop"), SNIPPETS)
def test_a_copied_cell_advises_to_wait_only_where_the_table_does(lesson, language, wait, stop, refusing):
    """Money is never answered with "wait", and a limit of speed always is."""
    code = next(code for code in cells(lesson, language, "snippet") if "RateLimitError" in code)
    for name in BODIES:
        given = advice(refusal(name, refusing))
        said = run(code)
        waits = any(words in said for words in wait)
        assert not waits or given.again or name == TOLD_BY_WORDS, (name, said)
        if given.name in ("quota", "spend_limit", "billing_not_active") and BODIES[name].status == 429:
            assert stop in said, (name, said)
        if name == "rate_limit_exceeded":
            assert waits


def test_the_solution_of_lesson_07_agrees_with_the_table(refusing):
    """should_retry says True of nothing that the table would not send again."""
    source = (ROOT / "notebooks" / "src" / "07_errors.py").read_text(encoding="utf-8")
    solution = next(cell for cell in source.split("# %% ") if cell.startswith('tags=["solution"]') and "retry" in cell)
    names = {"openai": openai}
    exec(solution.partition("\n")[2], names)
    for name in BODIES:
        error = refusal(name, refusing)
        again = names["should_retry"](error)
        assert not again or advice(error).again or name == TOLD_BY_WORDS, name
        if advice(error).name in ("rate_limit", "server") and name != "slow_down":
            assert again, name
