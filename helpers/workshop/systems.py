"""The systems that the offline bundle is made for: what fits them, and what a Python there says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms

_MACOS = (11, 0)  # the oldest that has Macs of both kinds
_GLIBC = range(28, 4, -1)  # minors of glibc 2: Debian 10, Ubuntu 18.10, RHEL 8 and all later ones
_OLD_NAMES = ("manylinux2014", "manylinux2010", "manylinux1", "linux")
_BEFORE_AND_AFTER = (0, 99)  # micro versions: a requirement may begin or end between two of them


@dataclass(frozen=True)
class System:
    """One kind of computer.

    Attributes:
        name: as on the command line and in the names of files.
        sys_platform, os_name, platform_system, platform_machine: what a Python there says of itself.
        key: how uv calls it in the names of Pythons.
        script: the file that a learner starts.
        uv: the file name of uv.
    """

    name: str
    sys_platform: str
    os_name: str
    platform_system: str
    platform_machine: str
    key: str
    script: str
    uv: str = "uv"

    @property
    def platform(self) -> str:
        """What offline/install.py calls it."""
        if self.sys_platform == "win32":
            return f"win-{self.platform_machine.lower()}"
        return f"{self.sys_platform}-{self.platform_machine}"

    def tags(self, minor: int) -> list[Tag]:
        """Return which wheels fit, the best first.

        Args:
            minor: of Python 3.
        """
        platforms = list(self._platforms())
        found = (
            *cpython_tags((3, minor), platforms=platforms),
            *compatible_tags((3, minor), f"cp3{minor}", platforms),
        )
        return list(dict.fromkeys(found))

    def environments(self, minor: int) -> list[dict[str, str]]:
        """Return what markers are evaluated with: the first and the last micro version of a Python.

        Args:
            minor: of Python 3.
        """
        return [
            {
                "sys_platform": self.sys_platform,
                "os_name": self.os_name,
                "platform_system": self.platform_system,
                "platform_machine": self.platform_machine,
                "platform_release": "",
                "platform_version": "",
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
                "implementation_version": f"3.{minor}.{micro}",
                "python_version": f"3.{minor}",
                "python_full_version": f"3.{minor}.{micro}",
            }
            for micro in _BEFORE_AND_AFTER
        ]

    def _platforms(self) -> Iterator[str]:
        if self.sys_platform == "win32":
            yield f"win_{self.platform_machine.lower()}"
        elif self.sys_platform == "darwin":
            yield from mac_platforms(_MACOS, self.platform_machine)
        else:
            yield from (f"manylinux_2_{minor}_{self.platform_machine}" for minor in _GLIBC)
            yield from (f"{name}_{self.platform_machine}" for name in _OLD_NAMES)


_WINDOWS = ("win32", "nt", "Windows")
_MAC = ("darwin", "posix", "Darwin")
_LINUX = ("linux", "posix", "Linux")
SYSTEMS = {
    system.name: system
    for system in (
        System("windows-x64", *_WINDOWS, "AMD64", "windows-x86_64-none", "start-windows.cmd", "uv.exe"),
        System("windows-arm64", *_WINDOWS, "ARM64", "windows-aarch64-none", "start-windows.cmd", "uv.exe"),
        System("macos-arm64", *_MAC, "arm64", "macos-aarch64-none", "start-mac.command"),
        System("macos-x64", *_MAC, "x86_64", "macos-x86_64-none", "start-mac.command"),
        System("linux-x64", *_LINUX, "x86_64", "linux-x86_64-gnu", "start-linux.sh"),
        System("linux-arm64", *_LINUX, "aarch64", "linux-aarch64-gnu", "start-linux.sh"),
    )
}
MINORS = (11, 12, 13, 14)  # of Python 3


def version(minor: int) -> str:
    """Return how a Python is called: "3.13"."""
    return f"3.{minor}"


def requests(system: System, minors: Sequence[int]) -> list[str]:
    """Return the names by which uv looks for a Python that a bundle has wheels for, the newest first.

    Args:
        system: the learner's.
        minors: of Python 3.
    """
    return [f"cpython-{version(minor)}-{system.key}" for minor in sorted(minors, reverse=True)]
