"""First Call: from no account to your own first OpenAI API call. These names are the whole of it."""

from helpers import check, keys, models, usage
from helpers.chat import chat_gpt, get_message
from helpers.connection import connect, disconnect
from helpers.errors import explain

__all__ = [
    "chat_gpt",
    "check",
    "connect",
    "disconnect",
    "explain",
    "get_message",
    "keys",
    "models",
    "usage",
]
