"""Refusals whose real bodies are known from public reports: message, param and code word for word."""

import pytest
from shapes import ask, chat, check_error

USER = {"role": "user", "content": "Hi"}
TAGS = {"type": "object", "properties": {"x": {"type": "array"}}, "required": ["x"]}
WRAPPED = {"type": "function", "function": {"name": "tag", "parameters": TAGS}}
VERBOSE = "Unsupported value: 'verbosity' does not support 'low' with this model. Supported values are: 'medium'."
MISSING_ITEMS = "Invalid schema for function 'tag': In context=('properties', 'x'), array schema missing items."
NO_TEMPERATURE = "Unsupported parameter: 'temperature' is not supported with this model."


def respond(**fields):
    return {"model": "gpt-4o", "input": "Hi"} | fields


BODIES = [
    # body, status, message, param, code
    (
        chat(model="no-such-model"),
        404,
        "The model `no-such-model` does not exist or you do not have access to it.",
        None,
        "model_not_found",
    ),
    (
        respond(model="no-such-model"),
        404,
        "The requested model 'no-such-model' does not exist.",
        "model",
        "model_not_found",
    ),
    (chat(top_k=5), 400, "Unrecognized request argument supplied: top_k", None, None),
    (chat(top_k=None), 400, "Unrecognized request argument supplied: top_k", None, None),
    (chat(model="gpt-6-luna", top_k=5), 400, "Unknown parameter: 'top_k'.", "top_k", "unknown_parameter"),
    (
        chat(messages=[USER | {"colour": 1}]),
        400,
        "Unknown parameter: 'messages[0].colour'.",
        "messages[0].colour",
        "unknown_parameter",
    ),
    (respond(model="gpt-6-luna", temperature=0.8), 400, NO_TEMPERATURE, "temperature", None),
    (respond(model="gpt-5-mini", temperature=0), 400, NO_TEMPERATURE, "temperature", None),
    (
        chat(messages=[USER, USER | {"content": None}]),
        400,
        "Invalid value for 'content': expected a string, got null.",
        "messages.[1].content",
        None,
    ),
    (
        chat(messages=[USER, {"role": "assistant", "content": None}, USER]),
        400,
        "Invalid value for 'content': expected a string, got null.",
        "messages.[1].content",
        None,
    ),
    (
        chat(metadata={"lesson": "05"}),
        400,
        "The 'metadata' parameter is only allowed when 'store' is enabled.",
        "metadata",
        None,
    ),
    (
        chat(max_tokens=100_000),
        400,
        "max_tokens is too large: 100000. This model supports at most 16384 completion tokens, "
        "whereas you provided 100000.",
        "max_tokens",
        "invalid_value",
    ),
    (chat(verbosity="low"), 400, VERBOSE, "verbosity", "unsupported_value"),
    (
        respond(text={"verbosity": "low"}),
        400,
        "Unsupported value: 'low' is not supported with the 'gpt-4o-2024-08-06' model. Supported values are: 'medium'.",
        "text.verbosity",
        "unsupported_value",
    ),
    (chat(tools=[WRAPPED]), 400, MISSING_ITEMS, "tools[0].function.parameters", "invalid_function_parameters"),
    (
        respond(tools=[{"type": "function", **WRAPPED["function"]}]),
        400,
        MISSING_ITEMS,
        "tools[0].parameters",
        "invalid_function_parameters",
    ),
    (
        respond(tools=[WRAPPED]),
        400,
        "Missing required parameter: 'tools[0].name'.",
        "tools[0].name",
        "missing_required_parameter",
    ),
]
ACCEPTED = [
    chat(metadata={"lesson": "05"}, store=True),
    chat(verbosity="medium"),
    chat(max_tokens=16_384),
    chat(model="gpt-6-luna", max_completion_tokens=128_000),
    chat(model="gpt-6-luna", verbosity="low"),
    chat(model="gpt-6-luna", temperature=1),
    respond(model="gpt-6-luna", temperature=1, top_p=1),
    respond(model="gpt-6-luna", temperature=0.2, reasoning={"effort": "none"}),
    respond(model="gpt-6-luna", text={"verbosity": "high"}),
    respond(metadata={"lesson": "05"}, store=False),
    chat(response_format={"type": "json_schema", "json_schema": {"name": "tags", "schema": TAGS}}),
    chat(messages=[{"role": "assistant", "content": None, "refusal": "No."}, USER]),
]


def path_of(body):
    return "/v1/responses" if "input" in body else "/v1/chat/completions"


@pytest.mark.parametrize(("body", "status", "message", "param", "code"), BODIES, ids=range(len(BODIES)))
def test_body_is_the_real_one(backend, body, status, message, param, code):
    """Not only the words: a program that looks at `param` or `code` meets here what it will meet there."""
    reply, content = ask(backend, body, path=path_of(body))
    expected = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    assert (reply.status, check_error(content)) == (status, expected)


@pytest.mark.parametrize("body", ACCEPTED, ids=range(len(ACCEPTED)))
def test_what_is_right_beside_them_is_accepted(backend, body):
    """The rules go no further than the reports."""
    reply, content = ask(backend, body, path=path_of(body))
    assert reply.status == 200, content
