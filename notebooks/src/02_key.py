# /// lesson
# title.en = "Create a key and keep it safe"
# title.ko = "키를 만들고 안전하게 보관하기"
# goal.en = "Create an API key, save it where your code finds it and nobody else does, and know what to do when it leaks."
# goal.ko = "API 키를 만들어 내 코드만 찾을 수 있는 곳에 두고, 키가 새어 나갔을 때 할 일을 알아 둬요."
# minutes = 15
# needs.en = "an account (lesson 01), if you want a key; the cells run without one"
# needs.ko = "키를 만들려면 계정(레슨 01)이 필요해요. 키가 없어도 셀은 실행돼요"
# ///

# %% [markdown] lang="en"
# An [**API key**](glossary.ipynb#cell-id=api-key) is a password for programs. Whoever has it can make calls, and **you** pay for them. So it is worth ten careful minutes.
#
# ## Create a key
#
# Log in at [platform.openai.com](https://platform.openai.com/), then go to **Settings > API Keys > Create new secret key**,
# or straight to [the key page](https://platform.openai.com/settings/organization/api-keys).
#
# ![A drawing of the way to the key page: first Settings, then API keys in the menu on the left, then the button Create new secret key.](../../assets/drawings/key-menu.en.svg)

# %% [markdown] lang="ko"
# [**API 키**](glossary.ipynb#cell-id=api-key)(API key)는 프로그램이 쓰는 비밀번호예요. 키를 가진 사람은 누구나 호출할 수 있고, 돈은 **내가** 내요. 그러니 10분만 꼼꼼하게 해 봐요.
#
# ## 키 발급받기
#
# [platform.openai.com](https://platform.openai.com/)에 로그인해서 **설정(Settings) > API Keys > Create new secret key**를 차례로 누르세요.
# [키 페이지](https://platform.openai.com/settings/organization/api-keys)로 바로 가도 돼요.
#
# ![키 페이지로 가는 길을 그린 그림: 먼저 설정, 왼쪽 메뉴의 API keys, 그다음 Create new secret key 버튼.](../../assets/drawings/key-menu.ko.svg)

# %% [markdown] lang="en"
# A dialog asks for a few things:
#
# | Field | What to choose |
# |---|---|
# | **Owned by** | You. (A service account is for servers, not for learning.) |
# | **Name** | a nickname by which you recognize the key later, such as `first-call` |
# | **Project** | the [project](glossary.ipynb#cell-id=project) that pays; the default project is fine |
# | **Expiry** | a date after which the key stops working: a good idea for a course |
# | **Permissions** | All. *Restricted* usually needs at least Models: Read and Model capabilities: Write; *Read only* is probably too little to chat |
#
# ![A drawing of the dialog that creates a key, with the fields owner, name, project, expiry and permissions.](../../assets/drawings/create-key.en.svg)
#
# *Checked 2026-11-22. In an organization that is not yours, an administrator may have switched key creation off.*

# %% [markdown] lang="ko"
# 창이 열리면 몇 가지를 정해야 해요.
#
# | 항목 | 이렇게 고르세요 |
# |---|---|
# | **Owned by** (소유자) | You(나). Service account는 서버용이라 배울 때는 필요 없어요 |
# | **Name** (이름) | 나중에 어느 키인지 알아볼 수 있는 별칭. 예: `first-call` |
# | **Project** (프로젝트) | 키가 속하고 요금이 잡힐 [프로젝트](glossary.ipynb#cell-id=project). 기본 프로젝트면 충분해요 |
# | **Expiry** (만료일) | 이날이 지나면 키를 쓸 수 없어요. 수업용이라면 정해 두는 것이 좋아요 |
# | **Permissions** (권한) | All. *Restricted*라면 보통 Models: Read와 Model capabilities: Write가 필요하고, *Read only*로는 대화하기에 모자랄 거예요 |
#
# ![키를 만드는 창을 그린 그림. 소유자, 이름, 프로젝트, 만료일, 권한 항목이 있어요.](../../assets/drawings/create-key.ko.svg)
#
# *2026-11-22 확인. 내 조직이 아니라면 관리자가 키 만들기를 막아 두었을 수도 있어요.*

