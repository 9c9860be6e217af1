"""Plans of a session: tables whose minutes are the lessons' own, so that a lesson that grows cannot spoil a sum.

A plan is a `[[plan]]` of notebooks/src/facilitator.toml: its name, its minutes, how many of them must be left at
least, and its parts. A part is a lesson by its number, or a sentence of helpers/text (`plan_...`) with minutes.
The page shows it where it says {{plan NAME}}. What the parts leave of the time is the last row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import figures
from .source import Lesson, SourceError
from .words import words

PAGE = "facilitator"  # a course may do without it
PLACE = f"notebooks/src/{PAGE}.toml"
PLACEHOLDER = re.compile(r"\{\{plan ([a-z0-9-]+)\}\}")
_MADE = re.compile(r"<!-- plan ([a-z0-9-]+) -->.*?<!-- /plan -->", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """One row of a plan.

    Attributes:
        minutes: how long it takes.
        lesson: what is worked through; None for anything else.
        say: the name of the sentence in helpers/text, without "plan_"; "" for a lesson.
    """

    minutes: int
    lesson: Lesson | None = None
    say: str = ""


@dataclass(frozen=True)
class Plan:
    """One session.

    Attributes:
        name: as the placeholder has it.
        minutes: of the whole session.
        spare: the minutes that must be left at least.
        parts: in order.
    """

    name: str
    minutes: int
    spare: int
    parts: tuple[Part, ...]

    @property
    def left(self) -> int:
        """The minutes that no part needs; fewer than 0 where the parts are too long."""
        return self.minutes - sum(part.minutes for part in self.parts)


def read_plans(root: Path, lessons: Sequence[Lesson]) -> dict[str, Plan]:
    """Return the plans by name; none where the course has no such file.

    Args:
        root: the repository.
        lessons: of the course, for their minutes.

    Raises:
        SourceError: a plan is not written as above, names a lesson or a sentence that there isn't, is too long, or
            isn't shown; or prose shows one that there isn't.
    """
    path = root / PLACE
    prose = [cell.texts["en"] for lesson in lessons for cell in lesson.cells if cell.kind == "markdown"]
    wanted = {name for text in prose for name in PLACEHOLDER.findall(text)}
    if not path.is_file() and not wanted:
        return {}
    if not path.is_file():
        raise SourceError(f"{PLACE}: it is missing, and pages show the plans {', '.join(sorted(wanted))}")
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("plan", [])
        plans = [
            Plan(one["name"], one["minutes"], one["spare"], tuple(_part(part, lessons) for part in one["parts"]))
            for one in found
        ]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SourceError(f"{PLACE}: a plan has name, minutes, spare and parts: {error}") from None
    for plan in plans:
        if plan.left < plan.spare:
            raise SourceError(
                f"{PLACE}: the plan {plan.name!r} leaves {plan.left} of {plan.minutes} minutes, and {plan.spare} must "
                "be left at least: take a lesson out, or give it more time"
            )
    if odd := wanted ^ {plan.name for plan in plans}:
        raise SourceError(
            f"{PLACE}: each plan is shown by its {{{{plan NAME}}}}, and no other: {', '.join(sorted(odd))}"
        )
    return {plan.name: plan for plan in plans}


def _part(part: dict, lessons: Sequence[Lesson]) -> Part:
    if label := part.get("lesson"):
        lesson = next((one for one in lessons if one.number is not None and one.label == label), None)
        if lesson is None:
            raise SourceError(f"{PLACE}: there is no lesson {label!r}")
        return Part(figures.minutes(lesson), lesson)
    if f"plan_{part['say']}" not in words("en"):
        raise SourceError(f"{PLACE}: helpers/text/en/lesson.toml has no plan_{part['say']}")
    return Part(part["minutes"], say=part["say"])


def with_tables(text: str, plans: dict[str, Plan], language: str) -> str:
    """Return prose with a table in place of each placeholder; a plan that there isn't stays as it is."""

    def made(found: re.Match[str]) -> str:
        plan = plans.get(found[1])
        return f"<!-- plan {plan.name} -->\n\n{_table(plan, language)}\n\n<!-- /plan -->" if plan else found[0]

    return PLACEHOLDER.sub(made, text)


def without_tables(text: str) -> str:
    """Return prose as its source has it: the reverse of `with_tables()`."""
    return _MADE.sub(lambda found: f"{{{{plan {found[1]}}}}}", text)


def _table(plan: Plan, language: str) -> str:
    wording = words(language)
    rows = [wording["plan_head"], "| ---: | ---: | :--- |"]
    passed = 0
    for part in plan.parts:
        rows.append(_row(passed, part.minutes, _what(part, language)))
        passed += part.minutes
    rows.append(_row(passed, plan.left, wording["plan_left"]))
    rows.append(_row(plan.minutes, plan.minutes, f"**{wording['plan_end']}**", bold=True))
    return "\n".join(rows)


def _row(passed: int, minutes: int, what: str, bold: bool = False) -> str:
    mark = "**" if bold else ""
    return f"| {passed // 60}:{passed % 60:02} | {mark}{minutes}{mark} | {what} |"


def _what(part: Part, language: str) -> str:
    wording = words(language)
    if part.lesson is None:
        return wording[f"plan_{part.say}"]
    return wording["lesson"].format(
        number=part.lesson.number, title=part.lesson.title[language], link=f"{part.lesson.name}.ipynb"
    )
