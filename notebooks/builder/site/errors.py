"""A page for each error that the kit can explain, from the table that `explain()` uses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from helpers.language import messages

from ..problems import BuildError
from .page import Page, as_code, code_block, escaped
from .words import words

FOLDER = "errors"
_TABLE = "helpers/errors.toml"
_DEFAULT_LESSON = "07"  # as in helpers/error_table.py
# They have no sentence of their own: they repeat what was said, whatever that was.
_WITHOUT_A_PAGE = ("input", "unknown")
_NOT_A_MESSAGE = ("", "...")
_NOT_SHOWN = ("APIStatusError", "APIError")  # nobody meets these by their own name
_MORE = re.compile(r"(?<=[.!?]) \.\.\.$")  # after a whole sentence: more of them follow
_FACTS = ("class", "status", "code", "type")
# What stands in a learner's own message; here, what it is most often.
_USUALLY = {
    "proxies": "HTTPS_PROXY",
    "certificates": "SSL_CERT_FILE",
    "certificate": "SSL_CERT_FILE",
    "codec": "cp949",
    "lookalike": "openai.py",
    "module": "openai",
    "package": "httpx",
    "headers": "",
    "said": "...",
    "version": "...",
}
_ADDRESS = re.compile(r"https://[\w./%?=&#-]*[\w/]")


def pages(root: Path, language: str, lessons: Mapping[str, tuple[str, str]]) -> list[Page]:
    """Return the page that lists the errors, and one for each.

    Args:
        root: the repository.
        language: "en" or "ko".
        lessons: name and title of each lesson by its number, for example "04".
    """
    texts = messages(language, "errors")
    by_name: dict[str, list[dict[str, Any]]] = {}
    for row in tomllib.loads((root / _TABLE).read_text(encoding="utf-8"))["row"]:
        if row["name"] not in _WITHOUT_A_PAGE:
            by_name.setdefault(row["name"], []).append(row)
    made = [_page(name, rows, language, texts, lessons) for name, rows in by_name.items()]
    return [_list(by_name, language, texts, lessons), *made]


def sentence(text: str, lead: str, values: Mapping[str, str]) -> str:
    """Return a cause or a fix as it reads without the message that it quotes.

    Args:
        text: with placeholders.
        lead: what announces the API's own words, with "{said}"; it goes with them.
        values: of the other placeholders.

    Raises:
        BuildError: the text has a placeholder that is in none of these.
    """
    text = text.removesuffix(lead).rstrip()
    if text.endswith(": {said}"):
        text = text.replace(": {said}", ".")
    text = re.sub(r"(?:: | )\{said\}(?=[.,]|$)", "", text)
    try:
        return text.format_map(_USUALLY | dict(values)).strip()
    except KeyError as error:
        raise BuildError([f"{_TABLE}: say in {Path(__file__).name} what {error} usually is: {text}"]) from None


def _page(
    name: str,
    rows: list[dict[str, Any]],
    language: str,
    texts: Mapping[str, str],
    lessons: Mapping[str, tuple[str, str]],
) -> Page:
    wording = words(language)
    found = _examples(rows)
    title = _title(name, rows)
    cause, fix = (_said(texts, name, part, language) for part in ("cause", "fix"))
    lesson, lesson_title = lessons[rows[0].get("lesson", _DEFAULT_LESSON)]
    parts = ["---\norphan: true\n---", f"# {escaped(title)}"]
    if found:
        heading = wording["error_messages" if len(found) > 1 else "error_message"]
        parts += [f"## {heading}", *(code_block(example, "text") for example in found)]
    parts += [f"## {wording['error_cause']}", _linked(cause), f"## {wording['error_fix']}", _linked(fix)]
    if any(row.get("again") for row in rows):
        parts.append(wording["error_again"])
    parts.append(wording["error_lesson"].format(title=escaped(lesson_title), link=f"../{lesson}.html"))
    if facts := list(_facts(rows, wording)):
        parts += [f"## {wording['error_facts']}", "\n".join(f"- {fact}" for fact in facts)]
    parts.append(wording["error_all"].format(link="index.html"))
    return Page(
        name=f"{FOLDER}/{name.replace('_', '-')}",
        source="\n\n".join(filter(None, parts)) + "\n",
        title=wording["error_title"].format(message=title),
        description=f"{wording['error_goal'].format(message=title)} {cause}",
    )


def _list(
    by_name: Mapping[str, list[dict[str, Any]]],
    language: str,
    texts: Mapping[str, str],
    lessons: Mapping[str, tuple[str, str]],
) -> Page:
    wording = words(language)
    parts = [f"# {wording['errors_title']}", wording["errors_intro"]]
    by_lesson: dict[str, list[str]] = {}
    for name, rows in by_name.items():
        cause = _said(texts, name, "cause", language)
        line = f"- [{as_code(_title(name, rows))}]({name.replace('_', '-')}.html)<br>{escaped(cause)}"
        by_lesson.setdefault(rows[0].get("lesson", _DEFAULT_LESSON), []).append(line)
    for number in sorted(by_lesson):
        parts.append(f"## {escaped(wording['errors_by'].format(title=lessons[number][1]))}")
        parts.append("\n".join(by_lesson[number]))
    return Page(
        name=f"{FOLDER}/index",
        source="\n\n".join(parts) + "\n",
        title=wording["errors_title"],
        description=wording["errors_goal"],
    )


def _said(texts: Mapping[str, str], name: str, part: str, language: str) -> str:
    server = texts["server"]
    values = {"param": texts["this_argument"], "server": server, "server_first": server[:1].upper() + server[1:]}
    return sentence(texts[f"{name}_{part}"], words(language)["error_said"], values)


def _examples(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The messages as they appear, each once."""
    return list(dict.fromkeys(row["example"] for row in rows if row["example"] not in _NOT_A_MESSAGE))


def _title(name: str, rows: list[dict[str, Any]]) -> str:
    """The last line of a traceback; where no message is known, the code or the class that it comes with."""
    if found := _examples(rows):
        message = _MORE.sub("", found[0])
        classes = _values(rows[0], "class")
        # With several classes, only some of them have this message.
        return f"{classes[0]}: {message}" if len(classes) == 1 and classes[0] not in _NOT_SHOWN else message
    for fact in ("code", "class", "status"):
        for row in rows:
            if plain := [value for value in _values(row, fact) if "*" not in value]:
                return f"HTTP {plain[0]}" if fact == "status" else plain[0]
    return name


def _facts(rows: Iterable[Mapping[str, Any]], wording: Mapping[str, str]) -> Iterable[str]:
    for fact in _FACTS:
        values = list(dict.fromkeys(value for row in rows for value in _values(row, fact) if "*" not in value))
        if values:
            yield f"{wording[f'error_{fact}']}: {', '.join(map(as_code, values))}"


def _values(row: Mapping[str, Any], fact: str) -> list[str]:
    value = row.get(fact, [])
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _linked(text: str) -> str:
    """Markdown of a sentence, its web addresses as links."""
    parts, end = [], 0
    for found in _ADDRESS.finditer(text):
        parts += [escaped(text[end : found.start()]), f"<{found[0]}>"]
        end = found.end()
    return "".join([*parts, escaped(text[end:])])