# %% [markdown] lang="en"
# **The whole key is shown only once.** Press *Copy* and leave the window open until the key is saved (below). If you lose it, delete that key and create another.
#
# ![A drawing: the key is shown once with a copy button; later the list shows only its beginning and last four characters.](../../assets/drawings/key-once.en.svg)

# %% [markdown] lang="ko"
# **키 전체는 딱 한 번만 볼 수 있어요.** *Copy*를 누르고, 아래에서 저장을 마칠 때까지 창을 닫지 마세요. 잃어버렸다면 그 키를 지우고 새로 만들면 돼요.
#
# ![키가 복사 버튼과 함께 한 번만 보이고, 나중에는 목록에 앞부분과 마지막 네 글자만 나오는 그림.](../../assets/drawings/key-once.ko.svg)

# %% [markdown] lang="en"
# ## Connect
#
# Without a key you stay in practice mode, and this lesson works all the same.

# %% [markdown] lang="ko"
# ## 연결하기
#
# 키가 없으면 연습 모드가 그대로 이어져요. 그래도 이 레슨은 똑같이 따라 할 수 있어요.

# %% lang="en"
from helpers import connect, forms, keys

connect(language="en")

# %% lang="ko"
from helpers import connect, forms, keys

connect(language="ko")

# %% [markdown] lang="en"
# ## Step by step
#
# The way to the key as a list to tick off. The ticks are kept on your computer, not in this notebook.

# %% [markdown] lang="ko"
# ## 한 단계씩
#
# 키를 만드는 순서를 체크리스트로 모았어요. 체크한 것은 노트북이 아니라 내 컴퓨터에 저장돼요.

# %%
forms.checklist("key")

# %% [markdown] lang="en"
# ## Look at a key without showing it
#
# Keys begin with `sk-`. Never print a whole one: outputs are saved in the notebook. Four characters are enough to tell keys apart.
# (The keys on this page are made up; they only work in practice mode.)

# %% [markdown] lang="ko"
# ## 키를 드러내지 않고 확인하기
#
# 키는 `sk-`로 시작해요. 키를 통째로 출력하지 마세요. 출력은 노트북에 저장되거든요. 어느 키인지는 네 글자만 봐도 알 수 있어요.
# (여기 나오는 키는 지어낸 것이라 연습 모드에서만 쓸 수 있어요.)

# %%
print(keys.mask("sk-practice-hello-1234"))

# %% [markdown] lang="en"
# ## What goes wrong when a key is pasted
#
# `keys.check` looks at a pasted text before anything is sent. Here the quotation marks were copied too; it removes them and says so:

# %% [markdown] lang="ko"
# ## 키를 붙여 넣을 때 생기는 문제
#
# `keys.check`는 키를 어디로도 보내기 전에, 붙여 넣은 글자부터 살펴봐요. 여기서는 따옴표까지 복사했네요. 그럴 때는 따옴표를 떼어 내고 알려 줘요.

# %%
checked = keys.check('"sk-practice-hello-1234"')
print(*checked.notes)

# %% [markdown] lang="en"
# Some texts cannot be repaired. A word processor turned a hyphen into a long dash:

# %% [markdown] lang="ko"
# 저절로 고칠 수 없는 것도 있어요. 여기서는 문서 편집기가 하이픈(-)을 긴 줄표(–)로 바꿔 버렸어요.

# %%
checked = keys.check("sk-practice–hello-1234")
print(checked.problem)

# %% [markdown] lang="en"
# And this was copied from the key list, where only the ends of a key are shown:

# %% [markdown] lang="ko"
# 이번에는 키 목록에서 복사한 거예요. 목록에는 키의 양 끝만 나와요.

# %%
checked = keys.check("sk-...1234")
print(checked.problem)

