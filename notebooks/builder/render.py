"""Writes what a lesson's notebooks consist of: opening, cells, closing, course map, metadata."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers import models

from . import figures, glossary, notes, plans, web
from .execute import CellRun
from .lint import LESSONS
from .source import LANGUAGES, Lesson, cell_ids
from .words import words

OPENING, DOOR, CLOSING = "opening", "door", "closing"
GENERATED = (OPENING, DOOR, CLOSING)  # the ids of the cells that no source has
REMEMBERED = ("title", "goal", "needs")  # kept in the metadata, to see when one language of them changes
UNKNOWN = "?"  # the live cost of a lesson that has not been built yet
_MAP = re.compile(r"<!-- lessons -->.*?<!-- /lessons -->", re.DOTALL)


@dataclass(frozen=True)
class Course:
    """All lessons and pages, and what running them for real costs.

    Attributes:
        lessons: in order, the pages last.
        costs: in US dollars as shown, by (name of the lesson, language).
        address: the repository's public address; None while there is none.
        packages: what the kit needs where Jupyter is there already.
        plans: of sessions, by name.
    """

    lessons: tuple[Lesson, ...]
    costs: dict[tuple[str, str], str]
    address: str | None = None
    packages: tuple[str, ...] = ()
    plans: dict[str, plans.Plan] = field(default_factory=dict)

    def cost(self, lesson: Lesson, language: str) -> str:
        """Return the live cost of one notebook in US dollars as shown, for example "0.0003"."""
        return self.costs.get((lesson.name, language), UNKNOWN)

    def total(self, language: str) -> str:
        """Return the live cost of all notebooks of one language in US dollars, each of them rounded up."""
        costs = [self.cost(lesson, language) for lesson in self.lessons]
        return UNKNOWN if UNKNOWN in costs else str(sum(map(Decimal, costs)))


def show_cost(dollars: float) -> str:
    """Return an amount of US dollars rounded up to 4 decimals, without a $: two of them would show as a formula."""
    exact = Decimal(str(round(dollars, 9)))  # what binary floats add at the end must not round up
    return str(exact.quantize(Decimal("0.0001"), rounding=ROUND_UP)) if exact else "0"


def notebook(course: Course, lesson: Lesson, language: str, runs: list[CellRun]) -> NotebookNode:
    """Return one notebook, complete with outputs, metadata and digest.

    Args:
        course: the lesson's place is in it.
        lesson: the source.
        language: "en" or "ko".
        runs: what each code cell put out when it was run, in order.
    """
    cells = [new_markdown_cell(_opening(course, lesson, language), id=OPENING)]
    if any(cell.kind == "code" for cell in lesson.notebook_cells):
        # Left out of the learner's copy (helpers/lesson_file.py), so it is number 0: "Cell In[3]" in an output is what
        # the learner gets there too. nbval runs it and compares: it prints nothing where the kit is.
        door = web.door(language, course.address, course.packages)
        cells.append(new_code_cell(door, id=DOOR, metadata={"tags": [DOOR]}, execution_count=0))
    left = iter(runs)
    with_ids = zip(lesson.notebook_cells, cell_ids(lesson.notebook_cells), strict=True)
    for cell, cell_id in glossary.in_order(with_ids, language):
        metadata = {"tags": list(cell.tags)} if cell.tags else {}
        text = cell.texts[language]
        if cell.kind == "markdown":
            if LESSONS in text:
                text = text.replace(LESSONS, lessons_block(course, language, folder=""))
            text = plans.with_tables(text, course.plans, language)
            if "term" in cell.tags:
                used_in = glossary.linking(course.lessons, cell_id)
                text = glossary.with_links(text, [_link(words(language)["lesson"], one, language) for one in used_in])
            cells.append(new_markdown_cell(text, id=cell_id, metadata=metadata))
        else:
            run = next(left)
            cells.append(
                new_code_cell(
                    text,
                    id=cell_id,
                    metadata=metadata,
                    execution_count=run.execution_count,
                    outputs=run.outputs,
                )
            )
    cells.append(new_markdown_cell(_closing(course, lesson, language), id=CLOSING))
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = web.on_the_web(cell.source, _folder(language), course.address)
    built = new_notebook(cells=cells, metadata=_metadata(course, lesson, language))
    built.metadata.first_call.digest = digest(built)
    return built


def to_text(built: NotebookNode) -> str:
    """Return the text of a notebook's file."""
    return nbformat.writes(built).rstrip("\n") + "\n"


