"""Answers to the exercises of lesson 16."""

import re
import statistics
from fractions import Fraction

from helpers import check


def solution(found, right):
    """The lesson's own."""
    hits = [number in numbers for numbers, number in zip(found, right, strict=True)]
    return sum(hits) / len(hits)


def loop(found, right):
    """Written otherwise: with a counter and an index."""
    count = 0
    for index in range(len(right)):
        if right[index] in found[index]:
            count += 1
    return count / len(right)


def with_sets(found, right):
    """Written otherwise: sets, and an exact fraction."""
    return Fraction(len([1 for pair in zip(found, right, strict=True) if {pair[1]} <= set(pair[0])]), len(found))


def rounded(found, right):
    """Written otherwise: rounded for people."""
    return round(solution(found, right), 2)


def of_three(found, right):
    """Written otherwise: only the first three places are looked at, as the name says."""
    return statistics.mean(number in numbers[:3] for numbers, number in zip(found, right, strict=True))


def compared(found, right):
    """Written otherwise: each number is compared."""
    hits = [any(note == number for note in notes) for notes, number in zip(found, right, strict=True)]
    return hits.count(True) / max(1, len(hits))


def out_of_ten(found, right):
    """The lesson has ten questions, and others have other numbers."""
    return count(found, right) / 10


def leaves_the_loop(found, right):
    """The return is inside the loop."""
    hits = 0
    for numbers, number in zip(found, right, strict=True):
        hits += number in numbers
        return hits / len(right)


def count(found, right):
    """How many were found."""
    return round(solution(found, right) * len(right))


def first(found, right):
    """Only the first place counts."""
    return sum(numbers[0] == number for numbers, number in zip(found, right, strict=True)) / len(right)


def precision(found, right):
    """Divided by all notes that were found."""
    return count(found, right) / sum(map(len, found))


def anywhere(found, right):
    """A note counts if any search found it."""
    everything = [number for numbers in found for number in numbers]
    return sum(number in everything for number in right) / len(right)


def in_the_text(found, right):
    """12 has a 1 in it."""
    return sum(str(number) in str(numbers) for numbers, number in zip(found, right, strict=True)) / len(right)


def distinct(found, right):
    """A note that is right twice counts once."""
    return len({number for numbers, number in zip(found, right, strict=True) if number in numbers}) / len(right)


def emptied(found, right):
    """What was given is used up."""
    length, hits = len(right), 0
    while right:
        hits += right.pop() in found.pop()
    return hits / length


def prints(found, right):
    """The number goes to the screen."""
    print(solution(found, right))


def cited(answer, sent):
    """The lesson's own."""
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", answer)]
    return bool(numbers) and all(number in sent for number in numbers)


def cited_by_sets(answer, sent):
    """Written otherwise: strings and sets."""
    numbers = {match[1] for match in re.finditer(r"\[([0-9]+)]", answer)}
    return numbers != set() and numbers.issubset(map(str, sent))


def cited_by_splitting(answer, sent):
    """Written otherwise: without regular expressions."""
    seen = False
    for part in answer.split("[")[1:]:
        number = part.partition("]")[0]
        if int(number) not in sent:
            return False
        seen = True
    return seen


def cited_by_taking_away(answer, sent):
    """Written otherwise: what was sent is taken out of the answer, and no bracket may be left."""
    rest = answer
    for number in sent:
        rest = rest.replace(f"[{number}]", "")
    return rest != answer and "[" not in rest


def cited_by_words(answer, sent):
    """Written otherwise: what begins with a bracket is a citation."""
    words = [word.strip("[].,") for word in answer.split() if word.startswith("[")]
    return len(words) > 0 and {int(word) for word in words} <= set(sent)


def cited_by_counting(answer, sent):
    """Written otherwise: as many brackets as citations of what was sent."""
    return sum(answer.count(f"[{number}]") for number in sent) == answer.count("[") > 0


def any_number(answer, sent):
    """One right number is enough."""
    return any(int(number) in sent for number in re.findall(r"\[(\d+)\]", answer))


def a_match(answer, sent):
    """What was found is given back."""
    return re.search(r"\[(\d+)\]", answer)


def the_same_list(answer, sent):
    """Exactly what was sent has to be cited, in this order."""
    return [int(number) for number in re.findall(r"\[(\d+)\]", answer)] == sent


def a_set_of_characters(answer, sent):
    """Brackets that are not escaped mean something else: every digit is taken."""
    numbers = re.findall(r"[(\d+)]", answer)
    return bool(numbers) and all(int(number) in sent for number in numbers)


def any_of_them(answer, sent):
    """One right citation is enough."""
    return any(f"[{number}]" in answer for number in sent)


def all_of_none(answer, sent):
    """An answer without a citation passes."""
    return all(int(number) in sent for number in re.findall(r"\[(\d+)\]", answer))


def without_brackets(answer, sent):
    """Every number is taken for a citation."""
    numbers = [int(number) for number in re.findall(r"\d+", answer)]
    return bool(numbers) and all(number in sent for number in numbers)


def as_strings(answer, sent):
    """Strings are compared with numbers."""
    numbers = re.findall(r"\[(\d+)\]", answer)
    return bool(numbers) and all(number in sent for number in numbers)


def one_digit(answer, sent):
    """Notes from 10 on are not seen."""
    numbers = [int(number) for number in re.findall(r"\[(\d)\]", answer)]
    return bool(numbers) and all(number in sent for number in numbers)


