"""Answers to the exercises of lesson 17."""

import math

from helpers import check


def tokens(width, height):
    """The lesson's own."""
    patches = math.ceil(width / 32) * math.ceil(height / 32)
    return math.ceil(patches * 1.2)


def in_whole_numbers(width, height):
    """Written otherwise: rounded up without math."""
    across, down = (width + 31) // 32, (height + 31) // 32
    return (across * down * 12 + 9) // 10


def in_loops(width, height):
    """Written otherwise: the patches are counted one by one."""
    patches = sum(1 for _ in range(0, width, 32) for _ in range(0, height, 32))
    return float(math.ceil(patches * 6 / 5))


def with_divmod(width, height):
    """Written otherwise: a rest is one patch more."""
    across, more_across = divmod(width, 32)
    down, more_down = divmod(height, 32)
    return math.ceil((across + bool(more_across)) * (down + bool(more_down)) * 1.2)


def by_negatives(width, height):
    """Written otherwise: the floor of a negative number is its ceiling."""
    return int(-(-(width // -32) * (height // -32) * 6 // 5))


def one_more(width, height):
    """A patch too many, where a side is a multiple of 32."""
    return math.ceil((width // 32 + 1) * (height // 32 + 1) * 1.2)


def always_the_receipt(width, height):
    """The numbers of the lesson are left in."""
    return math.ceil(math.ceil(512 / 32) * math.ceil(768 / 32) * 1.2)


def hard_coded(width, height):
    """Only the sizes of the lesson are right."""
    return {(512, 512): 308, (512, 768): 461}.get((width, height), 1229)


def choose(sizes, read):
    """The lesson's own."""
    for size in sorted(sizes, key=lambda size: tokens(*size)):
        if tokens(*size) < 400 and read(size) is not None:
            return size
    return None


def filtered(sizes, read):
    """Written otherwise: what is too expensive is taken out first."""
    cheap = [size for size in sizes if tokens(*size) <= 399]
    cheap.sort(key=lambda size: tokens(*size))
    return next((list(size) for size in cheap if read(size)), None)


def with_while(sizes, read):
    """Written otherwise: the cheapest is taken out of the list until one can be read."""
    left = list(sizes)
    while left:
        size = min(left, key=lambda size: tokens(*size))
        left.remove(size)
        if tokens(*size) >= 400:
            break
        total = read(size)
        if total is not None:
            return size


def recursive(sizes, read):
    """Written otherwise: without the cheapest, the question is the same."""
    cheap = [size for size in sizes if tokens(*size) < 400]
    if not cheap:
        return None
    best = min(cheap, key=lambda size: tokens(*size))
    return best if read(best) else recursive([size for size in cheap if size != best], read)


def sorted_in_place(sizes, read):
    """Written otherwise: the list itself is sorted."""
    sizes.sort(key=lambda size: tokens(*size))
    for size in sizes:
        if tokens(*size) >= 400:
            return None
        if read(size) is not None:
            return size


def by_width(sizes, read):
    """Sorted pairs begin with the narrowest, which may be long."""
    return next((size for size in sorted(sizes) if tokens(*size) < 400 and read(size)), None)


def only_the_cheapest(sizes, read):
    """The second is never tried."""
    for size in sorted(sizes, key=lambda size: tokens(*size)):
        return size if tokens(*size) < 400 and read(size) else None


def reads_a_name(sizes, read):
    """The picture's name is sent."""
    return next((size for size in sorted(sizes) if read("small")), None)


def reads_two(sizes, read):
    """Width and height are passed one by one."""
    return next((size for size in sorted(sizes) if read(*size)), None)


def reads_all(sizes, read):
    """What is too expensive is sent too."""
    for size in sorted(sizes, key=lambda size: tokens(*size)):
        if read(size) is not None and tokens(*size) < 400:
            return size


def up_to_400(sizes, read):
    """400 tokens are not fewer than 400."""
    for size in sorted(sizes, key=lambda size: tokens(*size)):
        if tokens(*size) <= 400 and read(size) is not None:
            return size


def reads_none(sizes, read):
    """The cheapest is taken without a look."""
    return min(sizes, key=lambda size: tokens(*size), default=None)


def returns_total(sizes, read):
    """The total is given back."""
    for size in sorted(sizes, key=lambda size: tokens(*size)):
        if tokens(*size) < 400 and read(size) is not None:
            return read(size)


def reads_twice(sizes, read):
    """The size is right, and it is paid twice."""
    for size in sorted(sizes, key=lambda size: tokens(*size)):
        if tokens(*size) < 400 and read(size) is not None and read(size) > 0:
            return size


def never_stops(sizes, read):
    """All are sent before one is chosen."""
    cheap = sorted((size for size in sizes if tokens(*size) < 400), key=lambda size: tokens(*size))
    found = [size for size in cheap if read(size) is not None]
    return found[0] if found else None


def largest_first(sizes, read):
    """The first that can be read is the most expensive."""
    for size in sorted(sizes, key=lambda size: -tokens(*size)):
        if tokens(*size) < 400 and read(size) is not None:
            return size


def as_they_come(sizes, read):
    """The list is not sorted."""
    for size in sizes:
        if tokens(*size) < 400 and read(size) is not None:
            return size


def reads_the_width(sizes, read):
    """Half of a size is sent."""
    return next((size for size in sorted(sizes) if tokens(*size) < 400 and read(size[0])), None)


def returns_false(sizes, read):
    """False stands for none."""
    return choose(sizes, read) or False


RIGHT = [
    *(
        (check.image_tokens, (function,))
        for function in (tokens, in_whole_numbers, in_loops, with_divmod, by_negatives)
    ),
    *((check.choose_size, (function,)) for function in (choose, filtered, with_while, recursive, sorted_in_place)),
]
WRONG = [
    (check.image_tokens, (None,), "not a function", "함수가 아니"),
    (check.image_tokens, (lambda width, height: None,), "still returns None", "그대로 None"),
    (check.image_tokens, (lambda width, height: "308",), "type str", "타입: str"),
    (check.image_tokens, (lambda width: 308,), "with 2 value(s)", "2"),
    (
        check.image_tokens,
        (lambda width, height: math.ceil(width / 32) * math.ceil(height / 32),),
        "number of patches",
        "조각의 수",
    ),
    (
        check.image_tokens,
        (lambda width, height: math.ceil(width / 32) * math.ceil(height / 32) * 1.2,),
        "no part of a token",
        "소수가 없으니",
    ),
    (
        check.image_tokens,
        (lambda width, height: round(math.ceil(width / 32) * math.ceil(height / 32) * 1.2),),
        "round() goes",
        "round()는",
    ),
    (
        check.image_tokens,
        (lambda width, height: int(math.ceil(width / 32) * math.ceil(height / 32) * 1.2),),
        "cut off",
        "소수점 아래를 버려요",
    ),
    (check.image_tokens, (lambda width, height: math.ceil(width * height / 1024 * 1.2),), "at the edge", "가장자리"),
    (
        check.image_tokens,
        (lambda width, height: math.ceil((width // 32) * (height // 32) * 1.2),),
        "drops the patch",
        "조각을 버리는데",
    ),
    (
        check.image_tokens,
        (lambda width, height: math.ceil(width / 32) * 1.2 * math.ceil(height / 32) * 1.2,),
        "only once",
        "한 번만",
    ),
    (check.image_tokens, (hard_coded,), "for 384 x 576 you returned", "384 x 576일 때"),
    (check.image_tokens, (one_more,), "for 512 x 512 you returned 347", "돌려준 값: 347"),
    (check.image_tokens, (always_the_receipt,), "for 512 x 512 you returned 461", "돌려준 값: 461"),
    (check.choose_size, (by_width,), "choose sent [(64, 1600), (128, 128)]", "보낸 크기: [(64, 1600), (128, 128)]"),
    (check.choose_size, (only_the_cheapest,), "should be (384, 576)", "맞는 값: (384, 576)"),
    (check.choose_size, (reads_a_name,), "choose called read('small')", "read('small')"),
    (check.choose_size, (reads_two,), "TypeError: read() takes 1", "TypeError: read() takes 1"),
    (check.choose_size, (None,), "not a function", "함수가 아니"),
    (check.choose_size, (lambda sizes: sizes[0],), "with 2 value(s)", "2"),
    (check.choose_size, (lambda sizes, read: sizes[0],), "without calling read", "read를 부르지 않고"),
    (check.choose_size, (reads_none,), "without calling read", "read를 부르지 않고"),
    (check.choose_size, (reads_all,), "costs 400 tokens", "400토큰이에요"),
    (check.choose_size, (up_to_400,), "costs 400 tokens", "400토큰이에요"),
    (check.choose_size, (returns_total,), "returned the total, and", "합계를 돌려줬어요"),
    (check.choose_size, (reads_twice,), "sent one size twice", "같은 크기를 두 번"),
    (check.choose_size, (never_stops,), "Begin with the cheapest", "가장 싼 크기부터"),
    (check.choose_size, (largest_first,), "Begin with the cheapest", "가장 싼 크기부터"),
    (check.choose_size, (as_they_come,), "Begin with the cheapest", "가장 싼 크기부터"),
    (check.choose_size, (reads_the_width,), "choose called read(48)", "read(48)"),
    (check.choose_size, (returns_false,), "should be None", "맞는 값: None"),
]
