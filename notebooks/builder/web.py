"""The repository's public address, and what is made of it: links that work in a single file, badges, a way in.

It is one setting, `Repository` under [project.urls] in pyproject.toml. While it is unset, all of this is left out.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from string import Template

from .words import words

SETTING = "Repository"
START = "00_start_here"
# Not needed where Jupyter is there already, as on Colab, whose own versions of these must stay.
_JUPYTERS = ("jupyterlab", "ipywidgets", "tornado", "editables")
_TEMPLATES = Path(__file__).parent / "templates"
_BADGES = re.compile(r"<!-- badges -->.*?<!-- /badges -->", re.DOTALL)
_LINK = re.compile(r"(!?)(\[[^\]]*\]\()([^)#:\s]+)((?:#[^)\s]*)?\))")
_GITHUB = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)")


def address(root: Path) -> str | None:
    """Return the repository's public address without a / at its end; None while it is unset."""
    project = _project(root)
    return str(project.get("urls", {}).get(SETTING, "")).rstrip("/") or None


def on_the_web(text: str, folder: str, address: str | None) -> str:
    """Return prose whose links and pictures work wherever its notebook is opened.

    Args:
        text: Markdown; links of it lead from `folder`.
        folder: the notebook's folder in the repository, such as "notebooks/en".
        address: the repository's; None changes nothing.
    """
    if not address:
        return text

    def absolute(link: re.Match[str]) -> str:
        picture, label, target, end = link.groups()
        place = posixpath.normpath(posixpath.join(folder, target))
        return f"{picture}{label}{address}/{'raw' if picture else 'blob'}/HEAD/{place}{end}"

    return _LINK.sub(absolute, text)


def in_the_folder(text: str, folder: str, address: str | None) -> str:
    """Return prose as its source has it: the reverse of `on_the_web()`."""
    if not address:
        return text
    web = re.compile(rf"{re.escape(address)}/(?:blob|raw)/HEAD/([^)#\s]+)")
    return web.sub(lambda link: posixpath.relpath(link[1], folder), text)


def door(language: str, address: str | None, packages: Iterable[str]) -> str:
    """Return the code of the cell for those who open a single notebook without the kit.

    Args:
        language: "en" or "ko".
        address: the repository's; None says where to look instead.
        packages: what to install on Colab: requirements such as "openai>=3".
    """
    wording = words(language)
    name = "door_web.txt" if address else "door.txt"
    where = wording["door_get"].format(address=address) if address else wording["door_folder"]
    return (
        Template((_TEMPLATES / name).read_text(encoding="utf-8"))
        .substitute(
            note=wording["door_note"],
            missing=wording["door_missing"],
            where=where,
            warning=wording["door_warning"],
            address=address,
            packages=" ".join(f'"{package}"' for package in packages),
            language=language,
        )
        .rstrip("\n")
    )


def packages(root: Path) -> list[str]:
    """Return what the kit needs where Jupyter is there already."""
    wanted = _project(root).get("dependencies", [])
    return [line for line in wanted if not re.match(rf"(?:{'|'.join(_JUPYTERS)})\b", line)]


def with_badges(text: str, language: str, address: str | None) -> str:
    """Return a README's text with the badges between its markers; none where the repository is not on GitHub."""
    github = _GITHUB.fullmatch(address or "")
    badges = ""
    if github:
        start = f"notebooks/{language}/{START}.ipynb"
        badges = words(language)["badges"].format(repository=github[1], start=start).strip()
    return _BADGES.sub(lambda _: "\n".join(filter(None, ("<!-- badges -->", badges, "<!-- /badges -->"))), text)


def _project(root: Path) -> dict:
    path = root / "pyproject.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")).get("project", {}) if path.is_file() else {}
