"""The board of a room: what it keeps, what it shows, and who can do what to it."""

import json
import random
import socket
import tracemalloc

import pytest
from room_server import RoomServer

from helpers import check
from helpers.workshop import counts, guesses, pins
from helpers.workshop.board import Board
from helpers.workshop.lit import Lit

EXERCISE = "lesson_04.two_messages"
OTHER = "lesson_05.second_answer"
HERE, THERE = "10.0.0.5", "10.0.0.6"


class Clock:
    """Seconds that pass when a test says so."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def board(tmp_path, clock):
    """A board with eight seats."""
    return Board(tmp_path, 8, clock)


@pytest.fixture
def room(tmp_path):
    """A board that can be asked over HTTP."""
    with RoomServer(tmp_path, 8) as room:
        yield room


def post(board, action, address=HERE, **value):
    """Ask; return the status and what the answer says."""
    answer = board.post(action, json.dumps(value).encode(), address)
    return answer.status, json.loads(answer.body or b"{}")


def join(board, seat, address=HERE, pin=None):
    """Join a seat, by its own PIN unless another is given; return the status and the token."""
    status, said = post(board, "join", address, seat=seat, pin=pin or pins.pin(board._secret, seat))
    return status, said.get("token")


def lit(board):
    """What everybody may see."""
    return json.loads(board.seats().body)


def test_join_and_light(board):
    """The protocol."""
    status, token = join(board, 7)
    assert status == 200
    assert lit(board) == {"on": True, "seats": {"7": []}}
    assert post(board, "lights", token=token, exercise=OTHER) == (204, {})
    assert post(board, "lights", token=token, exercise=EXERCISE) == (204, {})
    assert post(board, "lights", token=token, exercise=EXERCISE) == (204, {})
    assert lit(board) == {"on": True, "seats": {"7": [EXERCISE, OTHER]}}


def test_the_newest_join_of_a_seat_has_it(board):
    """The lights stay; the older token is worth nothing."""
    _, first = join(board, 7)
    post(board, "lights", token=first, exercise=EXERCISE)
    _, second = join(board, 7, THERE)
    assert first != second
    assert post(board, "lights", token=first, exercise=OTHER) == (403, {"error": "unknown_token"})
    assert post(board, "lights", token=second, exercise=OTHER) == (204, {})
    assert lit(board)["seats"] == {"7": [EXERCISE, OTHER]}


def test_the_file_has_seats_and_exercises_and_nothing_of_anybody(board, tmp_path):
    """No token, PIN or address: of a token only the hash."""
    _, token = join(board, 7, "10.99.98.97")
    post(board, "lights", token=token, exercise=EXERCISE)
    content = (tmp_path / "board.json").read_text(encoding="utf-8")
    kept = json.loads(content)
    assert set(kept) == {"on", "seats"}
    assert set(kept["seats"]["7"]) == {"token", "lights"}
    assert kept["seats"]["7"]["lights"] == [EXERCISE]
    for secret in (token, pins.pin(board._secret, 7), "10.99.98.97", board.facilitator):
        assert secret not in content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["board.json", "room-secret"]


def test_a_restart_keeps_lights_tokens_and_the_switch(board, tmp_path):
    """The facilitator's token is a new one."""
    _, token = join(board, 7)
    post(board, "lights", token=token, exercise=EXERCISE)
    again = Board(tmp_path, 8)
    assert again.facilitator != board.facilitator
    assert post(again, "lights", token=token, exercise=OTHER) == (204, {})
    assert lit(again)["seats"] == {"7": [EXERCISE, OTHER]}
    post(again, "switch", token=again.facilitator, on=False)
    assert lit(Board(tmp_path, 8)) == {"on": False, "seats": {}}


