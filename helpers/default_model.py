"""The learner's own choice of the model that is used when none is named."""

from __future__ import annotations

import contextlib

from helpers import connection, environment, models

_NAME = "default_model"


def chosen() -> str | None:
    """Return the learner's choice, or None where there is none, or where it does not count.

    It does not count with FIRST_CALL_MODE=practice, nor where the practice backend answers and lacks the model: that
    has only those of the dated table.
    """
    from helpers import progress  # reads and writes files, which only a call for a model needs

    if environment.only_practice():
        return None
    model = None
    with contextlib.suppress(OSError):
        model = progress.get(_NAME)
    if not isinstance(model, str):
        return None
    known = connection.current() == "live" or models.find(model) in models.available()
    return model if known else None


def choose(model: str) -> None:
    """Keep a model as the learner's choice, from one day to the next; the kit's own default is kept as no choice.

    Args:
        model: a model id.

    Raises:
        OSError: the choice cannot be written.
    """
    from helpers import progress

    progress.put(_NAME, None if model == models.kit_default() else model)


models.set_chooser(chosen)
