"""What is wrong with a JSON schema: why it is none, or why it is not strict.

The wording is the API's where messages of it are known (checked 2026-11-22); what strict schemas may not contain
follows https://developers.openai.com/api/docs/guides/structured-outputs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .budget import Budget
from .expressions import ExpressionError, UnsupportedError, parse
from .validation import TYPES, is_type, resolve

_NOT_STRICT = frozenset(
    (
        "allOf",
        "contains",
        "dependentRequired",
        "dependentSchemas",
        "else",
        "if",
        "maxProperties",
        "minProperties",
        "not",
        "oneOf",
        "patternProperties",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
        "uniqueItems",
    )
)
_ONE = ("additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_MAPPINGS = ("$defs", "definitions", "dependentSchemas", "patternProperties", "properties")
_SIZES = (
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
)
_NUMBERS = ("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum")
_NAMES_A_STEP = 8
_LONGEST_SHOWN = 80  # characters

Context = tuple[str, ...]


def find(schema: Any, *, strict: bool = False, is_object: bool = False, budget: Budget | None = None) -> str | None:
    """Return the first flaw of a schema in the API's words, or None.

    Args:
        schema: what was sent as a schema.
        strict: whether it has to follow the rules of strict schemas too, of which one is that it describes an object.
        is_object: whether it is a function's parameters: it has to describe an object then, and arrays their items.
        budget: what is left for the request; None for a new one.

    Raises:
        TooCostlyError: the schema is too large for what is left.
    """
    if not isinstance(schema, dict):
        return f"{_shown(schema)} is not of type 'object'."
    if (strict or is_object) and schema.get("type") != "object" and "$ref" not in schema:
        kind = schema["type"] if isinstance(schema.get("type"), str) else None
        return f"""schema must be a JSON Schema of 'type: "object"', got 'type: "{kind}"'."""
    return next(_Search(schema, strict, strict or is_object, budget or Budget()).flaws(schema, ()), None)


class _Search:
    """A search for flaws in one schema."""

    def __init__(self, document: dict[str, Any], strict: bool, items: bool, budget: Budget) -> None:
        self._document = document
        self._strict = strict
        self._items = items
        self._budget = budget

    def flaws(self, schema: Any, context: Context) -> Iterator[str]:
        """Yield the flaws of the schema, or of a part of it which stands in this context."""
        self._budget.spend()
        if isinstance(schema, bool) and not self._strict:
            return
        if not isinstance(schema, dict):
            yield f"In context={context}, {_shown(schema)} is not of type 'object', 'boolean'."
            return
        self._budget.spend(len(schema))
        yield from (f"In context={context}, {flaw}" for flaw in self._flaws_here(schema))
        if self._strict:
            yield from (f"In context={context}, {flaw}" for flaw in self._breaches(schema))
        if self._items and "array" in schema.get("type", ()) and "items" not in schema:
            yield f"In context={context}, array schema missing items."
        for name, part in _parts(schema):
            yield from self.flaws(part, (*context, *name))

    def _flaws_here(self, schema: dict[str, Any]) -> Iterator[str]:
        """Yield what makes a keyword's argument unusable, the schemas inside it aside."""
        for keyword, argument in schema.items():
            if keyword == "type":
                yield from _type_flaws(argument)
            elif keyword in _MAPPINGS:
                if not isinstance(argument, dict):
                    yield f"{_shown(argument)} is not of type 'object'."
                elif keyword == "patternProperties":
                    yield from (flaw for expression in argument for flaw in self._expression_flaws(expression))
            elif keyword in (*_LISTS, "enum"):
                if not isinstance(argument, list):
                    yield f"{_shown(argument)} is not of type 'array'."
                elif not argument:
                    yield f"{_shown(argument)} should be non-empty."
            elif keyword == "required":
                if not self._is_texts(argument):
                    yield f"{_shown(argument)} is not of type 'array'."
            elif keyword == "dependentRequired":
                if not isinstance(argument, dict) or not all(map(self._is_texts, argument.values())):
                    yield f"{_shown(argument)} is not of type 'object'."
            elif keyword in _SIZES:
                if not is_type(argument, "integer"):
                    yield f"{_shown(argument)} is not of type 'integer'."
                elif argument < 0:
                    yield f"{_shown(argument)} is not a possible size."
            elif keyword in (*_NUMBERS, "multipleOf"):
                if not is_type(argument, "number"):
                    yield f"{_shown(argument)} is not of type 'number'."
                elif keyword == "multipleOf" and argument <= 0:
                    yield f"{_shown(argument)} is not a possible number."
            elif keyword == "pattern":
                yield from self._expression_flaws(argument)
            elif keyword == "uniqueItems" and not isinstance(argument, bool):
                yield f"{_shown(argument)} is not of type 'boolean'."
            elif keyword == "$ref":
                yield from self._reference_flaws(argument)

    def _breaches(self, schema: dict[str, Any]) -> Iterator[str]:
        """Yield what strict schemas may not have, or lack."""
        yield from (f"'{keyword}' is not permitted." for keyword in schema if keyword in _NOT_STRICT)
        if not {"type", "$ref", "anyOf"} & schema.keys():
            yield "schema must have a 'type' key."
        kinds = schema.get("type", ())
        if "object" in kinds:
            if schema.get("additionalProperties") is not False:
                yield "'additionalProperties' is required to be supplied and to be false."
            complete = "'required' is required to be supplied and to be an array including every key in properties."
            properties, required = schema.get("properties", {}), dict.fromkeys(schema.get("required", ()))
            self._budget.spend((len(properties) + len(required)) // _NAMES_A_STEP)
            yield from (f"{complete} Missing '{name}'." for name in properties if name not in required)
            yield from (
                f"{complete} Extra required key '{name}' supplied." for name in required if name not in properties
            )

    def _reference_flaws(self, reference: Any) -> Iterator[str]:
        if not isinstance(reference, str):
            yield f"{_shown(reference)} is not of type 'string'."
            return
        self._budget.spend(len(reference) // _NAMES_A_STEP)
        try:
            target = resolve(reference, self._document)
        except LookupError:
            yield "reference can only point to definitions defined at the top level of the schema."
            return
        if not isinstance(target, dict | bool):
            yield f"{_shown(target)} is not of type 'object', 'boolean'."

    def _expression_flaws(self, expression: Any) -> Iterator[str]:
        if not isinstance(expression, str):
            yield f"{_shown(expression)} is not of type 'string'."
            return
        try:
            parse(expression, self._budget)
        except ExpressionError:
            yield f"{_shown(expression)} is not a 'regex'."
        except UnsupportedError:  # this is no flaw; it is refused by name where the expression is needed
            return

    def _is_texts(self, value: Any) -> bool:
        if not isinstance(value, list):
            return False
        self._budget.spend(len(value) // _NAMES_A_STEP)
        return all(isinstance(each, str) for each in value)


def _type_flaws(names: Any) -> Iterator[str]:
    several = [names] if isinstance(names, str) else names
    if not isinstance(several, list) or not several or any(name not in TYPES for name in several):
        yield f"{_shown(names)} is not valid under any of the given schemas."
    elif len(set(several)) < len(several):
        yield f"{_shown(names)} has non-unique elements."


def _parts(schema: dict[str, Any]) -> Iterator[tuple[Context, Any]]:
    """Yield the schemas inside a schema, with where they stand."""
    for keyword, argument in schema.items():
        if keyword in _ONE and not (keyword == "additionalProperties" and argument is False):
            yield (keyword,), argument
        elif keyword in _LISTS:
            yield from (((keyword, str(index)), part) for index, part in enumerate(argument))
        elif keyword in _MAPPINGS:
            yield from (((keyword, name), part) for name, part in argument.items())


def _shown(value: Any) -> str:
    """Return a value as JSON (a text in Python's quotes), cut short; no more of it is written than is shown."""
    text = ""
    if isinstance(value, str):
        text = repr(value[: _LONGEST_SHOWN + 1])
    else:
        for piece in json.JSONEncoder(ensure_ascii=False).iterencode(value):
            text += piece
            if len(text) > _LONGEST_SHOWN:
                break
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
