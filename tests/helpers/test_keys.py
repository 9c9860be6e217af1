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

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
OTHER_KEY = "sk-proj-FAKE-DO-NOT-USE-5678"


pytestmark = pytest.mark.usefixtures("elsewhere")


def write_env(content: str | bytes, name: str = ".env") -> Path:
    """Write a file in the current folder."""
    path = Path.cwd() / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_key_never_shows_in_a_repr():
    """Neither the checked key nor the found one can be seen by accident."""
    os.environ["OPENAI_API_KEY"] = KEY
    assert repr(keys.check(KEY)) == "Checked(key='…1234', notes=(), problem=None)"
    assert "FAKE" not in repr(keys.find())


ENCODINGS = {
    "utf-8": "",
    "utf-8-sig": "byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "cp949": "",
}


def test_a_browser_saves_no_key(monkeypatch, capsys):
    """There, whoever comes next could find it: nothing is written, nothing is asked, and what to do instead is said."""
    monkeypatch.setattr("sys.platform", "emscripten")
    monkeypatch.setattr(getpass, "getpass", lambda prompt: pytest.fail("asked"))
    with pytest.raises(InputError, match="Use my own key"):
        keys.save(KEY)
    keys.ask()
    assert "Use my own key" in capsys.readouterr().out
    assert list(Path.cwd().iterdir()) == []


def test_save_keeps_every_other_line(capsys):
    """Only the value changes; comments, blank lines, line ends, `export` and what follows on the line stay."""
    before = "# mine\r\n\r\nA=1\r\n\r\n# the key\r\nexport OPENAI_API_KEY='old'  # old\r\nB=\"2\n3\"\n"
    path = write_env(before)
    assert keys.save(f"{KEY}\n", path) == path
    assert path.read_bytes().decode() == before.replace("'old'", KEY)
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"A=1\r\n", b"A=1\r\nOPENAI_API_KEY={}\r\n"),
        (b"A=1\r\nB=2", b"A=1\r\nB=2\r\nOPENAI_API_KEY={}\r\n"),
        (b"OPENAI_API_KEY=\r\nA=1\r\n", b"OPENAI_API_KEY={}\r\nA=1\r\n"),
        (b"OPENAI_API_KEY= # mine\n", b"OPENAI_API_KEY={} # mine\n"),
        (b"OPENAI_API_KEY=a#b # mine\n", b"OPENAI_API_KEY={} # mine\n"),
        (b'OPENAI_API_KEY="a#b"# mine\n', b"OPENAI_API_KEY={}# mine\n"),
        (b"  export\tOPENAI_API_KEY = x\n", b"  export\tOPENAI_API_KEY={}\n"),
        (b"A=1\0\nB=2\n", b"A=1\0\nB=2\nOPENAI_API_KEY={}\n"),
        (b"A=\x93\xfa\x96{\n", b"A=\x93\xfa\x96{\nOPENAI_API_KEY={}\n"),  # Japanese: an encoding not known here
        ("SECRET=a\nB=1\n".encode("utf-16-be"), b"SECRET=a\nB=1\nOPENAI_API_KEY={}\n"),
    ],
)
def test_nothing_else_in_the_file_is_lost(before, after):
    """Line ends, comments and other secrets survive, whatever the encoding, a stray zero byte included."""
    keys.save(KEY, write_env(before))
    assert (Path.cwd() / ".env").read_bytes() == after.replace(b"{}\n", f"{KEY}\n".encode()).replace(
        b"{}\r", f"{KEY}\r".encode()
    ).replace(b"{} #", f"{KEY} #".encode()).replace(b"{}#", f"{KEY}#".encode())


def test_a_file_that_saving_would_damage_is_left_alone():
    """Its reason is said in place of a strange text in the file."""
    before = b"\xff\xfeA\0=\0\x00\xd8\n\0"  # half a character of UTF-16
    with pytest.raises(OSError, match="saving would damage them"):
        keys.save(KEY, write_env(before))
    assert (Path.cwd() / ".env").read_bytes() == before


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


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_into_another_checkout(capsys):
    """The file that it leads to counts: where git tracks that, nothing is written; else it is said where the key is."""
    other, here = Path.cwd() / "other", Path.cwd() / "here"
    other.mkdir()
    here.mkdir()
    os.chdir(other)
    git("init", "-q")
    write_env("A=1\n", "settings")
    git("add", "settings")
    git("commit", "-q", "-m", "x")
    os.chdir(here)
    Path(".env").symlink_to(other / "settings")
    with pytest.raises(InputError, match="git already tracks"):
        keys.save(KEY, Path.cwd() / ".env")
    assert (other / "settings").read_text() == "A=1\n"
    Path(".env").unlink()
    Path(".env").symlink_to(other / "new")
    keys.save(KEY, Path.cwd() / ".env")
    assert "points to" in capsys.readouterr().out
    assert KEY in (other / "new").read_text()
    assert Path(".env").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_back_to_itself(monkeypatch, capsys):
    """Saving says so; nothing raises what nobody expects."""
    Path(".env").symlink_to(Path.cwd() / ".env")
    monkeypatch.setattr(getpass, "getpass", lambda prompt: KEY)
    keys.ask()
    assert "leads back to itself" in capsys.readouterr().out
    assert env_file.git_state(Path.cwd() / ".env") is None


def test_the_saved_key_whatever_the_environment_says():
    """For a test of what was just saved."""
    assert keys.saved() == keys.Found()
    write_env(f"OPENAI_API_KEY={KEY}\n")
    os.environ["OPENAI_API_KEY"] = OTHER_KEY
    assert (keys.saved().value, keys.saved().source) == (KEY, ".env")


def test_ask_saves_and_connects_again(monkeypatch, capsys):
    """What is typed is checked and saved; a connected notebook is live at once."""
    connection.connect()
    monkeypatch.setattr(getpass, "getpass", lambda prompt: f" {KEY}")
    keys.ask()
    assert keys.find().value == KEY
    assert os.environ["OPENAI_API_KEY"] == KEY
    assert connection.current() == "live"
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Live mode: OpenAI answers, with the key …1234 from .env. Calls cost money."
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
    assert "You can't type a key here without it being" in capsys.readouterr().out


def test_ask_without_a_terminal(monkeypatch, capsys):
    """With nothing but a pipe there is nobody to ask."""
    with open(os.devnull) as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        keys.ask()
    assert "You can't type a key here without it being" in capsys.readouterr().out


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
