"""The parts of a room's hub that need no hub: names, guessing, the login page's words, system users, the command."""

import html
import os
import stat
import sys

import pytest

pytest.importorskip("jupyterhub")  # it is not there on Windows

from helpers import language
from helpers.__main__ import main
from helpers.workshop import hub_cards, pins
from helpers.workshop.hub import accounts, keeper, plan, settings
from helpers.workshop.hub.authenticator import SeatAuthenticator, normal_name
from helpers.workshop.hub.plan import Plan


@pytest.mark.parametrize(
    "typed", ["7", "07", " 007 ", "seat-07", "Seat 7", "SEAT_07", "７", "7번", "자리 7", "7번 자리"]
)
def test_a_seat_is_understood_however_it_is_typed(typed):
    assert normal_name(typed) == "seat-07"


@pytest.mark.parametrize("typed", ["", "seat", "7 7", "12345", "facilitator", "../seat-07", "root", "seat-07\0"])
def test_anything_else_is_no_seat(typed):
    assert normal_name(typed) != "seat-07"


@pytest.mark.parametrize(
    ("leads_to", "code"),
    [(None, "ko"), ("%2Fhub%2F", "ko"), ("%2Fhub%2Fuser-redirect%2Flab%2Ftree%2Fnotebooks%2Fen%2F00.ipynb", "en")],
)
def test_the_login_page_speaks_the_language_of_what_it_leads_to(leads_to, code):
    door = SeatAuthenticator(lang="ko")
    assert door.page_language(leads_to) == code
    assert door.words(leads_to)["login_title"] == language.messages(code, "hub")["login_title"]
    other, invitation = door.other_language(leads_to)
    assert (other, invitation) == (("en", "View in English") if code == "ko" else ("ko", "한국어로 보기"))
    assert door.page_language(door.address_in("en").replace("/", "%2F")) == "en"
    assert "12" in door.told("wait:12", leads_to, "7")
    assert door.told("Invalid username or password", leads_to, "7") == door.words(leads_to)["login_wrong"]
    assert door.told("Invalid", leads_to, "facilitator") == door.words(leads_to)["login_wrong_password"]


def test_the_cards_have_every_seat_and_its_pin(tmp_path):
    path = tmp_path / "seat-pins.html"
    for _ in range(2):
        hub_cards.write(path, "spring", 30, bytes(32), "http://10.0.0.5:8400/?a=1&b=<2>")
    page = path.read_text(encoding="utf-8")
    assert all(pins.pin(bytes(32), seat) in page for seat in range(1, 31))
    assert page.count(html.escape("http://10.0.0.5:8400/?a=1&b=<2>")) == 30
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_plan_reaches_the_hub(tmp_path, monkeypatch):
    made = Plan(
        "spring", 30, tmp_path, "/usr/bin/configurable-http-proxy", lang="ko", base_url="http://10.0.0.9:8000/v1"
    )
    made.own.mkdir()
    monkeypatch.setenv(plan.VARIABLE, str(made.write()))
    assert plan.read() == made


def test_what_learners_processes_get(tmp_path):
    """The gateway's and the board's address, and nothing of the facilitator's environment."""
    from traitlets.config import Config

    c = Config()
    made = Plan(
        "spring", 2, tmp_path, "proxy", base_url="https://gateway.example/v1", board="http://10.0.0.5:8300/board"
    )
    settings.configure(c, made)
    assert c.Spawner.environment["OPENAI_BASE_URL"] == "https://gateway.example/v1"
    assert c.Spawner.environment["FIRST_CALL_BOARD_OFFER"] == "http://10.0.0.5:8300/board"
    assert "FIRST_CALL_BOARD" not in c.Spawner.environment, "joining is the learner's choice"
    assert c.Spawner.env_keep == ["LANG", "LC_ALL", "TZ"]
    assert settings.password(tmp_path) == settings.password(tmp_path) == c.SeatAuthenticator.password
    assert len(c.SeatAuthenticator.password) == 32


posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no system users of this kind")


@posix
def test_a_user_of_the_system_is_never_touched(monkeypatch):
    """Not one of that name that was made by someone else, not root, not another room's."""
    import pwd

    ran = []
    monkeypatch.setattr(accounts, "_run", lambda *command: ran.append(command))
    for user in (
        ("seat-01", "x", 1001, 1001, "Somebody Else", "/home/seat-01", "/bin/sh"),
        ("seat-01", "x", 1001, 1001, "First Call room autumn", "/home/seat-01", "/bin/sh"),
        ("seat-01", "x", 0, 0, "First Call room spring", "/root", "/bin/sh"),
    ):
        monkeypatch.setattr(pwd, "getpwnam", lambda name, user=user: pwd.struct_passwd(user))
        monkeypatch.setattr(pwd, "getpwall", lambda user=user: [pwd.struct_passwd(user)])
        for touch in (accounts.add, accounts.remove, lambda room, seat: accounts.get(room, "seat-01")):
            with pytest.raises(accounts.AccountError, match="foreign_user"):
                touch("spring", 1)
        assert list(accounts.of_room("spring")) == []
    assert ran == []


def said(capsys, *arguments):
    """Run the command and return its exit code and what it said."""
    code = main(["workshop", "hub", "--room", "spring", "--seats", "3", *arguments])
    return code, capsys.readouterr().out


@posix
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "70000"], "bad_port"),
        (["--memory", "nan"], "bad_memory"),
        (["--idle", "0"], "bad_idle"),
        (["--start", "99"], "bad_start"),
        (["--certificate", "nowhere.pem"], "bad_certificate"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(arguments, message, capsys, monkeypatch):
    monkeypatch.setattr(keeper, "check_system", lambda containers=False: None)
    monkeypatch.setattr(keeper, "find_proxy", lambda folder: "proxy")
    code, told = said(capsys, *arguments)
    expected = language.messages("en", "hub")[message]
    assert code == 1
    assert told.startswith(expected.partition("{")[0])


@posix
def test_what_is_missing_is_told_with_the_command_that_installs_it(capsys, monkeypatch, tmp_path):
    import importlib.util

    find = importlib.util.find_spec
    words = language.messages("en", "hub")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    code, told = said(capsys)
    assert code == 1
    assert told.startswith(words["not_root" if sys.platform.startswith("linux") else "not_linux"].partition("{")[0])
    monkeypatch.setattr(keeper.shutil, "which", lambda name: "/usr/bin/node" if name == "node" else None)
    monkeypatch.setattr(keeper, "check_system", lambda containers=False: None)
    assert f'npm install --prefix "{tmp_path / "room"}"' in said(capsys, "--folder", str(tmp_path / "room"))[1]
    monkeypatch.setattr(keeper.shutil, "which", lambda name: None)
    assert said(capsys)[1].strip() == words["no_node"]
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "jupyterhub" else find(name))
    assert said(capsys)[1].strip() == words["no_jupyterhub"]


@posix
def test_a_folder_that_cannot_be_used_is_told(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(keeper, "check_system", lambda containers=False: None)
    monkeypatch.setattr(keeper, "find_proxy", lambda folder: "proxy")
    monkeypatch.setattr("helpers.workshop.hub_command._check_seats", lambda plan: None)
    (tmp_path / "room-secret").write_text("not a secret", encoding="ascii")
    code, told = said(capsys, "--folder", str(tmp_path))
    assert code == 1
    assert "room-secret is damaged" in told
    (tmp_path / "file").touch()
    code, told = said(capsys, "--folder", str(tmp_path / "file" / "room"))
    assert code == 1
    assert told.startswith(language.messages("en", "hub")["bad_folder"].partition("{")[0])


def test_a_key_on_the_command_line_is_not_repeated(capsys):
    code, told = said(capsys, "--base-url", "https://x.example/sk-proj-abcdefghijklmnopqrstuvwx")
    assert code == 1
    assert "abcdef" not in told
