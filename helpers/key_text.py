"""What a text is that was pasted as an API key: cleaned, checked, masked. Nothing is read, sent or kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from helpers.language import text

# Patterns are compiled when they are first used: importing the kit should cost next to nothing.
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"  # byte order mark, zero-width, ...
_SPACES = {"\n": "line_break", "\r": "carriage_return", " ": "space", "\t": "tab"}
_QUOTES = "\"'`“”‘’„‚«»＂＇「」"
# What people copy along with a key, in the order in which it is taken off.
_WRAPPINGS = {
    "assignment": r"(?i)^(?:[^\n]{0,60}?(?:api[_ -]?key|openai_)\w{0,20}[\"'\])]*\s*[=:＝：]|setx\s+\w+\s)\s*",
    "brackets": r"^[{\[(<]+\s*|\s*[}\])>]+$",
    "quotes": f"^[{_QUOTES}]+|[{_QUOTES}]+$",
    "punctuation": r"[,;.。，]+$",
    "bearer": r"(?i)^(?:authorization\s*:\s*)?bearer\s+",
}
_MASKED = r"\.{2,}|…|\*{2,}|[•●]"
_PLACEHOLDER = (
    r"(?i)(?:sk-)?(?:proj-)?(?:"
    r"(?:your|my|insert|paste|enter|put|replace|add|change|the|openai|api|secret)[-_ ].*"
    r"|[x-]{3,}|1234\d*|abc(?:123)?|key|<.*>|\{.*\}|.*(?:여기|입력|발급|붙여|내[-_ ]?키|본인).*|\w{0,8}(?:\.{2,}|…)|)"
)
_DOTS = r".*(?:\.{2,}|…)"  # at the end they belong to a shortened key, and are no full stop
_LAYERS = 12  # of quotation marks, brackets and the like that are taken off
_LONGEST_PASTE = 10_000  # characters; a command or a program with a key in it is shorter
_LONGEST = 500  # characters of a key; those of OpenAI have 164 at most (checked 2026-11-27)
_SHORTEST = 20  # characters of a key of OpenAI's, which have 50 or more
_LONGEST_PLACEHOLDER = 40  # characters; random keys are longer, so none of them is taken for a placeholder
_KEY = r"sk-[A-Za-z0-9_-]{17,}"
_WHOLE_KEY = rf"(?<![\w-]){_KEY}(?![\w-])"
_SECOND_KEY = r"(?<=[\w-])(?=sk-(?:proj|svcacct|admin)-)"  # right behind the first one
_OTHER_IDS = {
    "org-": "organization",
    "proj_": "project",
    "user-": "user",
    "req_": "request",
    "asst_": "assistant",
    "key_": "key_id",
    "whsec_": "webhook",
    "ek_": "ephemeral",
}
# Azure's keys: 32 digits of a hexadecimal number, or 84 letters and digits with its signature near the end.
_AZURE = r"[0-9a-f]{32}|[A-Za-z0-9]{40,60}(?:JQQJ99|AAAB)[A-Za-z0-9]{10,40}"
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
    if len(key) > _LONGEST_PASTE:
        return Checked(None, problem=text("keys.too_long", length=len(key)))
    cleaned, notes = _clean(key)
    if for_openai:
        cleaned, notes = _taken_out(cleaned, notes)
    if problem := _problem(cleaned, for_openai):
        return Checked(None, notes, problem)
    if for_openai and cleaned.startswith("sk-admin-"):
        notes += (text("keys.admin"),)
    return Checked(cleaned, notes)


def is_address(key: str) -> bool:
    """Return whether what was given as a key is the address of a server instead."""
    return re.match(_ADDRESS, _clean(key[:_LONGEST_PASTE])[0]) is not None


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


def _clean(key: str) -> tuple[str, tuple[str, ...]]:
    notes: list[str] = []

    def note(name: str, **values: str) -> None:
        if (sentence := text(f"keys.cleaned_{name}", **values)) not in notes:
            notes.append(sentence)

    if re.search(_INVISIBLE, key):
        key = re.sub(_INVISIBLE, "", key)
        note("invisible")
    before = None
    for _ in range(_LAYERS):
        if key == before:
            break
        before = key
        key = key.strip()
        if key and key != before:
            edges = before[: before.index(key)] + before[before.index(key) + len(key) :]
            names = dict.fromkeys(_SPACES.get(character, "other_space") for character in edges)
            note("spaces", names=", ".join(text(f"keys.{name}") for name in names))
        for name, pattern in _WRAPPINGS.items():
            if name in ("brackets", "punctuation") and re.fullmatch(f"<.*>|{{.*}}|{_DOTS}", key):
                continue  # a placeholder, or a shortened key: named below as what it is
            unwrapped = re.sub(pattern, "", key)
            if unwrapped != key:
                key = unwrapped
                note(name)
    return key, tuple(notes)


def _taken_out(key: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The one key that stands among other words, as in a command or a sentence, or that was pasted twice."""
    found = re.findall(_WHOLE_KEY, key)
    if len(found) == 1 and found[0] != key and not _is_torn(key.partition(found[0])[2]):
        key, notes = found[0], (*notes, text("keys.cleaned_words"))
    pieces = re.split(rf"{_SECOND_KEY}|[\s,;]+", key)
    half = key[: len(key) // 2]
    if len(half) >= _SHORTEST and half.startswith("sk-") and half * 2 == key:
        pieces = [half, half]
    if len(pieces) > 1 and len(set(pieces)) == 1 and re.fullmatch(_KEY, pieces[0]):
        return pieces[0], (*notes, text("keys.cleaned_twice"))
    return key, notes


def _is_torn(rest: str) -> bool:
    """Whether what follows a key goes on with it: a line break or a space got into its middle."""
    behind = re.match(r"\s+([A-Za-z0-9_-]{6,})", rest)
    return behind is not None and re.search(r"\d|[a-z][A-Z]|[A-Z]{2}", behind[1]) is not None


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
    if len({*re.findall(_WHOLE_KEY, key), *re.findall(_KEY, " ".join(re.split(_SECOND_KEY, key)))}) > 1:
        return text("keys.two_keys")
    if len(key) > _LONGEST * (1 if for_openai else 10):  # others have tokens that are longer
        return text("keys.too_long", length=len(key))
    if for_openai and re.search(r"\s", key) and not key.startswith(("sk", *_OTHER_IDS, *_OTHER_PROVIDERS)):
        return text("keys.no_prefix")  # words or a number: advice on one character in them would miss the point
    for position, character in enumerate(key, 1):
        if not "!" <= character <= "~":
            return _strange_character(character, position)
    if for_openai:
        for prefix, kind in _OTHER_IDS.items():
            if key.startswith(prefix):
                return text("keys.other_id", prefix=prefix, kind=text(f"keys.id_{kind}"))
        if re.fullmatch(_AZURE, key):
            return text("keys.azure")
        for prefix, provider in _OTHER_PROVIDERS.items():
            if key.startswith(prefix):
                return text("keys.other_provider", prefix=prefix, provider=provider)
        if not key.startswith("sk-"):
            return text("keys.no_prefix")
        if len(key) < _SHORTEST and not key.startswith("sk-practice"):
            return text("keys.too_short", length=len(key))
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
