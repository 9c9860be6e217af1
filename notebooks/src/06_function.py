# /// lesson
# title.en = "From a call to a function"
# title.ko = "호출을 함수로 만들기"
# goal.en = "Put the call into a function: find the bug in a well-known one, fix it, and reuse it in one line."
# goal.ko = "호출을 함수에 담아요. 널리 쓰인 함수에서 버그를 찾아 고치고, 한 줄로 다시 써요."
# needs.en = "lesson 05, and a little Python: functions and their arguments"
# needs.ko = "레슨 05와 약간의 파이썬(함수와 인자)"
# ///

# %% [markdown] lang="en"
# A program that asks more than once puts the call into a function.
# The function below comes from a guide of January 2026, and it has a bug.

# %% [markdown] lang="ko"
# 여러 번 묻는 프로그램이라면 호출을 함수에 담아요.
# 아래 함수는 2026년 1월에 나온 가이드의 함수인데, 버그가 하나 있어요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## Read the function
#
# Run the cell. It defines the function and sends nothing yet.

# %% [markdown] lang="ko"
# ## 함수 읽어 보기
#
# 셀을 실행하면 함수가 만들어질 뿐, 아직 아무것도 보내지 않아요.

# %% tags=["guide"]
from openai import OpenAI

api_key = "abc..."

def chat_gpt(user_message:str|None=None,
             system_message:str|None=None,
             assistant_message:str|None=None,
             model:str="gpt-4o",
             temperature:float=0.1):
    
    api_key = api_key
    client = OpenAI(api_key = api_key)
    messages = []
    
    if system_message:
        messages.append({"role":"system", "content":system_message})
    if user_message:
        messages.append({"role":"user", "content":user_message})
    if assistant_message:
        messages.append({"role":"assistant", "content":assistant_message})
    
    response = client.chat.completions.create(
        model = model,
        temperature = temperature,
        messages = messages
    )    
    
    return response

# %% [markdown] lang="en"
# The guide goes on with these lines, to extract just the message. **They fail on purpose.** Read the last line of the error first.

# %% [markdown] lang="ko"
# 가이드에서는 이어서 이렇게 메시지만 꺼내요. **이 셀은 일부러 실패하게 해 두었어요.** 오류의 마지막 줄부터 읽어 보세요.

# %% tags=["guide", "raises-exception"]
# 답변에서 메세지만 추출
response = chat_gpt("some message")
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## Find the bug
#
# A function that **assigns** to a name treats that name as local everywhere in its body.
# In `api_key = api_key` the name on the right is local too, and it has no value yet.
#
# To **read** a name from outside is fine.

# %% [markdown] lang="ko"
# ## 버그 찾기
#
# 함수 안에서 어떤 이름에 값을 **넣으면(대입하면)**, 파이썬은 그 이름을 함수 전체에서 **지역 변수**(local variable)로 봐요.
# 그래서 `api_key = api_key`의 오른쪽도 지역 변수이고, 아직 값이 없어요.
#
# 바깥의 이름을 **읽기만** 하는 것은 괜찮아요.

# %% lang="en"
greeting = "Hello"


def greet(name):
    return f"{greeting}, {name}!"


print(greet("Mina"))

# %% lang="ko"
greeting = "안녕하세요"


def greet(name):
    return f"{greeting}, {name} 님!"


print(greet("민아"))

# %% [markdown] lang="en"
# ## Fix the function
#
# Leave the key out. `OpenAI()` reads it from `OPENAI_API_KEY`, and a key that isn't in your code can't be published with it.
#
# `gpt-4o` [ends on 2027-01-14](glossary.ipynb#cell-id=shutdown-date), so the default is now `gpt-6-luna`. It accepts a [`temperature`](glossary.ipynb#cell-id=temperature) only without reasoning.

# %% [markdown] lang="ko"
# ## 함수 고치기
#
# 키를 적은 줄을 지워요. `OpenAI()`가 `OPENAI_API_KEY`에서 키를 읽고, 코드에 없는 키는 코드와 함께 공개될 일도 없어요.
#
# `gpt-4o`는 [2027-01-14에 종료](glossary.ipynb#cell-id=shutdown-date)되니 기본값을 `gpt-6-luna`로 바꿔요. 이 모델에서는 추론을 꺼야 [`temperature`](glossary.ipynb#cell-id=temperature)를 쓸 수 있어요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI


def chat_gpt(
    user_message: str | None = None,
    system_message: str | None = None,
    assistant_message: str | None = None,
    model: str = "gpt-6-luna",
    temperature: float = 0.1,
):
    messages = []
    if system_message:
        messages.append({"role": "system", "content": system_message})
    if user_message:
        messages.append({"role": "user", "content": user_message})
    if assistant_message:
        messages.append({"role": "assistant", "content": assistant_message})
    client = OpenAI()
    return client.chat.completions.create(
        model=model, temperature=temperature, reasoning_effort="none", messages=messages
    )


response = chat_gpt(
    "Why do programmers drink coffee? One sentence.",
    system_message="You are a comedian.",
)
print(response.choices[0].message.content)

# %% tags=["snippet"] lang="ko"
from openai import OpenAI


def chat_gpt(
    user_message: str | None = None,
    system_message: str | None = None,
    assistant_message: str | None = None,
    model: str = "gpt-6-luna",
    temperature: float = 0.1,
):
    messages = []
    if system_message:
        messages.append({"role": "system", "content": system_message})
    if user_message:
        messages.append({"role": "user", "content": user_message})
    if assistant_message:
        messages.append({"role": "assistant", "content": assistant_message})
    client = OpenAI()
    return client.chat.completions.create(
        model=model, temperature=temperature, reasoning_effort="none", messages=messages
    )


