# /// lesson
# title.en = "Start here"
# title.ko = "여기서 시작해요"
# goal.en = "Run cells in a notebook, see which mode you are in, and make a first call."
# goal.ko = "노트북에서 셀을 실행하고, 지금 어떤 모드인지 확인하고, 첫 호출을 해 봐요."
# minutes = 10
# needs.en = "nothing: no account, no key, no experience with APIs"
# needs.ko = "없어요. 계정도, 키도, API를 써 본 경험도 필요 없어요"
# ///

# %% [markdown] lang="en"
# An [**API**](glossary.ipynb#cell-id=api) is a door through which one program asks another for something.
# In this course your Python code asks a language model a question and gets text back.
#
# ![Your notebook cell hands a request to the openai package, which sends it over HTTPS to the OpenAI API, or else to the practice backend; the reply comes back the same way.](../../assets/drawings/request-reply.en.svg)

# %% [markdown] lang="ko"
# [**API**](glossary.ipynb#cell-id=api)는 한 프로그램이 다른 프로그램에 무언가를 부탁하는 창구예요.
# 이 과정에서는 내 파이썬 코드가 언어 모델에 질문을 보내고 글로 된 답을 받아요.
#
# ![노트북 셀이 openai 패키지에 요청을 넘기면, 패키지가 HTTPS로 OpenAI API에 보내거나 연습 백엔드에 보내요. 답은 같은 길로 돌아와요.](../../assets/drawings/request-reply.ko.svg)

# %% [markdown] lang="en"
# ## Run a cell
#
# Grey boxes like the one below are **code cells**. Click into it and press **Shift+Enter**.

# %% [markdown] lang="ko"
# ## 셀 실행하기
#
# 아래에 있는 것 같은 회색 상자가 **코드 셀**(code cell)이에요. 셀을 클릭하고 **Shift+Enter**를 눌러 보세요.

# %% lang="en"
print("Hello, notebook!")

# %% lang="ko"
print("안녕, 노트북!")

# %% [markdown] lang="en"
# The text under the cell is its **output**, and `[1]` on the left says that this cell ran first.
# While a cell is still working, it shows `[*]`.
#
# One Python program, the [**kernel**](glossary.ipynb#cell-id=kernel), runs all cells of a notebook, so they share its memory: a name you set in one cell is known in the next.
# That is why you run a lesson from top to bottom.

# %% [markdown] lang="ko"
# 셀 아래에 나온 글이 **출력**(output)이고, 왼쪽의 `[1]`은 첫 번째로 실행된 셀이라는 뜻이에요.
# 실행 중인 셀에는 `[*]`이 보여요.
#
# 노트북의 셀은 모두 [**커널**](glossary.ipynb#cell-id=kernel)(kernel)이라는 파이썬 프로그램 하나가 실행하고, 메모리도 함께 써요. 그래서 한 셀에서 이름을 붙인 값을 다음 셀에서도 쓸 수 있어요.
# 레슨을 위에서 아래로 차례대로 실행하는 것도 그 때문이에요.

# %% lang="en"
friend = "Mina"

# %% lang="ko"
friend = "민아"

# %% lang="en"
print(f"Hello, {friend}!")

# %% lang="ko"
print(f"{friend}, 안녕!")

# %% [markdown] lang="en"
# ## Which mode am I in?
#
# `connect()` looks for an API key and says in one line who will answer your calls.

# %% [markdown] lang="ko"
# ## 지금 어떤 모드일까요?
#
# `connect()`는 API 키를 찾아보고, 누가 내 호출에 답하는지 한 줄로 알려 줘요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# - [**Practice mode**](glossary.ipynb#cell-id=practice-mode) needs no key and costs nothing. Your code uses the real `openai` package and sends real HTTP requests,
#   but they go to a small server inside this kit, the [practice backend](glossary.ipynb#cell-id=practice-backend). **Its replies were written by the makers of this kit, not by a model.**
#   The same request always gets the same reply.
# - [**Live mode**](glossary.ipynb#cell-id=live-mode) starts by itself once you have a key (lessons 01 and 02). The same cells, unchanged, then ask the OpenAI API,
#   and you pay for each call. Every lesson says at the top what that costs.
#
# ## Have you got a key already?
#
# Then run the next cell and paste it into the **key form**. It says what is wrong with a key, tests it with one free request, and saves it.
# No key? Go on: nothing in this course needs one.

# %% [markdown] lang="ko"
# - [**연습 모드**](glossary.ipynb#cell-id=practice-mode)(practice mode)에는 키가 필요 없고 돈도 들지 않아요. 진짜 `openai` 패키지로 진짜 HTTP 요청을 보내지만,
#   요청은 이 키트 안에 있는 작은 서버([연습 백엔드](glossary.ipynb#cell-id=practice-backend))로 가요. **답은 모델이 아니라 이 키트를 만든 사람들이 미리 써 둔 글이에요.**
#   같은 요청에는 언제나 같은 답이 와요.
# - [**라이브 모드**](glossary.ipynb#cell-id=live-mode)(live mode)는 키가 생기면(레슨 01, 02) 저절로 켜져요. 이때는 셀을 고치지 않아도 OpenAI API를 호출하고,
#   호출할 때마다 요금이 나가요. 얼마가 드는지는 레슨마다 맨 위에 적혀 있어요.
#
# ## 이미 키가 있나요?
#
# 그렇다면 다음 셀을 실행하고 **키 양식**에 키를 붙여 넣으세요. 키에 문제가 있으면 알려 주고, 무료 요청 하나로 시험해 보고, 저장까지 해 줘요.
# 키가 없으면 그냥 넘어가세요. 이 과정은 키 없이도 끝까지 할 수 있어요.

