# /// page
# title.en = "One function to copy"
# title.ko = "복사해 쓰는 함수 하나"
# goal.en = "Copy a short file to your own folder. It loads your key, asks a question, and notices incomplete answers."
# goal.ko = "짧은 파일을 내 폴더에 복사해요. 키를 불러오고, 질문하고, 답이 끝까지 왔는지 확인하는 파일이에요."
# ///

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# Save this cell as `ask.py` in your own folder, where `openai` and `python-dotenv` are installed ([lesson 03](03_own_file.ipynb)). Other files in that folder can then use `from ask import ask`.

# %% [markdown] lang="ko"
# `openai`와 `python-dotenv`를 설치한 내 폴더([레슨 03](03_own_file.ipynb))에 이 셀을 `ask.py`로 저장하세요. 같은 폴더의 다른 파일에서는 `from ask import ask`로 불러와요.

# %% tags=["snippet"] lang="en"
import sys
from functools import cache

import openai
from dotenv import load_dotenv

load_dotenv(encoding="utf-8-sig")  # loads the key, even if .env starts with a byte order mark


@cache
def client():
    return openai.OpenAI(timeout=60)  # created once; gives up after 60 seconds without an answer


def ask(question, system=None, model="gpt-6-luna", **settings):
    messages = [{"role": "system", "content": system}] if system else []
    messages.append({"role": "user", "content": question})
    response = client().chat.completions.create(model=model, messages=messages, **settings)
    choice = response.choices[0]
    if choice.finish_reason != "stop" or not choice.message.content:
        raise ValueError(f"no complete answer: {choice.message.refusal or choice.finish_reason}")
    return choice.message.content


if __name__ == "__main__":
    try:
        print(ask("Why is the sky blue?", system="Answer in one short sentence."))
    except (openai.OpenAIError, ValueError) as error:
        sys.exit(f"ask.py: {error}")

# %% tags=["snippet"] lang="ko"
import sys
from functools import cache

import openai
from dotenv import load_dotenv

load_dotenv(encoding="utf-8-sig")  # .env에서 키를 불러와요. 파일 앞에 BOM이 있어도 돼요


@cache
def client():
    return openai.OpenAI(timeout=60)  # 한 번만 만들고, 60초 동안 응답이 없으면 멈춰요


def ask(question, system=None, model="gpt-6-luna", **settings):
    messages = [{"role": "system", "content": system}] if system else []
    messages.append({"role": "user", "content": question})
    response = client().chat.completions.create(model=model, messages=messages, **settings)
    choice = response.choices[0]
    if choice.finish_reason != "stop" or not choice.message.content:
        raise ValueError(f"답이 온전하지 않아요: {choice.message.refusal or choice.finish_reason}")
    return choice.message.content


if __name__ == "__main__":
    try:
        print(ask("하늘은 왜 파래요?", system="짧은 한 문장으로 답해 주세요."))
    except (openai.OpenAIError, ValueError) as error:
        sys.exit(f"ask.py: {error}")

# %% [markdown] lang="en"
# - `load_dotenv` also accepts Windows line endings and quotes around the key. A variable set in the terminal takes precedence.
# - `**settings` passes on parameters of the call, as in `ask("...", reasoning_effort="none", temperature=0.1)`.
# - A cut-off answer, a refusal or an API error raises an exception, and the program ends with exit code 1. [Lesson 07](07_errors.ipynb) shows which errors to handle.

# %% [markdown] lang="ko"
# - `load_dotenv`는 Windows의 줄바꿈과 키를 감싼 따옴표도 읽어요. 터미널에서 지정한 환경 변수가 우선해요.
# - `**settings`로는 `ask("...", reasoning_effort="none", temperature=0.1)`처럼 호출의 파라미터를 넘겨요.
# - 답이 잘렸거나, 모델이 거절했거나, API 오류가 나면 예외가 생기고 프로그램은 종료 코드 1로 끝나요. 어떤 오류를 처리할지는 [레슨 07](07_errors.ipynb)에서 배워요.
