"""Values that validate: made for any schema, always the same, small and labelled."""

import copy
import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from helpers.practice.schemas import flaws
from helpers.practice.schemas.budget import Budget, TooCostlyError
from helpers.practice.schemas.expressions import UnsupportedError
from helpers.practice.schemas.instances import NoInstanceError, instance
from helpers.practice.schemas.validation import validates

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
    {"type": "number", "minimum": 1e15, "multipleOf": 1e-14},
    {"const": 1e300, "multipleOf": 0.1},
    {"type": "array", "items": {"type": "array", "items": {"enum": [1, 2]}}, "minItems": 2, "uniqueItems": True},
    {"type": "string", "pattern": "^(?!admin)[a-z]+$"},
]
NONE_OR_GIGANTIC = [
    (False, NoInstanceError),
    ({"$ref": "#"}, NoInstanceError),
    ({"type": "object", "properties": {"self": {"$ref": "#"}}, "required": ["self"]}, NoInstanceError),
    ({"type": "array", "items": {"$ref": "#"}, "minItems": 1}, NoInstanceError),
    ({"type": "integer", "minimum": 3, "maximum": 2}, NoInstanceError),
    ({"allOf": [{"type": "string"}, {"type": "integer"}]}, NoInstanceError),
    ({"type": "array", "items": {"type": "boolean"}, "minItems": 3, "uniqueItems": True}, NoInstanceError),
    ({"type": "integer", "minimum": 10**400}, NoInstanceError),
    ({"type": "string", "pattern": "^(?=.*[A-Z])[a-z]+$"}, NoInstanceError),
    ({"const": "a" * 300 + "!", "type": "string", "pattern": "^(a+)+$"}, NoInstanceError),
    ({"type": "string", "minLength": 10**9}, TooCostlyError),
    ({"type": "string", "minLength": 100_001}, TooCostlyError),
    ({"type": "array", "items": {}, "minItems": 10**9}, TooCostlyError),
    ({"type": "array", "contains": {"type": "null"}, "minContains": 10**9}, TooCostlyError),
    ({"type": "object", "minProperties": 10**9}, TooCostlyError),
    ({"type": "array", "items": {"const": "a" * 1000}, "minItems": 101}, TooCostlyError),
    ({"type": "array", "items": {"enum": [["a" * 1000]]}, "minItems": 101}, TooCostlyError),
    ({"type": "array", "items": {"const": {"a" * 1000: [1]}}, "minItems": 101}, TooCostlyError),
    ({"type": "array", "items": {"const": 10**1000}, "minItems": 310}, TooCostlyError),
    ({"type": "array", "items": {"type": "object", "required": ["a" * 1000]}, "minItems": 101}, TooCostlyError),
    ({"type": "string", "pattern": "((a{1000}){1000}){100}"}, UnsupportedError),
    ({"type": "string", "pattern": "(a)\\1"}, UnsupportedError),
]


@pytest.mark.parametrize("schema", SATISFIABLE, ids=range(len(SATISFIABLE)))
@pytest.mark.parametrize("seed", ["", "a", "가"])
def test_instance_validates(schema, seed):
    """What is made for a schema validates, by the reference implementation too, and is the same each time."""
    made = instance(schema, seed)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(made)
    assert validates(made, schema)
    assert instance(copy.deepcopy(schema), seed) == made
    assert json.loads(json.dumps(made, allow_nan=False)) == made


@pytest.mark.parametrize(("schema", "error"), NONE_OR_GIGANTIC, ids=range(len(NONE_OR_GIGANTIC)))
def test_no_instance(schema, error):
    """A schema that no value satisfies, or only a gigantic one, is given up, and why is told apart."""
    assert isinstance(schema, bool) or flaws.find(schema) is None
    with pytest.raises(error):
        instance(schema, "")


def doubled(levels):
    """Return a schema whose smallest value has 2**levels parts."""
    defs = {
        f"level{n}": {"type": "array", "items": {"$ref": f"#/$defs/level{n + 1}"}, "minItems": 2} for n in range(levels)
    }
    return {"$ref": "#/$defs/level0", "$defs": defs | {f"level{levels}": {"type": "null"}}}


COMBINED = [{"minimum": 1}, {"maximum": 9}, {"multipleOf": 2}, {"type": "number"}]


