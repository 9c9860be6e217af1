"""Forms without a browser: traits are set, buttons clicked, and what a browser would be sent is kept."""

import ipywidgets
import pytest

from helpers import models
from helpers.forms import catalog


@pytest.fixture(autouse=True)
def _no_widget_is_left_over(elsewhere):
    """Forms are made as by a learner without a key, and closed."""
    yield
    ipywidgets.Widget.close_all()


@pytest.fixture(autouse=True)
def _the_day_of_the_table(monkeypatch):
    """Days are counted from the day on which the table was checked, whenever the tests run."""
    monkeypatch.setattr(catalog, "today", models.checked)


@pytest.fixture
def sent(monkeypatch):
    """Every message that the widgets send to the browser."""
    messages = []
    monkeypatch.setattr(ipywidgets.Widget, "_send", lambda widget, message, buffers=None: messages.append(message))
    return messages
