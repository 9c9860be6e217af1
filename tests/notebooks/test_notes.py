"""Speaker notes: one for each lesson, shown on their page; a lesson without one and one without a lesson are told."""

from __future__ import annotations

import build
import pytest
from builder import building, figures, lint, notes
from builder.source import LANGUAGES, SourceError, cell_ids

PAGE = """\
# /// page
# title.en = "Notes"
# title.ko = "메모"
# goal.en = "What to say."
# goal.ko = "할 말."
# ///

# %% [markdown] lang="en"
# One for each lesson.

# %% [markdown] lang="ko"
# 레슨마다 하나예요.
"""
NOTE = "".join(f'[{part}]\nen = "{part} in English"\nko = "{part} in Korean"\n' for part in notes.PARTS)


@pytest.fixture
def course(repository):
    """The sample with a page for notes and the note of its lesson."""
    source = repository / "notebooks" / "src"
    (source / f"{notes.PAGE}.py").write_text(PAGE, encoding="utf-8", newline="\n")
    (source / "notes").mkdir()
    (source / "notes" / "00_hello.toml").write_text(NOTE, encoding="utf-8", newline="\n")
    return repository


def problems(root):
    """Return what is wrong with the page of the notes."""
    lessons = notes.read_course(root)
    page = next(one for one in lessons if one.name == notes.PAGE)
    return lint.lint(page, root, {one.name: set(cell_ids(one.notebook_cells)) for one in lessons})


def test_each_lesson_has_a_cell_with_its_minutes(course):
    """Title, minutes and parts, in both languages; the lesson is linked."""
    lesson, page = notes.read_course(course)
    assert problems(course) == []
    for language in LANGUAGES:
        text = page.cells[-1].texts[language]
        assert text.startswith(f"### [0. {lesson.title[language]}](00_hello.ipynb)\n")
        assert str(figures.minutes(lesson)) in text.splitlines()[2]
        assert text.count("\n- **") == len(notes.PARTS)


def test_a_lesson_without_notes_is_a_message(course):
    """It names the file that is to be written."""
    (course / notes.place("00_hello")).unlink()
    assert [message for message in problems(course) if "write notebooks/src/notes/00_hello.toml" in message]


def test_notes_without_a_lesson_are_a_message(course):
    """It names the file that is left over."""
    (course / notes.place("00_hello")).rename(course / notes.place("07_gone"))
    said = "\n".join(problems(course))
    assert "delete or rename notebooks/src/notes/07_gone.toml" in said
    assert "write notebooks/src/notes/00_hello.toml" in said


@pytest.mark.parametrize(
    "broken",
    [NOTE.replace("[ask]", "[asks]"), NOTE.replace('ko = "show in Korean"', 'ko = " "'), NOTE + "[more", "first = 1\n"],
)
def test_a_broken_note_is_told_with_its_file(course, broken):
    """A part too many or too few, an empty half, and what is not TOML."""
    (course / notes.place("00_hello")).write_text(broken, encoding="utf-8", newline="\n")
    with pytest.raises(SourceError, match=r"notes/00_hello\.toml"):
        notes.read_course(course)


def test_a_course_without_the_page_needs_no_notes(repository):
    """Nothing is asked of it."""
    assert [one.name for one in notes.read_course(repository)] == ["00_hello"]


def test_the_pages_for_teaching_come_last():
    """In the course map they are a part of their own, in the order in which they are read."""
    names = [one.name for one in notes.teaching_last(building.notes.read_course(build.ROOT))]
    assert tuple(names[-3:]) == notes.TEACHING
    assert len(set(names)) == len(names)
