"""Runs every lesson and page of both languages in a browser, and compares what comes with the notebooks.

python -m uv run python tests/browser/every_page.py          all of them, about 5 minutes
python -m uv run python tests/browser/every_page.py 03 ko/05  those whose path has one of these words in it
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "notebooks"), str(ROOT / "tests")]

from builder import chromium  # noqa: E402 - after the path
from builder.browser import build_runner  # noqa: E402

from browser import runner_site  # noqa: E402


def main(words: list[str]) -> int:
    """Run the pages; return how many differ from their notebook."""
    if not chromium.find():
        sys.exit("There is no Chromium or Chrome on this machine.")
    from playwright.sync_api import sync_playwright

    paths = [path for language in runner_site.LANGUAGES for path in runner_site.notebooks(language)]
    if words:
        paths = [path for path in paths if any(word in f"{path.parent.name}/{path.stem}" for word in words)]
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build_runner(folder / "_static" / "run", ROOT)
        with runner_site.served(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(runner_site.ARGUMENTS))
            for path in paths:
                begun = time.perf_counter()
                page = runner_site.opened(browser, f"{address}/{runner_site.write_page(folder, path)}")
                ended = runner_site.run_all(page, path.parent.name)
                found = runner_site.differences(path, ended)
                page.close()
                seconds = time.perf_counter() - begun
                print(f"{path.parent.name}/{path.stem}: {len(ended)} cells, {seconds:.0f} s")
                print(*found, sep="\n", end="\n" if found else "", flush=True)
                wrong += bool(found)
            browser.close()
    print(f"{len(paths) - wrong} passed, {wrong} failed")
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
