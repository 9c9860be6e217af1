"""Messages, replies, the runner's words and drawings are guarded as cells are: pairs, placeholders, one language."""

from __future__ import annotations

from pathlib import Path

import build
import pytest
from builder import building
from builder.agreed import PLACE
from builder.texts import read_texts

TEXT_EN, TEXT_KO = "helpers/text/en/greeting.toml", "helpers/text/ko/greeting.toml"
REPLIES_EN, REPLIES_KO = "helpers/practice/replies/en/00_hello.toml", "helpers/practice/replies/ko/00_hello.toml"
FALLBACK = "helpers/practice/replies/fallback.toml"
PAGE_EN, PAGE_KO = "assets/browser/text/en.toml", "assets/browser/text/ko.toml"
DRAWING = "assets/drawings/src/lock.svg"
SCRIPT = "assets/project/src/hello.py"
FILES = {
    TEXT_EN: 'hello = "Hello, {name}!"\nbye = "Goodbye."\nsame = "Goodbye."\n',
    TEXT_KO: 'hello = "{name} 님, 안녕하세요!"\nbye = "잘 가요."\nsame = "안녕히 가세요."\n',
    REPLIES_EN: '[[reply]]\nuser = "Hi"\ntext = "Hello!"\nhistory = ["One", "Two"]\n\n'
    '[[reply]]\nuser = "Bye"\n[[reply.tool_calls]]\nname = "wave"\narguments = { to = "Jin", on = 2026-11-22 }\n',
    REPLIES_KO: '[[reply]]\nuser = "안녕"\ntext = "안녕하세요!"\nhistory = ["하나"]\n\n'
    '[[reply]]\nuser = "잘 가"\n[[reply.tool_calls]]\nname = "wave"\narguments = { to = "진", on = 2026-11-22 }\n',
    FALLBACK: '[en]\nopening = "Nothing is prepared."\n\n[ko]\nopening = "준비한 답이 없어요."\n',
    PAGE_EN: 'run = "Run"\nstop = "Stop cell {number}"\n',
    PAGE_KO: 'run = "실행"\nstop = "{number}번 셀 멈추기"\n',
    SCRIPT: "# First\n#ko|# 첫째\nx = 1\n",
}


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture
def kit(repository):
    """The sample with texts, all of them agreed; it has no lesson, so that nothing is run."""
    (repository / "notebooks" / "src" / "00_hello.py").unlink()
    for name, text in FILES.items():
        write(repository, name, text)
    building.build(repository)
    assert building.check(repository) == []
    return repository


