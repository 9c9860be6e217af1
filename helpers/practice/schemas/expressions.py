"""What a regular expression means: the syntax of Python's `re`, read here because `re` itself must not have it.

Python's own parser is recursive, warns on stderr about what it may mean one day, and reads some expressions
differently in each version. `(?<name>...)`, which JSON Schema has and Python spells `(?P<name>...)`, is read too.
"""

from __future__ import annotations

from dataclasses import dataclass

from .budget import Budget
from .characters import CharacterSet

_STEPS_A_CHARACTER = 3
_DEEPEST = 50  # groups within one another
_MOST_REPEATS = 2**32 - 1  # Python's own limit

_DIGITS = "0123456789"
_OCTAL = "01234567"
_HEXADECIMAL = "0123456789abcdefABCDEF"
_SPACES = " \t\n\r\v\f"
_CONTROLS = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_BOUNDS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_HEXADECIMAL_DIGITS = {"x": 2, "u": 4, "U": 8}

Flags = frozenset[str]  # of a, i, m, s, u and x


class ExpressionError(ValueError):
    """This is no regular expression."""


class UnsupportedError(Exception):
    """A regular expression has something that practice mode does not read. The message names it."""


@dataclass(frozen=True)
class One:
    """One character of a set."""

    characters: CharacterSet


