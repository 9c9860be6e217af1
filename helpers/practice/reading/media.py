"""Parts of a prompt that are pictures or files: checked, counted, and told apart by their bytes.

Practice mode cannot see. It knows which file it was given, and how large that is; nothing in it is unpacked.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..wire import api_errors
from . import fields, pictures

MOST = 1500  # pictures and files of one request
_KINDS = {"input_image", "input_file", "image_url", "file"}
_LONGEST_URL = 20_971_520  # characters
_IMAGE_TYPES = ("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp")
_PDF = "application/pdf"
_LONGEST_NAME = 60  # characters that are repeated of a file's name or an address
_DIGEST = 16  # hexadecimal digits by which prepared replies name a file
_PAGE = re.compile(rb"/Type\s{0,9}/Page(?![A-Za-z])")
_MOST_PAGES = 2000  # counted; no model's context holds more
# How the API draws pages is not public, so these are assumptions: a page at 100 dots an inch, a picture that is
# elsewhere of a usual size.
_PAGE_PATCHES = pictures.patches(850, 1100)
_ELSEWHERE_PATCHES = pictures.patches(1024, 1024)

_DETAIL = fields.choice("low", "high", "auto", "original")
_CACHE = {"prompt_cache_breakpoint": fields.anything}
_INPUT_IMAGE = _CACHE | {
    "type": fields.anything,
    "image_url": fields.string(_LONGEST_URL),
    "detail": _DETAIL,
    "file_id": fields.not_in_practice,
}
_INPUT_FILE = _CACHE | {
    "type": fields.anything,
    "file_data": fields.string(_LONGEST_URL),
    "file_url": fields.string(),
    "filename": fields.string(),
    "detail": fields.choice("auto", "low", "high"),
    "file_id": fields.not_in_practice,
}
_IMAGE_URL = {"url": fields.string(_LONGEST_URL), "detail": _DETAIL}
_FILE = {"file_data": fields.string(_LONGEST_URL), "filename": fields.string(), "file_id": fields.not_in_practice}


@dataclass(frozen=True)
class Medium:
    """A picture or a file of a message.

    Args:
        digest: of its bytes, as prepared replies name it; "" if it is elsewhere and was not fetched.
        tokens: that it costs.
        said: what is known of it, in a few words.
    """

    digest: str
    tokens: int
    said: str


def check_count(contents: Iterable[Any]) -> None:
    """Refuse more pictures and files than a request may have, before one of them is looked at.

    Args:
        contents: of messages and results of tools, none of which was checked yet.

    Raises:
        ApiError: there are too many.
    """
    parts = itertools.chain.from_iterable(content for content in contents if isinstance(content, list))
    count = sum(
        isinstance(part, dict) and isinstance(kind := part.get("type"), str) and kind in _KINDS for part in parts
    )
    if count > MOST:
        raise api_errors.too_many_media(count, MOST)


def read_input(part: dict[str, Any], param: str) -> tuple[dict[str, Any], Medium]:
    """Check an `input_image` or `input_file` of Responses; return it as the API gives it back, and what it is.

    Raises:
        ApiError: what is wrong with it.
    """
    if part["type"] == "input_image":
        fields.check_fields(part, _INPUT_IMAGE, within=param)
        url = part.get("image_url")
        if url is None:
            raise api_errors.missing_parameter(f"{param}.image_url")
        detail = part.get("detail") or "auto"
        medium = _image(url, detail, f"{param}.image_url", "input")
        return {"type": "input_image", "detail": detail, "file_id": None, "image_url": url}, medium
    fields.check_fields(part, _INPUT_FILE, within=param)
    kept = {name: part[name] for name in ("file_data", "file_url", "filename") if part.get(name) is not None}
    whole = {"type": "input_file", "detail": part.get("detail") or "auto", "file_id": None} | kept
    if "file_data" in kept:
        return whole, _file(kept["file_data"], kept.get("filename"), f"{param}.file_data", pdf_only=False)
    if "file_url" not in kept:
        raise api_errors.missing_parameter(f"{param}.file_data")
    if not kept["file_url"].startswith(("https://", "http://")):
        raise api_errors.invalid_url_value(f"{param}.file_url")
    return whole, _elsewhere(kept["file_url"], _PAGE_PATCHES)


def read_chat(part: dict[str, Any], param: str) -> Medium:
    """Check an `image_url` or `file` of Chat Completions and return what it is.

    Raises:
        ApiError: what is wrong with it.
    """
    kind = part["type"]
    inner = fields.fields(_IMAGE_URL, needs=("url",)) if kind == "image_url" else fields.fields(_FILE)
    fields.check_fields(part, _CACHE | {"type": fields.anything, kind: inner}, needs=(kind,), within=param)
    if kind == "image_url":
        given = part["image_url"]
        return _image(given["url"], given.get("detail") or "auto", f"{param}.image_url.url", "messages")
    given = part["file"]
    if given.get("file_data") is None:
        raise api_errors.missing_parameter(f"{param}.file.file_data")
    return _file(given["file_data"], given.get("filename"), f"{param}.file.file_data", pdf_only=True)


def of_input(parts: Iterable[dict[str, Any]]) -> tuple[Medium, ...]:
    """Return what the pictures and files among the parts of an item are, which were checked before."""
    return tuple(read_input(part, "input")[1] for part in parts if part["type"] in _KINDS)


def _image(url: str, detail: str, param: str, whole: str) -> Medium:
    if url.startswith(("https://", "http://")):
        return _elsewhere(url, _ELSEWHERE_PATCHES)
    if not url[:5].lower() == "data:":
        raise api_errors.invalid_url_value(param)
    kind, data = _opened(url)
    if kind not in _IMAGE_TYPES:
        raise api_errors.image_of_other_type(param, kind)
    if data is None:
        raise api_errors.image_not_base64(param)
    found = pictures.recognize(data)
    if found is None:
        raise api_errors.unsupported_image()
    count = pictures.patches(found.width, found.height, detail)
    if count > pictures.MOST_PATCHES:
        raise api_errors.too_many_patches(whole, count, pictures.MOST_PATCHES)
    return Medium(_digest(data), pictures.tokens(count), f"{found.format}, {found.width} x {found.height}")


def _file(url: str, name: str | None, param: str, *, pdf_only: bool) -> Medium:
    kind, data = _opened(url)
    if data is None:
        raise api_errors.file_not_base64(param, pdf_only=pdf_only)
    if kind != _PDF:
        raise api_errors.file_of_other_type(param, kind) if pdf_only else api_errors.not_in_practice(param)
    if b"%PDF-" not in data[:1024]:
        raise api_errors.not_a_pdf(param)
    pages = sum(1 for _ in itertools.islice(_PAGE.finditer(data), _MOST_PAGES)) or 1
    count = pages * pictures.tokens(_PAGE_PATCHES)
    return Medium(_digest(data), count, f"{_shortened(name or 'pdf')}, {pages} p.")


def _opened(url: str) -> tuple[str, bytes | None]:
    """Return the type that a data URL names, and its bytes, or None if they are not in base64."""
    head, _, text = url.partition(",")
    kind, *rest = head[len("data:") :].split(";")
    if head[:5].lower() != "data:" or not rest or rest[-1].strip().lower() != "base64":
        return _shortened(kind), None
    try:
        return _shortened(kind.strip().lower()), base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return _shortened(kind.strip().lower()), None


def _elsewhere(address: str, count: int) -> Medium:
    return Medium("", pictures.tokens(count), _shortened(address))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGEST]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
