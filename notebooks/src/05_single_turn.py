# /// lesson
# title.en = "A single turn"
# title.ko = "한 번 묻고 답 받기"
# goal.en = "Send one question from your own code, understand how request and response are built, and take only the message out."
# goal.ko = "내 코드로 질문 하나를 보내고, 요청과 응답이 어떻게 생겼는지 이해하고, 메시지만 꺼내요."
# minutes = 25
# needs.en = "lesson 00, and a little Python: variables, lists, dictionaries, functions"
# needs.ko = "레슨 00과 약간의 파이썬(변수, 리스트, 딕셔너리, 함수)"
# ///

# %% [markdown] lang="en"
# A [**single turn**](glossary.ipynb#cell-id=single-turn) is one request and one reply: you ask, the model answers, done. Everything else is built on it.

# %% [markdown] lang="ko"
# [**싱글턴**](glossary.ipynb#cell-id=single-turn)(single turn)은 한 번 묻고 한 번 답을 받는 것으로 끝나는 호출이에요. 다른 것은 모두 여기에서 출발해요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. The client
#
# `OpenAI()` makes a [**client**](glossary.ipynb#cell-id=client), the object that sends your requests.
# It reads the key from the environment variable `OPENAI_API_KEY`, so that the key never stands in your code.

# %% [markdown] lang="ko"
# ## 1. 클라이언트
#
# `OpenAI()`를 실행하면 요청을 보내 주는 [**클라이언트**](glossary.ipynb#cell-id=client)(client)가 만들어져요.
# 클라이언트는 키를 환경 변수 `OPENAI_API_KEY`에서 읽어요. 그래서 코드에 키를 적을 일이 없어요.

# %%
from openai import OpenAI

client = OpenAI()

# %% [markdown] lang="en"
# ## 2. The messages
#
# What you ask is a list of [**messages**](glossary.ipynb#cell-id=message). Each has a `role` (who says it) and a `content` (what is said).
# A question of yours has the role `user`.

# %% [markdown] lang="ko"
# ## 2. 메시지
#
# 모델에 보내는 것은 [**메시지**](glossary.ipynb#cell-id=message)(message)를 담은 리스트(list)예요. 메시지마다 `role`(누가 하는 말인지)과 `content`(무슨 말인지)가 있어요.
# 내가 하는 질문의 역할은 `user`예요.

# %% lang="en"
messages = [{"role": "user", "content": "What is an API? Answer in one sentence."}]

# %% lang="ko"
messages = [{"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."}]

# %% [markdown] lang="en"
# ## 3. The call
#
# `create` sends the request and waits for the answer. This is the line that costs money in live mode.
# It needs two arguments: which `model`, and the `messages`.

# %% [markdown] lang="ko"
# ## 3. 호출
#
# `create`는 요청을 보내고 답을 기다려요. 라이브 모드에서는 바로 이 줄에서 돈이 들어요.
# 꼭 필요한 인자(argument)는 두 개예요. 어느 모델에 보낼지(`model`)와 무엇을 보낼지(`messages`)예요.

# %%
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)

# %% [markdown] lang="en"
# ## 4. The response
#
# Nothing was printed, because the answer is in `response`. Look at the whole [**response**](glossary.ipynb#cell-id=response) once:

# %% [markdown] lang="ko"
# ## 4. 응답
#
# 아무것도 출력되지 않았어요. 답은 `response`에 들어 있거든요. [**응답**](glossary.ipynb#cell-id=response)(response)을 통째로 한번 들여다볼까요?

# %%
print(response.to_json())

# %% [markdown] lang="en"
# That is a lot for one sentence. The parts that matter now:
#
# | Part | What it is |
# |---|---|
# | `choices` | the list of answers; you get one unless you ask for more |
# | `message.content` | the text of an answer |
# | [`finish_reason`](glossary.ipynb#cell-id=finish-reason) | why the model stopped: `stop` = finished, `length` = cut off by a limit |
# | `model` | the model that answered |
# | [`usage`](glossary.ipynb#cell-id=usage) | the tokens that you pay for |
# | `id` | the number of this call |
#
# ![The response drawn as boxes inside boxes; the path response, choices, first item, message, content is marked, and usage and model are pointed out.](../../assets/drawings/response-anatomy.en.svg)

