# /// lesson
# title.en = "Create a key and keep it safe"
# title.ko = "키를 만들고 안전하게 보관하기"
# goal.en = "Create an API key, save it, get your first answer from a real model, and learn what to do if the key leaks."
# goal.ko = "API 키를 만들어 저장하고, 진짜 모델의 첫 답을 받고, 키가 새어 나갔을 때 할 일을 알아 둬요."
# needs.en = "an account (lesson 01), if you want a key; the cells run without one"
# needs.ko = "키를 만들려면 계정(레슨 01)이 필요해요. 키가 없어도 셀은 실행돼요"
# outside = 5  # minutes on OpenAI's key page
# ///

# %% [markdown] lang="en"
# An [**API key**](glossary.ipynb#cell-id=api-key) is a password for programs. Whoever has yours can make calls, and **you** pay for them.
#
# ## Create and save a key
#
# Log in at [platform.openai.com](https://platform.openai.com/) and choose **Settings > API Keys > Create new secret key**, or open [the key page](https://platform.openai.com/settings/organization/api-keys).
# Give the key a name and a [project](glossary.ipynb#cell-id=project). **You see the whole key only once**, so copy it right away.
#
# The next cell shows the steps and, below them, the **key form**. Paste your key there, press **Test** (a free request), then **Save to .env**.
# If you have no key, run the cell anyway and move on. Practice mode answers.

# %% [markdown] lang="ko"
# [**API 키**](glossary.ipynb#cell-id=api-key)(API key)는 프로그램이 쓰는 비밀번호예요. 키를 가진 사람은 누구나 호출할 수 있고, 요금은 **내가** 내요.
#
# ## 키를 만들어 저장하기
#
# [platform.openai.com](https://platform.openai.com/)에 로그인해서 **설정(Settings) > API Keys > Create new secret key**를 차례로 누르거나, [키 페이지](https://platform.openai.com/settings/organization/api-keys)로 바로 가세요.
# 키의 이름과 키가 속할 [프로젝트](glossary.ipynb#cell-id=project)를 정하세요. **키 전체는 딱 한 번만 볼 수 있으니** 바로 복사해 두세요.
#
# 다음 셀을 실행하면 순서가 나오고, 그 아래에 **키 양식**이 있어요. 키를 붙여 넣고 **시험해 보기**(무료 요청)를 누른 다음 **.env에 저장**을 누르세요.
# 키가 없으면 셀만 실행하고 넘어가세요. 연습 모드가 답해 줘요.

# %% lang="en"
from helpers import connect, forms, keys

connect(language="en")
display(forms.checklist("key"), forms.key_form())

# %% lang="ko"
from helpers import connect, forms, keys

connect(language="ko")
display(forms.checklist("key"), forms.key_form())

# %% [markdown] lang="en"
# ## Ask a real model
#
# If you saved a key, the form says *live mode*, and a real model answers the next cell.
# If you see the error `insufficient_quota`, buy credit first (lesson 01).

# %% [markdown] lang="ko"
# ## 진짜 모델에게 묻기
#
# 키를 저장했다면 양식에 *라이브 모드*라고 나오고, 다음 셀에는 진짜 모델이 답해요.
# `insufficient_quota`라는 오류가 나면 크레딧부터 사야 해요(레슨 01).

# %% lang="en"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "What is an API? Answer in one sentence."}],
)
print(response.choices[0].message.content)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."}],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# ## Print a key safely
#
# Outputs are saved in the notebook, so never print a whole key. The last four characters are enough to recognize it. (This key is made up.)

# %% [markdown] lang="ko"
# ## 키를 안전하게 출력하기
#
# 출력은 노트북에 저장되니 키를 통째로 출력하지 마세요. 마지막 네 글자만 봐도 어느 키인지 알 수 있어요.
# (이 키는 지어낸 거예요.)

# %%
print(keys.mask("sk-practice-hello-1234"))

# %% [markdown] lang="en"
# ## Check a pasted key
#
# The form uses `keys.check`, which looks at your key before anything is sent. Here it removes the quotation marks.

# %% [markdown] lang="ko"
# ## 붙여 넣은 키 확인하기
#
# 키 양식은 `keys.check`로 키를 보내기 전에 먼저 살펴봐요. 여기서는 함께 복사된 따옴표를 떼어 내요.

# %%
checked = keys.check('"sk-practice-hello-1234"')
print(*checked.notes)

# %% [markdown] lang="en"
# Some keys can't be fixed automatically. In this one, a word processor changed a hyphen to a long dash.

# %% [markdown] lang="ko"
# 자동으로 고칠 수 없는 키도 있어요. 이 키는 문서 편집기가 하이픈(-)을 긴 줄표(–)로 바꿔 놓았어요.

