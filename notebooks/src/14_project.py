# /// lesson
# title.en = "Label a file of reviews (project)"
# title.ko = "리뷰 파일에 라벨 붙이기(프로젝트)"
# goal.en = "Label forty customer reviews, several at a time. Continue after an interruption, calculate the cost, check the accuracy, and take the script home."
# goal.ko = "고객 리뷰 40개에 라벨을 붙여요. 여러 개를 동시에 보내고, 끊겨도 이어서 하고, 비용과 정확도까지 확인해요. 완성한 스크립트는 가져가세요."
# needs.en = "lessons 05 and 11, and a little Python: functions, dictionaries, files"
# needs.ko = "레슨 05와 11, 약간의 파이썬(함수, 딕셔너리, 파일)"
# ///

# %% [markdown] lang="en"
# A shop has a file of customer reviews. It wants to know who is happy, who isn't, and why.
# Nobody wants to read and sort thousands of reviews, so a model does it and you check its work.
#
# ![Reviews wait for one of five places. Requests are under way from these places, and each answer becomes a line of a file at once. After an interruption only reviews without a line are sent.](../../assets/drawings/label-pipeline.en.svg)
#
# > Do you use another OpenAI-compatible server? `needs` checks once whether its model keeps to a form (lesson 11). If it doesn't, practice mode answers in this lesson.

# %% [markdown] lang="ko"
# 어느 가게에 고객 리뷰 파일이 있어요. 누가 만족하고 누가 불만인지, 무엇 때문인지 알고 싶대요.
# 수천 개를 직접 읽고 분류하기는 힘드니 모델에 맡기고, 제대로 했는지는 우리가 확인해요.
#
# ![리뷰가 다섯 자리 중 하나가 나기를 기다려요. 자리를 얻은 리뷰는 요청으로 나가고, 답은 도착하는 대로 파일의 한 줄이 돼요. 중간에 끊기면 줄이 없는 리뷰만 다시 보내요.](../../assets/drawings/label-pipeline.ko.svg)
#
# > OpenAI가 아닌 호환 서버를 쓰고 있나요? `needs`는 그 서버의 모델이 정해 둔 형식(레슨 11)을 지키는지 한 번 확인해요. 지키지 못하면 이 레슨에서는 연습 모드가 답해요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="structured output")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="structured output")

# %% [markdown] lang="en"
# ## 1. Read the file
#
# A CSV file is a table that is stored as text, with one line for each row and commas between the columns. `csv.DictReader` makes a dictionary from each row.
# Always name the `encoding`, because otherwise Windows may read Korean wrongly. The `csv` module needs `newline=""`.

# %% [markdown] lang="ko"
# ## 1. 파일 읽기
#
# CSV는 표를 글자로 저장한 파일이에요. 한 줄이 한 행이고, 열 사이에 쉼표가 있어요. `csv.DictReader`는 행마다 딕셔너리를 하나씩 만들어요.
# `encoding`을 적지 않으면 Windows에서 한글이 깨질 수 있어요. `csv` 모듈을 쓸 때는 `newline=""`도 넣어요.

# %%
import csv
from pathlib import Path

DATA = Path("../../assets/data/reviews.csv")
with open(DATA, encoding="utf-8", newline="") as file:
    reviews = list(csv.DictReader(file))

print(len(reviews))

# %% [markdown] lang="en"
# Twenty reviews are in English and twenty in Korean. We made them up, including the products. Look at the first one.

# %% [markdown] lang="ko"
# 스무 개는 영어, 스무 개는 한국어예요. 제품까지 모두 지어낸 거예요. 첫 번째 한국어 리뷰를 볼까요?

# %% lang="en"
mine = [review for review in reviews if review["language"] == "en"]
print(mine[0])

# %% lang="ko"
mine = [review for review in reviews if review["language"] == "ko"]
print(mine[0])

# %% [markdown] lang="en"
# A person gave the labels `sentiment` and `topic`. **The model never sees them.** You use them at the end to check its answers.
#
# ## 2. Label one review first
#
# Never start with forty. The class describes the answer. `Literal` lists the labels that are allowed, and `.parse` (lesson 11) sends the class as a schema.
# An answer needs about ten tokens, so the limit of 100 leaves plenty of room. **You can also run this cell in an empty file.**

