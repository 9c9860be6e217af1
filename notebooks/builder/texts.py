"""The kit's texts outside of the lessons, in pairs: messages, the runner's words, replies, drawings, scripts."""

from __future__ import annotations

import json
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from . import project
from .source import LANGUAGES

MESSAGES = "helpers/text"
REPLIES = "helpers/practice/replies"
PAGE = "assets/browser/text"  # what the runner in a page of the website says, a file for each language
DRAWINGS = "assets/drawings/src"


@dataclass(frozen=True)
class Pair:
    """One text in both languages.

    Attributes:
        name: the key of a message, or which part of which reply, drawing or script.
        english, korean: what it says; a list or a table as JSON.
    """

    name: str
    english: str
    korean: str


@dataclass
class Twins:
    """The pairs of one file for each language, or of one file with both.

    Attributes:
        name: how the memory calls it, for example "text/check_05".
        files: its paths in the repository by language, with "/"; both the same where there is only one file.
        pairs: in the order of the English.
        problems: what keeps the two from being pairs; each message names the file and what to do.
    """

    name: str
    files: dict[str, str]
    pairs: list[Pair] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def is_called(self, name: str) -> bool:
        """Whether a command means this one: by a path in either language, or by its name."""
        return name.replace("\\", "/").removeprefix("./") in (self.name, *self.files.values())


def read_texts(root: Path) -> list[Twins]:
    """Read messages, replies, the words of the page's runner, drawings and scripts, in this order.

    Args:
        root: the repository.
    """
    found = []
    for folder, kind, read in ((MESSAGES, "text", _messages), (REPLIES, "replies", _replies)):
        names = {path.name for language in LANGUAGES for path in (root / folder / language).glob("*.toml")}
        for name in sorted(names):
            files = {language: f"{folder}/{language}/{name}" for language in LANGUAGES}
            found.append(_read(root, Twins(f"{kind}/{Path(name).stem}", files), read))
    if (root / REPLIES / "fallback.toml").is_file():
        files = dict.fromkeys(LANGUAGES, f"{REPLIES}/fallback.toml")
        found.append(_read(root, Twins("replies/fallback", files), _messages))
    files = {language: f"{PAGE}/{language}.toml" for language in LANGUAGES}
    if any((root / name).is_file() for name in files.values()):
        found.append(_read(root, Twins("text/page/runner", files), _messages))
    for path in sorted((root / DRAWINGS).glob("*.svg")):
        twins = Twins(f"drawings/{path.stem}", dict.fromkeys(LANGUAGES, f"{DRAWINGS}/{path.name}"))
        twins.pairs += _words(path)
        found.append(twins)
    for path in project.sources(root):
        place = path.relative_to(root).as_posix()
        pairs = [Pair(*pair) for pair in project.pairs(path)]
        found.append(Twins(f"project/{path.stem}", dict.fromkeys(LANGUAGES, place), pairs))
    return found


def _read(root: Path, twins: Twins, read: Any) -> Twins:
    """Fill the pairs of one file for each language, or of one with a table for each."""
    contents = {}
    for language, name in twins.files.items():
        if not (root / name).is_file():
            twins.problems.append(f"{name}: there is no such file; write it as {_other(twins, language)} is written")
            continue
        try:
            content = tomllib.loads((root / name).read_text(encoding="utf-8"))
        except ValueError as error:  # not TOML, or not UTF-8
            twins.problems.append(f"{name}: not valid TOML: {error}. Correct it")
            continue
        is_shared = name == _other(twins, language)
        contents[language] = content.get(language, {}) if is_shared else content
    if len(contents) == len(LANGUAGES):
        read(twins, contents["en"], contents["ko"])
    twins.problems = list(dict.fromkeys(twins.problems))  # a file with both languages is read twice
    return twins


def _other(twins: Twins, language: str) -> str:
    return next(name for code, name in twins.files.items() if code != language)


def _messages(twins: Twins, english: dict[str, Any], korean: dict[str, Any]) -> None:
    for key in dict.fromkeys([*english, *korean]):
        if missing := [language for language, texts in (("en", english), ("ko", korean)) if key not in texts]:
            twins.problems.append(f"{twins.files[missing[0]]}: {key} is missing; write it in both languages")
        elif not all(isinstance(texts[key], str) for texts in (english, korean)):
            twins.problems.append(f"{twins.files['en']}: {key} must be a text in both languages")
        else:
            pair = Pair(key, english[key], korean[key])
            twins.pairs.append(pair)
            twins.problems += _placeholders(twins, pair)


def _placeholders(twins: Twins, pair: Pair) -> Iterator[str]:
    """Yield what is wrong with the values that a message is filled with."""
    names = {}
    for language, text in (("en", pair.english), ("ko", pair.korean)):
        try:
            names[language] = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        except ValueError as error:
            yield f"{twins.files[language]}: {pair.name}: {error}; a brace that is meant as one is written twice"
            return
    if names["en"] != names["ko"]:
        shown = [", ".join(f"{{{name}}}" for name in sorted(names[language])) or "none" for language in LANGUAGES]
        yield (
            f"{twins.files['ko']}: {pair.name}: the placeholders must be the same in both languages; "
            f"English has {shown[0]}, Korean {shown[1]}"
        )


def _replies(twins: Twins, english: dict[str, Any], korean: dict[str, Any]) -> None:
    lists = [content.get("reply", []) for content in (english, korean)]
    if not all(isinstance(one, list) and all(isinstance(reply, dict) for reply in one) for one in lists):
        twins.problems.append(f"{twins.files['en']}: replies are [[reply]] tables, in both languages")
        return
    if len(lists[0]) != len(lists[1]):
        twins.problems.append(
            f"{twins.files['ko']}: {len(lists[1])} replies, but {len(lists[0])} in English; "
            "write each in both languages, in the same order"
        )
        return
    for number, (one, other) in enumerate(zip(*lists, strict=True), 1):
        for key in dict.fromkeys([*one, *other]):
            name = f'reply {number} ("{one.get("user", "")}"), {key}'
            if missing := [language for language, reply in (("en", one), ("ko", other)) if key not in reply]:
                twins.problems.append(f"{twins.files[missing[0]]}: {name}: missing; write it in both languages")
            else:
                twins.pairs.append(Pair(name, _text(one[key]), _text(other[key])))


def _text(value: Any) -> str:
    """Return what a reply says or asks for; what is no string as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _words(drawing: Path) -> Iterator[Pair]:
    """Yield the words of a drawing's elements that follow each other in both languages."""
    try:
        tree = ElementTree.fromstring(drawing.read_text(encoding="utf-8"))
    except ElementTree.ParseError:
        return  # said where it is drawn
    for parent in tree.iter():
        english, korean = (
            ["".join(child.itertext()).strip() for child in parent if child.get("lang") == language]
            for language in LANGUAGES
        )
        for one, other in zip_longest(english, korean, fillvalue=""):
            yield Pair(f'"{one or other}"', one, other)
