"""Checks of lesson 17, images."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from helpers.check.trial import FAILED, call, explained, is_callable, run
from helpers.check.values import kind, number, shown
from helpers.check.verdict import not_yet, right, survives

_IMAGE_TOKENS = "image_tokens(width, height)"
_CHOOSE = "choose(sizes, read)"
_SIDE = 32
_LIMIT = 400  # tokens
_PICTURES = ((512, 512), (1024, 1024), (384, 576), (100, 33), (1, 1), (800, 1200), (1920, 1080))
_SLIPS: dict[str, Callable[[int, int], float]] = {  # what is returned where one step of the calculation is missing
    "patches": lambda width, height: math.ceil(width / _SIDE) * math.ceil(height / _SIDE),
    "fraction": lambda width, height: math.ceil(width / _SIDE) * math.ceil(height / _SIDE) * 1.2,
    "rounded": lambda width, height: round(math.ceil(width / _SIDE) * math.ceil(height / _SIDE) * 1.2),
    "cut": lambda width, height: int(math.ceil(width / _SIDE) * math.ceil(height / _SIDE) * 1.2),
    "area": lambda width, height: math.ceil(width * height / _SIDE**2 * 1.2),
    "floor": lambda width, height: math.ceil((width // _SIDE) * (height // _SIDE) * 1.2),
    "each": lambda width, height: math.ceil(width / _SIDE) * 1.2 * math.ceil(height / _SIDE) * 1.2,
}
_TRIALS = (  # sizes, and the smallest width that can be read
    (((1024, 1536), (512, 768), (384, 576), (48, 72)), 300),
    (((320, 480), (640, 960), (96, 96), (256, 256), (160, 224)), 200),
    (((128, 2656), (288, 1184)), 128),  # 399 tokens, and exactly 400
    (((288, 1184), (64, 64)), 200),
    (((64, 1600), (128, 128), (320, 320)), 100),  # the narrowest is not the cheapest
    (((64, 64), (1024, 1024)), 500),
    ((), 1),
)


@survives
def image_tokens(function: Callable[[int, int], Any]) -> None:
    """`function` returns the tokens of a picture of a width and a height, in patches of 1.2 tokens."""
    answers = []
    for size in _PICTURES:
        answer = call(_IMAGE_TOKENS, function, *size)
        if answer is FAILED:
            return
        if answer is None:
            not_yet("check_17.tokens_none")
            return
        if number(answer) is None:
            not_yet("check_17.tokens_kind", kind=kind(answer))
            return
        answers.append(number(answer))
    wanted = [_tokens(size) for size in _PICTURES]
    wrong = next((index for index, answer in enumerate(answers) if answer != wanted[index]), None)
    if wrong is None:
        right("check_17.tokens_right")
        return
    width, height = _PICTURES[wrong]
    values = {"width": width, "height": height, "answer": shown(answers[wrong]), "wanted": wanted[wrong]}
    for slip, formula in _SLIPS.items():
        if all(math.isclose(answer or 0, formula(*size)) for answer, size in zip(answers, _PICTURES, strict=True)):
            not_yet(f"check_17.tokens_{slip}", **values)
            return
    not_yet("check_17.tokens_wrong", **values)


@survives
def choose_size(function: Callable[..., Any]) -> None:
    """`function` finds the cheapest size that can be read, and sends none that is too expensive or not needed."""
    if not is_callable(_CHOOSE, function, 2):
        return
    for sizes, readable in _TRIALS:
        if not _chooses(function, list(sizes), readable):
            return
    right("check_17.choose_right")


def _chooses(function: Any, sizes: list[tuple[int, int]], readable: int) -> bool:
    """Let the function choose among pictures of which those below a width cannot be read; say what is wrong."""
    sent: list[Any] = []

    def read(size: Any) -> int | None:
        sent.append(size)
        known = tuple(size) in sizes if isinstance(size, list | tuple) else False
        return 11_000 if known and size[0] >= readable else None

    read.__qualname__ = "read"  # Python's messages about a wrong call name it as the learner does
    choice = explained(_CHOOSE, run(function, list(sizes), read), function)
    if choice is FAILED:
        return False
    cheap = sorted((size for size in sizes if _tokens(size) < _LIMIT), key=_tokens)
    best = next((size for size in cheap if size[0] >= readable), None)
    needed = cheap[: cheap.index(best) + 1] if best else cheap
    asked = [tuple(size) if isinstance(size, list | tuple) else size for size in sent]
    chosen = tuple(choice) if isinstance(choice, list | tuple) else choice
    values = {"sizes": shown(sizes), "choice": shown(choice), "best": shown(best)}
    if odd := [size for size in asked if size not in sizes]:
        not_yet("check_17.choose_odd", size=shown(odd[0]))
    elif dear := [size for size in asked if _tokens(size) >= _LIMIT]:
        not_yet("check_17.choose_dear", size=shown(dear[0]), tokens=_tokens(dear[0]))
    elif not asked and needed:
        not_yet("check_17.choose_not_read", **values)
    elif chosen == 11_000 and not isinstance(choice, bool):
        not_yet("check_17.choose_total", **values)
    elif len(set(asked)) < len(asked):
        not_yet("check_17.choose_twice")
    elif asked != needed and chosen == best:
        not_yet("check_17.choose_order", sizes=shown(sizes), asked=shown(asked), needed=shown(needed))
    elif chosen != best:
        not_yet("check_17.choose_wrong", **values)
    else:
        return True
    return False


def _tokens(size: tuple[int, int]) -> int:
    width, height = size
    patches = -(-width // _SIDE) * -(-height // _SIDE)
    return -(-patches * 6 // 5)
