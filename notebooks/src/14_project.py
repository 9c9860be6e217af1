# /// lesson
# title.en = "Project: label a file of reviews"
# title.ko = "프로젝트: 리뷰 파일에 라벨 붙이기"
# goal.en = "Label forty customer reviews: many at once, safe when interrupted, with a bill and a grade. Take the script home."
# goal.ko = "고객 리뷰 40개에 라벨을 붙여요. 여러 개를 동시에 보내고, 끊겨도 이어서 하고, 비용과 정확도까지 확인해요. 완성한 스크립트는 가져가세요."
# needs.en = "lessons 05 and 11, and a little Python: functions, dictionaries, files"
# needs.ko = "레슨 05와 11, 약간의 파이썬(함수, 딕셔너리, 파일)"
# ///

# %% [markdown] lang="en"
# A shop has a file of customer reviews and wants to know: who is happy, who is not, and about what?
# Nobody wants to read and sort thousands of them, so a model does it, and you check its work.
#
# ![Reviews wait in front of a gate with five places. Behind it requests are under way, and each answer becomes a line of a file at once. After an interruption only reviews without a line are sent.](../../assets/drawings/label-pipeline.en.svg)

# %% [markdown] lang="ko"
# 어느 가게에 고객 리뷰 파일이 있어요. 누가 만족하고 누가 불만인지, 무엇 때문인지 알고 싶대요.
# 수천 개를 직접 읽고 분류하기는 힘드니 모델에 맡기고, 제대로 했는지는 우리가 확인해요.
#
# ![리뷰가 자리 다섯 개짜리 문 앞에서 기다려요. 문을 지난 리뷰는 요청으로 나가고, 답은 도착하는 대로 파일의 한 줄이 돼요. 중간에 끊기면 줄이 없는 리뷰만 다시 보내요.](../../assets/drawings/label-pipeline.ko.svg)

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. The file
#
# A CSV file is a table as text: a line for each row, with commas between the columns. `csv.DictReader` makes a dictionary of each row.
# Name the `encoding`, or Windows may read Korean wrongly; the `csv` module wants `newline=""`.

# %% [markdown] lang="ko"
# ## 1. 파일 읽기
#
# CSV는 표를 글로 적은 파일이에요. 한 줄이 한 행이고, 열 사이에 쉼표가 있어요. `csv.DictReader`는 행마다 딕셔너리를 하나씩 만들어요.
# `encoding`을 적지 않으면 Windows에서 한글이 깨질 수 있어요. `newline=""`은 `csv` 모듈이 요구하는 거예요.

# %%
import csv
from pathlib import Path

DATA = Path("../../assets/data/reviews.csv")
with open(DATA, encoding="utf-8", newline="") as file:
    reviews = list(csv.DictReader(file))

print(len(reviews))

# %% lang="en"
mine = [review for review in reviews if review["language"] == "en"]
print(mine[0])

# %% lang="ko"
mine = [review for review in reviews if review["language"] == "ko"]
print(mine[0])

# %% [markdown] lang="en"
# Twenty reviews are English, twenty Korean. We made them up, products included.
# `sentiment` and `topic` are labels that a person gave. **The model never sees them**: they are for grading it at the end.
#
# ## 2. One review first
#
# Never start with forty. The class says what may come back: `Literal` lists the only labels allowed, and `.parse` (lesson 11) sends that as a schema.
# The limit of 100 tokens leaves room; the answer needs about ten. **This cell runs alone in an empty file.**

# %% [markdown] lang="ko"
# 스무 개는 영어, 스무 개는 한국어예요. 제품까지 모두 지어낸 거예요.
# `sentiment`(감정)와 `topic`(주제)은 사람이 붙인 라벨이에요. **모델에는 보여 주지 않아요.** 마지막에 채점할 때만 써요.
#
# ## 2. 먼저 하나만
#
# 처음부터 40개를 보내지는 마세요. 클래스에는 어떤 답이 올 수 있는지 적어요. `Literal`은 허용할 라벨의 목록이고, `.parse`(레슨 11)는 이것을 스키마(schema)로 보내요.
# 라벨은 코드에서 쓸 이름이라 영어로 적었어요. 답은 토큰 열 개쯤이면 되지만 한도는 100으로 넉넉히 두었어요. **이 셀은 빈 파일에서도 그대로 실행돼요.**

# %% tags=["snippet"] lang="en"
from typing import Literal

import openai
from openai import OpenAI
from pydantic import BaseModel, ValidationError


class Label(BaseModel):
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


