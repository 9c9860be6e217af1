"""The API's errors: the same status, type, code, param and wording.

Statuses, codes and the messages quoted in the lessons: checked 2026-11-22.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from .exchange import Reply, json_reply

_LONGEST_ECHO = 200  # characters of the caller's own text that a message repeats


class ApiError(Exception):
    """A refusal, in the API's own shape.

    Args:
        status: HTTP status.
        message: what `error.message` says.
        type: `error.type`.
        param: the parameter at fault, or None.
        code: `error.code`, or None.
        headers: to send besides the usual ones.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        type: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or {}
        self.body = {"error": {"message": message, "type": type, "param": param, "code": code}}

    def reply(self) -> Reply:
        """Return the HTTP reply that carries this error."""
        reply = json_reply(self.body, status=self.status)
        reply.headers |= self.headers
        return reply


def missing_key() -> ApiError:
    return ApiError(
        401,
        "You didn't provide an API key. You need to provide your API key in an Authorization header using "
        "Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if "
        "you're accessing the API from your browser and are prompted for a username and password. You can "
        "obtain an API key from https://platform.openai.com/account/api-keys.",
    )


def incorrect_key(key: str) -> ApiError:
    return ApiError(
        401,
        f"Incorrect API key provided: {masked(key)}. "
        "You can find your API key at https://platform.openai.com/account/api-keys.",
        code="invalid_api_key",
    )


def missing_scopes(scope: str) -> ApiError:
    message = (
        f"You have insufficient permissions for this operation. Missing scopes: {scope}. Check that you have the "
        "correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), and if you're using "
        "a restricted API key, that it has the necessary scopes."
    )
    return ApiError(401, message)


def masked(key: str) -> str:
    """Return a key as the API's messages show it: its prefix, then at most the last four characters."""
    prefix = next((prefix for prefix in ("sk-proj-", "sk-svcacct-", "sk-admin-", "sk-") if key.startswith(prefix)), "")
    secret = key[len(prefix) :]
    return f"{prefix}***{secret[-4:] if len(secret) >= 12 else ''}"


def invalid_url(method: str, path: str) -> ApiError:
    return ApiError(404, f"Invalid URL ({_shortened(method)} {_shortened(path)})")


def method_not_allowed(method: str, path: str) -> ApiError:
    return ApiError(
        405,
        f"Not allowed to {_shortened(method)} on {_shortened(path)}. "
        "(HINT: Perhaps you meant to use a different HTTP method?)",
        code="method_not_supported",
    )


def malformed_json() -> ApiError:
    return ApiError(
        400,
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your "
        "HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. "
        "If you have trouble figuring out how to fix this, please contact us through our help center at "
        "help.openai.com.)",
    )


def body_too_large(limit: int) -> ApiError:
    message = f"The request body is too large: at most {limit} bytes are accepted."
    return ApiError(413, message, code="request_too_large")


def model_missing() -> ApiError:
    return ApiError(400, "you must provide a model parameter")


def model_not_found(model: str, param: str | None = None) -> ApiError:
    message = f"The model `{_shortened(model)}` does not exist or you do not have access to it."
    return ApiError(404, message, param=param, code="model_not_found")


def missing_parameter(param: str) -> ApiError:
    return ApiError(400, f"Missing required parameter: '{param}'.", param=param, code="missing_required_parameter")


def unknown_parameter(param: str) -> ApiError:
    param = _shortened(param)
    return ApiError(400, f"Unknown parameter: '{param}'.", param=param, code="unknown_parameter")


def wrong_type(param: str, expected: str, value: Any) -> ApiError:
    message = f"Invalid type for '{param}': expected {expected}, but got {_kind(value)} instead."
    return ApiError(400, message, param=param, code="invalid_type")


def wrong_value(param: str, value: str, supported: Sequence[str]) -> ApiError:
    message = f"Invalid value: '{_shortened(value)}'. {supported_values(supported)}"
    return ApiError(400, message, param=param, code="invalid_value")


def supported_values(names: Sequence[str]) -> str:
    """Return the sentence with which the API lists what it would have accepted."""
    if len(names) == 1:
        return f"Value must be '{names[0]}'."
    *most, last = (f"'{name}'" for name in names)
    return f"Supported values are: {', '.join(most)}{',' if len(most) > 1 else ''} and {last}."


