"""A small room full of clients, the hostile ones among them: a short run of tests/bench/room.py."""

import threading

from bench import hostile
from bench.room import crowd
from small_room import KEY, SITE, ask, opened, write

from helpers.practice.wire import trace

FILES = ["/_static/run/run.js", "/_static/site.css", "/_static/large.bin"]
HOSTILE = ("pattern", "marks, chat", "n=128, stream", "empty lists", "100,000 pictures", "no key")


def test_everybody_is_answered_whatever_others_send(tmp_path, monkeypatch):
    """Each page whole, each call answered, each stream to its end."""
    faults, ended, stop = [], [], threading.Event()
    monkeypatch.setattr(trace, "leave", lambda error, place: faults.append(f"{place}: {error!r}"))
    site = write(tmp_path / "site", SITE | {"_static/large.bin": "x" * 2_000_000})
    chosen = [one for one in hostile.all_of_them() if any(word in one.name for word in HOSTILE)]
    assert len(chosen) > len(HOSTILE)

    def attack(server):
        while not stop.is_set():
            for one in chosen:
                given = {"authorization": f"Bearer {KEY}"} if one.key else {}
                ended.append(ask(server, f"/v1{one.path}", "POST", one.content(), **given)[0])

    with opened(site) as server:
        attacker = threading.Thread(target=attack, args=(server,))
        attacker.start()
        seen = crowd(server.port, KEY, FILES, 12)
        stop.set()
        attacker.join()
    assert seen.failed == []
    assert {kind: len(seconds) for kind, seconds in seen.took.items()} == {
        "page": 24,
        "file": 12 * len(FILES),
        "call": 24,
        "stream": 12,
    }
    assert set(ended) <= {200, 400, 401, 413}
    assert faults == []
