"""Keys of a room: interrupted at any step no key is lost, none is made twice, and what is revoked is refused."""

import os
import re
import stat
import subprocess
import sys
import threading
from pathlib import Path

import httpx2
import openai
import pytest
from flaky import Api, Killed

from helpers import place
from helpers.__main__ import main
from helpers.errors import InputError
from helpers.practice import ADMIN_KEY, start
from helpers.workshop import admin, keys, sheet
from helpers.workshop.cards import Cards
from helpers.workshop.seats import Plan, Room

ROOM = Room("spring")
FILE = Path("seat-cards-spring.html")
PLANS = {
    "a project for each seat": Plan(ROOM, 3, 150, 3600),
    "one project": Plan(ROOM, 3, 150, 3600, shared=True, per_minute=60, model="gpt-6-luna"),
}
WAYS = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
HOW = pytest.mark.parametrize("answered", [False, True], ids=["before it arrives", "before its reply arrives"])


def mint(api, plan, **more):
    """Mint with a client and cards of its own, as a new process would; return the lines."""
    lines = []
    keys.mint(api.client(), plan, Cards(FILE, ROOM.name), lines.append, **more)
    return lines


def revoke(api):
    """Revoke as a new process would; return whether all is gone, and the lines."""
    lines = []
    return keys.revoke(api.client(), ROOM, Cards(FILE, ROOM.name), lines.append), lines


def on_cards():
    """The keys on the cards, by the name of their service account."""
    return {ROOM.seat(card.seat): [card.key] for card in Cards(FILE, ROOM.name)}


def assert_whole(api, plan):
    """Every seat has one account with one key, which is on its card, in a project with a limit; and nothing else."""
    names = [ROOM.seat(seat) for seat in range(1, plan.seats + 1)]
    assert api.accounts() == names
    assert api.keys() == on_cards()
    assert sorted(api.keys()) == names
    assert sorted(each.name for each in api.projects()) == sorted({plan.project(seat) for seat in (1, 2, 3)})
    assert {each.spend_limit for each in api.projects()} == {plan.limit}
    assert [path.name for path in Path().iterdir()] == [FILE.name]


def count_requests(run):
    """How many requests a run without failures sends."""
    api = Api()
    run(api)
    FILE.unlink(missing_ok=True)
    return api.requests


@WAYS
def test_mint(api, plan):
    """A key for each seat, none of which is said."""
    lines = mint(api, plan)
    assert_whole(api, plan)
    assert len(lines) == 3
    assert not any(key in line for line in lines for (key,) in api.keys().values())
    if plan.shared:
        assert api.projects()[0].rates == {"gpt-6-luna": {"max_requests_per_1_minute": 60}}
    expires = {key.expires_at - key.created_at for each in api.projects() for key in each.keys.values()}
    assert expires == {3600}


@WAYS
@HOW
def test_mint_killed_at_every_request(plan, answered):
    """Killed at any request, once before it arrives and once before its reply does; then run again."""
    for step in range(1, count_requests(lambda api: mint(api, plan)) + 1):
        api = Api()
        api.fail_at, api.answered = step, answered
        with pytest.raises(Killed):
            mint(api, plan)
        kept = on_cards()
        assert all(api.keys().get(name) == value for name, value in kept.items()), "a key that a learner may have"
        assert all(each.spend_limit for each in api.projects() if each.keys), "a key without a limit"
        api.fail_at = None
        mint(api, plan)
        assert_whole(api, plan)
        assert on_cards() | kept == on_cards(), "a key was replaced"
        FILE.unlink()


@WAYS
@HOW
def test_mint_without_a_network_for_a_moment(plan, answered, monkeypatch):
    """A connection that fails once is tried again where that is harmless; where it is not, the next run goes on."""
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.001)
    monkeypatch.setattr("openai._base_client.MAX_RETRY_DELAY", 0.001)
    stopped = 0
    for step in range(1, count_requests(lambda api: mint(api, plan)) + 1):
        api = Api()
        api.fail_at, api.answered, api.error = step, answered, httpx2.ConnectError("no network")
        try:
            mint(api, plan)
        except openai.APIConnectionError:
            stopped += 1
            mint(api, plan)
        assert_whole(api, plan)
        FILE.unlink()
    assert stopped == 3 + len({plan.project(seat) for seat in (1, 2, 3)}), "only what makes something is not repeated"


