# /// lesson
# title.en = "Search by meaning"
# title.ko = "뜻으로 검색하기"
# goal.en = "Search your own notes by meaning with embeddings, and let a model answer from what you found, with citations."
# goal.ko = "임베딩으로 내 글을 뜻에 따라 검색하고, 찾은 글만 보고 출처를 밝혀 답하게 해요."
# needs.en = "lesson 12"
# needs.ko = "레슨 12"
# ///

# %% [markdown] lang="en"
# A model knows nothing about your own documents. You could put all of them into every [prompt](glossary.ipynb#cell-id=prompt), but that's slow and expensive. It's better to find the few passages that matter, and send only those. This is called [RAG](glossary.ipynb#cell-id=rag), retrieval-augmented generation. Here you build a small one that answers a guesthouse's guests from twelve notes.

# %% [markdown] lang="ko"
# 모델은 내 문서의 내용을 몰라요. 문서를 전부 [프롬프트](glossary.ipynb#cell-id=prompt)에 넣을 수도 있지만, 느리고 요금도 많이 나와요. 필요한 몇 줄만 찾아서 보내는 편이 나아요. 이런 방법을 [RAG](glossary.ipynb#cell-id=rag)(검색 증강 생성)라고 해요. 이 레슨에서는 게스트하우스 안내문 열두 개를 보고 손님의 질문에 답하는 작은 RAG를 만들어요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="embeddings")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="embeddings")

# %% [markdown] lang="en"
# ## 1. Collect the notes
#
# The guesthouse is made up. Each note says one thing, so that a search can find exactly that.

# %% [markdown] lang="ko"
# ## 1. 검색할 글 모으기
#
# 지어낸 게스트하우스의 안내문이에요. 하나에 한 가지만 적어 두어야 필요한 내용만 찾을 수 있어요.

# %% lang="en"
NOTES = [
    "Breakfast is served from 7:00 to 9:30 in the dining room.",
    "The front door locks at 23:00. After that, use the code in your booking message.",
    "On the day you leave, the front desk keeps your bags for free until 18:00.",
    "If you cancel three days ahead or more, you get all your money back.",
    "Small dogs may stay in the two rooms with a garden.",
    "The Wi-Fi is called Maru, and the password is on the card next to your bed.",
    "To warm the floor of your room, turn the dial next to the door to the right.",
    "We rent out bicycles for 10,000 won a day.",
    "Bus 11 to Bulguksa Temple leaves across the street every 20 minutes.",
    "Smoking is allowed only on the bench behind the house.",
    "The nearest pharmacy is at 5 Cheomseong-ro, open until 22:00.",
    "A washing machine is in the basement. One load costs 4,000 won.",
]

# %% lang="ko"
NOTES = [
    "아침 식사는 7시부터 9시 30분까지 식당에서 드려요.",
    "현관문은 밤 11시에 잠겨요. 그 뒤에는 예약 메시지에 있는 비밀번호를 누르세요.",
    "퇴실하는 날에는 저녁 6시까지 프런트에서 짐을 무료로 맡아 드려요.",
    "사흘 전까지 예약을 취소하면 전액을 환불해 드려요.",
    "작은 강아지는 마당이 있는 방 두 곳에서 함께 묵을 수 있어요.",
    "와이파이 이름은 Maru이고, 비밀번호는 침대 옆 카드에 적혀 있어요.",
    "방바닥을 데우려면 문 옆의 다이얼을 오른쪽으로 돌리세요.",
    "자전거를 하루 10,000원에 빌려 드려요.",
    "불국사로 가는 11번 버스가 길 건너편에서 20분마다 출발해요.",
    "담배는 집 뒤쪽 벤치에서만 피울 수 있어요.",
    "가장 가까운 약국은 첨성로 5번지에 있고, 밤 10시까지 열어요.",
    "지하에 세탁기가 있어요. 한 번 돌리는 데 4,000원이에요.",
]

# %% [markdown] lang="en"
# ## 2. Turn notes into numbers
#
# An **[embedding](glossary.ipynb#cell-id=embedding)** is a list of numbers, also called a vector, that stands for the meaning of a string. You send a list of strings as `input` and get one vector for each, in the same order. `dimensions` says how many numbers a vector has; without it, this model gives 1,536.

