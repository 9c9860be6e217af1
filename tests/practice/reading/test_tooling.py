"""Tools in chats: what is called, the turn with the results, and how both are streamed."""

import json

import openai
import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from shapes import ask, chat, check_error, check_exact, events

from helpers import tokens
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.schemas import validation

WEATHER = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]}},
    "required": ["city", "unit"],
    "additionalProperties": False,
}
TOOL = {"type": "function", "function": {"name": "get_weather", "parameters": WEATHER, "strict": True}}
CLOCK = {"type": "function", "function": {"name": "get_time"}}
QUESTION = "What is the weather in Seoul and Busan?"
NAMED = {"type": "function", "function": {"name": "get_weather"}}


def answered(backend, body):
    """Return the only choice of a reply that is, strictly, the SDK's ChatCompletion."""
    reply, content = ask(backend, body)
    assert reply.status == 200, content
    completion = check_exact(ChatCompletion, json.loads(content))
    return completion.choices[0]


def test_prepared_calls_are_made(backend):
    """A prepared reply calls the tools that the request offers, in parallel, with no text."""
    choice = answered(backend, chat(QUESTION, tools=[TOOL]))
    assert (choice.finish_reason, choice.message.content) == ("tool_calls", None)
    cities = [json.loads(call.function.arguments)["city"] for call in choice.message.tool_calls]
    assert cities == ["서울", "부산 🌊"]
    assert len({call.id for call in choice.message.tool_calls}) == 2
    assert all(call.id.startswith("call_") for call in choice.message.tool_calls)


def test_one_call_at_a_time_on_request(backend):
    """Without parallel calls, only the first one is made."""
    choice = answered(backend, chat(QUESTION, tools=[TOOL], parallel_tool_calls=False))
    assert len(choice.message.tool_calls) == 1


@pytest.mark.parametrize("extra", [{}, {"tools": [CLOCK]}, {"tools": [TOOL], "tool_choice": "none"}])
def test_prepared_text_answers_where_the_tool_is_not_offered(backend, extra):
    """Without tools, with others, or with tool_choice none, the prepared text answers."""
    choice = answered(backend, chat(QUESTION, **extra))
    assert (choice.finish_reason, choice.message.content) == ("stop", "I cannot look outside.")
    assert choice.message.tool_calls is None


def test_prepared_calls_must_suit_the_schema(backend):
    """Prepared arguments that do not validate against the request's own schema are not sent."""
    narrow = WEATHER | {"properties": WEATHER["properties"] | {"city": {"type": "integer"}}}
    tool = {"type": "function", "function": {"name": "get_weather", "parameters": narrow}}
    assert answered(backend, chat(QUESTION, tools=[tool])).message.content == "I cannot look outside."
    choice = answered(backend, chat(QUESTION, tools=[tool], tool_choice="required"))
    assert isinstance(json.loads(choice.message.tool_calls[0].function.arguments)["city"], int)


@pytest.mark.parametrize("text", ["Anything else?", "안녕하세요?", "Tell me a joke about what you get.", "  "])
def test_auto_without_a_fitting_tool_answers_in_words(backend, text):
    """With tool_choice auto, nothing prepared and no word that a tool shares, the honest text answers."""
    korean = {"type": "function", "function": {"name": "get_time", "description": "현재 시각을 알려 줘요"}}
    choice = answered(backend, chat(text, tools=[TOOL, korean], tool_choice="auto"))
    assert choice.finish_reason == "stop"
    assert choice.message.content


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What's the weather like in San Francisco, Tokyo, and Paris?", "get_weather"),
        ("Which time is it?", "get_time"),
        ("In fahrenheit or in celsius: which unit?", "get_weather"),
        ("서울 날씨 어때?", "get_weather"),
    ],
)
def test_auto_calls_the_tool_that_shares_words(backend, text, name):
    """Where nothing is prepared, a program that counts on a call gets one; its made-up texts say what they are."""
    for model, more in (("gpt-4o", {}), ("gpt-6-luna", {"reasoning_effort": "none"})):
        choice = answered(backend, chat(text, tools=[TOOL, CLOCK], model=model, **more))
        [call] = choice.message.tool_calls
        assert (call.function.name, choice.finish_reason) == (name, "tool_calls")
        if name == "get_weather":
            arguments = json.loads(call.function.arguments)
            assert validation.validates(arguments, WEATHER)
            assert arguments["city"].startswith("practice")


