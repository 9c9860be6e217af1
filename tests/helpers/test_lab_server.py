"""JupyterLab's server keeps the port that it finds."""

import re
import socket
from pathlib import Path

import pytest

from helpers.lab_server import Server

# tornado leaves a socket open where a port is taken.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def server():
    """Return a new server of the kit; it is not started."""
    made = []

    def make(**settings):
        made.append(Server(ip="127.0.0.1", **settings))
        return made[-1]

    yield make
    for each in made:
        for listening in getattr(each, "_listening", []):
            listening.close()


def test_two_servers_that_start_at_the_same_moment_have_two_ports(server):
    """The first has found its port and is not listening yet when the second looks for one."""
    first = server(port=0)
    first._find_http_port()
    second = server(port=first.port)
    second._find_http_port()
    assert first.port != second.port
    for each in (first, second):
        with socket.create_connection(("127.0.0.1", each.port), timeout=5):
            pass


def test_a_port_taken_in_the_moment_between_finding_and_keeping_it(server, monkeypatch):
    """It looks for another one, beginning with the one asked for."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        asked = []

        def find(self):
            asked.append(self.port)
            self.port = taken if len(asked) == 1 else 0

        monkeypatch.setattr("jupyter_server.serverapp.ServerApp._find_http_port", find)
        chosen = server(port=9999)
        chosen._find_http_port()
    assert asked == [9999, 9999]


def test_another_problem_than_a_port_that_is_taken_is_told(server, monkeypatch):
    """It does not look for ports for ever."""

    def refuse(port, address):
        raise PermissionError

    monkeypatch.setattr("helpers.lab_server.bind_sockets", refuse)
    with pytest.raises(PermissionError):
        server(port=0)._find_http_port()


def test_lines_break_between_words(server):
    """The kit's style is found before one that the learner may have for JupyterLab elsewhere."""
    first, *others = server().static_custom_path
    assert others
    style = (Path(first) / "custom.css").read_text(encoding="utf-8")
    assert style.count("word-break: keep-all") == 2


def test_the_colors_of_an_error_can_be_read_in_the_dark_theme(server):
    """On JupyterLab's red, which is rgba(244, 67, 54, 0.28) over #111, each has a contrast of at least 4.5 : 1."""

    def luminance(red, green, blue):
        parts = [value / 255 for value in (red, green, blue)]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    style = (Path(server().static_custom_path[0]) / "custom.css").read_text(encoding="utf-8")
    colors = [bytes.fromhex(color) for color in re.findall(r"stderr.*color: #(\w{6})", style)]
    assert len(colors) == 4
    for color in colors:
        assert (luminance(*color) + 0.05) / (luminance(81, 31, 27) + 0.05) > 4.5
