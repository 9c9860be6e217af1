"""Keys: what is cleaned, what is refused and why, where a key is found, and how it is saved."""

from __future__ import annotations

import getpass
import os
import stat
import subprocess
from pathlib import Path

import pytest

from helpers import connection, env_file, keys
from helpers.errors import InputError
from helpers.language import LANGUAGES, set_language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
OTHER_KEY = "sk-proj-FAKE-DO-NOT-USE-5678"


pytestmark = pytest.mark.usefixtures("elsewhere")


def write_env(content: str | bytes, name: str = ".env") -> Path:
    """Write a file in the current folder."""
    path = Path.cwd() / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


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
    f"\ufeff{KEY}": "invisible",
    KEY.replace("FAKE", "FA\u200bKE"): "invisible",
}


@pytest.mark.parametrize("pasted", CLEANED)
def test_what_surrounds_a_key_is_removed_and_named(pasted):
    """The key is found in what was pasted with it, and a note says what was removed."""
    checked = keys.check(pasted)
    assert (checked.key, checked.problem) == (KEY, None)
    assert CLEANED[pasted] in " ".join(checked.notes)


def test_several_wrappings_at_once():
    """A whole line from a chat, with curly quotes and a line break, still gives the key."""
    checked = keys.check(f" export OPENAI_API_KEY = “Bearer {KEY}” \r\n")
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
    KEY.replace("FAKE", "FAㅏKE"): "Korean letter inside the key: ㅏ (U+314F) at position 11",
    KEY.replace("FAKE", "FA한KE"): "Korean letter inside the key: 한 (U+D55C) at position 11",
    KEY.replace("sk-", "sk–"): "long dash inside the key: – (U+2013) at position 3",
    KEY.replace("sk-", "sk—"): "long dash inside the key: — (U+2014) at position 3",
    KEY.replace("FAKE", "FAéKE"): "no key has: é (U+00E9) at position 11",
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
    "https://api.openai.com/v1": "web address",
    "localhost:11434": "web address",
    "proj-FAKE-DO-NOT-USE-1234": "begins with sk-",
}


