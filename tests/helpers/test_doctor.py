"""The doctor: what it finds, what it says, and that its report is safe to paste."""

from __future__ import annotations

import datetime
import http.server
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import types
from importlib import metadata
from pathlib import Path

import httpx2
import openai
import pytest

from helpers import connection, doctor, errors, guard, models, place
from helpers.doctor import configuration, installation, reachability
from helpers.language import LANGUAGES, set_language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
NAMES = [
    "kit",
    "python",
    "packages",
    "kernel",
    "shadowing",
    "system",
    "key",
    "env_file",
    "base_url",
    "local_model",
    "variables",
    "network",
    "reachability",
    "default_model",
]


pytestmark = pytest.mark.usefixtures("elsewhere")


def result(name: str) -> doctor.Finding:
    """The one line of the report with this name."""
    return next(check for check in doctor.run_checks() if check.name == name)


class _Answer(http.server.BaseHTTPRequestHandler):
    """Answers every request with the server's `answer`: a status and a body."""

    def do_GET(self):
        status, body = self.server.answer
        content = body if isinstance(body, str) else json.dumps(body)
        self.send_response(status)
        self.send_header("content-type", "text/html" if isinstance(body, str) else "application/json")
        self.end_headers()
        self.wfile.write(content.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    """A server that stands for the API; the environment names it, with a key."""
    with http.server.HTTPServer(("127.0.0.1", 0), _Answer) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        os.environ.update(OPENAI_API_KEY=KEY, OPENAI_BASE_URL=f"http://127.0.0.1:{server.server_port}/v1")
        yield server
        server.shutdown()


def listing(**shutdown_dates: str | None) -> dict:
    """What the API answers when the models are listed."""
    data = [
        {"id": name, "object": "model", "created": 1, "owned_by": "system", "shutdown_date": date}
        for name, date in shutdown_dates.items()
    ]
    return {"object": "list", "data": data}


def test_practice_mode_is_healthy():
    """With no key and no network nothing fails, and the checks come in a fixed order."""
    checks = doctor.run_checks()
    assert [check.name for check in checks] == NAMES
    assert [check.status for check in checks] == ["ok"] * len(NAMES)
    assert doctor.passed(checks, strict=True)


def test_the_doctor_changes_nothing():
    """Neither the environment nor the connection is another one afterwards."""
    before = dict(os.environ)
    doctor.run_checks()
    assert dict(os.environ) == before
    assert connection.current() is None
    connection.connect()
    url = os.environ["OPENAI_BASE_URL"]
    doctor.run_checks()
    assert os.environ["OPENAI_BASE_URL"] == url


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report(language):
    """Every check has its line, and what to do next stands under it."""
    set_language(language)
    os.environ["OPENAI_API_KEY"] = "your-api-key"
    checks = doctor.run_checks()
    lines = doctor.report(checks).splitlines()
    assert sum(line[:1] in doctor.MARKS.values() for line in lines) == len(NAMES)
    assert sum(line.startswith("  → ") for line in lines) == 1
    assert not any("{" in line for line in lines)


def test_a_good_key_and_server(server):
    """A live server that lists the models is all well."""
    server.answer = 200, listing(**{models.default(): None})
    checks = {check.name: check for check in doctor.run_checks()}
    assert {name for name in checks if checks[name].status != "ok"} == set()
    assert checks["key"].message == "…1234, from the environment, well-formed."
    assert "accepts the key (1 models)" in checks["reachability"].message
    assert "list of your account" in checks["default_model"].message


def _error(message: str, code: str | None) -> dict:
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}


