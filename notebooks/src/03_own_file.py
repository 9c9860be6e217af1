# /// lesson
# title.en = "Your own file"
# title.ko = "내 파일에서 호출하기"
# goal.en = "Leave this kit: a file of your own, in a folder of your own, answers from your terminal."
# goal.ko = "키트를 벗어나, 내 폴더에 만든 내 파일을 터미널에서 실행해 답을 받아요."
# needs.en = "nothing more; with a key (lesson 02) your file gets answers from a model"
# needs.ko = "더 필요한 것은 없어요. 키(레슨 02)가 있으면 내 파일에서 모델의 답을 받아요"
# outside = 15  # minutes in the terminal and in an editor
# ///

# %% [markdown] lang="en"
# In this lesson you write a Python file `ask.py` that needs nothing of this kit.
#
# ## Open a terminal
#
# A **terminal** is a window in which you type commands. Open a new one outside JupyterLab: **PowerShell** on Windows, **Terminal** on macOS and Linux.
#
# ## Make a folder and install two packages
#
# The [SDK](glossary.ipynb#cell-id=sdk) is the package `openai`; `python-dotenv` loads the key. Choose **one** of two ways.
#
# **With uv**, which makes the folder and installs the packages into it:
#
# ```bash
# # uv
# cd ~
# python -m uv init my-first-call
# cd my-first-call
# python -m uv add openai
# python -m uv add python-dotenv
# ```
#
# If uv is on your PATH, `uv add openai` is enough. If `python` isn't found, type `python3` or `py`.
#
# **With pip**, which comes with Python (3.10 or newer):
#
# ```bash
# # pip on macOS and Linux
# mkdir ~/my-first-call
# cd ~/my-first-call
# python3 -m venv .venv
# source .venv/bin/activate
# pip install openai python-dotenv
# ```
#
# ```powershell
# # pip on Windows
# mkdir ~\my-first-call
# cd ~\my-first-call
# py -m venv .venv
# .venv\Scripts\Activate.ps1
# pip install openai python-dotenv
# ```
#
# Each folder gets packages of its own, its [**environment**](glossary.ipynb#cell-id=virtual-environment). With pip, activate it again in each new terminal.
#
# ![The notebook's kernel is a Python inside one environment; a package installed into another environment is not visible to it.](../../assets/drawings/environment.en.svg)
#
# ## Write the file
#
# Connect, then run the file's code here first.

# %% [markdown] lang="ko"
# 이 레슨에서는 이 키트 없이도 돌아가는 파이썬 파일 `ask.py`를 만들어요.
#
# ## 터미널 열기
#
# **터미널**(terminal)은 명령을 글자로 입력하는 창이에요. JupyterLab 밖에서 새로 여세요. Windows에서는 **PowerShell**, macOS와 Linux에서는 **터미널**(Terminal)이에요.
#
# ## 폴더를 만들고 패키지 두 개 설치하기
#
# [SDK](glossary.ipynb#cell-id=sdk)는 `openai` 패키지이고, `python-dotenv`는 키를 불러와요. 두 방법 중 **하나만** 고르세요.
#
# **uv**는 폴더를 만들고 그 안에 패키지를 설치해요.
#
# ```bash
# # uv
# cd ~
# python -m uv init my-first-call
# cd my-first-call
# python -m uv add openai
# python -m uv add python-dotenv
# ```
#
# uv를 바로 실행할 수 있는 컴퓨터라면 `uv add openai`라고만 써도 돼요. `python`을 찾을 수 없다고 하면 `python3`이나 `py`라고 쓰세요.
#
# **pip**은 파이썬(3.10 이상)에 들어 있어요.
#
# ```bash
# # macOS와 Linux에서 pip
# mkdir ~/my-first-call
# cd ~/my-first-call
# python3 -m venv .venv
# source .venv/bin/activate
# pip install openai python-dotenv
# ```
#
# ```powershell
# # Windows에서 pip
# mkdir ~\my-first-call
# cd ~\my-first-call
# py -m venv .venv
# .venv\Scripts\Activate.ps1
# pip install openai python-dotenv
# ```
#
# 폴더마다 따로 설치된 패키지가 그 폴더의 [**환경**](glossary.ipynb#cell-id=virtual-environment)(environment)이에요. pip을 쓴다면 터미널을 새로 열 때마다 환경을 다시 활성화(activate)하세요.
# Windows 한글 키보드에서는 `\` 대신 `₩`가 보일 수 있는데, 같은 키예요.
#
# ![노트북의 커널은 한 환경 안에 있는 파이썬이에요. 다른 환경에 설치한 패키지는 보이지 않아요.](../../assets/drawings/environment.ko.svg)
#
# ## 파일 쓰기
#
# 먼저 연결한 다음, 파일에 쓸 코드를 여기에서 실행해 봐요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# This is the whole file.

