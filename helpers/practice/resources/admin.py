"""/v1/organization/projects: what an admin key manages, as far as a workshop needs it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from ..reading import fields
from ..wire import api_errors, limits
from ..wire.exchange import Reply, json_reply
from . import catalogue, organization
from .call import Call
from .organization import Account, Key, Project
from .pages import page

_NAME = fields.string(256)
_LIFETIME = fields.integer(1)
_CENTS = fields.integer(1)
_RATES = (
    "max_requests_per_1_minute",
    "max_tokens_per_1_minute",
    "max_requests_per_1_day",
    "max_images_per_1_minute",
    "max_audio_megabytes_per_1_minute",
    "batch_1_day_max_input_tokens",
)

PROJECT: dict[str, fields.Check] = {
    "name": _NAME,
    "external_key_id": fields.not_in_practice,
    "geography": fields.not_in_practice,
    "residency": fields.not_in_practice,
}
SERVICE_ACCOUNT: dict[str, fields.Check] = {
    "name": _NAME,
    "create_service_account_only": fields.boolean,
    "expires_in_seconds": _LIFETIME,
}
API_KEY: dict[str, fields.Check] = {
    "name": _NAME,
    "expires_in_seconds": _LIFETIME,
    "scopes": fields.unless([]),
}
SPEND_LIMIT: dict[str, fields.Check] = {
    "currency": fields.choice("USD"),
    "interval": fields.choice("month"),
    "threshold_amount": _CENTS,
}
RATE_LIMIT: dict[str, fields.Check] = dict.fromkeys(_RATES, fields.integer(0))

Action = Callable[[Call], Reply]


def _alone(action: Action) -> Action:
    """Let no other request read or change the organization meanwhile."""

    @functools.wraps(action)
    def with_lock(call: Call) -> Reply:
        with call.organization.lock:
            return action(call)

    return with_lock


@_alone
def list_projects(call: Call) -> Reply:
    """GET /v1/organization/projects"""
    also_archived = call.query.get("include_archived") == "true"
    found = [each for each in call.organization.projects.values() if also_archived or each.archived_at is None]
    return page([organization.shown_project(each) for each in found], call.query, order="asc")


@_alone
def create_project(call: Call) -> Reply:
    """POST /v1/organization/projects"""
    fields.check_fields(call.body, PROJECT, needs=("name",))
    made = call.organization.add_project(call.digest, call.body["name"], catalogue.timestamp())
    return json_reply(organization.shown_project(made))


@_alone
def retrieve_project(call: Call) -> Reply:
    """GET /v1/organization/projects/{name}"""
    return json_reply(organization.shown_project(_project(call)))


@_alone
def archive_project(call: Call) -> Reply:
    """POST /v1/organization/projects/{name}/archive"""
    fields.check_fields(call.body, {})
    project = _project(call)
    call.organization.archive(project, catalogue.timestamp())
    return json_reply(organization.shown_project(project))


@_alone
def list_accounts(call: Call) -> Reply:
    """GET /v1/organization/projects/{name}/service_accounts"""
    accounts = _project(call).accounts.values()
    return page([organization.shown_account(each) for each in accounts], call.query, order="asc")


@_alone
def create_account(call: Call) -> Reply:
    """POST /v1/organization/projects/{name}/service_accounts"""
    project = _active(call)
    fields.check_fields(call.body, SERVICE_ACCOUNT, needs=("name",))
    name, without_key = call.body["name"], call.body.get("create_service_account_only")
    if without_key and call.body.get("expires_in_seconds") is not None:
        raise api_errors.contradicting_parameters("expires_in_seconds", "create_service_account_only")
    role = "none" if without_key else "member"
    account = call.organization.add_account(call.digest, project, name, role, catalogue.timestamp())
    key = None if without_key else organization.new_key(_new_key(call, project, account, name))
    return json_reply(organization.shown_account(account) | {"api_key": key})


@_alone
def retrieve_account(call: Call) -> Reply:
    """GET /v1/organization/projects/{name}/service_accounts/{name}"""
    return json_reply(organization.shown_account(_account(call)))


@_alone
def delete_account(call: Call) -> Reply:
    """DELETE /v1/organization/projects/{name}/service_accounts/{name}"""
    account = _account(call)
    call.organization.remove_account(_active(call), account)
    return _deleted("organization.project.service_account.deleted", id=account.id)


@_alone
def create_key(call: Call) -> Reply:
    """POST /v1/organization/projects/{name}/service_accounts/{name}/api_keys"""
    project, account = _active(call), _account(call)
    fields.check_fields(call.body, API_KEY)
    name = call.body.get("name") or "Secret Key"
    return json_reply(organization.new_key(_new_key(call, project, account, name)))


@_alone
def list_keys(call: Call) -> Reply:
    """GET /v1/organization/projects/{name}/api_keys"""
    keys = list(_project(call).keys.values())
    access = call.query.get("owner_project_access", "any")
    fields.choice("active", "inactive", "any")(access, "owner_project_access")
    shown = [organization.shown_key(each) for each in keys if access != "inactive"]
    return page(shown, call.query, order="asc")


@_alone
def retrieve_key(call: Call) -> Reply:
    """GET /v1/organization/projects/{name}/api_keys/{name}"""
    return json_reply(organization.shown_key(_key(call)))


@_alone
def delete_key(call: Call) -> Reply:
    """DELETE /v1/organization/projects/{name}/api_keys/{name}"""
    key = _key(call)
    call.organization.remove_key(_project(call), key)
    return _deleted("organization.project.api_key.deleted", id=key.id)


@_alone
def retrieve_spend_limit(call: Call) -> Reply:
    """GET /v1/organization/projects/{name}/spend_limit"""
    return json_reply(_shown_spend_limit(_project(call)))


@_alone
def update_spend_limit(call: Call) -> Reply:
    """POST /v1/organization/projects/{name}/spend_limit"""
    project = _active(call)
    fields.check_fields(call.body, SPEND_LIMIT, needs=tuple(SPEND_LIMIT))
    project.spend_limit = call.body["threshold_amount"]
    return json_reply(_shown_spend_limit(project))


@_alone
def delete_spend_limit(call: Call) -> Reply:
    """DELETE /v1/organization/projects/{name}/spend_limit"""
    project = _active(call)
    _shown_spend_limit(project)
    project.spend_limit = None
    return _deleted("project.spend_limit.deleted")


@_alone
def list_rate_limits(call: Call) -> Reply:
    """GET /v1/organization/projects/{name}/rate_limits"""
    if "before" in call.query:
        raise api_errors.not_in_practice("before")
    project = _project(call)
    models = catalogue.answering()
    shown = [_shown_rate_limit(project, model) for model in models]
    return page(shown, {"limit": "100", **call.query}, order="asc")


@_alone
def update_rate_limit(call: Call) -> Reply:
    """POST /v1/organization/projects/{name}/rate_limits/{name}"""
    project, id = _active(call), call.names[1]
    model = id.removeprefix("rl-")
    if not id.startswith("rl-") or model not in catalogue.answering():
        raise api_errors.thing_not_found("Rate limit", id)
    fields.check_fields(call.body, RATE_LIMIT)
    set_here = {name: value for name, value in call.body.items() if value is not None}
    project.rates[model] = project.rates.get(model, {}) | set_here
    return json_reply(_shown_rate_limit(project, model))


def _new_key(call: Call, project: Project, account: Account, name: str) -> Key:
    lifetime = call.body.get("expires_in_seconds")
    return call.organization.add_key(call.digest, project, account, name, catalogue.timestamp(), lifetime)


def _project(call: Call) -> Project:
    id = call.names[0]
    if id not in call.organization.projects:
        raise api_errors.thing_not_found("Project", id)
    return call.organization.projects[id]


def _active(call: Call) -> Project:
    project = _project(call)
    if project.archived_at is not None:
        raise api_errors.project_archived(project.id)
    return project


def _account(call: Call) -> Account:
    accounts, id = _active(call).accounts, call.names[1]
    if id not in accounts:
        raise api_errors.thing_not_found("Service account", id)
    return accounts[id]


def _key(call: Call) -> Key:
    keys, id = _project(call).keys, call.names[1]
    if id not in keys:
        raise api_errors.thing_not_found("API key", id)
    return keys[id]


def _shown_spend_limit(project: Project) -> dict[str, Any]:
    if project.spend_limit is None:
        raise api_errors.thing_not_found("Spend limit of project", project.id)
    return {
        "object": "project.spend_limit",
        "currency": "USD",
        "interval": "month",
        "threshold_amount": project.spend_limit,
        "enforcement": {"status": "inactive"},  # nothing is spent in practice mode
    }


def _shown_rate_limit(project: Project, model: str) -> dict[str, Any]:
    usual = {
        "max_requests_per_1_minute": limits.REQUESTS_PER_MINUTE,
        "max_tokens_per_1_minute": limits.TOKENS_PER_MINUTE,
    }
    return {
        "id": f"rl-{model}",
        "object": "project.rate_limit",
        "model": model,
        **dict.fromkeys(_RATES),
        **usual,
        **project.rates.get(model, {}),
    }


def _deleted(object: str, **more: str) -> Reply:
    return json_reply({**more, "object": object, "deleted": True})
