"""The kit installed as a learner installs it, in a folder whose path is Korean.

Nothing here needs a network: what the kit requires is taken from the Python that runs the tests.
"""

import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("바탕 화면", "첫 호출")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
LOCALE = "ko_KR.CP949"


def unavailable(reason):
    """Skip the test; in CI, which can install what is missing, fail."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def run(*command, cwd, **environment):
    """Run a command and return what it printed, as bytes; fail with what it said where it fails."""
    ours = ("FIRST_CALL_", "OPENAI_", "PYTHON", "LC_", "LANG", "PIP_", "VIRTUAL_ENV")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    done = subprocess.run(command, cwd=cwd, env=inherited | environment, capture_output=True, timeout=120)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("cp949", "backslashreplace")
    return done.stdout


@pytest.fixture(scope="module")
def korean(tmp_path_factory):
    """Environment variables under which text is encoded as on a Korean Windows, as far as this system can."""
    if not sys.platform.startswith("linux"):
        return {}  # macOS knows UTF-8 alone; Windows has the encoding that it was installed with
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") is None:
        unavailable("no localedef on this machine")
    done = subprocess.run(
        ["localedef", "-i", "ko_KR", "-f", "CP949", str(folder / LOCALE)], capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        unavailable(f"the locale {LOCALE} cannot be made (Debian: package locales): {done.stderr}")
    return {"LOCPATH": str(folder), "LC_ALL": LOCALE}


@pytest.fixture
def kit(tmp_path):
    """A learner's copy of what is installed, in a folder whose path is Korean."""
    folder = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), *(name.encode() for name in FOLDERS))))
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "helpers", folder / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


def seen_in_korean(kit):
    """Return the kit's folder under the name that a program in the Korean encoding gives it.

    On Windows names of files are characters, whatever the encoding of texts. On Linux they are bytes, so a folder needs
    a second name to have the same characters in both encodings.
    """
    if not sys.platform.startswith("linux"):
        return kit
    inner, outer = os.fsencode(kit), os.fsencode(kit.parent)
    os.symlink(inner, os.path.join(outer, FOLDERS[1].encode("cp949")))
    os.symlink(outer, os.path.join(os.path.dirname(outer), FOLDERS[0].encode("cp949")))
    return Path(os.fsdecode(os.path.join(os.path.dirname(outer), *(name.encode("cp949") for name in FOLDERS))))


def with_uv(kit):
    """Install the kit as `uv run` does."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        unavailable("no uv: run the tests with `python -m uv run pytest`")
    run(uv, "venv", "--quiet", "--offline", "--python", sys.executable, ".venv", cwd=kit)
    python = kit / ".venv" / SCRIPTS / "python"
    options = ("--quiet", "--offline", "--no-deps", "--no-build-isolation", "--python", str(python))
    borrow_packages(kit)
    run(uv, "pip", "install", *options, "--editable", ".", cwd=kit)


def with_pip(kit):
    """Install the kit with the pip that comes with Python."""
    run(sys.executable, "-m", "venv", "--without-pip", ".venv", cwd=kit)
    borrow_packages(kit)
    found = importlib.util.find_spec("ensurepip")
    bundled = found and next((Path(found.origin).parent / "_bundled").glob("pip-*.whl"), None)
    if not bundled:
        unavailable("this Python comes without pip (Debian: package python3-venv)")
    options = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    python = kit / ".venv" / SCRIPTS / "python"
    run(python, "-m", "pip", "install", *options, "--editable", ".", cwd=kit, PYTHONPATH=str(bundled))


def site_packages(kit):
    """Return the folder of the packages of the kit's Python."""
    (folder,) = (kit / ".venv").glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    return folder


def borrow_packages(kit):
    """Let the kit's Python import the packages of this one, whatever the encoding."""
    ours = os.fsencode(sysconfig.get_path("purelib"))
    line = f"import os, sys; sys.path.append(os.fsdecode({ours!r}))\n"
    (site_packages(kit) / "borrowed.pth").write_text(line, encoding="ascii")


@pytest.mark.parametrize("install", [with_uv, with_pip])
def test_the_kit_works_in_a_korean_folder_of_a_korean_windows(tmp_path, kit, korean, install):
    """Python starts, the kit is found from elsewhere, and so are modules and data that are added later."""
    install(kit)
    for path in site_packages(kit).glob("*.pth"):
        assert path.read_bytes().isascii(), path.name
    (found,) = importlib.metadata.distributions(name="first-call", path=[str(site_packages(kit))])
    required = {re.match(r"[\w-]+", line)[0] for line in found.requires if "extra ==" not in line}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    # uv installs what the lock names; what only the install itself adds would be missing.
    assert required == {re.match(r"[\w-]+", line)[0] for line in declared}

    kit = seen_in_korean(kit)
    python = kit / ".venv" / SCRIPTS / "python"
    data = "pathlib.Path(__file__).with_name('models.toml').is_file()"
    (kit / "helpers" / "added.py").write_text(f"import pathlib\nwith_data = {data}\n", encoding="utf-8")
    program = (
        "import json, locale, helpers, helpers.added as added\n"
        "print(json.dumps([locale.getencoding(), helpers.__file__, added.with_data]))"
    )
    encoding, path, with_data = json.loads(run(python, "-c", program, cwd=tmp_path, **korean))
    assert Path(path).parts[-4:-2] == FOLDERS
    assert with_data
    assert not korean or encoding.lower() == "cp949"

    report = run(python, "-m", "helpers", "doctor", "--json", cwd=tmp_path, **korean)
    assert json.loads(report.decode(encoding))["passed"] is True
    command = kit / ".venv" / SCRIPTS / "first-call"
    assert "레슨".encode("cp949") in run(command, "--help", cwd=tmp_path, FIRST_CALL_LANG="ko", **korean)
