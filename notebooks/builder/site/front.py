"""The pages that belong to no language: the choice of one, and what is shown where there is no page."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterable
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from ..source import LANGUAGES
from .words import words

WORKER = "sw.js"
SERVER = "serve.py"
ROOM = "room.json"  # what a workshop's server answers in its place says where the board is
RUNNER = "_static/run"
_OF_SERVER = "serve_"  # how the names of its sentences begin
_TEMPLATES = "assets/site/root"


def files(root: Path, address: str | None, pages: Iterable[str]) -> dict[str, str]:
    """Return the text of index.html, 404.html, serve.py, room.json and files for hosts and search engines, by name.

    Args:
        root: the repository.
        address: the website's; None while it is unset.
        pages: all others by their path, for example "en/04_single_turn.html".
    """
    # A host shows 404.html at any depth, so its links begin at the root of the host.
    base = f"{urlsplit(address).path}/" if address else "/"
    style = (root / _TEMPLATES / "front.css").read_text(encoding="utf-8")
    made = {".nojekyll": ""}  # GitHub Pages would leave out folders such as _static
    for name in ("index", "404"):
        template = Template((root / _TEMPLATES / f"{name}.html").read_text(encoding="utf-8"))
        made[f"{name}.html"] = template.substitute(_values(), style=style, base=base)
    server = Template((root / _TEMPLATES / SERVER).read_text(encoding="utf-8"))
    made[ROOM] = "{}\n"  # a page looks for it, and a file that is missing would be an error in the browser's console
    made[SERVER] = server.substitute(words=json.dumps(_of_server(), indent=2))
    if address:
        made["sitemap.xml"] = _sitemap(address, pages)
    return made


def offline(root: Path, out: Path) -> str:
    """Return the text of sw.js, with which pages work without a network: another website makes it another text.

    Args:
        root: the repository.
        out: the folder with everything else of the website.
    """
    version = hashlib.sha256()
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        version.update(path.relative_to(out).as_posix().encode() + b"\0" + path.read_bytes())
    text = (root / _TEMPLATES / WORKER).read_text(encoding="utf-8")
    return Template(text).substitute(version=version.hexdigest()[:16], runner=json.dumps(_runner(out)))


def _runner(out: Path) -> list[str]:
    """The files that lessons run with, but for the texts of their licenses; none where that was left out."""
    files = [path.relative_to(out).as_posix() for path in sorted((out / RUNNER).rglob("*")) if path.is_file()]
    return [name for name in files if not name.endswith(".txt")]


def _sitemap(address: str, pages: Iterable[str]) -> str:
    """The list of pages for search engines: most of those on errors are linked from one list only."""
    urls = "".join(f"<url><loc>{html.escape(f'{address}/{page}')}</loc></url>\n" for page in sorted(pages))
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{urls}</urlset>\n'


def _of_server() -> dict[str, dict[str, str]]:
    """What serve.py says: by language, by name. In JSON it is ASCII, which every Python reads."""
    return {
        language: {name: text for name, text in words(language).items() if name.startswith(_OF_SERVER)}
        for language in LANGUAGES
    }


def _values() -> dict[str, str]:
    return {f"{name}_{language}": html.escape(text) for language in LANGUAGES for name, text in words(language).items()}