# %% [markdown] lang="ko"
# `sentiment`(감정)와 `topic`(주제)은 사람이 붙인 라벨이에요. **모델에는 보여 주지 않아요.** 마지막에 채점할 때만 써요.
#
# ## 2. 먼저 하나만 해 보기
#
# 처음부터 40개를 보내지는 마세요. 클래스에는 어떤 답이 올 수 있는지 적어요. `Literal`은 허용할 라벨의 목록이고, `.parse`(레슨 11)는 이 클래스를 스키마(schema)로 보내요.
# 라벨은 코드에서 쓸 이름이라 영어로 적었어요. 답은 토큰 열 개쯤이면 되지만 한도는 100으로 넉넉히 두었어요. **이 셀은 빈 파일에서도 그대로 실행돼요.**

# %% tags=["snippet"] lang="en"
from typing import Literal

from openai import OpenAI
from pydantic import BaseModel


class Label(BaseModel):
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


INSTRUCTIONS = """Label the customer review.
sentiment: what the writer really thinks; mixed if good and bad weigh about the same.
topic: what it is mostly about. product: the thing itself, its manual; delivery: speed, parcel;
price: cheap or expensive; service: questions, returns, refunds."""
sample = "The tea is excellent, but the tin arrived with a dent."
response = OpenAI().chat.completions.parse(
    model="gpt-6-luna",
    messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": sample}],
    response_format=Label,
    reasoning_effort="none",
    temperature=0,
    max_completion_tokens=100,
)
print(response.choices[0].message.parsed)

# %% tags=["snippet"] lang="ko"
from typing import Literal

from openai import OpenAI
from pydantic import BaseModel


class Label(BaseModel):
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


INSTRUCTIONS = """고객 리뷰에 라벨을 붙이세요.
sentiment: 글쓴이의 속마음. 좋은 점과 나쁜 점이 비슷하면 mixed.
topic: 주로 무엇에 대한 글인지. product: 물건과 설명서, delivery: 속도와 포장,
price: 싼지 비싼지, service: 문의와 교환과 환불."""
sample = "차는 정말 맛있는데 깡통이 찌그러져서 왔어요."
response = OpenAI().chat.completions.parse(
    model="gpt-6-luna",
    messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": sample}],
    response_format=Label,
    reasoning_effort="none",
    temperature=0,
    max_completion_tokens=100,
)
print(response.choices[0].message.parsed)

# %% [markdown] lang="en"
# `parsed` is an object of your class.
#
# ## 3. Estimate the cost before the run
#
# One call tells you what forty will cost, because the instructions and the schema are the same each time and the reviews have about the same length.
# This function returns `None` if there is no response, or if the model's price isn't known.

# %% [markdown] lang="ko"
# `parsed`는 직접 만든 클래스의 객체예요.
#
# ## 3. 실행하기 전에 비용 예상하기
#
# 한 번 호출해 보면 40개가 얼마일지 알 수 있어요. 지시와 스키마는 매번 같고 리뷰의 길이도 비슷하니까요.
# 이 함수는 응답이 없거나 모델의 가격을 모르면 `None`을 돌려줘요.

# %%
from helpers import usage


def dollars(response):
    try:
        return round(usage.cost(response), 8)
    except ValueError:
        return None


# %% lang="en"
one_costs = dollars(response) or 0
print(f"one review:  US${one_costs:.6f}")
print(f"all reviews: US${one_costs * len(reviews):.6f}")

# %% lang="ko"
one_costs = dollars(response) or 0
print(f"리뷰 하나: {one_costs:.6f}달러")
print(f"리뷰 전부: {one_costs * len(reviews):.6f}달러")

# %% [markdown] lang="en"
# All forty cost about a tenth of a cent, so go on. If the estimate were too high, you could stop here and lose nothing.
#
# ## 4. Write an async function for one review
#
# A call mostly waits. `AsyncOpenAI` is a client for programs that do something else in the meantime. You call its methods with `await`, and while one call waits, others can run.

# %% [markdown] lang="ko"
# 40개 모두 해도 0.1센트(약 1.4원)쯤이니 계속해도 되겠어요. 금액이 너무 크다면 여기서 그만두면 돼요.
#
# ## 4. 리뷰 하나를 처리하는 비동기 함수 만들기
#
# 호출 시간은 대부분 기다리는 시간이에요. `AsyncOpenAI`는 기다리는 동안 다른 일도 하는 **비동기**(asynchronous) 클라이언트예요. 메서드 앞에 `await`를 붙여 호출하고, 한 호출이 기다리는 사이에 다른 호출이 진행돼요.

# %%
from openai import AsyncOpenAI

client = AsyncOpenAI(max_retries=5)

# %% [markdown] lang="en"
# This function makes the arguments, so that every review is sent in the same way.

# %% [markdown] lang="ko"
# 이 함수는 호출의 인자를 만들어요. 그래서 리뷰마다 똑같은 요청을 보낼 수 있어요.

