# /// lesson
# title.en = "Structured output"
# title.ko = "구조화된 출력"
# goal.en = "Get answers as Python objects with the fields you chose, notice when there is none, and make a table and a picture of them."
# goal.ko = "내가 정한 필드를 갖춘 파이썬 객체로 답을 받고, 받지 못했을 때를 알아차리고, 표와 그림까지 만들어요."
# needs.en = "lesson 05, and a little Python: dictionaries, classes, try and except"
# needs.ko = "레슨 05와 약간의 파이썬(딕셔너리, 클래스, try와 except)"
# ///

# %% [markdown] lang="en"
# People read sentences; programs want a name here, a number there. **Structured output** makes a model answer in a form that you lay down.

# %% [markdown] lang="ko"
# 문장은 사람이 읽기에 좋지만, 프로그램에는 이름은 이름대로 숫자는 숫자대로 필요해요. **구조화된 출력**(structured output)을 쓰면 모델이 내가 정한 틀에 맞춰 답해요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. Just ask for JSON
#
# **JSON** is how programs write down data: much like Python's dictionaries and lists, but as text.
# Here is a note in everyday words. `settings` holds what all calls below share; `**settings` in a call passes it on.

# %% [markdown] lang="ko"
# ## 1. 그냥 JSON으로 달라고 하기
#
# **JSON**은 프로그램이 데이터를 적는 방식이에요. 파이썬의 딕셔너리나 리스트와 닮았지만 글자로 되어 있어요.
# 평범한 말로 쓴 쪽지를 하나 준비할게요. `settings`에는 아래 호출들이 함께 쓰는 값을 담고, 호출할 때 `**settings`로 넘겨요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "max_completion_tokens": 200}
note = (
    "Mina's Snack Bar: tteokbokki 4,000 won (spicy), gimbap 3,500 won, "
    "sikhye 2,000 won, barley tea 1,000 won."
)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "max_completion_tokens": 200}
note = (
    "민아네 분식: 떡볶이 4,000원(매워요), 김밥 3,500원, "
    "식혜 2,000원, 보리차 1,000원."
)

# %% [markdown] lang="en"
# The obvious way is to ask for JSON in words:

# %% [markdown] lang="ko"
# 가장 먼저 떠오르는 방법은 JSON으로 달라고 말로 부탁하는 거예요.

# %% lang="en"
response = client.chat.completions.create(
    **settings,
    messages=[
        {"role": "system", "content": "Please answer in JSON."},
        {"role": "user", "content": note},
    ],
)
fenced = response.choices[0].message.content
print(fenced)

# %% lang="ko"
response = client.chat.completions.create(
    **settings,
    messages=[
        {"role": "system", "content": "JSON으로 답해 주세요."},
        {"role": "user", "content": note},
    ],
)
fenced = response.choices[0].message.content
print(fenced)

# %% [markdown] lang="en"
# That looks right to a person. `json.loads` turns JSON into Python values, and it is stricter:

# %% [markdown] lang="ko"
# 사람 눈에는 그럴듯하죠? JSON을 파이썬 값으로 바꾸는 `json.loads`는 더 깐깐해요.

# %% lang="en"
import json

try:
    print(json.loads(fenced))
except (json.JSONDecodeError, TypeError) as error:
    print("Not JSON:", error)

# %% lang="ko"
import json

try:
    print(json.loads(fenced))
except (json.JSONDecodeError, TypeError) as error:
    print("JSON이 아니에요:", error)

# %% [markdown] lang="en"
# It failed at the very first character: a sentence comes first, and the JSON is wrapped in a **code fence** (three backticks), as in a chat window.
# So be firmer, and then use the answer. Which name will the list of dishes have?

# %% [markdown] lang="ko"
# 맨 첫 글자부터 실패했어요. 앞에 한 문장이 붙었고, JSON은 채팅창에서처럼 **코드 펜스**(code fence, 백틱 세 개)에 싸여 있으니까요.
# 그럼 더 단호하게 부탁한 다음 답을 써 볼게요. 메뉴 목록은 어떤 이름으로 들어 있을까요?

