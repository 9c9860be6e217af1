# /// lesson
# title.en = "When it fails"
# title.ko = "오류가 났을 때"
# goal.en = "Cause every common error once, read what it says, and decide whether to try again or to stop and fix something."
# goal.ko = "흔한 오류를 하나씩 일부러 내 보고, 오류를 읽고, 다시 시도할지 멈추고 고칠지 판단해요."
# needs.en = "lesson 05, and a little Python: functions, try and except"
# needs.ko = "레슨 05와 약간의 파이썬(함수, try와 except)"
# ///

# %% [markdown] lang="en"
# Every program that calls an API fails now and then. The key is wrong, the model has been shut down, or the network is down.
# Here you cause these errors **on purpose**, so you'll recognize them later.
#
# > **If you have a key,** several cells in sections 2, 5, 6 and 7 print an answer or nothing, because the real API can't fail on demand. To see every error, use practice mode. Write `connect("sk-practice", language="en")` in the next cell.
# > **A server other than OpenAI's** may answer where this lesson expects an error. All cells still run.

# %% [markdown] lang="ko"
# API를 쓰는 프로그램은 언젠가는 오류를 만나요. 키가 틀리거나, 모델이 종료되거나, 인터넷이 끊기니까요.
# 이 레슨에서는 그런 오류를 **일부러** 내 봐요. 미리 겪어 보면 실제로 만났을 때 당황하지 않아요.
#
# > **키가 있다면** 진짜 API에는 일부러 오류를 내 달라고 할 수 없어서, 2, 5, 6, 7절의 여러 셀은 답을 출력하거나 아무것도 출력하지 않아요. 모든 오류를 보고 싶으면 다음 셀에 `connect("sk-practice", language="ko")`라고 써서 연습 모드로 해 보세요.
# > **OpenAI가 아닌 서버**는 오류가 나야 할 곳에서 답하기도 해요. 그래도 셀은 모두 실행돼요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. Read an error
#
# Create a client. `max_retries=0` makes it report each error at once (more in section 7).

# %% [markdown] lang="ko"
# ## 1. 오류 읽기
#
# 클라이언트를 만들어요. `max_retries=0`이면 오류가 났을 때 바로 알려 줘요(자세한 것은 7절에서 다뤄요).

# %% lang="en"
from openai import OpenAI

client = OpenAI(max_retries=0)
messages = [{"role": "user", "content": "Name a color. One word."}]

# %% lang="ko"
from openai import OpenAI

client = OpenAI(max_retries=0)
messages = [{"role": "user", "content": "색 이름을 하나만 한 단어로 말해 주세요."}]

# %% [markdown] lang="en"
# **The next cell fails on purpose.** No model has this name.
#
# Python prints a **traceback**, the list of calls that led to the error. Start with its last line.

# %% [markdown] lang="ko"
# **다음 셀은 일부러 실패하게 해 두었어요.** 이런 이름의 모델은 없어요.
#
# 파이썬은 오류가 나기까지 어떤 호출을 거쳤는지 보여 주는 **트레이스백**(traceback)을 출력해요. 마지막 줄부터 읽으세요.

# %% tags=["raises-exception"]
client.chat.completions.create(model="gpt-no-such-model", messages=messages)

# %% [markdown] lang="en"
# The last line has the **class** of the error (`NotFoundError`), the [**status code**](glossary.ipynb#cell-id=status-code) 404, and a message from the API.
#
# `except ... as error` gives your program the same details in an object.

# %% [markdown] lang="ko"
# 마지막 줄에는 오류의 **클래스**(class)인 `NotFoundError`, [**상태 코드**](glossary.ipynb#cell-id=status-code)(status code) 404, API가 보낸 오류 메시지가 있어요.
#
# `except ... as error`라고 쓰면 프로그램에서도 이 정보를 객체로 받아 쓸 수 있어요.

# %%
import openai

try:
    client.chat.completions.create(model="gpt-no-such-model", messages=messages)
except openai.APIStatusError as error:
    print("status_code:", error.status_code)
    print("type:       ", error.type)
    print("code:       ", error.code)
    print("param:      ", error.param)

# %% [markdown] lang="en"
# | Field | What it means |
# |---|---|
# | `status_code` | **4xx** is a problem on your side, **5xx** is a problem on the server |
# | `type`, [`code`](glossary.ipynb#cell-id=error-code) | the reason, in a word; `code` can be `None` |
# | `param` | the argument that caused the error, or `None` |
# | [`request_id`](glossary.ipynb#cell-id=request-id) | the number of this request, which OpenAI's support asks for |
#
# `explain` turns these fields into a cause and a fix. This function makes a call and explains the error, if there is one.

