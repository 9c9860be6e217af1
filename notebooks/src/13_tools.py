# /// lesson
# title.en = "Tool calling"
# title.ko = "도구 호출(함수 호출)"
# goal.en = "Let the model ask for your own functions, run them safely, and write a short loop that you can reuse."
# goal.ko = "모델이 내 함수를 호출해 달라고 요청하게 하고, 그 함수를 안전하게 실행하고, 다시 쓸 수 있는 짧은 반복문까지 만들어요."
# needs.en = "lessons 05 and 10, and a little Python: functions, dictionaries, try"
# needs.ko = "레슨 05와 10, 약간의 파이썬(함수, 딕셔너리, try)"
# ///

# %% [markdown] lang="en"
# A model only writes text. It can't look at your timetable, your prices or your files. A **tool** is one of your functions that you describe to the model.
# The model says which function it needs and with which arguments. **Your program** runs the function and sends the result back.
#
# ![The tool loop. Your program sends the question and the descriptions of the tools. The model answers with tool calls. Your program checks and runs the function and sends the result back. This repeats until the model answers in words or the limit of rounds is reached.](../../assets/drawings/tool-loop.en.svg)
#
# > Do you use another OpenAI-compatible server? `needs="tools"` checks once whether its model calls tools. If it doesn't, practice mode answers in this lesson.

# %% [markdown] lang="ko"
# 모델은 글만 쓸 수 있어요. 내 시간표나 가격표, 파일은 볼 수 없어요. **도구**(tool)는 모델에 설명해 둔 내 함수예요.
# 모델이 어떤 함수를 어떤 인자로 호출할지 알려 주면, **내 프로그램**이 그 함수를 실행하고 결과를 돌려보내요. 이것을 도구 호출 또는 함수 호출이라고 해요.
#
# ![도구 호출이 반복되는 과정을 그린 그림. 내 프로그램이 질문과 도구 설명을 보내면 모델이 도구 호출로 답해요. 내 프로그램은 확인하고 함수를 실행해 결과를 돌려보내요. 모델이 말로 답하거나 정해 둔 횟수에 이를 때까지 반복해요.](../../assets/drawings/tool-loop.ko.svg)
#
# > OpenAI가 아닌 호환 서버를 쓰고 있나요? `needs="tools"`는 그 서버의 모델이 도구를 쓸 수 있는지 한 번 확인해요. 쓸 수 없으면 이 레슨에서는 연습 모드가 답해요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="tools")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="tools")

# %% [markdown] lang="en"
# ## 1. Ask without a tool
#
# No model can know the answer to this question.