def below_minimum(param: str, noun: str, value: float, low: float) -> ApiError:
    limit = f"{noun} below minimum value. Expected a value >= {low}"
    return _out_of_range(param, value, limit, code=f"{noun}_below_min_value")


def above_maximum(param: str, noun: str, value: float, high: float) -> ApiError:
    limit = f"{noun} above maximum value. Expected a value <= {high}"
    return _out_of_range(param, value, limit, code=f"{noun}_above_max_value")


def _out_of_range(param: str, value: float, limit: str, code: str) -> ApiError:
    return ApiError(400, f"Invalid '{param}': {limit}, but got {_number(value)} instead.", param=param, code=code)


def empty_array(param: str) -> ApiError:
    message = (
        f"Invalid '{param}': empty array. Expected an array with minimum length 1, but got an empty array instead."
    )
    return ApiError(400, message, param=param, code="empty_array")


def array_too_long(param: str, length: int, limit: int) -> ApiError:
    message = (
        f"Invalid '{param}': array too long. Expected an array with maximum length {limit}, "
        f"but got an array with length {length} instead."
    )
    return ApiError(400, message, param=param, code="array_above_max_length")


def string_too_long(param: str, length: int, limit: int) -> ApiError:
    message = (
        f"Invalid '{param}': string too long. Expected a string with maximum length {limit}, "
        f"but got a string with length {length} instead."
    )
    return ApiError(400, message, param=param, code="string_above_max_length")


def too_many_properties(param: str, count: int, limit: int) -> ApiError:
    message = (
        f"Invalid '{param}': too many properties. Expected an object with at most {limit} properties, "
        f"but got an object with {count} properties instead."
    )
    return ApiError(400, message, param=param, code="object_above_max_properties")


def property_name_too_long(param: str, name: str, limit: int) -> ApiError:
    message = (
        f"Invalid property name in '{param}': '{name[:3]}...{name[-3:]}' is too long. "
        f"Expected a string with maximum length {limit}, but got a string with length {len(name)} instead."
    )
    return ApiError(400, message, param=f"{param}.{_shortened(name)}", code="property_name_above_max_length")


def bad_pattern(param: str, pattern: str) -> ApiError:
    message = (
        f"Invalid '{param}': string does not match pattern. Expected a string that matches the pattern '{pattern}'."
    )
    return ApiError(400, message, param=param, code="invalid_value")


def unsupported_value(param: str, value: Any, supported: str) -> ApiError:
    shown = f"'{_shortened(value)}'" if isinstance(value, str) else _number(value)
    message = f"Unsupported value: '{param}' does not support {shown} with this model. {supported}"
    return ApiError(400, message, param=param, code="unsupported_value")


def unsupported_parameter(
    param: str, *, instead: str | None = None, code: str | None = "unsupported_parameter"
) -> ApiError:
    message = f"Unsupported parameter: '{param}' is not supported with this model."
    if instead:
        message += f" Use '{instead}' instead."
    return ApiError(400, message, param=param, code=code)


def unrecognized_argument(param: str) -> ApiError:
    return ApiError(400, f"Unrecognized request argument supplied: {_shortened(param)}")


def invalid_url_value(param: str) -> ApiError:
    message = f"Invalid '{param}'. Expected a valid URL, but got a value with an invalid format."
    return ApiError(400, message, param=param, code="invalid_value")


def image_of_other_type(param: str, kind: str) -> ApiError:
    return _not_an_image_url(param, f"unsupported MIME type '{_shortened(kind)}'")


def image_not_base64(param: str) -> ApiError:
    return _not_an_image_url(param, "an invalid base64-encoded value")


def _not_an_image_url(param: str, got: str) -> ApiError:
    message = (
        f"Invalid '{param}'. Expected a base64-encoded data URL with an image MIME type "
        f"(e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got {got}."
    )
    return ApiError(400, message, param=param, code="invalid_value")


def unsupported_image() -> ApiError:
    message = (
        "You uploaded an unsupported image. Please make sure your image has of one the following formats: "
        "['png', 'jpeg', 'gif', 'webp']."
    )
    return ApiError(400, message, code="invalid_image_format")


def too_many_patches(param: str, count: int, limit: int) -> ApiError:
    message = (
        f"The image you provided requires {count} patches after processing, exceeding the limit of {limit}. "
        "Please resize the image and try again."
    )
    return ApiError(400, message, param=param, code="invalid_value")


