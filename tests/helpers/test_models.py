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
        assert bool(row.efforts) == (row.default_effort is not None)
        assert row.default_effort is None or row.default_effort in row.efforts
        assert ("none" in row.efforts) == (row.temperature == "effort_none")
        assert row.snapshot is None or row.snapshot.startswith(row.id)
        if row.output is not None:
            assert 0 < (row.cached_input or 0.001) < row.input <= (row.cache_write or row.input) < row.output
        if row.long_prompt is not None:
            assert row.long_prompt < row.context


def test_the_default_model_is_as_its_page_says():
    """Read on the model page of gpt-6-luna on 2026-11-27."""
    row = models.load()["gpt-6-luna"]
    assert (row.input, row.cached_input, row.cache_write, row.output) == (0.10, 0.01, 0.125, 0.50)
    assert (row.context, row.max_output, row.long_prompt) == (1_050_000, 128_000, 272_000)
    assert row.efforts == ("none", "low", "medium", "high", "xhigh", "max")