# %% [markdown] lang="ko"
# | 필드 | 뜻 |
# |---|---|
# | `status_code` | **4xx**는 내 쪽의 문제, **5xx**는 서버 쪽의 문제예요 |
# | `type`, [`code`](glossary.ipynb#cell-id=error-code) | 오류의 이유를 한 단어로 나타낸 것. `code`는 `None`일 수도 있어요 |
# | `param` | 문제가 된 인자. 없으면 `None`이에요 |
# | [`request_id`](glossary.ipynb#cell-id=request-id) | 이 요청의 번호. OpenAI 고객 지원에 문의할 때 필요해요 |
#
# `explain`은 이 필드를 읽고 원인과 해결 방법을 알려 줘요. 다음 함수는 호출을 하고, 오류가 나면 설명해 줘요.

# %% lang="en"
from helpers import explain


def attempt(client=client, **arguments):
    request = {"model": "gpt-6-luna", "messages": messages}
    request |= {"reasoning_effort": "none", "max_completion_tokens": 20}
    request |= arguments
    try:
        response = client.chat.completions.create(**request)
        print("No error. The answer:", response.choices[0].message.content)
    except openai.OpenAIError as error:
        explain(error)


# %% lang="ko"
from helpers import explain


def attempt(client=client, **arguments):
    request = {"model": "gpt-6-luna", "messages": messages}
    request |= {"reasoning_effort": "none", "max_completion_tokens": 20}
    request |= arguments
    try:
        response = client.chat.completions.create(**request)
        print("오류가 나지 않았어요. 답:", response.choices[0].message.content)
    except openai.OpenAIError as error:
        explain(error)


# %% [markdown] lang="en"
# This `except` catches all of the SDK's errors, because `openai.OpenAIError` is their base class.
# `|=` adds items to a dictionary, so what you pass to `attempt` goes into the request.

# %% [markdown] lang="ko"
# `openai.OpenAIError`는 SDK 오류의 기반 클래스(base class)라서 이 `except` 하나로 모두 잡을 수 있어요.
# `|=`는 딕셔너리에 항목을 더해요. `attempt`에 넘긴 인자는 그대로 요청에 들어가요.

# %%
attempt()
attempt(model="gpt-no-such-model")

# %% [markdown] lang="en"
# The first call works. The second fails as above, but now you see a fix.
#
# ## 2. Errors about the key
#
# **No key.** An empty key acts like a missing one. You don't even get a client.

# %% [markdown] lang="ko"
# 첫 번째 호출은 잘됐어요. 두 번째는 위와 같은 오류인데, 이번에는 해결 방법도 나와요.
#
# ## 2. 키 오류
#
# **키가 없을 때.** 빈 키를 넘기면 키가 없을 때와 똑같은 오류가 나요. 클라이언트조차 만들어지지 않아요.

# %%
try:
    OpenAI(api_key="")
except openai.OpenAIError as error:
    explain(error)

# %% [markdown] lang="en"
# **A wrong key.** `with_options` returns a copy of the client with some settings changed. Here it gets a made-up key.

# %% [markdown] lang="ko"
# **키가 틀렸을 때.** `with_options`는 설정 일부만 바꾼 클라이언트를 새로 만들어요. 여기서는 지어낸 키를 넣어요.

# %%
attempt(client.with_options(api_key="sk-proj-FAKE-DO-NOT-USE-1234"))

# %% [markdown] lang="en"
# **401** means that the API doesn't accept the key.
#
# **A key without permission.** A *Restricted* key can't do everything. You probably don't have one, so ask the practice backend for the error.
# `fault(...)` is a header (an extra line of the request) that makes the **practice backend** fail, and `extra_headers` adds it to the request. The real API ignores it.

# %% [markdown] lang="ko"
# **401**은 인증에 실패했다는 뜻이에요. API가 이 키를 받아 주지 않았어요.
#
# **키의 권한이 부족할 때.** *Restricted* 키는 할 수 있는 일이 제한돼 있어요. 그런 키가 없을 테니 연습 백엔드에 이 오류를 내 달라고 해요.
# `fault(...)`는 **연습 백엔드**가 오류를 내게 하는 헤더(header, 요청에 덧붙이는 한 줄)이고, `extra_headers`로 요청에 넣어요. 진짜 API는 이 헤더를 무시해요.

# %%
from helpers.practice import fault

attempt(extra_headers=fault("missing_scopes"))

# %% [markdown] lang="en"
# This 401 has no code. Only the message names the missing permission (**scope**).
#
# **A key with a stray character.** This key ends with a line break, which you get when you copy a whole line.

