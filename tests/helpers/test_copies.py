"""The learner's own copy: what an update may change, and what it must leave alone."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import copies, place
from helpers.copies_report import told
from helpers.lesson_file import language_info

LESSON = "notebooks/en/05_single_turn.ipynb"
DATA = "assets/data/reviews.csv"

pytestmark = pytest.mark.usefixtures("elsewhere")


def notebook(*sources, count=1, **ours):
    """Return the text of a built notebook whose code cells were run."""
    cells = [{"cell_type": "markdown", "id": "opening", "metadata": {}, "source": ["# Title"]}]
    output = {"output_type": "stream", "name": "stdout", "text": ["done\n"]}
    cells += [
        {
            "cell_type": "code",
            "execution_count": count,
            "id": f"cell-{number}",
            "metadata": {},
            "outputs": [output] if count else [],
            "source": [source],
        }
        for number, source in enumerate(sources)
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    metadata = {"first_call": ours, "kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def kit(tmp_path):
    """A kit with one lesson and one file beside it."""
    folder = tmp_path / "kit"
    for name, content in ((LESSON, notebook("print(1)")), (DATA, "id,text\n")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def folder(kit, tmp_path):
    """A learner's folder that has everything."""
    copies.update(kit, tmp_path / "mine")
    return tmp_path / "mine"


def new_version(kit, *sources):
    """Let the kit have another version of the lesson."""
    (kit / LESSON).write_text(notebook(*(sources or ("print(2)",))), encoding="utf-8")


def edit(path, *sources, count=None):
    """Save the lesson with other cells, as a learner does; with a count it was run as well."""
    path.write_text(notebook(*sources, count=count), encoding="utf-8")


def sources(path):
    """Return the code cells of a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def everything(folder):
    """Return the content of each file of a folder, by its place, without what the kit remembers."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(place.MEMORY)}


def test_everything_is_copied_once(kit, tmp_path):
    """With empty outputs; a second time there is nothing to do."""
    done = copies.update(kit, tmp_path / "mine")
    assert sorted(done.copied) == sorted([LESSON, DATA])
    before = everything(tmp_path / "mine")
    assert set(before) == {LESSON, DATA}
    assert copies.update(kit, tmp_path / "mine") == copies.Done()
    assert everything(tmp_path / "mine") == before
    (code,) = [cell for cell in json.loads(before[LESSON])["cells"] if cell["cell_type"] == "code"]
    assert (code["outputs"], code["execution_count"]) == ([], None)


def test_a_lesson_that_was_not_changed_is_renewed(kit, folder):
    """Nothing needs to be kept."""
    new_version(kit)
    done = copies.update(kit, folder)
    assert (done.renewed, done.aside, done.beside) == ([LESSON], {}, {})
    assert sources(folder / LESSON) == ["print(2)"]
    assert set(everything(folder)) == {LESSON, DATA}


def test_a_lesson_that_was_only_run_is_renewed_and_the_run_kept(kit, folder):
    """The outputs are the learner's, if the cells are not; an empty cell at the end comes by itself."""
    edit(folder / LESSON, "print(1)", "", count=3)
    run = (folder / LESSON).read_bytes()
    new_version(kit)
    done = copies.update(kit, folder)
    aside = "notebooks/en/05_single_turn.mine.ipynb"
    assert (done.renewed, done.aside) == ([LESSON], {LESSON: aside})
    assert (folder / aside).read_bytes() == run
    assert sources(folder / LESSON) == ["print(2)"]


def test_a_lesson_that_was_changed_stays_with_the_new_version_beside_it(kit, folder):
    """And is not said again until there is a newer one, which takes the place of the one beside."""
    edit(folder / LESSON, "print('mine')")
    mine = (folder / LESSON).read_bytes()
    new = folder / "notebooks/en/05_single_turn.new.ipynb"
    assert copies.update(kit, folder) == copies.Done()
    new_version(kit)
    assert copies.update(kit, folder).beside == {LESSON: "notebooks/en/05_single_turn.new.ipynb"}
    assert sources(new) == ["print(2)"]
    assert copies.update(kit, folder) == copies.Done()
    new_version(kit, "print(3)")
    copies.update(kit, folder)
    assert sources(new) == ["print(3)"]
    assert (folder / LESSON).read_bytes() == mine
    assert len(everything(folder)) == 3


def test_a_new_version_that_the_learner_works_on_stays_too(kit, folder):
    """The next one gets another name."""
    edit(folder / LESSON, "print('mine')")
    new_version(kit)
    copies.update(kit, folder)
    new = folder / "notebooks/en/05_single_turn.new.ipynb"
    edit(new, "print('mine as well')")
    new_version(kit, "print(3)")
    assert copies.update(kit, folder).beside == {LESSON: "notebooks/en/05_single_turn.new-2.ipynb"}
    assert sources(new) == ["print('mine as well')"]


@pytest.mark.parametrize("name", [LESSON, DATA])
def test_what_is_missing_comes_back(kit, folder, name):
    """Deleting a lesson and starting again is how many people would want the original back."""
    original = (folder / name).read_bytes()
    (folder / name).unlink()
    assert copies.update(kit, folder).copied == [name]
    assert (folder / name).read_bytes() == original


