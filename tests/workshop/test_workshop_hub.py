"""A real hub with real system users: what a learner can do there, and what a hostile one cannot."""

import asyncio
import contextlib
import html
import json
import os
import random
import re
import signal
import stat
import textwrap
import time
from pathlib import Path

import pytest

pytest.importorskip("jupyterhub")  # it is not there on Windows

import aiohttp
import running_hub
from hub_client import THIRD, Learner, RefusedError, cells
from jupyterhub.apihandlers import default_handlers

from helpers import language
from helpers.workshop.hub import accounts, keeper

if reason := running_hub.why_not():
    pytest.skip(reason, allow_module_level=True)

KEY = "sk-proj-" + "v1ct1mV1ct1mV1ct1m" * 3
ADMIN = "sk-admin-" + "facilitator" * 4
HOSTILE, VICTIM = "seat-01", "seat-02"
# Everything a learner's process may try, as a program for a kernel; prints what came of each try.
TRIES = """
import json, os, signal, socket, subprocess, sys, urllib.error, urllib.request
plan = json.loads({plan!r})
def tried(run):
    try:
        return ["done", repr(run())[:200]]
    except urllib.error.HTTPError as error:
        return ["refused", f"HTTP {{error.code}}"]
    except (PermissionError, FileNotFoundError, ProcessLookupError) as error:
        return ["refused", type(error).__name__]
    except OSError as error:
        return ["refused", error.strerror or type(error).__name__]
def ask(url, token=None, method="GET", data=None):
    request = urllib.request.Request(url, method=method, data=data)
    if token:
        request.add_header("Authorization", f"token {{token}}")
    return urllib.request.urlopen(request, timeout=20).read()[:100]
def run(*command):
    done = subprocess.run(command, capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise PermissionError
    return done.stdout
found = {{}}
for path in plan["files"]:
    found["read " + path] = tried(lambda: open(path, "rb").read())
    found["write " + path] = tried(lambda: open(path, "ab").close())
for path in plan["folders"]:
    found["list " + path] = tried(lambda: os.listdir(path))
    found["write in " + path] = tried(lambda: open(path + "/mine", "x").close())
for pid in plan["processes"]:
    for name in ("environ", "cmdline", "maps", "fd/1", "cwd", "mem"):
        found[f"proc {{pid}} {{name}}"] = tried(lambda: open(f"/proc/{{pid}}/{{name}}", "rb").read(100))
    found[f"kill {{pid}}"] = tried(lambda: os.kill(pid, signal.SIGTERM))
found["ids"] = tried(lambda: os.setuid(0))
found["groups"] = [str(os.getgroups()), str(os.getgid())]
found["su"] = tried(lambda: run("su", plan["victim"], "-c", "id"))
found["sudo"] = tried(lambda: run("sudo", "-n", "id"))
found["setpriv"] = tried(lambda: run("setpriv", "--reuid=0", "id"))
token = os.environ["JUPYTERHUB_API_TOKEN"]
for url in plan["urls"]:
    found["ask " + url] = tried(lambda: ask(url))
    found["ask as me " + url] = tried(lambda: ask(url, token))
    found["post as me " + url] = tried(lambda: ask(url, token, "POST", b"{{}}"))
for port in plan["ports"]:
    found[f"take port {{port}}"] = tried(lambda: socket.create_server(("127.0.0.1", port)))
    found[f"take port {{port}} too"] = tried(lambda: socket.create_server(("", port), reuse_port=True))
theirs = lambda name, value: plan["admin"] in value or name.startswith("FIRST_CALL_HUB")
found["environment"] = [name for name, value in os.environ.items() if theirs(name, value)]
found["seen"] = sorted(int(name) for name in os.listdir("/proc") if name.isdecimal() and int(name) in plan["processes"])
print("FOUND" + json.dumps(found))
"""


@pytest.fixture(scope="module")
def python_and_kit():
    """A kit that every user of this machine can read, and its Python."""
    with running_hub.place() as folder:
        kit = running_hub.copy_kit(folder)
        yield running_hub.install(kit), kit


@pytest.fixture(scope="module")
def hub(python_and_kit):
    """A hub for two seats, with the facilitator's admin key in the environment of the command."""
    python, kit = python_and_kit
    room = kit.parent / "room"
    running_hub.proxy(room)
    with (
        running_hub.users(python, 2),
        running_hub.running(python, kit, room, 2, "--prespawn", OPENAI_ADMIN_KEY=ADMIN, OPENAI_API_KEY=ADMIN) as hub,
    ):
        yield hub


