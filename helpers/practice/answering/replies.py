"""Prepared replies: data in replies/{en,ko}/NN_topic.toml, chosen by what a request says."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..reading.conversation import INSTRUCTIONS, Message
from ..reading.normal import normalize
from ..wire import encoding

_FOLDER = Path(__file__).parents[1] / "replies"
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_MOST_SHOWN = 8  # messages in the fallback
_LONGEST_SHOWN = 120  # characters of each
_LONGEST_RESULT = 100_000  # characters of a tool's result that is read as JSON; prepared ones are far shorter
_WORD = re.compile(r"\S+")

ANY = ""  # as `user`: any last user message; only replies in code have it

_Shown = tuple[str, ...]
_Key = tuple[str, str | None, tuple[str, ...] | None, tuple[str, ...] | None, _Shown]


class ReplyFileError(ValueError):
    """A file of prepared replies is malformed. The message names the file and the reply."""


@dataclass(frozen=True)
class PreparedReply:
    """One prepared reply; README.md says how its fields match.

    Args:
        user: the last user message, or ANY.
        text: the answer; "" if there are only tool calls, or a refusal.
        system: all system and developer messages, or None for any.
        history: the other user, assistant and tool messages, or None for any.
        results: what the tools called since the last user message gave back, or None if none was called.
        variants: other wordings of the answer.
        calls: the tools to call instead, where the request offers them, each as its name and its arguments in JSON.
        refusal: what is said instead of an answer, or "".
        shows: the digests of pictures and files, one of which comes with the message; () if none does.
        source: the file it comes from.
    """

    user: str
    text: str
    system: str | None
    history: tuple[str, ...] | None
    results: tuple[str, ...] | None
    variants: tuple[str, ...]
    calls: tuple[tuple[str, str], ...]
    refusal: str
    shows: tuple[str, ...]
    source: str

    @property
    def wordings(self) -> tuple[str, ...]:
        """What a text may be; a refusal is one too, to a request that asks for no structure."""
        return (self.text, *self.variants) if self.text else tuple(filter(None, [self.refusal]))

    @property
    def keys(self) -> list[_Key]:
        """What has to be said for this reply: one for each picture or file that it fits."""
        shown: list[_Shown] = [(digest,) for digest in self.shows] or [()]
        return [(self.user, self.system, self.history, self.results, each) for each in shown]


class Replies:
    """All prepared replies of a folder.

    Args:
        folder: holds {language}/NN_topic.toml. None for the kit's own, which are not read before they are needed.

    Raises:
        ReplyFileError: a file is malformed, or two replies match the same request.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or _FOLDER
        if folder:
            self.load()

    def load(self) -> None:
        """Read the files now, so that the first request need not wait for it."""
        self._by_key  # noqa: B018 - read once, and kept

    @classmethod
    def none(cls) -> Replies:
        """Return an empty set of replies, to add some in code."""
        replies = cls()
        replies._by_key = {}
        return replies

    def add(self, entry: dict[str, Any]) -> None:
        """Add one reply; it takes the place of one that matches the same requests.

        Args:
            entry: as a [[reply]] table of a file; without `user` it answers any last user message.

        Raises:
            ReplyFileError: it is malformed.
        """
        prepared = _prepared({"user": "any"} | entry, "reply", "code")
        if "user" not in entry:
            prepared = replace(prepared, user=ANY)
        self._by_key.update(dict.fromkeys(prepared.keys, prepared))
        self.__dict__.pop("_most_calls", None)  # counted anew

    @functools.cached_property
    def _by_key(self) -> dict[_Key, PreparedReply]:
        found: dict[_Key, PreparedReply] = {}
        for path in sorted(self._folder.glob("*/*.toml")):
            for prepared in _read(path, path.relative_to(self._folder).as_posix()):
                for key in prepared.keys:
                    if twin := found.get(key):
                        raise ReplyFileError(
                            f"{prepared.source}: {twin.source} already has a reply to {prepared.user!r} "
                            "with the same system, history, results and picture"
                        )
                    found[key] = prepared
        return found

    @functools.cached_property
    def _most_calls(self) -> int:
        return max((len(prepared.calls) for prepared in self._by_key.values()), default=0)

    def all(self) -> list[PreparedReply]:
        """Return every prepared reply, by file."""
        return list(dict.fromkeys(self._by_key.values()))

    def find(self, messages: Sequence[Message]) -> PreparedReply | None:
        """Return the most specific prepared reply that matches, or None.

        One that names a history comes before one that does not, and then one that names a system message.
        After tools gave results back, only a reply that names these results matches, or one of whose calls they are
        the first few, as where a request lets only one be made at a time; it then comes with the calls that are left.
        A message with pictures or files gets only what was written for one of them.
        """
        last = _last_user(messages)
        if last is None:
            return None
        user = _plain(last.text)
        since = messages[next(index for index, message in enumerate(messages) if message is last) :]
        results = tuple(_plain_result(message.text) for message in since if message.role == "tool") or None
        system = _plain("\n".join(message.text for message in messages if message.role in INSTRUCTIONS))
        history = tuple(
            _plain(message.text) for message in messages if message is not last and message.role not in INSTRUCTIONS
        )
        shown = tuple(medium.digest for message in since for medium in message.media)
        keys = ((system, history), (None, history), (system, None), (None, None))
        for asked, seen in ((user, shown), (ANY, ())):  # any message may have pictures too
            for key in keys:
                if prepared := self._by_key.get((asked, *key, results, seen)):
                    return prepared
            if results and (prepared := self._in_the_middle(asked, keys, results, seen, since)):
                return prepared
        return None

    def _in_the_middle(
        self,
        user: str,
        keys: Sequence[tuple[str | None, tuple[str, ...] | None]],
        results: tuple[str, ...],
        shown: _Shown,
        since: Sequence[Message],
    ) -> PreparedReply | None:
        """Return the reply of whose calls only the first were made, with the calls that are left."""
        latest = [call for message in since for call in message.calls][-self._most_calls :]
        made = [_plain_call(call) for call in latest]
        for count in range(1, min(len(results) + 1, self._most_calls)):  # no more than could be missing
            for key in keys:
                prepared = self._by_key.get((user, *key, results[:-count] or None, shown))
                if prepared and [_plain_call(call) for call in prepared.calls[:count]] == made[-count:]:
                    return replace(prepared, text="", variants=(), calls=prepared.calls[count:])
        return None


