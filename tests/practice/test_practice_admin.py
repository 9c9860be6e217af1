"""The admin routes: what the SDK's admin client makes, lists and ends, and who may."""

import json

import openai
import pytest
from openai.types.admin.organization import Project
from openai.types.admin.organization.projects import (
    APIKeyDeleteResponse,
    ProjectAPIKey,
    ProjectRateLimit,
    ProjectServiceAccount,
    ProjectSpendLimit,
    ProjectSpendLimitDeleted,
    ServiceAccountCreateResponse,
    ServiceAccountDeleteResponse,
)
from openai.types.admin.organization.projects.service_accounts import APIKeyCreateResponse
from shapes import REPLIES, ask, chat, check_error, check_exact

from helpers.practice import ADMIN_KEY, KEY
from helpers.practice.answering.replies import Replies
from helpers.practice.backend import Backend
from helpers.practice.wire.exchange import Request

PROJECTS = "/v1/organization/projects"


@pytest.fixture
def core():
    """A core of its own, whose organization is empty."""
    return Backend(Replies(REPLIES))


def send(core, method, path, body=None, *, key=ADMIN_KEY, query=""):
    """Send one request and return the status and the JSON of the reply."""
    headers = {"authorization": f"Bearer {key}"}
    content = b"" if body is None else json.dumps(body).encode()
    reply = core.handle(Request(method, path, query, headers, content))
    return reply.status, json.loads(b"".join(reply.chunks))


def make(core, kind, path, body):
    """Make something, check it against the SDK's type, and return it."""
    status, value = send(core, "POST", path, body)
    assert status == 200, value
    return check_exact(kind, value)


def works(core, key):
    """Whether a key calls a model."""
    return ask(core, chat(), key=key)[0].status == 200


def test_bodies_are_the_sdks_types(core):
    """Every reply has every field of its type and no other."""
    project = make(core, Project, PROJECTS, {"name": "room"})
    at = f"{PROJECTS}/{project.id}"
    account = make(
        core, ServiceAccountCreateResponse, f"{at}/service_accounts", {"name": "seat", "expires_in_seconds": 60}
    )
    assert (account.role, account.api_key.expires_at) == ("member", account.api_key.created_at + 60)
    bare = {"name": "bare", "create_service_account_only": True}
    bare = make(core, ServiceAccountCreateResponse, f"{at}/service_accounts", bare)
    assert (bare.role, bare.api_key) == ("none", None)
    second = make(core, APIKeyCreateResponse, f"{at}/service_accounts/{account.id}/api_keys", {"name": "second"})
    limit = {"currency": "USD", "interval": "month", "threshold_amount": 150}
    make(core, ProjectSpendLimit, f"{at}/spend_limit", limit)
    assert send(core, "GET", f"{at}/spend_limit")[1]["threshold_amount"] == 150
    check_exact(ProjectSpendLimitDeleted, send(core, "DELETE", f"{at}/spend_limit")[1])
    assert send(core, "GET", f"{at}/spend_limit")[0] == 404
    rate = make(core, ProjectRateLimit, f"{at}/rate_limits/rl-gpt-6-luna", {"max_requests_per_1_minute": 7})
    assert rate.max_requests_per_1_minute == 7

    check_exact(Project, send(core, "GET", at)[1])
    check_exact(ProjectServiceAccount, send(core, "GET", f"{at}/service_accounts/{account.id}")[1])
    key = check_exact(ProjectAPIKey, send(core, "GET", f"{at}/api_keys/{second.id}")[1])
    assert key.owner.service_account.id == account.id
    for kind, path in (
        (Project, PROJECTS),
        (ProjectServiceAccount, f"{at}/service_accounts"),
        (ProjectAPIKey, f"{at}/api_keys"),
        (ProjectRateLimit, f"{at}/rate_limits"),
    ):
        listed = send(core, "GET", path)[1]["data"]
        assert listed
        for each in listed:
            check_exact(kind, each)
    check_exact(APIKeyDeleteResponse, send(core, "DELETE", f"{at}/api_keys/{second.id}")[1])
    check_exact(ServiceAccountDeleteResponse, send(core, "DELETE", f"{at}/service_accounts/{account.id}")[1])
    assert check_exact(Project, send(core, "POST", f"{at}/archive")[1]).status == "archived"


def test_a_key_works_until_it_its_account_or_its_project_is_gone(core):
    """A key that was made is accepted, and its value is shown that one time."""
    at = f"{PROJECTS}/{send(core, 'POST', PROJECTS, {'name': 'room'})[1]['id']}"
    made = [send(core, "POST", f"{at}/service_accounts", {"name": f"seat {seat}"})[1] for seat in range(3)]
    keys = [each["api_key"]["value"] for each in made]
    assert all(works(core, key) for key in keys)
    assert not any(key in json.dumps(send(core, "GET", f"{at}/api_keys")[1]) for key in keys)
    send(core, "DELETE", f"{at}/api_keys/{made[0]['api_key']['id']}")
    assert [works(core, key) for key in keys] == [False, True, True]
    send(core, "DELETE", f"{at}/service_accounts/{made[1]['id']}")
    assert [works(core, key) for key in keys] == [False, False, True]
    send(core, "POST", f"{at}/archive")
    assert [works(core, key) for key in keys] == [False, False, False]
    assert send(core, "POST", f"{at}/service_accounts", {"name": "late"})[0] == 400
    assert send(core, "GET", PROJECTS)[1]["data"] == []
    assert len(send(core, "GET", PROJECTS, query="include_archived=true")[1]["data"]) == 1


