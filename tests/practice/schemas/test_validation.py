"""Whether values validate: every keyword in both directions, and the reference implementation agrees."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from helpers.practice.schemas import flaws, validation
from helpers.practice.schemas.budget import Budget, TooCostlyError
from helpers.practice.schemas.instances import NoInstanceError, instance
from helpers.practice.schemas.validation import resolve, validates

# Each schema with values that validate and values that do not.
CASES = {
    "true": (True, [None, 1, "a", [], {}], []),
    "false": (False, [], [None, 1, "a", [], {}]),
    "unknown keywords": ({"colour": 7, "default": 1, "title": "a", "format": "date"}, ["a", 1], []),
    "type string": ({"type": "string"}, ["", "a"], [1, None, True, [], {}]),
    "type integer": ({"type": "integer"}, [0, -1, 2.0, 10**30], [0.5, "1", True, None]),
    "type number": ({"type": "number"}, [0, 0.5, -1e300], ["1", False, None]),
    "type boolean": ({"type": "boolean"}, [True, False], [0, 1, "true", None]),
    "type null": ({"type": "null"}, [None], [0, False, "", []]),
    "type array": ({"type": "array"}, [[], [1]], [{}, "[]", None]),
    "type object": ({"type": "object"}, [{}, {"a": 1}], [[], "{}", None]),
    "types": ({"type": ["string", "null"]}, ["a", None], [1, False, []]),
    "enum": ({"enum": ["a", 1, [2], {"b": None}]}, ["a", 1, 1.0, [2.0], {"b": None}], ["b", True, [], [1], {}, None]),
    "enum of booleans": ({"enum": [True]}, [True], [1, 1.0, False, "true"]),
    "const": ({"const": {"a": [1, "b"], "c": 0}}, [{"c": 0.0, "a": [1.0, "b"]}], [{}, {"a": [1, "b"]}, [], None]),
    "const false": ({"const": False}, [False], [0, None, "", True]),
    "const text": ({"const": "1"}, ["1"], [1, "1.0"]),
    "const null": ({"const": None}, [None], [0, False, ""]),
    "allOf": ({"allOf": [{"type": "integer"}, {"minimum": 2}]}, [2, 3], [1, 2.5, "a"]),
    "anyOf": ({"anyOf": [{"type": "string"}, {"minimum": 2}]}, ["a", 2], [1, 0.5]),
    "oneOf": ({"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]}, [2, 3, 4, 9], [1, 6, 12]),
    "oneOf with none": ({"oneOf": [{"type": "string"}, {"type": "null"}]}, ["a", None], [1]),
    "not": ({"not": {"type": "string"}}, [1, None], ["a"]),
    "if then": ({"if": {"type": "integer"}, "then": {"minimum": 5}}, [5, 0.5, "a"], [4]),
    "if else": ({"if": {"type": "integer"}, "else": {"type": "null"}}, [4, None], ["a", 0.5]),
    "then alone": ({"then": False, "else": False}, [1, None], []),
    "minLength": ({"minLength": 2}, ["ab", "가나", "abc", 1], ["", "a", "🌊"]),
    "minLength 2.0": ({"minLength": 2.0}, ["ab"], ["a"]),
    "maxLength": ({"maxLength": 2}, ["", "ab", "🌊🌊", 333], ["abc"]),
    "pattern": ({"pattern": "b+c"}, ["bc", "abbcd", 1, None], ["b", "c", "BC"]),
    "pattern at the ends": ({"pattern": "^ab?$"}, ["a", "ab"], ["b", "abc", "ba"]),
    "minimum": ({"minimum": 2}, [2, 2.5, "1", True], [1, 1.9999, -3]),
    "maximum": ({"maximum": 2}, [2, 1.5, -9, "3"], [3, 2.0001]),
    "exclusiveMinimum": ({"exclusiveMinimum": 2}, [3, 2.0001, "1"], [2, 2.0, 1]),
    "exclusiveMaximum": ({"exclusiveMaximum": 2}, [1, 1.9999, "3"], [2, 2.0, 3]),
    "multipleOf": ({"multipleOf": 3}, [0, 3, -6, 9.0, "4"], [1, 4, 3.5]),
    "multipleOf 0.25": ({"multipleOf": 0.25}, [0.5, 3, 1e20], [0.3, 0.125]),
    "minItems": ({"minItems": 2}, [[1, 2], [1, 2, 3], "a"], [[], [1]]),
    "maxItems": ({"maxItems": 1}, [[], [1], "abc"], [[1, 2]]),
    "uniqueItems": (
        {"uniqueItems": True},
        [[], [1, 2], [1, True], [0, False, None], [[1], [2]]],
        [[1, 1.0], ["a", "a"]],
    ),
    "uniqueItems within": (
        {"uniqueItems": True},
        [[{"a": 1}, {"a": 2}]],
        [[{"a": 1, "b": 2}, {"b": 2, "a": 1}], [[1], [1.0]]],
    ),
    "uniqueItems false": ({"uniqueItems": False}, [[1, 1], [2]], []),
    "items": ({"items": {"type": "integer"}}, [[], [1, 2], "a"], [["a"], [1, "a"]]),
    "items false": ({"items": False}, [[], {}], [[1]]),
    "prefixItems": (
        {"prefixItems": [{"type": "integer"}, {"type": "string"}]},
        [[], [1], [1, "a", None]],
        [["a"], [1, 2]],
    ),
    "items after prefixItems": (
        {"prefixItems": [{"type": "integer"}], "items": {"type": "string"}},
        [[], [1], [1, "a"]],
        [["a"], [1, 2], [1, "a", 3]],
    ),
    "contains": ({"contains": {"const": 7}}, [[7], [1, 7], "a"], [[], [1]]),
    "minContains": ({"contains": {"const": 7}, "minContains": 2}, [[7, 7], [7, 1, 7]], [[7], [1, 7]]),
    "minContains 0": ({"contains": {"const": 7}, "minContains": 0}, [[], [1], [7]], []),
    "maxContains": ({"contains": {"const": 7}, "maxContains": 1}, [[7], [7, 1]], [[7, 7], []]),
    "minContains alone": ({"minContains": 2, "maxContains": 0}, [[], [1]], []),
    "minProperties": ({"minProperties": 1}, [{"a": 1}, []], [{}]),
    "maxProperties": ({"maxProperties": 1}, [{}, {"a": 1}, [1, 2]], [{"a": 1, "b": 2}]),
    "required": ({"required": ["a", "b"]}, [{"a": 1, "b": None}, []], [{}, {"a": 1}, {"b": 1}]),
    "properties": (
        {"properties": {"a": {"type": "integer"}, "b": False}},
        [{}, {"a": 1}, {"c": 1}, []],
        [{"a": "x"}, {"b": 1}],
    ),
    "patternProperties": (
        {"patternProperties": {"^a": {"type": "integer"}, "z": {"minimum": 5}}},
        [{}, {"a": 1, "b": "x"}, {"az": 5}],
        [{"a": "x"}, {"ab": None}, {"az": 4}],
    ),
    "additionalProperties": (
        {"properties": {"a": {}}, "patternProperties": {"^x": {}}, "additionalProperties": {"type": "integer"}},
        [{}, {"a": "s", "x1": "s", "b": 1}],
        [{"b": "s"}, {"a": 1, "c": None}],
    ),
    "additionalProperties false": (
        {"properties": {"a": {}}, "additionalProperties": False},
        [{"a": 1}, {}, []],
        [{"b": 1}],
    ),
    "propertyNames": ({"propertyNames": {"maxLength": 2}}, [{}, {"ab": 1}, []], [{"abc": 1}, {"a": 1, "abc": 1}]),
    "dependentRequired": (
        {"dependentRequired": {"a": ["b", "c"]}},
        [{}, {"b": 1}, {"a": 1, "b": 1, "c": 1}, []],
        [{"a": 1}, {"a": 1, "b": 1}],
    ),
    "dependentSchemas": (
        {"dependentSchemas": {"a": {"required": ["b"]}}},
        [{}, {"c": 1}, {"a": 1, "b": 1}],
        [{"a": 1}],
    ),
    "$ref": ({"$ref": "#/$defs/a/anyOf/1", "$defs": {"a": {"anyOf": [False, {"type": "null"}]}}}, [None], [1]),
    "$ref beside others": ({"$ref": "#/$defs/a", "maximum": 5, "$defs": {"a": {"minimum": 3}}}, [3, 5], [2, 6]),
    "$ref escaped": ({"$ref": "#/$defs/a~1b~0c", "$defs": {"a/b~c": {"type": "null"}}}, [None], [1]),
    "$ref to itself": (
        {"properties": {"next": {"$ref": "#"}}, "additionalProperties": False},
        [{}, {"next": {"next": {}}}],
        [{"next": {"other": 1}}],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_keyword(name):
    """A keyword accepts what it should and nothing else; what is made for it is accepted; the reference agrees."""
    schema, good, bad = CASES[name]
    reference = Draft202012Validator(schema)
    if isinstance(schema, dict):
        assert flaws.find(schema) is None
    for value, verdict in [(value, True) for value in good] + [(value, False) for value in bad]:
        assert validates(value, schema) is verdict, value
        assert reference.is_valid(value) is verdict, value
    if schema is False:
        with pytest.raises(NoInstanceError):
            instance(schema, "")
    else:
        assert reference.is_valid(instance(schema, ""))


def test_every_keyword_has_a_case():
    """No keyword is added without a case here."""
    said = json.dumps([schema for schema, _, _ in CASES.values()])
    assert [keyword for keyword in validation._KEYWORDS if f'"{keyword}":' not in said] == []


def test_large_numbers_are_exact():
    """Numbers too large or too small for ordinary division are divided all the same."""
    assert not validates(1e308, {"type": "integer", "multipleOf": 0.123456789})
    assert validates(1e300, {"multipleOf": 0.1})
    assert validates(10**20, {"type": "integer", "multipleOf": 1e-300})
    assert all(validates(price, {"multipleOf": 0.01}) for price in (0.3, 19.99, 4.35))
    assert validates(10**400, {"multipleOf": 10**399})
    assert not validates(10**400 + 1, {"multipleOf": 10**399})
    assert validates(10**400, {"minimum": 1e308})
    assert validates(7e-20, {"multipleOf": 1e-20})
    assert not validates(7.5e-20, {"multipleOf": 1e-20})


@pytest.mark.parametrize(
    "reference", ["#/$defs/b", "#/type/a", "a", "", "##", "#/anyOf/2", "#/anyOf/x", "#/anyOf/" + "9" * 5000]
)
def test_references_to_nothing(reference):
    """A reference that points to nothing in the schema is told apart from one that does."""
    with pytest.raises(LookupError):
        resolve(reference, {"type": "null", "anyOf": [{}, {}]})


def test_references_are_followed():
    """A reference names properties and places, and # is the whole."""
    document = {"anyOf": [{}, {"not": {"a": 1}}]}
    assert resolve("#", document) is document
    assert resolve("#/anyOf/1/not", document) == {"a": 1}


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {
            "$ref": "#/$defs/a0",
            "$defs": {f"a{n}": {"anyOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 2} for n in range(60)} | {"a60": False},
        },
        {
            "$ref": "#/$defs/a0",
            "$defs": {f"a{n}": {"$ref": f"#/$defs/a{n + 1}"} for n in range(1000)} | {"a1000": True},
        },
    ],
    ids=["endless", "doubled", "long"],
)
def test_endless_references_end(schema):
    """References that never end, or have billions of steps, are given up."""
    with pytest.raises(TooCostlyError):
        validates("text", schema)


