"""The memory of the kit's texts: agreed.txt has a line for each pair that said the same when it was last built.

A line is the name of the file and a digest of each language. No line names a key, so that a renamed key is no change,
and the lines are sorted and may be merged one by one: git keeps those of both sides (see .gitattributes), a line too
many does no harm, and the next build drops it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from .compare import read_text
from .drift import half_new
from .texts import Pair, Twins

PLACE = "notebooks/builder/agreed.txt"
_HEAD = "# Pairs of texts that say the same in English and Korean. Written by notebooks/build.py, never by hand.\n"
_LINE = re.compile(r"(\S+) ([0-9a-f]{10}) ([0-9a-f]{10})")

Memory = dict[str, Counter[tuple[str, str]]]


def read_agreed(root: Path) -> Memory:
    """Return the digests of the agreed pairs, by the name of their file; what is no such line is passed over."""
    path = root / PLACE
    memory: Memory = {}
    for line in read_text(path).splitlines() if path.is_file() else ():
        if found := _LINE.fullmatch(line):
            memory.setdefault(found[1], Counter())[found[2], found[3]] += 1
    return memory


def drifted(memory: Memory, twins: Twins) -> list[tuple[Pair, str]]:
    """Return the pairs of which one language changed since they were agreed, each with the language that changed."""
    found = half_new(memory.get(twins.name, Counter()), [_digests(pair) for pair in twins.pairs])
    return [(twins.pairs[place], changed) for place, changed in found]


def to_remember(memory: Memory, texts: Iterable[Twins]) -> list[Twins]:
    """Return the texts with pairs that are new or changed in both languages, so that they are not remembered yet."""
    return [
        twins for twins in texts if _pairs(twins) - memory.get(twins.name, Counter()) and not drifted(memory, twins)
    ]


def to_text(memory: Memory, texts: Iterable[Twins], accepted: Iterable[Twins] = ()) -> str:
    """Return what agreed.txt must hold.

    Args:
        memory: what it holds; it stays for a file that is out of step.
        texts: all texts as they are.
        accepted: those of them that are taken as agreed although only one language changed.
    """
    lines = []
    names = {twins.name for twins in accepted}
    for twins in texts:
        stays = twins.name not in names and drifted(memory, twins)
        pairs = memory[twins.name] if stays else _pairs(twins)
        lines += [f"{twins.name} {english} {korean}\n" for english, korean in pairs.elements()]
    return _HEAD + "".join(sorted(lines)) if lines else ""


def _pairs(twins: Twins) -> Counter[tuple[str, str]]:
    return Counter(_digests(pair) for pair in twins.pairs)


def _digests(pair: Pair) -> tuple[str, str]:
    english, korean = (hashlib.sha256(text.encode()).hexdigest()[:10] for text in (pair.english, pair.korean))
    return english, korean
