"""JSON schemas: whether a value validates, and a value that does.

The keywords are those of JSON Schema 2020-12 that a request can sensibly use. `format` is an annotation there and
decides nothing. A library would do the first half, but the one that JupyterLab installs takes seconds to import.
Both functions take schemas in which `flaws.find` finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any

from ..wire.digest import Digest
from . import patterns

TYPES = ("string", "integer", "number", "boolean", "object", "array", "null")

_MOST_STEPS = 50_000  # so that a small schema which describes a gigantic value cannot hold up the server
_SHALLOW = 3  # deeper down, values are as small as the schema allows
_SEVERAL = 2  # items of an array that may have them

_FORMATS = {
    "date": "2026-11-22",
    "date-time": "2026-11-22T09:00:00Z",
    "duration": "PT15M",
    "email": "practice@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "09:00:00Z",
    "uri": "https://example.com/practice",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
_TYPE_OF_KEYWORD = {
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "items": "array",
    "prefixItems": "array",
    "minItems": "array",
    "pattern": "string",
    "format": "string",
    "minLength": "string",
    "minimum": "number",
    "maximum": "number",
    "multipleOf": "number",
}


class NoInstanceError(ValueError):
    """A schema that no value satisfies, or none that is small and simple enough to be found here."""


def validates(value: Any, schema: Any) -> bool:
    """Return whether a JSON value validates against a JSON schema."""
    try:
        return _Document(schema).accepts(value, schema)
    except (_TooLargeError, RecursionError):
        return False


def instance(schema: Any, seed: str) -> Any:
    """Return a JSON value that validates against a JSON schema, always the same for the same seed.

    Optional properties are there, texts begin with "practice", and what can be null is not, unless the schema is
    deeply nested or refers to itself.

    Args:
        schema: the schema.
        seed: decides between the values that are as good as each other.

    Raises:
        NoInstanceError: none was found.
    """
    try:
        return _Maker(schema, seed).make(schema, "$", 0)
    except (_TooLargeError, RecursionError, OverflowError):
        raise NoInstanceError("no small enough value was found") from None


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
        if isinstance(target, list) and name.isdecimal():
            name = int(name)
        elif not isinstance(target, dict):
            raise LookupError(reference)
        target = target[name]
    return target


class _TooLargeError(Exception):
    pass


class _Document:
    """A schema with what its references point to, and a limit to the work it can cause."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._steps = 0

    def resolve(self, reference: str) -> Any:
        return resolve(reference, self._document)

    def step(self) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise _TooLargeError

    def accepts(self, value: Any, schema: Any) -> bool:
        self.step()
        if isinstance(schema, bool):
            return schema
        return all(
            _KEYWORDS[keyword](self, value, argument, schema)
            for keyword, argument in schema.items()
            if keyword in _KEYWORDS
        )