INSTRUCTIONS = """Label the customer review.
sentiment: what the writer really thinks; mixed if good and bad weigh about the same.
topic: what it is mostly about. product: the thing itself, its manual; delivery: speed, parcel;
price: cheap or dear; service: questions, returns, refunds."""
sample = "The tea is excellent, but the tin arrived with a dent."

try:
    response = OpenAI().chat.completions.parse(
        model="gpt-6-luna",
        messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": sample}],
        response_format=Label,
        reasoning_effort="none", temperature=0, max_completion_tokens=100,
    )
    print(response.choices[0].message.parsed)
except (ValidationError, openai.LengthFinishReasonError) as error:
    response = None
    print("This model's answer is no label:", type(error).__name__)

# %% tags=["snippet"] lang="ko"
from typing import Literal

import openai
from openai import OpenAI
from pydantic import BaseModel, ValidationError


class Label(BaseModel):
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


INSTRUCTIONS = """고객 리뷰에 라벨을 붙이세요.
sentiment: 글쓴이의 속마음. 좋은 점과 나쁜 점이 비슷하면 mixed.
topic: 주로 무엇에 대한 글인지. product: 물건과 설명서, delivery: 속도와 포장,
price: 싼지 비싼지, service: 문의와 교환과 환불."""
sample = "차는 정말 맛있는데 깡통이 찌그러져서 왔어요."

try:
    response = OpenAI().chat.completions.parse(
        model="gpt-6-luna",
        messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": sample}],
        response_format=Label,
        reasoning_effort="none", temperature=0, max_completion_tokens=100,
    )
    print(response.choices[0].message.parsed)
except (ValidationError, openai.LengthFinishReasonError) as error:
    response = None
    print("이 모델의 답은 라벨이 아니에요:", type(error).__name__)

# %% [markdown] lang="en"
# `parsed` is an object of your class. With OpenAI's API the schema is binding; another server may ignore it, and then the last line says so.
#
# ## 3. The estimate, before the run
#
# One call tells what forty will cost: instructions and schema are the same each time, and the reviews are about equally long.
# `dollars` gives `None` where there is no answer, or no price for the model that answered.

# %% [markdown] lang="ko"
# `parsed`는 직접 만든 클래스의 객체예요. OpenAI의 API는 스키마를 꼭 지켜요. 다른 서버는 무시할 수도 있는데, 그러면 마지막 줄이 알려 줘요.
#
# ## 3. 실행하기 전에 비용 예상하기
#
# 한 번 불러 보면 40개가 얼마일지 알 수 있어요. 지시와 스키마는 매번 같고 리뷰의 길이도 비슷하니까요.
# `dollars`는 답이 없거나 답한 모델의 가격을 모르면 `None`을 돌려줘요.

# %%
from helpers import usage


def dollars(response):
    try:
        return round(usage.cost(response), 8)
    except ValueError:
        return None


# %% lang="en"
one_costs = dollars(response) or 0
print(f"one review:  {one_costs:.6f} USD")
print(f"all reviews: {one_costs * len(reviews):.6f} USD")

# %% lang="ko"
one_costs = dollars(response) or 0
print(f"리뷰 하나: {one_costs:.6f} USD")
print(f"리뷰 전부: {one_costs * len(reviews):.6f} USD")

# %% [markdown] lang="en"
# A tenth of a cent: go on. If a number here shocks you, nothing is lost yet.
#
# ## 4. Many at once: async
#
# Most of a call is waiting. `AsyncOpenAI` is the same client for programs that do something else meanwhile: its methods are called with `await`,
# and while one call waits, others go on. First the request, as a function, so that every review is asked in the same way:

# %% [markdown] lang="ko"
# 0.1센트쯤이니 계속해도 되겠어요. 여기서 놀랄 만한 금액이 나와도 아직 잃은 것은 없어요.
#
# ## 4. 여러 개를 동시에: 비동기
#
# 호출 시간은 대부분 기다리는 시간이에요. `AsyncOpenAI`는 기다리는 동안 다른 일도 하는 **비동기**(asynchronous) 클라이언트예요. 메서드 앞에 `await`를 붙여 부르고,
# 한 호출이 기다리는 사이에 다른 호출이 진행돼요. 리뷰마다 똑같은 요청을 보내도록, 먼저 요청을 함수로 만들어요.

# %%
from openai import AsyncOpenAI

client = AsyncOpenAI(max_retries=5)


def request(text):
    system = {"role": "system", "content": INSTRUCTIONS}
    return {
        "model": "gpt-6-luna",
        "messages": [system, {"role": "user", "content": text}],
        "response_format": Label,
        "reasoning_effort": "none",
        "temperature": 0,
        "max_completion_tokens": 100,
    }


