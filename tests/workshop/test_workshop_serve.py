"""The server of a room: what it gives out, to whom, and what it says on its pages."""

import os
import threading
import time

import openai
import pytest
from small_room import BOARD, KEY, SECRET, SITE, ask, opened, raw, write

from helpers.language import set_language
from helpers.practice.carriers.server import Server
from helpers.practice.wire import access, trace
from helpers.workshop import addresses, qr, room_pages, room_server, site_files

TYPES = {
    "en/04_single_turn.html": "text/html",
    "_static/run/run.js": "text/javascript",
    "_static/run/worker.mjs": "text/javascript",
    "_static/run/kit.zip.gz": "application/gzip",
    "_static/run/pyodide.wasm": "application/wasm",
    "_static/icon.svg": "image/svg+xml",
    "_static/site.css": "text/css",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The website's folder."""
    return write(tmp_path_factory.mktemp("room") / "site")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The bundle's folder."""
    return write(tmp_path_factory.mktemp("bundle") / "bundle", {"install.py": "print()", "wheels/a b.whl": "wheel"})


@pytest.fixture(scope="module")
def room(site, bundle):
    """A room that has everything."""
    with opened(site, bundle) as server:
        yield server


def page(room, path="/", **headers):
    """Return a page of the room's own."""
    status, found, body = ask(room, path, **headers)
    assert (status, found.get_content_type(), found["cache-control"]) == (200, "text/html", "no-store")
    return body.decode()


@pytest.mark.parametrize("name", TYPES)
def test_files_come_with_the_type_that_a_browser_needs(room, name):
    """As they are, whatever this computer takes their types to be."""
    status, headers, body = ask(room, f"/{name}")
    assert (status, headers.get_content_type(), body.decode()) == (200, TYPES[name], SITE[name])
    assert headers["x-content-type-options"] == "nosniff"
    assert "content-encoding" not in headers
    assert int(headers["content-length"]) == len(body)


def test_a_file_is_loaded_once(room):
    """Then a browser hears that it is still the same, and HEAD has no body."""
    _, headers, _ = ask(room, "/_static/run/run.js")
    assert headers["cache-control"] == "no-cache"
    for known in (headers["etag"], f"W/{headers['etag']}", f'"other", {headers["etag"]}', "*"):
        status, again, body = ask(room, "/_static/run/run.js", If_None_Match=known)
        assert (status, body, again["etag"]) == (304, b"", headers["etag"])
    assert ask(room, "/_static/run/run.js", If_None_Match='"other"')[0] == 200
    status, head, body = ask(room, "/_static/run/run.js", "HEAD")
    assert (status, body, head["content-length"]) == (200, b"", headers["content-length"])


def test_folders_show_their_index_and_nothing_else(room):
    """No list of files."""
    assert ask(room, "/en/")[2] == b"<h1>Lessons</h1>"
    status, headers, _ = ask(room, "/en")
    assert (status, headers["location"]) == (301, "/en/")
    for path in ("/_static/", "/_static", "/_static/run/"):
        assert (ask(room, path)[0], ask(room, path)[2]) == (404, b"<h1>not here</h1>")


def test_names_in_korean_are_found_however_they_are_sent(room):
    """Percent-encoded, or as a careless client sends them."""
    assert ask(room, "/ko/%EC%9E%90%EB%A3%8C%201.txt")[2].decode() == "한글"
    sent = "GET /ko/자료%201.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
    assert raw(room, sent).decode().endswith("한글")


OUTSIDE = [
    *("/.env", "/.git/config", "/en/.draft.html", "/link.txt", "/linked/outside.txt", "/.nojekyll"),
    *("/../outside.txt", "/..%2foutside.txt", "/%2e%2e/outside.txt", "/en/../../outside.txt", "/..\\outside.txt"),
    *("/%5c..%5coutside.txt", "/en/..%00/outside.txt", "//outside.txt", "/%c0%ae%c0%ae/outside.txt", "/C:/outside.txt"),
    *("/bundle/../site/en/index.html", "/bundle/outside.txt", "/%ff", "/en/index.html%00", "/en/index.html/"),
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_else_is_given_out(room, site, path):
    """No path out of the folder, no file with a dot, no link, nothing that lies beside."""
    status, _, body = ask(room, path)
    assert status == 404
    assert SECRET.encode() not in body


def test_a_path_on_the_disk_is_no_path_of_a_request(room, site):
    """Neither absolute, nor as an address."""
    for sent in (str(site / "en" / "index.html"), f"/{site / '.env'}", f"http://127.0.0.1:{room.port}/en/"):
        assert ask(room, sent.replace(" ", "%20"))[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_pages_are_only_read(room, method):
    """Whatever the path."""
    for path in ("/", "/room", "/en/index.html", "/nowhere", "/bundle/"):
        status, headers, _ = ask(room, path, method, b"x" * 100)
        assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_the_practice_backend_wants_the_room_key(room):
    """And is the one that connect() starts: the same core, with its limits and headers."""
    assert ask(room, "/v1/models")[0] == 401
    assert ask(room, "/v1")[1].get_content_type() == "application/json"  # the backend says that this is no route
    base_url = f"http://127.0.0.1:{room.port}/v1"
    with openai.OpenAI(base_url=base_url, api_key=access.KEY) as other, pytest.raises(openai.AuthenticationError):
        other.models.list()
    with openai.OpenAI(base_url=base_url, api_key=KEY, max_retries=0) as client:
        asked = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "What is an API?"}]}
        whole = client.chat.completions.with_raw_response.create(**asked)
        assert "x-ratelimit-remaining-requests" in whole.headers
        streamed = client.chat.completions.create(**asked, stream=True)
        pieces = [chunk.choices[0].delta.content or "" for chunk in streamed if chunk.choices]
        assert "".join(pieces) == whole.parse().choices[0].message.content
    assert ask(room, "/v1/organization/projects", authorization=f"Bearer {KEY}")[0] == 401