@pytest.mark.parametrize(
    "schema",
    [
        doubled(60),
        {"allOf": [{"anyOf": COMBINED}] * 20},
        {"anyOf": [{"$ref": "#"}] * 3, "oneOf": [{"$ref": "#"}] * 3},
        {"allOf": [{"anyOf": [{"properties": {f"p{n}": {} for n in range(200)}}] * 2}] * 20},
    ],
    ids=["doubled", "combined", "endless", "properties"],
)
def test_gigantic_schemas_are_given_up(schema):
    """A small schema whose smallest value, or whose combinations, would be billions does not hold up the server."""
    assert len(json.dumps(schema)) < 100_000
    assert flaws.find(schema) is None
    with pytest.raises(TooCostlyError):
        instance(schema, "")


def _spent(schema):
    budget = Budget(steps=10**7, characters=10**7)
    instance(schema, "", budget)
    return 10**7 - budget.steps, 10**7 - budget.characters


NAMES = [f"name{number}" for number in range(6000)]
GROWING = {
    "items": lambda n: {"type": "array", "items": {"type": "string"}, "minItems": n},
    "unique items": lambda n: {"type": "array", "items": {"type": "string"}, "minItems": n, "uniqueItems": True},
    "unique of an enum": lambda n: {"type": "array", "items": {"enum": NAMES}, "minItems": n, "uniqueItems": True},
    "properties": lambda n: {"type": "object", "properties": {name: {"type": "null"} for name in NAMES[:n]}},
    "required": lambda n: {"type": "object", "required": NAMES[:n], "additionalProperties": {"type": "null"}},
    "const": lambda n: {"const": NAMES[:n], "uniqueItems": True},
    "minLength": lambda n: {"type": "object", "properties": {"a" * n * 64: {"type": "string"}}},
    "merged properties": lambda n: {"allOf": [{"properties": {name: {"type": "null"} for name in NAMES[:n]}}] * 2},
    "merged enums": lambda n: {"allOf": [{"enum": NAMES[:n]}] * 2},
    "merged required": lambda n: {"allOf": [{"type": "object", "required": NAMES[:n]}] * 2},
    "options": lambda n: {"anyOf": [{"type": "null", "title": "a"}] * n},
}


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_as_the_schema_does(name):
    """Twice as much of anything takes twice the steps and characters, neither more nor uncounted."""
    (few, short), (many, long) = (_spent(GROWING[name](n)) for n in (1000, 2000))
    assert few + 100 <= many <= 2.1 * few
    assert short <= long <= 2.2 * short


