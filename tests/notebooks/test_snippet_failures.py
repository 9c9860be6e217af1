"""Cells that lessons offer to copy, on a bad day: what went wrong is said, and what came is not lost."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json

import nbformat
import openai
import pytest
from build import ROOT
from other_server import OtherServer

from helpers import usage

LANGUAGES = ("en", "ko")
WRONG_KEY = 401, {"error": {"message": "No.", "type": "x", "param": None, "code": "invalid_api_key"}}
BROKEN = 400, {"error": {"message": "No.", "type": "x", "param": None, "code": None}}


def snippet(lesson: str, language: str, word: str) -> str:
    """Return the code of the only cell to copy that holds a word."""
    notebook = nbformat.read(ROOT / "notebooks" / language / f"{lesson}.ipynb", as_version=4)
    found = [
        cell.source for cell in notebook.cells if "snippet" in cell.metadata.get("tags", []) and word in cell.source
    ]
    [code] = found
    return code


def answer(content=None, *, refusal=None, calls=None, reason="stop", usage=(100, 10)):
    """Return status and body of a chat completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal} | ({"tool_calls": calls} if calls else {})
    sent, made = usage
    return 200, {
        "id": "other-1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-6-luna",
        "choices": [{"index": 0, "finish_reason": reason, "message": message}],
        "usage": {"prompt_tokens": sent, "completion_tokens": made, "total_tokens": sent + made},
    }


@pytest.fixture
def server(elsewhere, monkeypatch):
    """A server whose answers a test sets, and an environment that leads to it."""
    with OtherServer() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-FAKE-DO-NOT-USE-1234")
        yield running


def run(code: str) -> tuple[str, dict]:
    """Return what a cell prints, and its names."""
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(code, names)
    return out.getvalue(), names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_key_is_no_missing_object(server, language):
    """Lesson 11: what would fail for every text is raised; an answer that was cut off or does not fit gives None."""
    code = snippet("11_structured_output", language, "def read(")
    server.reply = lambda body: WRONG_KEY
    with pytest.raises(openai.AuthenticationError):
        run(code)
    for reply, kind in (
        (answer('{"tit', reason="length"), "LengthFinishReasonError"),
        (answer(None, reason="content_filter"), "ContentFilterFinishReasonError"),
        (answer('{"title": 3}'), "ValidationError"),
        (answer(refusal="I cannot."), "I cannot."),
    ):
        server.reply = lambda body, reply=reply: reply
        printed, _ = run(code)
        assert kind in printed
        assert printed.endswith("None\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_not_too_many_rounds(server, language):
    """Lesson 13: a refusal, an empty answer and a model that calls without end are told apart."""
    code = snippet("13_tools", language, "for _ in range(5)")
    rounds = {"en": "too many rounds", "ko": "반복 횟수"}[language]
    server.reply = lambda body: answer(refusal="I cannot.")
    assert run(code)[0] == "I cannot.\n"
    server.reply = lambda body: answer(None, reason="length")
    printed, _ = run(code)
    assert "length" in printed
    assert rounds not in printed
    call = {"id": "call_1", "type": "function", "function": {"name": "next_train", "arguments": '{"city": "Busan"}'}}
    server.reply = lambda body: answer(calls=[call], reason="tool_calls")
    already = len(server.received)
    assert rounds in run(code)[0]
    assert len(server.received) - already == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_failure_of_ten_loses_no_answer(server, language):
    """Cheat sheet: nine answers and an error, each in its place; and the client is closed."""
    server.reply = lambda body: BROKEN if "7" in json.dumps(body["messages"]) else answer("fine")
    _, names = run(snippet("cheat_sheet", language, "async def ask_all"))
    clients = []

    class Client(openai.AsyncOpenAI):
        def __init__(self, **given):
            super().__init__(**given)
            clients.append(self)

    names["AsyncOpenAI"] = Client
    answers = asyncio.run(names["ask_all"]([f"Question {number}" for number in range(10)]))
    assert [place for place, said in enumerate(answers) if said != "fine"] == [7]
    assert isinstance(answers[7], openai.BadRequestError)
    assert all(client.is_closed() for client in clients)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [10, 2000, 280_000])
def test_the_budget_of_lesson_08_is_never_too_generous(server, language, size):
    """It reckons with no less than the table's most, and subtracts no less than the price."""
    server.reply = lambda body: answer("fine", usage=(size, 60))
    _, names = run(snippet("08_tokens", language, "class Budget"))
    budget = names["Budget"](1.0)
    budget.ask("a" * size)
    assert 1.0 - budget.left >= usage.most("gpt-6-luna", size, 60) - 1e-12
    budget.left = usage.most("gpt-6-luna", size, 60) - 1e-9
    with pytest.raises(RuntimeError):
        budget.ask("a" * size)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "lesson",
    ["07_errors", "08_tokens", "09_streaming", "10_conversation", "11_structured_output", "12_responses", "13_tools"],
)
def test_every_client_to_copy_has_a_timeout(lesson, language):
    """The SDK's own limit is ten minutes, three times."""
    notebook = nbformat.read(ROOT / "notebooks" / language / f"{lesson}.ipynb", as_version=4)
    cells = [cell.source for cell in notebook.cells if "snippet" in cell.metadata.get("tags", [])]
    assert cells
    for code in cells:
        assert "OpenAI(" not in code or "timeout=" in code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_of_lesson_19_holds_a_test_that_can_fail(elsewhere, language):
    """Its test passes without a key, and fails where the program returns something else or sends something else."""
    code = snippet("19_testing", language, "def test_ask")
    for right, wrong in (("", ""), (".message.content", ".message"), ('"content": question', '"content": ""')):
        broken = code.replace(right, wrong)
        names = {"__name__": "ask"}
        exec(broken, names)
        with pytest.raises(AssertionError) if right else contextlib.nullcontext():
            names["test_ask"]()
