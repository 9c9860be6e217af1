"""Each seat has a PIN of its own, the same every time."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from helpers.errors import InputError
from helpers.workshop import pins


def test_a_seat_keeps_its_pin(tmp_path):
    room = pins.secret(tmp_path / "room")
    assert pins.secret(tmp_path / "room") == room
    assert pins.pin(room, 7) == pins.pin(room, 7)
    assert pins.is_pin(room, 7, f" {pins.pin(room, 7)} ")
    assert [path.name for path in (tmp_path / "room").iterdir()] == ["room-secret"]


def test_the_pin_is_made_from_the_secret_and_the_seat():
    assert pins.pin(bytes(32), 1) == "739084"
    assert pins.pin(bytes(32), 2) != pins.pin(bytes(32), 1) != pins.pin(b"\1" * 32, 1)


def test_pins_are_six_digits_and_differ():
    made = {pins.pin(bytes(32), seat) for seat in range(1, 201)}
    assert len(made) == 200
    assert all(len(pin) == 6 and pin.isdecimal() for pin in made)


@pytest.mark.parametrize("typed", ["", "0", "000000", "일이삼사오육", "\udcff", "9" * 10_000])
def test_anything_else_is_refused(typed):
    assert not pins.is_pin(bytes(32), 1, typed)


def test_who_asks_at_the_same_moment_gets_one_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len({*pool.map(pins.secret, [tmp_path] * 8)}) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows goes by the folder")
def test_nobody_else_may_read_the_secret(tmp_path):
    pins.secret(tmp_path)
    assert os.stat(tmp_path / "room-secret").st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "abc", "00" * 31, "not hexadecimal"])
def test_another_file_of_that_name_is_not_taken_for_a_secret(tmp_path, content):
    (tmp_path / "room-secret").write_text(content, encoding="ascii")
    with pytest.raises(InputError, match="room-secret is damaged"):
        pins.secret(tmp_path)


def test_no_secret_where_git_would_publish_it(tmp_path):
    """Whichever command asks first: seats, serve or hub."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    with pytest.raises(InputError, match="could be published"):
        pins.secret(tmp_path / "room")
    assert not (tmp_path / "room").exists()
    (tmp_path / ".gitignore").write_text("room-secret\n", encoding="utf-8")
    assert len(pins.secret(tmp_path / "room")) == 32
