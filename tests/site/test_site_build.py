"""The command that makes the website, and its one setting."""

import hashlib
import re
import shutil
import sys
import warnings
from pathlib import Path

import build
import pytest
from builder.problems import BuildError
from builder.site import address, front, making
from builder.source import LANGUAGES
from site_command import build_site

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = "https://someone.github.io/kit"


def tree(folder):
    """Return the digest of every file by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_equal(site, pages_only, tmp_path):
    """In another folder, with another order of sets, over a website that was there before."""
    out = tmp_path / "새 폴더"
    out.mkdir()
    (out / ".nojekyll").touch()
    (out / "old.html").write_text("old", encoding="utf-8")
    done = build_site(out, *pages_only, PYTHONHASHSEED="7", TZ="Asia/Seoul")
    assert done.returncode == 0, done.stderr
    assert tree(out) == tree(site)


def test_a_folder_with_something_else_is_left_alone(tmp_path, capsys):
    """A mistyped path must not delete what is there."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert build.main(["--site", str(tmp_path)]) == 1
    assert "name an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_pages_only_is_an_option_of_the_website(tmp_path, capsys):
    """Elsewhere it would change nothing."""
    with pytest.raises(SystemExit):
        build.main(["--pages-only"])
    assert "--pages-only goes with --site" in capsys.readouterr().err


def test_without_sphinx_the_command_says_what_to_run(tmp_path, capsys, monkeypatch):
    """Who builds lessons only need not have it."""
    monkeypatch.setitem(sys.modules, "sphinx.application", None)
    monkeypatch.delitem(sys.modules, "builder.site.making")
    monkeypatch.delattr("builder.site.making")
    assert build.main(["--site", str(tmp_path)]) == 1
    assert "needs the package sphinx. Run: python -m uv sync" in capsys.readouterr().err


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
    assert 'href="/kit/en/index.html"' in front.files(ROOT, PUBLIC, [])["404.html"]
    assert 'href="/en/index.html"' in front.files(ROOT, None, [])["404.html"]


def test_search_engines_get_a_list_once_there_is_an_address():
    """Without one it could name no page."""
    listed = front.files(ROOT, PUBLIC, ["en/errors/quota.html"])["sitemap.xml"]
    assert f"<loc>{PUBLIC}/en/errors/quota.html</loc>" in listed
    assert "sitemap.xml" not in front.files(ROOT, None, ["en/errors/quota.html"])


def test_a_website_is_no_room():
    """Pages look for the file over http, and one that is missing would be an error in the console."""
    assert front.files(ROOT, None, [])["room.json"] == "{}\n"


def test_pages_name_their_address_and_picture_once_there_is_one(small_site):
    """As search engines and chats want them: in full."""
    text = (small_site / "ko" / "errors" / "quota.html").read_text(encoding="utf-8")
    for wanted in (
        f'<link rel="canonical" href="{PUBLIC}/ko/errors/quota.html">',
        f'hreflang="en" href="{PUBLIC}/en/errors/quota.html"',
        f'<meta property="og:url" content="{PUBLIC}/ko/errors/quota.html">',
    ):
        assert wanted in text
    (picture,) = re.findall(rf'og:image" content="{PUBLIC}/(social/[^"]+)"', text)
    assert (small_site / picture).is_file()


def test_the_runner_is_built_into_the_website_and_loaded_by_pages_with_code(small_site):
    """And by no other page."""
    assert (small_site / "_static" / "run" / "run.js").read_text(encoding="utf-8") == "// run"
    loads = '<script type="module" src="../_static/run/run.js"></script>'
    assert loads in (small_site / "en" / "04_single_turn.html").read_text(encoding="utf-8")
    assert "run.js" not in (small_site / "en" / "glossary.html").read_text(encoding="utf-8")
    assert "run.js" not in (small_site / "en" / "errors" / "quota.html").read_text(encoding="utf-8")


def test_a_mistake_in_a_page_stops_the_build(tmp_path):
    """And is named; a website that was there before stays as it is."""
    root, out = tmp_path / "kit", tmp_path / "site"
    small_kit(root)
    (root / "assets" / "drawings" / "roles.en.svg").unlink()
    out.mkdir()
    (out / ".nojekyll").touch()
    with pytest.raises(BuildError) as stopped:
        make(root, out)
    (said,) = stopped.value.args[0]
    assert said.startswith("en/04_single_turn.ipynb:")
    assert "drawings/roles.en.svg" in said
    assert [path.name for path in out.iterdir()] == [".nojekyll"]


def small_kit(root):
    """Lay a repository of few lessons and errors, with an address of its website."""
    shutil.copytree(ROOT / "assets", root / "assets", dirs_exist_ok=True)
    for name in ("04_single_turn", "07_errors", "glossary"):
        for place in (f"src/{name}.py", *(f"{language}/{name}.ipynb" for language in LANGUAGES)):
            (root / "notebooks" / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "notebooks" / place, root / "notebooks" / place)
    (root / "helpers").mkdir()
    row = '[[row]]\nname = "quota"\ncode = "insufficient_quota"\nexample = "..."\n'
    (root / "helpers" / "errors.toml").write_text(row, encoding="utf-8")
    setting = f'[project]\n[project.urls]\n{address.SETTING} = "{PUBLIC}"\n'
    (root / "pyproject.toml").write_text(setting, encoding="utf-8")


def make(root, out):
    """Build its website, with a runner."""

    def runner(folder):
        folder.mkdir(parents=True)
        (folder / "run.js").write_text("// run", encoding="utf-8")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Sphinx's own, of packages that it uses
        making.build(root, out, runner)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    """The website of a small repository."""
    root, out = tmp_path_factory.mktemp("kit"), tmp_path_factory.mktemp("site")
    small_kit(root)
    make(root, out)
    return out
