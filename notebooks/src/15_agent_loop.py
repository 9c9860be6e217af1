# /// lesson
# title.en = "Build an agent loop"
# title.ko = "에이전트 반복문 만들기"
# goal.en = "Let a model that reasons use several tools in the Responses API, in a loop that has a limit and asks you before it acts."
# goal.ko = "Responses API에서 추론 모델이 여러 도구를 쓰게 하고, 횟수를 제한하고 행동하기 전에 나에게 물어보는 반복문을 만들어요."
# needs.en = "lessons 12 and 13"
# needs.ko = "레슨 12와 13"
# ///

# %% [markdown] lang="en"
# A program in which a model decides what to do next, step by step, is called an [agent](glossary.ipynb#cell-id=agent). It's less mysterious than it sounds. It's the loop from lesson 13, with a model that may also think between the steps.
#
# In this lesson you build that loop on the [Responses API](glossary.ipynb#cell-id=responses-api). Your agent looks up train times and ticket prices, and it buys a ticket only after a person has agreed.
#
# > Do you use another OpenAI-compatible server? `needs="tools in responses"` checks once whether its model calls tools in this API. If it doesn't, practice mode answers in this lesson.

# %% [markdown] lang="ko"
# 다음에 무엇을 할지 모델이 한 단계씩 정하는 프로그램을 [에이전트](glossary.ipynb#cell-id=agent)(agent)라고 해요. 이름은 거창하지만 레슨 13에서 만든 반복문과 같아요. 단계와 단계 사이에 모델이 생각까지 한다는 점만 달라요.
#
# 이 레슨에서는 그 반복문을 [Responses API](glossary.ipynb#cell-id=responses-api)로 만들어요. 내 에이전트는 기차 시각과 표 가격을 찾아보고, 사람이 허락했을 때만 표를 사요.
#
# > OpenAI가 아닌 호환 서버를 쓰고 있나요? `needs="tools in responses"`는 그 서버의 모델이 이 API에서 도구를 쓸 수 있는지 한 번 확인해요. 쓸 수 없으면 이 레슨에서는 연습 모드가 답해요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="tools in responses")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="tools in responses")

# %% [markdown] lang="en"
# ## 1. Write two functions
#
# These are ordinary Python functions. The times and prices are made up.

# %% [markdown] lang="ko"
# ## 1. 함수 두 개 쓰기
#
# 평범한 파이썬 함수예요. 시각과 가격은 지어낸 거예요.

# %% lang="en"
TIMETABLE = {"Busan": "14:05", "Daegu": "14:20"}
PRICES = {"Busan": "59,800 won", "Daegu": "43,500 won"}


def next_train(city):
    return TIMETABLE.get(city, f"There is no train to {city}.")


def ticket_price(city):
    return PRICES.get(city, f"There is no train to {city}.")


# %% lang="ko"
TIMETABLE = {"부산": "14:05", "대구": "14:20"}
PRICES = {"부산": "59,800원", "대구": "43,500원"}


def next_train(city):
    return TIMETABLE.get(city, f"{city} 가는 기차는 없어요.")


def ticket_price(city):
    return PRICES.get(city, f"{city} 가는 기차는 없어요.")


# %% [markdown] lang="en"
# Next comes `call_tool` from lesson 13. It runs a function by its name and turns every problem into a string for the model. The new line prints each call, so that you can watch the agent work.

# %% [markdown] lang="ko"
# 다음은 레슨 13의 `call_tool`이에요. 이름으로 함수를 찾아 실행하고, 문제가 생기면 모델에게 보낼 문자열로 바꿔요. 이번에는 에이전트가 하는 일을 지켜볼 수 있게 호출할 때마다 한 줄씩 출력해요.

# %% lang="en"
import json

FUNCTIONS = {"next_train": next_train, "ticket_price": ticket_price}


def call_tool(name, arguments):
    try:
        result = str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        result = f"Error: {error!r}"
    print("-", name, arguments, "->", result)
    return result


# %% lang="ko"
import json

FUNCTIONS = {"next_train": next_train, "ticket_price": ticket_price}


def call_tool(name, arguments):
    try:
        result = str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        result = f"오류: {error!r}"
    print("-", name, arguments, "->", result)
    return result


