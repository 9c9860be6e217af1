"""Lesson 18: its chat for the terminal with a person in front of it, what it quotes, and another server."""

from __future__ import annotations

import re
import sys

import nbformat
import openai
import pytest
from build import ROOT
from other_server import OtherServer
from running_chat_page import FILES
from test_live import run_notebook

from helpers import practice

PATHS = {language: ROOT / "notebooks" / language / "18_chat_page.ipynb" for language in ("en", "ko")}
TYPED = {
    "en": ["My name is Mina. Say hello in one short sentence.", "What is my name?", ""],
    "ko": ["제 이름은 민아예요. 짧은 한 문장으로 인사해 주세요.", "제 이름이 뭐예요?", ""],
}
KNOWN = {"en": "Your name is Mina.", "ko": "이름은 민아예요."}


def snippet(language):
    """Return the code of the one cell to copy."""
    cells = nbformat.read(PATHS[language], as_version=4).cells
    [code] = [cell.source for cell in cells if "snippet" in cell.metadata.get("tags", [])]
    return code


@pytest.mark.parametrize("language", PATHS)
@pytest.mark.parametrize("asked", [0, 1, 2])
def test_the_terminal_chat_goes_on_until_an_empty_line(language, asked, monkeypatch, capsys):
    """A person types; the second answer knows the first question; an empty line ends it, also at once."""
    typed = iter([*TYPED[language][:asked], ""])
    with (
        practice.start() as server,
        openai.OpenAI(base_url=server.base_url, api_key=server.key) as client,
        monkeypatch.context() as patch,
    ):
        patch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        patch.setattr("builtins.input", lambda question: next(typed))
        patch.setattr(openai, "OpenAI", lambda timeout: client)
        exec(compile(snippet(language), "snippet", "exec"), {})
        assert len(server.usage) == asked
    assert next(typed, "all was asked for") == "all was asked for"
    printed = capsys.readouterr().out
    assert printed.count("\n") == asked
    assert (KNOWN[language] in printed) is (asked == 2)


@pytest.mark.parametrize("language", PATHS)
def test_what_the_lesson_quotes_is_in_the_file(language):
    """The lines of the page that the lesson shows are those of the page, and its limits have the names it gives."""
    prose = "\n".join(
        cell.source for cell in nbformat.read(PATHS[language], as_version=4).cells if cell.cell_type == "markdown"
    )
    file = FILES[language].read_text(encoding="utf-8")
    quoted = re.findall(r"```(?:python|javascript)\n(.*?)```", prose, re.DOTALL)
    assert len(quoted) == 2
    for lines in quoted:
        assert lines in file
    for name in ("EACH", "EVERYONE", "PER_MINUTE"):
        assert f"`{name}`" in prose
        assert re.search(rf"^(?:\w+, )?{name}\b.* = ", file, re.MULTILINE)
    for option in set(re.findall(r"--host|--port", prose)):
        assert f'"{option}"' in file


def test_a_server_that_does_not_stream_takes_the_lesson_to_the_end():
    """It knows no stream and no safety_identifier; nothing stops, and every call has reached it."""
    with OtherServer() as server:
        printed = run_notebook(server, "18_chat_page.ipynb")
    assert len(server.received) >= 4
    assert all(body["stream"] for _, body in server.received)
    assert "left: US$" in printed