# %% [markdown] lang="en"
# Among forty answers, one may be unusable: refused, cut off, not the JSON that was asked for. **One bad row must not end the run**,
# so `label` returns a dictionary in any case, with the labels or with the `problem`. `async def` makes it a function that can be awaited.

# %% [markdown] lang="ko"
# 답이 40개면 쓸 수 없는 것도 있을 수 있어요. 거절하거나, 중간에 잘리거나, 부탁한 JSON이 아니거나요. **한 행이 잘못됐다고 전체가 멈추면 안 돼요.**
# 그래서 `label`은 언제나 딕셔너리를 돌려줘요. 라벨이 들어 있거나, 문제(`problem`)가 적혀 있어요. `async def`로 만든 함수는 `await`로 기다릴 수 있어요.

# %%
async def label(review, **more):
    result = {"id": review["id"], "text": review["text"], "problem": None}
    response = None
    try:
        response = await client.chat.completions.parse(**request(review["text"]) | more)
        message = response.choices[0].message
        if message.parsed:
            result |= message.parsed.model_dump()
        else:
            result["problem"] = message.refusal or "empty"
    except (ValidationError, openai.BadRequestError,
            openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError) as error:
        response = getattr(error, "completion", None)
        result["problem"] = type(error).__name__
    return result | {"usd": dollars(response)}


# %% [markdown] lang="en"
# Try it, once as it should be and once with a limit that is too tight.
#
# **Why may a cell `await`?** Jupyter already runs the event loop that async code needs. In a file there is none: there you write `asyncio.run(main())`.
# In a notebook, `asyncio.run` fails with a `RuntimeError`, because the loop is already running.

# %% [markdown] lang="ko"
# 한 번은 제대로, 한 번은 한도를 너무 작게 주고 불러 볼게요.
#
# **왜 셀에서 바로 `await`를 써도 될까요?** 비동기 코드에 필요한 이벤트 루프(event loop)를 Jupyter가 이미 돌리고 있기 때문이에요. 파일에는 루프가 없으니 `asyncio.run(main())`이라고 적어야 해요.
# 노트북에서 `asyncio.run`을 쓰면 루프가 이미 돌고 있다며 `RuntimeError`가 나요.

# %%
first = await label(mine[0])
print(first)
print(await label(mine[1], max_completion_tokens=5))

# %% [markdown] lang="en"
# The second has no labels, but a `problem`, the name of the error, and a price: an answer that is cut off is paid for too, and the error carries it along.
# A wrong key or an empty account is not caught here. That is no trouble of one review, and the run should stop.
#
# ## 5. Retries
#
# Many requests at once may be too many: status 429. The SDK then waits and tries again by itself (lesson 07), up to `max_retries` times: 2 unless you say otherwise, 5 for our client.
# The header asks practice mode to refuse the first try; `with_raw_response` lets you see what happened on the way.

# %% [markdown] lang="ko"
# 두 번째 결과에는 라벨 대신 `problem`에 오류 이름이 있고, 비용도 적혀 있어요. 잘린 답에도 돈은 나가고, 그 답은 오류에 함께 담겨 오거든요.
# 잘못된 키나 바닥난 잔액은 여기서 처리하지 않아요. 리뷰 하나의 문제가 아니라서 실행을 멈춰야 하니까요.
#
# ## 5. 재시도
#
# 여러 개를 동시에 보내다 보면 너무 많다는 429가 올 수 있어요. 그러면 SDK가 알아서 기다렸다가 다시 보내요(레슨 07). 횟수는 `max_retries`까지인데, 정하지 않으면 2번이고 우리 클라이언트는 5번이에요.
# 아래의 헤더(header)는 첫 번째 시도를 거절해 달라고 연습 모드에 부탁해요. `with_raw_response`를 쓰면 그사이에 무슨 일이 있었는지 볼 수 있어요.

# %%
from helpers.practice import fault

raw = await client.chat.completions.with_raw_response.parse(
    **request(sample), extra_headers=fault("rate_limit_exceeded", retries=1)
)
print(raw.status_code, raw.retries_taken)

# %% [markdown] lang="en"
# 200 in the end, after 1 retry, and you had nothing to do. (The API ignores this header: live you will probably read 0.)
#
# ## 6. Keep every result at once
#
# Forty results in a variable are gone when the laptop closes, and you would pay again. So each result becomes a line of a file **the moment it arrives**.
# One JSON object a line is called JSON Lines: adding one never touches the others.

