"""A learner's side of the board: joined once, lights go on; whatever the network does, no lesson waits or breaks."""

import os
import statistics
import subprocess
import sys
import threading
import time

import pytest
from room_server import RoomServer, black_hole, nobody

from helpers import board, check, place, progress
from helpers.board import lights, membership
from helpers.language import set_language

EXERCISE = "lesson_05.fitting_model"
OTHER = "lesson_01.costs_money"
LATER = "(The board can't be reached right now. Your lights will be sent later.)\n"
AGAIN = "(The board doesn't accept your seat anymore. To join again, run board.join() with your seat card.)\n"


@pytest.fixture(autouse=True)
def new_process(elsewhere, monkeypatch):
    """A learner's folder of its own, and nothing remembered of other tests."""
    monkeypatch.setattr(lights, "SENDER", lights.Sender())
    monkeypatch.setattr(board, "_noted", False)
    monkeypatch.setattr(lights, "PAUSES", (0.05, 0.05))
    yield
    lights.SENDER.forget()
    lights.SENDER.finish(10)


@pytest.fixture
def room(tmp_path):
    """A room of eight seats."""
    with RoomServer(tmp_path / "room") as room:
        yield room


def sent():
    """Whether all that was to be sent has been tried."""
    return lights.SENDER.finish(10)


def answer_right():
    """Do an exercise of lesson 05."""
    check.fitting_model("gpt-6-luna")


def test_a_right_answer_lights_the_seat(room, capsys):
    """Joined by hand: one light; the same answer again, or a wrong one, changes nothing."""
    board.join(room.address, seat=7, pin=room.pin(7))
    assert "as seat 7" in capsys.readouterr().out
    assert room.lit() == {7: []}
    answer_right()
    assert sent()
    answer_right()
    check.fitting_model("no such model")
    check.costs_money("none of it")
    assert sent()
    assert room.lit() == {7: [EXERCISE]}


@pytest.mark.parametrize("form", ["{}", "{}/", "{}/board", "{}/en/04_single_turn.html", "  {}/board/seats "])
def test_any_address_of_the_room_will_do(room, form):
    """Whatever a learner copies."""
    board.join(form.format(room.address), 2, room.pin(2))
    assert membership.find().board == f"{room.address}/board"


def test_an_address_needs_no_scheme(room):
    """Nor spaces that are left out; Korean keyboards write wide digits."""
    wide = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}
    typed = f"{room.pin(3)[:3]} {room.pin(3)[3:]}".translate(wide)
    board.join(room.address.removeprefix("http://"), " ３ ", typed)
    assert room.lit() == {3: []}


def test_a_pin_that_begins_with_zero_can_be_a_number(room, monkeypatch):
    """012345 is no number in Python; 12345 is what is left of it."""
    assert membership.pin_of(12345) == "012345"


@pytest.mark.parametrize(
    ("url", "seat", "pin", "said"),
    [
        ("", 7, "1", "address of a room"),
        ("ftp://10.0.0.1", 7, "1", "address of a room"),
        ("http://me:secret@10.0.0.1", 7, "1", "address of a room"),
        ("http://10.0.0.1:99999", 7, "1", "address of a room"),
        ("http://[", 7, "1", "address of a room"),
        ("http://10.0.0.1/\r\nX: y", 7, "1", "address of a room"),
        ("http://10.0.0.1", "seven", "1", "seat number"),
        ("http://10.0.0.1", 0, "1", "seat number"),
        ("http://10.0.0.1", None, "1", "seat number"),
    ],
)
def test_what_cannot_be_right_is_said(url, seat, pin, said, capsys):
    """In a sentence, without a traceback; nothing is sent or kept."""
    board.join(url, seat, pin)
    assert said in capsys.readouterr().out
    assert membership.find() is None


@pytest.mark.parametrize(("seat", "pin"), [(7, "000000"), (9, "000000"), (7, ""), (7, "x" * 500)])
def test_a_wrong_pin_is_said(room, seat, pin, capsys):
    """So is a seat that the room does not have."""
    board.join(room.address, seat, pin)
    assert "doesn't accept this seat and PIN" in capsys.readouterr().out
    assert room.lit() == {}


