"""The first page of each language: the paths through the course, and its map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from helpers import models

from .. import figures, notes
from ..source import Lesson
from ..words import words as frame
from . import errors, snippets
from .page import Page, escaped
from .words import words

NAME = "index"
EXPRESS, ORIGINAL = "express", "original_guide"


def page(lessons: Sequence[Lesson], pages: Mapping[str, Page], costs: Mapping[str, str], language: str) -> Page:
    """Return the first page of a language.

    Args:
        lessons: of the course, the pages last.
        pages: of the website by name, those of lessons among them.
        costs: live cost in US dollars as shown, by name of the lesson.
        language: "en" or "ko".
    """
    wording = words(language)
    numbered = [lesson for lesson in lessons if lesson.number is not None]
    minutes = [figures.minutes(lesson) for lesson in numbered]
    course = wording["home_path_course"].format(
        start=f"{numbered[0].name}.html",
        lessons=len(numbered),
        hours=round(sum(minutes) / 60),
        shortest=min(minutes),
        longest=max(minutes),
    )
    ways = [course]
    if EXPRESS in pages:
        title = escaped(pages[EXPRESS].title)
        ways.append(wording["home_path_express"].format(title=title, link=f"{EXPRESS}.html"))
    ways.append(wording["home_path_snippets"].format(link=f"{snippets.NAME}.html"))
    ways.append(wording["home_path_errors"].format(link=f"{errors.FOLDER}/index.html"))
    if ORIGINAL in pages:
        ways.append(wording["home_path_original"].format(link=f"{ORIGINAL}.html"))
    if notes.TEACHING[0] in pages:
        title = escaped(pages[notes.TEACHING[0]].title)
        ways.append(wording["home_path_teach"].format(title=title, link=f"{notes.TEACHING[0]}.html"))
    parts_of_course = _parts(numbered, language)
    others = [pages[lesson.name] for lesson in notes.teaching_last(lessons) if lesson.number is None]
    elsewhere = (EXPRESS, ORIGINAL, *notes.TEACHING)
    look_up = [pages[snippets.NAME], pages[f"{errors.FOLDER}/index"], *others]
    parts = [
        f"# {wording['home_title']}",
        wording["home_intro"],
        f"## {wording['home_paths']}",
        "\n".join(f"- {way}" for way in ways),
        f"## {wording['home_lessons']}",
        *_map(parts_of_course, costs, language),
        wording["home_note"].format(checked=models.checked()),
        f"## {wording['home_look_up']}",
        "\n".join(f"- [{escaped(one.title)}]({one.name}.html): {escaped(one.description)}" for one in look_up),
        *(_tree(part, [lesson.name for lesson in members]) for part, members in parts_of_course.items()),
        _tree(wording["group_look_up"], [one.name for one in look_up if one.name not in elsewhere]),
        _tree(wording["group_more"], [one.name for one in look_up if one.name in (EXPRESS, ORIGINAL)]),
        _tree(wording["group_teach"], [one.name for one in look_up if one.name in notes.TEACHING]),
    ]
    return Page(
        name=NAME,
        source="\n\n".join(filter(None, parts)) + "\n",
        title=wording["home_title"],
        description=wording["tagline"],
    )


def _parts(numbered: Sequence[Lesson], language: str) -> dict[str, list[Lesson]]:
    """The lessons by the part of the course that they are in, as the READMEs name it."""
    names = frame(language)
    parts: dict[str, list[Lesson]] = {}
    part = words(language)["group_course"]
    for lesson in numbered:
        part = names.get(f"part_{lesson.number:02}", part)
        parts.setdefault(part, []).append(lesson)
    return parts


def _map(parts: Mapping[str, Sequence[Lesson]], costs: Mapping[str, str], language: str) -> Iterator[str]:
    """The lessons of each part below its heading."""
    for part, members in parts.items():
        yield f"### {part}"
        yield "\n".join(_row(lesson, language, costs[lesson.name]) for lesson in members)


def _row(lesson: Lesson, language: str, cost: str) -> str:
    """One item of the numbered list, which begins with lesson 0."""
    wording = words(language)
    line = wording["home_lesson"].format(
        title=escaped(lesson.title[language]),
        link=f"{lesson.name}.html",
        minutes=figures.minutes(lesson),
        cost=wording["home_money"].format(cost=cost),
    )
    return f"{lesson.number}. {line}<br>{escaped(lesson.goal[language])}"


def _tree(caption: str, names: Sequence[str]) -> str:
    """The list of pages that the sidebar shows, and the order of previous and next."""
    return "\n".join(["```{toctree}", ":hidden:", f":caption: {caption}", "", *names, "```"]) if names else ""
