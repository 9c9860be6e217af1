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


def test_paths_are_shown_without_the_home_folder(monkeypatch, tmp_path):
    """Relative to here, else with ~, so that no user name is printed."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert place.shown(tmp_path / "here" / ".env") == ".env"
    assert place.shown(tmp_path / "there" / ".env") == "~/there/.env"
