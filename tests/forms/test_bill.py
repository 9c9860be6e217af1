"""The running bill and its limit."""

import pytest

from helpers.errors import InputError
from helpers.forms import bill


def test_calls_add_up():
    """Tokens and money of every call; a call of unknown price is counted as such."""
    running = bill.Bill()
    running.add(100, 0.01)
    running.add(50, None)
    running.add(None, None)
    assert (running.calls, running.tokens, running.dollars, running.unpriced) == (3, 150, 0.01, 2)


def test_a_bill_is_observed_as_a_whole():
    """Whoever shows it is told once everything is entered, not in between."""
    running, seen = bill.Bill(), []
    running.observe(lambda change: seen.append((running.calls, running.tokens, running.dollars)))
    running.add(10, 0.5)
    assert set(seen) == {(1, 10, 0.5)}


def test_the_limit_stops_before_it_is_passed():
    """A call that could go over it is not made; one that fits is."""
    running = bill.Bill(limit=0.05)
    running.check(0.05)
    running.add(10, 0.03)
    running.check(0.02)
    with pytest.raises(InputError, match=r"US\$0.03 .*US\$0.05"):
        running.check(0.021)


def test_the_limit_stops_when_it_is_reached_whatever_the_price():
    """Where the next price is not known, what was spent decides."""
    running = bill.Bill(limit=0.05)
    running.add(10, 0.04)
    running.check(None)
    running.add(10, 0.01)
    with pytest.raises(InputError, match="Nothing was sent"):
        running.check(None)


def test_no_limit_stops_nothing():
    """The learner may take it away."""
    running = bill.Bill(limit=None)
    running.add(10, 1000.0)
    running.check(1000.0)


def test_live_begins_with_a_limit_and_practice_without():
    """Real money and what practice replies would cost are separate bills; each is one for all forms."""
    assert bill.of("live").limit == bill.LIVE_LIMIT == 0.05
    assert bill.of("practice").limit is None
    assert bill.of("live") is bill.of("live") is not bill.of("practice")


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(0, "US$0.00"), (0.05, "US$0.05"), (1e-7, "US$0.0000001"), (0.0000112, "US$0.0000112"), (12.5, "US$12.50")],
)
def test_amounts_have_the_places_they_need(amount, shown):
    """One token of the cheapest model is visible, and five cents are no row of zeros."""
    assert bill.dollars(amount) == shown
