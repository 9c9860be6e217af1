# /// lesson
# title.en = "Install the package"
# title.ko = "패키지 설치하기"
# goal.en = "Install `openai` with uv, pip or conda, and make sure that your notebook uses the installation you think it does."
# goal.ko = "uv나 pip, conda로 `openai`를 설치하고, 노트북이 정말 그 패키지를 쓰는지 확인해요."
# minutes = 10
# needs.en = "this notebook; nothing to install for the kit itself"
# needs.ko = "이 노트북만 있으면 돼요. 키트에 필요한 것은 이미 설치돼 있어요"
# ///

# %% [markdown] lang="en"
# In this kit everything is installed already. This lesson is for **your own** project: in an empty folder, you install the [SDK](glossary.ipynb#cell-id=sdk), the package `openai`.
#
# ## Three ways to install
#
# Choose one and type it into a terminal.
#
# ```bash
# # uv: fast, makes the environment by itself
# uv init
# uv add openai
#
# # pip: comes with Python (make an environment first, see below)
# pip install openai
#
# # conda: pip inside a conda environment
# conda create -n my-project python=3.12 pip
# conda activate my-project
# pip install openai
# ```
#
# You need Python 3.10 or newer; this kit asks for 3.11. *Checked 2026-11-22 with openai 3.54; see [pypi.org/project/openai](https://pypi.org/project/openai/).*

# %% [markdown] lang="ko"
# 이 키트에는 필요한 것이 이미 모두 설치돼 있어요. 이 레슨에서는 빈 폴더에서 시작하는 **내 프로젝트**에 [SDK](glossary.ipynb#cell-id=sdk), 곧 `openai` 패키지를 설치해요.
#
# ## 세 가지 설치 방법
#
# 하나를 골라 터미널에 입력하세요.
#
# ```bash
# # uv: 빠르고, 환경도 알아서 만들어 줘요
# uv init
# uv add openai
#
# # pip: 파이썬에 들어 있어요 (아래를 보고 환경을 먼저 만드세요)
# pip install openai
#
# # conda: conda 환경 안에서 pip을 써요
# conda create -n my-project python=3.12 pip
# conda activate my-project
# pip install openai
# ```
#
# 파이썬은 3.10 이상이어야 해요. 이 키트에는 3.11 이상이 필요해요. *2026-11-22에 openai 3.54로 확인했어요. [pypi.org/project/openai](https://pypi.org/project/openai/)를 참고하세요.*

# %% [markdown] lang="en"
# ## One environment for each project
#
# An [**environment**](glossary.ipynb#cell-id=virtual-environment) is a folder with its own Python and its own packages. A package that you install into one is unknown to the others.
# The most common mistake is to install into one environment and run the notebook in another.
#
# ![The notebook's kernel is a Python inside one environment; a package installed into another environment is not visible to it.](../../assets/drawings/environment.en.svg)
#
# With pip you make one like this, on macOS and Linux, then on Windows:
#
# ```bash
# python3 -m venv .venv
# source .venv/bin/activate
# ```
#
# ```powershell
# py -m venv .venv
# .venv\Scripts\Activate.ps1
# ```

# %% [markdown] lang="ko"
# ## 프로젝트마다 환경 하나씩
#
# [**환경**](glossary.ipynb#cell-id=virtual-environment)(environment)은 자기만의 파이썬과 패키지를 담은 폴더예요. 한 환경에 설치한 패키지는 다른 환경에서 쓸 수 없어요.
# 가장 흔한 실수는 한 환경에 설치해 놓고 노트북은 다른 환경에서 실행하는 거예요.
#
# ![노트북의 커널은 한 환경 안에 있는 파이썬이에요. 다른 환경에 설치한 패키지는 보이지 않아요.](../../assets/drawings/environment.ko.svg)
#
# pip을 쓴다면 이렇게 만들어요. 위는 macOS와 Linux, 아래는 Windows예요.
#
# ```bash
# python3 -m venv .venv
# source .venv/bin/activate
# ```
#
# ```powershell
# py -m venv .venv
# .venv\Scripts\Activate.ps1
# ```

# %% [markdown] lang="en"
# ## Check the installation
#
# The import is the test: no output means that it worked.

# %% [markdown] lang="ko"
# ## 설치 확인하기
#
# 불러와(import) 보면 알 수 있어요. 아무것도 출력되지 않으면 성공이에요.

# %%
import openai

# %% [markdown] lang="en"
# Which version is it? The lessons are written for 3.x. Code that you find on the web is often older.

# %% [markdown] lang="ko"
# 어떤 버전일까요? 이 과정은 3.x에 맞춰 썼어요. 웹에서 찾은 코드는 더 옛 버전에 맞춘 것일 때가 많아요.

# %%
print(openai.__version__.split(".")[0])

# %% [markdown] lang="en"
# Is the Python that runs this notebook new enough? `sys` describes the Python of the [kernel](glossary.ipynb#cell-id=kernel), not of some other terminal.

# %% [markdown] lang="ko"
# 이 노트북을 실행하는 파이썬의 버전은 충분히 높을까요? `sys`는 다른 터미널이 아니라 이 [커널](glossary.ipynb#cell-id=kernel)의 파이썬을 알려 줘요.

# %%
import sys

print(sys.version_info >= (3, 11))