def fallback(messages: Sequence[Message]) -> str:
    """Return an honest answer to a prompt with no prepared reply, in the prompt's language.

    It says that no model wrote it and shows what the backend received.
    """
    last = _last_user(messages)
    asked = last.text if last else "\n".join(message.text for message in messages)
    wording = _fallback_texts()["ko" if _HANGUL.search(asked) else "en"]
    lines = [f"- {message.role}: {_shown(message)}" for message in messages[-_MOST_SHOWN:]]
    if len(messages) > _MOST_SHOWN:
        lines.insert(0, wording["earlier"].format(count=len(messages) - _MOST_SHOWN))
    if any(message.media for message in messages):
        lines.append(wording["unseen"])
    return "\n".join([wording["opening"], *lines, wording["closing"]])


def _last_user(messages: Sequence[Message]) -> Message | None:
    return next((message for message in reversed(messages) if message.role == "user"), None)


def _plain(text: str) -> str:
    """Return a text as it is compared: no outer space, and Hangul composed, which some systems send in pieces."""
    return normalize("NFC", text.strip())


def _plain_call(call: tuple[str, str]) -> tuple[str, str]:
    return call[0], _plain_result(call[1])


def _plain_result(text: str) -> str:
    """Return what a tool gave back as it is compared: JSON may be written with other spaces."""
    if len(text) > _LONGEST_RESULT:
        return _plain(text)
    try:
        return encoding.canonical(encoding.decode(text.encode())).decode()
    except ValueError:
        return _plain(text)


