# /// page
# title.en = "Cheat sheet"
# title.ko = "한 장 요약"
# goal.en = "All the calls of this course on one page. Each cell runs on its own. Copy it into an empty file where `openai` is installed and `OPENAI_API_KEY` is set."
# goal.ko = "이 과정에 나온 호출을 한 장에 모았어요. 셀은 하나씩 따로 실행할 수 있어요. `openai`를 설치하고 `OPENAI_API_KEY`를 지정했다면 빈 파일에 복사해서 쓰세요."
# ///

# %% [markdown] lang="en"
# In this notebook, first choose who answers. Without a key, practice mode does.

# %% [markdown] lang="ko"
# 이 노트북에서는 누가 답할지부터 정해요. 키가 없으면 연습 모드가 답해요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## Ask one question
#
# A system message says how to answer. Leave it out if you don't need it.
# `reasoning_effort="none"` is fast and cheap. Leave it out if a question is hard.

# %% [markdown] lang="ko"
# ## 질문 하나 보내기
#
# system 메시지에는 어떻게 답할지 적어요. 필요 없으면 빼도 돼요.
# `reasoning_effort="none"`이면 빠르고 싸요. 어려운 질문에서는 이 줄을 빼세요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

client = OpenAI(timeout=60)  # reads OPENAI_API_KEY; waits up to 60 seconds
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[
        {"role": "system", "content": "Answer in one short sentence."},
        {"role": "user", "content": "Why is the sky blue?"},
    ],
)
print(response.choices[0].message.content)

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

client = OpenAI(timeout=60)  # OPENAI_API_KEY를 읽고, 60초까지 기다려요
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[
        {"role": "system", "content": "짧은 한 문장으로 답해 주세요."},
        {"role": "user", "content": "하늘은 왜 파래요?"},
    ],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## Set parameters and calculate the cost
#
# `temperature` is accepted when reasoning is off. `max_completion_tokens` limits the answer. The last line calculates the cost from the prices of a million tokens (checked 2026-11-27).

# %% [markdown] lang="ko"
# ## 파라미터를 정하고 비용 계산하기
#
# 추론을 끄면 `temperature`도 정할 수 있어요. `max_completion_tokens`는 답의 길이를 제한해요. 마지막 줄은 토큰 백만 개의 가격(2026-11-27 확인)으로 비용을 계산해요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

response = OpenAI(timeout=60).chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    temperature=0.1,
    max_completion_tokens=50,
    messages=[{"role": "user", "content": "Name the three primary colors of light."}],
)
print(response.choices[0].message.content, "|", response.choices[0].finish_reason)
used = response.usage
print(f"US${(used.prompt_tokens * 0.10 + used.completion_tokens * 0.50) / 1_000_000:.6f}")

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

response = OpenAI(timeout=60).chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    temperature=0.1,
    max_completion_tokens=50,
    messages=[{"role": "user", "content": "빛의 삼원색을 말해 주세요."}],
)
print(response.choices[0].message.content, "|", response.choices[0].finish_reason)
used = response.usage
print(f"{(used.prompt_tokens * 0.10 + used.completion_tokens * 0.50) / 1_000_000:.6f}달러")

# %% [markdown] lang="en"
# ## Stream an answer
#
# A chunk without choices or without text prints nothing.

# %% [markdown] lang="ko"
# ## 스트리밍으로 받기
#
# `choices`가 비었거나 내용이 없는 청크에서는 아무것도 출력하지 않아요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

stream = OpenAI(timeout=60).chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    stream=True,
    messages=[{"role": "user", "content": "Count from one to five in words."}],
)
for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="", flush=True)
        reason = chunk.choices[0].finish_reason  # "stop" in the last chunk, or the reason for a cut

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

stream = OpenAI(timeout=60).chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    stream=True,
    messages=[{"role": "user", "content": "하나부터 다섯까지 세어 주세요."}],
)
for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="", flush=True)
        reason = chunk.choices[0].finish_reason  # 마지막 청크에서는 "stop", 잘렸으면 그 이유

# %% [markdown] lang="en"
# ## Hold a conversation
#
# The API remembers nothing. Append each question and each answer to the list, and send the whole list.

# %% [markdown] lang="ko"
# ## 대화 이어 가기
#
# API는 아무것도 기억하지 않아요. 질문과 답변을 차례로 리스트에 덧붙여서 통째로 보내요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

client = OpenAI(timeout=60)
messages = []
for question in ["Name a planet.", "How many moons does it have?"]:
    messages.append({"role": "user", "content": question})
    response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
    answer = response.choices[0].message.content
    messages.append({"role": "assistant", "content": answer})
    print(answer)

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