# %% [markdown] lang="en"
# A name that isn't in `FUNCTIONS` can't run. It becomes a `KeyError`, and the model reads about it.
#
# ## 2. Describe the tools in the flat form
#
# In Responses, a [tool](glossary.ipynb#cell-id=tool) is one flat dictionary. `name`, `description`, `parameters` and `strict` are next to `type`, with no `function` around them. The second tool takes the same argument, so it's a copy with two changes. `|` makes a new dictionary from two, and where both have a key, the right one wins:

# %% [markdown] lang="ko"
# `FUNCTIONS`에 없는 이름은 실행되지 않아요. `KeyError`가 나고, 모델이 그 내용을 읽어요.
#
# ## 2. 도구를 평평하게 설명하기
#
# Responses에서는 [도구](glossary.ipynb#cell-id=tool) 하나를 한 겹짜리 딕셔너리로 적어요. `name`, `description`, `parameters`, `strict`를 `type` 바로 옆에 둬요. 두 번째 도구는 인자가 같으니 두 값만 바꿔서 만들어요. `|`는 딕셔너리 두 개로 새 딕셔너리를 만들고, 같은 키가 있으면 오른쪽 값을 써요.

# %% lang="en"
train_tool = {
    "type": "function",
    "name": "next_train",
    "description": "The time at which the next train to a city leaves.",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string", "description": "The city, such as Busan"}},
        "required": ["city"],
        "additionalProperties": False,
    },
    "strict": True,
}
price_tool = train_tool | {"name": "ticket_price", "description": "What a train ticket to a city costs."}
tools = [train_tool, price_tool]

# %% lang="ko"
train_tool = {
    "type": "function",
    "name": "next_train",
    "description": "어느 도시로 가는 다음 기차가 떠나는 시각",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string", "description": "도시 이름. 예: 부산"}},
        "required": ["city"],
        "additionalProperties": False,
    },
    "strict": True,
}
price_tool = train_tool | {"name": "ticket_price", "description": "어느 도시까지 가는 기차표 한 장의 가격"}
tools = [train_tool, price_tool]

# %% [markdown] lang="en"
# This is what changes when you come from Chat Completions (*checked 2026-11-27*, [guide](https://developers.openai.com/api/docs/guides/function-calling)):
#
# | | Chat Completions | Responses |
# |---|---|---|
# | a tool | `{"type": "function", "function": {"name": ...}}` | `{"type": "function", "name": ...}` |
# | the model asks | `message.tool_calls` | items of type `function_call` in `output` |
# | the arguments | `call.function.arguments` | `item.arguments` |
# | which call it is | `call.id` | `item.call_id` |
# | you answer | a message with the role `tool` | an item of type `function_call_output` |
# | tools with `gpt-6-luna` | only at effort `none` | at every effort |
#
# ## 3. Look at what the model asks for
#
# The question needs both tools. `items` is the conversation, as a list that will grow. Reasoning is at `"low"`, so the model may think a little first.

# %% [markdown] lang="ko"
# Chat Completions에서 넘어올 때 달라지는 점이에요(*2026-11-27 확인*, [안내](https://developers.openai.com/api/docs/guides/function-calling)).
#
# | | Chat Completions | Responses |
# |---|---|---|
# | 도구 | `{"type": "function", "function": {"name": ...}}` | `{"type": "function", "name": ...}` |
# | 모델의 부탁 | `message.tool_calls` | `output` 안의 `function_call` 항목 |
# | 인자 | `call.function.arguments` | `item.arguments` |
# | 어느 호출인지 | `call.id` | `item.call_id` |
# | 내 대답 | `tool` 역할의 메시지 | `function_call_output` 항목 |
# | `gpt-6-luna`에서 도구 쓰기 | 추론 강도 `none`에서만 | 모든 추론 강도에서 |
#
# ## 3. 모델이 무엇을 부탁하는지 보기
#
# 이 질문에는 도구가 둘 다 필요해요. `items`는 대화를 담은 리스트이고, 앞으로 점점 길어져요. 추론 강도는 `"low"`로 해서 모델이 먼저 조금 생각할 수 있게 해요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
question = "When does the next train to Busan leave, and what does a ticket cost? Answer in one sentence."
items = [{"role": "user", "content": question}]
response = client.responses.create(
    model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools
)
for item in response.output:
    print(item.type)
    if item.type == "function_call":
        print("   ", item.name, item.arguments, item.call_id)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
