"""Whether the backend that connect() chooses can be reached, and whether it has the default model."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO

from helpers import connection, errors, guard, models
from helpers.base_url import OPENAI
from helpers.doctor.finding import Finding, not_tried
from helpers.language import text

_TIMEOUT = 5.0  # seconds for the one request
_WARN_BEFORE = datetime.timedelta(days=90)


def reachability(listed: dict[str, str | None], *, lookalikes_loaded: bool = False) -> Finding:
    """List the models as a lesson would, and put each id with its shutdown date into `listed`."""
    if guard.missing():
        return not_tried("reachability", "packages")
    if lookalikes_loaded:
        return not_tried("reachability", "shadowed")
    import openai

    with _connected():
        if connection.resolve().stopped_by:
            return not_tried("reachability", "settings")
        host = connection.target().host
        try:
            for model in openai.OpenAI(timeout=_TIMEOUT, max_retries=0).models.list():
                listed[model.id] = getattr(model, "shutdown_date", None)
        except Exception as error:  # the SDK's own errors, and whatever it trips over in settings and answers
            return _unreachable(error, host)
        if not listed:
            next_step = text("doctor.reach_empty_next")
            return Finding("reachability", "warning", text("doctor.reach_empty", host=host), next_step)
        name = "reach_practice" if connection.current() == "practice" else "reach_live"
        return Finding("reachability", "ok", text(f"doctor.{name}", host=host, count=len(listed)))


@contextmanager
def _connected() -> Iterator[None]:
    """The backend that connect() chooses, in silence, for as long as the block lasts."""
    before = connection.current()
    with redirect_stdout(StringIO()):
        connection.ensure()
    try:
        yield
    finally:
        if before is None:
            connection.disconnect()


def _unreachable(error: Exception, host: str) -> Finding:
    """What stands between this computer and an answer, in the words of `explain`; a status comes with its server."""
    import openai

    given = errors.advice(error)
    if isinstance(error, openai.APIStatusError):
        message = text("doctor.reach_answer", host=host, status=error.status_code, cause=given.cause)
        return Finding("reachability", "warning" if given.again else "failure", message, given.fix)
    return Finding("reachability", "failure", given.cause, given.fix)


def default_model(listed: dict[str, str | None], today: datetime.date) -> Finding:
    """The model that the kit uses when none is named; the live list knows its shutdown best, else the table."""
    model = models.default()
    live = bool(listed) and connection.target().mode == "live"
    if live and (local := connection.answering()):  # whichever name a request has
        return Finding("default_model", "ok", text("doctor.model_local", model=local.model))
    if live and model not in listed:
        message = text("doctor.model_absent", model=model, host=connection.target().host)
        return Finding("default_model", "warning", message, text("doctor.model_absent_next"))
    if live:
        source = text("doctor.source_live")
        said = listed[model]
        date = datetime.date.fromisoformat(said) if said else None
    else:
        source = text("doctor.source_table", checked=models.checked())
        row = models.load().get(model)  # the learner may have chosen a model of the live list
        date = row.shutdown if row else None
    if date is None:
        return Finding("default_model", "ok", text("doctor.model_ok", model=model, source=source))
    name = "model_past" if date <= today else "model_date"
    status = "failure" if date <= today else "warning" if date - today <= _WARN_BEFORE else "ok"
    next_step = text("doctor.model_next") if status != "ok" else ""
    return Finding("default_model", status, text(f"doctor.{name}", model=model, date=date, source=source), next_step)


def table_of_models(listed: dict[str, str | None], today: datetime.date) -> Finding:
    """Whether the table of models is still true. Only OpenAI's own list can say that a model is gone."""
    from helpers import freshness

    backend = connection.target()
    ours = backend.mode == "live" and backend.host == OPENAI
    try:
        found = freshness.problems(today, sdk=freshness.of_sdk(), listed=listed if ours and listed else None)
    except LookupError as error:
        return Finding("freshness", "failure", text("freshness.no_sdk", reason=error))
    if found:
        return Finding("freshness", "failure", "\n  ".join(found))
    return Finding("freshness", "ok", text("freshness.fresh"))
