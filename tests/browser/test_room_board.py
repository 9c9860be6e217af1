"""The board of a room in a real browser: its page for the projector, and lessons that run in a page and light it up."""

from __future__ import annotations

import pytest
from accessibility import violations
from room_server import RoomServer

from browser import runner_site
from browser.runner_page import FAILED, press
from helpers import check

EXERCISE = "lesson_05.fitting_model"
CELLS = ["from helpers import check", "check.fitting_model('gpt-6-luna')", "check.fitting_model('no such model')"]


@pytest.fixture(scope="module")
def browser(browser_path):
    """Chromium, for which all names but one are unknown."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(runner_site.ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser):
    """Open a page of a visitor's own; at the end the test fails if a page wrote an error to the console."""
    contexts, wrong = [], []

    def go(address, width=1366, *, expected="", **options):
        context = browser.new_context(viewport={"width": width, "height": 768}, **options)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(runner_site.RECORD)
        fine = lambda said: bool(expected) and expected in said.text  # noqa: E731 - one line of this function
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" and not fine(said) else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def room(tmp_path):
    """A room without a website."""
    with RoomServer(tmp_path, 30) as room:
        yield room


@pytest.fixture
def site(folder, tmp_path):
    """A room that serves lessons, and the path of one of them."""
    name = runner_site.write_own_page(folder, CELLS)
    with RoomServer(tmp_path / "room", 8, folder) as room:
        # As a learner opens it: a number of the local network is no secure context, nor is this name.
        yield room, f"{room.address.replace('127.0.0.1', runner_site.REACHED)}/{name}"


def lit(room, seat, *exercises):
    """Light up a seat."""
    token = room.ask("POST", "/board/join", {"seat": seat, "pin": room.pin(seat)})[1]["token"]
    for exercise in exercises:
        assert room.ask("POST", "/board/lights", {"token": token, "exercise": exercise})[0] == 204
    return token


def join(page, seat, pin):
    """Fill in the form."""
    page.get_by_role("button", name="Join the board").click()
    page.get_by_label("Seat number").fill(seat)
    page.get_by_label("PIN on your seat card").fill(pin)
    page.get_by_role("button", name="Join", exact=True).click()


def test_the_page_shows_what_is_lit(room, opened):
    """Within a few seconds, without a reload; and each seat says in words what its marks mean."""
    token = lit(room, 7, EXERCISE)
    page = opened(f"{room.address}/board?lang=en")
    page.get_by_text("1 solved · 1 of 30 seats lit · 1 joined").wait_for()
    seat = page.get_by_role("listitem").filter(has_text="Seat 7:")
    assert "Seat 7: 1 solved; lesson 05: 1 of 2" in seat.text_content()
    room.ask("POST", "/board/lights", {"token": token, "exercise": "lesson_05.second_answer"})
    page.get_by_text("2 solved · 1 of 30 seats lit").wait_for()
    assert page.get_by_role("listitem").filter(has_text="Seat 7: 2 solved; lesson 05: 2 of 2").count() == 1
    assert page.get_by_role("listitem").filter(has_text="hasn't been joined").count() == 29


def test_who_looks_is_sent_little(room, opened):
    """After the first answer only 304, for as long as nothing changes."""
    statuses = []
    page = opened(f"{room.address}/board")
    page.wait_for_event("response", lambda reply: reply.status == 304)
    page.on("response", lambda reply: statuses.append(reply.status) if "seats" in reply.url else None)
    page.wait_for_event("response", lambda reply: reply.status == 304)
    page.wait_for_event("response", lambda reply: reply.status == 304)
    assert set(statuses) == {304}


def test_a_server_that_is_gone_is_said(tmp_path, opened):
    """The lights stay, with the time; when it is back, they go on."""
    with RoomServer(tmp_path, 8) as room:
        lit(room, 3, EXERCISE)
        page = opened(f"{room.address}/board?lang=en", expected="ERR_FAILED")
        page.get_by_text("1 solved ·").wait_for()
        page.route("**/board/seats", lambda route: route.abort())
        page.get_by_text("The connection to the room's server is lost.").wait_for()
        assert page.get_by_role("listitem").filter(has_text="Seat 3: 1 solved").count() == 1
        page.unroute("**/board/seats")
        page.get_by_text("The connection to the room's server is lost.").wait_for(state="hidden")


