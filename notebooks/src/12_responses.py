# /// lesson
# title.en = "The Responses API"
# title.ko = "Responses API"
# goal.en = "Send the same question through OpenAI's newer API, continue a conversation that the server remembers, and know when to use which."
# goal.ko = "같은 질문을 OpenAI의 새 API로 보내고, 서버가 기억하는 대화를 이어 가고, 언제 어느 쪽을 쓸지 알아봐요."
# needs.en = "lessons 05 and 06; 09 and 10 help"
# needs.ko = "레슨 05와 06(09와 10까지 보았으면 더 좋아요)"
# ///

# %% [markdown] lang="en"
# There are two doors to the same models. You know **Chat Completions**. The other one is the **Responses API**:
# the same key, the same models, the same package, but other names, and a server that can remember the conversation for you.

# %% [markdown] lang="ko"
# 같은 모델로 들어가는 문이 두 개 있어요. 하나는 이미 아는 **Chat Completions**예요. 다른 하나가 **Responses API**예요.
# 키도 모델도 패키지도 같아요. 이름이 조금 다르고, 대화를 서버가 대신 기억해 줄 수 있다는 점이 달라요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. The same question through both doors
#
# First the call you know, with a system message. Reasoning is off, to keep it short and cheap.

# %% [markdown] lang="ko"
# ## 1. 같은 질문을 두 문으로
#
# 먼저 이미 아는 호출이에요. system 메시지를 넣고, 짧고 싸게 끝나도록 추론은 꺼요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
chat = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[
        {"role": "system", "content": "Answer in one sentence that a child understands."},
        {"role": "user", "content": "Why is the sea salty?"},
    ],
)
print(chat.choices[0].message.content)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
chat = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[
        {"role": "system", "content": "아이도 알아들을 수 있게 한 문장으로 답해 주세요."},
        {"role": "user", "content": "바닷물은 왜 짜요?"},
    ],
)
print(chat.choices[0].message.content)

# %% [markdown] lang="en"
# OpenAI and practice mode know both doors. Some other servers that speak "the OpenAI API" have only the first one, and answer the second with **404**.
# So knock first, with a request that asks nothing: whoever knows this API refuses it with a 400, and a refused request costs nothing.

# %% [markdown] lang="ko"
# OpenAI와 연습 모드에는 두 문이 다 있어요. 그런데 'OpenAI API와 호환된다'는 다른 서버 중에는 첫 번째 문만 있고, 두 번째 문에는 **404**로 답하는 곳이 있어요.
# 그래서 질문이 빠진 요청으로 먼저 노크해 봐요. 이 API를 아는 서버라면 400으로 거절해요. 거절된 요청에는 돈이 들지 않아요.

# %% lang="en"
import os

import openai

try:
    client.responses.create(model="gpt-6-luna")
except openai.APIStatusError as error:
    print(error.status_code)
    if error.status_code in (404, 405, 501):
        print("This server has no Responses API: practice mode answers the rest of this lesson.")
        os.environ["FIRST_CALL_MODE"] = "practice"
        connect(language="en")
        client = OpenAI()

# %% lang="ko"
import os

import openai

try:
    client.responses.create(model="gpt-6-luna")
except openai.APIStatusError as error:
    print(error.status_code)
    if error.status_code in (404, 405, 501):
        print("이 서버에는 Responses API가 없어요. 이 레슨의 나머지는 연습 모드가 답해요.")
        os.environ["FIRST_CALL_MODE"] = "practice"
        connect(language="ko")
        client = OpenAI()

# %% [markdown] lang="en"
# `400`: somebody is at home. (With any other number than 404, 405 or 501 the lesson goes on as it is.)
#
# Now the same question through the new door:

# %% [markdown] lang="ko"
# `400`이에요. 이 문도 열려 있네요. (404, 405, 501이 아니면 레슨은 그대로 이어져요.)
#
# 이제 같은 질문을 새 문으로 보내요.

# %% lang="en"
response = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    instructions="Answer in one sentence that a child understands.",
    input="Why is the sea salty?",
)
print(response.output_text)

