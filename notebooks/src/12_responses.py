# /// lesson
# title.en = "The Responses API"
# title.ko = "Responses API"
# goal.en = "Send the same question through OpenAI's newer API, continue a conversation that the server remembers, and know when to use which API."
# goal.ko = "같은 질문을 OpenAI의 새 API로 보내고, 서버가 기억하는 대화를 이어 가고, 언제 어떤 API를 쓸지 알아봐요."
# needs.en = "lessons 05 and 06; 09 and 10 help"
# needs.ko = "레슨 05와 06(09와 10까지 보았으면 더 좋아요)"
# ///

# %% [markdown] lang="en"
# OpenAI has two APIs for the same models. You already know **Chat Completions**. The newer one is the **Responses API**.
# It uses the same key, the same models and the same package. Some names are different, and the server can remember the conversation for you.
#
# > Do you use another OpenAI-compatible server? `needs="responses"` checks once whether it has this API. If it doesn't, practice mode answers in this lesson.

# %% [markdown] lang="ko"
# 같은 모델을 호출하는 API가 두 가지예요. 하나는 이미 아는 **Chat Completions**이고, 새로 나온 것이 **Responses API**예요.
# 키와 모델, 패키지는 그대로예요. 이름이 조금 다르고, 대화를 서버가 대신 기억해 줄 수 있어요.
#
# > OpenAI가 아닌 호환 서버를 쓰고 있나요? `needs="responses"`는 그 서버가 이 API를 지원하는지 한 번 확인해요. 지원하지 않으면 이 레슨에서는 연습 모드가 답해요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="responses")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="responses")

# %% [markdown] lang="en"
# ## 1. Ask the same question through both APIs
#
# First make the call that you know, with a system message. Reasoning is off, to keep the call fast and cheap.

# %% [markdown] lang="ko"
# ## 1. 같은 질문을 두 API로 보내기
#
# 먼저 이미 아는 호출이에요. system 메시지를 넣고, 빠르고 싸게 끝나도록 추론은 꺼요.

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
# Now ask the same question with the Responses API.

# %% [markdown] lang="ko"
# 이제 같은 질문을 Responses API로 보내요.

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
# It is the same request with other names. Compare the two calls line by line.
#
# | | Chat Completions | Responses |
# |---|---|---|
# | call | `client.chat.completions.create` | `client.responses.create` |
# | question | `messages=[{"role": "user", ...}]` | `input="..."` or a list of messages |
# | how to answer | a message with the role `system` | `instructions="..."` |
# | reasoning | `reasoning_effort="none"` | `reasoning={"effort": "none"}` |
# | limit | `max_completion_tokens=50` | `max_output_tokens=50` |
# | answer (a string) | `.choices[0].message.content` | `.output_text` |
# | is it complete? | `.choices[0].finish_reason` | `.status`, `.incomplete_details` |
# | several answers | `n=3` | not available; make several calls |
#
# `model`, `temperature`, `stream` and `tools` keep their names. If you use a name from the wrong column, you get a `TypeError` before anything is sent.

# %% [markdown] lang="ko"
# 같은 요청이고 이름만 달라요. 두 호출을 한 줄씩 비교해 보세요.
#
# | | Chat Completions | Responses |
# |---|---|---|
# | 호출 | `client.chat.completions.create` | `client.responses.create` |
# | 질문 | `messages=[{"role": "user", ...}]` | `input="..."` 또는 메시지 리스트 |
# | 답하는 방법 | `system` 역할의 메시지 | `instructions="..."` |
# | 추론 | `reasoning_effort="none"` | `reasoning={"effort": "none"}` |
# | 길이 한도 | `max_completion_tokens=50` | `max_output_tokens=50` |
# | 답변 내용(문자열) | `.choices[0].message.content` | `.output_text` |
# | 끝까지 나왔나요? | `.choices[0].finish_reason` | `.status`, `.incomplete_details` |
# | 답변 여러 개 | `n=3` | 없어요. 여러 번 호출해요 |
#
# `model`, `temperature`, `stream`, `tools`는 이름이 같아요. 다른 API의 이름을 쓰면 아무것도 보내기 전에 `TypeError`가 나요.

# %% [markdown] lang="en"
# ## 2. Send earlier messages as input
#
# A string in `input` is the same as one user message. You can also send a list of messages, as in lesson 10. This one has the question, the answer and your next question.

