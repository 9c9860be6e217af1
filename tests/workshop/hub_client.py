"""A learner of a room's hub, as the hub sees one: a browser's cookies, the login form, a server, kernels."""

import asyncio
import json
import re
import time
import uuid
from pathlib import Path

import aiohttp

SECONDS = 120
# Every third call of a learner meets a 429 from the practice backend, as the SDK would from the API; a retry works.
THIRD = """
import httpx2, itertools
from helpers.practice import fault
_count, _send = itertools.count(1), httpx2.Client.send
def _faulty(client, request, **more):
    first = request.headers.get("x-stainless-retry-count", "0") == "0"
    number = next(_count) if first and request.method == "POST" else 0
    _calls.append(1) if number else None
    if number and number % 3 == 0:
        request.headers.update(fault("rate_limit_exceeded", retries=1))
        _met.append(request.url.path)
    return _send(client, request, **more)
_met, _calls = [], []
httpx2.Client.send = _faulty
"""


class RefusedError(Exception):
    """The hub did not let someone in, or did not do something."""


class Learner:
    """Someone at a browser; `async with` closes it.

    Args:
        base: the hub's address.
        name: the seat's, such as seat-07, or facilitator.
    """

    def __init__(self, base, name):
        self.base = base
        self.name = name
        self.session = None
        self.kernels = []

    @property
    def mine(self):
        """The address of this learner's own server."""
        return f"{self.base}/user/{self.name}"

    async def __aenter__(self):
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        return self

    async def __aexit__(self, *exception):
        await self.session.close()

    async def get(self, path, **more):
        """Return the status, the address in the end, and the body of a page."""
        async with self.session.get(f"{self.base}{path}", **more) as reply:
            return reply.status, str(reply.url), await reply.text()

    async def log_in(self, typed=None, pin="", headers=None):
        """Fill in the form and return where it leads; RefusedError with the page's error where it leads back."""
        _, _, page = await self.get("/hub/login", headers=headers)
        xsrf = re.search('name="_xsrf" value="([^"]+)"', page)[1]
        form = {"username": typed or self.name, "password": pin, "_xsrf": xsrf}
        async with self.session.post(
            f"{self.base}/hub/login", data=form, allow_redirects=False, headers=headers
        ) as reply:
            if reply.status == 302:
                return reply.headers["Location"]
            error = re.search('role="alert">([^<]*)<', await reply.text())
            raise RefusedError(reply.status, error and error[1])

    async def start(self):
        """Wait for the own server's page, as a browser does that follows the login; return seconds."""
        began = time.monotonic()
        await self.get("/hub/spawn")  # where the login leads to; it starts the server, or goes on to it
        while True:
            status, url, _ = await self.get(f"/user/{self.name}/lab")
            if status == 200 and url.startswith(f"{self.mine}/lab"):
                return time.monotonic() - began
            if time.monotonic() - began > SECONDS or status in (403, 404):
                raise RefusedError(status, url)
            await asyncio.sleep(0.3)

    def xsrf(self, path=None):
        """Return the header that a page's own JavaScript sends along."""
        path = path or f"/user/{self.name}/"
        found = [each.value for each in self.session.cookie_jar if each.key == "_xsrf" and each["path"] == path]
        return {"X-XSRFToken": found[0]} if found else {}

    async def api(self, method, path, of=None, **more):
        """Send a request to the API of a server, this learner's own or another's; return the status and the reply."""
        address = f"{self.base}/user/{of or self.name}/api/{path}"
        async with self.session.request(method, address, headers=self.xsrf(), **more) as reply:
            body = await reply.text()
            try:
                return reply.status, json.loads(body)
            except ValueError:
                return reply.status, body

    async def kernel(self):
        """Start a kernel in the folder of the lessons and return it."""
        status, made = await self.api("POST", "kernels", json={"name": "python3", "path": "notebooks/en"})
        if status != 201:
            raise RefusedError(status, made)
        address = f"{self.mine}/api/kernels/{made['id']}/channels".replace("http", "ws", 1)
        kernel = Kernel(made["id"], await self.session.ws_connect(address, max_msg_size=0), self.name)
        self.kernels.append(kernel)
        return kernel


class Kernel:
    """A kernel on its websocket."""

    def __init__(self, id, socket, name):
        self.id = id
        self._socket = socket
        self._name = name

    async def run(self, code, seconds=120):
        """Run a cell; return "ok" or the name of the error, and everything it printed."""
        message = uuid.uuid4().hex
        header = {"msg_id": message, "username": self._name, "session": self.id, "msg_type": "execute_request"}
        await self._socket.send_json(
            {
                "header": header | {"version": "5.3"},
                "parent_header": {},
                "metadata": {},
                "content": {"code": code, "silent": False, "allow_stdin": False, "stop_on_error": False},
                "channel": "shell",
                "buffers": [],
            }
        )
        printed, status, idle = [], None, False
        while status is None or not idle:
            received = await asyncio.wait_for(self._socket.receive(), seconds)
            if received.type is not aiohttp.WSMsgType.TEXT:
                raise RefusedError("the websocket was closed", received.type)
            told = json.loads(received.data)
            if told["parent_header"].get("msg_id") != message:
                continue
            content = told["content"]
            match told["msg_type"]:
                case "stream":
                    printed.append(content["text"])
                case "execute_result" | "display_data":
                    printed.append(content["data"].get("text/plain", ""))
                case "error":
                    printed += content["traceback"]
                case "execute_reply":
                    status = "ok" if content["status"] == "ok" else content.get("ename", "aborted")
                case "status":
                    idle = content["execution_state"] == "idle"
        return status, "".join(printed)


def cells(notebook: Path):
    """Return the code cells of a notebook, and whether each may fail."""
    read = json.loads(notebook.read_text(encoding="utf-8"))
    return [
        ("".join(cell["source"]), "raises-exception" in cell["metadata"].get("tags", ()))
        for cell in read["cells"]
        if cell["cell_type"] == "code"
    ]