# %% lang="ko"
response = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    instructions="아이도 알아들을 수 있게 한 문장으로 답해 주세요.",
    input="바닷물은 왜 짜요?",
)
print(response.output_text)

# %% [markdown] lang="en"
# The same request in other words. Compare the two calls line by line:
#
# | | Chat Completions | Responses |
# |---|---|---|
# | the call | `client.chat.completions.create` | `client.responses.create` |
# | the question | `messages=[{"role": "user", ...}]` | `input="..."` or a list of messages |
# | how to answer | a message with the role `system` | `instructions="..."` |
# | reasoning | `reasoning_effort="none"` | `reasoning={"effort": "none"}` |
# | limit | `max_completion_tokens=50` | `max_output_tokens=50` |
# | the text | `.choices[0].message.content` | `.output_text` |
# | complete? | `.choices[0].finish_reason` | `.status`, `.incomplete_details` |
# | several answers | `n=3` | not there: call several times |
#
# `model`, `temperature`, `stream` and `tools` keep their names. A name from the wrong column is a `TypeError`, raised before anything is sent.

# %% [markdown] lang="ko"
# 같은 요청을 다른 이름으로 적었을 뿐이에요. 두 호출을 한 줄씩 비교해 보세요.
#
# | | Chat Completions | Responses |
# |---|---|---|
# | 호출 | `client.chat.completions.create` | `client.responses.create` |
# | 질문 | `messages=[{"role": "user", ...}]` | `input="..."` 또는 메시지 리스트 |
# | 어떻게 답할지 | `system` 역할의 메시지 | `instructions="..."` |
# | 추론 | `reasoning_effort="none"` | `reasoning={"effort": "none"}` |
# | 길이 한도 | `max_completion_tokens=50` | `max_output_tokens=50` |
# | 답의 글 | `.choices[0].message.content` | `.output_text` |
# | 끝까지 나왔나 | `.choices[0].finish_reason` | `.status`, `.incomplete_details` |
# | 답을 여러 개 | `n=3` | 없어요. 여러 번 호출해요 |
#
# `model`, `temperature`, `stream`, `tools`는 이름이 같아요. 다른 쪽의 이름을 쓰면 아무것도 보내기 전에 `TypeError`가 나요.

# %% [markdown] lang="en"
# ## 2. Earlier messages as input
#
# A text in `input` stands for one user message. With a list you send more: here the question, the answer, and what you ask next, as in lesson 10.
# (The `try` here and below is for servers that know only a part of this API.)

# %% [markdown] lang="ko"
# ## 2. 앞의 메시지도 함께 보내기
#
# `input`에 글을 넣으면 user 메시지 하나를 보낸 것과 같아요. 리스트를 넣으면 더 보낼 수 있어요. 레슨 10에서처럼 질문, 답, 다음 질문을 차례로 담아 볼게요.
# (여기와 아래의 `try`는 이 API를 일부만 아는 서버를 위한 거예요.)

# %% lang="en"
from helpers import explain

messages = [
    {"role": "user", "content": "Why is the sea salty?"},
    {"role": "assistant", "content": response.output_text},
    {"role": "user", "content": "And why do rivers not taste of salt? One sentence."},
]
try:
    answer = client.responses.create(model="gpt-6-luna", reasoning={"effort": "none"}, input=messages)
    print(answer.output_text)
except openai.OpenAIError as error:
    explain(error)

# %% lang="ko"
from helpers import explain

messages = [
    {"role": "user", "content": "바닷물은 왜 짜요?"},
    {"role": "assistant", "content": response.output_text},
    {"role": "user", "content": "그럼 강물은 왜 짠맛이 안 나요? 한 문장으로요."},
]
try:
    answer = client.responses.create(model="gpt-6-luna", reasoning={"effort": "none"}, input=messages)
    print(answer.output_text)
except openai.OpenAIError as error:
    explain(error)

# %% [markdown] lang="en"
# The roles are the ones you know. So a program that keeps its own list of messages can move over without changing the list.
#
# ## 3. What stands behind `output_text`
#
# The response has no `choices`. It has `output`, a list of **items** in the order in which they came about.
# This time the model may reason a little (`"low"`), so that there is more than one:

