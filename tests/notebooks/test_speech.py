"""The rules of language: what each one finds, what it lets through, and how a place is allowed to break one."""

from __future__ import annotations

import shutil
from pathlib import Path

import build
import pytest
from builder import building, passages, prose, speech
from builder.passages import Passage
from builder.source import SourceError, Term, read_lessons, read_terms
from builder.texts import read_texts

ROOT = Path(__file__).resolve().parents[2]
TERMS = read_terms(ROOT / "notebooks" / "src" / "glossary.toml")
TABLE = '[[term]]\nheading = { en = "Token", ko = "토큰(token)" }\nmeaning = { en = "A piece.", ko = "조각." }\n'
ALLOWED = """
[[allowed]]
rule = "word"
place = "00_hello"
language = "en"
words = "dear"
reason = "a letter begins with it"
"""


def passage(language: str, text: str, kind: str = "lesson", place: str = "05_models") -> Passage:
    """A cell of a lesson, or the one line of another text."""
    blocks = prose.blocks(text) if kind == "lesson" else [prose.Block("text", text)]
    return Passage(kind, place, language, text.splitlines()[0], tuple(blocks))


def found(*said: Passage) -> list[str]:
    """The names of the rules that passages break, by the kit's own rules and terms."""
    rules = speech.read_rules(ROOT)
    assert rules is not None
    return sorted({finding.rule for finding in speech.findings(rules, [], said, TERMS)})


BROKEN = [
    ("en", "lesson", "The price stands at the top.", "word"),
    ("en", "lesson", "It returns a text.", "word"),
    ("en", "lesson", "A grey box.", "spelling"),
    ("en", "lesson", "It costs 5 dollars.", "money"),
    ("en", "lesson", "One thing: do this.", "colon place"),
    ("en", "lesson", "Run `one`: `a`. Then run `two`: `b`.", "colons"),
    ("en", "lesson", "## What is a token?", "heading"),
    ("en", "lesson", " ".join(["word"] * 40) + ".", "length"),
    ("en", "lesson", "이것은 English.", "other language"),
    ("ko", "lesson", "키가 저절로 저장돼요.", "word"),
    ("ko", "lesson", "같은 모델로 가는 문이 열려요.", "word"),
    ("ko", "lesson", "이 값이 0.01 USD예요.", "money"),
    ("ko", "lesson", "문자열이 아니라 답의 글이에요.", "글"),
    ("ko", "lesson", "이 모델은 temperature를 받지 않아요.", "받다"),
    ("ko", "lesson", "키를 저장합니다.", "해요체"),
    ("ko", "lesson", "한 번 묻는 것이 싱글턴이에요.", "term"),
    ("ko", "lesson", "## 왜 실패할까요?", "heading"),
    ("ko", "text", "{model}을(를) 고르세요.", "particle"),
    ("ko", "text", "{model}은 종료돼요.", "particle"),
    ("ko", "code", "retries: {value}", "other language"),
]
FINE = [
    ("en", "lesson", "API stands for application programming interface. Sign up with a text editor."),
    ("en", "lesson", "It costs US\\$5. Run this:\n\n```\npip install openai\n```"),
    ("en", "lesson", "You need three things: a key, a file, and a terminal."),
    ("en", "text", "Not yet: message 2 is of type {kind}. It should be a string."),
    ("ko", "lesson", "모델의 거절은 `refusal`에 있어요. 0.01달러(14원)가 들어요."),
    ("ko", "text", "{model} 모델을 고르세요. {count}개예요. {path}에 저장했어요."),
    ("ko", "lesson", "비교할 질문이 열 개예요. 주문이 열 건이에요."),
    ("ko", "code", "입력 {value}"),
]


@pytest.mark.parametrize(("language", "kind", "text", "rule"), BROKEN)
def test_a_broken_rule_is_found(language, kind, text, rule):
    assert found(passage(language, text, kind)) == [rule]


@pytest.mark.parametrize(("language", "kind", "text"), FINE)
def test_what_is_fine_is_let_through(language, kind, text):
    assert found(passage(language, text, kind)) == []


def test_one_box_about_other_servers():
    """The first cell of a lesson may speak of them; a second may not, and another lesson has its own."""
    said = passage("en", "Other servers may differ.")
    assert found(said, passage("en", "Other servers may differ.", place="06_function")) == []
    assert found(said, said) == ["servers"]