def test_no_board_is_said(room, capsys):
    """Nobody there, nobody answers, another server, a board that is off, too many tries."""
    with nobody() as address:
        board.join(address, 7, "123456")
    room.ask("POST", "/board/switch", {"token": room.board.facilitator, "on": False})
    board.join(room.address, 7, room.pin(7))
    room.ask("POST", "/board/switch", {"token": room.board.facilitator, "on": True})
    board.join(f"{room.address}/elsewhere/board", 7, room.pin(7))
    for _ in range(6):
        board.join(room.address, 7, "wrong")
    said = capsys.readouterr().out.splitlines()
    assert [said[0][:24], said[1][:22], said[2][:24]] == [
        "The board can't be reach",
        "The board is switched ",
        "There is no board at thi",
    ]
    assert said[-1].startswith("There were too many tries for this seat. Wait ")
    assert membership.find() is None


def test_korean(room, capsys):
    """The same in Korean."""
    set_language("ko")
    board.join(room.address, 7, room.pin(7))
    board.leave()
    joined, left = capsys.readouterr().out.splitlines()
    assert joined.startswith("7번 자리로 현황판에 참여했어요.")
    assert left.endswith("켜진 불은 진행자가 자리를 지울 때까지 남아 있어요.")


def test_a_board_that_is_offered_is_joined_by_who_wants_to(room, capsys):
    """A hub knows seat and PIN; nothing is sent before `join()`, which then needs no arguments."""
    os.environ.update(FIRST_CALL_BOARD_OFFER=room.address, FIRST_CALL_SEAT="6", FIRST_CALL_PIN=room.pin(6))
    answer_right()
    assert sent()
    assert room.lit() == {}
    board.join()
    answer_right()
    assert sent()
    assert room.lit() == {6: [EXERCISE]}
    assert "as seat 6" in capsys.readouterr().out


def test_joining_needs_a_room(capsys):
    """Without arguments where nothing is offered."""
    board.join()
    assert "address of a room" in capsys.readouterr().out


def test_leaving_ends_it(room, capsys):
    """Whatever the environment says; joining again starts it."""
    os.environ.update(FIRST_CALL_BOARD=room.address, FIRST_CALL_SEAT="4", FIRST_CALL_PIN=room.pin(4))
    board.leave()
    answer_right()
    assert sent()
    assert room.lit() == {}
    board.join(room.address, 4, room.pin(4))
    answer_right()
    assert sent()
    assert room.lit() == {4: [EXERCISE]}
    assert "nothing more is sent" in capsys.readouterr().out.lower()
    board.leave()
    assert room.lit() == {4: [EXERCISE]}
    assert "stays lit until your facilitator clears the seat" in capsys.readouterr().out


def test_the_environment_joins_by_itself(room, capsys):
    """As a JupyterHub sets it; kernels of the same learner share the token, and none takes the seat from the others."""
    os.environ.update(FIRST_CALL_BOARD=f"{room.address}/board", FIRST_CALL_SEAT="5", FIRST_CALL_PIN=room.pin(5))
    answer_right()
    assert sent()
    token = membership.find().token
    lights.SENDER = lights.Sender()
    board.light(OTHER)
    assert sent()
    assert room.lit() == {5: [OTHER, EXERCISE]}
    assert membership.find().token == token
    assert capsys.readouterr().out.count("\n") == 1  # the check's own line


@pytest.mark.parametrize(
    ("variables", "said"),
    [({"FIRST_CALL_SEAT": "x"}, "seat number"), ({"FIRST_CALL_BOARD": "http://", "FIRST_CALL_SEAT": "1"}, "address")],
)
def test_an_environment_that_cannot_be_used_is_said_once(variables, said, capsys):
    """After the check's own line, and only once."""
    os.environ.update({"FIRST_CALL_BOARD": "http://10.0.0.1"} | variables)
    answer_right()
    answer_right()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert said in lines[1]


def test_a_restart_of_the_server_asks_nobody_to_join_again(room):
    """The lights are still on, and the token is still good."""
    board.join(room.address, 7, room.pin(7))
    answer_right()
    assert sent()
    room.restart()
    assert room.lit() == {7: [EXERCISE]}
    board.light(OTHER)
    assert sent()
    assert room.lit() == {7: [OTHER, EXERCISE]}


def test_a_light_is_sent_when_the_network_is_back(room, capsys):
    """By this process or by the next one; it is said once that it was late."""
    board.join(room.address, 7, room.pin(7))
    capsys.readouterr()
    seat = membership.find()
    with nobody() as address:
        membership.keep(membership.Seat(f"{address}/board", 7, seat.token, asked=True))
        for exercise in (EXERCISE, OTHER, EXERCISE):
            board.light(exercise)
            assert sent()
        assert capsys.readouterr().out == LATER
    kept = progress.get("board")
    assert kept["waiting"] == [EXERCISE, OTHER]
    progress.put("board", kept | {"board": seat.board})
    lights.SENDER = lights.Sender()
    board.light("lesson_06.ask")
    assert sent()
    assert room.lit() == {7: [OTHER, EXERCISE, "lesson_06.ask"]}
    assert progress.get("board")["waiting"] == []


