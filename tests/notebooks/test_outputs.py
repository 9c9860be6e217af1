"""Outputs as they are stored: joined, shortened, and refused when they differ between machines or hold a key."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builder.outputs import WIDGET, refusals, tidy
from nbformat.v4 import new_output

ROOT = Path("/srv/kit")


def printed(text: str, name: str = "stdout"):
    """Return the output of one print."""
    return new_output("stream", name=name, text=text)


def error(traceback: list[str], evalue: str = ""):
    """Return the output of one exception."""
    return new_output("error", ename="ValueError", evalue=evalue, traceback=traceback)


def test_consecutive_prints_are_joined():
    """Pieces of one stream are joined; another stream or a picture between them keeps them apart."""
    picture = new_output("display_data", data={"image/png": "AAAA"})
    kept = tidy([printed("a"), printed("b"), printed("c", "stderr"), picture, printed("d")])
    assert [output.get("text", "picture") for output in kept] == ["ab", "c", "picture", "d"]


def test_widget_views_are_left_out():
    """The random id of a widget is not stored, its text is."""
    shown = new_output("display_data", data={WIDGET: {"model_id": "5f1c"}, "text/plain": "Button()"})
    assert tidy([shown])[0].data == {"text/plain": "Button()"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("saved /home/mina/.env", "a home or temporary folder: /home/mina/.env"),
        (r"saved C:\Users\mina\.env", "a home or temporary folder: C:\\Users"),
        ("wrote /tmp/abc/x", "a home or temporary folder: /tmp/abc/x"),
        (f"in {ROOT}/helpers", f"a folder of this machine: {ROOT}"),
        (f"{sys.prefix}/bin/python", "a folder of this machine"),
        (f"{Path.home()}/notes", "a folder of this machine"),
        ("http://127.0.0.1:43121/v1", "a port of this machine: 127.0.0.1:43121"),
        ("<object at 0x7f2d5c3b10d0>", "a memory address: 0x7f2d5c3b10d0"),
        ("sk-proj-FAKE-DO-NOT-USE-1234", "shows a key: sk-proj...1234"),
        ("\x1b[31msk-svcacct-\x1b[39mabcdefgh", "shows a key: sk-svca...efgh"),
    ],
)
def test_refused(text, what):
    """Folders, ports, addresses and keys are named; of a key only the ends are."""
    for output in (printed(text), new_output("display_data", data={"text/html": text}), error([], evalue=text)):
        found = refusals([output], code=[], root=ROOT)
        assert any(what in sentence for sentence in found), found
        assert not any("DO-NOT-USE" in sentence for sentence in found)


@pytest.mark.parametrize(
    "text",
    [
        "Your key ends in sk-...abcd",
        "Incorrect API key provided: sk-proj-***********1234. You can",
        "Incorrect API key provided: sk-svcacct-****1234.",
        "sk-practice-first-call",
        "a task-related 0x1F, 127.0.0.1, and https://api.openai.com/v1",
    ],
)
def test_allowed(text):
    """Masked keys, practice keys and ordinary text are stored."""
    assert refusals([printed(text)], code=[], root=ROOT) == []


def test_traceback_may_quote_the_code():
    """A false key that stands in the lesson's own code may appear where a traceback quotes it, nowhere else."""
    key = "sk-proj-FAKE-DO-NOT-USE-1234"
    code = [f'client = OpenAI(api_key="{key}")']
    assert refusals([error([f"----> 1 {code[0]}"])], code, ROOT) == []
    assert refusals([error([f"----> 1 {code[0]}"])], [], ROOT) != []
    assert refusals([error([], evalue=key)], code, ROOT) != []
    assert refusals([printed(key)], code, ROOT) != []