ANSWERS = {
    "key": (
        401,
        _error("Incorrect API key provided: sk-proj-***1234.", "invalid_api_key"),
        "The API doesn't recognize this key. It may",
    ),
    "scope": (401, _error("Missing scopes: api.model.read", None), "recognized but restricted"),
    "organization": (401, _error("OpenAI-Organization header ...", "mismatched_organization"), "names an organization"),
    "project": (401, _error("OpenAI-Project header ...", "mismatched_project"), "names a project"),
    "deactivated": (401, _error("Deactivated.", "account_deactivated"), "deactivated the account"),
    "country": (403, _error("Country not supported", "unsupported_country_region_territory"), "country or region"),
    "not found": (404, {"detail": "Not Found"}, "no such address"),
    "busy": (429, _error("Rate limit reached", "rate_limit_exceeded"), "The account is fine"),
    "no credit": (429, _error("You exceeded your current quota", "insufficient_quota"), "no credit left"),
    "billing": (429, _error("Your account is not active", "billing_not_active"), "Billing is not active"),
    "new limit": (429, _error("A sentence of tomorrow", "a_code_of_tomorrow"), "A sentence of tomorrow"),
    "broken": (500, _error("The server had an error", None), "The API has a problem"),
    "odd": (418, _error("I'm a teapot", None), "418"),
    "login page": (200, "<html>Please log in to this wireless network</html>", "a web page, not an answer of the API"),
    "other JSON": (200, {"hello": "world"}, "lists no models"),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_what_the_server_answers(case, server):
    """Each refusal has its sentence and its next step; what passes by itself is only a warning."""
    status, body, said = ANSWERS[case]
    server.answer = status, body
    check = result("reachability")
    assert said in check.message
    assert check.status == ("warning" if case in ("busy", "broken", "other JSON") else "failure")
    assert check.next_step


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("case", [case for case, (status, *_) in ANSWERS.items() if status >= 400])
def test_the_doctor_and_explain_say_the_same(case, server, language):
    """Both take their advice from the table of errors, so that they cannot disagree."""
    set_language(language)
    server.answer = ANSWERS[case][:2]
    check = result("reachability")
    client = openai.OpenAI(max_retries=0, base_url=os.environ["OPENAI_BASE_URL"], api_key="sk-proj-FAKE-1234")
    with client, pytest.raises(openai.APIStatusError) as caught:
        client.models.list()
    given = errors.advice(caught.value)
    assert given.cause in check.message
    assert check.next_step == given.fix


def test_a_certificate_file_that_is_not_there_is_named(server, monkeypatch):
    """Conda leaves such a setting behind; no client can be built."""
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent/cacert.pem")
    check = result("network")
    assert check.status == "failure"
    assert "SSL_CERT_FILE points to a file that" in check.message
    assert "keeps every client from being built" in result("reachability").message


def test_a_server_that_is_silent(monkeypatch):
    """The wait has an end."""
    monkeypatch.setattr(reachability, "_TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        os.environ["OPENAI_BASE_URL"] = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        assert "didn't finish its answer in time" in result("reachability").message


def test_no_server():
    """Nothing listens at the address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    os.environ["OPENAI_BASE_URL"] = f"http://127.0.0.1:{port}/v1"
    assert f"Nothing answers at 127.0.0.1:{port} (connection refused)" in result("reachability").message


def test_a_name_that_does_not_exist(monkeypatch):
    """DNS is named as the cause."""

    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    os.environ["OPENAI_BASE_URL"] = "https://nowhere.invalid/v1"
    assert "nowhere.invalid could not be found by its name (DNS)" in result("reachability").message


def test_no_secure_connection(server):
    """A server that does not speak TLS is told from one whose certificate is not trusted."""
    server.answer = 200, {}
    os.environ["OPENAI_BASE_URL"] = f"https://127.0.0.1:{server.server_port}/v1"
    assert "did not answer with a secure connection" in result("reachability").message


def test_a_proxy_that_is_not_there():
    """When a proxy is set, it is the first suspect."""
    os.environ.update(OPENAI_API_KEY=KEY, HTTPS_PROXY="http://127.0.0.1:9")
    check = result("reachability")
    assert check.message == "api.openai.com could not be reached through the proxy that is set in HTTPS_PROXY."
    assert "NO_PROXY" in check.next_step


UNREACHED = {
    # How a connection fails: what the SDK raises, from what.
    "tls": (openai.APIConnectionError, ssl.SSLError("x")),
    "no tls": (openai.APIConnectionError, ssl.SSLError("[SSL: WRONG_VERSION_NUMBER]")),
    "proxy": (openai.APIConnectionError, httpx2.ProxyError("no")),
    "dns": (openai.APIConnectionError, socket.gaierror(socket.EAI_NONAME, "unknown")),
    "refused": (openai.APIConnectionError, ConnectionRefusedError(111, "refused")),
    "no route": (openai.APIConnectionError, httpx2.ConnectError("Network is unreachable")),
    "dropped": (openai.APIConnectionError, httpx2.ReadError("broken")),
    "else": (openai.APIConnectionError, httpx2.ConnectError("something")),
    "connect timeout": (openai.APITimeoutError, httpx2.ConnectTimeout("timed out")),
    "read timeout": (openai.APITimeoutError, httpx2.ReadTimeout("timed out")),
    "web page": (AttributeError, None),
}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("case", UNREACHED)
def test_of_a_connection_the_doctor_says_what_explain_says(case, language, monkeypatch):
    """There is one wording of each: the doctor adds nothing to the table's, and has none of its own."""
    set_language(language)
    kind, cause = UNREACHED[case]
    if kind is AttributeError:
        error = AttributeError("'str' object has no attribute '_set_private_attributes'", obj="<html>Log in</html>")
    else:
        error = kind(request=httpx2.Request("GET", "https://api.example:8443/v1/models"))

    def fail(*_, **__):
        raise error from cause

    monkeypatch.setattr(openai.resources.Models, "list", fail)
    check = result("reachability")
    given = errors.advice(error)
    assert (check.status, check.message, check.next_step) == ("failure", given.cause, given.fix)
    assert given.name != "unknown"
    if kind is not AttributeError:
        assert "api.example:8443" in check.message


def test_an_unusable_key():
    """It fails, is not shown, and practice mode is what is tried."""
    os.environ["OPENAI_API_KEY"] = KEY.replace("FAKE", "한")
    checks = {check.name: check for check in doctor.run_checks()}
    assert checks["key"].status == "failure"
    assert "Korean letter" in checks["key"].message
    assert "practice backend answers" in checks["reachability"].message


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (".env", f"OPEN_API_KEY={KEY}", "OPEN_API_KEY"),
        (".env.txt", f"OPENAI_API_KEY={KEY}", "named .env.txt"),
        (".env", f'OPENAI_API_KEY="{KEY} "', "Removed from the ends"),
    ],
)
def test_traps_around_the_key_warn(name, content, said):
    """They are warnings, so that --strict fails."""
    Path(name).write_text(content)
    os.environ["HTTPS_PROXY"] = "http://127.0.0.1:9"
    check = result("key")
    assert (check.status, said in check.message) == ("warning", True)


