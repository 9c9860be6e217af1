"""Rate limits that count down and fill up again."""

import pytest

from helpers.practice.wire.limits import REQUESTS_PER_MINUTE, TOKENS_PER_MINUTE, Limits, duration


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_limits_count_down_and_reset():
    """Each request takes from both limits; a minute later both are full again."""
    clock = Clock()
    limits = Limits(clock)
    for taken in (1, 2, 3):
        headers = limits.headers("sk-practice-a", 1000)
        assert headers["x-ratelimit-limit-requests"] == str(REQUESTS_PER_MINUTE)
        assert headers["x-ratelimit-remaining-requests"] == str(REQUESTS_PER_MINUTE - taken)
        assert headers["x-ratelimit-remaining-tokens"] == str(TOKENS_PER_MINUTE - 1000 * taken)
        assert headers["x-ratelimit-reset-requests"] == f"{120 * taken}ms"
    clock.now += 0.12
    assert limits.headers("sk-practice-a", 0)["x-ratelimit-remaining-requests"] == str(REQUESTS_PER_MINUTE - 3)
    clock.now += 60
    headers = limits.headers("sk-practice-a", 0)
    assert headers["x-ratelimit-remaining-requests"] == str(REQUESTS_PER_MINUTE - 1)
    assert headers["x-ratelimit-remaining-tokens"] == str(TOKENS_PER_MINUTE)


def test_each_key_has_limits_of_its_own():
    """One person's requests take nothing from another's, and no key is kept."""
    limits = Limits(Clock())
    limits.headers("sk-practice-a", 5)
    assert limits.headers("sk-practice-b", 5)["x-ratelimit-remaining-requests"] == str(REQUESTS_PER_MINUTE - 1)
    assert "sk-practice" not in repr(vars(limits))


def test_nothing_falls_below_zero():
    """More than there is leaves nothing, and memory stays bounded however many keys come."""
    limits = Limits(Clock())
    assert limits.headers("sk-practice", 10**9)["x-ratelimit-remaining-tokens"] == "0"
    for number in range(3000):
        limits.headers(f"sk-practice-{number}", 1)
    assert len(limits._by_key) == 1000


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0ms"), (0.0001, "1ms"), (0.12, "120ms"), (7.66, "7.66s"), (90, "1m30s"), (60, "1m0s")]
)
def test_durations_are_written_as_the_api_does(seconds, text):
    """Milliseconds, seconds and minutes, as in the API's headers."""
    assert duration(seconds) == text
