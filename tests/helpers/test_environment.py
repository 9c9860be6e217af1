"""The variables outside the kit, and those that it puts there for a while."""

from __future__ import annotations

import contextlib
import os

import pytest

from helpers import environment
from helpers.environment import BASE_URL, KEY

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture(autouse=True)
def _nothing_left(elsewhere):
    """What a test put into the environment is taken out again."""
    yield
    environment.put_back({})


def test_what_was_put_does_not_count_outside():
    """Until it is put back, the variable holds the kit's value, and the learner's is still known."""
    os.environ[KEY] = "mine"
    environment.put({KEY: "the kit's", BASE_URL: "http://x"})
    assert (os.environ[KEY], os.environ[BASE_URL]) == ("the kit's", "http://x")
    assert (environment.outside(KEY), environment.outside(BASE_URL)) == ("mine", None)
    environment.put_back({})
    assert os.environ[KEY] == "mine"
    assert BASE_URL not in os.environ


def test_what_somebody_else_sets_meanwhile_counts():
    """It is the learner's own, and is not overwritten when the kit takes back its part."""
    environment.put({KEY: "the kit's", BASE_URL: None})
    os.environ[KEY] = "mine"
    assert environment.outside(KEY) == "mine"
    environment.put_back({})
    assert os.environ[KEY] == "mine"


def test_a_second_put_takes_the_place_of_the_first():
    """Variables that only the first one set are as they were before it."""
    os.environ["no_proxy"] = "school"
    environment.put({KEY: "a", BASE_URL: "b", "no_proxy": "school,127.0.0.1"})
    environment.put({KEY: "c", BASE_URL: None})
    assert (os.environ[KEY], os.environ.get(BASE_URL), os.environ["no_proxy"]) == ("c", None, "school")
    environment.put_back({})
    assert (os.environ.get(KEY), os.environ["no_proxy"]) == (None, "school")


def test_something_else_can_be_put_back():
    """For a key that was cleaned, and one that cannot be one."""
    os.environ.update({KEY: "dirty\n", BASE_URL: "bad"})
    environment.put({KEY: "x", BASE_URL: "y"})
    environment.put_back({KEY: "clean", BASE_URL: None})
    assert (os.environ[KEY], BASE_URL in os.environ) == ("clean", False)
    assert environment.outside(KEY) == "clean"


def test_a_change_is_noticed():
    """Only while both variables are as they were put; before anything is put, they are not."""
    assert not environment.as_put()
    environment.put({KEY: "a", BASE_URL: None})
    assert environment.as_put()
    os.environ[BASE_URL] = "b"
    assert not environment.as_put()
    del os.environ[BASE_URL]
    assert environment.as_put()
    environment.put_back({})
    assert not environment.as_put()


@pytest.mark.parametrize(("value", "only"), [("practice", True), ("live", False), ("", False), (None, False)])
def test_practice_can_be_forced(value, only):
    """By one value of the variable."""
    if value is not None:
        os.environ["FIRST_CALL_MODE"] = value
    assert environment.only_practice() is only


def test_no_proxy_no_change():
    """The variable is only set where there is something to go around."""
    assert environment.around_proxy("127.0.0.1") == {}
    os.environ.update(HTTP_PROXY="http://127.0.0.1:9", NO_PROXY="127.0.0.1,school")
    assert environment.around_proxy("127.0.0.1") == {}
    for name in ("school", "127.0.0.10", "school, x127.0.0.1"):  # which are other computers
        os.environ["NO_PROXY"] = name
        assert environment.around_proxy("127.0.0.1") == {"no_proxy": f"{name},127.0.0.1"}
    for name in ("school, 127.0.0.1", "*", "school,*"):
        os.environ["NO_PROXY"] = name
        assert environment.around_proxy("127.0.0.1") == {}


def test_all_variables_as_they_are_outside():
    """Those that were removed count, those that were put do not."""
    os.environ["SSL_CERT_FILE"] = "mine"
    environment.put({KEY: "the kit's", "SSL_CERT_FILE": None})
    outside = environment.all_outside()
    assert outside["SSL_CERT_FILE"] == "mine"
    assert KEY not in outside


def test_holding_lasts_as_long_as_its_block():
    """Also where the block ends with an error."""
    os.environ[KEY] = "mine"
    with contextlib.suppress(ZeroDivisionError), environment.holding({KEY: None, BASE_URL: "x"}):
        assert (KEY in os.environ, os.environ[BASE_URL]) == (False, "x")
        raise ZeroDivisionError
    assert (os.environ[KEY], BASE_URL in os.environ) == ("mine", False)
