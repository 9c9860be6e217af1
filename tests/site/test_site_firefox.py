"""The website in Firefox: without a server after a first visit, and what is kept of a key, or sent elsewhere."""

import json
import threading

import pytest
from browser import firefox, runner_site
from browser.programs import needed
from browser.runner_site import RECORD, ROOT, served
from browser.traces import files_with_trace, has_trace
from own_keys import CONTROL, GOOD, HAS_ALL, KEPT, KEY, LATE, PYTHON, REFUSED, WRONG_KEY, failing

from helpers.practice import start

pytestmark = pytest.mark.usefixtures("running")
LESSON = "en/04_single_turn"
READ = "ko/11_structured_output"  # with what comes late: forms, charts, modules that few cells import
# What Firefox asks for its updates; inside of a tunnel nobody sees what is sent.
FIREFOXS_OWN = (".mozilla.org:443", ".mozilla.com:443", ".mozilla.net:443", "update.googleapis.com:443")
FIRST_OUTPUT = "document.querySelector('.cell[data-cell-id] .cell_output').textContent"
EDIT = """(async () => {
  const place = document.querySelectorAll(".cell[data-cell-id]")[NUMBER];
  const editor = () => place.querySelector(".cm-content");
  for (place.querySelector(".cell_input").dispatchEvent(new PointerEvent("pointerup")); !editor(); )
    await new Promise((resolve) => setTimeout(resolve, 50));
  editor().focus();
  document.execCommand("selectAll");
  document.execCommand("insertText", false, CODE);
})()"""
USE_KEY = """(() => {
  const named = (place, name) => [...place.querySelectorAll("button")].find((one) => one.textContent === name);
  named(document.querySelector(".run-bar"), "Use my own key").click();
  const dialog = document.querySelector("dialog");
  dialog.querySelector("input").value = KEY;
  named(dialog, "Use this key").click();
})()"""
KEY_USED = "!document.querySelector('dialog [type=submit]').disabled"


_adding = threading.Lock()  # requests that come at the same moment


class Recording(runner_site.Quiet):
    """The website's server, which remembers what it was asked."""

    seen: bytes = b""

    def parse_request(self):
        """Remember the request's line and headers."""
        whole = super().parse_request()
        with _adding:
            Recording.seen += self.raw_requestline + bytes(str(getattr(self, "headers", "")), "utf-8")
        return whole


class Elsewhere(runner_site.Quiet):
    """A proxy for everything but 127.0.0.1: it lets nothing through, and remembers what was to be sent."""

    seen: bytes = b""

    def refuse(self):
        """Remember the whole request."""
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        with _adding:
            Elsewhere.seen += self.raw_requestline + bytes(str(self.headers), "utf-8") + body
        self.send_error(502)

    do_CONNECT = do_DELETE = do_GET = do_HEAD = do_OPTIONS = do_PATCH = do_POST = do_PUT = refuse  # noqa: N815


@pytest.fixture
def program():
    """The Firefox of this machine."""
    return needed(firefox.find(), "Firefox", firefox.COMMANDS)


def wait_for_copies(tab, names):
    """Wait until the service worker keeps some files."""
    tab.evaluate(
        f"""(async () => {{
          for (const begun = Date.now(); Date.now() < begun + 60000; await new Promise(go => setTimeout(go, 100)))
            if (await ({HAS_ALL})({json.dumps(names)})) return;
          throw new Error("they never came");
        }})()"""
    )


def edit(tab, number, code):
    """Replace the text of a cell."""
    tab.evaluate(EDIT.replace("NUMBER", str(number)).replace("CODE", json.dumps(code)))


def run_first(tab):
    """Run the first cell to its end, and return what it put out."""
    before = tab.evaluate("window.ended.length")
    tab.evaluate("document.querySelector('.cell[data-cell-id] .run-tools button').click()")
    tab.wait(f"window.ended.length > {before}")
    return tab.evaluate(FIRST_OUTPUT)


def run_all(tab):
    """Press Run all; return what each cell put out."""
    count = tab.evaluate("document.querySelectorAll('.cell[data-cell-id]').length")
    tab.evaluate("document.querySelector('.run-bar button').click()")
    tab.wait(f"window.ended.length >= {count} || document.documentElement.dataset.python === 'failed'")
    return tab.evaluate("window.ended")


def test_a_second_visit_needs_no_server_in_firefox(site, program, tmp_path):
    """Read and run once, a lesson runs the same way when the server is off; so does one that was only read."""
    path = ROOT / "notebooks" / f"{LESSON}.ipynb"
    with firefox.firefox(program, tmp_path) as tab:
        with served(site) as here:
            tab.open(f"{here}/{LESSON}.html", RECORD)
            assert runner_site.differences(path, run_all(tab)) == []
            wait_for_copies(tab, ["", *(f"../_static/run/{name}" for name in (*PYTHON, *LATE))])
            tab.open(f"{here}/{READ}.html", RECORD)
            wait_for_copies(tab, [""])
        with pytest.raises(firefox.PageError):  # the control: a page that was not read is not there
            tab.open(f"{here}/en/01_account.html", RECORD)
        for name in (LESSON, READ):
            tab.open(f"{here}/{name}.html", RECORD)
            assert runner_site.differences(ROOT / "notebooks" / f"{name}.ipynb", run_all(tab)) == []


def test_nothing_of_a_key_is_kept_or_sent_elsewhere_by_firefox(site, program, tmp_path):
    """Used, refused, typed into a cell: it is in no storage and on no disk; the site and other hosts get none of it."""
    profile = tmp_path / "profile"
    profile.mkdir()
    Recording.seen = Elsewhere.seen = b""
    with start() as api, served(site, Recording) as here, served(tmp_path, Elsewhere) as elsewhere:
        port = int(elsewhere.rpartition(":")[2])
        proxy = {"network__proxy__http_port": port, "network__proxy__ssl_port": port}
        with firefox.firefox(program, profile, **proxy) as tab:
            tab.open(f"{here}/{LESSON}.html", RECORD)
            for key in (WRONG_KEY, KEY):
                tab.evaluate(USE_KEY.replace("KEY", json.dumps(key)))
                tab.wait(KEY_USED)
                tab.evaluate("document.querySelector('dialog').close()")
                edit(tab, 0, failing(api.base_url, "pass"))
                assert ("401" in run_first(tab)) == (key == WRONG_KEY)
            assert len(api.usage) == 1
            tab.evaluate(f"fetch('http://other.test/?{CONTROL}').then(() => 1, () => 0)")
            edit(tab, 1, f"key = '{WRONG_KEY}'")
            tab.wait('document.body.textContent.includes("This change isn\'t saved")')
            edit(tab, 2, f"mine = '{CONTROL}'")
            tab.wait(f"JSON.stringify({{...localStorage}}).includes('{CONTROL}')")
            wait_for_copies(tab, [f"../_static/run/{name}" for name in PYTHON])
            kept = tab.evaluate(f"({KEPT})()")
    assert has_trace(kept.encode(), CONTROL)
    assert files_with_trace(CONTROL, profile)
    tunnels = [line.split()[1].decode() for line in Elsewhere.seen.splitlines() if line.startswith(b"CONNECT ")]
    assert [host for host in tunnels if not host.endswith(FIREFOXS_OWN)] == []
    assert has_trace(Elsewhere.seen, CONTROL)
    assert b"/_static/run/worker.js" in Recording.seen
    for mark in (GOOD, REFUSED):
        assert not has_trace(kept.encode(), mark)
        assert files_with_trace(mark, profile) == []
        assert not has_trace(Elsewhere.seen + Recording.seen, mark)