@WAYS
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_mint_killed_while_it_writes_a_card(plan, step, api, monkeypatch):
    """The key of that card is lost for good, so it is deleted and another is made."""
    owner, name = (sheet.os, "fsync") if step == "fsync" else (Path, "replace")
    real, calls = getattr(owner, name), []

    def killed_at_the_third(*given):
        calls.append(given)
        if len(calls) == 3:  # the first writes the page without cards
            raise Killed
        return real(*given)

    monkeypatch.setattr(owner, name, killed_at_the_third)
    with pytest.raises(Killed):
        mint(api, plan)
    monkeypatch.undo()
    kept = on_cards()
    assert list(kept) == [ROOM.seat(1)]
    mint(api, plan)
    assert_whole(api, plan)
    assert on_cards() | kept == on_cards()


def test_what_a_killed_process_leaves_is_cleared():
    """Half a page of cards, which the system gave nobody the time to delete, goes with the next command."""
    left = Path("seat-cards-spring.html.seat-cards-part")
    left.write_text("sk-practice-svcacct-x", encoding="utf-8")
    Cards(FILE, ROOM.name)
    assert not left.exists()


@WAYS
def test_mint_twice_changes_nothing(api, plan):
    """The second run keeps what there is, with a limit that may be another."""
    mint(api, plan)
    before = on_cards()
    assert all("already" in line for line in mint(api, plan))
    assert on_cards() == before
    assert_whole(api, plan)


def test_a_list_that_was_late_leaves_no_project_behind(api):
    """Two projects of one name, because the API's list did not show the first one yet: one stays."""
    plan = PLANS["a project for each seat"]
    api.client().admin.organization.projects.create(name=ROOM.seat(2))
    api.client().admin.organization.projects.create(name=ROOM.seat(2))
    mint(api, plan)
    assert_whole(api, plan)


@WAYS
def test_another_key_for_a_seat(api, plan):
    """The old key of that seat ends, the others stay."""
    mint(api, plan)
    before = on_cards()
    mint(api, plan, again=frozenset({2}))
    assert_whole(api, plan)
    assert {name for name, key in on_cards().items() if before[name] != key} == {ROOM.seat(2)}


def test_one_way_at_a_time(api):
    """A room is not minted in both ways, so that revoking and paying stay clear."""
    one, other = PLANS.values()
    mint(api, one)
    FILE.unlink()
    with pytest.raises(InputError, match="other kind"):
        mint(api, other)


@WAYS
def test_keys_that_learners_may_have_are_not_deleted(api, plan):
    """With other cards than before, or without any, the keys on the printed ones would look unused."""
    mint(api, plan)
    before, kept = api.keys(), FILE.rename("printed.html")
    with pytest.raises(InputError, match=r"name it with --cards"):
        mint(api, plan)
    assert (api.keys(), FILE.exists()) == (before, False)
    kept.rename(FILE)
    assert all("already" in line for line in mint(api, plan))
    FILE.unlink()
    assert revoke(api)[0]
    mint(api, plan)
    assert_whole(api, plan)


@pytest.mark.parametrize("command", [("mint", "--seats", "2", "--dollars", "1"), ("revoke",)], ids=["mint", "revoke"])
def test_two_commands_at_once(server, capsys, command):
    """While one changes the keys of a room, another does nothing; another room's may."""
    os.environ |= {"OPENAI_ADMIN_KEY": ADMIN_KEY, "OPENAI_BASE_URL": server.base_url}
    with keys.alone(ROOM):
        asked = []
        server.session.listener = lambda request, reply: asked.append(request.path)
        code, said = run(capsys, *command, "--room", "spring")
        server.session.listener = None
        assert (code, asked) == (1, [])
        assert "Another process" in said
        assert run(capsys, *command, "--room", "autumn")[0] == 0
    assert run(capsys, *command, "--room", "spring")[0] == 0
    for room in ("spring", "autumn"):
        run(capsys, "revoke", "--room", room)


