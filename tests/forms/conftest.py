"""Forms without a browser: traits are set, buttons clicked, and what a browser would be sent is kept."""

import os

import ipywidgets
import pytest

from helpers import connection
from helpers.language import set_language


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """A folder of its own, no key in the environment, nothing left connected and no widget left over."""
    monkeypatch.chdir(tmp_path)
    before = dict(os.environ)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FIRST_CALL_MODE"):
        os.environ.pop(name, None)
    os.environ["FIRST_CALL_HOME"] = str(tmp_path)
    set_language("en")
    yield
    connection.disconnect()
    set_language(None)
    ipywidgets.Widget.close_all()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def sent(monkeypatch):
    """Every message that the widgets send to the browser."""
    messages = []
    monkeypatch.setattr(ipywidgets.Widget, "_send", lambda widget, message, buffers=None: messages.append(message))
    return messages
