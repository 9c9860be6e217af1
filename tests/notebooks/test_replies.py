"""Prepared replies and lessons fit together: no reply without a prompt; the build looks for the rest."""

import re
from pathlib import Path

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
        known = strings.get((code, file.removesuffix(".toml")), set())
        if not {reply.user, reply.system or ""} <= known and not composed(reply.user, known):
            unused.append(f"{reply.source}: {reply.user}")
    assert unused == []


def test_prompts_are_found_at_all():
    """The build, which refuses prompts without a reply, looks at something."""
    found = {lesson.name: len(list(prompts(lesson, "ko", ROOT))) for lesson in LESSONS}
    assert found["04_single_turn"] >= 3
    assert found["06_function"] >= 2
    assert found["14_project"] >= 40