def test_a_room_with_fewer_seats_does_not_show_the_others(board, tmp_path):
    """They are kept, as whoever forgot --seats once will want them; another edition may have fewer exercises."""
    for seat in (2, 7):
        post(board, "lights", token=join(board, seat)[1], exercise=EXERCISE)
    fewer = Board(tmp_path, 5)
    assert lit(fewer)["seats"] == {"2": [EXERCISE]}
    join(fewer, 3)
    assert lit(Board(tmp_path, 8))["seats"] == {"2": [EXERCISE], "3": [], "7": [EXERCISE]}
    assert Lit(tmp_path, 8, (OTHER,)).seats() == {"2": [], "3": [], "7": []}


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "{}", '{"on": true, "seats": []}', '{"on": true, "seats": {"x": {}}}', "[" * 9000),
        *('{"on": true, "seats": {"1": {"lights": 5}}}', '{"on": true, "seats": {"1": {"lights": [["a"]]}}}'),
    ],
)
def test_a_damaged_file_is_set_aside(tmp_path, content):
    """The board starts dark; what was in the file is not lost."""
    (tmp_path / "board.json").write_text(content, encoding="utf-8")
    board = Board(tmp_path, 8)
    assert lit(board) == {"on": True, "seats": {}}
    assert (tmp_path / "board.broken.json").read_text(encoding="utf-8") == content
    assert join(board, 1)[0] == 200


def test_a_script_in_the_file_is_no_exercise(tmp_path):
    """Whoever could write there can show nothing on the projector."""
    bad = {"1": {"token": None, "lights": ["<script>alert(1)</script>", EXERCISE]}}
    (tmp_path / "board.json").write_text(json.dumps({"on": True, "seats": bad}), encoding="utf-8")
    assert lit(Board(tmp_path, 8))["seats"] == {"1": [EXERCISE]}


def test_a_full_disk_costs_no_light(board, monkeypatch):
    """It is lost with the next restart, and nothing else happens."""
    _, token = join(board, 7)
    monkeypatch.setattr("pathlib.Path.replace", lambda *given: (_ for _ in ()).throw(OSError(28, "full")))
    assert post(board, "lights", token=token, exercise=EXERCISE) == (204, {})
    assert lit(board)["seats"] == {"7": [EXERCISE]}


def test_the_facilitator_switches_and_clears(board):
    """Off means that nothing is shown or taken; a seat that was cleared has to be joined again."""
    _, token = join(board, 7)
    post(board, "lights", token=token, exercise=EXERCISE)
    assert post(board, "switch", token=board.facilitator, on=False) == (204, {})
    assert lit(board) == {"on": False, "seats": {}}
    assert post(board, "lights", token=token, exercise=OTHER) == (409, {"error": "off"})
    assert join(board, 6) == (409, None)
    assert post(board, "switch", token=board.facilitator, on=True) == (204, {})
    assert lit(board)["seats"] == {"7": [EXERCISE]}
    assert post(board, "clear", token=board.facilitator, seat=7) == (204, {})
    assert lit(board)["seats"] == {}
    assert post(board, "lights", token=token, exercise=OTHER) == (403, {"error": "unknown_token"})
    assert join(board, 7)[0] == 200
    assert post(board, "clear", token=board.facilitator, seat=8) == (204, {})


@pytest.mark.parametrize(
    "value", [{"seat": 0}, {"seat": 9}, {"seat": True}, {"seat": "7"}, {}, {"on": 1}, {"on": None}]
)
def test_the_facilitator_is_told_what_cannot_be(board, value):
    """Neither a seat nor on or off."""
    for action in ("switch", "clear"):
        assert post(board, action, token=board.facilitator, **value) == (400, {"error": "bad_value"})


@pytest.mark.parametrize("token", [None, "", "x", 5, ["a"], {"a": 1}, "\udcff", "x" * 1500, True])
def test_nobody_else_switches_or_clears(board, token):
    """Nor with a learner's own token, the room's secret or a PIN."""
    _, own = join(board, 7)
    for tried in (token, own, pins.pin(board._secret, 7), board._secret.hex()):
        assert post(board, "switch", token=tried, on=False)[0] == 403
        assert post(board, "clear", token=tried, seat=7)[0] == 403
    assert lit(board) == {"on": True, "seats": {"7": []}}