# %% [markdown] lang="ko"
# ## 2. 앞의 메시지도 함께 보내기
#
# `input`에 문자열을 넣으면 user 메시지 하나를 보내는 것과 같아요. 레슨 10에서처럼 메시지 리스트를 넣어도 돼요. 질문과 답변, 다음 질문을 차례로 담아 볼게요.

# %% lang="en"
messages = [
    {"role": "user", "content": "Why is the sea salty?"},
    {"role": "assistant", "content": response.output_text},
    {"role": "user", "content": "And why do rivers not taste of salt? One sentence."},
]
answer = client.responses.create(model="gpt-6-luna", reasoning={"effort": "none"}, input=messages)
print(answer.output_text)

# %% lang="ko"
messages = [
    {"role": "user", "content": "바닷물은 왜 짜요?"},
    {"role": "assistant", "content": response.output_text},
    {"role": "user", "content": "그럼 강물은 왜 짠맛이 안 나요? 한 문장으로요."},
]
answer = client.responses.create(model="gpt-6-luna", reasoning={"effort": "none"}, input=messages)
print(answer.output_text)

# %% [markdown] lang="en"
# The roles are the ones you know. If your program keeps its own list of messages, you can switch to Responses without changing the list.
#
# ## 3. Look inside the response
#
# A response has no `choices`. It has `output`, a list of **items** in the order in which they were made.
# Let the model reason a little (`"low"`), so that there is more than one item.

# %% [markdown] lang="ko"
# 역할은 그대로예요. 메시지 리스트를 직접 관리하는 프로그램이라면 리스트를 고치지 않고도 Responses로 바꿀 수 있어요.
#
# ## 3. 응답 안을 들여다보기
#
# 이 응답에는 `choices`가 없어요. 그 대신 `output` 리스트에 **항목**(item)이 만들어진 순서대로 들어 있어요.
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
# The first item is `reasoning`, the second is `message`. A tool call (lesson 13) would be one more item. The API doesn't show the reasoning itself.
#
# Only a message contains text. It is in `content`, which is a list as well.

# %% [markdown] lang="ko"
# 첫 항목은 `reasoning`, 둘째 항목은 `message`예요. 도구 호출(레슨 13)이 있으면 항목이 하나 더 생겨요. 추론한 내용 자체는 보여 주지 않아요.
#
# 답변 내용은 `message` 항목의 `content`에 있는데, 이것도 리스트예요.

# %%
for item in puzzle.output:
    if item.type == "message":
        print(item.content[0].text)

# %% [markdown] lang="en"
# The package does this for you in `output_text`.

# %% [markdown] lang="ko"
# 방금 한 일을 패키지가 대신 해 주는 것이 `output_text`예요.

# %%
print(puzzle.output_text)

# %% [markdown] lang="en"
# It is the same text. If there is no text, `output_text` is `""`. Don't write `response.output[0]`, because which item comes first depends on the model.
#
# ## 4. Limit the length of the answer
#
# `max_output_tokens` stops the answer after that many tokens, and reasoning counts too. (OpenAI reportedly doesn't accept a limit below 16.)

# %% [markdown] lang="ko"
# 같은 내용이죠? 내용이 없으면 `output_text`는 `""`이에요. `response.output[0]`이라고 쓰지는 마세요. 어떤 항목이 맨 앞에 올지는 모델에 따라 달라요.
#
# ## 4. 답의 길이 제한하기
#
# `max_output_tokens`는 토큰이 정해 둔 수만큼 나오면 답을 끊어요. 추론 토큰도 여기에 들어가요. (OpenAI에서는 16보다 작은 값을 쓸 수 없다고 알려져 있어요.)

# %% lang="en"
short = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    max_output_tokens=16,
    input="Describe the solar system in three sentences.",
)
print(short.output_text)

# %% lang="ko"
short = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    max_output_tokens=16,
    input="태양계를 세 문장으로 설명해 주세요.",
)
print(short.output_text)

# %% [markdown] lang="en"
# The answer stops in the middle. The response says so, and also says why.

# %% [markdown] lang="ko"
# 답이 중간에 끊겼어요. 끊겼다는 사실과 이유는 응답에서 확인할 수 있어요.

