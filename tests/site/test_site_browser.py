"""The website as one meets it: in a browser, on a phone, in the dark, with a keyboard."""

import re

import pytest
from accessibility import violations
from builder.source import LANGUAGES

EVERY_KIND = [
    *("index.html", "404.html", "en/index.html", "en/04_single_turn.html", "en/snippets.html"),
    *("en/12_responses.html",),
    *("en/errors/temperature.html", "ko/errors/index.html", "ko/07_errors.html", "ko/search.html", "ko/glossary.html"),
    *("en/excel.html", "ko/facilitator.html", "en/speaker_notes.html", "en/handout.html"),
]
WORDS = [
    *("요금", "잔액", "토큰", "결제", "한도", "모델", "프록시", "대화", "응답", "스트리밍"),
    *("노트북", "도구", "함수", "비용", "메시지", "프롬프트", "인증", "용어집", "추론", "거절"),
]


# Colors depend on the theme and what is shown on the width: two of the four pairs see both of each.
@pytest.mark.parametrize(("width", "dark"), [(375, False), (1280, True)], ids=["phone, light", "desktop, dark"])
def test_no_page_shuts_anybody_out(width, dark, opened, address):
    """axe finds nothing, on every kind of page."""
    page = opened(EVERY_KIND[0], width=width, dark=dark)
    found = {}
    for name in EVERY_KIND:
        page.goto(address + name)
        found[name] = violations(page)
    assert not any(found.values()), found


def test_no_page_is_wider_than_a_phone(opened, site, address):
    """Every lesson, every list; wide code scrolls in its own box."""
    page = opened("index.html", width=375)
    wide = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if "/errors/" in name and path.stem not in ("index", "temperature", "tools-shape"):
            continue  # all of one kind
        page.goto(address + name, wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth") > 375:
            wide.append(name)
    assert wide == []


def test_the_search_finds_every_page_with_a_korean_word(opened, site):
    """With its particles: 요금 finds 요금이 and 요금을."""
    page = opened("ko/search.html")
    assert len(WORDS) == 20
    texts = {}
    for path in (site / "ko").rglob("*.html"):
        if path.name != "search.html":
            article = re.search("<article.*?</article>", path.read_text(encoding="utf-8"), re.DOTALL)[0]
            texts[path.relative_to(site).as_posix().removesuffix("index.html")] = re.sub("<[^>]+>", " ", article)
    for word in WORDS:
        page.fill("#search-words", word)
        page.wait_for_function("word => document.querySelector('#search-state').textContent.includes(word)", arg=word)
        links = page.locator("#search-results a").evaluate_all(
            "links => links.map(link => new URL(link.href).pathname)"
        )
        containing = {name for name, text in texts.items() if re.search(rf"(?<![가-힣]){word}", text)}
        assert containing, word
        assert containing <= {link.lstrip("/") for link in links}, word


def test_what_is_not_found_is_said(opened):
    """And a search can be linked to."""
    page = opened("en/search.html?q=ξψω")
    page.wait_for_function("document.querySelector('#search-state').textContent")
    assert "ξψω" in page.inner_text("#search-state")
    assert page.locator("#search-results li").count() == 0


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard API", "plain http"])
def test_a_snippet_is_copied_with_one_click(clipboard, opened):
    """Also where a page has no clipboard API, as over plain http."""
    page = opened("en/snippets.html", permissions=["clipboard-read", "clipboard-write"] if clipboard else [])
    if not clipboard:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    block = page.locator("section section div.highlight").first
    block.locator("button.copy").click()
    page.wait_for_function("document.querySelector('section section button.copy').textContent === 'Copied'")
    # Pasted where text can have lines.
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))")
    page.focus("#paste")
    page.keyboard.press("ControlOrMeta+V")
    assert page.input_value("#paste") == block.locator("pre").text_content().rstrip("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_snippets_can_be_filtered(language, opened):
    """Every word must be in a snippet; a reader of the screen hears how many there are."""
    page = opened(f"{language}/snippets.html")
    every = page.locator("article section section").count()
    page.fill("#filter-words", "stream=True")
    shown = page.locator("article section section:visible").count()
    assert 0 < shown < every
    assert str(shown) in page.inner_text(".filter p")
    page.fill("#filter-words", "xyzzyplugh")
    assert page.locator("article section section:visible").count() == 0


def test_a_link_of_a_lesson_jumps_to_its_term(opened):
    """From the Korean lesson to the Korean term, and from there to its English twin's page."""
    page = opened("ko/04_single_turn.html")
    page.locator("article a[href='glossary.html#client']").first.click()
    page.wait_for_url("**/ko/glossary.html#client")
    assert page.locator("#client").is_visible()
    page.locator("nav.twin a").click()
    page.wait_for_url("**/en/glossary.html")
