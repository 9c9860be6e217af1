"""A page of cards to print, in a file that only its owner may read."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from pathlib import Path

from helpers import env_file, place
from helpers.errors import InputError
from helpers.language import language, text


def draft_of(path: Path) -> Path:
    """Return where a page is written before it takes its place."""
    return path.with_name(f"{path.name}.seat-cards-part")


def check_place(paths: Iterable[Path], message: str) -> None:
    """Look whether secrets may be written there.

    Args:
        paths: of the files.
        message: the name of the sentence for one that git would publish; it has {path}.

    Raises:
        InputError: git would publish one.
    """
    for path in paths:
        if env_file.git_state(path) in ("tracked", "unprotected"):
            raise InputError(text(message, path=place.shown(path)))


def write(path: Path, page: str) -> None:
    """Write a page in a single step, for its owner alone (mode 600; Windows goes by the folder).

    Raises:
        OSError: it cannot be written.
    """
    draft = draft_of(path)
    exclusive = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # Windows alone has the last
    descriptor = os.open(draft, exclusive, 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())  # a key is shown only once: it must survive a power cut too
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def page(title: str, note: str, mark: str, room: str, cards: Iterable[str]) -> str:
    """Return a page.

    Args:
        title: above the cards, on the screen alone.
        note: for the facilitator, on the screen alone.
        mark: the class of the list of cards, by which a file of ours is known.
        room: the room's name.
        cards: each an <li>.
    """
    return _PAGE.format(
        language=language(),
        title=html.escape(title),
        style=_STYLE,
        note=html.escape(note),
        mark=mark,
        room=html.escape(room),
        cards="\n".join(cards),
    )


_STYLE = """
body { font-family: system-ui, sans-serif; word-break: keep-all; margin: 1rem; color: #111; background: #fff; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.6rem;
     grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
li { border: 1px dashed #555; border-radius: 0.4rem; padding: 0.7rem 0.9rem; break-inside: avoid; }
h2 { margin: 0 0 0.4rem; font-size: 1.2rem; }
p { margin: 0.3rem 0; font-size: 0.85rem; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.8rem; overflow-wrap: anywhere; }
li div { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; }
b { font: 1.1rem ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
@media print {
  header { display: none; }
  body { margin: 0; }
  ul { grid-template-columns: 1fr 1fr; gap: 0.3rem; }
  p { font-size: 0.78rem; }
}
"""
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{title}</h1><p>{note}</p></header>
<ul class="{mark}" data-room="{room}">
{cards}
</ul>
</body>
</html>
"""
