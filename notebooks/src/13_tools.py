# /// lesson
# title.en = "Tools"
# title.ko = "도구"
# goal.en = "Let the model ask for functions of your own, run them safely, and end with a loop short enough to keep."
# goal.ko = "모델이 내 함수를 불러 달라고 부탁하게 하고, 그 함수를 안전하게 실행하고, 두고두고 쓸 짧은 반복문까지 만들어요."
# needs.en = "lessons 05 and 10, and a little Python: functions, dictionaries, try"
# needs.ko = "레슨 05와 10, 약간의 파이썬(함수, 딕셔너리, try)"
# ///

# %% [markdown] lang="en"
# A model only writes text. It cannot look at your timetable, your prices or your files. With **tools** it can ask you to: you describe a function,
# the model says which one it wants and with which arguments, **your program** runs it and sends the result back.
#
# ![The tool loop: your program sends the question and the descriptions of the tools; the model answers with tool calls; your program checks and runs the function and sends the result back; this repeats until the model answers in words, or the limit of rounds is reached.](../../assets/drawings/tool-loop.en.svg)

# %% [markdown] lang="ko"
# 모델은 글만 써요. 내 시간표도, 가격표도, 파일도 볼 수 없어요. **도구**(tool)가 있으면 나에게 부탁할 수 있어요. 내가 함수를 설명해 두면
# 모델이 어떤 함수를 어떤 인자로 쓰고 싶은지 말하고, **내 프로그램**이 그 함수를 실행해 결과를 돌려보내요.
#
# ![도구 반복을 그린 그림. 내 프로그램이 질문과 도구 설명을 보내면 모델이 도구 호출로 답해요. 내 프로그램은 확인하고 함수를 실행해 결과를 돌려보내요. 모델이 말로 답하거나 정해 둔 횟수에 이를 때까지 되풀이해요.](../../assets/drawings/tool-loop.ko.svg)

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. Without a tool
#
# A question that no model can know the answer to:

# %% [markdown] lang="ko"
# ## 1. 도구가 없을 때
#
# 어떤 모델도 답을 알 수 없는 질문이에요.

# %% lang="en"
import os

import openai
from openai import OpenAI

client = OpenAI()
messages = [{"role": "user", "content": "When does the next train to Busan leave? Answer in one sentence."}]
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=messages
)
print(response.choices[0].message.content)

# %% lang="ko"
import os

import openai
from openai import OpenAI

client = OpenAI()
messages = [{"role": "user", "content": "부산 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."}]
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=messages
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# A good model says that it does not know. (A weak one invents a time: one more reason for tools.)
#
# ## 2. A function of yours
#
# The timetable is made up and stands in this cell. A real program would look into a database here.

# %% [markdown] lang="ko"
# 좋은 모델은 모른다고 말해요. (성능이 낮은 모델은 시각을 지어내요. 도구가 필요한 이유가 하나 더 있는 셈이에요.)
#
# ## 2. 내 함수
#
# 시간표는 지어낸 것이고 이 셀에 들어 있어요. 실제 프로그램이라면 여기에서 데이터베이스를 찾아볼 거예요.

# %% lang="en"
TIMETABLE = {"Busan": "14:05", "Daegu": "14:20"}


def next_train(city):
    if city not in TIMETABLE:
        raise ValueError(f"There is no train to {city}. Cities: {', '.join(TIMETABLE)}")
    return TIMETABLE[city]


print(next_train("Busan"))

# %% lang="ko"
TIMETABLE = {"부산": "14:05", "대구": "14:20"}


def next_train(city):
    if city not in TIMETABLE:
        raise ValueError(f"{city} 가는 기차는 없어요. 갈 수 있는 도시: {', '.join(TIMETABLE)}")
    return TIMETABLE[city]


print(next_train("부산"))

# %% [markdown] lang="en"
# Its error message names what is possible. It will be read by the model, which can then do better.
#
# ## 3. Describe it
#
# The model never sees your code, only this description. `parameters` is a **JSON schema**, as in lesson 11.

