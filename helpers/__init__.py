"""First Call: from no account to your own first OpenAI API call. These names are the whole of it."""

from helpers import guard

guard.check()  # first of all; up to here, a Python that is too old can read what there is

# ruff: noqa: E402 - that is why the other imports come late
from helpers import check, keys, models, usage
from helpers import default_model as _default_model  # noqa: F401 - it tells models of the learner's choice
from helpers.chat import chat_gpt, get_message
from helpers.connection import connect, disconnect
from helpers.errors import explain

__all__ = [
    "chat_gpt",
    "check",
    "connect",
    "disconnect",
    "explain",
    "forms",
    "get_message",
    "keys",
    "models",
    "usage",
]


def __getattr__(name):
    # type: (str) -> object
    """Load the forms when they are first used: ipywidgets takes longer to import than all the rest."""
    if name == "forms":
        import importlib

        return importlib.import_module("helpers.forms")
    raise AttributeError("module {!r} has no attribute {!r}".format(__name__, name))
