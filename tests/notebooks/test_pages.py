"""Pages, which have no number: their block, their frame, and the glossary's order, links and ids."""

from __future__ import annotations

import pytest
from builder.drift import drifted
from builder.lint import lint
from builder.render import Course, lessons_block, notebook
from builder.source import LANGUAGES, SourceError, cell_ids, read_lessons

GLOSSARY = """\
# /// page
# title.en = "Glossary"
# title.ko = "용어집"
# goal.en = "All words."
# goal.ko = "모든 낱말."
# ///

# %% [markdown] lang="en" tags=["term"]
# ### Context window
#
# Two.

# %% [markdown] lang="ko" tags=["term"]
# ### 컨텍스트 창(context window)
#
# 둘.

# %% [markdown] lang="en" tags=["term"]
# ### base_url
#
# One.

# %% [markdown] lang="ko" tags=["term"]
# ### base_url
#
# 하나.
"""
LINK_EN, LINK_KO = "[on this page](https://platform.openai.com/docs/models)", "[이 페이지]"


@pytest.fixture
def glossary(repository, edit):
    """Add a glossary to the sample and link to it."""
    (repository / "notebooks" / "src" / "glossary.py").write_text(GLOSSARY, encoding="utf-8", newline="\n")
    link = "[window](glossary.ipynb#cell-id=context-window) "
    edit(LINK_EN, link + LINK_EN)
    edit(LINK_KO, link + LINK_KO)
    return repository


def built(root, language: str):
    """Return the notebook of the glossary, which has no code to run."""
    lessons = read_lessons(root)
    return notebook(Course(tuple(lessons), {}), lessons[-1], language, runs=[])


def test_pages_come_last_and_have_no_number(glossary):
    """A command names a page by its name."""
    lesson, page = read_lessons(glossary)
    assert (lesson.label, page.label) == ("00", "glossary")
    assert page.number is None
    assert cell_ids(page.notebook_cells) == ["context-window", "base-url"]


def test_rules_of_pages(glossary):
    """A page needs no exercise and no "What you learned"; links to its terms are good before it is built."""
    lessons = read_lessons(glossary)
    cells = {lesson.name: set(cell_ids(lesson.notebook_cells)) for lesson in lessons}
    found = [lint(lesson, glossary, cells) for lesson in lessons]
    assert [[line for line in lines if "or more must be linked" not in line] for lines in found] == [[], []]
    (missing,) = lint(lessons[0], glossary, {**cells, "glossary": {"base-url"}})[:1]
    assert "the link target glossary.ipynb#cell-id=context-window does not exist" in missing


@pytest.mark.parametrize(
    ("language", "headings"),
    [("en", ["### base_url", "### Context window"]), ("ko", ["### 컨텍스트 창(context window)", "### base_url"])],
)
def test_terms_are_in_the_order_of_each_language(glossary, language, headings):
    """Ids stay with their terms; opening and closing are those of a page."""
    page = built(glossary, language)
    assert [cell.source.splitlines()[0] for cell in page.cells[1:-1]] == headings
    by_id = {cell.id: cell.source for cell in page.cells}
    assert by_id["base-url"].startswith("### base_url")
    assert page.cells[0].source.startswith("# Glossary\n" if language == "en" else "# 용어집\n")
    assert "(00_hello.ipynb)" in page.cells[-1].source


def test_terms_lead_to_the_lessons_that_link_to_them(glossary):
    """The way back is written by the builder, for terms that a lesson uses."""
    by_id = {cell.id: cell.source for cell in built(glossary, "ko").cells}
    assert by_id["context-window"].endswith("→ [0. 인사](00_hello.ipynb)")
    assert by_id["base-url"].endswith("하나.")


def test_drift_of_terms(glossary):
    """What the builder adds to a term, and its place, are no change; one language's new words are."""
    old = [built(glossary, language) for language in LANGUAGES]
    assert drifted(read_lessons(glossary)[1], *old) == []
    path = glossary / "notebooks" / "src" / "glossary.py"
    path.write_text(GLOSSARY.replace("# Two.", "# Both."), encoding="utf-8", newline="\n")
    assert [found.line for found in drifted(read_lessons(glossary)[1], *old)] == ["### Context window"]


def test_course_map_has_pages(glossary):
    """A page is in the course map, without number and minutes."""
    block = lessons_block(Course(tuple(read_lessons(glossary)), {}), "en", folder="")
    assert "|  | [Glossary](glossary.ipynb) |  | ? |" in block
    assert "| | **Everything** | **10** | **?** |" in block


def test_course_map_shows_its_parts(glossary):
    """A part begins with its first lesson, the pages come under a title of their own, and the paths lead somewhere."""
    lessons = read_lessons(glossary)
    block = lessons_block(Course(tuple(lessons), {}), "en", folder="notebooks/en/")
    lines = block.splitlines()
    pages = next(number for number, line in enumerate(lines) if line.startswith("|  | [Glossary]"))
    assert lines[pages - 1] == "| | **To look things up** | | |"
    assert "](notebooks/en/express.ipynb)" in block
    assert block.count("To look things up") == 1


@pytest.mark.parametrize(
    ("name", "text"), [("07_words.py", GLOSSARY), ("words.py", GLOSSARY.replace("/// page", "/// lesson"))]
)
def test_block_must_suit_the_name(repository, name, text):
    """A number goes with a lesson's block."""
    (repository / "notebooks" / "src" / name).write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(SourceError, match=f"{name}: a lesson has a number in its name, a page has none"):
        read_lessons(repository)
