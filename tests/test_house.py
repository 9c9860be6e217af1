"""Who imports whom: no room of the kit reaches into one that it must not know, and there is no circle.

The files are read, not run, so an import counts wherever it stands: at the top, in a function, under TYPE_CHECKING.
"""

from __future__ import annotations

import ast
import graphlib
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# The practice backend's rooms, from the roof to the ground. A file belongs to the room that it is named after.
FLOORS = (
    "first_call_pytest",
    "testing",
    "carriers",
    "session",
    "backend",
    "resources",
    "answering",
    "reading",
    "schemas",
    "wire",
)


@dataclass(frozen=True)
class Arrow:
    """One import.

    Attributes:
        who, whom: the importing module, and what it imports; of packages that are not ours, with the name taken.
        file: the importing file.
        target: the imported file; what is imported where it is not ours.
    """

    who: str
    whom: str
    file: str
    target: str

    def __str__(self) -> str:
        return f"{self.file} -> {self.target}"


def house(root: Path) -> dict[str, str]:
    """Return every module of the kit and of the builder by its dotted name: its file, seen from `root`."""
    files = [*root.glob("helpers/**/*.py"), *root.glob("notebooks/*.py"), *root.glob("notebooks/builder/**/*.py")]
    return {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): name
        for file in sorted(files)
        if not (name := file.relative_to(root).as_posix()).endswith("conftest.py")
    }


def arrows(root: Path) -> list[Arrow]:
    """Return every import in the house."""
    modules = house(root)
    found = {}
    for who, file in modules.items():
        tree = ast.parse((root / file).read_text(encoding="utf-8"))
        package = who if file.endswith("__init__.py") else who.rpartition(".")[0]
        for name in _imported(tree, package):
            whom = _module(name, modules)
            found[who, whom] = Arrow(who, whom, file, modules.get(whom, whom))
    return list(found.values())


def _module(name: str, modules: Mapping[str, str]) -> str:
    """The module of ours that a name is, or is defined in; the builder finds its own without their folder's name."""
    parent = name.rpartition(".")[0]
    candidates = (name, f"notebooks.{name}", parent, f"notebooks.{parent}")
    return next((candidate for candidate in candidates if candidate in modules), name)


def _imported(tree: ast.AST, package: str) -> Iterator[str]:
    """What one file imports, by dotted name, with the names that are taken from it."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                base = node.module or ""
                if node.level:
                    above = package.split(".")[: len(package.split(".")) - node.level + 1]
                    base = ".".join((*above, *filter(None, [node.module])))
                yield from (f"{base}.{alias.name}" for alias in node.names)
            case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]):
                yield name
            case ast.Attribute(value=ast.Name(id="threading"), attr=name):
                yield f"threading.{name}"


def inside(name: str, *packages: str) -> bool:
    """Whether a dotted name is one of some packages, or in one of them."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def floor(name: str) -> int:
    """The floor of a part of the practice backend; its entrance is above them all."""
    room = name.removeprefix("helpers.practice").lstrip(".").split(".")[0]
    assert room in FLOORS or not room, f"{name}: which room is that? Add it to the floors, or the file to a room."
    return FLOORS.index(room) if room else -1


def _is_upward(who: str, whom: str) -> bool:
    practice = "helpers.practice"
    return who != practice and inside(who, practice) and inside(whom, practice) and floor(whom) < floor(who)


