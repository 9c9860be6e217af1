"""Builds the notebooks: one source per lesson or page becomes an English and a Korean notebook, executed.

    python notebooks/build.py                       run and write everything
    python notebooks/build.py 05                    run and write lesson 05 only
    python notebooks/build.py --check               run, write nothing; fail on any difference from what is stored
    python notebooks/build.py --cost                say what running each notebook for real costs, and all together
    python notebooks/build.py 05 --translation-ok   accept that only one language of a pair changed

Also written: drawings and the scripts to take home in both languages, and the course map in the READMEs.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from builder import building

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python notebooks/build.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="a number or a name; all lessons without")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 with a list of differences")
    parser.add_argument("--cost", action="store_true", help="run nothing; print the live costs as last built")
    parser.add_argument(
        "--translation-ok",
        action="store_true",
        help="for the rare edit that leaves the meaning alone (a typo, a polished sentence): accept pairs of "
        "the given lessons of which only one language changed; build remembers them as agreed",
    )
    options = parser.parse_args(arguments)
    if options.translation_ok and (options.check or not options.lessons):
        parser.error("--translation-ok is for building, and needs the lessons it is meant for")
    try:
        if options.cost:
            print(*building.costs(root), sep="\n")
            problems = []
        elif options.check:
            problems = building.check(root, options.lessons)
        else:
            for path in building.build(root, options.lessons, options.translation_ok):
                print(f"wrote {path.relative_to(root).as_posix()}")
            problems = []
            for difference in building.check(root, execute=False):
                print(f"still to do: {difference}")
    except building.BuildError as error:
        problems = error.args[0]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    os.chdir(ROOT)
    sys.exit(main())