@pytest.mark.parametrize("pasted", REFUSED)
def test_what_cannot_be_a_key_is_refused_and_named(pasted):
    """Each trap has a sentence of its own, and none of them repeats the text around the mistake."""
    checked = keys.check(pasted)
    assert checked.key is None
    assert REFUSED[pasted] in checked.problem
    for piece in ("DO-NOT-USE", "abcd", "FA"):
        assert piece not in repr(checked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pasted", [*CLEANED, *REFUSED])
def test_every_trap_has_its_sentence_in_every_language(pasted, language):
    """No message is missing or lacks a value."""
    set_language(language)
    checked = keys.check(pasted)
    sentences = [*checked.notes, *filter(None, [checked.problem])]
    assert sentences
    assert not any("{" in sentence for sentence in sentences)


@pytest.mark.parametrize("key", [KEY, "sk-FAKE", "sk-svcacct-FAKE_DO_NOT_USE", "sk-practice-first-call"])
def test_a_good_key_passes_without_a_word(key):
    """Only the beginning is checked: the length of keys changes."""
    assert keys.check(key) == keys.Checked(key)


def test_an_admin_key_passes_with_a_warning():
    """It may well be refused, but that is for the API to say."""
    checked = keys.check("sk-admin-FAKE-DO-NOT-USE")
    assert checked.key == "sk-admin-FAKE-DO-NOT-USE"
    assert "probably cannot call models" in checked.notes[0]


@pytest.mark.parametrize("key", ["ollama", "hf_FAKEDONOTUSE", "sk-ant-FAKE", "EMPTY"])
def test_another_server_takes_any_key(key):
    """Only OpenAI's keys have to begin with sk-; whitespace and the like are wrong everywhere."""
    assert keys.check(key, for_openai=False).key == key
    assert keys.check(f"{key}한", for_openai=False).problem


def test_a_key_never_shows_in_a_repr():
    """Neither the checked key nor the found one can be seen by accident."""
    os.environ["OPENAI_API_KEY"] = KEY
    assert repr(keys.check(KEY)) == "Checked(key='…1234', notes=(), problem=None)"
    assert "FAKE" not in repr(keys.find())


@pytest.mark.parametrize(("key", "masked"), [(KEY, "…1234"), ("sk-456789", "…6789"), ("sk-45678", "…"), ("", "…")])
def test_mask(key, masked):
    """The last four characters, and nothing at all of a short key."""
    assert keys.mask(key) == masked


def test_the_environment_comes_before_the_file(tmp_path):
    """The fixed order, with a note that names both keys by their ends and says how to undo it."""
    write_env(f"OPENAI_API_KEY={OTHER_KEY}\n")
    assert (keys.find().value, keys.find().source) == (OTHER_KEY, ".env")
    os.environ["OPENAI_API_KEY"] = KEY
    found = keys.find()
    assert (found.value, found.source) == (KEY, "environment")
    assert "…1234" in found.notes[0]
    assert "…5678" in found.notes[0]
    assert ("Remove-Item" if os.name == "nt" else "unset OPENAI_API_KEY") in found.notes[1]


@pytest.mark.parametrize("saved", [KEY, f'"{KEY}"', "your-api-key", ""])
def test_no_warning_where_the_two_do_not_disagree(saved):
    """The same key in both places, or none in the file, is nothing to worry about."""
    write_env(f"OPENAI_API_KEY={saved}\n")
    os.environ["OPENAI_API_KEY"] = KEY
    assert keys.find().notes == ()


def test_the_nearest_file_counts(tmp_path):
    """The search goes upwards from the start folder and ends at the first .env."""
    write_env(f"OPENAI_API_KEY={KEY}\n")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert keys.find(inner).value == KEY
    (tmp_path / "a" / ".env").write_text(f"OPENAI_API_KEY={OTHER_KEY}\n")
    assert keys.find(inner).value == OTHER_KEY


def test_an_empty_variable_does_not_stop_the_search():
    """A variable that is set to nothing is skipped and named."""
    os.environ["OPENAI_API_KEY"] = " "
    write_env(f"OPENAI_API_KEY={KEY}\n")
    found = keys.find()
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
    found = keys.find()
    assert found.value == KEY
    assert ENCODINGS[encoding] in " ".join(found.notes)
    assert bool(found.notes) == bool(ENCODINGS[encoding])


NEARLY = {
    f"OPEN_API_KEY={KEY}": "OPEN_API_KEY",
    f"OPENAI_KEY={KEY}": "OPENAI_KEY",
    f"OPENAI_APIKEY={KEY}": "OPENAI_APIKEY",
    f"OPEN_AI_KEY={KEY}": "OPEN_AI_KEY",
    f"openai_api_key={KEY}": "openai_api_key",
    f"$env:OPENAI_API_KEY={KEY}": "$env:OPENAI_API_KEY",
    "OPENAI_API_KEY=": "nothing behind it",
    KEY: "without a name",
    f'# mine\nOPENAI_API_KEY="{KEY}': "NAME=value: 2",
}


@pytest.mark.parametrize("content", NEARLY)
def test_a_file_that_is_nearly_right(content):
    """What keeps the key from being found is named, without the key."""
    write_env(content)
    found = keys.find()
    assert found.value is None
    assert NEARLY[content] in " ".join(found.notes)
    assert "FAKE" not in " ".join(found.notes)


def test_other_settings_are_no_misspelling():
    """Variables that belong to something else are left alone."""
    write_env("OPENAI_BASE_URL=http://localhost:1/v1\nOPENAI_ADMIN_KEY=a\nAZURE_OPENAI_API_KEY=b\nOPENAI_ORG_ID=c\n")
    assert keys.find().notes == ()


def test_a_misspelled_environment_variable(monkeypatch):
    """The name is wrong, the value is not shown."""
    monkeypatch.setenv("OPEN_API_KEY", KEY)
    assert "OPEN_API_KEY" in keys.find().notes[0]
    assert "FAKE" not in keys.find().notes[0]


@pytest.mark.parametrize("name", [".env.txt", "env.txt", "env", ".env.local", ".env.example"])
def test_a_file_of_the_wrong_name(name):
    """Notepad's .env.txt and its like are named; an untouched .env.example is not."""
    write_env(f"OPENAI_API_KEY={KEY}\n", name)
    assert f"named {name} " in " ".join(keys.find().notes)
    write_env((env_file.ROOT / ".env.example").read_bytes(), ".env.example")
    (Path.cwd() / name).unlink()
    assert keys.find().notes == ()


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="needs file modes")
def test_a_file_that_may_not_be_read():
    """It is named instead of raising."""
    write_env(f"OPENAI_API_KEY={KEY}\n").chmod(0)
    assert "cannot be read" in keys.find().notes[0]


