# /// lesson
# title.en = "From a call to a function"
# title.ko = "호출을 함수로 만들기"
# goal.en = "Put the call into a function, find and fix the bug in a well-known one, and reuse it in one line."
# goal.ko = "호출을 함수에 담고, 널리 쓰인 함수에서 버그를 찾아 고치고, 그 함수를 한 줄로 불러 써요."
# needs.en = "lesson 05, and a little Python: functions and their arguments"
# needs.ko = "레슨 05와 약간의 파이썬(함수와 인자)"
# ///

# %% [markdown] lang="en"
# If your program makes more than one call, put the call into a function.
# The function below is from a Korean guide of January 2026, and it has a bug.

# %% [markdown] lang="ko"
# 프로그램에서 호출을 여러 번 한다면 함수에 담아 두는 것이 좋아요.
# 아래 함수는 2026년 1월에 나온 한국어 가이드에서 가져왔는데, 버그가 하나 있어요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## Read the function
#
# Run the cell. It only defines the function. Nothing is sent yet.

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
# The next lines call the function and extract just the message. **This cell fails on purpose.** Read the last line of the error first.

# %% [markdown] lang="ko"
# 다음 셀은 함수를 호출해서 메시지만 꺼내요. **이 셀은 일부러 실패하게 해 두었어요.** 오류의 마지막 줄부터 읽어 보세요.

# %% tags=["guide", "raises-exception"]
# 답변에서 메세지만 추출
response = chat_gpt("some message")
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## Find the bug
#
# If a function **assigns** a value to a name, Python treats that name as **local** (a variable of this function only) everywhere in the function.
# So in `api_key = api_key`, the name on the right is local too, and it has no value yet.
#
# **Reading** a name from outside the function works.

# %% [markdown] lang="ko"
# ## 버그 찾기
#
# 함수 안에서 어떤 이름에 값을 **대입하면** 파이썬은 그 이름을 함수 전체에서 **지역 변수**(local variable, 그 함수만의 변수)로 봐요.
# 그래서 `api_key = api_key`의 오른쪽도 지역 변수인데, 아직 값이 없어요.
#
# 함수 밖에 있는 이름을 **읽기만** 하는 것은 괜찮아요.

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
# Leave the key out. `OpenAI()` reads it from `OPENAI_API_KEY`, and you can't publish a key that isn't in your code.
#
# `gpt-4o` [shuts down on 2027-01-14](glossary.ipynb#cell-id=shutdown-date), so the default is now `gpt-6-luna`. That model accepts [`temperature`](glossary.ipynb#cell-id=temperature) only without reasoning.

# %% [markdown] lang="ko"
# ## 함수 고치기
#
# 키를 적은 줄을 지워요. 키는 `OpenAI()`가 `OPENAI_API_KEY`에서 읽어요. 코드에 키가 없으면 코드를 공개해도 키가 새어 나가지 않아요.
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
    system_message="재치 있는 코미디언처럼 답해 주세요.",
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## Call another model
#
# The function works with its default model. But `gpt-6.1-sol` always reasons, so this call fails.

# %% [markdown] lang="ko"
# ## 다른 모델 호출하기
#
# 이 함수는 기본 모델에 맞춰 만들었어요. `gpt-6.1-sol`은 추론을 끌 수 없는 추론 모델이라서 이 호출은 실패해요.

# %%
import openai

from helpers import explain

try:
    chat_gpt("Hello!", model="gpt-6.1-sol")
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# Each model accepts different [parameters](glossary.ipynb#cell-id=parameter). This kit has a `chat_gpt` of its own, which sends only what the model accepts.

# %% [markdown] lang="ko"
# 모델마다 쓸 수 있는 [파라미터](glossary.ipynb#cell-id=parameter)(parameter)가 달라요. 이 키트에도 `chat_gpt` 함수가 있는데, 모델이 지원하는 파라미터만 보내요.

# %%
from helpers import chat_gpt

# %% [markdown] lang="en"
# Use the kit's function to call the default model, and then the one that always reasons.

# %% [markdown] lang="ko"
# 키트의 함수로 기본 모델을 호출하고, 추론을 끌 수 없는 모델도 호출해 봐요.

# %% lang="en"
response = chat_gpt("Say hello in one word.")
response = chat_gpt("Say hello in one word.", model="gpt-6.1-sol")

# %% lang="ko"
response = chat_gpt("한 단어로 인사해 주세요.")
response = chat_gpt("한 단어로 인사해 주세요.", model="gpt-6.1-sol")

# %% [markdown] lang="en"
# It takes the same arguments as the function you fixed.
#
# | Argument | Meaning | If you leave it out |
# |---|---|---|
# | `user_message` | your question | not sent |
# | `system_message` | how to answer | not sent |
# | `assistant_message` | an [earlier answer](glossary.ipynb#cell-id=assistant-message) | not sent |
# | `model` | who answers | your default |
# | `temperature` | how varied the answer is | 0.1 |
#
# `chat_gpt` returns the whole response. `get_message` extracts just the message.

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
# `chat_gpt`는 응답 전체를 돌려줘요. `get_message`로 메시지만 꺼내요.

# %%
from helpers import get_message

print(get_message(response))

# %% [markdown] lang="en"
# ## Exercise
#
# Write a function `ask` that uses `chat_gpt`. It takes a question and returns **only the content** of the answer, a string.
# If it also gets a `style`, such as "Answer like a pirate.", it sends that as the system message.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# `chat_gpt`를 써서 함수 `ask`를 만들어 보세요. 질문을 받아 **답변 내용(문자열)만** 돌려주는 함수예요.
# "해적처럼 답해 주세요." 같은 `style`도 받으면 system 메시지로 보내요.

# %% tags=["exercise"] lang="en"
def ask(question, style=None):
    return None  # call chat_gpt and extract the message


# %% tags=["exercise"] lang="ko"
def ask(question, style=None):
    return None  # chat_gpt를 호출하고 메시지를 꺼내세요


# %% tags=["solution"]
def ask(question, style=None):
    response = chat_gpt(question, system_message=style)
    return get_message(response)


# %% tags=["check"]
from helpers import check

check.ask(ask)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Write `response = chat_gpt(question, system_message=style)`, then return `get_message(response)`.
#
# </details>
#
# ## Use it in your own programs
#
# In a notebook or file inside this kit's folder, `from helpers import chat_gpt` is all you need.
# For a folder of your own, copy [one function](one_function.ipynb). It's a short file that also loads your key and notices incomplete answers.
# The next lessons call the SDK directly, to show how it works.
#
# ## What you learned
#
# - If a function assigns a value to a name, the name is local, so `api_key = api_key` raises `UnboundLocalError`.
# - Keep keys out of your code. `OpenAI()` reads the key from the environment variable.
# - `chat_gpt` sends only the parameters that a model accepts, and `get_message` extracts the message.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `response = chat_gpt(question, system_message=style)`을 쓰고, `get_message(response)`의 결과를 `return`하세요.
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
# - 함수 안에서 이름에 값을 대입하면 지역 변수가 돼요. 그래서 `api_key = api_key`에서 `UnboundLocalError`가 나요.
# - 키는 코드에 적지 않아요. `OpenAI()`가 환경 변수에서 읽어요.
# - `chat_gpt`는 모델이 지원하는 파라미터만 보내고, `get_message`는 메시지만 꺼내요.
