"""Sentences to judge: what counts as one, and that a seed draws the same ones for everybody."""

from __future__ import annotations

import build
import pytest
from builder import sample
from builder.source import LANGUAGES, read_lessons


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One short sentence. And then another one!", ["One short sentence.", "And then another one!"]),
        ("A sentence of\ntwo long lines.", ["A sentence of two long lines."]),
        ("**Bold at the end.** Then it goes on.", ["Bold at the end.", "Then it goes on."]),
        ("It is a [**bold link**](a.md) in a line.", ["It is a bold link in a line."]),
        ("Print `a. B c` and look at it.", ["Print `a. B c` and look at it."]),
        ("## A heading here\n\n- one item here\n- no item", ["A heading here", "one item here"]),
        ("| a first cell | two |\n|---|---|\n| the third cell | |", ["a first cell", "the third cell"]),
        ("```python\nprint(1) # not this one\n```", []),
        ("![this is not shown](a.svg)", []),
        ("키를 붙여 넣어요. 그다음 저장을 눌러요.", ["키를 붙여 넣어요.", "그다음 저장을 눌러요."]),
    ],
)
def test_sentences(text, found):
    """Code keeps its full stops, and labels of a word or two are no sentences."""
    assert list(sample.sentences(text)) == found


def test_a_seed_draws_the_same_sentences_again():
    """Ten, in the order of the notebook, and others for another seed."""
    lesson = next(one for one in read_lessons(build.ROOT) if one.number == 7)
    for language in LANGUAGES:
        drawn = sample.draw(lesson, language, "1")
        assert len(drawn) == sample.DRAWN
        assert drawn == sample.draw(lesson, language, "1") != sample.draw(lesson, language, "2")


def test_a_short_lesson_gives_all_its_sentences(repository):
    """There need not be ten."""
    (lesson,) = read_lessons(repository)
    prose = [cell.texts["en"] for cell in lesson.notebook_cells if cell.kind == "markdown"]
    assert sample.draw(lesson, "en", "1") == [one for text in prose for one in sample.sentences(text)]


def test_command_prints_the_lessons_that_are_named(capsys):
    """`build.py 05 --sample 1` runs nothing."""
    assert build.main(["05", "--sample", "1"]) == 0
    printed = capsys.readouterr().out
    assert "en/05_models" in printed
    assert "ko/05_models" in printed
    assert "06_function" not in printed