# %% [markdown] lang="ko"
# 오류 메시지에는 무엇이 가능한지도 적었어요. 모델이 이 글을 읽고 더 나은 답을 할 수 있거든요.
#
# ## 3. 함수 설명하기
#
# 모델은 내 코드를 볼 수 없고 이 설명만 봐요. `parameters`는 레슨 11에서 본 **JSON 스키마**(schema)예요.

# %% lang="en"
train_tool = {
    "type": "function",
    "function": {
        "name": "next_train",
        "description": "The time at which the next train to a city leaves.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string", "description": "The city, such as Busan"}},
            "required": ["city"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}
tools = [train_tool]

# %% lang="ko"
train_tool = {
    "type": "function",
    "function": {
        "name": "next_train",
        "description": "어느 도시로 가는 다음 기차가 떠나는 시각",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string", "description": "도시 이름. 예: 부산"}},
            "required": ["city"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}
tools = [train_tool]

# %% [markdown] lang="en"
# | Part | What it is for |
# |---|---|
# | `name` | how the model asks for it: letters, digits, `_` and `-` |
# | `description` | when and for what to use it: the most important line |
# | `properties` | the arguments, each with a type and a description |
# | `required` | which ones must be there; with `strict`, all of them |
# | `additionalProperties` | `False`: no arguments but these; `strict` demands it |
# | `strict` | `True`: the arguments follow the schema exactly ([guide](https://developers.openai.com/api/docs/guides/function-calling)) |
#
# Not every server and model takes tools. So try once, before the lesson depends on it; where they are refused, practice mode goes on:

# %% [markdown] lang="ko"
# | 부분 | 하는 일 |
# |---|---|
# | `name` | 모델이 부를 때 쓰는 이름. 영문자, 숫자, `_`, `-`만 써요 |
# | `description` | 언제 무엇에 쓰는지. 가장 중요한 줄이에요 |
# | `properties` | 인자들. 하나하나 타입과 설명을 적어요 |
# | `required` | 꼭 있어야 하는 인자. `strict`에서는 전부 적어요 |
# | `additionalProperties` | `False`면 다른 인자는 안 돼요. `strict`에는 꼭 필요해요 |
# | `strict` | `True`면 인자가 스키마를 정확히 따라요([안내](https://developers.openai.com/api/docs/guides/function-calling)) |
#
# 도구를 받지 않는 서버나 모델도 있어요. 그래서 먼저 한번 보내 보고, 거절하는 서버라면 나머지는 연습 모드로 이어 가요.

# %% lang="en"
try:
    client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        messages=messages,
        tools=tools,
        max_completion_tokens=16,
    )
    print("This server takes tools.")
except openai.APIStatusError as error:
    print("This server refuses tools:", error)
    os.environ["FIRST_CALL_MODE"] = "practice"
    connect(language="en")
    client = OpenAI()

# %% lang="ko"
try:
    client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        messages=messages,
        tools=tools,
        max_completion_tokens=16,
    )
    print("이 서버는 도구를 받아요.")
except openai.APIStatusError as error:
    print("이 서버는 도구를 받지 않아요:", error)
    os.environ["FIRST_CALL_MODE"] = "practice"
    connect(language="ko")
    client = OpenAI()

# %% [markdown] lang="en"
# Why `reasoning_effort="none"`? In Chat Completions, `gpt-6-luna` accepts tools only without reasoning ([model page](https://developers.openai.com/api/docs/models/gpt-6-luna), *checked 2026-11-27*). In Responses (lesson 12) it accepts them at every effort, but each tool there has another shape: `name` and `parameters` are beside `type`, without the key `function`.
#
# ## 4. The model asks for a call
#
# The question of section 1 once more, now with `tools`, a list of descriptions:

# %% [markdown] lang="ko"
# `reasoning_effort="none"`은 왜 넣을까요? Chat Completions에서 `gpt-6-luna`는 추론을 끌 때만 도구를 쓸 수 있어요([모델 페이지](https://developers.openai.com/api/docs/models/gpt-6-luna), *2026-11-27 확인*). Responses(레슨 12)에서는 추론하면서도 쓸 수 있지만 도구의 모양이 달라요. `function` 키 없이 `type` 옆에 `name`과 `parameters`를 적어요.
#
# ## 4. 모델이 호출을 부탁해요
#
# 1번의 질문을 이번에는 설명의 리스트인 `tools`와 함께 보내요.