def test_nobody_joins_a_seat_without_its_pin(board):
    """Another seat's PIN is no better than a guess, and the answer says nothing about which part was wrong."""
    answers = [
        post(board, "join", HERE, seat=7, pin=pins.pin(board._secret, 6)),
        post(board, "join", HERE, seat=900, pin=pins.pin(board._secret, 900)),
        post(board, "join", HERE, seat=0, pin=pins.pin(board._secret, 0)),
        post(board, "join", HERE, seat="7", pin=pins.pin(board._secret, 7)),
        post(board, "join", THERE, seat=7, pin=int(pins.pin(board._secret, 7))),
        post(board, "join", THERE, seat=7, pin=None),
        post(board, "join", THERE, seat=True, pin=pins.pin(board._secret, 1)),
        post(board, "join", THERE, seat=1.0, pin=pins.pin(board._secret, 1)),
    ]
    assert answers == [(403, {"error": "wrong_pin"})] * len(answers)
    assert lit(board)["seats"] == {}


@pytest.mark.parametrize("token", [None, "", "x", 5, ["a"], {"a": 1}, "\udcff", "x" * 1900])
def test_nobody_lights_a_seat_without_its_token(board, token):
    """A seat that never joined has none, "null" and "None" included."""
    join(board, 7)
    for tried in (token, pins.pin(board._secret, 7), board.facilitator, "null", "None"):
        assert post(board, "lights", token=tried, exercise=EXERCISE, seat=7)[0] == 403
    assert lit(board)["seats"] == {"7": []}


def test_a_learner_lights_no_other_seat(board):
    """Whatever else the request says."""
    _, token = join(board, 7)
    join(board, 6)
    assert post(board, "lights", token=token, exercise=EXERCISE, seat=6, name="someone") == (204, {})
    assert lit(board)["seats"] == {"6": [], "7": [EXERCISE]}


@pytest.mark.parametrize("exercise", ["", "lesson_04", "<img src=x onerror=alert(1)>", 4, None, ["a"], {}, "x" * 1500])
def test_only_exercises_are_lights(board, exercise):
    """Nobody writes a word of their own on the projector, or fills the board."""
    _, token = join(board, 7)
    assert post(board, "lights", token=token, exercise=exercise) == (400, {"error": "unknown_exercise"})
    assert lit(board)["seats"] == {"7": []}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        *((b"", 400), (b"{", 400), (b"[]", 400), (b"7", 400), (b"\xff\xfe", 400), (b"[" * 2000, 400)),
        *((b'{"seat": ' + b"9" * 2000 + b"}", 403), (b'{"a": NaN}', 403), (b"{" + b" " * 3000 + b"}", 413)),
    ],
)
def test_what_is_no_request_is_refused(board, body, status):
    """Without an exception, whatever it is."""
    assert board.post("join", body, HERE).status == status
    assert board.post("nothing", body, HERE).status == 404


def test_guessing_is_slowed_and_locks_nobody_out(board, clock):
    """Five tries for a seat from one address; others, and other seats from there, are not kept waiting by it."""
    assert [join(board, 7, HERE, "wrong")[0] for _ in range(7)] == [403] * 5 + [429] * 2
    assert join(board, 7, HERE)[0] == 429, "while it waits, a right PIN would say that the others were wrong"
    assert join(board, 7, THERE)[0] == 200
    assert join(board, 6, HERE)[0] == 200
    clock.now += 31
    assert [join(board, 7, HERE, "wrong")[0] for _ in range(2)] == [403, 429]
    clock.now += 31
    assert join(board, 7, HERE)[0] == 200
    status, said = post(board, "join", HERE, seat=7, pin="wrong")
    assert (status, said) == (403, {"error": "wrong_pin"})


def test_a_million_guesses_take_days(clock):
    """How many tries a day one address has at one seat, and at all 200 together; a seat has 1,000,000 PINs."""
    for seats, most in ((1, 2_900), (200, 86_500)):
        tried, allowed = guesses.Guesses(clock), 0
        for second in range(24 * 3600):
            clock.now = float(second)
            if not tried.wait(HERE, str(second % seats)):
                tried.wrong(HERE, str(second % seats))
                allowed += 1
        assert most * 0.9 < allowed < most
        assert tried.wait(THERE, "7") == 0


