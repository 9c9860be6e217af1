"""The seat cards with PINs: one page, for its owner alone, the same each time."""

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from helpers.__main__ import main
from helpers.language import set_language
from helpers.workshop import pins
from helpers.workshop.cards import Card, Cards

FILE = Path("workshop", "spring", "seat-cards.html")
ADDRESS = "http://192.168.0.10:8300"


def seats(*more, room="spring", count="3", address=ADDRESS):
    """Run the command."""
    return main(["workshop", "seats", "--room", room, "--seats", count, "--address", address, *map(str, more)])


def test_a_card_for_each_seat(capsys):
    """With seat, PIN and address, and what to do with them; no PIN is said in the terminal."""
    assert seats() == 0
    page, said = FILE.read_text(encoding="utf-8"), capsys.readouterr().out
    secret = pins.secret(FILE.parent)
    for seat in (1, 2, 3):
        pin = pins.pin(secret, seat)
        assert f"<h2>Seat {seat}</h2>" in page
        assert page.count(pin) == 2
        assert f"board.join(&quot;{ADDRESS}&quot;, seat={seat}, pin=&quot;{pin}&quot;)" in page
        assert pin not in said
    assert page.count("<li ") == 3
    assert "//" not in re.sub(re.escape(ADDRESS), "", page), "the page loads something"
    if os.name == "posix":
        assert stat.S_IMODE(FILE.stat().st_mode) == 0o600
    assert sorted(path.name for path in FILE.parent.iterdir()) == ["room-secret", "seat-cards.html"]


def test_the_same_pins_again():
    """More seats change nothing for those who have a card."""
    seats()
    first = re.findall(r'class="pin">(\d+)', FILE.read_text(encoding="utf-8"))
    assert seats(count="5") == 0
    assert re.findall(r'class="pin">(\d+)', FILE.read_text(encoding="utf-8"))[:3] == first


def test_korean(capsys):
    """The page and what is said."""
    set_language(None)
    assert main(["workshop", "seats", "--lang", "ko", "--room", "spring", "--seats", "2", "--address", ADDRESS]) == 0
    page = FILE.read_text(encoding="utf-8")
    assert '<html lang="ko">' in page
    assert "<h2>2번 자리</h2>" in page
    assert "자리 카드 2장을" in capsys.readouterr().out


@pytest.mark.parametrize(
    "typed", ["http://192.168.0.10:8300/", "192.168.0.10:8300", " http://192.168.0.10:8300/board ", f"{ADDRESS}/en/"]
)
def test_the_address_is_the_rooms(typed):
    """However it was copied."""
    assert seats(address=typed) == 0
    assert f"<b>{ADDRESS}</b>" in FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"room": "Spring Room"}, "The name of a room"),
        ({"room": "../../etc"}, "The name of a room"),
        ({"count": "0"}, "from 1 to 200"),
        ({"count": "201"}, "from 1 to 200"),
        ({"address": "ftp://10.0.0.1"}, "--address http://"),
        ({"address": 'http://10.0.0.1/"><script>'}, None),
        ({"address": "http://sk-proj-FAKE-DO-NOT-USE-1234"}, "command line"),
    ],
)
def test_what_cannot_be(options, said, capsys):
    """A sentence, and no file; a script in an address is not on the page."""
    code = seats(**options)
    if said is None:
        assert "<script" not in FILE.read_text(encoding="utf-8")
        return
    assert code == 1
    assert not FILE.exists()
    assert "FAKE" not in capsys.readouterr().out


def test_another_file_is_not_overwritten(capsys):
    """Nor the cards with keys, which nobody can make again."""
    Path("mine.html").write_text("<p>mine</p>", encoding="utf-8")
    Cards(Path("keys.html"), "spring").put(Card(1, "p", "a", "sk-practice-1234"), None)
    for name in ("mine.html", "keys.html"):
        before = Path(name).read_text(encoding="utf-8")
        assert seats("--cards", name) == 1
        assert Path(name).read_text(encoding="utf-8") == before
    assert capsys.readouterr().out.count("isn't a page of seat cards with PINs") == 2


def test_what_a_killed_run_left_is_no_obstacle():
    """A half-written page."""
    FILE.parent.mkdir(parents=True)
    draft = FILE.with_name("seat-cards.html.seat-cards-part")
    draft.write_text("half", encoding="utf-8")
    assert seats() == 0
    assert not draft.exists()


def test_a_damaged_secret_is_said(capsys):
    """Its file is named."""
    FILE.parent.mkdir(parents=True)
    (FILE.parent / "room-secret").write_text("oops", encoding="ascii")
    assert seats() == 1
    assert "workshop/spring/room-secret is damaged" in capsys.readouterr().out


def test_where_nothing_can_be_written(capsys, monkeypatch):
    """A sentence with the system's reason."""
    monkeypatch.setattr("helpers.workshop.sheet.os.open", lambda *given: (_ for _ in ()).throw(OSError(28, "full")))
    assert seats() == 1
    assert "couldn't be written (full)" in capsys.readouterr().out


@pytest.mark.parametrize("ignored", ["", "seat-cards*\n", "seat-cards*\n/workshop/\n"])
def test_git_would_publish_them(ignored, capsys):
    """The cards, or the secret that all PINs are made of."""
    subprocess.run(["git", "init", "-q"], check=True)
    Path(".gitignore").write_text(ignored, encoding="utf-8")
    safe = "/workshop/" in ignored
    assert seats() == (0 if safe else 1)
    assert FILE.exists() == safe
    assert ("could be published" in capsys.readouterr().out) != safe


def test_the_kit_ignores_the_files_of_rooms():
    """The secret and the cards of a room that is opened in the kit's own folder."""
    lines = (Path(__file__).parents[2] / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/workshop/", "seat-cards*"} <= set(lines)


def test_a_card_with_a_key_has_the_pin_too():
    """Where the room has PINs; the key is read from the page as before."""
    secret = pins.secret(Path("workshop", "spring"))
    cards = Cards(Path("keys.html"), "spring", lambda seat: pins.pin(secret, seat))
    cards.put(Card(7, "p", "a", "sk-practice-1234"), None)
    assert pins.pin(secret, 7) in Path("keys.html").read_text(encoding="utf-8")
    assert [card.key for card in Cards(Path("keys.html"), "spring")] == ["sk-practice-1234"]