# %%
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools
)
message = response.choices[0].message
print(response.choices[0].finish_reason)
print(message.content)
for call in message.tool_calls or []:
    print(call.function.name, call.function.arguments)

# %% [markdown] lang="en"
# No text (`None`), but `tool_calls`: the model asks for `next_train`, and `finish_reason` says so. **Nothing has run yet.**
# The arguments are a text in JSON. Each call also has an `id`, which you need in a moment.
#
# (The model decides. It may answer in words instead; then the list is empty, and the cells below have nothing to run.)
#
# ## 5. Check, then run
#
# A model wrote these arguments, so treat them like anything that comes from outside: an unknown name, broken JSON, wrong or missing arguments. Whatever goes wrong becomes a **text for the model**, not a crash:

# %% [markdown] lang="ko"
# 글은 없고(`None`) `tool_calls`가 있어요. 모델이 `next_train`을 불러 달라고 하고, `finish_reason`에도 그렇게 나와요. **아직 아무것도 실행되지 않았어요.**
# 인자는 JSON으로 쓰인 글이에요. 호출마다 `id`도 있는데, 곧 필요해요.
#
# (결정은 모델이 해요. 도구를 쓰지 않고 말로 답할 수도 있어요. 그러면 리스트가 비고, 아래 셀에서 실행할 것이 없어요.)
#
# ## 5. 확인하고 실행하기
#
# 이 인자는 모델이 쓴 글이니, 밖에서 들어온 다른 값처럼 다뤄야 해요. 모르는 이름, 깨진 JSON, 틀리거나 빠진 인자가 올 수 있어요. 무엇이 잘못되든 프로그램을 멈추지 않고 **모델에게 보낼 글**로 바꿔요.

# %% lang="en"
import json

FUNCTIONS = {"next_train": next_train}  # the only functions a model may ask for


def call_tool(name, arguments):
    if name not in FUNCTIONS:
        return f"Error: there is no tool {name}."
    try:
        return str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        return f"Error: {error}"


# %% lang="ko"
import json

FUNCTIONS = {"next_train": next_train}  # 모델이 부탁할 수 있는 함수는 이것뿐이에요


def call_tool(name, arguments):
    if name not in FUNCTIONS:
        return f"오류: {name}(이)라는 도구는 없어요."
    try:
        return str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        return f"오류: {error}"


# %% [markdown] lang="en"
# Try it with one good call and four bad ones. No model is needed for that:

# %% [markdown] lang="ko"
# 제대로 된 호출 하나와 잘못된 호출 네 개로 시험해 봐요. 모델 없이도 할 수 있어요.

# %% lang="en"
print(call_tool("next_train", '{"city": "Busan"}'))
print(call_tool("next_train", '{"city": "Jeju"}'))
print(call_tool("next_train", '{"town": "Busan"}'))
print(call_tool("next_train", '{"city": '))
print(call_tool("next_rocket", '{"city": "Busan"}'))

# %% lang="ko"
print(call_tool("next_train", '{"city": "부산"}'))
print(call_tool("next_train", '{"city": "제주"}'))
print(call_tool("next_train", '{"town": "부산"}'))
print(call_tool("next_train", '{"city": '))
print(call_tool("next_rocket", '{"city": "부산"}'))

# %% [markdown] lang="en"
# Five texts, no crash. The dictionary is the safety: a name that is not in it cannot run. **Never** hand what a model wrote to `eval`, a shell or a database as it is,
# and let a person confirm what cannot be undone (paying, deleting, sending).
#
# ## 6. Send the result back
#
# The API remembers nothing, so the list of messages grows by two: the model's own message with its `tool_calls`, and for each call one with the role `tool`, whose `tool_call_id` says which call it answers.

