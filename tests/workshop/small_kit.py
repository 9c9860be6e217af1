"""A kit so small that its bundle is made in seconds, and an index of its packages in a folder."""

import base64
import hashlib
import os
import subprocess
import zipfile
from pathlib import Path

from helpers.workshop import wheel_fetch

PLATFORMS = {
    "windows-x64": "win_amd64",
    "windows-arm64": "win_arm64",
    "macos-arm64": "macosx_11_0_arm64",
    "macos-x64": "macosx_10_9_x86_64",
    "linux-x64": "manylinux_2_17_x86_64.manylinux2014_x86_64",
    "linux-arm64": "manylinux_2_28_aarch64",
}
PROJECT = """\
[project]
name = "small"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["common", "native"]

[project.optional-dependencies]
korean = ["more"]

[dependency-groups]
bundle = ["uv"]
"""
LOCK = """\
version = 1
requires-python = ">=3.11"

[[package]]
name = "small"
version = "0.1.0"
source = { editable = "." }
dependencies = [{ name = "common" }, { name = "native" }]

[package.optional-dependencies]
korean = [{ name = "more" }]

[package.dev-dependencies]
bundle = [{ name = "uv" }]
"""


def make(root: Path) -> None:
    """Lay a kit, with git, into a folder."""
    files = {
        "pyproject.toml": PROJECT,
        "helpers/place.py": "ROOT = 1\n",
        "helpers/글.py": "x = 1\n",
        "helpers/text/en/install.toml": 'no_python = "none of {versions}"\n',
        "notebooks/en/00_start.ipynb": "{}\n",
        "README.md": "# Small\n",
        ".gitignore": ".env\n",
        "tests/test_small.py": "",
    }
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8", newline="\n")
    lock(root)
    git(root, "init", "--quiet")
    git(root, "add", "--all")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def lock(root: Path, common: str = "1.0") -> None:
    """Write the lock, and what it names into the index beside the kit."""
    uv = wheel_fetch.run([*wheel_fetch.uv(), "--version"], root).split()[1]
    entries = [_wheel(root, "common", common, "py3-none-any"), _wheel(root, "more", "1.0", "py3-none-any")]
    native = [("cp312", "abi3", name) for name in PLATFORMS]
    native += [("cp311", "cp311", name) for name in PLATFORMS if name != "windows-arm64"]  # which has none for 3.11
    tags = [f"{python}-{abi}-{PLATFORMS[name]}" for python, abi, name in native]
    entries.append(_wheel(root, "native", "1.0", *tags))
    programs = {
        name: {f"uv-{uv}.data/scripts/{'uv.exe' if platform.startswith('win') else 'uv'}": f"uv of {name}\n"}
        for name, platform in PLATFORMS.items()
    }
    entries.append(
        _wheel(root, "uv", uv, *(f"py3-none-{PLATFORMS[name]}" for name in PLATFORMS), files=list(programs.values()))
    )
    entries.append('[[package]]\nname = "pip"\nversion = "26.3"\nsource = { registry = "https://index.invalid/" }\n')
    (root / "uv.lock").write_text(LOCK + "\n" + "\n".join(entries), encoding="utf-8", newline="\n")


def index(root: Path) -> Path:
    """Return the folder of the kit's packages."""
    return root.with_name(f"{root.name}-index")


def use_index(root: Path) -> None:
    """Let pip look nowhere else."""
    os.environ.update(PIP_NO_INDEX="1", PIP_FIND_LINKS=index(root).as_uri(), PIP_CONFIG_FILE=os.devnull)


def _wheel(root: Path, name: str, version: str, *tags: str, files: list[dict[str, str]] | None = None) -> str:
    lines = []
    for number, tag in enumerate(tags):
        path = index(root) / f"{name}-{version}-{tag}.whl"
        _write(path, name, version, tag, files[number] if files else {f"{name}.py": f"tag = {tag!r}\n" * 50})
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        url = f"https://index.invalid/{path.name}"
        lines.append(f'    {{ url = "{url}", hash = "sha256:{digest}", size = {path.stat().st_size} }},\n')
    head = f'[[package]]\nname = "{name}"\nversion = "{version}"\nsource = {{ registry = "https://index.invalid/" }}\n'
    return f"{head}wheels = [\n{''.join(lines)}]\n"


def _write(path: Path, name: str, version: str, tag: str, files: dict[str, str]) -> None:
    path.parent.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    python, abi, platforms = tag.split("-")
    lines = "".join(f"Tag: {python}-{abi}-{platform}\n" for platform in platforms.split("."))
    files = files | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n{lines}",
    }
    record = "".join(f"{place},{_hash(content)},{len(content.encode())}\n" for place, content in files.items())
    with zipfile.ZipFile(path, "w") as archive:
        for place, content in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(zipfile.ZipInfo(place, (1980, 1, 1, 0, 0, 0)), content)


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
