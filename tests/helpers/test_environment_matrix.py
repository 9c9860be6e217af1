"""Whatever the environment holds, practice mode answers and live mode names the setting; there is never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from other_server import OtherServer

from helpers import place

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
CLOSED = "http://127.0.0.1:9"  # nobody listens there
# Settings that keep a client from being built, or its requests from being sent: each is named where it matters.
STOPPING = {
    **{
        f"{name}={value}": {name: value}
        for name, value in (
            ("HTTPS_PROXY", "://"),
            ("https_proxy", "http://[::1"),
            ("HTTP_PROXY", "socks5://127.0.0.1:9"),
            ("ALL_PROXY", "socks5h://127.0.0.1:9"),
            ("all_proxy", "socks4://127.0.0.1:9"),
            ("HTTPS_PROXY", "socks://127.0.0.1:9"),
            ("HTTP_PROXY", "ftp://127.0.0.1"),
            ("ALL_PROXY", "http://127.0.0.1:abc"),
            ("SSL_CERT_FILE", "/nonexistent/cacert.pem"),
            ("SSL_CERT_FILE", "GARBAGE"),
            ("SSL_CERT_FILE", "EMPTY"),
            ("SSL_CERT_FILE", "."),
            ("SSL_CERT_FILE", " "),
            ("OPENAI_ORG_ID", "조직"),
            ("OPENAI_ORG_ID", " org-x"),
            ("OPENAI_PROJECT_ID", "proj\n"),
            ("OPENAI_PROJECT_ID", "·"),
            ("OPENAI_CUSTOM_HEADERS", "X-Team: 팀"),
            ("OPENAI_CUSTOM_HEADERS", "X Team: a"),
            ("OPENAI_CUSTOM_HEADERS", ": a"),
        )
    },
    "SSLKEYLOGFILE with SSL_CERT_DIR": {"SSLKEYLOGFILE": "/nonexistent/keys", "SSL_CERT_DIR": "."},
}
# Settings that spoil some calls, though a client can be built.
SPOILING = {
    "another Authorization": {"OPENAI_CUSTOM_HEADERS": "Authorization: Bearer other"},
    "another Host": {"OPENAI_CUSTOM_HEADERS": "X-A: b\nHost: example.com"},
    "SSL_CERT_DIR": {"SSL_CERT_DIR": "/nonexistent"},
}
# Odd ones that do no harm.
HARMLESS = {
    f"{name}={value}": {name: value}
    for name, value in (
        ("HTTPS_PROXY", CLOSED),
        ("HTTPS_PROXY", "조직"),
        ("HTTPS_PROXY", "http://"),
        ("HTTP_PROXY", ""),
        ("REQUESTS_CA_BUNDLE", "/nonexistent/cacert.pem"),
        ("OPENAI_ORG_ID", ""),
        ("OPENAI_ORG_ID", "org-FAKE"),
        ("OPENAI_ORGANIZATION", "조직"),
        ("OPENAI_ADMIN_KEY", "관리자"),
        ("OPENAI_WEBHOOK_SECRET", "비밀"),
        ("OPENAI_CUSTOM_HEADERS", "nonsense"),
        ("OPENAI_CUSTOM_HEADERS", "X-Team: a"),
        ("OPENAI_LOG", "요란하게"),
        ("OPENAI_API_TYPE", "애저"),
        ("OPENAI_API_VERSION", "1"),
        ("AZURE_OPENAI_ENDPOINT", "주소"),
        ("DEFER_PYDANTIC_BUILD", "maybe"),
    )
}
# Proxies that nobody answers: in practice mode calls go around them, live they are used.
PROXIES = {
    f"{name}={value}, {no_proxy}": {name: value} | ({"NO_PROXY": no_proxy} if no_proxy else {})
    for name, value, no_proxy in (
        ("HTTP_PROXY", CLOSED, ""),
        ("ALL_PROXY", CLOSED, "://"),
        ("HTTP_PROXY", CLOSED, "127.0.0.10"),
        ("http_proxy", "127.0.0.1:9", "[::1"),
        ("ALL_PROXY", CLOSED, "한글, a b,,"),
        ("HTTP_PROXY", CLOSED, "*"),
    )
}
ALL = STOPPING | SPOILING | HARMLESS | PROXIES

# Every setting in turn: what connect() says, a call of each kind, the key form's test, and what is left afterwards.
LOOP = """
import contextlib, io, json, os, ssl
import httpcore2, openai
from helpers import connect, disconnect
from helpers.forms.key import try_key

