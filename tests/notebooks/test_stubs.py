"""`build.py --new`: every file of a lesson with a stub in each; it builds as it is and says that it is a stub."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib

import build
import pytest
from builder import building
from builder.companions import places

GLOSSARY = """\
# /// page
# title.en = "Glossary"
# title.ko = "용어집"
# goal.en = "All words."
# goal.ko = "모든 낱말."
# ///
""" + "".join(
    f'\n# %% [markdown] lang="{language}" tags=["term"]\n# ### {heading}\n#\n# ...\n'
    for pair in (("Call", "호출"), ("Model", "모델"), ("Token", "토큰"), ("Tool", "도구"))
    for language, heading in zip(("en", "ko"), pair, strict=True)
)
PLACES = [
    "notebooks/src/15_images.py",
    "helpers/check/lesson_15.py",
    "tests/answers/lesson_15.py",
    "helpers/text/en/check_15.toml",
    "helpers/practice/replies/en/15_images.toml",
    "helpers/text/ko/check_15.toml",
    "helpers/practice/replies/ko/15_images.toml",
    "notebooks/src/notes/15_images.toml",
]


@pytest.fixture
def course(repository):
    """A repository with a glossary and no other lesson."""
    (repository / "notebooks" / "src" / "00_hello.py").unlink()
    (repository / "notebooks" / "src" / "glossary.py").write_text(GLOSSARY, encoding="utf-8", newline="\n")
    return repository


def files(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_file_is_laid(course, capsys):
    """All that a lesson needs is there, readable, with its number, its name and its mark."""
    assert build.main(["--new", "15_images", "--title", 'The "Images"', "그림"], course) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[:-1] == [f"wrote {place}" for place in PLACES]
    assert printed[-1].endswith("run: python notebooks/build.py 15")
    assert sorted(places("15_images").values()) == sorted(PLACES)
    for place in PLACES:
        raw = (course / place).read_bytes()
        assert b"STUB" in raw
        assert b"$" not in raw
        assert b"\r" not in raw
        if place.endswith(".toml"):
            tomllib.loads(raw.decode())
        else:
            compile(raw, place, "exec")
    lesson, _ = building.notes.read_course(course)
    assert lesson.title == {"en": 'The "Images"', "ko": "그림"}


def test_the_stub_keeps_all_rules(course):
    """Nothing is wrong with it before it runs: rules, glossary, prompts, checks, answers, pairs."""
    building.new(course, "15_images")
    lessons = building.notes.read_course(course)
    assert building.problems.of_lessons(course, lessons, lessons) == []
    assert building.problems.of_texts(building.read_texts(course)) == []
    assert lessons[0].title == {"en": "STUB: images", "ko": "STUB: images"}


def test_the_answers_of_the_stub(course, monkeypatch, capsys):
    """Its check accepts and rejects what it should, in both languages."""
    building.new(course, "15_images")
    values = {}
    for language in building.LANGUAGES:
        values[language] = tomllib.loads((course / f"helpers/text/{language}/check_15.toml").read_text("utf-8"))
    check = load(course / "helpers/check/lesson_15.py")
    said = []
    monkeypatch.setattr(check, "right", lambda name, **given: said.append((True, name, given)))
    monkeypatch.setattr(check, "not_yet", lambda name, **given: said.append((False, name, given)))
    monkeypatch.setattr("helpers.check.answer_15", check.answer_15, raising=False)
    answers = load(course / "tests/answers/lesson_15.py")
    for function, arguments in answers.RIGHT:
        function(*arguments)
    assert [right for right, _, _ in said] == [True] * len(answers.RIGHT)
    said.clear()
    for function, arguments, english, korean in answers.WRONG:
        function(*arguments)
        right, name, given = said.pop()
        assert not right
        for language, words in (("en", english), ("ko", korean)):
            assert words in values[language][name.removeprefix("check_15.")].format(**given)


def test_the_stub_passes_the_tests_of_every_lesson(tmp_path):
    """What the tests ask of all checks and messages by now holds for the stub too, tried in a copy of the kit."""
    for name in ("helpers", "tests", "notebooks/builder", "notebooks/src", "assets/site"):
        shutil.copytree(build.ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "notebooks/conftest.py", "notebooks/build.py"):
        shutil.copy(build.ROOT / name, tmp_path / name)
    building.new(tmp_path, "99_images")
    files = ["tests/helpers/test_check.py", "tests/helpers/test_language.py"]
    chosen = "answer_99 or every_check_was_tried or found_by_name or every_message_that or korean_is_korean"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-v", "-p", "no:cacheprovider", *files, "-k", chosen],
        cwd=tmp_path,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    assert all(f"[{language}-answer_99] PASSED" in done.stdout for language in building.LANGUAGES), done.stdout


def load(path):
    """Run a file as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_stub_is_named_until_it_is_written(course, monkeypatch, capsys):
    """`--check` fails on it, file by file; the tests' own check does not."""
    building.new(course, "15_images")
    monkeypatch.setattr(building, "check", lambda *arguments, **options: [])
    assert build.main(["--check"], course) == 1
    found = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in found] == PLACES
    assert found[1] == "helpers/check/lesson_15.py:1: still a stub (lines with STUB: 2): write what belongs there"
    for place in PLACES:
        path = course / place
        path.write_text(path.read_text(encoding="utf-8").replace("STUB", "Written"), encoding="utf-8", newline="\n")
    assert build.main(["--check"], course) == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("images", "'images' is not a lesson's name: two digits and words in small letters, such as 15_images"),
        ("15_Images", "is not a lesson's name"),
        ("../15_images", "is not a lesson's name"),
        ("15_images.py", "is not a lesson's name"),
        ("00_other", "the number 00 belongs to 00_hello.py: choose one that is free"),
    ],
)
def test_a_name_that_will_not_do(repository, name, message, capsys):
    """It is a message, and nothing is written."""
    before = files(repository)
    assert build.main(["--new", name], repository) == 1
    assert message in capsys.readouterr().err
    assert files(repository) == before


@pytest.mark.parametrize("place", PLACES[1:])
def test_nothing_is_overwritten(course, place, capsys):
    """One file that is there already keeps all others from being written."""
    (course / place).parent.mkdir(parents=True)
    (course / place).write_text("mine", encoding="utf-8")
    before = files(course)
    assert build.main(["--new", "15_images"], course) == 1
    assert f"nothing was written, since {place} would be overwritten" in capsys.readouterr().err
    assert files(course) == before


def test_a_title_goes_with_a_new_lesson(repository, capsys):
    """A title for nothing is refused."""
    with pytest.raises(SystemExit):
        build.main(["--title", "Images", "그림"], repository)
    assert "--title goes with --new" in capsys.readouterr().err