def test_what_the_kit_no_longer_has(kit, folder):
    """An untouched copy goes, so that no old lesson leads astray; one with something of the learner's stays."""
    (kit / LESSON).rename(kit / "notebooks/en/04_single_turn.ipynb")
    (kit / DATA).unlink()
    (folder / DATA).write_text("my,own\n", encoding="utf-8")
    copies.update(kit, folder)
    assert set(everything(folder)) == {"notebooks/en/04_single_turn.ipynb", DATA}
    copies.update(kit, folder)
    assert (folder / DATA).read_text(encoding="utf-8") == "my,own\n"


@pytest.mark.parametrize("manifest", ["", "no JSON", "[]", '{"files": 3}'])
def test_without_the_manifest_nothing_is_lost(kit, folder, manifest):
    """Every difference then counts as the learner's; what is as in the kit needs nothing."""
    edit(folder / LESSON, "print('mine')")
    mine = (folder / LESSON).read_bytes()
    (folder / place.MEMORY / place.MANIFEST).write_text(manifest, encoding="utf-8")
    done = copies.update(kit, folder)
    assert done.beside == {LESSON: "notebooks/en/05_single_turn.new.ipynb"}
    assert (folder / LESSON).read_bytes() == mine


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1, 2]", b'{"cells": [{}]}'])
def test_a_learners_file_that_is_no_notebook_is_kept(kit, folder, content):
    """Whatever it is, it is theirs."""
    (folder / LESSON).write_bytes(content)
    new_version(kit)
    assert copies.update(kit, folder).beside
    assert (folder / LESSON).read_bytes() == content


def test_a_lesson_of_the_kit_that_cannot_be_read(kit, folder):
    """After a merge that went wrong: the other files are brought, and a sentence says what happened."""
    (kit / LESSON).write_text("<<<<<<< HEAD", encoding="utf-8")
    (kit / DATA).write_text("new\n", encoding="utf-8")
    before = (folder / LESSON).read_bytes()
    done = copies.update(kit, folder)
    assert (done.broken, done.renewed) == ([LESSON], [DATA])
    assert (folder / LESSON).read_bytes() == before
    assert "get the kit again" in told(done, folder)[-1]


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("state", ["untouched", "run", "missing"])
def test_a_file_that_cannot_be_written(kit, folder, monkeypatch, reason, state):
    """A full disk, or a file that another program has open: it stays, no half file is left, and it works later."""
    if state == "run":
        edit(folder / LESSON, "print(1)", count=1)
    elif state == "missing":
        (folder / LESSON).unlink()
    before = everything(folder)
    new_version(kit)
    with monkeypatch.context() as patched:

        def refuse(self, target):
            if Path(target) == folder / LESSON:
                raise OSError(reason, os.strerror(reason))
            return os.replace(self, target)

        patched.setattr(Path, "replace", refuse)
        done = copies.update(kit, folder)
    assert done.failed == {LESSON: os.strerror(reason)}
    assert everything(folder) == before
    last = told(done, folder)[-1]
    assert "05_single_turn.ipynb" in last
    assert os.strerror(reason) in last
    assert copies.update(kit, folder).failed == {}
    assert sources(folder / LESSON) == ["print(2)"]


def test_copying_that_is_interrupted_leaves_nothing_half_written(kit, tmp_path, monkeypatch):
    """After Ctrl+C in the middle the next start goes on; what a process left that was killed is cleared away."""
    written = []

    def interrupted(self, target):
        if written:
            raise KeyboardInterrupt
        written.append(target)
        return os.replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            copies.update(kit, tmp_path / "mine")
    assert set(everything(tmp_path / "mine")) == {LESSON}
    (tmp_path / "mine" / LESSON).with_name(".05_single_turn.ipynb.abc.part").write_text("{", encoding="utf-8")
    assert copies.update(kit, tmp_path / "mine").copied == [DATA]
    assert set(everything(tmp_path / "mine")) == {LESSON, DATA}


def test_a_learners_folder_is_never_inside_the_kit(kit):
    """There an update could overwrite it, and tests would read it."""
    for inside in (kit, kit / "lessons"):
        with pytest.raises(copies.CopyError) as refused:
            copies.update(kit, inside)
        assert refused.value.name == "inside_kit"
    assert not (kit / place.MEMORY).exists()


