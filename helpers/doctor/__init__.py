"""python -m helpers doctor: what stands between this computer and the first call, in a report that is safe to paste.

It needs nothing but Python's standard library, so that it can say which packages are missing.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from helpers import place
from helpers.doctor import configuration, installation, lookalikes, reachability
from helpers.doctor.finding import Finding
from helpers.language import text

__all__ = ["MARKS", "Finding", "passed", "report", "report_json", "run_checks"]

MARKS = {"ok": "✓", "warning": "!", "failure": "✗"}  # `say()` spells them otherwise where a console lacks them


def run_checks(*, strict: bool = False) -> list[Finding]:
    """Run every check and return one result each, in a fixed order. One free request is sent (list the models).

    Args:
        strict: also compare the table of models with the SDK, the API's list and today, for whoever keeps the kit.
    """
    with lookalikes.off_path():
        found = _look_alikes()  # first of all: one can be why another check fails
        shadowing = _guarded("shadowing", lambda: lookalikes.check(found))
        checks = [
            _guarded("kit", installation.kit),
            _guarded("python", installation.python),
            _guarded("packages", installation.packages),
            _guarded("kernel", installation.kernel),
            shadowing,
            _guarded("system", installation.system),
            _guarded("key", configuration.key),
            _guarded("env_file", configuration.file),
            _guarded("base_url", configuration.address),
            _guarded("local_model", configuration.local_model),
            _guarded("variables", configuration.variables),
            _guarded("network", configuration.network),
        ]
        listed: dict[str, str | None] = {}
        taken, today = lookalikes.loaded(found), datetime.date.today()
        checks += [
            _guarded("reachability", lambda: reachability.reachability(listed, lookalikes_loaded=taken)),
            _guarded("default_model", lambda: reachability.default_model(listed, today)),
        ]
        if strict:
            checks.append(_guarded("freshness", lambda: reachability.table_of_models(listed, today)))
    return [
        replace(check, message=_anonymous(check.message), next_step=_anonymous(check.next_step)) for check in checks
    ]


def passed(checks: list[Finding], *, strict: bool = False) -> bool:
    """Return whether no check failed; with `strict`, whether none warned either."""
    return all(check.status == "ok" or (check.status == "warning" and not strict) for check in checks)


def report(checks: list[Finding]) -> str:
    """Return the report as text."""
    lines = [text("doctor.title"), ""]
    for check in checks:
        lines.append(f"{MARKS[check.status]} {text(f'doctor.name_{check.name}')}: {check.message}")
        if check.next_step:
            lines.append(f"  → {check.next_step}")
    count = [check.status for check in checks].count
    lines += ["", text("doctor.summary", failures=count("failure"), warnings=count("warning")), text("doctor.safe")]
    return "\n".join(lines)


def report_json(checks: list[Finding], *, strict: bool = False) -> str:
    """Return the report as JSON in ASCII: {"kit", "passed", "checks": [{"name", "status", "message", "next_step"}]}."""
    import json

    content = {
        "kit": installation.version(),
        "passed": passed(checks, strict=strict),
        "checks": [asdict(check) for check in checks],
    }
    return json.dumps(content, indent=2)


def _guarded(name: str, check: Callable[[], Finding]) -> Finding:
    """A check that breaks is a line of the report too, never a traceback."""
    try:
        return check()
    except Exception as error:
        message = text("doctor.unexpected", kind=type(error).__name__)
        return Finding(name, "failure", message, text("doctor.unexpected_next"))


def _look_alikes() -> list[Path]:
    try:
        return lookalikes.find()
    except OSError:  # a folder that cannot be read, or was deleted
        return []


def _anonymous(message: str) -> str:
    """The message without the home folder and the user's name in paths."""
    import getpass
    import re

    home = place.of_user()
    forms = {str(Path.home()), home.as_posix(), str(home)} if home else set()
    for form in forms - {"/", "\\"}:
        message = re.sub(
            re.escape(form) + r"(?=[/\\\s]|\W|$)", "~", message, flags=re.IGNORECASE if os.name == "nt" else 0
        )
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container without an entry for this user
        return message
    return re.sub(rf"(?<=[/\\]){re.escape(user)}(?=[/\\]|$)", "user", message)
