"""Which of the tools that a request offers fits a question: the one that shares most words with it.

Nothing here understands a question. A real model decides by meaning; this decides by words, so that programs which
count on a call get one, and a question that has nothing to do with any tool is answered in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_MOST_READ = 4_000  # characters of a question, and of what a tool says of itself
_HANGUL = re.compile("[\uac00-\ud7a3]")
# A word is as long as its root usually is: five letters, or two syllables of Hangul, whose endings differ.
_WORD = re.compile("[\uac00-\ud7a3]{2,}|[^\\W\\d_\uac00-\ud7a3]{3,}")
_ROOT = 5
_ROOT_OF_HANGUL = 2
# Roots that say nothing of what a tool is for.
_EMPTY = frozenset(
    _WORD.findall(
        "about and answe are calle can curre does every for from funct get gets give given have how into like name not "
        "one plea pleas retur sente some speci tell that the their them there they this tool tools use used user using "
        "value was what when where which will with you your "
        "가져 결과 그리 답변 대한 대해 도구 라고 무엇 반환 사용 알려 어느 어디 어떤 어때 언제 얼마 으로 있는 주세 지금 "
        "질문 찾아 한국 함수 해요 해줘 현재"
    )
)


def fitting(question: str, tools: Mapping[str, Sequence[str]]) -> str | None:
    """Return the name of the tool that fits a question best, or None.

    Args:
        question: the last message of the user.
        tools: what each tool says of itself: its name, its description, the names of its parameters.

    Returns:
        The first of the tools that share most words with the question. None where no word is shared, unless the
        question has Hangul and no tool has any: then they cannot share one, and it is the first tool.
    """
    if not tools or not question.strip():
        return None
    asked = _roots(question)
    shared = {name: len(asked & _roots(" ".join(said))) for name, said in tools.items()}
    best = max(shared, key=lambda name: shared[name])
    if shared[best]:
        return best
    foreign = _HANGUL.search(question) and not any(_HANGUL.search(text) for said in tools.values() for text in said)
    return best if foreign else None


def _roots(text: str) -> set[str]:
    spaced = re.sub("([a-z])([A-Z])", r"\1 \2", text[:_MOST_READ]).casefold()
    return {
        root
        for word in _WORD.findall(spaced)
        if (root := word[: _ROOT_OF_HANGUL if _HANGUL.match(word) else _ROOT]) not in _EMPTY
    }
