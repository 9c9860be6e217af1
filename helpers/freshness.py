"""Is the table of models still true? It is compared with the SDK's own list, with the API's list, and with today.

For whoever keeps the kit up to date: `python -m helpers doctor --strict`, the tests and the weekly live job ask.
"""

from __future__ import annotations

import ast
import datetime
import importlib.util
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers import models
from helpers.language import text

WARN_BEFORE = datetime.timedelta(days=60)
TABLE = "helpers/models.toml"
_ROOT = Path(__file__).resolve().parent.parent
_SDK_LIST = "types/shared/chat_model.py"
_DATED = re.compile(r"Announced\s+shutdown\s+date:\s+(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class KnownModel:
    """What the installed SDK says of one model.

    Attributes:
        shutdown: the announced last day, or None.
        real: False for an id that is kept for compatibility and that no model has.
    """

    shutdown: datetime.date | None = None
    real: bool = True


def of_sdk() -> dict[str, KnownModel]:
    """Return the models of chats that the installed openai package names, by their ids. Nothing is imported.

    Raises:
        LookupError: the package is not installed, or its list is not where it was.
    """
    package = importlib.util.find_spec("openai")
    if package is None or not package.submodule_search_locations:
        raise LookupError("openai")
    file = Path(package.submodule_search_locations[0], _SDK_LIST)
    try:
        return read(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise LookupError(str(file)) from error


def read(source: str) -> dict[str, KnownModel]:
    """Return the models of the SDK's file: a Literal with all ids, then a text with what is said of some.

    Args:
        source: of `openai/types/shared/chat_model.py`.

    Raises:
        LookupError: there is no such Literal.
    """
    ids: list[str] = []
    notes = ""
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "ChatModel":
            ids = [said for item in ast.walk(node) if (said := _said(item)) is not None]
        elif ids and isinstance(node, ast.Expr):
            notes = _said(node.value) or notes
    if not ids:
        raise LookupError("ChatModel")
    known = dict.fromkeys(ids, KnownModel())
    for note in re.split(r"^- ", notes, flags=re.MULTILINE)[1:]:
        dated = _DATED.search(note)
        shutdown = datetime.date.fromisoformat(dated[1]) if dated else None
        for model in re.findall(r'"([^"\s]+)"', note.split(": ")[0].split(":\n")[0]):
            known[model] = KnownModel(shutdown, real="Not a supported model" not in note)
    return known


def problems(
    today: datetime.date, *, sdk: Mapping[str, KnownModel], listed: Mapping[str, str | None] | None = None
) -> list[str]:
    """Return what is no longer true, a sentence each, with the files to change.

    Args:
        today: the day from which days are counted.
        sdk: what `of_sdk()` returns.
        listed: the API's own list: by id, the announced last day as "YYYY-MM-DD" or None. None where it is not known.
    """
    found = []
    for model, said in sdk.items():
        row = models.find(model)
        over = said.shutdown is not None and said.shutdown <= today
        if row is None and said.real and not over:
            found.append(text("freshness.missing", model=model, file=TABLE))
        elif row is not None and row.shutdown != said.shutdown and model in (row.id, row.snapshot):
            found.append(
                text("freshness.date", model=model, ours=row.shutdown or "-", theirs=said.shutdown or "-", file=TABLE)
            )
    for model in models.course():
        found += _of_course(model, today, sdk, listed)
    return found


def _of_course(
    model: str,
    today: datetime.date,
    sdk: Mapping[str, KnownModel],
    listed: Mapping[str, str | None] | None,
) -> list[str]:
    """Return what is wrong with a model that lessons use: gone, ending, or without a price."""
    row = models.load().get(model)
    files = ", ".join([TABLE, *lessons_with(model)])
    if model not in sdk:
        return [text("freshness.gone", model=model, where="openai", file=files)]
    if listed is not None and model not in listed:
        return [text("freshness.gone", model=model, where="client.models.list()", file=files)]
    announced = (listed or {}).get(model)
    dates = [
        datetime.date.fromisoformat(announced) if announced else None,
        sdk[model].shutdown,
        row.shutdown if row else None,
    ]
    found = []
    if known := [date for date in dates if date is not None]:
        left = (min(known) - today).days
        if left <= WARN_BEFORE.days:
            found.append(text("freshness.ends", model=model, date=min(known), days=left, file=files))
    if row is None or row.input is None or row.output is None:
        found.append(text("freshness.no_price", model=model, file=TABLE))
    return found


def lessons_with(model: str) -> list[str]:
    """Return the sources of lessons, and the script of lesson 14, that name a model in quotation marks."""
    sources = [*_ROOT.glob("notebooks/src/*.py"), *_ROOT.glob("assets/project/src/*.py")]
    named = [source for source in sources if f'"{model}"' in source.read_text(encoding="utf-8")]
    return sorted(source.relative_to(_ROOT).as_posix() for source in named)


def _said(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