@pytest.mark.parametrize(
    ("schema", "characters"),
    [
        ({"type": "string", "minLength": 500, "maxLength": 500}, 503),
        ({"const": None}, 10),
        ({"const": [["a", "b"], {"name": "c"}]}, 3 + 3 + 4 + 4 + 3 + 8 + 4),
        ({"const": 2**300}, 302 // 3 + 2),
        ({"type": "array", "items": {"const": "a"}, "minItems": 2}, 3 + 4 + 4),
        ({"type": "object", "properties": {"name": {"const": "a"}}}, 3 + 8 + 4),
    ],
)
def test_characters_are_counted(schema, characters):
    """A value takes as many characters of the budget as its JSON has, about."""
    assert _spent(schema)[1] == characters


def test_long_numbers_cost_steps():
    """Numbers of thousands of digits are counted by their length, however few of them there are."""
    budget = Budget(steps=10**6)
    with pytest.raises(NoInstanceError):
        instance({"type": "number", "minimum": 10**4000}, "", budget)
    assert 10**6 - budget.steps > 1000


def test_seed_decides_between_equals():
    """Different seeds choose different values of an enum, and every one of them turns up."""
    kinds = {instance(REVIEW["properties"]["sentiment"], str(seed)) for seed in range(30)}
    assert kinds == {"positive", "neutral", "negative"}
    assert {instance({"type": "boolean"}, str(seed)) for seed in range(9)} == {True, False}
    assert {instance({"type": "integer", "minimum": 1}, str(seed)) for seed in range(99)} == {*range(1, 11)}


def test_made_texts_are_labelled():
    """A free text says that it comes from practice mode, and which property it fills."""
    made = instance({"properties": {"first_name": {"type": "string"}, "tags": {"items": {"type": "string"}}}}, "")
    assert made == {"first_name": "practice first name", "tags": ["practice tags 1", "practice tags 2"]}
    assert instance({"type": "string"}, "") == "practice"


MADE = {  # with the seed "": what a notebook has stored must not change
    "null": ({"type": "null"}, None),
    "string": ({"type": "string", "minLength": 10, "maxLength": 12}, "practiceprac"),
    "short": ({"type": "string", "maxLength": 3}, "pra"),
    "date": ({"type": "string", "format": "date"}, "2026-11-22"),
    "email": ({"format": "email"}, "practice@example.com"),
    "format and pattern": ({"type": "string", "format": "uuid", "pattern": "^0+-"}, "0-"),
    "longer pattern": ({"type": "string", "pattern": "^a+$", "minLength": 5}, "a" * 5),
    "much longer pattern": ({"type": "string", "pattern": "^a+$", "minLength": 99}, "a" * 100),
    "no type": ({"minimum": 3}, 6),
    "nullable": ({"type": ["null", "integer"], "minimum": 2, "maximum": 2}, 2),
    "step": ({"type": "number", "multipleOf": 2.5, "minimum": 10, "maximum": 12}, 10),
    "halves": ({"type": "number", "minimum": 0.25, "maximum": 0.75}, 0.25),
    "quarters": ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, 0.25),
    "from the end": ({"type": "integer", "maximum": -5, "minimum": -5}, -5),
    "merged far items": (
        {
            "type": "array",
            "allOf": [{"items": {"const": 5000}}, {"items": {"type": "integer"}}],
            "minItems": 1,
            "maxItems": 1,
        },
        [5000],
    ),
    "merged far properties": (
        {
            "allOf": [{"additionalProperties": {"const": 5000}}, {"additionalProperties": {"type": "integer"}}],
            "required": ["a"],
        },
        {"a": 5000},
    ),
    "merged sizes": ({"allOf": [{"minItems": 3}, {"minItems": 1}], "type": "array", "items": {"const": 1}}, [1, 1, 1]),
    "merged counts": (
        {"allOf": [{"minProperties": 2}, {"minProperties": 1}], "type": "object", "additionalProperties": {"const": 1}},
        {"practice 1": 1, "practice 2": 1},
    ),
    "merged bounds": (
        {"allOf": [{"exclusiveMinimum": 6999}, {"exclusiveMinimum": 3}], "type": "integer", "maximum": 7000},
        7000,
    ),
    "merged whole numbers": ({"allOf": [{"type": "number", "minimum": 100.5}, {"type": "integer"}]}, 106),
    "by item": ({"type": "array", "items": {"enum": list(range(20))}, "minItems": 3}, [19, 14, 6]),
    "by property": (
        {"properties": {"a": {"enum": list(range(20))}, "b": {"enum": list(range(20))}}},
        {"a": 10, "b": 6},
    ),
    "by number of property": (
        {"type": "object", "minProperties": 3, "additionalProperties": {"enum": list(range(20))}},
        {"practice 1": 17, "practice 2": 10, "practice 3": 19},
    ),
    "from above": ({"type": "integer", "maximum": -5}, -8),
    "large step": ({"type": "integer", "multipleOf": 1000, "minimum": 5000, "maximum": 5000}, 5000),
    "two items": ({"type": "array", "items": {"const": 1}}, [1, 1]),
    "at most one": ({"type": "array", "items": {"const": 1}, "maxItems": 1}, [1]),
    "at least three": ({"type": "array", "items": {"const": 1}, "minItems": 3}, [1, 1, 1]),
    "prefix": ({"type": "array", "prefixItems": [{"const": 1}, {"const": 2}, {"const": 3}]}, [1, 2, 3]),
    "prefix and more": ({"prefixItems": [{"const": 1}], "items": {"const": 2}, "minItems": 3}, [1, 2, 2]),
    "contains": ({"type": "array", "items": {"enum": [1, 2]}, "contains": {"const": 2}, "minContains": 2}, [2, 2]),
    "no items": ({"type": "array", "items": False}, []),
    "impossible items": ({"type": "array", "items": {"allOf": [{"const": 1}, {"const": 2}]}}, []),
    "impossible property": ({"type": "object", "properties": {"a": False, "b": {"const": 1}}}, {"b": 1}),
    "required only": (
        {"properties": {"a": {"const": 1}, "b": {"const": 2}}, "required": ["b"], "maxProperties": 1},
        {"b": 2},
    ),
    "not declared": (
        {"required": ["z"], "properties": {"a": {"const": 1}}, "additionalProperties": {"const": 3}},
        {"a": 1, "z": 3},
    ),
    "more properties": (
        {"properties": {"a": {"const": 1}}, "minProperties": 3, "additionalProperties": {"const": 0}},
        {"a": 1, "practice 2": 0, "practice 3": 0},
    ),
    "sizes as 2.0": ({"type": "array", "items": {"const": 1}, "minItems": 3.0, "maxItems": 3.0}, [1, 1, 1]),
    "merged": (
        {
            "allOf": [{"type": ["number", "string"], "minimum": 1}, {"type": "integer", "minimum": 7, "maximum": 9}],
            "maximum": 7,
        },
        7,
    ),
    "merged enum": ({"allOf": [{"enum": [1, 2, "a"]}, {"enum": ["b", 2.0, 3]}]}, 2),
    "merged items": (
        {
            "allOf": [
                {"items": {"minimum": 5}, "minItems": 1},
                {"items": {"maximum": 5, "type": "integer"}, "maxItems": 1},
            ]
        },
        [5],
    ),
    "merged lengths": (
        {"allOf": [{"minLength": 2, "maxLength": 9}, {"minLength": 4, "maxLength": 4}], "type": "string"},
        "prac",
    ),
    "second option": ({"anyOf": [{"type": "integer", "minimum": 2, "maximum": 1}, {"const": "b"}]}, "b"),
    "one only": ({"oneOf": [{"enum": [1, 2]}, {"enum": [2, 3]}], "not": {"enum": [1]}}, 3),
    "else": ({"if": {"type": "integer"}, "then": False, "else": {"const": "b"}}, "b"),
    "reference": ({"$ref": "#/$defs/a", "$defs": {"a": {"const": [1]}}}, [1]),
    "deep": (
        {
            "properties": {
                "a": {"properties": {"b": {"properties": {"c": {"properties": {"d": {"const": 1}}, "type": "object"}}}}}
            }
        },
        {"a": {"b": {"c": {}}}},
    ),
    "deep and required": (
        {
            "properties": {
                "a": {
                    "properties": {
                        "b": {"properties": {"c": {"properties": {"d": {"const": 1}, "e": {}}, "required": ["d"]}}}
                    }
                }
            }
        },
        {"a": {"b": {"c": {"d": 1}}}},
    ),
    "deep arrays": (
        {
            "items": {"items": {"items": {"items": {"const": 1}, "type": "array"}, "maxItems": 1}, "maxItems": 1},
            "maxItems": 1,
        },
        [[[[]]]],
    ),
    "deep null": (
        {"items": {"items": {"items": {"type": ["string", "null"]}, "maxItems": 1}, "maxItems": 1}, "maxItems": 1},
        [[[None]]],
    ),
}