def test_the_facilitator_switches_it_off_and_clears_a_seat(room, opened):
    """By the link that the server printed; the token does not stay in the address bar."""
    lit(room, 7, EXERCISE)
    page = opened(room.board.link(room.address))
    assert page.url == f"{room.address}/board"
    page.get_by_role("button", name="Switch the board off").click()
    page.get_by_text("The board is switched off.").wait_for()
    assert room.ask("GET", "/board/seats")[1] == {"on": False, "seats": {}}
    page.get_by_role("button", name="Switch the board on").click()
    page.get_by_text("1 solved ·").wait_for()
    page.get_by_label("Seat number").fill("7")
    page.get_by_role("button", name="Clear this seat").click()
    page.get_by_text("Seat 7 is cleared.").wait_for()
    assert room.lit() == {}


def test_nobody_else_has_these_buttons(room, opened):
    """Nor does a made-up token help."""
    page = opened(f"{room.address}/board?lang=en", expected="403")
    page.get_by_text("No lights yet").wait_for()
    assert page.get_by_role("button").count() == 0
    page.goto(f"{room.address}/board?lang=en#facilitator=guess")
    page.get_by_role("button", name="Switch the board off").click()
    page.get_by_text("The server didn't accept this.").wait_for()
    assert room.ask("GET", "/board/seats")[1]["on"]


def test_no_script_runs_on_the_page(room, opened):
    """Whatever is sent in any field, or put behind the address."""
    bad = "<img src=x onerror=document.title='taken'>"
    token = lit(room, 7, EXERCISE)
    for value in ({"token": token, "exercise": bad}, {"token": bad, "exercise": bad}, {"token": token, bad: bad}):
        room.ask("POST", "/board/lights", value)
    room.ask("POST", "/board/join", {"seat": bad, "pin": bad})
    page = opened(f"{room.address}/board?lang={bad}&x={bad}")
    page.locator("#seats li.lit").wait_for()
    assert page.title() in ("Progress board", "진행 현황판")
    assert page.locator("img").count() == 0


def test_even_a_server_that_lies_runs_no_script(room, opened):
    """The page takes every answer as text: its own policy lets no other script run."""
    page = opened(f"{room.address}/board?lang=en")
    bad = '<img src=x onerror=\\"document.title=1\\">'
    body = f'{{"on": true, "seats": {{"7": ["lesson_05.{bad}", "lesson_{bad}.x"], "{bad}": []}}}}'
    page.route("**/board/seats", lambda route: route.fulfill(body=body, content_type="application/json"))
    page.get_by_text("2 solved ·").wait_for()
    assert page.title() == "Progress board"
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("seats", [1, 30, 200])
@pytest.mark.parametrize("width", [375, 1366])
@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ko", "dark")])
def test_everybody_can_read_it(tmp_path, opened, seats, width, language, scheme):
    """axe finds nothing, nothing is cut off at the side, and on a wide screen all seats are in view."""
    names = check.exercises()
    with RoomServer(tmp_path, seats) as room:
        for seat in range(1, min(seats, 8) + 1):
            lit(room, seat, *names[: 3 * seat])
        page = opened(
            f"{room.address}/board?lang={language}#facilitator=x", width, color_scheme=scheme, bypass_csp=True
        )
        page.locator("#seats li.lit").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        last = page.locator("#seats li").nth(seats - 1).bounding_box()
        if width == 1366:
            assert last["y"] + last["height"] <= 768
        overlapping = """[...document.querySelectorAll("#seats li")].filter((seat) => {
            const box = (name) => seat.querySelector(name)?.getBoundingClientRect();
            const [number, marks, count] = [box(".number"), box(".marks"), box(".count")];
            return marks && (number.bottom > marks.top + 1 || (count.width && number.right > count.left + 1));
        }).length"""
        assert page.evaluate(overlapping) == 0
        assert violations(page) == []