# %% [markdown] lang="ko"
# 한 번 재시도해서 결국 200을 받았고, 우리가 한 일은 없어요. (API는 이 헤더를 무시해요. 라이브 모드에서는 아마 0이 나올 거예요.)
#
# ## 6. 결과는 바로바로 저장하기
#
# 결과 40개를 변수에만 두면 노트북을 닫을 때 사라지고, 돈을 또 내야 해요. 그래서 결과가 **도착하는 대로** 파일에 한 줄씩 적어요.
# 한 줄에 JSON 객체를 하나씩 담은 파일을 JSON Lines라고 해요. 한 줄을 보태도 다른 줄은 건드리지 않아요.

# %%
import json
import tempfile

folder = tempfile.TemporaryDirectory()
RESULTS = Path(folder.name) / "labels.jsonl"


def store(result):
    with open(RESULTS, "a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")


store(first)
print(RESULTS.read_text(encoding="utf-8"))

# %% [markdown] lang="en"
# `"a"` appends, and leaving `with` closes the file, so the line is out of Python's hands. This lesson uses a temporary folder that vanishes with the kernel; yours should stay.
#
# Now the other direction: what is finished? If the power fails in the middle of writing, the last line is **torn**. It is no JSON, so it does not count.

# %% [markdown] lang="ko"
# `"a"`는 덧붙이라는 뜻이고, `with`를 벗어나면 파일이 닫히면서 그 줄이 파일로 넘어가요. 이 레슨은 커널이 끝나면 사라지는 임시 폴더를 쓰지만, 내 프로젝트에서는 남아 있을 폴더를 쓰세요.
#
# 이번에는 반대로, 무엇이 끝났는지 읽어 봐요. 쓰는 도중에 전원이 나가면 마지막 줄이 **쓰다 만 줄**이 돼요. 그런 줄은 JSON이 아니니 세지 않아요.

# %%
def finished():
    results = {}
    for line in RESULTS.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            result = json.loads(line)
        except ValueError:
            continue
        results[result["id"]] = result
    return results


# %%
def left():
    with open(RESULTS, "ab") as file:
        if not RESULTS.read_bytes().endswith(b"\n"):
            file.write(b"\n")
    done = finished()
    return [review for review in reviews if review["id"] not in done]


print(len(left()))

# %% [markdown] lang="en"
# 39, because the first review is paid for and finished. `left` also ends a torn line, so that the next result does not stick to it.
#
# ## 7. The run
#
# `asyncio.Semaphore(5)` is a gate with five places: a sixth request waits until one is free. Without it, a thousand reviews would be a thousand requests at the same second.
# The result is stored inside the gate, before the place becomes free.

# %% [markdown] lang="ko"
# 39가 나왔어요. 첫 번째 리뷰는 이미 돈을 냈고 끝났으니까요. `left`는 쓰다 만 줄이 있으면 줄을 바꿔서, 다음 결과가 거기에 이어 붙지 않게 해요.
#
# ## 7. 실행
#
# `asyncio.Semaphore(5)`는 자리가 다섯 개인 문이에요. 여섯 번째 요청은 자리가 날 때까지 기다려요. 이 문이 없으면 리뷰 천 개가 한꺼번에 요청 천 개로 나가요.
# 결과는 자리를 비우기 전에, 문 안에서 저장해요.

# %%
import asyncio


async def one(review, gate):
    async with gate:
        store(await label(review))


# %% [markdown] lang="en"
# `create_task` starts all of them; the gate decides who goes on. `as_completed` hands them over in the order in which they finish, and each moves the progress bar.
# `finally` is for the ■ button: what has not finished is given up, or it would go on behind your back.

# %% [markdown] lang="ko"
# `create_task`는 모든 작업을 시작하지만, 무엇이 먼저 지나갈지는 문이 정해요. `as_completed`는 끝나는 순서대로 하나씩 건네주고, 그때마다 진행 막대가 움직여요.
# `finally`는 ■ 버튼을 눌렀을 때를 위한 거예요. 끝나지 않은 것을 그만두지 않으면 뒤에서 계속 돌거든요.

# %%
import ipywidgets


async def label_all(todo, at_once=5):
    gate = asyncio.Semaphore(at_once)
    bar = ipywidgets.IntProgress(max=len(todo))
    display(bar)
    tasks = [asyncio.create_task(one(review, gate)) for review in todo]
    try:
        for task in asyncio.as_completed(tasks):
            await task
            bar.value += 1
    finally:
        for task in tasks:
            task.cancel()


# %% [markdown] lang="en"
# Suppose the power fails after fourteen more, in the middle of a line. (`openai` brings `tqdm`, a progress bar for text, but that writes to stderr, which notebooks show as a red box.)

