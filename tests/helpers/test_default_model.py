"""The learner's choice of the model that is used when none is named."""

from __future__ import annotations

import os

import pytest

from helpers import connect, default_model, models, progress

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_the_kits_default_without_a_choice():
    """Nothing is kept, nothing is written."""
    assert default_model.chosen() is None
    assert models.default() == models.kit_default()
    assert not progress.path().exists()


def test_a_choice_is_the_default():
    """`models` asks for it, without knowing where it is kept; choosing the kit's default again keeps nothing."""
    default_model.choose("gpt-4o")
    assert default_model.chosen() == models.default() == "gpt-4o"
    default_model.choose(models.kit_default())
    assert default_model.chosen() is None


def test_a_model_of_a_live_list_counts_only_live():
    """The practice backend has only the models of the table."""
    default_model.choose("a-model-of-my-account")
    assert default_model.chosen() is None
    connect(KEY)
    assert models.default() == "a-model-of-my-account"
    connect()
    assert models.default() == models.kit_default()


def test_forced_practice_ignores_it():
    """Workshops and tests see the kit's default."""
    default_model.choose("gpt-4o")
    os.environ["FIRST_CALL_MODE"] = "practice"
    assert default_model.chosen() is None


def test_a_file_that_cannot_be_read_is_no_choice(monkeypatch):
    """A call must not stop because of it."""

    def fail(name):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(progress, "get", fail)
    assert models.default() == models.kit_default()


@pytest.mark.parametrize("kept", [42, ["gpt-4o"], {"id": "gpt-4o"}])
def test_what_is_no_name_is_no_choice(kept):
    """The file may have been edited by hand."""
    progress.put("default_model", kept)
    assert default_model.chosen() is None
