"""What is installed: the kit, Python, the packages and the kernel that notebooks use."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

from helpers import guard, place
from helpers.doctor.finding import Finding, not_tried
from helpers.language import text

PACKAGE = "first-call"


def kit() -> Finding:
    """Which version of the kit this is."""
    return Finding("kit", "ok", text("doctor.kit", version=version()))


def version() -> str:
    """Return the kit's version, or "?"."""
    from importlib import metadata

    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return _project().get("version", "?")


def python() -> Finding:
    """Whether this Python is new enough, and which one it is."""
    message = text("doctor.python", version=".".join(map(str, sys.version_info[:3])), path=sys.executable)
    if sys.version_info < guard.OLDEST:
        return Finding("python", "failure", message, text("doctor.python_next"))
    return Finding("python", "ok", message)


def system() -> Finding:
    """The operating system, and how it encodes text."""
    import locale
    import platform

    name = f"{platform.system()} {platform.release()}"
    return Finding("system", "ok", text("doctor.system", system=name, encoding=locale.getpreferredencoding(False)))


def packages() -> Finding:
    """Whether this Python has the packages that the kit needs, in versions that fit."""
    good, bad = [], []
    for name, installed, needs in filter(None, map(_state, _requirements())):
        if installed is None:
            bad.append(text("doctor.packages_missing", package=name, needs=needs))
        elif needs is not None:
            bad.append(text("doctor.packages_wrong", package=name, version=installed, needs=needs))
        else:
            good.append(f"{name} {installed}")
    if not good:
        return Finding("packages", "failure", text("doctor.packages_none"), _command())
    if bad:
        message = text("doctor.packages_bad", packages=", ".join(bad))
        return Finding("packages", "failure", message, text("doctor.packages_next"))
    return Finding("packages", "ok", ", ".join(good))


def kernel() -> Finding:
    """Whether notebooks run in this Python."""
    from importlib import metadata

    try:
        from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
    except ImportError:
        return not_tried("kernel", "packages")
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


def _command() -> str:
    return text("doctor.packages_none_next", command=guard.command("doctor"), lessons=guard.command())


def _project() -> dict[str, Any]:
    """The [project] table of the kit's pyproject.toml; {} where the kit was installed without its folder."""
    import tomllib

    path = place.ROOT / "pyproject.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["project"] if path.is_file() else {}


def _requirements() -> list[str]:
    from importlib import metadata

    try:
        return _project().get("dependencies") or metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return []


def _state(line: str) -> tuple[str, str | None, str | None] | None:
    """A requirement's package, its installed version (None for none), and what it should be where that is wrong.

    None where the requirement is for another system.
    """
    from importlib import metadata

    try:
        from packaging.requirements import Requirement
    except ImportError:  # then most others are missing too, and what is there counts as right
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        needs, fits = line.removeprefix(name).partition(";")[0].strip(), None
    else:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate():
            return None
        name, needs, fits = requirement.name, str(requirement.specifier), requirement.specifier.contains
    try:
        installed = metadata.version(name)
    except metadata.PackageNotFoundError:
        return name, None, needs
    return name, installed, None if fits is None or fits(installed, prereleases=True) else needs