# %% [markdown] lang="ko"
# 이번 401에는 코드가 없어요. 어떤 **권한**(scope)이 부족한지는 오류 메시지에만 나와요.
#
# **키에 다른 문자가 섞였을 때.** 이 키는 줄바꿈으로 끝나요. 한 줄 전체를 복사하면 이렇게 돼요.

# %%
attempt(client.with_options(api_key="sk-proj-FAKE-DO-NOT-USE-1234\n"))

# %% [markdown] lang="en"
# The class is `APIConnectionError`, as if the network were down. `explain` finds the real cause, the key.
#
# **Be careful.** If you don't catch this error, its traceback shows **your whole key**. Never post that traceback. If you already have, delete the key.
#
# A Korean character in the key raises an error that isn't the SDK's, so it needs its own `except`.

# %% [markdown] lang="ko"
# 인터넷이 끊겼을 때와 똑같은 `APIConnectionError`예요. `explain`은 진짜 원인이 키라는 것을 찾아내요.
#
# **조심하세요.** 이 오류를 잡지 않으면 트레이스백에 **키 전체가** 나와요. 그런 트레이스백은 어디에도 올리지 마세요. 이미 올렸다면 그 키를 삭제하세요.
#
# 키에 한글이 섞이면 SDK의 오류가 아닌 다른 오류가 나서 `except`를 따로 써야 해요.

# %%
try:
    client.with_options(api_key="sk-proj-FAKE-DO-NOT-USE-가나다").models.list()
except UnicodeEncodeError as error:
    explain(error)

# %% [markdown] lang="en"
# To avoid both errors, check a key with `keys.check` (lesson 02) before you use it.
#
# ## 3. Errors about the model
#
# A model that has been **shut down** fails just like a name that doesn't exist. `gpt-3.5-turbo` was shut down on 2026-10-23 ([deprecations](https://platform.openai.com/docs/deprecations), checked 2026-11-22).

# %% [markdown] lang="ko"
# 두 오류 모두 키를 쓰기 전에 `keys.check`(레슨 02)로 확인하면 막을 수 있어요.
#
# ## 3. 모델 오류
#
# **종료된** 모델을 호출하면 없는 이름을 쓴 것과 같은 오류가 나요. `gpt-3.5-turbo`는 2026-10-23에 종료됐어요([종료 일정](https://platform.openai.com/docs/deprecations), 2026-11-22 확인).

# %%
attempt(model="gpt-3.5-turbo")

# %% [markdown] lang="en"
# So code that worked yesterday can fail today. (The real API may word its message differently.)
#
# ## 4. Errors in the request
#
# **400** means that something in the request is wrong. Old examples often send a `temperature` to a model that reasons.

# %% [markdown] lang="ko"
# 그래서 어제까지 되던 코드가 오늘 갑자기 안 될 수 있어요. (진짜 API의 오류 메시지는 이것과 다를 수 있어요.)
#
# ## 4. 요청 오류
#
# **400**은 요청에 잘못된 부분이 있다는 뜻이에요. 추론 모델에 `temperature`를 보내는 옛 예제에서 자주 나요.

# %%
attempt(temperature=0.1, reasoning_effort="medium")

# %% [markdown] lang="en"
# They also send `max_tokens`, the old name of `max_completion_tokens`. (`None` leaves the new name out of the request.)

# %% [markdown] lang="ko"
# `max_completion_tokens`의 옛 이름인 `max_tokens`를 보내기도 해요. (`None`을 넘기면 새 이름은 요청에서 빠져요.)

# %%
attempt(max_tokens=20, max_completion_tokens=None)

# %% [markdown] lang="en"
# Both messages name the argument (`param`). The second one even tells you what to use instead.
#
# **A prompt that is too long.** The [**prompt**](glossary.ipynb#cell-id=prompt) is everything you send to the model. How much it can read and write at once is its [**context window**](glossary.ipynb#cell-id=context-window).
# For `gpt-6-luna` that is 1,050,000 tokens (checked 2026-11-27), and the next prompt is longer. In live mode you may get the rate limit error of section 5 instead. Rejected requests aren't billed.

# %% [markdown] lang="ko"
# 두 오류 메시지 모두 문제가 된 인자(`param`)를 알려 줘요. 두 번째는 대신 무엇을 써야 하는지도 알려 줘요.
#
# **프롬프트가 너무 길 때.** 모델에 보내는 글을 [**프롬프트**](glossary.ipynb#cell-id=prompt)(prompt)라고 하고, 모델이 한 번에 읽고 쓸 수 있는 토큰 수를 [**컨텍스트 창**](glossary.ipynb#cell-id=context-window)(context window)이라고 해요.
# `gpt-6-luna`는 1,050,000개인데(2026-11-27 확인), 다음 프롬프트는 그보다 길어요. 라이브 모드에서는 5절의 속도 제한 오류가 먼저 나올 수도 있어요. API가 거부한 요청에는 요금이 나가지 않아요.

