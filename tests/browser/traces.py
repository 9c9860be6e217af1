"""Traces of a secret in bytes and files: whole or in part, plain or encoded."""

import base64
import os
from pathlib import Path

_PART = 8  # characters; nothing has so many in common with a random secret by chance


def needles(secret):
    """Return what no file may contain: parts of the secret, each as plain text, UTF-16, hexadecimal and base64.

    Every stretch of the secret of at least 11 characters (base64: about 15) contains one of them.

    Args:
        secret: ASCII letters and digits, which URLs and JSON leave as they are.
    """
    found = set()
    for begin in range(0, len(secret) - _PART + 1, 4):
        part = secret[begin : begin + _PART].encode()
        wide = part.decode().encode("utf-16-le")
        found |= {part, wide, wide[1:] + b"\0", part.hex().encode(), part.hex().upper().encode()}
    for skipped in range(3):  # base64 depends on where a group of three bytes begins
        whole = base64.b64encode(secret[skipped:].encode())[:-4]
        found |= {whole[begin : begin + 12] for begin in range(0, len(whole) - 11, 4)}
    return found


def has_trace(content, secret):
    """Return whether bytes hold a part of the secret."""
    return any(needle in content for needle in needles(secret))


def files_with_trace(secret, *folders):
    """Return all files below some folders that hold a part of the secret, or whose name does."""
    wanted = needles(secret)
    found = []
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for path in (Path(parent, name) for name in names):
                if path.is_file():
                    content = str(path).encode() + b"\n" + path.read_bytes()
                    if any(needle in content for needle in wanted):
                        found.append(path)
    return found