def test_the_room_key_is_the_same_on_another_day():
    """It is made from the room's secret, and another room has another one."""
    key = room_server.room_key(b"secret")
    assert key == room_server.room_key(b"secret") != room_server.room_key(b"other")
    assert key.startswith(access.PREFIX)
    assert len(key) == len(access.PREFIX) + 1 + 8


def test_the_board_is_mounted(room, site):
    """Below its path, with the client's address; a large body is refused before it is kept."""
    assert ask(room, "/board")[2] == b"board for 127.0.0.1"
    assert ask(room, "/board/join", "POST", b"x" * 1000)[2] == b"1000"
    assert ask(room, "/boards")[0] == 404
    # Nothing of a body is left unread: closing a connection would otherwise reset it, and the answer could be lost.
    head = b"POST /board/join HTTP/1.1\r\nHost: x\r\n"
    assert raw(room, head + b"Content-Length: 99999999\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    chunk = b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n"
    assert raw(room, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunk + b"ffff\r\n").startswith(b"HTTP/1.1 400 ")
    with opened(site, board=None) as without:
        assert ask(without, "/board")[0] == 404


@pytest.mark.parametrize("code", ["en", "ko"])
def test_the_page_says_what_a_learner_needs(room, code):
    """In both languages: the lessons, the two lines for each terminal, the bundle, the board, what http means."""
    words = room_pages._words(code)
    shown = page(room, Host=f"192.0.2.7:{room.port}")
    for name in ("tagline", "begin", "own_how", "bundle_how", "board_how", "practice_how", "http_how", "http_never"):
        assert words[f"page_{name}"] in shown, name
    assert f'href="/{code}/index.html"' in shown
    base_url = f"http://192.0.2.7:{room.port}/v1"
    assert f"OPENAI_BASE_URL={base_url}\nOPENAI_API_KEY={KEY}" in shown
    assert f'$env:OPENAI_BASE_URL = "{base_url}"' in shown
    assert f"set OPENAI_BASE_URL={base_url}" in shown
    assert f"export OPENAI_API_KEY={KEY}" in shown
    assert "$" not in shown.replace("$env:", "")


def test_the_website_does_not_hide_the_room(room):
    """Its front page is replaced."""
    assert page(room, "/index.html") == page(room, "/")
    assert SITE["index.html"] not in page(room)


def test_what_a_room_has_not_is_not_on_its_page(site):
    """No lessons, no bundle, no board."""
    with opened(None, board=None) as server:
        shown = page(server)
        assert "/en/index.html" not in shown
        assert room_pages._words("en")["page_no_lessons"] in shown
        for code in ("en", "ko"):
            assert room_pages._words(code)["page_tagline_no_lessons"] in shown
            assert room_pages._words(code)["page_tagline"] not in shown
        assert "/bundle/" not in shown
        assert "/board" not in shown
        assert ask(server, "/bundle/")[0] == 404
        assert ask(server, "/en/")[2] == b"404 Not Found\n"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("192.168.0.7:8300", "http://192.168.0.7:PORT"),
        ("[fd00::7]:8300", "http://[fd00::7]:PORT"),
        ("127.0.0.1:8300", "http://10.0.0.5:PORT"),
        ("localhost", "http://10.0.0.5:PORT"),
        ("0.0.0.0", "http://10.0.0.5:PORT"),
        ('"><script>alert(1)</script>', "http://10.0.0.5:PORT"),
        ("example.com", "http://10.0.0.5:PORT"),
        ("999.1.1.1", "http://10.0.0.5:PORT"),
    ],
)
def test_the_address_is_one_that_others_can_use(room, monkeypatch, host, expected):
    """The one that the reader came by; the facilitator, who comes by this computer's own, sees the likeliest."""
    monkeypatch.setattr(addresses, "of_room", lambda host: [addresses.Address("10.0.0.5", "Wi-Fi")])
    sent = f"GET /room HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    shown = raw(room, sent.encode()).decode()
    if "script" not in host:  # a server may take that for no request at all
        assert f'<p class="address">{expected.replace("PORT", str(room.port))}</p>' in shown
    assert "alert(1)" not in shown
    assert "example.com" not in shown


