"""Which key and base URL are found, where, and which traps are named on the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpers import environment, place, settings
from helpers.language import LANGUAGES, set_language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
OTHER_KEY = "sk-proj-FAKE-DO-NOT-USE-5678"

pytestmark = pytest.mark.usefixtures("elsewhere")


def find(start: Path | None = None) -> settings.Found:
    """Look for the key."""
    return settings.find(environment.KEY, start=start)


def write_env(content: str | bytes, name: str = ".env") -> Path:
    """Write a file in the current folder."""
    path = Path.cwd() / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", [environment.KEY, environment.BASE_URL])
def test_the_order_of_the_places(name):
    """Passed, environment, nearest `.env`, else none: the same for the key and for the base URL."""
    assert settings.find(name) == settings.Found()
    write_env(f"{name}=saved\n")
    assert (settings.find(name).value, settings.find(name).source) == ("saved", ".env")
    os.environ[name] = "set"
    assert (settings.find(name).value, settings.find(name).source) == ("set", "environment")
    assert settings.find(name, "given") == settings.Found("given", "passed")
    assert settings.find(name, "").source == "passed"  # nothing was meant to be looked up


@pytest.mark.parametrize("name", [environment.KEY, environment.BASE_URL])
def test_forced_practice_leaves_them_alone(name):
    """Only what is passed is meant; what is in place can still be asked for."""
    os.environ.update({"FIRST_CALL_MODE": "practice", name: "set"})
    assert settings.find(name) == settings.Found()
    assert settings.find(name, "given").value == "given"
    assert settings.find(name, even_unused=True).value == "set"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_source_has_its_words(language):
    """They become part of the line that says who answers."""
    set_language(language)
    words = [settings.Found("x", source).where for source in ("passed", "environment", ".env")]
    assert len(set(words)) == 3
    assert all(words)
    assert settings.Found().where == ""


def test_what_was_found_is_not_shown():
    """A repr is printed by accident."""
    assert "secret" not in repr(settings.find(environment.KEY, "secret"))


def test_traps_are_those_of_the_key():
    """A base URL that is missing is usual, and not worth a word."""
    write_env(f"OPEN_API_KEY={KEY}\n".encode("utf-16"))
    os.environ[environment.BASE_URL] = " "
    assert settings.find(environment.KEY).notes
    assert settings.find(environment.BASE_URL).notes == ()


def test_the_environment_comes_before_the_file(tmp_path):
    """The fixed order, with a note that names both keys by their ends and says how to undo it."""
    write_env(f"OPENAI_API_KEY={OTHER_KEY}\n")
    assert (find().value, find().source) == (OTHER_KEY, ".env")
    os.environ["OPENAI_API_KEY"] = KEY
    found = find()
    assert (found.value, found.source) == (KEY, "environment")
    assert "…1234" in found.notes[0]
    assert "…5678" in found.notes[0]
    assert ("Remove-Item" if os.name == "nt" else "unset OPENAI_API_KEY") in found.notes[1]


def test_two_keys_are_noticed_whatever_server_the_used_one_is_for():
    """The keys of other servers begin as they like."""
    write_env(f"OPENAI_API_KEY={KEY}\n")
    os.environ["OPENAI_API_KEY"] = "local-server-key"
    assert "…-key" in find().notes[0]


@pytest.mark.parametrize("saved", [KEY, f'"{KEY}"', "your-api-key", ""])
def test_no_warning_where_the_two_do_not_disagree(saved):
    """The same key in both places, or none in the file, is nothing to worry about."""
    write_env(f"OPENAI_API_KEY={saved}\n")
    os.environ["OPENAI_API_KEY"] = KEY
    assert find().notes == ()


def test_the_nearest_file_counts(tmp_path):
    """The search goes upwards from the start folder and ends at the first .env."""
    write_env(f"OPENAI_API_KEY={KEY}\n")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner).value == KEY
    (tmp_path / "a" / ".env").write_text(f"OPENAI_API_KEY={OTHER_KEY}\n")
    assert find(inner).value == OTHER_KEY


@pytest.mark.parametrize("nothing", ["", " "])
def test_an_empty_variable_does_not_stop_the_search(nothing):
    """A variable that is set to nothing is skipped and named."""
    os.environ["OPENAI_API_KEY"] = nothing
    write_env(f"OPENAI_API_KEY={KEY}\n")
    found = find()
    assert found.value == KEY
    assert "set but empty" in found.notes[0]


ENCODINGS = {
    "utf-8": "",
    "utf-8-sig": "byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "cp949": "",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_of_any_encoding_is_read(encoding):
    """PowerShell's UTF-16, Notepad's byte order mark and Korean comments in cp949 all work."""
    write_env(f"OPENAI_API_KEY={KEY}\r\n# 내 키, 비밀이에요\r\n".encode(encoding))
    found = find()
    assert found.value == KEY
    assert ENCODINGS[encoding] in " ".join(found.notes)
    assert bool(found.notes) == bool(ENCODINGS[encoding])


NEARLY = {
    f"OPEN_API_KEY={KEY}": "OPEN_API_KEY",
    f"OPENAI_KEY={KEY}": "OPENAI_KEY",
    f"OPENAI_APIKEY={KEY}": "OPENAI_APIKEY",
    f"OPEN_AI_KEY={KEY}": "OPEN_AI_KEY",
    f"openai_api_key={KEY}": "openai_api_key",
    f"openai.api_key = '{KEY}'": "openai.api_key",
    "OPENAI_API_KEY=": "nothing after OPENAI_API_KEY=",
    KEY: "Line 1 of .env has a key, but it has no name in front of it",
    f"OPENAI_API_KEY {KEY}": "Line 1 of .env has a key, but it has no name",
    f"MY_OPENAI={KEY}": "has no name in front of it, or a different one",
    f"client = OpenAI(api_key='{KEY}')": "has no name in front of it, or a different one",
    f'# mine\nOPENAI_API_KEY="{KEY}': "Line 2 of .env has a key, but it has a quotation mark that is never closed",
    f"A=1\n\n# OPENAI_API_KEY={KEY}": "Line 3 of .env has a key, but it begins with #",
    f"OPENAI_API_KEY＝{KEY}": "has another character in place of =",
    f"OPENAI_API_KEY：{KEY}": "has another character in place of =",
    f"OPENAI_API_KEY: {KEY}": "has another character in place of =",
    f"set OPENAI_API_KEY={KEY}": "a terminal command",
    f"setx OPENAI_API_KEY {KEY}": "a terminal command",
    f'setx OPENAI_API_KEY "{KEY}"': "a terminal command",
    f"$env:OPENAI_API_KEY={KEY}": "a terminal command",
    f'$env:OPENAI_API_KEY="{KEY}"': "a terminal command",
    f'{{"OPENAI_API_KEY": "{KEY}"}}': "written as JSON",
    f'{{\n  "OPENAI_API_KEY": "{KEY}"\n}}': "Line 2 of .env has a key, but it is written as JSON",
    'A=1\nB="2': "the form NAME=value, so they are not read: 2.",
}


@pytest.mark.parametrize("content", NEARLY)
def test_a_file_that_is_nearly_right(content):
    """What keeps the key from being found is named, without the key."""
    write_env(content)
    found = find()
    assert found.value is None
    assert NEARLY[content] in " ".join(found.notes)
    assert "FAKE" not in " ".join(found.notes)


@pytest.mark.parametrize("content", NEARLY)
def test_each_flaw_is_said_once_and_in_korean_too(content):
    """One line of the file, one sentence."""
    write_env(content)
    english = find().notes
    set_language("ko")
    assert len(find().notes) == len(english) == 1
    assert not set(find().notes) & set(english)


@pytest.mark.parametrize(
    "line", [f"DEEPSEEK_API_KEY={KEY}", "ANTHROPIC_API_KEY=sk-ant-FAKE", "# see sk-...", "NOTE=ask-me"]
)
def test_keys_of_others_are_left_alone(line):
    """Many services have keys that begin with sk-."""
    write_env(line)
    assert find().notes == ()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_nowhere():
    """It is named, and does not end the search with a traceback."""
    (Path.cwd() / ".env").symlink_to(Path.cwd() / ".env")
    assert ".env can't be read (" in find().notes[0]
    (Path.cwd() / ".env").unlink()
    (Path.cwd() / ".env").symlink_to(Path.cwd() / "gone")
    assert ".env can't be read (" in find().notes[0]


def test_other_settings_are_no_misspelling():
    """Variables that belong to something else are left alone."""
    write_env("OPENAI_BASE_URL=http://localhost:1/v1\nOPENAI_ADMIN_KEY=a\nAZURE_OPENAI_API_KEY=b\nOPENAI_ORG_ID=c\n")
    assert find().notes == ()


def test_a_misspelled_environment_variable(monkeypatch):
    """The name is wrong, the value is not shown."""
    monkeypatch.setenv("OPEN_API_KEY", KEY)
    assert "OPEN_API_KEY" in find().notes[0]
    assert "FAKE" not in find().notes[0]


@pytest.mark.parametrize("name", [".env.txt", "env.txt", "env", ".env.local", ".env.example"])
def test_a_file_of_the_wrong_name(name):
    """Notepad's .env.txt and its like are named; an untouched .env.example is not."""
    write_env(f"OPENAI_API_KEY={KEY}\n", name)
    assert f"named {name} " in " ".join(find().notes)
    write_env((place.ROOT / ".env.example").read_bytes(), ".env.example")
    (Path.cwd() / name).unlink()
    assert find().notes == ()


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="needs file modes")
def test_a_file_that_may_not_be_read():
    """It is named instead of raising."""
    write_env(f"OPENAI_API_KEY={KEY}\n").chmod(0)
    assert "Check its permissions." in find().notes[0]


def test_a_folder_named_env_is_passed_over():
    """Some people call their virtual environment .env."""
    (Path.cwd() / ".env").mkdir()
    assert find() == settings.Found()
