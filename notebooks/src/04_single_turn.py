# /// lesson
# title.en = "A single turn"
# title.ko = "한 번 묻고 답 받기"
# goal.en = "Send one question from your own code, understand request and response, and extract the message."
# goal.ko = "내 코드로 질문 하나를 보내고, 요청과 응답이 어떻게 생겼는지 이해하고, 메시지만 꺼내요."
# needs.en = "lesson 00, and a little Python: variables, lists, dictionaries"
# needs.ko = "레슨 00과 약간의 파이썬(변수, 리스트, 딕셔너리)"
# ///

# %% [markdown] lang="en"
# A [**single turn**](glossary.ipynb#cell-id=single-turn) is one request and one response. You ask, the model answers, and that's it. Every other call builds on it.

# %% [markdown] lang="ko"
# [**싱글 턴**](glossary.ipynb#cell-id=single-turn)(single turn, 단일 턴)은 한 번 묻고 한 번 답을 받으면 끝나는 호출이에요. 다른 호출도 모두 여기에서 출발해요.
# (객체를 하나만 만드는 디자인 패턴 '싱글턴(singleton)'과는 다른 말이에요.)

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## Create a client
#
# `OpenAI()` creates a [**client**](glossary.ipynb#cell-id=client), the object that sends your requests.
# It reads the key from the environment variable `OPENAI_API_KEY`, so the key never appears in your code.

# %% [markdown] lang="ko"
# ## 클라이언트 만들기
#
# `OpenAI()`는 요청을 보내 주는 [**클라이언트**](glossary.ipynb#cell-id=client)(client)를 만들어요.
# 키는 환경 변수 `OPENAI_API_KEY`에서 읽으니 코드에 적을 일이 없어요.

# %%
from openai import OpenAI

client = OpenAI()

# %% [markdown] lang="en"
# ## Write the messages
#
# You send a list of [**messages**](glossary.ipynb#cell-id=message). Each has a `role` (who is speaking) and a `content` (what they say). Your question has the role `user`.

# %% [markdown] lang="ko"
# ## 메시지 쓰기
#
# 모델에는 [**메시지**](glossary.ipynb#cell-id=message)(message) 리스트를 보내요. 메시지마다 `role`(누가 하는 말인지)과 `content`(무슨 말인지)가 있어요. 내 질문의 역할은 `user`예요.

# %% lang="en"
messages = [{"role": "user", "content": "What is an API? Answer in one sentence."}]

# %% lang="ko"
messages = [{"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."}]

# %% [markdown] lang="en"
# ## Make the call
#
# `create` sends the request and waits for the answer. It needs two arguments, `model` and `messages`. In live mode, this line costs money.

# %% [markdown] lang="ko"
# ## 호출하기
#
# `create`는 요청을 보내고 답을 기다려요. 꼭 필요한 인자는 `model`과 `messages` 두 개예요. 라이브 모드에서는 이 줄에서 요금이 나가요.

# %%
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)

# %% [markdown] lang="en"
# ## Look at the response
#
# The answer is in `response`. Print the whole [**response**](glossary.ipynb#cell-id=response) to see what it contains.

# %% [markdown] lang="ko"
# ## 응답 살펴보기
#
# 답은 `response`에 들어 있어요. [**응답**](glossary.ipynb#cell-id=response)(response) 전체를 출력해서 무엇이 있는지 봐요.

# %%
print(response.to_json())

# %% [markdown] lang="en"
# For now, you need only five parts.
#
# | Part | What it is |
# |---|---|
# | `choices` | the list of answers, usually just one |
# | `message.content` | the answer as a string |
# | [`finish_reason`](glossary.ipynb#cell-id=finish-reason) | `stop` means that the answer is complete, `length` that it was cut off |
# | `model` | the model that answered |
# | [`usage`](glossary.ipynb#cell-id=usage) | how many tokens are billed |
#
# ![The response drawn as boxes inside boxes; the path response, choices, first item, message, content is marked, and usage and model are pointed out.](../../assets/drawings/response-anatomy.en.svg)
#
# ## Extract just the message
#
# Follow the path from box to box. `[0]` is the first answer, because Python counts from 0.

# %% [markdown] lang="ko"
# 지금은 다섯 가지만 알면 돼요.
#
# | 부분 | 뜻 |
# |---|---|
# | `choices` | 답의 리스트. 보통 하나예요 |
# | `message.content` | 답변 내용(문자열) |
# | [`finish_reason`](glossary.ipynb#cell-id=finish-reason) | `stop`은 답이 끝까지 나왔다는 뜻, `length`는 중간에 잘렸다는 뜻 |
# | `model` | 답한 모델 |
# | [`usage`](glossary.ipynb#cell-id=usage) | 요금이 나가는 토큰 수 |
#
# ![응답을 겹친 상자로 그린 그림. response, choices, 첫 번째 항목, message, content로 이어지는 경로를 표시하고, usage와 model에도 설명을 달았어요.](../../assets/drawings/response-anatomy.ko.svg)
#
# ## 메시지만 꺼내기
#
# 상자를 하나씩 열듯이 경로를 따라가요. 파이썬은 0부터 세므로 `[0]`이 첫 번째 답이에요.

# %%
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# This form shows any response as a tree. **Click a part** to see its path and what it's for.