def test_a_folder_named_env_is_passed_over():
    """Some people call their virtual environment .env."""
    (Path.cwd() / ".env").mkdir()
    assert keys.find() == keys.Found()


def test_save_keeps_every_other_line(capsys):
    """Only the one variable changes; comments, blank lines and line ends stay."""
    before = "# mine\r\n\r\nA=1\r\n\r\n# the key\r\nexport OPENAI_API_KEY='old'  # old\r\nB=\"2\n3\"\n"
    path = write_env(before)
    assert keys.save(f"{KEY}\n", path) == path
    assert path.read_bytes().decode() == before.replace(
        "export OPENAI_API_KEY='old'  # old\r\n", f"OPENAI_API_KEY={KEY}\n"
    )
    assert keys.find().value == KEY
    assert capsys.readouterr().out.splitlines() == [
        "Removed from the ends of the key: line break.",
        "Saved the key …1234 in .env.",
    ]


@pytest.mark.parametrize("before", ["", "A=1", "A=1\n", f'OPENAI_API_KEY="{KEY}', "OPENAI_API_KEY\n"])
def test_save_leaves_exactly_one_line_with_the_variable(before):
    """A missing line end or an unfinished line does not get in the way, and no old key stays behind."""
    keys.save(OTHER_KEY, write_env(before))
    content = (Path.cwd() / ".env").read_text()
    assert content.count("OPENAI_API_KEY") == 1
    assert content.endswith(f"OPENAI_API_KEY={OTHER_KEY}\n")
    assert ("A=1\n" in content) == ("A=1" in before)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_save_writes_utf8_without_a_mark(encoding):
    """Whatever the file was stored as, its other lines survive and the result is plain UTF-8."""
    path = write_env("# 내 설정\nA=가\n".encode(encoding))
    keys.save(KEY, path)
    assert path.read_bytes().decode("utf-8") == f"# 내 설정\nA=가\nOPENAI_API_KEY={KEY}\n"


@pytest.mark.parametrize("key", ["a#b$c", "it's\\fine", '"`', KEY])
def test_any_key_survives_the_file(key):
    """Special characters of keys for other servers are quoted so that they are read back as they were."""
    path = Path.cwd() / ".env"
    env_file.write_value(path, keys.NAME, key)
    assert env_file.read(path).values[keys.NAME] == key


@pytest.mark.skipif(os.name == "nt", reason="Windows files have no mode")
@pytest.mark.parametrize("mode", [None, 0o644, 0o666])
def test_the_file_is_private_from_the_first_byte(mode, monkeypatch):
    """The draft that is written, and the file it becomes, are readable by their owner only."""
    path = Path.cwd() / ".env"
    if mode:
        write_env("A=1\n").chmod(mode)
    seen = []
    replace = Path.replace
    monkeypatch.setattr(
        Path, "replace", lambda draft, target: (seen.append(stat.S_IMODE(draft.stat().st_mode)), replace(draft, target))
    )
    old_mask = os.umask(0)
    try:
        keys.save(KEY, path)
    finally:
        os.umask(old_mask)
    assert seen == [0o600]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir() == [".env"]