client = OpenAI(timeout=60)
messages = []
for question in ["행성 하나를 말해 주세요.", "위성은 몇 개예요?"]:
    messages.append({"role": "user", "content": question})
    response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
    answer = response.choices[0].message.content
    messages.append({"role": "assistant", "content": answer})
    print(answer)

# %% [markdown] lang="en"
# ## Get structured output
#
# A class says which fields you want. `parsed` is an object of this class, or `None` if the model refused.

# %% [markdown] lang="ko"
# ## 구조화된 출력 받기
#
# 어떤 필드를 원하는지 클래스로 적어요. `parsed`는 그 클래스의 객체이고, 모델이 거절하면 `None`이에요.

# %% tags=["snippet"] lang="en"
import openai
from pydantic import BaseModel, ValidationError


class Meeting(BaseModel):
    place: str
    day: str


try:
    response = openai.OpenAI(timeout=60).chat.completions.parse(
        model="gpt-6-luna",
        reasoning_effort="none",
        response_format=Meeting,
        messages=[{"role": "user", "content": "Extract the place and the day. We meet on Friday at the library."}],
    )
    message = response.choices[0].message
    print(message.parsed or message.refusal)
except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError, ValidationError) as error:
    print("No complete answer:", type(error).__name__)

# %% tags=["snippet"] lang="ko"
import openai
from pydantic import BaseModel, ValidationError


class Meeting(BaseModel):
    place: str
    day: str


try:
    response = openai.OpenAI(timeout=60).chat.completions.parse(
        model="gpt-6-luna",
        reasoning_effort="none",
        response_format=Meeting,
        messages=[{"role": "user", "content": "장소와 요일을 뽑아 주세요. 금요일에 도서관에서 만나요."}],
    )
    message = response.choices[0].message
    print(message.parsed or message.refusal)
except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError, ValidationError) as error:
    print("답이 끝까지 나오지 않았어요:", type(error).__name__)

# %% [markdown] lang="en"
# ## Let the model call a tool
#
# The model asks for the function, your code runs it, and the model answers with the result.

# %% [markdown] lang="ko"
# ## 도구 호출(함수 호출)
#
# 모델이 함수를 호출해 달라고 하면 내 코드가 실행하고, 모델이 그 결과로 답해요.

# %% tags=["snippet"] lang="en"
import json

from openai import OpenAI


def stock(item):
    return {"item": item, "left": 12}


text = {"type": "object", "properties": {"item": {"type": "string"}}, "required": ["item"]}
request = {
    "model": "gpt-6-luna",
    "reasoning_effort": "none",
    "tools": [{"type": "function", "function": {"name": "stock", "parameters": text}}],
    "messages": [{"role": "user", "content": "How many umbrellas are left?"}],
}
client = OpenAI(timeout=60)
message = client.chat.completions.create(**request).choices[0].message
if message.tool_calls:
    request["messages"].append(message)
    for call in message.tool_calls:
        try:
            result = stock(**json.loads(call.function.arguments))
        except (TypeError, ValueError) as error:
            result = {"error": str(error)}
        request["messages"].append({"role": "tool", "tool_call_id": call.id, "content": json.dumps(result)})
    message = client.chat.completions.create(**request).choices[0].message
print(message.content)

# %% tags=["snippet"] lang="ko"
import json

from openai import OpenAI


def stock(item):
    return {"item": item, "left": 12}


text = {"type": "object", "properties": {"item": {"type": "string"}}, "required": ["item"]}
request = {
    "model": "gpt-6-luna",
    "reasoning_effort": "none",
    "tools": [{"type": "function", "function": {"name": "stock", "parameters": text}}],
    "messages": [{"role": "user", "content": "우산이 몇 개 남았어요?"}],
}
client = OpenAI(timeout=60)
message = client.chat.completions.create(**request).choices[0].message
if message.tool_calls:
    request["messages"].append(message)
    for call in message.tool_calls:
        try:
            result = stock(**json.loads(call.function.arguments))
        except (TypeError, ValueError) as error:
            result = {"error": str(error)}
        request["messages"].append({"role": "tool", "tool_call_id": call.id, "content": json.dumps(result)})
    message = client.chat.completions.create(**request).choices[0].message
print(message.content)

# %% [markdown] lang="en"
# ## Use the Responses API
#
# This makes the same kind of call with OpenAI's newer API. Other servers may not have it, and then the error has the status 404.

# %% [markdown] lang="ko"
# ## Responses API 쓰기
#
# 같은 호출을 OpenAI의 새 API로 해요. 다른 서버는 이 API를 지원하지 않기도 하는데, 그때는 상태 코드가 404인 오류가 나요.

# %% tags=["snippet"] lang="en"
import openai

