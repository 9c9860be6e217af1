"""JSON schemas: instances validate, and the validator agrees with the reference implementation."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from helpers.practice.schemas import flaws, patterns
from helpers.practice.schemas.validation import NoInstanceError, instance, validates

REVIEW = {
    "type": "object",
    "properties": {
        "sentiment": {"type": "string", "enum": ["positive", "neutral", "negative"]},
        "stars": {"type": "integer", "minimum": 1, "maximum": 5},
        "share": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.001},
        "topics": {"type": "array", "items": {"type": "string", "maxLength": 12}, "minItems": 1, "maxItems": 3},
        "reply": {"type": ["string", "null"]},
        "when": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{4}(/[a-z]+)?$"},
        "kind": {"type": "string", "const": "review"},
    },
    "required": ["sentiment", "stars", "share", "topics", "reply", "when", "code", "kind"],
    "additionalProperties": False,
}
TREE = {
    "type": "object",
    "properties": {"root": {"$ref": "#/$defs/node"}},
    "required": ["root"],
    "additionalProperties": False,
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "value": {"type": "integer"},
                "next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]},
                "children": {"type": "array", "items": {"$ref": "#/$defs/node"}},
            },
            "required": ["value", "next", "children"],
            "additionalProperties": False,
        }
    },
}
FORMULA = {
    "$ref": "#/$defs/formula",
    "$defs": {
        "formula": {
            "anyOf": [
                {
                    "type": "object",
                    "properties": {"left": {"$ref": "#/$defs/formula"}, "right": {"$ref": "#/$defs/formula"}},
                    "required": ["left", "right"],
                },
                {"type": "number"},
            ]
        }
    },
}
SATISFIABLE = [
    REVIEW,
    TREE,
    FORMULA,
    True,
    {},
    {"not": {"type": "string"}},
    {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 3}, "minItems": 3, "uniqueItems": True},
    {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False},
    {"type": "array", "contains": {"const": 7}, "minContains": 2},
    {"type": "integer", "multipleOf": 7, "minimum": 100, "maximum": 110},
    {"type": "integer", "maximum": -5},
    {"type": "number", "multipleOf": 0.01, "minimum": 0.3},
    {"type": "string", "minLength": 50, "maxLength": 52},
    {"type": "string", "pattern": "^\\d{3}-[^a-y]{2,}$", "minLength": 12},
    {"oneOf": [{"type": "integer"}, {"type": "integer", "minimum": 1000}]},
    {"allOf": [{"properties": {"a": {"type": "integer"}}}, {"properties": {"a": {"minimum": 50}}, "required": ["a"]}]},
    {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2},
    {"type": "object", "properties": {"a": {"$ref": "#"}, "b": {"type": "null"}}, "required": ["b"]},
    {"if": {"type": "integer"}, "then": {"minimum": 500}, "else": {"type": "string"}, "type": "integer"},
]
IMPOSSIBLE = [
    False,
    {"$ref": "#"},
    {"type": "object", "properties": {"self": {"$ref": "#"}}, "required": ["self"]},
    {"type": "integer", "minimum": 3, "maximum": 2},
    {"allOf": [{"type": "string"}, {"type": "integer"}]},
    {"type": "string", "minLength": 10**9},
    {"type": "array", "items": {}, "minItems": 10**9},
]


@pytest.mark.parametrize("schema", SATISFIABLE, ids=range(len(SATISFIABLE)))
@pytest.mark.parametrize("seed", ["", "a", "가"])
def test_instance_validates(schema, seed):
    """What is made for a schema validates, by the reference implementation too, and is the same each time."""
    made = instance(schema, seed)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(made)
    assert validates(made, schema)
    assert instance(copy.deepcopy(schema), seed) == made
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize("schema", IMPOSSIBLE, ids=range(len(IMPOSSIBLE)))
def test_impossible_schema_has_no_instance(schema):
    """A schema that no value satisfies, or only a gigantic one, is given up, and soon."""
    with pytest.raises(NoInstanceError):
        instance(schema, "")


def test_gigantic_schemas_are_given_up():
    """A small schema whose smallest value, or whose check, would have billions of steps does not hold up the server."""
    doubled = {
        f"level{n}": {"type": "array", "items": {"$ref": f"#/$defs/level{n + 1}"}, "minItems": 2} for n in range(60)
    }
    doubled["level60"] = {"type": "null"}
    with pytest.raises(NoInstanceError):
        instance({"$ref": "#/$defs/level0", "$defs": doubled}, "")
    branches = {f"level{n}": {"anyOf": [{"$ref": f"#/$defs/level{n + 1}"}] * 2} for n in range(60)}
    branches["level60"] = {"type": "null"}
    assert not validates("text", {"$ref": "#/$defs/level0", "$defs": branches})


def test_seed_decides_between_equals():
    """Different seeds choose different values of an enum, and every one of them turns up."""
    kinds = {instance(REVIEW["properties"]["sentiment"], str(seed)) for seed in range(30)}
    assert kinds == {"positive", "neutral", "negative"}


def test_made_texts_are_labelled():
    """A free text says that it comes from practice mode, and which property it fills."""
    assert instance({"properties": {"first_name": {"type": "string"}}}, "")["first_name"] == "practice first name"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from([0.5, 2.0, -1.5])
    | st.sampled_from(["", "a", "가나", "ab1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
SIZE = st.integers(0, 3)
LEAVES = st.booleans() | st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(
            ["string", "integer", "number", "boolean", "null", "array", "object", ["string", "null"]]
        ),
        "enum": st.lists(VALUES, min_size=1, max_size=3),
        "const": VALUES,
        "minimum": st.integers(-5, 5),
        "exclusiveMaximum": st.sampled_from([-2, 0.5, 4]),
        "multipleOf": st.sampled_from([1, 2, 0.5]),
        "minLength": SIZE,
        "maxLength": SIZE,
        "pattern": st.sampled_from(["^a", "[0-9]", "가"]),
        "maxItems": SIZE,
        "minItems": SIZE,
        "uniqueItems": st.booleans(),
        "minProperties": SIZE,
        "maxProperties": SIZE,
        "required": st.lists(st.sampled_from("abc"), unique=True, max_size=2),
        "dependentRequired": st.just({"a": ["b"]}),
    },
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
            "patternProperties": st.dictionaries(st.sampled_from(["a", "^b$"]), inner, max_size=1),
            "additionalProperties": inner,
            "propertyNames": inner,
            "dependentSchemas": st.dictionaries(st.just("a"), inner, max_size=1),
            "items": inner,
            "prefixItems": st.lists(inner, min_size=1, max_size=2),
            "contains": inner,
            "minContains": st.integers(0, 2),
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "oneOf": st.lists(inner, min_size=1, max_size=2),
            "allOf": st.lists(inner, min_size=1, max_size=2),
            "not": inner,
            "if": inner,
            "then": inner,
            "else": inner,
        },
    ),
    max_leaves=5,
)


@settings(max_examples=28, deadline=None, derandomize=True)
@given(SCHEMAS, VALUES)
def test_validator_agrees_with_the_reference(schema, value):
    """Any value and any schema get the verdict of the reference implementation; what is made passes there too."""
    reference = Draft202012Validator(schema)
    assert validates(value, schema) == reference.is_valid(value)
    try:
        made = instance(schema, "")
    except NoInstanceError:
        return
    assert reference.is_valid(made)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.sampled_from(["type", "properties", "required", "anyOf", "items", "minLength", "minimum", "multipleOf"])
        | st.sampled_from(
            ["pattern", "$ref", "enum", "$defs", "additionalProperties", "patternProperties", "uniqueItems"]
        ),
        VALUES | SCHEMAS | st.sampled_from(["#", "#/$defs/a", "object", "(", 10**400, 1e308, -1, "가"]),
        max_size=4,
    ),
    st.booleans(),
)
def test_any_schema_is_made_or_refused(schema, strict):
    """Whatever is sent as a schema has a flaw that is named, or an instance, or none that can be found."""
    flaw = flaws.find(schema, strict=strict)
    if flaw is None:
        try:
            assert validates(instance(schema, ""), schema)
        except NoInstanceError:
            return
    else:
        assert flaw.endswith(".")
        assert len(flaw) < 300


FLAWS = [
    ({"type": "array"}, """schema must be a JSON Schema of 'type: "object"', got 'type: "array"'."""),
    ({}, """schema must be a JSON Schema of 'type: "object"', got 'type: "None"'."""),
    ({"type": "object"}, "In context=(), 'additionalProperties' is required to be supplied and to be false."),
    (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
        "In context=(), 'required' is required to be supplied and to be an array including every key in properties. "
        "Missing 'a'.",
    ),
    (
        {"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": False},
        "In context=('properties', 'a'), schema must have a 'type' key.",
    ),
    (
        {"type": "object", "properties": {"a": {"type": "array"}}, "required": ["a"], "additionalProperties": False},
        "In context=('properties', 'a'), array schema missing items.",
    ),
    (
        {"type": "object", "properties": {}, "additionalProperties": False, "$defs": {"b": {"allOf": [{}]}}},
        "In context=('$defs', 'b'), 'allOf' is not permitted.",
    ),
]


@pytest.mark.parametrize(("schema", "flaw"), FLAWS, ids=range(len(FLAWS)))
def test_strict_rules_are_the_apis(schema, flaw):
    """A schema that is not strict gets the API's wording for what it lacks."""
    assert flaws.find(schema, strict=True) == flaw


def test_strict_schemas_have_no_flaw():
    """Schemas that follow the rules of strict ones, references to themselves included, are accepted."""
    assert flaws.find(REVIEW, strict=True) is None
    assert flaws.find(TREE, strict=True) is None
    assert flaws.find(FORMULA) is None


@pytest.mark.parametrize(
    "pattern", ["^a{3}$", "(x|y)z?", "[^p]{2}", "^\\w+@\\w+\\.com$", "[가-힣]{2}", "a.c", "\\s\\S\\D\\W"]
)
def test_patterns_are_matched(pattern):
    """A text is found for simple expressions, repeated parts longer on request."""
    import re

    for extra in (0, 3):
        [text] = patterns.matching(pattern, extra)
        assert re.search(pattern, text)
    assert list(patterns.matching("(?=b)a", 0)) == []