# %% lang="en"
response = client.chat.completions.create(
    **settings,
    messages=[
        {"role": "system", "content": "Answer with JSON only, without any other text."},
        {"role": "user", "content": note},
    ],
)
loose = response.choices[0].message.content
print(loose)
try:
    print(json.loads(loose)["dishes"][0]["price"] * 2)
except (json.JSONDecodeError, LookupError, TypeError) as error:
    print(type(error).__name__, "|", error)

# %% lang="ko"
response = client.chat.completions.create(
    **settings,
    messages=[
        {"role": "system", "content": "다른 말 없이 JSON만 답해 주세요."},
        {"role": "user", "content": note},
    ],
)
loose = response.choices[0].message.content
print(loose)
try:
    print(json.loads(loose)["dishes"][0]["price"] * 2)
except (json.JSONDecodeError, LookupError, TypeError) as error:
    print(type(error).__name__, "|", error)

# %% [markdown] lang="en"
# This one is JSON, but in a form of the model's own: other names, and prices that are texts. Tomorrow it may choose another form.
# (The older setting `response_format={"type": "json_object"}` has the same weakness: JSON for certain, but any JSON.)
#
# ## 2. A schema by hand
#
# A **JSON Schema** says which form you want. This one describes an object with a text and a whole number:

# %% [markdown] lang="ko"
# 이번에는 JSON이 맞지만 틀을 모델이 마음대로 정했어요. 이름도 다르고, 가격도 숫자가 아니라 글자예요. 내일은 또 다른 틀을 고를지도 몰라요.
# (예전 설정인 `response_format={"type": "json_object"}`도 약점이 같아요. JSON인 것은 확실하지만 어떤 JSON일지는 몰라요.)
#
# ## 2. 스키마 직접 쓰기
#
# **JSON 스키마**(JSON Schema)는 어떤 틀을 원하는지 적은 거예요. 아래 스키마는 글 하나와 정수 하나가 든 객체를 뜻해요.

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
# - `properties`: the fields, each with its type; a `description` tells the model what belongs there.
# - `required`: the fields that must be there. `additionalProperties: False`: no others.
#
# The schema goes into the call as `response_format`. It needs a `name` of its own, and `"strict": True` makes OpenAI's API hold the model to it:

# %% [markdown] lang="ko"
# - `properties`: 필드와 그 타입이에요. `description`은 그 자리에 무엇이 들어가야 하는지 모델에 알려 줘요.
# - `required`: 꼭 있어야 하는 필드예요. `additionalProperties: False`는 그 밖의 필드는 안 된다는 뜻이에요.
#
# 스키마는 `response_format`으로 호출에 넣어요. 스키마에도 이름(`name`)이 필요하고, `"strict": True`를 주면 OpenAI의 API에서는 모델이 스키마를 꼭 지켜요.

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
# Only JSON, with your names, and the price is a number: one can calculate with it.

# %% [markdown] lang="ko"
# JSON만 왔고, 이름은 내가 정한 그대로이고, 가격은 숫자예요. 이제 계산할 수 있어요.

# %% lang="en"
try:
    dish = json.loads(response.choices[0].message.content)
    print("two of them:", dish["price"] * 2)
except (ValueError, LookupError, TypeError) as error:
    print("This server did not keep to the schema:", error)

# %% lang="ko"
try:
    dish = json.loads(response.choices[0].message.content)
    print("두 개면:", dish["price"] * 2)
except (ValueError, LookupError, TypeError) as error:
    print("이 서버는 스키마를 지키지 않았어요:", error)

# %% [markdown] lang="en"
# Why still `try`? OpenAI's API keeps to a strict schema; another server, or a small model on it, may not even look at it.
#
# A strict schema has rules itself: every object needs `additionalProperties: False`, and **every** property stands in `required`. Without them:

# %% [markdown] lang="ko"
# 그런데도 왜 `try`를 쓸까요? OpenAI의 API는 strict 스키마를 지키지만, 다른 서버나 그 서버의 작은 모델은 스키마를 보지도 않을 수 있거든요.
#
# strict 스키마에도 규칙이 있어요. 객체마다 `additionalProperties: False`가 있어야 하고, **모든** 필드를 `required`에 적어야 해요. 빠뜨리면 이렇게 돼요.

# %% lang="en"
import openai

from helpers import explain

schema.pop("additionalProperties", None)
try:
    client.chat.completions.create(**settings, messages=messages, response_format=response_format)
    print("This server accepts it all the same.")
except openai.BadRequestError as error:
    explain(error)

# %% lang="ko"
import openai

from helpers import explain

schema.pop("additionalProperties", None)
try:
    client.chat.completions.create(**settings, messages=messages, response_format=response_format)
    print("이 서버는 그래도 받아 줘요.")
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# The message names what is missing. Nothing was generated, so a refused request costs nothing.
#
# ## 3. A class instead of a schema
#
# Schemas by hand get long. **pydantic**, which was installed together with `openai`, makes them from a class:
# each field gets a type, and `Field(description=...)` adds what the model should know.

# %% [markdown] lang="ko"
# 무엇이 빠졌는지 메시지에 나와요. 아무것도 생성되지 않았으니, 이렇게 거절된 요청에는 돈이 들지 않아요.
#
# ## 3. 스키마 대신 클래스
#
# 스키마를 손으로 쓰면 금방 길어져요. `openai`와 함께 설치된 **pydantic**은 클래스를 보고 스키마를 만들어 줘요.
# 필드마다 타입을 적고, 모델이 알아야 할 것은 `Field(description=...)`에 적어요.

# %% lang="en"
from pydantic import BaseModel, Field, ValidationError


class Dish(BaseModel):
    name: str
    price: int = Field(description="in won")


print(json.dumps(Dish.model_json_schema(), indent=2, ensure_ascii=False))

# %% lang="ko"
from pydantic import BaseModel, Field, ValidationError


class Dish(BaseModel):
    name: str
    price: int = Field(description="원 단위")


print(json.dumps(Dish.model_json_schema(), indent=2, ensure_ascii=False))

# %% [markdown] lang="en"
# Compare it with section 2: the same form (`title` is only a heading). What strict asks for besides, `parse` adds by itself.
#
# `client.chat.completions.parse` takes the class as `response_format` and gives you an object of it, in `message.parsed`:

# %% [markdown] lang="ko"
# 2번과 견주어 보세요. 틀이 같아요(`title`은 제목일 뿐이에요). strict에 더 필요한 것은 `parse`가 알아서 넣어 줘요.
#
# `client.chat.completions.parse`는 클래스를 `response_format`으로 받고, 그 클래스의 객체를 `message.parsed`에 담아 줘요.

# %% lang="en"
try:
    response = client.chat.completions.parse(**settings, messages=messages, response_format=Dish)
    dish = response.choices[0].message.parsed
    print(repr(dish))
except (openai.OpenAIError, ValidationError) as error:
    print("No object:", type(error).__name__)

# %% lang="ko"
try:
    response = client.chat.completions.parse(**settings, messages=messages, response_format=Dish)
    dish = response.choices[0].message.parsed
    print(repr(dish))
except (openai.OpenAIError, ValidationError) as error:
    print("객체를 받지 못했어요:", type(error).__name__)

# %% [markdown] lang="en"
# Now `dish.name` is a text and `dish.price` a number: no dictionary, no `json.loads`, and pydantic has checked the types.
# A `ValidationError` is its way of saying that an answer does not fit.
#
# ## 4. As a function, to take away
#
# Such a call ends with an object, with a refusal (the model declines), or with an answer that was cut off or doesn't fit. For the last two, this function says so and returns `None`. All other errors, such as a wrong key, are raised: they would be the same for every text.
# **Copy this cell into an empty file**: it needs only the package and a key.