# To read this computer's certificates takes longer than all the rest, and no call here is encrypted.
read_certificates, none = httpcore2.default_ssl_context, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
of_settings = {"SSL_CERT_FILE", "SSL_CERT_DIR"}
httpcore2.default_ssl_context = lambda **how: read_certificates(**how) if of_settings & os.environ.keys() else none

def attempt(setting):
    os.environ.update(setting)
    before, said, done = dict(os.environ), io.StringIO(), {}
    with contextlib.redirect_stdout(said):
        connect()
    done["said"] = said.getvalue()
    try:
        with openai.OpenAI(max_retries=0) as client:
            done["models"] = len(client.models.list().data)
            messages = [{"role": "user", "content": "Hello"}]
            answer = client.chat.completions.create(model="gpt-6-luna", messages=messages)
            done["answer"] = answer.choices[0].message.content
    except Exception as error:
        done["failed"] = type(error).__name__
    for moment in ("connected", "not connected"):
        try:
            done["form, " + moment] = try_key(None if os.environ.get("LIVE") else "sk-practice-first-call")[0]
        except Exception as error:
            done["form, " + moment] = f"{type(error).__name__}: {error}"
        disconnect()
    done["restored"] = dict(os.environ) == before
    for name in setting:
        del os.environ[name]
    return done

settings = json.loads(os.environ.pop("SETTINGS"))
print(json.dumps({name: attempt(setting) for name, setting in settings.items()}))
"""


@pytest.fixture
def clean(elsewhere, tmp_path, monkeypatch):
    """An environment without settings of the network, two bad files, and the kit to be found."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    Path("GARBAGE").write_text("garbage\n")
    Path("EMPTY").write_text("")
    return os.environ | {"PYTHONPATH": str(place.ROOT), "PYTHONIOENCODING": "utf-8", "FIRST_CALL_LANG": "en"}


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess:
    """Run Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, encoding="utf-8", timeout=60
    )


def loop(environment: dict[str, str], settings: dict) -> dict:
    """Try each setting, in one process."""
    done = run(environment | {"SETTINGS": json.dumps(settings)}, "-c", LOOP)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def named(setting: dict) -> str:
    """The variable of a setting that is in the way."""
    return next(iter(setting))


def test_practice_mode_survives(clean):
    """It answers whatever is set; what would stop it is put aside and named in one line, and back afterwards."""
    results = loop(clean, ALL)
    assert len(results) == len(ALL) > 40
    for name, done in results.items():
        assert done.get("models", 0) > 5, (name, done)
        assert done["answer"], name
        assert done["restored"], name
        assert "practice backend accepts" in done["form, connected"], (name, done)
        assert "practice backend accepts" in done["form, not connected"], (name, done)
        lines = done["said"].splitlines()
        assert lines[0].startswith("Practice mode:"), name
        aside = [line for line in lines if "These variables were set for something else" in line]
        assert len(lines) == 1 + len(aside), (name, lines)
        if name in STOPPING | SPOILING:
            assert f": {named(ALL[name])}." in aside[0], (name, lines)
        else:
            assert not aside, (name, lines)


def test_live_mode_names_the_setting(clean):
    """With what is wrong and what to do, when connecting and when the key is tested; nothing else is blamed."""
    with OtherServer() as server:
        live = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.base_url, "LIVE": "1"}
        results = loop(clean | live, STOPPING | SPOILING | HARMLESS)
    for name, done in results.items():
        lines = done["said"].splitlines()
        assert lines[0].startswith("Live mode:"), name
        if name in HARMLESS:
            assert len(lines) == 1, (name, lines)
            assert done.get("models") == 1, (name, done)
            continue
        assert len(lines) == 2, (name, lines)
        assert named(ALL[name]) in lines[1], (name, lines)
        assert "emove" in lines[1], (name, lines)
        if name in STOPPING:
            assert done["failed"], name  # so it was worth the words
            for moment in ("connected", "not connected"):
                assert done[f"form, {moment}"].startswith("InputError: "), (name, done)
                assert named(ALL[name]) in done[f"form, {moment}"], (name, done)
        else:
            assert done["models"] == 1, (name, done)
        assert done["restored"], name


SCRIPT = """
import os, subprocess, sys
from helpers import connect
connect(language=sys.argv[1])
done = subprocess.run([sys.executable, *sys.argv[2:]])
sys.exit(done.returncode)
"""
# Together, as on a computer where much is wrong; the SDK reads some variables only when it is imported.
MUCH = {
    "SSL_CERT_FILE": "/nonexistent/cacert.pem",
    "HTTPS_PROXY": "://",
    "HTTP_PROXY": CLOSED,
    "ALL_PROXY": "socks5://127.0.0.1:9",
    "NO_PROXY": "127.0.0.10",
    "OPENAI_ORG_ID": "조직",
    "OPENAI_PROJECT_ID": "proj\n",
    "OPENAI_CUSTOM_HEADERS": "Authorization: Bearer other",
    "OPENAI_LOG": "요란하게",
    "OPENAI_API_TYPE": "애저",
}
REVIEWS = "id,text\n1,Good and cheap.\n"


def review_script(language: str) -> list[str]:
    """Lesson 14's script with a file to label."""
    Path("reviews.csv").write_text(REVIEWS, encoding="utf-8")
    return [str(place.ROOT / "assets" / "project" / language / "label_reviews.py"), "reviews.csv", "labels.jsonl"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "These variables were set for something else"), ("ko", "잠시 빼 두었어요")]
)
def test_everything_wrong_at_once(language, words, clean):
    """A process that starts with it: practice mode, and lesson 14's script begun from a notebook."""
    done = run(clean | MUCH, "-c", SCRIPT, language, *review_script(language))
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout
    assert "labels.jsonl" not in done.stdout
    assert json.loads(Path("labels.jsonl").read_text(encoding="utf-8"))["id"] == "1"