# %% [markdown] lang="ko"
# 한 문장을 받은 것치고는 꽤 많죠? 지금은 이것만 알면 돼요.
#
# | 부분 | 뜻 |
# |---|---|
# | `choices` | 답의 리스트. 더 달라고 하지 않으면 하나예요 |
# | `message.content` | 답의 글 |
# | [`finish_reason`](glossary.ipynb#cell-id=finish-reason) | 모델이 멈춘 이유. `stop`은 끝까지 썼다는 뜻이고, `length`는 한도에 걸려 잘렸다는 뜻이에요 |
# | `model` | 답한 모델 |
# | [`usage`](glossary.ipynb#cell-id=usage) | 요금을 매기는 토큰의 수 |
# | `id` | 이 호출의 고유 번호 |
#
# ![응답을 겹친 상자로 그린 그림. response, choices, 첫 번째 항목, message, content로 이어지는 경로를 표시하고, usage와 model에도 설명을 달았어요.](../../assets/drawings/response-anatomy.ko.svg)

# %% [markdown] lang="en"
# ## 5. Take only the message out
#
# Follow the path from box to box: the first choice (`[0]`: Python counts from 0), its message, its content.

# %% [markdown] lang="ko"
# ## 5. 응답에서 메시지만 꺼내기
#
# 상자를 하나씩 열듯이 경로를 따라가요. 첫 번째 답(파이썬은 0부터 세므로 `[0]`), 그 안의 메시지, 그 안의 내용 순서예요.

# %%
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# The kit can show any response as a tree: **click a part** to see the path to it and what it is for. Find `content`, then `finish_reason`.

# %% [markdown] lang="ko"
# 키트는 어떤 응답이든 트리(tree)로 펼쳐 보여 줘요. **한 부분을 클릭하면** 거기까지 가는 경로와 쓰임새가 나와요. `content`와 `finish_reason`을 찾아보세요.

# %%
from helpers import forms

forms.anatomy(response)

# %% [markdown] lang="en"
# ## 6. What did it cost?
#
# `usage` counts the tokens: `prompt_tokens` went in, `completion_tokens` came out.
# This model can [**reason**](glossary.ipynb#cell-id=reasoning) before it answers; those tokens are not shown to you, but they are part of what came out, and you pay for them.

# %% [markdown] lang="ko"
# ## 6. 얼마 들었을까요?
#
# `usage`에는 토큰 수가 있어요. `prompt_tokens`는 들어간 토큰, `completion_tokens`는 나온 토큰이에요.
# 이 모델은 답하기 전에 [**추론**](glossary.ipynb#cell-id=reasoning)(reasoning)을 할 수 있어요. 추론에 쓴 토큰은 보이지 않지만 나온 토큰에 들어가고, 요금도 나가요.

# %%
print("in ", response.usage.prompt_tokens)
print("out", response.usage.completion_tokens)

# %% [markdown] lang="en"
# The kit's `usage.show` adds how many of them were reasoning, and what the call costs:

# %% [markdown] lang="ko"
# 키트의 `usage.show`는 그중 추론 토큰이 몇 개인지, 이 호출에 얼마가 들었는지 함께 보여 줘요.

# %%
from helpers import usage

usage.show(response)

# %% [markdown] lang="en"
# Practice mode counts the tokens of its own replies with the real [tokenizer](glossary.ipynb#cell-id=tokenizer) and prices them from the kit's table (checked 2026-11-22).
# The number of reasoning tokens is an example. A real model's answer has another length, and so another price.
#
# ## 7. Roles: say how to answer
#
# A message with the role `system` comes first and says how the model should behave.
# The same question, to be answered for a child:

# %% [markdown] lang="ko"
# 연습 모드는 미리 써 둔 답의 토큰을 진짜 [토크나이저](glossary.ipynb#cell-id=tokenizer)(tokenizer)로 세고, 키트의 가격표(2026-11-22 확인)에 따라 비용을 계산해요.
# 추론 토큰 수는 예로 든 숫자예요. 실제 모델의 답은 길이가 다르니 비용도 달라져요.
#
# ## 7. 역할: 어떻게 답할지 정하기
#
# `system` 역할의 메시지는 맨 앞에 두고, 모델이 어떻게 행동해야 하는지 적어요.
# 같은 질문에 이번에는 어린이 눈높이로 답해 달라고 해 볼게요.

