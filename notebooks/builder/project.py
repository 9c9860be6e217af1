"""The scripts that learners take home: one source for both languages, in which Korean lines follow the English ones.

A run of lines that begin with `#ko|` replaces as many lines in front of it:

    print("The file is empty.")
#ko|    print("파일이 비어 있어요.")
"""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import dataclass
from pathlib import Path

from .source import LANGUAGES, SourceError
from .syntax import same_code

_KOREAN = "#ko|"


@dataclass(frozen=True)
class Lines:
    """Lines of a script that belong together.

    Attributes:
        number: of the first one in the source.
        texts: the lines by language; the same twice where both languages share them.
    """

    number: int
    texts: dict[str, list[str]]


def scripts(root: Path) -> dict[Path, str]:
    """Return what the folders assets/project/en and ko must hold, by path.

    Args:
        root: the repository; the sources are assets/project/src/*.py.

    Raises:
        SourceError: a Korean line has no English one, or the languages differ in more than strings and comments.
    """
    made: dict[Path, str] = {}
    for source in sources(root):
        parts = _read(source)
        texts = {
            language: "".join(f"{line}\n" for part in parts for line in part.texts[language]) for language in LANGUAGES
        }
        try:
            same = same_code(*texts.values())
        except SyntaxError as error:
            raise SourceError(f"{source.name}: not Python in one of the languages: {error}") from None
        if not same:
            raise SourceError(f"{source.name}: the languages may differ in strings and comments only")
        made |= {_place(source, language): text for language, text in texts.items()}
    return made


def pairs(source: Path) -> list[tuple[str, str, str]]:
    """Return the lines of a source that each language has for itself: which line, the English, the Korean.

    A source that cannot be read has none; `scripts()` says what is wrong with it.
    """
    found = []
    with contextlib.suppress(SourceError):
        for part in _read(source):
            english, korean = ("\n".join(part.texts[language]) for language in LANGUAGES)
            if english != korean:
                found.append((f"line {part.number}", english, korean))
    return found


def sources(root: Path) -> list[Path]:
    """Return the sources of the scripts to take home."""
    return sorted((root / "assets" / "project" / "src").glob("*.py"))


def _place(source: Path, language: str) -> Path:
    return source.parents[1] / language / source.name


def _read(source: Path) -> list[Lines]:
    """Return the pairs and the shared lines of a source, in order."""
    parts: list[Lines] = []
    lines = enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
    for is_korean, group in itertools.groupby(lines, key=lambda line: line[1].startswith(_KOREAN)):
        if not is_korean:
            parts += [Lines(number, {language: [line] for language in LANGUAGES}) for number, line in group]
            continue
        run = list(group)
        korean = [line.removeprefix(_KOREAN) for _, line in run]
        pairs = list(zip(parts[-len(run) :], korean, strict=False))
        if len(pairs) < len(run) or not all(_may_pair(english, line) for english, line in pairs):
            raise SourceError(f"{source.name}, line {run[0][0]}: not as many English lines in front of the Korean ones")
        del parts[-len(run) :]
        parts.append(Lines(pairs[0][0].number, {"en": [part.texts["en"][0] for part, _ in pairs], "ko": korean}))
    return parts


def _may_pair(english: Lines, korean: str) -> bool:
    """Whether an English line has no Korean one yet, and is empty only if that is."""
    return english.texts["en"] == english.texts["ko"] and bool(english.texts["en"][0]) == bool(korean)