# %%
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
# Among forty answers, some may be unusable. The model may refuse, the answer may be cut off, or it may not be the JSON that you asked for. **One bad row must not stop the run.**
# So `label` always returns a dictionary, with the labels or with the `problem`. `async def` makes it a function that you can `await`.

# %% [markdown] lang="ko"
# 답이 40개면 쓸 수 없는 것도 있을 수 있어요. 모델이 거절하거나, 답이 중간에 잘리거나, 부탁한 JSON이 아닐 수 있죠. **한 행이 잘못됐다고 전체가 멈추면 안 돼요.**
# 그래서 `label`은 언제나 라벨이나 문제(`problem`)가 담긴 딕셔너리를 돌려줘요. `async def`로 만든 함수는 `await`로 기다릴 수 있어요.

# %%
import openai
from pydantic import ValidationError

BAD_ANSWERS = (
    ValidationError,
    openai.BadRequestError,
    openai.LengthFinishReasonError,
    openai.ContentFilterFinishReasonError,
)

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
    except BAD_ANSWERS as error:
        response = getattr(error, "completion", None)
        result["problem"] = type(error).__name__
    return result | {"usd": dollars(response)}


# %% [markdown] lang="en"
# Try it.

# %% [markdown] lang="ko"
# 이 함수로 리뷰 하나에 라벨을 붙여 봐요.

# %%
first = await label(mine[0])
print(first)

# %% [markdown] lang="en"
# **Why can you use `await` in a cell?** Jupyter already runs the event loop that async code needs. A file has none, so there you write `asyncio.run(main())`.
# In a notebook, `asyncio.run` fails with a `RuntimeError` because the loop is already running.
#
# Now try a limit that is too small.

# %% [markdown] lang="ko"
# **왜 셀에서 바로 `await`를 써도 될까요?** 비동기 코드에 필요한 이벤트 루프(event loop)를 Jupyter가 이미 돌리고 있기 때문이에요. 파일에는 루프가 없으니 `asyncio.run(main())`이라고 적어야 해요.
# 노트북에서 `asyncio.run`을 쓰면 루프가 이미 돌고 있다며 `RuntimeError`가 나요.
#
# 이번에는 한도를 너무 작게 정해 볼게요.

# %%
print(await label(mine[1], max_completion_tokens=5))

# %% [markdown] lang="en"
# This result has no labels. It has a `problem`, which is the name of the error, and a price, because you pay for an answer that is cut off too. (The error contains that answer.)
# `label` doesn't catch a wrong key or an account without credit, because these problems affect every review. The run should stop.
#
# ## 5. Let the SDK retry
#
# If you send many requests at once, the API may answer some of them with status 429. The SDK then waits and tries again by itself (lesson 07), up to `max_retries` times. The default is 2, and our client has 5.
# This header asks practice mode to reject the first try, and `with_raw_response` shows what happened.

# %% [markdown] lang="ko"
# 라벨 대신 `problem`에 오류 이름이 있고, 비용도 적혀 있어요. 잘린 답에도 돈은 나가고, 그 답은 오류에 함께 담겨 오거든요.
# 틀린 키나 바닥난 잔액은 `label`에서 처리하지 않아요. 리뷰 하나의 문제가 아니라서 실행을 멈춰야 하니까요.
#
# ## 5. 재시도는 SDK에 맡기기
#
# 여러 개를 동시에 보내다 보면 너무 많다는 429가 올 수 있어요. 그러면 SDK가 알아서 기다렸다가 다시 보내요(레슨 07). 최대 `max_retries`번까지인데, 기본값은 2번이고 우리 클라이언트는 5번이에요.
# 아래의 헤더(header)는 첫 번째 시도에 오류를 보내 달라고 연습 모드에 부탁해요. 무슨 일이 있었는지는 `with_raw_response`로 볼 수 있어요.

# %%
from helpers.practice import fault

raw = await client.chat.completions.with_raw_response.parse(
    **request(sample), extra_headers=fault("rate_limit_exceeded", retries=1)
)
print(raw.status_code, raw.retries_taken)

# %% [markdown] lang="en"
# After one retry you got the status 200, and you had to do nothing. (The API ignores this header, so in live mode you will probably see 0 retries.)
#
# ## 6. Store every result immediately
#
# If you keep forty results in a variable only, they are gone when the kernel stops, and you would have to pay again. So write each result to a file **as soon as it arrives**.
# A file with one JSON object per line is called JSON Lines. Adding a line never touches the other lines.

