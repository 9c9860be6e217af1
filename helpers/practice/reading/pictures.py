"""What a picture is, told from the first bytes of its file: its format and its size. No pixel is ever unpacked."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass

PATCH = 32  # pixels; the side of what becomes about one token
MOST_PATCHES = 30_000  # of one picture; more are refused
_LOW = 512  # pixels; the side of the square into which a picture with `detail="low"` is shrunk
_HIGH, _HIGH_PATCHES = 2048, 2500  # pixels and patches to which one with `detail="high"` is shrunk
_MOST_SEGMENTS = 1000  # of a JPEG; usual ones have fewer than fifty before their size
_NO_SIZE = {0xC4, 0xC8, 0xCC}  # among the JPEG markers from C0 to CF, which have the size otherwise
_MOST_BITS = (1 << 14) - 1  # a side in WEBP


@dataclass(frozen=True)
class Picture:
    """A picture, without what it shows.

    Args:
        format: "png", "jpeg", "gif" or "webp".
        width, height: in pixels.
    """

    format: str
    width: int
    height: int


def recognize(data: bytes) -> Picture | None:
    """Return what a file says of itself, or None if it is no picture that the API takes."""
    try:
        found = _png(data) or _gif(data) or _jpeg(data) or _webp(data)
    except (struct.error, IndexError):  # the file ends before it has said its size
        return None
    return found if found and found.width > 0 and found.height > 0 else None


def patches(width: int, height: int, detail: str = "auto") -> int:
    """Return how many patches cover a picture as a model with patches is shown it.

    Args:
        width, height: in pixels.
        detail: "low", "high", "auto" or "original"; the last two leave a picture as it is.
    """
    if detail == "low":
        width, height = _within(width, height, _LOW)
    elif detail == "high":
        width, height = _within(width, height, _HIGH)
        if _cover(width, height) > _HIGH_PATCHES:
            width, height = _shrunk(width, height, _HIGH_PATCHES)
    return _cover(width, height)


def tokens(count: int) -> int:
    """Return the tokens of so many patches: 1.2 each, rounded up."""
    return -(-count * 6 // 5)


def _cover(width: int, height: int) -> int:
    return -(-width // PATCH) * -(-height // PATCH)


def _within(width: int, height: int, side: int) -> tuple[int, int]:
    longest = max(width, height)
    if longest <= side:
        return width, height
    return max(1, width * side // longest), max(1, height * side // longest)


def _shrunk(width: int, height: int, most: int) -> tuple[int, int]:
    """Return the size at which no more than `most` patches cover a picture, as OpenAI's guide calculates it."""
    factor = math.sqrt(PATCH * PATCH * most / (width * height))
    across, down = width * factor / PATCH, height * factor / PATCH
    factor *= min(math.floor(across) / across, math.floor(down) / down)
    return int(width * factor), int(height * factor)


def _png(data: bytes) -> Picture | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    return Picture("png", *struct.unpack_from(">II", data, 16))


def _gif(data: bytes) -> Picture | None:
    if not data.startswith((b"GIF87a", b"GIF89a")):
        return None
    return Picture("gif", *struct.unpack_from("<HH", data, 6))


def _jpeg(data: bytes) -> Picture | None:
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    place = 2
    for _ in range(_MOST_SEGMENTS):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF:  # a filler
            place += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return Picture("jpeg", width, height)
        place += 2 + struct.unpack_from(">H", data, place + 2)[0]
    return None


def _webp(data: bytes) -> Picture | None:
    if not data.startswith(b"RIFF") or data[8:12] != b"WEBP":
        return None
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return Picture("webp", width & _MOST_BITS, height & _MOST_BITS)
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return Picture("webp", (bits & _MOST_BITS) + 1, (bits >> 14 & _MOST_BITS) + 1)
    if kind == b"VP8X":
        across, down = data[24:27], data[27:30]
        return Picture("webp", int.from_bytes(across, "little") + 1, int.from_bytes(down, "little") + 1)
    return None