# %%
from helpers import forms

forms.key_form()

# %% [markdown] lang="en"
# The form shows who answers now. A key that you paste never stays in the form, in this notebook or in an output; lesson 02 says where it goes.
#
# ## Your first call
#
# Seven lines are enough. You need not understand them yet: lesson 05 takes them apart one by one.

# %% [markdown] lang="ko"
# 지금 누가 답하는지도 양식에 나와요. 붙여 넣은 키는 양식에도, 이 노트북에도, 출력에도 남지 않아요. 어디에 저장되는지는 레슨 02에서 알려 줘요.
#
# ## 첫 호출
#
# 일곱 줄이면 충분해요. 레슨 05에서 한 줄씩 살펴볼 테니 지금 다 이해하지 않아도 괜찮아요.

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
# That was a [call](glossary.ipynb#cell-id=call): a request went out, and a reply came back. In practice mode the greeting is one that we wrote;
# with a key, a model would write a new one.
#
# ## When something is stuck
#
# | You see | Do this |
# |---|---|
# | `[*]` does not go away | press ■ (interrupt) above the notebook |
# | `NameError: name ... is not defined` | a cell above was not run: run the lesson from the top |
# | outputs look mixed up | menu **Kernel > Restart Kernel and Run All Cells** |
# | *Error displaying widget* in place of a form | a form ends with its kernel, for example overnight: run its cell again |
# | you want the original lesson back | close it without saving, or restore the file from git |

# %% [markdown] lang="ko"
# 방금 요청이 나가고 답이 돌아왔어요. 이런 것을 [호출](glossary.ipynb#cell-id=call)(call)이라고 해요. 연습 모드의 인사말은 저희가 써 둔 것이고,
# 키가 있으면 모델이 그때그때 새로 써 줘요.
#
# ## 막혔을 때
#
# | 이런 것이 보이면 | 이렇게 하세요 |
# |---|---|
# | `[*]`이 사라지지 않아요 | 노트북 위쪽의 ■(커널 중지)를 누르세요 |
# | `NameError: name ... is not defined` | 위쪽 셀을 건너뛴 거예요. 레슨을 처음부터 실행하세요 |
# | 출력이 뒤섞인 것 같아요 | 노트북 위쪽의 ▶▶(커널 재시작 후 모든 셀 실행)을 누르세요. 영어 메뉴로는 **Kernel > Restart Kernel and Run All Cells**예요 |
# | 양식이 있던 자리에 *Error displaying widget*이라고 나와요 | 양식은 커널이 꺼지면 함께 끝나요. 다음 날 다시 열었을 때처럼요. 그 셀을 다시 실행하세요 |
# | 레슨을 원래대로 되돌리고 싶어요 | 저장하지 않고 닫거나, git으로 파일을 되돌리세요 |

# %% [markdown] lang="en"
# ## The map
#
# {{lessons}}

# %% [markdown] lang="ko"
# ## 레슨 한눈에 보기
#
# {{lessons}}

# %% [markdown] lang="en"
# ## Exercise
#
# Every lesson ends with one. Change the cell, run it, then run the check below it.
# Here: write your name between the quotes.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# 레슨마다 끝에 연습 문제가 있어요. 셀을 고쳐서 실행한 다음, 바로 아래의 확인 셀을 실행하세요.
# 이번에는 따옴표 사이에 이름을 적어 보세요.

# %% tags=["exercise"] lang="en"
my_name = ""  # write your name between the quotes

# %% tags=["exercise"] lang="ko"
my_name = ""  # 따옴표 사이에 이름을 적으세요

# %% tags=["solution"] lang="en"
my_name = "Jin"

# %% tags=["solution"] lang="ko"
my_name = "진"

# %% tags=["check"]
from helpers import check

check.my_name(my_name)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Click between the two quotes, type your name, press **Shift+Enter**, and run the check again. For example: `my_name = "Jin"`
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 두 따옴표 사이를 클릭해서 이름을 적고 **Shift+Enter**를 누른 뒤, 확인 셀을 다시 실행하세요. 예: `my_name = "진"`
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - Shift+Enter runs a cell; cells share the kernel's memory, so their order matters.
# - `connect()` says who answers: the practice backend (free, replies written by us) or the OpenAI API (with a key, paid).
# - A call is a request and a reply, and it takes seven lines of Python.
#
# **To look things up:** the [glossary](glossary.ipynb) explains the words of this course, and words that are links lead there;
# the [cheat sheet](cheat_sheet.ipynb) has the calls on one page, to copy.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - Shift+Enter로 셀을 실행해요. 셀은 모두 커널의 메모리를 함께 쓰므로 순서가 중요해요.
# - `connect()`는 누가 답하는지 알려 줘요. 연습 백엔드(무료, 저희가 써 둔 답) 아니면 OpenAI API(키 필요, 유료)예요.
# - 요청을 보내고 답을 받는 것이 호출이에요. 파이썬 일곱 줄이면 돼요.
#
# **찾아볼 때는** [용어집](glossary.ipynb)에서 이 과정에 나오는 말의 뜻을 보세요. 레슨에서 링크가 걸린 말을 누르면 그 자리가 열려요.
# [한 장 요약](cheat_sheet.ipynb)에는 복사해서 쓸 호출을 한 장에 모아 두었어요.
