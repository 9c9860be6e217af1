"""python -m helpers doctor: what stands between this computer and the first call, in a report that is safe to paste."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import asdict, dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

from helpers import base_url, connection, env_file, environment, errors, key_text, models, place, settings
from helpers.language import text

MARKS = {"ok": "✓", "warning": "!", "failure": "✗"}
_PACKAGE = "first-call"
_OLDEST_PYTHON = (3, 11)
_STEPS = ("tls", "proxy", "dns", "refused")  # at which a connection can fail; the doctor names the host as well
_STRANGE = ("unknown", "not_api", "broken_body", "text_already")  # an answer that is not the API's
_TIMEOUT = 5.0  # seconds for the one request
_WARN_BEFORE = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Finding:
    """One line of the report.

    Attributes:
        name: what was checked; the same word in every language and version.
        status: "ok", "warning" or "failure".
        message: what was found, in the learner's language.
        next_step: what to do about it; "" where there is nothing to do.
    """

    name: str
    status: str
    message: str
    next_step: str = ""


def run_checks(*, strict: bool = False) -> list[Finding]:
    """Run every check and return one result each, in a fixed order. One free request is sent (list the models).

    Args:
        strict: also compare the table of models with the SDK, the API's list and today, for whoever keeps the kit.
    """
    checks = [
        _guarded(name, check)
        for name, check in (
            ("kit", _kit),
            ("python", _python),
            ("system", _system),
            ("packages", _packages),
            ("shadowing", _shadowing),
            ("kernel", _kernel),
            ("key", _key),
            ("env_file", _env_file),
            ("base_url", _base_url),
        )
    ]
    listed: dict[str, str | None] = {}
    checks.append(_guarded("reachability", lambda: _reachability(listed)))
    checks.append(_guarded("default_model", lambda: _default_model(listed, datetime.date.today())))
    if strict:
        checks.append(_guarded("freshness", lambda: _freshness(listed, datetime.date.today())))
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
        "kit": _version(),
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


def _anonymous(message: str) -> str:
    """The message without the home folder and the user's name in paths."""
    import getpass
    import re

    home = Path.home()
    for form in {str(home), home.as_posix(), str(home.resolve())} - {"/", "\\"}:
        message = re.sub(
            re.escape(form) + r"(?=[/\\\s]|\W|$)", "~", message, flags=re.IGNORECASE if os.name == "nt" else 0
        )
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container without an entry for this user
        return message
    return re.sub(rf"(?<=[/\\]){re.escape(user)}(?=[/\\]|$)", "user", message)


def _kit() -> Finding:
    return Finding("kit", "ok", text("doctor.kit", version=_version()))


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:
        return _project().get("version", "?")


def _project() -> dict[str, Any]:
    """The [project] table of the kit's pyproject.toml; {} where the kit was installed without its folder."""
    import tomllib

    path = place.ROOT / "pyproject.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["project"] if path.is_file() else {}


def _python() -> Finding:
    message = text("doctor.python", version=".".join(map(str, sys.version_info[:3])))
    if sys.version_info < _OLDEST_PYTHON:
        return Finding("python", "failure", message, text("doctor.python_next"))
    return Finding("python", "ok", message)


def _system() -> Finding:
    import locale
    import platform

    system = f"{platform.system()} {platform.release()}"
    return Finding("system", "ok", text("doctor.system", system=system, encoding=locale.getpreferredencoding(False)))


def _packages() -> Finding:
    from importlib import metadata

    from packaging.requirements import Requirement

    good, bad = [], []
    for line in _project().get("dependencies") or metadata.requires(_PACKAGE) or []:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate():
            continue
        name, needs = requirement.name, str(requirement.specifier)
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            bad.append(text("doctor.packages_missing", package=name, needs=needs))
            continue
        if requirement.specifier.contains(version, prereleases=True):
            good.append(f"{name} {version}")
        else:
            bad.append(text("doctor.packages_wrong", package=name, version=version, needs=needs))
    if bad:
        message = text("doctor.packages_bad", packages=", ".join(bad))
        return Finding("packages", "failure", message, text("doctor.packages_next"))
    return Finding("packages", "ok", ", ".join(good))


