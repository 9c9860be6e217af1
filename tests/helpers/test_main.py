"""The command `python -m helpers`."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import openai
import pytest

from helpers import __main__ as command
from helpers import doctor, environment, place
from helpers.__main__ import main, serve
from helpers.language import set_language
from helpers.practice.carriers import address, server

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"

pytestmark = pytest.mark.usefixtures("elsewhere")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run `python -m helpers` in a process of its own."""
    # The kit's folder comes after the current one, as for an installed kit.
    env = os.environ | {"PYTHONPATH": str(place.ROOT), "PYTHONIOENCODING": "utf-8"} | environment
    return subprocess.run(
        [sys.executable, "-m", "helpers", *arguments],
        capture_output=True,
        encoding=env["PYTHONIOENCODING"],
        env=env,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def test_json_and_exit_codes(capsys):
    """The keys are stable, failures exit with 1, warnings only with --strict."""
    assert main(["doctor", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["kit", "passed", "checks"]
    assert report["passed"] is True
    assert [check["name"] for check in report["checks"]] == [check.name for check in doctor.run_checks()]
    assert all(
        list(check) == [field.name for field in dataclasses.fields(doctor.Finding)] for check in report["checks"]
    )
    Path(".env.txt").write_text(f"OPENAI_API_KEY={KEY}\n")
    assert main(["doctor", "--json"]) == 0
    assert main(["doctor", "--json", "--strict"]) == 1
    capsys.readouterr()
    os.environ["OPENAI_API_KEY"] = "your-api-key"
    assert main(["doctor", "--lang", "ko"]) == 1
    assert "실패 1개" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["cp949", "cp1252"])
def test_a_console_that_lacks_characters(encoding):
    """The report is printed in any encoding, in Korean too."""
    done = run("doctor", "--lang", "ko", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")
    assert "First Call" in done.stdout


def test_no_arguments_print_help(capsys):
    """The four commands, in the learner's language."""
    assert main(["--lang", "ko"]) == 0
    help_text = capsys.readouterr().out
    assert all(command in help_text for command in ("doctor", "practice", "key", "original", "점검"))


@pytest.mark.parametrize("arguments", [["key", KEY], [KEY], ["doctor", f"--{KEY}"], ["key", f"--lang={KEY}"]])
def test_a_key_on_the_command_line_is_not_repeated(arguments, capsys):
    """Argparse would print it; instead a line says where a key belongs."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    output = capsys.readouterr()
    assert "FAKE" not in output.out + output.err
    assert "python -m helpers key" in output.err


@pytest.mark.parametrize(
    "arguments", [["--host", KEY], ["--host", f"https://{KEY}/v1"], [f"--host={KEY}", "--port", "0"]]
)
def test_a_key_as_a_host_is_not_repeated(arguments, capsys):
    """It is not looked up either."""
    assert main(["practice", *arguments]) == 2
    output = capsys.readouterr()
    assert "FAKE" not in output.out + output.err
    assert "python -m helpers key" in output.out


def test_key_without_a_terminal():
    """No one can be asked, and that is said."""
    assert "You can't type a key here without it being" in run("key", FIRST_CALL_LANG="en").stdout


def test_key_asks_and_forgets(monkeypatch, capsys):
    """The two halves of the command."""
    import getpass

    monkeypatch.setattr(getpass, "getpass", lambda prompt: KEY)
    assert main(["key"]) == 0
    assert KEY in Path(".env").read_text()
    assert main(["key", "--forget"]) == 0
    assert Path(".env").read_text() == ""
    assert "FAKE" not in capsys.readouterr().out


def test_the_original_of_a_lesson(capsys):
    """In the language asked for; what there is not is said, and not repeated: it may be a key."""
    lesson = Path(os.environ["FIRST_CALL_HOME"], "notebooks", "ko", "05_models.ipynb")
    lesson.parent.mkdir(parents=True)
    lesson.write_text("{}", encoding="utf-8")
    assert main(["original", "5", "--lang", "ko"]) == 0
    assert "05_models.mine.ipynb" in capsys.readouterr().out
    assert lesson.with_name("05_models.mine.ipynb").read_text(encoding="utf-8") == "{}"
    assert main(["original", KEY, "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "There is no such lesson" in said
    assert "FAKE" not in said


def test_an_original_that_cannot_be_put_back(monkeypatch, capsys):
    """The reason is said, and where the learner's version is."""

    def refuse(kit, folder, name):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("helpers.copies.original", refuse)
    assert main(["original", "05", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "(Permission denied)" in said
    assert "05_models.ipynb" in said


def test_practice_serves(monkeypatch):
    """The command hands host, port and room key to the backend and returns its exit code."""
    calls = []
    monkeypatch.setattr(command, "serve", lambda *address, **options: calls.append((*address, options)) or 7)
    assert main(["practice", "--port", "8123"]) == 7
    assert main(["practice", "--host", "0.0.0.0", "--room-key", "sk-practice-room"]) == 7
    assert [call[:2] for call in calls] == [("127.0.0.1", 8123), ("0.0.0.0", 8000)]
    assert [call[2]["room_key"] for call in calls] == [None, "sk-practice-room"]


def test_a_real_key_is_no_room_key(capsys):
    """It is refused, and not repeated."""
    assert serve(room_key="sk-proj-FAKE-DO-NOT-USE") == 1
    said = capsys.readouterr().out
    assert said == "A room key must begin with sk-practice, so that nobody uses a real key by mistake.\n"


def test_a_port_in_use_is_said(capsys):
    """In the learner's language, with the next step; nothing is served."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve("127.0.0.1", port) == 1
        set_language("ko")
        assert serve("127.0.0.1", port) == 1
    english, korean = capsys.readouterr().out.splitlines()
    assert f"Port {port} is already in use" in english
    assert f"{port}번 포트는 이미 쓰이고" in korean


def test_address_that_is_not_ours_is_said():
    """An address that no interface of this machine has gives a sentence, not a traceback."""
    said = []
    assert serve("192.0.2.1", 8080, announce=said.append) == 1
    assert serve("127.0.0.1", 70_000, announce=said.append) == 1
    assert all("192.0.2.1" in line or "70000" in line for line in said)
    assert len(said) == 2


def test_serve_announces_and_stops():
    """serve names base URL and key, answers, and ends with status 0 when it is interrupted."""
    said = []

    def announce(line):
        said.append(line)
        if len(said) == 1:
            url = re.search(r"^OPENAI_BASE_URL=(http://\S+/v1)$", line, re.MULTILINE)[1]  # as a .env file has them
            key = re.search(r"^OPENAI_API_KEY=(sk-practice\S+)$", line, re.MULTILINE)[1]
            with openai.OpenAI(base_url=url, api_key=key, max_retries=0) as client:
                said.append(client.models.list().data[0].id)
            raise KeyboardInterrupt

    before = set(threading.enumerate())
    assert serve("127.0.0.1", 0, announce=announce) == 0
    assert len(said) == 3
    assert set(threading.enumerate()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to a whole console, this test included")
def test_ctrl_c_in_a_process_of_its_own():
    """Ctrl+C ends the foreground server with status 0 and no traceback."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "helpers", "practice", "--port", "0"],
        cwd=place.ROOT,
        env=os.environ | {"FIRST_CALL_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            announced = "".join(process.stdout.readline() for _ in range(2))
            process.send_signal(signal.SIGINT)
            rest, problems = process.communicate(timeout=60)
        finally:
            process.kill()
    assert "http://127.0.0.1:" in announced
    assert (process.returncode, problems) == (0, "")
    assert "stopped" in rest


def test_practice_with_replies_of_ones_own(tmp_path):
    """The folder named by --replies answers, instead of the kit's own."""
    (tmp_path / "ko").mkdir()
    prepared = '[[reply]]\nuser = "안녕?"\ntext = "내 답변이에요."\n'
    (tmp_path / "ko" / "mine.toml").write_text(prepared, encoding="utf-8")
    said = []

    def announce(line):
        if said:
            return
        url = re.search(r"http://\S+/v1", line)[0]
        with openai.OpenAI(base_url=url, api_key="sk-practice", max_retries=0) as client:
            asked = {"model": "gpt-4o", "messages": [{"role": "user", "content": "안녕?"}]}
            said.append(client.chat.completions.create(**asked).choices[0].message.content)
        raise KeyboardInterrupt

    assert serve("127.0.0.1", 0, announce, replies=tmp_path) == 0
    assert said == ["내 답변이에요."]


def test_replies_that_cannot_be_used(tmp_path, capsys):
    """No folder, an empty one and a malformed file are told apart; what was typed is not repeated."""
    assert main(["practice", "--replies", KEY, "--lang", "en"]) == 1
    assert main(["practice", "--replies", str(tmp_path), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert said.count("That folder has no prepared replies.") == 2
    assert "FAKE" not in said
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "mine.toml").write_text("[[reply]]\nuser = 1\n", encoding="utf-8")
    assert main(["practice", "--replies", str(tmp_path), "--lang", "ko"]) == 1
    assert "준비된 답변을 읽을 수 없어요: en/mine.toml, reply 1" in capsys.readouterr().out


def test_room_is_announced_with_an_address_to_type(monkeypatch):
    """For all addresses of the machine, the announced URL is one that can be typed elsewhere, with the key beside."""
    monkeypatch.setattr(address, "reachable", lambda host: "192.0.2.7")
    said = []

    def announce(line):
        said.append(line)
        if len(said) == 1:
            raise KeyboardInterrupt

    # Bound to loopback, so that the test opens no port to the network.
    monkeypatch.setattr(address, "is_loopback", lambda host: False)
    assert serve("127.0.0.1", 0, announce) == 0
    assert "http://192.0.2.7:" in said[0]
    assert "Room key: sk-practice-" in said[0]


def test_command_line_takes_room_key_and_pace(monkeypatch):
    """The command hands its options on."""
    taken = {}
    monkeypatch.setattr(command, "serve", lambda *args, **options: taken.update(options) or 0)
    assert main(["practice", "--room-key", "sk-practice-a", "--pace", "0.05"]) == 0
    assert taken == {"room_key": "sk-practice-a", "pace": 0.05, "replies": None}
    for pace in ("-1", "nan", "11", "fast"):
        with pytest.raises(SystemExit):
            main(["practice", "--pace", pace])


def test_the_command_streams_at_the_pace_of_connect(monkeypatch):
    """Unless --pace says otherwise, or FIRST_CALL_PACE=none is set, as it is in tests."""
    paces = []

    def stop(self):
        paces.append(self.session.pace)
        raise KeyboardInterrupt

    monkeypatch.setattr(server.Server, "wait", stop)
    assert main(["practice", "--port", "0"]) == 0
    monkeypatch.delenv("FIRST_CALL_PACE")
    assert main(["practice", "--port", "0"]) == 0
    assert main(["practice", "--port", "0", "--pace", "0"]) == 0
    assert paces == [0.0, environment.PACE, 0.0]


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody reads is another error on Windows")
def test_a_reader_who_has_seen_enough_gets_no_traceback():
    """`doctor | head` closes the pipe before everything is written."""
    read, write = os.pipe()
    os.close(read)
    for arguments in (["doctor"], ["doctor", "--json"]):
        process = subprocess.run(
            [sys.executable, "-m", "helpers", *arguments],
            cwd=place.ROOT,
            stdout=write,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stderr == ""
        assert process.returncode == 1
    os.close(write)