def too_many_media(count: int, limit: int) -> ApiError:
    message = f"Too many images and files: at most {limit} are accepted in one request, but got {count}."
    return ApiError(400, message, code="invalid_value")


def file_of_other_type(param: str, kind: str) -> ApiError:
    return _not_a_file_url(param, f"unsupported MIME type '{_shortened(kind)}'.", pdf_only=True)


def file_not_base64(param: str, *, pdf_only: bool) -> ApiError:
    """Chats take PDFs alone, and say so; Responses point to the list of what they take."""
    got = "an invalid base64-encoded value."
    if not pdf_only:
        got += (
            " Please see https://platform.openai.com/docs/assistants/tools/file-search#supported-files "
            "for supported file types."
        )
    return _not_a_file_url(param, got, pdf_only=pdf_only)


def _not_a_file_url(param: str, got: str, *, pdf_only: bool) -> ApiError:
    kind, example = ("an application/pdf", "application/pdf") if pdf_only else ("a valid file", "text/plain")
    message = (
        f"Invalid file data: '{param}'. Expected a base64-encoded data URL with {kind} MIME type "
        f"(e.g. 'data:{example};base64,SGVsbG8sIFdvcmxkIQ=='), but got {got}"
    )
    return ApiError(400, message, param=param, code="invalid_value")


def not_a_pdf(param: str) -> ApiError:
    return ApiError(400, f"Invalid file data: '{param}'. The file is not a PDF.", param=param, code="invalid_file")


def content_is_null(index: int) -> ApiError:
    message = "Invalid value for 'content': expected a string, got null."
    return ApiError(400, message, param=f"messages.[{index}].content")


def only_with_store(param: str) -> ApiError:
    return ApiError(400, f"The '{param}' parameter is only allowed when 'store' is enabled.", param=param)


def unsupported_verbosity(param: str, value: str, model: str, supported: str) -> ApiError:
    """Chats and Responses say it each in their own words."""
    if param == "verbosity":
        return unsupported_value(param, value, f"Supported values are: '{supported}'.")
    message = (
        f"Unsupported value: '{value}' is not supported with the '{model}' model. Supported values are: '{supported}'."
    )
    return ApiError(400, message, param=param, code="unsupported_value")


def unsupported_effort(param: str, value: str, model: str, supported: str) -> ApiError:
    """The form of Responses; in Chat Completions it is `unsupported_value`."""
    message = f"Unsupported value: '{value}' is not supported with the '{model}' model. {supported}"
    return ApiError(400, message, param=param, code="unsupported_value")


def max_tokens_too_large(param: str, asked: int, most: int) -> ApiError:
    message = (
        f"{param} is too large: {asked}. This model supports at most {most} completion tokens, "
        f"whereas you provided {asked}."
    )
    return ApiError(400, message, param=param, code="invalid_value")


def contradicting_parameters(one: str, other: str) -> ApiError:
    message = f"Setting '{one}' and '{other}' at the same time is not supported."
    return ApiError(400, message, param=one, code="invalid_parameter_combination")


def stream_options_alone() -> ApiError:
    message = "The 'stream_options' parameter is only allowed when 'stream' is enabled."
    return ApiError(400, message, param="stream_options")


def tool_message_alone(index: int) -> ApiError:
    message = (
        "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'."
    )
    return ApiError(400, message, param=f"messages.[{index}].role")


def tool_calls_unanswered(index: int, ids: list[str]) -> ApiError:
    message = (
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each "
        "'tool_call_id'. The following tool_call_ids did not have response messages: "
        f"{_shortened(', '.join(ids))}"
    )
    return ApiError(400, message, param=f"messages.[{index}].role")


def context_length_exceeded(limit: int, tokens: int) -> ApiError:
    message = (
        f"This model's maximum context length is {limit} tokens. However, your messages resulted in "
        f"{tokens} tokens. Please reduce the length of the messages."
    )
    return ApiError(400, message, param="messages", code="context_length_exceeded")


def moved_parameter(param: str, to: str) -> ApiError:
    message = (
        f"Unsupported parameter: '{param}'. In the Responses API, this parameter has moved to '{to}'. "
        "Try again with the new parameter. See the API documentation for more information: "
        "https://platform.openai.com/docs/api-reference/responses/create."
    )
    return ApiError(400, message, code="unsupported_parameter")


def requested_model_not_found(model: str) -> ApiError:
    """The form of Responses; elsewhere it is `model_not_found`."""
    message = f"The requested model '{_shortened(model)}' does not exist."
    return ApiError(404, message, param="model", code="model_not_found")