# %%
print(short.status, short.incomplete_details)

# %% [markdown] lang="en"
# A complete answer has the status `completed`. Check the status before you use an answer.
#
# ## 5. Compare the usage fields
#
# The numbers in `usage` mean the same, but some names are different.

# %% [markdown] lang="ko"
# 끝까지 나온 답의 `status`는 `completed`예요. 답변을 사용하기 전에 확인하세요.
#
# ## 5. 토큰 수 필드 비교하기
#
# `usage`에 든 수의 뜻은 같고 이름만 달라요.

# %%
print([name for name in chat.usage.to_dict() if name.endswith("_tokens")])
print([name for name in response.usage.to_dict() if name.endswith("_tokens")])

# %% [markdown] lang="en"
# Responses says `input_tokens` and `output_tokens`. What did the puzzle with the pen cost?

# %% [markdown] lang="ko"
# Responses에서는 `input_tokens`(입력 토큰)와 `output_tokens`(출력 토큰)예요. 펜 문제에는 얼마가 들었을까요?

# %%
from helpers import usage

usage.show(puzzle)

# %% [markdown] lang="en"
# Most of its tokens were used for reasoning. You pay for them, as in lesson 05.
#
# ## 6. Let the server remember the conversation
#
# With Chat Completions you send the earlier messages yourself (lesson 10). With Responses you can name the response that you want to continue. Start a conversation.

# %% [markdown] lang="ko"
# 토큰 대부분을 추론에 썼어요. 레슨 05에서처럼 이 토큰에도 요금이 나가요.
#
# ## 6. 서버가 대화를 기억하게 하기
#
# Chat Completions에서는 앞의 메시지를 직접 함께 보냈어요(레슨 10). Responses에서는 어느 응답에 이어서 말하는지만 알려 줘도 돼요. 대화를 시작해 볼게요.

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
# Every response has an `id`. Pass it as `previous_response_id`, and send only the new question.

# %% [markdown] lang="ko"
# 응답마다 `id`가 있어요. 이것을 `previous_response_id`에 넣고 새 질문만 보내요.

# %% lang="en"
question = "What is the name of my cat? One word."
second = client.responses.create(
    model="gpt-6-luna", reasoning={"effort": "none"}, input=question, previous_response_id=first.id
)
print(second.output_text)

# %% lang="ko"
question = "제 고양이 이름이 뭐예요? 한 단어로 답해 주세요."
second = client.responses.create(
    model="gpt-6-luna", reasoning={"effort": "none"}, input=question, previous_response_id=first.id
)
print(second.output_text)

# %% [markdown] lang="en"
# The model knows the cat's name. Ask the same question without the id.

# %% [markdown] lang="ko"
# 고양이 이름을 알고 있네요. 같은 질문을 id 없이 보내 볼게요.

# %%
alone = client.responses.create(model="gpt-6-luna", reasoning={"effort": "none"}, input=question)
print(alone.output_text)

# %% [markdown] lang="en"
# This time the model doesn't know it. The model itself remembers nothing in either case. The server puts the earlier messages in front of your question, so they are **input tokens, and you pay for them again**.

# %% [markdown] lang="ko"
# 이번에는 이름을 몰라요. 어느 쪽이든 모델이 기억하는 것은 아니에요. 서버가 앞의 대화를 내 질문 앞에 붙여 줄 뿐이에요. 그래서 앞의 대화도 **입력 토큰이고, 요금이 또 나가요.**

# %%
for turn in (first, second, alone):
    print(turn.usage.input_tokens)

# %% [markdown] lang="en"
# The second number is the largest, because it includes the first question, its answer and the new question. A long conversation gets more expensive with each question, no matter who stores it.
#
# The server does **not** carry over `instructions` or your other settings. Send them with each call.
#
# ## 7. Fetch and delete a stored response
#
# The server can continue a response because it stores it. `store` is true by default, and a response is kept for at least 30 days (*checked 2026-11-27*). Fetch one by its id.