@pytest.fixture(scope="module")
def loop():
    """One event loop for the whole module, so that a learner stays logged in from test to test."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def at_work(hub, loop):
    """Two learners at their lessons."""

    async def come(stack):
        both = [await stack.enter_async_context(Learner(hub.base, name)) for name in (HOSTILE, VICTIM)]
        for seat, learner in enumerate(both, 1):
            await learner.log_in(str(seat), hub.pin(seat))
        await asyncio.gather(*(learner.start() for learner in both))
        await asyncio.gather(*(learner.kernel() for learner in both))
        status, said = (
            await both[1]
            .kernels[0]
            .run(
                f"import os, pathlib; mine = 42; os.environ['SECRET'] = {KEY!r}\n"
                f"pathlib.Path(os.environ['FIRST_CALL_HOME'], '.env').write_text('OPENAI_API_KEY={KEY}')"
            )
        )
        assert status == "ok", said
        return both

    stack = contextlib.AsyncExitStack()
    try:
        yield loop.run_until_complete(come(stack))
    finally:
        loop.run_until_complete(stack.aclose())


async def works(learner):
    """Whether a learner's kernel still has what was in it."""
    return await learner.kernels[0].run("print(mine)") == ("ok", "42\n")


def test_servers_are_there_before_the_learners(hub):
    """With --prespawn the command says so once the servers of all seats run."""
    words = language.messages("en", "hub")
    said = hub.output.read_text(encoding="utf-8")
    assert words["prespawned"].format(seats=2) in said
    assert all(accounts.processes(accounts.get(running_hub.ROOM, name)) for name in (HOSTILE, VICTIM))


def test_a_lesson_runs_in_full(hub, at_work, loop):
    """With the kit's settings for JupyterLab, in practice mode, from the learner's own copy."""

    async def run():
        learner = at_work[0]
        notebook = next((hub.kit / "notebooks" / "en").glob("05_*.ipynb"))
        kernel = await learner.kernel()
        for code, may_fail in cells(notebook):
            status, said = await kernel.run(code)
            assert status == "ok" or may_fail, said
        _, told = await kernel.run("import os; print(os.getcwd(), os.umask(0o77), os.environ['FIRST_CALL_LANG'])")
        _, page = await learner.api("GET", "contents/notebooks/en/00_start_here.ipynb", params={"content": 0})
        _, url, lab = await learner.get(f"/user/{HOSTILE}/")
        return told, page, url, lab

    told, page, url, lab = loop.run_until_complete(run())
    assert told == f"/home/{HOSTILE}/first-call-lessons/notebooks/en 63 en\n"
    assert page["type"] == "notebook"
    assert url.endswith("/lab/tree/notebooks/en/00_start_here.ipynb")
    assert "@jupyterlab/apputils-extension:announcements" in lab  # labconfig's page_config.json


def test_a_bad_day_of_one_is_not_the_others(hub, at_work, loop):
    """One learner's kernel is killed, another's calls meet 429s: the lesson goes on, and nobody else notices."""

    async def run():
        hostile, victim = at_work
        account = accounts.get(running_hub.ROOM, VICTIM)
        before = set(accounts.processes(account))
        await victim.kernel()
        notebook = next((hub.kit / "notebooks" / "en").glob("04_*.ipynb"))
        kernel = await hostile.kernel()
        assert (await kernel.run(THIRD))[0] == "ok"
        killed = 0
        for code, may_fail in cells(notebook):
            status, said = await kernel.run(code)
            assert status == "ok" or may_fail, said
            for pid in sorted(set(accounts.processes(account)) - before) if not killed else ():
                os.kill(pid, signal.SIGKILL)
                killed += 1
        return killed, int((await kernel.run("print(len(_met))"))[1]), await works(victim)

    killed, met, unharmed = loop.run_until_complete(run())
    assert killed >= 1
    assert met >= 1
    assert unharmed


def test_one_learner_cannot_use_up_the_machine(at_work, loop):
    """Memory and processes of a seat are bounded, and its processes are the first to go."""
    greedy = """
    import threading, time
    try:
        taken = bytearray(3 * 2**30)
    except MemoryError:
        print("no memory")
    stop = threading.Event()
    try:
        for count in range(2000):
            threading.Thread(target=stop.wait, daemon=True).start()
    except RuntimeError:
        print("no more threads", count < 1024)
    stop.set()
    print(open("/proc/self/oom_score_adj").read().strip(), len(open("/proc/self/limits").read()) > 0)
    """

    async def run():
        kernel = await at_work[0].kernel()
        return await kernel.run(textwrap.dedent(greedy)), await works(at_work[1])

    (status, said), unharmed = loop.run_until_complete(run())
    assert (status, said) == ("ok", "no memory\nno more threads True\n500 True\n")
    assert unharmed