# %%
attempt(messages=[{"role": "user", "content": "hello " * 1_060_000}])

# %% [markdown] lang="en"
# If you send any of these requests again, **it fails again**. You have to change something first.
#
# ## 5. Tell the two 429 errors apart
#
# Status 429 can mean that you're **too fast**. You sent more requests or tokens in a minute than your [**rate limit**](glossary.ipynb#cell-id=rate-limit) allows.

# %% [markdown] lang="ko"
# 지금까지 본 오류는 같은 요청을 다시 보내도 **또 나요.** 먼저 원인을 고쳐야 해요.
#
# ## 5. 두 가지 429 오류 구별하기
#
# 상태 코드 429는 **너무 빠르다**는 뜻일 수 있어요. 1분 동안 보낸 요청이나 토큰이 [**속도 제한**](glossary.ipynb#cell-id=rate-limit)(rate limit)을 넘었을 때 나와요.

# %%
attempt(extra_headers=fault("rate_limit_exceeded"))

# %% [markdown] lang="en"
# Waiting helps here, and the message says how long. But 429 can also mean that you're **out of credit**.

# %% [markdown] lang="ko"
# 이 오류는 기다리면 풀리고, 얼마나 기다리면 되는지도 오류 메시지에 나와요. 그런데 429는 **크레딧이 없다**는 뜻일 수도 있어요.

# %%
attempt(extra_headers=fault("insufficient_quota"))

# %% [markdown] lang="en"
# The class and the status are the same, but waiting doesn't help.
#
# The next cell prints status, type and code of seven 429 errors. What tells them apart?

# %% [markdown] lang="ko"
# 클래스와 상태 코드는 같지만 이번에는 기다려도 소용없어요.
#
# 다음 셀은 429 오류 일곱 가지의 상태 코드, type, code를 출력해요. 무엇으로 구별할 수 있을까요?

# %%
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
    except openai.APIStatusError as error:
        print(error.status_code, str(error.type).ljust(18), error.code)

# %% [markdown] lang="en"
# The **code** on the right tells them apart. The type in the middle doesn't, because `billing_not_active` has a type of its own (checked 2026-11-27).
#
# | Code of the 429 | Cause | Fix |
# |---|---|---|
# | `rate_limit_exceeded` | too many requests or tokens per minute | wait, then send more slowly |
# | any other code in the list | no credit, a spending limit, or inactive billing | stop and [buy credit or raise the limit](https://platform.openai.com/settings/organization/billing) |
# | a code you don't know | see the message | stop and read the message |
#
# There are two traps.
#
# - If the message begins with "Request too large", one request is over the limit for a whole minute. Waiting doesn't help, even though the code is `rate_limit_exceeded`.
# - Credit bought in **another [organization](glossary.ipynb#cell-id=organization)** doesn't count for this key.
#
# ## 6. Errors that aren't your fault
#
# **5xx** means that your request is fine and the server has a problem. 500 is an internal error, 503 an overload.

# %% [markdown] lang="ko"
# 오른쪽의 **code**로 구별해요. 가운데의 type으로는 안 돼요. `billing_not_active`처럼 type이 다른 것도 있거든요(2026-11-27 확인).
#
# | 429의 code | 원인 | 해결 방법 |
# |---|---|---|
# | `rate_limit_exceeded` | 1분 동안 보낸 요청이나 토큰이 너무 많아요 | 기다렸다가 더 천천히 보내요 |
# | 위 목록의 나머지 코드 | 크레딧이 없거나, 지출 한도를 다 썼거나, 결제가 활성화되지 않았어요 | 멈추고 [크레딧을 사거나 한도를 올려요](https://platform.openai.com/settings/organization/billing) |
# | 모르는 코드 | 오류 메시지에 나와 있어요 | 멈추고 오류 메시지를 읽어요 |
#
# 조심할 것이 두 가지 있어요.
#
# - 오류 메시지가 "Request too large"로 시작하면 요청 하나가 1분 한도보다 큰 거예요. 코드가 `rate_limit_exceeded`여도 기다려서는 풀리지 않아요.
# - **다른 [조직](glossary.ipynb#cell-id=organization)**(organization)에서 산 크레딧은 이 키로 쓸 수 없어요.
#
# ## 6. 내 잘못이 아닌 오류
#
# **5xx**는 내 요청은 괜찮고 서버에 문제가 있다는 뜻이에요. 500은 서버 내부 오류, 503은 과부하예요.

# %%
attempt(extra_headers=fault("server_error"))
attempt(extra_headers=fault("server_is_overloaded"))

