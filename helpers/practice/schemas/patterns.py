"""Regular expressions of a schema: whether a text has a match, and texts that have one."""

from __future__ import annotations

from collections.abc import Iterator

from .automata import Automaton
from .budget import Budget
from .characters import CharacterSet
from .expressions import Choice, Node, One, Repeat, Sequence, parse

_EXAMPLES = {"d": "7", "D": "p", "s": " ", "S": "p", "w": "p", "W": "-"}
_LIKELY = "practice0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -_.,:;/@+!?#가나다"
_MOST_REPEATS = 1000
_LONGEST = 50_000  # characters


class Pattern:
    """A regular expression.

    Args:
        expression: as Python's `re` has it.
        budget: for all that is done with it.

    Raises:
        ExpressionError: it is none.
        TooCostlyError: it is too large for what is left of the budget.
        UnsupportedError: it has something that practice mode does not read.
    """

    def __init__(self, expression: str, budget: Budget) -> None:
        self._budget = budget
        self._node = parse(expression, budget)
        self._automaton = Automaton(self._node, budget)

    def is_in(self, text: str) -> bool:
        """Return whether a text has a match, anywhere.

        Raises:
            TooCostlyError: the text is too long for what is left of the budget.
        """
        return self._automaton.is_in(text, self._budget)

    def example(self, extra: int) -> str | None:
        """Return a text that has a match, or None: where the expression looks ahead or back, that is left to luck.

        Args:
            extra: how many times more than it must each repeated part is repeated, as far as it may.

        Raises:
            TooCostlyError: the text is too long for what is left of the budget.
        """
        try:
            text = self._text(self._node, extra)
        except _NoTextError:
            return None
        return text if self.is_in(text) else None

    def _text(self, node: Node, extra: int) -> str:
        """Return a text for a part, of which nothing longer than what is allowed is ever made."""
        self._budget.spend()
        if isinstance(node, One):
            return _letter(node.characters)
        if isinstance(node, Choice):
            return self._text(node.options[0], extra)
        if isinstance(node, Sequence):
            texts = []
            length = 0
            for part in node.parts:
                texts.append(self._text(part, extra))
                length += len(texts[-1])
                _check(length)
            return "".join(texts)
        if isinstance(node, Repeat):
            count = node.least + extra if node.most is None else min(node.least + extra, node.most)
            if count > _MOST_REPEATS:
                raise _NoTextError
            text = self._text(node.part, extra)
            _check(len(text) * count)
            return text * count
        return ""


class _NoTextError(Exception):
    """No text is found, or only one that is too long."""


def _check(length: int) -> None:
    if length > _LONGEST:
        raise _NoTextError


def _letter(characters: CharacterSet) -> str:
    """Return a character of a set: one that it names if possible, and never half a surrogate pair, which is none."""
    for letter in _possible(characters):
        if letter in characters and not "\ud800" <= letter <= "\udfff":
            return letter
    raise _NoTextError


def _possible(characters: CharacterSet) -> Iterator[str]:
    """Yield characters of which one should be in a set: what it names, then others."""
    for part in characters.parts:
        yield _EXAMPLES[part] if isinstance(part, str) else chr(part[0])
    yield from _LIKELY