# %% lang="en"
messages = [
    {"role": "system", "content": "You explain things to a child of seven."},
    {"role": "user", "content": "What is an API? Answer in one sentence."},
]
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)
print(response.choices[0].message.content)

# %% lang="ko"
messages = [
    {"role": "system", "content": "일곱 살 아이에게 설명하듯이 답해 주세요."},
    {"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."},
]
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Compare it with the answer above: only the system message is new.
#
# There are three [roles](glossary.ipynb#cell-id=role) to know, and one of them has two names:
#
# - `system`: the instructions. For newer models the documentation calls this role `developer`; both names are accepted.
# - `user`: what the person says.
# - `assistant`: what the model said earlier. The API remembers nothing, so you send earlier answers along yourself.
#
# ![A list of messages as cards: system written by you, user written by you, assistant written by the model; a new assistant reply comes back.](../../assets/drawings/roles.en.svg)

# %% [markdown] lang="ko"
# 위의 답과 비교해 보세요. 새로 넣은 것은 system 메시지뿐이에요.
#
# 알아 둘 [역할](glossary.ipynb#cell-id=role)은 세 가지이고, 그중 하나는 이름이 두 개예요.
#
# - `system`: 지시 사항이에요. 새 모델의 문서에서는 이 역할을 `developer`라고 불러요. 어느 이름이든 쓸 수 있어요.
# - `user`: 사람이 하는 말이에요.
# - `assistant`: 모델이 앞서 한 말이에요. API는 아무것도 기억하지 않으니, 앞서 받은 답도 직접 함께 보내야 해요.
#
# ![메시지 리스트를 카드로 그린 그림. system과 user는 내가 쓰고 assistant는 모델이 써요. 새로운 assistant 답이 돌아와요.](../../assets/drawings/roles.ko.svg)

# %% [markdown] lang="en"
# ## 8. temperature: how daring the words are
#
# The model picks each next word from many candidates. With `temperature=0` it takes the likeliest nearly always;
# the higher the value (up to 2), the more often it takes another one.
#
# ![Two bar charts of candidates for the next word: at a low temperature one bar towers over the rest, at a high one they are more alike.](../../assets/drawings/temperature.en.svg)
#
# `n=3` asks for three answers in one call (you pay for all three). `reasoning_effort="none"` switches reasoning off: this model accepts `temperature` only then.

# %% [markdown] lang="ko"
# ## 8. temperature: 얼마나 과감하게 고를까
#
# 모델은 다음에 올 단어를 여러 후보 중에서 골라요. `temperature=0`이면 거의 언제나 가장 그럴듯한 것을 고르고,
# 값이 커질수록(최대 2) 다른 후보를 더 자주 골라요.
#
# ![다음 단어 후보를 그린 두 막대그래프. temperature가 낮으면 막대 하나가 유난히 높고, 높으면 서로 비슷해져요.](../../assets/drawings/temperature.ko.svg)
#
# `n=3`은 한 번의 호출로 답을 세 개 달라는 뜻이에요(요금도 세 개만큼 나가요). `reasoning_effort="none"`은 추론을 꺼요. 이 모델은 추론을 꺼야 `temperature`를 받아요.

# %% lang="en"
def three_names(temperature):
    response = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        temperature=temperature,
        n=3,
        messages=[{"role": "user", "content": "Suggest a name for a grey kitten. Only the name."}],
    )
    return [choice.message.content for choice in response.choices]


# %% lang="ko"
def three_names(temperature):
    response = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        temperature=temperature,
        n=3,
        messages=[{"role": "user", "content": "회색 새끼 고양이의 이름을 지어 주세요. 이름만 답해 주세요."}],
    )
    return [choice.message.content for choice in response.choices]


# %% [markdown] lang="en"
# First with 0, then with 1.2:

# %% [markdown] lang="ko"
# 먼저 0으로, 다음에는 1.2로 물어봐요.

# %%
print(three_names(0))
print(three_names(1.2))