def test_the_doctor_where_everything_is_wrong(clean):
    """It tries the connection all the same, and names each variable."""
    doctor = run(clean | MUCH, "-m", "helpers", "doctor", "--json")
    assert doctor.stderr == ""
    checks = {check["name"]: check for check in json.loads(doctor.stdout)["checks"]}
    assert checks["reachability"]["status"] == "ok"
    assert {name for name, check in checks.items() if check["status"] != "ok"} == {"variables", "network"}
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_CUSTOM_HEADERS"):
        assert f"{name} " in checks["variables"]["message"]
    for name in ("SSL_CERT_FILE points to", "HTTPS_PROXY is not", "ALL_PROXY is set to a SOCKS proxy, but"):
        assert name in checks["network"]["message"]


LIVE_SCRIPT = [
    ({"SSL_CERT_FILE": "/nonexistent/cacert.pem"}, "SSL_CERT_FILE"),
    ({"HTTPS_PROXY": "socks5://127.0.0.1:9"}, "HTTPS_PROXY"),
    ({"OPENAI_ORG_ID": "조직"}, "OPENAI_ORG_ID"),
    ({"OPENAI_CUSTOM_HEADERS": "X-Team: 팀"}, "OPENAI_CUSTOM_HEADERS"),
    ({"OPENAI_API_KEY": "sk-proj-한-FAKE"}, "OPENAI_API_KEY"),
]


@pytest.mark.parametrize(("setting", "name"), LIVE_SCRIPT, ids=[name for _, name in LIVE_SCRIPT])
def test_the_script_alone_names_the_setting(setting, name, clean):
    """Without the kit: no traceback, no "None:", and the key is blamed only where it is the key."""
    with OtherServer() as server:
        base = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.base_url}
        done = run(clean | base | setting, *review_script("en"))
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert "None" not in done.stderr
    assert "FAKE" not in done.stderr
    assert ("OPENAI_API_KEY" in done.stderr) == (name == "OPENAI_API_KEY")
