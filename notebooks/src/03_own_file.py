# /// lesson
# title.en = "Your own file"
# title.ko = "내 파일에서 호출하기"
# goal.en = "Leave this kit. Write a Python file in your own folder, run it in your terminal, and get an answer."
# goal.ko = "키트를 벗어나, 내 폴더에 만든 내 파일을 터미널에서 실행해 답을 받아요."
# needs.en = "nothing more; with a key (lesson 02), a real model answers"
# needs.ko = "더 필요한 것은 없어요. 키(레슨 02)가 있으면 진짜 모델이 답해요"
# outside = 15  # minutes in the terminal and in an editor
# ///

# %% [markdown] lang="en"
# In this lesson you write `ask.py`, a Python file that works without this kit.
#
# ## Open a terminal
#
# A **terminal** is a window where you type commands. Open one outside JupyterLab. It's called **PowerShell** on Windows and **Terminal** on macOS and Linux.
# Type one line at a time and press **Enter**. Skip the lines that begin with `#`, which are comments.
#
# ## Make a folder and install two packages
#
# The package `openai` is OpenAI's [**SDK**](glossary.ipynb#cell-id=sdk), the code that makes API calls from Python. `python-dotenv` loads your key.
# Choose **one** of two ways to install them.
#
# **With uv.** It creates the folder and installs the packages there.
#
# ```bash
# # uv
# cd ~
# python -m uv init --bare my-first-call
# cd my-first-call
# python -m uv add openai
# python -m uv add python-dotenv
# ```
#
# If `python` isn't found, type `python3` or `py` instead. If the command `uv` works on your computer, you can leave out `python -m`, as in `uv add openai`.
#
# **With pip.** It comes with Python (3.10 or newer).
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
# The packages that you install in one folder are its [**environment**](glossary.ipynb#cell-id=virtual-environment). If you use pip, activate it (the line with `activate`) in every new terminal.
#
# ![The notebook's kernel is a Python inside one environment. It can't see a package that is installed in another environment.](../../assets/drawings/environment.en.svg)
#
# ## Write the file
#
# Try the code of the file here first. Connect as usual.

# %% [markdown] lang="ko"
# 이 레슨에서는 이 키트 없이도 실행되는 파이썬 파일 `ask.py`를 만들어요.
#
# ## 터미널 열기
#
# **터미널**(terminal)은 명령을 글자로 입력하는 창이에요. JupyterLab 밖에서 여세요. Windows에서는 **PowerShell**, macOS와 Linux에서는 **터미널**(Terminal)이라는 앱이에요.
# 한 줄씩 입력하고 **Enter**를 누르세요. `#`으로 시작하는 줄은 설명이니 입력하지 않아도 돼요.
#
# ## 폴더를 만들고 패키지 두 개 설치하기
#
# `openai` 패키지는 파이썬에서 API를 호출하게 해 주는 OpenAI의 [**SDK**](glossary.ipynb#cell-id=sdk)예요. `python-dotenv`는 키를 불러와요.
# 두 가지 설치 방법 중 **하나만** 고르세요.
#
# **uv로 설치하기.** uv는 폴더를 만들고 그 안에 패키지를 설치해요.
#
# ```bash
# # uv
# cd ~
# python -m uv init --bare my-first-call
# cd my-first-call
# python -m uv add openai
# python -m uv add python-dotenv
# ```
#
# `python`을 찾을 수 없다고 나오면 `python3`이나 `py`라고 쓰세요. `uv` 명령이 되는 컴퓨터라면 `uv add openai`처럼 `python -m`을 빼도 돼요.
#
# **pip으로 설치하기.** pip은 파이썬(3.10 이상)에 들어 있어요.
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
# 한 폴더에 설치한 패키지를 통틀어 그 폴더의 [**환경**](glossary.ipynb#cell-id=virtual-environment)(environment)이라고 해요. pip을 쓴다면 터미널을 새로 열 때마다 `activate`가 있는 줄로 환경을 활성화하세요.
# Windows 한글 키보드에서는 `\` 대신 `₩`가 보일 수 있는데, 같은 키예요.
#
# ![노트북의 커널은 한 환경 안에 있는 파이썬이에요. 다른 환경에 설치한 패키지는 보이지 않아요.](../../assets/drawings/environment.ko.svg)
#
# ## 파일 쓰기
#
# 파일에 쓸 코드를 여기에서 먼저 실행해 봐요. 늘 하던 대로 연결부터 하세요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# This is the complete file.