# %% [markdown] lang="ko"
# 글이 다섯 개 나왔고, 프로그램은 멈추지 않았어요. 이 딕셔너리가 안전장치예요. 여기에 없는 이름은 실행될 수 없어요. 모델이 쓴 글을 그대로 `eval`이나 셸, 데이터베이스에 **절대** 넘기지 마세요.
# 결제, 삭제, 전송처럼 되돌릴 수 없는 일은 사람이 확인하게 하세요.
#
# ## 6. 결과 돌려보내기
#
# API는 아무것도 기억하지 않으니 메시지 리스트가 늘어나요. `tool_calls`가 든 모델의 메시지를 그대로 넣고, 호출마다 `tool` 역할의 메시지를 하나씩 더해요. 어느 호출의 결과인지는 `tool_call_id`로 알려 줘요.

# %%
if message.tool_calls:
    messages.append(message)
for call in message.tool_calls or []:
    result = call_tool(call.function.name, call.function.arguments)
    messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
    print(result)

# %% [markdown] lang="en"
# Every call needs its answer, or the API refuses the list. Now the same request again, with the longer list:

# %% [markdown] lang="ko"
# 호출 하나라도 결과가 빠지면 API가 리스트를 거절해요. 이제 길어진 리스트로 같은 요청을 다시 보내요.

# %%
from helpers import usage

response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools
)
print(response.choices[0].message.content)
usage.show(response)

# %% [markdown] lang="en"
# There is the time from your timetable, in a sentence of the model. It took two calls, and you pay for both; the descriptions of the tools are input tokens each time.
#
# ## 7. The loop
#
# The model may need another tool after the first. So repeat: call, run, send back, until it answers in words. **And never without a limit**: a model that keeps asking would keep costing.

# %% [markdown] lang="ko"
# 내 시간표에 있는 시각을 모델이 문장으로 말해 줘요. 호출을 두 번 했고 요금도 두 번 나가요. 도구 설명도 그때마다 입력 토큰에 들어가요.
#
# ## 7. 되풀이하기
#
# 도구를 한 번 쓰고 나서 또 필요할 수도 있어요. 그래서 모델이 말로 답할 때까지 호출하고, 실행하고, 돌려보내기를 되풀이해요. **횟수는 꼭 제한하세요.** 모델이 계속 부탁하면 돈도 계속 나가니까요.

# %% lang="en"
def run(messages, tools, rounds=5):
    for _ in range(rounds):
        response = client.chat.completions.create(
            model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools
        )
        message = response.choices[0].message
        if not message.tool_calls:
            return message.content
        messages.append(message)
        for call in message.tool_calls:
            result = call_tool(call.function.name, call.function.arguments)
            print("-", call.function.name, call.function.arguments, "->", result)
            messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
    return "Stopped: too many rounds."


# %% lang="ko"
def run(messages, tools, rounds=5):
    for _ in range(rounds):
        response = client.chat.completions.create(
            model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools
        )
        message = response.choices[0].message
        if not message.tool_calls:
            return message.content
        messages.append(message)
        for call in message.tool_calls:
            result = call_tool(call.function.name, call.function.arguments)
            print("-", call.function.name, call.function.arguments, "->", result)
            messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
    return "멈췄어요. 되풀이한 횟수가 너무 많아요."

# %% [markdown] lang="en"
# Each call is printed as it is made. The question again, now in one line:

# %% [markdown] lang="ko"
# 도구를 부를 때마다 한 줄씩 출력하게 했어요. 같은 질문을 이제 한 줄로 물어요.

# %% lang="en"
question = {"role": "user", "content": "When does the next train to Busan leave? Answer in one sentence."}
print(run([question], tools))

# %% lang="ko"
question = {"role": "user", "content": "부산 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."}
print(run([question], tools))

# %% [markdown] lang="en"
# And with a limit that is too small: the one round goes into the call, none is left for the answer.

# %% [markdown] lang="ko"
# 제한이 너무 작으면 이렇게 돼요. 한 번을 도구 호출에 다 쓰고, 답할 차례가 남지 않아요.

# %%
print(run([question], tools, rounds=1))

# %% [markdown] lang="en"
# ## 8. Several calls at once
#
# One answer may hold several calls. That is why the code above goes through `tool_calls` with `for`. Two cities, one question:

