"""Drawings: one SVG source for both languages, in which an element may carry lang="en" or lang="ko"."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

from .source import LANGUAGES, SourceError

_SVG = "{http://www.w3.org/2000/svg}"


def draw(root: Path) -> dict[Path, str]:
    """Return what assets/drawings must hold, by path.

    Args:
        root: the repository; the sources are assets/drawings/src/*.svg.

    Raises:
        SourceError: a source is not valid XML, or has no <title> in one of the languages.
    """
    folder = root / "assets" / "drawings"
    return {
        folder / f"{source.stem}.{language}.svg": in_language(source, language)
        for source in sorted((folder / "src").glob("*.svg"))
        for language in LANGUAGES
    }


def in_language(source: Path, language: str) -> str:
    """Return a drawing without the elements of the other language.

    Raises:
        SourceError: it is not valid XML, or has no <title> in this language.
    """
    text = source.read_text(encoding="utf-8")
    try:
        for _, (prefix, address) in ElementTree.iterparse(io.BytesIO(text.encode()), events=["start-ns"]):
            ElementTree.register_namespace(prefix, address)
        drawing = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise SourceError(f"{source.name}: not valid XML: {error}") from None
    _cut(drawing, language)
    if drawing.find(f"{_SVG}title") is None:
        raise SourceError(f"{source.name}: the drawing needs a <title> in {language}")
    return ElementTree.tostring(drawing, encoding="unicode") + "\n"


def _cut(element: ElementTree.Element, language: str) -> None:
    """Remove the elements of other languages below an element, but no text that follows them."""
    kept = None
    for child in list(element):
        if child.get("lang", language) == language:
            _cut(child, language)
            kept = child
            continue
        tail = child.tail or ""
        if tail.strip() and kept is not None:
            kept.tail = (kept.tail or "") + tail
        elif tail.strip():
            element.text = (element.text or "") + tail
        element.remove(child)