question = "부산 가는 다음 기차는 몇 시에 떠나고, 표는 얼마예요? 한 문장으로 답해 주세요."
items = [{"role": "user", "content": question}]
response = client.responses.create(
    model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools
)
for item in response.output:
    print(item.type)
    if item.type == "function_call":
        print("   ", item.name, item.arguments, item.call_id)

# %% [markdown] lang="en"
# First the model reasoned. Then it asked for **two calls at once**, which are called parallel calls. Nothing has run yet. Each `function_call` has a name, the arguments in [JSON](glossary.ipynb#cell-id=json), and a `call_id`.
#
# In practice mode we wrote these calls beforehand. A real model decides for itself. It may ask for one call, for both, or answer in words. With `parallel_tool_calls=False` it asks for at most one call per response.
#
# ## 4. Run the calls and pass everything back
#
# Each call needs one answer, which is an item of type `function_call_output` with the same `call_id`.

# %% [markdown] lang="ko"
# 모델이 먼저 추론을 하고, **호출 두 개를 한꺼번에** 부탁했어요. 이것을 병렬 호출(parallel calls)이라고 해요. 아직 아무것도 실행되지 않았어요. `function_call`마다 이름, [JSON](glossary.ipynb#cell-id=json)으로 쓴 인자, `call_id`가 있어요.
#
# 연습 모드의 이 호출은 미리 써 둔 거예요. 진짜 모델은 스스로 정해요. 하나만 부탁할 수도, 둘 다 부탁할 수도, 도구 없이 말로 답할 수도 있어요. `parallel_tool_calls=False`를 넣으면 응답 하나에 호출을 최대 하나만 부탁해요.
#
# ## 4. 호출을 실행하고 전부 돌려보내기
#
# 호출마다 결과를 하나씩 돌려줘야 해요. `call_id`가 같은 `function_call_output` 항목을 만들어요.

# %%
def run_calls(response):
    outputs = []
    for item in response.output:
        if item.type == "function_call":
            result = call_tool(item.name, item.arguments)
            outputs.append({"type": "function_call_output", "call_id": item.call_id, "output": result})
    return outputs


outputs = run_calls(response)

# %% [markdown] lang="en"
# Now the list grows. First add **everything** that the model put out, then your outputs.

# %% [markdown] lang="ko"
# 이제 리스트가 길어져요. 모델이 내놓은 항목을 **전부** 넣고, 그 뒤에 내 결과를 넣어요.

# %%
from helpers import usage

items += response.output + outputs
response = client.responses.create(
    model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools
)
print(response.output_text)
usage.show(response)

# %% [markdown] lang="en"
# The answer uses both results. The second request contained the whole list and the tools again, and you're billed for those input tokens each time. That's one reason why an agent costs more than a single question.
#
# ## 5. See what the API refuses
#
# Two things must not be missing from the list. The first is the output of a call, so the first request below leaves one out. The second is the reasoning. A call that came after reasoning goes back **together with its `reasoning` item**, but many programs pick out only the calls, as the second request does. `explain` is the helper from lesson 07.

# %% [markdown] lang="ko"
# 답에 두 결과가 모두 들어 있어요. 두 번째 요청에는 리스트 전체와 도구 설명이 다시 들어가고, 그 입력 토큰에도 매번 요금이 나가요. 에이전트가 질문 하나보다 비싼 이유 가운데 하나예요.
#
# ## 5. API가 받아 주지 않는 리스트 알아보기
#
# 리스트에서 빠지면 안 되는 것이 두 가지 있어요. 첫째는 호출의 결과예요. 첫 번째 요청은 결과를 하나 빼고 보내요. 둘째는 추론이에요. 추론한 뒤에 나온 호출은 **그 `reasoning` 항목과 함께** 돌려보내야 하는데, 호출만 골라서 보내는 프로그램이 많아요. 두 번째 요청이 그런 경우예요. `explain`은 레슨 07에서 쓴 함수예요.

# %%
import openai

from helpers import explain


def send(items):
    try:
        client.responses.create(model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools)
        print("accepted")
    except openai.APIStatusError as error:
        explain(error)


send(items[:-1])
send([item for item in items if getattr(item, "type", "") != "reasoning"])

# %% [markdown] lang="en"
# Both are refused with status 400, so they cost nothing. Add `response.output` as it is, and neither can happen.
#
# Why does the API want the reasoning back? With it, the model can continue its thoughts after a result instead of starting over. You can't read the thoughts themselves ([guide](https://developers.openai.com/api/docs/guides/reasoning)).
#
# ## 6. Put it in a loop with a limit
#
# After one result, the model may need another tool. So repeat these steps until it asks for nothing more. **Always set a limit**, because a model that keeps asking keeps costing.