# %% [markdown] lang="ko"
# 파일에 들어갈 코드는 이것이 전부예요.

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
# **Begin every file of your own with the two `load_dotenv` lines.** They load your key. Below them, you can use any code that this course offers to copy.
#
# Copy the cell into a text editor and save it as `ask.py` in your folder.
#
# ## Save the key next to the file
#
# In the same folder, save a file called `.env` with the line from lesson 02. If you use git, add the line `.env` to the file `.gitignore`.
#
# ```text
# OPENAI_API_KEY=sk-...
# ```
#
# **No key?** Run `python -m helpers practice` in JupyterLab (**File > New > Terminal**) and keep it running. Save the two lines it shows in `.env`.
#
# You can also pass the key to a program as an [environment variable](glossary.ipynb#cell-id=environment-variable). This cell shows whether it's set.

# %% [markdown] lang="ko"
# **내 파일은 언제나 `load_dotenv`가 있는 두 줄로 시작해요.** 키를 불러오는 줄이에요. 그 아래에는 이 과정에서 복사하라고 한 코드라면 무엇이든 쓸 수 있어요.
#
# 셀의 코드를 텍스트 편집기에 복사해서 내 폴더에 `ask.py`로 저장하세요.
#
# ## 파일 옆에 키 저장하기
#
# 같은 폴더에 `.env` 파일을 만들고 레슨 02에서 쓴 줄을 적으세요. git을 쓴다면 `.gitignore` 파일에 `.env`라는 줄을 추가하세요.
#
# ```text
# OPENAI_API_KEY=sk-...
# ```
#
# **키가 없나요?** JupyterLab에서 **파일 > 새로 만들기 > 터미널**을 열고 `python -m helpers practice`를 실행한 채로 두세요. 화면에 나오는 두 줄을 `.env`에 적으면 내 파일에서도 연습 모드의 답을 받아요.
#
# 키를 [환경 변수](glossary.ipynb#cell-id=environment-variable)로 넘겨줄 수도 있어요. 지정돼 있는지는 다음 셀로 알 수 있어요.

# %%
import os

print("OPENAI_API_KEY" in os.environ)

# %% [markdown] lang="en"
# In this notebook, `connect()` has set it. In a terminal, set it like this.
#
# ```bash
# export OPENAI_API_KEY="sk-..."    # macOS, Linux (until you close the window)
# $env:OPENAI_API_KEY = "sk-..."    # Windows PowerShell (until you close the window)
# setx OPENAI_API_KEY "sk-..."      # Windows (permanently, starting with the next window)
# ```
#
# ## Run the file
#
# ```bash
# python -m uv run ask.py    # with uv
# python ask.py              # with pip, in the activated environment
# echo $?                    # the exit code (in PowerShell, echo $LASTEXITCODE)
# ```
#
# Every program ends with an **exit code**. 0 means success, and any other number means an error.

# %% [markdown] lang="ko"
# 이 노트북에서는 `connect()`가 지정해 두었어요. 터미널에서는 이렇게 지정해요.
#
# ```bash
# export OPENAI_API_KEY="sk-..."    # macOS, Linux(창을 닫으면 사라져요)
# $env:OPENAI_API_KEY = "sk-..."    # Windows PowerShell(창을 닫으면 사라져요)
# setx OPENAI_API_KEY "sk-..."      # Windows(계속 남고, 다음에 여는 창부터 쓸 수 있어요)
# ```
#
# ## 파일 실행하기
#
# ```bash
# python -m uv run ask.py    # uv
# python ask.py              # pip, 활성화한 환경에서
# echo $?                    # 종료 코드(PowerShell에서는 echo $LASTEXITCODE)
# ```
#
# 프로그램은 끝날 때 **종료 코드**(exit code)를 남겨요. 잘 끝나면 0이고, 오류로 끝나면 다른 숫자예요.