# %% [markdown] lang="en"
# **A timeout.** `timeout=0.3` waits at most 0.3 seconds for the server ([timeout](glossary.ipynb#cell-id=timeout)). `fault("slow")` makes the practice backend slower than that. A real model may be slower too.

# %% [markdown] lang="ko"
# **시간 초과.** `timeout=0.3`은 서버의 응답을 최대 0.3초까지 기다려요([시간 초과](glossary.ipynb#cell-id=timeout), timeout). `fault("slow")`는 연습 백엔드가 응답을 그보다 늦게 보내게 해요. 진짜 모델도 그보다 느릴 수 있어요.

# %%
attempt(client.with_options(timeout=0.3), extra_headers=fault("slow", delay=0.6))

# %% [markdown] lang="en"
# There is no status code, because no answer came. The same is true when the **connection breaks**.

# %% [markdown] lang="ko"
# 답이 오지 않았으니 상태 코드도 없어요. **연결이 끊겼을 때**도 마찬가지예요.

# %%
attempt(extra_headers=fault("dropped_connection"))

# %% [markdown] lang="en"
# These two errors have no `status_code`, so reading it raises an `AttributeError`.
#
# You also can't know whether the model finished its work. If it did, you may be billed for an answer that you never saw.
#
# ## 7. Let the SDK retry
#
# Now create a client without `max_retries=0`. It [**retries**](glossary.ipynb#cell-id=retry), which means that it sends a failed request again. In `fault`, `retries=2` makes the error last for two retries.
#
# `with_raw_response` returns the HTTP response, which has the number of retries. `parse()` gets the usual response out of it.

# %% [markdown] lang="ko"
# 이 두 오류에는 `status_code`가 없어서, 읽으려고 하면 `AttributeError`가 나요.
#
# 모델이 일을 마쳤는지도 알 수 없어요. 마쳤다면 받지 못한 답에 요금이 나갈 수 있어요.
#
# ## 7. SDK에 재시도 맡기기
#
# 이번에는 `max_retries=0` 없이 클라이언트를 만들어요. 이 클라이언트는 실패한 요청을 자동으로 다시 보내요([**재시도**](glossary.ipynb#cell-id=retry), retry). `fault`의 `retries=2`는 재시도를 두 번 할 때까지 오류를 내라는 뜻이에요.
#
# `with_raw_response`는 재시도 횟수를 알 수 있는 HTTP 응답을 돌려줘요. 거기에서 `parse()`로 평소의 응답을 꺼내요.

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
print(raw.retries_taken)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# The SDK retried twice, and your code noticed nothing. (In live mode you see 0.) If you allow only one retry, you get the error.

# %% [markdown] lang="ko"
# SDK가 두 번 재시도했고, 내 코드는 아무것도 모른 채 답을 받았어요. (라이브 모드에서는 0이 나와요.) 재시도를 한 번만 허용하면 오류가 나요.

# %%
attempt(patient.with_options(max_retries=1), extra_headers=fault("rate_limit_exceeded", retries=2))

# %% [markdown] lang="en"
# | Setting | Default | Meaning |
# |---|---|---|
# | `max_retries` | 2 | how many times the SDK tries again |
# | `timeout` | 600 seconds (10 minutes) | how long each try may wait |
#
# The SDK retries after connection errors, timeouts, 408, 409, 429 and everything from 500 up. The first wait is about half a second, and each wait is twice as long as the one before, up to 8 seconds.
# If the server sends a waiting time (the header `retry-after`), the SDK waits that long. If that is more than two minutes, it gives up. *(openai 3.57, checked 2026-11-27)*
#
# - With the defaults, one call can take 3 × 10 minutes (one try and two retries). **Set `timeout`** to what you're willing to wait.
# - The SDK also retries the 429 that means "out of credit", unless the server forbids it.
# - To see the retries of a script, set the environment variable `OPENAI_LOG=info` before you start Python.

# %% [markdown] lang="ko"
# | 설정 | 기본값 | 뜻 |
# |---|---|---|
# | `max_retries` | 2 | SDK가 다시 시도하는 횟수 |
# | `timeout` | 600초(10분) | 한 번 시도할 때 기다리는 시간 |
#
# SDK는 연결 오류, 시간 초과, 408, 409, 429, 500 이상일 때 다시 시도해요. 처음에는 0.5초쯤 기다리고, 그다음부터 두 배씩 늘려 최대 8초까지 기다려요.
# 서버가 기다릴 시간을 알려 주면(`retry-after` 헤더) 그만큼 기다려요. 그 시간이 2분보다 길면 다시 시도하지 않아요. *(openai 3.57, 2026-11-27 확인)*
#
# - 기본값으로는 호출 하나가 3 × 10분(처음 한 번과 재시도 두 번)까지 걸릴 수 있어요. **`timeout`을 정해서** 내가 기다릴 수 있는 만큼만 기다리게 하세요.
# - 크레딧이 없어서 난 429도 서버가 막지 않으면 다시 시도해요.
# - 스크립트에서 재시도하는 과정을 보려면 파이썬을 시작하기 전에 환경 변수 `OPENAI_LOG=info`를 지정하세요.