# %% [markdown] lang="ko"
# 둘 다 상태 코드 400으로 거부되고, 요금은 나가지 않아요. `response.output`을 그대로 넣으면 둘 다 일어나지 않아요.
#
# 추론은 왜 돌려보내야 할까요? 추론이 있으면 모델은 결과를 받은 다음 처음부터 다시 생각하지 않고 하던 생각을 이어 갈 수 있어요. 생각의 내용은 볼 수 없어요([안내](https://developers.openai.com/api/docs/guides/reasoning)).
#
# ## 6. 횟수를 제한한 반복문 만들기
#
# 결과를 받은 다음 다른 도구가 또 필요할 수 있어요. 그래서 모델이 더 부탁하지 않을 때까지 이 과정을 반복해요. **횟수는 꼭 제한하세요.** 모델이 계속 부탁하면 요금도 계속 나가요.

# %% lang="en"
def run(question, tools, rounds=5):
    items = [{"role": "user", "content": question}]
    for _ in range(rounds):
        response = client.responses.create(
            model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools
        )
        outputs = run_calls(response)
        if not outputs:
            return response.output_text
        items += response.output + outputs
    return "Stopped: too many rounds."


# %% lang="ko"
def run(question, tools, rounds=5):
    items = [{"role": "user", "content": question}]
    for _ in range(rounds):
        response = client.responses.create(
            model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools
        )
        outputs = run_calls(response)
        if not outputs:
            return response.output_text
        items += response.output + outputs
    return "반복 횟수가 한도를 넘어 멈췄어요."


# %% [markdown] lang="en"
# The next question can't be answered in one step. The agent has to compare two prices before it knows which train to look up:

# %% [markdown] lang="ko"
# 다음 질문은 한 단계로 답할 수 없어요. 두 가격을 비교한 다음에야 어느 기차를 찾아볼지 알 수 있거든요.

# %% lang="en"
question = (
    "Which ticket is cheaper, the one to Busan or the one to Daegu, "
    "and when does the next train to the cheaper city leave? Answer in one sentence."
)
print(run(question, tools))

# %% lang="ko"
question = (
    "부산행 표와 대구행 표 가운데 어느 쪽이 더 싸고, "
    "더 싼 도시로 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."
)
print(run(question, tools))

# %% [markdown] lang="en"
# The loop made three requests. The first response asked for two parallel calls, the second for one call that depends on their results, and the third was the answer. No line of your code says so; the model chose this order (in practice mode, we did). With a limit of 2, no round is left for the answer:

# %% [markdown] lang="ko"
# 요청은 세 번이에요. 첫 번째 응답에서 병렬 호출 두 개를, 두 번째 응답에서 그 결과에 따라 호출 하나를 부탁했고, 세 번째 응답이 답이에요. 이 순서는 내 코드에 없고 모델이 정한 거예요(연습 모드에서는 우리가 미리 정해 두었어요). 횟수를 2로 제한하면 답할 차례가 남지 않아요.

# %%
print(run(question, tools, rounds=2))

# %% [markdown] lang="en"
# Your program decides what happens then. It can give up, ask a person, or allow a few rounds more.
#
# ## 7. Ask a person before an action
#
# Looking something up is harmless. Buying isn't, because it can't be undone. Here is a tool that acts:

# %% [markdown] lang="ko"
# 그다음에 어떻게 할지는 내 프로그램이 정해요. 그만둘 수도, 사람에게 물을 수도, 몇 번 더 허락할 수도 있어요.
#
# ## 7. 행동하기 전에 사람에게 물어보기
#
# 찾아보는 일은 해롭지 않아요. 표를 사는 일은 되돌릴 수 없으니 달라요. 이번에는 행동을 하는 도구예요.

# %% lang="en"
bought = []


def buy_ticket(city):
    bought.append(city)
    return f"Bought one ticket to {city}."


FUNCTIONS["buy_ticket"] = buy_ticket
buy_tool = train_tool | {"name": "buy_ticket", "description": "Buys one train ticket to a city."}

# %% lang="ko"
bought = []


def buy_ticket(city):
    bought.append(city)
    return f"{city}행 표 한 장을 샀어요."