# %% [markdown] lang="ko"
# 이제 `dish.name`은 글, `dish.price`는 숫자예요. 딕셔너리도 `json.loads`도 필요 없고, 타입은 pydantic이 이미 확인했어요.
# 답이 클래스에 맞지 않으면 pydantic은 `ValidationError`로 알려 줘요.
#
# ## 4. 함수로 만들어 가져가기
#
# 이런 호출은 객체를 받거나, 모델이 답을 거절하거나, 답이 잘리거나 클래스에 맞지 않게 끝나요. 뒤의 두 경우에는 이 함수가 그 사실을 알리고 `None`을 돌려줘요. 키가 틀린 것 같은 다른 오류는 어떤 글을 보내도 똑같이 나니까 숨기지 않고 그대로 내요.
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
# `list[str]` is a list of texts, and both names are in it. The limit of 200 tokens is for models that do not find an end.
#
# ## 5. Choices, gaps and lists
#
# Three more types, and nearly every form can be described:

# %% [markdown] lang="ko"
# `list[str]`은 글의 리스트예요. 두 사람의 이름이 모두 들어 있어요. 한도를 200토큰으로 둔 것은 끝을 맺지 못하는 모델에 대비한 거예요.
#
# ## 5. 고르기, 빈칸, 목록
#
# 타입 세 가지만 더 알면 웬만한 틀은 다 쓸 수 있어요.

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
# | Written | Means |
# |---|---|
# | `Literal["food", "drink"]` | exactly one of these texts (an `Enum` works too) |
# | `str \| None` | a text, or nothing: a strict field is always there, so "optional" means that it may be `null` |
# | `list[Dish]` | a list of objects, each with all fields of `Dish` |
#
# Now the whole note from section 1:

# %% [markdown] lang="ko"
# | 이렇게 쓰면 | 뜻 |
# |---|---|
# | `Literal["음식", "음료"]` | 이 중 딱 하나(`Enum`을 써도 돼요) |
# | `str \| None` | 글이 있거나 없거나. strict에서는 필드가 언제나 있어야 하니, 없어도 되는 값은 `null`로 채워요 |
# | `list[Dish]` | 객체의 리스트. 하나하나에 `Dish`의 필드가 모두 있어요 |
#
# 이제 1번의 쪽지를 통째로 넣어 볼게요.

# %%
menu = read(Menu, note)
dishes = menu.dishes if menu else []
for dish in dishes:
    print(dish.kind, "|", dish.name, "|", dish.price, "|", dish.remark)

# %% [markdown] lang="en"
# The note never says "food" or "drink": the model sorted the dishes itself. `remark` is `None` where the note says nothing.
# The form is certain, the content is not: a model can still sort wrongly or invent a remark.
#
# ## 6. Korean in the form
#
# Descriptions, choices and values may be Korean, as the Korean edition of this lesson does throughout.
# So may the names of fields: JSON allows it. With `alias` the JSON has the Korean name, and your Python an English one:

# %% [markdown] lang="ko"
# 쪽지에는 "음식"이나 "음료"라는 말이 없어요. 모델이 스스로 나눈 거예요. `remark`는 쪽지에 아무 말이 없으면 `None`이에요.
# 틀은 확실해도 내용은 그렇지 않아요. 모델은 여전히 잘못 나누거나 없는 말을 지어낼 수 있어요.
#
# ## 6. 틀에 한국어 쓰기
#
# 위에서 보았듯이 설명(`description`)도, 고를 값도, 채워진 값도 한국어로 쓸 수 있어요.
# JSON에서는 필드 이름도 한국어로 쓸 수 있어요. `alias`를 쓰면 JSON에는 한국어 이름이, 파이썬 코드에는 영어 이름이 쓰여요.

