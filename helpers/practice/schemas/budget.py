"""What one request may cost: counted, never timed, so that the same request ends alike on every machine."""

from __future__ import annotations

_STEPS = 100_000  # each takes about a microsecond
_CHARACTERS = 100_000


class TooCostlyError(Exception):
    """A request asks for more work than practice mode does for one."""


class Budget:
    """The work that is left for one request.

    Args:
        steps: how many parts of values, schemas and expressions may be looked at.
        characters: how long the values that are made may be as JSON, together.
    """

    def __init__(self, steps: int = _STEPS, characters: int = _CHARACTERS) -> None:
        self.steps = steps
        self.characters = characters

    def spend(self, steps: int = 1) -> None:
        """Take steps from what is left. Whoever loops over what came in a request says so here, before it does.

        Raises:
            TooCostlyError: there are not so many left.
        """
        self.steps -= steps
        if self.steps < 0:
            raise TooCostlyError

    def write(self, characters: int) -> None:
        """Take characters from what is left, before they are made.

        Raises:
            TooCostlyError: there are not so many left.
        """
        self.characters -= characters
        if self.characters < 0:
            raise TooCostlyError
