"""A conversation without a face: the turns so far, what of them is sent with the next question, what is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from helpers import chat, tokens

Messages = list[dict[str, str]]


@dataclass
class Conversation:
    """Questions and answers in order. The API remembers none of them; this is the memory.

    Attributes:
        system: how the model should behave; "" sends no system message.
        limit: the most tokens that are sent, as far as whole earlier turns can be left out; None for no limit.
        turns: every question with its answer.
    """

    system: str = ""
    limit: int | None = None
    turns: list[tuple[str, str]] = field(default_factory=list)

    def messages(self, question: str) -> Messages:
        """Return what is sent with a question: the system message, the latest turns that fit, the question.

        Raises:
            InputError: there is nothing to send.
        """
        earlier = [message for asked, told in self.turns for message in chat.messages(user=asked, assistant=told)]
        start = chat.messages(system=self.system) if self.system else []
        return trim([*start, *earlier, *chat.messages(user=question)], self.limit)

    def left_out(self, sent: Sequence[dict[str, str]]) -> int:
        """Return how many of the turns are not in a list that `messages()` returned."""
        return len(self.turns) - sum(message["role"] == "assistant" for message in sent)

    def remember(self, question: str, answer: str) -> None:
        """Add a turn, once its answer is complete."""
        self.turns.append((question, answer))

    def forget(self) -> None:
        """Begin again; system message and limit stay."""
        self.turns.clear()


def trim(messages: Sequence[dict[str, str]], limit: int | None) -> Messages:
    """Return messages without the oldest turns, so that they fit into a limit; nothing is changed in place.

    System message and last question always stay, so that the result may be over the limit all the same.

    Args:
        messages: the list, of which questions and answers take turns.
        limit: tokens, counted with o200k_base; None for no limit.
    """
    start = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] != "system"]
    while limit is not None and len(rest) > 2 and tokens.of_messages([*start, *rest]) > limit:
        rest = rest[2:]
    return [*start, *rest]