def test_auto_calls_once(backend):
    """After the result, words answer, so that a loop ends."""
    call = {"id": "call_1", "type": "function", "function": {"name": "get_time", "arguments": "{}"}}
    messages = [
        {"role": "user", "content": "Which time is it?"},
        {"role": "assistant", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "call_1", "content": "12:00"},
    ]
    assert "12:00" in answered(backend, chat(messages=messages, tools=[CLOCK])).message.content
    messages += [{"role": "assistant", "content": "Noon."}, {"role": "user", "content": "And which time is it now?"}]
    assert answered(backend, chat(messages=messages, tools=[CLOCK])).message.tool_calls


def test_auto_does_not_refuse_for_a_call_that_nobody_asked_for(backend):
    """A tool for which no arguments can be made is not called, and the request is answered."""
    never = {"type": "object", "properties": {"city": {"allOf": [{"type": "string"}, {"type": "integer"}]}}}
    tool = {"type": "function", "function": {"name": "get_weather", "parameters": never | {"required": ["city"]}}}
    assert answered(backend, chat("What weather?", tools=[tool])).message.content
    reply, content = ask(backend, chat("What weather?", tools=[tool], tool_choice="required"))
    assert (reply.status, check_error(content)["code"]) == (400, "not_in_practice_mode")


def test_forced_call_takes_a_prepared_json_that_fits(tmp_path):
    """A text that is prepared as JSON serves as the arguments of the function whose schema it satisfies."""
    (tmp_path / "en").mkdir()
    prepared = """[[reply]]\nuser = "Weather?"\ntext = '{"city": "Seoul", "unit": "celsius"}'\n"""
    (tmp_path / "en" / "13_own.toml").write_text(prepared, encoding="utf-8")
    backend = Backend(Replies(tmp_path))
    strict = {"type": "function", "function": {"name": "get_time", "parameters": WEATHER | {"required": ["zone"]}}}
    choice = answered(backend, chat("Weather?", tools=[strict, TOOL], tool_choice="required"))
    [call] = choice.message.tool_calls
    assert (call.function.name, json.loads(call.function.arguments)["city"]) == ("get_weather", "Seoul")
    assert answered(backend, chat("Weather?", tools=[TOOL])).message.content == '{"city": "Seoul", "unit": "celsius"}'


ALLOWED = {
    "type": "allowed_tools",
    "allowed_tools": {"mode": "required", "tools": [CLOCK | {"function": {"name": "get_time"}}]},
}


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        ("required", "get_weather"),
        (NAMED, "get_weather"),
        ({"type": "function", "function": {"name": "get_time"}}, "get_time"),
        (ALLOWED, "get_time"),
    ],
)
def test_required_call_is_made_up(backend, choice, name):
    """A call that the request forces gets arguments that validate, whatever the question, and the reason is stop."""
    found = answered(backend, chat("Anything else?", tools=[TOOL, CLOCK], tool_choice=choice))
    [call] = found.message.tool_calls
    assert (call.function.name, found.finish_reason) == (name, "stop")
    arguments = json.loads(call.function.arguments)
    assert validation.validates(arguments, WEATHER) if name == "get_weather" else arguments == {}


def conversation(*results):
    """Return a chat in which the two calls were made and gave these results."""
    calls = [
        {"id": f"call_{index}", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}
        for index in range(len(results))
    ]
    answers = [{"role": "tool", "tool_call_id": f"call_{index}", "content": text} for index, text in enumerate(results)]
    messages = [{"role": "user", "content": QUESTION}, {"role": "assistant", "tool_calls": calls}, *answers]
    return chat(messages=messages, tools=[TOOL])


