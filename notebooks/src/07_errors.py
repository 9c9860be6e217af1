# /// lesson
# title.en = "When it fails"
# title.ko = "오류가 났을 때"
# goal.en = "Provoke every common error once, read what it says, and decide: try again, or stop and mend something."
# goal.ko = "흔한 오류를 하나씩 일부러 내 보고, 오류를 읽고, 다시 시도할지 멈추고 고칠지 판단해요."
# needs.en = "lesson 05, and a little Python: functions, try and except"
# needs.ko = "레슨 05와 약간의 파이썬(함수, try와 except)"
# ///

# %% [markdown] lang="en"
# Every program that calls an API fails now and then: a wrong key, a retired model, a network that is gone.
# Here you cause these errors **on purpose**, so that you know them when they come uninvited.

# %% [markdown] lang="ko"
# API를 쓰는 프로그램은 언젠가는 오류를 만나요. 키가 틀리거나, 모델이 종료되거나, 인터넷이 끊기니까요.
# 이 레슨에서는 그런 오류를 **일부러** 내 봐요. 미리 겪어 보면 실제로 만났을 때 당황하지 않아요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. An error is an object
#
# First the client and a question. `max_retries=0` switches off second tries, so that each error shows at once; section 7 comes back to it.

# %% [markdown] lang="ko"
# ## 1. 오류는 객체예요
#
# 먼저 클라이언트와 질문을 준비해요. `max_retries=0`은 자동 재시도를 꺼서 오류가 바로 보이게 해요. 재시도 이야기는 7번에서 해요.

# %% lang="en"
from openai import OpenAI

client = OpenAI(max_retries=0)
messages = [{"role": "user", "content": "Name a colour. One word."}]

# %% lang="ko"
from openai import OpenAI

client = OpenAI(max_retries=0)
messages = [{"role": "user", "content": "색깔 이름을 하나만 한 단어로 말해 주세요."}]

# %% [markdown] lang="en"
# **The next cell fails on purpose**: no model has this name. (The limit of 20 tokens is for servers that answer all the same.) Python then prints a **traceback**, the way by which it got there.
# Read it from the bottom: the last line says what is wrong.

# %% [markdown] lang="ko"
# **다음 셀은 일부러 실패하게 해 두었어요.** 이런 이름의 모델은 없거든요. (그래도 답하는 서버가 있어서 토큰을 20개로 제한해요.) 그러면 파이썬은 오류가 난 곳까지 온 길, 곧 **트레이스백**(traceback)을 출력해요.
# 아래에서부터 읽으세요. 무엇이 문제인지는 마지막 줄에 있어요.

# %% tags=["raises-exception"]
client.chat.completions.create(model="gpt-no-such-model", messages=messages, max_completion_tokens=20)

# %% [markdown] lang="en"
# The last line has the **class** of the error, `NotFoundError`, the number **404**, and a sentence.
# (Where a server answers to any model name, nothing fails here.)
#
# A program cannot read sentences well. So `except ... as error` hands it the error as an object with fields:

# %% [markdown] lang="ko"
# 마지막 줄에 오류의 **클래스**(class) `NotFoundError`, 숫자 **404**, 그리고 설명 한 문장이 있어요.
# (모델 이름이 무엇이든 답하는 서버에서는 오류가 나지 않아요.)
#
# 프로그램이 문장을 읽고 판단하기는 어려워요. 그래서 `except ... as error`로 오류를 객체로 받아 필드(field)를 꺼내 써요.

# %% lang="en"
import openai

try:
    client.chat.completions.create(model="gpt-no-such-model", messages=messages, max_completion_tokens=20)
    print("No error: this server answers to any model name.")
except openai.APIStatusError as error:
    print("class:      ", type(error).__name__)
    print("status_code:", error.status_code)
    print("type:       ", error.type)
    print("code:       ", error.code)
    print("param:      ", error.param)
    print("request_id: ", str(error.request_id)[:4] + "...")

# %% lang="ko"
import openai

try:
    client.chat.completions.create(model="gpt-no-such-model", messages=messages, max_completion_tokens=20)
    print("오류가 나지 않았어요. 이 서버는 모델 이름이 무엇이든 답해요.")
except openai.APIStatusError as error:
    print("class:      ", type(error).__name__)
    print("status_code:", error.status_code)
    print("type:       ", error.type)
    print("code:       ", error.code)
    print("param:      ", error.param)
    print("request_id: ", str(error.request_id)[:4] + "...")

# %% [markdown] lang="en"
# | Field | What it tells |
# |---|---|
# | `status_code` | the group: **4xx** = something on your side, **5xx** = something on theirs |
# | `type`, `code` | the reason, as a word for programs; `code` can be `None` |
# | `param` | which argument of yours is meant, or `None` |
# | `request_id` | the number of this request: the support asks for it |
#
# The kit's `explain` turns these fields into a cause and a fix in your language. From here on this small function makes the call and explains what comes:

# %% [markdown] lang="ko"
# | 필드 | 알려 주는 것 |
# |---|---|
# | `status_code` | 오류의 종류. **4xx**는 내 쪽, **5xx**는 서버 쪽의 문제예요 |
# | `type`, `code` | 프로그램이 읽을 수 있게 한 단어로 쓴 이유. `code`는 `None`일 수도 있어요 |
# | `param` | 문제가 된 인자. 없으면 `None`이에요 |
# | `request_id` | 이 요청의 번호. 고객 지원에 문의할 때 필요해요 |
#
# 키트의 `explain`은 이 필드를 보고 원인과 해결 방법을 우리말로 알려 줘요. 이제부터는 호출하고 결과를 설명해 주는 이 작은 함수를 써요.

# %% lang="en"
from helpers import explain