def test_a_folder_that_cannot_be_made(kit, tmp_path):
    """As in a home folder that is read-only."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(copies.CopyError) as refused:
        copies.update(kit, tmp_path / "file" / "mine")
    assert refused.value.name == "no_folder"


def test_two_at_the_same_moment(kit, tmp_path):
    """One after the other: the second one finds everything done, and a lesson that was run is kept once."""
    folder = tmp_path / "mine"
    copies.update(kit, folder)
    edit(folder / LESSON, "print(1)", count=1)
    new_version(kit)
    program = (
        "import sys; from pathlib import Path; from helpers import copies\n"
        "done = copies.update(Path(sys.argv[1]), Path(sys.argv[2])); print(len(done.renewed))"
    )
    command = [sys.executable, "-c", program, kit, folder]
    environment = os.environ | {"PYTHONPATH": str(place.ROOT)}
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sorted(process.communicate(timeout=60)[0].strip() for process in running) == ["0", "1"]
    assert set(everything(folder)) == {LESSON, DATA, "notebooks/en/05_single_turn.mine.ipynb"}


def hold(kit, folder, ready, release):
    """Have the folder for oneself until told."""
    with copies._alone(kit, folder):
        ready.set()
        release.wait(60)


def test_another_process_that_does_not_end(kit, folder, monkeypatch):
    """It is waited for, but not for ever; when that process is killed, the folder is free."""
    monkeypatch.setattr(copies, "WAIT_SECONDS", 0.2)
    spawn = multiprocessing.get_context("spawn")
    ready, release = spawn.Event(), spawn.Event()
    other = spawn.Process(target=hold, args=(kit, folder, ready, release))
    other.start()
    try:
        assert ready.wait(60)
        with pytest.raises(copies.CopyError) as refused:
            copies.update(kit, folder)
        assert refused.value.name == "busy"
    finally:
        other.kill()
        other.join()
    assert copies.update(kit, folder) == copies.Done()


def test_the_original_comes_back_and_the_learners_version_is_kept(kit, folder):
    """Each time under a name of its own; the update that follows finds nothing to do."""
    original = (folder / LESSON).read_bytes()
    for aside in ("05_single_turn.mine.ipynb", "05_single_turn.mine-2.ipynb"):
        edit(folder / LESSON, f"print({aside!r})", count=2)
        assert copies.changed(kit, folder, "en") == [LESSON]
        mine = (folder / LESSON).read_bytes()
        kept = copies.original(kit, folder, LESSON)
        assert kept == f"notebooks/en/{aside}"
        assert (folder / kept).read_bytes() == mine
        assert (folder / LESSON).read_bytes() == original
        assert copies.changed(kit, folder, "en") == []
    assert copies.update(kit, folder) == copies.Done()


def test_the_original_of_a_lesson_with_a_new_version_beside_it(kit, folder):
    """The original is the newest one, so what lies beside is not needed any more, unless it was worked on."""
    edit(folder / LESSON, "print('mine')")
    new_version(kit)
    copies.update(kit, folder)
    copies.original(kit, folder, LESSON)
    assert sources(folder / LESSON) == ["print(2)"]
    assert set(everything(folder)) == {LESSON, DATA, "notebooks/en/05_single_turn.mine.ipynb"}


def test_the_original_of_a_lesson_that_is_untouched_or_missing(kit, folder):
    """There is nothing to keep."""
    assert copies.original(kit, folder, LESSON) is None
    (folder / LESSON).unlink()
    assert copies.changed(kit, folder, "en") == [LESSON]
    assert copies.original(kit, folder, LESSON) is None
    assert set(everything(folder)) == {LESSON, DATA}


@pytest.mark.parametrize("lesson", ["5", "05", "05_single_turn", "05_single_turn.ipynb", " 05 "])
def test_a_lesson_is_found_by_what_people_call_it(kit, lesson):
    """Number or name, in one language."""
    assert copies.find(kit, lesson, "en") == LESSON
    assert copies.find(kit, lesson, "ko") is None


@pytest.mark.parametrize("lesson", ["", "99", "single", "../05_single_turn"])
def test_a_lesson_that_there_is_not(kit, lesson):
    """Nothing is guessed."""
    assert copies.find(kit, lesson, "en") is None


def test_what_was_done_is_one_line(folder):
    """However much it was; long lists are cut."""
    names = [f"notebooks/en/{number:02}.ipynb" for number in range(9)]
    done = copies.Done(copied=names, renewed=names, aside={name: name for name in names})
    (line,) = told(done, folder)
    assert "Files copied: 9. Lessons and files updated: 9." in line
    assert "00.ipynb, 01.ipynb, 02.ipynb, 03.ipynb, 04.ipynb (+4)" in line


def test_the_whole_kit_is_copied_and_trusted(tmp_path, monkeypatch):
    """Pictures, data and links between lessons are where lessons look for them, and Jupyter warns of none of them."""
    import nbformat
    from nbformat.sign import NotebookNotary

    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    folder = tmp_path / "mine"
    copies.update(place.ROOT, folder)
    notary = NotebookNotary()
    lessons = sorted(folder.glob("notebooks/*/*.ipynb"))
    assert len(lessons) == len(list(place.ROOT.glob("notebooks/*/*.ipynb"))) > 30
    for path in lessons:
        stored = nbformat.read(path, as_version=4)
        nbformat.validate(stored)
        assert notary.check_signature(stored), path.name
        assert stored.metadata.language_info == language_info()
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in stored.cells)
        for target in links(stored):
            assert (path.parent / target).is_file(), f"{path.name}: {target}"
    notary.store.close()


def links(stored):
    """Return where the prose of a notebook leads within the folder."""
    import re

    for cell in stored.cells:
        if cell.cell_type == "markdown":
            for target in re.findall(r"\]\(([^)#\s]+)", cell.source):
                if not target.startswith(("http://", "https://")):
                    yield target
