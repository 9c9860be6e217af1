"""The checklists: what to do on OpenAI's pages, step by step, with drawings; the ticks are kept in a local file."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import ipywidgets

from helpers import place, progress
from helpers.errors import InputError
from helpers.forms.base import Form, linked, reported
from helpers.language import language, text

_DRAWINGS = place.ROOT / "assets" / "drawings"
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Task:
    """One thing to do on a checklist.

    Attributes:
        name: under which its tick and its texts are kept.
        drawing: a name in assets/drawings, or None.
    """

    name: str
    drawing: str | None = None


# From lessons 01 and 02, checked 2026-11-27.
CHECKLISTS = {
    "account": (
        Task("sign_up", "sign-up"),
        Task("confirm_email"),
        Task("organization"),
        Task("auto_reload", "billing"),
        Task("credit"),
    ),
    "key": (
        Task("key_page", "key-menu"),
        Task("verify_phone"),
        Task("dialog", "create-key"),
        Task("copy", "key-once"),
        Task("save", "key-home"),
    ),
}


def checklist(name: str) -> Checklist:
    """Return the form of a checklist, with the ticks as they were left.

    Args:
        name: "account" or "key".

    Raises:
        InputError: there is no checklist of this name.
    """
    if name not in CHECKLISTS:
        raise InputError(text("checklist.unknown", name=name, names=", ".join(CHECKLISTS)))
    return Checklist(name)


def done(name: str) -> set[str]:
    """Return the names of the tasks of a checklist that are ticked off.

    Raises:
        OSError: the file with the ticks cannot be read.
    """
    kept = progress.get(f"checklist.{name}", [])
    return {task.name for task in CHECKLISTS[name] if task.name in kept}


def keep(name: str, ticked: set[str]) -> None:
    """Keep which tasks of a checklist are ticked off.

    Raises:
        OSError: the file with the ticks cannot be written.
    """
    progress.put(f"checklist.{name}", [task.name for task in CHECKLISTS[name] if task.name in ticked] or None)


def image(drawing: str) -> str:
    """Return a drawing in the learner's language as an HTML image that needs no file or network, with its description.

    Where the kit's drawings are not installed, that is nothing.
    """
    path = _DRAWINGS / f"{drawing}.{language()}.svg"
    if not path.is_file():
        return ""
    description = html.escape(_description(path))
    encoded = base64.b64encode(path.read_bytes()).decode()
    return f'<img alt="{description}" src="data:image/svg+xml;base64,{encoded}">'


class Checklist(Form):
    """The form that `checklist()` shows.

    Attributes:
        boxes: the checkbox of each task, by the task's name.
        reset: the button that takes all ticks away.
    """

    def __init__(self, checklist: str) -> None:
        super().__init__()
        self.name = text("checklist.name")
        self.instead = text("checklist.instead")
        self._checklist = checklist
        self._done: set[str] = set()
        self._progress = _html("first-call-progress")
        self.boxes: dict[str, ipywidgets.Checkbox] = {}
        self._how: dict[str, ipywidgets.HTML] = {}
        rows = [self._row(number, task) for number, task in enumerate(CHECKLISTS[checklist], 1)]
        self.reset = self.button(text("checklist.reset"), self._reset)
        title = text("checklist.account_title" if checklist == "account" else "checklist.key_title")
        checked = f"<p>{text('checklist.checked')}</p>"
        self.lay_out(
            ipywidgets.HTML(f"<h3>{title}</h3>"),
            self._progress,
            *rows,
            ipywidgets.HTML(checked),
            ipywidgets.HBox((self.reset,)),
        )
        self._load()
        self._show()

    def _row(self, number: int, task: Task) -> ipywidgets.VBox:
        box = ipywidgets.Checkbox(description=f"{number}. {text(f'checklist.{task.name}')}", indent=False)
        box.observe(lambda change: self._tick(task.name, change.new), "value")
        self.boxes[task.name] = box
        self._how[task.name] = _html("first-call-how")
        row = ipywidgets.VBox((box, self._how[task.name]))
        row.add_class("first-call-task")
        return row

    @reported
    def _load(self) -> None:
        self._done = done(self._checklist)

    @reported
    def _tick(self, task: str, ticked: bool) -> None:
        if ticked == (task in self._done):
            return
        self._done ^= {task}
        self._show()
        self.say()
        keep(self._checklist, self._done)

    def _reset(self) -> None:
        self._done = set()
        self._show()
        keep(self._checklist, self._done)

    def _show(self) -> None:
        """Show the ticks, how many there are, and the drawing of the task that comes next."""
        tasks = CHECKLISTS[self._checklist]
        following = next((task for task in tasks if task.name not in self._done), None)
        for task in tasks:
            self.boxes[task.name].value = task.name in self._done
            self._how[task.name].value = _how(task, shown=task is following)
        count = len(self._done)
        said = text("checklist.progress", done=count, count=len(tasks))
        if following is None:
            said = f"✔ {said} {text('checklist.all_done')}"
        bar = f'<progress max="{len(tasks)}" value="{count}" aria-hidden="true"></progress>'
        self._progress.value = f'<p role="status">{bar}{said}</p>'


def _html(css_class: str) -> ipywidgets.HTML:
    widget = ipywidgets.HTML()
    widget.add_class(css_class)
    return widget


def _how(task: Task, shown: bool) -> str:
    """How to do a task, as HTML with its drawing."""
    how = f"<p>{linked(text(f'checklist.how_{task.name}'))}</p>"
    drawing = image(task.drawing) if task.drawing else ""
    if not drawing:
        return how
    return f"{how}<details{' open' if shown else ''}><summary>{text('checklist.drawing')}</summary>{drawing}</details>"


def _description(path: Path) -> str:
    drawing = ElementTree.parse(path).getroot()
    parts = (drawing.findtext(f"{_SVG}{tag}") for tag in ("title", "desc"))
    return " ".join(f"{part.strip().rstrip('.')}." for part in parts if part)