@pytest.fixture
def edit(kit):
    """Replace a text that stands in a file exactly once."""

    def replace(name: str, old: str, new: str) -> None:
        text = (kit / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        write(kit, name, text.replace(old, new))

    return replace


ONE_CHANGED = [
    (TEXT_EN, '"Hello, {name}!"', '"Welcome, {name}!"', "hello: the English changed", "Welcome, {name}!"),
    (TEXT_KO, '"잘 가요."', '"조심히 가요."', "bye: the Korean changed", "조심히 가요."),
    (TEXT_EN, 'same = "Goodbye."', 'same = "Farewell."', "same: the English changed", "Farewell."),
    (REPLIES_EN, '"Hello!"', '"Go away!"', 'reply 1 ("Hi"), text: the English changed', "Go away!"),
    (REPLIES_KO, '"하나"', '"하나", "둘"', 'reply 1 ("Hi"), history: the Korean changed', '["하나", "둘"]'),
    (REPLIES_EN, '"Jin"', '"Mina"', 'reply 2 ("Bye"), tool_calls: the English changed', '"Mina"'),
    (FALLBACK, "Nothing is prepared", "All is prepared", "opening: the English changed", "All is prepared."),
    (PAGE_EN, '"Run"', '"Go"', "run: the English changed", "Go"),
    (PAGE_KO, "멈추기", "중단", "stop: the Korean changed", "{number}번 셀 중단"),
    (DRAWING, ">key<", ">door<", '"door": the English changed', "door"),
    (SCRIPT, "# First", "# Third", "line 1: the English changed", "# Third"),
]


@pytest.mark.parametrize(("name", "old", "new", "what", "text"), ONE_CHANGED)
def test_one_language_changed(kit, edit, capsys, name, old, new, what, text):
    """Build and check refuse, with file, key and both texts; the switch accepts it for good."""
    edit(name, old, new)
    before = (kit / PLACE).read_bytes()
    for arguments in ([], ["--check"], [name], [name, "--check"]):
        assert build.main(arguments, kit) == 1
        first, english, korean = capsys.readouterr().err.splitlines()[:3]
        assert first.startswith(f"{name}: {what}, the ")
        assert first.endswith(f"run: python notebooks/build.py {name} --translation-ok")
        assert english.startswith("    English: ")
        assert korean.startswith("    Korean: ")
        assert text in (english if "the English changed" in what else korean)
    assert (kit / PLACE).read_bytes() == before
    assert build.main(["--translation-ok", name], kit) == 0
    assert (kit / PLACE).read_bytes() != before
    building.build(kit)
    assert build.main(["--check"], kit) == 0


def test_accepted_by_its_lesson(built):
    """A lesson's name accepts the texts that lie beside it, and no others."""
    for name, text in FILES.items():
        write(built, name, text)
    write(built, "helpers/text/en/check_00.toml", 'right = "Right."\n')
    write(built, "helpers/text/ko/check_00.toml", 'right = "맞아요."\n')
    building.build(built, [TEXT_EN])
    write(built, "helpers/text/en/check_00.toml", 'right = "Wrong."\n')
    write(built, TEXT_EN, FILES[TEXT_EN].replace("Goodbye.", "Farewell.", 1))
    building.build(built, ["00"], translation_ok=True)
    (left,) = building.check(built, execute=False)
    assert left.startswith(f"{TEXT_EN}: bye: the English changed")


OTHER_EDITS = {
    "both changed": [(TEXT_EN, "Hello,", "Welcome,"), (TEXT_KO, "안녕하세요!", "어서 오세요!")],
    "added": [(TEXT_EN, "hello =", 'new = "New."\nhello ='), (TEXT_KO, "hello =", 'new = "새로워요."\nhello =')],
    "removed": [(TEXT_EN, 'bye = "Goodbye."\n', ""), (TEXT_KO, 'bye = "잘 가요."\n', "")],
    "renamed": [(TEXT_EN, "bye =", "end ="), (TEXT_KO, "bye =", "end =")],
    "one more of a kind": [(TEXT_EN, "bye =", 'x = "Goodbye."\nbye ='), (TEXT_KO, "bye =", 'x = "잘 가요."\nbye =')],
    "reply added before": [
        (REPLIES_EN, '[[reply]]\nuser = "Hi"', '[[reply]]\nuser = "A"\ntext = "B"\n\n[[reply]]\nuser = "Hi"'),
        (REPLIES_KO, '[[reply]]\nuser = "안녕"', '[[reply]]\nuser = "가"\ntext = "나"\n\n[[reply]]\nuser = "안녕"'),
    ],
}


@pytest.mark.parametrize("edits", OTHER_EDITS.values(), ids=OTHER_EDITS)
def test_other_edits(kit, edit, edits):
    """Pairs that are new, gone or renamed in both languages are no drift; the next build remembers them."""
    for name, old, new in edits:
        edit(name, old, new)
    assert not [line for line in building.check(kit) if PLACE not in line]
    building.build(kit)
    assert building.check(kit) == []


def test_renamed_and_changed(kit, edit):
    """A new name does not hide that only one language says something else."""
    edit(TEXT_EN, 'bye = "Goodbye."', 'end = "Stay."')
    edit(TEXT_KO, "bye =", "end =")
    assert building.check(kit)[0].startswith(f"{TEXT_EN}: end: the English changed")


def test_the_same_as_another_in_one_language(kit, edit):
    """A half that turns into another pair's half is a change too."""
    edit(TEXT_KO, '"안녕히 가세요."', '"잘 가요."')
    assert any(": the Korean changed" in line for line in building.check(kit))


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (TEXT_EN, 'bye = "Goodbye."\n', "", f"{TEXT_EN}: bye is missing; write it in both languages"),
        (TEXT_KO, 'bye = "잘 가요."\n', "", f"{TEXT_KO}: bye is missing; write it in both languages"),
        (TEXT_KO, "{name}", "{who}", f"{TEXT_KO}: hello: the placeholders must be the same in both languages; English"),
        (TEXT_KO, "{name} 님", "누구", "English has {name}, Korean none"),
        (TEXT_EN, "{name}", "{name", "a brace that is meant as one is written twice"),
        (TEXT_EN, '"Hello, {name}!"', "1", f"{TEXT_EN}: hello must be a text in both languages"),
        (TEXT_EN, "hello =", "hello", f"{TEXT_EN}: not valid TOML: "),
        (FALLBACK, '[ko]\nopening = "준비한 답이 없어요."', "[ko]", f"{FALLBACK}: opening is missing"),
        (FALLBACK, "[ko]", "[ko", f"{FALLBACK}: not valid TOML: "),
        (REPLIES_KO, 'text = "안녕하세요!"\n', "", f'{REPLIES_KO}: reply 1 ("Hi"), text: missing; write it in both'),
        (REPLIES_KO, '[[reply]]\nuser = "안녕"\n', '[[reply]]\nuser = "x"\n[[reply]]\n', "3 replies, but 2 in English"),
        (REPLIES_KO, "[[reply]]\nuser", "[[replies]]\nuser", "1 replies, but 2 in English"),
    ],
)
def test_no_pair(kit, name, old, new, message):
    """What has no partner, no placeholders in common or no sense is named, and nothing is built."""
    text = (kit / name).read_text(encoding="utf-8")
    assert old in text
    write(kit, name, text.replace(old, new, 1))
    found = [line for line in building.check(kit) if "did not." not in line]
    assert len([line for line in found if message in line]) == 1, found
    with pytest.raises(building.BuildError):
        building.build(kit)


