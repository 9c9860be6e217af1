# /// lesson
# title.en = "Models and parameters"
# title.ko = "모델과 파라미터"
# goal.en = "Choose a model by price and shutdown date, and set how it answers."
# goal.ko = "가격과 종료일을 보고 모델을 고르고, 어떻게 답할지 파라미터로 정해요."
# needs.en = "lesson 04, and a little Python: loops, functions, try and except"
# needs.ko = "레슨 04와 약간의 파이썬(반복문, 함수, try와 except)"
# ///

# %% [markdown] lang="en"
# A [**model**](glossary.ipynb#cell-id=model) writes the answer. Each has a name (its [**id**](glossary.ipynb#cell-id=model-id)), a price and, sooner or later, a last day.
# The official list is on [platform.openai.com/docs/models](https://platform.openai.com/docs/models).
#
# > **Another server than OpenAI's?** It has other models and may ignore some parameters. Where a cell needs a model that it doesn't have, the cell says so.

# %% [markdown] lang="ko"
# [**모델**](glossary.ipynb#cell-id=model)(model)이 답을 써요. 모델마다 이름([**id**](glossary.ipynb#cell-id=model-id))과 가격이 있고, 언젠가는 종료되는 날이 와요.
# 공식 목록은 [platform.openai.com/docs/models](https://platform.openai.com/docs/models)에 있어요.
#
# > **OpenAI가 아닌 서버를 쓰나요?** 모델이 다르고, 어떤 파라미터는 무시할 수 있어요. 셀에 필요한 모델이 그 서버에 없으면 셀이 알려 줘요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## List the models
#
# The API lists every model that your key can use. This is free.

# %% [markdown] lang="ko"
# ## 모델 목록 보기
#
# API는 내 키로 쓸 수 있는 모델을 모두 알려 줘요. 요금은 들지 않아요.

# %% tags=["snippet"]
from openai import OpenAI

client = OpenAI()
for model in client.models.list():
    print(model.id)

# %% [markdown] lang="en"
# With a key you see many more, also for pictures, speech and search. `retrieve` gets a single one.

# %% [markdown] lang="ko"
# 키가 있으면 훨씬 많이 나오고, 그림, 음성, 검색용 모델도 있어요. `retrieve`로는 하나만 볼 수 있어요.

# %% lang="en"
import openai

try:
    print(client.models.retrieve("gpt-6-luna").shutdown_date)
except openai.NotFoundError:
    print("This server doesn't have gpt-6-luna, or it can't look up models.")

# %% lang="ko"
import openai

try:
    print(client.models.retrieve("gpt-6-luna").shutdown_date)
except openai.NotFoundError:
    print("이 서버에는 gpt-6-luna가 없거나, 모델 조회 기능이 없어요.")

# %% [markdown] lang="en"
# `None` means that no [shutdown date](glossary.ipynb#cell-id=shutdown-date) has been announced. These models do have one.

# %% [markdown] lang="ko"
# `None`은 [종료일](glossary.ipynb#cell-id=shutdown-date)이 아직 발표되지 않았다는 뜻이에요. 곧 종료되는 모델은 이래요.

# %%
for model in client.models.list():
    if model.shutdown_date:
        print(model.shutdown_date, model.id)

# %% [markdown] lang="en"
# **`gpt-4o` ends on 2027-01-14**, and much code on the web still uses it. OpenAI names `gpt-6-luna` as its successor ([help.openai.com](https://help.openai.com/en/articles/20001600), checked 2026-11-22).
#
# `gpt-4o` is an [**alias**](glossary.ipynb#cell-id=alias) for a dated version, a [**snapshot**](glossary.ipynb#cell-id=snapshot) such as `gpt-4o-2024-08-06`.
#
# ## Ask for a model that doesn't exist
#
# A typing error and a model past its last day get the same answer. `explain()` shows cause and fix.

# %% [markdown] lang="ko"
# **`gpt-4o`는 2027-01-14에 종료돼요.** 그런데 웹에 있는 코드 가운데 상당수가 아직 이 모델을 써요. OpenAI가 안내하는 후속 모델은 `gpt-6-luna`예요([help.openai.com](https://help.openai.com/en/articles/20001600), 2026-11-22 확인).
#
# `gpt-4o` 같은 이름은 [**별칭**](glossary.ipynb#cell-id=alias)(alias)이에요. 실제로는 `gpt-4o-2024-08-06`처럼 날짜가 붙은 버전, 곧 [**스냅샷**](glossary.ipynb#cell-id=snapshot)(snapshot)이 답해요.
#
# ## 없는 모델을 부르면
#
# 이름에 오타가 있든 이미 종료됐든 같은 오류가 나요. `explain()`은 원인과 해결 방법을 알려 줘요.

# %%
from helpers import explain

try:
    client.models.retrieve("no-such-model")
except openai.NotFoundError as error:
    explain(error)

# %% [markdown] lang="en"
# ## Compare prices
#
# The API doesn't list prices, so the kit has a dated table. Here are US dollars per million input and output tokens.