# %% [markdown] lang="ko"
# 한 번 재시도해서 상태 코드 200을 받았고, 우리가 한 일은 없어요. (API는 이 헤더를 무시해요. 라이브 모드에서는 아마 0이 나올 거예요.)
#
# ## 6. 결과를 바로 저장하기
#
# 결과 40개를 변수에만 두면 커널이 꺼지면 사라지고, 돈을 또 내야 해요. 그래서 결과가 **도착하는 대로** 파일에 한 줄씩 적어요.
# 한 줄에 JSON 객체를 하나씩 담은 파일을 JSON Lines라고 해요. 한 줄을 더해도 다른 줄은 건드리지 않아요.

# %%
import json
import tempfile

folder = tempfile.TemporaryDirectory()
RESULTS = Path(folder.name) / "labels.jsonl"


def store(result):
    with open(RESULTS, "a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")


# %%
store(first)
print(RESULTS.read_text(encoding="utf-8"))

# %% [markdown] lang="en"
# `"a"` appends to the file, and the end of `with` closes it, so the line is safely in the file. This lesson uses a temporary folder that is deleted with the kernel. In your own project, use a folder that stays.
#
# Which reviews are finished? If the power fails while a line is being written, that last line is **incomplete**. It isn't valid JSON, so it doesn't count.

# %% [markdown] lang="ko"
# `"a"`는 파일 끝에 덧붙이라는 뜻이에요. `with`를 벗어나면 파일이 닫히면서 그 줄이 저장돼요. 이 레슨은 커널이 꺼지면 사라지는 임시 폴더를 쓰지만, 내 프로젝트에서는 남아 있을 폴더를 쓰세요.
#
# 어떤 리뷰가 끝났는지도 읽어야 해요. 쓰는 도중에 전원이 나가면 마지막 줄이 **쓰다 만 줄**이 돼요. 그런 줄은 JSON이 아니니 세지 않아요.

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


# %% [markdown] lang="en"
# `left` returns the reviews that aren't finished. It also ends an incomplete line, so that the next result starts on a new line.

# %% [markdown] lang="ko"
# `left`는 아직 끝나지 않은 리뷰를 돌려줘요. 쓰다 만 줄이 있으면 줄을 바꿔서, 다음 결과가 새 줄에서 시작하게 해요.

# %%
def left():
    with open(RESULTS, "ab") as file:
        if not RESULTS.read_bytes().endswith(b"\n"):
            file.write(b"\n")
    done = finished()
    return [review for review in reviews if review["id"] not in done]


print(len(left()))

# %% [markdown] lang="en"
# It is 39, because the first review is already finished and paid for.
#
# ## 7. Label all reviews
#
# `asyncio.Semaphore(5)` lets five requests run at the same time. The sixth waits until one of them is done. Without it, a thousand reviews would be a thousand requests in the same second.
# The result is stored before the next request may start.

# %% [markdown] lang="ko"
# 첫 번째 리뷰는 이미 끝났고 돈도 냈으니 39개예요.
#
# ## 7. 전부 실행하기
#
# `asyncio.Semaphore(5)`는 요청을 한 번에 다섯 개까지만 보내게 해요. 여섯 번째 요청은 하나가 끝날 때까지 기다려요. 이것이 없으면 리뷰 천 개가 한꺼번에 요청 천 개로 나가요.
# 다음 요청이 시작되기 전에 결과부터 저장해요.

# %%
import asyncio


async def one(review, five):
    async with five:
        store(await label(review))


# %% [markdown] lang="en"
# `create_task` starts all of the tasks, and the semaphore decides which ones may go on. `as_completed` returns them in the order in which they finish, and each one moves the progress bar.
# `finally` is for the ■ button. It cancels the unfinished tasks, which would otherwise continue in the background.

# %% [markdown] lang="ko"
# `create_task`는 모든 작업을 시작하지만, 어느 작업이 먼저 진행될지는 세마포어(semaphore)가 정해요. `as_completed`는 끝나는 순서대로 하나씩 건네주고, 그때마다 진행 막대가 움직여요.
# `finally`는 ■ 버튼을 눌렀을 때를 위한 거예요. 끝나지 않은 작업을 취소하지 않으면 뒤에서 계속 실행되거든요.

# %%
import ipywidgets


async def label_all(todo, at_once=5):
    five = asyncio.Semaphore(at_once)
    bar = ipywidgets.IntProgress(max=len(todo))
    display(bar)
    tasks = [asyncio.create_task(one(review, five)) for review in todo]
    try:
        for task in asyncio.as_completed(tasks):
            await task
            bar.value += 1
    finally:
        for task in tasks:
            task.cancel()


# %% [markdown] lang="en"
# Label fourteen more. (`openai` also installs `tqdm`, a progress bar made of text. It writes to stderr, which notebooks show as a red box.)