def test_guessing_at_all_seats_at_once_is_slowed():
    """Sixty tries at once, then one each second: who shares the address waits no longer than that."""
    tried = guesses.Guesses(lambda: 0.0)
    allowed = 0
    for seat in range(200):
        if not tried.wait(HERE, str(seat)):
            tried.wrong(HERE, str(seat))
            allowed += 1
    assert allowed == 60
    assert tried.wait(HERE, "201") <= 1.0
    assert tried.wait(THERE, "7") == 0


def test_who_is_counted_is_bounded():
    """Any number of addresses take no more memory than a few thousand."""
    tried = guesses.Guesses(lambda: 0.0)
    for number in range(20_000):
        tried.wrong(f"10.{number}", str(number))
    assert len(tried._addresses) == len(tried._seats) == counts.MOST


def test_an_ipv6_address_counts_by_what_a_computer_cannot_choose():
    """Anyone on the internet has as many addresses as they like; in a room's own network each is a computer's."""
    tried = guesses.Guesses(lambda: 0.0)
    for number in range(5):
        tried.wrong(f"2600:1f18::{number}", "7")
        tried.wrong("fe80::1", "7")
    assert tried.wait("2600:1f18::9", "7") > 0
    assert tried.wait("fe80::1", "7") > 0
    assert tried.wait("fe80::2", "7") == 0


def test_joining_again_and_again_is_slowed(board, clock):
    """Each join writes the file; a learner's own loop slows down only their own seat."""
    statuses = [join(board, 7)[0] for _ in range(15)]
    assert statuses == [200] * 10 + [429] * 5
    assert join(board, 6)[0] == 200
    clock.now += 11
    assert join(board, 7)[0] == 200


def test_random_requests_stay_within_bounds(board, clock, tmp_path):
    """100,000 of them, from 64 addresses, with learners' tokens among them: no exception, and memory stays flat."""
    chosen = random.Random(15)
    tokens = [join(board, seat, f"10.1.0.{seat}")[1] for seat in range(1, 9)]
    words = [EXERCISE, OTHER, *tokens, pins.pin(board._secret, 3), "<script>", "x" * 300, "\udcff", "", "가"]
    values = [*words, 1, 7, 8, 9, -1, 10**30, 1.5, True, None, [], {}, ["x"], {"a": {"b": []}}]
    names = ("seat", "pin", "token", "exercise", "on", "name", "<b>")
    bodies = [b"", b"{", b"[]", b"\xff", b"0" * 2048, b"[" * 2048, b'"' + b"x" * 2000 + b'"']
    actions = ("join", "lights", "switch", "clear", "seats", "")

    def once():
        if chosen.random() < 0.1:
            body = chosen.choice(bodies)
        else:
            sent = {name: chosen.choice(values) for name in names if chosen.random() < 0.5}
            body = json.dumps(sent).encode("utf-8", "surrogatepass")
        clock.now += chosen.random() / 100
        return board.post(chosen.choice(actions), body, f"10.0.0.{chosen.randrange(64)}").status

    statuses = {once() for _ in range(80_000)}
    tracemalloc.start()
    statuses |= {once() for _ in range(10_000)}
    before = tracemalloc.get_traced_memory()[0]
    statuses |= {once() for _ in range(10_000)}
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert statuses <= {200, 204, 400, 403, 404, 413, 429}
    assert grown < 50_000
    assert board._lit.on
    shown = lit(board)["seats"]
    assert set(shown) <= {str(seat) for seat in range(1, 9)}
    assert {name for names in shown.values() for name in names} <= set(check.exercises())
    assert (tmp_path / "board.json").stat().st_size < 10_000


def test_who_looks_again_is_sent_nothing(board):
    """304 as long as nothing has changed, also after a light that was on already."""
    _, token = join(board, 7)
    tag = board.seats().headers["etag"]
    assert board.seats(tag).status == 304
    assert board.seats(f"W/{tag}, {tag}").status == 304
    post(board, "lights", token=token, exercise=EXERCISE)
    changed = board.seats(tag)
    assert changed.status == 200
    post(board, "lights", token=token, exercise=EXERCISE)
    assert board.seats(changed.headers["etag"]).status == 304


def test_a_tag_of_another_start_is_another_state(board, tmp_path):
    """Or a projector would show what was before a restart."""
    assert Board(tmp_path, 8).seats(board.seats().headers["etag"]).status == 200


