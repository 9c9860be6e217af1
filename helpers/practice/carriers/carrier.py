"""What the carriers have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Self

from ..answering.replies import Replies
from ..backend import Backend
from ..session import Session, Usage
from ..wire import access


class Carrier(ABC):
    """A practice backend that clients can reach.

    Args:
        replies: folder of prepared replies; None takes the kit's own.
        room_key: the only key to accept; None for every key that begins with "sk-practice".
        pace: seconds between the chunks of a stream, so that one sees it come.

    Attributes:
        key: a key that it accepts.
        session: what carries requests to the backend.
    """

    def __init__(self, *, replies: Path | None = None, room_key: str | None = None, pace: float = 0.0) -> None:
        if room_key is not None and not room_key.startswith(access.PREFIX):  # it may be real, and is not shown
            raise ValueError(f"a room key begins with {access.PREFIX}")
        self.key = room_key or access.KEY
        self.session = Session(Backend(Replies(replies), key=room_key), pace=pace)

    @property
    @abstractmethod
    def base_url(self) -> str:
        """For the SDK; known once started."""

    @abstractmethod
    def start(self) -> None:
        """Take requests from now on."""

    @abstractmethod
    def stop(self) -> None:
        """Take no more requests. Stopping again does nothing."""

    @property
    def usage(self) -> list[Usage]:
        """Model and usage object of every request answered with tokens, oldest first; see Session."""
        return self.session.usage

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<practice backend at {self.base_url}>"
