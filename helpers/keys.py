"""The API key: find, clean and check, save, ask for, forget it. Only its last 4 characters are ever shown."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers import env_file
from helpers.errors import InputError
from helpers.language import text

NAME = "OPENAI_API_KEY"

# Patterns are compiled when they are first used: importing the kit should cost next to nothing.
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"  # byte order mark, zero-width, ...
_SPACES = {"\n": "line_break", "\r": "carriage_return", " ": "space", "\t": "tab"}
# What people copy along with a key, in the order in which it is taken off.
_WRAPPINGS = {
    "assignment": r"(?i)^(?:[^\n]*?(?:api_?key|openai_)\w*[\"'\])]*\s*[=:]|setx\s+\w+\s)\s*",
    "quotes": "^[\"'`“”‘’„‚«»＂＇]+|[\"'`“”‘’„‚«»＂＇,;)]+$",
    "bearer": r"(?i)^(?:authorization\s*:\s*)?bearer\s+",
}
_MASKED = r"\.{2,}|…|\*{2,}|[•●]"
_PLACEHOLDER = (
    r"(?i)(?:sk-)?(?:proj-)?(?:"
    r"(?:your|my|insert|paste|enter|put|replace|add|change|the|openai|api|secret)[-_ ].*"
    r"|[x-]{3,}|1234\d*|abc(?:123)?|key|<.*>|\{.*\}|.*(?:여기|입력|발급|붙여|내[-_ ]?키|본인).*|\w{0,8}(?:\.{2,}|…)|)"
)
_LONGEST_PLACEHOLDER = 40  # characters; random keys are longer, so none of them is taken for a placeholder
_OTHER_PROVIDERS = {
    "sk-ant-": "Anthropic",
    "sk-or-": "OpenRouter",
    "AIza": "Google",
    "gsk_": "Groq",
    "hf_": "Hugging Face",
    "xai-": "xAI",
    "pplx-": "Perplexity",
    "ghp_": "GitHub",
    "github_pat_": "GitHub",
    "nvapi-": "NVIDIA",
    "csk-": "Cerebras",
    "fw_": "Fireworks",
    "r8_": "Replicate",
    "tgp_v1_": "Together",
    "up_": "Upstage",
}
# How keys begin: those of OpenAI (sess- was its browser's), and those of the others.
_BEGINNING = rf"(?<![A-Za-z])(?i:{'|'.join(('sk[-_]', 'sess-', *_OTHER_PROVIDERS))})"
_LONGEST_NAME = 23  # characters in one run that a name or a word may have; random keys have more
_ADDRESS = (
    r"(?i)[a-z][a-z0-9+.-]{1,11}://"
    r"|(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|(?:[a-z0-9-]+\.)+[a-z]{2,12})(?:[:/]|$)"
)
# Wrong names of the variable, without underscores and the like.
_MISSPELLED = r"(?:ENV)?(?:OPENAPI|OPENAPIAI|OPENAI|CHATGPT|GPT)(?:API|SECRET)?(?:KEYS?|TOKEN)|OPENAIAPI|APIKEY"
_MISNAMED_FILES = (".env.txt", "env.txt", "env", ".env.local", ".env.example")


@dataclass(frozen=True)
class Checked:
    """What `check()` made of a text.

    Attributes:
        key: the cleaned key, or None where it cannot be one; shown only by its last 4 characters.
        notes: what was cleaned or is worth knowing, a sentence each.
        problem: why it is no usable key and what to do next, or None.
    """

    key: str | None = field(repr=False)
    notes: tuple[str, ...] = ()
    problem: str | None = None

    def __repr__(self) -> str:
        key = None if self.key is None else mask(self.key)
        return f"Checked(key={key!r}, notes={self.notes!r}, problem={self.problem!r})"


@dataclass(frozen=True)
class Found:
    """Where a setting was found.

    Attributes:
        value: what was found there, unchecked, or None; never shown.
        source: "passed", "environment", ".env" or None.
        notes: traps on the way, a sentence each.
    """

    value: str | None = field(default=None, repr=False)
    source: str | None = None
    notes: tuple[str, ...] = ()


def mask(key: str) -> str:
    """Return "…" and the last 4 characters of a key, or only "…" for a key of 8 characters or fewer."""
    return "…" + (key[-4:] if len(key) > 8 else "")


def check(key: str, *, for_openai: bool = True) -> Checked:
    """Clean a pasted key and say whether it can be one. Nothing is sent.

    Args:
        key: the text as it was pasted.
        for_openai: whether it is for OpenAI itself, whose keys begin with "sk-" (checked 2026-11-22). Other servers
            that speak the same API take any text.

    Returns:
        The cleaned key with notes, or the problem; neither holds any other part of the text.
    """
    cleaned, notes = _clean(key)
    if problem := _problem(cleaned, for_openai):
        return Checked(None, notes, problem)
    if for_openai and cleaned.startswith("sk-admin-"):
        notes += (text("keys.admin"),)
    return Checked(cleaned, notes)


def is_address(key: str) -> bool:
    """Return whether what was given as a key is the address of a server instead."""
    return re.match(_ADDRESS, _clean(key)[0]) is not None


def begins_as_key(piece: str, least: int) -> bool:
    """Return whether a provider's keys begin as some part of a text does, with so many characters behind it.

    Args:
        piece: the text.
        least: how many letters, digits, hyphens and underscores have to follow.
    """
    return re.search(rf"{_BEGINNING}[\w-]{{{least},}}", piece) is not None


def is_random(piece: str, *, hexadecimal: bool = True) -> bool:
    """Return whether some part of a text is so long and mixed that only a key, or another secret, looks like it.

    Args:
        piece: the text.
        hexadecimal: whether digits with letters of one case are enough; the numbers of accounts look like that too.
    """
    for run in re.findall(rf"[A-Za-z0-9]{{{_LONGEST_NAME + 1},}}", piece):
        kinds = [kind for kind in ("[a-z]", "[A-Z]", "[0-9]") if re.search(kind, run)]
        if len(kinds) == 3 or (hexadecimal and len(kinds) == 2 and "[0-9]" in kinds):
            return True
    return False


def find(start: Path | None = None) -> Found:
    """Look for a key in the environment, then in the nearest `.env`, and name the traps on the way.

    Args:
        start: the folder in which the search for `.env` begins; None means the current one.

    Returns:
        The value as it is there (use `check()` before anything else), its source, and notes.
    """
    from helpers import connection

    notes: list[str] = []
    value = connection.environment()[NAME]
    if value is not None and not value.strip():
        notes.append(text("keys.empty_in_environment"))
        value = None
    file, file_notes = read_env_file(start)
    saved = file.values.get(NAME, "") if file else ""
    if value:
        saved_key = check(saved).key
        used = check(value, for_openai=False).key
        if used and saved_key and used != saved_key:
            notes.append(text("keys.stale", used=mask(used), saved=mask(saved_key)))
            notes.append(_how_to_unset())
        return Found(value, "environment", tuple(notes))
    notes += file_notes
    if saved.strip():
        return Found(saved, ".env", tuple(notes))
    return Found(notes=(*notes, *_traps(start, file)))


def save(key: str, path: Path | None = None) -> Path:
    """Check a key and save it in a `.env` file (mode 600), where every other line stays as it is.

    Args:
        key: the key as it was pasted.
        path: the file; None means the `.env` of the kit, or of the current folder when you work elsewhere.

    Returns:
        The file.

    Raises:
        InputError: the key is not usable, or git tracks the file, so that the key would be published.
        OSError: the file cannot be written.
    """
    from helpers import connection

    checked = check(key, for_openai=connection.for_openai())
    if checked.key is None:
        raise InputError(checked.problem)
    path = Path(path or env_file.default_path())
    git = env_file.git_state(path)
    if git == "tracked":
        raise InputError(text("keys.tracked", path=shown(path)))
    env_file.write_value(path, NAME, checked.key)
    for note in checked.notes:
        print(note)
    print(text("keys.saved", key=mask(checked.key), path=shown(path)))
    if git == "unprotected":
        print(text("keys.unprotected", path=shown(path)))
    return path


def ask() -> None:
    """Ask for a key without showing it, save it, and connect again if connected. Enter alone changes nothing."""
    from helpers import connection

    typed = _ask_hidden(text("keys.prompt"))
    if typed is None:
        print(text("keys.nobody_to_ask"))
        return
    if not typed.strip():
        print(text("keys.nothing_saved"))
        return
    try:
        save(typed)
    except InputError as error:
        print(error)
    except OSError as error:
        print(text("keys.not_written", reason=error.strerror))
    else:
        if connection.current():
            connection.connect()


def forget(path: Path | None = None) -> None:
    """Remove the key from `.env` and from this process. It stays valid until you delete it on the key page.

    Args:
        path: the file; None means the nearest `.env`.

    Raises:
        OSError: the file cannot be written.
    """
    from helpers import connection

    path = path or env_file.nearest() or env_file.default_path()
    was_connected = connection.current()
    in_environment = connection.environment()[NAME]
    connection.disconnect()
    os.environ.pop(NAME, None)
    if path.is_file():
        env_file.write_value(path, NAME, None)
    print(text("keys.forgotten", path=shown(path)))
    if in_environment:
        print(_how_to_unset())
    if was_connected:
        connection.connect()


def read_env_file(start: Path | None = None) -> tuple[env_file.Contents | None, tuple[str, ...]]:
    """Read the nearest `.env`.

    Args:
        start: the folder in which the search begins; None means the current one.

    Returns:
        What it says (None where there is none, or it cannot be read), and notes on how it is stored.
    """
    path = env_file.nearest(start)
    if path is None:
        return None, ()
    try:
        file = env_file.read(path)
    except OSError as error:
        return None, (text("keys.unreadable_file", path=shown(path), reason=error.strerror),)
    stored_as = {"utf-16": "keys.utf16", "utf-8-sig": "keys.byte_order_mark"}.get(file.encoding)
    return file, (text(stored_as),) if stored_as else ()


def shown(path: Path) -> str:
    """Return a path as it may be shown: from the current folder, or with ~ for the home folder."""
    path = path.resolve()
    for base, prefix in ((Path.cwd().resolve(), ""), (Path.home().resolve(), "~/")):
        if path.is_relative_to(base):
            return prefix + path.relative_to(base).as_posix()
    return path.as_posix()


def _clean(key: str) -> tuple[str, tuple[str, ...]]:
    notes: list[str] = []

    def note(name: str, **values: str) -> None:
        if (sentence := text(f"keys.cleaned_{name}", **values)) not in notes:
            notes.append(sentence)

    if re.search(_INVISIBLE, key):
        key = re.sub(_INVISIBLE, "", key)
        note("invisible")
    before = None
    while key != before:
        before = key
        key = key.strip()
        if key and key != before:
            edges = before[: before.index(key)] + before[before.index(key) + len(key) :]
            names = dict.fromkeys(_SPACES.get(character, "other_space") for character in edges)
            note("spaces", names=", ".join(text(f"keys.{name}") for name in names))
        for name, pattern in _WRAPPINGS.items():
            unwrapped = re.sub(pattern, "", key)
            if unwrapped != key:
                key = unwrapped
                note(name)
    return key, tuple(notes)


def _problem(key: str, for_openai: bool) -> str | None:
    """Why this is no key, with the next step, or None."""
    if not key:
        return text("keys.empty")
    if key == "\x16":
        return text("keys.control_v")
    if re.match(_ADDRESS, key):
        return text("keys.address")
    if for_openai and len(key) < _LONGEST_PLACEHOLDER and re.fullmatch(_PLACEHOLDER, key):
        return text("keys.placeholder")
    if re.search(_MASKED, key):
        return text("keys.masked")
    for position, character in enumerate(key, 1):
        if not "!" <= character <= "~":
            return _strange_character(character, position)
    if for_openai:
        for prefix, provider in _OTHER_PROVIDERS.items():
            if key.startswith(prefix):
                return text("keys.other_provider", prefix=prefix, provider=provider)
        if not key.startswith("sk-"):
            return text("keys.no_prefix")
    return None


def _strange_character(character: str, position: int) -> str:
    import unicodedata

    if character.isspace():
        return text("keys.space_inside", space=text(f"keys.{_SPACES.get(character, 'other_space')}"), position=position)
    code = f"U+{ord(character):04X}"
    if not character.isprintable():
        return text("keys.control_inside", code=code, position=position)
    if unicodedata.name(character, "").startswith(("HANGUL", "HALFWIDTH HANGUL")):
        kind = "hangul_inside"
    elif unicodedata.category(character) == "Pd" or character in "−ー":
        kind = "dash_inside"
    else:
        kind = "other_inside"
    return text(f"keys.{kind}", character=character, code=code, position=position)


def _traps(start: Path | None, file: env_file.Contents | None) -> list[str]:
    """Why no key was found: what is nearly right."""
    notes = [text("keys.misspelled_in_environment", variable=name) for name in _misspelled(os.environ)]
    if file:
        notes += [text("keys.misspelled_in_file", variable=name) for name in _misspelled(file.values)]
        if NAME in file.values:
            notes.append(text("keys.empty_in_file"))
        if any(name.startswith("sk-") for name in file.values):
            notes.append(text("keys.name_missing"))
        if file.unreadable_lines:
            notes.append(text("keys.unreadable_lines", lines=", ".join(map(str, file.unreadable_lines))))
    for folder in env_file.folders(start):
        for name in _MISNAMED_FILES:
            try:
                value = env_file.read(folder / name).values.get(NAME)
            except OSError:  # there is no such file, or it may not be read
                continue
            if value and (name != ".env.example" or check(value).key):
                notes.append(text("keys.misnamed_file", file=name))
    return notes


def _misspelled(variables: Mapping[str, str]) -> list[str]:
    return [
        name
        for name, value in variables.items()
        if value and name != NAME and re.fullmatch(_MISSPELLED, re.sub(r"[^A-Z]", "", name.upper()))
    ]


def _how_to_unset() -> str:
    return text("keys.unset_windows" if os.name == "nt" else "keys.unset_posix")


def _ask_hidden(prompt: str) -> str | None:
    """What was typed or pasted, or None where no one can be asked without the key being shown."""
    import getpass
    import sys
    import warnings

    in_notebook = getpass.getpass.__module__ != "getpass"  # a kernel puts its own there
    if not in_notebook and not (sys.stdin and sys.stdin.isatty()):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would go on and show what is typed
            return getpass.getpass(prompt)
    except (NotImplementedError, EOFError, getpass.GetPassWarning):  # a frontend without input raises the first
        return None