def attempt(client=client, **arguments):
    request = {"model": "gpt-6-luna", "messages": messages}
    request |= {"reasoning_effort": "none", "max_completion_tokens": 20}
    request |= arguments
    try:
        response = client.chat.completions.create(**request)
    except openai.OpenAIError as error:
        explain(error)
    else:
        print("No error this time. The answer:", response.choices[0].message.content)


# %% lang="ko"
from helpers import explain


def attempt(client=client, **arguments):
    request = {"model": "gpt-6-luna", "messages": messages}
    request |= {"reasoning_effort": "none", "max_completion_tokens": 20}
    request |= arguments
    try:
        response = client.chat.completions.create(**request)
    except openai.OpenAIError as error:
        explain(error)
    else:
        print("이번에는 오류가 나지 않았어요. 답:", response.choices[0].message.content)


# %% [markdown] lang="en"
# `openai.OpenAIError` is the base of the SDK's errors, so this `except` catches them all.
# No reasoning and at most 20 tokens keep it cheap. `|=` adds to a dictionary: what you pass to `attempt` goes into the request, in place of what was there.

# %% [markdown] lang="ko"
# `openai.OpenAIError`는 SDK 오류의 기반 클래스(base class)라서, 이 `except` 하나로 모두 잡을 수 있어요.
# 돈을 아끼려고 추론을 끄고 토큰은 20개까지만 받아요. `|=`는 딕셔너리에 항목을 더해요. 그래서 `attempt`에 넘긴 인자가 요청에 들어가고, 이미 같은 이름이 있으면 값이 바뀌어요.

# %%
attempt()
attempt(model="gpt-no-such-model")

# %% [markdown] lang="en"
# The first call went well. The second shows the same error as above, with what to do.
#
# ## 2. The key
#
# **Missing.** An empty key stands here for a variable that nobody set. The client refuses to be made; nothing is sent.

# %% [markdown] lang="ko"
# 첫 호출은 잘됐고, 두 번째는 위와 같은 오류를 해결 방법과 함께 보여 줘요.
#
# ## 2. 키
#
# **키가 없을 때.** 환경 변수를 지정하지 않은 상황을 빈 키로 흉내 내요. 클라이언트가 아예 만들어지지 않고, 아무것도 보내지 않아요.

# %%
try:
    OpenAI(api_key="")
except openai.OpenAIError as error:
    explain(error)

# %% [markdown] lang="en"
# **Wrong.** `with_options` gives the same client with something changed, here with a made-up key:

# %% [markdown] lang="ko"
# **키가 틀렸을 때.** `with_options`는 같은 클라이언트에서 일부만 바꿔 줘요. 여기서는 지어낸 키로 바꿔요.

# %%
attempt(client.with_options(api_key="sk-proj-FAKE-DO-NOT-USE-1234"))

# %% [markdown] lang="en"
# **401** means: I do not know who you are. Note the fields `AuthenticationError` and `invalid_api_key`.
#
# **Too few permissions.** A key of the kind *Restricted* is known, but may not do everything. We have no such key, so we ask for the error:
# `fault(...)` is an HTTP header at which the **practice backend** fails as we wish. The real API ignores it, so in live mode you read "No error this time".

# %% [markdown] lang="ko"
# **401**은 누구인지 모르겠다는 뜻이에요. `AuthenticationError`와 `invalid_api_key`를 눈여겨보세요.
#
# **권한이 모자랄 때.** *Restricted* 키는 등록된 키이지만 할 수 있는 일이 제한돼 있어요. 우리에게는 그런 키가 없으니 오류를 흉내 내 볼게요.
# `fault(...)`는 **연습 백엔드**가 원하는 대로 실패하게 하는 HTTP 헤더(header)예요. 진짜 API는 이 헤더를 무시해요. 그래서 라이브 모드에서는 "이번에는 오류가 나지 않았어요"라고 나와요.

# %%
from helpers.practice import fault

attempt(extra_headers=fault("missing_scopes"))

# %% [markdown] lang="en"
# Also 401, but without a code: only the sentence names the missing **scope** (permission). `extra_headers` adds headers to a request; you rarely need it otherwise.
#
# **Malformed.** This key ends in a line break, as when a whole line is copied:

# %% [markdown] lang="ko"
# 이번에도 401이지만 코드는 없어요. 모자란 **권한**(scope)은 설명 문장에만 나와요. `extra_headers`는 요청에 헤더를 더하는 인자인데, 평소에는 쓸 일이 거의 없어요.
#
# **키의 형식이 잘못됐을 때.** 이 키는 끝에 줄바꿈이 붙어 있어요. 한 줄을 통째로 복사하면 이렇게 돼요.

# %%
attempt(client.with_options(api_key="sk-proj-FAKE-DO-NOT-USE-1234\n"))

# %% [markdown] lang="en"
# Look at the class: `APIConnectionError`, as if the network were down! `explain` looks deeper and finds the key.
#
# **Beware:** if nobody catches this error, its traceback shows **the whole key**. Never post it, and delete the key if you did.
# A Korean letter in the key is worse still: that error is not even one of the SDK's, so it has its own `except`.

# %% [markdown] lang="ko"
# 클래스를 보세요. 인터넷이 끊긴 것처럼 `APIConnectionError`가 났어요! `explain`은 속을 들여다보고 키가 문제라는 것을 찾아내요.
#
# **조심하세요.** 이 오류를 잡지 않으면 트레이스백에 **키가 통째로** 나와요. 그런 트레이스백은 어디에도 올리지 말고, 이미 올렸다면 그 키를 지우세요.
# 키에 한글이 섞이면 더 난감해요. SDK의 오류조차 아니어서 `except`를 따로 써야 해요.

