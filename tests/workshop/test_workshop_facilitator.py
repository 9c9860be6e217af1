"""What the pages for facilitators tell people to type: each command is there, with these options."""

from __future__ import annotations

import argparse
import re
import shlex
import tomllib
from collections.abc import Iterator

import build
import nbformat
import pytest
from builder import notes
from builder.source import LANGUAGES

from helpers import __main__ as command

_HELPERS = re.compile(r"-m helpers (.+)")
_BUILD = re.compile(r"notebooks/build\.py (.+)")
_EXTRA = re.compile(r"--extra ([a-z]+)")


def code(language: str) -> Iterator[str]:
    """Yield every line of code that the pages show, in fences and between backticks."""
    for page in notes.TEACHING:
        notebook = nbformat.read(build.ROOT / "notebooks" / language / f"{page}.ipynb", as_version=4)
        for cell in notebook.cells:
            for fence in re.findall(r"```\w*\n(.*?)```", cell.source, re.DOTALL):
                yield from fence.splitlines()
            yield from re.findall(r"(?<!`)`([^`\n]+)`(?!`)", cell.source)


def typed() -> list[str]:
    """Return the command lines for `python -m helpers`, each once."""
    found = (_HELPERS.search(line) for language in LANGUAGES for line in code(language))
    return list(dict.fromkeys(match[1] for match in found if match))


def understood(line: str) -> bool:
    """Whether the parser of the kit takes a line, and knows what to run."""
    try:
        return "run" in command._parser().parse_args(shlex.split(line))
    except SystemExit:
        return False


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the options of a parser and of all commands below it."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from options_of(below)


@pytest.mark.parametrize("line", typed())
def test_a_command_is_understood(line, capsys):
    """As it is written, with its options and values."""
    assert understood(line), f"{line}\n{capsys.readouterr().err}"


def test_the_pages_name_every_command_of_a_workshop():
    """Serve, bundle, seats, hub, keys, budget and the local model; and a search that finds nothing would fail."""
    lines = typed()
    for name in ("serve", "bundle", "seats", "hub", "keys mint", "keys check", "keys revoke", "budget"):
        assert any(line.startswith(f"workshop {name} ") for line in lines), name
    assert any(line.startswith("local ") for line in lines)
    assert len(lines) > 20


def test_both_languages_name_the_same_commands():
    """But for the language itself, and for won beside dollars."""
    plain = {
        language: [
            re.sub(r" --(?:lang ko|won \d+)", "", match[1])
            for line in code(language)
            if (match := _HELPERS.search(line))
        ]
        for language in LANGUAGES
    }
    assert plain["en"] == plain["ko"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_option_that_is_named_alone_exists(language):
    """Such as `--again 7` in a sentence."""
    known = {*options_of(command._parser()), *options_of(build._parser())}
    named = {line.split()[0] for line in code(language) if line.startswith("--")}
    assert named >= {"--again", "--shared", "--lang"}
    assert named <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_extras_are_those_of_the_kit(language):
    """What `uv run --extra` installs."""
    project = tomllib.loads((build.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = {f"extra {name}" for name in project["project"]["optional-dependencies"]}
    named = {f"extra {name}" for line in code(language) for name in _EXTRA.findall(line)}
    assert named
    assert named <= extras


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_of_the_build_are_understood(language):
    """The website is made ahead."""
    lines = [match[1] for line in code(language) if (match := _BUILD.search(line))]
    assert lines
    for line in lines:
        build._parser().parse_args(shlex.split(line))