FUNCTIONS["buy_ticket"] = buy_ticket
buy_tool = train_tool | {"name": "buy_ticket", "description": "어느 도시까지 가는 기차표 한 장을 사요."}

# %% [markdown] lang="en"
# The question to the person belongs in **your code**, not in the prompt: a model can overlook an instruction, but it can't get past an `if`. `approve` shows the person exactly what would run. In your own program, replace `ANSWER` with `input("yes or no? ")`; a notebook that runs from top to bottom can't wait for you to type.

# %% [markdown] lang="ko"
# 사람에게 묻는 일은 프롬프트가 아니라 **내 코드**에 넣어야 해요. 모델은 지시를 놓칠 수 있지만, `if`는 지나칠 수 없거든요. `approve`는 무엇이 실행될지 사람에게 그대로 보여 줘요. 내 프로그램에서는 `ANSWER` 대신 `input("네 또는 아니요? ")`를 쓰세요. 위에서 아래로 쭉 실행하는 노트북은 입력을 기다릴 수 없어서 여기서는 변수를 써요.

# %% lang="en"
ASK_FIRST = {"buy_ticket"}
ANSWER = "no"


def approve(name, arguments):
    print(f"May I run {name} with {arguments}? {ANSWER}")
    return ANSWER == "yes"


# %% lang="ko"
ASK_FIRST = {"buy_ticket"}
ANSWER = "아니요"


def approve(name, arguments):
    print(f"{name} 도구를 {arguments} 인자로 실행할까요? {ANSWER}")
    return ANSWER == "네"


# %% [markdown] lang="en"
# Now the gate itself. `call_tool` asks first, and a "no" becomes a result, so that the model learns about it and every call still gets its output:

# %% [markdown] lang="ko"
# 이제 `call_tool`이 먼저 물어보게 해요. 허락하지 않은 것도 결과로 돌려보내요. 그래야 모델이 그 사실을 알고, 호출마다 결과가 하나씩 있게 돼요.

# %% lang="en"
def call_tool(name, arguments):
    if name in ASK_FIRST and not approve(name, arguments):
        return "The person said no."
    try:
        result = str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        result = f"Error: {error!r}"
    print("-", name, arguments, "->", result)
    return result


# %% lang="ko"
def call_tool(name, arguments):
    if name in ASK_FIRST and not approve(name, arguments):
        return "사람이 허락하지 않았어요."
    try:
        result = str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        result = f"오류: {error!r}"
    print("-", name, arguments, "->", result)
    return result


# %% [markdown] lang="en"
# `run` and `run_calls` stay as they are. The person says no:

# %% [markdown] lang="ko"
# `run`과 `run_calls`는 고치지 않아요. 먼저 사람이 허락하지 않는 경우예요.

# %% lang="en"
wish = "Buy me a ticket to Busan if it costs less than 60,000 won. Answer in one sentence."
print(run(wish, [price_tool, buy_tool]))
print(bought)

# %% lang="ko"
wish = "부산행 표가 60,000원보다 싸면 한 장 사 주세요. 한 문장으로 답해 주세요."
print(run(wish, [price_tool, buy_tool]))
print(bought)

# %% [markdown] lang="en"
# The agent looked up the price without asking, but `bought` is empty. Now the same wish with a "yes":

# %% [markdown] lang="ko"
# 가격은 묻지 않고 찾아봤지만, `bought`는 비어 있어요. 이번에는 같은 부탁을 허락해 볼게요.

# %% lang="en"
ANSWER = "yes"
print(run(wish, [price_tool, buy_tool]))
print(bought)

# %% lang="ko"
ANSWER = "네"
print(run(wish, [price_tool, buy_tool]))
print(bought)

# %% [markdown] lang="en"
# In practice mode, both sentences were written by us, one for each result. What really counts is `bought`: your code changed it, not the model. Also give an agent only the tools it needs. Without `buy_tool` in the list, there is nothing to approve.
#
# ## 8. The complete loop, ready to copy
#
# **Copy this cell into an empty file.** Started from a terminal, it asks you before it buys. A notebook cell has no terminal to type in, so `sys.stdin.isatty()` is `False` there and the answer counts as no, which is the safe choice.

