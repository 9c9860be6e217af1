"""Variables that were set for something else and keep the SDK from building a client, or from sending its requests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from helpers import environment
from helpers.language import text

# What the SDK and its HTTP library read, by what they do with it (openai 3.57, httpx2 2.16; checked 2026-11-27).
IDS = ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID")  # sent as headers
HEADERS = "OPENAI_CUSTOM_HEADERS"
ACCOUNT = (*IDS, HEADERS, "OPENAI_ADMIN_KEY")  # what says whose account it is, or opens it
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")  # in the order in which they count
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
SYSTEM = "system proxy"  # as if it were a variable: Windows and macOS have a setting of their own
GROUPS = {"headers": (*IDS, HEADERS), "certificates": CERTIFICATES, "proxies": (*PROXIES, SYSTEM)}
_VALUE = r"(?:[!-~](?:[\t -~]*[!-~])?)?"  # of a header
_NAME = r"[\w!#$%&'*+.^`|~-]+"
_SPOILING = {"authorization", "host", "content-length", "content-type", "transfer-encoding", "connection"}


@dataclass(frozen=True)
class Obstacle:
    """One variable that is in the way.

    Attributes:
        variable: its name, as it is spelled in the environment.
        problem: what is wrong with it and what to do next, in the learner's language; its value is not in it.
        stops: whether no request at all can be sent while it is set; otherwise some are spoiled.
    """

    variable: str
    problem: str
    stops: bool = True


def find() -> tuple[Obstacle, ...]:
    """Return what is in the way of a client, of the variables as they are outside this kit. Nothing is sent.

    Only where such a variable is set does this take more than a moment: clients are then built on trial.
    """
    variables = environment.all_outside()
    return (*_in_headers(variables), *_in_clients(variables))


def now(groups: Iterable[str]) -> Obstacle | None:
    """Return what is in the way of this process's clients at this moment; what practice mode put aside is not.

    Args:
        groups: names of GROUPS; only variables of these count.
    """
    wanted = {name for group in groups for name in GROUPS[group]}
    for obstacle in find():
        if obstacle.variable.upper() not in {name.upper() for name in wanted}:
            continue
        if obstacle.variable in os.environ or (obstacle.variable == SYSTEM and _failure({}) is not None):
            return obstacle
    return None


def _named(variables: Mapping[str, str], *names: str) -> list[str]:
    """Those variables that are set to something, however their names are spelled, in the order of `names`."""
    return [name for wanted in names for name in sorted(variables) if name.upper() == wanted and variables[name]]


def _in_headers(variables: Mapping[str, str]) -> Iterator[Obstacle]:
    for name in _named(variables, *IDS):
        if not re.fullmatch(_VALUE, variables[name]):
            yield Obstacle(name, text("obstacles.header", variable=name))
    for name in _named(variables, HEADERS):
        lines = [line.partition(":") for line in variables[name].split("\n") if ":" in line]
        headers = [(key.strip(), value.strip()) for key, _, value in lines]
        if not all(re.fullmatch(_NAME, key, re.ASCII) and re.fullmatch(_VALUE, value) for key, value in headers):
            yield Obstacle(name, text("obstacles.header", variable=name))
        elif spoiling := [key for key, _ in headers if key.lower() in _SPOILING]:
            problem = text("obstacles.custom_headers", variable=name, headers=", ".join(spoiling))
            yield Obstacle(name, problem, stops=False)


def _in_clients(variables: Mapping[str, str]) -> Iterator[Obstacle]:
    """What keeps a client from being built: each variable is tried in addition to those that do no harm."""
    from urllib.request import getproxies

    candidates = _named(variables, *CERTIFICATES, *PROXIES)
    if not candidates and not getproxies():
        return
    if _failure({name: variables[name] for name in candidates}) is not None:
        kept: dict[str, str | None] = dict.fromkeys(candidates)
        if failure := _failure(kept):
            yield Obstacle(SYSTEM, _problem(SYSTEM, failure))
            kept["no_proxy"] = "*"  # to look at the others without it
        for name in candidates:
            if failure := _failure(kept | {name: variables[name]}):
                yield Obstacle(name, _problem(name, failure))
            else:
                kept[name] = variables[name]
    folder = _named(variables, "SSL_CERT_DIR")
    if folder and not _named(variables, "SSL_CERT_FILE") and not os.path.isdir(variables[folder[0]]):
        yield Obstacle(folder[0], text("obstacles.no_folder", variable=folder[0]), stops=False)


def _failure(variables: Mapping[str, str | None]) -> Exception | None:
    """What goes wrong when a client is built in such an environment; None where nothing does."""
    try:
        from openai import DefaultHttpxClient
    except Exception:  # the package is missing, or something stands in front of it: that is no matter of variables
        return None
    with environment.holding(variables):
        try:
            DefaultHttpxClient().close()
        except Exception as error:  # whatever it may be, the learner would meet it
            return error
    return None


def _problem(variable: str, error: Exception) -> str:
    import ssl

    if variable == SYSTEM:
        return text("obstacles.system_proxy")
    if variable.upper() in PROXIES:
        return text("obstacles.no_socks" if isinstance(error, ImportError) else "obstacles.no_proxy", variable=variable)
    if isinstance(error, FileNotFoundError):
        return text("obstacles.no_file", variable=variable)
    if isinstance(error, ssl.SSLError):
        return text("obstacles.no_certificate", variable=variable)
    if isinstance(error, OSError):
        return text("obstacles.unreadable", variable=variable, reason=error.strerror)
    return text("obstacles.other", variable=variable, kind=type(error).__name__)
