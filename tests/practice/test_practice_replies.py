"""Which text answers, and the files the texts come from."""

import json

import pytest
from shapes import ask, chat

from helpers.practice import start
from helpers.practice.answering.replies import Replies, ReplyFileError
from helpers.practice.backend import Backend

WORDINGS = {"An agreed way for programs to talk.", "A menu of requests.", "A door between programs."}


def answers(backend, body):
    """Return the texts of all choices."""
    reply, content = ask(backend, body)
    assert reply.status == 200, content
    return [choice["message"]["content"] for choice in json.loads(content)["choices"]]


def test_low_temperature_gives_one_wording(backend):
    """Up to 0.5, n=3 gives the prepared text three times."""
    assert answers(backend, chat(n=3, temperature=0.5)) == ["An agreed way for programs to talk."] * 3


def test_high_temperature_gives_different_wordings(backend):
    """Above 0.5, and by default, n=3 gives all three wordings, the same ones each time."""
    for body in (chat(n=3, temperature=1.2), chat(n=3)):
        assert set(answers(backend, body)) == WORDINGS
        assert answers(backend, body) == answers(backend, body)


def test_low_top_p_gives_one_wording(backend):
    """A low top_p leaves no choice of wording, as a low temperature does."""
    assert answers(backend, chat(n=2, top_p=0.1)) == ["An agreed way for programs to talk."] * 2


def test_seed_changes_the_wording(backend):
    """With different seeds, different wordings come first."""
    assert {answers(backend, chat(seed=seed))[0] for seed in range(20)} == WORDINGS


@pytest.mark.parametrize("role", ["system", "developer"])
def test_reply_with_system_message_wins(backend, role):
    """A reply prepared for the system message comes before one for the prompt alone; any other gets the latter."""
    user = {"role": "user", "content": "  What is an API?\n"}
    pirate = chat(messages=[{"role": role, "content": "Answer like a pirate."}, user])
    judge = chat(messages=[{"role": role, "content": "Answer like a judge."}, user], temperature=0)
    assert answers(backend, pirate) == ["Arr, a plank between two ships."]
    assert answers(backend, judge) == ["An agreed way for programs to talk."]


def test_empty_system_stands_for_none(backend):
    """A reply prepared for no system message does not answer when there is one."""
    user = {"role": "user", "content": "Did a system message come?"}
    assert answers(backend, chat(messages=[user])) == ["No system message came along."]
    assert "practice reply" in answers(backend, chat(messages=[{"role": "system", "content": "Yes."}, user]))[0]


def test_history_must_match(backend):
    """A reply prepared for a conversation answers only after that conversation."""
    ask_again = {"role": "user", "content": "What did I say?"}
    turns = [{"role": "user", "content": "My name is Mina."}, {"role": "assistant", "content": "Hello, Mina."}]
    assert answers(backend, chat(messages=[*turns, ask_again])) == ["That your name is Mina."]
    assert "practice reply" in answers(backend, chat(messages=[ask_again]))[0]


