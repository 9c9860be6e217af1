"""Runs every lesson and page of both languages in a browser, and compares what comes with the notebooks.

python -m uv run python tests/browser/every_page.py              all of them in Chromium, about 5 minutes
python -m uv run python tests/browser/every_page.py --firefox    all of them in Firefox
python -m uv run python tests/browser/every_page.py 03 ko/05     those whose path has one of these words in it
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "notebooks"), str(ROOT / "tests")]

from builder import chromium  # noqa: E402 - after the path
from builder.browser import build_runner  # noqa: E402

from browser import firefox, runner_site  # noqa: E402

Run = Callable[[str, str], list[dict]]  # from a page's address and its language to what its cells put out


@contextlib.contextmanager
def in_chromium() -> Iterator[Run]:
    """Open a Chromium, and give what runs a page in it."""
    from playwright.sync_api import sync_playwright

    program = chromium.find()
    if program is None:
        sys.exit("There is no Chromium or Chrome on this machine.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(runner_site.ARGUMENTS))

        def run(address: str, language: str) -> list[dict]:
            page = runner_site.opened(browser, address)
            ended = runner_site.run_all(page, language)
            page.close()
            return ended

        yield run
        browser.close()


@contextlib.contextmanager
def in_firefox() -> Iterator[Run]:
    """Open a Firefox, and give what runs a page in it."""
    program = firefox.find()
    if program is None:
        sys.exit("There is no Firefox on this machine.")
    with tempfile.TemporaryDirectory() as profile, firefox.firefox(program, Path(profile)) as tab:

        def run(address: str, language: str) -> list[dict]:
            tab.open(address, runner_site.RECORD)
            return runner_site.run_all_in_firefox(tab)

        yield run


def main() -> int:
    """Run the pages; exit code 1 if one differs from its notebook."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="in the path of a page, such as 03 or ko/05; none for all pages")
    parser.add_argument("--firefox", action="store_true", help="in Firefox, not in Chromium")
    options = parser.parse_args()
    paths = [path for language in runner_site.LANGUAGES for path in runner_site.notebooks(language)]
    if options.words:
        paths = [path for path in paths if any(word in f"{path.parent.name}/{path.stem}" for word in options.words)]
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build_runner(folder / "_static" / "run", ROOT)
        with runner_site.served(folder) as address, (in_firefox if options.firefox else in_chromium)() as run:
            for path in paths:
                begun = time.perf_counter()
                ended = run(f"{address}/{runner_site.write_page(folder, path)}", path.parent.name)
                found = runner_site.differences(path, ended)
                seconds = time.perf_counter() - begun
                print(f"{path.parent.name}/{path.stem}: {len(ended)} cells, {seconds:.0f} s")
                print(*found, sep="\n", end="\n" if found else "", flush=True)
                wrong += bool(found)
    print(f"{len(paths) - wrong} passed, {wrong} failed")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