# %% [markdown] lang="en"
# ## 8. Decide whether to retry or stop
#
# Ask yourself one question. **Could the very same request succeed a little later?**
#
# ![What to do after an error. After 400, 401, 403 and 404, stop and change something. After 429, check error.code. If it is rate_limit_exceeded, wait, otherwise stop. After a timeout, a broken connection, and 500 and above, try again.](../../assets/drawings/retry-or-stop.en.svg)
#
# The SDK has a class for each case.
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
# Python uses the first `except` that matches, so specific classes come before general ones.

# %% [markdown] lang="ko"
# ## 8. 다시 시도할지 멈출지 정하기
#
# 이 질문 하나로 정할 수 있어요. **똑같은 요청이 조금 뒤에는 성공할 수 있을까요?**
#
# ![오류가 난 뒤에 할 일. 400, 401, 403, 404는 멈추고 고쳐요. 429는 error.code를 확인해서 rate_limit_exceeded면 기다리고, 아니면 멈춰요. 시간 초과, 끊긴 연결, 500 이상은 다시 시도해요.](../../assets/drawings/retry-or-stop.ko.svg)
#
# SDK에는 경우마다 오류 클래스가 있어요.
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
# 파이썬은 위에서부터 처음으로 맞는 `except`를 실행해요. 그래서 구체적인 클래스를 먼저, 넓은 클래스를 나중에 적어요.

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
        choice = response.choices[0]
        if choice.finish_reason == "length":
            print("The answer was cut off: raise max_completion_tokens.")
        return choice.message.content
    except openai.RateLimitError as error:
        if error.code == "rate_limit_exceeded":
            print("Still too fast after four retries. Wait a minute.")
        else:
            print("Stop. Check your credit and limits.", error.code, error.message)
    except (openai.APIConnectionError, openai.InternalServerError):
        print("There is a problem with the network or the server. Try again later.")
    except openai.APIStatusError as error:
        print("Stop and fix this:", error.status_code, error.code, error.param)


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
        choice = response.choices[0]
        if choice.finish_reason == "length":
            print("답이 중간에 잘렸어요. max_completion_tokens를 늘리세요.")
        return choice.message.content
    except openai.RateLimitError as error:
        if error.code == "rate_limit_exceeded":
            print("네 번 재시도했지만 아직 너무 빨라요. 1분쯤 기다리세요.")
        else:
            print("멈추세요. 크레딧과 한도를 확인하세요.", error.code, error.message)
    except (openai.APIConnectionError, openai.InternalServerError):
        print("인터넷이나 서버에 문제가 있어요. 나중에 다시 시도하세요.")
    except openai.APIStatusError as error:
        print("멈추고 이것을 고치세요:", error.status_code, error.code, error.param)


print(ask("오류 메시지는 왜 있어요? 한 문장으로 답해 주세요."))

# %% [markdown] lang="en"
# The SDK waits and retries (`max_retries=4`). Your code only decides what to do when that didn't help.
# `APITimeoutError` is a kind of `APIConnectionError`, so it needs no `except` of its own.
#
# ## 9. Fix old code from the web
#
# Many examples on the web are older than the `openai` package you have. The next five cells show how such code fails. They send nothing.
#
# The first two were written for openai 0.x.

# %% [markdown] lang="ko"
# 기다리고 다시 시도하는 일은 SDK가 해요(`max_retries=4`). 내 코드는 그래도 안 될 때 무엇을 할지만 정해요.
# `APITimeoutError`는 `APIConnectionError`의 한 종류라서 `except`를 따로 쓰지 않아도 돼요.
#
# ## 9. 인터넷에서 찾은 옛 코드 고치기
#
# 인터넷에는 지금 쓰는 `openai` 패키지보다 오래된 예제가 많아요. 그런 코드에서 어떤 오류가 나는지 다섯 셀로 볼게요. 요청은 보내지 않아요.
#
# 처음 두 셀은 openai 0.x에 맞춰 쓴 코드예요.

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
# The next two pass an argument that `OpenAI()` doesn't have, and arguments without names.

# %% [markdown] lang="ko"
# 다음 두 셀은 `OpenAI()`에 없는 인자를 넘기거나, 인자를 이름 없이 넘겨요.

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
# The last one reads the response like a dictionary, as old code did.

