"""JSON schemas: whether a value validates.

The keywords are those of JSON Schema 2020-12 that a request can sensibly use. `format` is an annotation there and
decides nothing. A library would do this, but the one that JupyterLab installs takes seconds to import, and nothing
bounds what it does with a schema. Schemas are such as `flaws.find` finds nothing in.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from . import equality
from .budget import Budget, TooCostlyError
from .patterns import Pattern

TYPES = ("string", "integer", "number", "boolean", "object", "array", "null")

_DEEPEST = 150  # schemas within one another, whether they stand there or are referred to
_NAMES_A_STEP = 8  # that are looked up
_BITS_A_STEP = 1000  # of numbers that are divided

_KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "object": dict,
    "array": list,
    "null": type(None),
}


def validates(value: Any, schema: Any, budget: Budget | None = None) -> bool:
    """Return whether a JSON value validates against a JSON schema.

    Args:
        value: any JSON value.
        schema: the schema.
        budget: what is left for the request; None for a new one.

    Raises:
        TooCostlyError: finding it out takes more than is left.
        UnsupportedError: a pattern that matters has something that practice mode does not read.
    """
    return Document(schema, budget or Budget()).accepts(value, schema)


def resolve(reference: str, document: Any) -> Any:
    """Return the schema that a `$ref` such as "#/$defs/Step" points to.

    Raises:
        LookupError: it points to nothing in this document.
    """
    target = document
    start, *names = reference.split("/")
    if start != "#":
        raise LookupError(reference)
    for name in names:
        name = name.replace("~1", "/").replace("~0", "~")
        if isinstance(target, list) and name.isdecimal() and len(name) <= len(str(len(target))):
            target = target[int(name)]
        elif isinstance(target, dict):
            target = target[name]
        else:
            raise LookupError(reference)
    return target


def is_type(value: Any, name: str) -> bool:
    """Return whether a JSON value has a type of JSON Schema."""
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer":
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return name in _KINDS and isinstance(value, _KINDS[name])


def exact(number: float) -> tuple[int, int]:
    """Return a number as digits and a power of ten by which they are multiplied, exactly as it is written."""
    if isinstance(number, int):
        return number, 0
    mantissa, _, exponent = repr(number).partition("e")
    whole, _, fraction = mantissa.partition(".")
    return int(whole + fraction), int(exponent or 0) - len(fraction)


class Document:
    """A schema with what its references point to and what else is found out about it once.

    Args:
        schema: the whole schema.
        budget: for all that is done with it.
    """

    def __init__(self, schema: Any, budget: Budget) -> None:
        self.schema = schema
        self.budget = budget
        self._depth = 0
        self._targets: dict[str, Any] = {}
        self._patterns: dict[str, Pattern] = {}
        # What is equal to these, by id; they themselves are kept too, so that no id is used again.
        self._allowed: dict[int, tuple[Any, frozenset[Hashable]]] = {}

    def resolve(self, reference: str) -> Any:
        """Return the schema that a `$ref` points to."""
        if reference not in self._targets:
            self.budget.spend(1 + len(reference) // _NAMES_A_STEP)
            self._targets[reference] = resolve(reference, self.schema)
        return self._targets[reference]

    def pattern(self, expression: str) -> Pattern:
        """Return a regular expression, ready to be used."""
        if expression not in self._patterns:
            self._patterns[expression] = Pattern(expression, self.budget)
        return self._patterns[expression]

    def key(self, value: Any) -> Hashable:
        """Return what equal JSON values have in common."""
        return equality.key(value, self.budget)

    def is_among(self, value: Any, allowed: list[Any]) -> bool:
        """Return whether a value equals one of several, such as those of an `enum`, which are read only once."""
        if id(allowed) not in self._allowed:
            self._allowed[id(allowed)] = allowed, frozenset(map(self.key, allowed))
        return self.key(value) in self._allowed[id(allowed)][1]

    def accepts(self, value: Any, schema: Any) -> bool:
        """Return whether a value validates against the schema or a part of it.

        Raises:
            TooCostlyError: finding it out takes more than is left.
            UnsupportedError: a pattern that matters has something that practice mode does not read.
        """
        if isinstance(schema, bool):
            return schema
        self.budget.spend(1 + len(schema))
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TooCostlyError
        for keyword, argument in schema.items():
            if keyword in _KEYWORDS:
                kind, check = _KEYWORDS[keyword]
                if (kind is None or is_type(value, kind)) and not check(self, value, argument, schema):
                    self._depth -= 1
                    return False
        self._depth -= 1
        return True


def _is_const(document: Document, value: Any, only: Any, _: dict[str, Any]) -> bool:
    # What is made for a schema is often the very value that stands in it.
    return value is only or document.key(value) == document.key(only)


def _is_multiple(document: Document, value: float, of: float, _: dict[str, Any]) -> bool:
    (digits, power), (digits_of, power_of) = exact(value), exact(of)
    least = min(power, power_of)
    dividend, divisor = digits * 10 ** (power - least), digits_of * 10 ** (power_of - least)
    document.budget.spend((dividend.bit_length() + divisor.bit_length()) // _BITS_A_STEP)
    return dividend % divisor == 0


def _are_unique(document: Document, value: list[Any], unique: bool, _: dict[str, Any]) -> bool:
    return not unique or len(set(map(document.key, value))) == len(value)


def _if(document: Document, value: Any, condition: Any, schema: dict[str, Any]) -> bool:
    return document.accepts(value, schema.get("then" if document.accepts(value, condition) else "else", True))


def _items(document: Document, value: list[Any], item: Any, schema: dict[str, Any]) -> bool:
    document.budget.spend(len(value) // _NAMES_A_STEP)
    return all(document.accepts(each, item) for each in value[len(schema.get("prefixItems", ())) :])


def _prefix_items(document: Document, value: list[Any], schemas: list[Any], _: dict[str, Any]) -> bool:
    return all(document.accepts(each, schema) for each, schema in zip(value, schemas, strict=False))


def _contains(document: Document, value: list[Any], item: Any, schema: dict[str, Any]) -> bool:
    document.budget.spend(len(value) // _NAMES_A_STEP)
    found = sum(document.accepts(each, item) for each in value)
    return schema.get("minContains", 1) <= found <= schema.get("maxContains", len(value))


def _has_all(document: Document, value: dict[str, Any], names: list[str], _: Any = None) -> bool:
    document.budget.spend(len(names) // _NAMES_A_STEP)
    return all(name in value for name in names)


def _properties(document: Document, value: dict[str, Any], schemas: dict[str, Any], _: dict[str, Any]) -> bool:
    document.budget.spend(len(schemas) // _NAMES_A_STEP)
    return all(document.accepts(value[name], schemas[name]) for name in schemas if name in value)


def _pattern_properties(document: Document, value: dict[str, Any], schemas: dict[str, Any], _: dict[str, Any]) -> bool:
    return all(
        document.accepts(value[name], schema)
        for expression, schema in schemas.items()
        for name in value
        if document.pattern(expression).is_in(name)
    )


def _additional(document: Document, value: dict[str, Any], other: Any, schema: dict[str, Any]) -> bool:
    """Check the properties that neither `properties` nor `patternProperties` is about."""
    document.budget.spend(len(value) // _NAMES_A_STEP)
    known, expressions = schema.get("properties", {}), schema.get("patternProperties", {})
    return all(
        document.accepts(value[name], other)
        for name in value
        if name not in known and not any(document.pattern(each).is_in(name) for each in expressions)
    )


def _property_names(document: Document, value: dict[str, Any], schema: Any, _: dict[str, Any]) -> bool:
    document.budget.spend(len(value) // _NAMES_A_STEP)
    return all(document.accepts(name, schema) for name in value)


def _dependent_required(document: Document, value: dict[str, Any], needs: dict[str, Any], _: dict[str, Any]) -> bool:
    document.budget.spend(len(needs) // _NAMES_A_STEP)
    return all(_has_all(document, value, needs[trigger]) for trigger in needs if trigger in value)


def _dependent_schemas(document: Document, value: dict[str, Any], schemas: dict[str, Any], _: dict[str, Any]) -> bool:
    document.budget.spend(len(schemas) // _NAMES_A_STEP)
    return all(document.accepts(value, schemas[trigger]) for trigger in schemas if trigger in value)


# The type of the values that each keyword is about (None for all; others pass), and what checks them. That takes the
# document, the value, the keyword's argument and the schema in which it stands.
_Check = Callable[[Document, Any, Any, dict[str, Any]], bool]
_KEYWORDS: dict[str, tuple[str | None, _Check]] = {
    "$ref": (None, lambda document, value, reference, _: document.accepts(value, document.resolve(reference))),
    "type": (
        None,
        lambda _, value, names, __: any(
            is_type(value, name) for name in ([names] if isinstance(names, str) else names)
        ),
    ),
    "enum": (None, lambda document, value, allowed, _: document.is_among(value, allowed)),
    "const": (None, _is_const),
    "allOf": (None, lambda document, value, schemas, _: all(document.accepts(value, each) for each in schemas)),
    "anyOf": (None, lambda document, value, schemas, _: any(document.accepts(value, each) for each in schemas)),
    "oneOf": (None, lambda document, value, schemas, _: sum(document.accepts(value, each) for each in schemas) == 1),
    "not": (None, lambda document, value, refused, _: not document.accepts(value, refused)),
    "if": (None, _if),
    "minLength": ("string", lambda _, value, least, __: len(value) >= least),
    "maxLength": ("string", lambda _, value, most, __: len(value) <= most),
    "pattern": ("string", lambda document, value, expression, _: document.pattern(expression).is_in(value)),
    "minimum": ("number", lambda _, value, low, __: value >= low),
    "maximum": ("number", lambda _, value, high, __: value <= high),
    "exclusiveMinimum": ("number", lambda _, value, low, __: value > low),
    "exclusiveMaximum": ("number", lambda _, value, high, __: value < high),
    "multipleOf": ("number", _is_multiple),
    "minItems": ("array", lambda _, value, least, __: len(value) >= least),
    "maxItems": ("array", lambda _, value, most, __: len(value) <= most),
    "uniqueItems": ("array", _are_unique),
    "prefixItems": ("array", _prefix_items),
    "items": ("array", _items),
    "contains": ("array", _contains),
    "minProperties": ("object", lambda _, value, least, __: len(value) >= least),
    "maxProperties": ("object", lambda _, value, most, __: len(value) <= most),
    "required": ("object", _has_all),
    "properties": ("object", _properties),
    "patternProperties": ("object", _pattern_properties),
    "additionalProperties": ("object", _additional),
    "propertyNames": ("object", _property_names),
    "dependentRequired": ("object", _dependent_required),
    "dependentSchemas": ("object", _dependent_schemas),
}
