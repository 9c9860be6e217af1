"""Plans of a session: sums are those of the lessons' own minutes, and a plan that is too long is refused."""

from __future__ import annotations

import re
import tomllib

import build
import nbformat
import pytest
from builder import figures, notes, plans
from builder.source import LANGUAGES, SourceError, read_lessons

PLAN = """\
[[plan]]
name = "short"
minutes = 60
spare = 5
parts = [{ say = "welcome", minutes = 10 }, { lesson = "00" }]
"""
ROW = re.compile(r"^\| (\d+):(\d\d) \| \**(\d+)\** \| (.*) \|$", re.MULTILINE)


@pytest.fixture
def course(repository, edit):
    """The sample, which shows a plan."""
    (repository / plans.PLACE).write_text(PLAN, encoding="utf-8", newline="\n")
    edit("# ## A word\n", "# ## A word\n#\n# {{plan short}}\n")
    edit("# ## 낱말\n", "# ## 낱말\n#\n# {{plan short}}\n")
    return repository


def test_the_minutes_of_a_lesson_are_its_own(course):
    """What is left is what the parts leave."""
    (lesson,) = read_lessons(course)
    plan = plans.read_plans(course, [lesson])["short"]
    assert [part.minutes for part in plan.parts] == [10, figures.minutes(lesson)]
    assert plan.left == 50 - figures.minutes(lesson)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes = 60", "minutes = 20", "minutes, and 5 must be left"),
        ('lesson = "00"', 'lesson = "09"', "there is no lesson '09'"),
        ('say = "welcome"', 'say = "dance"', "has no plan_dance"),
        ('name = "short"', 'name = "other"', "other, short"),
        ("spare = 5\n", "", "name, minutes, spare and parts"),
        ("[[plan]]", "[[plan", "name, minutes, spare and parts"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(course, old, new, said):
    """Too long, without its lesson or sentence, shown under another name, or not written as plans are."""
    (course / plans.PLACE).write_text(PLAN.replace(old, new), encoding="utf-8", newline="\n")
    with pytest.raises(SourceError, match=said):
        plans.read_plans(course, read_lessons(course))


def test_a_page_that_shows_a_plan_needs_the_file(course):
    """The message says which plans are missing."""
    (course / plans.PLACE).unlink()
    with pytest.raises(SourceError, match="it is missing, and pages show the plans short"):
        plans.read_plans(course, read_lessons(course))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_becomes_its_placeholder_again(course, language):
    """So the drift guard compares what the author wrote."""
    text = "Before.\n\n{{plan short}}\n\nAfter."
    made = plans.with_tables(text, plans.read_plans(course, read_lessons(course)), language)
    assert made != text
    assert plans.without_tables(made) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_that_is_shown_adds_up(language):
    """In the notebooks as they are committed: each row begins where the one before ends, and the last is the end."""
    stored = nbformat.read(build.ROOT / "notebooks" / language / f"{plans.PAGE}.ipynb", as_version=4)
    shown = "\n".join(cell.source for cell in stored.cells)
    lessons = notes.read_course(build.ROOT)
    planned = plans.read_plans(build.ROOT, lessons)
    tables = re.findall(r"<!-- plan ([\w-]+) -->(.*?)<!-- /plan -->", shown, re.DOTALL)
    assert [name for name, _ in tables] == list(planned) == ["90", "half-day", "full-day"]
    for name, table in tables:
        rows = [(int(hour) * 60 + int(minute), int(long), what) for hour, minute, long, what in ROW.findall(table)]
        *parts, (ends, whole, _) = rows
        passed = 0
        for begins, long, what in parts:
            assert begins == passed
            passed += long
            if link := re.search(r"\((\w+)\.ipynb\)", what):
                (lesson,) = (one for one in lessons if one.name == link[1])
                assert long == figures.minutes(lesson)
        assert passed == ends == whole == planned[name].minutes
        assert parts[-1][1] >= planned[name].spare > 0


def test_no_lesson_comes_before_what_it_needs():
    """A plan has another order than the course, but what a lesson needs comes first or is left out on purpose."""
    lessons = notes.read_course(build.ROOT)
    for plan in plans.read_plans(build.ROOT, lessons).values():
        order = [part.lesson.number for part in plan.parts if part.lesson]
        for place, number in enumerate(order):
            needs = next(one for one in lessons if one.number == number).needs["en"].partition("help")[0]
            for needed in map(int, re.findall(r"\d\d", needs)):
                assert needed not in order[place:], f"{plan.name}: lesson {number:02} needs {needed:02}"


def test_the_file_is_read_as_toml():
    """It holds plans and nothing else, so it is no table of terms."""
    assert list(tomllib.loads((build.ROOT / plans.PLACE).read_text(encoding="utf-8"))) == ["plan"]
