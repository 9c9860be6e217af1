"""An admin client on the practice backend's core, whose requests fail on demand, before or after they were answered."""

import httpx2
import openai

from helpers.practice import ADMIN_KEY
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.wire.exchange import Request

BASE_URL = "https://practice.invalid/v1"


class Killed(BaseException):
    """The process ends here: nothing may catch this."""


class Api(httpx2.BaseTransport):
    """Hands requests to the core within this process.

    Attributes:
        backend: the core.
        requests: how many came.
        fail_at: the number of the request that fails, from 1; None for none.
        answered: whether that request is answered before it fails.
        error: what it fails with.
    """

    def __init__(self):
        self.backend = Backend(Replies())
        self.requests = 0
        self.fail_at = None
        self.answered = False
        self.error = Killed()
        self.key = ADMIN_KEY

    def handle_request(self, request):
        self.requests += 1
        fails = self.requests == self.fail_at
        if fails and not self.answered:
            raise self.error
        headers = {name.lower(): value for name, value in request.headers.items()}
        url = request.url
        sent = Request(request.method, url.raw_path.decode().split("?")[0], url.query.decode(), headers, request.read())
        reply = self.backend.handle(sent)
        if fails:
            raise self.error
        return httpx2.Response(reply.status, headers=reply.headers, content=b"".join(reply.chunks), request=request)

    def client(self):
        """Return a client like the one of `helpers.workshop.admin`."""
        return openai.OpenAI(admin_api_key=self.key, base_url=BASE_URL, http_client=httpx2.Client(transport=self))

    def projects(self):
        """Return the projects that are not archived."""
        return [each for each in self.backend.organization.projects.values() if each.archived_at is None]

    def keys(self):
        """Return the values of all keys that work, by the name of their service account."""
        found = {}
        for project in self.projects():
            for key in project.keys.values():
                found.setdefault(key.account.name, []).append(key.value)
        return found

    def accounts(self):
        """Return the names of all service accounts."""
        return sorted(account.name for project in self.projects() for account in project.accounts.values())
