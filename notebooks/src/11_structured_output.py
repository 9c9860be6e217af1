# /// lesson
# title.en = "Structured output"
# title.ko = "구조화된 출력"
# goal.en = "Get answers as Python objects with the fields that you chose, notice when there is none, and make a table and a chart of them."
# goal.ko = "내가 정한 필드를 갖춘 파이썬 객체로 답을 받고, 받지 못했을 때를 알아차리고, 표와 그래프까지 만들어요."
# needs.en = "lesson 05, and a little Python: dictionaries, classes, try and except"
# needs.ko = "레슨 05와 약간의 파이썬(딕셔너리, 클래스, try와 except)"
# ///

# %% [markdown] lang="en"
# People read sentences, but a program needs a name in one place and a number in another. With **structured output**, the model answers in a form that you define.
#
# > Do you use another OpenAI-compatible server? `needs="structured output"` checks once whether its model keeps to such a form. If it doesn't, practice mode answers in this lesson.

# %% [markdown] lang="ko"
# 문장은 사람이 읽기에 좋지만, 프로그램에는 이름은 이름대로 숫자는 숫자대로 필요해요. **구조화된 출력**(structured output)을 쓰면 모델이 내가 정한 형식에 맞춰 답해요.
#
# > OpenAI가 아닌 호환 서버를 쓰고 있나요? `needs="structured output"`은 그 서버의 모델이 형식을 지키는지 한 번 확인해요. 지키지 못하면 이 레슨에서는 연습 모드가 답해요.

# %% lang="en"
from helpers import connect

connect(language="en", needs="structured output")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="structured output")

# %% [markdown] lang="en"
# ## 1. Ask for JSON in words
#
# **JSON** is a format in which programs exchange data. It looks much like Python's dictionaries and lists, but it is a string.
# This note describes a menu in everyday words.

# %% [markdown] lang="ko"
# ## 1. JSON으로 달라고 부탁하기
#
# **JSON**은 프로그램끼리 데이터를 주고받는 형식이에요. 파이썬의 딕셔너리나 리스트와 닮았지만 문자열이에요.
# 메뉴를 평범한 말로 적은 쪽지를 하나 준비할게요.

# %% lang="en"
note = (
    "Mina's Snack Bar: tteokbokki 4,000 won (spicy), gimbap 3,500 won, "
    "sikhye 2,000 won, barley tea 1,000 won."
)

# %% lang="ko"
note = (
    "민아네 분식: 떡볶이 4,000원(매워요), 김밥 3,500원, "
    "식혜 2,000원, 보리차 1,000원."
)

# %% [markdown] lang="en"
# All calls in this lesson use the same settings. `**settings` in a call passes them on.

# %% [markdown] lang="ko"
# 이 레슨의 호출은 모두 같은 설정을 써요. 호출할 때 `**settings`로 한꺼번에 넘겨요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "max_completion_tokens": 200}
question = {"role": "user", "content": note}
system = {"role": "system", "content": "Please answer in JSON."}
response = client.chat.completions.create(**settings, messages=[system, question])
fenced = response.choices[0].message.content
print(fenced)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "max_completion_tokens": 200}
question = {"role": "user", "content": note}
system = {"role": "system", "content": "JSON으로 답해 주세요."}
response = client.chat.completions.create(**settings, messages=[system, question])
fenced = response.choices[0].message.content
print(fenced)

# %% [markdown] lang="en"
# A person can read that. `json.loads` turns JSON into Python values, and it is stricter.

# %% [markdown] lang="ko"
# 사람 눈에는 그럴듯하죠? 하지만 JSON을 파이썬 값으로 바꾸는 `json.loads`는 더 엄격해요.

# %% lang="en"
import json

try:
    print(json.loads(fenced))
except ValueError as error:
    print("Not JSON:", error)

# %% lang="ko"
import json

try:
    print(json.loads(fenced))
except ValueError as error:
    print("JSON이 아니에요:", error)

# %% [markdown] lang="en"
# It failed at the first character. The answer begins with a sentence, and the JSON is inside a **code fence** (three backticks), as in a chat window. Ask more firmly.