# %% [markdown] lang="ko"
# 역할은 그대로예요. 그래서 메시지 리스트를 직접 관리하는 프로그램은 리스트를 고치지 않고도 옮겨 올 수 있어요.
#
# ## 3. `output_text` 뒤에 있는 것
#
# 이 응답에는 `choices`가 없어요. 그 대신 `output`에 **항목**(item)이 만들어진 순서대로 들어 있어요.
# 항목이 여러 개 나오도록 이번에는 추론을 조금(`"low"`) 하게 해 볼게요.

# %% lang="en"
puzzle = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "low"},
    input="A pen and a notebook cost 1,100 won together. The notebook costs 1,000 won more than the pen. "
    "What does the pen cost? One sentence.",
)
for item in puzzle.output:
    print(item.type)

# %% lang="ko"
puzzle = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "low"},
    input="펜과 공책을 합하면 1,100원이에요. 공책은 펜보다 1,000원 비싸요. "
    "펜은 얼마예요? 한 문장으로 답해 주세요.",
)
for item in puzzle.output:
    print(item.type)

# %% [markdown] lang="en"
# First `reasoning`, then `message`; a call of a tool (lesson 13) would be one more item. The thoughts themselves are not shown.
# Only messages carry text, in `content`, which is a list again. Walk down to it once:

# %% [markdown] lang="ko"
# 먼저 `reasoning`, 그다음이 `message`예요. 도구(tool, 레슨 13)를 부르면 항목이 하나 더 생겨요. 추론한 내용 자체는 보여 주지 않아요.
# 글은 `message`에만 있고, 그 안의 `content`도 리스트예요. 한 번만 끝까지 따라가 봐요.

# %%
for item in puzzle.output:
    if item.type == "message":
        for part in item.content:
            if part.type == "output_text":
                print(part.text)

print(puzzle.output_text)

# %% [markdown] lang="en"
# Twice the same text: `output_text` is this walk, done by the package. It is `""` when there is no text.
# Do not write `response.output[0]`: which item comes first depends on the model.
#
# ## 4. A limit, and how to see that it struck
#
# `max_output_tokens` stops the answer after so many tokens; reasoning counts too. (OpenAI is reported to accept no less than 16 here.)

# %% [markdown] lang="ko"
# 같은 글이 두 번 나왔어요. `output_text`는 방금 한 일을 패키지가 대신 해 주는 거예요. 글이 없으면 `""`이에요.
# `response.output[0]`이라고 쓰지는 마세요. 무엇이 맨 앞에 올지는 모델에 따라 달라요.
#
# ## 4. 길이 한도와, 한도에 걸렸는지 알아보기
#
# `max_output_tokens`는 토큰이 정해 둔 수만큼 나오면 답을 끊어요. 추론 토큰도 한도에 들어가요. (OpenAI는 16보다 작은 값은 받지 않는다고 알려져 있어요.)

# %% lang="en"
short = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    max_output_tokens=16,
    input="Describe the solar system in three sentences.",
)
print(short.output_text)
print(short.status)
if short.incomplete_details:
    print(short.incomplete_details.reason)

# %% lang="ko"
short = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    max_output_tokens=16,
    input="태양계를 세 문장으로 설명해 주세요.",
)
print(short.output_text)
print(short.status)
if short.incomplete_details:
    print(short.incomplete_details.reason)

# %% [markdown] lang="en"
# `status` is `incomplete`, and `incomplete_details` says why. A whole answer has the status `completed`. Check it before you use a text.
#
# ## 5. What it costs
#
# The figures mean the same and have other names. These are the names on both sides:

# %% [markdown] lang="ko"
# `status`가 `incomplete`이고, 이유는 `incomplete_details`에 있어요. 끝까지 나온 답의 `status`는 `completed`예요. 받은 글을 사용하기 전에 확인하세요.
#
# ## 5. 얼마 들었을까요?
#
# 수의 뜻은 같고 이름만 달라요. 양쪽의 이름을 나란히 볼게요.

