# /// lesson
# title.en = "Models and parameters"
# title.ko = "모델과 파라미터"
# goal.en = "Choose a model by price and shutdown date, and set how it answers."
# goal.ko = "가격과 종료일을 보고 모델을 고르고, 어떻게 답할지 파라미터로 정해요."
# needs.en = "lesson 04, and a little Python: loops, functions, try and except"
# needs.ko = "레슨 04와 약간의 파이썬(반복문, 함수, try와 except)"
# ///

# %% [markdown] lang="en"
# A [**model**](glossary.ipynb#cell-id=model) writes the answer. Each model has a name (its [**id**](glossary.ipynb#cell-id=model-id)) and a price, and one day it's shut down.
# The official list is on [platform.openai.com/docs/models](https://platform.openai.com/docs/models).
#
# > **If you use a server other than OpenAI's,** it has different models and may ignore some parameters.

# %% [markdown] lang="ko"
# 답은 [**모델**](glossary.ipynb#cell-id=model)(model)이 써요. 모델마다 이름([**id**](glossary.ipynb#cell-id=model-id))과 가격이 있고, 언젠가는 종료돼요.
# 공식 목록은 [platform.openai.com/docs/models](https://platform.openai.com/docs/models)에 있어요.
#
# > **OpenAI가 아닌 서버를 쓴다면** 모델이 다르고, 일부 파라미터는 무시할 수 있어요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## List the models
#
# The API can list every model that your key can use. This is free.

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
# With a key, you see many more models, including some for images, speech and search. Print the ones that have a [shutdown date](glossary.ipynb#cell-id=shutdown-date), the day they stop answering.

# %% [markdown] lang="ko"
# 키가 있으면 훨씬 많이 나오고, 이미지, 음성, 검색에 쓰는 모델도 있어요. 그중에서 [종료일](glossary.ipynb#cell-id=shutdown-date)(더는 답하지 않는 날)이 정해진 모델만 출력해 봐요.

# %%
for model in client.models.list():
    if model.shutdown_date:
        print(model.shutdown_date, model.id)

# %% [markdown] lang="en"
# For all other models, `shutdown_date` is `None`, because no date has been announced.
#
# **`gpt-4o` shuts down on 2027-01-14**, and a lot of code on the web still uses it. OpenAI recommends `gpt-6-luna` instead ([help.openai.com](https://help.openai.com/en/articles/20001600), checked 2026-11-22).
#
# `gpt-4o` is an [**alias**](glossary.ipynb#cell-id=alias) for a dated version, a [**snapshot**](glossary.ipynb#cell-id=snapshot) such as `gpt-4o-2024-08-06`.
#
# ## Ask for a model that doesn't exist
#
# `retrieve` looks up a single model. You get the same error for a misspelled model and for one that has been shut down. `explain()` shows the cause and the fix.

# %% [markdown] lang="ko"
# 나머지 모델의 `shutdown_date`는 `None`이에요. 종료일이 아직 발표되지 않았다는 뜻이에요.
#
# **`gpt-4o`는 2027-01-14에 종료돼요.** 인터넷에 있는 코드 가운데 상당수가 아직 이 모델을 써요. OpenAI는 대신 `gpt-6-luna`를 쓰라고 안내해요([help.openai.com](https://help.openai.com/en/articles/20001600), 2026-11-22 확인).
#
# `gpt-4o` 같은 이름은 [**별칭**](glossary.ipynb#cell-id=alias)(alias)이에요. 실제로는 `gpt-4o-2024-08-06`처럼 날짜가 붙은 버전인 [**스냅샷**](glossary.ipynb#cell-id=snapshot)(snapshot)이 답해요.
#
# ## 없는 모델 찾아보기
#
# `retrieve`는 모델 하나의 정보를 찾아 줘요. 이름에 오타가 있어도, 이미 종료된 모델이어도 같은 오류가 나요. `explain()`은 원인과 해결 방법을 알려 줘요.

# %%
import openai

from helpers import explain

try:
    client.models.retrieve("no-such-model")
except openai.NotFoundError as error:
    explain(error)

# %% [markdown] lang="en"
# ## Compare prices
#
# The API doesn't list prices, so this kit has a table with the date it was checked. The next cell prints the price of a million tokens in US dollars, first for input, then for output.

# %% [markdown] lang="ko"
# ## 가격 비교하기
#
# API는 가격을 알려 주지 않아서 이 키트에 확인한 날짜가 적힌 표가 있어요. 다음 셀은 토큰 백만 개의 가격을 달러로 출력해요. 왼쪽이 입력, 오른쪽이 출력이에요.

# %%
from helpers import models

for row in models.available():
    if row.output:
        mark = "*" if row.price_source == "reported" else ""
        print(f"{row.id:14} {row.input:6.2f} {row.output:6.2f} {mark}")

# %% [markdown] lang="en"
# A `*` means that the price isn't from the model's official page.
#
# What would 1,000 questions cost, with 50 input and 150 output tokens each?

# %% [markdown] lang="ko"
# `*`가 붙은 가격은 그 모델의 공식 페이지에서 가져온 것이 아니에요.
#
# 질문 하나에 입력 토큰 50개, 출력 토큰 150개를 쓴다면 질문 1,000개에는 얼마가 들까요?

# %% lang="en"
from helpers import usage

for name in ["gpt-6-luna", "gpt-4o", "gpt-6.2-astra"]:
    dollars = usage.price(name, input_tokens=50 * 1000, output_tokens=150 * 1000)
    print(f"{name:14} US${dollars:.2f}")