# %% [markdown] lang="ko"
# ## 2. 글을 숫자로 바꾸기
#
# **[임베딩](glossary.ipynb#cell-id=embedding)**(embedding)은 글의 뜻을 나타내는 숫자 리스트예요. 벡터라고도 해요. `input`에 문자열 리스트를 보내면 같은 순서로 벡터를 하나씩 받아요. `dimensions`는 벡터 하나의 숫자 개수예요. 생략하면 이 모델은 1,536개를 줘요.

# %%
from helpers import usage
from openai import OpenAI

client = OpenAI()
response = client.embeddings.create(model="text-embedding-3-small", input=NOTES, dimensions=256)
vectors = [item.embedding for item in response.data]
print(len(vectors), len(vectors[0]), [round(number, 3) for number in vectors[0][:5]])
usage.show(response)

# %% [markdown] lang="en"
# There are 12 vectors of 256 numbers. No single number means anything to a person; what counts is how two vectors compare. Shorter vectors take less space but are less precise. Embeddings are cheap, since there are no output tokens. The price above wasn't read on OpenAI's own page, so check it there ([prices](https://developers.openai.com/api/docs/models)). A bigger program computes the vectors of its documents once and stores them.
#
# **In practice mode**, a small real model, all-MiniLM-L6-v2, computed the vectors of this lesson's strings beforehand. Your own strings are compared only by shared words, and score lower.
#
# ## 3. Compare two vectors
#
# The usual measure is the **cosine** of the angle between them. It's 1 for the same direction, and near 0 for strings that have nothing to do with each other. It takes two lines of Python:

# %% [markdown] lang="ko"
# 숫자 256개짜리 벡터가 12개예요. 숫자 하나하나는 사람이 읽을 수 없고, 두 벡터가 얼마나 비슷한지가 중요해요. 벡터가 짧으면 자리를 덜 차지하는 대신 덜 정확해요. 임베딩은 출력 토큰이 없어서 싸요. 위에 나온 가격은 OpenAI 페이지가 아닌 곳에서 확인한 것이니, 실제로 쓸 때는 [가격](https://developers.openai.com/api/docs/models) 페이지를 확인하세요. 더 큰 프로그램에서는 문서의 벡터를 한 번만 구해서 저장해 두세요.
#
# **연습 모드에서** 이 레슨의 글에는 작은 실제 모델 all-MiniLM-L6-v2로 미리 구해 둔 벡터를 써요. 이 모델은 영어만 읽기 때문에, 한국어 글에는 같은 뜻의 영어 글로 구한 벡터를 넣었어요. 직접 쓴 글은 같은 낱말이 있는지만 비교하고, 점수도 더 낮게 나와요.
#
# ## 3. 두 벡터 비교하기
#
# 보통 두 벡터 사이의 각도로 **코사인**(cosine) 값을 구해요. 방향이 같으면 1이고, 서로 관계없는 글이면 0에 가까워요. 파이썬 두 줄이면 돼요.

# %%
import math


def cosine(a, b):
    dot = sum(x * y for x, y in zip(a, b))
    return dot / (math.hypot(*a) * math.hypot(*b))


# %% [markdown] lang="en"
# Now compare a guest's question with two notes:

# %% [markdown] lang="ko"
# 이제 손님의 질문을 안내문 두 개와 비교해요.

# %% lang="en"
def embed(text):
    response = client.embeddings.create(model="text-embedding-3-small", input=text, dimensions=256)
    return response.data[0].embedding


puppy = embed("Can I bring my puppy?")
for number in (5, 8):
    print(round(cosine(puppy, vectors[number - 1]), 2), NOTES[number - 1])

# %% lang="ko"
def embed(text):
    response = client.embeddings.create(model="text-embedding-3-small", input=text, dimensions=256)
    return response.data[0].embedding


puppy = embed("반려견을 데려가도 되나요?")
for number in (5, 8):
    print(round(cosine(puppy, vectors[number - 1]), 2), NOTES[number - 1])