# %% [markdown] lang="ko"
# 두 번째 숫자가 가장 커요. 첫 질문과 그 답변, 새 질문이 모두 들어 있으니까요. 누가 보관하든 대화가 길어질수록 질문 하나에 드는 돈이 늘어나요.
#
# `instructions`와 다른 설정은 **이어지지 않아요.** 호출할 때마다 다시 보내세요.
#
# ## 7. 보관된 응답을 꺼내고 지우기
#
# 서버가 응답을 보관하기 때문에 대화를 이어 갈 수 있어요. `store`의 기본값은 참(true)이고, 적어도 30일 동안 보관해요(*2026-11-27 확인*). id로 다시 꺼내 볼게요.

# %%
again = client.responses.retrieve(first.id)
print(again.output_text)

# %% [markdown] lang="en"
# Now delete it, and try to continue it.

# %% [markdown] lang="ko"
# 이제 이 응답을 지우고, 여기에 이어서 말해 볼게요.

# %% lang="en"
import openai

client.responses.delete(first.id)
try:
    client.responses.create(model="gpt-6-luna", input="And how old is she?", previous_response_id=first.id)
except openai.APIError as error:
    print(error.code)

# %% lang="ko"
import openai

client.responses.delete(first.id)
try:
    client.responses.create(model="gpt-6-luna", input="몇 살이에요?", previous_response_id=first.id)
except openai.APIError as error:
    print(error.code)

# %% [markdown] lang="en"
# The code `previous_response_not_found` means that the server no longer has the earlier response. Start again with a list of messages.
#
# If nothing needs to be kept, send `store=False`, above all with personal data. You can't continue such a response either.
# `store=False` doesn't mean that nothing is kept. OpenAI's abuse monitoring logs may hold prompts and answers for up to 30 days, whatever `store` says. What you send to the API isn't used to train models unless you opt in. (*Checked 2026-11-27.*)
# OpenAI's [data guide](https://developers.openai.com/api/docs/guides/your-data) explains what is kept, for how long, and which exceptions there are.
#
# ## 8. Stream the answer
#
# With `stream=True` the answer comes in pieces, as in lesson 09. Here each piece is an **event** that has a `type`. The text is in the events of the type `response.output_text.delta`.

# %% [markdown] lang="ko"
# `previous_response_not_found`는 서버에 앞의 응답이 없다는 뜻이에요. 이럴 때는 메시지 리스트로 새로 시작하면 돼요.
#
# 보관할 필요가 없으면, 특히 개인 정보가 있으면 `store=False`를 함께 보내세요. 그런 응답에도 이어서 말할 수는 없어요.
# `store=False`라고 해서 아무것도 남지 않는 것은 아니에요. OpenAI가 악용을 막으려고 남기는 로그에는 `store`와 상관없이 프롬프트와 답변이 최대 30일 동안 남을 수 있어요. API로 보낸 내용은 내가 동의하지 않는 한 모델을 학습하는 데 쓰이지 않아요. (*2026-11-27 확인*)
# 무엇을 얼마나 보관하는지와 예외는 [데이터 안내](https://developers.openai.com/api/docs/guides/your-data)에 있어요.
#
# ## 8. 스트리밍으로 받기
#
# `stream=True`를 넣으면 레슨 09에서처럼 답이 조각조각 와요. 여기에서는 조각마다 `type`이 있는 **이벤트**(event)예요. 답변 내용은 `type`이 `response.output_text.delta`인 이벤트에 들어 있어요.

# %% lang="en"
stream = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    input="Write a poem of two short lines about the first snow.",
    stream=True,
)
kinds = []
for event in stream:
    kinds.append(event.type)
    if event.type == "response.output_text.delta":
        print(event.delta, end="", flush=True)

# %% lang="ko"
stream = client.responses.create(
    model="gpt-6-luna",
    reasoning={"effort": "none"},
    input="첫눈을 주제로 짧은 두 줄짜리 시를 써 주세요.",
    stream=True,
)
kinds = []
for event in stream:
    kinds.append(event.type)
    if event.type == "response.output_text.delta":
        print(event.delta, end="", flush=True)

# %% [markdown] lang="en"
# The list `kinds` has the type of each event. How many of each came?

# %% [markdown] lang="ko"
# 이벤트의 타입을 `kinds` 리스트에 모았어요. 어떤 이벤트가 몇 번씩 왔을까요?

# %%
for kind in dict.fromkeys(kinds):
    print(kinds.count(kind), kind)