# %% lang="ko"
from helpers import usage

for name in ["gpt-6-luna", "gpt-4o", "gpt-6.2-astra"]:
    dollars = usage.price(name, input_tokens=50 * 1000, output_tokens=150 * 1000)
    print(f"{name:14} {dollars:.2f}달러")

# %% [markdown] lang="en"
# The most expensive model costs 80 times as much as the cheapest. Start with the **cheapest model that has no shutdown date**. Try a larger one only if the answers aren't good enough.
#
# This form has the whole table. The model that you choose becomes **your** default model for `chat_gpt` (lesson 06).

# %% [markdown] lang="ko"
# 가장 비싼 모델의 비용은 가장 싼 모델의 80배예요. **종료 예정이 없는 가장 싼 모델**로 시작하고, 답이 아쉬울 때만 더 큰 모델을 써 보세요.
#
# 이 양식에는 표 전체가 있어요. 여기서 고른 모델은 `chat_gpt`(레슨 06)에서 쓰는 **내** 기본 모델이 돼요.

# %%
from helpers import forms

forms.model_picker()

# %% [markdown] lang="en"
# ## Vary the answers with temperature
#
# [**temperature**](glossary.ipynb#cell-id=temperature) is a number from 0 to 2 that sets how varied (random) the answers are. At 0, the model nearly always picks the most likely next word.
#
# ![Two bar charts of candidates for the next word. At a low temperature, one bar is much taller than the rest. At a high one, they are more alike.](../../assets/drawings/temperature.en.svg)
#
# `n=3` asks for three answers. `reasoning_effort="none"` turns reasoning off, because this model accepts `temperature` only without reasoning.

# %% [markdown] lang="ko"
# ## temperature로 답을 다양하게 하기
#
# [**temperature**](glossary.ipynb#cell-id=temperature)는 답을 얼마나 다양하게(무작위로) 할지 0부터 2까지의 값으로 정해요. 0이면 거의 언제나 가장 그럴듯한 다음 단어를 골라요.
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
# Choose a low value for facts and code, and a higher one for ideas.
#
# If you leave out `reasoning_effort`, the model reasons, and the API accepts only `temperature=1`.

# %% [markdown] lang="ko"
# 사실이나 코드에는 낮은 값이, 아이디어에는 높은 값이 어울려요.
#
# `reasoning_effort`를 빼면 모델이 추론하고, `temperature`는 1만 쓸 수 있어요.

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
# You often get this error when you take an old example and change only the model.
#
# ## Limit the answer
#
# `max_completion_tokens` cuts the answer off after that many tokens. (Old code calls it `max_tokens`, but reasoning models don't accept that name.)

# %% [markdown] lang="ko"
# 옛 예제에서 모델만 바꾸면 이 오류가 자주 나요.
#
# ## 답의 길이 제한하기
#
# `max_completion_tokens`는 답의 토큰 수가 이 값에 이르면 답을 끊어요. (옛 코드에서는 `max_tokens`라고 하는데, 추론 모델에서는 쓸 수 없는 이름이에요.)

# %%
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=10, messages=messages
)
print(response.choices[0].message.content)
print(response.choices[0].finish_reason)

# %% [markdown] lang="en"
# `length` means that the answer was cut off. The model doesn't know about the limit, so ask for a short answer too. Reasoning tokens count toward the limit.
#
# ## Experiment in the playground
#
# Change the messages, the model or the temperature, and run the call.

# %% [markdown] lang="ko"
# `length`는 답이 잘렸다는 뜻이에요. 모델은 한도가 있는지 모르니 짧게 답해 달라고도 적으세요. 추론 토큰도 한도에 들어가요.
#
# ## 플레이그라운드에서 실험하기
#
# **플레이그라운드**(playground)에서 메시지, 모델, temperature를 바꾸고 호출을 실행해 보세요.

# %%
forms.playground()

# %% [markdown] lang="en"
# **Copy as Python** copies the call as a complete file.
#
# ## Exercise 1
#
# Find a model that accepts `temperature=0.2`, has no shutdown date, and costs under US$2 per million output tokens.

# %% [markdown] lang="ko"
# **파이썬으로 복사**를 누르면 이 호출을 그대로 실행할 수 있는 파일로 복사해 줘요.
#
# ## 연습 문제 1
#
# `temperature=0.2`를 쓸 수 있고, 종료일이 없고, 출력 토큰 백만 개에 2달러가 안 되는 모델을 하나 찾아보세요.

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
# The model picker above shows the price and the shutdown date of each model, and whether it accepts temperature.
#
# </details>
#
# ## Exercise 2
#
# This call asks for two answers.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 위의 모델 고르기 양식에 모델마다 가격과 종료일, temperature를 쓸 수 있는지가 나와요.
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
# The path is the same as in lesson 04. Python counts from 0, so the first answer is `[0]`.
#
# </details>
#
# ## What you learned
#
# - `client.models.list()` is free and shows ids and shutdown dates. `gpt-4o` shuts down on 2027-01-14.
# - If a model doesn't exist, you get the error 404 `model_not_found`.
# - Start with the cheapest model that has no shutdown date, and write its id in only one place in your program.
# - `temperature` sets how varied the answers are. It isn't accepted when reasoning is on.

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
# - 없는 모델을 쓰면 404 `model_not_found` 오류가 나요.
# - 종료 예정이 없는 가장 싼 모델로 시작하고, 모델 id는 프로그램의 한 곳에만 적어요.
# - `temperature`는 답을 얼마나 다양하게 할지 정하고, 추론이 켜져 있으면 쓸 수 없어요.
