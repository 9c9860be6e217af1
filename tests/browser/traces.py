"""Traces of a secret in bytes and files: whole or in part, plain, encoded or compressed."""

import base64
import os
import re
import zlib
from pathlib import Path

_PART = 8  # characters; nothing has so many in common with a random secret by chance
# Where compressed bytes may begin: gzip, zlib (either number of window bits), a file in a zip archive.
# Snappy, which browsers use for what they store, leaves what it meets for the first time as it is: test_traces.py.
_COMPRESSED = re.compile(rb"\x1f\x8b\x08|[\x58\x68\x78][\x01\x5e\x9c\xda]|PK\x03\x04", re.DOTALL)
_AUTOMATIC, _RAW = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS
_MOST = 50_000_000  # bytes that are inflated from one place


def needles(secret):
    """Return what no file may contain: parts of the secret, each as plain text and in the spellings that files have.

    Every stretch of the secret of at least 11 characters (base64: about 15) contains one of them.

    Args:
        secret: ASCII letters and digits, which URLs and JSON leave as they are.
    """
    found = set()
    for begin in range(0, len(secret) - _PART + 1, 4):
        part = secret[begin : begin + _PART].encode()
        wide = part.decode().encode("utf-16-le")
        found |= {part, wide, wide[1:] + b"\0", part.hex().encode(), part.hex().upper().encode()}
        found.add(bytes(byte + 1 for byte in part))  # as Firefox writes the keys of a database
    for skipped in range(3):  # base64 depends on where a group of three bytes begins
        whole = base64.b64encode(secret[skipped:].encode())[:-4]
        found |= {whole[begin : begin + 12] for begin in range(0, len(whole) - 11, 4)}
    return found


def unpacked(content):
    """Yield bytes, and what is compressed in them."""
    yield content
    for place in _COMPRESSED.finditer(content):
        begin, bits = place.start(), _AUTOMATIC
        if place[0].startswith(b"PK"):
            name, extra = (int.from_bytes(content[begin + at : begin + at + 2], "little") for at in (26, 28))
            begin, bits = begin + 30 + name + extra, _RAW
        inflater, found = zlib.decompressobj(bits), bytearray()
        for at in range(begin, len(content), 4096):  # what is cut off or damaged later counts up to there
            try:
                found += inflater.decompress(content[at : at + 4096], _MOST)
            except zlib.error:
                break
            if inflater.eof or len(found) > _MOST:
                break
        if found:
            yield bytes(found)


def has_trace(content, secret):
    """Return whether bytes hold a part of the secret."""
    wanted = needles(secret)
    return any(needle in form for form in unpacked(content) for needle in wanted)


def files_with_trace(secret, *folders):
    """Return all files below some folders that hold a part of the secret, or whose name does."""
    found = []
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for path in (Path(parent, name) for name in names):
                if path.is_file():
                    content = str(path).encode() + b"\n" + path.read_bytes()
                    if has_trace(content, secret):
                        found.append(path)
    return found
