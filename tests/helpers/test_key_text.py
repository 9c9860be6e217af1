"""What is pasted as a key: what is cleaned, what is refused and why."""

from __future__ import annotations

import time

import pytest

from helpers import key_text
from helpers.language import LANGUAGES, set_language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
OTHER_KEY = "sk-proj-FAKE-DO-NOT-USE-5678"
LONG_KEY = "sk-proj-" + "Ab3dEf9hIj_" * 6 + "T3BlbkFJ" + "xY7zWv5uTs-" * 6

pytestmark = pytest.mark.usefixtures("elsewhere")


CLEANED = {
    f"{KEY}\n": "line break",
    f"{KEY}\r\n": "carriage return, line break",
    f" {KEY}": "space",
    f"\t{KEY}": "tab",
    f"{KEY}\u00a0": "special space",
    f'"{KEY}"': "quotation marks",
    f"'{KEY}'": "quotation marks",
    f"“{KEY}”": "quotation marks",
    f"`{KEY}`": "quotation marks",
    f'"{KEY}",': "quotation marks",
    f"Bearer {KEY}": "Bearer",
    f"Authorization: Bearer {KEY}": "Bearer",
    f"OPENAI_API_KEY={KEY}": "whole line",
    f"export OPENAI_API_KEY={KEY}": "whole line",
    f"setx OPENAI_API_KEY {KEY}": "whole line",
    f'$env:OPENAI_API_KEY = "{KEY}"': "whole line",
    f'os.environ["OPENAI_API_KEY"] = "{KEY}"': "whole line",
    f'client = OpenAI(api_key="{KEY}")': "whole line",
    f'{{"OPENAI_API_KEY": "{KEY}"}}': "whole line",
    f'"OPENAI_API_KEY": "{KEY}",': "whole line",
    f"OPENAI_API_KEY＝{KEY}": "whole line",
    f"OPENAI_API_KEY: {KEY}": "whole line",
    f"# OPENAI_API_KEY={KEY}": "whole line",
    f'setx OPENAI_API_KEY "{KEY}" /M': "words around it",
    f"{KEY}.": "punctuation mark",
    f"{KEY};": "punctuation mark",
    f"<{KEY}>": "words around it",
    f"[{KEY}]": "brackets",
    f"{KEY}  # mine": "words around it",
    f"My key is {KEY}, thanks": "words around it",
    f"키는 {KEY} 입니다": "words around it",
    f'curl https://api.openai.com/v1/models -H "Authorization: Bearer {KEY}"': "words around it",
    f"{KEY}\n{KEY}": "pasted twice",
    f"{KEY}{KEY}": "pasted twice",
    f"\ufeff{KEY}": "invisible",
    KEY.replace("FAKE", "FA\u200bKE"): "invisible",
}


@pytest.mark.parametrize("pasted", CLEANED)
def test_what_surrounds_a_key_is_removed_and_named(pasted):
    """The key is found in what was pasted with it, and a note says what was removed."""
    checked = key_text.check(pasted)
    assert (checked.key, checked.problem) == (KEY, None)
    assert CLEANED[pasted] in " ".join(checked.notes)


def test_several_wrappings_at_once():
    """A whole line from a chat, with curly quotes and a line break, still gives the key."""
    checked = key_text.check(f" export OPENAI_API_KEY = “Bearer {KEY}” \r\n")
    assert checked.key == KEY
    assert len(checked.notes) == 4


REFUSED = {
    "": "empty",
    " \n": "empty",
    "OPENAI_API_KEY=": "empty",
    "\x16": "Ctrl+V",
    KEY.replace("FAKE", "FA KE"): "a space inside the key, at position 11",
    KEY.replace("FAKE", "FA\nKE"): "a line break inside the key, at position 11",
    KEY.replace("FAKE", "FA\tKE"): "a tab inside the key, at position 11",
    KEY.replace("FAKE", "FA\x00KE"): "U+0000",
    KEY.replace("FAKE", "FA\udcffKE"): "U+DCFF",
    "4242 4242 4242 4242": "begins with sk-, and this doesn't",
    "비밀번호가 기억나지 않아요": "begins with sk-, and this doesn't",
    KEY.replace("FAKE", "FAㅏKE"): "Korean letter inside the key, ㅏ (U+314F) at position 11",
    KEY.replace("FAKE", "FA한KE"): "Korean letter inside the key, 한 (U+D55C) at position 11",
    KEY.replace("sk-", "sk–"): "long dash inside the key, – (U+2013) at position 3",
    KEY.replace("sk-", "sk—"): "long dash inside the key, — (U+2014) at position 3",
    KEY.replace("FAKE", "FAéKE"): "keys can't have, é (U+00E9) at position 11",
    "sk-...abcd": "shortened",
    "sk-proj-…abcd": "shortened",
    "sk-proj-****abcd": "shortened",
    "sk-proj-••••abcd": "shortened",
    "…abcd": "shortened",
    "sk-...": "placeholder",
    "abc...": "placeholder",
    "sk-": "placeholder",
    "sk-xxxxxxxx": "placeholder",
    "your-api-key": "placeholder",
    "YOUR_API_KEY": "placeholder",
    "sk-your-key-here": "placeholder",
    "<your key>": "placeholder",
    "여기에 키를 붙여 넣으세요": "placeholder",
    "sk-ant-api03-FAKE-DO-NOT-USE": "Anthropic",
    "AIzaFAKE-DO-NOT-USE": "Google",
    "gsk_FAKEDONOTUSE": "Groq",
    "hf_FAKEDONOTUSE": "Hugging Face",
    "nvapi-FAKE-DO-NOT-USE": "NVIDIA",
    "up_FAKEDONOTUSE": "Upstage",
    f"{KEY} {OTHER_KEY}": "two different keys",
    f"{KEY}\n{OTHER_KEY}\n": "two different keys",
    f"{KEY}, {OTHER_KEY}": "two different keys",
    f"{KEY}{OTHER_KEY}": "two different keys",
    f"{LONG_KEY[:80]}\n{LONG_KEY[80:]}": "a line break inside the key, at position 81",
    f"{LONG_KEY[:80]} {LONG_KEY[80:]}": "a space inside the key, at position 81",
    "sk-FAKE": "only 7 characters",
    "sk-proj-Ab1": "only 11 characters",
    "sk-" + "FA" * 300: "603 characters",
    "FA" * 50_000: "100,000 characters",
    "org-AbCdEf123456": "the id of an organization, not a key",
    "proj_AbCdEf123456": "the id of a project, not a key",
    "key_AbCdEf123456": "the id of a key, not a key",
    "whsec_AbCdEf123456": "the secret of a webhook, not a key",
    "0123456789abcdef" * 2: "Azure OpenAI key",
    "A1b2" * 13 + "JQQJ99BCACYeBjFXJ3w3AAABACOGabcd": "Azure OpenAI key",
    "https://api.openai.com/v1": "web address",
    "localhost:11434": "web address",
    "proj-FAKE-DO-NOT-USE-1234": "begins with sk-",
}


