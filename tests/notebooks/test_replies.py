"""Prepared replies and lessons fit together: no prompt without a reply, no reply without a prompt."""

import ast
import csv
from pathlib import Path

import pytest
from builder.source import LANGUAGES, read_lessons

from helpers.practice.answering.replies import Replies

ROOT = Path(__file__).resolve().parents[2]
LESSONS = read_lessons(ROOT)


def trees(lesson, code):
    """Yield the parsed code cells of a lesson in one language, solutions included."""
    for cell in lesson.cells:
        if cell.kind == "code":
            yield cell, ast.parse(cell.texts[code])


def rows(lesson, code):
    """Return the texts of the table in assets/data that a lesson names, if it does: it sends each of them."""
    folder = ROOT / "notebooks" / code
    named = {
        node.value
        for _, tree in trees(lesson, code)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and str(node.value).startswith("../../assets/data/")
    }
    tables = [(folder / name).read_text(encoding="utf-8").splitlines() for name in named]
    return [row["text"] for table in tables for row in csv.DictReader(table)]


def texts(lesson, code):
    """Return every string of a lesson's code and of the table it reads."""
    found = {
        node.value
        for _, tree in trees(lesson, code)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return found | set(rows(lesson, code))


def prompts(lesson, code):
    """Yield the prompts that a lesson sends: user messages, `input` of create(), first of chat_gpt(), rows of a table.

    Cells that fail on purpose send nothing that is answered, and an exercise's own question is the learner's.
    """
    yield from rows(lesson, code)
    for cell, tree in trees(lesson, code):
        if {"raises-exception", "exercise", "solution"} & set(cell.tags):
            continue
        refused = {node for block in ast.walk(tree) if isinstance(block, ast.Try) for node in ast.walk(block)}
        for node in ast.walk(tree):
            if node in refused:
                continue
            if isinstance(node, ast.Dict):
                fields = {ast.unparse(key): value for key, value in zip(node.keys, node.values, strict=True) if key}
                role, content = fields.get("'role'"), fields.get("'content'")
                if isinstance(role, ast.Constant) and role.value == "user" and isinstance(content, ast.Constant):
                    yield content.value
            elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == "chat_gpt":
                yield from (argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant))
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "create":
                inputs = (word.value for word in node.keywords if word.arg == "input")
                yield from (given.value for given in inputs if isinstance(given, ast.Constant))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_every_prompt_has_a_prepared_reply(lesson, code):
    """A learner who runs a lesson as it is never meets the general answer."""
    prepared = {reply.user for reply in Replies().all()}
    assert [prompt for prompt in prompts(lesson, code) if prompt not in prepared] == []


def test_every_prepared_reply_is_asked_for_by_its_lesson():
    """A reply that no lesson asks for any more is dead."""
    said = {(code, lesson.name): texts(lesson, code) | {""} for lesson in LESSONS for code in LANGUAGES}
    unused = []
    for reply in Replies().all():
        code, file = reply.source.split(",")[0].split("/")
        if not {reply.user, reply.system or ""} <= said.get((code, file.removesuffix(".toml")), set()):
            unused.append(f"{reply.source}: {reply.user}")
    assert unused == []


def test_prompts_are_found_at_all():
    """The two tests above look at something."""
    found = {lesson.name: len(list(prompts(lesson, "ko"))) for lesson in LESSONS}
    assert found["05_single_turn"] >= 5
    assert found["06_helper"] >= 2
    assert found["14_project"] >= 40
