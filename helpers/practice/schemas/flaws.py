"""What is wrong with a JSON schema: why it is none, or why it is not strict.

The wording is the API's where messages of it are known (checked 2026-11-22); what strict schemas may not contain
follows https://developers.openai.com/api/docs/guides/structured-outputs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from . import validation as schemas

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
_LARGEST = 1e15  # of bounds; beyond, halves and hundredths cannot be told apart

Context = tuple[str, ...]


def find(schema: Any, *, strict: bool = False, is_object: bool = False) -> str | None:
    """Return the first flaw of a schema in the API's words, or None.

    Args:
        schema: what was sent as a schema.
        strict: whether it has to follow the rules of strict schemas too, of which one is that it describes an object.
        is_object: whether it has to describe an object in any case.
    """
    if not isinstance(schema, dict):
        return f"{_shown(schema)} is not of type 'object'."
    if (strict or is_object) and schema.get("type") != "object" and "$ref" not in schema:
        kind = schema["type"] if isinstance(schema.get("type"), str) else None
        return f"""schema must be a JSON Schema of 'type: "object"', got 'type: "{kind}"'."""
    try:
        return next(_flaws(schema, (), schema, strict), None)
    except RecursionError:
        return "the schema is nested too deeply."


def _flaws(schema: Any, context: Context, document: Any, strict: bool) -> Iterator[str]:
    if isinstance(schema, bool) and not strict:
        return
    if not isinstance(schema, dict):
        yield f"In context={context}, {_shown(schema)} is not of type 'object', 'boolean'."
        return
    yield from (f"In context={context}, {flaw}" for flaw in _flaws_here(schema, document))
    if strict:
        yield from (f"In context={context}, {flaw}" for flaw in _breaches(schema))
    for name, part in _parts(schema):
        yield from _flaws(part, (*context, *name), document, strict)


def _flaws_here(schema: dict[str, Any], document: Any) -> Iterator[str]:
    """Yield what makes a keyword's argument unusable, the schemas inside it aside."""
    for keyword, argument in schema.items():
        if keyword == "type":
            names = [argument] if isinstance(argument, str) else argument
            if not isinstance(names, list) or not names or any(name not in schemas.TYPES for name in names):
                yield f"{_shown(argument)} is not valid under any of the given schemas."
        elif keyword in _MAPPINGS:
            if not isinstance(argument, dict):
                yield f"{_shown(argument)} is not of type 'object'."
            elif keyword == "patternProperties":
                yield from (flaw for expression in argument for flaw in _expression_flaws(expression))
        elif keyword in (*_LISTS, "enum"):
            if not isinstance(argument, list):
                yield f"{_shown(argument)} is not of type 'array'."
            elif not argument:
                yield f"{_shown(argument)} should be non-empty."
        elif keyword == "required":
            if not _is_texts(argument):
                yield f"{_shown(argument)} is not of type 'array'."
        elif keyword == "dependentRequired":
            if not isinstance(argument, dict) or not all(map(_is_texts, argument.values())):
                yield f"{_shown(argument)} is not of type 'object'."
        elif keyword in _SIZES:
            if isinstance(argument, bool) or not isinstance(argument, int):
                yield f"{_shown(argument)} is not of type 'integer'."
            elif not 0 <= argument <= _LARGEST:
                yield f"{_shown(argument)} is not a possible size."
        elif keyword in (*_NUMBERS, "multipleOf"):
            if isinstance(argument, bool) or not isinstance(argument, int | float):
                yield f"{_shown(argument)} is not of type 'number'."
            elif abs(argument) > _LARGEST or (keyword == "multipleOf" and argument <= 1 / _LARGEST):
                yield f"{_shown(argument)} is not a possible number."
        elif keyword == "pattern":
            yield from _expression_flaws(argument)
        elif keyword == "uniqueItems" and not isinstance(argument, bool):
            yield f"{_shown(argument)} is not of type 'boolean'."
        elif keyword == "$ref":
            yield from _reference_flaws(argument, document)


def _breaches(schema: dict[str, Any]) -> Iterator[str]:
    """Yield what strict schemas may not have, or lack."""
    yield from (f"'{keyword}' is not permitted." for keyword in schema if keyword in _NOT_STRICT)
    if not {"type", "$ref", "anyOf"} & schema.keys():
        yield "schema must have a 'type' key."
    kinds = schema.get("type", ())
    if "object" in kinds:
        if schema.get("additionalProperties") is not False:
            yield "'additionalProperties' is required to be supplied and to be false."
        complete = "'required' is required to be supplied and to be an array including every key in properties."
        properties, required = schema.get("properties", {}), schema.get("required", [])
        yield from (f"{complete} Missing '{name}'." for name in properties if name not in required)
        yield from (f"{complete} Extra required key '{name}' supplied." for name in required if name not in properties)
    if "array" in kinds and "items" not in schema:
        yield "array schema missing items."


def _parts(schema: dict[str, Any]) -> Iterator[tuple[Context, Any]]:
    """Yield the schemas inside a schema, with where they stand."""
    for keyword, argument in schema.items():
        if keyword in _ONE and not (keyword == "additionalProperties" and argument is False):
            yield (keyword,), argument
        elif keyword in _LISTS:
            yield from (((keyword, str(index)), part) for index, part in enumerate(argument))
        elif keyword in _MAPPINGS:
            yield from (((keyword, name), part) for name, part in argument.items())


def _reference_flaws(reference: Any, document: Any) -> Iterator[str]:
    try:
        target = schemas.resolve(reference, document)
    except (LookupError, AttributeError):
        yield "reference can only point to definitions defined at the top level of the schema."
        return
    if not isinstance(target, dict | bool):
        yield f"{_shown(target)} is not of type 'object', 'boolean'."


def _expression_flaws(expression: Any) -> Iterator[str]:
    try:
        re.compile(expression)
    except (re.error, TypeError, OverflowError, RecursionError):
        yield f"{_shown(expression)} is not a 'regex'."


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"
