"""The small file in which forms remember: written whole, never fatal."""

import pytest

from helpers import place, progress


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """A folder of its own, not the kit's."""
    monkeypatch.setenv("FIRST_CALL_HOME", str(tmp_path))


def test_what_is_put_is_found_again(tmp_path):
    """In FIRST_CALL_HOME, as readable JSON, beside what other forms keep."""
    progress.put("model", "gpt-6-luna")
    progress.put("단계", ["하나"])
    assert progress.get("model") == "gpt-6-luna"
    assert progress.path() == tmp_path / ".first-call" / "progress.json"
    assert "하나" in progress.path().read_text(encoding="utf-8")
    assert [file.name for file in progress.path().parent.iterdir()] == ["progress.json"]


def test_nothing_kept_is_the_default():
    """A first visit writes nothing."""
    assert progress.get("model", "none yet") == "none yet"
    assert not progress.path().exists()


def test_none_removes_a_value():
    """What was forgotten falls back to the default."""
    progress.put("model", "gpt-6-luna")
    progress.put("other", 1)
    progress.put("model", None)
    assert progress.get("model") is None
    assert progress.get("other") == 1


@pytest.mark.parametrize("content", [b"{half", b"[1, 2]", b"\xff\xfe\x00", b""])
def test_a_broken_file_is_set_aside(content):
    """Nothing a learner can do to the file stops a form; the old content stays for whoever wants it."""
    progress.path().parent.mkdir()
    progress.path().write_bytes(content)
    assert progress.get("model") is None
    assert progress.path().with_name("progress.broken.json").read_bytes() == content
    progress.put("model", "gpt-6-luna")
    assert progress.get("model") == "gpt-6-luna"


def test_a_failed_write_keeps_the_old_file(monkeypatch):
    """The file is replaced in one step; what cannot be stored as JSON is noticed before."""
    progress.put("model", "gpt-6-luna")
    with pytest.raises(TypeError):
        progress.put("model", object())
    assert progress.get("model") == "gpt-6-luna"
    assert [file.name for file in progress.path().parent.iterdir()] == ["progress.json"]


def test_without_first_call_home_it_lies_in_the_kit_and_git_ignores_it(monkeypatch):
    """Inside the kit it is at its root, wherever the notebook lies."""
    monkeypatch.delenv("FIRST_CALL_HOME")
    monkeypatch.chdir(place.ROOT / "notebooks")
    assert progress.path() == place.ROOT / ".first-call" / "progress.json"
    assert ".first-call/" in (place.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def kit(tmp_path):
    """A kit in whose own folder forms have remembered something, and a learner's folder."""
    (tmp_path / "kit" / place.MEMORY).mkdir(parents=True)
    (tmp_path / "kit" / place.MEMORY / "progress.json").write_text('{"model": "gpt-4o", "단계": 1}\n', encoding="utf-8")
    (tmp_path / place.MEMORY).mkdir()
    return tmp_path / "kit"


def test_what_the_kits_folder_remembers_comes_along_once(kit, tmp_path):
    """What the learner's folder remembers since then is never overwritten, and the kit's file stays."""
    assert progress.carry(kit, tmp_path)
    assert progress.get("단계") == 1
    progress.put("model", "gpt-6-luna")
    progress.put("단계", None)
    assert not progress.carry(kit, tmp_path)
    assert (progress.get("model"), progress.get("단계")) == ("gpt-6-luna", None)
    assert (kit / place.MEMORY / "progress.json").read_text(encoding="utf-8").startswith('{"model": "gpt-4o"')


@pytest.mark.parametrize("content", [None, b"{half", b"[1]", b"{}", b"\xff\xfe"])
def test_nothing_comes_along_from_a_file_that_is_not_there_or_broken(kit, tmp_path, content):
    """Then the learner's folder begins without one."""
    file = kit / place.MEMORY / "progress.json"
    file.unlink() if content is None else file.write_bytes(content)
    assert not progress.carry(kit, tmp_path)
    assert not progress.path().exists()
