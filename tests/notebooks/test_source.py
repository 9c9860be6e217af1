"""Reading lessons: the block at the top, pairs, and splitting by language."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder.source import SourceError, read_lessons


def read(repository: Path):
    """Return the only lesson."""
    return read_lessons(repository)[0]


def test_facts_are_read(repository):
    """The block gives title, goal and needs; the file name gives the number."""
    lesson = read(repository)
    assert (lesson.number, lesson.name, lesson.outside) == (0, "00_hello", 0)
    assert lesson.title == {"en": "Hello", "ko": "인사"}


def test_pairs_become_one_cell(repository):
    """A pair is one cell with two texts; a cell without lang is shared."""
    word, alone = [cell for cell in read(repository).cells if cell.kind == "code"][:2]
    assert word.texts["en"].startswith('word = "hello"')
    assert word.texts["ko"].startswith('word = "안녕하세요"')
    assert not word.shared
    assert alone.shared
    assert alone.texts["en"] == alone.texts["ko"]
    assert alone.tags == ("snippet",)


def test_solutions_do_not_reach_the_notebooks(repository):
    """The solution is read, but is not among the cells of the notebooks."""
    lesson = read(repository)
    assert "answer = 42" in [cell.texts["en"] for cell in lesson.cells]
    assert "answer = 42" not in [cell.texts["en"] for cell in lesson.notebook_cells]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# /// lesson\n", "", "must begin with a `# /// lesson` block"),
        ('# title.en = "Hello"', "# title.en = Hello", "not valid TOML"),
        ('# title.ko = "인사"\n', "", "must set title.en and title.ko"),
        ('# needs.en = "nothing"', "# minutes = 5", "must set exactly goal, needs, title, and may set outside"),
        ('# needs.en = "nothing"', '# outside = "5"\n# needs.en = "nothing"', "outside must be a whole number"),
        ('# needs.en = "nothing"', '# needs.en = " "', "needs.en and needs.ko must be text"),
    ],
)
def test_bad_block_is_named(repository, edit, old, new, message):
    """An incomplete block is an error that names the lesson and what is expected."""
    edit(old, new)
    with pytest.raises(SourceError, match=r"00_hello\.py: ") as caught:
        read_lessons(repository)
    assert message in str(caught.value)


def test_two_lessons_cannot_share_a_number(repository):
    """The number in the file name is the lesson's own."""
    source = repository / "notebooks" / "src" / "00_hello.py"
    source.with_name("00_other.py").write_bytes(source.read_bytes())
    with pytest.raises(SourceError, match="has the same number"):
        read_lessons(repository)
