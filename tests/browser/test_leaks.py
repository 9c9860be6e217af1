"""Whatever happens to a key in the key form, it is found in `.env` and nowhere else."""

import base64
import gzip
import io
import os
import stat
import zipfile
import zlib

import psutil
import pytest

from browser.gated_server import GatedServer
from browser.traces import files_with_trace, has_trace

# Long random middles; the last 4 characters of a key may be shown.
MARKS = {
    "good": "Q7vT2mLx9RbKz4HsWd8NpYc3JfGa",
    "refused": "uE5oXi1ZkV6tBq0MhSgDw7nCyPj2",
    "malformed": "f3KrHb9LzTxV1WnJc8QsMd5YpGe6",
    "while busy": "J8sLd2WvTn5KzQh0BxRf6YgEm9Pa",
    "while busy again": "Zc3RnK7mWq9TxVd2LyHs5GbPf8Ju",
    "session": "A4jNwPz7UyRq2XkFv9CtLm3BhDs0",
}
KEYS = {
    "good": f"sk-practice-{MARKS['good']}-abcd",
    "refused": f"sk-proj-FAKE-{MARKS['refused']}-efgh",
    "malformed": f"sk-practice-{MARKS['malformed']}–ijkl",
    "while busy": f"sk-practice-{MARKS['while busy']}-qrst",
    "while busy again": f"sk-practice-{MARKS['while busy again']}-uvwx",
    "session": f"sk-practice-{MARKS['session']}-mnop",
}
CONTROL = "x6TgBv0NqZr8KwLd3YhPf1McJs5e"  # typed into another form; that it is found shows that the search works
_STORAGE = """async () => {
  const all = [{...localStorage}, {...sessionStorage}];
  for (const {name} of await indexedDB.databases()) {
    const database = await new Promise((done) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
    });
    for (const store of database.objectStoreNames)
      all.push(await new Promise((done) => {
        const reading = database.transaction(store).objectStore(store).getAll();
        reading.onsuccess = () => done(reading.result);
      }));
    database.close();
  }
  return JSON.stringify(all);
}"""


def end_kernel(page):
    """Kill the kernel of the notebook in front, as an operating system without memory does."""
    kernel = page.kernel()
    (process,) = [
        child
        for child in psutil.Process(page.lab.process.pid).children(recursive=True)
        if any(kernel in argument for argument in child.cmdline())
    ]
    process.kill()


def save_and_search(page, allowed=None):
    """Save the notebook with the state of its forms, and search all files of the learner at once.

    The next saving would cover up what this one has written.
    """
    assert "widgets" in page.save()["metadata"]
    for name, mark in MARKS.items():
        assert files_with_trace(mark, page.lab.kit, page.lab.home) == (allowed or {}).get(name, []), name


def test_a_key_is_only_in_env(page, lab, browser):
    """Malformed, refused, pasted during a call in which the kernel dies, used, saved: with all widget states saved."""
    settings = lab.lessons / ".env"
    with GatedServer() as slow:
        settings.write_text(f"OPENAI_BASE_URL={slow.base_url}\n", encoding="utf-8")
        page.open("notebooks/en/02_key.ipynb")
        page.menu("Settings", "Save Widget State Automatically")
        page.run_all()
        form = page.form("Your API key")
        field = form.get_by_label("API key")

        page.paste(field, KEYS["malformed"])
        page.page.keyboard.press("Enter")
        form.get_by_role("alert").filter(has_text="dash").wait_for()
        save_and_search(page)

        slow.refuses = True
        page.paste(field, KEYS["refused"])
        form.get_by_role("button", name="Test").click()
        form.get_by_role("alert").filter(has_text="401").wait_for()
        save_and_search(page)

        slow.refuses = False
        slow.gate.clear()
        asked = slow.asked
        page.paste(field, KEYS["good"])
        form.get_by_role("button", name="Test").click()
        form.get_by_role("status").filter(has_text="Working").wait_for()
        slow.wait_until_asked(asked + 1)
        for name in ("while busy", "while busy again"):  # the kernel takes these out of the browser when it is too late
            page.paste(field, KEYS[name])
            page.page.keyboard.press("Tab")
            assert field.input_value() == ""
            save_and_search(page)
        end_kernel(page)
        page.confirm()
        form.get_by_role("alert").filter(has_text="Run this cell again").wait_for()
        save_and_search(page)
        slow.gate.set()

        page.wait_for_kernel()
        page.run_all()
        page.paste(field, KEYS["session"])
        form.get_by_role("button", name="Use for this session only").click()
        form.get_by_role("status").filter(has_text="is used until the kernel restarts. It is not").wait_for()
        save_and_search(page)
        form.get_by_role("button", name="Replace").click()
        form.get_by_role("status").filter(has_text="Paste the new key").wait_for()
        page.paste(field, KEYS["good"])
        form.get_by_role("button", name="Save to .env").click()
        form.get_by_role("status").filter(has_text="Saved the key …abcd").wait_for()
        save_and_search(page, allowed={"good": [settings]})

        page.open("notebooks/en/05_models.ipynb")
        page.run_all()
        playground = page.form("Playground")
        playground.get_by_label("user").fill(CONTROL)
        playground.get_by_role("button", name="Run", exact=True).click()
        playground.get_by_role("status").filter(has_text="The answer is here.").wait_for()
        page.save()
        stored_by_browser = page.page.evaluate(_STORAGE).encode()
        page.leave()
        browser.close()

    folders = (lab.kit, lab.home, browser.profile)
    assert lab.lessons / "notebooks" / "en" / "05_models.ipynb" in files_with_trace(CONTROL, *folders)
    for name, mark in MARKS.items():
        assert files_with_trace(mark, *folders) == ([settings] if name == "good" else []), name
        assert not has_trace(stored_by_browser, mark), name
    assert KEYS["good"] in settings.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(settings.stat().st_mode) == 0o600


def zipped(text):
    """Return a zip archive of one file."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("name", text)
    return archive.getvalue()


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode(),
        lambda text: text[8:20].encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-be"),
        lambda text: base64.b64encode(text.encode()),
        lambda text: base64.b64encode(b"x" + text.encode()),
        lambda text: base64.urlsafe_b64encode(b"xy" + text.encode()),
        lambda text: text.encode().hex().encode(),
        lambda text: gzip.compress(text.encode()),
        lambda text: zlib.compress(b"much else" * 999 + base64.b64encode(text.encode()))[:-9],
        lambda text: zipped(text),
    ],
)
def test_the_search_finds_every_form_of_a_key(tmp_path, encoded):
    """Whole, in part, encoded or compressed, in the middle of a file far down."""
    file = tmp_path / "a" / ".b" / "c.sqlite"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\0before" + encoded(MARKS["good"]) + b"after\xff")
    assert files_with_trace(MARKS["good"], tmp_path) == [file]
    assert files_with_trace(MARKS["refused"], tmp_path) == []