def digest(built: NotebookNode) -> str:
    """Return the SHA-256 of a notebook without the digest that it carries: any edit by hand changes it."""
    plain = json.loads(json.dumps(built))
    plain["metadata"].get("first_call", {}).pop("digest", None)
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def lessons_block(course: Course, language: str, folder: str) -> str:
    """Return the course map as a Markdown table between its two markers.

    Args:
        course: the lessons.
        language: "en" or "ko".
        folder: where the notebooks are, as seen from the file that holds the map; "" or ending in "/".
    """
    wording = words(language)
    rows = [wording["map_head"], "| ---: | :--- | ---: | ---: |"]
    begun = None
    for lesson in notes.teaching_last(course.lessons):
        teaching = lesson.name in notes.TEACHING
        # With this lesson part_05 begins, say.
        part = "teaching" if teaching else "pages" if lesson.number is None else f"{lesson.number:02}"
        if part != begun and f"part_{part}" in wording:
            rows.append(wording["map_part"].format(part=wording[f"part_{part}"]))
        begun = part
        rows.append(
            wording["map_row"].format(
                number="" if lesson.number is None else lesson.number,
                title=lesson.title[language],
                link=f"{folder}{lesson.name}.ipynb",
                minutes=figures.minutes(lesson) or "",
                cost=course.cost(lesson, language),
            )
        )
    minutes = sum(map(figures.minutes, course.lessons))
    rows.append(wording["map_total"].format(minutes=minutes, cost=course.total(language)))
    note = wording["map_note"].format(checked=models.checked())
    paths = wording["map_paths"].format(folder=folder)
    return "\n".join(["<!-- lessons -->", "", *rows, "", note, "", paths, "", "<!-- /lessons -->"])


def with_lessons(text: str, course: Course, language: str) -> str:
    """Return a README's text with the course map between its markers brought up to date."""
    return _MAP.sub(lambda _: lessons_block(course, language, folder=f"notebooks/{language}/"), text)


def unfold(text: str, language: str, address: str | None = None) -> str:
    """Return a built cell as its source has it: without course map, links from the glossary and web addresses.

    Args:
        text: of the cell.
        language: "en" or "ko".
        address: the repository's, as the notebook was built.
    """
    here = plans.without_tables(web.in_the_folder(text, _folder(language), address))
    return glossary.without_links(_MAP.sub(LESSONS, here))


def _folder(language: str) -> str:
    return f"notebooks/{language}"


def _opening(course: Course, lesson: Lesson, language: str) -> str:
    wording = words(language)
    cost = course.cost(lesson, language)
    opening = "opening" if lesson.number is not None else "page_free" if cost == "0" else "page"
    return wording[opening].format(
        number=lesson.number,
        title=lesson.title[language],
        goal=lesson.goal[language],
        minutes=figures.minutes(lesson),
        needs=lesson.needs[language],
        cost=wording["free"] if cost == "0" else wording["cost"].format(cost=cost, checked=models.checked()),
        copy=wording["copy"] if _needs_key_loaded(lesson) else "",
        # In a file on its own the link would lead nowhere; in the learner's copy helpers/lesson_file.py offers it.
        twin=f"<br>\n> {_twin(lesson, language)}" if course.address else "",
    )


def _twin(lesson: Lesson, language: str) -> str:
    """The link to the same lesson in the other language."""
    other = next(code for code in LANGUAGES if code != language)
    return words(language)["twin"].format(link=f"../{other}/{lesson.name}.ipynb")


def _needs_key_loaded(lesson: Lesson) -> bool:
    """Whether it offers a cell to copy that does not load the key itself."""
    snippets = (cell.texts["en"] for cell in lesson.cells if "snippet" in cell.tags)
    return any("load_dotenv" not in text for text in snippets)


def _closing(course: Course, lesson: Lesson, language: str) -> str:
    wording = words(language)
    numbered = [one for one in course.lessons if one.number is not None]
    if lesson.number is None:
        return "---\n\n" + _link(wording["previous"], numbered[0], language)
    place = numbered.index(lesson)
    links = []
    if place > 0:
        links.append(_link(wording["previous"], numbered[place - 1], language))
    if place + 1 < len(numbered):
        links.append(_link(wording["next"], numbered[place + 1], language))
    else:
        links.append(wording["end"])
    return "---\n\n" + " · ".join(links)


def _link(template: str, lesson: Lesson, language: str) -> str:
    return template.format(number=lesson.number, title=lesson.title[language], link=f"{lesson.name}.ipynb")


def _metadata(course: Course, lesson: Lesson, language: str) -> dict:
    remembered = {name: getattr(lesson, name)[language] for name in REMEMBERED}
    return {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "first_call": {
            "source": f"notebooks/src/{lesson.path.name}",
            "live_cost": course.cost(lesson, language),
            **({"address": course.address} if course.address else {"twin": _twin(lesson, language)}),
            **remembered,
        },
    }
