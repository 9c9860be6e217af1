"""Whether a text has a match of an expression, in time that is at most proportional to both.

All ways to match are followed at once, character by character (Thompson's construction), so none is tried twice and
nothing is ever tried again. Where an expression looks ahead or back, all places where that succeeds are found in one
run over the text: backwards for what is ahead. How often one character is repeated is counted, not written out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from .budget import Budget
from .characters import CharacterSet, is_word
from .expressions import Choice, Edge, Look, Node, One, Repeat, Sequence, UnsupportedError

_MOST_STATES = 20_000
_WORK_A_STEP = 4  # states that are looked at


@dataclass
class _Take:
    """Goes on after a character of a set."""

    characters: CharacterSet
    then: int


@dataclass
class _Fork:
    """Goes on in several ways at once."""

    then: list[int]


@dataclass(eq=False)
class _Count:
    """Goes on after `least` to `most` characters of a set, None for any number of them."""

    characters: CharacterSet
    least: int
    most: int | None
    then: int


@dataclass
class _Test:
    """Goes on at an edge, or where it can look ahead or back."""

    where: Edge | _LookOut
    then: int


@dataclass(eq=False)
class _LookOut:
    automaton: Automaton
    wanted: bool


class _End:
    """A match is found."""


_Counting = dict[_Count, deque[int]]


@dataclass
class _Run:
    """What is known of one text."""

    text: str
    budget: Budget
    seen: dict[_LookOut, bytearray] = field(default_factory=dict)


class Automaton:
    """An expression, made ready to be looked for.

    Args:
        node: what the expression means.
        budget: for making it ready.
        backwards: whether it goes through a text from its end to its beginning.

    Raises:
        TooCostlyError: it is too large for what is left of the budget.
        UnsupportedError: it is too large for practice mode.
    """

    def __init__(self, node: Node, budget: Budget, *, backwards: bool = False) -> None:
        self._backwards = backwards
        self._states: list[_Take | _Fork | _Count | _Test | _End] = [_End()]
        self._start = self._build(node, 0, budget)

    def is_in(self, text: str, budget: Budget) -> bool:
        """Return whether a text has a match anywhere.

        Raises:
            TooCostlyError: the text is too long for what is left of the budget.
        """
        return next(self._ends(_Run(text, budget)), None) is not None

    def _build(self, node: Node, then: int, budget: Budget) -> int:
        """Add the states for a part after which `then` follows; return the first of them."""
        budget.spend()
        if isinstance(node, One):
            return self._add(_Take(node.characters, then))
        if isinstance(node, Sequence):
            for part in node.parts if self._backwards else reversed(node.parts):
                then = self._build(part, then, budget)
            return then
        if isinstance(node, Choice):
            return self._add(_Fork([self._build(option, then, budget) for option in node.options]))
        if isinstance(node, Repeat):
            return self._build_repeat(node, then, budget)
        if isinstance(node, Look):
            automaton = Automaton(node.part, budget, backwards=node.ahead)
            return self._add(_Test(_LookOut(automaton, node.wanted), then))
        return self._add(_Test(node, then))

    def _build_repeat(self, node: Repeat, then: int, budget: Budget) -> int:
        part = node.part
        if isinstance(part, One):
            return self._add(_Count(part.characters, node.least, node.most, then))
        first = then
        if node.most is None:
            fork = _Fork([then])
            first = self._add(fork)
            fork.then.append(self._build(part, first, budget))
        for _ in range((node.most or node.least) - node.least):
            first = self._add(_Fork([self._build(part, first, budget), then]))
        for _ in range(node.least):
            first = self._build(part, first, budget)
        return first

    def _add(self, state: _Take | _Fork | _Count | _Test) -> int:
        if len(self._states) >= _MOST_STATES:
            raise UnsupportedError("so many parts or repeats")
        self._states.append(state)
        return len(self._states) - 1

    def _ends(self, run: _Run) -> Iterator[int]:
        """Yield each place at which a match ends, wherever it began."""
        size = len(run.text)
        visited = [-1] * len(self._states)
        arrived: list[int] = []
        counting: _Counting = {}  # the steps at which each count began, the longest ago first
        for step in range(size + 1):
            place = size - step if self._backwards else step
            waiting: list[_Take] = []
            work = len(counting) + len(arrived) + 1
            ahead = [self._start, *arrived]
            while ahead:
                index = ahead.pop()
                if visited[index] == step:
                    continue
                visited[index] = step
                state = self._states[index]
                work += 1
                if isinstance(state, _Take):
                    waiting.append(state)
                elif isinstance(state, _Fork):
                    ahead += state.then
                elif isinstance(state, _Count):
                    counts = counting.setdefault(state, deque())
                    if not counts or state.most is not None:
                        counts.append(step)
                    if not state.least:
                        ahead.append(state.then)
                elif isinstance(state, _End):
                    yield place
                elif _holds(state.where, place, run):
                    ahead.append(state.then)
            run.budget.spend(1 + work // _WORK_A_STEP)
            if step < size:
                letter = run.text[place - 1 if self._backwards else place]
                arrived = [state.then for state in waiting if letter in state.characters]
                counting = _counted(counting, letter, step + 1, arrived)

    def places(self, run: _Run) -> bytearray:
        """Return for each place of a text whether a match ends there (1) or not (0)."""
        found = bytearray(len(run.text) + 1)
        for place in self._ends(run):
            found[place] = 1
        return found


def _counted(counting: _Counting, letter: str, step: int, arrived: list[int]) -> _Counting:
    """Return the counts that go on with a character; what follows those that are high enough is added to `arrived`."""
    left = {}
    for state, counts in counting.items():
        if letter not in state.characters:
            continue
        if state.most is not None and step - counts[0] > state.most:
            counts.popleft()
        if counts:
            left[state] = counts
            if step - counts[0] >= state.least:
                arrived.append(state.then)
    return left


def _holds(where: Edge | _LookOut, place: int, run: _Run) -> bool:
    """Return whether a place of a text is what is asked for."""
    if isinstance(where, _LookOut):
        if where not in run.seen:
            run.seen[where] = where.automaton.places(run)
        return bool(run.seen[where][place]) is where.wanted
    text, size = run.text, len(run.text)
    if where.kind == "start":
        return place == 0
    if where.kind == "end":
        return place == size
    if where.kind == "last":
        return place == size or (place == size - 1 and text[place] == "\n")
    if where.kind == "line start":
        return place == 0 or text[place - 1] == "\n"
    if where.kind == "line end":
        return place == size or text[place] == "\n"
    before = place > 0 and is_word(text[place - 1], ascii=where.ascii)
    after = place < size and is_word(text[place], ascii=where.ascii)
    return (before is not after) is (where.kind == "boundary")
