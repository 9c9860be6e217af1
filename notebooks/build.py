"""Builds the notebooks: one source per lesson or page becomes an English and a Korean notebook, executed.

    python notebooks/build.py                       run and write everything
    python notebooks/build.py 05                    run and write lesson 05 only
    python notebooks/build.py --check               run, write nothing; fail on any difference from what is stored
    python notebooks/build.py --new 15_images       write every file that a new lesson needs, with a stub in each
    python notebooks/build.py --cost                say what running each notebook for real costs, and all together
    python notebooks/build.py --figures             say how long lessons take, and how far it is to a first answer
    python notebooks/build.py 05 --sample 1         print ten sentences of each notebook, drawn by the seed 1
    python notebooks/build.py --speech              count what breaks the rules of language; with names, list it
    python notebooks/build.py --site OUT            write the website of what is committed; runs nothing
    python notebooks/build.py --social              draw what chats show beside links to the website; needs a browser
    python notebooks/build.py --print               print the PDFs of what is handed out; needs a browser
    python notebooks/build.py 05 --translation-ok   accept that only one language of a pair changed
    python notebooks/build.py helpers/text/en/keys.toml --translation-ok   the same for messages, replies, drawings

Also written: drawings and the scripts to take home in both languages, the course map in the READMEs, and in
notebooks/builder/agreed.txt which messages, prepared replies, words in drawings and lines of scripts say the same.
"""

from __future__ import annotations

import argparse
import functools
import io
import os
import sys
from pathlib import Path

from builder import building

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.translation_ok and (options.check or not options.names):
        parser.error("--translation-ok is for building, and needs the lessons or files it is meant for")
    if options.pages_only and not options.site:
        parser.error("--pages-only goes with --site")
    if options.title and not options.new:
        parser.error("--title goes with --new")
    try:
        problems = _run(options, root)
    except building.BuildError as error:
        problems = error.args[0]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python notebooks/build.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="LESSON_OR_FILE",
        help="a lesson's number or name, or a file of messages, replies or a drawing; everything without",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="write nothing; exit 1 with a list of differences")
    what.add_argument("--cost", action="store_true", help="run nothing; print the live costs as last built")
    what.add_argument("--figures", action="store_true", help="run nothing; print minutes, words and cells")
    what.add_argument("--sample", metavar="SEED", help="run nothing; print ten sentences of each notebook to judge")
    what.add_argument(
        "--speech", action="store_true", help="run nothing; print what breaks the rules of language, by name in full"
    )
    what.add_argument("--site", metavar="OUT", type=Path, help="run nothing; write the website into this folder")
    parser.add_argument(
        "--pages-only", action="store_true", help="with --site: no lesson runs on the pages, and node is not needed"
    )
    what.add_argument("--social", action="store_true", help="run nothing; draw pictures of the website's pages")
    what.add_argument(
        "--print", action="store_true", dest="paper", help="run nothing; print the facilitator's and learners' PDFs"
    )
    what.add_argument("--new", metavar="NN_TOPIC", help="lay the files of a new lesson; nothing is overwritten")
    parser.add_argument(
        "--title",
        nargs=len(building.LANGUAGES),
        metavar=("ENGLISH", "KOREAN"),
        help="the titles of the new lesson",
    )
    parser.add_argument(
        "--translation-ok",
        action="store_true",
        help="for the rare edit that leaves the meaning alone (a typo, a polished sentence): accept pairs of "
        "the given lessons and files of which only one language changed; build remembers them as agreed",
    )
    return parser


def _run(options: argparse.Namespace, root: Path) -> list[str]:
    """Do what the options say; return what is wrong."""
    if options.cost:
        print(*building.costs(root), sep="\n")
        return []
    if options.figures:
        print(*building.figures_table(root), sep="\n")
        return []
    if options.sample is not None:
        print(*building.sample_table(root, options.names, options.sample), sep="\n")
        return []
    if options.speech:
        print(*building.speech_table(root, options.names), sep="\n")
        return []
    if options.site or options.social:
        return _website(root, options)
    if options.paper:
        _print_written(root, building.print_pages(root))
        return []
    if options.check:
        return building.check(root, options.names) + building.unfinished(root, options.names)
    if options.new:
        titles = dict(zip(building.LANGUAGES, options.title, strict=True)) if options.title else None
        _print_written(root, building.new(root, options.new, titles))
        print(f"Write what belongs where these files say STUB, then run: python notebooks/build.py {options.new[:2]}")
        return []
    _print_written(root, building.build(root, options.names, options.translation_ok))
    for message in building.check(root, execute=False) + building.unfinished(root):
        print(f"still to do: {message.splitlines()[0]}")
    return []


def _website(root: Path, options: argparse.Namespace) -> list[str]:
    """Write the website or its pictures; return what is wrong."""
    try:
        from builder.browser import RunnerError, build_runner
        from builder.site import making  # it needs Sphinx, which building lessons does not
    except ModuleNotFoundError as error:
        return [f"the website needs the package {(error.name or '').partition('.')[0]}. Run: python -m uv sync"]
    if options.social:
        _print_written(root, making.draw(root))
        return []
    out = options.site.resolve()
    runner = None if options.pages_only else functools.partial(build_runner, root=root)
    try:
        print(f"wrote {making.build(root, out, runner)} pages: {out}")
    except RunnerError as error:
        return [
            f"what runs lessons in the browser could not be built: {error}",
            "The pages alone need none of this: add --pages-only",
        ]
    return []


def _print_written(root: Path, paths: list[Path]) -> None:
    for path in paths:
        print(f"wrote {path.relative_to(root).as_posix()}")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # sources and outputs are Korean too, whatever the console speaks
            stream.reconfigure(encoding="utf-8")
    os.chdir(ROOT)
    sys.exit(main())
