# /// lesson
# title.en = "One function for every lesson"
# title.ko = "어디서나 쓰는 함수 하나"
# goal.en = "Find the bug in the guide's function, repair it, and end with a helper that you import."
# goal.ko = "원래 가이드의 함수에 있는 버그를 찾아 고치고, 어디서나 불러와 쓰는 도우미 함수까지 만나 봐요."
# minutes = 20
# needs.en = "lesson 05, and a little Python: functions and their arguments"
# needs.ko = "레슨 05와 약간의 파이썬(함수와 인자)"
# ///

# %% [markdown] lang="en"
# In lesson 05 you put a call into a function. The guide from which this course grew has such a function too, and it has a bug.
# Finding it teaches more about Python functions than reading about them.

# %% [markdown] lang="ko"
# 레슨 05에서는 호출을 함수에 담았어요. 이 과정의 바탕이 된 원래 가이드에도 그런 함수가 있는데, 버그가 하나 있어요.
# 파이썬 함수 설명을 읽기만 할 때보다 이 버그를 직접 찾아볼 때 더 많이 배울 수 있어요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## The function of the guide
#
# Here it is as it was written in January 2026. Running the cell defines the function; nothing is sent yet.

# %% [markdown] lang="ko"
# ## 원래 가이드의 함수
#
# 2026년 1월에 쓰인 그대로예요. 셀을 실행하면 함수가 만들어질 뿐, 아직 아무것도 보내지 않아요.

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
# Now call it. **This cell fails on purpose**: read the last line of the error first.

# %% [markdown] lang="ko"
# 이제 이 함수를 호출해 볼게요. **이 셀은 일부러 실패하게 해 두었어요.** 오류의 마지막 줄부터 읽어 보세요.

# %% tags=["raises-exception"]
response = chat_gpt("some message")

# %% [markdown] lang="en"
# `UnboundLocalError`: a local variable was read before it had a value. The arrow points to `api_key = api_key`.
#
# ## Why?
#
# When a function **assigns** to a name anywhere in its body, Python takes that name as the function's own, a **local** variable, everywhere in that body.
# So the `api_key` on the right is not the one outside: it is the local one, which has no value yet.
#
# Only **reading** a name from outside is fine:

# %% [markdown] lang="ko"
# `UnboundLocalError`는 지역 변수를 값이 들어가기도 전에 읽었다는 뜻이에요. 화살표가 `api_key = api_key` 줄을 가리키고 있어요.
#
# ## 왜 그럴까요?
#
# 함수 안 어디에서든 어떤 이름에 값을 **넣으면(대입하면)**, 파이썬은 그 이름을 함수 전체에서 그 함수만의 **지역 변수**(local variable)로 봐요.
# 그래서 오른쪽의 `api_key`는 바깥의 것이 아니라, 아직 값이 없는 지역 변수예요.
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
# ## The repair
#
# Delete the line. Better still, leave the key out of the code altogether: `OpenAI()` reads `OPENAI_API_KEY` by itself,
# and a key that is not in your code cannot be published with it.
#
# Two more changes bring it up to date: `gpt-4o` ends on 2027-01-14, so the default is now `gpt-6-luna`; and this model takes a `temperature` only with `reasoning_effort="none"`, so that is sent too.
# **Copy this cell into an empty file** if you want only the function.

# %% [markdown] lang="ko"
# ## 고치기
#
# 그 줄을 지우면 돼요. 더 좋은 방법은 코드에 키를 아예 적지 않는 거예요. `OpenAI()`가 `OPENAI_API_KEY`를 알아서 읽고,
# 코드에 없는 키는 코드와 함께 공개될 일도 없어요.
#
# 지금에 맞게 두 가지를 더 바꿔요. `gpt-4o`는 2027-01-14에 종료되니 기본값을 `gpt-6-luna`로 바꿔요. 이 모델은 `reasoning_effort="none"`일 때만 `temperature`를 받으니 이것도 함께 보내요.
# 함수만 필요하다면 **이 셀을 빈 파일에 복사하세요.**

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
# ## One function, many models?
#
# Our repair fits only the default model, for which it was written. Try another one, which always reasons:

# %% [markdown] lang="ko"
# ## 함수 하나로 여러 모델을?
#
# 방금 고친 함수는 기본 모델에만 맞춘 거예요. 언제나 추론하는 다른 모델을 불러 볼게요.

# %%
import openai

from helpers import explain

try:
    chat_gpt("Hello!", model="gpt-6.1-sol")
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# Each model accepts different parameters, and the next one will differ again. That knowledge belongs in one place, not in every notebook.
#
# ## The helper of this kit
#
# `helpers/chat.py` holds the same function, with the same arguments. It looks the model up in the kit's table, sends only what that model accepts,
# and says what it left out. From here on this one line is enough:

# %% [markdown] lang="ko"
# 모델마다 받는 파라미터(parameter)가 다르고, 다음에 나올 모델은 또 다를 거예요. 이런 지식은 노트북마다 적지 말고 한 곳에 모아 두는 것이 좋아요.
#
# ## 이 키트의 도우미 함수
#
# `helpers/chat.py`에 이름도 인자도 같은 함수가 들어 있어요. 이 함수는 키트의 표에서 모델을 찾아 그 모델이 받는 것만 보내고,
# 무엇을 뺐는지 알려 줘요. 이제부터는 이 한 줄이면 돼요.