response = chat_gpt(
    "프로그래머는 왜 커피를 마셔요? 한 문장으로요.",
    system_message="당신은 재치 있는 코미디언이에요.",
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## Call another model
#
# The function fits its default model. This one always reasons.

# %% [markdown] lang="ko"
# ## 다른 모델 부르기
#
# 이 함수는 기본 모델에 맞춘 거예요. 다음 모델은 언제나 추론해요.

# %%
import openai

from helpers import explain

try:
    chat_gpt("Hello!", model="gpt-6.1-sol")
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# Each model accepts other [parameters](glossary.ipynb#cell-id=parameter). This kit keeps them in a table, and its own `chat_gpt` sends only what the model accepts.

# %% [markdown] lang="ko"
# 모델마다 쓸 수 있는 [파라미터](glossary.ipynb#cell-id=parameter)(parameter)가 달라요. 이 키트에는 그 표가 있어서, 키트의 `chat_gpt`는 모델이 지원하는 것만 보내요.

# %%
from helpers import chat_gpt

# %% [markdown] lang="en"
# Call the default model, then the one that always reasons.

# %% [markdown] lang="ko"
# 기본 모델을 부르고, 언제나 추론하는 모델도 불러 봐요.

# %% lang="en"
response = chat_gpt("Say hello in one word.")
response = chat_gpt("Say hello in one word.", model="gpt-6.1-sol")

# %% lang="ko"
response = chat_gpt("한 단어로 인사해 주세요.")
response = chat_gpt("한 단어로 인사해 주세요.", model="gpt-6.1-sol")

# %% [markdown] lang="en"
# It takes the same arguments as the fixed function.
#
# | Argument | Meaning | Left out |
# |---|---|---|
# | `user_message` | your question | not sent |
# | `system_message` | how to answer | not sent |
# | `assistant_message` | an [earlier answer](glossary.ipynb#cell-id=assistant-message) | not sent |
# | `model` | who answers | your default |
# | `temperature` | how varied the answer is | 0.1 |
#
# It returns the whole response, and `get_message` extracts just the message.

# %% [markdown] lang="ko"
# 인자는 위에서 고친 함수와 같아요.
#
# | 인자 | 뜻 | 생략하면 |
# |---|---|---|
# | `user_message` | 내 질문 | 보내지 않아요 |
# | `system_message` | 어떻게 답할지 | 보내지 않아요 |
# | `assistant_message` | [앞서 한 답](glossary.ipynb#cell-id=assistant-message) | 보내지 않아요 |
# | `model` | 누가 답할지 | 내 기본 모델 |
# | `temperature` | 답을 얼마나 다양하게 할지 | 0.1 |
#
# 응답은 통째로 돌려주고, `get_message`로 메시지만 꺼내요.

# %%
from helpers import get_message

print(get_message(response))

# %% [markdown] lang="en"
# ## Exercise
#
# Write a function `ask` with `chat_gpt`. It takes a question and returns **only the text** of the answer.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# `chat_gpt`를 써서 함수 `ask`를 만들어 보세요. 질문을 받아 **답변 내용만** 돌려주는 함수예요.

# %% tags=["exercise"] lang="en"
def ask(question):
    return None  # call chat_gpt and extract the message


# %% tags=["exercise"] lang="ko"
def ask(question):
    return None  # chat_gpt를 부르고 메시지를 꺼내세요


# %% tags=["solution"]
def ask(question):
    response = chat_gpt(question)
    return get_message(response)


# %% tags=["check"]
from helpers import check

check.ask(ask)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Write `response = chat_gpt(question)`, then return `get_message(response)`.
#
# </details>
#
# ## Use it in your own programs
#
# In a notebook or file inside this kit's folder, `from helpers import chat_gpt` is enough.
# In a folder of your own, copy [one function](one_function.ipynb), a short file that also loads the key and notices an incomplete answer.
# The next lessons call the SDK directly, because they show how it works.
#
# ## What you learned
#
# - An assignment inside a function makes the name local, so `api_key = api_key` raises `UnboundLocalError`.
# - Keys stay out of code, because `OpenAI()` reads them from the environment.
# - `chat_gpt` knows what each model accepts, and `get_message` extracts the message.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `response = chat_gpt(question)`을 쓰고, `get_message(response)`의 결과를 `return`하세요.
#
# </details>
#
# ## 내 프로그램에서 쓰기
#
# 이 키트 폴더 안의 노트북이나 파일에서는 `from helpers import chat_gpt` 한 줄이면 돼요.
# 내 폴더에서는 [함수 하나](one_function.ipynb)를 복사하세요. 키를 불러오고, 답이 중간에 잘렸는지도 확인하는 짧은 파일이에요.
# 다음 레슨부터는 원리를 보려고 SDK를 직접 호출해요.
#
# ## 배운 것
#
# - 함수 안에서 이름에 값을 넣으면 지역 변수가 돼요. 그래서 `api_key = api_key`에서 `UnboundLocalError`가 나요.
# - 키는 코드에 적지 않아요. `OpenAI()`가 환경 변수에서 읽어요.
# - `chat_gpt`는 모델마다 쓸 수 있는 파라미터를 알고, `get_message`는 메시지만 꺼내요.