def _shadowing() -> Finding:
    if paths := _shadowing_files():
        message = text("doctor.shadowed", paths=", ".join(map(place.shown, paths)))
        return Finding("shadowing", "failure", message, text("doctor.shadowed_next"))
    return Finding("shadowing", "ok", text("doctor.shadowing"))


def _shadowing_files() -> list[Path]:
    """Files and folders that `import` would take, or takes already, for the packages the lessons use."""
    from importlib import metadata, util

    found = []
    real = {"helpers": Path(__file__).parent}
    for name, distribution in (("openai", "openai"), ("dotenv", "python-dotenv")):
        try:
            real[name] = Path(metadata.distribution(distribution).locate_file(name))
        except metadata.PackageNotFoundError:
            continue
        imported = util.find_spec(name)
        if imported and imported.origin and Path(imported.origin).resolve().parent != real[name].resolve():
            found.append(Path(imported.origin))
    for name, package in real.items():
        module, folder = Path.cwd() / f"{name}.py", Path.cwd() / name
        if module.is_file():
            found.append(module)
        if any(folder.glob("*.py")) and folder.resolve() != package.resolve():
            found.append(folder)
    return list(dict.fromkeys(path.resolve() for path in found))


def _kernel() -> Finding:
    from importlib import metadata

    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        metadata.version("ipykernel")
        command = KernelSpecManager().get_kernel_spec("python3").argv[0]
    except (metadata.PackageNotFoundError, NoSuchKernel):
        return Finding("kernel", "failure", text("doctor.kernel_missing"), text("doctor.kernel_next"))
    major, minor = sys.version_info[:2]
    # Jupyter replaces a bare "python" with its own interpreter. Links are not followed: in a virtual environment
    # they lead to the Python that several environments share.
    own = command in ("python", f"python{major}", f"python{major}.{minor}")
    if own or os.path.normcase(Path(command).parent) == os.path.normcase(Path(sys.executable).parent):
        return Finding("kernel", "ok", text("doctor.kernel"))
    return Finding("kernel", "failure", text("doctor.kernel_other", path=command), text("doctor.kernel_next"))


def _key() -> Finding:
    if environment.only_practice():
        return Finding("key", "ok", text("doctor.key_forced"))
    found = settings.find(environment.KEY)
    if found.value is None:
        message = " ".join((text("doctor.key_none"), *found.notes))
        return _noted("key", message, found.notes)
    checked = key_text.check(found.value, for_openai=connection.for_openai())
    if checked.key is None:
        message = text("connect.key_not_used", where=found.where, problem=checked.problem)
        return Finding("key", "failure", message, text("doctor.key_next"))
    notes = found.notes + checked.notes
    message = " ".join((text("doctor.key_ok", key=key_text.mask(checked.key), where=found.where), *notes))
    return _noted("key", message, notes)


def _env_file() -> Finding:
    path = env_file.nearest()
    if path is None:
        return Finding("env_file", "ok", text("doctor.env_file_none"))
    shown = place.shown(path)
    git = env_file.git_state(path)
    if git == "tracked":
        message = text("doctor.env_file_tracked", path=shown)
        return Finding("env_file", "failure", message, text("doctor.env_file_tracked_next"))
    if git == "unprotected":
        message = text("doctor.env_file_unprotected", path=shown)
        return Finding("env_file", "warning", message, text("doctor.env_file_unprotected_next"))
    if os.name == "nt":  # the home folder is private there, and files have no mode
        return Finding("env_file", "ok", text("doctor.env_file_windows", path=shown))
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        message = text("doctor.env_file_mode", path=shown, mode=f"{mode:03o}")
        return Finding("env_file", "warning", message, text("doctor.env_file_mode_next", path=shown))
    return Finding("env_file", "ok", text("doctor.env_file_ok", path=shown))


def _base_url() -> Finding:
    found = settings.find(environment.BASE_URL)
    if found.value is None:
        practice = connection.resolve().key is None
        return Finding("base_url", "ok", text("doctor.base_url_practice" if practice else "doctor.base_url_openai"))
    address = base_url.check(found.value)
    if address.problem:
        return Finding("base_url", "failure", address.problem, text("doctor.base_url_next"))
    return _noted("base_url", " ".join((address.host, *address.notes)), address.notes)


