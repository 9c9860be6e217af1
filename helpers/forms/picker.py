"""The model picker: the dated table of models to sort, the live list merged in, and a default to choose."""

from __future__ import annotations

import datetime
import html

from ipywidgets import HTML, Dropdown, HBox, Layout, Text

from helpers import chat, connection, default_model, environment, models
from helpers.errors import InputError
from helpers.forms import catalog
from helpers.forms.base import Form, printed, reported
from helpers.forms.catalog import COLUMNS, Row, merged, ordered, rows
from helpers.forms.parts import tick
from helpers.language import text

_TIMEOUT = 20.0  # seconds; the list is one small answer


class ModelPicker(Form):
    """The form that `model_picker()` returns.

    Attributes:
        table: the table as HTML.
        order, descending, part: what is shown, and in which order.
        choice: the model to choose.
        use, load: the buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        self.name = text("picker.name")
        self.instead = text("picker.instead")
        self.layout.max_width = "920px"
        self._models = list(models.load().values())
        self._listed: set[str] | None = None
        wide = {"description_width": "auto"}
        self.order = Dropdown(
            options=[(text(f"picker.column_{name}"), name) for name in COLUMNS],
            value="output",
            description=text("picker.order"),
            style=wide,
        )
        self.descending = tick(text("picker.descending"))
        self.part = Text(
            description=text("picker.part"), style=wide, continuous_update=True, layout=Layout(width="240px")
        )
        self.table = HTML()
        self.choice = Dropdown(description=text("picker.choice"), style=wide, layout=Layout(width="340px"))
        self.use = self.button(text("picker.use"), self._use, primary=True)
        self.load = self.button(text("picker.load"), self._load, tooltip=text("picker.load_tooltip"))
        for field in (self.order, self.descending, self.part):
            field.observe(self._show, "value")
        self._show()
        self.choice.value = models.default() if models.default() in self.choice.options else None
        row = Layout(flex_flow="row wrap", align_items="center", grid_gap="4px 16px")
        self.lay_out(
            HTML(f"<h3>{html.escape(text('picker.title'))}</h3>"),
            HBox([self.order, self.descending, self.part], layout=row),
            self.table,
            HBox([self.choice, self.use, self.load], layout=row),
        )

    @reported
    def _show(self, change: object = None) -> None:
        """Show the rows that the filter lets through, and offer those of them that can still be called."""
        today = catalog.today()
        part = self.part.value.strip().lower()
        shown = [row for row in rows(self._models, today, self._listed) if part in row.id]
        usable = sorted(row.id for row in shown if row.status not in ("retired", "unlisted"))
        if self.choice.options != tuple(usable):
            before = self.choice.value
            self.choice.options = usable
            self.choice.value = before if before in usable else None
        table = ordered(shown, self.order.value, self.descending.value)
        self.table.value = _table_html(table, self.order.value, self.descending.value, self._caption(len(shown), today))

    def _caption(self, count: int, today: datetime.date) -> str:
        source = "picker.caption_table" if self._listed is None else "picker.caption_live"
        return text(source, checked=models.checked(), today=today, count=count, total=len(self._models))

    def _use(self) -> None:
        model = self.choice.value
        if model is None:
            raise InputError(text("picker.none_chosen"))
        default_model.choose(model)
        self._show()
        if environment.only_practice():
            self.say(text("picker.kept_for_later", model=model))
            return
        lines = [text("picker.chosen", model=model)]
        shutdown = next(row.shutdown for row in self._models if row.id == model)
        if shutdown:
            lines.append(text("picker.chosen_leaves", model=model, shutdown=shutdown))
        self.say(*lines, kind="done")

    def _load(self) -> None:
        with printed():
            connection.ensure()
        if connection.current() == "practice":
            self.say(text("picker.practice"))
            return
        live = list(chat.client().with_options(timeout=_TIMEOUT, max_retries=0).models.list())
        self._models = merged(models.load().values(), live)
        self._listed = {entry.id for entry in live}
        self._show()
        self.say(text("picker.loaded", count=len(live), host=connection.target().host), kind="done")


def model_picker() -> ModelPicker:
    """Return a form that shows the models with price, shutdown date and what they accept, and sets your default.

    The choice is kept in a small file on this computer; `chat_gpt()` then uses it when no model is named.
    Prices and dates are those of helpers/models.toml until the live list is loaded.
    """
    return ModelPicker()


def _table_html(table: list[Row], by: str, descending: bool, caption: str) -> str:
    arrow, direction = ("▼", "descending") if descending else ("▲", "ascending")
    heads = []
    for name in COLUMNS:
        sort = f' aria-sort="{direction}"' if name == by else ""
        sign = f' <span aria-hidden="true">{arrow}</span>' if name == by else ""
        heads.append(f'<th scope="col"{sort}>{html.escape(text(f"picker.column_{name}"))}{sign}</th>')
    body = "".join(map(_row_html, table)) or f'<tr><td colspan="6">{html.escape(text("picker.no_rows"))}</td></tr>'
    title = html.escape(text("picker.title"))
    return (
        f'<div class="first-call-models" tabindex="0" role="region" aria-label="{title}">'
        f"<table><caption>{html.escape(caption)}</caption>"
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row_html(row: Row) -> str:
    chosen = row.id == models.default()
    marks = [text(f"picker.status_{row.status}")] if row.status else []
    if chosen:
        marks.append(text("picker.status_default"))
    marked = "".join(f' <span class="mark">{html.escape(mark)}</span>' for mark in marks)
    prices = "".join(
        f'<td class="number">{"–" if price is None else f"{price:.2f}"}</td>' for price in (row.input, row.output)
    )
    source = "–"
    if row.price_source:
        source = text("picker.source_official" if row.price_source == "official" else "picker.source_reported")
    if row.days_left is None:
        shutdown = text("picker.no_date")
    else:
        shutdown = text("picker.over" if row.days_left <= 0 else "picker.left", date=row.shutdown, days=row.days_left)
    classes = f"{row.status} chosen" if chosen else row.status
    cells = (source, shutdown, text(f"picker.accepts_{row.temperature}"))
    rest = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
    return f'<tr class="{classes}"><td><code>{html.escape(row.id)}</code>{marked}</td>{prices}{rest}</tr>'