# %%
try:
    client.with_options(api_key="sk-proj-FAKE-DO-NOT-USE-가나다").models.list()
except UnicodeEncodeError as error:
    explain(error)

# %% [markdown] lang="en"
# Both are cured in the same way: check a key **before** you use it, with `keys.check` from lesson 02.
#
# ## 3. The model
#
# An unknown name you have seen: 404. A **retired** model fails in the same way. `gpt-3.5-turbo` was shut down on 2026-10-23 ([deprecations](https://platform.openai.com/docs/deprecations), checked 2026-11-22):

# %% [markdown] lang="ko"
# 해결 방법은 둘 다 같아요. 키를 쓰기 **전에** 레슨 02의 `keys.check`로 확인하세요.
#
# ## 3. 모델
#
# 없는 이름을 쓰면 404라는 것은 이미 봤어요. **종료된** 모델도 마찬가지예요. `gpt-3.5-turbo`는 2026-10-23에 종료됐어요([종료 일정](https://platform.openai.com/docs/deprecations), 2026-11-22 확인).

# %%
attempt(model="gpt-3.5-turbo")

# %% [markdown] lang="en"
# Code that worked yesterday can fail today without a change. (The API's own sentence for a retired model may differ.)
#
# ## 4. The request
#
# **400** means: this request is not right. Old examples run into it with a `temperature` for a model that reasons:

# %% [markdown] lang="ko"
# 어제까지 되던 코드가 한 글자도 바꾸지 않았는데 오늘 안 될 수 있어요. (종료된 모델에 대해 API가 실제로 쓰는 문장은 다를 수 있어요.)
#
# ## 4. 요청
#
# **400**은 요청이 올바르지 않다는 뜻이에요. 옛 예제에서는 추론하는 모델에 `temperature`를 보내다가 자주 만나요.

# %%
attempt(temperature=0.1, reasoning_effort="medium")

# %% [markdown] lang="en"
# Another one: `max_tokens`, the old name of `max_completion_tokens`. (`None` takes back the limit that `attempt` sets under the new name.)

# %% [markdown] lang="ko"
# 또 하나는 `max_completion_tokens`의 옛 이름인 `max_tokens`예요. (`None`을 넘기면 `attempt`가 새 이름으로 정해 둔 한도가 없어져요.)

# %%
attempt(max_tokens=20, max_completion_tokens=None)

# %% [markdown] lang="en"
# Good messages: they name the argument (`param`) and even the way out.
#
# **Too long.** Every model has a limit for what it can take in, the **context window**. `gpt-6-luna` takes 1,050,000 tokens (checked 2026-11-27); this prompt has more.
# (In live mode, the API may answer with a rate limit first; that is section 5. A refused request is not billed.)

# %% [markdown] lang="ko"
# 친절한 오류예요. 문제가 된 인자(`param`)는 물론 해결 방법까지 알려 줘요.
#
# **너무 길 때.** 모델마다 한 번에 읽을 수 있는 양에 한도가 있어요. 이것을 **컨텍스트 창**(context window)이라고 해요. `gpt-6-luna`는 토큰 1,050,000개까지 읽는데(2026-11-27 확인), 이 프롬프트는 그보다 길어요.
# (라이브 모드에서는 5번의 속도 제한 오류가 먼저 나올 수도 있어요. 거부된 요청에는 요금이 나가지 않아요.)

# %% lang="en"
too_long = [{"role": "user", "content": "hello " * 1_060_000}]

try:
    client.chat.completions.create(model="gpt-6-luna", messages=too_long)
    print("No error: this server takes even that, or cuts it.")
except openai.OpenAIError as error:
    explain(error)

# %% lang="ko"
too_long = [{"role": "user", "content": "hello " * 1_060_000}]

try:
    client.chat.completions.create(model="gpt-6-luna", messages=too_long)
    print("오류가 나지 않았어요. 이 서버는 이만큼도 받거나, 잘라서 읽어요.")
except openai.OpenAIError as error:
    explain(error)

# %% [markdown] lang="en"
# What all errors so far have in common: **the same request fails again**, however often you send it. Something has to be changed first.
#
# ## 5. Status 429: two errors, opposite fixes
#
# 429 can mean **too fast**: more requests or tokens in a minute than your account may send.
# (This and all errors of section 6 are ordered with `fault` again: in live mode no error comes.)

# %% [markdown] lang="ko"
# 지금까지 본 오류에는 공통점이 있어요. 같은 요청은 몇 번을 보내도 **또 실패해요.** 먼저 무언가를 고쳐야 해요.
#
# ## 5. 상태 코드 429: 오류는 둘, 해결 방법은 정반대
#
# 429는 **너무 빠르다**는 뜻일 수 있어요. 내 계정이 1분에 보낼 수 있는 요청이나 토큰을 넘긴 거예요.
# (여기와 6번의 오류도 모두 `fault`로 만들어요. 라이브 모드에서는 오류가 나지 않아요.)

# %%
attempt(extra_headers=fault("rate_limit_exceeded"))

# %% [markdown] lang="en"
# The account is fine, and waiting helps; the sentence even says for how long. The same number can also mean **out of credit**:

# %% [markdown] lang="ko"
# 계정에는 문제가 없고 기다리면 풀려요. 얼마나 기다리면 되는지도 문장에 나와 있어요. 그런데 똑같은 429가 **크레딧이 없다**는 뜻일 수도 있어요.

# %%
attempt(extra_headers=fault("insufficient_quota"))

# %% [markdown] lang="en"
# Same class, same status, opposite fix: nothing gets better by waiting. There are newer codes of this second kind as well.
# How can a program tell them apart? Compare the three columns. (The call is `models.list`, which costs nothing.)