FORMATS = {
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
    "regex": "practice",
}


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_filled(name):
    """A text of a known format is such a text, always the same."""
    assert instance({"type": "string", "format": name}, "") == FORMATS[name]


@pytest.mark.parametrize("name", MADE)
def test_what_is_made_stays_the_same(name):
    """The value for a schema is this one, to the last digit and type."""
    schema, expected = MADE[name]
    made = instance(schema, "")
    assert json.dumps(made, ensure_ascii=False) == json.dumps(expected, ensure_ascii=False)
    assert Draft202012Validator(schema).is_valid(made)


def chain(below):
    """Return a schema of an object that needs one thing, of this schema."""
    return {"type": "object", "properties": {"next": below}, "required": ["next"]}


NODE, WORD = {"$ref": "#/$defs/node"}, {"$ref": "#/$defs/word"}
SHALLOWEST = {  # an option that leads back to the node, and one that does not
    "required": (chain(NODE), chain(WORD)),
    "items": ({"type": "array", "items": NODE, "minItems": 1}, {"type": "array", "items": WORD, "minItems": 1}),
    "anyOf": (chain({"anyOf": [NODE, NODE]}), chain({"anyOf": [NODE, WORD]})),
    "oneOf": (chain({"oneOf": [NODE]}), chain({"oneOf": [NODE, WORD]})),
    "allOf": (chain({"allOf": [WORD, NODE]}), chain({"allOf": [WORD, WORD]})),
    "further": (chain(chain(chain(WORD))), chain(chain(WORD))),
    "nothing": (chain(WORD), {"type": "object"}),
    "null": (chain(WORD), {"type": ["object", "null"], "properties": {"next": NODE}, "required": ["next"]}),
    "const": (chain(NODE), chain({"const": 1})),
    "false": (chain(NODE), chain(True)),
}