def test_turn_with_the_results(backend):
    """After the prepared results, however their JSON is spaced, the reply prepared for them answers."""
    choice = answered(backend, conversation('{ "celsius":21 }', " windy"))
    assert choice.message.content == "21 degrees in Seoul, and windy in Busan."


@pytest.mark.parametrize(
    "results", [('{"celsius": 22}', "windy"), ('{"celsius": 21}', "calm"), ("windy", '{"celsius": 21}'), ("", "")]
)
def test_other_results_find_no_reply(backend, results):
    """As many results as are prepared, but with another value or in another order, get the honest text."""
    choice = answered(backend, conversation(*results))
    assert "not by a model" in choice.message.content
    assert "21 degrees" not in choice.message.content


def test_other_results_are_shown_and_call_nothing(backend):
    """After other results the honest text shows them, and nothing is called again and again."""
    choice = answered(backend, conversation("snow"))
    assert choice.message.tool_calls is None
    assert '- tool: "snow"' in choice.message.content
    assert "- assistant: get_weather({})" in choice.message.content


def test_stream_of_calls_is_the_whole_reply(backend):
    """Streamed, each call begins with id and name, and its arguments come in whole characters."""
    whole = answered(backend, chat(QUESTION, tools=[TOOL])).message.tool_calls
    _, content = ask(backend, chat(QUESTION, tools=[TOOL], stream=True))
    chunks = [check_exact(ChatCompletionChunk, data) for data in events(content)]
    assert chunks[0].choices[0].delta.role == "assistant"
    assert chunks[-1].choices[0].finish_reason == "tool_calls"
    found = {}
    for chunk in chunks:
        for delta in chunk.choices[0].delta.tool_calls or ():
            name, arguments = found.get(delta.index, ("", ""))
            assert bool(delta.id) == (delta.index not in found)
            found[delta.index] = (name or delta.function.name, arguments + delta.function.arguments)
            assert chunk.obfuscation
            assert "\ufffd" not in delta.function.arguments
    assert list(found.values()) == [(call.function.name, call.function.arguments) for call in whole]


def test_sdk_stream_helper_accumulates_calls(client):
    """The SDK's stream helper and its parse() give the arguments as objects of the caller's own class."""
    from pydantic import BaseModel

    class GetWeather(BaseModel):
        city: str
        unit: str

    tool = openai.pydantic_function_tool(GetWeather, name="get_weather")
    request = {"model": "gpt-4o", "messages": [{"role": "user", "content": QUESTION}], "tools": [tool]}
    with client.chat.completions.stream(**request) as stream:
        streamed = stream.get_final_completion().choices[0].message.tool_calls
    parsed = client.chat.completions.parse(**request).choices[0].message.tool_calls
    for calls in (streamed, parsed):
        assert [call.function.parsed_arguments.city for call in calls] == ["서울", "부산 🌊"]


def test_whole_tool_loop_through_the_sdk(client):
    """The loop of a lesson: call, run, send the results back, answer."""
    messages = [{"role": "user", "content": QUESTION}]
    first = client.chat.completions.create(model="gpt-4o", messages=messages, tools=[TOOL]).choices[0].message
    messages.append(first)
    for call, result in zip(first.tool_calls, ('{"celsius": 21}', "windy"), strict=True):
        messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
    last = client.chat.completions.create(model="gpt-4o", messages=messages, tools=[TOOL]).choices[0]
    assert last.message.content == "21 degrees in Seoul, and windy in Busan."