def test_the_same_request_makes_another_one(core):
    """Names are no ids, as in the API: who asks twice has two projects, two accounts and two keys."""
    one, two = (send(core, "POST", PROJECTS, {"name": "room"})[1] for _ in range(2))
    assert one["id"] != two["id"]
    accounts = f"{PROJECTS}/{one['id']}/service_accounts"
    one, two = (send(core, "POST", accounts, {"name": "seat"})[1] for _ in range(2))
    assert one["id"] != two["id"]
    assert one["api_key"]["value"] != two["api_key"]["value"]


@pytest.mark.parametrize(
    ("key", "code"),
    [(KEY, None), ("sk-admin-FAKE-DO-NOT-USE", "invalid_api_key"), ("sk-practice-svcacct-x", "invalid_api_key")],
)
def test_only_an_admin_key_of_practice_mode_manages(core, key, code):
    """An ordinary key, one that looks real and one that was never made get a 401 of their own."""
    status, value = send(core, "GET", PROJECTS, key=key)
    assert (status, value["error"]["code"]) == (401, code)


def test_an_admin_key_calls_no_model(core):
    """As is said of the API's own."""
    reply, content = ask(core, chat(), key=ADMIN_KEY)
    assert reply.status == 401
    assert "model.request" in check_error(content)["message"]


def test_nobody_in_a_room_manages():
    """Where there is a room key, the learners have it."""
    room = Backend(Replies(REPLIES), key="sk-practice-admin-room")
    assert works(room, "sk-practice-admin-room")
    for key in ("sk-practice-admin-room", ADMIN_KEY):
        assert send(room, "GET", PROJECTS, key=key)[0] == 401


@pytest.mark.parametrize(
    ("path", "body", "param", "code"),
    [
        ("", {}, "name", "missing_required_parameter"),
        ("", {"name": 1}, "name", "invalid_type"),
        ("", {"name": "a", "geography": "EU"}, "geography", "not_in_practice_mode"),
        ("", {"name": "a", "seats": 3}, "seats", "unknown_parameter"),
        ("/{project}/service_accounts", {}, "name", "missing_required_parameter"),
        (
            "/{project}/service_accounts",
            {"name": "a", "expires_in_seconds": 0},
            "expires_in_seconds",
            "integer_below_min_value",
        ),
        (
            "/{project}/service_accounts",
            {"name": "a", "expires_in_seconds": 9, "create_service_account_only": True},
            "expires_in_seconds",
            "invalid_parameter_combination",
        ),
        (
            "/{project}/spend_limit",
            {"currency": "KRW", "interval": "month", "threshold_amount": 1},
            "currency",
            "invalid_value",
        ),
        (
            "/{project}/rate_limits/rl-gpt-4o",
            {"max_requests_per_1_minute": "7"},
            "max_requests_per_1_minute",
            "invalid_type",
        ),
        ("/{project}/rate_limits/rl-no-such", {}, None, None),
        ("/proj_none/archive", {}, None, None),
    ],
)
def test_wrong_requests_are_refused(core, path, body, param, code):
    """A parameter acts, is checked, or is refused by name."""
    project = send(core, "POST", PROJECTS, {"name": "room"})[1]["id"]
    status, value = send(core, "POST", PROJECTS + path.replace("{project}", project), body)
    assert status == (400 if code else 404)
    assert (value["error"]["param"], value["error"]["code"]) == (param, code)


def test_it_cannot_fill_the_memory(core):
    """So many projects and no more; archived ones make room."""
    made = [send(core, "POST", PROJECTS, {"name": "room"})[1]["id"] for _ in range(1000)]
    status, value = send(core, "POST", PROJECTS, {"name": "room"})
    assert (status, value["error"]["code"]) == (400, "not_in_practice_mode")
    send(core, "POST", f"{PROJECTS}/{made[3]}/archive")
    assert send(core, "POST", PROJECTS, {"name": "room"})[0] == 200
    assert len(core.organization.projects) == 1000


def test_through_the_sdk(server):
    """The admin client makes 23 accounts, pages through them, and ends them."""
    with openai.OpenAI(admin_api_key=ADMIN_KEY, base_url=server.base_url, max_retries=0) as client:
        projects = client.admin.organization.projects
        room = projects.create(name="room")
        seats = [projects.service_accounts.create(room.id, name=f"seat {seat}") for seat in range(23)]
        assert [each.id for each in projects.service_accounts.list(room.id)] == [each.id for each in seats]
        assert len(list(projects.api_keys.list(room.id, owner_project_access="any", limit=5))) == 23
        assert len({limit.id for limit in projects.rate_limits.list_rate_limits(room.id, limit=3)}) > 3
        with openai.OpenAI(api_key=seats[0].api_key.value, base_url=server.base_url, max_retries=0) as learner:
            assert learner.models.list().data
            projects.archive(room.id)
            with pytest.raises(openai.AuthenticationError):
                learner.models.list()
        assert room.id not in [each.id for each in projects.list()]
