"""The budget of a room is the sum of what the build measured, and says what it assumes."""

import shutil
from decimal import Decimal

import pytest
from builder import building

from helpers import place
from helpers.__main__ import main
from helpers.errors import InputError
from helpers.language import set_language
from helpers.workshop import budget


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_costs_are_those_of_the_build(language):
    """`build.py --cost` prints the same for every lesson."""
    set_language(language)
    lines = [line.split() for line in building.costs(place.ROOT)]
    printed = {name.split("/")[1]: Decimal(cost) for cost, name, *more in lines if name.startswith(f"{language}/")}
    costs = budget.measured()
    assert len(costs) > 20
    assert costs == {name: cost for name, cost in printed.items() if name[:2].isdigit()}
    assert max(costs.values()) > 0


def test_the_sums():
    """Seats and margin multiply; the limit is rounded up to a cent and never 0."""
    whole = budget.Budget({"a": Decimal("0.0011"), "b": Decimal("0.0100")}, 30, Decimal(3))
    assert (whole.once, whole.seat, whole.room) == (Decimal("0.0111"), Decimal("0.0333"), Decimal("0.9990"))
    assert whole.cents == 4
    assert budget.Budget({"a": Decimal(0)}, 1, Decimal(1)).cents == 1
    assert budget.Budget({"a": Decimal("0.01")}, 1, Decimal(2)).cents == 2


def test_some_lessons():
    """By their numbers; one that does not exist is named."""
    assert [name[:2] for name in budget.plan(1, 1, [5, 4]).lessons] == ["04", "05"]
    assert len(budget.plan(1, 1).lessons) > 20
    with pytest.raises(InputError, match="no lesson 99"):
        budget.plan(1, 1, [4, 99])


def test_a_damaged_lesson_is_named(tmp_path, monkeypatch):
    """It does not count as free."""
    kit = tmp_path / "kit"
    shutil.copytree(place.ROOT / "notebooks" / "en", kit / "notebooks" / "en")
    monkeypatch.setattr(place, "ROOT", kit)
    (kit / "notebooks" / "en" / "05_models.ipynb").write_text('{"metadata": {"first_call": {"live_cost": "?"}}}')
    with pytest.raises(InputError, match="05_models"):
        budget.plan(1, 1)
    shutil.rmtree(kit / "notebooks")
    with pytest.raises(InputError, match="weren't found"):
        budget.plan(1, 1)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_command(lang, capsys):
    """The amounts of the plan, in dollars and at the rate that was given."""
    assert main(["workshop", "budget", "--lang", lang, "--seats", "30", "--margin", "2", "--won", "1400"]) == 0
    said = capsys.readouterr().out
    whole = budget.plan(30, 2)
    assert f"{whole.room:,.4f}" in said
    assert f"{whole.room * 1400:,.1f}" in said
    assert f"--dollars {whole.cents / 100:.2f}" in said
    assert main(["workshop", "budget", "--lang", lang, "--seats", "30"]) == 0
    assert "1,400" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--seats", "0"), "number of seats"),
        (("--margin", "0.5"), "margin"),
        (("--margin", "nan"), "margin"),
        (("--won", "0"), "exchange rate"),
        (("--won", "inf"), "exchange rate"),
        (("--lessons", "77"), "no lesson 77"),
    ],
)
def test_arguments_that_make_no_sense(arguments, words, capsys):
    """A sentence and exit code 1."""
    assert main(["workshop", "budget", "--seats", "3", *arguments]) == 1
    assert words in capsys.readouterr().out
