"""Answers to the exercises of lesson 20."""

import re

from helpers import check


def solution(answer, row):
    """The solution."""
    said = answer.lower()
    accepted = any(words.lower() in said for words in row["accept"])
    return accepted and not any(words.lower() in said for words in row["never"])


def with_loops(answer, row):
    """Written otherwise: two loops that return early."""
    for words in row["never"]:
        if answer.upper().find(words.upper()) >= 0:
            return False
    found = False
    for words in row["accept"]:
        found = found or words.upper() in answer.upper()
    return found


def with_patterns(answer, row):
    """Written otherwise: with regular expressions."""

    def found(strings):
        return bool(strings) and re.search("|".join(map(re.escape, strings)), answer, re.IGNORECASE) is not None

    return found(row["accept"]) and not found(row["never"])


def with_sets(answer, row):
    """Written otherwise: what was found is counted."""
    count = {name: len([words for words in row[name] if words.casefold() in answer.casefold()]) for name in row}
    return count["accept"] > 0 and count["never"] == 0


def with_casefold(answer, row):
    """Written otherwise: sets of what was found."""
    said = answer.casefold()
    good, bad = ({words for words in row[name] if words.casefold() in said} for name in ("accept", "never"))
    return bool(good) and not bad


def with_counts(answer, row):
    """Written otherwise: how often each string is there."""
    most = {name: max((answer.lower().count(one.lower()) for one in row[name]), default=0) for name in row}
    return most["never"] == 0 < most["accept"]


def forgets_the_end(answer, row):
    """Where no string is found, nothing is returned."""
    if any(words.lower() in answer.lower() for words in row["never"]):
        return False
    for words in row["accept"]:
        if words.lower() in answer.lower():
            return True


def stops_after_one(answer, row):
    """The first string decides, because the loop returns at once."""
    for words in row["accept"]:
        return words.lower() in answer.lower()
    return False


def needs_all(answer, row):
    """Every accepted string has to be there."""
    said = answer.lower()
    return all(words.lower() in said for words in row["accept"]) and not any(w.lower() in said for w in row["never"])


def only_the_first(answer, row):
    """Only the first accepted string counts."""
    return row["accept"][0] in answer


def minds_capitals(answer, row):
    """Capital letters matter."""
    return any(words in answer for words in row["accept"]) and not any(words in answer for words in row["never"])


def one_side_only(answer, row):
    """Only the answer is made small."""
    said = answer.lower()
    return any(words in said for words in row["accept"]) and not any(words in said for words in row["never"])


def forgets_never(answer, row):
    """What must not be there is not looked at."""
    return any(words.lower() in answer.lower() for words in row["accept"])


def all_of_never(answer, row):
    """It fails only what contains every string in never."""
    said = answer.lower()
    bad = bool(row["never"]) and all(words.lower() in said for words in row["never"])
    return any(words.lower() in said for words in row["accept"]) and not bad


def first_of_never(answer, row):
    """Only the first string in never counts."""
    bad = row["never"] and row["never"][0].lower() in answer.lower()
    return forgets_never(answer, row) and not bad


def never_minds_capitals(answer, row):
    """Capital letters matter in never."""
    return any(words.lower() in answer.lower() for words in row["accept"]) and not any(
        w in answer for w in row["never"]
    )


def by_words(answer, row):
    """It looks for whole words."""
    return any(words in answer.lower().split() for words in row["accept"])


def exactly(answer, row):
    """The whole answer has to be one of them."""
    return answer in row["accept"]


def returns_what_it_found(answer, row):
    """The strings come back instead of True or False."""
    return [words for words in row["accept"] if words.lower() in answer.lower()]


def empties_the_row(answer, row):
    """The row is used up."""
    while row["accept"]:
        if row["accept"].pop(0).lower() in answer.lower():
            return True
    return False


def prints(answer, row):
    """The result is printed."""
    print(solution(answer, row))


def differ(rows):
    """The solution."""
    return [row["id"] for row in rows if row["judge"] is not None and row["judge"] != row["person"]]


def differ_in_a_loop(rows):
    """Written otherwise: a loop that leaves rows out."""
    ids = []
    for row in rows:
        if row["judge"] is None:
            continue
        if row["judge"] ^ row["person"]:
            ids.append(row["id"])
    return ids


def differ_by_pairs(rows):
    """Written otherwise: both kinds are named, and a tuple comes back."""
    return tuple(row["id"] for row in rows if (row["person"], row["judge"]) in {(True, False), (False, True)})


def differ_in_steps(rows):
    """Written otherwise: in two steps."""
    certain = filter(lambda row: isinstance(row["judge"], bool), rows)
    return [row["id"] for row in certain if row["judge"] is not row["person"]]


def differ_by_match(rows):
    """Written otherwise: with match."""
    ids = []
    for row in rows:
        match (row["judge"], row["person"]):
            case (True, False) | (False, True):
                ids += [row["id"]]
    return ids


def differ_as_keys(rows):
    """Written otherwise: the keys of a dictionary."""
    return list({row["id"]: row for row in rows if row["judge"] in (True, False) and row["judge"] != row["person"]})


def returns_the_first(rows):
    """The return belongs after the loop."""
    ids = []
    for row in rows:
        if row["judge"] is not None and row["judge"] != row["person"]:
            ids.append(row["id"])
            return ids