def test_the_projector_has_the_code_the_address_and_the_key(room, monkeypatch):
    """Without segno it says how to get the code."""
    shown = page(room, "/room", Host="192.0.2.7")
    assert '<svg role="img"' in shown
    assert KEY in shown
    monkeypatch.setattr(qr, "is_there", lambda: False)
    shown = page(room, "/room")
    assert "<svg" not in shown
    assert qr.COMMAND in shown


def test_the_bundle_is_listed_and_given_out(room):
    """By links that a browser and pip follow."""
    shown = page(room, "/bundle/")
    assert '<a href="wheels/a%20b.whl">wheels/a b.whl</a>' in shown
    assert ask(room, "/bundle/wheels/a%20b.whl")[2] == b"wheel"
    assert ask(room, "/bundle/install.py")[1].get_content_type() == "text/plain"
    assert ask(room, "/bundle")[1]["location"] == "/bundle/"
    assert ask(room, "/bundle/wheels/")[0] == 404


def test_the_bundle_says_itself_how_it_is_installed(tmp_path):
    """The room's page leads to its steps for each system, or where there are none, to its files."""
    files = {"READ ME FIRST.html": "<h1>steps</h1>", "kit.zip": "x"}
    bundle = write(tmp_path / "bundle", files)
    with opened(None, bundle) as server:
        assert 'href="/bundle/READ%20ME%20FIRST.html"' in page(server)
        assert ask(server, "/bundle/READ%20ME%20FIRST.html")[2] == b"<h1>steps</h1>"
    (bundle / "READ ME FIRST.html").unlink()
    with opened(None, bundle) as server:
        assert 'href="/bundle/"' in page(server)


def test_the_page_begins_with_the_facilitators_language(room):
    """A browser of neither language shows that one."""
    set_language("ko")
    assert '<html lang="ko">' in page(room)
    set_language("en")
    assert '<html lang="en">' in page(room)


def test_a_website_that_is_built_anew_meanwhile(tmp_path):
    """A changed file is given out as it is now, with a new tag; one that has gone is missing; a new one isn't seen."""
    site = write(tmp_path / "site")
    with opened(site) as server:
        _, before, _ = ask(server, "/en/index.html")
        (site / "en" / "index.html").write_text("<h1>New lessons</h1>", encoding="utf-8")
        (site / "en" / "new.html").write_text("new", encoding="utf-8")
        (site / "_static" / "site.css").unlink()
        _, after, body = ask(server, "/en/index.html", If_None_Match=before["etag"])
        assert body == b"<h1>New lessons</h1>"
        assert after["etag"] != before["etag"]
        assert ask(server, "/_static/site.css")[0] == 404
        assert ask(server, "/en/new.html")[0] == 404


def test_a_file_that_cannot_be_read_ends_its_own_request_only(tmp_path, capsys):
    """It becomes shorter while it is sent, or somebody takes the stick out."""
    site = write(tmp_path / "site", SITE | {"large.bin": "x" * 10_000_000})
    with opened(site) as server:
        sent = b"GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n"
        received = []
        reader = threading.Thread(target=lambda: received.append(raw(server, sent)))
        original = site_files.PIECE
        try:
            site_files.PIECE = 2**10
            reader.start()
            time.sleep(0.05)
            os.truncate(site / "large.bin", 10)
            reader.join()
        finally:
            site_files.PIECE = original
        assert len(received[0]) < 11_000_000
        assert ask(server, "/en/")[0] == 200
    assert "Traceback" not in capsys.readouterr().err


