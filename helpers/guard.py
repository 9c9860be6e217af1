# -*- coding: utf-8 -*-
"""Whether this Python can run the kit at all, and what to do where it cannot.

Every Python since 2.7 has to be able to read this file, so it is written in words that all of them know, and imports
nothing but what is built in: a Python that is too old, or lacks the packages, gets here before anything else.
"""

from __future__ import unicode_literals

import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NEEDED = ("openai", "dotenv", "tornado")  # by connect()

# These sentences are not in helpers/text: Pythons before 3.11 cannot read TOML. Whoever meets them has not chosen a
# language yet, so each is said in both.
_OLD = (
    "First Call needs Python {oldest} or newer, and this is Python {version}.",
    "First Call에는 Python {oldest} 이상이 필요한데, 지금 실행한 파이썬은 {version} 버전이에요.",
)
_BARE = (
    "This Python does not have the packages of First Call (missing: {missing}): {python}.",
    "지금 실행한 파이썬에는 First Call에 필요한 패키지가 없어요(없는 것: {missing}): {python}",
)
_ADVICE = (
    "In a terminal, in the kit's folder, run: {command}\n"
    "In a notebook, choose the kernel of the kit's environment (Kernel > Change Kernel), or open it with: {lessons}",
    "터미널이라면 키트 폴더에서 이 명령을 실행하세요: {command}\n"
    "노트북이라면 Kernel > Change Kernel 메뉴에서 키트 환경의 커널을 고르거나, 이 명령으로 여세요: {lessons}",
)


class UnfitPythonError(ImportError):
    """This Python cannot run the kit: the message is all there is to read."""

    def _render_traceback_(self):
        # type: () -> list[str]
        """IPython shows these lines instead of a traceback."""
        return str(self).split("\n")


def too_old():
    # type: () -> str
    """Return what to say where this Python is too old, in both languages; "" where it is not."""
    if sys.version_info >= OLDEST:
        return ""
    return _said(_OLD, oldest=".".join(map(str, OLDEST)), version=".".join(map(str, sys.version_info[:3])))


def missing():
    # type: () -> list[str]
    """Return the modules that connect() needs and this Python does not find."""
    from importlib.util import find_spec

    # A browser has no sockets, and so no tornado.
    needed = [name for name in NEEDED if name != "tornado" or sys.platform != "emscripten"]
    return [name for name in needed if name not in sys.modules and find_spec(name) is None]


def without_packages():
    # type: () -> str
    """Return what to say where this Python lacks what connect() needs, in both languages; "" where it has all."""
    names = missing()
    return _said(_BARE, missing=", ".join(names), python=_without_home(sys.executable or "?")) if names else ""


def command(arguments=""):
    # type: (str) -> str
    """Return the command with which the kit's own Python does something, as it is typed in the kit's folder.

    Args:
        arguments: what follows `python -m helpers`; "" for the command that opens the lessons.
    """
    scripts = "Scripts" if os.name == "nt" else "bin"
    ending = ".exe" if os.name == "nt" else ""
    if os.path.exists(os.path.join(ROOT, ".venv", scripts, "python" + ending)):
        own = os.path.join(".venv", scripts, "")
        return own + ("python -m helpers " + arguments if arguments else "first-call")
    run = "python -m helpers " + arguments if arguments else "first-call"
    return "python -m pip install uv; python -m uv run --no-dev " + run


def check():
    # type: () -> None
    """Stop here, with a sentence in each language, where this Python cannot run the kit.

    As a command, `python -m helpers` decides for itself which packages it needs, and files in the folder in which it
    is run do not count as modules: one named like a module of Python's would stop the doctor that is to find it.

    Raises:
        SystemExit: the kit is run as a command by a Python that is too old.
        UnfitPythonError: the kit is imported by a Python that is too old or lacks the packages.
    """
    problem = too_old()
    if problem and sys.argv[:1] in (["-m"], ["-c"]):  # while Python looks for what -m names; 2.7 says -c
        leave(problem)
    if sys.argv[:1] == ["-m"]:
        _folder_off_path()
        return
    problem = problem or without_packages()
    if problem:
        raise UnfitPythonError(problem)


def leave(problem):
    # type: (str) -> None
    """End this process with a sentence on stderr, whatever characters stderr lacks.

    Args:
        problem: the sentence.
    """
    data = (problem + "\n").encode(getattr(sys.stderr, "encoding", None) or "utf-8", "replace")
    getattr(sys.stderr, "buffer", sys.stderr).write(data)  # type: ignore[arg-type]  # Python 2.7 has no buffer
    sys.exit(1)


def _folder_off_path():
    # type: () -> None
    try:
        here = os.getcwd()
    except OSError:  # it was deleted
        here = ""
    if sys.path[:1] in ([""], [here]):
        del sys.path[0]


def _said(sentences, **values):
    # type: (tuple[str, str], str) -> str
    """A sentence with the advice that follows it, in English and then in Korean."""
    values["command"], values["lessons"] = command("doctor"), command()
    return "\n".join((problem + "\n" + advice).format(**values) for problem, advice in zip(sentences, _ADVICE))


def _without_home(path):
    # type: (str) -> str
    home = os.path.expanduser("~")
    return "~" + path[len(home) :] if len(home) > 1 and path.startswith(home + os.sep) else path