def height(value):
    """Return how many values stand above one another."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(height, parts), default=0)


@pytest.mark.parametrize("name", SHALLOWEST)
def test_the_shallowest_option_is_taken(name):
    """Deep down, the option whose smallest value is the flattest is taken, and so a schema may refer to itself."""
    deep, flat = SHALLOWEST[name]
    node = {"anyOf": [deep, flat]}
    schema = chain(chain(chain(NODE))) | {"$defs": {"node": node, "word": {"type": "string"}}}
    made = instance(schema, "")
    assert validates(made, schema)
    expected = instance(chain(chain(chain(flat))) | {"$defs": schema["$defs"]}, "")
    assert height(made) == height(expected)


def references(count):
    """Return a schema in which so many references lead from one to the next."""
    defs = {f"a{number}": {"$ref": f"#/$defs/a{number + 1}"} for number in range(count)}
    return {"$ref": "#/$defs/a0", "$defs": defs | {f"a{count}": {"const": 1}}}


def test_references_may_follow_one_another():
    """Twenty steps from one reference to the next are gone, no more."""
    assert instance(references(19), "") == 1
    with pytest.raises(NoInstanceError):
        instance(references(20), "")


def nested(depth):
    """Return a schema of arrays within one another."""
    schema = {"type": "null"}
    for _ in range(depth):
        schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": 1}
    return schema


def test_values_may_be_as_deep_as_json():
    """A hundred values within one another are made, no more."""
    assert height(instance(nested(100), "")) == 101
    with pytest.raises(NoInstanceError):
        instance(nested(101), "", Budget(steps=10**6))


COSTS = {
    "null": ({"type": "null"}, 7),
    "many keywords": ({"type": "null"} | dict.fromkeys(NAMES[:40]), 57),
    "const": ({"const": [1, "a", {"b": None}]}, 11),
    "required": ({"type": "object", "required": NAMES[:40], "additionalProperties": {"type": "null"}}, 359),
    "properties": ({"type": "object", "properties": dict.fromkeys(NAMES[:40], True)}, 183),
    "deep properties": (
        {"items": {"items": {"items": {"type": "object", "properties": dict.fromkeys(NAMES[:40], True)}}}},
        439,
    ),
    "prefixItems": ({"type": "array", "prefixItems": [{"type": "null"}] * 40}, 338),
    "minItems": ({"type": "array", "items": {"type": "null"}, "minItems": 40}, 375),
    "minContains": ({"type": "array", "contains": {"type": "null"}, "minContains": 40}, 374),
    "long name": ({"properties": {"a" * 640: {"type": "null"}}}, 25),
    "long number": ({"type": "integer", "minimum": 2**900}, 10),
    "long fraction": ({"type": "number", "multipleOf": 1e-250}, 10),
    "anyOf": ({"anyOf": [{"type": "null", "title": "a"}] * 9, "title": "b"}, 56),
    "merged properties": ({"allOf": [{"properties": dict.fromkeys(NAMES[:40], True)}] * 2, "type": "null"}, 102),
    "merged required": ({"allOf": [{"required": NAMES[:40]}] * 2, "type": "null"}, 62),
    "reference": ({"$ref": "#/$defs/" + "a" * 80, "$defs": {"a" * 80: {"type": "null"}}}, 30),
    "unique": ({"type": "array", "items": {"type": "string"}, "minItems": 9, "uniqueItems": True}, 112),
    "pattern": ({"type": "string", "pattern": "^[a-c]{3}(x|y)+$"}, 89),
}


@pytest.mark.parametrize("name", COSTS)
def test_steps_are_the_same_everywhere(name):
    """What a schema costs is this, to the step, on every machine: what is counted is what could be much."""
    assert _spent(COSTS[name][0])[0] == COSTS[name][1]


def test_the_budget_is_shared():
    """What one schema has taken is not there for the next."""
    budget = Budget()
    instance({"type": "array", "items": {"type": "null"}, "minItems": 6000}, "", budget)
    budget.spend(budget.steps - 10_000)
    with pytest.raises(TooCostlyError):
        instance({"type": "array", "items": {"type": "null"}, "minItems": 6000}, "", budget)
