"""What the website adds to Sphinx: ids of cells, what the browser edition reads, sentences of the theme."""

from __future__ import annotations

import gettext
import json
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from .page import Page
from .words import words

_CELL = re.compile(r'(<div class="cell\b[^"]*") id="cell-([\w-]+)"')
# The theme's own words that Sphinx does not translate, by the name of ours.
_THEME = {
    "Skip to content": "skip",
    "Back to top": "back_to_top",
    "On this page": "on_this_page",
    "Search": "search",
    "Next": "next",
    "Previous": "previous",
    "Home": "home",
}


class _Words(gettext.NullTranslations):
    """The theme's words in the reader's language; all others as Sphinx translates them."""

    def __init__(self, ours: dict[str, str], sphinx: Any) -> None:
        super().__init__()
        self._ours, self._sphinx = ours, sphinx

    def gettext(self, message: str) -> str:
        return self._ours.get(message) or self._sphinx.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._sphinx.ngettext(msgid1, msgid2, n)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; Sphinx calls it."""
    app.add_config_value("first_call_pages", {}, "")
    app.add_config_value("first_call_address", None, "")
    app.add_config_value("first_call_run", False, "")
    app.add_config_value("first_call_twin", "", "")
    app.add_config_value("first_call_images", {}, "")
    app.connect("builder-inited", _begin)
    app.connect("doctree-read", _name_cells)
    app.connect("html-page-context", _describe, priority=900)  # after the theme has made its navigation
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _begin(app: Sphinx) -> None:
    app.builder.search = False  # type: ignore[attr-defined]  # Pagefind finds more; see search.py
    wording = words(app.config.language)
    ours = {english: wording[name] for english, name in _THEME.items()}
    environment = app.builder.templates.environment
    environment.install_gettext_translations(_Words(ours, app.translator), newstyle=True)


def _name_cells(app: Sphinx, doctree: nodes.document) -> None:
    """Give each code cell an id of its own: links lead there, and it survives to the page."""
    cells = app.config.first_call_pages[app.env.docname].cells
    containers = [node for node in doctree.findall(nodes.container) if node.get("nb_element") == "cell_code"]
    for container, cell in zip(containers, cells, strict=True):
        container["ids"] = [f"cell-{cell['id']}"]


def _describe(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Fill in what the templates show of one page."""
    page: Page = app.config.first_call_pages[name]
    language = app.config.language
    root = "../" * (name.count("/") + 1)
    address = app.config.first_call_address
    context |= {
        "words": words(language),
        "page": page,
        "site_root": root,
        "twin": app.config.first_call_twin,
        "twin_name": words(app.config.first_call_twin)["language"],
        "twin_link": f"{root}{app.config.first_call_twin}/{name}.html",
        "address": address,
        "image": f"{address}/{app.config.first_call_images[name]}" if address else "",
        "run": app.config.first_call_run and bool(page.cells),
        "data": "",
    }
    if body := context.get("body"):
        context["body"] = _CELL.sub(r'\1 id="cell-\2" data-cell-id="\2"', body)
    if page.cells:
        facts = {"lesson": page.lesson, "language": language, "root": root, "cells": list(page.cells)}
        # Inside a script element "</" could end it; as an escape it is the same JSON.
        context["data"] = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