# %%
import subprocess
import sys

print(subprocess.run([sys.executable, "-c", "exit(3)"]).returncode)

# %% [markdown] lang="en"
# ## Exercise
#
# Enter the path of your `ask.py`. The check runs copies with a correct key, a wrong key and no key. Nothing is sent to OpenAI.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# `ask.py`의 경로를 적으세요. 확인 셀은 파일을 복사해서 맞는 키로, 틀린 키로, 키 없이 한 번씩 실행해요. OpenAI로는 아무것도 보내지 않아요.

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
# `~` is your home folder. The letter `r` before the quotes keeps the backslashes in a Windows path as they are.
# In Windows File Explorer, right-click the file and choose **Copy as path**.
#
# </details>
#
# ## If something isn't working
#
# | You see | Do this |
# |---|---|
# | `ModuleNotFoundError: No module named 'openai'` | The package is in another environment. Run `python -m uv run ask.py`, or activate `.venv` first. In a notebook, run `%pip install openai`. |
# | `Missing credentials` | `.env` isn't in the same folder, is really called `.env.txt`, or is loaded after `OpenAI()`. |
# | `401` and `invalid_api_key` | The key is wrong. Copy it again, or create a new one. |
# | `cannot import name 'OpenAI'` | A file of yours is called `openai.py`. Rename it. |
# | `externally-managed-environment` | You tried to install into the system's Python. Create a `.venv` first. |
# | `ensurepip is not available` | Your Linux keeps this part of Python in a package of its own. Run `sudo apt install python3-venv` once, then make `.venv` again. |
# | `Activate.ps1 cannot be loaded` | PowerShell blocks scripts. Run `Set-ExecutionPolicy -Scope CurrentUser RemoteSigned` once. |
# | `openai.ChatCompletion` fails | The code was written for openai 0.x (2023 or earlier). Lesson 04 shows today's code. |
#
# The kit has a doctor that checks Python, packages, your key and the network. Run it in JupyterLab's terminal (**File > New > Terminal**). Its report never shows your key.
#
# ```bash
# python -m helpers doctor
# ```
#
# *Checked on 2026-11-27 with openai 3.57. See [pypi.org/project/openai](https://pypi.org/project/openai/).*

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
# | `ensurepip is not available` | 우분투 같은 Linux에서는 이 부분을 따로 설치해야 해요. `sudo apt install python3-venv`를 한 번 실행하고 `.venv`를 다시 만드세요. |
# | `Activate.ps1 파일을 로드할 수 없습니다` | PowerShell이 스크립트를 막고 있어요. `Set-ExecutionPolicy -Scope CurrentUser RemoteSigned`를 한 번 실행하세요. |
# | `openai.ChatCompletion`에서 오류가 나요 | openai 0.x(2023년이나 그 이전)에 맞춰 쓴 코드예요. 지금 코드는 레슨 04에 있어요. |
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
# - Your own folder has its own packages. Install them with `uv add`, or with `pip install` in a `.venv`.
# - `load_dotenv()` reads the key from `.env`. A variable set in the terminal takes precedence.
# - Run your file with `python -m uv run ask.py` or `python ask.py`. Its exit code shows whether it worked.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 내 폴더에는 그 폴더만의 패키지가 있어요. `uv add`로, 또는 `.venv`에서 `pip install`로 설치해요.
# - `load_dotenv()`가 `.env`에서 키를 읽어요. 터미널에서 지정한 환경 변수가 우선해요.
# - `python -m uv run ask.py`나 `python ask.py`로 실행하고, 잘 끝났는지는 종료 코드로 알 수 있어요.
