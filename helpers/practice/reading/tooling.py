"""The tools that a request offers, and what is called: `tools`, `tool_choice`, `parallel_tool_calls`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..schemas import flaws, instances, validation
from ..schemas.budget import Budget
from ..wire import api_errors, encoding
from . import fields, refusals

FunctionCall = tuple[str, str]  # a tool's name, and its arguments as JSON

_MODES = ("none", "auto", "required")
_NO_PARAMETERS = {"type": "object", "properties": {}, "additionalProperties": False}
_FUNCTION = {
    "name": fields.identifier,
    "description": fields.string(),
    "parameters": fields.anything,  # checked by flaws.find
    "strict": fields.boolean,
}
_OF_RESPONSES = {
    "allowed_callers": fields.anything,
    "defer_loading": fields.boolean,
    "output_schema": fields.anything,
}
_MOST = 128  # tools
_UNSEEN = ("title", "description", "additionalProperties")  # of a function's parameters; seems not to be shown


@dataclass(frozen=True)
class Toolbox:
    """What a request lets be called.

    Args:
        functions: the parameters' schema of each function that may be called, by its name.
        mode: "none", "auto" (call or answer) or "required".
        parallel: whether several may be called at once.
        params: what the API calls each function's schema, by the function's name.
        said: what each function says of itself, by its name: name, description, names of its parameters.
        budget: what is left for the request.
    """

    functions: Mapping[str, Any] = field(default_factory=dict)
    mode: str = "none"
    parallel: bool = True
    params: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget, compare=False, repr=False)

    def calls(self, prepared: Sequence[FunctionCall], texts: Sequence[str], seed: str) -> tuple[FunctionCall, ...]:
        """Return what is called: what is prepared and suits the request, or if a call is required, one made for it.

        Args:
            prepared: the calls of the prepared reply, none if there is none.
            texts: that are prepared; one in JSON that suits a function serves as the arguments of a required call.
            seed: decides between arguments that are as good as each other.

        Raises:
            ApiError: no arguments can be found for a function that has to be called, or a schema is too much for
                practice mode.
        """
        if self.mode == "none":
            return ()
        suitable = tuple(call for call in prepared if self._suits(call))
        if suitable:
            return suitable if self.parallel else suitable[:1]
        if self.mode == "auto":
            return ()
        for text in texts:
            for name in self.functions:
                if self._suits((name, text)):
                    return ((name, text),)
        return (self.made(next(iter(self.functions)), seed),)

    def made(self, name: str, seed: str) -> FunctionCall:
        """Return a call of a function with arguments made for its schema.

        Args:
            name: of one of the functions.
            seed: decides between arguments that are as good as each other.

        Raises:
            ApiError: no arguments can be found, or the schema is too much for practice mode.
        """
        with refusals.naming(self.params[name]):
            return name, encoding.compact(instances.instance(self.functions[name], seed, self.budget))

    def _suits(self, call: FunctionCall) -> bool:
        name, arguments = call
        if name not in self.functions:
            return False
        try:
            value = encoding.decode(arguments.encode())
        except ValueError:
            return False
        with refusals.naming(self.params[name]):
            return validation.validates(value, self.functions[name], self.budget)


def read_chat(body: Mapping[str, Any], budget: Budget) -> Toolbox:
    """Check the tools of a chat, whose functions are wrapped in `function`, and return them.

    Args:
        body: the request's parameters that are not null.
        budget: for this and for what is made of it later.

    Raises:
        ApiError: what is wrong with them.
    """
    for name in ("tool_choice", "parallel_tool_calls"):
        if name in body and "tools" not in body:
            raise api_errors.only_with_tools(name)
    if "parallel_tool_calls" in body:
        fields.boolean(body["parallel_tool_calls"], "parallel_tool_calls")
    return _toolbox(body, budget, wrapped=True)


def read_responses(body: Mapping[str, Any], budget: Budget) -> Toolbox:
    """Check the tools of a response, whose functions are not wrapped, and return them.

    Args:
        body: the request's parameters that are not null.
        budget: for this and for what is made of it later.

    Raises:
        ApiError: what is wrong with them.
    """
    if "parallel_tool_calls" in body:
        fields.boolean(body["parallel_tool_calls"], "parallel_tool_calls")
    return _toolbox(body, budget, wrapped=False)


def described(tools: Sequence[Mapping[str, Any]], *, wrapped: bool) -> list[str]:
    """Return about what a model is shown of each tool, as text.

    How the API writes tools into a prompt is not public. With these texts the counts are within 6% of three that the
    API gave for one or two small functions; for a large function with nested definitions they are too high.

    Args:
        tools: as they were sent, and checked.
        wrapped: whether functions are wrapped in `function`.
    """
    texts = []
    for tool in tools:
        function = tool["function"] if wrapped else tool
        parameters = {name: value for name, value in (function.get("parameters") or {}).items() if name not in _UNSEEN}
        lines = (function["name"], function.get("description"), encoding.compact(parameters))
        texts.append("\n".join(line for line in lines if line))
    return texts


def _toolbox(body: Mapping[str, Any], budget: Budget, *, wrapped: bool) -> Toolbox:
    tools = body.get("tools", [])
    if not isinstance(tools, list):
        raise api_errors.wrong_type("tools", "an array of objects", tools)
    if "tools" in body and wrapped and not tools:
        raise api_errors.empty_array("tools")
    if len(tools) > _MOST:
        raise api_errors.array_too_long("tools", len(tools), _MOST)
    functions, params, said = {}, {}, {}
    for index, tool in enumerate(tools):
        name, parameters, param = _function(tool, f"tools[{index}]", wrapped, budget)
        functions[name], params[name] = parameters, param
        said[name] = _said(tool["function"] if wrapped else tool, parameters)
    mode, allowed = _choice(body.get("tool_choice", "auto"), wrapped)
    for name in allowed or ():
        if name not in functions:
            raise api_errors.tool_not_found(name)
    if mode == "required" and not functions:
        raise api_errors.tool_choice_without_tools(mode)
    if allowed is not None:
        functions = {name: functions[name] for name in functions if name in allowed}
    parallel = body.get("parallel_tool_calls", True)
    return Toolbox(functions, mode if functions else "none", parallel, params, said, budget)


def _said(function: Mapping[str, Any], parameters: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a function that was checked says of itself."""
    return (function["name"], function.get("description") or "", *parameters.get("properties", ()))


