# /// lesson
# title.en = "Find and choose a model"
# title.ko = "모델 찾고 고르기"
# goal.en = "List the models, read prices and shutdown dates, and choose one for a reason."
# goal.ko = "모델 목록과 가격, 종료일을 살펴보고, 알맞은 모델을 따져서 골라요."
# minutes = 15
# needs.en = "nothing; with a key, the list is the one of your own account"
# needs.ko = "없어요. 키가 있으면 내 계정의 모델 목록이 나와요"
# ///

# %% [markdown] lang="en"
# A **model** is what writes the answer. Each has a name (its **id**), a price and, sooner or later, a last day.
#
# The official list is the page [platform.openai.com/docs/models](https://platform.openai.com/docs/models);
# the dates are on [platform.openai.com/docs/deprecations](https://platform.openai.com/docs/deprecations).
# You can also ask the API itself, which costs nothing.

# %% [markdown] lang="ko"
# 답을 써 주는 것이 **모델**(model)이에요. 모델마다 이름(**id**)과 가격이 있고, 언젠가는 서비스가 종료되는 날이 와요.
#
# 공식 목록은 [platform.openai.com/docs/models](https://platform.openai.com/docs/models)에,
# 종료 일정은 [platform.openai.com/docs/deprecations](https://platform.openai.com/docs/deprecations)에 있어요.
# API에 직접 물어볼 수도 있어요. 이때 돈은 들지 않아요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## List the models
#
# `client.models.list()` gives one entry for each model that your key may use.

# %% [markdown] lang="ko"
# ## 모델 목록 보기
#
# `client.models.list()`를 쓰면 내 키로 부를 수 있는 모델이 하나씩 나와요.

# %% tags=["snippet"]
from openai import OpenAI

client = OpenAI()
for model in client.models.list():
    print(model.id)

# %% [markdown] lang="en"
# In practice mode this is a short list from the kit's dated table. With a key you see many more,
# among them models for pictures, speech and search.
#
# ## Look at one model
#
# `retrieve` asks for a single entry.

# %% [markdown] lang="ko"
# 연습 모드에서는 이 키트의 표에 있는 모델 몇 개만 나와요. 키가 있으면 훨씬 많이 나오고,
# 그림, 음성, 검색용 모델도 섞여 있어요.
#
# ## 모델 하나 살펴보기
#
# `retrieve`로는 모델 하나만 물어볼 수 있어요.

# %%
model = client.models.retrieve("gpt-6-luna")
print(model.id)
print(model.shutdown_date)

# %% [markdown] lang="en"
# `None` means that no last day has been announced for it.
#
# ## Which ones leave soon?
#
# After its shutdown date a model answers every call with an error, and code that names it stops working.

# %% [markdown] lang="ko"
# `None`은 종료일이 아직 발표되지 않았다는 뜻이에요.
#
# ## 곧 사라지는 모델은?
#
# 종료일이 지난 모델을 부르면 언제나 오류가 나요. 그 이름이 적힌 코드는 더 이상 돌아가지 않아요.

# %%
for model in client.models.list():
    if model.shutdown_date:
        print(model.shutdown_date, model.id)

# %% [markdown] lang="en"
# **`gpt-4o` is on this list: it ends on 2027-01-14.** The guide from which this course grew, and most code on the web, still uses it.
# As the successor of the GPT-4 family OpenAI names `gpt-6-luna` ([help.openai.com](https://help.openai.com/en/articles/20001600), checked 2026-11-22).
#
# An id such as `gpt-4o` is an **alias**: the answer comes from a dated version of it, a **snapshot** such as `gpt-4o-2024-08-06`.
#
# ## Ask for a model that is not there
#
# A name with a typing error in it and the name of a model past its last day get the same answer:

# %% [markdown] lang="ko"
# **`gpt-4o`가 이 목록에 있어요. 2027-01-14에 종료돼요.** 이 과정의 바탕이 된 가이드도, 웹에 있는 코드 대부분도 아직 이 모델을 써요.
# OpenAI가 GPT-4 계열의 후속으로 안내하는 모델은 `gpt-6-luna`예요([help.openai.com](https://help.openai.com/en/articles/20001600), 2026-11-22 확인).
#
# `gpt-4o` 같은 이름은 **별칭**(alias)이에요. 실제로 답하는 것은 `gpt-4o-2024-08-06`처럼 날짜가 붙은 버전, 곧 **스냅샷**(snapshot)이에요.
#
# ## 없는 모델을 부르면
#
# 이름에 오타가 있든 이미 종료된 모델을 부르든, 똑같은 오류가 나와요.

# %%
import openai

from helpers import explain

try:
    client.models.retrieve("no-such-model")
except openai.NotFoundError as error:
    explain(error)

# %% [markdown] lang="en"
# The status is **404**, the code `model_not_found`. `explain()` is the kit's helper: it says cause and fix in your language.
#
# ## Compare prices
#
# The API does not tell prices. The kit keeps them in a table with the day on which they were checked.
# US dollars per million tokens, in and out:

# %% [markdown] lang="ko"
# 상태 코드는 **404**, 오류 코드는 `model_not_found`예요. `explain()`은 원인과 해결 방법을 우리말로 알려 주는 이 키트의 도우미예요.
#
# ## 가격 비교하기
#
# API는 가격을 알려 주지 않아요. 그래서 이 키트에는 가격을 확인한 날짜와 함께 정리해 둔 표가 있어요.
# 토큰 백만 개당 미국 달러이고, 왼쪽이 입력, 오른쪽이 출력이에요.

