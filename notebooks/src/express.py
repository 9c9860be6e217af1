# /// page
# title.en = "Five minutes to your first call"
# title.ko = "5분 만에 첫 호출"
# goal.en = "Five cells, from the key to a file that runs in your terminal."
# goal.ko = "다섯 셀로, 키에서 시작해 터미널에서 실행하는 파일까지 가요."
# ///

# %% [markdown] lang="en"
# Click the first cell, press **Shift+Enter**, and paste your key into the form (**Test**, then **Save to .env**).
# No key? Go on; practice mode answers, free of charge, with prepared sentences.

# %% [markdown] lang="ko"
# 첫 셀을 클릭하고 **Shift+Enter**를 누르세요. 양식이 나오면 키를 붙여 넣고 **시험해 보기**, **.env에 저장**을 차례로 누르세요.
# 키가 없으면 그냥 넘어가세요. 연습 모드가 미리 써 둔 답을 무료로 보여 줘요.

# %% lang="en"
from helpers import connect, forms

connect(language="en")
forms.key_form()

# %% lang="ko"
from helpers import connect, forms

connect(language="ko")
forms.key_form()

# %% [markdown] lang="en"
# Call the API.

# %% [markdown] lang="ko"
# API를 호출해요.

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
# Ask a question of your own: replace the first line.

# %% [markdown] lang="ko"
# 첫 줄을 바꿔서, 묻고 싶은 것을 물어봐요.

# %% lang="en"
question = "What is an API? Answer in one sentence."
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": question}],
)
print(response.choices[0].message.content)

# %% lang="ko"
question = "API가 뭐예요? 한 문장으로 답해 주세요."
response = client.chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": question}],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Write the call into a file `ask.py`, beside this notebook. `load_dotenv()` loads the key from `.env`.

# %% [markdown] lang="ko"
# 호출을 이 노트북 옆의 `ask.py` 파일에 써요. `load_dotenv()`가 `.env`에서 키를 불러와요.

# %% lang="en"
from pathlib import Path

code = '''
from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
response = OpenAI().chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "What is an API? Answer in one sentence."}],
)
print(response.choices[0].message.content)
'''
size = Path.cwd().joinpath("ask.py").write_text(code, encoding="utf-8")

# %% lang="ko"
from pathlib import Path

code = '''
from dotenv import load_dotenv
from openai import OpenAI

load_dotenv()
response = OpenAI().chat.completions.create(
    model="gpt-6-luna",
    messages=[{"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."}],
)
print(response.choices[0].message.content)
'''
size = Path.cwd().joinpath("ask.py").write_text(code, encoding="utf-8")

# %% [markdown] lang="en"
# Run the file as a program of its own.

# %% [markdown] lang="ko"
# 이 파일을 독립된 프로그램으로 실행해요.

# %%
import subprocess
import sys

done = subprocess.run([sys.executable, "-X", "utf8", "ask.py"], capture_output=True, encoding="utf-8")
print(done.stdout or done.stderr)

# %% [markdown] lang="en"
# Now without this notebook: open a terminal (**File > New > Terminal**) and type this.
#
# ```bash
# python ask.py
# ```
#
# With a saved key the answer appears there too. Without one, only the cell works, because it hands `ask.py` the notebook's practice server.
#
# [Lesson 03](03_own_file.ipynb) takes `ask.py` out of this kit into a folder of your own. [Lesson 04](04_single_turn.ipynb) explains the call.

# %% [markdown] lang="ko"
# 이제 노트북 없이 해 봐요. 터미널(**파일 > 새로 만들기 > 터미널**)을 열고 이렇게 입력하세요.
#
# ```bash
# python ask.py
# ```
#
# 키를 저장했다면 터미널에도 답이 나와요. 키가 없으면 위의 셀에서만 돼요. 그 셀은 `ask.py`에 이 노트북의 연습 서버를 알려 주거든요.
#
# `ask.py`를 키트 밖의 내 폴더로 옮기는 것은 [레슨 03](03_own_file.ipynb)에서, 호출 코드의 뜻은 [레슨 04](04_single_turn.ipynb)에서 배워요.
