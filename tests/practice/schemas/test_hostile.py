"""Schemas that once stopped the server, took gigabytes or were answered with a 500."""

import functools
import tracemalloc

import pytest

from helpers.practice.schemas import flaws
from helpers.practice.schemas.budget import Budget, TooCostlyError
from helpers.practice.schemas.expressions import UnsupportedError
from helpers.practice.schemas.instances import NoInstanceError, instance

ANSWERED, FLAWED = "answered", "flawed"
MANY_A = "a" * 300 + "!"
WORDS = [f"word{number}" for number in range(10_000)]
COMBINED = [{"minimum": 1}, {"maximum": 9}, {"multipleOf": 2}, {"type": "number"}]

SCHEMAS = {
    "nested repeats": ({"type": "string", "pattern": "((a{1000}){1000}){100}"}, UnsupportedError),
    "const": ({"const": MANY_A, "type": "string", "pattern": "^(a+)+$"}, NoInstanceError),
    "enum": ({"enum": [MANY_A] * 20, "pattern": "^(a+)+$"}, NoInstanceError),
    "patternProperties": ({"required": [MANY_A], "patternProperties": {"^(a+)+$": False}}, ANSWERED),
    "a learner's": (
        {"properties": {"a b " * 150 + "1": {}}, "patternProperties": {r"^(?!admin)([a-z]+ ?)+\.$": False}},
        ANSWERED,
    ),
    "unique items": ({"type": "array", "items": {"type": "string"}, "minItems": 2000, "uniqueItems": True}, ANSWERED),
    "unique const": ({"const": list(range(15_000)), "uniqueItems": True}, ANSWERED),
    "unique of an enum": (
        {"type": "array", "items": {"enum": WORDS[:9000]}, "minItems": 500, "uniqueItems": True},
        ANSWERED,
    ),
    "small step": ({"type": "number", "minimum": 1e15, "multipleOf": 1e-14}, ANSWERED),
    "large number": ({"const": 1e300, "multipleOf": 0.1}, ANSWERED),
    "infinite quotient": ({"type": "integer", "multipleOf": 0.123456789, "minimum": 1e308}, NoInstanceError),
    "many digits": ({"type": "array", "items": {"minimum": -(10**4299)}, "minItems": 9999}, TooCostlyError),
    "combinations": ({"allOf": [{"anyOf": COMBINED}] * 20}, TooCostlyError),
    "deep combinations": (
        functools.reduce(lambda s, _: {"oneOf": [s, {"allOf": [s, s]}]}, range(8), True),
        TooCostlyError,
    ),
    "half a pair": ({"type": "string", "pattern": r"\ud800"}, NoInstanceError),
    "no character": ({"type": "string", "pattern": r"[^\x00-\U0010ffff]"}, NoInstanceError),
    "digits in a pattern": ({"pattern": "a{" + "1" * 5000 + "}"}, FLAWED),
    "digits in a reference": ({"anyOf": [{}], "$ref": "#/anyOf/" + "9" * 5000}, FLAWED),
    "long text": ({"type": "string", "minLength": 10**18}, TooCostlyError),
    "long text with a pattern": ({"type": "string", "minLength": 60_000, "pattern": "^[a-z ]+$"}, TooCostlyError),
    "contains": ({"type": "array", "contains": {"type": "null"}, "minContains": 10**7}, TooCostlyError),
    "references": (
        {
            "$ref": "#/$defs/a0",
            "$defs": {f"a{n}": {"$ref": f"#/$defs/a{n + 1}"} for n in range(3000)} | {"a3000": True},
        },
        NoInstanceError,
    ),
    "required": ({"type": "object", "required": ["a"] * 200_000}, TooCostlyError),
    "long names": (
        functools.reduce(lambda s, _: {"properties": {"n" * 20_000: s}, "required": ["n" * 20_000]}, range(30), True),
        TooCostlyError,
    ),
    "repeats of two": ({"type": "string", "pattern": "^(ab){0,65535}$"}, UnsupportedError),
    "repeats of one": ({"type": "string", "pattern": "^[^x]{0,65535}$"}, ANSWERED),
    "looks within looks": ({"type": "string", "pattern": "(?=(?=(?=(?=a)b*)*c*)*)*" * 20 + "x"}, ANSWERED),
    "branches": ({"type": "string", "pattern": "|".join(WORDS)}, TooCostlyError),
    "ignored case": (
        {"type": "string", "pattern": "(?i)^[" + "".join(map(chr, range(0x100, 0x1000))) + "]+$"},
        ANSWERED,
    ),
    "stars": ({"const": "a" * 3000, "pattern": "^" + "a*" * 200 + "b$"}, TooCostlyError),
    "braces": ({"type": "string", "pattern": "{" * 30_000}, TooCostlyError),
    "numbers with one hash": ({"const": [n * (2**61 - 1) for n in range(3000)], "uniqueItems": True}, ANSWERED),
    "large const, often": ({"type": "array", "items": {"const": "x" * 99_000}, "minItems": 1000}, TooCostlyError),
    "types": ({"type": ["string"] * 300_000}, FLAWED),
    "parts": ({"anyOf": [{}] * 100_001}, TooCostlyError),
}


def outcome(schema):
    """Return what becomes of a schema."""
    budget = Budget()
    try:
        if flaws.find(schema, budget=budget):
            return FLAWED
        instance(schema, "", budget)
    except (NoInstanceError, TooCostlyError, UnsupportedError) as error:
        return type(error)
    return ANSWERED


@pytest.mark.parametrize("name", SCHEMAS)
def test_hostile_schema_ends(name):
    """It is answered or given up for its reason, and nothing else goes wrong."""
    schema, expected = SCHEMAS[name]
    assert outcome(schema) == expected


@pytest.mark.parametrize(
    "name",
    ["nested repeats", "unique const", "combinations", "deep combinations", "branches", "repeats of two", "long names"],
)
def test_hostile_schema_takes_little_memory(name):
    """What once took gigabytes takes less than 30 megabytes."""
    tracemalloc.start()
    try:
        outcome(SCHEMAS[name][0])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30 * 2**20
