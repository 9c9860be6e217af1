"""The anatomy of a response: its parts as a tree, and for each the path to it in Python and what it is for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import ipywidgets

from helpers.errors import InputError
from helpers.forms.base import Form, linked, reported
from helpers.language import text

_LINE, _LONG = 44, 600  # characters of a line of the tree, and of a value beside it
_INDENT = "\u2003" * 2  # a browser would drop ordinary spaces at the beginning of a line
# Paths below the response, and the message that says what stands there.
# From the openai package (types.chat.ChatCompletion, types.CompletionUsage), checked 2026-11-27.
_MEANINGS = {
    "": "response",
    ".id": "id",
    ".object": "object_kind",
    ".created": "created",
    ".model": "model",
    ".choices": "choices",
    ".choices[]": "choice",
    ".choices[].finish_reason": "finish_reason",
    ".choices[].index": "index",
    ".choices[].logprobs": "logprobs",
    ".choices[].message": "message",
    ".choices[].message.content": "content",
    ".choices[].message.refusal": "refusal",
    ".choices[].message.role": "role",
    ".choices[].message.annotations": "annotations",
    ".choices[].message.audio": "audio",
    ".choices[].message.function_call": "function_call",
    ".choices[].message.tool_calls": "tool_calls",
    ".choices[].message.parsed": "parsed",
    ".usage": "usage",
    ".usage.prompt_tokens": "prompt_tokens",
    ".usage.completion_tokens": "completion_tokens",
    ".usage.total_tokens": "total_tokens",
    ".usage.prompt_tokens_details": "prompt_tokens_details",
    ".usage.prompt_tokens_details.cached_tokens": "cached_tokens",
    ".usage.prompt_tokens_details.cache_write_tokens": "cache_write_tokens",
    ".usage.prompt_tokens_details.audio_tokens": "prompt_audio_tokens",
    ".usage.prompt_tokens_details.image_tokens": "prompt_image_tokens",
    ".usage.prompt_tokens_details.text_tokens": "prompt_text_tokens",
    ".usage.completion_tokens_details": "completion_tokens_details",
    ".usage.completion_tokens_details.reasoning_tokens": "reasoning_tokens",
    ".usage.completion_tokens_details.audio_tokens": "completion_audio_tokens",
    ".usage.completion_tokens_details.text_tokens": "completion_text_tokens",
    ".usage.completion_tokens_details.accepted_prediction_tokens": "accepted_prediction_tokens",
    ".usage.completion_tokens_details.rejected_prediction_tokens": "rejected_prediction_tokens",
    ".metadata": "metadata",
    ".service_tier": "service_tier",
    ".system_fingerprint": "system_fingerprint",
    ".moderation": "moderation",
}


@dataclass(frozen=True)
class Node:
    """One part of a response.

    Attributes:
        path: the Python expression that takes it out, such as "response.choices[0].message.content".
        value: the part itself.
        meaning: what it is for, in the learner's language.
    """

    path: str
    value: Any
    meaning: str

    @property
    def level(self) -> int:
        """How deep the part lies in the response."""
        return len(_steps(self.path))

    @property
    def label(self) -> str:
        """The last step of the path: "content", "[0]" or "response"."""
        return (_steps(self.path) or [self.path])[-1].removeprefix(".")


def paths(response: Any) -> list[Node]:
    """Return every part of a response, from the outside in, in the order of `response.to_json()`.

    Args:
        response: what a call of the openai package returned, or a dictionary or list.

    Raises:
        InputError: it is something else.
    """
    if not isinstance(response, (dict, list)) and not _is_model(response):
        raise InputError(text("anatomy.nothing_here", kind=type(response).__name__))
    return list(_parts("response", response))


def anatomy(response: Any) -> Anatomy:
    """Return the form that shows a response as a tree.

    Args:
        response: what a call of the openai package returned.

    Raises:
        InputError: it is something else.
    """
    return Anatomy(response)


class Anatomy(Form):
    """The form that `anatomy()` shows.

    Attributes:
        tree: a list whose value is the path of the part that is shown beside it.
    """

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.name = text("anatomy.name")
        self.instead = text("anatomy.instead")
        self._nodes = {node.path: node for node in paths(response)}
        self.tree = ipywidgets.Select(
            options=[(_line(node), path) for path, node in self._nodes.items()],
            description=text("anatomy.tree"),
            layout={"width": "100%"},
        )
        self.tree.add_class("first-call-tree")
        self._part = ipywidgets.HTML()
        self._part.add_class("first-call-node")
        self.tree.observe(lambda change: self._show(), "value")
        columns = ipywidgets.Box((self.tree, self._part))
        columns.add_class("first-call-columns")
        self.lay_out(
            ipywidgets.HTML(f"<h3>{text('anatomy.title')}</h3>"),
            columns,
        )
        text_of_the_answer = "response.choices[0].message.content"
        self.tree.value = text_of_the_answer if text_of_the_answer in self._nodes else "response"
        self._show()

    @reported
    def _show(self) -> None:
        node = self._nodes[self.tree.value]
        value = html.escape(_shortened(node.value, _LONG))
        self._part.value = f"""<div role="status">
            <strong>{text("anatomy.path")}</strong><code class="first-call-path">{html.escape(node.path)}</code>
            <strong>{text("anatomy.meaning")}</strong>{linked(node.meaning)}
            <strong>{text("anatomy.value")}</strong><pre>{value}</pre></div>"""


def _parts(path: str, value: Any) -> Iterator[Node]:
    yield Node(path, value, _meaning(path))
    for step, part in _inside(value):
        yield from _parts(path + step, part)


def _inside(value: Any) -> list[tuple[str, Any]]:
    """The parts of a value, each with the step that leads to it in Python."""
    if _is_model(value):
        names = [name for name in type(value).model_fields if name in value.model_fields_set]
        known = [(f".{name}", getattr(value, name)) for name in names]
        return known + [(_step_to_extra(name), part) for name, part in (value.model_extra or {}).items()]
    if isinstance(value, dict):
        return [(f"[{name!r}]", part) for name, part in value.items()]
    if isinstance(value, (list, tuple)):
        return [(f"[{position}]", part) for position, part in enumerate(value)]
    return []


def _step_to_extra(name: str) -> str:
    """The step to a field that the package does not know; its name need not be a name in Python."""
    return f".{name}" if name.isidentifier() else f".model_extra[{name!r}]"


def _meaning(path: str) -> str:
    place = re.sub(r"\[\d+\]", "[]", path.removeprefix("response"))
    place = re.sub(r"\['(\w+)'\]", r".\1", place)
    return text(f"anatomy.{_MEANINGS.get(place, 'other')}")


def _steps(path: str) -> list[str]:
    return re.findall(r"\.\w+|\[.+?\]", path)


def _line(node: Node) -> str:
    beginning = f"{_INDENT * node.level}{node.label}: "
    return beginning + _shortened(node.value, max(_LINE - len(beginning), 12))


def _shortened(value: Any, length: int) -> str:
    """A value in one look: how many parts it has, or its beginning."""
    if isinstance(value, (list, tuple)):
        return text("anatomy.items", count=len(value))
    if isinstance(value, dict) or _is_model(value):
        return text("anatomy.object", count=len(_inside(value)))
    shown = repr(value)
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"


def _is_model(value: Any) -> bool:
    """Whether it is an object of the openai package (they are pydantic models)."""
    return hasattr(type(value), "model_fields") and hasattr(value, "model_fields_set")
