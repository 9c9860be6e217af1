"""Pairs of which only one language changed are found; other edits are no such thing."""

from __future__ import annotations

from collections import Counter

import pytest
from builder.drift import Drift, drifted, half_new
from builder.execute import CellRun
from builder.render import Course, notebook
from builder.source import LANGUAGES, read_lessons

PAIR_EN = '# %% [markdown] lang="en"\n# Run alone:\n\n'
PAIR_KO = '# %% [markdown] lang="ko"\n# 이것만 실행해요.\n\n'
OTHER_PAIR = '# %% [markdown] lang="en"\n# New:\n\n# %% [markdown] lang="ko"\n# 새로워요.\n\n'
SAME_KOREAN = '# %% [markdown] lang="en"\n# Alone again:\n\n# %% [markdown] lang="ko"\n# 이것만 실행해요.\n\n'


@pytest.fixture
def find(repository):
    """What is found in the lesson as it is now, against the notebooks of how it was before the test."""
    before = read_lessons(repository)[0]
    runs = [CellRun(1, []) for cell in before.notebook_cells if cell.kind == "code"]
    old = [notebook(Course((before,), {}), before, language, runs) for language in LANGUAGES]
    return lambda: drifted(read_lessons(repository)[0], *old)


def test_unchanged(find):
    """An unchanged lesson has none, the cell with the course map included."""
    assert find() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("# Run alone:", "# Run it alone:", Drift("Run it alone:", "en")),
        ("# 이것만 실행해요.", "# 이것만 따로 실행해요.", Drift("Run alone:", "ko")),
        ('word = "hello"', 'word = "bye"', Drift('word = "bye"', "en")),
        ("# Models are listed", "# The models are listed", Drift("## A word", "en")),
        ('goal.en = "Say hello."', 'goal.en = "Say goodbye."', Drift("goal", "en")),
        ('title.ko = "인사"', 'title.ko = "작별"', Drift("title", "ko")),
    ],
)
def test_one_language_changed(find, edit, old, new, expected):
    """The pair and the language that changed are named."""
    edit(old, new)
    assert find() == [expected]


def test_other_cells_do_not_hide_it(find, edit):
    """A pair before the changed one does not keep it from being found."""
    edit(PAIR_EN, OTHER_PAIR + PAIR_EN.replace("Run", "Run this"))
    assert find() == [Drift("Run this alone:", "en")]


def test_both_languages_changed(find, edit):
    """A pair that changed in both languages is agreed again."""
    edit("# Run alone:", "# Run it alone:")
    edit("# 이것만 실행해요.", "# 이것만 따로 실행해요.")
    assert find() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PAIR_EN + PAIR_KO, ""),
        (PAIR_EN + PAIR_KO, OTHER_PAIR + PAIR_EN + PAIR_KO),
        (PAIR_EN + PAIR_KO, PAIR_EN + PAIR_KO + PAIR_EN + PAIR_KO),
        (PAIR_EN + PAIR_KO, SAME_KOREAN + PAIR_EN + PAIR_KO),
        ("import math\n", "import math as m\n"),
        ('int("one")', 'int("two")'),
    ],
    ids=["removed", "added before", "repeated", "another with the same Korean", "shared code", "shared error"],
)
def test_other_edits(find, edit, old, new):
    """Pairs that were added or removed, and shared code, are no drift."""
    edit(old, new)
    assert find() == []


def test_moved(find, edit):
    """A pair that stands elsewhere is still the same pair."""
    edit(PAIR_EN + PAIR_KO, "")
    edit('# %% [markdown] lang="en"\n# ## Exercise', PAIR_EN + PAIR_KO + '# %% [markdown] lang="en"\n# ## Exercise')
    assert find() == []


def test_shared_code_becomes_a_pair(find, edit):
    """Code that is split into two languages was no pair before, so nothing is out of step."""
    edit(
        '# %% tags=["exercise"]\nanswer = ...',
        '# %% tags=["exercise"] lang="en"\nanswer = ...\n\n# %% tags=["exercise"] lang="ko"\nanswer = ...  # 답',
    )
    assert find() == []


def test_each_new_pair_counts_once():
    """Of two equal pairs only one is new, and only that one has a half that was agreed with something else."""
    agreed = Counter([("a", "x"), ("b", "x")])
    assert half_new(agreed, [("a", "x"), ("a", "x")]) == [(0, "en")]
    assert half_new(agreed, [("a", "x"), ("a", "x"), ("a", "x")]) == [(0, "en"), (1, "en")]
    assert half_new(agreed, [("a", "x"), ("a", "y")]) == []