@pytest.mark.parametrize("pasted", REFUSED)
def test_what_cannot_be_a_key_is_refused_and_named(pasted):
    """Each trap has a sentence of its own, and none of them repeats the text around the mistake."""
    checked = key_text.check(pasted)
    assert checked.key is None
    assert REFUSED[pasted] in checked.problem
    for piece in ("DO-NOT-USE", "abcd", "FA"):
        assert piece not in repr(checked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pasted", [*CLEANED, *REFUSED])
def test_every_trap_has_its_sentence_in_every_language(pasted, language):
    """No message is missing or lacks a value."""
    set_language(language)
    checked = key_text.check(pasted)
    sentences = [*checked.notes, *filter(None, [checked.problem])]
    assert sentences
    assert not any("{" in sentence for sentence in sentences)


@pytest.mark.parametrize("key", [KEY, LONG_KEY, "sk-svcacct-FAKE_DO_NOT_USE", "sk-practice-first-call", "sk-practice"])
def test_a_good_key_passes_without_a_word(key):
    """Their length changes, so only what is far from it is refused."""
    assert key_text.check(key) == key_text.Checked(key)


NOT_THERE = {
    "quotation marks": [KEY, f"{KEY},", f"{KEY};", f"{KEY}.", f"[{KEY}]"],
    "placeholder": [
        "sk-proj-Ab1",
        "org-AbCdEf123456",
        f"my key {KEY}",
        "0123456789abcdef" * 2,
        "sk-my1234567890abcdefgh",
    ],
}


@pytest.mark.parametrize("word", NOT_THERE)
def test_only_what_is_there_is_named(word):
    """Quotation marks, or a placeholder, where there are none would send the learner looking for them."""
    for pasted in NOT_THERE[word]:
        checked = key_text.check(pasted)
        assert word not in " ".join((*checked.notes, checked.problem or "")), pasted


@pytest.mark.parametrize(
    "pasted",
    [
        "api_key" * 1400,
        "sk-" * 3300,
        "sk-proj-" * 1200,
        '["' * 4500,
        "sk-a " * 2000,
        "." * 9999,
        "(" * 9999,
        "a=" * 4999,
    ],
)
def test_no_paste_takes_long(pasted):
    """The kernel waits for the answer."""
    start = time.perf_counter()
    key_text.check(pasted)
    assert time.perf_counter() - start < 0.5  # 0.01 is usual


def test_an_admin_key_passes_with_a_warning():
    """It may well be refused, but that is for the API to say."""
    checked = key_text.check("sk-admin-FAKE-DO-NOT-USE")
    assert checked.key == "sk-admin-FAKE-DO-NOT-USE"
    assert "The key begins with sk-admin-. Such keys are" in checked.notes[0]


@pytest.mark.parametrize("key", ["ollama", "hf_FAKEDONOTUSE", "sk-ant-FAKE", "EMPTY"])
def test_another_server_takes_any_key(key):
    """Only OpenAI's keys have to begin with sk-; whitespace and the like are wrong everywhere."""
    assert key_text.check(key, for_openai=False).key == key
    assert key_text.check(f"{key}한", for_openai=False).problem


@pytest.mark.parametrize(("key", "masked"), [(KEY, "…1234"), ("sk-456789", "…6789"), ("sk-45678", "…"), ("", "…")])
def test_mask(key, masked):
    """The last four characters, and nothing at all of a short key."""
    assert key_text.mask(key) == masked
