"""Which key and which base URL were found, and where: the order of the places, and the traps on the way."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers import env_file, environment, key_text, place
from helpers.language import text

# Wrong names of the key's variable, without underscores and the like.
_MISSPELLED = r"(?:ENV)?(?:OPENAPI|OPENAPIAI|OPENAI|CHATGPT|GPT)(?:API|SECRET)?(?:KEYS?|TOKEN)|OPENAIAPI|APIKEY"
# How a line with a key can begin that is not read, and the words for it.
_COMMAND = r"(?i)^(?:set|setx|let|const|echo|curl)\b|^\$env:|^\[Environment\]"
_FLAWS = {
    "comment": r"[#;]|//",
    "command": _COMMAND,
    "json": r"[{\"']",
    "sign": r"\w*[Kk][Ee][Yy]\w*\s*[:：＝]",
}
LOCAL = "local"  # in place of a key, or as the value of FIRST_CALL_MODE
_OTHER_VARIABLES = ("OPENAI_ADMIN_KEY", "AZURE_OPENAI_API_KEY")  # may hold a key, and are spelled right
_MISNAMED_FILES = (".env.txt", "env.txt", "env", ".env.local", ".env.example")


@dataclass(frozen=True)
class Found:
    """Where a setting was found.

    Attributes:
        value: what was found there, unchecked, or None; never shown.
        source: "passed", "environment", ".env" or None.
        notes: traps on the way to a key, a sentence each.
    """

    value: str | None = field(default=None, repr=False)
    source: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The source in the learner's language; "" where nothing was found."""
        return text(f"connect.from_{self.source.removeprefix('.')}") if self.source else ""


def find(name: str, passed: str | None = None, *, start: Path | None = None, even_unused: bool = False) -> Found:
    """Look for a setting; the first of these counts: passed, environment, nearest `.env`; else there is none.

    This is the order for all of them. In local mode (`is_local()`) the key is not looked for at all: it is OpenAI's.

    Args:
        name: the variable, such as `environment.KEY` or `environment.BASE_URL`.
        passed: what the caller was given; None means nothing.
        start: the folder in which the search for `.env` begins; None means the current one.
        even_unused: look also where FIRST_CALL_MODE=practice leaves the learner's settings alone.

    Returns:
        The value as it is there (check it before anything else), its source, and notes.
    """
    if passed is not None:
        return Found(passed, "passed")
    if environment.only_practice() and not even_unused:
        return Found()
    outside = environment.outside(name)
    file, notes_on_file = _nearest_file(start)
    saved = file.values.get(name, "") if file else ""
    if outside and outside.strip():
        return Found(outside, "environment", _two_keys(name, outside, saved))
    if saved.strip():
        return Found(saved, ".env", _on_the_way(name, outside, notes_on_file))
    return Found(notes=(*_on_the_way(name, outside, notes_on_file), *_nearly(name, start, file)))


def is_local(api_key: str | None = None) -> bool:
    """Return whether a model of one's own computer or room is to answer: "local" in place of a key, or as the mode.

    Args:
        api_key: what was passed to `connect()`; None means nothing, and the mode counts.
    """
    if api_key is not None:
        return api_key.strip().lower() == LOCAL
    return (find(environment.MODE).value or "").strip().lower() == LOCAL


def how_to_unset() -> str:
    """Return how to remove the key's variable from the environment, in this terminal and for good."""
    return text("keys.unset_windows" if os.name == "nt" else "keys.unset_posix")


def _nearest_file(start: Path | None) -> tuple[env_file.Contents | None, tuple[str, ...]]:
    """What the nearest `.env` says, None where there is none or it cannot be read; and notes on how it is stored."""
    path = env_file.nearest(start)
    if path is None:
        return None, ()
    try:
        file = env_file.read(path)
    except OSError as error:
        return None, (text("keys.unreadable_file", path=place.shown(path), reason=error.strerror),)
    stored_as = {"utf-16": "keys.utf16", "utf-8-sig": "keys.byte_order_mark"}.get(file.encoding)
    return file, (text(stored_as),) if stored_as else ()


def _two_keys(name: str, used: str, saved: str) -> tuple[str, ...]:
    """That the environment and the file hold different keys."""
    if name != environment.KEY:
        return ()
    used_key = key_text.check(used, for_openai=False).key
    saved_key = key_text.check(saved).key
    if not used_key or not saved_key or used_key == saved_key:
        return ()
    both = text("keys.stale", used=key_text.mask(used_key), saved=key_text.mask(saved_key))
    return both, how_to_unset()


def _on_the_way(name: str, outside: str | None, notes_on_file: tuple[str, ...]) -> tuple[str, ...]:
    """What was met between the environment and the file."""
    if name != environment.KEY:
        return ()
    return (*((text("keys.empty_in_environment"),) if outside is not None else ()), *notes_on_file)


def _nearly(name: str, start: Path | None, file: env_file.Contents | None) -> list[str]:
    """Why no key was found: what is nearly right."""
    if name != environment.KEY:
        return []
    notes = [text("keys.misspelled_in_environment", variable=wrong) for wrong in _misspelled(os.environ)]
    if file:
        wrong_names = [name for name in _misspelled(file.values) if not re.search(_COMMAND, name)]
        notes += [text("keys.misspelled_in_file", variable=wrong) for wrong in wrong_names]
        if name in file.values:
            notes.append(text("keys.empty_in_file"))
        odd = {number: flaw for number, line in enumerate(file.lines, 1) if (flaw := _flaw(line))}
        notes += [text("keys.odd_line", line=n, file=".env", flaw=text(f"keys.flaw_{odd[n]}")) for n in odd]
        if unread := [number for number in file.unreadable_lines if number not in odd]:
            notes.append(text("keys.unreadable_lines", lines=", ".join(map(str, unread))))
    for folder in env_file.folders(start):
        for misnamed in _MISNAMED_FILES:
            try:
                value = env_file.read(folder / misnamed).values.get(name)
            except OSError:  # there is no such file, or it may not be read
                continue
            if value and (misnamed != ".env.example" or key_text.check(value).key):
                notes.append(text("keys.misnamed_file", file=misnamed))
    return notes


def _flaw(line: str) -> str | None:
    """Why a line of a file with a key of OpenAI's in it is not read; None for all other lines."""
    line = line.strip()
    if not re.search(r"(?<![\w-])sk-", line) or re.match(rf"(?:export\s+)?{environment.KEY}\s*=\s*[^\s\"']", line):
        return None
    quote = re.match(rf"(?:export\s+)?{environment.KEY}\s*=\s*([\"'])", line)
    if quote:
        return "quote" if line.count(quote[1]) == 1 else None
    if key_text.check(line).key is None:
        return None
    for flaw, pattern in _FLAWS.items():
        if re.match(pattern, line):
            return flaw
    name, equals, value = line.partition("=")
    if not equals or "(" in value:
        return "name"
    foreign = name.strip() in _OTHER_VARIABLES or not re.search("(?i)openai|gpt", name)
    return None if foreign or _misspelled({name: value}) else "name"


def _misspelled(variables: Mapping[str, str]) -> list[str]:
    return [
        name
        for name, value in variables.items()
        if value and name != environment.KEY and re.fullmatch(_MISSPELLED, re.sub(r"[^A-Z]", "", name.upper()))
    ]