@pytest.mark.skipif(os.name == "nt", reason="Windows files have no mode")
def test_a_file_that_others_can_read():
    """The mode is named, and the command that mends it."""
    Path(".env").write_text("A=1\n")
    Path(".env").chmod(0o644)
    check = result("env_file")
    assert (check.status, check.next_step) == ("warning", "chmod 600 .env")
    Path(".env").chmod(0o600)
    assert result("env_file").status == "ok"


def test_a_file_in_git():
    """A .env that git would take is a warning, one that it tracks is a failure."""
    Path(".env").write_text("A=1\n")
    Path(".env").chmod(0o600)
    subprocess.run(["git", "init", "-q"], check=True)
    assert result("env_file").status == "warning"
    subprocess.run(["git", "add", "-f", ".env"], check=True)
    assert result("env_file").status == "failure"


@pytest.mark.parametrize(("url", "status"), [("http//x y", "failure"), ("http://localhost:1", "warning")])
def test_a_base_url_with_a_trap(url, status):
    """A bad one fails, a doubtful one warns."""
    os.environ["OPENAI_BASE_URL"] = url
    assert result("base_url").status == status


@pytest.mark.parametrize("url", ["sk-proj-LEAKMARKER-1234", "https://sk-proj-LEAKMARKER-1234@example.com/v1"])
@pytest.mark.parametrize("place", ["environment", ".env"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_where_the_base_url_belongs(url, place, language, monkeypatch):
    """It fails with cause and next step; the report, as text and as JSON, and every look-up are without the key."""
    looked_up = []
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: looked_up.append(host) or real(host, *rest, **more)
    )
    set_language(language)
    if place == "environment":
        os.environ["OPENAI_BASE_URL"] = url
    else:
        Path(".env").write_text(f"OPENAI_BASE_URL={url}\n")
    checks = doctor.run_checks()
    base_url = next(check for check in checks if check.name == "base_url")
    assert base_url.status == "failure"
    assert "OPENAI_API_KEY" in base_url.message
    assert base_url.next_step
    assert "LEAKMARKER" not in (doctor.report(checks) + doctor.report_json(checks) + str(looked_up)).upper()


def test_a_base_url_where_the_key_belongs():
    """Both lines of the report say where each belongs when the two are swapped."""
    os.environ.update(OPENAI_API_KEY="https://example.com/v1", OPENAI_BASE_URL=KEY)
    checks = {check.name: check for check in doctor.run_checks()}
    assert (checks["key"].status, "web address" in checks["key"].message) == ("failure", True)
    assert (checks["base_url"].status, "looks like a key" in checks["base_url"].message) == ("failure", True)


LOOK_ALIKES = ["random.py", "json.py", "email.py", "token.py", "typing.py", "httpx2.py", "pydantic.py", "openai.py"]


@pytest.mark.parametrize("name", [*LOOK_ALIKES, "dotenv.py", "helpers.py", "openai/__init__.py", "json/__init__.py"])
def test_a_look_alike(name):
    """A file or folder named like a module of Python's, or of an installed package, is named; it is never imported."""
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("raise SystemExit('imported')\n")
    checks = {check.name: check for check in doctor.run_checks()}
    assert checks["shadowing"].status == "failure"
    assert Path(name).parts[0] in checks["shadowing"].message
    assert checks["reachability"].status == "ok"


@pytest.mark.parametrize(
    "name", ["ask.py", "my_random.py", "sys.py", "openai/client.py", "data/random.csv", "json.txt"]
)
def test_no_look_alike(name):
    """What is built into Python cannot be hidden, nor does a folder without __init__.py hide anything."""
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("")
    assert result("shadowing").status == "ok"


def test_a_look_alike_beside_the_lessons(monkeypatch, tmp_path):
    """The doctor is often run in the kit's folder, and the learner's file is beside the lesson."""
    lesson = tmp_path / "kit" / "notebooks" / "ko"
    lesson.mkdir(parents=True)
    (lesson / "email.py").write_text("")
    (tmp_path / "kit" / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(place, "ROOT", tmp_path / "kit")
    assert "kit/notebooks/ko/email.py" in result("shadowing").message


def test_a_look_alike_that_was_loaded(monkeypatch):
    """What depends on the package says that it was not tried."""
    Path("httpx2.py").write_text("")
    monkeypatch.setitem(sys.modules, "httpx2", types.SimpleNamespace(__file__=str(Path("httpx2.py").resolve())))
    assert "Not tried, because another file was loaded" in result("reachability").message


def test_the_command_beside_look_alikes():
    """In a process of its own, where Python would import each of them for the doctor itself."""
    names = [*LOOK_ALIKES, "logging.py", "dataclasses.py"]
    for name in names:
        Path(name).write_text(f"raise SystemExit('imported {name}')\n")
    done = doctor_process()
    assert "imported" not in done.stdout + done.stderr
    assert done.stderr == ""
    assert all(name in done.stdout for name in names)
    assert done.stdout.count("✗") == 1


def doctor_process(*arguments: str, python: str = sys.executable, **environment: str) -> subprocess.CompletedProcess:
    """Run the doctor in a process of its own; the kit is found as an installed one is, after the current folder."""
    env = os.environ | {"PYTHONPATH": str(place.ROOT), "PYTHONIOENCODING": "utf-8"} | environment
    return subprocess.run(
        [python, "-m", "helpers", "doctor", *arguments],
        capture_output=True,
        encoding=env["PYTHONIOENCODING"],
        env=env,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("encoding", "language"), [("cp949", "ko"), ("cp1252", "ko"), ("ascii", "ko"), ("ascii", "en"), ("utf-8", "ko")]
)
def test_passed_and_failed_look_different_in_every_encoding(encoding, language):
    """Also through a pipe, and never as a question mark; where there are no Korean letters, it speaks English."""
    Path("random.py").write_text("")
    Path(".env.txt").write_text("OPENAI_API_KEY=sk-proj-FAKE-DO-NOT-USE-1234\n")
    done = doctor_process("--lang", language, PYTHONIOENCODING=encoding)
    assert done.stderr == ""
    lines = [line for line in done.stdout.splitlines() if ": " in line and line[:1] not in " "]
    marks = {line.split()[0] for line in lines[:-2]}
    assert marks == ({"✓", "!", "✗"} if encoding == "utf-8" else {"[ok]", "!", "[X]"})
    assert "?" not in done.stdout
    assert ("주의" in done.stdout) == (language == "ko" and encoding in ("cp949", "utf-8"))


def test_json_is_the_same_in_every_encoding():
    """It is ASCII."""
    reports = [doctor_process("--json", PYTHONIOENCODING=encoding).stdout for encoding in ("ascii", "utf-8")]
    assert len(json.loads(reports[0])["checks"]) == len(NAMES)
    assert [json.loads(report)["passed"] for report in reports] == [True, True]


def test_every_variable_that_the_sdk_reads_is_known():
    """Its source names them; key and base URL have lines of their own."""
    folder = Path(openai.__file__).parent
    names = set()
    for file in folder.rglob("*.py"):
        names |= set(re.findall(r"environ(?:\.get)?[(\[]\s*[\"'](OPENAI_\w+)", file.read_text(encoding="utf-8")))
    assert names - {"OPENAI_API_KEY", "OPENAI_BASE_URL"} == set(configuration.READ_BY_SDK)


def test_variables_of_openai():
    """Those that are set are named, with what they do; their values are not shown."""
    os.environ.update(OPENAI_ORG_ID="org-SECRET", OPENAI_ORGANIZATION="org-SECRET", OPENAI_LOG="debug")
    check = result("variables")
    assert check.status == "ok"
    assert "the SDK reads it: OPENAI_LOG, OPENAI_ORG_ID." in check.message
    assert "the SDK doesn't read it: OPENAI_ORGANIZATION." in check.message
    assert "401" in check.message
    assert "SECRET" not in check.message


@pytest.mark.parametrize(("live", "status"), [(True, "failure"), (False, "warning")])
def test_a_variable_that_gets_in_the_way(live, status, server):
    """Live it stops every call; practice mode puts it aside, and the connection is tried."""
    server.answer = 200, listing(**{models.default(): None})
    if not live:
        del os.environ["OPENAI_API_KEY"], os.environ["OPENAI_BASE_URL"]
    os.environ.update(OPENAI_ORG_ID="조직", HTTPS_PROXY="://")
    checks = {check.name: check for check in doctor.run_checks()}
    assert [checks[name].status for name in ("variables", "network")] == [status, status]
    assert "OPENAI_ORG_ID has characters" in checks["variables"].message
    assert "HTTPS_PROXY is not a proxy address, so" in checks["network"].message
    assert ("Not tried" in checks["reachability"].message) is live


@pytest.mark.parametrize(
    ("version", "said"), [("2.48.0", "openai 2.48.0 (needs <4,>=3.54)"), (None, "openai (missing")]
)
def test_a_package_of_the_wrong_version(version, said, monkeypatch):
    """An old openai, or none, is a failure with the command that mends it."""
    real = metadata.version

    def pretended(name):
        if name == "openai":
            if version is None:
                raise metadata.PackageNotFoundError(name)
            return version
        return real(name)

    monkeypatch.setattr(metadata, "version", pretended)
    check = result("packages")
    assert check.status == "failure"
    assert said in check.message
    assert "uv sync" in check.next_step


def test_packages_without_the_kits_folder(monkeypatch, tmp_path):
    """Where only the package is installed, its metadata tells what it needs."""
    monkeypatch.setattr(place, "ROOT", tmp_path)
    check = result("packages")
    assert check.status == "ok"
    assert "openai" in check.message


def test_an_old_python(monkeypatch):
    """The version that is needed is named."""
    monkeypatch.setattr(guard, "OLDEST", (4, 0))
    assert result("python").status == "failure"


@pytest.mark.parametrize(
    ("command", "status"),
    [("python", "ok"), ("python3", "ok"), (sys.executable, "ok"), ("/opt/other/bin/python", "failure")],
)
def test_the_kernel_runs_this_python(command, status, monkeypatch):
    """A kernel of another Python is the classic cause of "module not found"."""
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", lambda *_: KernelSpec(argv=[command]))
    assert result("kernel").status == status


def test_no_kernel(monkeypatch):
    """Jupyter without a Python kernel is a failure too."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    def none(_, name):
        raise NoSuchKernel(name)

    monkeypatch.setattr(KernelSpecManager, "get_kernel_spec", none)
    assert result("kernel").status == "failure"


def _day(days: int) -> str:
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


@pytest.mark.parametrize(("days", "status"), [(-1, "failure"), (0, "failure"), (90, "warning"), (91, "ok")])
def test_a_shutdown_in_the_live_list(days, status, server):
    """It fails on the day itself and warns 90 days ahead."""
    server.answer = 200, listing(**{models.default(): _day(days)})
    check = result("default_model")
    assert check.status == status
    assert _day(days) in check.message


def test_a_shutdown_in_the_table(monkeypatch):
    """Without a live list the dated table decides."""
    retired = models.Model(id=models.default(), shutdown=datetime.date(2026, 1, 1))
    monkeypatch.setattr(models, "load", lambda: {models.default(): retired})
    check = reachability.default_model({}, datetime.date(2026, 11, 22))
    assert check.status == "failure"
    assert f"2026-01-01 (table of {models.checked()})" in check.message


def test_a_default_model_that_is_not_offered(server):
    """Local servers have models of their own, so this only warns."""
    server.answer = 200, listing(llama=None)
    assert result("default_model").status == "warning"


def test_a_check_that_breaks_is_a_line_of_the_report(monkeypatch):
    """Never a traceback."""
    monkeypatch.setattr(installation, "version", lambda: 1 / 0)
    check = result("kit")
    assert check.status == "failure"
    assert "ZeroDivisionError" in check.message


def test_the_home_folder_and_the_user_are_not_shown(monkeypatch, tmp_path):
    """Paths lose them, in either spelling, and other words that contain the name stay."""
    import getpass

    monkeypatch.setattr(Path, "home", lambda: Path("/home/kim"))
    monkeypatch.setattr(getpass, "getuser", lambda: "kim")
    assert doctor._anonymous("/home/kim/kit/.env") == "~/kit/.env"
    assert doctor._anonymous("/srv/kim/kit") == "/srv/user/kit"
    assert doctor._anonymous("kimchi /home/kimchi") == "kimchi /home/kimchi"


def test_the_whole_report_is_anonymous(monkeypatch, tmp_path):
    """Run in a home folder where much is wrong: neither the folder nor the key is in the report."""
    home = tmp_path / "learner"
    (home / "kit" / "openai").mkdir(parents=True)
    (home / "kit" / "openai" / "__init__.py").write_text("")
    (home / "kit" / ".env").write_text(f"OPENAI_API_KEY={KEY}한\n", encoding="utf-8")
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.chdir(home)
    Path("helpers.py").write_text("")
    monkeypatch.chdir(home / "kit")
    text = doctor.report(doctor.run_checks()) + doctor.report_json(doctor.run_checks())
    assert str(tmp_path) not in text
    assert "learner" not in text
    assert "FAKE" not in text


def test_strict_asks_whether_the_table_of_models_is_fresh(monkeypatch):
    """Only then: a learner whose openai package knows a newer model has nothing to do."""
    from helpers import freshness

    assert "freshness" not in {check.name for check in doctor.run_checks()}
    fresh = doctor.run_checks(strict=True)[-1]
    assert (fresh.name, fresh.status) == ("freshness", "ok")
    monkeypatch.setattr(freshness, "of_sdk", lambda: {"gpt-7-nova": freshness.KnownModel()})
    stale = doctor.run_checks(strict=True)[-1]
    assert stale.status == "failure"
    assert "gpt-7-nova" in stale.message
    assert "helpers/models.toml" in stale.message
    assert not doctor.passed([stale])


def test_a_package_without_a_list_of_models_is_a_failure(monkeypatch):
    """Where the list has moved, the comparison has to be mended, and must not pass for good news."""
    from helpers import freshness

    def gone():
        raise LookupError("chat_model.py")

    monkeypatch.setattr(freshness, "of_sdk", gone)
    assert doctor.run_checks(strict=True)[-1].status == "failure"