def only_the_first(answer, sent):
    """The second citation is not looked at."""
    match = re.search(r"\[(\d+)\]", answer)
    return bool(match) and int(match[1]) in sent


def all_were_used(answer, sent):
    """Every note that was sent has to be cited."""
    return all(f"[{number}]" in answer for number in sent)


def in_the_list_as_text(answer, sent):
    """12 has a 1 in it."""
    numbers = re.findall(r"\[(\d+)\]", answer)
    return bool(numbers) and all(number in str(sent) for number in numbers)


def the_numbers(answer, sent):
    """The list itself is given back."""
    return [number for number in re.findall(r"\[(\d+)\]", answer) if int(number) in sent]


def forgets_else(answer, sent):
    """Nothing is returned when it is not."""
    if cited(answer, sent):
        return True


def uses_up(answer, sent):
    """What was given is used up."""
    result = cited(answer, sent)
    sent.clear()
    return result


RIGHT = [
    (check.recall, (solution,)),
    (check.recall, (loop,)),
    (check.recall, (with_sets,)),
    (check.recall, (rounded,)),
    (check.recall, (of_three,)),
    (check.recall, (compared,)),
    (check.is_cited, (cited_by_words,)),
    (check.is_cited, (cited_by_counting,)),
    (check.is_cited, (cited,)),
    (check.is_cited, (cited_by_sets,)),
    (check.is_cited, (cited_by_splitting,)),
    (check.is_cited, (cited_by_taking_away,)),
]
WRONG = [
    (check.recall, (None,), "not a function", "함수가 아니"),
    (check.recall, (lambda found, right: None,), "returned None", "None을 돌려줬어요"),
    (check.recall, (lambda found, right: "0.75",), "type str", "타입: str"),
    (check.recall, (lambda found, right: True,), "type bool", "타입: bool"),
    (check.recall, (lambda found, right: 100 * solution(found, right),), "in percent", "퍼센트"),
    (check.recall, (count,), "how many right notes", "찾은 개수"),
    (check.recall, (lambda *given: 1 - solution(*given),), "was missed", "찾지 못한"),
    (check.recall, (first,), "in the first place", "맨 앞에"),
    (check.recall, (precision,), "all notes found", "안내문 전체의 수"),
    (check.recall, (lambda found, right: 0.75,), "your function returned 0.75", "지금 돌려준 값: 0.75"),
    (check.recall, (anywhere,), "your function returned 1.0", "지금 돌려준 값: 1.0"),
    (check.recall, (in_the_text,), "your function returned 1.0", "지금 돌려준 값: 1.0"),
    (check.recall, (distinct,), "your function returned 0.2", "지금 돌려준 값: 0.2"),
    (check.recall, (lambda found, right: float("nan"),), "your function returned nan", "지금 돌려준 값: nan"),
    (check.recall, (emptied,), "changed one of the lists", "리스트를 바꿨어요"),
    (check.recall, (prints,), "print", "print 대신"),
    (check.recall, (lambda found: 1,), "with 2 value", "값 2개로"),
    (check.recall, (out_of_ten,), "returned 0.4", "지금 돌려준 값: 0.4"),
    (check.recall, (leaves_the_loop,), "returned 0.0", "지금 돌려준 값: 0.0"),
    (check.is_cited, (any_number,), "[7], or ask at the front desk [3]", "'다이얼을 돌리거나 [7]"),
    (check.is_cited, (a_match,), "type Match", "타입: Match"),
    (check.is_cited, (the_same_list,), "'Turn the dial to the right [7].'", "'다이얼을 오른쪽으로 돌리세요 [7].'"),
    (check.is_cited, (a_set_of_characters,), "Bus 11 leaves every 20 minutes", "11번 버스가 20분마다"),
    (check.is_cited, (None,), "not a function", "함수가 아니"),
    (check.is_cited, (lambda answer, sent: True,), "cites a note that was not sent", "보내지 않은 안내문"),
    (check.is_cited, (lambda answer, sent: False,), "never returned True", "True를 돌려준 적이 없어요"),
    (check.is_cited, (lambda answer, sent: None,), "returned None", "None을 돌려준"),
    (check.is_cited, (any_of_them,), "cites a note that was not sent", "보내지 않은 안내문"),
    (check.is_cited, (all_of_none,), "cites no note in square brackets", "대괄호로 적은 출처가 없으니"),
    (check.is_cited, (without_brackets,), "cites only notes that were sent", "모두 보낸 안내문이니"),
    (check.is_cited, (as_strings,), "never returned True", "True를 돌려준 적이 없어요"),
    (check.is_cited, (one_digit,), "cites only notes that were sent", "모두 보낸 안내문이니"),
    (check.is_cited, (only_the_first,), "cites a note that was not sent", "보내지 않은 안내문"),
    (check.is_cited, (all_were_used,), "never returned True", "True를 돌려준 적이 없어요"),
    (check.is_cited, (in_the_list_as_text,), "cites a note that was not sent", "보내지 않은 안내문"),
    (check.is_cited, (the_numbers,), "type list", "타입: list"),
    (check.is_cited, (forgets_else,), "returned None", "None을 돌려준"),
    (check.is_cited, (uses_up,), "changed the list sent", "sent 리스트를 바꿨어요"),
    (check.is_cited, (lambda answer: True,), "with 2 value", "값 2개로"),
]