def test_what_a_hostile_learner_tries(hub, at_work, loop):
    """Files, processes, environments, ports and addresses of others, the hub's and the facilitator's are refused."""
    victim = accounts.get(running_hub.ROOM, VICTIM)
    hubs = int(Path(f"/proc/{hub.process.pid}/task/{hub.process.pid}/children").read_text().split()[0])
    proxy = int((hub.folder / "hub" / "proxy.pid").read_text())
    processes = [*accounts.processes(victim), hub.process.pid, hubs, proxy]
    runtime = next(victim.home.rglob("runtime"))
    files = [
        *(victim.home / "first-call-lessons" / name for name in (".env", "notebooks/en/00_start_here.ipynb")),
        *runtime.glob("kernel-*.json"),
        *(hub.folder / name for name in ("room-secret", "facilitator-password", "seat-pins.html")),
        *(hub.folder / "hub" / name for name in ("plan.json", "hub.log", "proxy.pid", "logs/seat-02.log")),
    ]
    assert all(path.read_bytes() for path in files if path.name != "seat-02.log")  # they are there, for root
    port = int(hub.base.rpartition(":")[2])
    ports = sorted({port, port + 1, port + 2, *_listening(accounts.processes(victim))})
    assert len(ports) > 4
    api = f"http://127.0.0.1:{port + 1}/hub/api"
    direct = next(port for port in ports[3:] if _speaks_http(port))
    plan = {
        "files": list(map(str, files)),
        "folders": list(map(str, (victim.home, hub.folder / "hub", hub.kit, hub.kit / "helpers"))),
        "processes": processes,
        "urls": [
            *(f"http://127.0.0.1:{direct}/user/{VICTIM}/api/{name}" for name in ("contents", "kernels", "status")),
            f"{hub.base}/user/{VICTIM}/api/contents",
            f"http://127.0.0.1:{port + 2}/api/routes",
            *(f"{api}/{name}" for name in ("users", "shutdown", "proxy", "groups", f"users/{VICTIM}")),
            f"{api}/users/{VICTIM}/server",
            f"{api}/users/{VICTIM}/tokens",
        ],
        "ports": ports,
        "victim": VICTIM,
        "admin": ADMIN,
    }

    async def attack():
        status, said = await at_work[0].kernels[0].run(TRIES.format(plan=json.dumps(plan)))
        assert status == "ok", said
        return json.loads(said.partition("FOUND")[2]), await works(at_work[1])

    found, unharmed = loop.run_until_complete(attack())
    readable = {f"list {hub.kit}", f"list {hub.kit / 'helpers'}"}  # the kit itself is everybody's to read
    done = {what: came for what, came in found.items() if came and came[0] == "done" and what not in readable}
    hidden = accounts.can_hide_processes()
    if not hidden:  # then the names of programs can be seen, and nothing in them
        done = {what: came for what, came in done.items() if not what.endswith(" cmdline")}
    assert done == {}
    assert found["environment"] == []
    assert found["groups"] == ["[]", str(accounts.get(running_hub.ROOM, HOSTILE).gid)]
    assert found["seen"] == [] or not hidden
    assert unharmed


def _listening(processes):
    """The ports that some processes listen on."""
    sockets = set()
    for pid in processes:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                sockets.add(os.readlink(link))
    for row in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = row.split()
        if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
            yield int(fields[1].rpartition(":")[2], 16)


def _speaks_http(port):
    with contextlib.suppress(OSError), __import__("socket").create_connection(("127.0.0.1", port), 2) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        connection.settimeout(2)
        return connection.recv(4) == b"HTTP"
    return False


def test_another_learners_server_is_refused(at_work, loop):
    """Whatever of it is asked for, with the cookies of a learner who is logged in."""

    async def run():
        hostile, victim = at_work
        kernel = victim.kernels[0].id
        refused = []
        for method, path in (
            ("GET", "contents"),
            ("GET", "kernels"),
            ("POST", "kernels"),
            ("DELETE", f"kernels/{kernel}"),
            ("POST", f"kernels/{kernel}/interrupt"),
            ("GET", "terminals"),
            ("POST", "terminals"),
            ("POST", "shutdown"),
        ):
            refused.append((await hostile.api(method, path, of=VICTIM))[0])
        status, _, _ = await hostile.get(f"/user/{VICTIM}/lab")
        address = f"{hostile.base}/user/{VICTIM}/api/kernels/{kernel}/channels".replace("http", "ws", 1)
        with pytest.raises(aiohttp.WSServerHandshakeError) as socket:
            await hostile.session.ws_connect(address)
        return refused, status, socket.value.status, await works(victim)

    refused, status, socket, unharmed = loop.run_until_complete(run())
    assert set(refused) == {403}
    assert (status, socket) == (403, 403)
    assert unharmed


