# /// lesson
# title.en = "Start here"
# title.ko = "시작하기"
# goal.en = "Run cells in a notebook and make your first call."
# goal.ko = "노트북에서 셀을 실행하고 첫 호출을 해 봐요."
# needs.en = "no account, no key and no experience with APIs"
# needs.ko = "없어요. 계정도, 키도, API를 써 본 경험도 필요하지 않아요"
# ///

# %% [markdown] lang="en"
# An [**API**](glossary.ipynb#cell-id=api) is a way for one program to request something from another.
# In this course, your Python code sends a question to a language model (an AI that reads and writes text) and gets an answer back.
#
# ## Run a cell
#
# This page is a **notebook** (a Jupyter notebook), a document that holds both text and code. A gray box like the one below is a **code cell**.
# Click it and press **Shift+Enter**.

# %% [markdown] lang="ko"
# [**API**](glossary.ipynb#cell-id=api)는 한 프로그램이 다른 프로그램에 무언가를 요청하는 방법이에요.
# 이 과정에서는 내 파이썬 코드가 언어 모델(글을 읽고 쓰는 AI)에게 질문하고 답을 받아요.
#
# ## 셀 실행하기
#
# 이 페이지는 **노트북**이에요. 컴퓨터가 아니라 글과 코드를 함께 담은 문서(주피터 노트북, Jupyter notebook)를 말해요.
# 아래와 같은 회색 상자가 **코드 셀**(code cell)이에요. 셀을 클릭하고 **Shift+Enter**를 눌러 보세요.

# %% lang="en"
print("Hello, notebook!")

# %% lang="ko"
print("안녕, 노트북!")

# %% [markdown] lang="en"
# The line under the cell is its **output**. On the left, a number such as `[1]` counts the cells you've run, and `[*]` means that a cell is still running.
#
# ## Connect
#
# Every lesson begins with this cell. It gets everything ready for your calls, with or without a key, and tells you who answers.

# %% [markdown] lang="ko"
# 셀 아래에 나온 글이 **출력**(output)이에요. 왼쪽의 `[1]` 같은 숫자는 몇 번째로 실행했는지를 나타내고, `[*]`은 아직 실행 중이라는 뜻이에요.
#
# ## 연결하기
#
# 레슨마다 이 셀부터 실행해요. 키가 있든 없든 API를 호출할 준비를 해 주고, 누가 답하는지 알려 줘요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## Make your first call
#
# A call takes only seven lines of Python. Just run them for now. Lesson 04 explains each one.

# %% [markdown] lang="ko"
# ## 첫 호출 하기
#
# 파이썬 일곱 줄이면 API를 호출할 수 있어요. 지금은 실행만 해 보세요. 한 줄 한 줄의 뜻은 레슨 04에서 배워요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "Greet someone who calls an API for the first time."}],
)
print(response.choices[0].message.content)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "API를 처음 호출하는 사람에게 인사해 주세요."}],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Your code sent a request, and an answer came back. That's a [**call**](glossary.ipynb#cell-id=call).
#
# ## Exercise
#
# Replace the question with your own. Run the cell, then the check below it.

# %% [markdown] lang="ko"
# 방금 내 코드가 요청을 보냈고 답이 돌아왔어요. 이것을 [**호출**](glossary.ipynb#cell-id=call)(call)이라고 해요.
#
# ## 연습 문제
#
# 첫 줄의 질문을 묻고 싶은 말로 바꾸세요. 셀을 실행한 다음, 아래의 확인 셀도 실행하세요.

# %% tags=["exercise"] lang="en"
question = "Greet someone who calls an API for the first time."  # replace this question
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": question}],
)
print(response.choices[0].message.content)

# %% tags=["exercise"] lang="ko"
question = "API를 처음 호출하는 사람에게 인사해 주세요."  # 이 질문을 바꾸세요
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": question}],
)
print(response.choices[0].message.content)

# %% tags=["solution"] lang="en"
question = "What is an API? Answer in one sentence."
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": question}],
)
print(response.choices[0].message.content)

# %% tags=["solution"] lang="ko"
question = "API가 뭐예요? 한 문장으로 답해 주세요."
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": question}],
)
print(response.choices[0].message.content)

# %% tags=["check"]
from helpers import check