# %% [markdown] lang="ko"
# 열네 개를 더 하고 나서, 한 줄을 쓰던 중에 전원이 나갔다고 해 봐요. (`openai`와 함께 설치되는 텍스트 진행 막대 `tqdm`은 stderr에 쓰기 때문에 노트북에서는 빨간 상자로 나와요.)

# %%
await label_all(left()[:14])

with open(RESULTS, "a", encoding="utf-8") as file:
    file.write('{"id": "en-16", "text": "Half of wh')

print(len(finished()))

# %% [markdown] lang="en"
# 15 are finished; the torn one does not count. **Run it again**, and only the rest is sent:

# %% [markdown] lang="ko"
# 15개가 끝났고, 쓰다 만 줄은 세지 않았어요. **다시 실행하면** 나머지만 보내요.

# %%
await label_all(left())

lines = RESULTS.read_text(encoding="utf-8").split("\n")
ids = [json.loads(line)["id"] for line in lines if line.endswith("}")]
print(len(ids), len(set(ids)), len(left()))

# %% [markdown] lang="en"
# 40 whole lines for 40 different reviews, and nothing is left: no review was paid for twice. Run the cell once more, and it sends nothing.
# (Answers that are under way when the power fails are lost: here at most five.)
#
# ## 8. The results, drawn
#
# First put each review beside its result, in the order of the file, without those that have a problem:

# %% [markdown] lang="ko"
# 서로 다른 리뷰 40개에 온전한 줄이 40개이고, 남은 것은 없어요. 두 번 돈을 낸 리뷰가 없다는 뜻이에요. 셀을 한 번 더 실행하면 아무것도 보내지 않아요.
# (전원이 나가는 순간에 오고 있던 답은 잃어요. 여기서는 많아야 다섯 개예요.)
#
# ## 8. 결과를 그림으로
#
# 먼저 리뷰와 결과를 파일에 있는 순서대로 짝지어요. 문제가 있는 것은 빼고요.

# %%
from collections import Counter

done = finished()
pairs = [(review, done[review["id"]]) for review in reviews]
pairs = [(review, result) for review, result in pairs if not result["problem"]]
problems = Counter(result["problem"] for result in done.values() if result["problem"])
print(len(pairs), dict(problems))

# %% [markdown] lang="en"
# All forty have labels, and no problem was met. On another day you would read here how often which one was.
#
# JupyterLab draws **Vega-Lite**, charts described by a dictionary, with nothing to install. `encoding` says which field becomes which axis or colour.

# %% [markdown] lang="ko"
# 40개 모두 라벨이 있고 문제는 없었어요. 문제가 있었다면 어떤 문제가 몇 번이었는지 여기에 나와요.
#
# JupyterLab은 딕셔너리로 설명한 **Vega-Lite** 차트를 그려요. 따로 설치할 것은 없어요. `encoding`에는 어떤 값을 어느 축이나 색으로 나타낼지 적어요.

# %% lang="en"
SIGNS = {"negative": "-", "mixed": "o", "positive": "+"}
colours = {"domain": list(SIGNS), "range": ["#c97b12", "#8a939d", "#4c8dd8"]}
chart = {
    "mark": "bar",
    "encoding": {
        "y": {"field": "topic", "title": "topic"},
        "x": {"aggregate": "count", "title": "reviews"},
        "color": {"field": "sentiment", "scale": colours},
        "order": {"field": "place"},
    },
    "width": 360,
    "height": 140,
}


# %% lang="ko"
SIGNS = {"negative": "-", "mixed": "o", "positive": "+"}
colours = {"domain": list(SIGNS), "range": ["#c97b12", "#8a939d", "#4c8dd8"]}
chart = {
    "mark": "bar",
    "encoding": {
        "y": {"field": "topic", "title": "주제"},
        "x": {"aggregate": "count", "title": "리뷰 수"},
        "color": {"field": "sentiment", "scale": colours},
        "order": {"field": "place"},
    },
    "width": 360,
    "height": 140,
}


# %% [markdown] lang="en"
# Then the data: a dictionary for each review. Where charts are not drawn, the `text` appears instead, one sign for each review.

# %% [markdown] lang="ko"
# 다음은 데이터예요. 리뷰마다 딕셔너리가 하나씩 있어요. 차트를 그리지 못하는 곳에서는 `text`가 대신 나와요. 기호 하나가 리뷰 하나예요.

# %%
order = list(SIGNS)
rows = [
    {"topic": row["topic"], "sentiment": row["sentiment"], "place": order.index(row["sentiment"])}
    for _, row in pairs
]
rows.sort(key=lambda row: (row["topic"], row["place"]))