@WAYS
def test_revoke_proves_it(api, plan):
    """All keys are refused, no project is left, and the cards are gone."""
    mint(api, plan)
    sent = [key for (key,) in api.keys().values()]
    gone, lines = revoke(api)
    assert gone
    assert (api.projects(), api.keys()) == ([], {})
    assert not any(admin.works(key, api.client()) for key in sent)
    assert "all 3 cards" in lines[-1]
    assert not FILE.exists()


@WAYS
@HOW
def test_revoke_killed_at_every_request(plan, answered):
    """Killed at any request and run again: nothing is left, and the proof is made."""

    def both(api):
        mint(api, plan)
        assert revoke(api)[0]

    minting = count_requests(lambda api: mint(api, plan))
    for step in range(minting + 1, count_requests(both) + 1):
        api = Api()
        mint(api, plan)
        sent = [key for (key,) in api.keys().values()]
        api.fail_at, api.answered = step, answered
        with pytest.raises(Killed):
            revoke(api)
        assert FILE.exists(), "the cards are needed for the proof"
        api.fail_at = None
        assert revoke(api)[0]
        assert api.projects() == []
        assert not any(api.backend.organization.accepts(key) for key in sent)
        assert not FILE.exists()


def test_a_key_that_is_still_accepted_is_said(api, monkeypatch):
    """Where a server goes on to take a key, revoking did not succeed, and the cards stay."""
    plan = PLANS["one project"]
    mint(api, plan)
    seat = Cards(FILE, ROOM.name).get(2)
    monkeypatch.setattr(api.backend.organization, "accepts", lambda key: key == seat.key)
    gone, lines = revoke(api)
    assert not gone
    assert [line for line in lines if "still accepted" in line] == [lines[-1]]
    assert lines[-1].startswith("Seat 2:")
    assert FILE.exists()


def test_revoke_without_cards(api):
    """The keys are found by their names; that none was tried is said."""
    mint(api, PLANS["a project for each seat"])
    FILE.unlink()
    gone, lines = revoke(api)
    assert gone
    assert api.projects() == []
    assert "no key could be tried" in lines[-1]


def test_revoke_ends_nothing_else(api):
    """Other rooms, other projects, and a room's project with somebody else's key in it stay."""
    mint(api, PLANS["one project"])
    projects = api.client().admin.organization.projects
    other = [projects.create(name=name) for name in ("first-call-spring2", "first-call-springseat-01", "spring", "x")]
    ours = api.projects()[0]
    guest = projects.service_accounts.create(ours.id, name="somebody")
    gone, lines = revoke(api)
    assert gone
    assert {each.id for each in api.projects()} == {*(each.id for each in other), ours.id}
    assert api.keys() == {"somebody": [guest.api_key.value]}
    assert any("was not archived" in line for line in lines)


def test_list_and_check(api):
    """What is listed has no whole key; a key that is on no card, and one that is refused, are named."""
    mint(api, PLANS["a project for each seat"])
    lines = []
    keys.listed(api.client(), ROOM, Cards(FILE, ROOM.name), lines.append)
    values = [key for (key,) in api.keys().values()]
    assert len(lines) == 4
    assert all(f"…{key[-4:]}" in line and "US$1.50" in line for key, line in zip(values, lines, strict=False))
    assert not any(key in line for key in values for line in lines)
    lines.clear()
    assert keys.check(api.client(), Cards(FILE, ROOM.name), lines.append)
    project = api.projects()[1]
    project_key = next(iter(project.keys.values()))
    api.client().admin.organization.projects.api_keys.delete(project_key.id, project_id=project.id)
    lines.clear()
    assert not keys.check(api.client(), Cards(FILE, ROOM.name), lines.append)
    assert ["refused" in line for line in lines] == [False, True, False]
    Cards(FILE, ROOM.name).drop(1, None)
    lines.clear()
    keys.listed(api.client(), ROOM, Cards(FILE, ROOM.name), lines.append)
    assert "isn't on a card" in lines[0]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes; the folder's rights count")
def test_only_the_owner_can_read_the_cards(api):
    """From the first byte on, whatever the umask is."""
    before = os.umask(0)
    try:
        mint(api, PLANS["one project"])
    finally:
        os.umask(before)
    assert stat.S_IMODE(FILE.stat().st_mode) == 0o600