NEVERS: dict[str, Callable[[str, str], bool]] = {
    "practice depends on models and tokens only": lambda who, whom: (
        inside(who, "helpers.practice")
        and inside(whom, "helpers")
        and not inside(whom, "helpers.practice", "helpers.models", "helpers.tokens")
    ),
    "only carriers use tornado, sockets and threads": lambda who, whom: (
        inside(who, "helpers")
        # lab_server is JupyterLab's own server, which is a tornado server with a socket; a room has a server too. A
        # light is sent to its board by a thread, so that no lesson waits for it; relay carries requests too.
        and not inside(
            who,
            *("helpers.practice.carriers", "helpers.lab_server", "helpers.workshop"),
            *("helpers.board.lights", "helpers.local.relay"),
        )
        and inside(whom, "tornado", "socket", "socketserver", "threading.Thread", "threading.Timer", "_thread")
    ),
    "forms, check and usage do not reach inside practice": lambda who, whom: (
        inside(who, "helpers.forms", "helpers.check", "helpers.usage")
        and inside(whom, "helpers.practice")
        and whom != "helpers.practice"
    ),
    "models imports nothing of ours": lambda who, whom: who == "helpers.models" and inside(whom, "helpers"),
    "only __main__ imports workshop": lambda who, whom: (
        inside(whom, "helpers.workshop") and not inside(who, "helpers.workshop", "helpers.__main__")
    ),
    "practice: testing, carriers, session, backend, resources, answering, ... wire, never upward": _is_upward,
    "key_text and base_url read nothing": lambda who, whom: (
        inside(who, "helpers.key_text", "helpers.base_url")
        and inside(whom, "os", "sys", "io", "pathlib", "helpers.environment", "helpers.env_file", "helpers.place")
    ),
    "the builder uses language and models only": lambda who, whom: (
        inside(who, "notebooks") and inside(whom, "helpers") and not inside(whom, "helpers.language", "helpers.models")
    ),
}


def broken(never: str, root: Path) -> list[str]:
    """Return the imports that break a rule, with both files."""
    return [str(arrow) for arrow in arrows(root) if NEVERS[never](arrow.who, arrow.whom)]


def circle(root: Path) -> list[str]:
    """Return the files of a circle of imports in their order; [] where there is none."""
    modules = house(root)
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for arrow in arrows(root):
        if arrow.whom in modules:
            graph[arrow.who].add(arrow.whom)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return [modules[name] for name in reversed(error.args[1])]
    return []


@pytest.mark.parametrize("never", NEVERS)
def test_never(never):
    """Each rule of the house holds."""
    found = broken(never, ROOT)
    assert not found, f"{never}:\n" + "\n".join(found)


def test_no_circle():
    """Nothing imports itself on a way through others."""
    found = circle(ROOT)
    assert not found, " -> ".join(found)


def test_the_house_is_read():
    """Modules, packages, relative imports, lazy ones and those for types are seen."""
    seen = {(arrow.file, arrow.target) for arrow in arrows(ROOT)}
    assert {
        ("helpers/__init__.py", "helpers/forms/__init__.py"),
        ("helpers/connection.py", "helpers/practice/__init__.py"),
        ("helpers/practice/__init__.py", "helpers/practice/carriers/server.py"),
        ("helpers/practice/carriers/carrier.py", "helpers/practice/backend.py"),
        ("helpers/practice/carriers/loop_thread.py", "threading.Thread"),
        ("helpers/practice/backend.py", "helpers/tokens.py"),
    } <= seen
    assert any(file.startswith("notebooks/") and target.startswith("notebooks/") for file, target in seen)


@pytest.fixture
def small_house(tmp_path):
    """Make a house of the files that are given, beside some empty rooms."""

    def build(**files: str) -> Path:
        rooms = {f"helpers/practice/{room}.py": "" for room in FLOORS} | {"helpers/practice/__init__.py": ""}
        ground = ("__init__", "__main__", "models", "tokens", "usage", "language", "connection", "keys", "environment")
        for name, content in (rooms | {f"helpers/{name}.py": "" for name in ground} | files).items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path

    return build


