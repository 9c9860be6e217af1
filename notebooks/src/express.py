# /// page
# title.en = "Five minutes to your first call"
# title.ko = "5분 만에 첫 호출"
# goal.en = "Go from a key to a file that runs in your terminal, in five cells."
# goal.ko = "셀 다섯 개로 키 저장부터 터미널에서 실행하는 파일까지 만들어요."
# ///

# %% [markdown] lang="en"
# Click the first cell and press **Shift+Enter**. Paste your key into the form, then press **Test** and **Save to .env**.
# If you have no key, skip the form. Practice mode answers for free with prepared sentences.

# %% [markdown] lang="ko"
# 첫 셀을 클릭하고 **Shift+Enter**를 누르세요. 양식이 나오면 키를 붙여 넣고 **시험해 보기**, **.env에 저장**을 차례로 누르세요.
# 키가 없으면 양식은 그냥 넘어가세요. 연습 모드가 미리 써 둔 답을 무료로 보여 줘요.

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
# Replace the question in the first line with your own.

# %% [markdown] lang="ko"
# 첫 줄의 질문을 묻고 싶은 말로 바꿔 보세요.

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
# Save the call in a file called `ask.py`, next to this notebook. In the file, `load_dotenv()` loads the key from `.env`.

# %% [markdown] lang="ko"
# 호출하는 코드를 이 노트북과 같은 폴더에 `ask.py` 파일로 저장해요. 파일 안의 `load_dotenv()`가 `.env`에서 키를 불러와요.

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
# Run the file as a separate program.

# %% [markdown] lang="ko"
# 이 파일을 노트북과 별개인 프로그램으로 실행해요.

# %%
import subprocess
import sys

done = subprocess.run([sys.executable, "-X", "utf8", "ask.py"], capture_output=True, encoding="utf-8")
print(done.stdout or done.stderr)

# %% [markdown] lang="en"
# Now run it without this notebook. Open a terminal (**File > New > Terminal**) and type this.
#
# ```bash
# python ask.py
# ```
#
# If you saved a key, the answer appears there too. Without a key, `ask.py` works only in the cell above, which connects it to practice mode.
#
# In [lesson 03](03_own_file.ipynb), you write such a file in a folder of your own, outside the kit. [Lesson 04](04_single_turn.ipynb) explains the call.

# %% [markdown] lang="ko"
# 이제 노트북 없이 해 봐요. 터미널(**파일 > 새로 만들기 > 터미널**)을 열고 이렇게 입력하세요.
#
# ```bash
# python ask.py
# ```
#
# 키를 저장했다면 터미널에도 답이 나와요. 키가 없으면 `ask.py`는 위의 셀에서만 실행돼요. 그 셀이 `ask.py`를 연습 모드에 연결해 주거든요.
#
# 이런 파일을 키트 밖의 내 폴더에 만드는 방법은 [레슨 03](03_own_file.ipynb)에서, 호출 코드의 뜻은 [레슨 04](04_single_turn.ipynb)에서 배워요.
