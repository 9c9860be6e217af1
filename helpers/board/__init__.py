"""The progress board of a room, for a learner: join it and leave it. An exercise that is right lights up the seat."""

from __future__ import annotations

from collections.abc import Callable

from helpers.board import membership
from helpers.errors import InputError
from helpers.language import say, text

carry: Callable[[str], object] | None = None  # takes a light where a page of the website sends it, not this Python
_noted = False  # whether this process has said what is wrong with the board; it says so once


def join(url: str | None = None, seat: int | str | None = None, pin: str | int | None = None) -> None:
    """Join the board of a room, and print whether that worked.

    From then on each exercise whose check says ✅ lights up the seat. Only the seat and the exercise's name are sent.

    Args:
        url: the room's address, such as "http://192.168.0.10:8300".
        seat: the number on the seat card.
        pin: the PIN on the seat card.

    What is left out is what the room has set: FIRST_CALL_BOARD_OFFER or FIRST_CALL_BOARD, FIRST_CALL_SEAT and
    FIRST_CALL_PIN. A room's JupyterHub sets all three.
    """
    from helpers.board import lights

    if carry is not None:
        say(text("board.join_in_page"))
        return
    try:
        room, number, code = membership.offered(url, seat, pin)
        asked = membership.Seat(membership.board_of(room), membership.number_of(number), asked=True)
        entered = lights.enter(asked, membership.pin_of(code))
        membership.keep(entered)
    except InputError as error:
        say(error)
    except lights.UnreachableError:
        say(text("board.unreachable"))
    except OSError as error:
        say(text("board.not_kept", reason=error.strerror or type(error).__name__))
    else:
        lights.SENDER.forget()
        say(text("board.joined", seat=entered.number))


def leave() -> None:
    """Leave the board: nothing more is sent, even where FIRST_CALL_BOARD is set, until `join()` is called."""
    from helpers.board import lights

    lights.SENDER.forget()
    try:
        membership.leave()
    except OSError as error:
        say(text("board.not_kept", reason=error.strerror or type(error).__name__))
    else:
        say(text("board.left"))


def light(exercise: str) -> None:
    """Light up this learner's seat for an exercise, if they joined a board. It waits for nothing and raises nothing.

    Args:
        exercise: its name, such as "lesson_04.two_messages".
    """
    try:
        if carry is not None:
            carry(exercise)
        elif membership.is_possible():
            _send(exercise)
    except Exception as error:  # whatever it may be: a light is not worth a lesson
        _note(str(error) if isinstance(error, InputError) else "")


def _send(exercise: str) -> None:
    if membership.find() is None:
        return
    from helpers.board import lights

    if lights.SENDER.trouble:
        _note(text(lights.SENDER.trouble))
    lights.SENDER.add(exercise)


def _note(line: str) -> None:
    global _noted
    if line and not _noted:
        _noted = True
        say(line)