def test_no_request_to_the_hub_stops_anything(hub, at_work, loop):
    """Every route of its API with every method, random bodies, and a learner's own token and cookies."""
    chance = random.Random(2026)
    routes = [pattern for pattern, *_ in default_handlers]
    assert len(routes) > 25

    def filled(route):
        """Routes have groups for names; what a hostile learner would put there."""
        names = (VICTIM, HOSTILE, "facilitator", "..%2f..", "%00", "x" * 3000)
        return re.sub(r"\((?:[^()]|\([^()]*\))*\)", lambda group: chance.choice(names), route).strip("/").rstrip("$?")

    bodies = [b"", b"{}", b"[" * 5000, b'{"servers": true, "proxy": true}', b"\xff\xfe", b'{"admin": true}', b"null"]
    bodies += [json.dumps({"name": VICTIM, "roles": ["admin"], "scopes": ["admin:users"]}).encode()]

    async def run():
        hostile, victim = at_work
        _, token = await hostile.kernels[0].run("import os; print(os.environ['JUPYTERHUB_API_TOKEN'])")
        await hostile.get("/hub/token")
        asked = []
        for route in routes:
            for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
                for credentials in ({"Authorization": f"token {token.strip()}"}, hostile.xsrf("/hub/")):
                    path = filled(route)
                    async with hostile.session.request(
                        method,
                        f"{hub.base}/hub{path if path.startswith('/') else '/' + path}",
                        data=chance.choice(bodies),
                        headers={**credentials, "Referer": f"{hub.base}/hub/home"},
                        allow_redirects=False,
                    ) as reply:
                        asked.append((method, path, reply.status))
        login = [("username", "x" * 100_000), ("password", "\0"), ("_xsrf", "1"), ("next", "//evil.example")]
        for count in range(len(login) + 1):
            async with hostile.session.post(f"{hub.base}/hub/login", data=dict(login[:count])) as reply:
                asked.append(("POST", "login", reply.status))
        return asked, await works(victim), (await hostile.get("/hub/home"))[0]

    asked, unharmed, home = loop.run_until_complete(run())
    assert hub.process.poll() is None
    assert unharmed
    assert home == 200
    mine = re.compile(rf"(users/{HOSTILE}|user$|authorizations|info|^/?api/?$|oauth)")
    others = [each for each in asked if each[2] < 300 and not mine.search(each[1])]
    assert [each for each in others if each[0] != "GET"] == []
    assert [each for each in others if VICTIM in each[1] or "facilitator" in each[1]] == []


def test_nobody_comes_in_without_the_pin_and_guessing_is_slow(hub, loop):
    """Five wrong PINs, then one waits, whatever address a request claims; who comes from another address does not."""
    words = language.messages("en", "hub")

    async def run():
        said = []
        async with Learner(hub.base, VICTIM) as hostile:
            for count in range(8):
                claimed = {"X-Real-Ip": f"10.0.0.{count}", "X-Forwarded-For": f"10.0.1.{count}"}
                with pytest.raises(RefusedError) as refused:
                    await hostile.log_in("02", f"00000{count}", headers=claimed)
                said.append(refused.value.args)
            with pytest.raises(RefusedError) as right:
                await hostile.log_in("02", hub.pin(2))
            said.append(right.value.args)
        async with Learner(hub.base, VICTIM) as victim:
            await victim.session.close()
            elsewhere = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0))
            victim.session = aiohttp.ClientSession(connector=elsewhere, cookie_jar=aiohttp.CookieJar(unsafe=True))
            led = await victim.log_in(" 2 ", hub.pin(2))
        return said, led

    said, led = loop.run_until_complete(run())
    assert [status for status, _ in said] == [403] * 5 + [429] * 4
    assert {html.unescape(text) for status, text in said if status == 403} == {words["login_wrong"]}
    waits = [html.unescape(text) for status, text in said if status == 429]
    assert all(re.fullmatch(re.escape(words["login_wait"]).replace(r"\{seconds\}", "[0-9]+"), text) for text in waits)
    assert led.startswith("/")


