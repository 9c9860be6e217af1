"""The PIN of each seat: what tells one learner of a room from another, on the board and at the hub."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from helpers import place
from helpers.errors import InputError
from helpers.language import text

from . import sheet

DIGITS = 6
SECRET = "room-secret"
_BYTES = 32


def secret(folder: Path) -> bytes:
    """Return the secret of a room, which is made once.

    Args:
        folder: of the room's files. The secret lies in it as `room-secret`, for its owner alone (mode 600; Windows
            goes by the folder): whoever reads it knows every PIN.

    Raises:
        InputError: the file holds something else, or git would publish it.
        OSError: the folder or the file cannot be written or read.
    """
    path = folder / SECRET
    sheet.check_place((path,), "board.cards_in_git")
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{SECRET}-{secrets.token_hex(8)}"
    try:
        exclusive = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with open(os.open(draft, exclusive, 0o600), "w", encoding="ascii", newline="\n") as file:
            file.write(secrets.token_hex(_BYTES))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)  # whole or not at all, and never over the one that is there
    finally:
        draft.unlink(missing_ok=True)
    try:
        made = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError:
        made = b""
    if len(made) != _BYTES:
        raise InputError(text("board.bad_secret", path=place.shown(path)))
    return made


def pin(room_secret: bytes, seat: int) -> str:
    """Return the PIN of a seat: digits that say nothing about those of other seats.

    Args:
        room_secret: of `secret()`.
        seat: number, from 1.
    """
    code = hmac.new(room_secret, f"seat {seat}".encode("ascii"), hashlib.sha256).digest()
    return f"{int.from_bytes(code) % 10**DIGITS:0{DIGITS}}"


def is_pin(room_secret: bytes, seat: int, typed: str) -> bool:
    """Return whether a PIN is that of a seat; how long it takes says nothing about how many digits are right."""
    return hmac.compare_digest(pin(room_secret, seat).encode(), typed.strip().encode("utf-8", "replace"))
