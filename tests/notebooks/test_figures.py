"""Figures of the course: minutes by one rule, and how short the ways to a first answer are."""

from __future__ import annotations

import build
import pytest
from builder import figures, prose
from builder.source import LANGUAGES, read_lessons

LESSONS = read_lessons(build.ROOT)
FIRST = [lesson for lesson in LESSONS if lesson.number is not None and lesson.number <= 6]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two words", 2),
        ("## A heading\n\nand **bold**(note) text", 5),
        ("[a link](https://example.com/one/two) - `some code`", 4),
        ("![a picture of many words](a.svg)", 0),
        ("```python\nprint(1)\n```", 0),
        ("| one | two |\n|---|---|\n| three | |", 3),
        ("<details><summary>Hint</summary>\n\nTry it.\n\n</details>", 3),
        ("one\ntwo  \nthree", 3),
    ],
)
def test_words_are_those_that_are_read(text, count):
    """Addresses, code to copy, descriptions of pictures and signs are none."""
    assert prose.words(text) == count


def test_minutes_follow_the_rule(repository, edit):
    """Words, code cells, exercises and what is done outside; rounded up to five."""
    (lesson,) = read_lessons(repository)
    count = figures.figures(lesson, "en").words
    exact = count / figures.WORDS_PER_MINUTE + 5 * figures.MINUTES_PER_CELL + figures.MINUTES_PER_EXERCISE
    assert figures.figures(lesson, "en").code_cells == 5
    assert figures.minutes(lesson) - 5 < exact <= figures.minutes(lesson)
    before = figures.minutes(lesson)
    edit('# needs.en = "nothing"', '# outside = 10\n# needs.en = "nothing"')
    assert figures.minutes(read_lessons(repository)[0]) == before + 10


def test_figures_of_a_small_lesson(repository):
    """Prose before the first code cell and after the last lies between no two."""
    (lesson,) = read_lessons(repository)
    one = figures.figures(lesson, "en")
    assert (one.lines, one.between, one.longest) == (1, 1.5, 2)


def test_command_prints_every_lesson_and_way(capsys):
    """`build.py --figures` runs nothing."""
    assert build.main(["--figures"]) == 0
    printed = capsys.readouterr().out
    for lesson in LESSONS:
        assert f"en/{lesson.name} " in printed
    assert "ko: lesson order, live" in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_answer_is_near(language):
    """In lesson order the first answer takes 4 cells at most, and the first live one 900 words and 10 cells."""
    ways = dict(figures.ways(LESSONS, language))
    practice, live = ways["lesson order, practice"], ways["lesson order, live"]
    assert practice.code_cells <= 4
    assert practice.words <= 150
    lessons_before_the_key = sum(figures.figures(lesson, language).code_cells for lesson in FIRST[:2])
    assert lessons_before_the_key < live.code_cells <= 10
    assert live.words <= 900


@pytest.mark.parametrize("language", LANGUAGES)
def test_express_start_is_short(language):
    """Five cells and 200 words, a call and a file that runs included."""
    (page,) = (lesson for lesson in LESSONS if lesson.name == "express")
    one = figures.figures(page, language)
    assert one.code_cells == 5
    assert one.words <= 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", FIRST, ids=lambda lesson: lesson.name)
def test_first_lessons_have_a_short_stride(lesson, language):
    """A few lines a cell, a few words between two cells, and no wall of words."""
    one = figures.figures(lesson, language)
    assert one.lines <= 3
    assert one.between <= 30
    assert one.longest <= 120