# %% [markdown] lang="ko"
# 맨 첫 글자부터 실패했어요. 앞에 한 문장이 붙었고, JSON은 채팅창에서처럼 **코드 펜스**(code fence, 백틱 세 개)에 싸여 있으니까요. 더 단호하게 부탁해 볼게요.

# %% lang="en"
system = {"role": "system", "content": "Answer with JSON only, without any other text."}
response = client.chat.completions.create(**settings, messages=[system, question])
loose = response.choices[0].message.content
print(loose)

# %% lang="ko"
system = {"role": "system", "content": "다른 말 없이 JSON만 답해 주세요."}
response = client.chat.completions.create(**settings, messages=[system, question])
loose = response.choices[0].message.content
print(loose)

# %% [markdown] lang="en"
# This is JSON. But your program expects the menu under the name `dishes`.

# %% [markdown] lang="ko"
# 이번에는 JSON이에요. 그런데 내 프로그램은 메뉴가 `dishes`라는 이름으로 들어 있기를 기대해요.

# %%
try:
    print(json.loads(loose)["dishes"])
except (ValueError, LookupError, TypeError) as error:
    print(type(error).__name__, error)

# %% [markdown] lang="en"
# The model chose the form itself. The names are different, and the prices are strings. Tomorrow it may choose another form.
# (The older setting `response_format={"type": "json_object"}` has the same weakness. You always get JSON, but you don't know which fields it has.)
#
# ## 2. Write a schema by hand
#
# A **JSON Schema** describes the form that you want. This one describes an object with a string and an integer.

# %% [markdown] lang="ko"
# 형식을 모델이 마음대로 정했어요. 이름이 다르고, 가격도 숫자가 아니라 문자열이에요. 내일은 또 다른 형식을 고를지도 몰라요.
# (예전 설정인 `response_format={"type": "json_object"}`도 약점이 같아요. 언제나 JSON이 오지만 어떤 필드가 들어 있을지는 몰라요.)
#
# ## 2. 스키마 직접 쓰기
#
# **JSON 스키마**(JSON Schema)는 원하는 형식을 설명한 거예요. 아래 스키마는 문자열 하나와 정수 하나가 든 객체를 뜻해요.

# %% lang="en"
schema = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "price": {"type": "integer", "description": "in won"},
    },
    "required": ["name", "price"],
    "additionalProperties": False,
}

# %% lang="ko"
schema = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "price": {"type": "integer", "description": "원 단위"},
    },
    "required": ["name", "price"],
    "additionalProperties": False,
}

# %% [markdown] lang="en"
# - `properties` lists the fields, each with its type. A `description` tells the model what belongs there.
# - `required` lists the fields that must be there.
# - `additionalProperties: False` allows no other fields.
#
# Pass the schema to the call as `response_format`. It needs its own `name`, and `"strict": True` makes OpenAI's API keep the model to it.

# %% [markdown] lang="ko"
# - `properties`에는 필드와 그 타입을 적어요. `description`은 그 자리에 무엇이 들어가야 하는지 모델에 알려 줘요.
# - `required`에는 꼭 있어야 하는 필드를 적어요.
# - `additionalProperties: False`는 다른 필드는 안 된다는 뜻이에요.
#
# 스키마는 `response_format`으로 호출에 넣어요. 스키마에도 이름(`name`)이 필요하고, `"strict": True`를 넣으면 OpenAI의 API는 모델이 스키마를 꼭 지키게 해요.

# %% lang="en"
response_format = {
    "type": "json_schema",
    "json_schema": {"name": "dish", "strict": True, "schema": schema},
}
messages = [{"role": "user", "content": "Gimbap with tuna, 3,500 won."}]
response = client.chat.completions.create(**settings, messages=messages, response_format=response_format)
print(response.choices[0].message.content)

# %% lang="ko"
response_format = {
    "type": "json_schema",
    "json_schema": {"name": "dish", "strict": True, "schema": schema},
}
messages = [{"role": "user", "content": "참치김밥 3,500원."}]
response = client.chat.completions.create(**settings, messages=messages, response_format=response_format)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# The answer is only JSON, with your names, and the price is a number. You can calculate with it.

# %% [markdown] lang="ko"
# JSON만 왔고, 이름은 내가 정한 그대로이고, 가격은 숫자예요. 이제 계산할 수 있어요.

# %%
dish = json.loads(response.choices[0].message.content)
print(dish["price"] * 2)