def test_a_network_that_comes_back_while_the_thread_waits(room, monkeypatch):
    """It tries again by itself."""
    tries = []
    real = lights._post

    def post(url, value):
        tries.append(url)
        if len(tries) == 1:
            raise lights.UnreachableError
        return real(url, value)

    board.join(room.address, 7, room.pin(7))
    monkeypatch.setattr(lights, "_post", post)
    board.light(EXERCISE)
    assert sent()
    assert room.lit() == {7: [EXERCISE]}
    assert len(tries) == 2


def test_what_waits_is_bounded(room):
    """The oldest gives way, here and in the file."""
    board.join(room.address, 7, room.pin(7))
    room.ask("POST", "/board/switch", {"token": room.board.facilitator, "on": False})
    for number in range(300):
        board.light(f"lesson_05.number_{number}")
    assert sent()
    board.light("lesson_05.last")
    assert sent()
    kept = progress.get("board")["waiting"]
    assert len(kept) == membership.MOST_WAITING
    assert kept[-1] == "lesson_05.last"


def test_a_board_that_is_off_takes_lights_later(room, capsys):
    """And nothing is said."""
    board.join(room.address, 7, room.pin(7))
    capsys.readouterr()
    room.ask("POST", "/board/switch", {"token": room.board.facilitator, "on": False})
    board.light(EXERCISE)
    assert sent()
    room.ask("POST", "/board/switch", {"token": room.board.facilitator, "on": True})
    board.light(OTHER)
    assert sent()
    assert room.lit() == {7: [OTHER, EXERCISE]}
    assert capsys.readouterr().out == ""


def test_a_seat_that_was_taken_is_said_once(room, capsys):
    """The newest join has it; who is out lights nothing."""
    board.join(room.address, 7, room.pin(7))
    room.ask("POST", "/board/join", {"seat": 7, "pin": room.pin(7)})
    capsys.readouterr()
    for exercise in (EXERCISE, OTHER, EXERCISE):
        board.light(exercise)
        assert sent()
    assert capsys.readouterr().out == AGAIN
    assert room.lit() == {7: []}


def test_the_environment_joins_again_once(room):
    """After a facilitator cleared the seat; two kernels do not take it from each other for ever."""
    os.environ.update(FIRST_CALL_BOARD=room.address, FIRST_CALL_SEAT="5", FIRST_CALL_PIN=room.pin(5))
    board.light(EXERCISE)
    assert sent()
    for expected in ([OTHER], None):
        room.ask("POST", "/board/clear", {"token": room.board.facilitator, "seat": 5})
        board.light(OTHER)
        assert sent()
        assert room.lit().get(5) == expected


def test_who_has_to_wait_for_others_joins_a_little_later(room, monkeypatch, capsys):
    """At a hub all learners have one address, and one of them may have tried too often."""
    os.environ.update(FIRST_CALL_BOARD=room.address, FIRST_CALL_SEAT="5", FIRST_CALL_PIN=room.pin(5))
    answers = iter([(429, {"seconds": 1})])
    real = lights._post
    monkeypatch.setattr(lights, "_post", lambda *given: next(answers, None) or real(*given))
    board.light(EXERCISE)
    assert sent()
    assert room.lit() == {5: [EXERCISE]}
    assert capsys.readouterr().out == ""


def test_an_exercise_that_the_board_does_not_know_is_dropped(room, capsys):
    """Another edition of the kit may have one more."""
    board.join(room.address, 7, room.pin(7))
    board.light("lesson_99.unheard_of")
    board.light(EXERCISE)
    assert sent()
    assert room.lit() == {7: [EXERCISE]}
    assert progress.get("board")["waiting"] == []


def test_proxies_are_gone_around(room):
    """A school's proxy does not reach the room."""
    with nobody() as dead:
        os.environ.update(http_proxy=dead, HTTP_PROXY=dead, ALL_PROXY="socks5://127.0.0.1:1", all_proxy=dead)
        board.join(room.address, 7, room.pin(7))
        board.light(EXERCISE)
        assert sent()
    assert room.lit() == {7: [EXERCISE]}