# %% [markdown] lang="ko"
# 마지막 셀은 옛 코드처럼 응답을 딕셔너리로 읽어요.

# %%
try:
    print(response["choices"][0]["message"]["content"])
except TypeError as error:
    explain(error)

# %% [markdown] lang="en"
# `AttributeError` and `TypeError` are Python's own errors. The code doesn't fit the package, so nothing reached the API.
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
# `AttributeError`와 `TypeError`는 파이썬의 오류예요. 코드가 패키지와 맞지 않아서 API에는 아무것도 보내지 못했어요.
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
# ## Exercise 1
#
# Write `should_retry(error)`. It returns `True` if sending the same request again can help, and `False` if you have to change something first.
# Remember that there are two kinds of 429, and that some errors have no `status_code`.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# `should_retry(error)`를 만들어 보세요. 같은 요청을 다시 보내서 해결될 수 있으면 `True`, 먼저 무언가를 고쳐야 하면 `False`를 돌려줘요.
# 429는 두 가지이고, `status_code`가 없는 오류도 있다는 점에 주의하세요.

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
# `isinstance(error, openai.RateLimitError)` is `True` for every 429. Handle those first, by their `error.code`.
# Of the other errors, only two classes in section 8 are worth a retry. One means that no answer came, the other is 500 and above.
#
# </details>
#
# ## Exercise 2
#
# Write `ask_with_fallback(client, question, models)`. It asks the first model in the list. If that model **isn't found**, it asks the next one, and so on.
#
# - Return the content of the answer.
# - Don't catch any other error.
# - If there is no model left, raise the last `NotFoundError`.
# - Don't change the list `models`.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `isinstance(error, openai.RateLimitError)`는 429일 때 `True`예요. 429부터 `error.code`로 나누세요.
# 나머지 오류 중에서 다시 시도할 것은 8절의 클래스 두 개뿐이에요. 하나는 답이 오지 않은 오류이고, 하나는 500 이상인 오류예요.
#
# </details>
#
# ## 연습 문제 2
#
# `ask_with_fallback(client, question, models)`를 만들어 보세요. 리스트의 첫 번째 모델에 묻고, 그 모델을 **찾을 수 없으면** 다음 모델에 차례로 물어봐요.
#
# - 답변 내용(문자열)을 돌려주세요.
# - 다른 오류는 잡지 마세요.
# - 남은 모델이 없으면 마지막 `NotFoundError`를 일으키세요.
# - 리스트 `models`는 바꾸지 마세요.

# %% tags=["exercise"] lang="en"
def ask_with_fallback(client, question, models):
    messages = [{"role": "user", "content": question}]
    response = client.chat.completions.create(model=models[0], messages=messages)
    return response.choices[0].message.content  # what if models[0] isn't found?


# %% tags=["exercise"] lang="ko"
def ask_with_fallback(client, question, models):
    messages = [{"role": "user", "content": question}]
    response = client.chat.completions.create(model=models[0], messages=messages)
    return response.choices[0].message.content  # models[0]을 찾을 수 없다면?


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
# Put a `try` inside `for model in models:` and catch only the class for 404. `return` ends the loop as soon as there is an answer.
# Save the error with `except ... as error: missing = error`, and write `raise missing` after the loop.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `for model in models:` 안에 `try`를 넣고, 404의 클래스만 잡으세요. 답을 받으면 `return`으로 반복문이 끝나요.
# `except ... as error: missing = error`로 오류를 변수에 담아 두고, 반복문 뒤에 `raise missing`을 적으세요.
#
# </details>

# %% [markdown] lang="en"
# ## 10. Look up an error
#
# *Checked 2026-11-27. OpenAI has [its own list](https://platform.openai.com/docs/guides/error-codes).*
#
# | You see | Cause | Fix | Retry? |
# |---|---|---|---|
# | `OpenAIError`, "Missing credentials" | no key was found | run `connect()`, or check `.env` | no |
# | 401 `invalid_api_key` | the key is wrong or deleted | copy it again | no |
# | 401, "Missing scopes" | the key is restricted | add permissions | no |
# | `UnicodeEncodeError`, or `APIConnectionError` although the network works | a stray character in the key | use `keys.check` | no |
# | 403 | the API isn't available in your [country](https://platform.openai.com/docs/supported-countries), or you lack permission | read the message | no |
# | 404 `model_not_found` | the name is misspelled, or the model was shut down | use `client.models.list()` | no |
# | 400 `unsupported_value`, `unsupported_parameter` | the model doesn't accept this | remove or rename `param` | no |
# | 400 `context_length_exceeded` | the prompt is too long | shorten it | no |
# | 429 `rate_limit_exceeded` | you're [too fast](https://platform.openai.com/docs/guides/rate-limits) | wait and slow down | **yes** |
# | 429, any other code | no credit, a spending limit, or inactive billing | buy credit or raise the limit | no |
# | 500, 503 | the server has a problem | see the [status page](https://status.openai.com) | **yes** |
# | `APITimeoutError` | the server is slow, or `timeout` is too short | wait longer | **yes** |
# | `APIConnectionError` | there is no network, or the connection broke | check the network | **yes** |
# | `TypeError`, `AttributeError` | old code, or a typo | see section 9 | no |