# %% [markdown] lang="ko"
# ## 8. 한꺼번에 여러 번 부르기
#
# 답 하나에 호출이 여러 개 들어 있을 수 있어요. 그래서 위의 코드는 `tool_calls`를 `for`로 돌아요. 도시 두 곳을 한 번에 물어볼게요.

# %% lang="en"
question = {
    "role": "user",
    "content": "When do the next trains to Busan and to Daegu leave? Answer in one sentence.",
}
print(run([question], tools))

# %% lang="ko"
question = {
    "role": "user",
    "content": "부산과 대구로 가는 다음 기차는 각각 몇 시에 떠나요? 한 문장으로 답해 주세요.",
}
print(run([question], tools))

# %% [markdown] lang="en"
# Two lines that begin with `-`, and still only two requests: one that asked for both calls, one that brought both results. (`parallel_tool_calls=False` allows one call at a time.)
#
# ## 9. When the tool fails
#
# There is no train to Jeju, an island. The function raises an error, `call_tool` makes a text of it, and the model reads that text:

# %% [markdown] lang="ko"
# `-`로 시작하는 줄이 두 개인데 요청은 두 번뿐이에요. 한 번은 호출 두 개를 부탁받고, 한 번은 결과 두 개를 돌려보냈어요. (`parallel_tool_calls=False`를 주면 한 번에 하나만 불러요.)
#
# ## 9. 도구가 실패하면
#
# 제주는 섬이라 가는 기차가 없어요. 함수가 오류를 내면 `call_tool`이 글로 바꾸고, 모델이 그 글을 읽어요.

# %% lang="en"
question = {"role": "user", "content": "When does the next train to Jeju leave? Answer in one sentence."}
print(run([question], tools))

# %% lang="ko"
question = {"role": "user", "content": "제주 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."}
print(run([question], tools))

# %% [markdown] lang="en"
# The person gets a helpful sentence instead of a traceback.
#
# ## 10. `tool_choice`: who decides
#
# | `tool_choice` | Meaning |
# |---|---|
# | `"auto"` | the model decides (so it is when you send nothing) |
# | `"none"` | no tool this time |
# | `"required"` | some tool, whatever the question |
# | `{"type": "function", "function": {"name": "next_train"}}` | this one |
#
# The first question with two of them. Is a tool asked for?

# %% [markdown] lang="ko"
# 질문한 사람은 트레이스백 대신 도움이 되는 문장을 받아요.
#
# ## 10. `tool_choice`: 누가 정할까요?
#
# | `tool_choice` | 뜻 |
# |---|---|
# | `"auto"` | 모델이 정해요(아무것도 안 보내면 이렇게 돼요) |
# | `"none"` | 이번에는 도구를 쓰지 않아요 |
# | `"required"` | 질문이 무엇이든 도구를 하나는 불러요 |
# | `{"type": "function", "function": {"name": "next_train"}}` | 이 도구를 불러요 |
#
# 첫 질문에 두 가지를 써 볼게요. 모델이 도구를 불러 달라고 할까요?

# %%
for choice in ("none", "required"):
    response = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        messages=messages[:1],
        tools=tools,
        tool_choice=choice,
    )
    print(choice, "->", bool(response.choices[0].message.tool_calls))

# %% [markdown] lang="en"
# `False`, then `True`. (Weak models and servers do not always obey; then you see something else.) Do not send `"required"` in a loop: the model could never answer in words.
#
# ## 11. The short form
#
# Writing schemas by hand is tedious. The package makes them from a **pydantic** class, as in lesson 11: the docstring becomes the description, the fields the arguments.

# %% [markdown] lang="ko"
# `False`, 그다음 `True`예요. (성능이 낮은 모델이나 일부 서버는 따르지 않을 때도 있어요. 그러면 다르게 나와요.) 되풀이하는 코드에서는 `"required"`를 쓰지 마세요. 모델이 영영 말로 답할 수 없게 돼요.
#
# ## 11. 짧게 쓰기
#
# 스키마를 손으로 쓰기는 번거로워요. 레슨 11에서처럼 **pydantic** 클래스를 쓰면 패키지가 대신 만들어 줘요. 독스트링(docstring)은 설명이 되고 필드는 인자가 돼요.

# %% lang="en"
from pydantic import BaseModel


