"""connect(): who answers, what is said, and what is set."""

from __future__ import annotations

import http.server
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import nbformat
import pytest
from builder.kernels import Client

from helpers import base_url, connection, environment, place
from helpers.connection import connect, disconnect
from helpers.language import LANGUAGES, language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
OTHER_KEY = "sk-proj-FAKE-DO-NOT-USE-5678"
ELSEWHERE = "http://127.0.0.1:9/v1"
PRACTICE = "Practice mode: this kit wrote the replies, not a model. No key needed, no cost."


pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def said(capsys):
    """Call connect() and return the lines it prints."""

    def call(*arguments, **named) -> list[str]:
        assert connect(*arguments, **named) is None
        return capsys.readouterr().out.splitlines()

    return call


def variables() -> tuple[str | None, str | None]:
    """The two variables that the SDK reads."""
    return os.environ.get("OPENAI_API_KEY"), os.environ.get("OPENAI_BASE_URL")


def write_env(**values: str) -> None:
    """Write a .env file in the current folder."""
    Path(".env").write_text("".join(f"{name}={value}\n" for name, value in values.items()))


def test_practice_mode_needs_nothing(said):
    """One line, the same on every machine, and plain SDK code works."""
    import openai

    assert said() == [PRACTICE]
    with openai.OpenAI() as client:
        assert client.models.list().data
    assert connection.current() == "practice"


def test_nothing_else_is_set(said):
    """Only the two variables change, and disconnect() puts them back."""
    before = dict(os.environ)
    said()
    assert {name for name in os.environ if os.environ[name] != before.get(name)} == {
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
    }
    disconnect()
    assert dict(os.environ) == before
    assert connection.current() is None


def test_streams_come_piece_by_piece(said, monkeypatch):
    """Where nothing is set, there is a pause before every piece but the first, so that one sees an answer grow."""
    import openai

    monkeypatch.delenv("FIRST_CALL_PACE")
    said()
    with openai.OpenAI() as client:
        client.models.list()  # loads what is loaded once
        begun = time.perf_counter()
        messages = [{"role": "user", "content": "Hello there"}]
        pieces = list(client.chat.completions.create(model="gpt-6-luna", messages=messages, stream=True))
        took = time.perf_counter() - begun
    assert len(pieces) > 5
    assert took > (len(pieces) - 1) * environment.PACE / 2  # half: a clock may be coarse


def test_streams_come_at_once_where_that_is_wanted(said, monkeypatch):
    """FIRST_CALL_PACE=none is for tests and builds; any other value is as good as none."""
    for value, pace in (("none", 0.0), ("", environment.PACE), ("0.5", environment.PACE)):
        monkeypatch.setenv("FIRST_CALL_PACE", value)
        said()
        assert connection._session.server.session.pace == pace
        disconnect()


def test_disconnect_stops_the_server(said):
    """Nothing listens there any more; a second disconnect() does nothing."""
    said()
    port = int(os.environ["OPENAI_BASE_URL"].split(":")[2].removesuffix("/v1"))
    socket.create_connection(("127.0.0.1", port), 5).close()
    disconnect()
    disconnect()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 5)


def test_a_second_call_reuses_the_server(said):
    """The base URL stays the same, and so does the line."""
    said()
    first = variables()
    assert said() == [PRACTICE]
    assert variables() == first