# %% [markdown] lang="ko"
# 연습 모드에서는 두 문장 모두 결과에 맞춰 미리 써 둔 거예요. 정말 중요한 것은 `bought`예요. 이 리스트를 바꾼 것은 모델이 아니라 내 코드예요. 그리고 에이전트에는 꼭 필요한 도구만 주세요. 리스트에 `buy_tool`이 없으면 허락할 일도 없어요.
#
# ## 8. 전체 코드 가져가기
#
# **이 셀을 빈 파일에 복사해 보세요.** 터미널에서 실행하면 표를 사기 전에 물어봐요. 노트북 셀에는 입력할 터미널이 없어서 `sys.stdin.isatty()`가 `False`이고, 안전하게 허락하지 않은 것으로 처리해요.

# %% tags=["snippet"] lang="en"
import json
import sys

from openai import OpenAI

FUNCTIONS = {"ticket_price": lambda city: {"Daegu": 43500}[city], "buy_ticket": lambda city: f"Bought: {city}"}
ABOUT = {"ticket_price": "The price of a train ticket to a city, in won", "buy_ticket": "Buys a train ticket to a city"}
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"], "additionalProperties": False}
tools = [{"type": "function", "name": n, "description": d, "parameters": CITY, "strict": True} for n, d in ABOUT.items()]


def call_tool(name, arguments):
    if name == "buy_ticket" and not (sys.stdin.isatty() and input(f"{name} {arguments}? yes/no: ") == "yes"):
        return "The person said no."
    try:
        return str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        return f"Error: {error!r}"


client = OpenAI(timeout=60)
items = [{"role": "user", "content": "Buy me a ticket to Daegu if it costs less than 50,000 won. Answer in one sentence."}]
for _ in range(5):
    response = client.responses.create(model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools)
    calls = [item for item in response.output if item.type == "function_call"]
    if not calls:
        break
    outputs = [(call.call_id, call_tool(call.name, call.arguments)) for call in calls]
    items += response.output + [{"type": "function_call_output", "call_id": id, "output": o} for id, o in outputs]
print(response.output_text or f"No answer ({response.status}): too many rounds, or cut off.")

# %% tags=["snippet"] lang="ko"
import json
import sys

from openai import OpenAI

FUNCTIONS = {"ticket_price": lambda city: {"대구": 43500}[city], "buy_ticket": lambda city: f"샀어요: {city}"}
ABOUT = {"ticket_price": "어느 도시까지 가는 기차표의 가격(원)", "buy_ticket": "어느 도시까지 가는 기차표를 사요"}
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"], "additionalProperties": False}
tools = [{"type": "function", "name": n, "description": d, "parameters": CITY, "strict": True} for n, d in ABOUT.items()]


def call_tool(name, arguments):
    if name == "buy_ticket" and not (sys.stdin.isatty() and input(f"{name} {arguments}? 네/아니요: ") == "네"):
        return "사람이 허락하지 않았어요."
    try:
        return str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        return f"오류: {error!r}"


client = OpenAI(timeout=60)
items = [{"role": "user", "content": "대구행 표가 50,000원보다 싸면 한 장 사 주세요. 한 문장으로 답해 주세요."}]
for _ in range(5):
    response = client.responses.create(model="gpt-6-luna", reasoning={"effort": "low"}, input=items, tools=tools)
    calls = [item for item in response.output if item.type == "function_call"]
    if not calls:
        break
    outputs = [(call.call_id, call_tool(call.name, call.arguments)) for call in calls]
    items += response.output + [{"type": "function_call_output", "call_id": id, "output": o} for id, o in outputs]
print(response.output_text or f"답이 없어요({response.status}). 반복 횟수가 한도를 넘었거나 답이 잘렸어요.")

# %% [markdown] lang="en"
# This program sends the list itself. You can also let the server keep it. Send `previous_response_id=response.id` and only the new outputs as `input`, plus `tools` again. The price is the same, because the earlier items are input tokens again, and it works only for responses that are stored (lesson 12).
#
# ## 9. Outlook on a package with the same loop
#
# The package [openai-agents](https://openai.github.io/openai-agents-python/) contains this loop. It isn't part of this kit. Install it with `pip install openai-agents`, and save these ten lines as a file, below the two lines that load your key:
#
# ```python
# from agents import Agent, Runner, function_tool
# def next_train(city: str) -> str:
#     """The time at which the next train to a city leaves."""
#     return {"Busan": "14:05", "Daegu": "14:20"}.get(city, "no train")
# def ticket_price(city: str) -> str:
#     """What a train ticket to a city costs."""
#     return {"Busan": "59,800 won", "Daegu": "43,500 won"}.get(city, "no train")
# agent = Agent(name="Trains", model="gpt-6-luna", tools=[function_tool(next_train), function_tool(ticket_price)])
# question = "Which ticket is cheaper, the one to Busan or the one to Daegu, and when does the next train to the cheaper city leave? Answer in one sentence."
# print(Runner.run_sync(agent, question, max_turns=5).final_output)
# ```
#
# You'll recognize everything. `function_tool` makes the flat description from types and docstring, and `max_turns` is the limit. `function_tool(buy_ticket, needs_approval=True)` makes a run stop and wait for approval. By default the package also sends a record of each run to OpenAI; set the environment variable `OPENAI_AGENTS_DISABLE_TRACING=1` to turn that off (*checked 2026-11-27, version 0.24*).