LAZY = "def f():\n    "
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "
H, P = "helpers/", "helpers/practice/"
BREAKS = [
    ("practice depends", P + "wire.py", "from helpers.language import text", H + "language.py"),
    ("practice depends", P + "wire.py", f"{LAZY}from helpers import connection", H + "connection.py"),
    ("practice depends", P + "backend.py", "from .. import keys", H + "keys.py"),
    ("practice depends", P + "session.py", "import helpers.forms.key", "helpers.forms.key"),  # though there is none
    ("only carriers", P + "session.py", "from tornado.web import Application", "tornado.web.Application"),
    ("only carriers", H + "usage.py", f"{LAZY}import socket", "socket"),
    ("only carriers", H + "keys.py", "import threading\nthreading.Thread()", "threading.Thread"),
    ("only carriers", H + "keys.py", "from threading import Thread", "threading.Thread"),
    ("forms, check", H + "usage.py", "from helpers.practice.wire import limits", P + "wire.py"),
    ("forms, check", H + "forms/turn.py", "from helpers.practice import backend", P + "backend.py"),
    ("forms, check", H + "check/lesson_99.py", "from ..practice import reading", P + "reading.py"),
    ("models imports", H + "models.py", f"{LAZY}from . import connection", H + "connection.py"),
    ("only __main__", H + "usage.py", f"{FOR_TYPES}from helpers.workshop import room", "helpers.workshop.room"),
    ("practice: testing", P + "wire.py", f"{LAZY}from . import reading", P + "reading.py"),
    ("practice: testing", P + "reading.py", "from helpers.practice import KEY", P + "__init__.py"),
    ("practice: testing", P + "backend.py", f"{FOR_TYPES}from .session import S", P + "session.py"),
    ("key_text and", H + "key_text.py", "import os", "os"),
    ("key_text and", H + "base_url.py", "from helpers import environment", H + "environment.py"),
    ("the builder", "notebooks/builder/render.py", "from helpers import usage", H + "usage.py"),
]


@pytest.mark.parametrize(("rule", "file", "code", "target"), BREAKS)
def test_a_rule_that_is_broken_names_both_files(rule, file, code, target, small_house):
    """Each rule, broken on purpose."""
    never = next(never for never in NEVERS if never.startswith(rule))
    assert broken(never, small_house()) == []
    assert broken(never, small_house(**{file: code})) == [f"{file} -> {target}"]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("helpers/practice/session.py", "from .backend import Backend\nfrom helpers import models, tokens"),
        ("helpers/practice/carriers.py", "import socket, tornado, threading\nthreading.Thread()"),
        ("helpers/practice/__init__.py", f"{LAZY}from .carriers import Server"),
        ("helpers/forms/key.py", "from helpers import practice\nfrom helpers.practice import start"),
        ("helpers/connection.py", "import threading\nthreading.RLock()"),
        ("helpers/__main__.py", f"{LAZY}from helpers.workshop import room"),
        ("helpers/workshop/room.py", f"{LAZY}from tornado.web import Application"),
        ("notebooks/builder/render.py", "from helpers import language, models\nfrom . import lint"),
    ],
)
def test_what_is_allowed_breaks_no_rule(file, code, small_house):
    """The arrows of the design, each beside the never that it comes close to."""
    root = small_house(**{file: code})
    assert [never for never in NEVERS if broken(never, root)] == []


@pytest.mark.parametrize("way", ["", LAZY, FOR_TYPES])
@pytest.mark.parametrize("how", ["from helpers import usage", "from . import usage", "import helpers.usage as money"])
def test_a_circle_is_named(way, how, small_house):
    """Its files, in their order, however the last import of it is written."""
    files = {"helpers/usage.py": "from helpers import keys", "helpers/keys.py": "from helpers.tokens import count"}
    assert circle(small_house(**files)) == []
    found = circle(small_house(**files, **{"helpers/tokens.py": way + how}))
    assert set(itertools.pairwise(found)) == {
        ("helpers/usage.py", "helpers/keys.py"),
        ("helpers/keys.py", "helpers/tokens.py"),
        ("helpers/tokens.py", "helpers/usage.py"),
    }


def test_a_module_that_imports_a_public_name_of_the_kit_is_a_circle(small_house):
    """`from helpers import chat_gpt` imports the whole kit, which imports that module."""
    files = {"helpers/__init__.py": "from helpers import keys", "helpers/keys.py": "from helpers import chat_gpt"}
    assert set(circle(small_house(**files))) == {"helpers/__init__.py", "helpers/keys.py"}


@pytest.mark.parametrize("how", ["from builder import lint", "from builder.lint import check", "from . import lint"])
def test_a_circle_of_the_builder_is_named(how, small_house):
    """Its folder is on the path when it runs, so its modules call each other without the folder's name."""
    lint, render = "notebooks/builder/lint.py", "notebooks/builder/render.py"
    assert set(circle(small_house(**{lint: "from builder.render import page", render: how}))) == {lint, render}