# %% [markdown] lang="ko"
# ## 가격 비교하기
#
# API는 가격을 알려 주지 않아서 이 키트에 확인한 날짜가 적힌 표가 있어요. 토큰 백만 개당 달러로, 왼쪽이 입력, 오른쪽이 출력이에요.

# %%
from helpers import models

for row in models.available():
    if row.output:
        print(f"{row.id:14} {row.input:6.2f} {row.output:6.2f}  {row.price_source}")

# %% [markdown] lang="en"
# Prices marked `reported` aren't from the model's own page. What would 1,000 questions cost, each with 50 input and 150 output tokens?

# %% [markdown] lang="ko"
# `reported`라고 적힌 가격은 공식 페이지에서 확인하세요. 질문 1,000개(하나에 입력 토큰 50개, 출력 토큰 150개)에는 얼마가 들까요?

# %% lang="en"
from helpers import usage

for name in ["gpt-6-luna", "gpt-4o", "gpt-6.2-astra"]:
    dollars = usage.price(name, input_tokens=50 * 1000, output_tokens=150 * 1000)
    print(f"{name:14} {dollars:.2f} US dollars")

# %% lang="ko"
from helpers import usage

for name in ["gpt-6-luna", "gpt-4o", "gpt-6.2-astra"]:
    dollars = usage.price(name, input_tokens=50 * 1000, output_tokens=150 * 1000)
    print(f"{name:14} {dollars:.2f}달러")

# %% [markdown] lang="en"
# The most expensive costs 80 times as much as the cheapest. Start with the **cheapest model that has no shutdown date**, and try a larger one only if its answers aren't good enough.
#
# This form has the whole table. The model that you choose becomes **your** default in `chat_gpt` (lesson 06).

# %% [markdown] lang="ko"
# 가장 비싼 모델에는 가장 싼 모델의 80배가 들어요. **종료 예정이 없는 가장 싼 모델**로 시작하고, 답이 아쉬울 때만 더 큰 모델을 써 보세요.
#
# 이 양식에는 표 전체가 있어요. 여기서 고른 모델은 `chat_gpt`(레슨 06)에서 쓰는 **내** 기본 모델이 돼요.

# %%
from helpers import forms

forms.model_picker()

# %% [markdown] lang="en"
# ## Vary the answers with temperature
#
# [**temperature**](glossary.ipynb#cell-id=temperature) sets how varied the answers are, from 0 to 2. At 0 the model nearly always picks the likeliest next word.
#
# ![Two bar charts of candidates for the next word: at a low temperature one bar towers over the rest, at a high one they are more alike.](../../assets/drawings/temperature.en.svg)
#
# `n=3` asks for three answers. `reasoning_effort="none"` switches reasoning off, because this model accepts `temperature` only then.

# %% [markdown] lang="ko"
# ## temperature로 답을 다양하게 하기
#
# [**temperature**](glossary.ipynb#cell-id=temperature)는 0부터 2까지의 값으로 답의 다양함(무작위성)을 정해요. 0이면 거의 언제나 가장 그럴듯한 다음 단어를 골라요.
#
# ![다음 단어 후보를 그린 두 막대그래프. temperature가 낮으면 막대 하나가 유난히 높고, 높으면 서로 비슷해져요.](../../assets/drawings/temperature.ko.svg)
#
# `n=3`은 답을 세 개 달라는 뜻이에요. `reasoning_effort="none"`은 추론을 꺼요. 이 모델에서는 추론을 꺼야 `temperature`를 쓸 수 있어요.

# %% lang="en"
def three_names(temperature):
    response = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        temperature=temperature,
        n=3,
        messages=[{"role": "user", "content": "Suggest a name for a gray kitten. Only the name."}],
    )
    return [choice.message.content for choice in response.choices]


# %% lang="ko"
def three_names(temperature):
    response = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        temperature=temperature,
        n=3,
        messages=[{"role": "user", "content": "회색 새끼 고양이의 이름을 지어 주세요. 이름만 답해 주세요."}],
    )
    return [choice.message.content for choice in response.choices]


# %% [markdown] lang="en"
# Compare 0 with 1.2.

# %% [markdown] lang="ko"
# 0과 1.2를 비교해 봐요.

# %%
print(three_names(0))
print(three_names(1.2))

# %% [markdown] lang="en"
# Choose a low value for facts and code, a higher one for ideas.
#
# If you leave out `reasoning_effort`, the model reasons, and the API accepts no `temperature` but 1.

# %% [markdown] lang="ko"
# 사실이나 코드에는 낮은 값이, 아이디어에는 높은 값이 어울려요.
#
# `reasoning_effort`를 빼면 모델이 추론해요. 그때 API는 `temperature`로 1만 받아 줘요.

# %% lang="en"
messages = [{"role": "user", "content": "What is an API? Answer in one sentence."}]
try:
    client.chat.completions.create(model="gpt-6-luna", temperature=0.1, messages=messages)