def _noted(name: str, message: str, notes: tuple[str, ...]) -> Finding:
    return Finding(name, "warning", message, text("doctor.notes_next")) if notes else Finding(name, "ok", message)


def _reachability(listed: dict[str, str | None]) -> Finding:
    """List the models as a lesson would, and put each id with its shutdown date into `listed`."""
    if any(path.stem == "openai" or path.parent.name == "openai" for path in _shadowing_files()):
        return Finding("reachability", "failure", text("doctor.reach_shadowed"), text("doctor.shadowed_next"))
    import openai

    with _connected():
        host = connection.target().host
        try:
            for model in openai.OpenAI(timeout=_TIMEOUT, max_retries=0).models.list():
                listed[model.id] = getattr(model, "shutdown_date", None)
        except Exception as error:  # the SDK's own errors, and whatever it trips over in settings and answers
            return _unreachable(error, host)
        if not listed:
            return replace(_reach_problem("empty", host=host), status="warning")
        name = "reach_practice" if connection.current() == "practice" else "reach_live"
        return Finding("reachability", "ok", text(f"doctor.{name}", host=host, count=len(listed)))


@contextmanager
def _connected() -> Iterator[None]:
    """The backend that connect() chooses, in silence, for as long as the block lasts."""
    before = connection.current()
    with redirect_stdout(StringIO()):
        connection.ensure()
    try:
        yield
    finally:
        if before is None:
            connection.disconnect()


def _unreachable(error: Exception, host: str) -> Finding:
    """What stands between this computer and an answer, as `explain` has it; what it adds is who did not answer."""
    import openai

    given = errors.advice(error)
    status = "warning" if given.again else "failure"
    match error:
        case openai.APIStatusError():
            message = text("doctor.reach_answer", host=host, status=error.status_code, cause=given.cause)
            return Finding("reachability", status, message, given.fix)
        case openai.APITimeoutError():
            return _reach_problem("timeout", host=host, seconds=int(_TIMEOUT))
        case openai.APIConnectionError() if given.name in _STEPS:
            return _reach_problem(given.name, host=host)
        case openai.APIConnectionError() if given.name in ("connection", "dropped"):
            return _reach_problem("failed", host=host)
    if given.name in _STRANGE:
        return _reach_problem("strange", host=host, kind=type(error).__name__)
    return Finding("reachability", "failure", given.cause, given.fix)


def _reach_problem(name: str, **values: object) -> Finding:
    return Finding("reachability", "failure", text(f"doctor.reach_{name}", **values), text(f"doctor.reach_{name}_next"))


def _default_model(listed: dict[str, str | None], today: datetime.date) -> Finding:
    """The model that the kit uses when none is named; the live list knows its shutdown best, else the table."""
    model = models.default()
    backend = connection.target()
    live = bool(listed) and backend.mode == "live"
    if live and model not in listed:
        message = text("doctor.model_absent", model=model, host=backend.host)
        return Finding("default_model", "warning", message, text("doctor.model_absent_next"))
    if live:
        source = text("doctor.source_live")
        date = datetime.date.fromisoformat(listed[model]) if listed[model] else None
    else:
        source = text("doctor.source_table", checked=models.checked())
        row = models.load().get(model)  # the learner may have chosen a model of the live list
        date = row.shutdown if row else None
    if date is None:
        return Finding("default_model", "ok", text("doctor.model_ok", model=model, source=source))
    name = "model_past" if date <= today else "model_date"
    status = "failure" if date <= today else "warning" if date - today <= _WARN_BEFORE else "ok"
    next_step = text("doctor.model_next") if status != "ok" else ""
    return Finding("default_model", status, text(f"doctor.{name}", model=model, date=date, source=source), next_step)


def _freshness(listed: dict[str, str | None], today: datetime.date) -> Finding:
    """Whether the table of models is still true. Only OpenAI's own list can say that a model is gone."""
    from helpers import freshness

    backend = connection.target()
    ours = backend.mode == "live" and backend.host == base_url.OPENAI
    try:
        found = freshness.problems(today, sdk=freshness.of_sdk(), listed=listed if ours and listed else None)
    except LookupError as error:
        return Finding("freshness", "failure", text("freshness.no_sdk", reason=error))
    if found:
        return Finding("freshness", "failure", "\n  ".join(found))
    return Finding("freshness", "ok", text("freshness.fresh"))