try:
    response = openai.OpenAI(timeout=60).responses.create(
        model="gpt-6-luna",
        reasoning={"effort": "none"},
        instructions="Answer in one word.",
        input="What do bees make?",
    )
    print(response.output_text)
except openai.NotFoundError as error:
    print(error.status_code)

# %% tags=["snippet"] lang="ko"
import openai

try:
    response = openai.OpenAI(timeout=60).responses.create(
        model="gpt-6-luna",
        reasoning={"effort": "none"},
        instructions="한 단어로 답해 주세요.",
        input="벌은 무엇을 만들어요?",
    )
    print(response.output_text)
except openai.NotFoundError as error:
    print(error.status_code)

# %% [markdown] lang="en"
# ## Handle errors
#
# Wait and try again only if waiting helps. The SDK has already tried `max_retries` more times.

# %% [markdown] lang="ko"
# ## 오류 처리하기
#
# 기다리면 해결되는 오류일 때만 다시 시도하세요. SDK가 이미 `max_retries`번 더 시도했어요.

# %% tags=["snippet"] lang="en"
import openai

client = openai.OpenAI(timeout=30, max_retries=3)
try:
    response = client.chat.completions.create(
        model="no-such-model",
        messages=[{"role": "user", "content": "Hello!"}],
    )
    print(response.choices[0].message.content)
except openai.RateLimitError as error:
    print("wait a little" if error.code == "rate_limit_exceeded" else "look at your credit and limits", error.code)
except openai.APIConnectionError:
    print("no answer: check the network, or try again")
except openai.APIStatusError as error:
    print(error.status_code, error.code)

# %% tags=["snippet"] lang="ko"
import openai

client = openai.OpenAI(timeout=30, max_retries=3)
try:
    response = client.chat.completions.create(
        model="no-such-model",
        messages=[{"role": "user", "content": "안녕!"}],
    )
    print(response.choices[0].message.content)
except openai.RateLimitError as error:
    print("잠시 기다리세요" if error.code == "rate_limit_exceeded" else "크레딧과 한도를 확인하세요", error.code)
except openai.APIConnectionError:
    print("답이 없어요. 네트워크를 확인하거나 다시 시도하세요")
except openai.APIStatusError as error:
    print(error.status_code, error.code)

# %% [markdown] lang="en"
# ## Make many calls at once
#
# `Semaphore(4)` lets four calls run at a time, and `gather` keeps the answers in order. If a call fails, its error is in its place and the other answers are not lost. This cell only defines the function.

# %% [markdown] lang="ko"
# ## 여러 개를 한꺼번에 호출하기
#
# `Semaphore(4)`는 한 번에 네 개까지만 호출하고, `gather`는 순서를 지켜요. 호출 하나가 실패해도 그 자리에 오류가 담길 뿐, 다른 답은 그대로 남아요. 이 셀은 함수를 만들기만 해요.

# %% tags=["snippet"]
import asyncio

from openai import AsyncOpenAI


async def ask_all(questions):
    free = asyncio.Semaphore(4)

    async def ask(question):
        async with free:
            response = await client.chat.completions.create(
                model="gpt-6-luna",
                reasoning_effort="none",
                messages=[{"role": "user", "content": question}],
            )
        return response.choices[0].message.content

    async with AsyncOpenAI(timeout=60) as client:
        return await asyncio.gather(*map(ask, questions), return_exceptions=True)

# %% [markdown] lang="en"
# A notebook already runs an event loop, so use `await` here. In a file, write `asyncio.run(ask_all(...))`.

# %% [markdown] lang="ko"
# 노트북에서는 이벤트 루프(event loop)가 이미 돌고 있어서 `await`를 써요. 파일에서는 `asyncio.run(ask_all(...))`로 쓰세요.

# %% lang="en"
for answer in await ask_all(["Translate into French: cat", "Translate into French: dog"]):
    print(answer)

# %% lang="ko"
for answer in await ask_all(["프랑스어로 옮겨 주세요: 고양이", "프랑스어로 옮겨 주세요: 개"]):
    print(answer)

# %% [markdown] lang="en"
# ## Find out more
#
# [glossary](glossary.ipynb) · [models](https://platform.openai.com/docs/models) · [reference](https://platform.openai.com/docs/api-reference) ·
# [error codes](https://platform.openai.com/docs/guides/error-codes) · [status](https://status.openai.com)

# %% [markdown] lang="ko"
# ## 더 알아보기
#
# [용어집](glossary.ipynb) · [모델](https://platform.openai.com/docs/models) · [레퍼런스](https://platform.openai.com/docs/api-reference) ·
# [오류 코드](https://platform.openai.com/docs/guides/error-codes) · [서비스 상태](https://status.openai.com)
