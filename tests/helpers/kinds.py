"""Errors of the same kinds as those that learners reported: what raises each, and the row that explains it.

Words of the API are quoted from public reports. What a connection does is done by a transport; nothing is sent.
"""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Callable
from typing import Any

import httpx2
import openai
import pydantic
from openai import OpenAI
from openai.types.chat import ChatCompletionMessage

_MESSAGES = [{"role": "user", "content": "Hi"}]
_CHAT = {"model": "gpt-4o", "messages": _MESSAGES}
_PAGE = "<!DOCTYPE html><html><title>Wireless network</title><body>Please log in.</body></html>"
_CLOUDFLARE = (
    "<!DOCTYPE html><html><h1>Error 520</h1><p>Web server is returning an unknown error. Cloudflare</p></html>"
)


def _client(handler: Callable) -> OpenAI:
    http_client = httpx2.Client(transport=httpx2.MockTransport(handler))
    return OpenAI(api_key="sk-FAKE", base_url="http://127.0.0.1/v1", max_retries=0, http_client=http_client)


def _answers(status: int, body: Any, kind: str = "text/html") -> Callable[[Any], Any]:
    """A chat to which a server answers with a status and a body."""

    def make(bench: Any) -> Any:
        content = body if isinstance(body, str) else json.dumps(body)
        kind_of_body = kind if isinstance(body, str) else "application/json"
        reply = lambda request: httpx2.Response(status, content=content, headers={"content-type": kind_of_body})  # noqa: E731
        return _client(reply).chat.completions.create(**_CHAT).choices[0].message.content

    return make


