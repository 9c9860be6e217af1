"""The rows of the model picker."""

import datetime
from types import SimpleNamespace

import pytest

from helpers import connection, models
from helpers.forms import catalog
from helpers.forms.catalog import today
from helpers.models import Model

TODAY = datetime.date(2026, 11, 22)


def day(days):
    return TODAY + datetime.timedelta(days)


def row(**changed):
    return catalog.rows([Model("m", **changed)], TODAY)[0]


@pytest.mark.parametrize(
    ("days", "status"), [(-1, "retired"), (0, "retired"), (1, "soon"), (90, "soon"), (91, ""), (None, "")]
)
def test_retired_and_soon_retired_are_told_apart(days, status):
    """The shutdown date itself counts as over, as everywhere in the kit; soon is within 90 days."""
    found = row(shutdown=None if days is None else day(days))
    assert (found.days_left, found.status) == (days, status)


def test_a_row_says_what_the_table_says():
    """Price with its source and what is accepted come through unchanged."""
    found = catalog.rows([models.find("gpt-4o")], TODAY)[0]
    assert (found.input, found.output, found.price_source, found.temperature) == (2.5, 10.0, "reported", "always")
    assert found.days_left == 53


def test_what_the_live_list_lacks_is_marked():
    """The key may not use it; a retired model stays retired."""
    table = [Model("a"), Model("b"), Model("c", shutdown=day(-1))]
    assert [found.status for found in catalog.rows(table, TODAY, {"a"})] == ["", "unlisted", "retired"]


@pytest.mark.parametrize("by", catalog.COLUMNS)
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_and_unknown_values_come_last(by, descending):
    """In both directions."""
    table = catalog.ordered(catalog.rows(models.load().values(), TODAY), by, descending)
    assert len(table) == len(models.load())
    values = [getattr(found, by) for found in table]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=descending)
    assert None not in values[: len(known)]


def test_the_live_list_and_the_table_are_merged():
    """The list brings new ids and dates, the table prices; a snapshot has the price of its alias."""
    live = [
        SimpleNamespace(id="gpt-4o", shutdown_date="2027-02-01"),
        SimpleNamespace(id="gpt-4o-2024-08-06", shutdown_date=None),
        SimpleNamespace(id="whisper-1"),
    ]
    merged = {model.id: model for model in catalog.merged(models.load().values(), live)}
    assert merged["gpt-4o"].shutdown == datetime.date(2027, 2, 1)
    assert merged["gpt-4o-2024-08-06"].input == merged["gpt-4o"].input == 2.5
    assert merged["gpt-4o-2024-08-06"].shutdown == datetime.date(2027, 1, 14)
    assert merged["whisper-1"].temperature == "unknown"
    assert merged["whisper-1"].input is None
    assert merged["gpt-6-luna"] == models.find("gpt-6-luna")


@pytest.mark.parametrize("mode", ["practice", "live"])
def test_days_are_counted_from_today(monkeypatch, mode):
    """In practice mode too: the table is old where today is not its day."""
    monkeypatch.setattr(connection, "target", lambda: SimpleNamespace(mode=mode))
    assert today() == datetime.date.today()