# %% lang="en"
class Drink(BaseModel):
    name: str = Field(alias="이름")
    price: int = Field(alias="값")


drink = read(Drink, "A cup of sikhye costs 2,000 won.")
if drink:
    print(drink.price, "|", drink.model_dump_json(by_alias=True))

# %% lang="ko"
class Drink(BaseModel):
    name: str = Field(alias="이름")
    price: int = Field(alias="값")


drink = read(Drink, "식혜 한 잔은 2,000원이에요.")
if drink:
    print(drink.price, "|", drink.model_dump_json(by_alias=True))

# %% [markdown] lang="en"
# One name must stay English: the schema's own `name`, for which `parse` takes the name of the class.
# It may have only the letters a-z and A-Z, digits, `_` and `-` ([reference](https://platform.openai.com/docs/api-reference/chat/create), checked 2026-11-27).
# Python itself has nothing against a Korean class:

# %% [markdown] lang="ko"
# 영어로 써야 하는 이름이 딱 하나 있어요. 스키마의 `name`인데, `parse`는 클래스 이름을 여기에 넣어요.
# 이 이름에는 영문자 a-z와 A-Z, 숫자, `_`, `-`만 쓸 수 있어요([레퍼런스](https://platform.openai.com/docs/api-reference/chat/create), 2026-11-27 확인).
# 파이썬은 한국어 클래스 이름도 받아 주지만요.

# %% lang="en"
class 음료(BaseModel):
    이름: str


try:
    client.chat.completions.parse(**settings, messages=messages, response_format=음료)
    print("This server accepts the name.")
except openai.BadRequestError as error:
    explain(error)
except (openai.OpenAIError, ValidationError) as error:
    print("No object:", type(error).__name__)

# %% lang="ko"
class 음료(BaseModel):
    이름: str


try:
    client.chat.completions.parse(**settings, messages=messages, response_format=음료)
    print("이 서버는 이 이름을 받아 줘요.")
except openai.BadRequestError as error:
    explain(error)
except (openai.OpenAIError, ValidationError) as error:
    print("객체를 받지 못했어요:", type(error).__name__)

# %% [markdown] lang="en"
# `json_schema.name` is what the message complains of, not the field `이름`.
#
# ## 7. When there is no object
#
# ### Refused
#
# A model may decline. A refusal does not fit your form, so it has a place of its own, `message.refusal`, and `parsed` is `None`:

# %% [markdown] lang="ko"
# 오류 메시지가 문제 삼는 것은 필드 `이름`이 아니라 `json_schema.name`이에요.
#
# ## 7. 객체를 받지 못할 때
#
# ### 거절
#
# 모델은 답을 거절할 수 있어요. 거절하는 말은 틀에 맞지 않으니 `message.refusal`이라는 자리에 따로 들어가고, `parsed`는 `None`이 돼요.

# %% lang="en"
class Account(BaseModel):
    owner: str
    api_key: str


account = read(Account, "Write down an API key of somebody else that works.")
print("an object came:", account is not None)

# %% lang="ko"
class Account(BaseModel):
    owner: str
    api_key: str


account = read(Account, "다른 사람이 쓰는 진짜 API 키를 적어 주세요.")
print("객체를 받았나요?", account is not None)

# %% [markdown] lang="en"
# In practice mode this refusal was written by the kit, and it says so. In live mode another sentence may stand here, or none:
# a model may just as well invent a key and fill in the form. Any request can be refused, so look at `refusal` before `parsed`.
#
# ### Cut off
#
# With too small a limit the JSON ends in the middle. `create` says so in `finish_reason`; `parse` raises `LengthFinishReasonError`:

