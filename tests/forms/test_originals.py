"""The form that brings a lesson back."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import copies, place
from helpers.forms import originals

LESSON = "notebooks/en/04_single_turn.ipynb"

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def folder():
    """The learner's folder, with every lesson."""
    copies.update(place.ROOT, place.lessons())
    return place.lessons()


def test_a_changed_lesson_is_offered_and_comes_back(folder):
    """Only the changed ones; afterwards it is offered no more, and the message says where the learner's version is."""
    original = (folder / LESSON).read_bytes()
    (folder / LESSON).write_text("mine", encoding="utf-8")
    form = originals()
    assert form.lesson.options == (("04_single_turn", LESSON),)
    form.bring_back.click()
    assert (folder / LESSON).read_bytes() == original
    assert (folder / LESSON).with_name("04_single_turn.mine.ipynb").read_text(encoding="utf-8") == "mine"
    assert "04_single_turn.mine.ipynb" in form.message.value
    assert form.lesson.options == ()
    form.bring_back.click()
    assert "All your lessons are unchanged, so there is" in form.message.value


def test_lessons_that_are_no_copies():
    """Opened without first-call: what to do is said, and nothing is written."""
    form = originals()
    form.bring_back.click()
    assert "Open the lessons with first-call" in form.message.value
    assert not list(Path.cwd().iterdir())


def test_a_file_that_cannot_be_written(folder, monkeypatch):
    """The form says why, and can be used again."""

    def refuse(self, target):
        raise PermissionError(13, "Permission denied")

    (folder / LESSON).write_text("mine", encoding="utf-8")
    form = originals()
    monkeypatch.setattr(Path, "replace", refuse)
    form.bring_back.click()
    assert "(Permission denied)" in form.message.value
    assert (folder / LESSON).read_text(encoding="utf-8") == "mine"
    assert form.lesson.options