# %%
from helpers import usage

for each in (chat, response):
    if each.usage:
        print([name for name in each.usage.to_dict() if name.endswith("_tokens")])

usage.show(puzzle)

# %% [markdown] lang="en"
# `input_tokens` and `output_tokens` say which way the tokens went. Most tokens of the puzzle were reasoning: you pay for them, as in lesson 04.
#
# ## 6. A conversation that the server remembers
#
# With Chat Completions you send the earlier messages along (lesson 10). Here you may name the response that you go on from. The first turn:

# %% [markdown] lang="ko"
# 들어간 토큰이 `input_tokens`, 나온 토큰이 `output_tokens`예요. 펜 문제에서는 추론 토큰이 대부분이에요. 레슨 04에서처럼 이 토큰에도 요금이 나가요.
#
# ## 6. 서버가 기억하는 대화
#
# Chat Completions에서는 앞의 메시지를 직접 함께 보냈어요(레슨 10). 여기에서는 어느 응답에 이어서 말하는지만 알려 줘도 돼요. 첫마디예요.

# %% lang="en"
first = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    input="I have a cat. Her name is Dubu. Greet her in one sentence.",
)
print(first.output_text)

# %% lang="ko"
first = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    input="저는 고양이를 길러요. 이름은 두부예요. 두부에게 한 문장으로 인사해 주세요.",
)
print(first.output_text)

# %% [markdown] lang="en"
# Every response has an `id`. Pass it on as `previous_response_id`, and send only the new question.
# A second call asks the same without it.

# %% [markdown] lang="ko"
# 응답마다 `id`가 있어요. 이것을 `previous_response_id`에 넣고 새 질문만 보내요.
# 두 번째 호출에서는 id 없이 똑같이 물어요.

# %% lang="en"
question = "What is the name of my cat? One word."
try:
    second = client.responses.create(
        model="gpt-6-luna", reasoning={"effort": "none"}, input=question, previous_response_id=first.id
    )
    print("with:   ", second.output_text)
except openai.OpenAIError as error:
    second = first
    explain(error)
alone = client.responses.create(model="gpt-6-luna", reasoning={"effort": "none"}, input=question)
print("without:", alone.output_text)

# %% lang="ko"
question = "제 고양이 이름이 뭐예요? 한 단어로 답해 주세요."
try:
    second = client.responses.create(
        model="gpt-6-luna", reasoning={"effort": "none"}, input=question, previous_response_id=first.id
    )
    print("이어서:", second.output_text)
except openai.OpenAIError as error:
    second = first
    explain(error)
alone = client.responses.create(model="gpt-6-luna", reasoning={"effort": "none"}, input=question)
print("따로:  ", alone.output_text)

# %% [markdown] lang="en"
# With the id, the model knows the cat; without it, it does not. The model itself remembers nothing in either case:
# the server puts the earlier turns in front of your question. So they are **input tokens, and you pay for them again**:

# %% [markdown] lang="ko"
# id를 주면 고양이 이름을 알고, 주지 않으면 몰라요. 어느 쪽이든 모델이 기억하는 것은 아니에요.
# 서버가 앞의 대화를 내 질문 앞에 붙여 줄 뿐이에요. 그래서 앞의 대화도 **입력 토큰이고, 요금이 또 나가요.**

# %%
for turn in (first, second, alone):
    if turn.usage:
        print(turn.usage.input_tokens)

# %% [markdown] lang="en"
# The second number is larger than the other two: it holds the first turn, its answer and the new question. A long conversation gets more expensive with each turn, whoever keeps it.
#
# Two things are **not** carried over: `instructions` (send them with each call) and your other settings.
#
# ## 7. What is kept, and how to delete it
#
# The server can go on from a response only because it keeps it: `store` is true unless you say otherwise, for at least 30 days (*checked 2026-11-27*). Fetch one again by its id, then delete it:

