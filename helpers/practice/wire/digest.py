"""Where everything in a reply that looks random comes from."""

from __future__ import annotations

import hashlib

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_LETTER_OF = bytes(_LETTERS[byte % len(_LETTERS)] for byte in range(256))


class Digest:
    """A source of ids and numbers that depend only on the request.

    Args:
        parts: method, path and body, which together stand for the request.
    """

    def __init__(self, *parts: bytes) -> None:
        content = hashlib.sha256()
        for part in parts:
            content.update(part)
        self._content = content.digest()

    def hex(self, purpose: str, length: int) -> str:
        """Return up to 64 hexadecimal digits, different for each purpose."""
        return self._bytes(purpose).hex()[:length]

    def letters(self, purpose: str, length: int) -> str:
        """Return up to 32 letters and digits, different for each purpose."""
        return self._bytes(purpose)[:length].translate(_LETTER_OF).decode()

    def number(self, purpose: str, below: int) -> int:
        """Return a number from 0 to below - 1, different for each purpose."""
        return int.from_bytes(self._bytes(purpose), "big") % below

    def _bytes(self, purpose: str) -> bytes:
        return hashlib.sha256(self._content + purpose.encode()).digest()
