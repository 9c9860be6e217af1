"""The real offline bundle, installed by its own start file where there is no network, with a home that is empty.

This needs the registry of Python packages, which the bundle is fetched from (about 80 MB).
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers import place
from helpers.errors import InputError
from helpers.workshop import bundle
from helpers.workshop.offline import install
from helpers.workshop.systems import MINORS, SYSTEMS

OFFLINE = Path(__file__).with_name("without_network.py")


def unavailable(reason):
    """Skip the test; in CI, which has what is missing, fail."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The ZIP file for this system and this Python."""
    system = next((system for system in SYSTEMS.values() if system.platform == install._platform()), None)
    if system is None or sys.version_info[1] not in MINORS or os.name == "nt":
        pytest.skip("no bundle for this system and this Python, or a start file that only a person can start")
    folder = tmp_path_factory.mktemp("bundle")
    planned = bundle.plan(bundle.Wanted((system,), (sys.version_info[1],), ("korean",)))
    try:
        bundle.make(planned, folder, print)
    except InputError as error:
        unavailable(f"the bundle could not be made: {error}")
    return next(folder.glob(bundle.ZIPS))


@pytest.fixture(scope="module")
def learner(archive, tmp_path_factory):
    """A folder with an empty home, and the ZIP file unpacked beside it, in a Korean path with spaces."""
    here = tmp_path_factory.mktemp("learner") / "홍 길동"
    (here / "홈 폴더").mkdir(parents=True)
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(here / "다운로드 (1)")  # which keeps no permission to run: as on some drives
    return here


def offline(learner, *command, **environment):
    """Run a command without a network, and return what it printed."""
    python = Path(sys.executable).resolve().parent
    own = {"HOME": str(learner / "홈 폴더"), "PATH": f"{python}{os.pathsep}{os.defpath}", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, str(OFFLINE), *map(str, command)],
        cwd=learner / "다운로드 (1)" / "first-call",
        env=own | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def start(learner, *arguments, **environment):
    return offline(
        learner, "sh", next((learner / "다운로드 (1)" / "first-call").glob("start-*")), *arguments, **environment
    )


def test_it_installs_and_runs_without_a_network(learner):
    """JupyterLab answers with the learner's own copy, lesson 05 runs whole, and the doctor is content."""
    said = start(learner, "--no-start", "--lang", "ko")
    kit = learner / "홈 폴더" / install.FOLDER
    assert "설치했어요" in said
    assert {path.name for path in kit.iterdir() if path.name.startswith(".")} <= {
        *(".venv", ".bundle.json", ".gitignore", ".env.example"),
    }
    assert start(learner, "--no-start", "--lang", "ko") == ""  # once is enough

    seen = json.loads(offline(learner, "lab", kit / ".venv" / "bin" / "python", kit / next(kit.glob("start-*")).name))
    assert seen["version"]
    assert seen["lesson"].startswith("05_")
    assert seen["cells"] > 10
    assert seen["doctor"] is True
    lessons = learner / "홈 폴더" / "first-call-lessons" / "notebooks"
    assert len(list(lessons.glob("ko/*.ipynb"))) == len(list((place.ROOT / "notebooks" / "ko").glob("*.ipynb")))
    assert {path.name for path in (learner / "홈 폴더").iterdir() if not path.name.startswith(".")} == {
        install.FOLDER,
        "first-call-lessons",
    }


def test_an_update_renews_what_is_installed(learner, archive):
    """A file that the kit no longer has goes, what the learner put there stays, and an older kit's packages with it."""
    kit = learner / "홈 폴더" / install.FOLDER
    if not (kit / install.MARKER).is_file():
        start(learner, "--no-start")
    marker = json.loads((kit / install.MARKER).read_text(encoding="utf-8"))
    (kit / "helpers" / "gone.py").write_text("", encoding="utf-8")
    (kit / "helpers" / "place.py").write_text("older", encoding="utf-8")
    (kit / ".env").write_text("OPENAI_API_KEY=", encoding="utf-8")
    marker = {"id": "older", "files": [*marker["files"], "helpers/gone.py"]}
    (kit / install.MARKER).write_text(json.dumps(marker), encoding="utf-8")
    assert "Installed" in start(learner, "--no-start", "--lang", "en")
    assert not (kit / "helpers" / "gone.py").exists()
    assert (kit / "helpers" / "place.py").read_bytes() == (place.ROOT / "helpers" / "place.py").read_bytes()
    assert (kit / ".env").is_file()


def test_pip_installs_it_where_uv_may_not_run(learner, archive, tmp_path):
    """As on a laptop that lets no unknown program run; the Python that is there is enough."""
    if subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True, check=False).returncode:
        unavailable("this Python comes without pip (Debian: package python3-venv)")
    top = learner / "다운로드 (1)" / "first-call"
    python = Path(sys._base_executable).resolve()
    command = [python, top / "files" / "install.py", "--no-start", "--lang", "en", "--to", tmp_path / "다른 곳"]
    assert "Installed" in offline(learner, *command)
    kit = tmp_path / "다른 곳"
    assert "✓" in offline(learner, kit / ".venv" / "bin" / "python", "-m", "helpers", "doctor", "--lang", "en")
