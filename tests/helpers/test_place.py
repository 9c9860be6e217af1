"""Where files go and how their paths are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import env_file, place

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_the_default_file(monkeypatch):
    """Inside the kit it is the kit's own .env, so that every lesson finds it; elsewhere that of the current folder."""
    assert env_file.default_path() == Path.cwd() / ".env"
    monkeypatch.chdir(place.ROOT / "helpers")
    assert env_file.default_path() == place.ROOT / ".env"


@pytest.fixture
def learners(tmp_path, monkeypatch):
    """The learner's folder and the kit's, both of this test; the current folder is one of a lesson."""
    kit, folder = tmp_path / "kit", tmp_path / "mine"
    for path in (kit / "pyproject.toml", folder / place.MEMORY / place.MANIFEST, folder / "notebooks" / "en" / "a"):
        path.parent.mkdir(parents=True)
        path.touch()
    monkeypatch.setattr(place, "ROOT", kit.resolve())
    monkeypatch.setenv("FIRST_CALL_HOME", str(folder))
    monkeypatch.chdir(folder / "notebooks" / "en")
    return folder.resolve(), kit.resolve()


def test_the_learners_folder(monkeypatch, tmp_path):
    """FIRST_CALL_HOME, else in the home folder; without a home folder nothing fails."""
    assert place.lessons() == tmp_path
    monkeypatch.delenv("FIRST_CALL_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert place.lessons() == tmp_path / "home" / "first-call-lessons"
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert place.homes() == (place.ROOT,)


def test_one_env_file_for_the_kit_and_its_lessons(learners, monkeypatch):
    """What is saved first, here or there, is found here and there, and is what is saved into from then on."""
    folder, kit = learners
    assert place.own() == folder
    assert env_file.nearest() is None
    assert env_file.default_path() == folder / ".env"
    (kit / ".env").write_text("", encoding="utf-8")
    assert env_file.nearest() == env_file.default_path() == kit / ".env"
    (folder / ".env").write_text("", encoding="utf-8")
    assert env_file.nearest() == env_file.default_path() == folder / ".env"
    (kit / ".env").unlink()
    monkeypatch.chdir(kit)
    assert env_file.nearest() == env_file.default_path() == folder / ".env"


def test_an_env_file_above_the_learners_folder_comes_last(learners, tmp_path):
    """One in the home folder may belong to something else."""
    folder, kit = learners
    (tmp_path / ".env").write_text("", encoding="utf-8")
    assert env_file.nearest() == tmp_path / ".env"
    assert env_file.default_path() == folder / ".env"
    (kit / ".env").write_text("", encoding="utf-8")
    assert env_file.nearest() == kit / ".env"


def test_elsewhere_the_learners_env_file_is_not_found(learners, monkeypatch, tmp_path):
    """A project of one's own has its own."""
    folder, _ = learners
    (folder / ".env").write_text("", encoding="utf-8")
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    assert env_file.nearest() is None
    assert env_file.default_path() == tmp_path / "project" / ".env"


def test_paths_are_shown_without_the_home_folder(monkeypatch, tmp_path):
    """Relative to here, else with ~, so that no user name is printed."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert place.shown(tmp_path / "here" / ".env") == ".env"
    assert place.shown(tmp_path / "there" / ".env") == "~/there/.env"