# %% [markdown] lang="en"
# Low for facts, code and sorting; higher for ideas. The guide's 0.1 is a good default for answers that should stay the same.
# (A real model may differ a little from run to run even at 0. Practice mode repeats itself exactly.)
#
# ### When the model refuses it
#
# Leave `reasoning_effort` out, and the model reasons. It then accepts no `temperature` but 1, and the API answers with an error:

# %% [markdown] lang="ko"
# 사실을 묻거나 코드를 쓰거나 분류할 때는 낮게, 아이디어가 필요할 때는 높게 하세요. 원래 가이드의 0.1은 늘 비슷한 답이 필요할 때 알맞은 기본값이에요.
# (실제 모델에서는 0으로 해도 실행할 때마다 조금 다를 수 있어요. 연습 모드에서는 늘 똑같이 나와요.)
#
# ### 모델이 거절할 때
#
# `reasoning_effort`를 빼면 모델이 추론을 해요. 그러면 모델은 `temperature`로 1만 받고, 다른 값을 보내면 API가 오류로 답해요.

# %%
import openai

from helpers import explain

try:
    client.chat.completions.create(model="gpt-6-luna", temperature=0.1, messages=messages)
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# The status **400** means that the request itself is not right. Old examples run into this as soon as one changes their model.
#
# ## 9. A limit for the answer
#
# `max_completion_tokens` stops the answer after so many tokens. (Old code says `max_tokens`; models that reason refuse that name.)

# %% [markdown] lang="ko"
# 상태 코드 **400**은 요청 자체가 올바르지 않다는 뜻이에요. 옛 예제에서 모델만 바꾸면 바로 이 오류가 나요.
#
# ## 9. 답의 길이 제한하기
#
# `max_completion_tokens`는 토큰이 정해 둔 수만큼 나오면 답을 끊어요. (옛 코드의 `max_tokens`는 추론하는 모델이 받지 않아요.)

# %%
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=10, messages=messages
)
print(response.choices[0].message.content)
print(response.choices[0].finish_reason)

# %% [markdown] lang="en"
# The sentence is cut off and `finish_reason` is `length`. The limit does not make the model brief, it only stops it,
# so ask for a short answer in words as well. Reasoning counts towards the limit too.
#
# ## 10. The whole call, to take away
#
# **Copy this cell into an empty file**: it needs nothing but the package and a key in `OPENAI_API_KEY`.

# %% [markdown] lang="ko"
# 문장이 중간에 잘렸고 `finish_reason`이 `length`예요. 한도를 정해도 모델이 알아서 짧게 쓰지는 않고, 쓰다가 멈출 뿐이에요.
# 그러니 짧게 답해 달라는 말도 함께 적으세요. 추론 토큰도 한도에 들어가요.
#
# ## 10. 통째로 가져가기
#
# **이 셀을 빈 파일에 복사해 보세요.** 패키지와 `OPENAI_API_KEY`에 넣은 키만 있으면 돼요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[
        {"role": "system", "content": "You are a friendly teacher."},
        {"role": "user", "content": "What is a token? Answer in one sentence."},
    ],
    temperature=0.1,
    reasoning_effort="none",
)
print(response.choices[0].message.content)

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[
        {"role": "system", "content": "당신은 친절한 선생님이에요."},
        {"role": "user", "content": "토큰이 뭐예요? 한 문장으로 답해 주세요."},
    ],
    temperature=0.1,
    reasoning_effort="none",
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## 11. As a function
#
# Now the call goes into a function, with the name and the arguments it has in the guide from which this course grew.
# Messages that you leave out are not sent; the order is system, user, assistant.
# This one can be copied into an empty file too.

# %% [markdown] lang="ko"
# ## 11. 함수로 만들기
#
# 이제 호출을 함수에 담아요. 이름과 인자는 이 과정의 바탕이 된 원래 가이드와 같아요.
# 넣지 않은 메시지는 보내지 않고, 순서는 system, user, assistant예요.
# 이 셀도 빈 파일에 그대로 복사할 수 있어요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI


def chat_gpt(
    user_message=None,
    system_message=None,
    assistant_message=None,
    model="gpt-6-luna",
    temperature=0.1,
):
    client = OpenAI()
    messages = []
    if system_message:
        messages.append({"role": "system", "content": system_message})
    if user_message:
        messages.append({"role": "user", "content": user_message})
    if assistant_message:
        messages.append({"role": "assistant", "content": assistant_message})
    return client.chat.completions.create(
        model=model, temperature=temperature, reasoning_effort="none", messages=messages
    )


response = chat_gpt("Name three good uses of an API, in one line.")
print(response.choices[0].message.content)

# %% tags=["snippet"] lang="ko"
from openai import OpenAI


def chat_gpt(
    user_message=None,
    system_message=None,
    assistant_message=None,
    model="gpt-6-luna",
    temperature=0.1,
):
    client = OpenAI()
    messages = []
    if system_message:
        messages.append({"role": "system", "content": system_message})
    if user_message:
        messages.append({"role": "user", "content": user_message})
    if assistant_message:
        messages.append({"role": "assistant", "content": assistant_message})
    return client.chat.completions.create(
        model=model, temperature=temperature, reasoning_effort="none", messages=messages
    )


response = chat_gpt("API를 쓰기 좋은 곳 세 가지를 한 줄로 알려 주세요.")
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## 12. Try it: the playground
#
# Everything from this lesson in one form: messages, model, temperature, limit. It shows the price **before** you run, then answer, tokens, cost,
# and request and response as JSON. Tick *two settings side by side* and compare temperature 0 with 1.2.

# %% [markdown] lang="ko"
# ## 12. 직접 해 보기: 플레이그라운드
#
# 이 레슨에서 배운 것을 양식 하나에 모은 **플레이그라운드**(playground)예요. 메시지, 모델, temperature, 한도를 정해요. 비용은 실행하기 **전에** 보이고,
# 실행하면 답과 토큰, 비용, JSON으로 된 요청과 응답이 나와요. *두 설정을 나란히 비교하기*를 켜고 temperature 0과 1.2를 비교해 보세요.

# %%
forms.playground()

# %% [markdown] lang="en"
# **Copy as Python** gives you the call that you have just run, as a program that runs alone. *Stop at* sets a limit in US dollars for this session.
# In practice mode a question for which the kit has no prepared reply gets one that says so, and shows what arrived.
#
# ## What changed since the guide was written
#
# The guide is from January 2026. *Checked 2026-11-22:*
#
# | Then | Now |
# |---|---|
# | `model="gpt-4o"` | ends on **2027-01-14**; this course uses `gpt-6-luna`, which costs about a twentieth per token |
# | `temperature=0.1`, always | models that reason refuse it unless reasoning is off |
# | role `system` | still right; newer documentation says `developer` |
# | Chat Completions | supported indefinitely; for new projects OpenAI puts the **Responses API** first ([documentation](https://platform.openai.com/docs/api-reference/responses)) |
# | openai 1.x or 2.x | 3.x: the calls in this lesson look the same |

# %% [markdown] lang="ko"
# **파이썬으로 복사** 버튼을 누르면 방금 한 호출이 혼자서도 돌아가는 파이썬 코드로 복사돼요. *멈출 금액*에는 이번에 쓸 금액의 한도를 미국 달러로 정할 수 있어요.
# 연습 모드에서 미리 써 둔 답이 없는 질문을 하면, 그렇다고 알려 주고 무엇을 받았는지 보여 줘요.
#
# ## 원래 가이드가 나온 뒤로 달라진 것
#
# 원래 가이드는 2026년 1월에 쓰였어요. *2026-11-22 확인:*
#
# | 그때 | 지금 |
# |---|---|
# | `model="gpt-4o"` | **2027-01-14**에 종료돼요. 이 과정은 토큰 가격이 20분의 1쯤인 `gpt-6-luna`를 써요 |
# | 언제나 `temperature=0.1` | 추론하는 모델은 추론을 껐을 때만 받아요 |
# | `system` 역할 | 여전히 맞아요. 새 문서에서는 `developer`라고 해요 |
# | Chat Completions | 기한 없이 지원돼요. 새 프로젝트에는 OpenAI가 **Responses API**를 먼저 권해요([문서](https://platform.openai.com/docs/api-reference/responses)) |
# | openai 1.x 또는 2.x | 3.x. 이 레슨에 나온 호출은 그대로 쓸 수 있어요 |