# %% [markdown] lang="ko"
# 클래스도 상태 코드도 같은데 해결 방법은 정반대예요. 이번에는 기다려도 나아지지 않아요. 이 두 번째 종류에는 새로 생긴 코드도 있어요.
# 프로그램은 둘을 어떻게 구별할까요? 출력의 세 열을 비교해 보세요. (호출은 요금이 들지 않는 `models.list`로 해요.)

# %% lang="en"
codes = [
    "rate_limit_exceeded",
    "insufficient_quota",
    "credit_balance_exhausted",
    "project_spend_limit_exceeded",
    "organization_spend_limit_exceeded",
    "organization_usage_limit_exceeded",
    "billing_not_active",
]
for code in codes:
    try:
        client.models.list(extra_headers=fault(code))
        print("no error this time: ", code)
    except openai.APIStatusError as error:
        print(error.status_code, str(error.type).ljust(18), error.code)

# %% lang="ko"
codes = [
    "rate_limit_exceeded",
    "insufficient_quota",
    "credit_balance_exhausted",
    "project_spend_limit_exceeded",
    "organization_spend_limit_exceeded",
    "organization_usage_limit_exceeded",
    "billing_not_active",
]
for code in codes:
    try:
        client.models.list(extra_headers=fault(code))
        print("이번에는 오류 없음: ", code)
    except openai.APIStatusError as error:
        print(error.status_code, str(error.type).ljust(18), error.code)

# %% [markdown] lang="en"
# The **code** on the right tells them apart, so look at it first. The type in the middle is `insufficient_quota` for most of the codes about money, but not for all of them: see the last line (checked 2026-11-27).
#
# | 429 with the code | Cause | Fix |
# |---|---|---|
# | `rate_limit_exceeded` | too many requests or tokens a minute | wait, then try again, more slowly |
# | the other codes above | no credit, a spend limit, or billing that isn't active | stop: [buy credit or raise the limit](https://platform.openai.com/settings/organization/billing) |
# | a code you don't know | the sentence says it | stop, and read the sentence |
#
# So a program waits for `rate_limit_exceeded` only. (When a single request is larger than the limit of a whole minute, waiting doesn't help either. The sentence then begins with "Request too large".)
#
# A trap on the way: credit that was bought in **another organization** does not count for this key.
#
# ## 6. Not your fault
#
# **5xx**: the request is fine, the server is not. 500 is a mishap, 503 means overloaded.

# %% [markdown] lang="ko"
# 오른쪽 열의 **code**를 먼저 보세요. 가운데 열의 type은 돈과 관련된 코드 대부분에서 `insufficient_quota`이지만, 마지막 줄처럼 아닌 것도 있어요(2026-11-27 확인).
#
# | 429의 code | 원인 | 해결 |
# |---|---|---|
# | `rate_limit_exceeded` | 1분 동안 보낸 요청이나 토큰이 너무 많아요 | 기다렸다가 더 천천히 다시 보내요 |
# | 위에 나온 나머지 코드 | 크레딧이 없거나, 지출 한도를 다 썼거나, 결제가 활성화되지 않았어요 | 멈추고 [크레딧을 사거나 한도를 올려요](https://platform.openai.com/settings/organization/billing) |
# | 모르는 코드 | 설명 문장에 나와 있어요 | 멈추고 문장을 읽어요 |
#
# 그러니 프로그램은 `rate_limit_exceeded`일 때만 기다리면 돼요. (요청 하나가 1분 동안의 한도보다 크면 이 코드여도 기다려서 풀리지 않아요. 이때는 설명 문장이 "Request too large"로 시작해요.)
#
# 함정도 하나 있어요. **다른 조직**에서 산 크레딧은 이 키로 쓸 수 없어요.
#
# ## 6. 내 잘못이 아닐 때
#
# **5xx**는 요청에는 문제가 없고 서버에 문제가 있다는 뜻이에요. 500은 서버 안에서 문제가 생겼다는 뜻, 503은 요청이 몰렸다는 뜻이에요.

# %%
attempt(extra_headers=fault("server_error"))
attempt(extra_headers=fault("server_is_overloaded"))

# %% [markdown] lang="en"
# Both are `InternalServerError`; their `request_id` is what the support wants to know.
#
# **Timeout.** `timeout=0.3` gives the server 0.3 seconds, and `fault("slow")` makes practice mode dawdle for longer. (So may a real model.)

# %% [markdown] lang="ko"
# 둘 다 `InternalServerError`예요. 고객 지원에 물어볼 때는 `request_id`를 알려 주세요.
#
# **시간 초과.** `timeout=0.3`은 0.3초까지만 기다리겠다는 뜻이고, `fault("slow")`는 연습 모드가 그보다 오래 꾸물거리게 해요. (실제 모델도 그럴 수 있어요.)

# %%
attempt(client.with_options(timeout=0.3), extra_headers=fault("slow", delay=0.6))

# %% [markdown] lang="en"
# There is no number in the first line: no answer came, so there is no status. The same holds when the **connection breaks**:

# %% [markdown] lang="ko"
# 첫 줄에 숫자가 없어요. 답이 오지 않았으니 상태 코드도 없는 거예요. **연결이 끊겼을 때**도 마찬가지예요.

# %%
attempt(extra_headers=fault("dropped_connection"))

# %% [markdown] lang="en"
# On both errors `error.status_code` does not exist, and asking for it is an error of its own (`AttributeError`).
# And in both you do not know whether the server did its work: it may have, and then you may pay for an answer that you never saw.
#
# ## 7. What the SDK does by itself
#
# Now a client as you would make it, **without** `max_retries=0`. The fault lasts until the second retry (`retries=2`).
# `with_raw_response` wraps the answer, so that one sees how it came; `parse()` unwraps it.