def test_two_calls_at_once_start_one_server(monkeypatch, said):
    """connect() in two threads leaves a single server behind."""
    import helpers.practice

    started = []
    start = helpers.practice.start
    monkeypatch.setattr(helpers.practice, "start", lambda **settings: started.append(start(**settings)) or started[-1])
    threads = [threading.Thread(target=connect) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(started) == 1


def test_the_order_of_the_places(said):
    """Passed, environment, nearest .env, practice: for the key and for the base URL, each on its own."""
    write_env(OPENAI_API_KEY=OTHER_KEY, OPENAI_BASE_URL="http://127.0.0.1:3/v1")
    assert said() == ["Live mode: 127.0.0.1:3 answers, with the key …5678 from .env."]
    assert variables() == (OTHER_KEY, "http://127.0.0.1:3/v1")
    os.environ["OPENAI_BASE_URL"] = "http://127.0.0.1:2/v1"
    assert said() == ["Live mode: 127.0.0.1:2 answers, with the key …5678 from .env."]
    os.environ["OPENAI_API_KEY"] = KEY
    assert said()[0] == "Live mode: 127.0.0.1:2 answers, with the key …1234 from the environment."
    assert said(OTHER_KEY, "http://127.0.0.1:1/v1") == [
        "Live mode: 127.0.0.1:1 answers, with the key …5678 passed to connect()."
    ]
    assert variables() == (OTHER_KEY, "http://127.0.0.1:1/v1")


@pytest.mark.parametrize("url", [None, "https://api.openai.com/v1"])
def test_openai_itself(url, said):
    """The live line says that calls cost money; a base URL is set only if one is known."""
    assert said(KEY, url) == ["Live mode: OpenAI answers, with the key …1234 passed to connect(). Calls cost money."]
    assert variables() == (KEY, url)
    assert connection.current() == "live"


def test_what_connect_set_is_not_found_again(said):
    """After practice mode, a key that was put in .env is found: the practice key does not stand in its way."""
    said()
    write_env(OPENAI_API_KEY=KEY)
    assert said() == ["Live mode: OpenAI answers, with the key …1234 from .env. Calls cost money."]
    assert variables() == (KEY, None)


def test_a_passed_key_lasts_until_the_next_call(said):
    """connect() without arguments looks again from the start."""
    said(KEY)
    assert said() == [PRACTICE]


def test_a_key_that_was_cleaned(said):
    """The clean key is set, the note is said each time, and the raw one never comes back."""
    os.environ["OPENAI_API_KEY"] = f'"{KEY}"\n'
    for _ in range(2):
        assert said()[1:] == [
            "- Removed from the ends of the key: line break.",
            "- Removed the quotation marks around the key.",
        ]
        assert os.environ["OPENAI_API_KEY"] == KEY
    disconnect()
    assert os.environ["OPENAI_API_KEY"] == KEY


@pytest.mark.parametrize("place", ["passed", "environment", ".env"])
def test_an_unusable_key(place, said):
    """The problem is named, practice mode goes on, and the key is gone from this process."""
    bad = KEY.replace("FAKE", "한")
    arguments = [bad] if place == "passed" else []
    if place == "environment":
        os.environ["OPENAI_API_KEY"] = bad
    if place == ".env":
        Path(".env").write_text(f"OPENAI_API_KEY={bad}\n", encoding="utf-8")
    for _ in range(2):
        lines = said(*arguments)
        assert lines[0] == PRACTICE
        assert "is not used. There is a Korean letter" in lines[1]
        assert os.environ["OPENAI_API_KEY"] == "sk-practice-first-call"
    disconnect()
    assert variables() == (None, None)


def test_practice_can_be_forced(said):
    """FIRST_CALL_MODE=practice leaves the learner's key and server alone, wherever they are."""
    os.environ.update(FIRST_CALL_MODE="practice", OPENAI_API_KEY=KEY, OPENAI_BASE_URL=ELSEWHERE)
    write_env(OPENAI_API_KEY=OTHER_KEY, OPENAI_BASE_URL=ELSEWHERE)
    assert said() == [PRACTICE]
    assert said(OTHER_KEY)[0].startswith("Live")  # what is passed is meant
    disconnect()
    assert variables() == (KEY, ELSEWHERE)


def test_a_practice_key_alone_is_practice(said):
    """Passed, or with the address of this process's own server, it means that server."""
    assert said("sk-practice-mine") == [PRACTICE]
    own = os.environ["OPENAI_BASE_URL"]
    assert said("sk-practice-mine", own) == [PRACTICE]
    assert os.environ["OPENAI_BASE_URL"] == own


def test_a_practice_server_elsewhere(said):
    """In a room, one computer may serve practice mode for all."""
    lines = said("sk-practice-first-call", "http://192.168.0.7:8000/v1")
    assert lines[0].startswith("Practice mode: a practice backend at 192.168.0.7:8000 answers.")
    assert variables() == ("sk-practice-first-call", "http://192.168.0.7:8000/v1")
    assert connection.current() == "practice"


def test_a_server_that_needs_no_key(said):
    """A base URL without a key is enough for many local servers."""
    assert said(None, "http://localhost:11434/v1") == [
        'Live mode: localhost:11434 answers. No key was found, so "no-key" is sent; many local servers don\'t need one.'
    ]
    assert variables() == ("no-key", "http://localhost:11434/v1")


def test_another_server_takes_any_key(said):
    """Its keys need not begin with sk-."""
    assert said("local-server-key", ELSEWHERE) == [
        "Live mode: 127.0.0.1:9 answers, with the key …-key passed to connect()."
    ]


@pytest.mark.parametrize(
    "url", ["https://exa mple.com/v1", "https://예.com/v1", "ftp://example.com", "http://x:99999/v1", "http:///v1"]
)
def test_a_bad_base_url_means_practice(url, said):
    """The key must not go to a server that nobody named."""
    lines = said(KEY, url)
    assert lines[0] == PRACTICE
    assert lines[1].startswith("- The base URL is not used. OPENAI_BASE_URL")
    assert connection.current() == "practice"


MARKER = "LEAKMARKER"
PASTED = f"sk-proj-FAKE-{MARKER}-DO-NOT-USE-1234"
KEYS_AS_BASE_URL = [
    PASTED,
    PASTED.lower(),
    f" {PASTED}\n",
    f'OPENAI_BASE_URL="{PASTED}"',
    f"OPENAI_API_KEY={PASTED}",
    f"Bearer {PASTED}",
    PASTED.replace("sk-", "sk—"),
    PASTED.replace("FAKE", "한"),
    PASTED.replace("FAKE", "FA KE"),
    f"sk-proj-{MARKER}...1234",
    f"sk-ant-{MARKER}-1234",
    f"hf_{MARKER}1234",
    f"gsk_{MARKER}1234",
    f"AIza{MARKER}1234",
    f"nvapi-{MARKER}-1234",
    f"{MARKER}-DO-NOT-USE-1234",
    f"{MARKER.lower()}0123456789abcdef",
    f"0123456789abcdef0123456789abcdef.{MARKER}1234567890",
    f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{MARKER}nryP4J3jVmNHl0w5N",
    f"wJalrXUtnFEMI/K7MDENG/{MARKER}bPxRfiCY",
    f"{PASTED}/v1",
    f"https://{PASTED}",
    f"https://{PASTED}/v1",
    f"http://{PASTED}:8000/v1",
    f"https://{MARKER.lower()}0123456789abcdef/v1",
    f"https://{PASTED}@example.com/v1",
    f"https://{PASTED.replace('-', '%2D')}@example.com/v1",
    f"https://name:{PASTED}@example.com/v1",
    f"https://{MARKER}0123456789abcdef@example.com/v1",
    f"https://example.com/v1?api_key={MARKER}",
    f"https://example.com/v1?key={MARKER}",
    f"https://example.com/v1?token={PASTED}",
    f"https://example.com/v1?token={MARKER}0123456789abcdef",
    f"https://example.com/v1#{PASTED}",
    f"https://example.com/{PASTED}/v1",
    f"https://example.com/{MARKER}0123456789abcdefghij/v1",
    f"https://api.openai.com/v1{PASTED}",
    f"https://api.openai.com/v1 {PASTED}",
    f"https://{PASTED}.example.com/v1",
]


@pytest.fixture
def looked_up(monkeypatch):
    """The names of all hosts whose address was asked for."""
    names = []
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: names.append(host) or real(host, *rest, **more)
    )
    return names


