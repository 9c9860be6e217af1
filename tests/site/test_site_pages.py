"""The pages of the website, as files: everything is there, leads somewhere, and comes from here."""

import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import nbformat
import pytest
from builder import printing
from builder.site import errors, snippets
from builder.source import LANGUAGES

from helpers.language import messages

ROOT = Path(__file__).resolve().parents[2]
HERE = "http://here/"
# The attributes by which a page loads something, by element; a link to another site loads nothing.
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
LOADING_LINKS = {"stylesheet", "icon", "shortcut icon", "preload", "prefetch", "modulepreload", "preconnect"}


class Reader(HTMLParser):
    """Collects what a page says of itself: elements with their attributes, ids, and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(text)
        self.ids = {values["id"] for _, values in self.elements if values.get("id")}

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag, **wanted):
        """Return the attributes of each element of a kind that has all of some attributes."""
        return [
            values
            for name, values in self.elements
            if name == tag and all(values.get(key) == value for key, value in wanted.items())
        ]


@pytest.fixture(scope="module")
def pages(site):
    """Every page by its path in the website."""
    return {
        path.relative_to(site).as_posix(): Reader(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }


def notebooks(language):
    return sorted((ROOT / "notebooks" / language).glob("*.ipynb"))


def article(site, name):
    """Return the text of a page's article."""
    text = (site / name).read_text(encoding="utf-8")
    return "".join(Reader(re.search("<article.*?</article>", text, re.DOTALL)[0]).words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notebook_is_a_page_with_its_cells_and_outputs(language, site, pages):
    """And says what the browser edition needs: its cells with ids, sources and tags."""
    for path in notebooks(language):
        notebook = nbformat.read(path, as_version=4)
        code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.id != "door"]
        page = pages[f"{language}/{path.stem}.html"]
        assert [values["data-cell-id"] for _, values in page.elements if "data-cell-id" in values] == [
            cell.id for cell in code
        ]
        shown = " ".join(article(site, f"{language}/{path.stem}.html").split())
        for cell in code:
            assert " ".join(cell.source.split()) in shown
            for output in cell.outputs:
                if output.output_type == "stream":
                    assert " ".join(output.text.split()) in shown, cell.id
        if code:
            text = (site / language / f"{path.stem}.html").read_text(encoding="utf-8")
            found = re.findall(r'<script type="application/json" id="first-call-page">(.*?)</script>', text, re.DOTALL)
            assert len(found) == 1
            assert json.loads(found[0]) == {
                "lesson": path.stem,
                "language": language,
                "root": "../",
                "cells": [
                    {"id": cell.id, "source": cell.source, "tags": cell.metadata.get("tags", [])} for cell in code
                ],
            }


def test_every_link_leads_somewhere(pages, site):
    """To a file that is there, and to an id that it has."""
    broken = []
    for name, page in pages.items():
        for _, values in page.elements:
            for attribute in ("href", "src", "action"):
                target = values.get(attribute)
                if not target or target.startswith(("https://", "http://", "mailto:", "data:")):
                    continue
                place = urlsplit(urljoin(HERE + name, target))
                file = unquote(place.path).lstrip("/")
                if not (site / file).is_file():
                    broken.append(f"{name}: {target}")
                elif place.fragment and file in pages and unquote(place.fragment) not in pages[file].ids:
                    broken.append(f"{name}: {target}, no such id")
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(pages, site):
    """No script, picture, font or style; styles and scripts of ours and of the theme are read too."""
    outside = []
    for name, page in pages.items():
        for tag, values in page.elements:
            loaded = values.get(LOADING.get(tag, ""), "")
            if tag == "link" and values.get("rel") in LOADING_LINKS:
                loaded = values["href"]
            if loaded.startswith(("http:", "https:", "//")):
                outside.append(f"{name}: {loaded}")
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        outside += [
            f"{path.name}: {one}" for one in re.findall(r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^)'\"]+)", text)
        ]
    assert outside == []


def test_a_page_keeps_the_place_of_its_pictures(pages):
    """Each picture has a width and a height, so that nothing jumps when it comes."""
    pictures = [(name, image) for name, page in pages.items() for image in page.all("img")]
    assert len(pictures) > 20
    assert [(name, image["src"]) for name, image in pictures if not {"width", "height"} <= image.keys()] == []