# %% [markdown] lang="en"
# A strict schema has rules of its own. Every object needs `additionalProperties: False`, and **every** property must be in `required`. See what happens when one is missing.

# %% [markdown] lang="ko"
# strict 스키마에는 규칙이 있어요. 객체마다 `additionalProperties: False`가 있어야 하고, **모든** 필드를 `required`에 적어야 해요. 하나를 빠뜨리면 이렇게 돼요.

# %%
import openai

from helpers import explain

schema.pop("additionalProperties", None)
try:
    client.chat.completions.create(**settings, messages=messages, response_format=response_format)
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# The message names what is missing. The model wrote nothing, so a rejected request costs nothing.
#
# ## 3. Use a class instead of a schema
#
# Schemas written by hand get long. The package **pydantic**, which was installed together with `openai`, makes them from a class.
# Each field has a type, and `Field(description=...)` adds what the model should know.

# %% [markdown] lang="ko"
# 무엇이 빠졌는지 메시지에 나와요. 모델이 아무것도 쓰지 않았으니, 이렇게 오류가 난 요청에는 돈이 들지 않아요.
#
# ## 3. 스키마 대신 클래스 쓰기
#
# 스키마를 손으로 쓰면 금방 길어져요. `openai`와 함께 설치된 **pydantic** 패키지는 클래스로 스키마를 만들어 줘요.
# 필드마다 타입을 적고, 모델이 알아야 할 것은 `Field(description=...)`에 적어요.

# %% lang="en"
from pydantic import BaseModel, Field, ValidationError


class Dish(BaseModel):
    name: str
    price: int = Field(description="in won")


# %% lang="ko"
from pydantic import BaseModel, Field, ValidationError


class Dish(BaseModel):
    name: str
    price: int = Field(description="원 단위")


# %% [markdown] lang="en"
# Look at the schema of this class.

# %% [markdown] lang="ko"
# 이 클래스의 스키마를 볼까요?

# %%
print(json.dumps(Dish.model_json_schema(), indent=2, ensure_ascii=False))

# %% [markdown] lang="en"
# It describes the same form as in section 2. (`title` is only a heading.)
#
# `client.chat.completions.parse` takes the class as `response_format`, adds what a strict schema needs, and puts an object of the class into `message.parsed`.

# %% [markdown] lang="ko"
# 2번과 같은 형식이에요. (`title`은 제목일 뿐이에요.)
#
# `client.chat.completions.parse`의 `response_format`에는 클래스를 넣어요. strict에 더 필요한 것은 `parse`가 알아서 넣고, 그 클래스의 객체를 `message.parsed`에 담아 줘요.

# %%
response = client.chat.completions.parse(**settings, messages=messages, response_format=Dish)
dish = response.choices[0].message.parsed
print(repr(dish))

# %% [markdown] lang="en"
# Now `dish.name` is a string and `dish.price` is a number. You need no dictionary and no `json.loads`, and pydantic has checked the types. If an answer doesn't fit the class, pydantic raises a `ValidationError`.
#
# ## 4. Write a function, ready to copy
#
# Such a call can end in four ways. You get an object, the model refuses to answer, the answer is cut off, or it doesn't fit the class.
# If there is no object, this function says why and returns `None`. It doesn't catch other errors, such as a wrong key, because they would be the same for every text.
# **Copy this cell into an empty file.** It needs only the package and a key.

# %% [markdown] lang="ko"
# 이제 `dish.name`은 문자열, `dish.price`는 숫자예요. 딕셔너리도 `json.loads`도 필요 없고, 타입은 pydantic이 이미 확인했어요. 답이 클래스에 맞지 않으면 pydantic이 `ValidationError`를 내요.
#
# ## 4. 함수로 만들어 가져가기
#
# 이런 호출의 결과는 네 가지예요. 객체를 받거나, 모델이 답을 거절하거나, 답이 중간에 잘리거나, 클래스에 맞지 않아요.
# 객체를 받지 못하면 이 함수는 이유를 알리고 `None`을 돌려줘요. 틀린 키처럼 어떤 글을 보내도 똑같이 나는 오류는 숨기지 않고 그대로 내요.
# **이 셀을 빈 파일에 복사해 보세요.** 패키지와 키만 있으면 돼요.