# %% [markdown] lang="ko"
# 이 프로그램은 리스트를 직접 보내요. 서버에 맡길 수도 있어요. `previous_response_id=response.id`를 넣고, 새 결과만 `input`으로, `tools`는 다시 보내면 돼요. 앞의 항목도 또 입력 토큰이 되니까 요금은 같고, 보관된 응답에만 쓸 수 있어요(레슨 12).
#
# ## 9. 더 알아보기: 같은 반복문이 든 패키지
#
# [openai-agents](https://openai.github.io/openai-agents-python/) 패키지에 이 반복문이 들어 있어요. 이 키트에는 없으니 `pip install openai-agents`로 설치하고, 키를 불러오는 두 줄 아래에 이 열 줄을 붙여 파일로 저장해 보세요.
#
# ```python
# from agents import Agent, Runner, function_tool
# def next_train(city: str) -> str:
#     """어느 도시로 가는 다음 기차가 떠나는 시각"""
#     return {"부산": "14:05", "대구": "14:20"}.get(city, "기차가 없어요")
# def ticket_price(city: str) -> str:
#     """어느 도시까지 가는 기차표 한 장의 가격"""
#     return {"부산": "59,800원", "대구": "43,500원"}.get(city, "기차가 없어요")
# agent = Agent(name="Trains", model="gpt-6-luna", tools=[function_tool(next_train), function_tool(ticket_price)])
# question = "부산행 표와 대구행 표 가운데 어느 쪽이 더 싸고, 더 싼 도시로 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."
# print(Runner.run_sync(agent, question, max_turns=5).final_output)
# ```
#
# 모두 이 레슨에서 본 거예요. `function_tool`은 타입과 독스트링을 보고 평평한 설명을 만들고, `max_turns`는 횟수 제한이에요. `function_tool(buy_ticket, needs_approval=True)`라고 쓰면 실행을 멈추고 허락을 기다려요. 이 패키지는 따로 정하지 않으면 실행 기록을 OpenAI에 보내요. 보내지 않으려면 환경 변수를 `OPENAI_AGENTS_DISABLE_TRACING=1`로 설정하세요(*2026-11-27 확인, 0.24 버전*).

# %% [markdown] lang="en"
# ## Exercise 1
#
# A program from lesson 13 is moving to Responses, and it has twenty tools in the form of Chat Completions. Write `flat(tool)`: it returns a new dictionary in the flat form and leaves the old one unchanged.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# 레슨 13의 프로그램을 Responses로 옮기려고 해요. Chat Completions 형식으로 적은 도구가 스무 개나 있어요. `flat(tool)` 함수를 써 보세요. 한 겹짜리 새 딕셔너리를 돌려주고, 원래 딕셔너리는 바꾸지 않아야 해요.

# %% tags=["exercise"]
def flat(tool):
    return tool


# %% tags=["solution"]
def flat(tool):
    return {"type": "function", **tool["function"]}


# %% tags=["check"]
from helpers import check

