"""The script to take home in two languages from one source."""

from __future__ import annotations

import pytest
from builder import building, project
from builder.source import LANGUAGES, SourceError

SOURCE = '''\
"""Say hello.
Twice.
#ko|"""인사를 해요.
#ko|두 번요.
"""

name = "Mina"  # who
#ko|name = "민아"  # 누구
for _ in range(2):
    print(f"Hello, {name}!")
#ko|    print(f"{name}, 안녕하세요!")
'''


@pytest.fixture
def source(repository):
    """The source of a small script in the small repository."""
    path = repository / "assets" / "project" / "src" / "hello.py"
    path.parent.mkdir(parents=True)
    path.write_text(SOURCE, encoding="utf-8")
    return path


def write(root):
    """Write what the source gives."""
    for path, text in project.scripts(root).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def change(path, old, new):
    """Replace a text that is there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_each_language_gets_its_lines_and_the_shared_ones(repository, source):
    """Korean lines take the place of the English ones in front of them; the lines have the same numbers."""
    english, korean = project.scripts(repository).values()
    assert english.splitlines() == [
        '"""Say hello.',
        "Twice.",
        '"""',
        "",
        'name = "Mina"  # who',
        "for _ in range(2):",
        '    print(f"Hello, {name}!")',
    ]
    assert korean.splitlines() == [
        '"""인사를 해요.',
        "두 번요.",
        '"""',
        "",
        'name = "민아"  # 누구',
        "for _ in range(2):",
        '    print(f"{name}, 안녕하세요!")',
    ]
    assert korean.endswith(")\n")
    assert list(project.scripts(repository)) == [source.parents[1] / language / "hello.py" for language in LANGUAGES]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Twice.\n", "", r"hello\.py, line 2: not as many English lines"),
        ("for _ in range(2):\n", "#ko|# 어\nfor _ in range(2):\n", r"hello\.py, line 8: not as many English"),
        (
            '#ko|name = "민아"',
            '#ko|names = "민아"',
            r"hello\.py: the languages may differ in strings",
        ),
        ('#ko|name = "민아"', '#ko|name = 민아"', r"hello\.py: not Python in one of the languages"),
    ],
)
def test_a_bad_source_is_named(repository, source, old, new, message):
    """A message says which file and what; looking for drifts leaves the message to it."""
    write(repository)
    change(source, old, new)
    with pytest.raises(SourceError, match=message):
        project.scripts(repository)
    project.pairs(source)  # raises nothing


def test_pairs(source):
    """What each language has for itself, with the line in which it begins; shared lines are none."""
    assert project.pairs(source) == [
        ("line 1", '"""Say hello.\nTwice.', '"""인사를 해요.\n두 번요.'),
        ("line 7", 'name = "Mina"  # who', 'name = "민아"  # 누구'),
        ("line 10", '    print(f"Hello, {name}!")', '    print(f"{name}, 안녕하세요!")'),
    ]


def test_the_build_writes_and_guards_them(built):
    """A script that differs from its source is found, and so is a pair of which one half changed."""
    source = built / "assets" / "project" / "src" / "hello.py"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE, encoding="utf-8")
    said = building.check(built, execute=False)
    assert said[:2] == [
        f"assets/project/{language}/hello.py: not what the source gives. Run: python notebooks/build.py"
        for language in LANGUAGES
    ]
    place = "assets/project/src/hello.py"
    building.build(built, [place])
    assert building.check(built, execute=False) == []
    change(source, "Twice.", "Two times.")
    with pytest.raises(building.BuildError) as caught:
        building.build(built, [place])
    assert caught.value.args[0][0].splitlines() == [
        f"{place}: line 1: the English changed, the Korean did not. Bring it in step; or, if it still says the same, "
        f"run: python notebooks/build.py {place} --translation-ok",
        '    English: """Say hello.',
        "        Two times.",
        '    Korean: """인사를 해요.',
        "        두 번요.",
    ]
    source.write_text(SOURCE.replace("#ko|name", "#ko|names"), encoding="utf-8")
    assert "hello.py: the languages may differ in strings and comments only" in building.check(built, execute=False)