# %% [markdown] lang="en"
# The question and the note about dogs share no word, but their meanings are close. A search for the word "puppy" would have found nothing.
#
# ## 4. Find the top three
#
# A search compares the question with every note. Each hit is a score and the note's number:

# %% [markdown] lang="ko"
# 질문에 있는 '반려견'이라는 말은 안내문 어디에도 없지만, 강아지 안내문과 뜻이 가까워요. 낱말로 검색했다면 아무것도 찾지 못했을 거예요.
#
# ## 4. 가장 가까운 셋 찾기
#
# 질문을 모든 안내문과 비교해요. 결과 하나는 점수와 안내문 번호의 쌍이에요.

# %% lang="en"
def search(question, count=3):
    vector = embed(question)
    hits = [(cosine(vector, other), number) for number, other in enumerate(vectors, start=1)]
    return sorted(hits, reverse=True)[:count]


question = "I have a headache. Where can I get medicine?"
for score, number in search(question):
    print(f"{score:.2f} [{number}] {NOTES[number - 1]}")

# %% lang="ko"
def search(question, count=3):
    vector = embed(question)
    hits = [(cosine(vector, other), number) for number, other in enumerate(vectors, start=1)]
    return sorted(hits, reverse=True)[:count]


question = "머리가 아파요. 약은 어디에서 살 수 있어요?"
for score, number in search(question):
    print(f"{score:.2f} [{number}] {NOTES[number - 1]}")

# %% [markdown] lang="en"
# The pharmacy comes first, by far. The other two are only the best of the rest, because a top three always has three.
#
# ## 5. Let the model answer from the notes
#
# Now send the three notes with the question. The rules belong in `instructions` (lesson 12). The numbers let the model cite its sources, so that a person can check the answer.

# %% [markdown] lang="ko"
# 약국 안내문의 점수가 다른 둘보다 훨씬 높아요. 언제나 셋을 고르기 때문에, 나머지 둘은 그다음으로 점수가 높을 뿐이에요.
#
# ## 5. 찾은 글을 보고 답하게 하기
#
# 이제 안내문 셋을 질문과 함께 보내요. 규칙은 `instructions`에 적어요(레슨 12). 번호를 붙이면 모델이 출처를 밝힐 수 있고, 사람이 답을 확인할 수 있어요.

# %% lang="en"
RULES = (
    "Answer in one sentence, only from the notes. Cite each note you use by its number, like [3]. "
    "If the notes don't answer the question, say only: That isn't in the notes."
)


def answer(question, hits):
    notes = "\n".join(f"[{number}] {NOTES[number - 1]}" for _, number in hits)
    prompt = f"Notes:\n{notes}\n\nQuestion: {question}"
    response = client.responses.create(
        model="gpt-6-luna", reasoning={"effort": "none"}, instructions=RULES, input=prompt
    )
    return response.output_text


# %% lang="ko"
RULES = (
    "안내문만 보고 한 문장으로 답하세요. 답에 쓴 안내문의 번호를 [3]처럼 적으세요. "
    "안내문에 답이 없으면 이렇게만 말하세요: 안내문에 없는 내용이에요."
)


def answer(question, hits):
    notes = "\n".join(f"[{number}] {NOTES[number - 1]}" for _, number in hits)
    prompt = f"안내문:\n{notes}\n\n질문: {question}"
    response = client.responses.create(
        model="gpt-6-luna", reasoning={"effort": "none"}, instructions=RULES, input=prompt
    )
    return response.output_text


# %% [markdown] lang="en"
# The model needs no reasoning to copy a fact, so the effort is `"none"`.

# %% [markdown] lang="ko"
# 적힌 내용을 옮기는 데에는 추론이 필요 없어서 추론 강도를 `"none"`으로 했어요.

# %%
print(answer(question, search(question)))

# %% [markdown] lang="en"
# The sentence ends with its source. In practice mode, we wrote it. A real model chooses its own words, and it may forget a citation or get one wrong. Exercise 2 checks that.
#
# ## 6. Say "not in the notes"
#
# No note mentions a swimming pool or credit cards. What does the search find for such questions?

