"""The command that opens JupyterLab."""

import os
import re
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from jupyterlab_server.config import get_page_config

from helpers import copies, lab, progress
from helpers.lab_kernel import ChoosingKernel
from helpers.language import set_language

KEY = "sk-proj-FAKE-DO-NOT-USE-1234"


@pytest.fixture
def launched(monkeypatch, tmp_path):
    """The command line that JupyterLab would have got; the learner's folder is one for this test."""
    from jupyterlab.labapp import LabApp

    commands = []
    monkeypatch.setattr(LabApp, "launch_instance", commands.append)
    monkeypatch.setenv("FIRST_CALL_LANG", "en")
    monkeypatch.setenv("FIRST_CALL_HOME", str(tmp_path / "mine"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    yield commands
    set_language(None)


@pytest.mark.parametrize("code", ["en", "ko"])
def test_it_opens_the_start_lesson_of_the_language_asked_for(launched, code):
    """It is the learner's own; kernels inherit language and folder; what is not known here goes to JupyterLab."""
    folder = Path(os.environ["FIRST_CALL_HOME"])
    assert lab.main(["--lang", code, "--no-browser"]) == 0
    (command,) = launched
    assert f"--LabApp.default_url=/lab/tree/notebooks/{code}/00_start_here.ipynb" in command
    assert f"--ServerApp.root_dir={folder}" in command
    assert (folder / "notebooks" / code / "00_start_here.ipynb").is_file()
    assert command[-1] == "--no-browser"
    assert os.environ["FIRST_CALL_LANG"] == code


def test_it_starts_kernels_that_choose_their_ports_where_these_are_installed(launched, monkeypatch):
    """A folder that was updated without installing the kit again has none, and still opens."""
    (provisioner,) = entry_points(group="jupyter_client.kernel_provisioners", name=lab.PROVISIONER)
    assert provisioner.load() is ChoosingKernel
    assert lab.main([]) == 0
    monkeypatch.setattr(lab, "entry_points", lambda **selection: [])
    assert lab.main([]) == 0
    setting = f"--KernelProvisionerFactory.default_provisioner_name={lab.PROVISIONER}"
    assert [setting in command for command in launched] == [True, False]


def test_options_of_jupyterlab_are_passed_on(launched):
    """Those that the help names, and all others."""
    assert lab.main(["--port", "9999", "--no-browser", "--IdentityProvider.token=x", "--ip", "::1"]) == 0
    (command,) = launched
    assert {"--port=9999", "--no-browser", "--IdentityProvider.token=x"} < set(command)
    assert command[command.index("--ip") + 1] == "::1"


@pytest.mark.parametrize(
    "arguments", [["--lang", KEY], [f"--lang={KEY}"], [KEY], ["--port", KEY], [f"--IdentityProvider.token={KEY}"]]
)
def test_a_key_on_the_command_line_is_not_repeated(launched, arguments, capsys):
    """Neither by argparse, nor by JupyterLab, which would say that there is no such file."""
    with pytest.raises(SystemExit, match="2"):
        lab.main(arguments)
    output = capsys.readouterr()
    assert "FAKE" not in output.out + output.err
    assert "python -m helpers key" in output.err
    assert not launched


@pytest.mark.parametrize(("code", "word"), [("en", "passed on to"), ("ko", "그대로 전달")])
def test_the_help_says_what_is_passed_on(capsys, code, word):
    """In the language asked for, whatever the system's."""
    with pytest.raises(SystemExit, match="0"):
        lab.main(["--lang", code, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert all(part in said for part in ("--no-browser", "--port", "jupyter lab --help", word))


def test_another_folder_for_the_lessons(launched, monkeypatch, tmp_path, capsys):
    """What kernels then take for the learner's folder is the same; one line says where it is and what was done."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("FIRST_CALL_HOME", str(tmp_path / "other"))
    chosen = tmp_path / "chosen"
    for told in (r"Your lessons are in ~/chosen\. Files copied: \d+\.", r"Your lessons are in ~/chosen\."):
        assert lab.main(["--folder", str(chosen)]) == 0
        assert re.fullmatch(told, capsys.readouterr().out.splitlines()[0])
    assert os.environ["FIRST_CALL_HOME"] == str(chosen)
    assert f"--ServerApp.root_dir={chosen}" in launched[0]
    assert not (tmp_path / "other").exists()


def test_ticks_come_along_from_the_kits_folder(launched, monkeypatch, capsys):
    """They were made in lessons that were opened there; it is said once."""
    carried = iter([True, False])
    monkeypatch.setattr(progress, "carry", lambda kit, folder: kit == lab.ROOT and next(carried))
    assert lab.main([]) == 0
    assert "Your ticks" in capsys.readouterr().out
    assert lab.main([]) == 0
    assert "Your ticks" not in capsys.readouterr().out


@pytest.mark.parametrize(("code", "word"), [("en", "outside it"), ("ko", "바깥에")])
def test_a_folder_inside_the_kit_is_refused(launched, capsys, code, word):
    """Before anything is written there."""
    assert lab.main(["--lang", code, "--folder", str(lab.ROOT / "lessons")]) == 1
    assert word in capsys.readouterr().out
    assert not launched
    assert not (lab.ROOT / "lessons").exists()


def test_without_the_start_lesson_nothing_is_opened(launched, monkeypatch, capsys):
    """It could not be written; that is said instead."""
    monkeypatch.setattr(copies, "update", lambda kit, folder: copies.Done(failed={"a.ipynb": "No space left"}))
    assert lab.main([]) == 1
    assert "No space left" in capsys.readouterr().out
    assert not launched


def test_it_says_so_when_the_lessons_are_not_there(launched, monkeypatch, tmp_path, capsys):
    """An installed package without its folder has no lessons to open."""
    monkeypatch.setattr(lab, "ROOT", tmp_path)
    assert lab.main([]) == 1
    assert str(tmp_path) in capsys.readouterr().out
    assert not launched


@pytest.mark.parametrize(
    ("code", "installed", "locale"), [("ko", True, "ko_KR"), ("ko", False, "default"), ("en", True, "default")]
)
def test_the_menus_are_korean_where_that_was_chosen_and_is_installed(launched, monkeypatch, code, installed, locale):
    """JupyterLab itself is asked for its settings and its words; without the language pack they stay English."""
    from jupyterlab import labapp
    from jupyterlab_server import translation_utils
    from jupyterlab_server.settings_utils import get_settings

    if not installed:
        monkeypatch.setattr(lab, "entry_points", lambda **selection: [])
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    assert lab.main(["--lang", code]) == 0
    folder = Path(labapp.get_app_dir())

    def default(plugin, setting):
        schema_name = f"@jupyterlab/{plugin}"
        found, _ = get_settings(
            str(folder), str(folder / "schemas"), "a learner has set nothing", schema_name=schema_name
        )
        return found["schema"]["properties"][setting]["default"]

    assert default("translation-extension:plugin", "locale") == locale
    assert default("apputils-extension:kernels-settings", "commsOverSubshells") == "disabled"
    words, _ = translation_utils.get_language_pack("ko_KR")
    assert words["jupyterlab"]["Run All Cells"] == ["모든 셀 실행"]


def test_however_jupyterlab_is_started():
    """Installed with the kit: no question about news, and kernels that are talked to encrypted."""
    project = tomllib.loads((lab.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    places = {source: Path(sys.prefix, target) for source, target in shared.items()}
    for source, installed in places.items():
        assert installed.read_text(encoding="utf-8") == (lab.ROOT / source).read_text(encoding="utf-8")
    page = get_page_config([str(Path(sys.prefix, "etc", "jupyter"))])
    assert "@jupyterlab/apputils-extension:announcements" in page["disabledExtensions"]