def test_a_result_may_name_its_function(backend):
    """OpenAI's cookbook sends the function's name with its result; the answer is the same as without it."""
    call = {"id": "call_1", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}

    def reply(**name):
        turns = [
            {"role": "assistant", "tool_calls": [call]},
            {"role": "tool", "tool_call_id": "call_1", "content": "5"},
        ]
        turns[1] |= name
        return json.loads(ask(backend, chat() | {"messages": [{"role": "user", "content": QUESTION}, *turns]})[1])

    named, plain = reply(name="get weather!"), reply()
    assert named["choices"] == plain["choices"]
    assert named["usage"] == plain["usage"]


@pytest.mark.parametrize("limit", [1, 4, 5, 12, 20])
def test_limit_cuts_arguments(backend, limit):
    """A token limit cuts the calls short, and the reason says so."""
    body = chat(QUESTION, tools=[TOOL], max_completion_tokens=limit)
    choice = answered(backend, body)
    assert choice.finish_reason == "length"
    usage = json.loads(ask(backend, body)[1])["usage"]
    assert usage["completion_tokens"] == limit
    _, streamed = ask(backend, body | {"stream": True})
    assert events(streamed)[-1]["choices"][0]["finish_reason"] == "length"


def test_tools_cost_tokens(backend):
    """Names and arguments count as completion tokens, and the tools themselves as prompt tokens."""
    with_tools = json.loads(ask(backend, chat(QUESTION, tools=[TOOL]))[1])
    without = json.loads(ask(backend, chat(QUESTION))[1])
    calls = with_tools["choices"][0]["message"]["tool_calls"]
    spent = sum(tokens.count(call["function"]["name"]) + tokens.count(call["function"]["arguments"]) for call in calls)
    assert with_tools["usage"]["completion_tokens"] == spent
    assert with_tools["usage"]["prompt_tokens"] > without["usage"]["prompt_tokens"]


def test_tools_with_effort_are_for_responses(backend):
    """A model that takes tools in chats only without effort says so; others, and effort none, take them."""
    reply, content = ask(backend, chat(QUESTION, model="gpt-6-luna", tools=[TOOL]))
    error = check_error(content)
    assert (reply.status, error["param"]) == (400, "reasoning_effort")
    assert "not supported for gpt-6-luna in /v1/chat/completions" in error["message"]
    for body in (chat(QUESTION, model="gpt-6-luna", reasoning_effort="none"), chat(QUESTION, model="gpt-5-mini")):
        assert answered(backend, body | {"tools": [TOOL]}).finish_reason == "tool_calls"


def wrong(**function):
    """Return a request with one tool that has something wrong with it."""
    return chat(tools=[{"type": "function", "function": {"name": "f"} | function}])