def with_none(rows):
    """A row without a verdict counts too."""
    return [row["id"] for row in rows if row["judge"] != row["person"]]


def none_is_false(rows):
    """No verdict is taken for a bad one."""
    return [row["id"] for row in rows if bool(row["judge"]) != row["person"]]


def agreements(rows):
    """Those on which both agree."""
    return [row["id"] for row in rows if row["judge"] == row["person"]]


def too_kind(rows):
    """Only where the judge is too kind."""
    return [row["id"] for row in rows if row["judge"] and not row["person"]]


def too_strict(rows):
    """Only where the judge is too strict."""
    return [row["id"] for row in rows if row["judge"] is False and row["person"]]


def removes(rows):
    """The rows that do not count are thrown away."""
    for row in list(rows):
        if row["judge"] is None or row["judge"] == row["person"]:
            rows.remove(row)
    return [row["id"] for row in rows]


def whole_rows(rows):
    """The rows themselves."""
    return [row for row in rows if row["id"] in differ(rows)]


RIGHT = [
    *(
        (check.passes, (function,))
        for function in (solution, with_loops, with_patterns, with_sets, with_casefold, with_counts)
    ),
    *((check.disagreements, (function,)) for function in (differ, differ_in_a_loop, differ_by_pairs, differ_in_steps)),
    *((check.disagreements, (function,)) for function in (differ_by_match, differ_as_keys)),
]
WRONG = [
    (check.passes, (None,), "not a function", "함수가 아니"),
    (check.passes, (lambda answer: True,), "with 2 value(s)", "값 2개"),
    (
        check.passes,
        (lambda answer, row: False,),
        "contains one of the strings in accept",
        "accept의 문자열이 들어 있는",
    ),
    (check.passes, (lambda answer, row: True,), "contains none of the strings", "하나도 없는 답"),
    (check.passes, (exactly,), "'We are closed on Mondays.'", "'월요일은 휴무예요.'"),
    (check.passes, (by_words,), "'No, Monday is our day off.'", "'월요일은 휴무예요.'"),
    (check.passes, (needs_all,), "contains one of the strings in accept", "accept의 문자열이 들어 있는"),
    (check.passes, (only_the_first,), "one string from accept is enough", "하나만 있으면 돼요"),
    (check.passes, (minds_capitals,), "Use .lower() on both sides", "양쪽에 .lower()"),
    (check.passes, (one_side_only,), "'Sorry, we are closed.'", "'Sorry, we are closed.'"),
    (check.passes, (forgets_never,), "though it contains a string from never", "never의 문자열이 들어 있는 답"),
    (check.passes, (all_of_never,), "'Closed at night, but we open every day.'", "'휴무 없이 매일 열어요.'"),
    (check.passes, (first_of_never,), "is enough to fail", "하나만 있어도 안 돼요"),
    (check.passes, (never_minds_capitals,), "don't matter there either", "여기에서도 대소문자"),
    (check.passes, (returns_what_it_found,), "a value of type list", "타입: list"),
    (check.passes, (empties_the_row,), "changed the row", "행을 바꿨어요"),
    (check.passes, (prints,), "it printed something", "출력만 하고"),
    (check.passes, (forgets_the_end,), "a value of type NoneType", "타입: NoneType"),
    (check.passes, (stops_after_one,), "one string from accept is enough", "하나만 있으면 돼요"),
    (check.disagreements, (None,), "not a function", "함수가 아니"),
    (check.disagreements, (lambda rows: [],), "returned an empty list", "빈 리스트"),
    (check.disagreements, (lambda rows: None,), "returned None", "None을 돌려줬어요"),
    (check.disagreements, (lambda rows: len(differ(rows)),), "asks which rows", "어느 행인지"),
    (check.disagreements, (lambda rows: set(differ(rows)),), "type set", "타입: set"),
    (check.disagreements, (whole_rows,), "whole rows", "행을 통째로"),
    (check.disagreements, (lambda rows: [1, 2, 6],), "should contain ids", "id(문자열)만"),
    (check.disagreements, (with_none,), "row a5 has no verdict", "a5 행은 판정이 없으니"),
    (check.disagreements, (none_is_false,), "row a5 has no verdict", "a5 행은 판정이 없으니"),
    (check.disagreements, (agreements,), "both agree", "두 판단이 같은 행"),
    (check.disagreements, (too_kind,), "look for both", "둘 다 찾으세요"),
    (check.disagreements, (too_strict,), "look for both", "둘 다 찾으세요"),
    (check.disagreements, (lambda rows: differ(rows) * 2,), "more than once", "두 번 이상"),
    (check.disagreements, (lambda rows: sorted(differ(rows)),), "in another order", "행의 순서와 달라요"),
    (check.disagreements, (lambda rows: ["q3", "q6", "q9"],), "work with any rows", "어떤 행에든"),
    (check.disagreements, (returns_the_first,), "found ['a9']", "돌려준 값: ['a9']"),
    (check.disagreements, (lambda rows: ", ".join(differ(rows)),), "a value of type str", "타입: str"),
    (check.disagreements, (removes,), "changed the rows", "행을 바꿨어요"),
]