class NextTrain(BaseModel):
    """The time at which the next train to a city leaves."""

    city: str

    def run(self):
        return next_train(self.city)


tool = openai.pydantic_function_tool(NextTrain, name="next_train")
print(json.dumps(tool, ensure_ascii=False, indent=1))

# %% lang="ko"
from pydantic import BaseModel


class NextTrain(BaseModel):
    """어느 도시로 가는 다음 기차가 떠나는 시각"""

    city: str

    def run(self):
        return next_train(self.city)


tool = openai.pydantic_function_tool(NextTrain, name="next_train")
print(json.dumps(tool, ensure_ascii=False, indent=1))

# %% [markdown] lang="en"
# The same description as in section 3, strict included. The class also **checks** arguments, JSON and types at once:

# %% [markdown] lang="ko"
# `strict`까지 3번의 설명과 같아요. 이 클래스로 JSON과 타입을 한꺼번에 **확인**할 수도 있어요.

# %% lang="en"
print(NextTrain.model_validate_json('{"city": "Busan"}').run())
try:
    NextTrain.model_validate_json('{"town": 3}')
except ValueError as error:
    print(error.errors()[0]["loc"], error.errors()[0]["msg"])

# %% lang="ko"
print(NextTrain.model_validate_json('{"city": "부산"}').run())
try:
    NextTrain.model_validate_json('{"town": 3}')
except ValueError as error:
    print(error.errors()[0]["loc"], error.errors()[0]["msg"])

# %% [markdown] lang="en"
# `client.chat.completions.parse` does this check for you and puts the object into `call.function.parsed_arguments`. But it raises an error when the arguments do not fit,
# before you could tell the model. So a loop is better off with `create` and the check inside `try`.
#
# ## 12. All of it, to take away
#
# **Copy this cell into an empty file.** For another tool, write another class and add it to `TOOLS`.

# %% [markdown] lang="ko"
# `client.chat.completions.parse`를 쓰면 이 확인까지 해서 `call.function.parsed_arguments`에 객체를 넣어 줘요. 하지만 인자가 맞지 않으면 모델에게 알려 주기도 전에 오류가 나요.
# 그래서 되풀이하는 코드에서는 `create`를 쓰고 `try` 안에서 직접 확인하는 편이 나아요.
#
# ## 12. 통째로 가져가기
#
# **이 셀을 빈 파일에 복사해 보세요.** 도구를 더하려면 클래스를 하나 더 쓰고 `TOOLS`에 넣으면 돼요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI, pydantic_function_tool
from pydantic import BaseModel


class NextTrain(BaseModel):
    """The time at which the next train to a city leaves."""
    city: str

    def run(self):
        return {"Busan": "14:05", "Daegu": "14:20"}.get(self.city, "no train")


TOOLS = {"next_train": NextTrain}
tools = [pydantic_function_tool(tool, name=name) for name, tool in TOOLS.items()]
messages = [{"role": "user", "content": "When does the next train to Busan leave? Answer in one sentence."}]
ask = OpenAI(timeout=60).chat.completions.create
for _ in range(5):
    choice = ask(model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools).choices[0]
    if not choice.message.tool_calls:
        print(choice.message.content or choice.message.refusal or f"No text: {choice.finish_reason}")
        break
    messages.append(choice.message)
    for call in choice.message.tool_calls:
        try:
            result = TOOLS[call.function.name].model_validate_json(call.function.arguments).run()
        except (KeyError, ValueError) as error:
            result = f"Error: {error}"
        messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
else:
    print("Stopped: too many rounds.")

# %% tags=["snippet"] lang="ko"
from openai import OpenAI, pydantic_function_tool
from pydantic import BaseModel


class NextTrain(BaseModel):
    """어느 도시로 가는 다음 기차가 떠나는 시각"""
    city: str

    def run(self):
        return {"부산": "14:05", "대구": "14:20"}.get(self.city, "기차가 없어요")