# %% [markdown] lang="ko"
# 두 번째 수가 나머지보다 커요. 첫 질문과 그 답, 새 질문이 모두 들어 있으니까요. 누가 보관하든 대화가 길어질수록 한 번에 드는 돈이 늘어나요.
#
# **이어지지 않는 것**도 있어요. `instructions`는 호출할 때마다 다시 보내야 하고, 다른 설정도 마찬가지예요.
#
# ## 7. 무엇이 보관되고, 어떻게 지우나요?
#
# 서버가 응답을 보관하기 때문에 대화를 이어 갈 수 있어요. `store`를 정하지 않으면 참(true)이고, 적어도 30일 동안 보관해요(*2026-11-27 확인*). id로 다시 꺼내 본 다음 지워 볼게요.

# %% lang="en"
try:
    again = client.responses.retrieve(first.id)
    print("kept:", again.output_text == first.output_text)
    client.responses.delete(first.id)
    print("deleted")
except openai.OpenAIError as error:
    explain(error)

# %% lang="ko"
try:
    again = client.responses.retrieve(first.id)
    print("보관되어 있나요?", again.output_text == first.output_text)
    client.responses.delete(first.id)
    print("지웠어요")
except openai.OpenAIError as error:
    explain(error)

# %% [markdown] lang="en"
# A deleted response cannot be continued:

# %% [markdown] lang="ko"
# 지운 응답에는 이어서 말할 수 없어요.

# %% lang="en"
try:
    client.responses.create(model="gpt-6-luna", input="And how old is she?", previous_response_id=first.id)
    print("this server answers all the same")
except openai.APIError as error:
    print(error.code)

# %% lang="ko"
try:
    client.responses.create(model="gpt-6-luna", input="몇 살이에요?", previous_response_id=first.id)
    print("이 서버는 그래도 답하네요")
except openai.APIError as error:
    print(error.code)

# %% [markdown] lang="en"
# `previous_response_not_found`: the server has forgotten the turn, so start anew with a list of messages. Send `store=False` when nothing needs to be kept, above all with personal data; such a response cannot be continued either.
# `store=False` doesn't mean that nothing is kept: OpenAI's logs against abuse may hold prompts and answers for up to 30 days, whatever `store` says. What you send to the API isn't used to train models unless you opt in. (*Checked 2026-11-27.*)
# What is kept for how long, and the exceptions: [your data](https://developers.openai.com/api/docs/guides/your-data).
#
# ## 8. Streaming
#
# With `stream=True` the answer comes in pieces, as in lesson 09. Here each piece is an **event** that has a `type`. The text is in those of the type `response.output_text.delta`:

# %% [markdown] lang="ko"
# `previous_response_not_found`는 서버에 앞의 응답이 없다는 뜻이에요. 이럴 때는 메시지 리스트로 새로 시작하면 돼요. 보관할 필요가 없으면, 특히 개인 정보가 있으면 `store=False`를 함께 보내세요. 그런 응답에도 이어서 말할 수 없어요.
# `store=False`라고 해서 아무것도 남지 않는 것은 아니에요. OpenAI가 악용을 막으려고 남기는 로그에는 `store`와 상관없이 프롬프트와 답이 최대 30일 동안 남을 수 있어요. API로 보낸 내용은 내가 동의하지 않는 한 모델을 학습하는 데 쓰이지 않아요. (*2026-11-27 확인*)
# 무엇을 얼마나 보관하는지와 예외는 [데이터 안내](https://developers.openai.com/api/docs/guides/your-data)에 있어요.
#
# ## 8. 스트리밍
#
# `stream=True`를 주면 레슨 09에서처럼 답이 조각조각 와요. 여기에서는 조각마다 `type`이 있는 **이벤트**(event)예요. 글은 `type`이 `response.output_text.delta`인 이벤트에 들어 있어요.

# %% lang="en"
kinds = []
stream = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    input="Write a poem of two short lines about the first snow.",
    stream=True,
)
for event in stream:
    kinds.append(event.type)
    if event.type == "response.output_text.delta":
        print(event.delta, end="", flush=True)
print()

# %% lang="ko"
kinds = []
stream = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    input="첫눈을 주제로 짧은 두 줄짜리 시를 써 주세요.",
    stream=True,
)
for event in stream:
    kinds.append(event.type)
    if event.type == "response.output_text.delta":
        print(event.delta, end="", flush=True)