def test_the_facilitator_sees_the_room_but_not_into_servers(hub, loop):
    """The password opens the list of learners; a server, its files and a server of one's own stay closed."""

    async def run():
        async with Learner(hub.base, "facilitator") as facilitator:
            led = await facilitator.log_in("facilitator", (hub.folder / "facilitator-password").read_text())
            admin, _, _ = await facilitator.get("/hub/admin")
            server, _, _ = await facilitator.get(f"/user/{VICTIM}/lab")
            own, _, page = await facilitator.get("/hub/spawn")
            return led, admin, server, own, page

    led, admin, server, own, page = loop.run_until_complete(run())
    assert (led, admin, server) == ("/hub/admin", 200, 403)
    assert own >= 400 or "facilitator" in page
    assert not accounts.find(running_hub.ROOM, "facilitator")


def test_a_renewed_kit_keeps_what_a_learner_changed(hub, at_work, loop):
    """After the kit is renewed and the learner comes back: the own change stays, the new version is beside it."""
    lesson = "notebooks/en/04_single_turn.ipynb"
    other = "notebooks/en/05_models.ipynb"

    async def run():
        victim = at_work[1]
        status, said = await victim.kernels[0].run(
            f"import pathlib; path = pathlib.Path(os.environ['FIRST_CALL_HOME'], {lesson!r})\n"
            "path.write_text(path.read_text().replace('single', 'my own', 1))"
        )
        assert status == "ok", said
        for name in (lesson, other):
            path = hub.kit / name
            path.write_text(path.read_text(encoding="utf-8").replace("model", "MODEL", 1), encoding="utf-8")
        async with victim.session.delete(
            f"{hub.base}/hub/api/users/{VICTIM}/server", headers={**victim.xsrf("/hub/"), "Referer": f"{hub.base}/hub/"}
        ) as reply:
            assert reply.status in (202, 204)
        stopped = time.monotonic()
        while accounts.processes(accounts.get(running_hub.ROOM, VICTIM)):
            assert time.monotonic() < stopped + 60
            await asyncio.sleep(0.1)
        await victim.start()
        _, files = await victim.api("GET", "contents/notebooks/en")
        _, mine = await victim.api("GET", f"contents/{lesson}")
        _, renewed = await victim.api("GET", f"contents/{other}")
        return {each["name"] for each in files["content"]}, json.dumps(mine), json.dumps(renewed)

    names, mine, renewed = loop.run_until_complete(run())
    assert "04_single_turn.new.ipynb" in names
    assert "my own" in mine
    assert "MODEL" in renewed


def test_what_is_the_facilitators_is_for_the_facilitator_alone(hub):
    """Secrets are files that nobody else may read, and what is private is in no log."""
    for name in ("room-secret", "facilitator-password", "seat-pins.html", "hub/plan.json", "hub/hub.log"):
        assert stat.S_IMODE((hub.folder / name).stat().st_mode) == 0o600, name
    password = (hub.folder / "facilitator-password").read_text(encoding="ascii")
    for path in [hub.output, *(hub.folder / "hub").rglob("*.log")]:
        logged = path.read_text(encoding="utf-8", errors="replace")
        for secret in (password, hub.pin(1), hub.pin(2), ADMIN, KEY):
            assert secret not in logged, path.name


def test_sigterm_ends_everything(hub, at_work, loop):
    """The hub, its proxy, servers, kernels, and what a learner started beside them and cut off from them."""

    async def start():
        await at_work[0].start()  # in case it has stopped its own server
        kernel = await at_work[0].kernel()
        status, said = await kernel.run(
            "import subprocess\n"
            "stubborn = 'trap \"\" TERM INT HUP; sleep 600; sleep 600'\n"
            "for _ in range(3): subprocess.Popen(['setsid', 'sh', '-c', stubborn])"
        )
        assert status == "ok", said

    loop.run_until_complete(start())
    assert len(hub.left()) > 6
    code, seconds = hub.stop()
    assert (code, hub.left()) == (0, [])
    assert seconds < keeper.END_SECONDS  # the hub itself did it, and was not ended by the command
    said = hub.output.read_text(encoding="utf-8")
    assert said.endswith(language.messages("en", "hub")["ended"] + "\n")
    hostile = accounts.get(running_hub.ROOM, HOSTILE).uid
    owned = [each for each in Path("/proc").iterdir() if each.name.isdecimal() and each.stat().st_uid == hostile]
    # What has ended and is not yet taken note of by the system's first process has no command line anymore.
    assert [each for each in owned if (each / "cmdline").read_bytes()] == []