TOOLS = {"next_train": NextTrain}
tools = [pydantic_function_tool(tool, name=name) for name, tool in TOOLS.items()]
messages = [{"role": "user", "content": "부산 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."}]
ask = OpenAI(timeout=60).chat.completions.create
for _ in range(5):
    choice = ask(model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools).choices[0]
    if not choice.message.tool_calls:
        print(choice.message.content or choice.message.refusal or f"글이 없어요: {choice.finish_reason}")
        break
    messages.append(choice.message)
    for call in choice.message.tool_calls:
        try:
            result = TOOLS[call.function.name].model_validate_json(call.function.arguments).run()
        except (KeyError, ValueError) as error:
            result = f"오류: {error}"
        messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
else:
    print("멈췄어요. 반복 횟수가 한도를 넘었어요.")

# %% [markdown] lang="en"
# In the **Responses API** (lesson 12) the idea is the same with other names: the description is not wrapped in `function`, the output holds items of the type `function_call`, and you send back items of the type `function_call_output`
# ([guide](https://developers.openai.com/api/docs/guides/function-calling)).
#
# ## Exercise 1
#
# A second tool, `ticket_price`, takes a `city` (text) and the number of `people` (a whole number). Write its description by hand, strict, as in section 3.

# %% [markdown] lang="ko"
# **Responses API**(레슨 12)에서도 원리는 같고 이름만 달라요. 설명을 `function`으로 감싸지 않고, `output`에 `function_call` 타입의 항목이 오고, `function_call_output` 타입의 항목을 돌려보내요
# ([안내](https://developers.openai.com/api/docs/guides/function-calling)).
#
# ## 연습 문제 1
#
# 두 번째 도구 `ticket_price`는 도시 `city`(글)와 사람 수 `people`(정수)을 받아요. 3번처럼 `strict`를 켜고 설명을 직접 적어 보세요.

# %% tags=["exercise"] lang="en"
price_tool = {
    "type": "function",
    "function": {},  # name, description, parameters, strict
}

# %% tags=["exercise"] lang="ko"
price_tool = {
    "type": "function",
    "function": {},  # name, description, parameters, strict
}