print()

# %% [markdown] lang="en"
# Which events were there, and how many of each?

# %% [markdown] lang="ko"
# 어떤 이벤트가 몇 번씩 왔을까요?

# %%
for kind in dict.fromkeys(kinds):
    print(kinds.count(kind), kind)

# %% [markdown] lang="en"
# A frame opens, many deltas fill it, and it closes again. The last one, `response.completed`, brings the whole response, with its usage: `event.response.usage`.
# Skip the types that you do not know; new ones may be added.
#
# ## 9. Errors are the same
#
# The exceptions are those of lesson 07, so `explain` and your own `except` lines need no change:

# %% [markdown] lang="ko"
# 틀이 열리면 delta가 여러 번 와서 채우고, 다 차면 다시 닫혀요. 마지막 `response.completed`에는 응답 전체가 들어 있어요. 토큰 수는 `event.response.usage`에 있어요.
# 모르는 타입은 그냥 넘기세요. 앞으로 새 타입이 생길 수도 있어요.
#
# ## 9. 오류는 그대로예요
#
# 예외는 레슨 07에서 본 것과 같아요. `explain`도, 내가 쓴 `except` 줄도 고칠 것이 없어요.

# %% lang="en"
try:
    client.responses.create(model="no-such-model", input="Hello!")
    print("this server takes any model name")
except openai.OpenAIError as error:
    explain(error)

# %% lang="ko"
try:
    client.responses.create(model="no-such-model", input="안녕하세요!")
    print("이 서버는 아무 모델 이름이나 받네요")
except openai.OpenAIError as error:
    explain(error)

# %% [markdown] lang="en"
# The status can differ from one API to the other, so decide by `code` and not by the number.
#
# ## 10. When to use which
#
# OpenAI's package calls Responses the **primary** API, and Chat Completions the **previous standard, supported indefinitely** (its README, *checked 2026-11-27*). Neither is going away.
#
# Two arguments change their shape when you move: a function in `tools` loses its wrapping, so `name` and `parameters` are beside `"type": "function"`; and `response_format` becomes `text={"format": ...}`, or `text_format=` in `responses.parse`.
#
# | You have | Use |
# |---|---|
# | code that works with Chat Completions | leave it |
# | a new program for OpenAI alone | Responses |
# | a program that should also run on other servers and local models | Chat Completions: nearly all of them know it |
# | a wish for OpenAI's own tools, such as web or file search | Responses |
# | your own list of messages, to be cut and stored by you | either; with Responses add `store=False` |
#
# ## 11. The whole call, to take away
#
# **Copy this cell into an empty file.** It checks that the answer is complete.

# %% [markdown] lang="ko"
# 상태 코드는 두 API가 서로 다를 수 있으니, 번호보다 `code`를 보고 판단하세요.
#
# ## 10. 언제 어느 쪽을 쓸까요?
#
# OpenAI의 패키지는 Responses를 **주된**(primary) API, Chat Completions를 **기한 없이 지원하는 이전 표준**이라고 불러요(패키지의 README, *2026-11-27 확인*). 어느 쪽도 없어지지 않아요.
#
# 옮길 때 모양이 바뀌는 인자가 두 개 있어요. `tools`에 넣는 함수는 `function`으로 감싸지 않고 `"type": "function"` 옆에 `name`과 `parameters`를 바로 적어요. `response_format`은 `text={"format": ...}`이 되고, `responses.parse`에서는 `text_format=`으로 써요.
#
# | 이럴 때 | 이것을 |
# |---|---|
# | Chat Completions로 잘 돌아가는 코드가 있을 때 | 그대로 두세요 |
# | OpenAI만 쓰는 새 프로그램을 만들 때 | Responses |
# | 다른 서버나 내 컴퓨터의 모델에서도 돌아가야 할 때 | Chat Completions. 거의 모든 서버가 알아들어요 |
# | 웹 검색, 파일 검색처럼 OpenAI가 주는 도구를 쓰고 싶을 때 | Responses |
# | 메시지 리스트를 직접 자르고 저장하고 싶을 때 | 어느 쪽이든. Responses에는 `store=False`를 더하세요 |
#
# ## 11. 통째로 가져가기
#
# **이 셀을 빈 파일에 복사해 보세요.** 답이 끝까지 나왔는지도 확인해요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