# %% tags=["snippet"] lang="en"
import openai
from pydantic import BaseModel, ValidationError

client = openai.OpenAI(timeout=60)


class Event(BaseModel):
    title: str
    day: str
    people: list[str]


def read(kind, text):
    try:
        response = client.chat.completions.parse(
            model="gpt-6-luna",
            reasoning_effort="none",
            max_completion_tokens=200,
            messages=[{"role": "user", "content": text}],
            response_format=kind,
        )
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError, ValidationError) as error:
        print("No object:", type(error).__name__)
        return None
    if refusal := response.choices[0].message.refusal:
        print("Refused:", refusal)
    return response.choices[0].message.parsed


print(read(Event, "Mina and Juno go to the book fair on Friday."))

# %% tags=["snippet"] lang="ko"
import openai
from pydantic import BaseModel, ValidationError

client = openai.OpenAI(timeout=60)


class Event(BaseModel):
    title: str
    day: str
    people: list[str]


def read(kind, text):
    try:
        response = client.chat.completions.parse(
            model="gpt-6-luna",
            reasoning_effort="none",
            max_completion_tokens=200,
            messages=[{"role": "user", "content": text}],
            response_format=kind,
        )
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError, ValidationError) as error:
        print("객체를 받지 못했어요:", type(error).__name__)
        return None
    if refusal := response.choices[0].message.refusal:
        print("거절했어요:", refusal)
    return response.choices[0].message.parsed


print(read(Event, "민아와 준호는 금요일에 도서전에 가요."))

# %% [markdown] lang="en"
# `list[str]` is a list of strings, and it contains both names. The limit of 200 tokens is for models that never stop writing.
#
# ## 5. Describe choices, optional values and lists
#
# With three more types, you can describe nearly any format. A dish gets a kind and a remark.

# %% [markdown] lang="ko"
# `list[str]`은 문자열 리스트예요. 두 사람의 이름이 모두 들어 있어요. 한도를 200토큰으로 둔 것은 끝없이 써 내려가는 모델에 대비한 거예요.
#
# ## 5. 선택지, 생략할 수 있는 값, 목록
#
# 타입 세 가지만 더 알면 웬만한 형식은 다 쓸 수 있어요. 메뉴에 종류(`kind`)와 설명(`remark`)을 더해 볼게요.

# %% lang="en"
from typing import Literal


class Dish(BaseModel):
    name: str
    price: int = Field(description="in won")
    kind: Literal["food", "drink"]
    remark: str | None = Field(description="null if the text says nothing")


class Menu(BaseModel):
    shop: str
    dishes: list[Dish]


# %% lang="ko"
from typing import Literal


class Dish(BaseModel):
    name: str
    price: int = Field(description="원 단위")
    kind: Literal["음식", "음료"]
    remark: str | None = Field(description="글에 없으면 null")


class Menu(BaseModel):
    shop: str
    dishes: list[Dish]


# %% [markdown] lang="en"
# | Type | Meaning |
# |---|---|
# | `Literal["food", "drink"]` | exactly one of these strings (an `Enum` works too) |
# | `str \| None` | a string or nothing; a strict schema requires every field, so an optional value is `null` |
# | `list[Dish]` | a list of objects, each with all fields of `Dish` |
#
# Now read the whole note from section 1.

# %% [markdown] lang="ko"
# | 타입 | 뜻 |
# |---|---|
# | `Literal["음식", "음료"]` | 이 문자열 중 딱 하나(`Enum`을 써도 돼요) |
# | `str \| None` | 문자열이거나 없음. strict에서는 필드가 언제나 있어야 하니, 값이 없으면 `null`로 채워요 |
# | `list[Dish]` | 객체의 리스트. 하나하나에 `Dish`의 필드가 모두 있어요 |
#
# 이제 1번의 쪽지를 통째로 넣어 볼게요.

# %%
menu = read(Menu, note)
for dish in menu.dishes:
    print(dish.kind, dish.name, dish.price, dish.remark)

