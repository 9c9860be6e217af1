"""Somebody else's words without the keys in them: an error message may repeat a key, whole, of any service."""

from __future__ import annotations

import os
import re

from helpers import evidence
from helpers.key_text import mask

_SHORT = 8  # characters; what is shorter is too likely to be a word, too, to be replaced wherever it is
# Names of environment variables, and of headers, whose values are secret.
_SECRET_NAME = re.compile(r"(?i)key|token|secret|passw|credential|authorization")
_SECRET_HEADERS = ("authorization", "api-key", "x-api-key")
_VALUE = r"[\w.+/=~*…-]"  # what a key is made of; asterisks and dots stand in one that is masked already
# A word that names a secret, then the secret: "api_key='...'", "Incorrect API key provided: ...".
_NAMED = re.compile(
    rf"(?i)((?:api[-_ ]?key|token|secret|password|authorization)[\"']?(?: provided| is)?\s*[:=]\s*b?[\"']?)"
    rf"(?!bearer\b)(?=[^\s\"']*\d)({_VALUE}{{8,}})"
)
_BEARER = re.compile(r"(?i)(\b(?:bearer|basic)\s+)([^\s\"'\\]+)")
_IN_ADDRESS = re.compile(r"(://)[^\s/@:]*:?[^\s/@]*@")  # http://user:password@host
# How keys of known services begin; the rest may be short, or have asterisks in it.
_PREFIXED = re.compile(
    r"(?<![\w-])(?:sk|pk|rk|gsk|xai|pplx|nvapi|r8|hf|ghp|gho|ghs|github_pat|glpat|AIza|AKIA|ek|lsv2|tvly|fw|key)"
    rf"(?:[-_]|(?<=AIza)|(?<=AKIA)){_VALUE}{{4,}}"
)
# Long runs of letters and digits: nobody writes them, so they may be keys of a service that has no prefix. What the
# API calls its own objects is worth reading, and is told apart by its prefix.
_RUN = re.compile(
    r"(?<![\w/])(?P<id>(?:req|resp|msg|call|fc|rs|ws|chatcmpl|cmpl|org|proj|user|file|asst|run|step|thread|batch|ft|"
    r"ftjob|vs|item|conv|cntr|fp|ci|evt|event|img|mcp\w{0,3})[-_])?(?P<run>[A-Za-z0-9]{20,})(?![\w])"
)
_UUID = re.compile(r"(?i)\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def without_keys(said: str, *known: str) -> str:
    """Return a message with everything in it masked that is a key, or could be one.

    Args:
        said: the message.
        known: keys that may be in it. The values of this process's environment variables whose names speak of a
            key, a token, a secret or a password are masked as well.
    """
    of_environment = (value for name, value in os.environ.items() if _SECRET_NAME.search(name))
    secrets = {secret.strip() for secret in (*known, *of_environment)}
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORT:
            said = said.replace(secret, mask(secret))
    said = _IN_ADDRESS.sub(r"\1…@", said)
    said = _BEARER.sub(lambda found: found[1] + _end_masked(found[2]), said)
    said = _NAMED.sub(lambda found: found[1] + _end_masked(found[2]), said)
    said = _PREFIXED.sub(lambda found: _end_masked(found[0]), said)
    said = _UUID.sub(lambda found: mask(found[0]), said)
    return _RUN.sub(_run_masked, said)


def sent(error: object) -> tuple[str, ...]:
    """Return the keys that the request behind an error carried.

    Args:
        error: any exception; those of the SDK hold their request.
    """
    headers = getattr(evidence.request(error), "headers", None) or {}
    values = (headers.get(name, "") for name in _SECRET_HEADERS)
    return tuple(value.removeprefix("Bearer ").strip() for value in values if value)


def _end_masked(secret: str) -> str:
    """Mask a secret, but neither the full stop behind it nor what is masked already."""
    whole, secret = secret, secret.rstrip(".,;:!?)]}")
    stop = whole[len(secret) :]
    if secret.startswith("…") and len(secret) <= 5:
        return secret + stop
    return mask(secret) + stop


def _run_masked(found: re.Match[str]) -> str:
    run = found["run"]
    if found["id"] or not (re.search(r"\d", run) and re.search(r"[A-Za-z]", run)):
        return found[0]
    return mask(run)
