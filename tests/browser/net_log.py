"""Chromium's own log of everything that it sends: of pages, workers and service workers, by fetch, socket or beacon."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

from browser.traces import needles


def arguments(log: Path) -> tuple[str, ...]:
    """Return what Chromium is told so that it writes the log; the log is whole once the browser has ended."""
    return f"--log-net-log={log}", "--net-log-capture-mode=Everything"


def receivers(log: Path, secret: str) -> set[str]:
    """Return whom a secret was sent to, or was meant to be sent to.

    Args:
        log: as Chromium wrote it.
        secret: ASCII letters and digits; a part of it counts, as in `traces`.

    Returns:
        Hosts with their ports; where the log names none, the kind of what sent it.
    """
    content = json.loads(log.read_text(encoding="utf-8"))
    kinds = {number: name for name, number in content["constants"]["logSourceType"].items()}
    wanted = [needle.decode("latin-1") for needle in needles(secret)]
    named = defaultdict(set)
    senders = {}
    for event in content["events"]:
        source, params = event["source"], event.get("params", {})
        if "url" in params:
            named[source["id"]].add(urlsplit(params["url"]).netloc)
        if "address" in params:
            named[source["id"]].add(params["address"])
        said = json.dumps(params, ensure_ascii=False)
        if any(needle in said for needle in wanted):
            senders[source["id"]] = kinds[source["type"]]
    return {name for sender, kind in senders.items() for name in named[sender] or {kind}}