# %% [markdown] lang="en"
# ## Save your key
#
# The place for a key is a small file called [`.env`](glossary.ipynb#cell-id=env) in the folder of your project. It holds one line, `OPENAI_API_KEY=` and the key,
# and this kit lists it in `.gitignore`, so that git never publishes it. In a project of your own, add a line `.env` to that file.
#
# ![Where a key lives: in the .env file, from there in the environment variable of the process, where OpenAI() reads it; never in the notebook, in git or in a chat.](../../assets/drawings/key-home.en.svg)
#
# Have you got a key? Paste it into the **key form** below, press **Test** (one free request), then **Save to .env**.
# No key? Try the form with a made-up one such as `sk-practice-hello-1234`, or go on.
# (Without a form: type `python -m helpers key` in a terminal of JupyterLab, **File > New > Terminal**.)

# %% [markdown] lang="ko"
# ## 내 키 저장하기
#
# 키는 프로젝트 폴더의 [`.env`](glossary.ipynb#cell-id=env)라는 작은 파일에 둬요. 안에는 `OPENAI_API_KEY=` 바로 뒤에 키를 이어 쓴 한 줄만 있어요.
# 이 키트에서는 `.gitignore`에 적혀 있어서 git으로 공개될 일이 없어요. 내 프로젝트에서는 그 파일에 `.env` 한 줄을 직접 적으세요.
#
# ![키가 있는 곳: .env 파일에서 프로세스의 환경 변수로 옮겨지고 OpenAI()가 읽어요. 노트북, git, 채팅에는 절대 두지 않아요.](../../assets/drawings/key-home.ko.svg)
#
# 키가 있나요? 아래 **키 양식**에 붙여 넣고 **시험해 보기**(무료 요청 하나)로 시험해 본 다음 **.env에 저장**을 누르세요.
# 키가 없다면 `sk-practice-hello-1234`처럼 지어낸 키로 양식을 써 보거나 그냥 넘어가세요.
# (양식 없이 하려면 JupyterLab의 터미널(**File > New > Terminal**)에서 `python -m helpers key`를 실행하세요.)

# %%
forms.key_form()

# %% [markdown] lang="en"
# The field is emptied the moment the form has read it: the key stays neither in the form nor in this notebook. The form says what it found, and who answers now.
#
# What its buttons do is plain Python. *Test* lists the models (`client.models.list()`, lesson 04). *Save* is `keys.save`, tried here with a made-up key in a temporary folder.
# It checks the key first and shows only its end:

# %% [markdown] lang="ko"
# 양식이 키를 읽는 순간 입력란은 비워져요. 키는 양식에도, 이 노트북에도 남지 않아요. 키에 문제가 있는지, 지금 누가 답하는지는 양식에 나와요.
#
# 버튼이 하는 일은 평범한 파이썬 코드예요. *시험해 보기*는 모델 목록을 불러 보고(`client.models.list()`, 레슨 04), *.env에 저장*은 `keys.save`를 불러요. 지어낸 키로 임시 폴더에서 해 볼게요.
# `keys.save`는 키부터 확인하고, 끝부분만 보여 줘요.

# %%
import contextlib
import tempfile

with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
    file = keys.save("sk-practice-hello-1234\n")
    print(file.name, "->", file.read_text(encoding="utf-8").split("=")[0])

# %% [markdown] lang="en"
# The line break at the end was removed too. With it, the [SDK](glossary.ipynb#cell-id=sdk) (the `openai` package) would have failed with an error whose details contain **the whole key**.
#
# In your own program (after `pip install python-dotenv`), two lines read the file, before the client is made:
#
# ```python
# from dotenv import load_dotenv
#
# load_dotenv()
# ```
#
# An [environment variable](glossary.ipynb#cell-id=environment-variable) that is set in the terminal wins over `.env`. `connect()` warns you when the two differ.

