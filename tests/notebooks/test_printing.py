"""The PDFs to print: as the pages are now, small, with their letters in them, the same whenever they are printed."""

from __future__ import annotations

import os
import re
import shutil

import build
import pytest
from builder import building, chromium, printing
from builder.source import LANGUAGES

PDFS = [printing.place(name, language) for name in printing.DOCUMENTS for language in LANGUAGES]
MOST_BYTES = 1_000_000


@pytest.fixture
def copied(tmp_path):
    """What a PDF is made of, and the PDFs."""
    for place in (*PDFS, "assets/site/print.html", "pyproject.toml"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(build.ROOT / place, tmp_path / place)
    for pages in printing.DOCUMENTS.values():
        for language in LANGUAGES:
            for page in pages:
                place = tmp_path / "notebooks" / language / f"{page}.ipynb"
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(build.ROOT / "notebooks" / language / place.name, place)
    return tmp_path


def test_no_pdf_is_stale():
    """Each shows its pages as they are committed."""
    assert printing.stale(build.ROOT) == []


def test_a_page_that_changed_makes_its_pdf_stale(copied):
    """The message names the file and the command; the PDFs of other pages stay as they are."""
    assert printing.stale(copied) == []
    page = copied / "notebooks" / "ko" / "handout.ipynb"
    page.write_text(page.read_text(encoding="utf-8").replace("연습 모드", "실습 모드"), encoding="utf-8")
    (message,) = printing.stale(copied)
    assert message.startswith("assets/print/handout.ko.pdf: ")
    assert message.endswith("Run: python notebooks/build.py --print")


def test_a_missing_pdf_is_stale(copied):
    """It is told like one that is old."""
    (copied / "assets/print/facilitator.en.pdf").unlink()
    assert [message.partition(":")[0] for message in printing.stale(copied)] == ["assets/print/facilitator.en.pdf"]


def test_the_check_of_the_build_says_it(copied, monkeypatch):
    """`build.py --check` has these messages among its own."""
    monkeypatch.setattr(building, "read_texts", lambda root: [])
    (copied / "assets/print/handout.en.pdf").unlink()
    (copied / "notebooks" / "src").mkdir()
    assert any("handout.en.pdf" in message for message in building.check(copied, execute=False))


@pytest.mark.parametrize("place", PDFS)
def test_a_pdf_is_small_and_complete(place):
    """Fonts are in it, Korean ones too; no day and no path is; links lead somewhere; there is an outline."""
    pdf = (build.ROOT / place).read_bytes()
    assert len(pdf) < MOST_BYTES
    assert b"/FontFile2" in pdf
    assert re.search(rb"/FontName /[A-Z]{6}\+NanumGothic", pdf)
    assert set(re.findall(rb"D:(\d{14})", pdf)) == {b"20260101000000"}
    assert b"file://" not in pdf
    assert b"/home/" not in pdf
    assert b"/StructTreeRoot" in pdf
    if "handout" in place:
        assert printing.pages_in(pdf) == 1
    else:
        assert 8 <= printing.pages_in(pdf) <= 20
        assert b"/URI (https://developers.openai.com/" in pdf
        assert b"/Outlines" in pdf


def test_a_link_to_another_page_says_no_more_than_its_name(copied):
    """On paper it leads to a part of the same document or nowhere, and an address is written out behind its link."""
    page = printing._wanted(copied)["assets/print/facilitator.en.pdf"]
    assert ".ipynb" not in page
    assert '<a href="#speaker_notes">' in page
    assert '<span class="where">(openai.com/policies/row-terms-of-use/)</span>' in page
    anchors = set(re.findall(r'id="([\w-]+)"', page))
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= anchors


def test_without_a_browser_it_says_so(copied, monkeypatch):
    """A build error with the names of the programs, and nothing is written."""
    monkeypatch.setattr(chromium, "find", lambda: None)
    (copied / "assets/print/handout.en.pdf").unlink()
    with pytest.raises(building.BuildError, match="no browser to print with"):
        building.print_pages(copied)
    assert not (copied / "assets/print/handout.en.pdf").exists()


@pytest.fixture
def browser():
    """Skip where there is none, but in CI."""
    if chromium.find() is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium")


@pytest.mark.usefixtures("browser")
def test_printed_twice_it_is_the_same(copied):
    """Bytes and all, so a commit shows only what changed."""
    for name in ("handout.en.pdf", "handout.ko.pdf"):
        (copied / printing.FOLDER / name).unlink()
    written = building.print_pages(copied)
    assert sorted(path.name for path in written) == ["handout.en.pdf", "handout.ko.pdf"]
    first = [path.read_bytes() for path in written]
    for path in written:
        path.unlink()
    building.print_pages(copied)
    assert [path.read_bytes() for path in written] == first


@pytest.mark.usefixtures("browser")
def test_what_must_fit_on_one_sheet_is_refused_when_it_does_not(copied):
    """The PDF that was there stays."""
    page = copied / "notebooks" / "en" / "handout.ipynb"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("## Begin", "\\n".join(["One more line.\\n"] * 80) + "## Begin"), encoding="utf-8")
    before = (copied / "assets/print/handout.en.pdf").read_bytes()
    with pytest.raises(building.BuildError, match="must fit on one sheet"):
        building.print_pages(copied)
    assert (copied / "assets/print/handout.en.pdf").read_bytes() == before