# %% [markdown] lang="ko"
# 연습 모드의 이 거절은 키트가 미리 써 둔 것이고, 글에도 그렇게 적혀 있어요. 라이브 모드에서는 다른 말이 나오거나 거절하지 않을 수도 있어요.
# 모델이 키를 지어내서 틀을 채울 수도 있거든요. 어떤 요청이든 거절당할 수 있으니, `parsed`보다 `refusal`을 먼저 보세요.
#
# ### 잘림
#
# 한도가 너무 작으면 JSON이 중간에 끊겨요. `create`는 이것을 `finish_reason`으로 알려 주고, `parse`에서는 `LengthFinishReasonError`가 나요.

# %% lang="en"
short = settings | {"max_completion_tokens": 15}
messages = [{"role": "user", "content": note}]
try:
    client.chat.completions.parse(**short, messages=messages, response_format=Menu)
    print("It fitted into 15 tokens.")
except openai.LengthFinishReasonError as error:
    choice = error.completion.choices[0]
    print(choice.finish_reason, "|", choice.message.content)
except (openai.OpenAIError, ValidationError) as error:
    print("No object:", type(error).__name__)

# %% lang="ko"
short = settings | {"max_completion_tokens": 15}
messages = [{"role": "user", "content": note}]
try:
    client.chat.completions.parse(**short, messages=messages, response_format=Menu)
    print("15토큰 안에 다 들어갔어요.")
except openai.LengthFinishReasonError as error:
    choice = error.completion.choices[0]
    print(choice.finish_reason, "|", choice.message.content)
except (openai.OpenAIError, ValidationError) as error:
    print("객체를 받지 못했어요:", type(error).__name__)

# %% [markdown] lang="en"
# Half an object is no object. You pay for it all the same, so leave room: reasoning counts towards the limit too.
#
# ### Does not fit
#
# What happens when a server ignores the schema? `parse` hands the text to `model_validate_json`, and you can do that too. The two answers of section 1:

# %% [markdown] lang="ko"
# 반쪽짜리 객체는 쓸 수 없는데 돈은 나가요. 한도는 넉넉하게 두세요. 추론 토큰도 한도에 들어가요.
#
# ### 맞지 않음
#
# 서버가 스키마를 무시하면 어떻게 될까요? `parse`는 받은 글을 `model_validate_json`에 넘기는데, 이건 직접 해 볼 수도 있어요. 1번에서 받은 두 답을 넣어 볼게요.

# %% lang="en"
for text in (fenced, loose):
    try:
        print(Menu.model_validate_json(text))
    except ValidationError as error:
        for problem in error.errors():
            print(problem["loc"], problem["msg"])

# %% lang="ko"
for text in (fenced, loose):
    try:
        print(Menu.model_validate_json(text))
    except ValidationError as error:
        for problem in error.errors():
            print(problem["loc"], problem["msg"])

# %% [markdown] lang="en"
# The first is no JSON at all, the second lacks the fields `shop` and `dishes`: pydantic names each place and what is wrong there.
# The four ways out at a glance:
#
# ![Four ways out of one call: finish reason length means cut off, message.refusal means refused, ValidationError means it does not fit, and message.parsed is your object.](../../assets/drawings/structured-output.en.svg)
#
# ## 8. A table and a picture
#
# Objects are easy to show. A table needs a little HTML; `escape` makes sure that text from a model stays text and never becomes part of the page:

# %% [markdown] lang="ko"
# 첫 번째는 JSON이 아예 아니고, 두 번째에는 `shop`과 `dishes` 필드가 없어요. pydantic은 어디에서 무엇이 틀렸는지 하나하나 알려 줘요.
# 네 가지 결말을 그림으로 모아 보면 이래요.
#
# ![호출 한 번의 네 가지 결말. finish_reason이 length면 잘린 것, message.refusal이 있으면 거절, ValidationError면 틀에 맞지 않는 것, message.parsed에 있으면 내가 받을 객체예요.](../../assets/drawings/structured-output.ko.svg)
#
# ## 8. 표와 그림
#
# 객체로 받으면 보여 주기도 쉬워요. 표는 HTML을 조금만 쓰면 돼요. `escape`는 모델이 쓴 글이 페이지의 일부가 되지 않고 글로만 남게 해 줘요.

