"""The table of models against the SDK's list, the API's list and today."""

import ast
import datetime
from pathlib import Path

import pytest

from helpers import freshness, models
from helpers.freshness import KnownModel
from helpers.language import set_language

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = datetime.date(2026, 11, 27)
LESSONS = sorted([*ROOT.glob("notebooks/src/*.py"), *ROOT.glob("assets/project/src/*.py")])
SOURCE = '''
ChatModel: TypeAlias = Literal["gpt-9", "gpt-8", "gpt-8-mini", "gpt-7"]
"""Deprecated values:

- "gpt-8",
  "gpt-8-mini":
  Announced shutdown date:
  2027-01-14. See the page.
- "gpt-7": Not a supported model ID. Retained for SDK compatibility.
"""
'''


@pytest.fixture(autouse=True)
def english():
    set_language("en")


@pytest.fixture
def sdk():
    """The list of the SDK that is installed here."""
    return freshness.of_sdk()


def test_nothing_is_stale_today(sdk):
    """Fails when the SDK knows a model or a date that the table lacks, and 60 days before a model of a lesson ends."""
    assert freshness.problems(datetime.date.today(), sdk=sdk) == []


def test_the_sdk_s_list_is_read():
    """Ids, dates that are broken over lines, and ids that no model has."""
    ends = KnownModel(datetime.date(2027, 1, 14))
    known = {"gpt-9": KnownModel(), "gpt-8": ends, "gpt-8-mini": ends, "gpt-7": KnownModel(real=False)}
    assert freshness.read(SOURCE) == known
    with pytest.raises(LookupError):
        freshness.read("Other = 1")


def test_the_sdk_that_is_not_there_is_said(monkeypatch, tmp_path):
    """No package, or a package without the list."""
    monkeypatch.setattr(freshness.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(LookupError):
        freshness.of_sdk()
    spec = type("Spec", (), {"submodule_search_locations": [str(tmp_path)]})
    monkeypatch.setattr(freshness.importlib.util, "find_spec", lambda name: spec)
    with pytest.raises(LookupError, match=r"chat_model\.py"):
        freshness.of_sdk()


def test_every_live_id_of_the_sdk_answers_in_practice_mode(sdk):
    """ "Does not exist" about a model that does would be false; about one that is over, or none, it is true."""
    from helpers.practice.resources import catalogue

    today = models.checked()  # for practice mode
    live = {name for name, said in sdk.items() if said.real and (said.shutdown is None or said.shutdown > today)}
    assert live - set(catalogue.answering()) == set()
    assert set(catalogue.answering()) - live == set()


def test_gpt_4o_warns_60_days_before_its_end(sdk, monkeypatch):
    """It ends on 2027-01-14. If a lesson still relied on it, that would be said in time, with the files to change."""
    monkeypatch.setattr(models, "course", lambda: ["gpt-4o"])
    assert freshness.problems(datetime.date(2026, 11, 14), sdk=sdk) == []
    [said] = freshness.problems(datetime.date(2026, 11, 15), sdk=sdk)
    assert "2027-01-14" in said
    assert "60" in said
    assert "helpers/models.toml" in said
    assert "notebooks/src/" in said


@pytest.mark.parametrize(
    ("changed", "listed", "words"),
    [
        ({"gpt-7-nova": KnownModel()}, None, "the table doesn't"),
        ({"gpt-6-luna": KnownModel(datetime.date(2028, 1, 1))}, None, "the openai package says 2028-01-01"),
        ({}, {"gpt-6.1-sol": None, "gpt-6.2-astra": None}, "client.models.list() doesn't list it"),
        ({}, dict.fromkeys(models.course()) | {"gpt-6-luna": "2027-01-20"}, "which ends on 2027-01-20 (days left: 54)"),
    ],
)
def test_each_difference_is_named_with_the_file(sdk, changed, listed, words):
    """A new model, another date, a model that the account's list lacks, an end that only the API announces."""
    found = freshness.problems(TODAY, sdk=sdk | changed, listed=listed)
    assert len(found) == 1
    assert words in found[0]
    assert "helpers/models.toml" in found[0]


def test_a_model_that_the_sdk_no_longer_lists_and_one_without_a_price(sdk, monkeypatch):
    """Gone from the package's list; no price in the table."""
    without = {name: said for name, said in sdk.items() if name != "gpt-6.1-sol"}
    [gone] = freshness.problems(TODAY, sdk=without)
    assert "gpt-6.1-sol" in gone
    assert "openai doesn't list it" in gone
    monkeypatch.setattr(models, "course", lambda: ["gpt-5.4-mini"])
    [unpriced] = freshness.problems(TODAY, sdk=sdk)
    assert "no price for it" in unpriced


def test_ids_that_are_over_or_that_no_model_has_are_no_problem(sdk):
    """The SDK keeps names of retired models, and one that never was."""
    retired = {"gpt-2-old": KnownModel(datetime.date(2024, 1, 1)), "gpt-2-none": KnownModel(real=False)}
    assert freshness.problems(TODAY, sdk=sdk | retired) == []


def test_lessons_name_only_the_models_of_the_course():
    """What a lesson calls or calculates with is in `course`; what it shows because it ends is in `leaving`; no more."""
    named = {
        node.value
        for lesson in LESSONS
        for cell in lesson.read_text(encoding="utf-8").split("\n# %%")
        for node in _nodes(cell)
        if isinstance(node, ast.Constant) and node.value in models.load()
    }
    assert named == {*models.course(), *models.leaving()}


def _nodes(cell):
    """The syntax tree of one cell without its first line; of no nodes where it is prose or broken on purpose."""
    try:
        return list(ast.walk(ast.parse(cell.partition("\n")[2])))
    except SyntaxError:
        return []


def test_the_default_is_a_model_of_the_course():
    """And a model that is leaving is none."""
    assert models.kit_default() in models.course()
    assert not {*models.course()} & {*models.leaving()}
    assert all(models.load()[name].shutdown for name in models.leaving())