def _shown(message: Message) -> str:
    calls = [f"{name}({_shortened(arguments)})" for name, arguments in message.calls]
    media = [f"[{medium.said}]" for medium in message.media[:_MOST_SHOWN]]
    said = [] if not message.text and (calls or media) else [f'"{_shortened(message.text)}"']
    return ", ".join([*said, *media, *calls])


def _shortened(text: str) -> str:
    line = ""
    for word in _WORD.finditer(text):  # no further than to what is shown
        line += f" {word[0]}" if line else word[0]
        if len(line) > _LONGEST_SHOWN:
            return line[: _LONGEST_SHOWN - 1] + "…"
    return line


@functools.cache
def _fallback_texts() -> dict[str, dict[str, str]]:
    import tomllib

    return tomllib.loads((_FOLDER / "fallback.toml").read_text(encoding="utf-8"))


def _read(path: Path, source: str) -> list[PreparedReply]:
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # not TOML, or not UTF-8
        raise ReplyFileError(f"{source}: {error}") from error
    entries = data.pop("reply", [])
    if data or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ReplyFileError(f"{source}: only [[reply]] tables may stand here")
    return [_prepared(entry, f"{source}, reply {number}", source) for number, entry in enumerate(entries, 1)]


def _prepared(entry: dict[str, Any], place: str, source: str) -> PreparedReply:
    known = {"user", "text", "system", "history", "results", "variants", "tool_calls", "refusal", "shows"}
    if unknown := sorted(entry.keys() - known):
        raise ReplyFileError(f"{place}: unknown key {unknown[0]!r}")
    if "refusal" in entry:
        needed: tuple[str, ...] = ("user", "refusal")
        if other := sorted(entry.keys() & {"text", "variants", "tool_calls"}):
            raise ReplyFileError(f"{place}: 'refusal' stands instead of {other[0]!r}")
    else:
        needed = ("user", "text") if "tool_calls" not in entry else ("user",)
    for name in needed:
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise ReplyFileError(f"{place}: {name!r} must be a text that is not empty")
    for name in ("system", "text"):
        if not isinstance(entry.get(name, ""), str):
            raise ReplyFileError(f"{place}: {name!r} must be a text")
    for name in ("history", "results", "variants", "shows"):
        items = entry.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise ReplyFileError(f"{place}: {name!r} must be a list of texts")
    if entry.get("results") == []:
        raise ReplyFileError(f"{place}: 'results' must not be empty; leave it out if no tool was called")
    calls = entry.get("tool_calls", [])
    if not isinstance(calls, list) or ("tool_calls" in entry and not calls):
        raise ReplyFileError(f"{place}: 'tool_calls' must be [[reply.tool_calls]] tables")
    return PreparedReply(
        user=_plain(entry["user"]),
        text=entry.get("text", "").strip(),
        system=_plain(entry["system"]) if "system" in entry else None,
        history=tuple(_plain(item) for item in entry["history"]) if "history" in entry else None,
        results=tuple(_plain_result(item) for item in entry["results"]) if "results" in entry else None,
        variants=tuple(item.strip() for item in entry.get("variants", [])),
        calls=tuple(_call(call, place) for call in calls),
        refusal=entry.get("refusal", "").strip(),
        shows=tuple(entry.get("shows", [])),
        source=source,
    )


def _call(call: Any, place: str) -> tuple[str, str]:
    if not isinstance(call, dict) or call.keys() != {"name", "arguments"}:
        raise ReplyFileError(f"{place}: each of 'tool_calls' must have 'name' and 'arguments' and nothing else")
    if not isinstance(call["name"], str) or not isinstance(call["arguments"], dict):
        raise ReplyFileError(f"{place}: 'name' of a tool call must be a text and 'arguments' a table")
    try:
        return call["name"], json.dumps(call["arguments"], ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError):
        raise ReplyFileError(f"{place}: 'arguments' of a tool call must be what JSON can say") from None