@pytest.mark.parametrize("place", ["passed", "environment", ".env"])
@pytest.mark.parametrize("url", KEYS_AS_BASE_URL)
def test_a_key_where_the_base_url_belongs(url, place, said, looked_up):
    """Practice mode answers, the message names cause and next step, and the key is not shown, set or looked up."""
    import openai

    if place == "environment":
        try:
            os.environ["OPENAI_BASE_URL"] = url
        except UnicodeEncodeError:
            pytest.skip("the environment of this system takes only characters of its encoding")
    if place == ".env":
        Path(".env").write_text(f"OPENAI_BASE_URL='{url}'\n", encoding="utf-8")
    arguments = {"base_url": url} if place == "passed" else {}
    for code, cause, next_step in (
        ("en", "what looks like a key", "Put the key in OPENAI_API_KEY"),
        ("ko", "키처럼 보이는 값", "키는 OPENAI_API_KEY에 넣으세요"),
    ):
        lines = said(**arguments, language=code)
        shown = "\n".join(lines) + repr(connection.target()) + repr(base_url.check(url))
        assert cause in lines[1]
        assert next_step in lines[1]
        assert MARKER not in shown.upper()
        assert connection.current() == "practice"
        assert MARKER not in "".join(map(str, variables())).upper()
        with openai.OpenAI(max_retries=0) as client:
            client.models.list()
    assert looked_up
    assert MARKER not in str(looked_up).upper()
    disconnect()
    assert variables() == (None, None)