signs = {}
for row in rows:
    signs[row["topic"]] = signs.get(row["topic"], "") + SIGNS[row["sentiment"]]
text = "\n".join(f"{topic:<9}{line}" for topic, line in signs.items())

chart["data"] = {"values": rows}
display({"application/vnd.vegalite.v5+json": chart, "text/plain": text}, raw=True)

# %% [markdown] lang="en"
# Which topic makes people happy, and which one annoys them?
#
# ## 9. The bill
#
# Every line has its price, so the bill is a sum. Compare it with the estimate of section 3.

# %% [markdown] lang="ko"
# 사람들이 만족하는 주제는 무엇이고, 불만인 주제는 무엇인가요?
#
# ## 9. 비용 정산
#
# 줄마다 비용이 적혀 있으니 더하기만 하면 돼요. 3번의 예상 금액과 비교해 보세요.

# %% lang="en"
bill = sum(result["usd"] or 0 for result in done.values())
print(f"estimate: {one_costs * len(reviews):.6f} USD")
print(f"bill:     {bill:.6f} USD")

# %% lang="ko"
bill = sum(result["usd"] or 0 for result in done.values())
print(f"예상 금액: {one_costs * len(reviews):.6f} USD")
print(f"실제 비용: {bill:.6f} USD")

# %% [markdown] lang="en"
# ## 10. How good is it?
#
# Now the labels given by hand come in. **Accuracy** is the share of reviews whose label is the same:

# %% [markdown] lang="ko"
# ## 10. 얼마나 잘했을까요?
#
# 이제 사람이 붙인 라벨을 꺼낼 차례예요. **정확도**(accuracy)는 라벨이 서로 같은 리뷰의 비율이에요.

# %%
def accuracy(pairs, name):
    right = sum(review[name] == result[name] for review, result in pairs)
    return right / len(pairs) if pairs else 0


print(f"sentiment {accuracy(pairs, 'sentiment'):.1%}")
print(f"topic     {accuracy(pairs, 'topic'):.1%}")

# %% [markdown] lang="en"
# One number hides which mistakes were made. A **confusion table** shows them: a row for each label given by hand, a column for each label given by the model.

# %% [markdown] lang="ko"
# 숫자 하나로는 어떤 실수를 했는지 알 수 없어요. **혼동 행렬**(confusion matrix)을 보면 돼요. 행은 사람이 붙인 라벨, 열은 모델이 붙인 라벨이에요.

# %%
counts = Counter((review["sentiment"], result["sentiment"]) for review, result in pairs)
print(f"{'':<10}" + "".join(f"{name:>10}" for name in SIGNS))
for by_hand in SIGNS:
    print(f"{by_hand:<10}" + "".join(f"{counts[by_hand, name]:>10}" for name in SIGNS))

# %% [markdown] lang="en"
# On the diagonal both agree. Every other number is a mistake: in practice mode, most of them are in one column. Read those reviews, since no number replaces looking.

# %% [markdown] lang="ko"
# 대각선에 있는 것은 서로 같은 라벨이고, 나머지는 모두 틀린 것이에요. 연습 모드에서는 틀린 것이 한 열에 몰려 있어요. 그 리뷰를 읽어 보세요. 숫자만 보는 것으로는 부족해요.

# %%
for review, result in pairs:
    if review["sentiment"] != result["sentiment"]:
        print(review["id"], review["sentiment"], "->", result["sentiment"], f"({review['note']})")
        print("     ", review["text"])

# %% [markdown] lang="en"
# Irony and mixed feelings: what is hard for people too. (In practice mode **we put these mistakes in on purpose**; a real model makes others, perhaps fewer.)
#
# What helps: clearer instructions, an example or two (lesson 10), another model. Change one thing, run again into **another results file**, compare.
# And doubt the hand labels too: is en-15 really mixed?

# %% [markdown] lang="ko"
# 반어(irony)나 엇갈린 마음처럼 사람에게도 어려운 것들이에요. (연습 모드의 실수는 **일부러 넣어 둔 거예요.** 실제 모델은 다른 실수를 하고, 더 적게 할 수도 있어요.)
#
# 지시를 더 분명하게 쓰거나, 예를 한두 개 넣거나(레슨 10), 모델을 바꾸면 나아질 수 있어요. 한 번에 하나만 바꾸고, **다른 결과 파일**에 다시 실행해서 비교하세요.
# 사람이 붙인 라벨도 의심해 보세요. ko-12는 정말 mixed일까요?