def test_a_failed_save_leaves_the_file_alone(monkeypatch):
    """When the last step fails, the old file is untouched and no draft with the key is left."""
    path = write_env("A=1\n")

    def fail(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        keys.save(KEY, path)
    assert path.read_text() == "A=1\n"
    assert os.listdir() == [".env"]


def test_a_bad_key_is_never_written():
    """The message is the problem itself."""
    with pytest.raises(InputError, match="placeholder"):
        keys.save("your-api-key")
    assert os.listdir() == []


def test_the_default_file(monkeypatch):
    """Inside the kit it is the kit's own .env, so that every lesson finds it; elsewhere that of the current folder."""
    assert env_file.default_path() == Path.cwd() / ".env"
    monkeypatch.chdir(env_file.ROOT / "helpers")
    assert env_file.default_path() == env_file.ROOT / ".env"


def git(*arguments: str) -> None:
    """Run git in the current folder."""
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.invalid", *arguments], check=True)


def test_git_is_watched(capsys):
    """A tracked file is refused, one that git would take is warned about, an ignored one is fine."""
    assert env_file.git_state(Path.cwd() / ".env") is None
    git("init", "-q")
    path = keys.save(KEY)
    assert "git does not ignore .env" in capsys.readouterr().out
    Path(".gitignore").write_text(".env\n")
    keys.save(KEY)
    assert "git" not in capsys.readouterr().out
    git("add", "-f", ".env")
    with pytest.raises(InputError, match="git already tracks"):
        keys.save(OTHER_KEY)
    assert KEY in path.read_text()


def test_ask_saves_and_connects_again(monkeypatch, capsys):
    """What is typed is checked and saved; a connected notebook is live at once."""
    connection.connect()
    monkeypatch.setattr(getpass, "getpass", lambda prompt: f" {KEY}")
    keys.ask()
    assert keys.find().value == KEY
    assert os.environ["OPENAI_API_KEY"] == KEY
    assert connection.current() == "live"
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Live: OpenAI answers, with the key …1234 from .env. Calls cost money."
    )


@pytest.mark.parametrize(
    ("typed", "said"), [("", "nothing changed"), ("  ", "nothing changed"), ("your-api-key", "placeholder")]
)
def test_ask_saves_nothing_that_is_no_key(typed, said, monkeypatch, capsys):
    """Enter alone keeps practice mode; a bad key is explained, and neither raises."""
    monkeypatch.setattr(getpass, "getpass", lambda prompt: typed)
    keys.ask()
    assert said in capsys.readouterr().out
    assert os.listdir() == []


@pytest.mark.parametrize("error", [NotImplementedError("no input"), EOFError(), getpass.GetPassWarning("echo")])
def test_ask_where_no_one_can_be_asked(error, monkeypatch, capsys):
    """A frontend without input, an ended input, and a window that would show the key are all told apart from a key."""

    def fail(prompt):
        raise error

    monkeypatch.setattr(getpass, "getpass", fail)
    keys.ask()
    assert "without being shown" in capsys.readouterr().out


def test_ask_without_a_terminal(monkeypatch, capsys):
    """With nothing but a pipe there is nobody to ask."""
    with open(os.devnull) as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        keys.ask()
    assert "without being shown" in capsys.readouterr().out


def test_ask_when_the_file_cannot_be_written(monkeypatch, capsys):
    """A folder in the way is explained."""
    (Path.cwd() / ".env").mkdir()
    monkeypatch.setattr(getpass, "getpass", lambda prompt: KEY)
    keys.ask()
    assert "could not be saved" in capsys.readouterr().out


def test_forget_removes_only_the_key(capsys):
    """The file keeps its other lines, the process loses the key, and practice mode goes on."""
    path = write_env(f"A=1\nOPENAI_API_KEY={KEY}\n# end\n")
    connection.connect()
    keys.forget()
    assert path.read_text() == "A=1\n# end\n"
    assert os.environ["OPENAI_API_KEY"].startswith("sk-practice")
    assert connection.current() == "practice"
    assert "stays valid" in capsys.readouterr().out


def test_forget_a_key_of_the_environment(capsys):
    """It goes from this process, and a line says how to remove it for good."""
    os.environ["OPENAI_API_KEY"] = KEY
    keys.forget()
    assert "OPENAI_API_KEY" not in os.environ
    assert "environment variable" in capsys.readouterr().out


def test_paths_are_shown_without_the_home_folder(monkeypatch, tmp_path):
    """Relative to here, else with ~, so that no user name is printed."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert keys.shown(tmp_path / "here" / ".env") == ".env"
    assert keys.shown(tmp_path / "there" / ".env") == "~/there/.env"