# %% [markdown] lang="en"
# `True` means yes. To see where this Python and its packages live, run `print(sys.prefix)` in a cell of your own:
# the folder that it shows is the environment.
#
# ## When the import fails
#
# | You see | Cause | Fix |
# |---|---|---|
# | `ModuleNotFoundError: No module named 'openai'` | installed into another environment, or not at all | run `%pip install openai` **in the notebook**: `%pip` uses the kernel's own Python, `!pip` may not |
# | `ImportError: cannot import name 'OpenAI'` or a half-empty module | a file of yours is called `openai.py` | rename it, restart the kernel |
# | `error: externally-managed-environment` | you are installing into the system's Python | make an environment first |
# | `Activate.ps1 cannot be loaded` | PowerShell blocks scripts | run `Set-ExecutionPolicy -Scope CurrentUser RemoteSigned` once |
# | old names such as `openai.ChatCompletion` fail | the code was written before 1.0 (2023) | follow lesson 05 |
#
# You can ask Python whether it would find a package, without importing it:

# %% [markdown] lang="ko"
# `True`라면 충분해요. 이 파이썬과 패키지가 어디에 있는지 보려면 셀을 하나 만들어 `print(sys.prefix)`를 실행해 보세요.
# 출력되는 폴더가 바로 환경이에요.
#
# ## 불러오지 못할 때
#
# | 이런 것이 보이면 | 원인 | 해결 |
# |---|---|---|
# | `ModuleNotFoundError: No module named 'openai'` | 다른 환경에 설치했거나 아예 설치하지 않았어요 | **노트북에서** `%pip install openai`를 실행하세요. `%pip`은 커널의 파이썬을 쓰지만 `!pip`은 다른 파이썬을 쓸 수 있어요 |
# | `ImportError: cannot import name 'OpenAI'` 또는 속이 빈 모듈 | 내 파일 중에 `openai.py`가 있어요 | 파일 이름을 바꾸고 커널을 다시 시작하세요 |
# | `error: externally-managed-environment` | 시스템 파이썬에 설치하려고 했어요 | 환경을 먼저 만드세요 |
# | `Activate.ps1`을 로드할 수 없다는 오류 | PowerShell이 스크립트를 막고 있어요 | `Set-ExecutionPolicy -Scope CurrentUser RemoteSigned`를 한 번 실행하세요 |
# | `openai.ChatCompletion` 같은 옛 이름에서 오류가 나요 | 1.0(2023년)이 나오기 전에 쓰인 코드예요 | 레슨 05를 따라 하세요 |
#
# 패키지를 불러오지 않고, 파이썬이 찾을 수 있는지만 물어볼 수도 있어요.

# %%
from importlib.util import find_spec

print(find_spec("openai") is not None)
print(find_spec("openia") is not None)

# %% [markdown] lang="en"
# The second line is a typing error, and Python does not find it. Install names and import names can differ too:
# `python-dotenv` is imported as `dotenv`.
#
# ## The doctor
#
# When anything is odd, ask the kit's doctor in a terminal (**File > New > Terminal**). It checks Python, packages, kernel, key and network,
# and its report is safe to paste into a chat: it never shows your key.
#
# ```bash
# python -m helpers doctor
# ```

# %% [markdown] lang="ko"
# 둘째 줄은 일부러 낸 오타라서 파이썬이 찾지 못해요. 설치할 때와 불러올 때의 이름이 다를 수도 있어요.
# 예를 들어 `python-dotenv`를 설치하면 `dotenv`로 불러와요.
#
# ## 닥터에게 물어보기
#
# 무언가 이상하면 터미널(**파일 > 새로 만들기 > 터미널**, 영어 메뉴로는 **File > New > Terminal**)에서 키트의 진단 도구인 닥터(doctor)를 실행해 보세요. 파이썬, 패키지, 커널, 키, 네트워크를 점검해요.
# 결과에는 키가 나오지 않으니 채팅에 붙여 넣어도 안전해요.
#
# ```bash
# python -m helpers doctor
# ```

# %% [markdown] lang="en"
# This cell loads the checks for the exercise and sets the language of the messages:

# %% [markdown] lang="ko"
# 이 셀은 연습 문제를 확인하는 기능을 불러오고 안내 문구의 언어를 정해요.

# %% lang="en"
from helpers import check, connect

connect(language="en")

# %% lang="ko"
from helpers import check, connect

connect(language="ko")

# %% [markdown] lang="en"
# ## Exercise
#
# Write a function that says with `True` or `False` whether a package can be imported.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# 패키지를 불러올 수 있는지 `True`나 `False`로 알려 주는 함수를 만들어 보세요.

# %% tags=["exercise"] lang="en"
def is_installed(package):
    return None  # replace None, using find_spec


# %% tags=["exercise"] lang="ko"
def is_installed(package):
    return None  # None을 지우고 find_spec을 써 보세요


# %% tags=["solution"]
def is_installed(package):
    return find_spec(package) is not None


# %% tags=["check"]
check.is_installed(is_installed)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `find_spec(package)` gives `None` when there is no such package. Compare with `is not None`, as in the cell above.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 패키지가 없으면 `find_spec(package)`는 `None`을 돌려줘요. 위의 셀처럼 `is not None`으로 비교해 보세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - `uv add openai` or `pip install openai`, once for each project, inside that project's environment.
# - The notebook sees only the packages of its kernel's environment; `%pip` installs there.
# - `python -m helpers doctor` finds the usual causes, without showing your key.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 프로젝트마다 한 번, 그 프로젝트의 환경 안에서 `uv add openai`나 `pip install openai`를 실행해요.
# - 노트북은 커널이 속한 환경의 패키지만 볼 수 있고, `%pip`은 바로 거기에 설치해요.
# - `python -m helpers doctor`는 흔한 문제의 원인을 찾아 주고, 키는 보여 주지 않아요.
