"""Command lines of the kit: read without ever repeating what was typed, since that may be a key."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from helpers import key_text
from helpers.language import text


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints do not quote the command line."""

    def error(self, message: str) -> NoReturn:
        """End the command with how it is used. Argparse would repeat what was typed."""
        self.print_usage(sys.stderr)
        self.exit(2, text("command.not_understood") + "\n")


def hold_key(arguments: Sequence[str] | None) -> bool:
    """Return whether something on a command line is, or has in it, what looks like a key.

    Args:
        arguments: the command line; None means that of this process.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    return any(key_text.begins_as_key(argument, 12) and "sk-practice" not in argument for argument in arguments)