@pytest.mark.parametrize("key", [PASTED, f"{MARKER}-DO-NOT-USE-1234"])
@pytest.mark.parametrize("place", ["passed", "environment", ".env"])
def test_key_and_base_url_that_are_swapped(place, key, said, looked_up):
    """The message says so, and neither is shown, set or looked up."""
    url = "http://swapped.invalid:11434/v1"
    if place == "environment":
        os.environ.update(OPENAI_API_KEY=url, OPENAI_BASE_URL=key)
    if place == ".env":
        write_env(OPENAI_API_KEY=url, OPENAI_BASE_URL=key)
    arguments = [url, key] if place == "passed" else []
    for code, words in (("en", "The key and the base URL are swapped"), ("ko", "키와 base URL이 서로 바뀌어 있어서")):
        lines = said(*arguments, language=code)
        assert words in lines[1]
        assert MARKER not in "".join(lines)
        assert variables()[0] == "sk-practice-first-call"
    assert not any(MARKER in str(name) or "swapped" in str(name) for name in looked_up)


@pytest.mark.parametrize("url", ["http://localhost:11434/v1", "localhost:11434/v1", "api.openai.com/v1", "10.0.0.1:80"])
@pytest.mark.parametrize("place", ["passed", "environment", ".env"])
def test_a_base_url_where_the_key_belongs(place, url, said):
    """It is sent to nobody as a key, and the message says where an address belongs."""
    if place == "environment":
        os.environ["OPENAI_API_KEY"] = url
    if place == ".env":
        write_env(OPENAI_API_KEY=url)
    for code, words in (("en", "This is a web address, not a key."), ("ko", "키가 아니라 웹 주소예요.")):
        lines = said(*([url] if place == "passed" else []), language=code)
        assert words in lines[1]
        assert url not in "".join(lines)
        assert variables()[0] == "sk-practice-first-call"


@pytest.mark.parametrize(
    ("url", "openai"), [(PASTED, True), ("http://", False), (ELSEWHERE, False), ("https://api.openai.com/v1", True)]
)
def test_which_server_a_key_is_for(url, openai):
    """Who puts a key into the base URL names no other server, so the key is checked as one of OpenAI's."""
    os.environ["OPENAI_BASE_URL"] = url
    assert connection.for_openai() is openai


def test_an_empty_base_url_that_is_passed_is_none(said):
    """As where a form or a script has nothing to pass."""
    os.environ["OPENAI_BASE_URL"] = ELSEWHERE
    assert said(KEY, "")[0].startswith("Live mode: 127.0.0.1:9 answers, with the key")


@pytest.mark.parametrize("url", ["ollama", "your-base-url", "abcdefghij" * 8])
def test_a_word_is_no_base_url(url, said, looked_up):
    """It could be a part of a key, so it is not tried as the name of a host."""
    lines = said(KEY, url)
    assert "is not a web address" in lines[1]
    assert url not in "".join(lines)
    assert looked_up == []


def test_a_password_in_the_base_url_is_not_shown(said):
    """Only host and port are printed, also by repr."""
    url = "https://name:SECRET@example.com:8443/v1?token=SECRET"
    lines = said(KEY, url)
    assert lines[0].startswith("Live mode: example.com:8443 answers, with the key")
    assert "SECRET" not in "".join(lines) + repr(connection.target()) + repr(base_url.check(url))
    assert os.environ["OPENAI_BASE_URL"] == url


def test_reprs_show_no_key(said):
    """Not even those of the kit's inner objects."""
    os.environ["OPENAI_API_KEY"] = KEY
    said()
    assert "FAKE" not in repr(connection.target()) + repr(connection._session)


def test_ensure_connects_once(said, capsys, monkeypatch):
    """It connects when nobody did, and then leaves everything as it is."""
    connection.ensure()
    assert capsys.readouterr().out.splitlines() == [PRACTICE]
    monkeypatch.setattr(connection, "connect", lambda: pytest.fail("connected again"))
    connection.ensure()


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_BASE_URL"])
def test_ensure_notices_a_changed_variable(name, said, capsys):
    """A key or server that was set after connect() is checked before it is used."""
    said()
    os.environ[name] = {"OPENAI_API_KEY": f"{KEY}\n", "OPENAI_BASE_URL": ELSEWHERE}[name]
    connection.ensure()
    assert capsys.readouterr().out.startswith("Live mode:")
    assert variables() == ((KEY, None) if name == "OPENAI_API_KEY" else ("no-key", ELSEWHERE))


