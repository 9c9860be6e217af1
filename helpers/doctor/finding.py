"""One line of the doctor's report."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.language import text


@dataclass(frozen=True)
class Finding:
    """One line of the report.

    Attributes:
        name: what was checked; the same word in every language and version.
        status: "ok", "warning" or "failure".
        message: what was found, in the learner's language.
        next_step: what to do about it; "" where there is nothing to do.
    """

    name: str
    status: str
    message: str
    next_step: str = ""


def noted(name: str, message: str, notes: tuple[str, ...]) -> Finding:
    """Return a line that is a warning where there are notes."""
    return Finding(name, "warning", message, text("doctor.notes_next")) if notes else Finding(name, "ok", message)


def not_tried(name: str, reason: str) -> Finding:
    """Return the line of a check that depends on something that is not right: that has a line of its own.

    Args:
        name: of the check.
        reason: what is not right, the last part of a key in doctor.toml: not_tried_...
    """
    return Finding(name, "warning", text(f"doctor.not_tried_{reason}"))