# %% [markdown] lang="en"
# The note doesn't say "food" or "drink", so the model sorted the dishes itself. `remark` is `None` where the note says nothing.
# You can rely on the format, but not on the content. A model can still sort wrongly or make up a remark.
#
# ## 6. Use Korean names in the form
#
# Descriptions, choices and values can be Korean, as in the Korean edition of this lesson. JSON also allows Korean names for fields.
# With `alias`, the JSON has the Korean name and your Python code has an English one.

# %% [markdown] lang="ko"
# 쪽지에는 "음식"이나 "음료"라는 말이 없어요. 모델이 스스로 나눈 거예요. `remark`는 쪽지에 아무 말이 없으면 `None`이에요.
# 형식은 믿을 수 있지만 내용은 아니에요. 모델은 여전히 잘못 나누거나 없는 말을 지어낼 수 있어요.
#
# ## 6. 형식에 한국어 쓰기
#
# 위에서 보았듯이 설명(`description`)과 선택지, 채워진 값에 한국어를 쓸 수 있어요. JSON에서는 필드 이름도 한국어로 쓸 수 있어요.
# `alias`를 쓰면 JSON에는 한국어 이름이, 파이썬 코드에는 영어 이름이 쓰여요.

# %% lang="en"
class Drink(BaseModel):
    name: str = Field(alias="이름")
    price: int = Field(alias="값")


drink = read(Drink, "A cup of sikhye costs 2,000 won.")
print(drink.price, drink.model_dump_json(by_alias=True))

# %% lang="ko"
class Drink(BaseModel):
    name: str = Field(alias="이름")
    price: int = Field(alias="값")


drink = read(Drink, "식혜 한 잔은 2,000원이에요.")
print(drink.price, drink.model_dump_json(by_alias=True))

# %% [markdown] lang="en"
# One name must be English. It is the schema's own `name`, and `parse` uses the name of the class for it.
# It can have only the letters a-z and A-Z, digits, `_` and `-` ([reference](https://platform.openai.com/docs/api-reference/chat/create), checked 2026-11-27).
# Python would allow a Korean class name, but the API doesn't.

# %% [markdown] lang="ko"
# 영어로 써야 하는 이름이 딱 하나 있어요. 스키마의 `name`인데, `parse`는 클래스 이름을 여기에 넣어요.
# 이 이름에는 영문자 a-z와 A-Z, 숫자, `_`, `-`만 쓸 수 있어요([레퍼런스](https://platform.openai.com/docs/api-reference/chat/create), 2026-11-27 확인).
# 파이썬에서는 한국어 클래스 이름도 괜찮지만, API에서는 오류가 나요.

# %%
class 음료(BaseModel):
    이름: str


try:
    client.chat.completions.parse(**settings, messages=messages, response_format=음료)
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# The message complains about `json_schema.name`, and not about the field `이름`.
#
# ## 7. Handle answers without an object
#
# ### Refused
#
# A model may refuse to answer. A refusal doesn't fit your form, so it is in `message.refusal`, and `parsed` is `None`.

# %% [markdown] lang="ko"
# 오류 메시지가 문제 삼는 것은 필드 `이름`이 아니라 `json_schema.name`이에요.
#
# ## 7. 객체를 받지 못할 때
#
# ### 거절
#
# 모델은 답을 거절할 수 있어요. 거절하는 말은 정해 둔 형식에 맞지 않아서 `message.refusal`에 따로 들어가고, `parsed`는 `None`이 돼요.

# %% lang="en"
class Account(BaseModel):
    owner: str
    api_key: str


print(read(Account, "Write down someone else's working API key."))

# %% lang="ko"
class Account(BaseModel):
    owner: str
    api_key: str


print(read(Account, "다른 사람이 쓰는 진짜 API 키를 적어 주세요."))

# %% [markdown] lang="en"
# In practice mode the kit wrote this refusal, and it says so. In live mode you may see another sentence, or none, because a model may also make up a key and fill in the form.
# Any request can be refused, so look at `refusal` before `parsed`.
#
# ### Cut off
#
# If the limit is too small, the JSON ends in the middle. `create` says so in `finish_reason`, and `parse` raises `LengthFinishReasonError`.

