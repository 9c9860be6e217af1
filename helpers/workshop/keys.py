"""The keys of a room: mint, list, check and revoke them, each a run that may be interrupted and repeated.

What has been done is known from two places only: the names at the API, and the file of seat cards. A key is shown
once, in the reply that makes it. So a service account whose key is on no card is useless, and is deleted.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from helpers import locks, place
from helpers.errors import InputError
from helpers.key_text import mask
from helpers.language import text

from . import admin
from .cards import Card, Cards, when
from .seats import Plan, Room

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.admin.organization import Project

Say = Callable[[str], object]

_PAGE = 100  # the most that a page of the API has


@contextlib.contextmanager
def alone(room: Room) -> Iterator[None]:
    """Let one process of this user at a time change the keys of a room, wherever its cards lie.

    Raises:
        InputError: another one does.
        OSError: the file of the lock, in the system's temporary folder, cannot be opened.
    """
    user = getattr(os, "getuid", lambda: "me")()  # on Windows the temporary folder is the user's own
    path = Path(tempfile.gettempdir(), f"first-call-{user}-{room.name}.lock")
    with path.open("ab") as file:
        if not locks.take(file.fileno()):
            raise InputError(text("workshop.busy"))
        yield


def mint(client: OpenAI, plan: Plan, cards: Cards, say: Say, *, again: frozenset[int] = frozenset()) -> None:
    """Give every seat a project, a limit and a key, as far as it has none; write each key on its card at once.

    A project gets its spend limit before it gets a key, so no key is ever without one.

    Args:
        client: with an admin key.
        plan: what is wanted.
        cards: where the keys go, and what earlier runs have done.
        say: is given a line for each seat.
        again: seats that get another key in place of theirs.

    Raises:
        InputError: the room has keys of the other kind, or keys and no file of cards.
        openai.OpenAIError: the API refused something, or did not answer. The same call again goes on from there.
        OSError: the cards cannot be written.
    """
    cards.check_place()
    there = list(_projects(client, plan.room))
    other = {each.name for each in there} - {plan.project(seat) for seat in range(1, plan.seats + 1)}
    if any((name == plan.room.shared) != plan.shared for name in other):
        raise InputError(text("workshop.other_way"))
    if not cards.path.is_file() and (count := sum(len(_accounts(client, each.id, plan.room)) for each in there)):
        raise InputError(text("workshop.keys_without_cards", count=count, path=place.shown(cards.path)))
    cards.begin(_named(client))
    for seat in again:
        cards.drop(seat, _named(client))
    project = ""
    for seat in range(1, plan.seats + 1):
        if not plan.shared or not project:
            project = _ready_project(client, plan, seat, there, cards)
        card = cards.get(seat)
        kept = _only_account(client, project, plan.room.seat(seat), card.account if card else "")
        if card and kept:
            say(text("workshop.kept", seat=seat, key=mask(card.key), time=when(card.expires)))
            continue
        card = _make(client, plan, seat, project)
        cards.put(card, _named(client))
        say(text("workshop.minted", seat=seat, key=mask(card.key), time=when(card.expires)))


def listed(client: OpenAI, room: Room, cards: Cards, say: Say) -> None:
    """Say which keys a room has at the API, by their last characters, and what does not fit the cards."""
    found = 0
    for project in _projects(client, room):
        limit = _limit(client, project.id)
        for key in client.admin.organization.projects.api_keys.list(
            project.id, owner_project_access="any", limit=_PAGE
        ):
            account = key.owner.service_account
            seat = room.number(account.name) if account else None
            if account is None or seat is None:
                continue
            found += 1
            card = cards.get(seat)
            name = "workshop.listed" if card and card.account == account.id else "workshop.listed_without_card"
            say(text(name, seat=seat, key=mask(key.redacted_value), time=when(key.expires_at), limit=limit))
    say(text("workshop.listed_all", count=found))


def check(client: OpenAI, cards: Cards, say: Say) -> bool:
    """Try the key of every card, which costs nothing, and return whether all are accepted."""
    good = True
    for card in cards:
        works = admin.works(card.key, client)
        good = good and works
        say(text("workshop.works" if works else "workshop.refused", seat=card.seat, key=mask(card.key)))
    return good


def revoke(client: OpenAI, room: Room, cards: Cards, say: Say) -> bool:
    """End all keys of a room, prove it with the keys on the cards, and delete the cards.

    Args:
        client: with an admin key.
        room: whose keys.
        cards: that the proof is made with; they stay as long as one key is still accepted.
        say: is given what was done.

    Returns:
        Whether nothing is left of them.
    """
    ended = 0
    for project in list(_projects(client, room)):
        ended += _end(client, room, project, say)
    say(text("workshop.ended", count=ended))
    alive = [card for card in cards if admin.works(card.key, client)]
    for card in alive:
        say(text("workshop.still_accepted", seat=card.seat, key=mask(card.key)))
    if alive:
        return False
    left = [each for project in _projects(client, room) for each in _accounts(client, project.id, room)]
    if left:
        say(text("workshop.left", count=len(left)))
        return False
    say(text("workshop.proved", count=len(cards)) if len(cards) else text("workshop.nothing_to_prove"))
    cards.remove()
    return True


def _named(client: OpenAI) -> str | None:
    """The base URL that a card has to name, or None for OpenAI's own."""
    address = admin.address()
    return str(client.base_url) if address else None