def test_over_http(room):
    """The rules that `serve` mounts."""
    status, said, headers = room.ask("POST", "/board/join", {"seat": 7, "pin": room.pin(7)})
    assert (status, list(said)) == (200, ["token"])
    assert headers["cache-control"] == "no-store"
    assert room.ask("POST", "/board/lights", {**said, "exercise": EXERCISE})[:2] == (204, "")
    assert room.lit() == {7: [EXERCISE]}
    status, said, headers = room.ask("GET", "/room.json")
    assert (status, said) == (200, {"board": "/board", "seats": 8})
    status, _, headers = room.ask("GET", "/board/seats")
    assert room.ask("GET", "/board/seats", headers={"If-None-Match": headers["etag"]})[0] == 304


def test_only_pages_of_this_computer_may_read_the_answers(room):
    """CORS as for the practice backend."""
    for origin, allowed in (("http://localhost:8888", True), ("https://evil.example", False)):
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        status, _, got = room.ask("OPTIONS", "/board/lights", headers=headers)
        assert (status == 204) == allowed
        assert (got["access-control-allow-origin"] == origin) == allowed
        _, _, got = room.ask("POST", "/board/join", {"seat": 7, "pin": "x"}, headers={"Origin": origin})
        assert (got["access-control-allow-origin"] == origin) == allowed


def test_a_body_that_is_too_long_is_not_read(room):
    """By its length, or by its chunks."""
    for path in ("/board/join", "/board/lights", "/board/switch", "/board/clear", "/board/nothing"):
        assert room.ask("POST", path, body=b"x" * 3000)[0] in (400, 413)
        chunked = {"Transfer-Encoding": "chunked"}
        try:
            status = room.ask("POST", path, body=iter([b"x" * 1500] * 50), headers=chunked)[0]
        except ConnectionError:  # it hung up in the middle
            status = 400
        assert status in (400, 413)
    assert room.ask("GET", "/board/seats")[0] == 200


def test_a_body_that_is_announced_as_too_long_is_refused_at_once(room):
    """Nobody waits for it, and it takes no memory."""
    host, _, port = room.address.removeprefix("http://").partition(":")
    for path in ("/board/join", "/board/lights", "/board", "/room.json"):
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            connection.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n".encode())
            assert connection.recv(100).startswith((b"HTTP/1.1 400", b"HTTP/1.1 405"))


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "POST", "OPTIONS"])
def test_no_request_is_a_fault_of_the_server(room, method):
    """Any method on any path."""
    for path in ("/board", "/board/", "/board/seats", "/board/join", "/board/lights", "/board/x/y", "/room.json"):
        for query in ("", "?lang=%ff", "?lang=" + "x" * 2000, "?lang=ko&lang=en", "?" + "a=1&" * 500):
            assert room.ask(method, path + query)[0] < 500
    assert room.ask("GET", "/board/seats")[0] == 200


def test_the_page_says_nothing_secret(room):
    """Neither the facilitator's token nor the PINs; and it may load nothing from elsewhere, or be framed."""
    for path in ("/board", "/board?lang=ko", "/board?lang=<script>alert(1)</script>"):
        status, page, headers = room.ask("GET", path)
        assert status == 200
        assert room.board.facilitator not in page
        assert not any(room.pin(seat) in page for seat in range(1, 9))
        assert "alert(1)" not in page
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "//" not in page.partition("<style>")[0]


def test_the_facilitators_link(board):
    """The token is behind the #, which no browser sends."""
    assert board.link("http://10.0.0.1:8300/") == f"http://10.0.0.1:8300/board#facilitator={board.facilitator}"
    assert board.announcement("http://10.0.0.1:8300").endswith(board.link("http://10.0.0.1:8300"))


def test_a_header_does_not_change_who_asks(room):
    """Or everybody could guess on as somebody else."""
    statuses = [
        room.ask("POST", "/board/join", {"seat": 7, "pin": "x"}, headers={"X-Forwarded-For": f"10.0.0.{n}"})[0]
        for n in range(7)
    ]
    assert statuses == [403] * 5 + [429] * 2
