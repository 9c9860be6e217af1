"""The model picker, clicked without a browser."""

import datetime
import html
import re
import subprocess
import sys

import pytest
from other_server import OtherServer

from helpers import connect, disconnect, models, place, progress
from helpers.forms import catalog, picker
from helpers.language import set_language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"


def shown(form):
    """Return the ids in the order of the table."""
    return re.findall(r"<td><code>(.*?)</code>", form.table.value)


def said(form):
    """Return the message as plain text."""
    return html.unescape(re.sub(r"<.*?>", "", form.message.value))


def row_of(form, model):
    """Return one row of the table as plain text."""
    found = re.search(rf"<tr[^>]*><td><code>{re.escape(model)}</code>.*?</tr>", form.table.value).group()
    return html.unescape(re.sub(r"<.*?>", " ", found))


def test_the_table_shows_every_model_with_its_facts():
    """Price with source, last day with days left, what is accepted; what is over or leaves is said in words."""
    form = picker.model_picker()
    assert set(shown(form)) == set(models.load())
    assert re.search(
        r"gpt-4o\s+ending soon\s+2\.50\s+10\.00\s+reported\s+2027-01-14 \(days left: 48\)", row_of(form, "gpt-4o")
    )
    assert "retired" in row_of(form, "gpt-4")
    assert "(past)" in row_of(form, "gpt-4")
    assert "your default" in row_of(form, "gpt-6-luna")
    assert "only without reasoning" in row_of(form, "gpt-6-luna")


def test_sorting_and_filtering():
    """By any column, in both directions, and by a part of the id."""
    form = picker.model_picker()
    assert shown(form)[0] == "gpt-6-luna"
    form.descending.value = True
    assert shown(form)[0] == "gpt-6.2-astra"
    assert 'aria-sort="descending"' in form.table.value
    form.order.value, form.descending.value = "days_left", False
    dates = [models.find(model).shutdown or datetime.date.max for model in shown(form)]
    assert dates == sorted(dates)
    form.part.value = " LUNA "
    assert sorted(shown(form)) == ["gpt-5.6-luna", "gpt-6-luna"]
    form.part.value = "<b>"
    assert shown(form) == []
    assert "No model id contains this." in form.table.value


def test_retired_models_are_not_offered():
    """They could not answer."""
    form = picker.model_picker()
    assert "gpt-4" not in form.choice.options
    assert "gpt-4o" in form.choice.options
    assert form.choice.value == models.default()


def test_choosing_sets_the_default_of_this_learner():
    """It is kept in the progress file, and a model that leaves is named as such."""
    connect("sk-practice-test")
    form = picker.model_picker()
    form.choice.value = "gpt-4o"
    form.use.click()
    assert progress.get("default_model") == models.default() == "gpt-4o"
    assert "your default" in row_of(form, "gpt-4o")
    assert "shuts down on 2027-01-14" in said(form)
    assert picker.model_picker().choice.value == "gpt-4o"
    form.choice.value = models.kit_default()
    form.use.click()
    assert progress.get("default_model") is None
    assert models.default() == models.kit_default()


def test_a_forced_practice_mode_does_not_use_the_choice(monkeypatch):
    """Notebooks are built and tested with the kit's own default; a learner is told."""
    monkeypatch.setenv("FIRST_CALL_MODE", "practice")
    connect()
    form = picker.model_picker()
    form.choice.value = "gpt-4o"
    form.use.click()
    assert progress.get("default_model") == "gpt-4o"
    assert models.default() == models.kit_default()
    assert "FIRST_CALL_MODE=practice" in said(form)


@pytest.mark.parametrize("kept", ["gpt-4", "a-model-of-my-account", 42, ["x"], None])
def test_practice_mode_ignores_a_choice_that_it_cannot_answer(kept):
    """A retired model, one of a live list, or a broken file must not stop every lesson."""
    connect("sk-practice-test")
    progress.put("default_model", kept)
    assert models.default() == models.kit_default()


def test_the_default_is_known_without_ipywidgets():
    """A first call should not wait for the forms; and where the folder is copied elsewhere, they may be missing."""
    code = "import sys, helpers; print(helpers.models.default(), 'ipywidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=place.ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [models.kit_default(), "False"]


def test_practice_mode_loads_nothing_and_says_why():
    """Its table is all there is."""
    form = picker.model_picker()
    before = form.table.value
    form.load.click()
    assert form.table.value == before
    assert "practice mode" in said(form)


def test_the_live_list_is_merged_and_a_model_of_it_can_be_chosen():
    """With a key: unknown ids appear, and what the list lacks can no longer be chosen."""
    with OtherServer() as server:
        connect(KEY, server.base_url)
        form = picker.model_picker()
        form.choice.value = None
        form.use.click()
        assert "Choose a model first" in said(form)
        form.load.click()
        assert "Models loaded from 127.0.0.1" in said(form)
        assert form.choice.options == ("other-model",)
        assert "unknown" in row_of(form, "other-model")
        assert "not in your list" in row_of(form, "gpt-6-luna")
        form.choice.value = "other-model"
        form.use.click()
        assert models.default() == "other-model"
        disconnect()
    connect("sk-practice-test")
    assert models.default() == models.kit_default()


def test_a_list_that_cannot_be_loaded_is_explained_and_the_form_works_on():
    """The server is gone: cause and fix in the form, no key in it, and the table stays."""
    with OtherServer() as server:
        address = server.base_url
    connect(KEY, address)
    form = picker.model_picker()
    form.load.click()
    assert "Nothing answers" in said(form)
    assert KEY not in said(form)
    assert not form.load.disabled
    assert set(shown(form)) == set(models.load())


def test_ids_of_a_server_are_shown_as_text(monkeypatch):
    """A server may send what it likes; it does not become part of the page."""
    monkeypatch.setattr(models, "load", lambda: {"x": models.Model("<img src=x onerror=alert(1)>")})
    assert "<img" not in picker.model_picker().table.value


def test_the_form_speaks_korean_where_the_learner_does():
    """All of its labels."""
    set_language("ko")
    form = picker.model_picker()
    assert form.use.description == "내 기본 모델로 정하기"
    assert "곧 종료" in row_of(form, "gpt-4o")


def test_the_form_counts_days_from_today(monkeypatch):
    """It names that day and the one on which the table was checked; a form that stays open counts on."""
    form = picker.model_picker()
    monkeypatch.setattr(catalog, "today", lambda: datetime.date(2027, 1, 13))
    form.descending.value = True
    assert "(days left: 1)" in row_of(form, "gpt-4o")
    caption = re.search("<caption>(.*?)</caption>", form.table.value).group(1)
    assert "today, 2027-01-13" in caption
    assert f"checked on {models.checked()}" in caption
    assert catalog.SOON == 90


def test_counts_and_choices_follow_the_filter():
    """What the table does not show is not offered, and the choice stays while it is shown."""
    form = picker.model_picker()
    total = len(models.load())
    assert f"Models shown: {total} of {total}." in form.table.value
    form.part.value = "luna"
    assert f"Models shown: 2 of {total}." in form.table.value
    assert form.choice.options == ("gpt-5.6-luna", "gpt-6-luna")
    assert form.choice.value == "gpt-6-luna"
    form.part.value = "no such model"
    assert f"Models shown: 0 of {total}." in form.table.value
    assert form.choice.options == ()
    form.use.click()
    assert "Choose a model first" in said(form)
    form.part.value = ""
    assert "gpt-4o" in form.choice.options