# %% [markdown] lang="en"
# ## 11. One script to take home
#
# All of it in one file, [label_reviews.py](../../assets/project/en/label_reviews.py), which needs only `openai`. Beside the functions you know, it has a command line, clear messages and an exit code.
# Ctrl+C does better than our `finally`: it waits for the answers that are under way and stores them.

# %% [markdown] lang="ko"
# ## 11. 가져갈 스크립트
#
# 지금까지 한 것을 파일 하나에 모았어요. [label_reviews.py](../../assets/project/ko/label_reviews.py)에는 `openai`만 있으면 돼요. 이미 아는 함수들에 명령줄 인자, 알기 쉬운 메시지, 종료 코드를 더했어요.
# Ctrl+C를 눌렀을 때는 위의 `finally`보다 더 꼼꼼해요. 오고 있는 답을 기다렸다가 저장하고 끝나거든요.

# %% lang="en"
from IPython.display import Markdown

SCRIPT = Path("../../assets/project/en/label_reviews.py")
script = SCRIPT.read_text(encoding="utf-8")
folded = f"<details><summary>{len(script.splitlines())} lines: click to read them</summary>"
Markdown(f"{folded}\n\n```python\n{script}```\n\n</details>")

# %% lang="ko"
from IPython.display import Markdown

SCRIPT = Path("../../assets/project/ko/label_reviews.py")
script = SCRIPT.read_text(encoding="utf-8")
folded = f"<details><summary>{len(script.splitlines())}줄: 눌러서 펼치기</summary>"
Markdown(f"{folded}\n\n```python\n{script}```\n\n</details>")

# %% [markdown] lang="en"
# Does it go on where another program was stopped? Let us cut the results file after 35 reviews and start the script, as a program of its own. It finds the backend in the environment, as always.

# %% [markdown] lang="ko"
# 다른 프로그램이 멈춘 자리에서도 이어서 할까요? 결과 파일을 35개까지만 남기고, 스크립트를 별개의 프로그램으로 실행해 볼게요. 어느 백엔드에 보낼지는 늘 그렇듯 환경 변수에서 찾아요.

# %%
import subprocess
import sys

RESULTS.unlink()
for review in reviews[:35]:
    store(done[review["id"]])

command = [sys.executable, "-X", "utf8", SCRIPT, DATA, RESULTS]
run = subprocess.run(command, capture_output=True, encoding="utf-8")
print(run.stdout + run.stderr)
print(run.returncode)

# %% [markdown] lang="en"
# *5 to send now*, and the same labels, bill and accuracy in the end. The exit code 0 means that every review has its labels.
#
# At home, with your file and your `.env` in the folder of the script ([lesson 03](03_own_file.ipynb)):
#
# ```
# python -m pip install openai python-dotenv
# python label_reviews.py reviews.csv labels.jsonl --estimate
# python label_reviews.py reviews.csv labels.jsonl
# ```
#
# Your file needs the columns `id` and `text` alone. Change `Label` and `INSTRUCTIONS` to what *you* want to know. For another model, give `--model` and its `--prices`.
# Before you send what customers wrote, ask whether you may: reviews can hold names and addresses.

# %% [markdown] lang="ko"
# *지금 보낼 것 5개*라고 나오고, 라벨과 비용과 정확도는 앞과 같아요. 종료 코드 0은 모든 리뷰에 라벨이 붙었다는 뜻이에요.
#
# 내 파일에 쓸 때는 스크립트가 있는 폴더에 파일을 두고, 키가 든 `.env`도 옆에 둔 다음([레슨 03](03_own_file.ipynb)) 이렇게 실행하세요.
#
# ```
# python -m pip install openai python-dotenv
# python label_reviews.py reviews.csv labels.jsonl --estimate
# python label_reviews.py reviews.csv labels.jsonl
# ```
#
# 내 파일에는 `id`와 `text` 열만 있으면 돼요. `Label`과 `INSTRUCTIONS`를 내가 알고 싶은 것으로 바꾸세요. 다른 모델을 쓰려면 `--model`과 그 모델의 가격 `--prices`를 적어요.
# 고객이 쓴 글을 보내기 전에, 보내도 되는지 먼저 확인하세요. 리뷰에 이름이나 주소가 들어 있을 수 있어요.

# %% [markdown] lang="en"
# ## Exercise 1
#
# The shop also wants to know which reviews it should answer. Write a class `ShopLabel` with everything that `Label` has, and a field `needs_reply` that is true or false.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# 가게는 어느 리뷰에 답글을 달아야 하는지도 알고 싶대요. `Label`의 필드를 모두 갖추고, 참이나 거짓인 `needs_reply` 필드가 더 있는 클래스 `ShopLabel`을 만들어 보세요.

