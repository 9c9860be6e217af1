"""The command that makes the website, and its one setting."""

import hashlib
import sys
from pathlib import Path

import build
import pytest
from builder.site import address, front
from builder.source import LANGUAGES
from conftest import build_site

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = "https://someone.github.io/kit"


def tree(folder):
    """Return the digest of every file by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_equal(site, tmp_path):
    """In another folder, with another order of sets, over a website that was there before."""
    out = tmp_path / "새 폴더"
    out.mkdir()
    (out / ".nojekyll").touch()
    (out / "old.html").write_text("old", encoding="utf-8")
    done = build_site(out, PYTHONHASHSEED="7", TZ="Asia/Seoul")
    assert done.returncode == 0, done.stderr
    assert tree(out) == tree(site)


def test_a_folder_with_something_else_is_left_alone(tmp_path, capsys):
    """A mistyped path must not delete what is there."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert build.main(["--site", str(tmp_path)]) == 1
    assert "name an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_without_sphinx_the_command_says_what_to_run(tmp_path, capsys, monkeypatch):
    """Who builds lessons only need not have it."""
    monkeypatch.setitem(sys.modules, "builder.site.making", None)
    assert build.main(["--site", str(tmp_path)]) == 1
    assert "python -m uv sync" in capsys.readouterr().err


def test_the_address_is_one_setting(tmp_path):
    """Unset, empty or with a / at its end."""
    assert address.address(tmp_path) is None
    for value, expected in (("", None), (f"{PUBLIC}/", PUBLIC), (PUBLIC, PUBLIC)):
        text = f'[project]\n[project.urls]\n{address.SETTING} = "{value}"\n'
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
        assert address.address(tmp_path) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_leads_to_the_website_once_it_has_an_address(language):
    """And back: an address that is taken out leaves no line."""
    readme = "# A\n\n<!-- site -->\n<!-- /site -->\n\nB"
    led = address.with_site(readme, language, PUBLIC)
    assert f"({PUBLIC}/{language}/)" in led
    assert address.with_site(led, language, None) == readme
    for name in ("README.md", "README.ko.md"):
        assert "<!-- site -->" in (ROOT / name).read_text(encoding="utf-8")


def test_links_of_the_404_page_work_at_any_depth():
    """A host shows it wherever there is no page."""
    assert 'href="/kit/en/index.html"' in front.files(ROOT, PUBLIC)["404.html"]
    assert 'href="/en/index.html"' in front.files(ROOT, None)["404.html"]