# %% [markdown] lang="ko"
# ## 10. 오류 찾아보기
#
# *2026-11-27 확인. OpenAI의 목록은 [여기](https://platform.openai.com/docs/guides/error-codes)에 있어요.*
#
# | 이런 것이 보이면 | 원인 | 해결 방법 | 다시 시도? |
# |---|---|---|---|
# | `OpenAIError`, "Missing credentials" | 키를 찾지 못했어요 | `connect()`를 실행하거나 `.env`를 확인해요 | 아니요 |
# | 401 `invalid_api_key` | 키가 틀렸거나 삭제됐어요 | 다시 복사해요 | 아니요 |
# | 401, "Missing scopes" | 권한을 제한한 키예요 | 권한을 추가해요 | 아니요 |
# | `UnicodeEncodeError`, 또는 인터넷이 되는데도 `APIConnectionError` | 키에 다른 문자가 섞였어요 | `keys.check`로 확인해요 | 아니요 |
# | 403 | API를 쓸 수 없는 [국가](https://platform.openai.com/docs/supported-countries)이거나 권한이 없어요 | 오류 메시지를 읽어요 | 아니요 |
# | 404 `model_not_found` | 모델 이름이 틀렸거나 종료된 모델이에요 | `client.models.list()`로 확인해요 | 아니요 |
# | 400 `unsupported_value`, `unsupported_parameter` | 이 모델에서 쓸 수 없는 값이나 파라미터예요 | `param`을 빼거나 이름을 바꿔요 | 아니요 |
# | 400 `context_length_exceeded` | 프롬프트가 너무 길어요 | 줄여요 | 아니요 |
# | 429 `rate_limit_exceeded` | [너무 빨라요](https://platform.openai.com/docs/guides/rate-limits) | 기다렸다가 천천히 보내요 | **네** |
# | 429, 그 밖의 코드 | 크레딧이 없거나, 지출 한도를 다 썼거나, 결제가 활성화되지 않았어요 | 크레딧을 사거나 한도를 올려요 | 아니요 |
# | 500, 503 | 서버에 문제가 있어요 | [상태 페이지](https://status.openai.com)를 봐요 | **네** |
# | `APITimeoutError` | 서버가 느리거나 `timeout`이 너무 짧아요 | 더 오래 기다려요 | **네** |
# | `APIConnectionError` | 인터넷이 안 되거나 연결이 끊겼어요 | 인터넷 연결을 확인해요 | **네** |
# | `TypeError`, `AttributeError` | 옛 코드이거나 오타예요 | 9절을 봐요 | 아니요 |

# %% [markdown] lang="en"
# ## What you learned
#
# - An error is an object. Its class, `status_code`, `type`, `code` and `param` say what happened, and `request_id` says which request it was.
# - After a 4xx, change something first. After a 5xx, a timeout or a broken connection, try again. After a 429, check `error.code`.
# - The SDK retries twice and waits up to ten minutes each time. `max_retries` and `timeout` change that.
# - `explain(error)` shows the cause and the fix, and never your key.
#
# **Links:** [Error codes](https://platform.openai.com/docs/guides/error-codes) ·
# [Rate limits](https://platform.openai.com/docs/guides/rate-limits) ·
# [Status page](https://status.openai.com) ·
# [Deprecations](https://platform.openai.com/docs/deprecations)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 오류는 객체예요. 클래스, `status_code`, `type`, `code`, `param`은 무슨 일인지, `request_id`는 어느 요청인지 알려 줘요.
# - 4xx는 먼저 고쳐야 해요. 5xx, 시간 초과, 끊긴 연결은 다시 시도해요. 429는 `error.code`를 확인해요.
# - SDK는 자동으로 두 번 재시도하고, 한 번에 10분까지 기다려요. `max_retries`와 `timeout`으로 바꿀 수 있어요.
# - `explain(error)`는 원인과 해결 방법을 알려 줘요. 키는 보여 주지 않아요.
#
# **참고:** [오류 코드](https://platform.openai.com/docs/guides/error-codes) ·
# [속도 제한](https://platform.openai.com/docs/guides/rate-limits) ·
# [상태 페이지](https://status.openai.com) ·
# [종료 일정](https://platform.openai.com/docs/deprecations)
