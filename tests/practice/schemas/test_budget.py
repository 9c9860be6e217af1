"""What one request may cost."""

import pytest

from helpers.practice.schemas.budget import Budget, TooCostlyError


def test_all_can_be_spent_and_no_more():
    """The last step and the last character can be taken, the next one not."""
    budget = Budget(steps=3, characters=5)
    budget.spend()
    budget.spend(2)
    budget.write(5)
    assert (budget.steps, budget.characters) == (0, 0)
    budget.spend(0)
    with pytest.raises(TooCostlyError):
        budget.spend()
    with pytest.raises(TooCostlyError):
        budget.write(1)


def test_limits_are_what_they_are():
    """A request has as much as a tenth of a second allows; changing that means measuring it again."""
    assert (Budget().steps, Budget().characters) == (100_000, 100_000)