# %% [markdown] lang="ko"
# 이 두 오류에는 `error.status_code`가 아예 없어서, 읽으려고 하면 또 다른 오류(`AttributeError`)가 나요.
# 그리고 서버가 일을 마쳤는지도 알 수 없어요. 마쳤다면 보지도 못한 답에 요금을 낼 수도 있어요.
#
# ## 7. SDK가 알아서 하는 일
#
# 이번에는 평소처럼 `max_retries=0` **없이** 클라이언트를 만들어요. 오류는 두 번째 재시도까지 이어져요(`retries=2`).
# `with_raw_response`는 답을 어떻게 받았는지 볼 수 있게 감싸서 돌려주고, `parse()`로 풀면 평소의 응답이 나와요.

# %%
patient = OpenAI()

raw = patient.chat.completions.with_raw_response.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    max_completion_tokens=20,
    messages=messages,
    extra_headers=fault("rate_limit_exceeded", retries=2),
)
response = raw.parse()
print("retries:", raw.retries_taken)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Two retries, and your code noticed nothing. (In live mode the header changes nothing, so you see 0.) Allow only one, and the same fault comes through:

# %% [markdown] lang="ko"
# 재시도를 두 번 했는데도 내 코드에서는 아무 일도 없었던 것처럼 답이 나왔어요. (라이브 모드에서는 헤더가 무시되니 0이 나와요.) 재시도를 한 번만 허용하면 같은 오류가 그대로 나와요.

# %%
attempt(patient.with_options(max_retries=1), extra_headers=fault("rate_limit_exceeded", retries=2))

# %% [markdown] lang="en"
# | Setting | Default | Meaning |
# |---|---|---|
# | `max_retries` | 2 | how often the SDK tries again; 0 = never |
# | `timeout` | 600 seconds (10 minutes) | how long it waits, each time |
#
# What it retries: no connection, timeouts, 408, 409, 429 and everything from 500 on. It waits half a second first, then twice as long each time, up to 8 seconds;
# where the server names a time (the header `retry-after`), that long; if that is more than two minutes, it does not retry. *(openai 3.57, checked 2026-11-27)*
#
# Two consequences. With the defaults a call can hang for 3 × 10 minutes: set `timeout` to what you would wait yourself. And it retries **every** 429 unless the server forbids it, even when the credit is gone.
#
# To watch it at work in a script, set the environment variable `OPENAI_LOG=info` before you start Python.

# %% [markdown] lang="ko"
# | 설정 | 기본값 | 뜻 |
# |---|---|---|
# | `max_retries` | 2 | SDK가 다시 시도하는 횟수. 0이면 다시 시도하지 않아요 |
# | `timeout` | 600초(10분) | 한 번 보낼 때마다 기다리는 시간 |
#
# 다시 시도하는 것은 연결 실패, 시간 초과, 408, 409, 429, 그리고 500 이상이에요. 처음에는 0.5초쯤 쉬고, 그다음부터 두 배씩 늘려 8초까지 쉬어요.
# 서버가 시간을 알려 주면(`retry-after` 헤더) 그만큼 쉬고, 그 시간이 2분보다 길면 다시 시도하지 않아요. *(openai 3.57, 2026-11-27 확인)*
#
# 그래서 알아 둘 것이 두 가지 있어요. 기본값 그대로면 호출 하나가 3 × 10분 동안 멈춰 있을 수 있어요. `timeout`을 내가 기다릴 수 있는 만큼으로 정하세요. 그리고 SDK는 서버가 막지 않는 한 429를 **모두** 다시 시도해요. 크레딧이 없어서 난 429까지요.
#
# 스크립트에서 재시도하는 모습을 보려면 파이썬을 시작하기 전에 환경 변수 `OPENAI_LOG=info`를 지정하세요.

# %% [markdown] lang="en"
# ## 8. Retry or stop?
#
# One question decides: **could the very same request succeed a little later?**
#
# ![Three ways to go after an error. Stop and change something: 400, 401, 403, 404. For 429 look at error.code: rate_limit_exceeded means wait, anything else means stop. Try again: timeout, broken connection, 500 and above.](../../assets/drawings/retry-or-stop.en.svg)
#
# The classes of the SDK are made for this decision:
#
# ```
# OpenAIError
# └─ APIError                     code, param, type
#    ├─ APIConnectionError        no answer came
#    │  └─ APITimeoutError
#    └─ APIStatusError            status_code, request_id
#       ├─ BadRequestError        400
#       ├─ AuthenticationError    401
#       ├─ PermissionDeniedError  403
#       ├─ NotFoundError          404
#       ├─ RateLimitError         429
#       └─ InternalServerError    500 and above
# ```
#
# Python takes the first `except` that fits, so the special ones stand before the general ones. **Copy this cell into an empty file:**

# %% [markdown] lang="ko"
# ## 8. 다시 시도할까, 멈출까?
#
# 이 질문 하나로 정하면 돼요. **똑같은 요청이 조금 뒤에는 성공할 수 있을까?**
#
# ![오류가 난 뒤에 갈 수 있는 세 갈래 길. 400, 401, 403, 404는 멈추고 고쳐요. 429는 error.code를 봐요. rate_limit_exceeded면 기다리고, 그 밖에는 멈춰요. 시간 초과, 끊긴 연결, 500 이상은 다시 시도해요.](../../assets/drawings/retry-or-stop.ko.svg)
#
# SDK의 오류 클래스도 이 판단에 맞게 나뉘어 있어요.
#
# ```
# OpenAIError
# └─ APIError                     code, param, type
#    ├─ APIConnectionError        답이 오지 않음
#    │  └─ APITimeoutError
#    └─ APIStatusError            status_code, request_id
#       ├─ BadRequestError        400
#       ├─ AuthenticationError    401
#       ├─ PermissionDeniedError  403
#       ├─ NotFoundError          404
#       ├─ RateLimitError         429
#       └─ InternalServerError    500 이상
# ```
#
# 파이썬은 위에서부터 처음으로 맞는 `except`로 들어가요. 그래서 구체적인 오류를 먼저, 넓은 오류를 나중에 적어요. **이 셀을 빈 파일에 복사해 보세요.**