client = OpenAI(timeout=60)
response = client.responses.create(
    model="gpt-6-luna",
    instructions="You are a friendly teacher. Answer in one sentence.",
    input="What is HTTP for?",
    reasoning={"effort": "none"},
    max_output_tokens=200,
    store=False,
)
print(response.output_text)
if response.status != "completed":
    print("Not complete:", response.status)

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

client = OpenAI(timeout=60)
response = client.responses.create(
    model="gpt-6-luna",
    instructions="당신은 친절한 선생님이에요. 한 문장으로 답해 주세요.",
    input="HTTP는 무엇을 위한 거예요?",
    reasoning={"effort": "none"},
    max_output_tokens=200,
    store=False,
)
print(response.output_text)
if response.status != "completed":
    print("답이 끝까지 나오지 않았어요:", response.status)

# %% [markdown] lang="en"
# ## Exercise 1
#
# Here are the arguments of a call to Chat Completions. Write the arguments of the same call for **Responses** into `new`. Nothing is sent.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# Chat Completions 호출의 인자예요. 같은 호출을 **Responses**로 하려면 인자가 어떻게 될까요? `new`에 적어 보세요. 아무것도 보내지 않아요.

# %% lang="en"
old = {
    "model": "gpt-6-luna",
    "messages": [
        {"role": "system", "content": "Answer in one sentence that a child understands."},
        {"role": "user", "content": "Why is the sea salty?"},
    ],
    "reasoning_effort": "none",
    "max_completion_tokens": 50,
}

# %% lang="ko"
old = {
    "model": "gpt-6-luna",
    "messages": [
        {"role": "system", "content": "아이도 알아들을 수 있게 한 문장으로 답해 주세요."},
        {"role": "user", "content": "바닷물은 왜 짜요?"},
    ],
    "reasoning_effort": "none",
    "max_completion_tokens": 50,
}

# %% [markdown] lang="en"
# The first argument stays. The table in section 1 has the others:

# %% [markdown] lang="ko"
# 첫 번째 인자는 그대로예요. 나머지는 1번의 표에 있어요.

# %% tags=["exercise"] lang="en"
new = {"model": "gpt-6-luna"}  # add the other arguments under their new names

# %% tags=["exercise"] lang="ko"
new = {"model": "gpt-6-luna"}  # 나머지 인자를 새 이름으로 더하세요

# %% tags=["solution"]
new = {
    "model": "gpt-6-luna",
    "instructions": old["messages"][0]["content"],
    "input": old["messages"][1]["content"],
    "reasoning": {"effort": "none"},
    "max_output_tokens": 50,
}

# %% tags=["check"]
from helpers import check

check.translated(new, old)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# The system message becomes `instructions`, the user message `input`. `reasoning` is a dictionary of its own: `{"effort": "none"}`.
#
# </details>
#
# ## Exercise 2
#
# Move the guide's function over. `ask` takes the arguments of `chat_gpt` (lesson 06), calls `client.responses.create` with all of them, and returns the response or its text.
# Remember that `gpt-6-luna` takes a temperature only while it does not reason. The check listens to the call; nothing is sent, so it costs nothing.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# system 메시지는 `instructions`로, user 메시지는 `input`으로 옮겨요. `reasoning`의 값은 딕셔너리예요. `{"effort": "none"}`처럼 적어요.
#
# </details>
#
# ## 연습 문제 2
#
# 원래 가이드의 함수를 옮겨 봐요. `ask`는 `chat_gpt`(레슨 06)와 같은 인자를 받아 모두 넣어서 `client.responses.create`를 부르고, 응답이나 그 글을 돌려줘요.
# `gpt-6-luna`는 추론을 끌 때만 temperature를 받는다는 것을 잊지 마세요. 확인 셀은 호출을 가로채서 보기만 하고 실제로 보내지는 않아요. 그래서 돈이 들지 않아요.

