"""A value that validates against a JSON schema."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from ..wire.digest import Digest
from .budget import Budget, TooCostlyError
from .validation import TYPES, Document, exact, is_type

_DEEPEST = 100  # values within one another
_MOST_HOPS = 20  # from one combination or reference to the next, for one value
_SHALLOW = 3  # deeper down, values are as small as the schema allows
_SEVERAL = 2  # items of an array that may have them
_CHARACTERS_A_STEP = 64  # of paths
_NAMES_A_STEP = 4  # that are merged
_BITS_A_STEP = 500  # of numbers
_LARGEST = 17 * 10**307  # of numbers: other programs read larger ones as infinite
_MOST_ROUNDS = 100  # in which references are followed from one to the next
_BOUNDS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf")

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
    """A schema that no value satisfies, or none that is simple enough to be found here."""


def instance(schema: Any, seed: str, budget: Budget | None = None) -> Any:
    """Return a JSON value that validates against a JSON schema, always the same for the same seed.

    Optional properties are there, texts begin with "practice", and what can be null is not, unless the schema is
    deeply nested or refers to itself.

    Args:
        schema: one in which `flaws.find` finds nothing.
        seed: decides between the values that are as good as each other.
        budget: what is left for the request; None for a new one.

    Raises:
        NoInstanceError: none was found.
        TooCostlyError: finding one takes more than is left.
        UnsupportedError: a pattern has something that practice mode does not read.
    """
    return _Maker(schema, seed, budget or Budget()).make(schema, "$", 0)


class _Maker:
    """Makes a value that validates: tries what each part of the schema suggests, and keeps what validates."""

    def __init__(self, schema: Any, seed: str, budget: Budget) -> None:
        self._document = Document(schema, budget)
        self._budget = budget
        self._digest = Digest(seed.encode("utf-8", "replace"))
        self._heights: dict[str, float] = {}
        self._measure()

    def make(self, schema: Any, path: str, depth: int, taken: set[Hashable] | None = None) -> Any:
        """Return a value for a schema that stands `depth` values below the top.

        Args:
            schema: the whole schema or a part of it.
            path: where the value will stand.
            depth: how many values it will stand in.
            taken: the keys of values that it must not equal; its own key is added. None for no such values.

        Raises:
            NoInstanceError: none was found, or only one that is nested too deeply.
            TooCostlyError: finding it takes more than is left.
        """
        self._budget.spend(1 + len(path) // _CHARACTERS_A_STEP)
        if depth > _DEEPEST:
            raise NoInstanceError(path)
        options = self._options(schema, 0)
        if depth >= _SHALLOW:
            options.sort(key=self._height)
        for option in options:
            for value in self._candidates(option, path, depth):
                if self._document.accepts(value, schema) and self._is_new(value, taken):
                    self._budget.write(self._length(value, whole="const" in option or "enum" in option))
                    return value
        raise NoInstanceError(path)

    def _is_new(self, value: Any, taken: set[Hashable] | None) -> bool:
        """Return whether a value equals none that is taken, and take it."""
        if taken is None:
            return True
        key = self._document.key(value)
        is_new = key not in taken
        taken.add(key)
        return is_new

    def _length(self, value: Any, *, whole: bool) -> int:
        """Return about how long a value is as JSON, its quotes and commas too; what is in it only if it is `whole`."""
        self._budget.spend()
        if isinstance(value, str):
            return len(value) + 3
        if isinstance(value, int):
            return value.bit_length() // 3 + 2
        if not isinstance(value, list | dict):
            return 10
        length = 3 + sum(len(name) + 4 for name in value if isinstance(value, dict))
        if whole:
            length += sum(
                self._length(each, whole=True) for each in (value.values() if isinstance(value, dict) else value)
            )
        return length

    def _options(self, schema: Any, hops: int) -> list[dict[str, Any]]:
        """Return schemas with no references or combinations at their top, each of which is one way to satisfy this."""
        self._budget.spend(2)
        if hops > _MOST_HOPS or schema is False:
            return []
        if schema is True:
            schema = {}
        self._budget.spend(len(schema) // _NAMES_A_STEP)
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
        return ways

    def _merge_each(self, ways: list[dict[str, Any]], parts: list[Any], hops: int) -> list[dict[str, Any]]:
        found = [option for part in parts for option in self._options(part, hops + 1)]
        return [self._merged(way, option) for way in ways for option in found]

    def _merged(self, one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
        """Return a schema that asks for what both ask for, as far as keywords can say it."""
        self._budget.spend(2 + (len(one) + len(other)) // _NAMES_A_STEP)
        merged = {**one, **other}
        for name in one.keys() & other.keys():
            here, there = one[name], other[name]
            if name == "properties":
                self._budget.spend(len(here) + len(there))
                shared = {key: {"allOf": [here[key], there[key]]} for key in here.keys() & there.keys()}
                merged[name] = here | there | shared
            elif name == "required":
                self._budget.spend((len(here) + len(there)) // _NAMES_A_STEP)
                merged[name] = list(dict.fromkeys([*here, *there]))
            elif name == "type":
                heres, theres = ([each] if isinstance(each, str) else each for each in (here, there))
                both = [each for each in heres if each in theres]
                both += ["integer"] if {"integer", "number"} <= {*heres, *theres} and "integer" not in both else []
                merged[name] = both or here
            elif name == "enum":
                merged[name] = [each for each in here if self._document.is_among(each, there)] or here
            elif name in ("items", "additionalProperties"):
                merged[name] = {"allOf": [here, there]}
            elif name in ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"):
                merged[name] = max(here, there)
            elif name in ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"):
                merged[name] = min(here, there)
        return merged

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
            if is_type(value, "integer"):
                yield int(value)

    def _numbers(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[float]:
        """Yield multiples that lie between the bounds, from a small one on; without a step, halves.

        All are counted in a unit so small that every bound, every step and a quarter of it are whole numbers.
        """
        given = {name: exact(schema[name]) for name in _BOUNDS if name in schema}
        least_power = min(-1, *(power for _, power in given.values()), 0) - 2
        unit = 10**-least_power
        scaled = {name: digits * 10 ** (power - least_power) for name, (digits, power) in given.items()}
        lows = [scaled[name] for name in ("minimum", "exclusiveMinimum") if name in scaled]
        highs = [scaled[name] for name in ("maximum", "exclusiveMaximum") if name in scaled]
        step = scaled.get("multipleOf", unit // 2)
        if "multipleOf" not in scaled and lows and highs:
            step = min(step, (min(highs) - max(lows)) // 4) or step
        first = _quotient(max(lows), step) if lows else _quotient(min(highs), step) - 9 if highs else 1
        ends = [each for each in (max(lows), min(highs)) if each % step == 0] if lows and highs else []
        offsets = (*self._rotated(range(10), path), *range(10, 40))
        for value in itertools.chain(
            ends if step > 100 * unit else (),
            ((first + offset) * step for offset in offsets),
            (*lows, *highs, 0),
        ):
            self._budget.spend(1 + (value.bit_length() + unit.bit_length()) // _BITS_A_STEP)
            if abs(value) <= _LARGEST * unit:
                yield value // unit if value % unit == 0 else value / unit

    def _strings(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[str]:
        least = int(schema.get("minLength", 0))
        most = int(schema.get("maxLength", max(least, 1000)))
        if least > self._budget.characters:
            raise TooCostlyError
        if "pattern" in schema:
            pattern = self._document.pattern(schema["pattern"])
            for extra in (0, 1, 2, 4, 8, 16, 32, least):
                text = pattern.example(extra)
                if text is not None:
                    yield text
        yield from (text for name, text in _FORMATS.items() if name == schema.get("format"))
        name = path.rpartition(".")[2].strip("$[]")
        text = f"practice {name.replace('_', ' ').replace('[', ' ').replace(']', '')}".strip()
        yield (text * (least // len(text) + 1) if len(text) < least else text)[:most]

    def _arrays(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[list[Any]]:
        prefix = schema.get("prefixItems", [])
        item = schema.get("items", {})
        least = int(schema.get("minItems", 0))
        containing = int(schema.get("minContains", 1)) if "contains" in schema else 0
        self._budget.spend(least + containing + len(prefix) // _NAMES_A_STEP)
        if containing:
            prefix = [*prefix, *[schema["contains"]] * containing]
            least = max(least, len(prefix))
        wanted = least if depth >= _SHALLOW else max(least, len(prefix) or _SEVERAL)
        if item is False:
            wanted = min(wanted, len(prefix))
        wanted = min(wanted, int(schema.get("maxItems", wanted)))
        for length in dict.fromkeys((wanted, least)):
            try:
                yield self._items(schema, [*prefix, *[item] * (length - len(prefix))][:length], path, depth)
            except NoInstanceError:
                continue

    def _items(self, schema: dict[str, Any], schemas: list[Any], path: str, depth: int) -> list[Any]:
        taken: set[Hashable] | None = set() if schema.get("uniqueItems") else None
        return [self.make(item, f"{path}[{number}]", depth + 1, taken) for number, item in enumerate(schemas, 1)]

    def _objects(self, schema: dict[str, Any], path: str, depth: int) -> Iterator[dict[str, Any]]:
        known = schema.get("properties", {})
        required = dict.fromkeys(schema.get("required", ()))
        other = schema.get("additionalProperties", True)
        self._budget.spend((len(known) + len(required)) // _NAMES_A_STEP)
        found = {}
        for name in [*known, *(name for name in required if name not in known)]:
            if depth >= _SHALLOW and name not in required:
                continue
            try:
                found[name] = self.make(known.get(name, other), f"{path}.{name}", depth + 1)
            except NoInstanceError:
                if name in required:
                    raise
        for number in range(len(found), int(schema.get("minProperties", 0))):
            found[f"practice {number + 1}"] = self.make(other, f"{path}.practice {number + 1}", depth + 1)
        yield found
        yield {name: value for name, value in found.items() if name in required}

    def _rotated(self, values: Sequence[Any], path: str) -> Iterator[Any]:
        """Yield all values, beginning with one that the seed chooses."""
        start = self._digest.number(path, len(values))
        for index in range(len(values)):
            yield values[(start + index) % len(values)]

    def _measure(self) -> None:
        """Find for each reference how deep the shallowest value is that satisfies it."""
        for _ in range(_MOST_ROUNDS):
            before = dict(self._heights)
            self._height(self._document.schema)
            for reference in before:
                self._heights[reference] = self._height(self._document.resolve(reference))
            if before == self._heights:
                return

    def _height(self, schema: Any) -> float:
        """Return how many values stand above one another in the shallowest value, as far as is known yet."""
        self._budget.spend()
        if not isinstance(schema, dict) or "const" in schema or "enum" in schema:
            return 0
        own: float = 0
        types = schema.get("type", ())
        if "null" not in types:
            known, item = schema.get("properties", {}), schema.get("items", {})
            self._budget.spend(len(schema.get("required", ())) // _NAMES_A_STEP)
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


def _quotient(dividend: int, divisor: int) -> int:
    """Divide whole numbers and leave the rest, towards zero."""
    found = abs(dividend) // abs(divisor)
    return found if (dividend < 0) is (divisor < 0) else -found