# %% [markdown] lang="ko"
# 열네 개를 더 해 볼게요. (`openai`와 함께 설치되는 텍스트 진행 막대 `tqdm`은 stderr에 쓰기 때문에 노트북에서는 빨간 상자로 나와요.)

# %%
await label_all(left()[:14])

# %% [markdown] lang="en"
# Suppose the power fails now, in the middle of a line.

# %% [markdown] lang="ko"
# 이때 한 줄을 쓰던 중에 전원이 나갔다고 해 봐요.

# %%
with open(RESULTS, "a", encoding="utf-8") as file:
    file.write('{"id": "en-16", "text": "Half of wh')

print(len(finished()))

# %% [markdown] lang="en"
# 15 reviews are finished, and the incomplete line doesn't count. **Run it again**, and it sends only the rest.

# %% [markdown] lang="ko"
# 15개가 끝났고, 쓰다 만 줄은 세지 않았어요. **다시 실행하면** 나머지만 보내요.

# %%
await label_all(left())

lines = RESULTS.read_text(encoding="utf-8").split("\n")
ids = [json.loads(line)["id"] for line in lines if line.endswith("}")]
print(len(ids), len(set(ids)), len(left()))

# %% [markdown] lang="en"
# There are 40 complete lines for 40 different reviews, and none is left, so you paid for no review twice. If you run the cell once more, it sends nothing.
# (Answers that are on their way when the power fails are lost. Here that is at most five.)
#
# ## 8. Draw a chart of the results
#
# First pair each review with its result, in the order of the file. Leave out those that have a problem.

# %% [markdown] lang="ko"
# 서로 다른 리뷰 40개에 온전한 줄이 40개이고, 남은 것은 없어요. 두 번 돈을 낸 리뷰가 없다는 뜻이에요. 셀을 한 번 더 실행하면 아무것도 보내지 않아요.
# (전원이 나가는 순간에 오고 있던 답은 잃어요. 여기서는 최대 다섯 개예요.)
#
# ## 8. 결과를 차트로 그리기
#
# 먼저 리뷰와 결과를 파일에 있는 순서대로 짝지어요. 문제가 있는 것은 빼고요.

# %%
from collections import Counter

done = finished()
problems = Counter(result["problem"] for result in done.values() if result["problem"])
pairs = [(review, done[review["id"]]) for review in reviews if not done[review["id"]]["problem"]]
print(len(pairs), dict(problems))

# %% [markdown] lang="en"
# All forty have labels, and there was no problem. Otherwise you would see here how often each problem occurred.
#
# Now describe a chart for **Vega-Lite**, as in lesson 11. `encoding` says which field becomes which axis or color.

# %% [markdown] lang="ko"
# 40개 모두 라벨이 있고 문제는 없었어요. 문제가 있었다면 어떤 문제가 몇 번이었는지 여기에 나와요.
#
# 이제 레슨 11에서처럼 **Vega-Lite** 차트를 딕셔너리로 설명해요. `encoding`에는 어떤 필드를 어느 축이나 색으로 나타낼지 적어요.

# %% lang="en"
SENTIMENTS = ["negative", "mixed", "positive"]
chart = {
    "mark": "bar",
    "encoding": {
        "y": {"field": "topic", "title": "topic"},
        "x": {"aggregate": "count", "title": "reviews"},
        "color": {"field": "sentiment", "scale": {"domain": SENTIMENTS, "range": ["#c97b12", "#8a939d", "#4c8dd8"]}},
    },
    "width": 360,
    "height": 140,
    "data": {"values": [{"topic": row["topic"], "sentiment": row["sentiment"]} for _, row in pairs]},
}

# %% lang="ko"
SENTIMENTS = ["negative", "mixed", "positive"]
chart = {
    "mark": "bar",
    "encoding": {
        "y": {"field": "topic", "title": "주제"},
        "x": {"aggregate": "count", "title": "리뷰 수"},
        "color": {"field": "sentiment", "scale": {"domain": SENTIMENTS, "range": ["#c97b12", "#8a939d", "#4c8dd8"]}},
    },
    "width": 360,
    "height": 140,
    "data": {"values": [{"topic": row["topic"], "sentiment": row["sentiment"]} for _, row in pairs]},
}

# %% [markdown] lang="en"
# Where charts can't be drawn, these numbers appear instead.

# %% [markdown] lang="ko"
# 차트를 그리지 못하는 곳에서는 이 숫자들이 대신 나와요.

