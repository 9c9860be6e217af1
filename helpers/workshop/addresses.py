"""Where the computers of a room find this one."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass

import psutil

from helpers.practice.carriers import address


@dataclass(frozen=True)
class Address:
    """One address of this computer.

    Args:
        host: the number.
        interface: the system's name of what connects it to a network, for example "Wi-Fi"; "" where that is unknown.
    """

    host: str
    interface: str = ""

    def url(self, port: int) -> str:
        """Return what others type into their browsers, without a / at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}" if port == 80 else f"http://{host}:{port}"


def of_room(host: str) -> list[Address]:
    """Return the addresses at which other computers may reach a server, the likeliest first; [] if there are none.

    Args:
        host: the address that the server listens on; "0.0.0.0" or "::" stands for all of them.
    """
    if host not in address.EVERY:
        return [] if address.is_loopback(host) else [Address(host)]
    version = 6 if host == "::" else 4
    found = {each.host: each for each in _all() if ipaddress.ip_address(each.host).version == version}
    likely = address.reachable(host)  # of the way to the internet, which may be a VPN's
    if likely not in found and version == 4 and not address.is_loopback(likely):
        found[likely] = Address(likely)
    return sorted(found.values(), key=lambda each: (each.host != likely, ipaddress.ip_address(each.host).is_link_local))


def _all() -> Iterator[Address]:
    up = psutil.net_if_stats()
    for interface, entries in psutil.net_if_addrs().items():
        if interface in up and not up[interface].isup:
            continue
        for entry in entries:
            try:
                number = ipaddress.ip_address(entry.address)
            except ValueError:  # the address of the card itself, or one that holds on one card only (fe80::1%eth0)
                continue
            if not number.is_loopback and not (number.version == 6 and number.is_link_local):
                yield Address(str(number), interface)