# %% [markdown] lang="ko"
# 문장 끝에 출처가 있어요. 연습 모드에서는 우리가 미리 써 둔 문장이에요. 실제 모델은 다른 말로 답하고, 출처를 빠뜨리거나 잘못 적기도 해요. 그래서 연습 문제 2에서 출처를 확인해요.
#
# ## 6. "안내문에 없어요"라고 답하기
#
# 수영장과 신용카드 이야기는 안내문에 없어요. 이런 질문에는 무엇을 찾을까요?

# %% lang="en"
pool = "Is there a swimming pool?"
card = "Can I pay by credit card?"
for unknown in (pool, card):
    score, number = search(unknown)[0]
    print(f"{score:.2f} [{number}] {unknown}")

# %% lang="ko"
pool = "수영장이 있나요?"
card = "신용카드로 결제할 수 있나요?"
for unknown in (pool, card):
    score, number = search(unknown)[0]
    print(f"{score:.2f} [{number}] {unknown}")

# %% [markdown] lang="en"
# Both best scores are low. So use two locks. First, your code stops below a limit and asks no model. Second, the rules let the model say no, for what passes the limit:

# %% [markdown] lang="ko"
# 가장 높은 점수도 낮아요. 그래서 두 번 막아요. 먼저 점수가 기준보다 낮으면 내 코드가 모델을 부르지 않고 멈춰요. 기준을 넘은 질문이라도 안내문에 답이 없으면, 규칙에 따라 모델이 없다고 말해요.

# %% lang="en"
LEAST = 0.2


def reply(question):
    hits = [hit for hit in search(question) if hit[0] >= LEAST]
    return answer(question, hits) if hits else "Not found: no note is close enough."


print(reply(pool))
print(reply(card))

# %% lang="ko"
LEAST = 0.2


def reply(question):
    hits = [hit for hit in search(question) if hit[0] >= LEAST]
    return answer(question, hits) if hits else "가까운 안내문을 찾지 못했어요."


print(reply(pool))
print(reply(card))

# %% [markdown] lang="en"
# The first question asked no model. The second one passed, because a refund is about money too, and the model's rule caught it. Find the limit by measuring your own questions. Another model's scores are different, so 0.2 may be wrong there.
#
# ## 7. Measure the search
#
# If the right note isn't found, no model can answer. So test the search alone. Here are ten questions, each with the number of the right note:

# %% [markdown] lang="ko"
# 첫 질문에는 모델을 부르지 않았어요. 두 번째 질문은 환불도 돈 이야기라서 기준을 넘었고, 모델이 규칙에 따라 막았어요. 기준은 내 질문들로 재 보고 정하세요. 모델이 바뀌면 점수도 달라지니 0.2가 맞지 않을 수 있어요.
#
# ## 7. 검색이 잘되는지 재기
#
# 맞는 안내문을 찾지 못하면 어떤 모델도 제대로 답할 수 없어요. 그래서 검색만 따로 재 봐요. 질문 열 개와, 답이 있는 안내문의 번호예요.

# %% lang="en"
GOLD = {
    "I'm hungry when I wake up.": 1,
    "Can I still get in at two in the morning?": 2,
    "My train leaves in the evening. What do I do with my suitcase?": 3,
    "My flight was canceled, so I can't come.": 4,
    "I'm freezing in here.": 7,
    "I want to get around without a car.": 8,
    "I'd like to see the old temple.": 9,
    "Where can I have a cigarette?": 10,
    "I feel sick.": 11,
    "My shirt has a coffee stain.": 12,
}

# %% lang="ko"
GOLD = {
    "일어나면 배가 고파요.": 1,
    "새벽 두 시에도 들어갈 수 있나요?": 2,
    "기차가 저녁에 떠나요. 캐리어는 어떻게 하죠?": 3,
    "비행기가 결항되어서 못 가게 됐어요.": 4,
    "여기 너무 추워요.": 7,
    "차 없이 돌아다니고 싶어요.": 8,
    "오래된 절을 구경하고 싶어요.": 9,
    "흡연할 수 있는 곳은 어디예요?": 10,
    "몸이 아파요.": 11,
    "셔츠에 커피를 쏟았어요.": 12,
}