def test_the_cards_are_a_page(api):
    """Each has its key once, and what it needs of the server; no script, nothing loaded."""
    os.environ["OPENAI_BASE_URL"] = "https://gateway.example/v1"
    mint(api, PLANS["a project for each seat"])
    page = FILE.read_text(encoding="utf-8")
    for (key,) in api.keys().values():
        assert page.count(key) == 1
    assert page.count("OPENAI_BASE_URL=") == 3
    assert not re.search("<script|<link|src=|url\\(", page)


def test_no_card_where_git_would_publish_it(api):
    """Said before the first key is made."""
    subprocess.run(["git", "init", "-q"], check=True)
    with pytest.raises(InputError, match="git repository"):
        mint(api, PLANS["one project"])
    assert api.requests == 0
    Path(".gitignore").write_text("seat-cards-spring.html\n", encoding="utf-8")
    with pytest.raises(InputError, match="seat-cards-part is in a git"):
        mint(api, PLANS["one project"])
    Path(".gitignore").write_text("seat-cards*\n", encoding="utf-8")
    mint(api, PLANS["one project"])
    assert len(on_cards()) == 3


def test_another_file_is_not_overwritten():
    """Neither a page of one's own nor another room's cards."""
    FILE.write_text("<p>Mine</p>", encoding="utf-8")
    with pytest.raises(InputError, match="isn't a page of seat cards"):
        Cards(FILE, ROOM.name)
    mint_other = Plan(Room("fall"), 1, 100, 60)
    FILE.unlink()
    keys.mint(Api().client(), mint_other, Cards(FILE, "fall"), str)
    with pytest.raises(InputError, match="another room"):
        Cards(FILE, ROOM.name)


@pytest.fixture(scope="module")
def server():
    """A practice backend that listens."""
    with start() as server:
        yield server


def run(capsys, *arguments):
    """Run a command; return its exit code and everything it said."""
    code = main(["workshop", "keys", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


MINT = ("mint", "--room", "spring", "--seats", "2", "--dollars", "1.5")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_whole_way_by_command(lang, server, capsys):
    """Mint, list, check and revoke as they are typed; no key and no admin key is ever said."""
    os.environ |= {"OPENAI_ADMIN_KEY": ADMIN_KEY, "OPENAI_BASE_URL": server.base_url, "FIRST_CALL_LANG": lang}
    said = ""
    for arguments in (MINT, ("list", "--room", "spring"), ("check", "--room", "spring")):
        code, lines = run(capsys, *arguments)
        assert code == 0, lines
        said += lines
    sent = [card.key for card in Cards(FILE, "spring")]
    code, lines = run(capsys, "revoke", "--room", "spring")
    assert (code, len(sent)) == (0, 2)
    said += lines
    assert not any(key in said for key in (*sent, ADMIN_KEY))
    assert all(said.count(f"…{key[-4:]}") == 3 for key in sent)
    assert list(Path().iterdir()) == []
    assert ("자리" in said) == (lang == "ko")


def test_a_process_that_is_killed(server, capsys):
    """Killed by the system while the reply with the second seat's key is on its way."""
    os.environ |= {"OPENAI_ADMIN_KEY": ADMIN_KEY, "OPENAI_BASE_URL": server.base_url}
    command = [sys.executable, "-m", "helpers", "workshop", "keys", *MINT]
    path = os.pathsep.join(filter(None, [str(place.ROOT), os.environ.get("PYTHONPATH")]))
    started = threading.Event()
    made = []

    def kill_at_the_second_key(request, reply):
        if request.method == "POST" and request.path.endswith("/service_accounts"):
            made.append(request.path)
            if len(made) == 2:
                started.wait(20)
                process.kill()

    server.session.listener = kill_at_the_second_key
    try:
        with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path}, stdout=subprocess.PIPE) as process:
            started.set()
            said = process.communicate(timeout=60)[0].decode(errors="replace")
    finally:
        server.session.listener = None
    assert process.returncode != 0
    assert said.count("new key") == 1
    (first,) = on_cards().values()
    code, said = run(capsys, *MINT)
    assert (code, said.count("already has")) == (0, 1)
    assert on_cards()[ROOM.seat(1)] == first
    organization = server.session.backend.organization
    accounts = [each.name for project in organization.projects.values() for each in project.accounts.values()]
    assert sorted(accounts) == [ROOM.seat(1), ROOM.seat(2)]
    assert run(capsys, "revoke", "--room", "spring")[0] == 0


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (None, "There is no admin key"),
        ("  ", "There is no admin key"),
        ("sk-practice-first-call", "is an ordinary key"),
        ("sk-proj-FAKE-DO-NOT-USE-0123456789", "is an ordinary key"),
        ("sk-admin-FAKE-DO-NOT-가USE", "can't be used"),
        ("sk-admin-FAKE-DO-NOT-USE-0123456789", "refused the admin key"),
    ],
)
def test_a_wrong_admin_key(key, words, server, capsys):
    """A sentence, exit code 1, no cards, and no part of the key but its last characters."""
    os.environ["OPENAI_BASE_URL"] = server.base_url
    if key is not None:
        os.environ["OPENAI_ADMIN_KEY"] = key
    code, said = run(capsys, *MINT)
    assert code == 1
    assert words in said
    assert "FAKE" not in said
    assert "Traceback" not in said
    assert not FILE.exists()


