"""Makes the website: sources for Sphinx, a build for each language, the search, the pages without a language."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from .. import web
from ..compare import read_stored
from ..notes import read_course
from ..problems import BuildError, notebook_path
from ..render import UNKNOWN
from ..source import LANGUAGES, Lesson, label
from . import errors, front, home, lessons, snippets, social
from .address import address as address_of
from .finish import ThemeError, finished
from .page import Page
from .search import SearchError, index
from .words import words

SEARCH = "search"  # the page with what was found
_ASSETS = "assets/site"
_COLORS = re.compile(r"\x1b\[[\d;]*m")  # Sphinx colors its warnings, also those that no terminal gets


def build(root: Path, out: Path, runner: Callable[[Path], None] | None = None) -> int:
    """Write the whole website, and return how many pages it has.

    Args:
        root: the repository; its committed notebooks are shown as they are, nothing is run.
        out: the folder to write; it must be new, empty or a website made before, which is replaced.
        runner: writes what runs lessons in the browser into the folder it is given; None leaves that out.

    Raises:
        BuildError: `out` holds something else, or Sphinx or the search reported a problem.
    """
    if out.exists() and any(out.iterdir()) and not (out / ".nojekyll").is_file():
        raise BuildError([f"{out}: this folder holds something else than a website made before; name an empty folder"])
    with tempfile.TemporaryDirectory() as work:
        made = Path(work) / "site"
        count = _make(root, made, Path(work), runner)
        # Only a whole website replaces the one before.
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(made, out)
    return count


def draw(root: Path) -> list[Path]:
    """Draw the pictures that chats show beside links to pages that are new or say something else, and return them.

    Raises:
        BuildError: there is no browser to draw with.
    """
    course = read_course(root)
    try:
        return social.draw(root, {language: _pages(root, course, language).values() for language in LANGUAGES})
    except social.NoBrowserError as error:
        raise BuildError([str(error)]) from None


def _make(root: Path, out: Path, work: Path, runner: Callable[[Path], None] | None) -> int:
    """Write the website into a new folder, and return how many pages it has."""
    address, course = address_of(root), read_course(root)
    names: list[str] = []
    for language in LANGUAGES:
        pages = _pages(root, course, language)
        names += [f"{language}/{name}.html" for name in pages]
        sources = work / language
        _stage(root, sources, pages, language)
        _sphinx(root, sources, out / language, pages, language, address, run=runner is not None)
    shutil.rmtree(out / "jupyter_execute", ignore_errors=True)  # copies of outputs that myst-nb leaves behind
    for name, text in front.files(root, address, names).items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    shutil.copytree(root / _ASSETS / "static", out / "_static" / "site")
    shutil.copytree(root / social.FOLDER, out / social.NAME)
    if runner is not None:
        runner(out / front.RUNNER)
    try:
        index(out)
    except SearchError as error:
        raise BuildError([f"the search could not be made: {error}"]) from None
    (out / front.WORKER).write_text(front.offline(root, out), encoding="utf-8", newline="\n")
    return len(names)


def _pages(root: Path, course: list[Lesson], language: str) -> dict[str, Page]:
    """All pages of one language by name."""
    address = web.address(root)
    of_lessons = {lesson.name: lessons.page(root, lesson.name, language, address) for lesson in course}
    numbered = {label(lesson.name): lesson for lesson in course if lesson.number is not None}
    titles = {
        number: (lesson.name, f"{lesson.number}. {lesson.title[language]}") for number, lesson in numbered.items()
    }
    wording = words(language)
    others = [*errors.pages(root, language, titles), snippets.page(of_lessons.values(), language)]
    pages = of_lessons | {page.name: page for page in others}
    pages[SEARCH] = Page(SEARCH, "", wording["search"], wording["search_goal"])
    costs = {}
    for lesson in course:
        stored = read_stored(notebook_path(root, lesson, language))
        costs[lesson.name] = stored.metadata.first_call.get("live_cost", UNKNOWN) if stored else UNKNOWN
    pages[home.NAME] = home.page(course, pages, costs, language)
    return pages


def _stage(root: Path, sources: Path, pages: Mapping[str, Page], language: str) -> None:
    """Write what Sphinx reads."""
    for page in pages.values():
        if page.name != SEARCH:
            path = sources / f"{page.name}{'.ipynb' if page.kind == 'notebook' else '.md'}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.source, encoding="utf-8", newline="\n")
    # The theme's own setting; unlike all others it is unknown until the theme is loaded.
    (sources / "conf.py").write_text('pygments_dark_style = "a11y-high-contrast-dark"\n', encoding="utf-8")
    (sources / "drawings").mkdir()
    for folder in (lessons.DRAWINGS, lessons.DATA):
        for picture in (root / folder).glob(f"*.{language}.*"):
            if picture.name.endswith(lessons.PICTURES):
                shutil.copy(picture, sources / "drawings")
    (sources / "extra" / lessons.FILES).mkdir(parents=True)
    for name, path in lessons.downloads(root, language).items():
        shutil.copy(path, sources / "extra" / lessons.FILES / name)


def _sphinx(
    root: Path,
    sources: Path,
    out: Path,
    pages: Mapping[str, Page],
    language: str,
    address: str | None,
    run: bool,
) -> None:
    """Build one language.

    Raises:
        BuildError: Sphinx had something to say.
    """
    warnings = io.StringIO()
    doctrees = sources.with_name(f"{language}-doctrees")
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            sources,
            sources,
            out,
            doctrees,
            "html",
            confoverrides=_settings(root, pages, language, address, run),
            status=None,
            warning=warnings,
            freshenv=True,
        )
        app.build()
    if said := _COLORS.sub("", warnings.getvalue()).strip():
        raise BuildError([line.replace(str(sources), language) for line in said.splitlines()])
    shutil.rmtree(out / "_sources", ignore_errors=True)
    for name in ("objects.inv", ".buildinfo"):
        (out / name).unlink(missing_ok=True)
    for name in pages:
        path = out / f"{name}.html"
        try:
            text = finished(path.read_text(encoding="utf-8"), language, path.parent)
        except ThemeError as error:
            raise BuildError([f"{language}/{name}: {error}"]) from None
        path.write_text(text, encoding="utf-8", newline="\n")


def _settings(root: Path, pages: Mapping[str, Page], language: str, address: str | None, run: bool) -> dict[str, Any]:
    wording = words(language)
    other = next(code for code in LANGUAGES if code != language)
    return {
        "project": wording["name"],
        "language": language,
        "extensions": ["myst_nb", "builder.site.extension"],
        "exclude_patterns": ["extra"],
        "nb_execution_mode": "off",
        "nb_merge_streams": True,
        "nb_render_markdown_format": "commonmark",
        "myst_all_links_external": True,  # they were made to lead to pages, see lessons.py
        "suppress_warnings": ["mystnb.unknown_mime_type", "myst.header"],
        "html_theme": "furo",
        "html_title": wording["name"],
        "html_baseurl": f"{address}/{language}/" if address else "",
        "html_theme_options": {"top_of_page_buttons": ["view"]},  # its template is ours: the other language
        "templates_path": [str(root / _ASSETS / "templates")],
        "html_additional_pages": {SEARCH: "search.html"},
        "html_sidebars": {
            "**": [
                *("sidebar/brand.html", "sidebar/search.html", "sidebar/scroll-start.html"),
                *("sidebar/navigation.html", "sidebar/scroll-end.html"),
            ]
        },
        "html_extra_path": ["extra"],
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_use_index": False,
        "html_domain_indices": False,
        "html_permalinks_icon": "#",
        "html_last_updated_fmt": None,
        "pygments_style": "a11y-high-contrast-light",
        "smartquotes": False,  # prose is written with the quotes that are meant
        "first_call_pages": dict(pages),
        "first_call_address": address,
        "first_call_run": run,
        "first_call_twin": other,
        "first_call_images": {name: social.place(root, pages, page, language) for name, page in pages.items()},
    }
