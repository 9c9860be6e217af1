"""The ZIP file of one system: what is in it, and by what it is told from one that is made of something else."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.language import LANGUAGES, messages

from . import bundle_page, wheel_fetch, wheel_plan
from .python_archives import Archive
from .systems import System, requests, version
from .wheel_plan import Requirement, Wheel

TOP = "first-call"  # the folder in each ZIP file
_MANIFEST = "files/manifest.json"
_FORM = 1  # a new number makes all ZIP files anew, whatever they are made of
_OFFLINE = Path(__file__).parent / "offline"
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same in every bundle
_PACKED = (".whl", ".zip", ".gz")  # cannot be made smaller
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Package:
    """What a ZIP file is made of.

    Attributes:
        system: whose computers it is for.
        minors: of Python 3, those that it can be installed with.
        extras: of the kit.
        wheels: all of them, and the one of uv.
        needed: what the kit requires.
        kit: the kit's files as `pack()` returns them.
        release: of the kit.
        python: an archive of Python and where it is; None for none.
    """

    system: System
    minors: tuple[int, ...]
    extras: tuple[str, ...]
    wheels: tuple[Wheel, ...]
    needed: tuple[Requirement, ...]
    kit: bytes
    release: str
    python: tuple[Archive, Path] | None = None

    @property
    def name(self) -> str:
        """Of the ZIP file."""
        return f"first-call-{self.system.name}.zip"

    def described(self) -> dict[str, Any]:
        """Return what the index says about it; its "id" is another one as soon as anything in it is."""
        entry = {
            "name": self.name,
            "system": self.system.name,
            "pythons": [version(minor) for minor in self.minors],
            "with": sorted(self.extras),
            "has_python": self.python is not None,
        }
        inputs = [wheel.digest for wheel in self.wheels] + [_digest(content) for content in self._contents().values()]
        if self.python:
            inputs.append(wheel_fetch.digest(self.python[1]))
        return entry | {"id": _digest(_json([_FORM, self.release, entry, inputs]))}

    @property
    def tool(self) -> Wheel:
        """The wheel of uv, which is not installed: the program in it installs the others."""
        return next(wheel for wheel in self.wheels if wheel.package == "uv")

    def program(self, old: Path) -> bytes | None:
        """Return the uv that an earlier ZIP file has, or None where it has none, another one or a damaged one.

        Args:
            old: the ZIP file.
        """
        name = f"files/{self.system.uv}"
        try:
            with zipfile.ZipFile(old) as archive:
                manifest = json.loads(archive.read(f"{TOP}/{_MANIFEST}"))
                found = archive.read(f"{TOP}/{name}") if manifest["uv"] == self.tool.digest else None
                return found if found and _digest(found) == manifest["files"][name]["sha256"] else None
        except (OSError, ValueError, LookupError, TypeError, zipfile.BadZipFile):
            return None

    def write(self, path: Path, wheels: Path, program: bytes | None) -> None:
        """Write the ZIP file.

        Args:
            path: where.
            wheels: the folder that the wheels are in.
            program: uv; None takes it out of its wheel.

        Raises:
            OSError: it cannot be written.
        """
        contents, files = self._contents(), self._files(wheels)
        contents[f"files/{self.system.uv}"] = program or _unwrapped(wheels / self.tool.name, self.system.uv)
        sums = {name: (len(content), _digest(content)) for name, content in contents.items()}
        sums |= {name: (file.stat().st_size, digest) for name, (file, digest) in files.items()}
        entry = self.described()
        contents[_MANIFEST] = _json(
            {
                "about": "First Call, to be installed without a network: what each file has to be.",
                "version": self.release,
                "id": entry["id"],
                "system": self.system.name,
                "platform": self.system.platform,
                "pythons": entry["pythons"],
                "script": self.system.script,
                "uv": self.tool.digest,
                "files": {name: {"bytes": sums[name][0], "sha256": sums[name][1]} for name in sorted(sums)},
            }
        )
        with zipfile.ZipFile(path, "w") as archive:
            for name in sorted({*contents, *files}):
                if name in contents:
                    archive.writestr(_entry(name, self.system), contents[name])
                else:
                    with files[name][0].open("rb") as source, archive.open(_entry(name, self.system), "w") as target:
                        while chunk := source.read(_CHUNK):
                            target.write(chunk)

    def _files(self, wheels: Path) -> dict[str, tuple[Path, str]]:
        found = {f"files/wheels/{one.name}": (wheels / one.name, one.digest) for one in self._installed()}
        if self.python:
            archive, path = self.python
            found[f"files/python/{archive.release}/{archive.name}"] = (path, wheel_fetch.digest(path))
        return found

    def _installed(self) -> list[Wheel]:
        return [wheel for wheel in self.wheels if wheel.package != "uv"]

    def _contents(self) -> dict[str, bytes]:
        """What is made here."""
        return {
            "files/kit.zip": self.kit,
            "files/install.py": _lines(_OFFLINE / "install.py"),
            "files/requirements.txt": wheel_plan.requirements_file(self.needed, self._installed()).encode(),
            "files/no-python.txt": self._no_python(),
            self.system.script: self._script(),
            bundle_page.NAME: bundle_page.inside(self.system, [version(minor) for minor in self.minors]).encode(),
        }

    def _no_python(self) -> bytes:
        versions = ", ".join(version(minor) for minor in self.minors)
        lines = (messages(code, "install")["no_python"].format(versions=versions) for code in LANGUAGES)
        return "".join(f"{line}\n\n" for line in lines).encode()

    def _script(self) -> bytes:
        source = _OFFLINE / (self.system.script if self.system.script.endswith(".cmd") else "start.sh")
        script = _lines(source).decode()
        script = script.replace("@REQUESTS@", " ".join(requests(self.system, self.minors)))
        script = script.replace("@ARCHIVED@", self.python[0].request if self.python else "")
        return (script.replace("\n", "\r\n") if source.suffix == ".cmd" else script).encode()


def pack(files: dict[str, bytes]) -> bytes:
    """Return files as one archive, the same for the same files.

    Args:
        files: contents by place.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
    return out.getvalue()


def _entry(name: str, system: System) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{TOP}/{name}", _WHEN)
    runs = name in (system.script, f"files/{system.uv}")
    entry.external_attr, entry.create_system = (0o100755 if runs else 0o100644) << 16, 3
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    return entry


def _unwrapped(wheel: Path, name: str) -> bytes:
    """uv itself, out of its wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(entry for entry in archive.namelist() if entry.endswith(f".data/scripts/{name}")))


def _lines(path: Path) -> bytes:
    """A text file with the line ends of the repository, whatever git made of them."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
