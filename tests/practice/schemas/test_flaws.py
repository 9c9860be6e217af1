"""What is wrong with a schema, in the API's words."""

import pytest
from test_instances import FORMULA, REVIEW, TREE

from helpers.practice.schemas import flaws
from helpers.practice.schemas.budget import Budget, TooCostlyError

FLAWS = [
    ({"type": "array"}, """schema must be a JSON Schema of 'type: "object"', got 'type: "array"'."""),
    ({}, """schema must be a JSON Schema of 'type: "object"', got 'type: "None"'."""),
    ({"type": ["object"]}, """schema must be a JSON Schema of 'type: "object"', got 'type: "None"'."""),
    ({"type": "object"}, "In context=(), 'additionalProperties' is required to be supplied and to be false."),
    (
        {"type": "object", "additionalProperties": True},
        "In context=(), 'additionalProperties' is required to be supplied and to be false.",
    ),
    (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
        "In context=(), 'required' is required to be supplied and to be an array including every key in properties. "
        "Missing 'a'.",
    ),
    (
        {"type": "object", "properties": {}, "required": ["a"], "additionalProperties": False},
        "In context=(), 'required' is required to be supplied and to be an array including every key in properties. "
        "Extra required key 'a' supplied.",
    ),
    (
        {"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": False},
        "In context=('properties', 'a'), schema must have a 'type' key.",
    ),
    (
        {"type": "object", "properties": {"a": True}, "required": ["a"], "additionalProperties": False},
        "In context=('properties', 'a'), true is not of type 'object', 'boolean'.",
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


NOT_STRICT = {  # with an argument that is all right in other schemas
    "allOf": [{}],
    "contains": {},
    "dependentRequired": {"a": ["b"]},
    "dependentSchemas": {},
    "else": {},
    "if": {},
    "maxProperties": 1,
    "minProperties": 1,
    "not": {},
    "oneOf": [{}],
    "patternProperties": {},
    "propertyNames": {},
    "then": {},
    "unevaluatedItems": False,
    "unevaluatedProperties": False,
    "uniqueItems": True,
}


@pytest.mark.parametrize("keyword", NOT_STRICT)
def test_strict_schemas_lack_keywords(keyword):
    """Each keyword that strict schemas may not have is named, and is no flaw of others."""
    schema = {"type": "object", "properties": {}, "additionalProperties": False, keyword: NOT_STRICT[keyword]}
    assert flaws.find(schema) is None
    assert flaws.find(schema, strict=True) == f"In context=(), '{keyword}' is not permitted."


PARTS = {
    "('{}',)": ["additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"],
    "('{}', '1')": ["allOf", "anyOf", "oneOf", "prefixItems"],
    "('{}', 'a')": ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"],
}


@pytest.mark.parametrize(("context", "keyword"), [(context, each) for context in PARTS for each in PARTS[context]])
def test_schemas_within_schemas_are_looked_at(context, keyword):
    """A flaw is found wherever a schema stands within another, and it is said where."""
    wrong = {"minLength": "2"}
    schema = {
        keyword: wrong
        if "'1'" not in context and "'a'" not in context
        else [{}, wrong]
        if "1" in context
        else {"a": wrong}
    }
    assert flaws.find(schema) == f"In context={context.format(keyword)}, '2' is not of type 'integer'."


@pytest.mark.parametrize("what", ["Contains", "Items", "Length", "Properties"])
def test_sizes_and_bounds_are_numbers(what):
    """Every keyword of a size takes whole numbers from 0, and every bound a number."""
    for keyword in (f"min{what}", f"max{what}"):
        assert flaws.find({keyword: "2"}) == "In context=(), '2' is not of type 'integer'."
        assert flaws.find({keyword: -1}) == "In context=(), -1 is not a possible size."
        assert flaws.find({keyword: 0}) is None
    for keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        assert flaws.find({keyword: "2"}) == "In context=(), '2' is not of type 'number'."
        assert flaws.find({keyword: -1}) is None


def test_strict_schemas_have_no_flaw():
    """Schemas that follow the rules of strict ones, references to themselves included, are accepted."""
    assert flaws.find(REVIEW, strict=True) is None
    assert flaws.find(TREE, strict=True) is None
    assert flaws.find(FORMULA) is None
    assert flaws.find({"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"type": "null"}]}}}, strict=True) is None


LONG = ", ".join(['"' + "가" * 19 + '"'] * 30)
COUNTED = ", ".join(map(str, range(100)))
UNUSABLE = [
    (7, "7 is not of type 'object'."),
    (["a"], """["a"] is not of type 'object'."""),
    (None, "null is not of type 'object'."),
    ({"items": 7}, "In context=('items',), 7 is not of type 'object', 'boolean'."),
    ({"not": "a"}, "In context=('not',), 'a' is not of type 'object', 'boolean'."),
    (
        {"properties": {"a": {"anyOf": [{}, None]}}},
        "In context=('properties', 'a', 'anyOf', '1'), null is not of type 'object', 'boolean'.",
    ),
    ({"additionalProperties": []}, "In context=('additionalProperties',), [] is not of type 'object', 'boolean'."),
    ({"type": "text"}, "In context=(), 'text' is not valid under any of the given schemas."),
    ({"type": []}, "In context=(), [] is not valid under any of the given schemas."),
    ({"type": ["string", 7]}, """In context=(), ["string", 7] is not valid under any of the given schemas."""),
    ({"type": None}, "In context=(), null is not valid under any of the given schemas."),
    ({"type": ["string", "string"]}, """In context=(), ["string", "string"] has non-unique elements."""),
    ({"properties": []}, "In context=(), [] is not of type 'object'."),
    ({"$defs": 7}, "In context=(), 7 is not of type 'object'."),
    ({"patternProperties": {"(": {}}}, "In context=(), '(' is not a 'regex'."),
    ({"allOf": {}}, "In context=(), {} is not of type 'array'."),
    ({"prefixItems": []}, "In context=(), [] should be non-empty."),
    ({"enum": "a"}, "In context=(), 'a' is not of type 'array'."),
    ({"enum": []}, "In context=(), [] should be non-empty."),
    ({"required": "a"}, "In context=(), 'a' is not of type 'array'."),
    ({"required": ["a", 7]}, """In context=(), ["a", 7] is not of type 'array'."""),
    ({"dependentRequired": []}, "In context=(), [] is not of type 'object'."),
    (
        {"dependentRequired": {"a": ["b"], "c": "d"}},
        """In context=(), {"a": ["b"], "c": "d"} is not of type 'object'.""",
    ),
    ({"minLength": "2"}, "In context=(), '2' is not of type 'integer'."),
    ({"minLength": 2.5}, "In context=(), 2.5 is not of type 'integer'."),
    ({"maxItems": True}, "In context=(), true is not of type 'integer'."),
    ({"maxContains": -1}, "In context=(), -1 is not a possible size."),
    ({"minimum": "2"}, "In context=(), '2' is not of type 'number'."),
    ({"exclusiveMaximum": False}, "In context=(), false is not of type 'number'."),
    ({"multipleOf": 0}, "In context=(), 0 is not a possible number."),
    ({"multipleOf": -1}, "In context=(), -1 is not a possible number."),
    ({"multipleOf": None}, "In context=(), null is not of type 'number'."),
    ({"pattern": 7}, "In context=(), 7 is not of type 'string'."),
    ({"pattern": "[a"}, "In context=(), '[a' is not a 'regex'."),
    ({"pattern": "a{" + "1" * 5000 + "}"}, f"In context=(), 'a{{{'1' * 76}… is not a 'regex'."),
    ({"uniqueItems": 1}, "In context=(), 1 is not of type 'boolean'."),
    ({"$ref": 7}, "In context=(), 7 is not of type 'string'."),
    (
        {"$ref": "#/$defs/a"},
        "In context=(), reference can only point to definitions defined at the top level of the schema.",
    ),
    ({"$ref": "#/enum", "enum": [1]}, "In context=(), [1] is not of type 'object', 'boolean'."),
    ({"enum": "a" * 100}, f"In context=(), '{'a' * 78}… is not of type 'array'."),
    ({"properties": ["가" * 19] * 30}, f"In context=(), [{LONG[:78]}… is not of type 'object'."),
    ({"required": list(range(100))}, f"In context=(), [{COUNTED[:78]}… is not of type 'array'."),
]


@pytest.mark.parametrize(("schema", "flaw"), UNUSABLE, ids=range(len(UNUSABLE)))
def test_unusable_arguments_are_named(schema, flaw):
    """An argument that a keyword cannot have is shown, with where it stands, and what it is not."""
    assert flaws.find(schema) == flaw


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"minLength": 0, "maxLength": 2.0, "minimum": -1e308, "maximum": 10**400, "multipleOf": 1e-300},
        {"maximum": 9007199254740991, "minimum": -9007199254740991, "minItems": 2**64},
        {"type": ["string", "null"], "uniqueItems": False, "required": [], "properties": {}},
        {"items": True, "additionalProperties": False, "not": False},
        {"pattern": r"(a)\1"},
        {"pattern": "(?<year>[0-9]{4})"},
        {"$ref": "#/anyOf/0", "anyOf": [{}]},
        {"unknown": {"type": 7}},
        {"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"a": {}}},
    ],
)
def test_unusual_schemas_have_no_flaw(schema):
    """What JSON Schema allows is no flaw, however large or small, or whatever practice mode makes of it later."""
    assert flaws.find(schema) is None


def test_tools_must_be_objects():
    """The parameters of a function have to be an object, strict or not, or refer to something."""
    assert flaws.find({"type": "string"}, is_object=True) == FLAWS[0][1].replace("array", "string")
    assert flaws.find({"type": "string"}) is None
    assert flaws.find({"$ref": "#/$defs/a", "$defs": {"a": {}}}, is_object=True) is None
    assert flaws.find({"type": "object"}, is_object=True) is None


def _spent(schema, *, strict=False):
    budget = Budget(steps=10**7)
    flaws.find(schema, strict=strict, budget=budget)
    return 10**7 - budget.steps


NAMES = [f"name{number}" for number in range(4000)]
GROWING = {
    "properties": lambda n: {"properties": {name: {} for name in NAMES[:n]}},
    "anyOf": lambda n: {"anyOf": [{}] * n},
    "keywords": lambda n: dict.fromkeys(NAMES[:n], 1),
    "required": lambda n: {"required": NAMES[:n]},
    "patterns": lambda n: {"pattern": "a" * n},
    "references": lambda n: {"$ref": "#/" + "a" * n, "a" * n: {}},
}


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_as_the_schema_does(name):
    """Twice as much of anything takes twice the steps, neither more nor uncounted."""
    some, more = (_spent(GROWING[name](n)) for n in (1000, 2000))
    assert some + 100 <= more <= 2 * some


def test_strict_rules_cost_steps_too():
    """Comparing properties with what is required takes steps as well."""
    schema = {
        "type": "object",
        "properties": {name: {"type": "null"} for name in NAMES},
        "required": NAMES,
        "additionalProperties": False,
    }
    assert flaws.find(schema, strict=True) is None
    assert _spent(schema, strict=True) == _spent(schema) + 2 * len(NAMES) // 8


def test_a_gigantic_schema_is_given_up():
    """A schema of a hundred thousand parts is not looked through."""
    with pytest.raises(TooCostlyError):
        flaws.find({"anyOf": [{}] * 100_000})