# %%
from helpers import chat_gpt

# %% [markdown] lang="en"
# The default model, then the one that refused:

# %% [markdown] lang="ko"
# 기본 모델로 한 번, 방금 거절한 모델로 한 번 불러 봐요.

# %% lang="en"
response = chat_gpt("Say hello in one word.")
print(response.model, "|", response.choices[0].message.content)

response = chat_gpt("Say hello in one word.", model="gpt-6.1-sol")
print(response.model, "|", response.choices[0].message.content)

# %% lang="ko"
response = chat_gpt("한 단어로 인사해 주세요.")
print(response.model, "|", response.choices[0].message.content)

response = chat_gpt("한 단어로 인사해 주세요.", model="gpt-6.1-sol")
print(response.model, "|", response.choices[0].message.content)

# %% [markdown] lang="en"
# What each argument does:
#
# | Argument | Meaning | Left out |
# |---|---|---|
# | `user_message` | your question | not sent |
# | `system_message` | how to answer | not sent |
# | `assistant_message` | an earlier answer, for the model to go on from | not sent |
# | `model` | who answers | the kit's default |
# | `temperature` | how daring the words are | 0.1 |
#
# ## Take only the message out
#
# The function returns the whole response, so that `usage` and `finish_reason` are not lost. `get_message` is short for the path you know:

# %% [markdown] lang="ko"
# 인자마다 하는 일은 이래요.
#
# | 인자 | 뜻 | 주지 않으면 |
# |---|---|---|
# | `user_message` | 내 질문 | 보내지 않아요 |
# | `system_message` | 어떻게 답할지 | 보내지 않아요 |
# | `assistant_message` | 앞서 한 답. 모델이 여기에 이어서 답해요 | 보내지 않아요 |
# | `model` | 누가 답할지 | 키트의 기본 모델 |
# | `temperature` | 단어를 얼마나 과감하게 고를지 | 0.1 |
#
# ## 메시지만 꺼내기
#
# 함수는 응답을 통째로 돌려줘요. 그래야 `usage`와 `finish_reason`도 쓸 수 있으니까요. `get_message`는 이미 배운 경로를 짧게 쓴 거예요.

# %%
from helpers import get_message

print(get_message(response))
print(get_message(response) == response.choices[0].message.content)

# %% [markdown] lang="en"
# ## From a try to your own code
#
# The playground of lesson 05 writes code too. Choose `gpt-6.1-sol` in it, run, and look at **As Python**: the temperature is left out, just as `chat_gpt` does it.

# %% [markdown] lang="ko"
# ## 해 본 것을 내 코드로
#
# 레슨 05의 플레이그라운드는 코드도 써 줘요. 모델을 `gpt-6.1-sol`로 바꿔 실행하고 **파이썬 코드**를 펼쳐 보세요. `chat_gpt`처럼 temperature를 빼고 보낸 것을 볼 수 있어요.

# %%
from helpers import forms

forms.playground()

# %% [markdown] lang="en"
# ## In your own project
#
# - Copy the repaired function above, or the folder `helpers` as a whole.
# - Keep the key in `.env` and load it **before** you make a client: `from dotenv import load_dotenv`, then `load_dotenv()`.
# - Make a client once and use it for all calls: building one takes time, and a client that is kept can reuse its connection. The kit's helper does that for you.

# %% [markdown] lang="ko"
# ## 내 프로젝트에서는
#
# - 위에서 고친 함수를 복사하거나, `helpers` 폴더를 통째로 복사하세요.
# - 키는 `.env`에 두고, 클라이언트를 만들기 **전에** 불러오세요. `from dotenv import load_dotenv`, 그다음 `load_dotenv()`예요.
# - 클라이언트는 한 번만 만들어 계속 쓰세요. 새로 만들 때마다 시간이 들고, 계속 쓰면 연결도 그대로 이어 쓸 수 있어요. 이 키트의 도우미 함수는 알아서 그렇게 해요.

# %% [markdown] lang="en"
# ## Exercise
#
# Write a function `ask` that takes a question and returns **only the text** of the answer, using `chat_gpt`.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# `chat_gpt`를 써서, 질문을 받아 답의 **글만** 돌려주는 함수 `ask`를 만들어 보세요.

# %% tags=["exercise"] lang="en"
def ask(question):
    return None  # call chat_gpt and take the message out


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
# Two steps: `response = chat_gpt(question)`, then `return` what `get_message(response)` gives.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 두 단계면 돼요. 먼저 `response = chat_gpt(question)`을 쓰고, 그다음 `get_message(response)`의 결과를 `return`하세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - Assigning to a name inside a function makes it local everywhere in it: `api_key = api_key` raises `UnboundLocalError`.
# - Keys stay out of code; `OpenAI()` reads them from the environment.
# - What a model accepts is kept in one table, and one line brings it along: `from helpers import chat_gpt`.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 함수 안에서 어떤 이름에 값을 넣으면 그 이름은 함수 전체에서 지역 변수가 돼요. 그래서 `api_key = api_key`에서 `UnboundLocalError`가 나요.
# - 키는 코드에 적지 않아요. `OpenAI()`가 환경 변수에서 읽어요.
# - 모델이 무엇을 받는지는 표 하나에 모아 두고, `from helpers import chat_gpt` 한 줄로 가져다 써요.