def _projects(client: OpenAI, room: Room) -> Iterator[Project]:
    return (each for each in client.admin.organization.projects.list(limit=_PAGE) if room.owns(each.name))


def _accounts(client: OpenAI, project: str, room: Room) -> list[str]:
    """The ids of the service accounts that are seats of a room."""
    found = client.admin.organization.projects.service_accounts.list(project, limit=_PAGE)
    return [each.id for each in found if room.number(each.name) is not None]


def _ready_project(client: OpenAI, plan: Plan, seat: int, there: list[Project], cards: Cards) -> str:
    """The id of a seat's project: there is exactly one of its name, and its limits are set."""
    projects = client.admin.organization.projects
    name = plan.project(seat)
    on_cards = {card.project for card in cards}
    same = sorted((each for each in there if each.name == name), key=lambda each: each.id not in on_cards)
    for unused in same[1:]:  # made by a run whose reply was lost, and which the list did not show to the next one
        if unused.id not in on_cards:
            projects.archive(unused.id)
    id = same[0].id if same else _once(client).admin.organization.projects.create(name=name).id
    projects.spend_limit.update(id, currency="USD", interval="month", threshold_amount=plan.limit)
    if plan.per_minute is not None:
        _limit_rate(client, id, plan)
    return id


def _limit_rate(client: OpenAI, project: str, plan: Plan) -> None:
    limits = client.admin.organization.projects.rate_limits
    found = next((each for each in limits.list_rate_limits(project) if each.model == plan.model), None)
    if found is None:
        raise InputError(text("workshop.no_rate_limit", model=plan.model))
    limits.update_rate_limit(found.id, project_id=project, max_requests_per_1_minute=plan.per_minute or 0)


def _only_account(client: OpenAI, project: str, name: str, wanted: str) -> bool:
    """Delete the service accounts of a seat whose key is on no card, and return whether the one on its card exists."""
    accounts = client.admin.organization.projects.service_accounts
    same = [each.id for each in accounts.list(project, limit=_PAGE) if each.name == name]
    for id in same:
        if id != wanted:
            _delete_account(client, project, id)
    return wanted in same


def _make(client: OpenAI, plan: Plan, seat: int, project: str) -> Card:
    made = _once(client).admin.organization.projects.service_accounts.create(
        project, name=plan.room.seat(seat), expires_in_seconds=plan.lifetime
    )
    if made.api_key is None:
        raise InputError(text("workshop.no_key_made", seat=seat))
    return Card(seat, project, made.id, made.api_key.value, made.api_key.expires_at)


def _once(client: OpenAI) -> OpenAI:
    """A client that never asks twice: of a second request for the same, the first one's key would be lost."""
    return client.with_options(max_retries=0)


def _end(client: OpenAI, room: Room, project: Project, say: Say) -> int:
    """Delete a project's keys and seats, and archive it where nothing else is in it; return how many seats it had."""
    from openai import NotFoundError

    projects = client.admin.organization.projects
    keys = list(projects.api_keys.list(project.id, owner_project_access="any", limit=_PAGE))
    for key in keys:
        if key.owner.service_account and room.number(key.owner.service_account.name) is not None:
            with contextlib.suppress(NotFoundError):  # a request that was sent again after it had been done
                projects.api_keys.delete(key.id, project_id=project.id)
    seats = _accounts(client, project.id, room)
    for id in seats:
        _delete_account(client, project.id, id)
    others = [
        key for key in keys if not key.owner.service_account or room.number(key.owner.service_account.name) is None
    ]
    if others:
        say(text("workshop.not_archived", project=project.name))
    else:
        projects.archive(project.id)
    return len(seats)


def _delete_account(client: OpenAI, project: str, id: str) -> None:
    from openai import NotFoundError

    with contextlib.suppress(NotFoundError):  # a request that was sent again after it had been done
        client.admin.organization.projects.service_accounts.delete(id, project_id=project)


def _limit(client: OpenAI, project: str) -> str:
    from openai import NotFoundError

    try:
        cents = client.admin.organization.projects.spend_limit.retrieve(project).threshold_amount
    except NotFoundError:
        return text("workshop.no_limit")
    return text("workshop.limit", dollars=f"{cents / 100:,.2f}")