@dataclass(frozen=True)
class Sequence:
    """Parts that follow one another."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Choice:
    """One of several options."""

    options: tuple[Node, ...]


@dataclass(frozen=True)
class Repeat:
    """A part `least` to `most` times, None for any number of times."""

    part: Node
    least: int
    most: int | None


@dataclass(frozen=True)
class Edge:
    """A place between two characters.

    Args:
        kind: "start", "end", "last" (the end, or before a line break there), "line start", "line end", "boundary"
            (of a word) or "inside" (of a word, or of what is none).
        ascii: whether words have letters of ASCII only.
    """

    kind: str
    ascii: bool = False


@dataclass(frozen=True)
class Look:
    """A place after which (`ahead`), or before which, a part matches, or does not if it is not `wanted`."""

    part: Node
    ahead: bool
    wanted: bool


Node = One | Sequence | Choice | Repeat | Edge | Look


def parse(expression: str, budget: Budget) -> Node:
    """Return what an expression means.

    Raises:
        ExpressionError: it means nothing.
        TooCostlyError: it is too long for what is left of the budget.
        UnsupportedError: it has something that is not read here.
    """
    budget.spend(1 + len(expression) * _STEPS_A_CHARACTER)
    reader = _Reader(expression)
    node = reader.options(frozenset(), depth=0)
    if not reader.at_end:
        raise ExpressionError("a group is closed that was not opened")
    return node


class _Reader:
    """Reads an expression from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._names: set[str] = set()
        self._groups = 0

    @property
    def at_end(self) -> bool:
        return self._place == len(self._text)

    def options(self, flags: Flags, *, depth: int) -> Node:
        """Read up to the end of a group, or of everything."""
        if depth > _DEEPEST:
            raise UnsupportedError("groups that are nested too deeply")
        options: list[Node] = []
        while True:
            node, flags = self._sequence(flags, depth, is_first=depth == 0 and not options)
            options.append(node)
            if not self._skip("|"):
                return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self, flags: Flags, depth: int, *, is_first: bool) -> tuple[Node, Flags]:
        """Read up to the end of an option; also return the flags, which the very first one may set for all."""
        parts: list[Node] = []
        while not self.at_end and self._next not in "|)":
            letter = self._take()
            if "x" in flags and letter in _SPACES:
                continue
            if "x" in flags and letter == "#":
                self._skip_to("\n")
                continue
            if letter == "(" and self._skip("?#"):
                if not self._skip_to(")"):
                    raise ExpressionError("a comment does not end")
                continue
            if letter == "(" and (chosen := self._flags_for_all()) is not None:
                if not is_first or parts:
                    raise ExpressionError("flags for the whole expression are not at its start")
                flags |= chosen
                if {"a", "u"} <= flags:
                    raise ExpressionError("flags exclude each other")
                continue
            bounds = self._bounds() if letter == "{" else _BOUNDS.get(letter)
            if bounds:
                self._repeat(bounds, parts)
            else:
                parts.append(self._part(letter, flags, depth))
        return (parts[0] if len(parts) == 1 else Sequence(tuple(parts))), flags

    def _part(self, letter: str, flags: Flags, depth: int) -> Node:
        ascii = "a" in flags
        if letter == "(":
            return self._group(flags, depth)
        if letter == "[":
            return self._set(flags)
        if letter == ".":
            return One(CharacterSet(() if "s" in flags else ((10, 10),), negated=True))
        if letter == "^":
            return Edge("line start" if "m" in flags else "start")
        if letter == "$":
            return Edge("line end" if "m" in flags else "last")
        if letter != "\\":
            return _one((ord(letter), ord(letter)), flags)
        letter = self._escaped()
        if letter in "AZz":  # the last one since Python 3.14, and elsewhere
            return Edge("start" if letter == "A" else "end")
        if letter in "bB":
            return Edge("boundary" if letter == "b" else "inside", ascii)
        if letter in "dDsSwW":
            return _one(letter, flags)
        code = self._group_number(letter) if letter in "123456789" else self._code(letter)
        return _one((code, code), flags)

    # Groups

    def _group(self, flags: Flags, depth: int) -> Node:
        if self._skip("?"):
            if self._skip("P<"):
                self._name()
            elif self._skip("P=") or self._skip("("):
                raise UnsupportedError("back-references")
            elif self._skip(">"):
                raise UnsupportedError("atomic groups")
            elif self._skip("<="):
                return Look(self._inner(flags, depth), ahead=False, wanted=True)
            elif self._skip("<!"):
                return Look(self._inner(flags, depth), ahead=False, wanted=False)
            elif self._skip("<"):
                self._name()
            elif self._skip("="):
                return Look(self._inner(flags, depth), ahead=True, wanted=True)
            elif self._skip("!"):
                return Look(self._inner(flags, depth), ahead=True, wanted=False)
            elif not self._skip(":"):
                flags = self._flags_of_group(flags)
        else:
            self._groups += 1
        # The parts of a group are one, so that a repeat after it repeats all of it.
        return Sequence((self._inner(flags, depth),))

    def _inner(self, flags: Flags, depth: int) -> Node:
        node = self.options(flags, depth=depth + 1)
        if not self._skip(")"):
            raise ExpressionError("a group does not end")
        return node

    def _name(self) -> None:
        """Read the name of a group."""
        start = self._place
        if not self._skip_to(">"):
            raise ExpressionError("the name of a group does not end")
        name = self._text[start : self._place - 1]
        if not name.isidentifier() or name in self._names:
            raise ExpressionError("the name of a group is none, or is given twice")
        self._names.add(name)
        self._groups += 1

    def _flags_for_all(self) -> Flags | None:
        """Read flags such as (?i), whose parenthesis is read already; None if this is anything else."""
        start = self._place
        found = self._run("aimsux") if self._skip("?") else ""
        if found and self._skip(")"):
            return frozenset(found)
        self._place = start
        return None

    def _flags_of_group(self, flags: Flags) -> Flags:
        """Read flags such as i-s: after a question mark, and return those that hold in this group."""
        found = self._run("aimsux-")
        on, minus, off = found.partition("-")
        is_wrong = {"a", "u"} <= set(on) or set(off) & set("au-") or set(on) & set(off) or (minus and not off)
        if not found or is_wrong or not self._skip(":"):
            raise ExpressionError("a group begins with what is not known")
        if "a" in on or "u" in on:
            flags -= {"a", "u"}
        return (flags | set(on)) - set(off)

    # Repeats

    def _bounds(self) -> tuple[int, int | None] | None:
        """Read what follows an opening brace if that begins a repeat such as {2,3}; None if it does not."""
        if self.at_end or self._next not in "0123456789,":
            return None
        start = self._place
        low = self._run(_DIGITS)
        comma = self._skip(",")
        high = self._run(_DIGITS) if comma else low
        if not self._skip("}"):
            self._place = start
            return None
        return _count(low or "0"), _count(high) if high else None

    def _repeat(self, bounds: tuple[int, int | None], parts: list[Node]) -> None:
        """Read what is left of a repeat and let it repeat the last part."""
        least, most = bounds
        if most is not None and most < least:
            raise ExpressionError("a repeat has more at least than at most")
        if not parts or isinstance(parts[-1], Edge):
            raise ExpressionError("there is nothing to repeat")
        if isinstance(parts[-1], Repeat):
            raise ExpressionError("a repeat is repeated")
        if self._skip("+"):
            raise UnsupportedError("possessive repeats")
        self._skip("?")  # as few times as possible: whether there is a match is the same
        parts[-1] = Repeat(parts[-1], least, most)

    # Characters

    def _set(self, flags: Flags) -> Node:
        negated = self._skip("^")
        parts: list[tuple[int, int] | str] = []
        while True:
            if self.at_end:
                raise ExpressionError("a set does not end")
            letter = self._take()
            if letter == "]" and parts:
                break
            first = self._in_set(letter)
            if not self._skip("-"):
                parts.append(first)
                continue
            if self.at_end:
                raise ExpressionError("a set does not end")
            letter = self._take()
            if letter == "]":
                parts += [first, (45, 45)]
                break
            last = self._in_set(letter)
            if isinstance(first, str) or isinstance(last, str) or last[0] < first[0]:
                raise ExpressionError("a range has an end that is none, or comes first")
            parts.append((first[0], last[0]))
        return One(CharacterSet(tuple(parts), negated, "i" in flags, "a" in flags))

    def _in_set(self, letter: str) -> tuple[int, int] | str:
        if letter != "\\":
            return ord(letter), ord(letter)
        letter = self._escaped()
        if letter in "dDsSwW":
            return letter
        if letter in _OCTAL:
            code = self._octal(letter)
        elif letter in _CONTROLS:
            code = _CONTROLS[letter]
        else:
            code = self._code(letter)
        return code, code

    def _escaped(self) -> str:
        """Read the character after a backslash."""
        if self.at_end:
            raise ExpressionError("a backslash at the end")
        return self._take()

    def _code(self, letter: str) -> int:
        """Return the code point that a backslash and a character stand for, after reading what belongs to it."""
        if letter in _HEXADECIMAL_DIGITS:
            digits = self._run(_HEXADECIMAL, _HEXADECIMAL_DIGITS[letter])
            if len(digits) < _HEXADECIMAL_DIGITS[letter] or int(digits, 16) > 0x10FFFF:
                raise ExpressionError("a code point has too few digits, or is too large")
            return int(digits, 16)
        if letter == "0":
            return self._octal(letter)
        if letter in _CONTROLS and letter != "b":
            return _CONTROLS[letter]
        if letter in "pP" and self._text.startswith("{", self._place):
            raise UnsupportedError(f"\\{letter}")
        if letter == "N":
            raise UnsupportedError("\\N")
        if letter.isascii() and letter.isalnum():
            raise ExpressionError("what is after a backslash means nothing")
        return ord(letter)

    def _octal(self, letter: str) -> int:
        code = int(letter + self._run(_OCTAL, 2), 8)
        if code > 0o377:
            raise ExpressionError("an octal number is too large")
        return code

    def _group_number(self, letter: str) -> int:
        """Return the code point that three octal digits stand for; fewer digits refer to a group."""
        digits = self._text[self._place - 1 : self._place + 2]
        if len(digits) == 3 and not set(digits) - set(_OCTAL):
            return self._octal(letter)
        number = letter + self._run(_DIGITS, 1)
        if int(number) > self._groups:
            raise ExpressionError("there is no such group")
        raise UnsupportedError("back-references")

    # The text itself

    @property
    def _next(self) -> str:
        return self._text[self._place]

    def _take(self) -> str:
        self._place += 1
        return self._text[self._place - 1]

    def _skip(self, text: str) -> bool:
        """Skip a text if it is next, and return whether it is."""
        is_next = self._text.startswith(text, self._place)
        if is_next:
            self._place += len(text)
        return is_next

    def _skip_to(self, end: str) -> bool:
        """Skip everything up to a character that no backslash is before, and it too; return whether there is one."""
        while not self.at_end:
            letter = self._take()
            if letter == end:
                return True
            if letter == "\\":
                self._escaped()
        return False

    def _run(self, among: str, most: int | None = None) -> str:
        """Read characters as long as they are among these, and not more than `most`."""
        start = self._place
        end = len(self._text) if most is None else min(start + most, len(self._text))
        while self._place < end and self._next in among:
            self._place += 1
        return self._text[start : self._place]


def _one(part: tuple[int, int] | str, flags: Flags) -> One:
    return One(CharacterSet((part,), False, "i" in flags, "a" in flags))


def _count(digits: str) -> int:
    if len(digits.lstrip("0")) > 10 or int(digits[-11:]) >= _MOST_REPEATS:
        raise ExpressionError("a repeat is too large")
    return int(digits[-11:])