# %% [markdown] lang="ko"
# 이것이 파일의 전부예요.

# %% tags=["snippet"] lang="en"
from dotenv import load_dotenv

load_dotenv()

from openai import OpenAI

response = OpenAI().chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "What is an API? Answer in one sentence."}],
)
print(response.choices[0].message.content)

# %% tags=["snippet"] lang="ko"
from dotenv import load_dotenv

load_dotenv()

from openai import OpenAI

response = OpenAI().chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."}],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# **Every file of yours begins with the two lines about `load_dotenv`.** They load your key. Any other snippet of this course works below them.
#
# Copy the cell into a text editor and save it as `ask.py` in your folder.
#
# ## Save the key beside it
#
# Save a second file there, `.env`, with the line from lesson 02. If you use git, write `.env` into the file `.gitignore` too.
#
# ```text
# OPENAI_API_KEY=sk-...
# ```
#
# A system can also hand a program its key as an [environment variable](glossary.ipynb#cell-id=environment-variable). Python shows whether one is set.

# %% [markdown] lang="ko"
# **내 파일은 언제나 `load_dotenv`가 있는 두 줄로 시작해요.** 키를 불러오는 줄이에요. 그 아래에는 이 과정의 다른 코드 조각도 쓸 수 있어요.
#
# 셀을 텍스트 편집기에 복사해서 내 폴더에 `ask.py`로 저장하세요.
#
# ## 옆에 키 저장하기
#
# 같은 폴더에 `.env` 파일도 만들고 레슨 02에서 쓴 줄을 적으세요. git을 쓴다면 `.gitignore` 파일에 `.env`라는 줄을 추가하세요.
#
# ```text
# OPENAI_API_KEY=sk-...
# ```
#
# 운영체제가 키를 [환경 변수](glossary.ipynb#cell-id=environment-variable)로 넘겨줄 수도 있어요. 지정돼 있는지는 파이썬으로 알 수 있어요.

# %%
import os

print("OPENAI_API_KEY" in os.environ)

# %% [markdown] lang="en"
# Here `connect()` has set it. In a terminal you set it like this.
#
# ```bash
# export OPENAI_API_KEY="sk-..."    # macOS, Linux: until you close the window
# $env:OPENAI_API_KEY = "sk-..."    # Windows PowerShell: until you close the window
# setx OPENAI_API_KEY "sk-..."      # Windows: for good, from the next window on
# ```
#
# ## Run the file
#
# ```bash
# python -m uv run ask.py    # with uv
# python ask.py              # with pip, in the activated environment
# echo $?                    # the exit code; in PowerShell: echo $LASTEXITCODE
# ```
#
# A program that ends well has the **exit code** 0, after an error another one.

# %% [markdown] lang="ko"
# 여기에서는 `connect()`가 지정해 두었어요. 터미널에서는 이렇게 지정해요.
#
# ```bash
# export OPENAI_API_KEY="sk-..."    # macOS, Linux. 창을 닫으면 사라져요
# $env:OPENAI_API_KEY = "sk-..."    # Windows PowerShell. 창을 닫으면 사라져요
# setx OPENAI_API_KEY "sk-..."      # Windows. 계속 남고, 다음에 여는 창부터 쓸 수 있어요
# ```
#
# ## 파일 실행하기
#
# ```bash
# python -m uv run ask.py    # uv
# python ask.py              # pip, 활성화한 환경에서
# echo $?                    # 종료 코드. PowerShell에서는 echo $LASTEXITCODE
# ```
#
# 잘 끝난 프로그램의 **종료 코드**(exit code)는 0이고, 오류로 끝나면 다른 숫자예요.

# %%
import subprocess
import sys

print(subprocess.run([sys.executable, "-c", "exit(3)"]).returncode)

# %% [markdown] lang="en"
# ## Exercise
#
# Enter where your `ask.py` is. The check runs copies of it with a right key, a wrong key and no key. Nothing goes to OpenAI.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# `ask.py`가 어디 있는지 적으세요. 확인 셀은 파일을 복사해서 맞는 키, 틀린 키, 키 없음으로 한 번씩 실행해요. OpenAI로는 아무것도 보내지 않아요.

# %% tags=["exercise"] lang="en"
my_file = r""  # for example r"~/my-first-call/ask.py"

# %% tags=["exercise"] lang="ko"
my_file = r""  # 예: r"~/my-first-call/ask.py"

# %% tags=["solution"] lang="en"
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
my_file = Path(folder.name) / "ask.py"
code = '''
from dotenv import load_dotenv

load_dotenv()

from openai import OpenAI

response = OpenAI().chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "What is an API? Answer in one sentence."}],
)
print(response.choices[0].message.content)
'''
my_file.write_text(code, encoding="utf-8")