check.own_question(question, response)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Replace the words between the quotes, for example with `What is an API? Answer in one sentence.` Then press **Shift+Enter** in both cells.
#
# </details>
#
# ## Practice mode and live mode
#
# ![Your notebook cell hands a request to the openai package, which sends it over HTTPS to the OpenAI API, or else to the practice backend; the reply comes back the same way.](../../assets/drawings/request-reply.en.svg)
#
# - [**Practice mode**](glossary.ipynb#cell-id=practice-mode) is free and needs no key. A small program on your computer, the practice backend, answers.
#   **The authors of this kit wrote its answers. No model is involved.** If there is no answer to your question, practice mode says so.
# - [**Live mode**](glossary.ipynb#cell-id=live-mode) starts when you save a key (lesson 02). The same cells then ask a real model, and you pay for each call.
#   Each lesson lists its live cost at the top.
#
# ## If something isn't working
#
# | You see | Do this |
# |---|---|
# | `[*]` doesn't go away | press ■ above the notebook |
# | `NameError: name ... is not defined` | run all cells above first, because all cells share the memory of one program, the [kernel](glossary.ipynb#cell-id=kernel) |
# | mixed-up outputs | choose **Kernel > Restart Kernel and Run All Cells** |
# | *Error displaying widget* | run that cell again |
# | you want a lesson back as it was | run `python -m helpers original 00` in a terminal (**File > New > Terminal**); your version is kept next to it |

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 따옴표 안의 질문을 바꾸세요. 예를 들면 `API가 뭐예요? 한 문장으로 답해 주세요.`라고 적어요. 그다음 두 셀에서 **Shift+Enter**를 누르세요.
#
# </details>
#
# ## 연습 모드와 라이브 모드
#
# ![노트북 셀이 openai 패키지에 요청을 넘기면, 패키지가 HTTPS로 OpenAI API에 보내거나 연습 백엔드에 보내요. 답은 같은 길로 돌아와요.](../../assets/drawings/request-reply.ko.svg)
#
# - [**연습 모드**](glossary.ipynb#cell-id=practice-mode)(practice mode)는 무료이고 키도 필요 없어요. 내 컴퓨터에서 돌아가는 작은 프로그램인 연습 백엔드가 답해요.
#   **모델이 답하지 않고, 이 키트를 만든 사람들이 미리 써 둔 답을 보여 줘요.** 질문에 맞는 답이 없으면 없다고 알려 줘요.
# - [**라이브 모드**](glossary.ipynb#cell-id=live-mode)(live mode)는 키를 저장하면(레슨 02) 자동으로 켜져요. 그때부터는 같은 셀로 진짜 모델을 호출하고, 호출할 때마다 요금이 나가요.
#   라이브 모드의 비용은 레슨마다 맨 위에 적혀 있어요.
#
# ## 문제가 생기면
#
# | 이런 것이 보이면 | 이렇게 하세요 |
# |---|---|
# | `[*]`이 사라지지 않아요 | 노트북 위쪽의 ■(커널 중지)를 누르세요 |
# | `NameError: name ... is not defined` | 위의 셀부터 모두 실행하세요. 셀은 모두 [커널](glossary.ipynb#cell-id=kernel)(kernel)이라는 프로그램 하나의 메모리를 함께 써요 |
# | 출력이 뒤섞였어요 | 노트북 위쪽의 ▶▶(커널 재시작 후 모든 셀 실행)을 누르세요 |
# | *Error displaying widget* | 그 셀을 다시 실행하세요 |
# | 고친 레슨을 원래대로 되돌리고 싶어요 | 터미널(**파일 > 새로 만들기 > 터미널**)에서 `python -m helpers original 00`을 실행하세요. 내가 고친 파일은 옆에 따로 남아요 |

# %% [markdown] lang="en"
# ## What you learned
#
# - Shift+Enter runs a cell. All cells share one memory, so run them from top to bottom.
# - In a call, you send a request and get an answer. It takes seven lines of Python.
# - `connect()` tells you whether the practice backend or the OpenAI API answers.
#
# Linked words lead to the [glossary](glossary.ipynb). The [cheat sheet](cheat_sheet.ipynb) has calls that you can copy.
#
# ## All lessons
#
# {{lessons}}

# %% [markdown] lang="ko"
# ## 배운 것
#
# - Shift+Enter로 셀을 실행해요. 셀은 모두 메모리를 함께 쓰니 위에서 아래로 차례대로 실행해요.
# - 요청을 보내고 답을 받는 것이 호출이에요. 파이썬 일곱 줄이면 돼요.
# - `connect()`는 연습 백엔드와 OpenAI API 중에 어느 쪽이 답하는지 알려 줘요.
#
# 링크가 걸린 말을 누르면 [용어집](glossary.ipynb)이 열려요. 복사해서 쓸 수 있는 호출은 [한 장 요약](cheat_sheet.ipynb)에 있어요.
#
# ## 레슨 한눈에 보기
#
# {{lessons}}
