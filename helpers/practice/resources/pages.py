"""Lists in pages: `after`, `limit` and `order` of a query."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..reading import fields
from ..wire import api_errors
from ..wire.exchange import Reply, json_reply

_LONGEST = 100  # entries of a page


def page(listed: Sequence[dict[str, Any]], query: Mapping[str, str], *, order: str) -> Reply:
    """Return one page of a list.

    Args:
        listed: all of it, oldest first; each has an `id`.
        query: of the request.
        order: "asc" or "desc", unless the query names one of them.

    Raises:
        ApiError: the query asks for too many or too few.
    """
    limit = query.get("limit", "20")
    if not re.fullmatch("[0-9]{1,9}", limit):
        raise api_errors.wrong_type("limit", "an integer", limit)
    fields.integer(1, _LONGEST)(int(limit), "limit")
    asked = query.get("order", order)
    listed = list(listed) if asked == "asc" else list(reversed(listed))
    ids = [entry["id"] for entry in listed]
    after = query.get("after")
    start = ids.index(after) + 1 if after in ids else 0
    found = listed[start : start + int(limit)]
    return json_reply(
        {
            "object": "list",
            "data": found,
            "first_id": found[0]["id"] if found else "",
            "last_id": found[-1]["id"] if found else "",
            "has_more": start + int(limit) < len(listed),
        }
    )
