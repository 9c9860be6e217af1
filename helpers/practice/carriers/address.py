"""Addresses to listen on, and who can reach them."""

from __future__ import annotations

import ipaddress
import socket

EVERY = ("", "0.0.0.0", "::")


def is_loopback(host: str) -> bool:
    """Return whether only programs on this computer can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def reachable(host: str) -> str:
    """Return the address at which other computers are likely to reach this one, if a host stands for all of them."""
    if host not in EVERY:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; the system only chooses the interface
        except OSError:  # no network
            return "127.0.0.1"
        return probe.getsockname()[0]