# %% tags=["snippet"] lang="en"
import openai
from openai import OpenAI

client = OpenAI(timeout=60, max_retries=4)


def ask(question):
    try:
        response = client.chat.completions.create(
            model="gpt-6-luna",
            reasoning_effort="none",
            max_completion_tokens=100,
            messages=[{"role": "user", "content": question}],
        )
        return response.choices[0].message.content
    except openai.RateLimitError as error:
        if error.code == "rate_limit_exceeded":
            print("Too fast, even after four retries. Wait a minute.")
        else:
            print("Stop: look at your credit and limits.", error.code, error.message)
    except (openai.APIConnectionError, openai.InternalServerError):
        print("The network or the server has trouble. Try again later.")
    except openai.APIStatusError as error:
        print("Stop, and mend this:", error.status_code, error.code, error.param)


print(ask("What is an error message for? One sentence."))

# %% tags=["snippet"] lang="ko"
import openai
from openai import OpenAI

client = OpenAI(timeout=60, max_retries=4)


def ask(question):
    try:
        response = client.chat.completions.create(
            model="gpt-6-luna",
            reasoning_effort="none",
            max_completion_tokens=100,
            messages=[{"role": "user", "content": question}],
        )
        return response.choices[0].message.content
    except openai.RateLimitError as error:
        if error.code == "rate_limit_exceeded":
            print("재시도를 네 번 했는데도 너무 빨라요. 1분쯤 기다리세요.")
        else:
            print("멈추세요. 크레딧과 한도를 확인하세요.", error.code, error.message)
    except (openai.APIConnectionError, openai.InternalServerError):
        print("인터넷이나 서버에 문제가 있어요. 나중에 다시 시도하세요.")
    except openai.APIStatusError as error:
        print("멈추고 이것을 고치세요:", error.status_code, error.code, error.param)


print(ask("오류 메시지는 왜 있어요? 한 문장으로 답해 주세요."))

# %% [markdown] lang="en"
# The waiting and retrying is left to the SDK (`max_retries=4`); your code only decides what to say in the end.
# `APITimeoutError` needs no line of its own: it is a kind of `APIConnectionError`.
#
# ## 9. Old code from the web
#
# Many examples on the web are older than the package. Here are five of their lines, and how each fails; none of them sends anything.
# The first two are from the days of openai 0.x: the call, and the module in which the errors were.

# %% [markdown] lang="ko"
# 기다리고 다시 시도하는 일은 SDK에 맡기고(`max_retries=4`), 내 코드는 마지막에 무슨 말을 할지만 정해요.
# `APITimeoutError`는 따로 적지 않아도 돼요. `APIConnectionError`의 한 종류거든요.
#
# ## 9. 인터넷에서 찾은 옛 코드
#
# 인터넷에는 지금 패키지보다 오래된 예제가 많아요. 그런 코드 다섯 줄이 어떻게 실패하는지 볼게요. 어느 것도 요청을 보내지는 않아요.
# 처음 두 개는 openai 0.x 시절의 코드예요. 하나는 호출이고, 하나는 오류 클래스가 모여 있던 모듈이에요.

# %%
try:
    openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=messages)
except openai.OpenAIError as error:
    explain(error)

# %%
try:
    print(openai.error.RateLimitError)
except AttributeError as error:
    explain(error)

# %% [markdown] lang="en"
# An argument that `OpenAI()` does not have, and arguments without their names:

# %% [markdown] lang="ko"
# 다음은 `OpenAI()`에 없는 인자를 넘긴 경우와, 인자에 이름을 붙이지 않은 경우예요.

# %%
try:
    OpenAI(proxies={"https": "http://proxy.example:8080"})
except TypeError as error:
    explain(error)

# %%
try:
    client.chat.completions.create("gpt-6-luna", messages)
except TypeError as error:
    explain(error)

# %% [markdown] lang="en"
# Last, the response read like a dictionary, as it once was (`response` is the one of section 7):

# %% [markdown] lang="ko"
# 마지막은 예전처럼 응답을 딕셔너리로 읽는 경우예요(`response`는 7번에서 받은 거예요).

# %%
try:
    print(response["choices"][0]["message"]["content"])
except TypeError as error:
    explain(error)

# %% [markdown] lang="en"
# `AttributeError` and `TypeError` are Python's own: it is not the API that refuses here, the code does not fit the package.
#
# | Old | Now |
# |---|---|
# | `openai.ChatCompletion.create(...)` | `client.chat.completions.create(...)` |
# | `openai.Completion.create(engine=..., prompt=...)` | the same, with `model=` and `messages=` |
# | `openai.error.RateLimitError` | `openai.RateLimitError` |
# | `OpenAI(proxies=...)` | the variable `HTTPS_PROXY`, or `http_client=openai.DefaultHttpxClient(proxy=...)` |
# | `create("gpt-6-luna", messages)` | `create(model="gpt-6-luna", messages=messages)` |
# | `response["choices"][0]["message"]["content"]` | `response.choices[0].message.content` |
# | `max_tokens=` | `max_completion_tokens=` |

