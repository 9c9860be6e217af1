"""The checklists: every step has its words and drawing, ticks are kept, and no error stops a learner."""

import base64
import re
import sys

import pytest

from helpers import forms, progress
from helpers.errors import InputError
from helpers.forms.checklist import CHECKLISTS, done, image, keep
from helpers.language import LANGUAGES, set_language


def shown(form):
    """All HTML of a form in one text."""
    return form._progress.value + "".join(how.value for how in form._how.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHECKLISTS)
def test_it_is_complete_in_both_languages(name, language):
    """Every step has a label and says how; every drawing is inside the form, with its description."""
    set_language(language)
    form = forms.checklist(name)
    assert [box.description.split(".")[0] for box in form.boxes.values()] == list("12345")
    drawings = [step for step in CHECKLISTS[name] if step.drawing]
    images = re.findall(r'<img alt="([^"]{20,})" src="data:image/svg\+xml;base64,([^"]+)">', shown(form))
    assert len(images) == len(drawings)
    assert all(base64.b64decode(data).lstrip().startswith(b"<svg") for _, data in images)
    assert all(bool(re.search("[가-힣]", alt)) == (language == "ko") for alt, _ in images)
    assert "<script" not in shown(form)


def test_ticks_are_kept():
    """The next form of the same list begins where this one was left; the other list is untouched."""
    form = forms.checklist("account")
    form.boxes["sign_up"].value = True
    form.boxes["organization"].value = True
    form.boxes["organization"].value = False
    assert "1 of 5 done" in form._progress.value
    again = forms.checklist("account")
    assert [name for name, box in again.boxes.items() if box.value] == ["sign_up"]
    assert "0 of 5 done" in forms.checklist("key")._progress.value


def test_the_drawing_of_the_next_step_is_open():
    """One drawing at a time: that of the first step without a tick."""
    form = forms.checklist("key")
    assert "<details open>" in form._how["key_page"].value
    assert shown(form).count("<details open>") == 1
    form.boxes["key_page"].value = True
    form.boxes["verify_phone"].value = True
    assert "<details open>" not in form._how["key_page"].value
    assert "<details open>" in form._how["dialog"].value


def test_all_done_and_start_over():
    """The end is said, and one button takes every tick away, in the file too."""
    form = forms.checklist("account")
    for box in form.boxes.values():
        box.value = True
    assert "5 of 5 done" in form._progress.value
    assert "All done." in form._progress.value
    form.reset.click()
    assert not any(box.value for box in form.boxes.values())
    assert done("account") == set()
    assert "0 of 5 done" in form._progress.value


def test_making_a_form_writes_nothing():
    """It is made in every run of the notebooks."""
    forms.checklist("account")
    assert not progress.path().exists()


def test_a_step_that_no_longer_exists_is_forgotten():
    """A newer kit may have other steps."""
    progress.put("checklist.account", ["sign_up", "of an older version"])
    assert done("account") == {"sign_up"}
    keep("account", {"credit", "sign_up"})
    assert progress.get("checklist.account") == ["sign_up", "credit"]


def test_a_file_that_cannot_be_written_is_said(monkeypatch):
    """The tick stays for now, and the learner hears that it will not last."""

    def full(name, value):
        raise OSError(28, "No space left on device")

    form = forms.checklist("account")
    monkeypatch.setattr(progress, "put", full)
    form.boxes["sign_up"].value = True
    assert "No space left on device" in form.message.value
    assert "1 of 5 done" in form._progress.value


def test_an_unknown_list_is_named():
    """A typing error gets an answer, not a KeyError."""
    with pytest.raises(InputError, match="account, key"):
        forms.checklist("acount")


def test_without_drawings_the_words_remain(monkeypatch, tmp_path):
    """A kit installed as a package has no assets."""
    monkeypatch.setattr(sys.modules[image.__module__], "_DRAWINGS", tmp_path)
    assert image("sign-up") == ""
    assert "<img" not in shown(forms.checklist("account"))