def test_a_large_file_comes_whole_beside_others(tmp_path):
    """A slow reader of it doesn't keep anybody waiting."""
    content = "0123456789" * 3_000_000
    site = write(tmp_path / "site", SITE | {"large.bin": content})
    with opened(site) as server:
        slow = threading.Thread(target=lambda: raw(server, b"GET /large.bin HTTP/1.0\r\n\r\n"))
        slow.start()
        took = []
        while slow.is_alive() or not took:
            begun = time.perf_counter()
            assert ask(server, "/en/")[0] == 200
            took.append(time.perf_counter() - begun)
        assert max(took) < 1
        assert ask(server, "/large.bin")[2] == content.encode()


def test_a_fault_of_ours_leaves_a_trace_without_keys(room, monkeypatch, caplog):
    """It is a 500 for whoever asked, and nobody else sees it."""

    def fail(offer, address):
        raise RuntimeError(f"with {KEY}")

    left = []
    monkeypatch.setattr(trace, "leave", lambda error, place: left.append((trace._told(error), place)))
    monkeypatch.setattr(room_pages, "door", fail)
    assert ask(room, "/")[0] == 500
    assert ask(room, "/en/")[0] == 200
    ((told, place),) = left
    assert place == "GET /"
    assert "RuntimeError" in told
    assert KEY not in told


def test_addresses_that_others_cannot_use_are_left_out(monkeypatch):
    """The way to the internet first, an address that nobody gave out last; cards that are off not at all."""
    from collections import namedtuple

    entry, state = namedtuple("entry", "address"), namedtuple("state", "isup")
    cards = {
        "lo": [entry("127.0.0.1"), entry("::1")],
        "Ethernet": [entry("169.254.3.4"), entry("00-15-5D-00-00-01")],
        "vEthernet (WSL)": [entry("172.20.0.1"), entry("fe80::1%3")],
        "Wi-Fi": [entry("192.168.0.7"), entry("fd00::7"), entry("fe80::7")],
        "off": [entry("10.9.9.9")],
    }
    monkeypatch.setattr(addresses.psutil, "net_if_addrs", lambda: cards)
    monkeypatch.setattr(addresses.psutil, "net_if_stats", lambda: {name: state(name != "off") for name in cards})
    monkeypatch.setattr(addresses.address, "reachable", lambda host: "192.168.0.7" if host == "0.0.0.0" else host)
    assert [each.host for each in addresses.of_room("0.0.0.0")] == ["192.168.0.7", "172.20.0.1", "169.254.3.4"]
    assert [each.host for each in addresses.of_room("::")] == ["fd00::7"]
    assert addresses.of_room("0.0.0.0")[0].interface == "Wi-Fi"
    assert addresses.of_room("127.0.0.1") == addresses.of_room("localhost") == []
    assert addresses.of_room("192.168.0.7") == [addresses.Address("192.168.0.7")]
    assert addresses.Address("192.168.0.7").url(80) == "http://192.168.0.7"
    monkeypatch.setattr(addresses.address, "reachable", lambda host: "127.0.0.1")  # a network without the internet
    assert [each.host for each in addresses.of_room("0.0.0.0")] == ["172.20.0.1", "192.168.0.7", "169.254.3.4"]


@pytest.mark.parametrize("colors", [False, True])
def test_the_code_in_the_terminal_is_the_code(colors):
    """Read back module by module, it is what segno made; without colors, light is what is drawn."""
    import segno

    content = "http://192.168.0.7:8300"
    upper = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}
    rows = []
    for line in qr.lines(content, colors=colors):
        drawn = line.removeprefix(qr._COLORS).removesuffix(qr._PLAIN) if colors else line
        pairs = [upper[letter] for letter in drawn]
        rows += [[above for above, _ in pairs], [below for _, below in pairs]]
    dark = [[bool(module) == colors for module in row] for row in rows]
    made = [[bool(module) for module in row] for row in segno.make(content, error="m", micro=False).matrix]
    around = len(made) + 4
    assert [row[2:-2] for row in dark[2 : around - 2]] == made
    assert not any(any(row) for row in (*dark[:2], *dark[around - 2 :]))


@pytest.mark.parametrize(("encoding", "can"), [("utf-8", True), ("cp437", True), ("cp949", False), ("ascii", False)])
def test_a_terminal_without_blocks_shows_no_code(encoding, can):
    """Those of a Korean Windows have none."""
    assert qr.can_show(encoding) == can


def test_a_server_without_a_room_is_as_before():
    """Nothing is mounted on a plain practice server."""
    with Server() as server:
        server.start()
        assert server.answers is server.session
        assert server.mounted == {}
        assert ask(server, "/board")[0] == 404


def test_no_rule_of_the_board_is_forgotten(site):
    """Both of its places are mounted."""
    with opened(site, board=[*BOARD, (r"/room\.json", BOARD[0][1])]) as server:
        assert ask(server, "/room.json")[2].startswith(b"board")