# %% [markdown] lang="ko"
# `AttributeError`와 `TypeError`는 파이썬의 오류예요. API가 거절한 것이 아니라, 코드가 패키지와 맞지 않는 거예요.
#
# | 옛 코드 | 지금 |
# |---|---|
# | `openai.ChatCompletion.create(...)` | `client.chat.completions.create(...)` |
# | `openai.Completion.create(engine=..., prompt=...)` | 위와 같고, 인자는 `model=`과 `messages=` |
# | `openai.error.RateLimitError` | `openai.RateLimitError` |
# | `OpenAI(proxies=...)` | 환경 변수 `HTTPS_PROXY` 또는 `http_client=openai.DefaultHttpxClient(proxy=...)` |
# | `create("gpt-6-luna", messages)` | `create(model="gpt-6-luna", messages=messages)` |
# | `response["choices"][0]["message"]["content"]` | `response.choices[0].message.content` |
# | `max_tokens=` | `max_completion_tokens=` |

# %% [markdown] lang="en"
# ## 10. The table to keep
#
# *Checked 2026-11-27; the official list is [here](https://platform.openai.com/docs/guides/error-codes).*
#
# | What you see | Cause | Fix | Retry? |
# |---|---|---|---|
# | `OpenAIError`: Missing credentials | no key was found | `connect()`, or `.env` | no |
# | 401 `invalid_api_key` | the key is wrong or deleted | copy it again | no |
# | 401, "Missing scopes" | the key is restricted | add permissions | no |
# | `UnicodeEncodeError`, or `APIConnectionError` though the network works | a stray sign in the key | `keys.check` | no |
# | 403 | a [country](https://platform.openai.com/docs/supported-countries) without the API, or no permission | the sentence says which | no |
# | 404 `model_not_found` | name mistyped, or model retired | `client.models.list()` | no |
# | 400 `unsupported_value`, `unsupported_parameter` | this model does not take it | leave out or rename `param` | no |
# | 400 `context_length_exceeded` | too long | shorten | no |
# | 429 `rate_limit_exceeded` | [too fast](https://platform.openai.com/docs/guides/rate-limits) | wait, slow down | **yes** |
# | 429, any other code | no credit, a spend limit, billing not active | pay, or raise the limit | no |
# | 500, 503 | trouble at the server | [status page](https://status.openai.com) | **yes** |
# | `APITimeoutError` | slow, or `timeout` too short | wait longer | **yes** |
# | `APIConnectionError` | no network, or it broke off | check the network | **yes** |
# | `TypeError`, `AttributeError` | old code, or a typing error | section 9 | no |

# %% [markdown] lang="ko"
# ## 10. 두고두고 볼 표
#
# *2026-11-27 확인. 공식 목록은 [여기](https://platform.openai.com/docs/guides/error-codes)에 있어요.*
#
# | 보이는 것 | 원인 | 해결 | 다시 시도? |
# |---|---|---|---|
# | `OpenAIError`: Missing credentials | 키를 찾지 못했어요 | `connect()` 또는 `.env` | 아니요 |
# | 401 `invalid_api_key` | 키가 틀렸거나 삭제됐어요 | 다시 복사해요 | 아니요 |
# | 401, "Missing scopes" | 권한을 제한한 키예요 | 권한을 더해요 | 아니요 |
# | `UnicodeEncodeError`, 또는 인터넷이 되는데도 `APIConnectionError` | 키에 엉뚱한 글자가 섞였어요 | `keys.check` | 아니요 |
# | 403 | API를 쓸 수 없는 [국가](https://platform.openai.com/docs/supported-countries)이거나 권한이 없어요 | 어느 쪽인지 문장에 나와요 | 아니요 |
# | 404 `model_not_found` | 모델 이름이 틀렸거나 종료됐어요 | `client.models.list()` | 아니요 |
# | 400 `unsupported_value`, `unsupported_parameter` | 이 모델이 받지 않아요 | `param`을 빼거나 이름을 바꿔요 | 아니요 |
# | 400 `context_length_exceeded` | 너무 길어요 | 줄여요 | 아니요 |
# | 429 `rate_limit_exceeded` | [너무 빨라요](https://platform.openai.com/docs/guides/rate-limits) | 기다렸다가 천천히 보내요 | **네** |
# | 429, 그 밖의 코드 | 크레딧이 없거나, 지출 한도를 다 썼거나, 결제가 활성화되지 않았어요 | 크레딧을 사거나 한도를 올려요 | 아니요 |
# | 500, 503 | 서버에 문제가 있어요 | [상태 페이지](https://status.openai.com)를 봐요 | **네** |
# | `APITimeoutError` | 느리거나 `timeout`이 너무 짧아요 | 더 오래 기다려요 | **네** |
# | `APIConnectionError` | 인터넷이 안 되거나 끊겼어요 | 인터넷을 확인해요 | **네** |
# | `TypeError`, `AttributeError` | 옛 코드이거나 오타예요 | 9번을 봐요 | 아니요 |

# %% [markdown] lang="en"
# ## Exercise 1
#
# Write `should_retry(error)`: `True` where trying the same request again can help, `False` where something must be changed first.
# Mind the two kinds of 429, and the errors without a `status_code`.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# `should_retry(error)`를 만들어 보세요. 같은 요청을 다시 보내서 나아질 수 있으면 `True`, 먼저 무언가를 고쳐야 하면 `False`를 돌려줘요.
# 429가 두 가지라는 것과 `status_code`가 없는 오류가 있다는 것을 잊지 마세요.

# %% tags=["exercise"] lang="en"
def should_retry(error):
    return None  # True or False


# %% tags=["exercise"] lang="ko"
def should_retry(error):
    return None  # True 또는 False


