"""serve.py, which a built website brings along: types that a browser takes, whatever the computer has for them."""

import ast
import contextlib
import http.client
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from builder.site import front

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "index.html": ("text/html", "한국어"),
    "en/run.js": ("text/javascript", "export {};"),
    "pyodide.mjs": ("text/javascript", "export {};"),
    "site.css": ("text/css", "p {}"),
    "icon.svg": ("image/svg+xml", "<svg/>"),
    "code.zip.gz": ("application/gzip", "x"),
    "pyodide.asm.wasm": ("application/wasm", "x"),
    "lock.json": ("application/json", "{}"),
    "unknown.pf_meta": ("application/octet-stream", "x"),
}
# As a Windows registry that another program has changed: Python takes types from there at its start.
REGISTRY = "import mimetypes\nfor end in {ends}:\n    mimetypes.add_type('text/plain', end)\n"


@pytest.fixture
def folder(tmp_path):
    """A small website, with a name as people give them."""
    folder = tmp_path / "첫 호출"
    for name, (_, text) in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "serve.py").write_text(front.files(ROOT, None, [])["serve.py"], encoding="utf-8")
    return folder


@contextlib.contextmanager
def running(command, tmp_path, **environment):
    """Start a server on a computer with odd types; give the line that has its address, and the process."""
    ends = tuple(Path(name).suffix for name in FILES)
    (tmp_path / "sitecustomize.py").write_text(REGISTRY.format(ends=ends), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-u", *command],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "SYSTEMROOT": r"C:\Windows", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process.stdout.readline().decode("utf-8"), process
    finally:
        process.kill()
        process.communicate()


def asked(port, name, **headers):
    """Return the status, the headers and the bytes of a file."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with contextlib.closing(connection):
        connection.request("GET", f"/{name}", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_every_file_has_the_type_that_a_browser_needs(folder, tmp_path):
    """And is given as it is: what is packed is unpacked by the page."""
    with running([str(folder / "serve.py"), "--port", "0"], tmp_path) as (line, _):
        port = urlsplit(line.split()[-1]).port
        assert line.split()[-1] == f"http://127.0.0.1:{port}/"
        for name, (kind, text) in FILES.items():
            status, headers, content = asked(port, name)
            assert (status, headers.get_content_type(), content.decode("utf-8")) == (200, kind, text)
            assert "content-encoding" not in headers
            assert headers.get_content_charset("utf-8") == "utf-8"
            assert headers["cache-control"] == "no-cache"
            assert asked(port, name, **{"If-Modified-Since": headers["last-modified"]})[0] == 304
        assert asked(port, "")[2] == asked(port, "index.html")[2]


def test_the_module_of_python_has_other_types_there(folder, tmp_path):
    """The control of the test above."""
    command = ["-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    with running(command, tmp_path) as (line, _):
        port = int(line.split(" port ")[1].split()[0])
        assert asked(port, "en/run.js")[1].get_content_type() == "text/plain"


def test_nothing_but_the_files_of_the_folder_is_given(folder, tmp_path):
    """No list of files, and nothing above; a visitor who leaves early is no error, and nothing is printed."""
    with running([str(folder / "serve.py"), "--port", "0"], tmp_path) as (line, process):
        port = urlsplit(line.split()[-1]).port
        for name in ("en/", "en", "../sitecustomize.py", "%2e%2e/sitecustomize.py", "missing.html"):
            assert asked(port, name)[0] in (301, 404), name
        (folder / "large.txt").write_bytes(b"x" * 50_000_000)
        with socket.create_connection(("127.0.0.1", port)) as left:
            left.sendall(b"GET /large.txt HTTP/1.0\r\n\r\n")
            left.recv(10)
        assert asked(port, "site.css")[0] == 200
        process.kill()
        assert process.stdout.read().decode("utf-8").splitlines()[-1] == "끝내려면 Ctrl+C를 누르세요."


def test_a_port_in_use_is_said_in_both_languages(folder, tmp_path):
    """Also on a console without Korean letters; there is no traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [str(folder / "serve.py"), "--port", str(port)]
        with running(command, tmp_path, PYTHONIOENCODING="latin-1") as (line, process):
            rest = process.stdout.read().decode("latin-1")
            assert process.wait(30) == 1
    assert f"port {port} of 127.0.0.1" in line
    assert "python serve.py --port 8001" in line
    assert rest.startswith(r"127.0.0.1 \uc8fc\uc18c")
    assert len(rest.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        (("--port", "70000"), "another port"),
        (("--port", "-1"), "another port"),
        (("--host", "no.such.test", "--port", "0"), "Leave out --host"),
        (("--host", "a..b"), "Leave out --host"),
        (("--host", "192.0.2.1", "--port", "0"), "Leave out --host"),
    ],
)
def test_what_cannot_be_listened_on_is_said(options, advice, folder, tmp_path):
    """A mistyped port or host, or an address of another computer; what to change is the one that is wrong."""
    with running([str(folder / "serve.py"), *options], tmp_path, PYTHONIOENCODING="utf-8") as (line, process):
        assert advice in line
        assert b"Traceback" not in process.stdout.read()
        assert process.wait(30) == 1


def test_others_are_told_where_to_find_it(folder, tmp_path):
    """Where it listens for everybody in the network, each address that is printed has the real port."""
    command = [str(folder / "serve.py"), "--host", "0.0.0.0", "--port", "0"]
    with running(command, tmp_path, PYTHONIOENCODING="utf-8") as (line, process):
        port = urlsplit(line.split()[-1]).port
        assert line.split()[-1] == f"http://127.0.0.1:{port}/"
        assert process.stdout.readline().decode("utf-8").startswith("이 주소를")
        told = process.stdout.readline().decode("utf-8").partition("open: ")[2].strip().split(", ")
        assert f"http://{socket.gethostname()}:{port}/" in told
        assert all(address.endswith(f":{port}/") for address in told)
        assert asked(port, "en/run.js")[0] == 200


def test_it_is_written_for_python_3_8(folder):
    """Its grammar, and files that no setting of a computer makes unreadable."""
    content = (folder / "serve.py").read_bytes()
    ast.parse(content, feature_version=(3, 8))
    assert content.isascii()