def logprobs_while_reasoning(param: str) -> ApiError:
    message = "logprobs are not supported with reasoning models."
    return ApiError(400, message, param=param, code="unsupported_parameter")


def input_exceeds_context() -> ApiError:
    message = "Your input exceeds the context window of this model. Please adjust your input and try again."
    return ApiError(400, message, param="input", code="context_length_exceeded")


def previous_response_not_found(id: str) -> ApiError:
    message = f"Previous response with id '{_shortened(id)}' not found."
    return ApiError(400, message, param="previous_response_id", code="previous_response_not_found")


def response_not_found(id: str) -> ApiError:
    return ApiError(404, f"Response with id '{_shortened(id)}' not found.")


def completion_not_found(id: str) -> ApiError:
    return ApiError(404, f"Chat completion with id '{_shortened(id)}' not found.")


def thing_not_found(noun: str, id: str) -> ApiError:
    return ApiError(404, f"{noun} with id '{_shortened(id)}' not found.")


def project_archived(id: str) -> ApiError:
    return ApiError(400, f"Project with id '{_shortened(id)}' is archived.")


def too_many_in_practice(things: str, limit: int) -> ApiError:
    message = f"Practice mode keeps at most {limit} {things}. Archive projects that are no longer needed."
    return ApiError(400, message, code="not_in_practice_mode")


def function_call_missing(call_id: str) -> ApiError:
    message = f"No tool call found for function call output with call_id {_shortened(call_id)}."
    return ApiError(400, message, param="input")


def function_call_output_missing(call_id: str) -> ApiError:
    return ApiError(400, f"No tool output found for function call {_shortened(call_id)}.", param="input")


def item_not_found(id: str) -> ApiError:
    message = (
        f"Item with id '{_shortened(id)}' not found. Items are not persisted when `store` is set to false. "
        "Try again with `store` set to true, or remove this item from your input."
    )
    return ApiError(404, message, param="input")


def duplicate_item(id: str) -> ApiError:
    message = f"Duplicate item found with id {_shortened(id)}. Remove duplicate items from your input and try again."
    return ApiError(400, message, param="input")


def reasoning_item_missing(call: str, reasoning: str) -> ApiError:
    message = (
        f"Item '{_shortened(call)}' of type 'function_call' was provided without its required 'reasoning' item: "
        f"'{_shortened(reasoning)}'."
    )
    return ApiError(400, message, param="input")


def bad_embedding_input() -> ApiError:
    return ApiError(
        400, "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference."
    )


def embedding_input_too_long(limit: int, tokens: int) -> ApiError:
    message = (
        f"This model's maximum context length is {limit} tokens, however you requested {tokens} tokens "
        f"({tokens} in your prompt; 0 for the completion). Please reduce your prompt; or completion length."
    )
    return ApiError(400, message)


def embedding_inputs_too_long(limit: int, tokens: int) -> ApiError:
    code = "max_tokens_per_request"
    return ApiError(400, f"Requested {tokens} tokens, max {limit} tokens per request", type=code, code=code)


def not_an_embedding_model() -> ApiError:
    return ApiError(403, "You are not allowed to generate embeddings from this model")


def only_with_tools(param: str) -> ApiError:
    message = f"Invalid value for '{param}': '{param}' is only allowed when 'tools' are specified."
    return ApiError(400, message, param=param)


def tool_choice_without_tools(choice: str) -> ApiError:
    return ApiError(400, f"Tool choice '{choice}' must be specified with 'tools' parameter.", param="tool_choice")


def tool_not_found(name: str) -> ApiError:
    return ApiError(400, f"Tool choice '{_shortened(name)}' not found in 'tools' parameter.", param="tool_choice")


def tools_while_reasoning(model: str) -> ApiError:
    message = (
        f"Function tools with reasoning_effort are not supported for {model} in /v1/chat/completions. "
        "To use function tools, use /v1/responses or set reasoning_effort to 'none'."
    )
    return ApiError(400, message, param="reasoning_effort")


def invalid_function_schema(name: str, flaw: str, param: str) -> ApiError:
    message = f"Invalid schema for function '{name}': {flaw}"
    return ApiError(400, message, param=param, code="invalid_function_parameters")


def invalid_response_schema(name: str, flaw: str) -> ApiError:
    return ApiError(400, f"Invalid schema for response_format '{name}': {flaw}", param="response_format")


