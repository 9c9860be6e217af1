"""The effort with which a model reasons, and what it does not accept then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpers.models import Model

from ..wire import api_errors

# Reasoning tokens by effort. A real model's number varies with the question; here the effort alone decides.
REASONING_TOKENS = {
    "none": 0,
    "minimal": 64,
    "low": 128,
    "medium": 256,
    "high": 512,
    "xhigh": 1024,
    "max": 2048,
}
_ONLY_DEFAULTS = {"temperature": 1, "top_p": 1}
# Reported for gpt-5.6-terra; the page of reasoning models names no more than temperature, top_p and logprobs.
_ONLY_WITHOUT_EFFORT = {"presence_penalty": 0, "frequency_penalty": 0, "logprobs": False}
_IN_CHAT = "reasoning_effort"  # what Chat Completions call the effort
_ONLY_VERBOSITY = "medium"
_NEVER = ("stop", "logit_bias")  # `stop` is documented for o3, the rest is reported for gpt-5.6-terra


def check_verbosity(asked: str | None, model: Model, *, param: str) -> None:
    """Models that do not reason have one verbosity only.

    Args:
        asked: the verbosity that the request names, or None.
        model: the model.
        param: what the API calls the verbosity.

    Raises:
        ApiError: it is another one.
    """
    if model.default_effort is None and asked not in (None, _ONLY_VERBOSITY):
        raise api_errors.unsupported_verbosity(param, asked, model.snapshot or model.id, _ONLY_VERBOSITY)


def effort(requested: str | None, model: Model, body: Mapping[str, Any], *, param: str) -> str:
    """Return the effort that a request leads to, after checking that the model accepts it and goes with the rest.

    Args:
        requested: the effort that the request names, or None.
        model: the model.
        body: the request's parameters that are not null.
        param: what the API calls the effort.

    Raises:
        ApiError: the model does not reason, lacks this effort, or reasons and lets no sampling parameter be changed.
    """
    if model.default_effort is None:
        if requested is not None:
            raise _not_reasoning(param)
        return "none"
    for name in _NEVER:
        if name in body:
            raise api_errors.unsupported_parameter(name)
    chosen = requested or model.default_effort
    if chosen not in model.efforts:
        raise _not_this_effort(param, chosen, model)
    if chosen != "none":
        for name, default in _ONLY_DEFAULTS.items():
            if body.get(name, default) != default:
                if param != _IN_CHAT:
                    raise api_errors.unsupported_parameter(name, code=None)
                raise api_errors.unsupported_value(
                    name, body[name], f"Only the default ({default}) value is supported."
                )
        for name, default in _ONLY_WITHOUT_EFFORT.items():
            if body.get(name, default) != default:
                raise api_errors.unsupported_parameter(name)
    return chosen


def _not_reasoning(param: str) -> api_errors.ApiError:
    """Chat Completions treat the parameter as one that there is not; Responses say that the model lacks it."""
    if param == _IN_CHAT:
        return api_errors.unrecognized_argument(param)
    return api_errors.unsupported_parameter(param)


def _not_this_effort(param: str, chosen: str, model: Model) -> api_errors.ApiError:
    """Each API has a sentence of its own; both list what the model supports."""
    supported = api_errors.supported_values(model.efforts)
    if param == _IN_CHAT:
        return api_errors.unsupported_value(param, chosen, supported)
    return api_errors.unsupported_effort(param, chosen, model.id, supported)