def test_no_network(capsys, monkeypatch):
    """A port where nobody listens any more."""
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.001)
    monkeypatch.setattr("openai._base_client.MAX_RETRY_DELAY", 0.001)
    with start() as gone:
        base_url = gone.base_url
    os.environ |= {"OPENAI_ADMIN_KEY": ADMIN_KEY, "OPENAI_BASE_URL": base_url}
    for arguments in (MINT, ("list", "--room", "spring"), ("revoke", "--room", "spring")):
        code, said = run(capsys, *arguments)
        assert code == 1
        assert "couldn't be reached" in said
    assert "Run the same command again" in said


def test_an_admin_key_is_not_sent_unencrypted(capsys):
    """Only to this computer itself."""
    os.environ |= {"OPENAI_ADMIN_KEY": ADMIN_KEY, "OPENAI_BASE_URL": "http://192.0.2.1:8000/v1"}
    code, said = run(capsys, *MINT)
    assert (code, "http://" in said) == (1, True)


def test_a_room_key_mints_nothing(capsys):
    """Where learners share the practice backend, its room key and the practice admin key are refused."""
    with start(room_key="sk-practice-admin-room") as room:
        os.environ["OPENAI_BASE_URL"] = room.base_url
        for key in ("sk-practice-admin-room", ADMIN_KEY):
            os.environ["OPENAI_ADMIN_KEY"] = key
            code, said = run(capsys, *MINT)
            assert (code, "refused the admin key" in said) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--room", "a-b"), "lowercase letters"),
        (("--room", "sk-proj-FAKE-DO-NOT-USE-0123456789"), "not valid"),
        (("--seats", "0"), "number of seats"),
        (("--seats", "201"), "number of seats"),
        (("--dollars", "nan"), "limit for a seat"),
        (("--dollars", "0.001"), "limit for a seat"),
        (("--hours", "0"), "hours"),
        (("--again", "3"), "seat numbers"),
        (("--requests-per-minute", "9"), "--shared"),
    ],
)
def test_arguments_that_make_no_sense(arguments, words, capsys):
    """Said before anything is sent."""
    code, said = run(capsys, *MINT, *arguments)
    assert code == 1
    assert words in said
    assert "FAKE" not in said


def test_a_check_needs_cards(capsys):
    """Without the file there is nothing to try."""
    code, said = run(capsys, "check", "--room", "spring")
    assert (code, "no seat cards" in said) == (1, True)


def test_a_refusal_because_of_the_environment_is_no_proof(api, monkeypatch):
    """An organization or project in the environment is not sent along with a seat's key."""
    mint(api, PLANS["one project"])
    monkeypatch.setenv("OPENAI_ORG_ID", "org-other")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_other")
    seen = []
    handle = api.handle_request

    def keep(request):
        seen.append({name.lower() for name in request.headers})
        return handle(request)

    monkeypatch.setattr(api, "handle_request", keep)
    assert admin.works(Cards(FILE, ROOM.name).get(1).key, api.client())
    assert not seen[-1] & {"openai-organization", "openai-project"}