# %%
counts = Counter((row["topic"], row["sentiment"]) for _, row in pairs)
numbers = "\n".join(f"{topic:10}{sentiment:10}{count}" for (topic, sentiment), count in sorted(counts.items()))
display({"application/vnd.vegalite.v5+json": chart, "text/plain": numbers}, raw=True)

# %% [markdown] lang="en"
# Which topic makes people happy, and which one annoys them?
#
# ## 9. Calculate the cost
#
# Every line contains its price, so you only have to add the prices up. Compare the sum with the estimate in section 3.

# %% [markdown] lang="ko"
# 사람들이 만족하는 주제는 무엇이고, 불만인 주제는 무엇인가요?
#
# ## 9. 비용 계산하기
#
# 줄마다 비용이 적혀 있으니 더하기만 하면 돼요. 3번의 예상 금액과 비교해 보세요.

# %% lang="en"
bill = sum(result["usd"] or 0 for result in done.values())
print(f"estimate:  US${one_costs * len(reviews):.6f}")
print(f"real cost: US${bill:.6f}")

# %% lang="ko"
bill = sum(result["usd"] or 0 for result in done.values())
print(f"예상 금액: {one_costs * len(reviews):.6f}달러")
print(f"실제 비용: {bill:.6f}달러")

# %% [markdown] lang="en"
# ## 10. Check the accuracy
#
# Now use the labels that a person gave. **Accuracy** is the share of reviews for which both labels are the same.

# %% [markdown] lang="ko"
# ## 10. 정확도 확인하기
#
# 이제 사람이 붙인 라벨을 꺼낼 차례예요. **정확도**(accuracy)는 두 라벨이 서로 같은 리뷰의 비율이에요.

# %%
def accuracy(pairs, name):
    right = sum(review[name] == result[name] for review, result in pairs)
    return right / len(pairs) if pairs else 0


# %%
print(f"sentiment {accuracy(pairs, 'sentiment'):.1%}")
print(f"topic     {accuracy(pairs, 'topic'):.1%}")

# %% [markdown] lang="en"
# One number doesn't show which mistakes were made. A **confusion matrix** does. It has a row for each label that a person gave, and a column for each label that the model gave.

# %% [markdown] lang="ko"
# 숫자 하나로는 어떤 실수를 했는지 알 수 없어요. **혼동 행렬**(confusion matrix)을 보면 돼요. 행은 사람이 붙인 라벨, 열은 모델이 붙인 라벨이에요.

# %%
counts = Counter((review["sentiment"], result["sentiment"]) for review, result in pairs)
print(f"{'':<10}" + "".join(f"{name:>10}" for name in SENTIMENTS))
for by_hand in SENTIMENTS:
    print(f"{by_hand:<10}" + "".join(f"{counts[by_hand, name]:>10}" for name in SENTIMENTS))

# %% [markdown] lang="en"
# On the diagonal, both labels are the same. Every other number counts mistakes, and in practice mode most of them are in one column. Read those reviews, because numbers alone don't tell you why.

# %% [markdown] lang="ko"
# 대각선에 있는 것은 두 라벨이 같은 리뷰이고, 나머지는 모두 틀린 것이에요. 연습 모드에서는 틀린 것이 한 열에 몰려 있어요. 그 리뷰들을 직접 읽어 보세요. 숫자만 봐서는 이유를 알 수 없어요.

# %%
for review, result in pairs:
    if review["sentiment"] != result["sentiment"]:
        print(review["id"], review["sentiment"], "->", result["sentiment"], f"({review['note']})")
        print("     ", review["text"])

# %% [markdown] lang="en"
# These reviews contain irony or mixed feelings, which are hard for people too. (In practice mode **we put these mistakes in on purpose**. A real model makes other mistakes, perhaps fewer.)
#
# Clearer instructions, one or two examples (lesson 10) or another model can help. Change one thing, run again into **another results file**, and compare.
# Question the labels that the person gave, too. Is en-15 really mixed?

# %% [markdown] lang="ko"
# 반어(irony)나 엇갈린 마음이 담긴 리뷰들이고, 사람에게도 어려워요. (연습 모드의 실수는 **일부러 넣어 둔 거예요.** 실제 모델은 다른 실수를 하고, 더 적게 할 수도 있어요.)
#
# 지시를 더 분명하게 쓰거나, 예시를 한두 개 넣거나(레슨 10), 모델을 바꾸면 나아질 수 있어요. 한 번에 하나만 바꾸고, **다른 결과 파일**에 다시 실행해서 비교하세요.
# 사람이 붙인 라벨도 의심해 보세요. ko-12는 정말 mixed일까요?