# %% [markdown] lang="en"
# ## Exercise 1
#
# Build a list with **two** messages: a system message that asks for answers in one word, and a user message with a question of your own.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# 메시지가 **두 개**인 리스트를 만들어 보세요. 한 단어로 답해 달라는 system 메시지와, 묻고 싶은 것을 담은 user 메시지를 넣으면 돼요.

# %% tags=["exercise"] lang="en"
messages = []  # two dictionaries with role and content

# %% tags=["exercise"] lang="ko"
messages = []  # role과 content가 있는 딕셔너리 두 개

# %% tags=["solution"] lang="en"
messages = [
    {"role": "system", "content": "Answer in one word."},
    {"role": "user", "content": "What is the capital of Korea?"},
]

# %% tags=["solution"] lang="ko"
messages = [
    {"role": "system", "content": "한 단어로 답해 주세요."},
    {"role": "user", "content": "대한민국의 수도는 어디예요?"},
]

# %% tags=["check"]
from helpers import check

check.two_messages(messages)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Look at the list in section 7: two dictionaries in square brackets, with a comma between them; `system` comes first.
#
# </details>
#
# ## Exercise 2
#
# This call asks for two answers. Take the text of the **second** one out of `response`.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 7번의 리스트를 보세요. 대괄호 안에 딕셔너리가 두 개 있고 그 사이에 쉼표가 있어요. `system`이 먼저예요.
#
# </details>
#
# ## 연습 문제 2
#
# 이 호출은 답을 두 개 요청해요. `response`에서 **두 번째** 답의 글을 꺼내 보세요.

# %% lang="en"
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    temperature=1.2,
    n=2,
    messages=[{"role": "user", "content": "Suggest a name for a grey kitten. Only the name."}],
)

# %% lang="ko"
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    temperature=1.2,
    n=2,
    messages=[{"role": "user", "content": "회색 새끼 고양이의 이름을 지어 주세요. 이름만 답해 주세요."}],
)

# %% [markdown] lang="en"
# Your turn:

# %% [markdown] lang="ko"
# 이제 꺼내 보세요.

# %% tags=["exercise"] lang="en"
second = None  # the path to the second answer's text

# %% tags=["exercise"] lang="ko"
second = None  # 두 번째 답의 글까지 가는 경로를 적으세요

# %% tags=["solution"]
second = response.choices[1].message.content

# %% tags=["check"]
check.second_answer(second, response)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# The path is the one of section 5. Python counts from 0, so the first is `[0]`.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 5번에서 따라간 경로와 같아요. 파이썬은 0부터 세니까 첫 번째가 `[0]`이에요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - A request is a model and a list of messages; each message has a role and a content.
# - The text is at `response.choices[0].message.content`; `finish_reason` says whether it is complete, `usage` what you pay for.
# - `temperature` decides how daring the words are, and a model refuses it while it reasons.
# - The whole call fits into a function that you can copy anywhere.
#
# **Links:** [OpenAI API](https://openai.com/ko-KR/index/openai-api/) ·
# [Models](https://platform.openai.com/docs/models) ·
# [Reference of this call](https://platform.openai.com/docs/api-reference/chat/create) ·
# [Documentation in Korean](https://developers.openai.com/ko-KR/api/docs/)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 요청은 모델과 메시지 리스트예요. 메시지마다 역할과 내용이 있어요.
# - 답의 글은 `response.choices[0].message.content`에 있어요. `finish_reason`은 답이 끝까지 나왔는지, `usage`는 요금이 얼마나 나갈지 알려 줘요.
# - `temperature`는 단어를 얼마나 과감하게 고를지 정해요. 모델은 추론하는 동안에는 이 값을 받지 않아요.
# - 호출 전체를 함수 하나에 담으면 어디든 복사해 쓸 수 있어요.
#
# **참고:** [OpenAI API](https://openai.com/ko-KR/index/openai-api/) ·
# [모델](https://platform.openai.com/docs/models) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create) ·
# [한국어 문서](https://developers.openai.com/ko-KR/api/docs/)