# %% tags=["solution"] lang="en"
price_tool = {
    "type": "function",
    "function": {
        "name": "ticket_price",
        "description": "What train tickets to a city cost, in won, for a number of people.",
        "parameters": {
            "type": "object",
            "properties": {
                "city": {"type": "string", "description": "The city, such as Busan"},
                "people": {"type": "integer", "description": "How many people travel"},
            },
            "required": ["city", "people"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}

# %% tags=["solution"] lang="ko"
price_tool = {
    "type": "function",
    "function": {
        "name": "ticket_price",
        "description": "어느 도시까지 여러 사람의 기차표 값(원)",
        "parameters": {
            "type": "object",
            "properties": {
                "city": {"type": "string", "description": "도시 이름. 예: 부산"},
                "people": {"type": "integer", "description": "타는 사람의 수"},
            },
            "required": ["city", "people"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}

# %% tags=["check"]
from helpers import check

check.price_tool(price_tool)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Copy `train_tool` and change the name and the description. `properties` gets a second entry; a whole number is `{"type": "integer"}`. With `strict`, both names stand in `required`.
#
# </details>
#
# ## Exercise 2
#
# This function gets the arguments as the model wrote them, in JSON. It works, as long as they are good. Make it **survive**: it must always return a text, and one that begins with `Error` and says why when the JSON is broken, something is missing,
# there is no price for the city, or `people` is not a whole number from 1. (The prices are made up.)

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `train_tool`을 복사해 이름과 설명을 고치세요. `properties`에 항목을 하나 더 넣어요. 정수는 `{"type": "integer"}`예요. `strict`에서는 `required`에 두 이름을 다 적어요.
#
# </details>
#
# ## 연습 문제 2
#
# 이 함수는 모델이 JSON으로 쓴 인자를 그대로 받아요. 인자가 제대로일 때만 잘 돌아가요. 무엇이 와도 **멈추지 않게** 고쳐 보세요. 언제나 글을 돌려줘야 하고, JSON이 깨졌거나, 빠진 것이 있거나,
# 가격을 모르는 도시이거나, `people`이 1 이상의 정수가 아니면 `오류`로 시작하고 까닭을 적은 글이어야 해요. (가격은 지어낸 거예요.)

# %% tags=["exercise"] lang="en"
PRICES = {"Busan": 59800, "Daegu": 43500}


def answer_price(arguments):
    given = json.loads(arguments)
    return f"{PRICES[given['city']] * given['people']} won"


# %% tags=["exercise"] lang="ko"
PRICES = {"부산": 59800, "대구": 43500}


def answer_price(arguments):
    given = json.loads(arguments)
    return f"{PRICES[given['city']] * given['people']}원"


# %% tags=["solution"] lang="en"
PRICES = {"Busan": 59800, "Daegu": 43500}


def answer_price(arguments):
    try:
        given = json.loads(arguments)
        city, people = given["city"], given["people"]
        if type(people) is not int or people < 1:
            raise ValueError("people must be a whole number from 1")
        return f"{PRICES[city] * people} won"
    except (ValueError, TypeError, KeyError) as error:
        return f"Error: {error}"


# %% tags=["solution"] lang="ko"
PRICES = {"부산": 59800, "대구": 43500}


def answer_price(arguments):
    try:
        given = json.loads(arguments)
        city, people = given["city"], given["people"]
        if type(people) is not int or people < 1:
            raise ValueError("people은 1 이상의 정수여야 해요")
        return f"{PRICES[city] * people}원"
    except (ValueError, TypeError, KeyError) as error:
        return f"오류: {error}"


# %% tags=["check"]
check.answer_price(answer_price, PRICES)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Put everything into `try`, and return `f"Error: {error}"` in `except Exception as error`, as `call_tool` does.
# Some values raise no error by themselves: 0 or 1.5 people, and `"two"`, which Python repeats 59,800 times. Check them with `if`, and `raise ValueError(...)`. JSON's `true` is an `int` for `isinstance`, so ask `type(people) is int`.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `call_tool`처럼 전부 `try` 안에 넣고, `except Exception as error`에서 `f"오류: {error}"`를 돌려주세요.
# 저절로 오류가 나지 않는 값도 있어요. 0명이나 1.5명, 그리고 파이썬이 59,800번 되풀이하는 `"two"` 같은 글이에요. `if`로 확인하고 `raise ValueError(...)`를 쓰세요. JSON의 `true`는 `isinstance`로 보면 `int`라서, `type(people) is int`인지 물어보세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - A tool is a function of yours with a description. The model only asks; your program decides and runs.
# - Loop: send messages and `tools`, run the `tool_calls`, append the message and one `tool` message for each call, send again, with a limit on the rounds.
# - Arguments come from outside: check name, JSON, types and values, and return errors to the model as text.
# - `openai.pydantic_function_tool` makes the description from a class, and the class checks the arguments.
#
# **Words:** [tool](glossary.ipynb#cell-id=tool) · [JSON schema](glossary.ipynb#cell-id=json-schema) · [role](glossary.ipynb#cell-id=role)
#
# **Links:** [Function calling](https://developers.openai.com/api/docs/guides/function-calling) ·
# [JSON schema](https://json-schema.org/understanding-json-schema/) ·
# [Reference of this call](https://platform.openai.com/docs/api-reference/chat/create)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 도구는 설명을 붙인 내 함수예요. 모델은 부탁만 하고, 결정과 실행은 내 프로그램이 해요.
# - 되풀이: 메시지와 `tools`를 보내고, `tool_calls`를 실행하고, 받은 메시지와 호출마다 `tool` 메시지 하나를 더해 다시 보내요. 횟수는 제한해요.
# - 인자는 밖에서 들어온 값이에요. 이름, JSON, 타입, 값을 확인하고, 오류는 글로 모델에게 돌려줘요.
# - `openai.pydantic_function_tool`은 클래스로 설명을 만들고, 그 클래스로 인자를 확인해요.
#
# **용어:** [도구](glossary.ipynb#cell-id=tool) · [JSON 스키마](glossary.ipynb#cell-id=json-schema) · [역할](glossary.ipynb#cell-id=role)
#
# **참고:** [함수 호출](https://developers.openai.com/api/docs/guides/function-calling) ·
# [JSON 스키마](https://json-schema.org/understanding-json-schema/) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create)