# %% tags=["exercise"] lang="en"
class ShopLabel(Label):
    pass  # add the field


# %% tags=["exercise"] lang="ko"
class ShopLabel(Label):
    pass  # 필드를 넣으세요


# %% tags=["solution"]
class ShopLabel(Label):
    needs_reply: bool


# %% tags=["check"]
from helpers import check

check.shop_label(ShopLabel)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# A class in brackets is the one that is extended, so `sentiment` and `topic` are there already. A field is a name, a colon and a type; the type for true or false is `bool`.
#
# </details>
#
# ## Exercise 2
#
# Is the model as good in Korean as in English? Write `accuracy_in`: it takes `pairs` and a language (`"en"` or `"ko"`) and returns the accuracy of `sentiment`
# for the reviews in that language alone, as a number from 0 to 1.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 괄호 안의 클래스를 물려받으니 `sentiment`와 `topic`은 이미 있어요. 필드는 이름, 콜론(`:`), 타입 순서로 적고, 참이나 거짓의 타입은 `bool`이에요.
#
# </details>
#
# ## 연습 문제 2
#
# 모델은 한국어도 영어만큼 잘할까요? `accuracy_in`을 만들어 보세요. `pairs`와 언어(`"en"` 또는 `"ko"`)를 받아, 그 언어로 된 리뷰만 골라
# `sentiment`의 정확도를 0에서 1 사이의 수로 돌려주면 돼요.

# %% tags=["exercise"] lang="en"
def accuracy_in(pairs, language):
    return None  # choose the pairs, then use accuracy


# %% tags=["exercise"] lang="ko"
def accuracy_in(pairs, language):
    return None  # 짝을 고른 다음 accuracy를 쓰세요


# %% tags=["solution"]
def accuracy_in(pairs, language):
    chosen = [(review, result) for review, result in pairs if review["language"] == language]
    return accuracy(chosen, "sentiment")


# %% tags=["check"]
check.accuracy_in(accuracy_in)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `review["language"]` says which one it is. Make a list of the pairs that fit, and pass it to `accuracy` of section 10.
# Then try `accuracy_in(pairs, "ko")`. With twenty reviews, one mistake is five points: do not read too much into a small difference.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 언어는 `review["language"]`에 있어요. 맞는 짝만 모아 리스트를 만들고, 10번의 `accuracy`에 넘기세요.
# 다 되면 `accuracy_in(pairs, "ko")`를 불러 보세요. 리뷰가 스무 개뿐이라 하나만 틀려도 5퍼센트포인트가 달라져요. 작은 차이에 큰 의미를 두지 마세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - One first, then the estimate, then all.
# - `AsyncOpenAI`, a `Semaphore` and `as_completed` send many requests with a limit; a cell may `await`, a file needs `asyncio.run`.
# - A result that is stored the moment it arrives is never paid for twice; a row with a problem is reported, and the run goes on.
# - A label is only as good as the check against labels by hand. Look at the wrong ones.
#
# **Words:** [async](glossary.ipynb#cell-id=async) · [retry](glossary.ipynb#cell-id=retry) · [usage](glossary.ipynb#cell-id=usage)
#
# **Links:** [Structured outputs](https://platform.openai.com/docs/guides/structured-outputs) ·
# [Rate limits](https://platform.openai.com/docs/guides/rate-limits) ·
# [Batch API, for thousands that may wait](https://platform.openai.com/docs/guides/batch) ·
# [Vega-Lite](https://vega.github.io/vega-lite/)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 먼저 하나, 다음에 예상 금액, 그다음에 전부예요.
# - `AsyncOpenAI`와 `Semaphore`, `as_completed`로 수를 제한하면서 여러 요청을 보내요. 셀에서는 바로 `await`하고, 파일에서는 `asyncio.run`을 써요.
# - 도착하는 대로 저장한 결과에는 돈을 두 번 내지 않아요. 문제가 있는 행은 적어 두고 계속 진행해요.
# - 사람이 붙인 라벨과 비교해 봐야 믿을 수 있어요. 틀린 것은 직접 읽어 보세요.
#
# **용어:** [비동기](glossary.ipynb#cell-id=async) · [재시도](glossary.ipynb#cell-id=retry) · [사용량](glossary.ipynb#cell-id=usage)
#
# **참고:** [구조화된 출력](https://platform.openai.com/docs/guides/structured-outputs) ·
# [속도 제한](https://platform.openai.com/docs/guides/rate-limits) ·
# [수천 개를 느긋하게 처리하는 Batch API](https://platform.openai.com/docs/guides/batch) ·
# [Vega-Lite](https://vega.github.io/vega-lite/)
