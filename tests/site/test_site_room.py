"""A room's server and a browser: its own pages for everybody, and lessons that run from an address of the network."""

import collections

import pytest
from accessibility import violations
from browser import runner_site
from browser.runner_page import use_key
from browser.runner_site import ROOT, opened
from builder import chromium as of_machine
from own_keys import HAS_ALL, KEY

from helpers.workshop import addresses, room_server
from helpers.workshop.site_files import Files

ROOM_KEY = "sk-practice-abcd2345"
LESSON = "04_single_turn"
FORM = ".first-call"
KEPT_PATHS = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
  return found;
}"""
PAGES = ("", "room", "bundle/")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """A bundle with names as wheels have them."""
    folder = tmp_path_factory.mktemp("bundle")
    for name in ("install.py", "wheels-of-a-long-name/openai_with_a_long_name-3.54.0-py3-none-any.whl"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(bytes(200_000))
    return Files(folder)


@pytest.fixture(scope="module")
def room(site, bundle):
    """A room on all addresses of this computer."""
    rules = [("/board", room_server.Application)]  # never asked for; the page only has to say that there is one
    server = room_server.server_of("0.0.0.0", 0, key=ROOM_KEY, site=Files(site), bundle=bundle, board=rules)
    server.start()
    with server:
        yield server


@pytest.fixture(scope="module")
def there(room):
    """Its address in the network, which is no secure context; where there is no network a name does as well."""
    found = addresses.of_room("0.0.0.0")
    return (found[0] if found else addresses.Address(runner_site.REACHED)).url(room.port)


@pytest.fixture(scope="module")
def learner(chromium, there):
    """A browser that reaches the room and nothing else."""
    host = there.split("//")[1].rpartition(":")[0]
    only = f"{runner_site.ONLY_HERE}, EXCLUDE {host}" if host != runner_site.REACHED else runner_site.ONLY_HERE
    arguments = [*(each for each in runner_site.ARGUMENTS if each != runner_site.ONLY_HERE), only]
    browser = chromium.browser_type.launch(executable_path=of_machine.find(), args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def sent(monkeypatch):
    """How often each file was sent, and with which status."""
    counted = collections.Counter()
    original = room_server._file

    def count(request, file):
        reply = original(request, file)
        counted[request.path, reply.status] += 1
        return reply

    monkeypatch.setattr(room_server, "_file", count)
    return counted


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [375, 1366])
def test_pages_of_a_room_are_for_everybody(learner, there, path, locale, dark, width):
    """axe finds nothing, nothing is wider than the screen, and the reader's language is shown."""
    scheme = "dark" if dark else "light"
    viewport = {"width": width, "height": 768}
    with learner.new_context(viewport=viewport, color_scheme=scheme, locale=locale) as context:
        page = context.new_page()
        page.goto(f"{there}/{path}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if path == "":
            shown = page.locator(".more:visible")
            assert [shown.nth(number).get_attribute("lang") for number in range(shown.count())] == [locale[:2]]
            other = "ko" if locale == "en-US" else "en"
            page.locator(f"nav a[lang={other}]").click()
            page.wait_for_function("code => document.documentElement.lang === code", arg=other)
            assert page.locator(".more:visible").get_attribute("lang") == other
        if path == "room" and width > 1000:  # the whole page is on the wall
            assert page.evaluate("document.documentElement.scrollHeight") <= 768


def test_without_javascript_both_languages_are_there(learner, there):
    """One after the other."""
    with learner.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(there)
        assert page.locator(".more:visible").count() == 2


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(("language", "begin"), [("en", "Begin in English"), ("ko", "한국어로 시작하기")])
def test_lessons_run_from_an_address_of_the_network(learner, there, sent, language, begin):
    """From the room's page to a lesson whose cells put out what its notebook has; each file comes once."""
    with learner.new_context() as context:
        wrong = []
        context.on("request", lambda asked: asked.url.startswith((there, "blob:", "data:")) or wrong.append(asked.url))
        page = context.new_page()
        page.goto(there)
        assert not page.evaluate("isSecureContext || 'serviceWorker' in navigator")
        page.get_by_role("link", name=begin).click()
        page.wait_for_load_state("networkidle")  # who leaves a page earlier loads the rest of its files on the next one
        page.locator(f"article a[href*='{LESSON}']").first.click()
        page.wait_for_url(f"**/{LESSON}.html")
        page.wait_for_load_state("networkidle")
        page.close()
        page = opened(context, f"{there}/{language}/{LESSON}.html")
        path = ROOT / "notebooks" / language / f"{LESSON}.ipynb"
        assert runner_site.differences(path, runner_site.run_all(page, language)) == []
        page.locator(FORM).first.wait_for()  # what it needs comes after its cell has ended
        page.wait_for_load_state("networkidle")
        whole = {name: count for (name, status), count in sent.items() if status == 200}
        assert {name: count for name, count in whole.items() if count > 1} == {}
        assert "/_static/run/code.zip.gz" in whole
        sent.clear()
        page = opened(context, f"{there}/{language}/{LESSON}.html")  # another lesson, a reload, the next morning
        assert runner_site.differences(path, runner_site.run_all(page, language)) == []
        assert [name for name, status in sent if status == 200] == []
        assert wrong == []


@pytest.mark.usefixtures("running")
def test_the_form_for_a_key_warns_there(learner, there):
    """A real key doesn't belong on a page that came over http."""
    with learner.new_context(locale="en-US") as context:
        told, _ = use_key(opened(context, f"{there}/en/{LESSON}.html"), KEY)
        assert "isn't encrypted" in told


@pytest.mark.usefixtures("running")
def test_nothing_of_a_room_is_kept_where_a_browser_may_keep_pages(chromium, room):
    """On the laptop itself, where a page that was kept would show a room that is closed."""
    here = f"http://127.0.0.1:{room.port}"
    with chromium.new_context() as context:
        page = opened(context, f"{here}/en/{LESSON}.html")
        page.wait_for_function("navigator.serviceWorker.controller")
        for path in ("", "room", "en/index.html"):
            page.goto(f"{here}/{path}")
        page.wait_for_function(f"({HAS_ALL})(['{here}/en/index.html'])")  # the control
        kept = page.evaluate(KEPT_PATHS)
    assert "/en/index.html" in kept
    assert not {"/", "/room"} & set(kept)