def _refused(status: int, message: str, code: str | None = None, param: str | None = None) -> Callable[[Any], Any]:
    """A chat that the API refuses."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return _answers(status, {"error": error})


def _broken(error: Exception, below: Exception | None = None) -> Callable[[Any], Any]:
    """A chat whose connection fails."""

    def handler(request: httpx2.Request) -> httpx2.Response:
        error.__cause__ = below
        raise error

    return lambda bench: _client(handler).chat.completions.create(**_CHAT)


def _raising(error: BaseException) -> Callable[[Any], Any]:
    def make(bench: Any) -> Any:
        raise error

    return make


def _sent(**changes: Any) -> Callable[[Any], Any]:
    return lambda bench: bench.client.chat.completions.create(**{**_CHAT, **changes})


def _arguments() -> Any:
    return '{"city": "Seoul"}'


def _empty() -> ChatCompletionMessage:
    return ChatCompletionMessage(role="assistant", content=None)


def _weather(city: str) -> str:
    return city


class _City(pydantic.BaseModel):
    name: str


def _read_twice(bench: Any) -> Any:
    stream = bench.client.chat.completions.create(**_CHAT, stream=True)
    list(stream)
    return list(stream.response.iter_lines())


_NO_ROUTE = "A socket operation was attempted to an unreachable network"
_TLS = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain"
_VERSION = "[SSL: WRONG_VERSION_NUMBER] wrong version number"
_PER_DAY = (
    "Rate limit reached for gpt-4o in organization org-x on requests per day (RPD): Limit 200, Used 200, Requested 1"
)
_PER_MINUTE = "Rate limit reached for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Used 29000"
_ZERO = "Rate limit reached for gpt-4o in organization org-x on requests per min (RPM): Limit 0, Used 0, Requested 1"
_VERIFIED = "Your organization must be verified to use the model `gpt-image-1`."
_NO_TOOL = "'tool_choice' is only allowed when 'tools' are specified."
_TOO_SMALL = "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 5 instead."
_PICTURE = (
    "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', ...]."
)
_URL = "Invalid 'messages[0].content[1].image_url.url'. Expected a valid URL, but got a value with an invalid format."
_FORMAT = "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
_NO_ARCHIVE = "The project you are requesting has been archived and is no longer available."
_DEPLOYMENT = "The API deployment for this resource does not exist."
_SUBSCRIPTION = "Access denied due to invalid subscription key or wrong API endpoint."
_NO_DEF = "Completions.create() got an unexpected keyword argument 'verbosity'"
_CREDIT = {"error": {"message": "You exceeded your current quota", "type": "insufficient_quota", "code": "new_code"}}

KINDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    # ---- an old package, another package, a shadow ----
    "old package: no responses": (
        "sdk_lacks",
        _raising(
            AttributeError("'OpenAI' object has no attribute 'responses'", name="responses", obj=OpenAI(api_key="x"))
        ),
    ),
    "old package: no verbosity": ("sdk_lacks", _raising(TypeError(_NO_DEF))),
    "an empty folder openai": (
        "empty_folder",
        _raising(ImportError("cannot import name 'OpenAI' from 'openai' (unknown location)", name="openai")),
    ),
    "code of openai 0.x": ("removed", lambda bench: openai.ChatCompletion.create(**_CHAT)),
    "a client of the wrong kind": ("http_client", lambda bench: OpenAI(api_key="x", http_client=httpx2.AsyncClient())),
    "no client at all": ("http_client", lambda bench: OpenAI(api_key="x", http_client="http://proxy.example:8080")),
    "the class in place of a client": ("class_not_client", lambda bench: OpenAI.chat.completions),
    "a proxy in the code": ("proxy_form", lambda bench: openai.DefaultHttpxClient(proxy="localhost:8080")),
    # ---- the connection ----
    "only IPv6": ("no_route", _broken(httpx2.ConnectError("[Errno 101] Network is unreachable"))),
    "no route on Windows": ("no_route", _broken(httpx2.ConnectError(f"[WinError 10051] {_NO_ROUTE}"))),
    "no name on Windows": (
        "dns",
        _broken(httpx2.ConnectError("[Errno 11001] getaddrinfo failed"), socket.gaierror(11001, "getaddrinfo failed")),
    ),
    "a company that inspects traffic": (
        "tls",
        _broken(httpx2.ConnectError(_TLS), ssl.SSLCertVerificationError(1, _TLS)),
    ),
    "https to a port of http": ("no_tls", _broken(httpx2.ConnectError(_VERSION), ssl.SSLError(1, _VERSION))),
    "a firewall that swallows": ("connect_timeout", _broken(httpx2.ConnectTimeout("timed out"))),
    "an answer that is slow": ("timeout", _broken(httpx2.ReadTimeout("The read operation timed out"))),
    "too much at once": ("pool_timeout", _broken(httpx2.PoolTimeout(""))),
    "a reset while connecting": (
        "dropped",
        _broken(httpx2.ConnectError("[Errno 104] Connection reset by peer"), ConnectionResetError(104, "reset")),
    ),
    "a proxy with a password": ("proxy_password", _broken(httpx2.ProxyError("407 Proxy Authentication Required"))),
    "a client for each call": ("too_many_open", _broken(httpx2.ConnectError("[Errno 24] Too many open files"))),
    # ---- what is not the API ----
    "a login page": ("login_page", _answers(200, _PAGE)),
    "a login page that says it is JSON": ("broken_body", _answers(200, _PAGE, "application/json")),
    "511": ("login_page", _answers(511, "<html>Network Authentication Required</html>")),
    "407": ("proxy_password", _answers(407, "Proxy Authentication Required")),
    "other JSON": ("no_choices", _answers(200, {"detail": "ok"})),
    "an error with status 200": ("no_choices", _answers(200, {"error": {"message": "no such model"}})),
    "520 of Cloudflare": ("gateway", _answers(520, _CLOUDFLARE)),
    "504 of a load balancer": ("gateway", _answers(504, "upstream request timeout", "text/plain")),
    "403 of Cloudflare": ("blocked", _answers(403, "<html><title>Just a moment...</title></html>")),
    "431": ("headers_too_large", _answers(431, "Request Header Fields Too Large", "text/plain")),
    "431 of nginx": ("headers_too_large", _answers(400, "<h1>400</h1>Request Header Or Cookie Too Large<hr>nginx")),
    "413 of nginx": ("request_too_long", _answers(413, "<h1>413 Request Entity Too Large</h1>")),
    "Azure's deployment": ("azure_answer", _refused(404, _DEPLOYMENT, "DeploymentNotFound")),
    "Azure's key": ("azure_answer", _refused(401, _SUBSCRIPTION, "401")),
    # ---- account, project, limits ----
    "an archived project": ("project_archived", _refused(401, _NO_ARCHIVE, "project_archived")),
    "an organization that is closed": ("deactivated", _refused(401, "Your organization has been deactivated.")),
    "a policy that was violated": ("deactivated", _refused(429, "Your access was terminated", "access_terminated")),
    "a new code of money": ("quota", _answers(429, _CREDIT)),
    "a project that may not use a model": (
        "model_not_found",
        _refused(403, "Project `proj_a` does not have access to model `gpt-6-sol`", "model_not_found"),
    ),
    "not verified, under another code": ("verify_organization", _refused(404, _VERIFIED, "model_not_found")),
    "a deprecated model": ("model_not_found", _refused(404, "The model `gpt-3.5-turbo-0301` has been deprecated")),
    "tokens per minute": ("rate_limit", _refused(429, _PER_MINUTE, "rate_limit_exceeded")),
    "requests per day": ("daily_limit", _refused(429, _PER_DAY, "rate_limit_exceeded")),
    "a limit of nothing": ("limit_zero", _refused(429, _ZERO, "rate_limit_exceeded")),
    # ---- the request ----
    "messages is text": ("messages_shape", _sent(messages="Hi")),
    "messages is one message": ("messages_shape", _sent(messages=_MESSAGES[0])),
    "messages is a list of text": ("messages_shape", _sent(messages=["Hi"])),
    "messages is empty": ("messages_shape", _sent(messages=[])),
    "a role that is none": ("messages_shape", _sent(messages=[{"role": "human", "content": "Hi"}])),
    "content is a number": ("messages_shape", _sent(messages=[{"role": "user", "content": 5}])),
    "a comma for a colon": ("set_not_dictionary", _sent(messages=[{"role", "user"}])),
    "a text far too long": (
        "request_too_long",
        _refused(
            400, "Invalid 'messages[0].content': string too long.", "string_above_max_length", "messages[0].content"
        ),
    ),
    "a limit too small": (
        "invalid_value",
        _refused(400, _TOO_SMALL, "integer_below_min_value", "max_output_tokens"),
    ),
    "a limit that reasoning used up": (
        "cut_off",
        _refused(400, "Could not finish the message because max_tokens or model output limit was reached."),
    ),
    "a picture of another type": ("image", _refused(400, _PICTURE, "invalid_image_format")),
    "a picture's path as its URL": (
        "image",
        _refused(400, _URL, "invalid_value", "messages[0].content[1].image_url.url"),
    ),
    "a picture for a model that reads text": (
        "unsupported_content",
        _refused(400, "Invalid content type. image_url is only supported by certain models."),
    ),
    "a format for an old model": ("unsupported_parameter", _refused(400, _FORMAT, param="response_format")),
    "a chat model in completions": (
        "wrong_model_kind",
        _refused(404, "This is a chat model and not supported in the v1/completions endpoint.", param="model"),
    ),
    "a body that is no JSON": ("body_not_json", _refused(400, "We could not parse the JSON body of your request.")),
    "a choice without tools": ("needs_another", _refused(400, _NO_TOOL, param="tool_choice")),
    "no key in openai.api_key": (
        "missing_key",
        _raising(
            TypeError("Could not resolve authentication method. Expected either api_key or admin_api_key to be set.")
        ),
    ),
    # ---- what comes back, and tools ----
    "an empty content as JSON": ("content_none", lambda bench: json.loads(_empty().content)),
    "the second of one choice": ("chunk_without_choices", lambda bench: _sent()(bench).choices[1]),
    "a stream read twice": ("stream_twice", _read_twice),
    "a name the function does not have": ("own_arguments", lambda bench: _weather(**{"location": "Seoul"})),
    "an argument that is missing": ("own_arguments", lambda bench: _weather(**{})),
    "arguments as they come": ("text_not_dictionary", lambda bench: _weather(**'{"city": "Seoul"}')),
    "a place in arguments as they come": ("text_not_dictionary", lambda bench: _arguments()["city"]),
    "a tool that is not there": ("key_error", lambda bench: {"get_weather": _weather}["weather"]),
    "a class in create": ("parse_needed", _sent(response_format=_City)),
    "a dictionary in parse": (
        "parse_type",
        lambda bench: bench.client.chat.completions.parse(**_CHAT, response_format=dict),
    ),
    # ---- async, and Python around it ----
    "await in a file": ("await_outside", lambda bench: compile("await f()", "ask.py", "exec") and exec("await f()")),
    "a client of another loop": ("closed_client", _raising(RuntimeError("<Event> is bound to a different event loop"))),
    "a loop that is closed": ("closed_client", _raising(RuntimeError("Event loop is closed"))),
    "len of a coroutine": ("forgotten_await", _raising(TypeError("object of type 'coroutine' has no len()"))),
    "a new model and tiktoken": (
        "tokenizer",
        _raising(KeyError("Could not automatically map gpt-6-luna to a tokeniser.")),
    ),
    "a file in another folder": ("no_file", lambda bench: (bench.folder / "reviews.csv").read_text(encoding="utf-8")),
    "a file that Excel holds": ("file_locked", _raising(PermissionError(13, "Permission denied", "reviews.csv"))),
}