# %% tags=["exercise"] lang="en"
def ask(
    user_message=None,
    system_message=None,
    assistant_message=None,
    model="gpt-6-luna",
    temperature=0.1,
):
    return None  # call client.responses.create


# %% tags=["exercise"] lang="ko"
def ask(
    user_message=None,
    system_message=None,
    assistant_message=None,
    model="gpt-6-luna",
    temperature=0.1,
):
    return None  # client.responses.create를 부르세요


# %% tags=["solution"]
def ask(
    user_message=None,
    system_message=None,
    assistant_message=None,
    model="gpt-6-luna",
    temperature=0.1,
):
    messages = []
    if user_message:
        messages.append({"role": "user", "content": user_message})
    if assistant_message:
        messages.append({"role": "assistant", "content": assistant_message})
    return client.responses.create(
        model=model,
        temperature=temperature,
        reasoning={"effort": "none"},
        instructions=system_message,
        input=messages,
    )


# %% tags=["check"]
check.moved(ask)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Start from the function of lesson 06. Only user and assistant go into the list, as in section 2; the system message goes into `instructions`, where `None` means that there is none.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 레슨 06의 함수에서 시작하세요. 2번에서처럼 user와 assistant만 리스트에 담고, system 메시지는 `instructions`에 넣어요. `None`을 넣으면 없다는 뜻이에요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - `client.responses.create(model=..., instructions=..., input=...)` sends a request, and `.output_text` is its text; behind it stands `output`, a list of items.
# - `previous_response_id` goes on from a response that the server keeps. You still pay for the earlier tokens; `store=False` keeps no copy to go on from, `client.responses.delete(id)` deletes.
# - A stream consists of events with a `type`; errors are the same exceptions.
# - Both APIs stay: Responses for new programs on OpenAI, Chat Completions wherever other servers must understand you.
#
# **Words:** [Responses API](glossary.ipynb#cell-id=responses-api) · [Chat Completions](glossary.ipynb#cell-id=chat-completions) · [endpoint](glossary.ipynb#cell-id=endpoint) · [request](glossary.ipynb#cell-id=request)
#
# **Links:** [Responses, reference](https://platform.openai.com/docs/api-reference/responses) ·
# [Conversation state](https://developers.openai.com/api/docs/guides/conversation-state) ·
# [Moving from Chat Completions](https://platform.openai.com/docs/guides/migrate-to-responses) ·
# [Streaming events](https://developers.openai.com/api/reference/resources/responses/streaming-events)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - `client.responses.create(model=..., instructions=..., input=...)`로 요청을 보내고, 글은 `.output_text`에서 꺼내요. 그 뒤에는 항목의 리스트인 `output`이 있어요.
# - `previous_response_id`를 주면 서버가 보관한 응답에 이어서 말해요. 앞의 토큰에도 요금이 나가요. `store=False`면 이어 갈 응답을 보관하지 않고, `client.responses.delete(id)`로 지울 수 있어요.
# - 스트림은 `type`이 있는 이벤트로 이루어져요. 오류가 나면 Chat Completions와 같은 예외가 나요.
# - 두 API 모두 계속 쓸 수 있어요. OpenAI만 쓰는 새 프로그램에는 Responses, 다른 서버도 알아들어야 하면 Chat Completions예요.
#
# **용어:** [Responses API](glossary.ipynb#cell-id=responses-api) · [Chat Completions](glossary.ipynb#cell-id=chat-completions) · [엔드포인트](glossary.ipynb#cell-id=endpoint) · [요청](glossary.ipynb#cell-id=request)
#
# **참고:** [Responses 레퍼런스](https://platform.openai.com/docs/api-reference/responses) ·
# [대화 상태](https://developers.openai.com/api/docs/guides/conversation-state) ·
# [Chat Completions에서 옮기기](https://platform.openai.com/docs/guides/migrate-to-responses) ·
# [스트리밍 이벤트](https://developers.openai.com/api/reference/resources/responses/streaming-events)
