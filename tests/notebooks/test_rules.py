"""The rules of lint.py: the sample keeps them all, and each edit breaks exactly one."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder.lint import lint
from builder.source import read_lessons


def messages(root: Path) -> list[str]:
    """Return what lint says about the only lesson."""
    return lint(read_lessons(root)[0], root, {"00_hello": set()})


def test_sample_keeps_all_rules(repository):
    """Nothing is said about a good lesson."""
    assert messages(repository) == []


HINT_EN = "# <details><summary>Hint</summary>Six times seven.</details>\n#\n"
LINK_EN = "[on this page](https://platform.openai.com/docs/models)"
RAISES = '# %% tags=["raises-exception"]\nint("one")'
SNIPPET = "import math\n\nprint(math.floor(2.5))"
PICTURE_EN = "![A lock and its key](../../assets/drawings/lock.en.svg)"
PICTURE_KO = "![자물쇠와 열쇠를 그린 그림](../../assets/drawings/lock.ko.svg)"


def test_a_question_that_is_asked_only_in_a_terminal_is_allowed(repository):
    """Where nobody can type, `sys.stdin.isatty() and input()` waits for nobody."""
    lesson = next(repository.glob("notebooks/src/*.py"))
    asked = 'import sys\n\nprint(sys.stdin.isatty() and input("Buy? ") == "yes")'
    code = lesson.read_text(encoding="utf-8")
    assert SNIPPET in code
    lesson.write_text(code.replace(SNIPPET, asked), encoding="utf-8", newline="\n")
    assert messages(repository) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        # pairs
        ('# %% [markdown] lang="ko"\n# 이것만 실행해요.\n', "", '"Run alone:": no Korean cell follows'),
        ('# %% [markdown] lang="en"\n# Run alone:\n', "", '"이것만 실행해요.": no English cell stands before'),
        ('# %% [markdown] lang="en"\n# Run alone:', "# %% [markdown]\n# Run alone:", "prose comes in pairs"),
        ('# %% lang="en"', '# %% lang="fr"', """lang must be "en" or "ko", not 'fr'"""),
        ('# %% lang="ko"', '# %% lang="ko" tags=["snippet"]', "the pair must carry the same tags"),
        ("# ## Exercise", "# Exercise", "the pair must have the same headings"),
        (LINK_EN, "on this page", "the pair must link to the same targets"),
        (PICTURE_KO, "그림", "the pair must show the same pictures"),
        ("# Run alone:", "# Run alone:\n# ```\n# x\n# ```", "the same number of code fences"),
        ("# 이것만 실행해요.", "# 이것만 실행해요. {{lessons}}", "the same placeholder {{lessons}}"),
        ('print(f"아, {word}")', 'print(f"아, {word.upper()}")', "the code of the pair must be the same"),
        # prose
        ("# ## Exercise", "# # Exercise", "the one H1 is written by build.py"),
        ("# Run alone:", "# Run {{alone}}:", "{{alone}} is not a placeholder"),
        ("# 이것만 실행해요.", "# **이것(this)**만 실행해요.", "** shows as it is"),
        ("# 이것만 실행해요.", "# $5나 $10만 실행해요.", "two $ show as a formula"),
        (LINK_EN, "[on this page](https://platform)", "https://platform is not a complete web address"),
        (LINK_EN, "[on this page](06_gone.ipynb)", "the link target 06_gone.ipynb does not exist"),
        (LINK_EN, "[on this page](../../nothing.md)", "the link target ../../nothing.md does not exist"),
        (PICTURE_EN, PICTURE_EN.replace("lock.", "log."), "target ../../assets/drawings/log.en.svg does not exist"),
        (PICTURE_EN, PICTURE_EN.replace(".en.", ".ko."), "lock.ko.svg is the picture of the other language"),
        (PICTURE_EN, PICTURE_EN.replace("A lock and its key", "A lock"), "needs alt text of 10 characters"),
        (PICTURE_EN, '<img src="../../assets/drawings/lock.en.svg">', "needs alt text of 10 characters"),
        (LINK_EN, "[on this page](00_hello.ipynb#cell-id=gone)", "link target 00_hello.ipynb#cell-id=gone does not"),
        ('lang="ko"\n# 이것만', 'lang="ko" tags=["term"]\n# 이것만', "the pair must carry the same tags"),
        ("# ## What you learned", "# ## The end", 'the section "## What you learned" is missing'),
        ("# ## 배운 것", "# ## 끝", 'the section "## 배운 것" is missing'),
        # code
        (RAISES, "\n".join(["# %%"] + ["x = 1"] * 16), "16 lines; a code cell like this has at most 15"),
        (SNIPPET, "\n".join(["x = 1"] * 31), "31 lines; a code cell like this has at most 30"),
        (RAISES, RAISES + "\n\n# %%\nprint(1)", '"print(1)": at most 2 code cells in a row'),
        ('# %% tags=["snippet"]', '# %% tags=["snipet"]', "the tag 'snipet' is not one of"),
        (SNIPPET, "print(", "not valid Python: '(' was never closed, line 1"),
        (SNIPPET, "print(math.floor(2.5))", "a snippet runs alone, so it must import or define math"),
        (SNIPPET, "await something()", "a snippet must run as a file"),
        (SNIPPET, "", "a cell must not be empty"),
        (SNIPPET, "%store answer", "%store carries state"),
        (SNIPPET, "open('notes.txt')", "open('notes.txt'): use ../../assets/ or a temporary folder"),
        (SNIPPET, "from pathlib import Path\nPath('notes.txt')", "Path('notes.txt'): use ../../assets/"),
        (SNIPPET, "input('Your key: ')", "input() waits for a person"),
        (SNIPPET, "import sys\nsys.stdin.isatty() or input('Your key: ')", "input() waits for a person"),
        (SNIPPET, "import getpass\ngetpass.getpass()", "getpass() waits for a person"),
        (SNIPPET, "model = 'gpt-4o-huge'", "the model 'gpt-4o-huge' is not in helpers/models.toml"),
        (SNIPPET, f"key = 'sk-proj-{'a1B2' * 8}'", "this looks like a real key"),
        # exercises
        ('# %% tags=["exercise"]\n', "# %%\n", "a lesson has at least one exercise"),
        ('# %% tags=["solution"]\nanswer = 42\n', "", "a solution must follow its exercise directly"),
        ('# %% tags=["check"]\n', "# %%\n", "a check cell must follow the exercise"),
        (HINT_EN, "", "a hint (<details>) must stand by its check"),
        # connect
        (RAISES, "# %%\nclient = OpenAI()", "connect(language=...) must be called in a cell before this one"),
        (RAISES, '# %%\nconnect(language="en")', '"connect(language="en")": connect needs language="ko"'),
    ],
)
def test_broken_rule_is_named(repository, edit, old, new, message):
    """The message names the lesson, the cell's first line and the rule."""
    edit(old, new)
    found = messages(repository)
    assert any(message in line for line in found), found
    assert all(line.startswith('00_hello.py: "') for line in found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SNIPPET, "\n".join(["x = 1"] * 30)),
        (SNIPPET, "models = ['gpt-4o', 'gpt-4o-2024-08-06', 'gpt-no-such-model']"),
        (RAISES, RAISES.replace('int("one")', "model = 'gpt-4o-huge'")),
        (RAISES, RAISES.replace('int("one")', "print(")),
        (SNIPPET, "key = 'sk-proj-FAKE-DO-NOT-USE-0123456789'"),
        (SNIPPET, "text = open('../../assets/reviews.csv')"),
        (SNIPPET, "def add(a, b):\n    return a + b\n\n\nprint([add(n, n) for n in range(3)])"),
        ("# 이것만 실행해요.", "# **이것**(this)만 실행해요. `2**3`"),
        ("answer = ...", "answer = await later()"),
        (LINK_EN, "[on this page](https://platform.openai.com/ko-KR/docs/models)"),
        ('print(f"아, {word}")', 'print(f"{word}")  # 인사'),
        (RAISES, "# %%\n%pip --version"),
    ],
)
def test_allowed(repository, edit, old, new):
    """What the rules leave open stays open."""
    edit(old, new)
    assert messages(repository) == []