# %% [markdown] lang="ko"
# 이 양식은 어떤 응답이든 트리(tree)로 펼쳐 보여 줘요. **한 부분을 클릭하면** 경로와 쓰임새가 나와요.

# %%
from helpers import forms

forms.anatomy(response)

# %% [markdown] lang="en"
# ## Count the tokens
#
# `prompt_tokens` are the input tokens and `completion_tokens` are the output tokens. Both are billed.

# %% [markdown] lang="ko"
# ## 토큰 수 보기
#
# `prompt_tokens`는 입력 토큰, `completion_tokens`는 출력 토큰이에요. 둘 다 요금이 나가요.

# %%
print(response.usage.prompt_tokens)
print(response.usage.completion_tokens)

# %% [markdown] lang="en"
# Output tokens include [**reasoning**](glossary.ipynb#cell-id=reasoning), the thinking that a model does before it answers. You can't see it. `usage.show` shows how many tokens it took, and what the call cost.

# %% [markdown] lang="ko"
# 출력 토큰에는 모델이 답하기 전에 하는 생각인 [**추론**](glossary.ipynb#cell-id=reasoning)(reasoning)도 들어가요. 내용은 볼 수 없어요. `usage.show`는 추론 토큰 수와 비용까지 보여 줘요.

# %%
from helpers import usage

usage.show(response)

# %% [markdown] lang="en"
# (In practice mode, the number of reasoning tokens is made up.)
#
# ## Tell the model how to answer
#
# A message with the role `system` comes first. It tells the model how to behave.

# %% [markdown] lang="ko"
# (연습 모드의 추론 토큰 수는 지어낸 숫자예요.)
#
# ## 어떻게 답할지 정하기
#
# 역할이 `system`인 메시지는 맨 앞에 두고, 모델이 어떻게 답해야 하는지 적어요.

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
# There are three [roles](glossary.ipynb#cell-id=role).
#
# - `system` gives the instructions. Newer documentation calls it `developer`, and the API accepts both names.
# - `user` is what the person says.
# - `assistant` is what the model said earlier. The API doesn't remember anything, so you send earlier answers again (lesson 10).
#
# ![A list of messages as cards: system written by you, user written by you, assistant written by the model; a new assistant reply comes back.](../../assets/drawings/roles.en.svg)
#
# ## The complete call, ready to copy
#
# Copy this cell into a file of your own.

# %% [markdown] lang="ko"
# [역할](glossary.ipynb#cell-id=role)은 세 가지예요.
#
# - `system`은 지시 사항이에요. 새 문서에서는 `developer`라고 부르고, 어느 이름이든 쓸 수 있어요.
# - `user`는 사람이 하는 말이에요.
# - `assistant`는 모델이 앞서 한 말이에요. API는 아무것도 기억하지 않으니 앞서 받은 답을 다시 보내야 해요(레슨 10).
#
# ![메시지 리스트를 카드로 그린 그림. system과 user는 내가 쓰고 assistant는 모델이 써요. 새로운 assistant 답이 돌아와요.](../../assets/drawings/roles.ko.svg)
#
# ## 전체 코드 가져가기
#
# 이 셀을 내 파일에 복사하세요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[
        {"role": "system", "content": "You are a friendly teacher."},
        {"role": "user", "content": "What is a token? Answer in one sentence."},
    ],
)
print(response.choices[0].message.content)

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[
        {"role": "system", "content": "친절한 선생님처럼 답해 주세요."},
        {"role": "user", "content": "토큰이 뭐예요? 한 문장으로 답해 주세요."},
    ],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## Exercise
#
# Build a list of **two** messages. The system message asks for one-word answers, and the user message asks a question of your own.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# 메시지가 **두 개**인 리스트를 만들어 보세요. 하나는 한 단어로 답해 달라는 system 메시지이고, 하나는 묻고 싶은 것을 담은 user 메시지예요.

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
# Look at the messages for the child of seven. There are two dictionaries in square brackets, with a comma between them, and `system` comes first.
#
# </details>
#
# ## What you learned
#
# - A request has a model and a list of messages. Each message has a role and a content.
# - The answer is in `response.choices[0].message.content`.
# - `finish_reason` shows whether the answer is complete, and `usage` shows what is billed.
#
# **Links:** [OpenAI API](https://openai.com/ko-KR/index/openai-api/) ·
# [Reference of this call](https://platform.openai.com/docs/api-reference/chat/create) ·
# [Documentation in Korean](https://developers.openai.com/ko-KR/api/docs/)

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 일곱 살 아이가 나오는 리스트를 보세요. 대괄호 안에 딕셔너리가 두 개 있고 그 사이에 쉼표가 있어요. `system`이 먼저예요.
#
# </details>
#
# ## 배운 것
#
# - 요청에는 모델과 메시지 리스트가 들어가요. 메시지마다 역할과 내용이 있어요.
# - 답변 내용은 `response.choices[0].message.content`에 있어요.
# - `finish_reason`은 답이 끝까지 나왔는지, `usage`는 요금이 얼마나 나갈지 알려 줘요.
#
# **참고:** [OpenAI API](https://openai.com/ko-KR/index/openai-api/) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create) ·
# [한국어 문서](https://developers.openai.com/ko-KR/api/docs/)