# %%
from helpers import models

print("checked", models.checked())
for row in models.available():
    if row.output:
        print(f"{row.id:14} {row.input:6.2f} {row.output:6.2f}  {row.price_source}")

# %% [markdown] lang="en"
# `official` prices were read on the model's own page; `reported` ones come from another source, so check the page before you rely on them.
#
# What would the same 1,000 questions (50 tokens each, answers of 150, no tokens for thinking) cost with three of them?

# %% [markdown] lang="ko"
# `official`은 그 모델의 공식 페이지에서 읽은 가격이고, `reported`는 다른 곳에서 본 가격이니 그대로 믿지 말고 공식 페이지를 확인하세요.
#
# 똑같은 질문 1,000개(질문 하나에 토큰 50개, 답 하나에 150개, 생각하는 토큰은 없이)를 세 모델에 보내면 각각 얼마가 들까요?

# %%
from helpers import usage

for name in ["gpt-6-luna", "gpt-4o", "gpt-6.2-astra"]:
    dollars = usage.price(name, input_tokens=50 * 1000, output_tokens=150 * 1000)
    print(f"{name:14} US${dollars:.2f}")

# %% [markdown] lang="en"
# The dearest costs 80 times as much as the cheapest. How to choose:
#
# 1. Start with the **cheapest** model that has no shutdown date, and see whether its answers are good enough.
# 2. Only if they are not, try the next one, with the same questions.
# 3. Check which settings it accepts: models that reason refuse `temperature` unless reasoning is switched off, and some always (lesson 05).
# 4. Write the id in one place of your program, so that you can change it in one place.

# %% [markdown] lang="ko"
# 가장 비싼 모델을 쓰면 가장 싼 모델의 80배가 들어요. 모델은 이렇게 골라 보세요.
#
# 1. 종료일이 없는 모델 중에서 **가장 싼 것**으로 시작해, 답이 쓸 만한지 봐요.
# 2. 답이 아쉬울 때만 같은 질문으로 다음 모델을 써 봐요.
# 3. 모델이 어떤 설정을 받는지 확인해요. 추론하는 모델은 추론을 꺼야만 `temperature`를 받고, 아예 받지 않는 모델도 있어요(레슨 05).
# 4. 모델 이름은 프로그램의 한 곳에만 적어요. 그래야 바꿀 때도 한 곳만 고치면 돼요.

# %% [markdown] lang="en"
# ## The table, to click
#
# The **model picker** shows the same table with more columns. Choose what it is sorted by; models that are gone or will be soon are marked.
# The model that you choose here becomes the default of the kit **for you**: `chat_gpt` (lesson 06) uses it when you name none.

# %% [markdown] lang="ko"
# ## 클릭해서 고르기
#
# **모델 고르기** 양식은 같은 표를 더 자세히 보여 줘요. 무엇을 기준으로 정렬할지 고를 수 있고, 종료됐거나 곧 종료될 모델에는 표시가 있어요.
# 여기서 고른 모델은 **내** 키트의 기본 모델이 돼요. 모델을 따로 적지 않으면 `chat_gpt`(레슨 06)가 이 모델을 써요.

# %%
from helpers import forms

forms.model_picker()

# %% [markdown] lang="en"
# In live mode a button adds the models of your own account. The lessons name their model in each call, so your choice does not change them.
#
# ## Exercise
#
# Which model does step 1 give? Write its id between quotes. Use the price list above and the list of those that leave soon.

# %% [markdown] lang="ko"
# 라이브 모드에서는 버튼을 눌러 내 계정의 모델까지 볼 수 있어요. 레슨의 호출에는 모델이 적혀 있으니, 여기서 무엇을 골라도 레슨은 달라지지 않아요.
#
# ## 연습 문제
#
# 위의 1번대로 고르면 어떤 모델이 될까요? 가격표와 곧 사라지는 모델 목록을 보고, 그 모델의 id를 따옴표 안에 적으세요.

# %% tags=["exercise"] lang="en"
choice = None  # an id in quotes instead of None

# %% tags=["exercise"] lang="ko"
choice = None  # None 대신 따옴표로 감싼 id를 적으세요

# %% tags=["solution"]
candidates = [row for row in models.available() if row.output and row.shutdown is None]
choice = min(candidates, key=lambda row: row.output).id

# %% tags=["check"]
from helpers import check

check.cheapest_model(choice)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Look for the smallest number in the right-hand column, and make sure that the id is not among those with a shutdown date.
# You may also let Python find it with `min(...)`.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 오른쪽 열에서 가장 작은 수를 찾고, 그 id가 종료일이 정해진 모델은 아닌지 확인하세요.
# `min(...)`을 써서 파이썬에게 맡겨도 좋아요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - `client.models.list()` and `client.models.retrieve(id)` are free, and tell ids and shutdown dates.
# - An id that does not exist, or no longer does, answers 404 `model_not_found`. `gpt-4o` ends on 2027-01-14.
# - Prices differ by a factor of 80: start with the cheapest that will stay.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - `client.models.list()`와 `client.models.retrieve(id)`는 무료이고, id와 종료일을 알려 줘요.
# - 없거나 사라진 모델을 부르면 404 `model_not_found`가 나와요. `gpt-4o`는 2027-01-14에 종료돼요.
# - 가격은 80배까지 차이가 나요. 계속 남아 있을 모델 중에서 가장 싼 것으로 시작하세요.
