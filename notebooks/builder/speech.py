"""How the kit speaks: the rules for every text that a person reads, and what breaks them.

The words and patterns are data, in speech.toml beside this file; so are the places that may break a rule, each with
its reason. The terms are in notebooks/src/glossary.toml, from which the glossary is made.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .passages import Passage
from .source import LANGUAGES, Lesson, SourceError, Term

PLACE = "notebooks/builder/speech.toml"
_COLON = re.compile(r":(?=\s|$)")
_CODE_AHEAD = re.compile(r"""\s*(?:\S+\s+){0,2}?\S*(?:[`={}"“'<>@\\]|https?:|\w[(./]\w|\w\(|\[\*|-m |--\w|uv sync)""")
_BARE_CODE = re.compile(  # messages have no backticks
    r"\{\{.*\}\}|\b(?:(?:async )?for \w+ in|if|with|class|def) [\w.()=, *]+:|Authorization: Bearer"
    r"|\w+ ?: (?:Read|Write|false)"
)
_LIST_AHEAD = re.compile(r",.*(?:,|\b(?:and|or)\b)|\band\b|\bor\b", re.DOTALL)
_HANGUL = re.compile(r"[가-힣]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")


@dataclass(frozen=True)
class Finding:
    """One place that breaks a rule.

    Attributes:
        rule: its name.
        passage: where.
        words: the words that break it.
        advice: what to do instead.
    """

    rule: str
    passage: Passage
    words: str
    advice: str

    def __str__(self) -> str:
        where = f'{self.passage.place} ({self.passage.language}): "{self.passage.name[:60]}"'
        return f'{where}: {self.rule}: "{self.words}": {self.advice}'


@dataclass(frozen=True)
class Rules:
    """speech.toml as it is read.

    Attributes:
        patterns: for each language (name of the rule, pattern, advice, kinds that it is for or ()).
        words: the most words of a sentence, by language.
        labels: words that a label in the other language begins or ends with, by the language that must not have them.
        colon_labels: what may have a colon behind it, because it is a label.
        guide, servers: by language, what a detour to the guide and an aside about other servers look like.
        allowed: the places that may break a rule.
    """

    patterns: dict[str, list[tuple[str, re.Pattern[str], str, tuple[str, ...]]]]
    words: dict[str, int]
    labels: dict[str, re.Pattern[str]]
    colon_labels: re.Pattern[str]
    once: dict[str, dict[str, re.Pattern[str]]]
    allowed: list[dict[str, str]]


def read_rules(root: Path) -> Rules | None:
    """Read the rules of the course in a repository; None if it has none.

    Raises:
        SourceError: an allowed place gives no reason, or lacks what says which place it is.
    """
    if not (root / PLACE).is_file():
        return None
    data = tomllib.loads((root / PLACE).read_text(encoding="utf-8"))
    for place in data.get("allowed", []):
        if set(place) != {"rule", "place", "language", "words", "reason"} or not all(place.values()):
            raise SourceError(f"{PLACE}: an allowed place has rule, place, language, words and reason: {place}")
    return Rules(
        patterns={language: [_pattern(one) for one in data[language]["pattern"]] for language in LANGUAGES},
        words={language: data[language]["sentence_words"] for language in LANGUAGES},
        labels={language: re.compile(data[language]["foreign_labels"]) for language in LANGUAGES},
        colon_labels=re.compile(data["en"]["colon_labels"]),
        once={name: _once_patterns(by) for name, by in data["once"].items()},
        allowed=data.get("allowed", []),
    )


def _once_patterns(by_language: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {language: re.compile(by_language[language], re.IGNORECASE) for language in LANGUAGES}


def _pattern(one: dict[str, Any]) -> tuple[str, re.Pattern[str], str, tuple[str, ...]]:
    flags = re.IGNORECASE if one.get("ignore_case", True) else 0
    return one["rule"], re.compile(one["pattern"], flags), one["advice"], tuple(one.get("kinds", ()))


def findings(
    rules: Rules, lessons: Sequence[Lesson], said: Iterable[Passage], terms: Sequence[Term]
) -> Iterator[Finding]:
    """Yield what breaks the rules, without the places that may.

    Args:
        rules: from read_rules().
        lessons: all of them, for the order in which they are read.
        said: the passages to look at.
        terms: the table of the glossary.
    """
    said = list(said)
    everything = itertools.chain.from_iterable(
        (
            *(_in_passage(rules, terms, passage) for passage in said),
            _once(rules, said),
            _first_use(lessons, said, terms),
        )
    )
    for finding in everything:
        if not any(_is_allowed(finding, place) for place in rules.allowed):
            yield finding


def unused(rules: Rules, lessons: Sequence[Lesson], said: Iterable[Passage], terms: Sequence[Term]) -> list[str]:
    """Return a sentence for each allowed place that breaks no rule any more."""
    bare = Rules(**{**vars(rules), "allowed": []})
    found = list(findings(bare, lessons, said, terms))
    return [
        f"{PLACE}: {place['place']} ({place['language']}) no longer breaks the rule {place['rule']!r} with "
        f"{place['words']!r}: delete this allowed place"
        for place in rules.allowed
        if not any(_is_allowed(finding, place) for finding in found)
    ]


def _is_allowed(finding: Finding, place: dict[str, str]) -> bool:
    return (
        place["rule"] == finding.rule
        and place["place"] in ("*", finding.passage.place)
        and place["language"] == finding.passage.language
        and (place["words"] in finding.words or any(place["words"] in block.text for block in finding.passage.blocks))
    )


def _in_passage(rules: Rules, terms: Sequence[Term], passage: Passage) -> Iterator[Finding]:
    language = passage.language
    for block in passage.blocks:
        plain = re.sub("`[^`]*`", "`code`", block.text)
        for rule, pattern, advice, kinds in rules.patterns[language]:
            if not kinds or passage.kind in kinds or block.kind in kinds:
                for found in pattern.finditer(plain if rule not in ("particle", "money") else block.text):
                    yield Finding(rule, passage, _around(found), advice)
        if passage.kind not in ("code", "project") and block.kind != "cell":
            yield from _long(rules, passage, plain)
        if passage.kind not in ("code", "project"):
            yield from _terms(terms, passage, plain)
        if block.kind == "heading":
            yield from _heading(passage, block.text)
        yield from _foreign(rules, passage, block.text, block.kind)
    if language == "en" and passage.kind in ("lesson", "text", "readme", "manual"):
        yield from _colons(rules, passage)


def _around(found: re.Match[str]) -> str:
    """Return the words that a pattern found, with a little of what is around them."""
    text = found.string
    return text[max(0, found.start() - 25) : found.end() + 25].replace("\n", " ")


def _long(rules: Rules, passage: Passage, text: str) -> Iterator[Finding]:
    most = rules.words[passage.language]
    for sentence in _END.split(text):
        if (count := sum(bool(re.search(r"\w", word)) for word in sentence.split())) > most:
            yield Finding("length", passage, sentence[:70], f"{count} words; a sentence has at most {most}")


def _colons(rules: Rules, passage: Passage) -> Iterator[Finding]:
    count = 0
    for block in passage.blocks:
        plain = rules.colon_labels.sub("", re.sub("`[^`]*`", "`code`", block.text))
        if passage.kind == "text":
            plain = _BARE_CODE.sub("`code`", plain)
        for colon in _COLON.finditer(plain):
            count += 1
            rest = plain[colon.end() :]
            if rest.strip() and not _CODE_AHEAD.match(rest) and not _LIST_AHEAD.search(rest):
                yield Finding("colon place", passage, _around(colon), "a colon only before code or a list")
    if count > 1:
        yield Finding("colons", passage, passage.name[:60], f"{count} colons; one at most")


def _heading(passage: Passage, text: str) -> Iterator[Finding]:
    if text.rstrip().endswith(("?", "!", ".", ":", "…")):
        yield Finding("heading", passage, text, "a heading names the task or the thing; no question, no full stop")
    if len(text) > (60 if passage.language == "en" else 40):
        yield Finding("heading", passage, text, "a heading is short")


def _foreign(rules: Rules, passage: Passage, text: str, kind: str) -> Iterator[Finding]:
    """Yield labels in the other language."""
    if passage.language == "en":
        if _HANGUL.search(text) and not passage.shared:
            yield Finding("other language", passage, text[:60], "Korean in the English edition")
    elif kind == "comment" and passage.shared and len(_LATIN_WORD.findall(text)) > 1 and not _HANGUL.search(text):
        yield Finding("other language", passage, text[:60], "write the cell in a pair: this comment is English")
    elif kind != "comment" and passage.kind not in ("lesson", "replies", "readme"):
        found = rules.labels["ko"].search(re.sub(r"\{\w*\}", "{}", text))
        if found:
            yield Finding("other language", passage, _around(found), "an English label in the Korean edition")


def _terms(terms: Sequence[Term], passage: Passage, text: str) -> Iterator[Finding]:
    for term in terms:
        for variant in term.avoid.get(passage.language, []):
            if found := re.search(variant, text, re.IGNORECASE):
                name = term.heading[passage.language]
                yield Finding("term", passage, _around(found), f'the term is "{name}"')


def _once(rules: Rules, said: Iterable[Passage]) -> Iterator[Finding]:
    """Yield what may be in one cell of a lesson, from its second cell on."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for passage in said:
        if passage.kind != "lesson":
            continue
        for rule, patterns in rules.once.items():
            text = "\n".join(block.text for block in passage.blocks)
            if found := patterns[passage.language].search(text):
                seen[rule, passage.place, passage.language] += 1
                if seen[rule, passage.place, passage.language] > 1:
                    yield Finding(rule, passage, _around(found), "one box a lesson says it; leave it out here")


def _first_use(lessons: Sequence[Lesson], said: Iterable[Passage], terms: Sequence[Term]) -> Iterator[Finding]:
    """Yield terms that a lesson uses before the lesson that explains them, and without a link to the glossary."""
    order = [lesson.name for lesson in lessons if lesson.number is not None]
    by_place: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in said:
        if passage.kind == "lesson" and passage.place in order:
            by_place[passage.place, passage.language].append(passage)
    for term, language in itertools.product(terms, LANGUAGES):
        if term.first not in order:
            continue
        for name in order[: order.index(term.first)]:
            cells = by_place[name, language]
            linked = any(term.id in passage.links for passage in cells)
            used = next(((passage, found) for passage in cells if (found := _uses(term, passage))), None)
            if used and not linked:
                yield Finding("first use", *used, f"link it to the glossary: it is first explained in {term.first}")


def _uses(term: Term, passage: Passage) -> str:
    """Return the words in which a passage uses a term, outside of code; or ""."""
    for block in passage.blocks:
        if block.kind == "heading" and passage.name == "the block with title and goal":
            continue
        text = re.sub("`[^`]*`", "`code`", block.text)
        if found := re.search(term.pattern(passage.language), text, re.IGNORECASE):
            return _around(found)
    return ""


def table(found: Sequence[Finding], lessons: Sequence[Lesson]) -> list[str]:
    """Return counts as lines to print: by rule and language, then by place."""
    rules = sorted({finding.rule for finding in found})
    by_rule = Counter((finding.rule, finding.passage.language) for finding in found)
    lines = [f"{'':34}" + "".join(f"{language:>8}" for language in LANGUAGES)]
    for rule in rules:
        lines.append(f"{rule:34}" + "".join(f"{by_rule[rule, language]:>8}" for language in LANGUAGES))
    totals = [sum(finding.passage.language == language for finding in found) for language in LANGUAGES]
    lines += [f"{'all':34}" + "".join(f"{total:>8}" for total in totals), ""]
    by_place = Counter((finding.passage.place, finding.rule) for finding in found)
    places = dict.fromkeys(lesson.name for lesson in lessons)
    for place in [*places, *sorted({finding.passage.place for finding in found} - set(places))]:
        own = [f"{rule} {by_place[place, rule]}" for rule in rules if by_place[place, rule]]
        if own:
            lines.append(f"{place:34} {', '.join(own)}")
    return lines