def _function(tool: Any, param: str, wrapped: bool, budget: Budget) -> tuple[str, Any, str]:
    """Return the name of a function, the schema of its parameters, and what the API calls that."""
    if not isinstance(tool, dict):
        raise api_errors.wrong_type(param, "an object", tool)
    kind = fields.required(tool, "type", fields.string(), within=param)
    if kind != "function":
        raise api_errors.not_in_practice(f"{param}.type")
    if wrapped:
        checks = {"type": fields.anything, "function": fields.fields(_FUNCTION, needs=("name",))}
        fields.check_fields(tool, checks, needs=("function",), within=param)
        tool, param = tool["function"], f"{param}.function"
    else:
        checks = {"type": fields.anything} | _FUNCTION | _OF_RESPONSES
        fields.check_fields(tool, checks, needs=("name",), within=param)
    param = f"{param}.parameters"
    parameters = tool.get("parameters")
    if parameters is None:
        return tool["name"], _NO_PARAMETERS, param
    if not isinstance(parameters, dict):
        raise api_errors.wrong_type(param, "an object", parameters)
    if parameters == {}:
        return tool["name"], _NO_PARAMETERS, param
    with refusals.naming(param):
        flaw = flaws.find(parameters, strict=tool.get("strict") is True, is_object=True, budget=budget)
    if flaw:
        raise api_errors.invalid_function_schema(tool["name"], flaw, param)
    return tool["name"], parameters, param


def _choice(choice: Any, wrapped: bool) -> tuple[str, list[str] | None]:
    """Return the mode, and the names of the functions that may be called (None for all)."""
    param = "tool_choice"
    if isinstance(choice, str):
        fields.choice(*_MODES)(choice, param)
        return choice, None
    if not isinstance(choice, dict):
        raise api_errors.wrong_type(param, "one of one of 'none', 'auto', or 'required' or object", choice)
    kind = choice.get("type")
    if kind == "allowed_tools":
        return _allowed(choice, param, wrapped)
    if not wrapped:
        fields.required(choice, "type", fields.string(), within=param)
    if kind == "custom" if wrapped else kind != "function":
        raise api_errors.not_in_practice(f"{param}.type")
    return "required", [_named(choice, param, wrapped)]


def _allowed(choice: dict[str, Any], param: str, wrapped: bool) -> tuple[str, list[str]]:
    if wrapped:
        fields.check_fields(
            choice, {"type": fields.anything, "allowed_tools": fields.anything}, needs=("allowed_tools",), within=param
        )
        choice, param = choice["allowed_tools"], f"{param}.allowed_tools"
        if not isinstance(choice, dict):
            raise api_errors.wrong_type(param, "an object", choice)
    checks = {
        "type": fields.anything,
        "mode": fields.choice("auto", "required"),
        "tools": fields.array(fields.anything),
    }
    fields.check_fields(choice, checks, needs=("mode", "tools"), within=param)
    names = []
    for index, tool in enumerate(choice["tools"]):
        if not isinstance(tool, dict):
            raise api_errors.wrong_type(f"{param}.tools[{index}]", "an object", tool)
        names.append(_named(tool, f"{param}.tools[{index}]", wrapped))
    return choice["mode"], names


def _named(choice: dict[str, Any], param: str, wrapped: bool) -> str:
    """Return the name of the function that an object such as {"type": "function", ...} names."""
    name = {"name": fields.identifier}
    if not wrapped:
        fields.check_fields(choice, {"type": fields.anything} | name, needs=("name",), within=param)
        return choice["name"]
    checks = {"type": fields.choice("function"), "function": fields.fields(name, needs=("name",))}
    fields.check_fields(choice, checks, needs=("function",), within=param)
    return choice["function"]["name"]