def test_connect_before_the_first_call(repository, edit):
    """A setup cell in each language's own words makes a call possible."""
    setup = '# %% lang="{0}"\nfrom helpers import connect\n\nconnect(language="{0}")\n\n'
    prose = '# %% [markdown] lang="en"\n# Call:\n\n# %% [markdown] lang="ko"\n# 호출:\n\n'
    edit(RAISES, setup.format("en") + setup.format("ko") + prose + "# %%\nclient = OpenAI()\n")
    assert messages(repository) == []


WINDOW, CALL, TOKEN = (f"[a word](glossary.ipynb#cell-id={name})" for name in ("context-window", "call", "token"))
TERMS = {"00_hello": set(), "glossary": {"context-window", "call", "token"}}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([WINDOW, CALL], "3 words of the glossary or more must be linked, not 2"),
        ([WINDOW, CALL, CALL], "3 words of the glossary or more must be linked, not 2"),
        ([WINDOW, CALL, TOKEN, CALL], '"## A word": call is linked a second time'),
        ([WINDOW, CALL, TOKEN], None),
    ],
)
def test_words_of_the_glossary(repository, edit, words, message):
    """Where there is a glossary, a lesson links to three of its words or more, each word once."""
    edit(LINK_EN, f"{' '.join(words)} {LINK_EN}")
    edit("[이 페이지]", f"{' '.join(words)} [이 페이지]")
    assert messages(repository) == [line for line in messages(repository) if "does not exist" in line]
    found = lint(read_lessons(repository)[0], repository, TERMS)
    assert [message in line for line in found if "second time" not in line or "second time" in message] == (
        [True] if message else []
    )