# %% tags=["solution"]
def should_retry(error):
    if isinstance(error, openai.RateLimitError):
        return error.code == "rate_limit_exceeded"
    return isinstance(error, (openai.APIConnectionError, openai.InternalServerError))


# %% tags=["check"]
from helpers import check

check.should_retry(should_retry)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `isinstance(error, openai.RateLimitError)` asks whether an error is of a class. Begin with the 429s: their `error.code` decides.
# What is left to retry are two classes of section 8: the one without an answer, and the one from 500 on.
#
# </details>
#
# ## Exercise 2
#
# Models are retired. Write `ask_with_fallback(client, question, models)`: it asks the first model of the list; if that one **is not found**, the next one, and so on.
# It returns the text of the answer. Every other error goes on to the caller, as always; if no model is left, so does the last `NotFoundError`. The list `models` stays as it is.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `isinstance(error, openai.RateLimitError)`로 오류가 어느 클래스인지 물어볼 수 있어요. 429부터 나누세요. `error.code`를 보면 돼요.
# 다시 시도할 것은 8번의 클래스 두 개예요. 답이 오지 않은 것과 500 이상인 것이죠.
#
# </details>
#
# ## 연습 문제 2
#
# 모델은 언젠가 종료돼요. `ask_with_fallback(client, question, models)`를 만들어 보세요. 리스트의 첫 모델에 물어보고, 그 모델을 **찾을 수 없으면** 다음 모델에 물어봐요.
# 답변의 내용을 돌려주세요. 다른 오류는 평소처럼 부른 쪽으로 그대로 넘기고, 남은 모델이 없으면 마지막 `NotFoundError`도 넘겨요. 받은 리스트 `models`는 바뀌지 않아야 해요.

# %% tags=["exercise"] lang="en"
def ask_with_fallback(client, question, models):
    messages = [{"role": "user", "content": question}]
    response = client.chat.completions.create(model=models[0], messages=messages)
    return response.choices[0].message.content  # and if models[0] is gone?


# %% tags=["exercise"] lang="ko"
def ask_with_fallback(client, question, models):
    messages = [{"role": "user", "content": question}]
    response = client.chat.completions.create(model=models[0], messages=messages)
    return response.choices[0].message.content  # models[0]이 없어졌다면?


# %% tags=["solution"]
def ask_with_fallback(client, question, models):
    messages = [{"role": "user", "content": question}]
    missing = None
    for model in models:
        try:
            response = client.chat.completions.create(model=model, messages=messages)
            return response.choices[0].message.content
        except openai.NotFoundError as error:
            missing = error
    raise missing


# %% tags=["check"]
check.ask_with_fallback(ask_with_fallback)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# A `for model in models:` around a `try`. Catch the class of 404 and nothing else; `return` leaves the loop as soon as there is an answer.
# Keep the error in a variable, `except ... as error: missing = error`, and write `raise missing` after the loop: no model has answered then.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `for model in models:` 안에 `try`를 넣으세요. 404의 클래스만 잡고 다른 것은 잡지 마세요. 답을 받으면 `return`이 반복을 끝내 줘요.
# `except ... as error: missing = error`로 오류를 변수에 담아 두고, 반복문 뒤에 `raise missing`을 적으세요. 거기까지 왔다면 답한 모델이 없다는 뜻이에요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - An error is an object: its class, `status_code`, `type`, `code` and `param` say what happened, `request_id` which request it was.
# - 4xx: change something first. 5xx, timeouts and broken connections: try again. 429: look at `error.code` first.
# - The SDK retries twice by itself and waits up to ten minutes each time; `max_retries` and `timeout` change that.
# - `explain(error)` says cause and fix in your language, and shows no key.
#
# **Words:** [status code](glossary.ipynb#cell-id=status-code) · [rate limit](glossary.ipynb#cell-id=rate-limit) · [retry](glossary.ipynb#cell-id=retry) · [timeout](glossary.ipynb#cell-id=timeout) · [request ID](glossary.ipynb#cell-id=request-id) · [context window](glossary.ipynb#cell-id=context-window)
#
# **Links:** [Error codes](https://platform.openai.com/docs/guides/error-codes) ·
# [Rate limits](https://platform.openai.com/docs/guides/rate-limits) ·
# [Status page](https://status.openai.com) ·
# [Deprecations](https://platform.openai.com/docs/deprecations)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 오류는 객체예요. 클래스, `status_code`, `type`, `code`, `param`이 무슨 일인지 알려 주고, `request_id`는 어느 요청이었는지 알려 줘요.
# - 4xx는 먼저 고쳐야 해요. 5xx, 시간 초과, 끊긴 연결은 다시 시도해요. 429는 `error.code`를 먼저 봐요.
# - SDK는 알아서 두 번 더 시도하고, 매번 10분까지 기다려요. `max_retries`와 `timeout`으로 바꿀 수 있어요.
# - `explain(error)`는 키를 드러내지 않고 원인과 해결 방법을 우리말로 알려 줘요.
#
# **용어:** [상태 코드](glossary.ipynb#cell-id=status-code) · [속도 제한](glossary.ipynb#cell-id=rate-limit) · [재시도](glossary.ipynb#cell-id=retry) · [시간 초과](glossary.ipynb#cell-id=timeout) · [요청 id](glossary.ipynb#cell-id=request-id) · [컨텍스트 창](glossary.ipynb#cell-id=context-window)
#
# **참고:** [오류 코드](https://platform.openai.com/docs/guides/error-codes) ·
# [속도 제한](https://platform.openai.com/docs/guides/rate-limits) ·
# [상태 페이지](https://status.openai.com) ·
# [종료 일정](https://platform.openai.com/docs/deprecations)
