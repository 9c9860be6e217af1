"""Copy as Python: a call as a program that runs alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_WHOLE = """\
from dotenv import load_dotenv

load_dotenv()

from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
{arguments}
)
print(response.choices[0].message.content)
"""
_STREAM = """\
from dotenv import load_dotenv

load_dotenv()

from openai import OpenAI

client = OpenAI()
stream = client.chat.completions.create(
{arguments}
)
for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="", flush=True)
print()
"""
_INDENT = "    "


def snippet(request: Mapping[str, Any]) -> str:
    """Return a program that sends a request and prints the answer. It needs the packages openai and python-dotenv.

    Args:
        request: the arguments of `client.chat.completions.create()`.

    Returns:
        Python source. The key is not in it: it is loaded from `.env`, where the environment has none, as in lesson 03.
    """
    arguments = "\n".join(f"{_INDENT}{name}={source(value, _INDENT)}," for name, value in request.items())
    template = _STREAM if request.get("stream") else _WHOLE
    return template.replace("{arguments}", arguments)


def source(value: Any, indent: str = "") -> str:
    """Return a value as Python source that evaluates to the same value.

    Args:
        value: text, a number, True, False or None, or lists and dictionaries of them.
        indent: the spaces in front of the line on which it begins.
    """
    if isinstance(value, str):
        return _text(value, indent)
    if isinstance(value, list):
        items = "".join(f"{indent}{_INDENT}{source(item, indent + _INDENT)},\n" for item in value)
        return f"[\n{items}{indent}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(name)}: {source(item, indent)}" for name, item in value.items()) + "}"
    return repr(value)


def _text(value: str, indent: str) -> str:
    """One string, or where the text has several lines one string for each line, which Python joins."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", value)
    if len(lines) < 2:
        return _quoted(value)
    return "(\n" + "".join(f"{indent}{_INDENT}{_quoted(line)}\n" for line in lines) + f"{indent})"


def _quoted(value: str) -> str:
    """`repr`, in double quotes where it can be: it escapes what cannot be seen, and keeps Korean and emoji."""
    if '"' in value:
        return repr(value)
    return '"' + repr("'" + value)[2:]  # text with a single quote in it is put between double ones