def test_ensure_notices_a_removed_variable(said, capsys):
    """Without the key, the SDK could not even build its client."""
    said()
    del os.environ["OPENAI_API_KEY"]
    connection.ensure()
    assert os.environ["OPENAI_API_KEY"] == "sk-practice-first-call"


def test_ensure_is_quick(said):
    """It is part of every call: far below a hundredth of a millisecond each."""
    import timeit

    said()
    assert min(timeit.repeat(connection.ensure, number=1000, repeat=5)) < 0.05  # seconds per 1000; 0.003 is usual


class _Proxy(http.server.BaseHTTPRequestHandler):
    """Answers every request with 502, as a proxy does that cannot reach the computer it is asked for."""

    def do_GET(self):
        self.send_error(502)

    def log_message(self, *_):
        pass


@pytest.mark.parametrize("no_proxy", [None, "example.com"])
def test_practice_mode_works_behind_a_proxy(no_proxy, said):
    """Requests to this computer go around the proxy of a school or company, and only those."""
    import openai

    with http.server.HTTPServer(("127.0.0.1", 0), _Proxy) as proxy:
        threading.Thread(target=proxy.serve_forever, args=(0.01,), daemon=True).start()
        os.environ["HTTP_PROXY"] = f"http://127.0.0.1:{proxy.server_port}"
        if no_proxy:
            os.environ["NO_PROXY"] = no_proxy
        before = dict(os.environ)
        for _ in range(2):
            said()
            with openai.OpenAI(max_retries=0) as client:
                assert client.models.list().data
        assert os.environ["no_proxy"] == ",".join(filter(None, [no_proxy, "127.0.0.1"]))
        said(KEY, ELSEWHERE)
        assert os.environ.get("no_proxy") == before.get("no_proxy")
        disconnect()
        assert dict(os.environ) == before
        proxy.shutdown()


@pytest.mark.parametrize("code", LANGUAGES)
def test_both_languages(code, said):
    """connect(language=...) chooses the language of all messages that follow."""
    lines = said(language=code)
    assert language() == code
    assert ("연습 모드" in lines[0]) == (code == "ko")
    assert said() == lines


def test_another_language_is_refused():
    """The message names those there are."""
    with pytest.raises(ValueError, match="en, ko"):
        connect(language="fr")
    assert connection.current() is None


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp949", "utf-8"])
def test_a_script_whose_output_lacks_korean(encoding):
    """connect(language="ko") never ends it."""
    code = "from helpers import connect; connect(language='ko')"
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(place.ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode(encoding)
    assert ("연습 모드" if encoding in ("cp949", "utf-8") else "Practice mode") in said
    assert "?" not in said


CELLS = [
    (f'connect("{KEY}")', True),
    (f'import os\nos.environ["OPENAI_API_KEY"] = "{KEY}"\nconnect()', True),
    ("import os\nos.environ['OPENAI_API_KEY'] = 'sk-proj-FAKE-' + 'DO-NOT-USE-1234'\nconnect()", False),
    ("connect()", False),
]


def test_a_key_in_a_cell():
    """A notebook, and IPython's history, hold it from then on: that is said, in the cell where it can be mended."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("from helpers import connect")])
    for source, _ in CELLS[2:] + CELLS[:2]:  # once it is in the history, it stays there
        notebook.cells.append(nbformat.v4.new_code_cell(source))
    notebook.cells.append(nbformat.v4.new_code_cell("connect()"))
    Client(notebook, timeout=120).execute(env=os.environ | {"PYTHONPATH": str(place.ROOT), "FIRST_CALL_LANG": "en"})
    said = ["".join(output.text for output in cell.outputs) for cell in notebook.cells[1:]]
    assert ["history.sqlite" in text for text in said] == [False, False, True, True, True]
    assert "Live mode: OpenAI answers, with the key" in said[2]
    assert "FAKE" not in "".join(said)


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="needs a user without a home folder")
def test_a_user_without_a_home_folder(monkeypatch, said):
    """As in some containers; a path in a message is shown as it is."""

    def none():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", none)
    assert said() == [PRACTICE]
    assert place.shown(Path("/a/b")) == "/a/b"