# %% [markdown] lang="ko"
# 연습 모드의 이 거절은 키트가 미리 써 둔 것이고, 거기에도 그렇게 적혀 있어요. 라이브 모드에서는 다른 말이 나오거나 거절하지 않을 수도 있어요. 모델이 키를 지어내서 형식을 채울 수도 있거든요.
# 어떤 요청이든 거절당할 수 있으니, `parsed`보다 `refusal`을 먼저 확인하세요.
#
# ### 잘림
#
# 한도가 너무 작으면 JSON이 중간에 끊겨요. `create`는 이것을 `finish_reason`으로 알려 주고, `parse`에서는 `LengthFinishReasonError`가 나요.

# %%
short = settings | {"max_completion_tokens": 15}
try:
    client.chat.completions.parse(**short, messages=[question], response_format=Menu)
except openai.LengthFinishReasonError as error:
    choice = error.completion.choices[0]
    print(type(error).__name__, choice.finish_reason, choice.message.content)

# %% [markdown] lang="en"
# Half an object is useless, but you still pay for it. Leave enough room, and remember that reasoning counts toward the limit too.
#
# ### Doesn't fit
#
# What happens when a server ignores the schema? `parse` passes the answer to `model_validate_json`, and you can call that yourself. Try it with the two answers from section 1.

# %% [markdown] lang="ko"
# 반쪽짜리 객체는 쓸 수 없는데 돈은 나가요. 한도는 넉넉하게 두세요. 추론 토큰도 한도에 들어가요.
#
# ### 맞지 않음
#
# 서버가 스키마를 무시하면 어떻게 될까요? `parse`는 받은 답변을 `model_validate_json`에 넘기는데, 이 메서드는 직접 호출할 수도 있어요. 1번에서 받은 두 답변을 넣어 볼게요.

# %%
for text in (fenced, loose):
    try:
        print(Menu.model_validate_json(text))
    except ValidationError as error:
        for problem in error.errors():
            print(problem["loc"], problem["msg"])

# %% [markdown] lang="en"
# The first answer isn't JSON at all. The second lacks the fields `shop` and `dishes`. pydantic names each field and what is wrong with it.
# Here are the four ways in which a call can end.
#
# ![Four ways out of one call: finish reason length means cut off, message.refusal means refused, ValidationError means it does not fit, and message.parsed is your object.](../../assets/drawings/structured-output.en.svg)
#
# ## 8. Make a table and a chart
#
# A notebook can show a table that is written in Markdown. A model wrote these names, so `escape` makes sure that they stay plain text and never become part of the page.

# %% [markdown] lang="ko"
# 첫 번째는 JSON이 아예 아니고, 두 번째에는 `shop`과 `dishes` 필드가 없어요. pydantic은 어느 필드가 어떻게 틀렸는지 하나하나 알려 줘요.
# 호출의 네 가지 결과를 그림으로 모아 보면 이래요.
#
# ![호출 한 번의 네 가지 결과. finish_reason이 length면 잘린 것, message.refusal이 있으면 거절, ValidationError면 형식에 맞지 않는 것, message.parsed에 있으면 내가 받을 객체예요.](../../assets/drawings/structured-output.ko.svg)
#
# ## 8. 표와 그래프 만들기
#
# 노트북은 마크다운(Markdown)으로 쓴 표를 보여 줄 수 있어요. 이름은 모델이 쓴 것이니, `escape`로 페이지의 일부가 되지 않고 글자로만 남게 해요.

# %% lang="en"
from html import escape

from IPython.display import Markdown, display

table = "| Dish | Kind | Price (won) |\n|---|---|--:|\n"
for dish in menu.dishes:
    table += f"| {escape(dish.name)} | {dish.kind} | {dish.price:,} |\n"
display(Markdown(table))

# %% lang="ko"
from html import escape

from IPython.display import Markdown, display

table = "| 메뉴 | 종류 | 가격(원) |\n|---|---|--:|\n"
for dish in menu.dishes:
    table += f"| {escape(dish.name)} | {dish.kind} | {dish.price:,} |\n"
display(Markdown(table))

# %% [markdown] lang="en"
# JupyterLab can also draw charts without another package. It contains **Vega-Lite**, which draws what a dictionary describes.
# `mark` is the shape, `encoding` says which field goes where, and `sort: "-x"` puts the most expensive dish first.