# %% [markdown] lang="en"
# The next cell searches for all ten. `found` gets the three numbers of each search.

# %% [markdown] lang="ko"
# 다음 셀은 열 개를 모두 검색해요. `found`에는 검색마다 찾은 번호 세 개가 들어가요.

# %%
right = list(GOLD.values())
found = []
for question, number in GOLD.items():
    found.append([hit[1] for hit in search(question)])
    print(found[-1], number, number in found[-1], question)

# %% [markdown] lang="en"
# Sometimes the right note isn't first, and one is missed, because the note about the pharmacy doesn't mention who needs one. It often helps to change the note, not the code.
#
# ## 8. The complete search, ready to copy
#
# **Copy this cell into an empty file.**

# %% [markdown] lang="ko"
# 맞는 안내문이 맨 앞이 아닐 때도 있고, 하나는 찾지 못했어요. 약국 안내문에 언제 약국이 필요한지는 적혀 있지 않거든요. 이럴 때는 코드보다 글을 고치는 편이 나을 때가 많아요.
#
# ## 8. 전체 코드 가져가기
#
# **이 셀을 빈 파일에 복사해 보세요.**

# %% tags=["snippet"] lang="en"
import math

from openai import OpenAI

NOTES = [
    "We rent out bicycles for 10,000 won a day.",
    "To warm the floor of your room, turn the dial next to the door to the right.",
    "Breakfast is served from 7:00 to 9:30 in the dining room.",
    "Smoking is allowed only on the bench behind the house.",
]
RULES = "Answer in one sentence, only from the notes, and cite them like [3]. If they don't say it, say that."
client = OpenAI(timeout=60)


def embed(texts):
    response = client.embeddings.create(model="text-embedding-3-small", input=texts, dimensions=256)
    return [item.embedding for item in response.data]


def cosine(a, b):
    return sum(x * y for x, y in zip(a, b)) / (math.hypot(*a) * math.hypot(*b))


question = "I'm freezing in here."
vector, *vectors = embed([question, *NOTES])
best = sorted(range(len(NOTES)), key=lambda i: cosine(vector, vectors[i]), reverse=True)[:3]
notes = "\n".join(f"[{i + 1}] {NOTES[i]}" for i in best)
prompt = f"Notes:\n{notes}\n\nQuestion: {question}"
print(client.responses.create(model="gpt-6-luna", instructions=RULES, input=prompt).output_text)

# %% tags=["snippet"] lang="ko"
import math

from openai import OpenAI

NOTES = [
    "자전거를 하루 10,000원에 빌려 드려요.",
    "방바닥을 데우려면 문 옆의 다이얼을 오른쪽으로 돌리세요.",
    "아침 식사는 7시부터 9시 30분까지 식당에서 드려요.",
    "담배는 집 뒤쪽 벤치에서만 피울 수 있어요.",
]
RULES = "안내문만 보고 한 문장으로 답하고 번호를 [3]처럼 적으세요. 안내문에 없으면 없다고 말하세요."
client = OpenAI(timeout=60)


def embed(texts):
    response = client.embeddings.create(model="text-embedding-3-small", input=texts, dimensions=256)
    return [item.embedding for item in response.data]


def cosine(a, b):
    return sum(x * y for x, y in zip(a, b)) / (math.hypot(*a) * math.hypot(*b))


question = "여기 너무 추워요."
vector, *vectors = embed([question, *NOTES])
best = sorted(range(len(NOTES)), key=lambda i: cosine(vector, vectors[i]), reverse=True)[:3]
notes = "\n".join(f"[{i + 1}] {NOTES[i]}" for i in best)
prompt = f"안내문:\n{notes}\n\n질문: {question}"
print(client.responses.create(model="gpt-6-luna", instructions=RULES, input=prompt).output_text)