except openai.BadRequestError as error:
    explain(error)

# %% lang="ko"
messages = [{"role": "user", "content": "API가 뭐예요? 한 문장으로 답해 주세요."}]
try:
    client.chat.completions.create(model="gpt-6-luna", temperature=0.1, messages=messages)
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# Old examples end with this error as soon as you change their model.
#
# ## Limit the answer
#
# `max_completion_tokens` stops the answer. (Old code calls it `max_tokens`, a name that reasoning models don't accept.)

# %% [markdown] lang="ko"
# 옛 예제에서 모델만 바꾸면 바로 이 오류가 나요.
#
# ## 답의 길이 제한하기
#
# `max_completion_tokens`는 정한 수에서 답을 끊어요. (옛 코드의 `max_tokens`는 추론 모델에서는 쓸 수 없어요.)

# %%
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=10, messages=messages
)
print(response.choices[0].message.content)
print(response.choices[0].finish_reason)

# %% [markdown] lang="en"
# `length` means cut off. A limit doesn't make the model brief, so ask for a short answer too. Reasoning counts toward the limit.
#
# ## Try it in the playground
#
# Change messages, model and temperature, and run.

# %% [markdown] lang="ko"
# `length`는 잘렸다는 뜻이에요. 한도를 정해도 모델이 짧게 쓰지는 않으니 짧게 답해 달라고도 적으세요. 추론 토큰도 한도에 들어가요.
#
# ## 플레이그라운드에서 해 보기
#
# **플레이그라운드**(playground)에서 메시지, 모델, temperature를 바꿔 실행해 보세요.

# %%
forms.playground()

# %% [markdown] lang="en"
# **Copy as Python** gives you the call as a file that runs.
#
# ## Exercise 1
#
# Which model accepts `temperature=0.2`, has no shutdown date, and costs less than 2 US dollars per million output tokens?

# %% [markdown] lang="ko"
# **파이썬으로 복사**를 누르면 이 호출이 그대로 실행되는 파일로 복사돼요.
#
# ## 연습 문제 1
#
# `temperature=0.2`를 쓸 수 있고, 종료일이 없고, 출력 토큰 백만 개에 2달러가 안 되는 모델은 무엇일까요?

# %% tags=["exercise"] lang="en"
choice = None  # an id in quotes instead of None

# %% tags=["exercise"] lang="ko"
choice = None  # None 대신 따옴표로 감싼 id를 적으세요

# %% tags=["solution"]
staying = [row for row in models.available() if row.output and row.shutdown is None]
choice = next(row.id for row in staying if row.output < 2 and row.temperature != "never")

# %% tags=["check"]
from helpers import check

check.fitting_model(choice)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# The model picker shows price, shutdown date and temperature of each model.
#
# </details>
#
# ## Exercise 2
#
# This call asks for two answers.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 모델 고르기 양식에 모델마다 가격, 종료일, temperature가 나와요.
#
# </details>
#
# ## 연습 문제 2
#
# 이 호출은 답을 두 개 요청해요.

# %% lang="en"
messages = [{"role": "user", "content": "Suggest a name for a gray kitten. Only the name."}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", n=2, messages=messages)

# %% lang="ko"
messages = [{"role": "user", "content": "회색 새끼 고양이의 이름을 지어 주세요. 이름만 답해 주세요."}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", n=2, messages=messages)

# %% [markdown] lang="en"
# Extract the **second** one from `response`.

# %% [markdown] lang="ko"
# `response`에서 **두 번째** 답변 내용을 꺼내 보세요.

# %% tags=["exercise"] lang="en"
second = None  # the path to the second answer

# %% tags=["exercise"] lang="ko"
second = None  # 두 번째 답변 내용까지 가는 경로를 적으세요

# %% tags=["solution"]
second = response.choices[1].message.content

# %% tags=["check"]
check.second_answer(second, response)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# The path is the one of lesson 04. Python counts from 0, so the first is `[0]`.
#
# </details>
#
# ## What you learned
#
# - `client.models.list()` is free and shows ids and shutdown dates. `gpt-4o` ends on 2027-01-14.
# - A model that doesn't exist answers 404 `model_not_found`.
# - Start with the cheapest model that has no shutdown date, and write its id in one place of your program.
# - `temperature` sets how varied the answers are; it isn't accepted when reasoning is on.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 경로는 레슨 04와 같아요. 파이썬은 0부터 세니까 첫 번째가 `[0]`이에요.
#
# </details>
#
# ## 배운 것
#
# - `client.models.list()`는 무료이고 id와 종료일을 알려 줘요. `gpt-4o`는 2027-01-14에 종료돼요.
# - 없는 모델을 부르면 404 `model_not_found` 오류가 나요.
# - 종료 예정이 없는 가장 싼 모델로 시작하고, 모델 id는 프로그램의 한 곳에만 적어요.
# - `temperature`는 답을 얼마나 다양하게 할지 정하고, 추론이 켜져 있으면 쓸 수 없어요.
