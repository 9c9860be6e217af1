"""Copy as Python: what comes out is Python, says the same, and runs alone."""

import ast
import asyncio
import os
import subprocess
import sys

import pytest

from helpers import chat, connect
from helpers.forms import turn
from helpers.forms.snippet import snippet, source

NASTY = [
    "",
    "plain",
    "it's",
    'say "hi"',
    "both ' and \"",
    "'''",
    '"""',
    "\\",
    '\\"',
    "ends in a backslash \\",
    "{braces} {arguments} %s %(name)s",
    "\n",
    "one\ntwo\n",
    "\n\nthree",
    "Windows\r\nlines",
    "tab\tand\x00and\x0c",
    "\x85 \u2028 \u2029",
    "\ufeffbyte order mark, zero width \u200b, right to left \u202e",
    "안녕하세요, 가격은 얼마예요?",
    "👩‍👩‍👧 🇰🇷 ☺️",
    "lone surrogate \ud83d",
    "print(1)  # not code",
    "a" * 5000,
]


@pytest.mark.parametrize("value", NASTY)
def test_every_text_survives(value):
    """Quotes, line breaks, Korean, emoji and what cannot be seen: the source evaluates to the same text."""
    assert ast.literal_eval(source(value)) == value


def test_requests_survive_whole():
    """Numbers, booleans, lists and dictionaries too, with the messages in their order."""
    sent = {
        "model": "m",
        "messages": [{"role": "system", "content": "a\nb"}, {"role": "user", "content": 'say "hi"'}],
        "temperature": 0.1,
        "max_completion_tokens": 300,
        "stream_options": {"include_usage": True},
        "nothing": None,
    }
    call = next(
        node
        for node in ast.walk(ast.parse(snippet(sent)))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "create"
    )
    assert {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords} == sent


def test_korean_and_emoji_stay_readable():
    """A learner sees the own words in the code, not escapes, and double quotes as in the lessons."""
    assert source("안녕 ☺") == '"안녕 ☺"'
    assert source("it's") == '"it\'s"'


def test_the_code_is_as_the_lessons_write_it():
    """The whole program, once: what is copied can be compared with lessons 03 and 04."""
    sent = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "Hi"}], "temperature": 0}
    assert snippet(sent) == (
        "from dotenv import load_dotenv\n"
        "\n"
        "load_dotenv()\n"
        "\n"
        "from openai import OpenAI\n"
        "\n"
        "client = OpenAI()\n"
        "response = client.chat.completions.create(\n"
        '    model="gpt-6-luna",\n'
        "    messages=[\n"
        '        {"role": "user", "content": "Hi"},\n'
        "    ],\n"
        "    temperature=0,\n"
        ")\n"
        "print(response.choices[0].message.content)\n"
    )


async def asked(sent):
    """Send a request as a form does."""
    async with turn.client() as client:
        return await turn.run(client, sent, lambda told: None)


@pytest.mark.parametrize("stream", [False, True])
def test_the_program_runs_alone_and_prints_the_answer(stream, tmp_path):
    """In a folder with nothing but `.env`, in a fresh process, the same words come out; with nothing, a clear error."""
    words = "say \"hi\" to 'me'\n안녕 👩‍👩‍👧 {x} \\n \u200b"
    connect(language="en")
    messages = chat.messages(system="system\n'x'", user=words)
    sent = turn.request("gpt-6-luna", messages, temperature=0.1, limit=300, stream=stream)
    answer = asyncio.run(asked(sent))
    assert words.split("\n")[0] in answer.text  # practice mode shows what it received
    program = tmp_path / "snippet.py"
    program.write_text(snippet(sent), encoding="utf-8", newline="\n")
    settings = tmp_path / ".env"
    names = ("OPENAI_API_KEY", "OPENAI_BASE_URL")
    settings.write_text("".join(f"{name}={os.environ[name]}\n" for name in names), encoding="utf-8")
    done = run_alone(program)
    assert done.stderr.decode() == ""
    assert done.stdout.decode().replace("\r\n", "\n") == answer.text + "\n"
    settings.write_text("", encoding="utf-8")
    done = run_alone(program)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "OPENAI_API_KEY" in done.stderr.decode().splitlines()[-1]


def run_alone(program):
    """Run a program in its folder, with no setting of the SDK in the environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", program.name],
        cwd=program.parent,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
