"""The snippet of lesson 15 asks a person, where there is one, before it buys."""

from __future__ import annotations

import sys

import nbformat
import openai
import pytest
from build import ROOT

from helpers import practice

PATHS = sorted((ROOT / "notebooks").glob("??/15_agent_loop.ipynb"))
YES = {"en": "yes", "ko": "네"}
BOUGHT = {"en": "I bought a ticket", "ko": "43,500원에 샀어요"}
NOT_BOUGHT = {"en": "I didn't buy it", "ko": "사지 않았어요"}


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the snippet of a notebook as in a terminal where a person types; return the questions and what is printed."""

    def run(path, typed, terminal=True):
        cells = nbformat.read(path, as_version=4).cells
        [code] = [cell.source for cell in cells if "snippet" in cell.metadata.get("tags", [])]
        asked = []
        with (
            practice.start() as server,
            openai.OpenAI(base_url=server.base_url, api_key=server.key) as client,
            monkeypatch.context() as patch,
        ):
            patch.setattr(sys.stdin, "isatty", lambda: terminal, raising=False)
            patch.setattr("builtins.input", lambda question: asked.append(question) or typed)
            patch.setattr(openai, "OpenAI", lambda timeout: client)
            exec(compile(code, "snippet", "exec"), {})
        return asked, capsys.readouterr().out

    return run


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.parent.name)
def test_only_a_yes_in_a_terminal_buys(run, path):
    """The person is asked once and sees what would run; any other answer, or no terminal, buys nothing."""
    language = path.parent.name
    [question], printed = run(path, YES[language])
    assert "buy_ticket" in question
    assert BOUGHT[language] in printed
    for typed in ("", "no", "아니요"):
        [_], printed = run(path, typed)
        assert NOT_BOUGHT[language] in printed
    asked, printed = run(path, YES[language], terminal=False)
    assert asked == []
    assert NOT_BOUGHT[language] in printed


def test_both_languages_are_there():
    """The test above tries two notebooks."""
    assert [path.parent.name for path in PATHS] == ["en", "ko"]