# %% [markdown] lang="en"
# ## 11. Take the script home
#
# The whole project is also one file, [label_reviews.py](../../assets/project/en/label_reviews.py), which needs only `openai`. Open it and read it. It adds command-line arguments, clear messages and an exit code to the functions that you know.
# If you press Ctrl+C, it waits for the answers that are on their way and stores them.
#
# Can it continue where this notebook stopped? Keep only the first 35 results.

# %% [markdown] lang="ko"
# ## 11. 스크립트 가져가기
#
# 지금까지 한 것을 파일 하나에 모았어요. [label_reviews.py](../../assets/project/ko/label_reviews.py)에는 `openai`만 있으면 돼요. 열어서 읽어 보세요. 이미 아는 함수들에 명령줄 인자, 알기 쉬운 메시지, 종료 코드를 더했어요.
# Ctrl+C를 누르면 오고 있던 답을 기다렸다가 저장하고 끝나요.
#
# 이 노트북이 멈춘 자리에서 이어서 할 수 있을까요? 결과를 35개까지만 남겨 볼게요.

# %%
RESULTS.unlink()
for review in reviews[:35]:
    store(done[review["id"]])

# %% [markdown] lang="en"
# Now run the script as a separate program. It finds the key and the server in the environment variables, as always.

# %% [markdown] lang="ko"
# 이제 스크립트를 별개의 프로그램으로 실행해요. 키와 서버는 늘 그렇듯 환경 변수에서 찾아요.

# %% lang="en"
import subprocess
import sys

SCRIPT = Path("../../assets/project/en/label_reviews.py")
command = [sys.executable, "-X", "utf8", SCRIPT, DATA, RESULTS]
run = subprocess.run(command, capture_output=True, encoding="utf-8")
print(run.stdout + run.stderr)
print("exit code:", run.returncode)

# %% lang="ko"
import subprocess
import sys

SCRIPT = Path("../../assets/project/ko/label_reviews.py")
command = [sys.executable, "-X", "utf8", SCRIPT, DATA, RESULTS]
run = subprocess.run(command, capture_output=True, encoding="utf-8")
print(run.stdout + run.stderr)
print("종료 코드:", run.returncode)

# %% [markdown] lang="en"
# The script says *5 to send now*, and the labels, the cost and the accuracy are the same as before. The exit code 0 means that every review has its labels.
#
# To use it with your own file, put the file and your `.env` into the folder of the script ([lesson 03](03_own_file.ipynb)) and run these commands in a terminal.
#
# ```
# python -m pip install openai python-dotenv
# python label_reviews.py reviews.csv labels.jsonl --estimate
# python label_reviews.py reviews.csv labels.jsonl
# ```
#
# Your file needs only the columns `id` and `text`. Change `Label` and `INSTRUCTIONS` to what *you* want to know. For another model, pass `--model` and its `--prices`.
#
# Does your file come from Excel, or do you want a table for Excel? Put [excel_table.py](../../assets/project/en/excel_table.py) next to the script and run `python -m pip install openpyxl`. Now you can also run this command.
#
# ```
# python label_reviews.py reviews.xlsx labels.jsonl --table labels.xlsx
# ```
#
# `--table labels.csv` works without openpyxl. Whatever a review begins with, Excel doesn't run it as a formula. [From JSON to a DataFrame to Excel](excel.ipynb) explains how, and does the same with pandas.
#
# Before you send what customers wrote, check that you are allowed to. Reviews can contain names and addresses.

# %% [markdown] lang="ko"
# *지금 보낼 것 5개*라고 나오고, 라벨과 비용과 정확도는 앞과 같아요. 종료 코드 0은 모든 리뷰에 라벨이 붙었다는 뜻이에요.
#
# 내 파일에 쓰려면 스크립트가 있는 폴더에 내 파일과 키가 든 `.env`를 두고([레슨 03](03_own_file.ipynb)), 터미널에서 이렇게 실행하세요.
#
# ```
# python -m pip install openai python-dotenv
# python label_reviews.py reviews.csv labels.jsonl --estimate
# python label_reviews.py reviews.csv labels.jsonl
# ```
#
# 내 파일에는 `id`와 `text` 열만 있으면 돼요. `Label`과 `INSTRUCTIONS`를 내가 알고 싶은 것으로 바꾸세요. 다른 모델을 쓰려면 `--model`과 그 모델의 가격 `--prices`를 적어요.
#
# 내 파일이 엑셀 파일이거나 결과를 엑셀에서 보고 싶나요? [excel_table.py](../../assets/project/ko/excel_table.py)를 스크립트 옆에 두고 `python -m pip install openpyxl`을 실행하세요. 그러면 이 명령도 쓸 수 있어요.
#
# ```
# python label_reviews.py reviews.xlsx labels.jsonl --table labels.xlsx
# ```
#
# `--table labels.csv`라고 적으면 openpyxl이 없어도 돼요. 리뷰가 무엇으로 시작하든 엑셀에서 수식으로 실행되지 않아요. 그 방법과, pandas로 같은 일을 하는 방법은 [JSON에서 데이터프레임과 엑셀까지](excel.ipynb)에 있어요.
#
# 고객이 쓴 글을 보내기 전에, 보내도 되는지 먼저 확인하세요. 리뷰에 이름이나 주소가 들어 있을 수 있어요.