# %% [markdown] lang="ko"
# ## 1. 도구 없이 물어보기
#
# 어떤 모델도 답을 알 수 없는 질문이에요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
question = "When does the next train to Busan leave? Answer in one sentence."
messages = [{"role": "user", "content": question}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
print(response.choices[0].message.content)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
question = "부산 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."
messages = [{"role": "user", "content": question}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# A good model says that it doesn't know. (A weak one makes up a time, which is one more reason to use tools.)
#
# ## 2. Write the function
#
# A real program would look the time up in a database. We use a timetable that we made up.

# %% [markdown] lang="ko"
# 좋은 모델은 모른다고 말해요. (성능이 낮은 모델은 시각을 지어내요. 도구가 필요한 이유가 하나 더 있는 셈이죠.)
#
# ## 2. 함수 만들기
#
# 실제 프로그램이라면 데이터베이스에서 시각을 찾겠지만, 여기에서는 지어낸 시간표를 써요.

# %% lang="en"
TIMETABLE = {"Busan": "14:05", "Daegu": "14:20"}


def next_train(city):
    if city not in TIMETABLE:
        raise ValueError(f"There is no train to {city}. Cities: {', '.join(TIMETABLE)}")
    return TIMETABLE[city]


# %% lang="ko"
TIMETABLE = {"부산": "14:05", "대구": "14:20"}


def next_train(city):
    if city not in TIMETABLE:
        raise ValueError(f"{city} 가는 기차는 없어요. 갈 수 있는 도시: {', '.join(TIMETABLE)}")
    return TIMETABLE[city]


# %% [markdown] lang="en"
# The error message lists the cities that are possible. The model will read this message and can give a better answer. Test the function.

# %% [markdown] lang="ko"
# 오류 메시지에는 갈 수 있는 도시도 적었어요. 모델이 이 메시지를 읽고 더 나은 답을 할 수 있거든요. 함수를 시험해 봐요.

# %% lang="en"
print(next_train("Busan"))

# %% lang="ko"
print(next_train("부산"))

# %% [markdown] lang="en"
# ## 3. Describe the function
#
# The model never sees your code. It sees only a description of it.
# First describe the arguments, in a **JSON schema** as in lesson 11.

# %% [markdown] lang="ko"
# ## 3. 함수 설명하기
#
# 모델은 내 코드를 볼 수 없고 함수의 설명만 봐요.
# 먼저 인자를 설명해요. 레슨 11에서 본 **JSON 스키마**(JSON schema)로 적어요.

# %% lang="en"
parameters = {
    "type": "object",
    "properties": {"city": {"type": "string", "description": "The city, such as Busan"}},
    "required": ["city"],
    "additionalProperties": False,
}

# %% lang="ko"
parameters = {
    "type": "object",
    "properties": {"city": {"type": "string", "description": "도시 이름. 예: 부산"}},
    "required": ["city"],
    "additionalProperties": False,
}

# %% [markdown] lang="en"
# Then give the tool a name and say what it is for. `tools` is the list of all tools that the model may ask for.

# %% [markdown] lang="ko"
# 다음으로 도구의 이름과 하는 일을 적어요. `tools`는 모델이 쓸 수 있는 도구의 리스트예요.

# %% lang="en"
train_tool = {
    "type": "function",
    "function": {
        "name": "next_train",
        "description": "The time at which the next train to a city leaves.",
        "parameters": parameters,
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
        "parameters": parameters,
        "strict": True,
    },
}
tools = [train_tool]

# %% [markdown] lang="en"
# | Part | What it is for |
# |---|---|
# | `name` | the name by which the model asks for the tool; letters, digits, `_` and `-` |
# | `description` | when to use the tool, and for what; this is the most important line |
# | `properties` | the arguments, each with a type and a description |
# | `required` | the arguments that must be there; with `strict`, all of them |
# | `additionalProperties` | `False` allows no other arguments; `strict` requires it |
# | `strict` | `True` makes the arguments follow the schema exactly ([documentation](https://developers.openai.com/api/docs/guides/function-calling)) |
#
# ## 4. Let the model ask for a call
#
# Send the question again, with `tools`.

# %% [markdown] lang="ko"
# | 부분 | 하는 일 |
# |---|---|
# | `name` | 모델이 도구를 호출할 때 쓰는 이름. 영문자, 숫자, `_`, `-`만 써요 |
# | `description` | 언제 무엇에 쓰는 도구인지. 가장 중요한 줄이에요 |
# | `properties` | 인자들. 하나하나 타입과 설명을 적어요 |
# | `required` | 꼭 있어야 하는 인자. `strict`에서는 전부 적어요 |
# | `additionalProperties` | `False`면 다른 인자는 안 돼요. `strict`에는 꼭 필요해요 |
# | `strict` | `True`면 인자가 스키마를 정확히 따라요([문서](https://developers.openai.com/api/docs/guides/function-calling)) |
#
# ## 4. 모델이 호출을 요청하게 하기
#
# 1번의 질문을 이번에는 `tools`와 함께 보내요.

# %%
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools
)
message = response.choices[0].message
print(response.choices[0].finish_reason, message.content)

# %% [markdown] lang="en"
# The finish reason is `tool_calls`, and there is no text (`None`). The model asks for a call instead.

# %% [markdown] lang="ko"
# `finish_reason`은 `tool_calls`이고, 답변 내용은 없어요(`None`). 모델이 답하는 대신 도구 호출을 요청한 거예요.

# %%
for call in message.tool_calls or []:
    print(call.function.name, call.function.arguments)

# %% [markdown] lang="en"
# The model asks for `next_train`. **Nothing has run yet.** The arguments are a string with JSON in it. Each call also has an `id`, which you will need in section 6.
#
# The model may also answer in words. Then `tool_calls` is `None`, and `or []` gives the loop an empty list.
#
# Why is reasoning off? In Chat Completions, `gpt-6-luna` takes tools only at effort `none`; tools and reasoning go together in the Responses API (lesson 15). This is from its [model page](https://developers.openai.com/api/docs/models/gpt-6-luna), *checked 2026-11-27*.
#
# ## 5. Check the call, then run it
#
# A model wrote the name and the arguments, so treat them like anything else that comes from outside. The name may be unknown, the JSON may be broken, and arguments may be wrong or missing.
# None of that should stop your program. This function turns every problem into a **message for the model**.

# %% [markdown] lang="ko"
# 모델이 `next_train`을 호출해 달라고 해요. **아직 아무것도 실행되지 않았어요.** 인자는 JSON이 담긴 문자열이에요. 호출마다 `id`도 있는데, 6번에서 필요해요.
#
# 모델은 도구를 쓰지 않고 말로 답할 수도 있어요. 그러면 `tool_calls`가 `None`이라서, `or []`로 빈 리스트를 대신 넣었어요.
#
# 추론은 왜 껐을까요? Chat Completions에서 `gpt-6-luna`는 추론 강도가 `none`일 때만 도구를 쓸 수 있어요([모델 페이지](https://developers.openai.com/api/docs/models/gpt-6-luna), *2026-11-27 확인*). 추론하면서 도구를 쓰려면 Responses API를 쓰세요(레슨 15).
#
# ## 5. 호출을 확인하고 실행하기
#
# 이름과 인자는 모델이 쓴 것이니, 밖에서 들어온 다른 값처럼 다뤄야 해요. 없는 이름, 깨진 JSON, 틀리거나 빠진 인자가 올 수 있어요.
# 그럴 때도 프로그램이 멈추면 안 돼요. 이 함수는 무엇이 잘못되든 **모델에게 보낼 메시지**로 바꿔요.

# %% lang="en"
import json

FUNCTIONS = {"next_train": next_train}  # the only functions that a model may ask for


def call_tool(name, arguments):
    if name not in FUNCTIONS:
        return f"Error: there is no tool {name}."
    try:
        return str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        return f"Error: {error}"


# %% lang="ko"
import json

FUNCTIONS = {"next_train": next_train}  # 모델이 호출할 수 있는 함수는 이것뿐이에요


def call_tool(name, arguments):
    if name not in FUNCTIONS:
        return f"오류: 이름이 {name}인 도구는 없어요."
    try:
        return str(FUNCTIONS[name](**json.loads(arguments)))
    except Exception as error:
        return f"오류: {error}"


# %% [markdown] lang="en"
# Test it with one good call and four bad ones. You don't need a model for that.

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
# You see five strings, and the program didn't stop. The dictionary keeps you safe, because a function that isn't in it can't run.
# **Never** pass what a model wrote directly to `eval`, a shell or a database. Let a person confirm anything that can't be undone, such as paying, deleting or sending.
#
# ## 6. Send the result back
#
# The API remembers nothing, so you add to the list of messages. First add the model's own message with its `tool_calls`.
# Then add one message with the role `tool` for each call. Its `tool_call_id` says which call it answers.

# %% [markdown] lang="ko"
# 문자열이 다섯 개 나왔고, 프로그램은 멈추지 않았어요. `FUNCTIONS` 딕셔너리가 안전장치예요. 여기에 없는 함수는 실행될 수 없어요.
# 모델이 쓴 글을 그대로 `eval`이나 셸, 데이터베이스에 **절대** 넘기지 마세요. 결제, 삭제, 전송처럼 되돌릴 수 없는 일은 사람이 확인하게 하세요.
#
# ## 6. 결과 돌려보내기
#
# API는 아무것도 기억하지 않으니 메시지 리스트에 덧붙여서 보내요. 먼저 `tool_calls`가 든 모델의 메시지를 그대로 넣어요.
# 그다음 호출마다 `tool` 역할의 메시지를 하나씩 넣어요. 어느 호출의 결과인지는 `tool_call_id`로 알려 줘요.

# %%
messages.append(message)
for call in message.tool_calls or []:
    result = call_tool(call.function.name, call.function.arguments)
    messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
    print(result)

# %% [markdown] lang="en"
# Every call needs its result, or the API rejects the list. Now send the longer list.

# %% [markdown] lang="ko"
# 호출 하나라도 결과가 빠지면 API가 오류를 내요. 이제 길어진 리스트를 보내요.

# %%
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=messages, tools=tools
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# The model answers with the time from your timetable. What did this second call cost?

# %% [markdown] lang="ko"
# 모델이 내 시간표에 있는 시각으로 답했어요. 이 두 번째 호출에는 얼마가 들었을까요?

# %%
from helpers import usage

usage.show(response)

# %% [markdown] lang="en"
# You made two calls, and you pay for both. The descriptions of the tools are input tokens each time.
#
# ## 7. Write the loop
#
# After the first tool the model may need another one. So call the model, run the tools and send the results back until the model answers in words.
# **Always limit the number of rounds**, because a model that keeps asking keeps costing you money.

# %% [markdown] lang="ko"
# 호출을 두 번 했고 요금도 두 번 나가요. 도구 설명도 그때마다 입력 토큰에 들어가요.
#
# ## 7. 반복문 만들기
#
# 도구를 한 번 쓰고 나서 또 필요할 수도 있어요. 그래서 모델이 말로 답할 때까지 호출하고, 실행하고, 돌려보내기를 반복해요.
# **횟수는 꼭 제한하세요.** 모델이 계속 요청하면 돈도 계속 나가니까요.

# %% lang="en"
def run(messages, rounds=5):
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
def run(messages, rounds=5):
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
    return "반복 횟수가 한도를 넘어 멈췄어요."


# %% [markdown] lang="en"
# The function prints each call that it runs. Ask the same question with it.

# %% [markdown] lang="ko"
# 도구를 실행할 때마다 한 줄씩 출력하게 했어요. 이 함수로 같은 질문을 해 봐요.

# %%
print(run([{"role": "user", "content": question}]))

# %% [markdown] lang="en"
# Now set a limit that is too small. The tool call uses the only round, and none is left for the answer.

# %% [markdown] lang="ko"
# 제한을 너무 작게 두면 한 번뿐인 차례를 도구 호출에 다 쓰고, 답할 차례가 남지 않아요.

# %%
print(run([{"role": "user", "content": question}], rounds=1))

# %% [markdown] lang="en"
# ## 8. Make several calls at once
#
# One answer can contain several calls. That's why the code goes through `tool_calls` with `for`. Ask about two cities in one question.

# %% [markdown] lang="ko"
# ## 8. 한꺼번에 여러 번 호출하기
#
# 답변 하나에 호출이 여러 개 들어 있을 수 있어요. 그래서 위의 코드는 `tool_calls`를 `for`로 하나씩 처리해요. 도시 두 곳을 한 번에 물어볼게요.

# %% lang="en"
both = "When do the next trains to Busan and to Daegu leave? Answer in one sentence."
print(run([{"role": "user", "content": both}]))

# %% lang="ko"
both = "부산과 대구로 가는 다음 기차는 각각 몇 시에 떠나요? 한 문장으로 답해 주세요."
print(run([{"role": "user", "content": both}]))

# %% [markdown] lang="en"
# Two lines begin with `-`, but there were only two requests. The model asked for both calls in the first one, and you sent both results in the second. (`parallel_tool_calls=False` allows only one call at a time.)
#
# ## 9. See what happens when a tool fails
#
# There is no train to Jeju, because it's an island. The function raises an error, `call_tool` makes a message of it, and the model reads that message.

# %% [markdown] lang="ko"
# `-`로 시작하는 줄이 두 개인데 요청은 두 번뿐이에요. 첫 요청에서 모델이 호출 두 개를 한꺼번에 요청했고, 두 번째 요청에서 결과 두 개를 돌려보냈어요. (`parallel_tool_calls=False`를 넣으면 한 번에 하나만 호출해요.)
#
# ## 9. 도구가 실패할 때 보기
#
# 제주는 섬이라 가는 기차가 없어요. 함수가 오류를 내면 `call_tool`이 메시지로 바꾸고, 모델이 그 메시지를 읽어요.

# %% lang="en"
jeju = "When does the next train to Jeju leave? Answer in one sentence."
print(run([{"role": "user", "content": jeju}]))

# %% lang="ko"
jeju = "제주 가는 다음 기차는 몇 시에 떠나요? 한 문장으로 답해 주세요."
print(run([{"role": "user", "content": jeju}]))

# %% [markdown] lang="en"
# The person who asked gets a helpful sentence instead of a traceback.
#
# ## 10. Decide whether a tool is used
#
# | `tool_choice` | Meaning |
# |---|---|
# | `"auto"` | the model decides; this is the default |
# | `"none"` | the model uses no tool this time |
# | `"required"` | the model must call a tool, whatever the question is |
# | `{"type": "function", "function": {"name": "next_train"}}` | the model must call this tool |
#
# Send the first question with two of these values. Does the model ask for a tool?

# %% [markdown] lang="ko"
# 질문한 사람은 트레이스백 대신 도움이 되는 문장을 받아요.
#
# ## 10. 도구를 쓸지 정하기
#
# | `tool_choice` | 뜻 |
# |---|---|
# | `"auto"` | 모델이 정해요(기본값이에요) |
# | `"none"` | 이번에는 도구를 쓰지 않아요 |
# | `"required"` | 질문이 무엇이든 도구를 하나는 호출해요 |
# | `{"type": "function", "function": {"name": "next_train"}}` | 이 도구를 호출해요 |
#
# 첫 질문에 두 값을 써 볼게요. 모델이 도구 호출을 요청할까요?

# %%
for choice in ("none", "required"):
    response = client.chat.completions.create(
        model="gpt-6-luna", reasoning_effort="none", messages=messages[:1], tools=tools, tool_choice=choice
    )
    print(choice, bool(response.choices[0].message.tool_calls))

# %% [markdown] lang="en"
# With `"none"` it doesn't, and with `"required"` it does. (A weak model may not obey.) Don't use `"required"` in a loop, because then the model could never answer in words.
#
# ## 11. Make the description from a class
#
# Writing schemas by hand is tedious. The package makes them from a **pydantic** class, as in lesson 11. The docstring becomes the description, and the fields become the arguments.

# %% [markdown] lang="ko"
# `"none"`이면 요청하지 않고, `"required"`면 반드시 요청해요. (성능이 낮은 모델은 따르지 않기도 해요.) 반복문에서는 `"required"`를 쓰지 마세요. 모델이 끝까지 말로 답할 수 없게 돼요.
#
# ## 11. 클래스로 설명 만들기
#
# 스키마를 손으로 쓰기는 번거로워요. 레슨 11에서처럼 **pydantic** 클래스를 쓰면 패키지가 대신 만들어 줘요. 독스트링(docstring)은 설명이 되고 필드는 인자가 돼요.

# %% lang="en"
from openai import pydantic_function_tool
from pydantic import BaseModel


class NextTrain(BaseModel):
    """The time at which the next train to a city leaves."""

    city: str

    def run(self):
        return next_train(self.city)


# %% lang="ko"
from openai import pydantic_function_tool
from pydantic import BaseModel


class NextTrain(BaseModel):
    """어느 도시로 가는 다음 기차가 떠나는 시각"""

    city: str

    def run(self):
        return next_train(self.city)


# %% [markdown] lang="en"
# Compare the result with the description in section 3.

# %% [markdown] lang="ko"
# 만들어진 설명을 3번의 설명과 비교해 보세요.

# %%
tool = pydantic_function_tool(NextTrain, name="next_train")
print(json.dumps(tool, ensure_ascii=False, indent=1))

# %% [markdown] lang="en"
# It is the same description, including `strict`. The class can also **check** the arguments, both the JSON and the types.

# %% [markdown] lang="ko"
# `strict`까지 똑같아요. 이 클래스로 인자의 JSON과 타입을 **확인**할 수도 있어요.

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
# `client.chat.completions.parse` does this check for you and puts the object into `call.function.parsed_arguments`.
# But it raises an error when the arguments don't fit, before you can tell the model. In a loop, use `create` and check inside `try`.
#
# ## 12. The complete loop, ready to copy
#
# For another tool, write another class and add it to `TOOLS`. **Copy this cell into an empty file.**

# %% [markdown] lang="ko"
# `client.chat.completions.parse`는 이 확인까지 해서 `call.function.parsed_arguments`에 객체를 넣어 줘요.
# 하지만 인자가 맞지 않으면 모델에게 알려 주기도 전에 오류가 나요. 그래서 반복문에서는 `create`를 쓰고 `try` 안에서 직접 확인하는 편이 나아요.
#
# ## 12. 전체 코드 가져가기
#
# 도구를 더하려면 클래스를 하나 더 쓰고 `TOOLS`에 넣으면 돼요. **이 셀을 빈 파일에 복사해 보세요.**

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
        print(choice.message.content or choice.message.refusal or f"답변 내용이 없어요: {choice.finish_reason}")
        break
    messages.append(choice.message)
    for call in choice.message.tool_calls:
        try:
            result = TOOLS[call.function.name].model_validate_json(call.function.arguments).run()
        except (KeyError, ValueError) as error:
            result = f"오류: {error}"
        messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
else:
    print("반복 횟수가 한도를 넘어 멈췄어요.")

# %% [markdown] lang="en"
# The **Responses API** (lessons 12 and 15) works the same way with other names. The description isn't wrapped in `function`, so `name` and `parameters` are next to `type`. The output contains items of the type `function_call`, and you send back items of the type `function_call_output`
# ([documentation](https://developers.openai.com/api/docs/guides/function-calling)).
#
# ## Exercise 1
#
# A second tool, `ticket_price`, takes a `city` (a string) and the number of `people` (an integer). Write its description by hand, with `strict`, as in section 3.

# %% [markdown] lang="ko"
# **Responses API**(레슨 12와 15)에서도 원리는 같고 이름만 달라요. 설명을 `function`으로 감싸지 않고 `type` 옆에 `name`과 `parameters`를 적어요. `output`에 `function_call` 타입의 항목이 오고, `function_call_output` 타입의 항목을 돌려보내요
# ([문서](https://developers.openai.com/api/docs/guides/function-calling)).
#
# ## 연습 문제 1
#
# 두 번째 도구 `ticket_price`의 인자는 도시 `city`(문자열)와 사람 수 `people`(정수)이에요. 3번처럼 `strict`를 켜고 설명을 직접 적어 보세요.

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
        "description": "The price of train tickets to a city, in won, for a number of people.",
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
        "description": "어느 도시까지 가는 기차표의 가격(원). 사람 수만큼 더한 값",
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
# Copy `train_tool` with its `parameters`, and change the name and the description. Add a second entry to `properties`. An integer is `{"type": "integer"}`. With `strict`, both names must be in `required`.
#
# </details>
#
# ## Exercise 2
#
# This function gets the arguments as the model wrote them, in JSON. It works only if they are correct. Change it so that it **never raises an error** and always returns a string.
# If the JSON is broken or something is missing, the string must begin with `Error` and give the reason. The same is true if there is no price for the city, or if `people` isn't an integer of 1 or more. (The prices are made up.)

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `train_tool`을 `parameters`까지 복사해 이름과 설명을 고치세요. `properties`에 항목을 하나 더 넣어요. 정수는 `{"type": "integer"}`예요. `strict`에서는 `required`에 두 이름을 다 적어요.
#
# </details>
#
# ## 연습 문제 2
#
# 이 함수는 모델이 JSON으로 쓴 인자를 그대로 받아요. 인자가 제대로일 때만 잘 돌아가요. 무엇이 와도 **멈추지 않고** 언제나 문자열을 돌려주게 고쳐 보세요.
# JSON이 깨졌거나, 빠진 것이 있거나, 가격을 모르는 도시이거나, `people`이 1 이상의 정수가 아니면 `오류`로 시작하고 이유를 적은 문자열을 돌려줘야 해요. (가격은 지어낸 거예요.)

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
# Some wrong values don't raise an error, such as 0 people, 1.5 people, or `"two"`, which Python repeats 59,800 times. Check them with `if`, and `raise ValueError(...)`. For `isinstance`, JSON's `true` is an `int`, so check `type(people) is int`.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `call_tool`처럼 전부 `try` 안에 넣고, `except Exception as error`에서 `f"오류: {error}"` 문자열을 돌려주세요.
# 틀렸는데도 오류가 나지 않는 값이 있어요. 0명이나 1.5명, 그리고 파이썬이 59,800번 반복해 버리는 `"two"` 같은 문자열이에요. `if`로 확인하고 `raise ValueError(...)`를 쓰세요. JSON의 `true`는 `isinstance`로 보면 `int`라서, `type(people) is int`인지 확인하세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - A tool is one of your functions with a description. The model only asks for it. Your program decides and runs it.
# - In a loop, send the messages and `tools`, run the `tool_calls`, append the message and one `tool` message for each call, and send again. Limit the number of rounds.
# - Arguments come from outside. Check the name, the JSON, the types and the values, and send errors to the model as messages.
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
# - 도구는 설명을 붙인 내 함수예요. 모델은 요청만 하고, 결정과 실행은 내 프로그램이 해요.
# - 반복문에서 메시지와 `tools`를 보내고, `tool_calls`를 실행하고, 받은 메시지와 호출마다 `tool` 메시지 하나를 더해 다시 보내요. 횟수는 제한해요.
# - 인자는 밖에서 들어온 값이에요. 이름, JSON, 타입, 값을 확인하고, 오류는 메시지로 모델에게 돌려줘요.
# - `openai.pydantic_function_tool`은 클래스로 설명을 만들고, 그 클래스로 인자를 확인해요.
#
# **용어:** [도구](glossary.ipynb#cell-id=tool) · [JSON 스키마](glossary.ipynb#cell-id=json-schema) · [역할](glossary.ipynb#cell-id=role)
#
# **참고:** [함수 호출](https://developers.openai.com/api/docs/guides/function-calling) ·
# [JSON 스키마](https://json-schema.org/understanding-json-schema/) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create)
