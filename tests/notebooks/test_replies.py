"""Prepared replies and lessons fit together: no reply without a prompt; the build looks for the rest."""

from pathlib import Path

from builder.prompts import prompts, said
from builder.source import LANGUAGES, read_lessons

from helpers.language import set_language, text
from helpers.practice.answering.replies import Replies

ROOT = Path(__file__).resolve().parents[2]
LESSONS = read_lessons(ROOT)


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
        if not {reply.user, reply.system or ""} <= strings.get((code, file.removesuffix(".toml")), set()):
            unused.append(f"{reply.source}: {reply.user}")
    assert unused == []


def test_prompts_are_found_at_all():
    """The build, which refuses prompts without a reply, looks at something."""
    found = {lesson.name: len(list(prompts(lesson, "ko", ROOT))) for lesson in LESSONS}
    assert found["04_single_turn"] >= 3
    assert found["06_function"] >= 2
    assert found["14_project"] >= 40