# %% tags=["solution"] lang="ko"
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
my_file = Path(folder.name) / "ask.py"
code = '''
from dotenv import load_dotenv

load_dotenv()

from openai import OpenAI

response = OpenAI().chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."}],
)
print(response.choices[0].message.content)
'''
my_file.write_text(code, encoding="utf-8")

# %% tags=["check"]
from helpers import check

check.own_file(my_file)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `~` is your home folder. The letter `r` before the quotes keeps the backslashes of Windows as they are.
# In the file explorer of Windows, **Copy as path** in the context menu gives you the path.
#
# </details>
#
# ## If something isn't working
#
# | You see | Do this |
# |---|---|
# | `ModuleNotFoundError: No module named 'openai'` | The package is in another environment. Run `python -m uv run ask.py`, or activate `.venv` first. In a notebook, run `%pip install openai`. |
# | `Missing credentials` | `.env` isn't in the folder of the file, is really called `.env.txt`, or is loaded after `OpenAI()`. |
# | `401` and `invalid_api_key` | The key is wrong. Copy it again, or create a new one. |
# | `cannot import name 'OpenAI'` | A file of yours is called `openai.py`. Rename it. |
# | `externally-managed-environment` | You're installing into the system's Python. Make a `.venv` first. |
# | `Activate.ps1 cannot be loaded` | PowerShell blocks scripts. Run `Set-ExecutionPolicy -Scope CurrentUser RemoteSigned` once. |
# | `openai.ChatCompletion` fails | The code is from before 2023. Lesson 04 shows today's. |
#
# The kit's doctor checks Python, packages, key and network. Run it in a terminal of JupyterLab (**File > New > Terminal**). Its report never shows your key.
#
# ```bash
# python -m helpers doctor
# ```
#
# *Checked 2026-11-27 with openai 3.57; see [pypi.org/project/openai](https://pypi.org/project/openai/).*

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `~`는 내 홈 폴더예요. 따옴표 앞의 `r`은 Windows 경로의 `\`를 글자 그대로 읽게 해요.
# Windows 파일 탐색기에서는 파일을 마우스 오른쪽 버튼으로 누르고 **경로로 복사**를 고르면 경로를 얻을 수 있어요.
#
# </details>
#
# ## 문제가 생기면
#
# | 이런 것이 보이면 | 이렇게 하세요 |
# |---|---|
# | `ModuleNotFoundError: No module named 'openai'` | 다른 환경에 설치했어요. `python -m uv run ask.py`로 실행하거나 `.venv`를 먼저 활성화하세요. 노트북에서는 `%pip install openai`를 실행하세요. |
# | `Missing credentials` | `.env` 파일이 같은 폴더에 없거나, 실제 이름이 `.env.txt`이거나, `OpenAI()`보다 나중에 불러온 거예요. |
# | `401`, `invalid_api_key` | 키가 틀렸어요. 다시 복사하거나 새로 만드세요. |
# | `cannot import name 'OpenAI'` | 내 파일 중에 `openai.py`가 있어요. 이름을 바꾸세요. |
# | `externally-managed-environment` | 시스템 파이썬에 설치하려고 했어요. `.venv`를 먼저 만드세요. |
# | `Activate.ps1 파일을 로드할 수 없습니다` | PowerShell이 스크립트를 막고 있어요. `Set-ExecutionPolicy -Scope CurrentUser RemoteSigned`를 한 번 실행하세요. |
# | `openai.ChatCompletion`에서 오류가 나요 | 2023년 이전의 코드예요. 지금 방법은 레슨 04에 있어요. |
#
# 이 키트의 진단 도구(doctor)는 파이썬, 패키지, 키, 네트워크를 점검해요. JupyterLab의 터미널(**파일 > 새로 만들기 > 터미널**)에서 실행하세요. 결과에 키는 나오지 않아요.
#
# ```bash
# python -m helpers doctor
# ```
#
# *2026-11-27에 openai 3.57로 확인했어요. [pypi.org/project/openai](https://pypi.org/project/openai/)를 참고하세요.*

# %% [markdown] lang="en"
# ## What you learned
#
# - A folder of your own has its own packages, with `uv add` or with `pip install` in a `.venv`.
# - `load_dotenv()` reads the key from `.env`; a variable set in the terminal takes precedence.
# - Your file runs with `python -m uv run ask.py` or `python ask.py`, and its exit code shows whether it worked.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 내 폴더에는 그 폴더만의 패키지가 있어요. `uv add`로, 또는 `.venv`에서 `pip install`로 설치해요.
# - `load_dotenv()`가 `.env`에서 키를 읽어요. 터미널에서 지정한 환경 변수가 우선해요.
# - `python -m uv run ask.py`나 `python ask.py`로 실행하고, 잘 끝났는지는 종료 코드로 알 수 있어요.