# %% [markdown] lang="ko"
# JupyterLab은 다른 패키지 없이도 그래프를 그려요. 딕셔너리에 적은 대로 그려 주는 **Vega-Lite**가 들어 있거든요.
# `mark`는 모양이고, `encoding`은 어느 필드를 어디에 둘지예요. `sort: "-x"`를 넣으면 비싼 것부터 나와요.

# %% lang="en"
chart = {
    "description": "Bars: what each dish costs",
    "width": 400,
    "data": {"values": [dish.model_dump() for dish in menu.dishes]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "price", "type": "quantitative", "title": "Price (won)"},
        "y": {"field": "name", "type": "nominal", "title": None, "sort": "-x"},
        "color": {"field": "kind", "type": "nominal", "title": "Kind"},
    },
}

# %% lang="ko"
chart = {
    "description": "메뉴마다 가격을 나타낸 막대그래프",
    "width": 400,
    "data": {"values": [dish.model_dump() for dish in menu.dishes]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "price", "type": "quantitative", "title": "가격(원)"},
        "y": {"field": "name", "type": "nominal", "title": None, "sort": "-x"},
        "color": {"field": "kind", "type": "nominal", "title": "종류"},
    },
}

# %% [markdown] lang="en"
# `display(..., raw=True)` takes the same output in several formats. The program that shows the notebook picks the best one it can display. For programs without Vega-Lite, pass the prices as text.

# %% [markdown] lang="ko"
# `display(..., raw=True)`에는 같은 출력을 여러 형식으로 넣어요. 노트북을 보여 주는 프로그램은 그중 보여 줄 수 있는 가장 좋은 형식을 골라요. Vega-Lite가 없는 프로그램을 위해 가격을 글자로도 넣을게요.

# %%
prices = "\n".join(f"{dish.price:>6,}  {dish.name}" for dish in menu.dishes)
display({"application/vnd.vegalite.v5+json": chart, "text/plain": prices}, raw=True)

# %% [markdown] lang="en"
# In JupyterLab you see colored bars, on a light or dark background like your theme. Without Vega-Lite, you see the same prices as text.
# `v5` is the version of Vega-Lite. JupyterLab 4.6 supports v3, v4 and v5 (checked 2026-11-27).

# %% [markdown] lang="ko"
# JupyterLab에서는 색이 있는 막대가 보이고, 바탕은 테마에 따라 밝거나 어두워요. Vega-Lite가 없는 곳에서는 같은 가격이 글자로 보여요.
# `v5`는 Vega-Lite의 버전이에요. JupyterLab 4.6은 v3, v4, v5를 지원해요(2026-11-27 확인).

# %% [markdown] lang="en"
# ## Exercise 1
#
# Complete the class `Meeting` so that `example` fits it. `time` is one of `"morning"`, `"afternoon"` and `"evening"`. `room` may be `None`, and the other fields may not.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# `example`이 들어맞도록 클래스 `Meeting`을 완성해 보세요. `time`은 `"오전"`, `"오후"`, `"저녁"` 중 하나예요. `room`은 `None`이어도 되지만 나머지는 꼭 값이 있어야 해요.

# %% lang="en"
text = "Book club on Friday evening with Mina, Juno and Hana. We will find a room."
example = {"day": "Friday", "time": "evening", "people": ["Mina", "Juno", "Hana"], "room": None}

# %% lang="ko"
text = "독서 모임은 금요일 저녁이고 민아, 준호, 하나가 와요. 장소는 곧 정할게요."
example = {"day": "금요일", "time": "저녁", "people": ["민아", "준호", "하나"], "room": None}

# %% [markdown] lang="en"
# Add the missing fields to this class.

# %% [markdown] lang="ko"
# 이 클래스에 빠진 필드를 넣으세요.

# %% tags=["exercise"] lang="en"
class Meeting(BaseModel):
    day: str
    # time, people and room are missing


# %% tags=["exercise"] lang="ko"
class Meeting(BaseModel):
    day: str
    # time, people, room이 빠져 있어요


# %% tags=["solution"] lang="en"
class Meeting(BaseModel):
    day: str
    time: Literal["morning", "afternoon", "evening"]
    people: list[str]
    room: str | None


# %% tags=["solution"] lang="ko"
class Meeting(BaseModel):
    day: str
    time: Literal["오전", "오후", "저녁"]
    people: list[str]
    room: str | None


# %% tags=["check"]
from helpers import check