# %% [markdown] lang="en"
# ## Exercise 1
#
# The shop also wants to know which reviews it should answer. Write a class `ShopLabel` that has everything that `Label` has and a field `needs_reply`, which is true or false.

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
# The class in parentheses is the one that is extended, so `ShopLabel` already has `sentiment` and `topic`. A field is a name, a colon and a type. The type for true or false is `bool`.
#
# </details>
#
# ## Exercise 2
#
# Is the model as good in Korean as in English? Write `accuracy_in(pairs, language)`, where `language` is `"en"` or `"ko"`. It returns the accuracy of `sentiment`
# for only the reviews in that language, as a number from 0 to 1.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 괄호 안의 클래스를 물려받으니 `sentiment`와 `topic`은 이미 있어요. 필드는 이름, 콜론(`:`), 타입 순서로 적고, 참이나 거짓의 타입은 `bool`이에요.
#
# </details>
#
# ## 연습 문제 2
#
# 모델은 한국어도 영어만큼 잘할까요? `accuracy_in(pairs, language)`을 만들어 보세요. `language`는 `"en"`이나 `"ko"`예요. 그 언어로 된 리뷰만 골라
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
# The language of a review is in `review["language"]`. Make a list of the pairs in that language, and pass it to `accuracy` from section 10.
# Then try `accuracy_in(pairs, "ko")`. With only twenty reviews, one mistake changes the result by five percentage points, so don't read too much into a small difference.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 리뷰의 언어는 `review["language"]`에 있어요. 그 언어의 짝만 모아 리스트를 만들고, 10번의 `accuracy`에 넘기세요.
# 다 되면 `accuracy_in(pairs, "ko")`를 호출해 보세요. 리뷰가 스무 개뿐이라 하나만 틀려도 5퍼센트포인트가 달라져요. 작은 차이에 큰 의미를 두지 마세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - Label one review first, then estimate the cost, and then label all of them.
# - `AsyncOpenAI`, a `Semaphore` and `as_completed` send many requests, but only a few at a time. A cell can `await`, and a file needs `asyncio.run`.
# - If you store each result as soon as it arrives, you never pay for it twice. A row with a problem is noted, and the run continues.
# - Compare the model's labels with labels that a person gave, and read the reviews where they differ.
#
# **Words:** [async](glossary.ipynb#cell-id=async) · [retry](glossary.ipynb#cell-id=retry) · [usage](glossary.ipynb#cell-id=usage)
#
# **Links:** [Structured outputs](https://platform.openai.com/docs/guides/structured-outputs) ·
# [Rate limits](https://platform.openai.com/docs/guides/rate-limits) ·
# [Batch API for thousands of requests that can wait](https://platform.openai.com/docs/guides/batch) ·
# [Vega-Lite](https://vega.github.io/vega-lite/)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 먼저 하나를 해 보고, 비용을 예상한 다음, 전부 실행해요.
# - `AsyncOpenAI`와 `Semaphore`, `as_completed`로 여러 요청을 한 번에 몇 개씩만 보내요. 셀에서는 바로 `await`를 쓰고, 파일에서는 `asyncio.run`을 써요.
# - 결과를 도착하는 대로 저장하면 돈을 두 번 내지 않아요. 문제가 있는 행은 적어 두고 계속 진행해요.
# - 모델의 라벨은 사람이 붙인 라벨과 비교해 봐야 믿을 수 있어요. 서로 다른 리뷰는 직접 읽어 보세요.
#
# **용어:** [비동기](glossary.ipynb#cell-id=async) · [재시도](glossary.ipynb#cell-id=retry) · [사용량](glossary.ipynb#cell-id=usage)
#
# **참고:** [구조화된 출력](https://platform.openai.com/docs/guides/structured-outputs) ·
# [속도 제한](https://platform.openai.com/docs/guides/rate-limits) ·
# [수천 개를 느긋하게 처리하는 Batch API](https://platform.openai.com/docs/guides/batch) ·
# [Vega-Lite](https://vega.github.io/vega-lite/)
