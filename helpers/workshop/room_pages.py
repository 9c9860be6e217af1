"""What a room's server shows by itself: the page that learners open, the one for the projector, the bundle's files."""

from __future__ import annotations

import functools
import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from helpers.language import LANGUAGES, language, messages

from . import qr, site_files

_PAGES = Path(__file__).parent / "pages"
_SECTION = "serve"
_GUIDE = "READ ME FIRST.html"  # which `workshop bundle` writes: the steps for each system


@dataclass(frozen=True)
class Offer:
    """What a room has.

    Args:
        key: the room key.
        lessons: whether the website is there.
        bundle: the offline bundle's files by name.
        board: whether there is a board.
    """

    key: str
    lessons: bool
    bundle: Mapping[str, site_files.File]
    board: bool


def door(offer: Offer, address: str) -> str:
    """Return the page that learners open first, in both languages.

    Args:
        offer: what the room has.
        address: of this computer as the reader has it, as "http://192.168.0.7:8300".
    """
    ours = language()
    codes = sorted(LANGUAGES, key=lambda code: code != ours)
    switch = (
        f'<a href="#{code}" lang="{code}" hreflang="{code}">{name}</a>'
        for code, name in (("en", "English"), ("ko", "한국어"))
    )
    body = _filled(
        "room",
        begin="\n".join(_begin(code, offer) for code in codes),
        languages=" · ".join(_words(code)["page_language"] for code in codes),
        switch="\n".join(switch),
        more="\n".join(_more(code, offer, address) for code in codes),
    )
    return _page(_both("page_name"), body)


def projector(offer: Offer, address: str) -> str:
    """Return the page for the projector and the printer: the address, large, its QR code, and the room key.

    Args:
        offer, address: as for `door()`.
    """
    if qr.is_there():
        code = f'<div class="code">{qr.svg(address, html.escape(address))}</div>'
    else:
        code = f'<div class="said">{_paragraphs("projector_no_qr")}<p><code>{html.escape(qr.COMMAND)}</code></p></div>'
    body = _filled(
        "projector",
        code=code,
        title=_spoken("projector_title"),
        hows=_paragraphs("projector_how"),
        keys=_paragraphs("projector_key"),
        address=html.escape(address),
        key=html.escape(offer.key),
    )
    return _page(_both("projector_title"), body)


def bundle(offer: Offer) -> str:
    """Return the list of the bundle's files; pip takes it for --find-links too."""
    files = "\n".join(
        f'<li><a href="{html.escape(site_files.address(name))}">{html.escape(name)}</a><span>{_size(file)}</span></li>'
        for name, file in offer.bundle.items()
    )
    body = _filled("files", title=_spoken("page_bundle_title"), back=_spoken("page_bundle_back"), files=files)
    return _page(_both("page_bundle_title"), body)


def _begin(code: str, offer: Offer) -> str:
    words = _words(code)
    if offer.lessons:
        link = f'<a class="button" href="/{code}/index.html" hreflang="{code}">{words["page_begin"]}</a>'
        begin = f"<p>{words['page_loads']}</p>\n<p>{link}</p>"
    else:
        words = {**words, "page_tagline": words["page_tagline_no_lessons"]}  # nothing runs in the browser there
        begin = f"<p>{words['page_no_lessons']}</p>"
    return _filled("begin", **words, language=code, begin=begin)


def _more(code: str, offer: Offer, address: str) -> str:
    words = _words(code)
    return _filled(
        "more",
        **words,
        language=code,
        base_url=html.escape(f"{address}/v1"),
        key=html.escape(offer.key),
        bundle=_part("bundle", words, guide=_guide(offer)) if offer.bundle else "",
        board=_part("board", words, address=html.escape(address)) if offer.board else "",
    )


def _guide(offer: Offer) -> str:
    """The address of what to read first of the bundle; where that is missing, of the list of its files."""
    return f"/bundle/{site_files.address(_GUIDE) if _GUIDE in offer.bundle else ''}"


def _part(name: str, words: Mapping[str, str], **values: str) -> str:
    return _filled(name, **words, **values) + "\n"


def _paragraphs(name: str) -> str:
    return "\n".join(f'<p lang="{code}">{_words(code)[name]}</p>' for code in LANGUAGES)


def _both(name: str) -> str:
    return " · ".join(_words(code)[name] for code in LANGUAGES)


def _spoken(name: str) -> str:
    """Both languages in one line, each marked for those who hear the page."""
    return " · ".join(f'<span lang="{code}">{_words(code)[name]}</span>' for code in LANGUAGES)


def _size(file: site_files.File) -> str:
    unit, name = (1e6, "megabytes") if file.size >= 1e5 else (1e3, "kilobytes")
    return _words(language())[name].format(size=f"{file.size / unit:,.1f}")


def _page(title: str, body: str) -> str:
    return _filled("page", title=title, language=language(), body=body, style=_read("room.css"))


def _filled(name: str, **values: str) -> str:
    return Template(_read(f"{name}.html")).substitute(values).rstrip("\n")


@functools.cache
def _read(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8")


@functools.cache
def _words(code: str) -> dict[str, str]:
    return {name: html.escape(message) for name, message in messages(code, _SECTION).items()}