# %% [markdown] lang="en"
# First come the events that announce the response and its message, then many deltas, and then the events that mark the end. The last one, `response.completed`, contains the whole response, so you find the usage in `event.response.usage`.
# Skip any type that you don't know, because new types may be added.
#
# ## 9. Catch the same errors
#
# The exceptions are those of lesson 07. You don't have to change `explain` or your own `except` lines.

# %% [markdown] lang="ko"
# 응답과 메시지의 시작을 알리는 이벤트가 오고, delta가 여러 번 이어진 뒤, 끝을 알리는 이벤트가 차례로 와요. 마지막 `response.completed`에는 응답 전체가 들어 있어서, 토큰 수를 `event.response.usage`에서 볼 수 있어요.
# 모르는 타입은 그냥 넘기세요. 앞으로 새 타입이 생길 수도 있어요.
#
# ## 9. 오류 처리하기
#
# 예외는 레슨 07에서 본 것과 같아요. `explain`도, 내가 쓴 `except` 줄도 그대로 쓰면 돼요.

# %% lang="en"
from helpers import explain

try:
    client.responses.create(model="no-such-model", input="Hello!")
except openai.OpenAIError as error:
    explain(error)

# %% lang="ko"
from helpers import explain

try:
    client.responses.create(model="no-such-model", input="안녕하세요!")
except openai.OpenAIError as error:
    explain(error)

# %% [markdown] lang="en"
# The status code can differ between the two APIs, so make decisions by `code` and not by the number.
#
# ## 10. Choose between the two APIs
#
# OpenAI's package calls Responses the **primary** API, and Chat Completions the **previous standard, supported indefinitely** (its README, *checked 2026-11-27*). Neither is going away.
#
# Two arguments look different in Responses. A function in `tools` isn't wrapped in `function`, so `name` and `parameters` are next to `"type": "function"`. And `response_format` becomes `text={"format": ...}`, or `text_format=` in `responses.parse`.
#
# | If you have | use |
# |---|---|
# | code that works with Chat Completions | Chat Completions; leave it as it is |
# | a new program for OpenAI only | Responses |
# | a program that should also work with local models or another provider | Chat Completions; nearly all of them support it |
# | a need for OpenAI's own tools, such as web search or file search | Responses |
# | your own list of messages that you shorten and store yourself | either; with Responses, add `store=False` |
#
# ## 11. The complete call, ready to copy
#
# This call also checks that the answer is complete. **Copy this cell into an empty file.**

# %% [markdown] lang="ko"
# 상태 코드는 두 API가 서로 다를 수 있으니, 번호보다 `code`를 보고 판단하세요.
#
# ## 10. 두 API 중에서 고르기
#
# OpenAI의 패키지는 Responses를 **주된**(primary) API, Chat Completions를 **기한 없이 지원하는 이전 표준**이라고 불러요(패키지의 README, *2026-11-27 확인*). 어느 쪽도 없어지지 않아요.
#
# Responses에서 모양이 바뀌는 인자가 두 개 있어요. `tools`에 넣는 함수는 `function`으로 감싸지 않고 `"type": "function"` 옆에 `name`과 `parameters`를 바로 적어요. `response_format`은 `text={"format": ...}`이 되고, `responses.parse`에서는 `text_format=`으로 써요.
#
# | 이럴 때 | 이것을 쓰세요 |
# |---|---|
# | Chat Completions로 잘 돌아가는 코드가 있을 때 | Chat Completions. 그대로 두세요 |
# | OpenAI만 쓰는 새 프로그램을 만들 때 | Responses |
# | 내 컴퓨터의 모델이나 다른 회사의 모델에서도 돌아가야 할 때 | Chat Completions. 거의 어디에서나 지원해요 |
# | 웹 검색, 파일 검색처럼 OpenAI가 제공하는 도구를 쓰고 싶을 때 | Responses |
# | 메시지 리스트를 직접 줄이고 저장하고 싶을 때 | 어느 쪽이든 괜찮아요. Responses에는 `store=False`를 더하세요 |
#
# ## 11. 전체 코드 가져가기
#
# 답이 끝까지 나왔는지도 확인하는 코드예요. **이 셀을 빈 파일에 복사해 보세요.**

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
    instructions="친절한 선생님처럼 한 문장으로 답해 주세요.",
    input="HTTP는 어디에 쓰여요?",
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
# Here are the arguments of a Chat Completions call. Nothing is sent in this exercise.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# Chat Completions 호출의 인자예요. 이 문제에서는 아무것도 보내지 않아요.

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
# Write the arguments of the same call for **Responses** into `new`. The first argument stays the same, and the table in section 1 has the others.

