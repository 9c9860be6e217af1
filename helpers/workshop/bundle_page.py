"""READ ME FIRST: the page that says in three steps, for each system and in both languages, how to install the kit."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from helpers.language import LANGUAGES, messages

from .systems import SYSTEMS, System

NAME = "READ ME FIRST.html"
_FAMILIES = {"win32": ("windows", "Windows"), "darwin": ("macos", "macOS"), "linux": ("linux", "Linux")}
_NAMES = {"en": "English", "ko": "한국어"}
_STYLE = (
    "body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "color:#1f2328;background:#fff;word-break:keep-all;overflow-wrap:anywhere}"
    "h2{margin-top:2.5rem;border-top:1px solid #888;padding-top:1rem}h3{margin-bottom:.25rem}"
    "a{color:#0b57d0}li{margin:.3rem 0}small{color:#59636e}"
    "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#161b22}a{color:#8ab4f8}small{color:#9ba5b0}}"
)


def outside(entries: Sequence[dict[str, Any]]) -> str:
    """Return the page beside the ZIP files, with a link to each.

    Args:
        entries: of the index.
    """

    def body(code: str) -> str:
        said = messages(code, "bundle")
        parts = [f"<p>{said['page_intro']}</p>"]
        for sys_platform in _FAMILIES:
            here = [entry for entry in entries if SYSTEMS[entry["system"]].sys_platform == sys_platform]
            if here:
                parts.append(_family(code, sys_platform, "".join(_link(code, entry) for entry in here)))
        return "".join(parts)

    return _page(body)


def inside(system: System, pythons: Sequence[str]) -> str:
    """Return the page in a ZIP file, which says what to do once it is unpacked.

    Args:
        system: whose.
        pythons: the versions that it can be installed with.
    """

    def body(code: str) -> str:
        said = messages(code, "bundle")
        needs = html.escape(said["page_needs"].format(versions=", ".join(pythons)))
        return f"<p>{said['page_intro_inside']} <small>({needs})</small></p>{_family(code, system.sys_platform)}"

    return _page(body)


def _page(body: Any) -> str:
    links = " · ".join(f'<a href="#{code}" lang="{code}">{name}</a>' for code, name in _NAMES.items())
    sections = "".join(
        f'<section id="{code}" lang="{code}"><h2>{messages(code, "bundle")["page_title"]}</h2>{body(code)}'
        + "".join(f"<p>{messages(code, 'bundle')[name]}</p>" for name in ("page_where", "page_conda", "page_stuck"))
        + "</section>\n"
        for code in LANGUAGES
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>First Call · 첫 호출</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>First Call · 첫 호출</h1><p>{links}</p>\n{sections}</body>\n</html>\n"
    )


def _family(code: str, sys_platform: str, links: str = "") -> str:
    """The three steps of a system; inside a ZIP file the first two of them are done."""
    said = messages(code, "bundle")
    key, name = _FAMILIES[sys_platform]
    steps = [said[f"{key}_start"]]
    if links:
        steps = [f"{said[f'{key}_which']}<ul>{links}</ul>", said[f"{key}_unpack"], *steps]
    listed = "".join(f"<li>{step}</li>" for step in steps)
    return f"<h3>{name}</h3><ol>{listed}</ol><p>{said[f'{key}_blocked']}</p>"


def _link(code: str, entry: dict[str, Any]) -> str:
    said = messages(code, "bundle")
    needs = (
        said["page_python"] if entry["has_python"] else said["page_needs"].format(versions=", ".join(entry["pythons"]))
    )
    name = html.escape(entry["name"])
    return f'<li><a href="{name}">{name}</a> <small>({entry["bytes"] / 1e6:,.0f} MB, {html.escape(needs)})</small></li>'
