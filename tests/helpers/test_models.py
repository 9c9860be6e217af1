"""The dated table of models."""

from helpers import models


def test_the_default_model_is_in_the_table_priced_and_staying():
    """The kit must not start learners on a model that is leaving or whose price is unknown."""
    row = models.find(models.default())
    assert row.input
    assert row.output
    assert row.price_source == "official"
    assert row.shutdown is None


def test_a_snapshot_finds_the_row_of_its_alias():
    """Responses name the snapshot; prices stand under the alias."""
    assert models.find("gpt-4o-2024-08-06").id == "gpt-4o"
    assert models.find("no-such-model") is None


def test_gpt_4o_carries_its_shutdown_date():
    """The date that the lessons teach comes from the table."""
    assert str(models.find("gpt-4o").shutdown) == "2027-01-14"


def test_available_leaves_out_what_is_shut_down_on_the_day_of_the_table():
    """Practice mode lives on the day on which the table was checked."""
    ids = {row.id for row in models.available()}
    assert "gpt-4o" in ids
    assert "gpt-4" not in ids


def test_every_row_is_complete_and_sane():
    """A price has a source, a model that reasons has a default effort, and the words are the known ones."""
    for row in models.load().values():
        assert row.temperature in {"always", "effort_none", "never"}
        assert (row.output is None) == (row.price_source is None)
        assert row.price_source in {None, "official", "reported"}
        assert (row.temperature == "always") == (row.default_effort is None)
        if row.output is not None:
            assert 0 < row.input < row.output