# %% [markdown] lang="ko"
# 같은 호출을 **Responses**로 하려면 인자가 어떻게 될까요? `new`에 적어 보세요. 첫 번째 인자는 그대로이고, 나머지는 1번의 표에 있어요.

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
# The system message becomes `instructions`, and the user message becomes `input`. The value of `reasoning` is a dictionary, `{"effort": "none"}`.
#
# </details>
#
# ## Exercise 2
#
# Write the function `chat_gpt` of lesson 06 for Responses. `ask` takes the same arguments, calls `client.responses.create` with all of them, and returns the response or the content of its answer.
# Remember that `gpt-6-luna` accepts a temperature only when reasoning is off. The check intercepts the call, so nothing is sent and it costs nothing.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# system 메시지는 `instructions`로, user 메시지는 `input`으로 옮겨요. `reasoning`의 값은 `{"effort": "none"}` 같은 딕셔너리예요.
#
# </details>
#
# ## 연습 문제 2
#
# 레슨 06의 함수 `chat_gpt`를 Responses용으로 만들어 보세요. `ask`는 `chat_gpt`와 같은 인자를 받아서, 모두 넣어 `client.responses.create`를 호출하고, 응답이나 답변 내용을 돌려줘요.
# `gpt-6-luna`는 추론을 끌 때만 temperature를 쓸 수 있다는 점을 기억하세요. 확인 셀은 호출을 가로채서 보기만 하고 실제로 보내지는 않아요. 그래서 돈이 들지 않아요.

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
    return None  # client.responses.create를 호출하세요


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
# Start from the function of lesson 06. Put only the user and assistant messages into the list, as in section 2. The system message goes into `instructions`, where `None` means that there is none.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 레슨 06의 함수에서 시작하세요. 2번에서처럼 user 메시지와 assistant 메시지만 리스트에 담고, system 메시지는 `instructions`에 넣어요. `instructions`가 `None`이면 없다는 뜻이에요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - `client.responses.create(model=..., instructions=..., input=...)` sends a request. You find the answer in `.output_text`, which is made from `output`, a list of items.
# - `previous_response_id` continues a response that the server stores. You pay for the earlier tokens again. `store=False` stores no response to continue, and `client.responses.delete(id)` deletes one.
# - A stream consists of events with a `type`. Errors raise the same exceptions as with Chat Completions.
# - Both APIs stay. Use Responses for new programs that use only OpenAI, and Chat Completions for programs that must also work with local models or another provider.
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
# - `client.responses.create(model=..., instructions=..., input=...)`로 요청을 보내요. 답변 내용은 `.output_text`에 있고, 항목의 리스트인 `output`에서 뽑은 것이에요.
# - `previous_response_id`를 넣으면 서버가 보관한 응답에 이어서 말할 수 있어요. 앞의 토큰에도 요금이 또 나가요. `store=False`면 이어 갈 응답을 보관하지 않고, `client.responses.delete(id)`로 지울 수 있어요.
# - 스트림은 `type`이 있는 이벤트로 이루어져요. 오류가 나면 Chat Completions와 같은 예외가 나요.
# - 두 API 모두 계속 쓸 수 있어요. OpenAI만 쓰는 새 프로그램에는 Responses를, 내 컴퓨터의 모델이나 다른 회사의 모델에서도 돌아가야 하는 프로그램에는 Chat Completions를 쓰세요.
#
# **용어:** [Responses API](glossary.ipynb#cell-id=responses-api) · [Chat Completions](glossary.ipynb#cell-id=chat-completions) · [엔드포인트](glossary.ipynb#cell-id=endpoint) · [요청](glossary.ipynb#cell-id=request)
#
# **참고:** [Responses 레퍼런스](https://platform.openai.com/docs/api-reference/responses) ·
# [대화 상태](https://developers.openai.com/api/docs/guides/conversation-state) ·
# [Chat Completions에서 옮기기](https://platform.openai.com/docs/guides/migrate-to-responses) ·
# [스트리밍 이벤트](https://developers.openai.com/api/reference/resources/responses/streaming-events)