def test_a_file_of_one_language(kit):
    """A file that only one language has is named once, with the place where the other belongs."""
    write(kit, "helpers/text/en/new.toml", 'a = "A"\n')
    message = "helpers/text/ko/new.toml: there is no such file; write it as helpers/text/en/new.toml is written"
    assert building.check(kit) == [message]


def test_the_memory(kit):
    """Sorted lines, one for each pair, no keys; what another tool left in it does no harm and is not kept."""
    path = kit / PLACE
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()[1:]
    assert lines == sorted(lines)
    assert len(lines) == sum(len(twins.pairs) for twins in read_texts(kit)) == 14
    assert {line.split()[0] for line in lines} == {
        "drawings/lock",
        "project/hello",
        "replies/00_hello",
        "replies/fallback",
        "text/greeting",
        "text/page/runner",
    }
    gone = "text/greeting 0123456789 0123456789"
    write(kit, PLACE, "\n".join(["<<<<<<< ours", *reversed(lines), "=======", gone, *lines[:1], ">>>>>>> theirs"]))
    assert building.check(kit) == []
    building.build(kit)
    assert path.read_text(encoding="utf-8") == text


def test_a_line_that_is_missing(kit):
    """A pair that was not looked at is found, and so is a memory that is gone; one command remembers it."""
    text = (kit / PLACE).read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if "fallback" in line]
    write(kit, PLACE, text.replace(f"{line}\n", ""))
    command = f"Run: python notebooks/build.py {FALLBACK}"
    assert building.check(kit) == [
        f"{PLACE}: does not remember the pairs as they are now of replies/fallback. {command}"
    ]
    building.build(kit, [FALLBACK])
    assert (kit / PLACE).read_text(encoding="utf-8") == text
    (kit / PLACE).unlink()
    (found,) = building.check(kit)
    names = "text/greeting, replies/00_hello, replies/fallback, text/page/runner, drawings/lock, project/hello"
    assert f"of {names}. Run: " in found


def test_what_is_out_of_step_is_not_remembered_by_the_way(kit, edit):
    """Building something else remembers what is in step and leaves the rest as it was agreed."""
    edit(TEXT_EN, "Hello,", "Welcome,")
    edit(REPLIES_EN, '"Bye"', '"See you"')
    edit(REPLIES_KO, '"잘 가"', '"또 봐"')
    building.build(kit, [REPLIES_KO])
    (left,) = building.check(kit)
    assert left.startswith(f"{TEXT_EN}: hello: the English changed")


def test_names_of_files(kit, capsys):
    """A file is named by its path, with slashes of either kind, or as the memory names it; a wrong one is a message."""
    (twins,) = [twins for twins in read_texts(kit) if twins.name == "text/greeting"]
    for name in (TEXT_EN, TEXT_KO, TEXT_EN.replace("/", "\\"), f"./{TEXT_KO}", "text/greeting"):
        assert twins.is_called(name)
    assert not twins.is_called("greeting")
    assert build.main(["helpers/text/en/gone.toml"], kit) == 1
    assert "there is no lesson or file 'helpers/text/en/gone.toml'" in capsys.readouterr().err
