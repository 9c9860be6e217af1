"""What the runner of the website is built from: everything that is fetched is pinned, with a hash."""

import json
import re
import shutil
import sys

import pytest
from builder import browser
from builder.browser import ROOT


def test_every_wheel_is_pinned_by_the_lock():
    """One version each, and hashes to compare with; pydantic_core and jiter have a wheel for Pyodide's platform."""
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    for name, (version, digests) in browser.requirements(ROOT).items():
        assert re.fullmatch(r"[\w.]+", version), name
        assert digests, name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in digests), name
        assert lock.count(f'name = "{name}"\nversion = ') == 1, f"{name}: several versions are locked"
    for name in ("pydantic_core", "jiter"):
        assert re.search(rf"/{name}-[\w.]+-cp314-cp314-pyemscripten_2026_0_wasm32\.whl", lock)


def test_every_package_of_npm_has_a_hash():
    """And package.json asks for exact versions."""
    folder = ROOT / "assets" / "browser"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, facts in packages.items() if name and not facts.get("integrity", "").startswith("sha")] == []
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_a_package_that_is_not_locked_is_refused(tmp_path):
    """The message names it, and the file that asks for it."""
    (tmp_path / "assets" / "browser").mkdir(parents=True)
    (tmp_path / "uv.lock").write_text('[[package]]\nname = "one"\nversion = "1"\n', encoding="utf-8")
    (tmp_path / "assets" / "browser" / "wheels.txt").write_text("one\nother # why\n", encoding="utf-8")
    with pytest.raises(browser.RunnerError, match=r"no other, which assets/browser/wheels\.txt"):
        browser.requirements(tmp_path)


def test_a_missing_program_is_named(monkeypatch, tmp_path):
    """Node is the one thing that Python's packages do not bring."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(browser.InputsMissingError, match="install Node"):
        browser.fetch(tmp_path)


def test_what_cannot_be_fetched_is_told_from_what_is_broken(monkeypatch, tmp_path):
    """Where there is no network nothing is wrong with the runner: tests of it are skipped then, and fail in CI."""
    sources = tmp_path / "assets" / "browser"
    sources.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "assets" / "browser" / name, sources / name)
    monkeypatch.setattr(browser, "_program", lambda name: sys.executable)  # which fails when it is told to fetch
    with pytest.raises(browser.InputsMissingError, match="ended with"):
        browser.fetch(tmp_path)