def test_a_term_before_the_lesson_that_explains_it(repository):
    """It is linked there, or found."""
    source = repository / "notebooks" / "src"
    shutil.copy(source / "00_hello.py", source / "01_more.py")
    lessons, rules = read_lessons(repository), speech.read_rules(ROOT)
    term = Term({"en": "Token", "ko": "토큰(token)"}, {"en": "A piece.", "ko": "조각."}, first="01_more")
    unlinked = passage("en", "Tokens cost money.", place="00_hello")
    linked = Passage("lesson", "00_hello", "en", "Tokens", unlinked.blocks, frozenset({"token"}))
    later = passage("en", "Tokens cost money.", place="01_more")
    assert [one.rule for one in speech.findings(rules, lessons, [unlinked], [term])] == ["first use"]
    assert list(speech.findings(rules, lessons, [linked], [term])) == []
    assert list(speech.findings(rules, lessons, [later], [term])) == []


def lay_rules(repository: Path, extra: str = "") -> Path:
    """Give the sample the kit's rules, without the places that the kit allows."""
    rules = (ROOT / speech.PLACE).read_text(encoding="utf-8").partition("[[allowed]]")[0]
    path = repository / speech.PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{rules}\n{extra}", encoding="utf-8", newline="\n")
    return path


def test_the_build_refuses_what_breaks_a_rule(repository, edit):
    """It says where, which rule and what to do."""
    lay_rules(repository)
    edit("# Run alone:", "# Run these dear words alone.")
    edit("# 이것만 실행해요.", "# 이 셀은 저절로 실행돼요.")
    found = building.check(repository, execute=False)
    assert any("00_hello (en)" in one and "expensive" in one for one in found)
    assert any("00_hello (ko)" in one and "자동으로" in one for one in found)


def test_an_allowed_place_has_a_reason_and_a_use(repository, edit):
    """One that nothing breaks any more is refused, and so is one without a reason."""
    edit("# Run alone:", "# The dearest words, alone.")
    edit("# 이것만 실행해요.", "# 이것만 따로 실행해요.")
    path = lay_rules(repository, ALLOWED)
    assert not any("dear" in one for one in building.check(repository, execute=False))
    edit("# The dearest words, alone.", "# The best words, alone.")
    assert any("delete this allowed place" in one for one in building.check(repository, execute=False))
    path.write_text(path.read_text(encoding="utf-8").replace("a letter begins with it", ""), encoding="utf-8")
    with pytest.raises(SourceError, match="reason"):
        speech.read_rules(repository)


def test_a_course_without_rules(repository, edit):
    edit("# Run alone:", "# The dearest words, alone.")
    edit("# 이것만 실행해요.", "# 이것만 따로 실행해요.")
    assert not any("dear" in one for one in building.check(repository, execute=False))


def test_the_command_counts_and_lists(repository, edit, capsys):
    """Without a name it prints counts by rule and by place, with one each place in full."""
    lay_rules(repository)
    edit("# Run alone:", "# The dearest words, alone.")
    edit("# 이것만 실행해요.", "# 이것만 저절로 실행돼요.")
    assert build.main(["--speech"], repository) == 0
    table = capsys.readouterr().out.splitlines()
    assert ["word", "1", "1"] in [line.split() for line in table]
    assert any(line.startswith("00_hello") and "word 2" in line for line in table)
    build.main(["--speech", "00"], repository)
    assert "expensive" in capsys.readouterr().out


def test_the_glossary_is_made_from_the_table(repository):
    """Each term is a cell whose id is its English heading; a page without a table has none."""
    source = repository / "notebooks" / "src"
    text = "# /// page\n" + "".join(f'# {key} = "Words"\n' for key in ("title.en", "title.ko", "goal.en", "goal.ko"))
    (source / "glossary.py").write_text(text + "# ///\n", encoding="utf-8", newline="\n")
    assert read_lessons(repository)[-1].cells == ()
    (source / "glossary.toml").write_text(TABLE, encoding="utf-8", newline="\n")
    (cell,) = read_lessons(repository)[-1].cells
    assert (cell.tags, cell.texts["ko"]) == (("term",), "### 토큰(token)\n\n조각.")
    assert read_terms(source / "glossary.toml")[0].id == "token"


@pytest.mark.parametrize("broken", ['ko = "토큰(token)"', 'ko = "조각."', "]]"])
def test_a_table_that_cannot_be_read(repository, broken):
    path = repository / "notebooks" / "src" / "glossary.toml"
    path.write_text(TABLE.replace(broken, "", 1), encoding="utf-8", newline="\n")
    with pytest.raises(SourceError, match=r"glossary\.toml"):
        read_terms(path)


def test_the_kit_keeps_its_rules():
    """Nothing that stops a build is in it, and every allowed place is needed."""
    lessons, rules = read_lessons(ROOT), speech.read_rules(ROOT)
    said = passages.read(ROOT, lessons, read_texts(ROOT))
    assert rules is not None
    assert list(speech.findings(rules, lessons, said, TERMS)) == []
    assert speech.unused(rules, lessons, said, TERMS) == []
