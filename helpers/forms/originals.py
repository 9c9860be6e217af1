"""The form that brings a lesson back as it was, and keeps the learner's version beside it."""

from __future__ import annotations

from pathlib import Path

import ipywidgets

from helpers import copies, copies_report, place
from helpers.errors import InputError
from helpers.forms.base import Form
from helpers.forms.parts import row
from helpers.language import language, text


class Originals(Form):
    """The form that `originals()` shows.

    Attributes:
        lesson: the lessons that are not as they were given.
        bring_back: the button.
    """

    def __init__(self) -> None:
        super().__init__()
        self.name = text("originals.name")
        self.instead = text("originals.instead")
        self.lesson = ipywidgets.Dropdown(description=text("originals.lesson"), style={"description_width": "initial"})
        self.bring_back = self.button(text("originals.bring_back"), self._bring_back, primary=True)
        self.lay_out(ipywidgets.HTML(f"<h3>{text('originals.title')}</h3>"), row(self.lesson, self.bring_back))
        self._look()

    def _look(self) -> None:
        """Offer what is changed now."""
        if _are_copies():
            names = copies.changed(place.ROOT, place.lessons(), language())
            self.lesson.options = [(Path(name).stem, name) for name in names]
            self.lesson.index = 0 if names else None  # ipywidgets chooses none of options that come later
        if not self.lesson.options:
            self.say(text("originals.none_changed" if _are_copies() else "originals.no_copies"))

    def _bring_back(self) -> None:
        if not self.lesson.value:
            raise InputError(text("originals.none_changed" if _are_copies() else "originals.no_copies"))
        said = copies_report.bring_back(self.lesson.value)
        self._look()
        self.say(*said, kind="done")


def originals() -> Originals:
    """Return the form in which one lesson is brought back to its original; the learner's version stays beside it."""
    return Originals()


def _are_copies() -> bool:
    return (place.lessons() / place.MEMORY / place.MANIFEST).is_file()
