"""The organization that the admin routes manage: its projects, their service accounts and keys, in memory."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from ..wire import access, api_errors
from ..wire.digest import Digest

_MOST = 1000  # projects, and service accounts, and keys


@dataclass
class Key:
    """An API key of a service account.

    Attributes:
        created_at, expires_at: Unix time; None for a key that does not expire.
    """

    id: str
    name: str
    value: str = field(repr=False)
    created_at: int
    expires_at: int | None
    account: Account


@dataclass
class Account:
    """A service account."""

    id: str
    name: str
    created_at: int
    role: str


@dataclass
class Project:
    """A project.

    Attributes:
        spend_limit: in cents of a US dollar; None for none.
        rates: what was set of the rate limits, by model.
    """

    id: str
    name: str
    created_at: int
    archived_at: int | None = None
    spend_limit: int | None = None
    accounts: dict[str, Account] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    rates: dict[str, dict[str, int]] = field(default_factory=dict)


class Organization:
    """Everything there is to manage.

    Attributes:
        lock: to be held while any of it is read or changed.
        projects: by id, oldest first.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.projects: dict[str, Project] = {}
        self._keys: dict[str, Key] = {}  # by value
        self._made = 0

    def accepts(self, value: str) -> bool:
        """Return whether a key is one of ours."""
        return value in self._keys

    def add_project(self, digest: Digest, name: str, now: int) -> Project:
        """Make a project; others may have the same name."""
        archived = [project.id for project in self.projects.values() if project.archived_at is not None]
        if len(self.projects) >= _MOST and archived:
            del self.projects[archived[0]]
        self._check_number("projects", len(self.projects))
        project = Project(self._id(digest, "proj"), name, now)
        self.projects[project.id] = project
        return project

    def archive(self, project: Project, now: int) -> None:
        """End a project, with its service accounts and their keys."""
        for account in list(project.accounts.values()):
            self.remove_account(project, account)
        project.archived_at = project.archived_at or now

    def add_account(self, digest: Digest, project: Project, name: str, role: str, now: int) -> Account:
        """Make a service account; others may have the same name."""
        self._check_number("service accounts", sum(len(each.accounts) for each in self.projects.values()))
        account = Account(self._id(digest, "svc_acct"), name, now, role)
        project.accounts[account.id] = account
        return account

    def remove_account(self, project: Project, account: Account) -> None:
        """Delete a service account with its keys."""
        for key in [key for key in project.keys.values() if key.account is account]:
            self.remove_key(project, key)
        del project.accounts[account.id]

    def add_key(
        self, digest: Digest, project: Project, account: Account, name: str, now: int, lifetime: int | None
    ) -> Key:
        """Make a key of a service account.

        Args:
            digest: of the request.
            project, account: whose it is.
            name: of the key.
            now: Unix time.
            lifetime: seconds until it expires, or None.
        """
        self._check_number("keys", len(self._keys))
        value = access.ISSUED_PREFIX + digest.letters(f"value {self._made}", 32)
        expires_at = None if lifetime is None else now + lifetime
        key = Key(self._id(digest, "key"), name, value, now, expires_at, account)
        project.keys[key.id] = self._keys[value] = key
        return key

    def remove_key(self, project: Project, key: Key) -> None:
        """Delete a key."""
        del project.keys[key.id]
        del self._keys[key.value]

    def _id(self, digest: Digest, noun: str) -> str:
        """An id that no other thing has, though the same request may make several."""
        self._made += 1
        return f"{noun}_practice{digest.hex(f'{noun} {self._made}', 20)}"

    @staticmethod
    def _check_number(things: str, number: int) -> None:
        if number >= _MOST:
            raise api_errors.too_many_in_practice(things, _MOST)


def shown_project(project: Project) -> dict[str, Any]:
    """Return a project as the API shows it."""
    return {
        "id": project.id,
        "object": "organization.project",
        "name": project.name,
        "created_at": project.created_at,
        "archived_at": project.archived_at,
        "status": "active" if project.archived_at is None else "archived",
        "external_key_id": None,
        "residency": None,
    }


def shown_account(account: Account) -> dict[str, Any]:
    """Return a service account as the API shows it."""
    return {
        "id": account.id,
        "object": "organization.project.service_account",
        "name": account.name,
        "role": account.role,
        "created_at": account.created_at,
    }


def new_key(key: Key) -> dict[str, Any]:
    """Return a key as the API shows it once, when it has been made."""
    return {
        "id": key.id,
        "object": "organization.project.service_account.api_key",
        "name": key.name,
        "value": key.value,
        "created_at": key.created_at,
        "expires_at": key.expires_at,
    }


def shown_key(key: Key) -> dict[str, Any]:
    """Return a key as the API shows it later, without its value."""
    account = shown_account(key.account)
    del account["object"]
    return {
        "id": key.id,
        "object": "organization.project.api_key",
        "name": key.name,
        "redacted_value": f"sk-...{key.value[-4:]}",
        "created_at": key.created_at,
        "expires_at": key.expires_at,
        "last_used_at": None,  # there is no clock
        "owner": {"type": "service_account", "service_account": account, "user": None},
        "owner_project_access": "active",
    }