def test_schemas_may_be_as_deep_as_json():
    """A schema as deep as a request may be is followed to its end, and one too many is given up."""
    schema = False
    for _ in range(149):
        schema = {"not": schema}
    assert validates(1, schema)
    with pytest.raises(TooCostlyError):
        validates(1, {"not": {"not": schema}})
    assert not validates(1, {"not": schema})


def _spent(value, schema):
    budget = Budget()
    steps = budget.steps
    validates(value, schema, budget)
    return steps - budget.steps


MANY = [str(number) for number in range(4000)]
GROWING = {
    "uniqueItems": lambda n: (list(range(n)), {"uniqueItems": True}),
    "enum": lambda n: (MANY[:n], {"items": {"enum": MANY[:n]}}),
    "const": lambda n: (list(range(n)), {"const": list(range(n))}),
    "pattern": lambda n: ("a" * n + "!", {"pattern": "^(a+)+$"}),
    "look-ahead": lambda n: ("a " * n, {"pattern": r"^(?!admin)([a-z]+ ?)+\.$"}),
    "patternProperties": lambda n: ({"a" * n + "!": 1}, {"patternProperties": {"^(a+)+$": False}}),
    "additionalProperties": lambda n: (dict.fromkeys(MANY[:n], 1), {"additionalProperties": {"type": "integer"}}),
    "required": lambda n: (dict.fromkeys(MANY[:n], 1), {"required": MANY[:n]}),
    "properties": lambda n: ({}, {"properties": dict.fromkeys(MANY[:n], True)}),
    "propertyNames": lambda n: (dict.fromkeys(MANY[:n], 1), {"propertyNames": True}),
    "dependentRequired": lambda n: ({"a": 1}, {"dependentRequired": {name: ["a"] for name in MANY[:n]}}),
    "dependentSchemas": lambda n: ({"a": 1}, {"dependentSchemas": dict.fromkeys(MANY[:n], True)}),
    "items": lambda n: (MANY[:n], {"items": True}),
    "contains": lambda n: (MANY[:n], {"contains": True}),
    "prefixItems": lambda n: (MANY[:n], {"prefixItems": [{}] * n}),
    "multipleOf": lambda n: (10**n, {"multipleOf": 7}),
    "$ref": lambda n: (1, {"$ref": "#/" + "a" * n, "a" * n: {}}),
}


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_as_the_request_does(name):
    """Twice as much of anything takes twice the steps, neither more nor uncounted."""
    some, more = (_spent(*GROWING[name](n)) for n in (1000, 3000))
    assert some + 2 <= more <= 3 * some


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
@example({"uniqueItems": True}, [1, True])
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
        except (NoInstanceError, TooCostlyError):
            return
    else:
        assert flaw.endswith(".")
        assert len(flaw) < 300