def _is_type(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer":
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    kinds = {"null": type(None), "string": str, "number": (int, float), "array": list, "object": dict}
    return name in kinds and isinstance(value, kinds[name])


def _same(one: Any, other: Any) -> bool:
    """Return whether two JSON values are equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    return (type(one) is type(other) and one == other) or (_is_type(one, "number") and one == other)


def _is_multiple(value: float, of: float) -> bool:
    return Decimal(repr(value)) % Decimal(repr(of)) == 0


def _extra(value: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    """Return the properties that only `additionalProperties` is about."""
    known, expressions = schema.get("properties", {}), schema.get("patternProperties", {})
    return [name for name in value if name not in known and not any(re.search(each, name) for each in expressions)]


def _if(document: _Document, value: Any, condition: Any, schema: dict[str, Any]) -> bool:
    return document.accepts(value, schema.get("then" if document.accepts(value, condition) else "else", True))


def _contains(document: _Document, value: list[Any], item: Any, schema: dict[str, Any]) -> bool:
    found = sum(document.accepts(each, item) for each in value)
    return schema.get("minContains", 1) <= found <= schema.get("maxContains", len(value))


def _of(kind: str, check: Callable[[_Document, Any, Any, dict[str, Any]], bool]) -> Callable[..., bool]:
    """Make a check of one type of value pass all others, as JSON Schema has it."""

    def checked(document: _Document, value: Any, argument: Any, schema: dict[str, Any]) -> bool:
        return not _is_type(value, kind) or check(document, value, argument, schema)

    return checked


# Each takes the document, the value, the keyword's argument and the schema in which it stands.
_KEYWORDS: dict[str, Callable[[_Document, Any, Any, dict[str, Any]], bool]] = {
    "$ref": lambda document, value, reference, _: document.accepts(value, document.resolve(reference)),
    "type": lambda _, value, names, __: any(
        _is_type(value, name) for name in ([names] if isinstance(names, str) else names)
    ),
    "enum": lambda _, value, allowed, __: any(_same(value, each) for each in allowed),
    "const": lambda _, value, only, __: _same(value, only),
    "allOf": lambda document, value, schemas, _: all(document.accepts(value, each) for each in schemas),
    "anyOf": lambda document, value, schemas, _: any(document.accepts(value, each) for each in schemas),
    "oneOf": lambda document, value, schemas, _: sum(document.accepts(value, each) for each in schemas) == 1,
    "not": lambda document, value, refused, _: not document.accepts(value, refused),
    "if": _if,
    "minLength": _of("string", lambda _, value, least, __: len(value) >= least),
    "maxLength": _of("string", lambda _, value, most, __: len(value) <= most),
    "pattern": _of("string", lambda _, value, expression, __: bool(re.search(expression, value))),
    "minimum": _of("number", lambda _, value, low, __: value >= low),
    "maximum": _of("number", lambda _, value, high, __: value <= high),
    "exclusiveMinimum": _of("number", lambda _, value, low, __: value > low),
    "exclusiveMaximum": _of("number", lambda _, value, high, __: value < high),
    "multipleOf": _of("number", lambda _, value, of, __: _is_multiple(value, of)),
    "minItems": _of("array", lambda _, value, least, __: len(value) >= least),
    "maxItems": _of("array", lambda _, value, most, __: len(value) <= most),
    "uniqueItems": _of(
        "array", lambda _, value, unique, __: not unique or not any(_same(*pair) for pair in combinations(value, 2))
    ),
    "prefixItems": _of(
        "array",
        lambda document, value, schemas, _: all(map(document.accepts, value, schemas)),
    ),
    "items": _of(
        "array",
        lambda document, value, item, schema: all(
            document.accepts(each, item) for each in value[len(schema.get("prefixItems", ())) :]
        ),
    ),
    "contains": _of("array", _contains),
    "minProperties": _of("object", lambda _, value, least, __: len(value) >= least),
    "maxProperties": _of("object", lambda _, value, most, __: len(value) <= most),
    "required": _of("object", lambda _, value, names, __: all(name in value for name in names)),
    "properties": _of(
        "object",
        lambda document, value, schemas, _: all(
            document.accepts(value[name], schemas[name]) for name in schemas if name in value
        ),
    ),
    "patternProperties": _of(
        "object",
        lambda document, value, schemas, _: all(
            document.accepts(value[name], schemas[expression])
            for expression in schemas
            for name in value
            if re.search(expression, name)
        ),
    ),
    "additionalProperties": _of(
        "object",
        lambda document, value, other, schema: all(
            document.accepts(value[name], other) for name in _extra(value, schema)
        ),
    ),
    "propertyNames": _of(
        "object", lambda document, value, name, _: all(document.accepts(each, name) for each in value)
    ),
    "dependentRequired": _of(
        "object",
        lambda _, value, needs, __: all(
            name in value for trigger in needs if trigger in value for name in needs[trigger]
        ),
    ),
    "dependentSchemas": _of(
        "object",
        lambda document, value, schemas, _: all(
            document.accepts(value, schemas[trigger]) for trigger in schemas if trigger in value
        ),
    ),
}


class _Maker:
    """Makes a value that validates: tries what each part of the schema suggests, and keeps what validates."""

    def __init__(self, schema: Any, seed: str) -> None:
        self._document = _Document(schema)
        self._digest = Digest(seed.encode("utf-8", "replace"))
        self._heights: dict[str, float] = {}
        self._measure()

    def make(self, schema: Any, path: str, depth: int) -> Any:
        """Return a value for a schema that stands `depth` values below the top.

        Raises:
            NoInstanceError: none was found.
        """
        self._document.step()
        options = list(self._options(schema, 0))
        if depth >= _SHALLOW:
            options.sort(key=self._height)
        for option in options:
            for value in self._candidates(option, path, depth):
                if self._document.accepts(value, schema):
                    return value
        raise NoInstanceError(path)

    def _options(self, schema: Any, hops: int) -> Iterator[dict[str, Any]]:
        """Yield schemas with no references or combinations at their top, each of which is one way to satisfy this."""
        self._document.step()
        if hops > 20 or schema is False:
            return
        if schema is True:
            schema = {}
        rest = {name: value for name, value in schema.items() if name not in ("$ref", "allOf", "anyOf", "oneOf", "if")}
        ways: list[dict[str, Any]] = [rest]
        if "$ref" in schema:
            ways = self._merge_each(ways, [self._document.resolve(schema["$ref"])], hops)
        for part in schema.get("allOf", ()):
            ways = self._merge_each(ways, [part], hops)
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                ways = self._merge_each(ways, schema[keyword], hops)
        if "if" in schema:
            both = {"allOf": [schema["if"], schema.get("then", True)]}
            ways = self._merge_each(ways, [both, schema.get("else", True)], hops)
        yield from ways

    def _merge_each(self, ways: list[dict[str, Any]], parts: list[Any], hops: int) -> list[dict[str, Any]]:
        found = [option for part in parts for option in self._options(part, hops + 1)]
        return [_merged(way, option) for way in ways for option in found]

    def _candidates(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[Any]:
        if "const" in schema:
            yield schema["const"]
            return
        if "enum" in schema:
            yield from self._rotated(schema["enum"], path)
            return
        for name in _types(schema, null_first=depth >= _SHALLOW):
            yield from getattr(self, f"_{name}s")(schema, path, depth)

    def _nulls(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[None]:
        yield None

    def _booleans(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[bool]:
        yield from self._rotated([True, False], path)

    def _integers(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[int]:
        for value in self._numbers({**schema, "multipleOf": schema.get("multipleOf", 1)}, path, depth):
            if _is_type(value, "integer"):
                yield int(value)

    def _numbers(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[float]:
        """Yield multiples that lie between the bounds, from a small one on; without a step, halves."""
        step = Decimal(repr(schema.get("multipleOf", 0.5)))
        lows = [Decimal(repr(schema[name])) for name in ("minimum", "exclusiveMinimum") if name in schema]
        highs = [Decimal(repr(schema[name])) for name in ("maximum", "exclusiveMaximum") if name in schema]
        if "multipleOf" not in schema and lows and highs:
            step = min(step, (min(highs) - max(lows)) / 4) or step
        first = -(-max(lows) // step) if lows else min(highs) // step - 9 if highs else Decimal(1)
        if lows and highs:
            yield from (_plain_number(each) for each in (max(lows), min(highs)) if each % step == 0 and step > 100)
        for offset in self._rotated(range(10), path) + list(range(10, 40)):
            yield _plain_number((first + offset) * step)
        yield from (_plain_number(each) for each in (*lows, *highs, Decimal(0)))

    def _strings(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[str]:
        least = schema.get("minLength", 0)
        most = schema.get("maxLength", max(least, 1000))
        if least > _MOST_STEPS:
            raise _TooLargeError
        if "pattern" in schema:
            for extra in (0, 1, 2, 4, 8, 16, 32, least):
                yield from patterns.matching(schema["pattern"], extra)
        yield from (text for name, text in _FORMATS.items() if name == schema.get("format"))
        name = path.rpartition(".")[2].strip("$[]")
        text = f"practice {name.replace('_', ' ').replace('[', ' ').replace(']', '')}".strip()
        yield (text * (least // len(text) + 1) if len(text) < least else text)[:most]

    def _arrays(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[list[Any]]:
        prefix = schema.get("prefixItems", [])
        item = schema.get("items", {})
        least = schema.get("minItems", 0)
        containing = schema.get("minContains", 1) if "contains" in schema else 0
        if max(least, containing) > _MOST_STEPS:
            raise _TooLargeError
        if containing:
            prefix = [*prefix, *[schema["contains"]] * containing]
            least = max(least, len(prefix))
        wanted = least if depth >= _SHALLOW else max(least, len(prefix) or _SEVERAL)
        if item is False:
            wanted = min(wanted, len(prefix))
        wanted = min(wanted, schema.get("maxItems", wanted))
        for length in dict.fromkeys((wanted, least)):
            try:
                yield self._items(schema, [*prefix, *[item] * (length - len(prefix))][:length], path, depth)
            except NoInstanceError:
                continue

    def _items(self, schema: dict[str, Any], schemas: list[Any], path: str, depth: int) -> list[Any]:
        found: list[Any] = []
        for number, item in enumerate(schemas, 1):
            if schema.get("uniqueItems"):
                item = {"allOf": [item], "not": {"enum": list(found)}}
            found.append(self.make(item, f"{path}[{number}]", depth + 1))
        return found

    def _objects(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[dict[str, Any]]:
        known = schema.get("properties", {})
        required = list(schema.get("required", ()))
        other = schema.get("additionalProperties", True)
        found = {}
        for name in [*known, *(name for name in required if name not in known)]:
            if depth >= _SHALLOW and name not in required:
                continue
            try:
                found[name] = self.make(known.get(name, other), f"{path}.{name}", depth + 1)
            except NoInstanceError:
                if name in required:
                    raise
        for number in range(len(found), min(schema.get("minProperties", 0), _MOST_STEPS)):
            found[f"practice {number + 1}"] = self.make(other, f"{path}.practice {number + 1}", depth + 1)
        yield found
        yield {name: value for name, value in found.items() if name in required}

    def _rotated(self, values: Any, path: str) -> list[Any]:
        """Return all values, beginning with one that the seed chooses."""
        values = list(values)
        start = self._digest.number(path, len(values))
        return values[start:] + values[:start]

    def _measure(self) -> None:
        """Find for each reference how deep the shallowest value is that satisfies it."""
        for _ in range(100):  # as many rounds as references can lead from one to the next
            before = dict(self._heights)
            self._height(self._document._document)
            for reference in before:
                self._heights[reference] = self._height(self._document.resolve(reference))
            if before == self._heights:
                return

    def _height(self, schema: Any) -> float:
        """Return how many values stand above one another in the shallowest value, as far as is known yet."""
        self._document.step()
        if not isinstance(schema, dict) or "const" in schema or "enum" in schema:
            return 0
        own: float = 0
        types = schema.get("type", ())
        if "null" not in types:
            known, item = schema.get("properties", {}), schema.get("items", {})
            below = [known[name] for name in schema.get("required", ()) if name in known]
            if schema.get("minItems", 0) > 0:
                below.append(item)
            own = 1 + max(map(self._height, below)) if below else 0
        parts = [own, *map(self._height, schema.get("allOf", ()))]
        if "$ref" in schema:
            parts.append(self._heights.setdefault(schema["$ref"], float("inf")))
        parts += [min(map(self._height, schema[name])) for name in ("anyOf", "oneOf") if name in schema]
        return max(parts)


def _types(schema: dict[str, Any], *, null_first: bool) -> list[str]:
    """Return the types that a value may have, the likelier ones first."""
    if "type" not in schema:
        hinted = [_TYPE_OF_KEYWORD[keyword] for keyword in schema if keyword in _TYPE_OF_KEYWORD]
        return list(dict.fromkeys([*hinted, *TYPES]))
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return sorted(types, key=lambda name: (name == "null") is not null_first)


def _plain_number(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that asks for what both ask for, as far as keywords can say it."""
    merged = {**one, **other}
    for name in one.keys() & other.keys():
        here, there = one[name], other[name]
        if name == "properties":
            shared = {key: {"allOf": [here[key], there[key]]} for key in here.keys() & there.keys()}
            merged[name] = here | there | shared
        elif name == "required":
            merged[name] = list(dict.fromkeys([*here, *there]))
        elif name == "type":
            heres, theres = ([each] if isinstance(each, str) else each for each in (here, there))
            both = [each for each in heres if each in theres]
            both += ["integer"] if {"integer", "number"} <= {*heres, *theres} and "integer" not in both else []
            merged[name] = both or here
        elif name == "enum":
            merged[name] = [each for each in here if any(_same(each, value) for value in there)] or here
        elif name in ("items", "additionalProperties"):
            merged[name] = {"allOf": [here, there]}
        elif name in ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"):
            merged[name] = max(here, there)
        elif name in ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"):
            merged[name] = min(here, there)
    return merged