LOOSE = {"type": "object", "properties": {"a": {"type": "string"}}}
REFUSED = [
    (chat(tools="none"), "invalid_type", "tools", "expected an array of objects, but got a string"),
    (chat(tools=[]), "empty_array", "tools", "Invalid 'tools': empty array."),
    (chat(tools=[TOOL] * 129), "array_above_max_length", "tools", "maximum length 128"),
    (chat(tools=[7]), "invalid_type", "tools[0]", "expected an object"),
    (chat(tools=[{"type": "function"}]), "missing_required_parameter", "tools[0].function", "tools[0].function"),
    (chat(tools=[{"type": "custom"}]), "not_in_practice_mode", "tools[0].type", "practice mode"),
    (
        chat(tools=[{"type": "function", "function": {}}]),
        "missing_required_parameter",
        "tools[0].function.name",
        "name",
    ),
    (wrong(name="날씨"), "invalid_value", "tools[0].function.name", "that matches the pattern '^[a-zA-Z0-9_-]+$'"),
    (wrong(colour=1), "unknown_parameter", "tools[0].function.colour", "Unknown parameter"),
    (
        wrong(parameters={"type": "array"}),
        "invalid_function_parameters",
        "tools[0].function.parameters",
        """Invalid schema for function 'f': schema must be a JSON Schema of 'type: "object"', got 'type: "array"'.""",
    ),
    (
        wrong(parameters=LOOSE, strict=True),
        "invalid_function_parameters",
        "tools[0].function.parameters",
        "In context=(), 'additionalProperties' is required to be supplied and to be false.",
    ),
    (
        chat(tool_choice="auto"),
        None,
        "tool_choice",
        "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.",
    ),
    (chat(parallel_tool_calls=True), None, "parallel_tool_calls", "is only allowed when 'tools' are specified."),
    (chat(tools=[TOOL], tool_choice="any"), "invalid_value", "tool_choice", "'none', 'auto', and 'required'."),
    (chat(tools=[TOOL], tool_choice=7), "invalid_type", "tool_choice", "expected one of one of 'none', 'auto', or"),
    (
        chat(tools=[TOOL], tool_choice={"type": "bogus"}),
        "missing_required_parameter",
        "tool_choice.function",
        "Missing required parameter: 'tool_choice.function'.",
    ),
    (
        chat(tools=[CLOCK], tool_choice=NAMED),
        None,
        "tool_choice",
        "Tool choice 'get_weather' not found in 'tools' parameter.",
    ),
    (
        wrong(parameters={"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]})
        | {"tool_choice": "required"},
        "not_in_practice_mode",
        "tools[0].function.parameters",
        "finds no small value",
    ),
    (
        wrong(parameters={"type": "object", "minProperties": 10**9}) | {"tool_choice": "required"},
        "not_in_practice_mode",
        "tools[0].function.parameters",
        "too large or too intricate",
    ),
    (
        wrong(
            parameters={
                "type": "object",
                "properties": {"a": {"pattern": r"(a)\1", "type": "string"}},
                "required": ["a"],
            }
        )
        | {"tool_choice": "required"},
        "not_in_practice_mode",
        "tools[0].function.parameters",
        "has back-references, which practice mode does not support",
    ),
    (
        wrong(parameters={"type": "object", "properties": {"a": {"pattern": "a" * 40_000}}}),
        "not_in_practice_mode",
        "tools[0].function.parameters",
        "too large or too intricate",
    ),
    (chat(function_call="auto"), "not_in_practice_mode", "function_call", "practice mode"),
    (chat(functions=[{"name": "f"}]), "not_in_practice_mode", "functions", "practice mode"),
]


@pytest.mark.parametrize(("body", "code", "param", "words"), REFUSED, ids=range(len(REFUSED)))
def test_mistakes_with_tools(backend, body, code, param, words):
    """Each mistake gets its code, param and wording."""
    reply, content = ask(backend, body)
    error = check_error(content)
    assert (reply.status, error["code"], error["param"]) == (400, code, param)
    assert words in error["message"]


def test_a_prepared_call_that_costs_too_much_to_check_is_refused(backend):
    """Where it cannot be told whether prepared arguments suit the schema, the request is refused, not misjudged."""
    endless = {"type": "object", "properties": {"city": {"$ref": "#/properties/city"}}}
    tool = {"type": "function", "function": {"name": "get_weather", "parameters": endless}}
    reply, content = ask(backend, chat(QUESTION, tools=[tool]))
    error = check_error(content)
    assert (reply.status, error["code"], error["param"]) == (
        400,
        "not_in_practice_mode",
        "tools[0].function.parameters",
    )


def test_tools_and_format_share_what_a_request_may_cost(backend):
    """Two schemas that each take most of what a request may cost are too much together."""
    large = {"type": "object", "properties": {"a": {"pattern": "a" * 12_000}}}
    tools = [{"type": "function", "function": {"name": name, "parameters": large}} for name in ("a", "b", "c")]
    assert ask(backend, chat(tools=tools[:2]))[0].status == 200
    assert "too large or too intricate" in check_error(ask(backend, chat(tools=tools))[1])["message"]
    format = {"type": "json_schema", "json_schema": {"name": "a", "schema": large}}
    assert "'response_format' is too large" in ask(backend, chat(tools=tools[:2], response_format=format))[1].decode()
