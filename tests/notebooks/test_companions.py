"""What a lesson needs beside its source: checks, answers they are tried on, and replies to its prompts."""

from __future__ import annotations

import pytest
from builder import building

CHECK = 'print("✅ Right" if answer == 42 else "Not yet")'
REPLIES = "helpers/practice/replies/en/00_hello.toml"


def write(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def refusal(root):
    """Return what a build says, which refuses before it runs anything."""
    with pytest.raises(building.BuildError) as caught:
        building.build(root)
    assert not list(root.rglob("*.ipynb"))
    return caught.value.args[0]


def test_a_check_that_is_nowhere(repository, edit):
    """The message names the cell, the check, and the file that it belongs in."""
    edit(CHECK, "from helpers import check\n\ncheck.my_number(answer)")
    assert refusal(repository) == [
        '00_hello.py: "from helpers import check": there is no check.my_number: define it in helpers/check/lesson_00.py'
    ]


def test_a_check_that_no_answer_is_tried_on(repository, edit):
    """Answers that another check is tried on do not count."""
    edit(CHECK, "check.my_number(answer)")
    write(repository, "helpers/check/lesson_00.py", "def my_number(answer): ...\n")
    write(repository, "helpers/check/lesson_01.py", "def other(answer): ...\n")
    write(repository, "tests/answers/lesson_01.py", "RIGHT = [(check.other, (1,))]\n")
    (found,) = refusal(repository)
    assert '00_hello.py: "check.my_number(answer)": no answer is tried on check.my_number' in found
    assert "in tests/answers/lesson_00.py" in found


def test_two_checks_of_one_name(repository, edit):
    """A check is found by its name alone, so two lessons cannot have the same."""
    edit(CHECK, "check.my_number(answer)")
    for number in ("00", "01"):
        write(repository, f"helpers/check/lesson_{number}.py", "def my_number(answer): ...\n")
    (found,) = refusal(repository)
    assert "helpers/check/lesson_00.py and helpers/check/lesson_01.py both define my_number" in found


def test_a_check_that_is_no_python(repository):
    """A slip in a check is a message."""
    write(repository, "helpers/check/lesson_00.py", "def my_number(:\n")
    assert refusal(repository) == ["helpers/check/lesson_00.py: not valid Python: invalid syntax, line 1"]


PROMPTS = {
    "chat": 'messages = [{"role": "user", "content": "Why?"}]',
    "input": 'client.responses.create(model="gpt-6-luna", input="Why?")',
    "helper": 'chat_gpt("Why? ")',
    "table": 'path = "../../assets/data/questions.csv"',
}


@pytest.mark.parametrize("code", PROMPTS.values(), ids=PROMPTS)
def test_a_prompt_without_a_reply(repository, edit, code):
    """The message names the cell, the prompt, and the file that the reply belongs in; other space is no difference."""
    connect = "\n".join(f'# %% lang="{one}"\nconnect(language="{one}")\n' for one in ("en", "ko"))
    words = '# %% [markdown] lang="en"\n# Call:\n\n# %% [markdown] lang="ko"\n# 호출:\n\n'
    edit('# %% tags=["raises-exception"]\nint("one")', f"{connect}\n{words}# %%\n{code}")
    write(repository, "assets/data/questions.csv", "id,text\n1,Why?\n")
    found = refusal(repository)
    assert len(found) == 2
    assert found[0].startswith("00_hello.py: ")
    assert 'no reply is prepared for the English prompt "Why?' in found[0]
    assert f"with this user and a text to {REPLIES}" in found[0]
    assert 'no reply is prepared for the Korean prompt "Why?' in found[1]
    for language in ("en", "ko"):
        write(repository, REPLIES.replace("/en/", f"/{language}/"), '[[reply]]\nuser = " Why? "\ntext = "So."\n')
    lessons = building.notes.read_course(repository)
    assert building.problems.of_lessons(repository, lessons, lessons) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('int("one")', 'chat_gpt("Why?") + connect(language="en")'),
        ("answer = ...", 'answer = {"role": "user", "content": "Why?"}'),
        ("answer = 42", 'answer = {"role": "user", "content": "Why?"}'),
        ("import math\n", 'import math\n\ntry:\n    {"role": "user", "content": "Why?"}\nexcept OSError:\n    pass\n'),
        ("import math\n", 'import math\n\nmessage = {"role": "system", "content": "Why?"}\n'),
    ],
    ids=["fails on purpose", "exercise", "solution", "may be refused", "other role"],
)
def test_what_needs_no_reply(repository, edit, old, new):
    """Cells that fail or may be refused, and what the learner asks."""
    edit(old, new)
    lessons = building.notes.read_course(repository)
    assert not [line for line in building.problems.of_lessons(repository, lessons, lessons) if "no reply" in line]