def test_nothing_but_seat_and_exercise_is_sent(monkeypatch):
    """Word for word; no header says who it is."""
    import http.client

    got = []

    class Recorder(http.client.HTTPConnection):
        def send(self, data):
            got.append(data)

        def connect(self):
            """Reach nobody."""

    monkeypatch.setattr(http.client, "HTTPConnection", Recorder)
    os.environ["OPENAI_API_KEY"] = "sk-proj-FAKE-DO-NOT-USE-1234"
    membership.keep(membership.Seat("http://10.9.8.7:8300/board", 7, "the-token", asked=True))
    board.light(EXERCISE)
    assert sent()
    head, _, body = b"".join(got[:2]).partition(b"\r\n\r\n")
    assert body == b'{"token": "the-token", "exercise": "lesson_05.fitting_model"}'
    assert head.decode("ascii").splitlines() == [
        "POST /board/lights HTTP/1.1",
        "Host: 10.9.8.7:8300",
        "Accept-Encoding: identity",
        f"Content-Length: {len(body)}",
        "content-type: application/json",
        "connection: close",
    ]


def test_an_unreachable_board_costs_a_check_nothing(capsys):
    """Against a server that takes connections and never answers, every check is as quick as without a board."""

    def seconds():
        begin = time.perf_counter()
        answer_right()
        return time.perf_counter() - begin

    answer_right()  # loads what it needs
    without = [seconds() for _ in range(30)]
    with black_hole() as address:
        membership.keep(membership.Seat(f"{address}/board", 7, "token", asked=True))
        joined = [seconds() for _ in range(30)]
        assert not lights.SENDER.finish(0), "the thread should be waiting for an answer"
        assert max(joined) < lights.SECONDS / 3
        assert statistics.median(joined) - statistics.median(without) < 0.005
        assert [thread.daemon for thread in threading.enumerate() if thread.name == "first-call-board"] == [True]
        lights.SENDER.forget()
    assert capsys.readouterr().out.count("✅") == 61


@pytest.mark.parametrize("where", [black_hole, nobody])
def test_a_process_ends_at_once(where):
    """A thread that waits for an answer holds nothing up, and nothing is written to stderr."""
    code = (
        "import time\nfrom helpers import board\nfrom helpers.board import lights\n"
        f"board.light('{EXERCISE}')\nprint(time.time(), flush=True)"
    )
    with where() as address:
        variables = os.environ | {"FIRST_CALL_BOARD": address, "FIRST_CALL_SEAT": "7", "FIRST_CALL_PIN": "123456"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, env=variables | {"PYTHONPATH": str(place.ROOT)}, capture_output=True, text=True, check=True
        )
        assert time.time() - float(done.stdout) < lights.SECONDS / 2
        assert done.stderr == ""


def test_who_joined_no_board_loads_nothing_for_it():
    """Not even what could send a light."""
    code = (
        "import sys\nfrom helpers import check\ncheck.fitting_model('gpt-6-luna')\nfrom helpers import board\n"
        f"board.light('{EXERCISE}')\nprint('helpers.board.lights' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=place.ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("kept", [{}, [], {"board": 1}, {"board": "http://x", "seat": 1, "token": "t" * 900}, "x"])
def test_what_was_kept_and_makes_no_sense_is_no_seat(kept):
    """A file that somebody edited breaks no check."""
    progress.put("board", kept)
    board.light(EXERCISE)
    assert membership.find() is None


def test_a_folder_that_cannot_be_read_breaks_no_check(monkeypatch, capsys):
    """Whatever goes wrong, the check says what it says and no more."""
    progress.path().parent.mkdir(parents=True)
    progress.path().write_text("{}", encoding="utf-8")
    monkeypatch.setattr(progress, "_read", lambda: (_ for _ in ()).throw(PermissionError(13, "denied")))
    answer_right()
    assert capsys.readouterr().out.count("\n") == 1


def test_a_page_sends_lights_itself(monkeypatch):
    """Python in a page has no network of its own."""
    carried = []
    monkeypatch.setattr(board, "carry", carried.append)
    answer_right()
    assert carried == [EXERCISE]


def test_a_check_within_a_check_counts_for_itself():
    """Half right is not right."""
    from helpers.check import verdict

    seen = []

    @verdict.survives
    def both():
        verdict.right("check_05.model_right", choice="x")
        verdict.not_yet("check_05.model_none")

    @verdict.survives
    def whole():
        both()
        verdict.right("check_05.model_right", choice="x")

    board_light, board.light = board.light, seen.append
    try:
        both()
        whole()
    finally:
        board.light = board_light
    assert seen == ["test_board.whole"]


def test_every_exercise_has_a_name():
    """As many as there are checks, by lesson."""
    names = check.exercises()
    assert len(set(names)) == len(names) == len(dir(check))
    assert EXERCISE in names
    assert OTHER in names