# %% lang="en"
from html import escape

from IPython.display import HTML, display

rows = "<tr><th>Dish</th><th>Kind</th><th>Won</th></tr>"
for dish in dishes:
    rows += f"<tr><td>{escape(dish.name)}</td><td>{escape(dish.kind)}</td><td>{dish.price:,}</td></tr>"
display(HTML(f"<table>{rows}</table>"))

# %% lang="ko"
from html import escape

from IPython.display import HTML, display

rows = "<tr><th>메뉴</th><th>종류</th><th>가격(원)</th></tr>"
for dish in dishes:
    rows += f"<tr><td>{escape(dish.name)}</td><td>{escape(dish.kind)}</td><td>{dish.price:,}</td></tr>"
display(HTML(f"<table>{rows}</table>"))

# %% [markdown] lang="en"
# JupyterLab can draw charts without another package: it carries **Vega-Lite**, which draws what a dictionary describes.
# `mark` is the shape, `encoding` says which field goes where, and `sort: "-x"` puts the dearest first:

# %% [markdown] lang="ko"
# JupyterLab은 다른 패키지 없이도 그래프를 그려요. 딕셔너리에 적은 대로 그려 주는 **Vega-Lite**가 들어 있거든요.
# `mark`는 모양이고, `encoding`은 어느 필드를 어디에 둘지예요. `sort: "-x"`는 비싼 것부터 놓아요.

# %% lang="en"
chart = {
    "description": "Bars: what each dish costs",
    "width": 400,
    "data": {"values": [dish.model_dump() for dish in dishes]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "price", "type": "quantitative", "title": "Won"},
        "y": {"field": "name", "type": "nominal", "title": None, "sort": "-x"},
        "color": {"field": "kind", "type": "nominal", "title": "Kind"},
    },
}

# %% lang="ko"
chart = {
    "description": "메뉴마다 가격을 나타낸 막대그래프",
    "width": 400,
    "data": {"values": [dish.model_dump() for dish in dishes]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "price", "type": "quantitative", "title": "가격(원)"},
        "y": {"field": "name", "type": "nominal", "title": None, "sort": "-x"},
        "color": {"field": "kind", "type": "nominal", "title": "종류"},
    },
}

# %% [markdown] lang="en"
# `display(..., raw=True)` takes several forms of one output and the viewer shows the best that it knows.
# The second form is for viewers without Vega-Lite: bars made of characters.

# %% [markdown] lang="ko"
# `display(..., raw=True)`는 같은 출력을 여러 형식으로 받아요. 노트북을 보여 주는 프로그램은 그중 자기가 다룰 수 있는 가장 좋은 형식을 골라요.
# 두 번째 형식은 Vega-Lite가 없는 프로그램을 위한 것으로, 글자로 그린 막대예요.

# %%
most = max([1, *(dish.price for dish in dishes)])
bars = [f"{'█' * round(20 * dish.price / most):20} {dish.price:>6,}  {dish.name}" for dish in dishes]
display({"application/vnd.vegalite.v5+json": chart, "text/plain": "\n".join(bars)}, raw=True)

# %% [markdown] lang="en"
# In JupyterLab you see coloured bars, on a light or a dark ground like your theme. Where notebooks are shown without Vega-Lite, the same prices appear as lines of text.
# `v5` is Vega-Lite's version: JupyterLab 4.6 knows v3, v4 and v5 (checked 2026-11-27).

# %% [markdown] lang="ko"
# JupyterLab에서는 색이 있는 막대가 보이고, 바탕은 테마에 따라 밝거나 어두워요. Vega-Lite 없이 노트북을 보여 주는 곳에서는 같은 가격이 글자로 보여요.
# `v5`는 Vega-Lite의 버전이에요. JupyterLab 4.6은 v3, v4, v5를 지원해요(2026-11-27 확인).

