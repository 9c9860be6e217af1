"""The search for a secret on a disk finds what browsers store, also where they compress it (Snappy)."""

import hashlib
import json

import pytest
from playwright.sync_api import sync_playwright

from browser import firefox, runner_site
from browser.programs import needed
from browser.traces import files_with_trace

# By what stores it. Each is stored among words that compress well, as letters of one byte and of two.
MARKS = {
    f"{place} {letters}": hashlib.sha256(f"{place}, {letters}".encode()).hexdigest()[:28]
    for place in ("localStorage", "indexedDB", "a database's key", "caches", "files")
    for letters in ("a", "가")
}
STORE = """async (marks) => {
  const database = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("marks");
    asked.onupgradeneeded = () => asked.result.createObjectStore("marks");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const files = await navigator.storage.getDirectory();
  for (const [name, mark] of Object.entries(marks)) {
    const [place, letter] = [name.slice(0, -2), name.slice(-1)];
    const value = `the same and ${letter}, `.repeat(5000) + mark + ` the same and ${letter}`.repeat(5000);
    if (place === "localStorage") localStorage.setItem(name, value);
    else if (place === "caches") {
      await (await caches.open("marks")).put(`/${encodeURIComponent(name)}`, new Response(value));
    } else if (place === "files") {
      const file = await (await files.getFileHandle(`mark ${letter}`, { create: true })).createWritable();
      await file.write(value);
      await file.close();
    } else {
      const turn = database.transaction("marks", "readwrite");
      const store = turn.objectStore("marks");
      if (place === "indexedDB") store.put({ value }, name);
      else store.put(1, `${letter.repeat(30)}${mark}`);
      await new Promise((resolve) => (turn.oncomplete = resolve));
    }
  }
  database.close();
}"""


@pytest.fixture
def address(tmp_path):
    """A page that a browser takes to be secure."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text("<!doctype html><title>page</title>", encoding="utf-8")
    with runner_site.served(tmp_path / "site") as address:
        yield f"{address}/page.html"


def missed(profile):
    """Return what was stored and is not found."""
    return [place for place, mark in MARKS.items() if not files_with_trace(mark, profile)]


def test_what_chromium_stores_is_found(browser_path, address, tmp_path):
    """In every kind of storage."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=browser_path, args=list(runner_site.ARGUMENTS)
        )
        page = context.new_page()
        page.goto(address)
        page.evaluate(STORE, MARKS)
        context.close()
    assert missed(tmp_path / "profile") == []


def test_what_firefox_stores_is_found(address, tmp_path):
    """As above."""
    profile = tmp_path / "profile"
    profile.mkdir()
    with firefox.firefox(needed(firefox.find(), "Firefox", firefox.COMMANDS), profile) as tab:
        tab.open(address, "")
        tab.evaluate(f"({STORE})({json.dumps(MARKS)})")
    assert missed(profile) == []
