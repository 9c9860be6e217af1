"""The page of all snippets, each a whole program to copy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from .page import Page, code_block, escaped
from .words import words

NAME = "snippets"
# The two lines of lesson 03 that every snippet without them is saved below.
LOAD_KEY = "from dotenv import load_dotenv\n\nload_dotenv()\n\n"
_KEY_LESSON = "03_own_file"
_HEADING = re.compile(r"^#{1,3} (.+)$", re.MULTILINE)


def page(lessons: Iterable[Page], language: str) -> Page:
    """Return the page.

    Args:
        lessons: the pages with notebooks, in order.
        language: "en" or "ko".
    """
    wording = words(language)
    parts = [
        f"# {wording['snippets_title']}",
        wording["snippets_intro"],
        code_block(wording["snippets_install"], "text"),
        wording["snippets_key"].format(link=f"{_KEY_LESSON}.html"),
    ]
    for lesson in lessons:
        for cell_id, heading, code in _snippets(lesson):
            source = wording["snippet_from"].format(
                title=escaped(lesson.title),
                lesson=f"{lesson.name}.html",
                cell=f"{lesson.name}.html#cell-{cell_id}",
            )
            parts += [f"## {heading}", source, code_block(as_file(code), "python")]
    return Page(
        name=NAME,
        source="\n\n".join(parts) + "\n",
        title=wording["snippets_title"],
        description=wording["snippets_goal"],
    )


def as_file(code: str) -> str:
    """Return a snippet as one saves it: with the lines that load the key from `.env`."""
    return code if "load_dotenv(" in code else LOAD_KEY + code


def _snippets(lesson: Page) -> Iterable[tuple[str, str, str]]:
    """Id, heading and code of each snippet; the heading is the last one above it."""
    heading = lesson.title
    for cell in json.loads(lesson.source)["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            if headings := _HEADING.findall(text):
                heading = headings[-1]
        elif "snippet" in cell["metadata"].get("tags", []):
            yield cell["id"], heading, text
