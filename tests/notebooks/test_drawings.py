"""Drawings in two languages from one source."""

from __future__ import annotations

import pytest
from builder.drawings import draw, in_language
from builder.source import SourceError


def test_other_language_is_cut(repository):
    """Each drawing has the elements of its language and the shared ones, and the text between them."""
    english, korean = draw(repository).values()
    assert '<title lang="en">A lock</title>' in english
    assert '<text>1 <tspan lang="en">key</tspan>!</text>' in english
    assert '<text>1 <tspan lang="ko">열쇠</tspan>!</text>' in korean
    assert "A lock" not in korean


def test_names_and_namespaces(repository):
    """The files are named by language; prefixes stay as they were written."""
    folder = repository / "assets" / "drawings"
    drawn = draw(repository)
    assert list(drawn) == [folder / "lock.en.svg", folder / "lock.ko.svg"]
    for text in drawn.values():
        assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ')
        assert '<use xlink:href="#a" />' in text
        assert text.endswith("</svg>\n")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('<title lang="ko">자물쇠</title>', "", r"lock\.svg: the drawing needs a <title> in ko"),
        ("</svg>", "", r"lock\.svg: not valid XML"),
    ],
)
def test_bad_drawing_is_named(repository, old, new, message):
    """A drawing without title or with broken XML is an error that names it."""
    path = repository / "assets" / "drawings" / "src" / "lock.svg"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        in_language(path, "ko")