# %%
checked = keys.check("sk-practice–hello-1234")
print(checked.problem)

# %% [markdown] lang="en"
# ## Where your key is saved
#
# The form saves your key in [`.env`](glossary.ipynb#cell-id=env), a small text file. It has one line, `OPENAI_API_KEY=` followed by the key.
# The file `.gitignore` lists `.env`, so git doesn't publish it.
#
# `connect()` loads the key from this file into an [**environment variable**](glossary.ipynb#cell-id=environment-variable), a value that the system passes to a program.
# If you also set this variable in a terminal, that value takes precedence over `.env`.
#
# ## Exercise
#
# Write the line that `.env` needs to hold the key `sk-practice-hello-1234`.

# %% [markdown] lang="ko"
# ## 키가 저장된 곳
#
# 키 양식은 [`.env`](glossary.ipynb#cell-id=env)라는 작은 텍스트 파일에 키를 저장해요. 안에는 `OPENAI_API_KEY=` 바로 뒤에 키를 쓴 한 줄이 있어요.
# `.gitignore`에 적혀 있는 파일이라 git으로 공개되지 않아요.
#
# 운영체제가 프로그램에 넘겨주는 값을 [**환경 변수**](glossary.ipynb#cell-id=environment-variable)(environment variable)라고 해요. `connect()`는 이 파일의 키를 환경 변수로 불러와요.
# 터미널에서 같은 이름의 환경 변수를 지정했다면 그 값이 `.env`보다 우선해요.
#
# ## 연습 문제
#
# `sk-practice-hello-1234`라는 키를 `.env`에 저장하려면 어떤 줄이 필요할까요? 그 줄을 적어 보세요.

# %% tags=["exercise"] lang="en"
line = ""  # the line of the .env file

# %% tags=["exercise"] lang="ko"
line = ""  # .env 파일에 들어갈 줄

# %% tags=["solution"]
line = "OPENAI_API_KEY=sk-practice-hello-1234"

# %% tags=["check"]
from helpers import check

check.env_line(line)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# The line has three parts with no spaces between them. First comes the name `OPENAI_API_KEY`, then `=`, then the key.
#
# </details>
#
# ## If a key has leaked
#
# Did you push the key to git, paste it into a chat, or show it on a screen? Do this, in order.
#
# 1. **Delete the key** on [the key page](https://platform.openai.com/settings/organization/api-keys). It stops working everywhere.
# 2. Create a new one and save it as above.
# 3. Look at [the usage page](https://platform.openai.com/usage) for calls that you didn't make.
# 4. Clean up the place where it leaked. Removing it from the file isn't enough, because git keeps old versions.
#
# > **Do you use git?** It can refuse every commit that has a key in it, in code or in a notebook. In JupyterLab, choose **File > New > Terminal**, go to the folder of your repository with `cd`, and run `python -m helpers key --guard` once.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 세 부분을 띄어쓰기 없이 이어서 적어요. 이름 `OPENAI_API_KEY`, 그다음 `=`, 그다음 키예요.
#
# </details>
#
# ## 키가 새어 나갔다면
#
# git에 올렸거나, 채팅에 붙여 넣었거나, 화면에 보였나요? 이 순서대로 하세요.
#
# 1. [키 페이지](https://platform.openai.com/settings/organization/api-keys)에서 **키를 삭제하세요.** 어디에 퍼졌든 더는 쓸 수 없어요.
# 2. 새 키를 만들어 위와 같이 저장하세요.
# 3. [사용량 페이지](https://platform.openai.com/usage)에 내가 하지 않은 호출이 있는지 보세요.
# 4. 새어 나간 곳을 정리하세요. git에는 옛 버전이 남으니 파일에서 지우는 것만으로는 부족해요.
#
# > **git을 쓰나요?** 코드나 노트북에 키가 들어 있으면 git이 커밋을 막게 할 수 있어요. JupyterLab에서 **파일 > 새로 만들기 > 터미널**을 열고, `cd`로 내 저장소 폴더에 가서 `python -m helpers key --guard`를 한 번 실행하세요.

# %% [markdown] lang="en"
# ## What you learned
#
# - You create a key under Settings > API Keys, with a name and a project. You see it only once.
# - A key belongs in `.env`, never in a notebook, in git or in a chat.
# - If a key leaks, delete it first, then create a new one.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 키는 설정의 API Keys에서 이름과 프로젝트를 정해 만들어요. 키 전체는 한 번만 볼 수 있어요.
# - 키는 `.env`에 둬요. 노트북, git, 채팅에는 두지 않아요.
# - 키가 새어 나가면 먼저 삭제하고, 그다음에 새로 만들어요.