check.flat(flat)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Everything inside `tool["function"]` moves up next to `type`. You can join dictionaries with `|`, as in section 2, or write `**` before one inside `{...}`.
#
# </details>
#
# ## Exercise 2
#
# Write the gate for a bigger train desk. `may_run(name, arguments, ask)` returns `True` or `False`.
#
# - `next_train` and `ticket_price` only look something up. Return `True` without asking.
# - `buy_ticket` costs money. Call `ask(...)` once with a question that names the city and the number of tickets. Only the answer in `YES` means `True`; capital letters and spaces around it don't matter.
# - For any other tool, return `False` without asking.
#
# `arguments` is JSON as the model wrote it, such as `{"city": "Busan", "count": 2}`. `ask` is a function that shows a question and returns what the person typed, like `input`.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `tool["function"]` 안에 있는 것을 모두 `type` 옆으로 옮기면 돼요. 2번처럼 `|`로 딕셔너리를 합치거나, `{...}` 안에서 딕셔너리 앞에 `**`를 쓰세요.
#
# </details>
#
# ## 연습 문제 2
#
# 더 큰 매표소에서 쓸 허락 규칙을 만들어 보세요. `may_run(name, arguments, ask)`는 `True`나 `False`를 돌려줘요.
#
# - `next_train`과 `ticket_price`는 찾아보기만 해요. 묻지 않고 `True`를 돌려줘요.
# - `buy_ticket`은 돈이 들어요. 도시와 표의 수가 들어 있는 질문으로 `ask(...)`를 한 번 불러요. 대답이 `YES`의 값과 같을 때만 `True`예요. 앞뒤 공백은 무시해요.
# - 다른 도구는 모두 묻지 않고 `False`를 돌려줘요.
#
# `arguments`는 모델이 쓴 JSON 문자열이에요. 예를 들면 `{"city": "부산", "count": 2}`예요. `ask`는 `input`처럼 질문을 보여 주고 사람이 입력한 문자열을 돌려주는 함수예요.

# %% tags=["exercise"] lang="en"
YES = "yes"


def may_run(name, arguments, ask):
    return True


# %% tags=["exercise"] lang="ko"
YES = "네"


def may_run(name, arguments, ask):
    return True


# %% tags=["solution"] lang="en"
YES = "yes"


def may_run(name, arguments, ask):
    if name in ("next_train", "ticket_price"):
        return True
    if name != "buy_ticket":
        return False
    given = json.loads(arguments)
    answer = ask(f"Buy {given['count']} ticket(s) to {given['city']}? (yes/no) ")
    return answer.strip().lower() == YES


# %% tags=["solution"] lang="ko"
YES = "네"


def may_run(name, arguments, ask):
    if name in ("next_train", "ticket_price"):
        return True
    if name != "buy_ticket":
        return False
    given = json.loads(arguments)
    answer = ask(f"{given['city']}행 표를 {given['count']}장 살까요? (네/아니요) ")
    return answer.strip().lower() == YES


# %% tags=["check"]
check.may_run(may_run, YES)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Use `if` for each of the three cases, and let the last one be `False`, so that a tool you forgot can't run. `json.loads(arguments)` gives you the city and the count. Compare `answer.strip().lower()` with `YES`, because an empty answer must not count as a yes.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 세 경우를 `if`로 나누고, 나머지는 모두 `False`로 두세요. 그래야 깜빡 잊은 도구가 실행되지 않아요. 도시와 표의 수는 `json.loads(arguments)`로 꺼내요. `answer.strip()`을 `YES`와 비교하세요. 아무것도 입력하지 않은 것은 허락이 아니에요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - In Responses, tools are flat, the model asks with `function_call` items, and you answer with `function_call_output` items.
# - Add `response.output` to the list as it is: calls, and the [reasoning](glossary.ipynb#cell-id=reasoning) that belongs to them.
# - One response can ask for several calls, and each call needs its own output.
# - A loop has a limit, and your code, not the prompt, asks a person before an action.
#
# **Links:** [Function calling](https://developers.openai.com/api/docs/guides/function-calling) ·
# [Reasoning](https://developers.openai.com/api/docs/guides/reasoning) ·
# [Conversation state](https://developers.openai.com/api/docs/guides/conversation-state)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - Responses에서는 도구를 한 겹으로 적어요. 모델은 `function_call` 항목으로 부탁하고, 나는 `function_call_output` 항목으로 대답해요.
# - `response.output`을 그대로 리스트에 넣어요. 호출과 그 호출에 딸린 [추론](glossary.ipynb#cell-id=reasoning)이 함께 들어가요.
# - 응답 하나에 호출이 여러 개 있을 수 있고, 호출마다 결과가 하나씩 있어야 해요.
# - 반복문에는 횟수 제한을 두고, 행동하기 전에는 프롬프트가 아니라 내 코드가 사람에게 물어봐요.
#
# **참고:** [함수 호출](https://developers.openai.com/api/docs/guides/function-calling) ·
# [추론](https://developers.openai.com/api/docs/guides/reasoning) ·
# [대화 상태](https://developers.openai.com/api/docs/guides/conversation-state)