# %% [markdown] lang="en"
# ## Exercise 1
#
# **Recall@3** is the share of questions for which the right note is among the first three. Write `recall(found, right)`. `found` holds one list of note numbers for each question, and `right` holds the right number for each, in the same order. Return a number between 0 and 1.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# **재현율@3**(recall@3)은 맞는 안내문이 처음 셋 안에 들어간 질문의 비율이에요. `recall(found, right)`를 써 보세요. `found`에는 질문마다 찾은 번호의 리스트가 하나씩, `right`에는 맞는 번호가 같은 순서로 들어 있어요. 0과 1 사이의 숫자를 돌려주세요.

# %% tags=["exercise"]
def recall(found, right):
    return None


# %% tags=["solution"]
def recall(found, right):
    hits = [number in numbers for numbers, number in zip(found, right)]
    return sum(hits) / len(hits)


# %% tags=["check"]
from helpers import check

check.recall(recall)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `zip(found, right)` goes through both lists together. Count how often `number in numbers` is true, and divide by the number of questions.
#
# </details>
#
# `recall(found, right)` is 0.9 in practice mode. With `search(question, 1)` it would be 0.7.
#
# ## Exercise 2
#
# An answer may cite a note that the model never got. Write `is_cited(answer, sent)`. `sent` is the list of the numbers you sent, such as `[7, 2, 12]`. Return `True` if the answer cites at least one note, like `[7]`, and every note it cites was sent. Otherwise return `False`. Numbers outside square brackets, such as prices, don't count.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `zip(found, right)`로 두 리스트를 나란히 볼 수 있어요. `number in numbers`가 참인 횟수를 세고 질문의 수로 나누세요.
#
# </details>
#
# 연습 모드에서 `recall(found, right)`는 0.9예요. `search(question, 1)`로 찾았다면 0.7이에요.
#
# ## 연습 문제 2
#
# 답에 모델이 받지도 않은 안내문의 번호가 나올 수 있어요. `is_cited(answer, sent)`를 써 보세요. `sent`는 `[7, 2, 12]`처럼 내가 보낸 번호의 리스트예요. 답에 `[7]` 같은 출처가 하나라도 있고 그 번호를 모두 내가 보냈으면 `True`, 아니면 `False`를 돌려주세요. 가격처럼 대괄호 밖에 있는 숫자는 출처가 아니에요.

# %% tags=["exercise"]
import re


def is_cited(answer, sent):
    return True


# %% tags=["solution"]
import re


def is_cited(answer, sent):
    cited = [int(number) for number in re.findall(r"\[(\d+)\]", answer)]
    return bool(cited) and all(number in sent for number in cited)


# %% tags=["check"]
check.is_cited(is_cited)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `re.findall(r"\[(\d+)\]", answer)` gives you the numbers in square brackets as strings; `int` makes them comparable with `sent`. `all` of an empty list is `True`, so also check that there is at least one.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `re.findall(r"\[(\d+)\]", answer)`로 대괄호 안의 숫자를 문자열로 꺼낼 수 있어요. `int`로 바꿔야 `sent`의 번호와 비교할 수 있어요. 빈 리스트에 `all`을 쓰면 `True`이니, 출처가 하나라도 있는지도 확인하세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - An embedding is a vector, and strings with similar meanings have similar vectors.
# - A search compares vectors by their cosine and keeps the best few.
# - RAG sends only what was found, with numbers to cite and a rule for "not in the notes".
# - A limit on the score saves calls. Measure it, and the search, with your own questions.
#
# **Links:** [Embeddings](https://developers.openai.com/api/docs/guides/embeddings) ·
# [Retrieval](https://developers.openai.com/api/docs/guides/retrieval)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 임베딩은 벡터이고, 뜻이 비슷한 글은 벡터도 비슷해요.
# - 검색은 벡터를 코사인으로 비교해서 점수가 높은 몇 개를 남겨요.
# - RAG는 찾은 글만 보내요. 출처를 밝힐 번호와, 안내문에 없을 때의 규칙도 함께 보내요.
# - 점수 기준이 있으면 호출을 아낄 수 있어요. 기준과 검색 모두 내 질문으로 재 보세요.
#
# **참고:** [임베딩](https://developers.openai.com/api/docs/guides/embeddings) ·
# [검색](https://developers.openai.com/api/docs/guides/retrieval)
