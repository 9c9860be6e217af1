"""When JSON values are the same."""

import itertools

import pytest

from helpers.practice.schemas.budget import Budget, TooCostlyError
from helpers.practice.schemas.equality import key

DIFFERENT = [
    None, False, True, 0, 1, -1, 0.5, 1e300, 10**30, "", "0", "1", "true", "boolean", "number", "array",
    [], [0], [1], [[1]], [1, 2], [2, 1], ["boolean", True], ["number", "1"], ["array"],
    {}, {"a": 1}, {"a": True}, {"b": 1}, {"a": 1, "b": 1}, [{"a": 1}], [["a", 1]],
]  # fmt: skip


def test_different_values_have_different_keys():
    """No two of these are equal, so no two have one key."""
    keys = [key(value, Budget()) for value in DIFFERENT]
    assert all(one != other for one, other in itertools.combinations(keys, 2))
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, 1.0), (0, -0.0), (1e20, 10**20), ([1, {"a": 2}], [1.0, {"a": 2.0}]), ({"a": 1, "b": 2}, {"b": 2, "a": 1})],
)
def test_equal_values_have_one_key(one, other):
    """Numbers are equal however they are written, and the order of properties does not matter."""
    assert key(one, Budget()) == key(other, Budget())
    assert hash(key(one, Budget())) == hash(key(other, Budget()))


def test_keys_of_chosen_numbers_do_not_collide():
    """Whole numbers that have one hash in Python have different ones here, so that nobody can make a set slow."""
    numbers = [count * (2**61 - 1) for count in range(100)]
    assert len({hash(number) for number in numbers}) == 1
    assert len({hash(key(number, Budget())) for number in numbers}) > 90


def test_every_part_is_a_step():
    """Reading a value takes a step for each part of it, and more for a very long number."""
    budget = Budget(steps=100)
    key([1, {"a": None, "b": "text"}, 2.5], budget)
    assert budget.steps == 94
    key(2**5000, budget)
    assert budget.steps == 88
    with pytest.raises(TooCostlyError):
        key([0] * 88, budget)