def invalid_text_schema(name: str, flaw: str) -> ApiError:
    message = f"Invalid schema for response_format '{name}': {flaw}"
    return ApiError(400, message, param="text.format.schema", code="invalid_json_schema")


def json_not_mentioned(param: str) -> ApiError:
    kind = f"use '{param}' of type 'json_object'."
    if param == "response_format":
        message = f"'messages' must contain the word 'json' in some form, to {kind}"
        return ApiError(400, message, param="messages")
    message = f"Response input messages must contain the word 'json' in some form to {kind}"
    return ApiError(400, message, param="input")


def top_logprobs_too_many(limit: int) -> ApiError:
    message = f"Invalid value for 'top_logprobs': must be less than or equal to {limit}."
    return ApiError(400, message, param="top_logprobs")


def top_logprobs_alone() -> ApiError:
    message = "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled."
    return ApiError(400, message, param="top_logprobs")


def too_much(param: str, size: int, limit: int) -> ApiError:
    """Refuse, in the kit's own words, a reply that would keep the practice backend busy for too long."""
    message = (
        f"Practice mode makes at most {limit} tokens and log probabilities for one request, and this one asks for "
        f"{size}. The request may be right: with your own API key it goes to the API."
    )
    return ApiError(400, message, param=param, code="not_in_practice_mode")


def too_many_values(limit: int, what: str) -> ApiError:
    """Refuse, in the kit's own words, a body that would take many times its size in memory.

    Args:
        limit: how many are accepted.
        what: that there are too many of.
    """
    message = f"The request body has more than {limit} {what}; so many values are not accepted."
    return ApiError(413, message, code="request_too_large")


def no_instance(param: str) -> ApiError:
    """Say, in the kit's own words, that the API may answer what the practice backend cannot."""
    message = (
        f"Practice mode finds no small value that satisfies the schema in '{param}'. "
        "The request may be right: with your own API key it goes to the API."
    )
    return ApiError(400, message, param=param, code="not_in_practice_mode")


def too_costly(param: str) -> ApiError:
    """Say, in the kit's own words, that this is too much work for the practice backend."""
    message = (
        f"The schema in '{param}' is too large or too intricate for practice mode. "
        "The request may be right: with your own API key it goes to the API."
    )
    return ApiError(400, message, param=param, code="not_in_practice_mode")


def unsupported_pattern(param: str, what: str) -> ApiError:
    """Refuse, in the kit's own words, a regular expression that the practice backend does not read."""
    message = (
        f"A pattern of the schema in '{param}' has {what}, which practice mode does not support. "
        "The request may be right: with your own API key it goes to the API."
    )
    return ApiError(400, message, param=param, code="not_in_practice_mode")


def not_in_practice(param: str) -> ApiError:
    """Refuse, in the kit's own words, what the API has and the practice backend does not imitate."""
    message = (
        f"'{param}' is not available in practice mode. "
        "The request may be right: with your own API key it goes to the API."
    )
    return ApiError(400, message, param=param, code="not_in_practice_mode")


def route_not_in_practice(method: str, path: str, instead: str) -> ApiError:
    """Refuse, in the kit's own words, a route that the API has and the practice backend does not."""
    message = (
        f"{method} {_shortened(path)} is a real route of the API that practice mode does not have. "
        f"{instead + ' ' if instead else ''}The request may be right: with your own API key it goes to the API."
    )
    return ApiError(400, message, code="not_in_practice_mode")


def server_error() -> ApiError:
    return ApiError(
        500, "The server had an error while processing your request. Sorry about that!", type="server_error"
    )


def unreadable_replies(problem: str) -> ApiError:
    """Tell whoever writes replies, in the kit's own words, what is wrong with a file."""
    message = f"The practice backend cannot read its replies. {problem}"
    return ApiError(500, message, type="server_error", code="practice_replies", headers={"x-should-retry": "false"})


def _kind(value: Any) -> str:
    """Name the JSON type of a value as the API's messages do."""
    names = {
        type(None): "null",
        bool: "a boolean",
        int: "an integer",
        float: "a decimal number",
        str: "a string",
        list: "an array",
        dict: "an object",
    }
    return names[type(value)]


def _number(value: float) -> str:
    return _shortened(json.dumps(value))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_ECHO else text[: _LONGEST_ECHO - 1] + "…"