def test_fallback_is_honest_and_shows_what_arrived(backend):
    """Without a prepared reply the answer says who wrote it and shows roles and texts, long ones shortened."""
    body = chat(messages=[{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Why? " * 100}])
    [answer] = answers(backend, body)
    assert "not by a model" in answer
    assert '- system: "Be kind."' in answer
    assert '- user: "Why? Why?' in answer
    assert "…" in answer
    assert len(answer) < 600


def test_fallback_speaks_the_language_of_the_prompt(backend):
    """A prompt with Hangul gets the Korean text, also in a long conversation."""
    [answer] = answers(backend, chat(messages=[{"role": "user", "content": f"왜 {turn}?"} for turn in range(12)]))
    assert "모델의 답이 아니라" in answer
    assert "앞선 메시지 4개" in answer
    assert '- user: "왜 11?"' in answer


def test_composed_and_decomposed_hangul_are_the_same_prompt(backend):
    """Hangul typed in pieces, as some systems send it, finds the same reply."""
    import unicodedata

    text = unicodedata.normalize("NFD", "인사해 주세요")
    assert answers(backend, chat(text, temperature=0))[0].startswith("안녕하세요!")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[[reply]\n", "05_bad.toml: "),
        ('[[reply]]\ntext = "a"\n', "05_bad.toml, reply 1: 'user' must be a text"),
        ('[[reply]]\nuser = "a"\ntext = " "\n', "reply 1: 'text' must be a text that is not empty"),
        ('[[reply]]\nuser = "a"\ntext = "b"\n[[reply]]\nuser = "c"\ntekst = "d"\n', "reply 2: unknown key 'tekst'"),
        ('[[reply]]\nuser = "a"\ntext = "b"\nvariants = "c"\n', "reply 1: 'variants' must be a list of texts"),
        ('[[reply]]\nuser = "a"\ntext = "b"\nhistory = [1]\n', "reply 1: 'history' must be a list of texts"),
        ('[[reply]]\nuser = "a"\ntext = "b"\nsystem = 1\n', "reply 1: 'system' must be a text"),
        ('[[reply]]\nuser = "a"\ntext = "b"\n\n[[reply]]\nuser = "a "\ntext = "c"\n', "already has a reply to 'a'"),
        ('reply = "a"\n', "only [[reply]] tables may stand here"),
        ('[[replies]]\nuser = "a"\n', "only [[reply]] tables may stand here"),
    ],
)
def test_malformed_file_is_named(tmp_path, content, problem):
    """A mistake in a file stops the start with a message that names file and reply."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "05_bad.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ReplyFileError) as caught:
        start(replies=tmp_path)
    assert problem in str(caught.value)
    assert str(caught.value).startswith("en/05_bad.toml")


def test_kits_own_replies_load():
    """The files of the kit are well-formed, and no two of their replies collide."""
    assert all(prepared.wordings or prepared.calls for prepared in Replies().all())


MALFORMED_REFUSALS = [
    ('[[reply]]\nuser = "a"\nrefusal = " "\n', "'refusal' must be a text that is not empty"),
    ('[[reply]]\nuser = "a"\nrefusal = 1\n', "'refusal' must be a text that is not empty"),
    ('[[reply]]\nuser = "a"\nrefusal = "b"\ntext = "c"\n', "'refusal' stands instead of 'text'"),
    ('[[reply]]\nuser = "a"\nrefusal = "b"\nvariants = ["c"]\n', "'refusal' stands instead of 'variants'"),
    ('[[reply]]\nuser = "a"\nrefusal = "b"\ntool_calls = []\n', "'refusal' stands instead of 'tool_calls'"),
]


@pytest.mark.parametrize(("content", "problem"), MALFORMED_REFUSALS, ids=range(len(MALFORMED_REFUSALS)))
def test_malformed_refusals_are_named(tmp_path, content, problem):
    """A refusal that is empty, or stands beside an answer, is named like any other mistake."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "11_bad.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ReplyFileError, match=r"^en/11_bad\.toml, reply 1: ") as caught:
        Replies(tmp_path)
    assert problem in str(caught.value)


MALFORMED_TOOLS = [
    ('[[reply]]\nuser = "a"\ntool_calls = []\n', "'tool_calls' must be [[reply.tool_calls]] tables"),
    ('[[reply]]\nuser = "a"\n[[reply.tool_calls]]\nname = "f"\n', "must have 'name' and 'arguments' and nothing else"),
    ('[[reply]]\nuser = "a"\n[[reply.tool_calls]]\nname = "f"\narguments = "{}"\n', "'arguments' a table"),
    ('[[reply]]\nuser = "a"\n[[reply.tool_calls]]\nname = "f"\narguments = {d = 2026-11-22}\n', "what JSON can say"),
    ('[[reply]]\nuser = "a"\ntext = "b"\nresults = []\n', "'results' must not be empty"),
    ('[[reply]]\nuser = "a"\ntext = "b"\nresults = [1]\n', "'results' must be a list of texts"),
    ('[[reply]]\nuser = "a"\ntext = 1\n[[reply.tool_calls]]\nname = "f"\narguments = {}\n', "'text' must be a text"),
]


@pytest.mark.parametrize(("content", "problem"), MALFORMED_TOOLS, ids=range(len(MALFORMED_TOOLS)))
def test_malformed_tool_calls_are_named(tmp_path, content, problem):
    """A mistake in what a reply says of tools is named like any other."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "13_bad.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ReplyFileError, match=r"^en/13_bad\.toml, reply 1: ") as caught:
        Replies(tmp_path)
    assert problem in str(caught.value)


def test_mistake_in_the_kits_own_file_is_told(tmp_path, monkeypatch):
    """The kit's own files are read late, so a mistake in them is told by the first chat, and stops nothing else."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "05_bad.toml").write_text("reply = 1", encoding="utf-8")
    monkeypatch.setattr("helpers.practice.answering.replies._FOLDER", tmp_path)
    backend = Backend(Replies())
    backend.warm()
    reply, content = ask(backend, chat())
    assert (reply.status, reply.headers["x-should-retry"]) == (500, "false")
    assert "en/05_bad.toml: only [[reply]] tables may stand here" in json.loads(content)["error"]["message"]
    assert ask(backend, b"", method="GET", path="/v1/models")[0].status == 200