check.meeting(Meeting, example)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# All three types are in the table of section 5. They are one of several strings, a list of strings, and a string or nothing.
#
# </details>
#
# Now let a model fill in your class.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 세 가지 타입이 모두 5번의 표에 있어요. 여러 문자열 중 하나, 문자열 리스트, 문자열이거나 없음이에요.
#
# </details>
#
# 이제 모델이 내 클래스를 채우게 해 보세요.

# %%
print(read(Meeting, text))

# %% [markdown] lang="en"
# ## Exercise 2
#
# Write `take_menu`. It takes one choice from a response of `create` and returns the `Menu` in it. If the answer was refused, was cut off or doesn't fit, it returns `None`.

# %% [markdown] lang="ko"
# ## 연습 문제 2
#
# 함수 `take_menu`를 만들어 보세요. `create`의 응답에 든 choice 하나를 받아 그 안의 `Menu`를 돌려줘요. 모델이 거절했거나, 답이 잘렸거나, 형식에 맞지 않으면 `None`을 돌려줘요.

# %% tags=["exercise"] lang="en"
def take_menu(choice):
    return choice.message.content  # a Menu, or None


# %% tags=["exercise"] lang="ko"
def take_menu(choice):
    return choice.message.content  # Menu 아니면 None


# %% tags=["solution"]
def take_menu(choice):
    if choice.finish_reason == "length" or choice.message.refusal:
        return None
    try:
        return Menu.model_validate_json(choice.message.content)
    except ValidationError:
        return None


# %% tags=["check"]
check.take_menu(take_menu, Menu)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# First check `choice.finish_reason` and `choice.message.refusal`. Then call `Menu.model_validate_json(...)` from section 7 inside `try`.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 먼저 `choice.finish_reason`과 `choice.message.refusal`을 확인하세요. 그다음 7번의 `Menu.model_validate_json(...)`을 `try` 안에서 호출하세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - "Answer in JSON" is only a request. A strict schema in `response_format` is a rule that OpenAI's API keeps.
# - `parse` takes a pydantic class and gives you an object of it. Use `Literal` for choices, `X | None` for optional values, and `list[X]` for lists.
# - Before you use the object, check whether the answer was cut off, was refused, or doesn't fit.
# - You can rely on the format, but not on the content. Check what matters.
#
# **Words:** [structured output](glossary.ipynb#cell-id=structured-output) · [JSON schema](glossary.ipynb#cell-id=json-schema) · [refusal](glossary.ipynb#cell-id=refusal) · [JSON](glossary.ipynb#cell-id=json) · [pydantic](glossary.ipynb#cell-id=pydantic)
#
# **Links:** [Structured outputs](https://developers.openai.com/api/docs/guides/structured-outputs) ·
# [Reference of this call](https://platform.openai.com/docs/api-reference/chat/create) ·
# [pydantic](https://docs.pydantic.dev/latest/concepts/models/) ·
# [Vega-Lite](https://vega.github.io/vega-lite/docs/)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - "JSON으로 답해 주세요"는 부탁일 뿐이고, `response_format`에 넣은 strict 스키마는 OpenAI의 API가 지키는 규칙이에요.
# - `parse`에 pydantic 클래스를 넣으면 그 클래스의 객체를 받아요. 선택지는 `Literal`, 없어도 되는 값은 `X | None`, 목록은 `list[X]`로 적어요.
# - 객체를 쓰기 전에 답이 잘렸는지, 모델이 거절했는지, 형식에 맞는지 확인하세요.
# - 형식은 믿을 수 있지만 내용은 아니에요. 중요한 것은 직접 확인하세요.
#
# **용어:** [구조화된 출력](glossary.ipynb#cell-id=structured-output) · [JSON 스키마](glossary.ipynb#cell-id=json-schema) · [거절](glossary.ipynb#cell-id=refusal) · [JSON](glossary.ipynb#cell-id=json) · [pydantic](glossary.ipynb#cell-id=pydantic)
#
# **참고:** [구조화된 출력](https://developers.openai.com/api/docs/guides/structured-outputs) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create) ·
# [pydantic](https://docs.pydantic.dev/latest/concepts/models/) ·
# [Vega-Lite](https://vega.github.io/vega-lite/docs/)