def test_a_right_answer_in_a_page_lights_the_seat(site, opened):
    """Joined by seat and PIN, over plain http; a reload keeps the seat, leaving ends it."""
    room, address = site
    page = opened(address, expected="403")
    assert not page.evaluate("isSecureContext")
    page.get_by_role("button", name="Join the board").wait_for()
    join(page, "7", "000000")
    page.get_by_text("doesn't accept this seat and PIN").wait_for()
    assert "Your code, your answers and your key stay here." in page.get_by_role("dialog").inner_text()
    page.get_by_label("PIN on your seat card").fill(room.pin(7))
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("button", name="Board: seat 7").wait_for()
    with page.expect_response("**/board/lights") as sent:
        for number in range(3):
            _run(page, number)
    assert sent.value.status == 204
    assert room.lit() == {7: [EXERCISE]}
    posted = sent.value.request.post_data_json
    assert set(posted) == {"token", "exercise"}
    page.reload()
    page.get_by_role("button", name="Board: seat 7").click()
    page.get_by_role("button", name="Leave the board").click()
    page.get_by_role("button", name="Join the board").wait_for()
    assert page.evaluate("localStorage.getItem('first-call/board')") is None


def test_a_light_waits_for_the_network(site, opened):
    """It is sent with the next page at the latest; the cell says what it always says."""
    room, address = site
    page = opened(address, expected="ERR_FAILED")
    page.get_by_role("button", name="Join the board").wait_for()
    join(page, "5", room.pin(5))
    page.get_by_role("button", name="Board: seat 5").wait_for()
    page.route("**/board/lights", lambda route: route.abort())
    _run(page, 0)
    with page.expect_request("**/board/lights"):
        assert _run(page, 1).startswith("✅")
    assert room.lit() == {5: []}
    page.unroute("**/board/lights")
    with page.expect_response("**/board/lights"):
        page.reload()
    assert room.lit() == {5: [EXERCISE]}


def test_a_seat_that_somebody_else_joined_is_said(site, opened):
    """The button asks to join again."""
    room, address = site
    page = opened(address, expected="403")
    page.get_by_role("button", name="Join the board").wait_for()
    join(page, "5", room.pin(5))
    page.get_by_role("button", name="Board: seat 5").wait_for()
    lit(room, 5)
    _run(page, 0)
    _run(page, 1)
    page.get_by_role("button", name="Join the board").wait_for()
    assert room.lit() == {5: []}


@pytest.mark.parametrize("answer", ["{}", "[]", "no JSON", '{"board": 5}', '{"board": "http://other.test/board"}'])
def test_no_other_site_offers_a_board(folder, address, opened, answer):
    """A website of one's own has an empty file there, so that the browser's console stays clean."""
    (folder / "room.json").write_text(answer, encoding="utf-8")
    with_page = f"{address}/{runner_site.write_own_page(folder, CELLS)}"
    page = opened("about:blank")
    with page.expect_response("**/room.json"):
        page.goto(with_page)
    page.get_by_role("button", name="Use my own key").wait_for()
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert page.get_by_role("button", name="Join the board").count() == 0
    (folder / "room.json").unlink()


@pytest.mark.parametrize(("width", "scheme"), [(375, "dark"), (1366, "light")])
def test_everybody_can_use_the_form(site, opened, width, scheme):
    """axe finds nothing in it, and it fits a phone."""
    page = opened(site[1], width, color_scheme=scheme)
    page.get_by_role("button", name="Join the board").click()
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert [found for found in violations(page) if "run-" in found] == []


def _run(page, number):
    before = page.evaluate("window.ended.length")
    press(page, number)
    page.wait_for_function(f"window.ended.length > {before} || {FAILED}")
    return page.locator(".cell[data-cell-id]").nth(number).locator(".cell_output").inner_text()
