"""The same notebooks against another server: only the environment decides who answers."""

import json
import os
from pathlib import Path

import nbformat
import pytest
from builder.kernels import Client
from live import run
from other_server import OtherServer

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks" / "en"
KEY = "sk-proj-FAKE-DO-NOT-USE-1234"


def run_notebook(server, name):
    """Run a lesson on a server, and return what its cells printed; the first cell that fails raises."""
    notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
    environment = {name: value for name, value in os.environ.items() if name != "FIRST_CALL_MODE"}
    environment |= {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.base_url}
    Client(notebook, timeout=60, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute(env=environment)
    return "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", ()))


def test_notebooks_use_the_server_that_the_environment_names():
    """Unchanged, a lesson runs to the end on a server that knows little, and every call reaches it with the key."""
    with OtherServer() as server:
        run_notebook(server, "05_models.ipynb")
    assert len(server.received) >= 5
    assert {authorization for authorization, _ in server.received} == {f"Bearer {KEY}"}


@pytest.mark.parametrize(
    ("name", "need", "asked", "shown"),
    [
        ("11_structured_output.ipynb", "structured output", 1, "LengthFinishReasonError"),
        ("12_responses.ipynb", "Responses API", 0, "previous_response_not_found"),
        ("13_tools.ipynb", "tool calls", 1, "required True"),
        ("14_project.ipynb", "structured output", 1, "exit code: 0"),
        ("15_agent_loop.ipynb", "tool calls in the Responses API", 0, "['Busan']"),
        ("16_search.ipynb", "embeddings", 0, "[1, 3, 7] 1 True"),
        ("17_images.ipynb", "images", 0, "adds up: True"),
        ("20_evals.ipynb", "structured output", 1, "agrees on 7 of 10"),
    ],
)
def test_a_server_that_lacks_a_lesson_s_subject_leaves_it_to_practice_mode(name, need, asked, shown):
    """The lesson names what the server lacks, asks it at most once, and practice mode takes it to the end."""
    with OtherServer() as server:
        printed = run_notebook(server, name)
    assert len(server.received) == asked
    assert f"cannot do what this lesson is about ({need})" in printed
    assert shown in printed


def test_a_server_that_does_not_count_leaves_lesson_08_its_own_count():
    """The lesson says so, and goes on to its end."""
    with OtherServer() as server:
        printed = run_notebook(server, "08_tokens.ipynb")
    assert "This server does not count in advance: 404" in printed


def test_the_tests_of_lesson_19_call_nobody():
    """Whatever server there is, only the program at the end asks it, once."""
    with OtherServer() as server:
        printed = run_notebook(server, "19_testing.ipynb")
    assert len(server.received) == 1
    assert "passed: test_a_missing_model_is_skipped" in printed


def worded(body):
    """A response in words alone, as bare as small servers give it: no reasoning, no usage."""
    message = {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "other"}]}
    return 200, {"id": "resp_other", "object": "response", "model": "other-model", "output": [message]}


def called_forever(body):
    """A response that asks for the same call again and again, with arguments that are no JSON."""
    call = {"type": "function_call", "call_id": "call_1", "name": "next_train", "arguments": "Busan"}
    return 200, {"id": "resp_other", "object": "response", "model": "other-model", "output": [call]}


def called_once(body):
    """A response that asks for a call when the tool is tried, and afterwards is in words, whatever is asked."""
    return called_forever(body) if "Use the tool." in str(body["input"]) else worded(body)


@pytest.mark.parametrize(
    ("respond", "expected"), [(called_once, "other\n[]"), (called_forever, "Stopped: too many rounds.\n[]")]
)
def test_a_weak_model_takes_lesson_15_to_the_end(respond, expected):
    """One that calls nothing answers in words, and one that never stops calling is stopped; nothing is bought."""
    with OtherServer() as server:
        server.respond = respond
        printed = run_notebook(server, "15_agent_loop.ipynb")
    assert expected in printed
    assert len(server.received) > 2
    assert "Busan']" not in printed


def test_a_model_that_calls_nothing_leaves_lesson_15_to_practice_mode():
    """A server that has Responses is not enough: its model has to ask for the tool that it is offered, once."""
    with OtherServer() as server:
        server.respond = worded
        printed = run_notebook(server, "15_agent_loop.ipynb")
    assert len(server.received) == 1
    assert "(tool calls in the Responses API)" in printed
    assert "['Busan']" in printed


def chatty(body):
    """A completion that keeps to the form of the menu that is tried, and afterwards is in words, whatever is asked."""
    menu = {"dishes": [{"name": "gimbap", "price": 3500}, {"name": "barley tea", "price": 1000}]}
    content = json.dumps(menu) if "gimbap" in body["messages"][-1]["content"] else "other"
    message = {"role": "assistant", "content": content}
    choices = [{"index": 0, "finish_reason": "stop", "message": message}]
    return 200, {"id": "other", "object": "chat.completion", "created": 1, "model": "other-model", "choices": choices}


def test_a_judge_without_verdicts_takes_lesson_20_to_the_end():
    """No answer is right and no verdict comes: both are counted as such, and nothing stops."""
    with OtherServer() as server:
        server.reply = chatty
        printed = run_notebook(server, "20_evals.ipynb")
    assert "{'plain': 0, 'careful': 0}" in printed
    assert "agrees on 0 of 10 answers, 0% to 28%." in printed
    assert len(server.received) == 1 + 1 + 20 + 1 + 10 + 4


@pytest.mark.parametrize(("lessons", "count"), [(["05"], 2), (["06_function", "05"], 4)])
def test_real_run_takes_the_lessons_that_are_named(lessons, count):
    """tests/live/run.py runs the notebooks of these lessons in both languages, and no others."""
    found = run.notebooks(lessons)
    assert len(found) == count
    assert {path.stem[:2] for path in found} == {lesson[:2] for lesson in lessons}


def test_real_run_refuses_a_lesson_that_is_not_there(capsys):
    """A wrong number is a message, before anything is installed."""
    assert run.main(["42"]) == 1
    assert "there is no lesson '42'" in capsys.readouterr().err
