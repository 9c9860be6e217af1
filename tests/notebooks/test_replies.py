"""Prepared replies and lessons fit together: no reply without a prompt; the build looks for the rest."""

import html
import re
from pathlib import Path

import pytest
from builder.prompts import prompts, said
from builder.source import LANGUAGES, read_lessons

from helpers.language import set_language, text
from helpers.practice.answering.replies import Replies

ROOT = Path(__file__).resolve().parents[2]
LESSONS = read_lessons(ROOT)


def composed(prompt, strings):
    """Whether a prompt was put together from lines of numbered notes and a question, each of them a lesson's string."""
    lines = [line for line in prompt.splitlines() if line.strip()]
    parts = [re.sub(r"^\[\d+\] |^(?:Question|질문): ", "", line) for line in lines[1:]]
    return len(parts) > 1 and f"{lines[0]}\n" in strings and set(parts) <= strings


def is_made_of(words, strings):
    """Whether a prompt is one of a lesson's strings, or several of them put together, as `+` and f-strings do."""
    if words in strings:
        return True
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            reached |= {start + len(piece) for piece in strings if piece and words.startswith(piece, start)}
    return len(words) in reached


def test_every_prepared_reply_is_asked_for_by_its_lesson():
    """A reply that no lesson asks for any more is dead."""
    strings = {(code, lesson.name): said(lesson, code, ROOT) | {""} for lesson in LESSONS for code in LANGUAGES}
    for code in LANGUAGES:
        set_language(code)
        strings[code, "05_models"].add(text("playground.example_user"))  # the lesson shows the playground
    set_language(None)
    unused = []
    for reply in Replies().all():
        code, file = reply.source.split(",")[0].split("/")
        found = strings.get((code, file.removesuffix(".toml")), set())
        asked = {reply.user, html.unescape(reply.user)}  # a lesson may escape what it puts between tags
        made = any(is_made_of(words, found) for words in asked) and is_made_of(reply.system or "", found)
        if not made and not composed(reply.user, found):
            unused.append(f"{reply.source}: {reply.user}")
    assert unused == []


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("", True),
        ("When?", True),
        ("Question: When?\nAnswer: At 9.", True),
        ("Question: When?\nAnswer: At 10.", False),
        ("Question: When? Answer: At 9.", False),
        ("When", False),
    ],
)
def test_a_prompt_put_together_is_recognized(words, made):
    """Every part has to be in the lesson; one that is not makes a dead reply."""
    assert is_made_of(words, {"", "Question: ", "\nAnswer: ", "When?", "At 9."}) is made


def test_prompts_are_found_at_all():
    """The build, which refuses prompts without a reply, looks at something."""
    found = {lesson.name: len(list(prompts(lesson, "ko", ROOT))) for lesson in LESSONS}
    assert found["04_single_turn"] >= 3
    assert found["06_function"] >= 2
    assert found["14_project"] >= 40