def test_a_table_has_no_heading_without_words(site):
    """The corner above the names of the rows is a plain cell."""
    assert "<td></td>" in (site / "en" / "12_responses.html").read_text(encoding="utf-8")
    found = re.compile(r"<th\b[^>]*>(?:<p></p>)?</th>")
    assert [path.name for path in site.rglob("*.html") if found.search(path.read_text(encoding="utf-8"))] == []


def test_every_page_says_what_it_is(pages):
    """Its language, one first heading, a title and a description of its own, a picture's words, and its twin."""
    described = {}
    for name, page in pages.items():
        if "/" not in name:
            continue
        language = name[:2]
        (html,) = page.all("html")
        assert html["lang"] == language, name
        assert len(page.all("h1")) == 1, name
        (description,) = page.all("meta", name="description")
        assert description["content"].strip(), name
        assert described.setdefault((language, description["content"]), name) == name
        assert all(picture.get("alt", "").strip() for picture in page.all("img")), name
        other = next(code for code in LANGUAGES if code != language)
        (twin,) = [link["href"] for link in page.all("a", hreflang=other)]
        assert urljoin(HERE + name, twin) == f"{HERE}{other}{name[2:]}"


def test_ids_are_used_once(pages):
    """A link to an id can only mean one place."""
    for name, page in pages.items():
        ids = [values["id"] for _, values in page.elements if values.get("id")]
        assert len(ids) == len(set(ids)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_to_print_are_offered_as_pdfs(language, site):
    """The committed files, from each page that is in them."""
    for name, pages in printing.DOCUMENTS.items():
        there = site / language / "files" / f"{name}.pdf"
        assert there.read_bytes() == (ROOT / printing.place(name, language)).read_bytes()
        for page in pages:
            text = (site / language / f"{page}.html").read_text(encoding="utf-8")
            assert f'href="files/{name}.pdf"' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_cannot_do_is_said_at_its_top(language, site):
    """Lessons that speak of the reader's files, terminal or programs say what holds on the website."""
    said = {name: text for name, text in messages(language, "site").items() if name.startswith("here_")}
    assert {name.removeprefix("here_") for name in said} <= {path.stem for path in notebooks(language)}
    for name, text in said.items():
        shown = article(site, f"{language}/{name.removeprefix('here_')}.html")
        start = re.split(r"[.*`\[]", text)[0].strip()
        assert start in shown.split("#", 2)[1], name
    for path in notebooks(language):
        source = path.read_text(encoding="utf-8")
        if "subprocess.run" in source or "key_form()" in source or "checklist(" in source:
            assert f"here_{path.stem}" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_page(language, site):
    """With its messages, its cause and its fix, in sentences that end."""
    rows = tomllib.loads((ROOT / "helpers" / "errors.toml").read_text(encoding="utf-8"))["row"]
    texts = messages(language, "errors")
    names = {row["name"] for row in rows} - {"input", "unknown"}
    assert {path.stem for path in (site / language / "errors").glob("*.html")} == {
        "index",
        *(name.replace("_", "-") for name in names),
    }
    for row in rows:
        if row["name"] in names:
            shown = article(site, f"{language}/errors/{row['name'].replace('_', '-')}.html")
            if row["example"] != "...":
                assert row["example"] in shown
            start = re.split(r"[.{:]", texts[f"{row['name']}_cause"])[0].strip()
            assert start in shown
            assert not re.search(r"\{(?:said|param|names|proxies|codec|package|module)", shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The key is restricted. The API said: {said}", "The key is restricted."),
        ("It does not fit: {said}", "It does not fit."),
        ("The value of {param} is wrong: {said}", "The value of this argument is wrong."),
        ("Nothing to leave out.", "Nothing to leave out."),
        ('Use {{"a": 1}}.', 'Use {"a": 1}.'),
        ("It is None. {said}", "It is None."),
        ("No way to it: {said}. Look again.", "No way to it. Look again."),
        ("Write for event in stream:", "Write for event in stream:"),
    ],
)
def test_a_cause_reads_well_without_the_message(text, expected):
    """The page shows the message itself, above."""
    assert errors.sentence(text, "The API said: {said}", {"param": "this argument"}) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_snippet_is_there_as_a_whole_file(language, site):
    """What is copied runs: it loads the key itself."""
    shown = article(site, f"{language}/snippets.html")
    count = 0
    for path in notebooks(language):
        for cell in nbformat.read(path, as_version=4).cells:
            if "snippet" in cell.metadata.get("tags", []):
                count += 1
                code = snippets.as_file(cell.source)
                assert "load_dotenv(" in code
                assert code in shown, path.name
    assert count > 10