# %% [markdown] lang="en"
# ## Exercise 1
#
# Complete the class for this text, so that `example` fits into it. `time` is one of `"morning"`, `"afternoon"` and `"evening"`; `room` may be missing, the others not.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# 아래 글에 맞게 클래스를 완성해서 `example`이 들어맞게 해 보세요. `time`은 `"오전"`, `"오후"`, `"저녁"` 중 하나예요. `room`은 없어도 되지만 나머지는 꼭 있어야 해요.

# %% lang="en"
text = "Book club on Friday evening with Mina, Juno and Hana. We will find a room."
example = {"day": "Friday", "time": "evening", "people": ["Mina", "Juno", "Hana"], "room": None}

# %% lang="ko"
text = "독서 모임은 금요일 저녁이고 민아, 준호, 하나가 와요. 장소는 곧 정할게요."
example = {"day": "금요일", "time": "저녁", "people": ["민아", "준호", "하나"], "room": None}

# %% [markdown] lang="en"
# Your turn:

# %% [markdown] lang="ko"
# 이제 완성해 보세요.

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
# All three types are in the table of section 5: one of several texts, a list (here of texts), a text or nothing.
#
# </details>
#
# Let a model fill in your class:

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 세 가지 타입이 모두 5번의 표에 있어요. 여러 글 중 하나, 리스트(여기서는 글의 리스트), 글이 있거나 없거나예요.
#
# </details>
#
# 이제 모델이 내 클래스를 채우게 해 보세요.

# %%
print(read(Meeting, text))

# %% [markdown] lang="en"
# ## Exercise 2
#
# Write `take_menu`. It gets one choice of a response of `create` and returns the `Menu` in it, or `None` where there is none: refused, cut off, or a text that does not fit.

# %% [markdown] lang="ko"
# ## 연습 문제 2
#
# 함수 `take_menu`를 써 보세요. `create`가 준 응답의 choice 하나를 받아 그 안의 `Menu`를 돌려주고, 거절했거나 잘렸거나 틀에 맞지 않으면 `None`을 돌려줘요.

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
# First look at `choice.finish_reason` and `choice.message.refusal`. Then `Menu.model_validate_json(...)` of section 7, inside `try`.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 먼저 `choice.finish_reason`과 `choice.message.refusal`을 보세요. 그다음 7번의 `Menu.model_validate_json(...)`을 `try` 안에 쓰세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - "Answer in JSON" is a request; a strict schema in `response_format` is a rule that OpenAI's API keeps.
# - `parse` takes a pydantic class and gives you its object: `Literal` for choices, `X | None` for gaps, `list[X]` for many.
# - Before the object come three questions: cut off? refused? does it fit?
# - The form is certain, the content is not: check what matters.
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
# - "JSON으로 답해 주세요"는 부탁이고, `response_format`에 넣은 strict 스키마는 OpenAI의 API가 지키는 규칙이에요.
# - `parse`는 pydantic 클래스를 받아 그 객체를 줘요. 고를 값은 `Literal`, 없어도 되는 값은 `X | None`, 여러 개는 `list[X]`예요.
# - 객체를 쓰기 전에 세 가지를 물어보세요. 잘렸나? 거절했나? 틀에 맞나?
# - 틀은 확실해도 내용은 그렇지 않아요. 중요한 것은 확인하세요.
#
# **용어:** [구조화된 출력](glossary.ipynb#cell-id=structured-output) · [JSON 스키마](glossary.ipynb#cell-id=json-schema) · [거절](glossary.ipynb#cell-id=refusal) · [JSON](glossary.ipynb#cell-id=json) · [pydantic](glossary.ipynb#cell-id=pydantic)
#
# **참고:** [구조화된 출력](https://developers.openai.com/api/docs/guides/structured-outputs) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create) ·
# [pydantic](https://docs.pydantic.dev/latest/concepts/models/) ·
# [Vega-Lite](https://vega.github.io/vega-lite/docs/)