# %% [markdown] lang="ko"
# 끝에 붙은 줄바꿈도 지워졌어요. 그대로 두었다면 [SDK](glossary.ipynb#cell-id=sdk)(`openai` 패키지)에서 오류가 나고, 오류의 자세한 내용에 **키가 통째로** 나왔을 거예요.
#
# 내 프로그램에서는 (`pip install python-dotenv`를 한 다음) 클라이언트를 만들기 전에 이 두 줄로 파일을 읽어요.
#
# ```python
# from dotenv import load_dotenv
#
# load_dotenv()
# ```
#
# 터미널에서 지정한 [환경 변수](glossary.ipynb#cell-id=environment-variable)(environment variable)가 `.env`보다 우선해요. 둘이 다르면 `connect()`가 알려 줘요.

# %% [markdown] lang="en"
# ## When a key has leaked
#
# It was pushed to git, pasted into a chat, or seen on a screen? Then, in this order:
#
# 1. **Delete the key** on [the key page](https://platform.openai.com/settings/organization/api-keys). It stops working, wherever it is.
# 2. Create a new one and save it as above.
# 3. Look at [the usage page](https://platform.openai.com/usage) for calls that are not yours.
# 4. Only then tidy up where it leaked. Removing it from a file is not enough: git keeps old versions, and others may have copied it.

# %% [markdown] lang="ko"
# ## 키가 새어 나갔다면
#
# git에 올렸거나, 채팅에 붙여 넣었거나, 화면에 보였나요? 그렇다면 이 순서대로 하세요.
#
# 1. [키 페이지](https://platform.openai.com/settings/organization/api-keys)에서 **키를 삭제하세요.** 어디에 퍼졌든 더는 쓸 수 없어요.
# 2. 새 키를 만들어 위와 같이 저장하세요.
# 3. [사용량 페이지](https://platform.openai.com/usage)에 내가 하지 않은 호출이 있는지 보세요.
# 4. 새어 나간 곳은 그다음에 정리하세요. 파일에서 지우는 것만으로는 부족해요. git에는 옛 버전이 남고, 누군가 이미 복사했을 수도 있어요.

# %% [markdown] lang="en"
# ## Exercise
#
# This text was pasted with a space, quotes and a line break around it. Clean it with Python's own tools, without typing it again.

# %% [markdown] lang="ko"
# ## 연습 문제
#
# 키를 붙여 넣었더니 앞뒤에 공백과 따옴표, 줄바꿈까지 붙었어요. 다시 입력하지 말고 파이썬의 기능으로 깨끗하게 만들어 보세요.

# %% tags=["exercise"] lang="en"
pasted = ' "sk-practice-hello-1234"\n'
cleaned = pasted  # remove what does not belong to the key

# %% tags=["exercise"] lang="ko"
pasted = ' "sk-practice-hello-1234"\n'
cleaned = pasted  # 키가 아닌 글자를 떼어 내세요

# %% tags=["solution"]
pasted = ' "sk-practice-hello-1234"\n'
cleaned = pasted.strip().strip('"')

# %% tags=["check"]
from helpers import check

check.cleaned_key(cleaned, pasted)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `pasted.strip()` removes spaces and line breaks at both ends, and `.strip('"')` removes quotation marks. You can put one after the other.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `pasted.strip()`은 양 끝의 공백과 줄바꿈을, `.strip('"')`은 따옴표를 지워요. 둘을 이어서 쓸 수 있어요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - A key is created under Settings > API Keys, with a name and a project, and shown once.
# - It lives in `.env`, never in a notebook, in git or in a chat; only its last four characters are ever shown.
# - A leaked key is deleted first, then replaced.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 키는 설정의 API Keys에서 이름과 프로젝트를 정해서 만들어요. 키 전체는 딱 한 번만 볼 수 있어요.
# - 키는 `.env`에 둬요. 노트북, git, 채팅에는 두지 않아요. 보여 줄 일이 있어도 마지막 네 글자까지만 보여 줘요.
# - 새어 나간 키는 먼저 삭제하고, 그다음에 새로 만들어요.
