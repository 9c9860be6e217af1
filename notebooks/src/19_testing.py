# /// lesson
# title.en = "Test your program without paying"
# title.ko = "돈 들이지 않고 내 프로그램 테스트하기"
# goal.en = "Write tests that check your program in seconds, with no network, no key and no cost, and know what such tests can't tell you."
# goal.ko = "네트워크도 키도 비용도 없이 몇 초 만에 내 프로그램을 확인하는 테스트를 쓰고, 그런 테스트로 알 수 없는 것이 무엇인지 알아요."
# needs.en = "lesson 07"
# needs.ko = "레슨 07"
# ///

# %% [markdown] lang="en"
# Every change to a program can break something that worked. Trying everything again by hand takes time, and real calls cost money.
#
# A **test** is a function that calls your program and checks the result. In this lesson, you replace the API first with a fake, then with a mock, and then with [practice mode](glossary.ipynb#cell-id=practice-mode). Until section 8, no cell calls a model.

# %% [markdown] lang="ko"
# 프로그램을 고치면 잘 되던 것이 안 될 수 있어요. 매번 손으로 다 해 보려면 시간이 걸리고, 실제로 호출하면 돈이 들어요.
#
# **테스트**(test)는 내 프로그램을 호출해서 결과를 확인하는 함수예요. 이 레슨에서는 API가 있던 자리에 다른 것을 넣어 봐요. 처음에는 가짜 클라이언트, 다음에는 모의(mock) 네트워크, 마지막에는 지금까지 써 온 [연습 모드](glossary.ipynb#cell-id=practice-mode)예요. 8절 전까지는 모델을 호출하는 셀이 없어요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. Choose a function to test
#
# This is `ask_with_fallback` from lesson 07. If a model isn't found, it asks the next one.

# %% [markdown] lang="ko"
# ## 1. 테스트할 함수 고르기
#
# 레슨 07의 `ask_with_fallback`이에요. 모델을 찾을 수 없으면 다음 모델에 물어봐요.

# %%
import openai


def ask_with_fallback(client, question, models):
    missing = None
    for model in models:
        try:
            messages = [{"role": "user", "content": question}]
            response = client.chat.completions.create(model=model, messages=messages)
            return response.choices[0].message.content
        except openai.NotFoundError as error:
            missing = error
    raise missing

# %% [markdown] lang="en"
# This function is easy to test, because it gets the [client](glossary.ipynb#cell-id=client) as an argument. A test can pass in anything that behaves like a client.
#
# ## 2. Pass in a fake client
#
# The function needs only `client.chat.completions.create(...)` and a result with `choices[0].message.content`. `SimpleNamespace` makes objects with the attributes you name:

# %% [markdown] lang="ko"
# 이 함수는 테스트하기 쉬워요. [클라이언트](glossary.ipynb#cell-id=client)를 인자로 넘겨받기 때문이에요. 테스트에서는 클라이언트처럼 행동하는 것이면 무엇이든 넘길 수 있어요.
#
# ## 2. 가짜 클라이언트 넘기기
#
# 함수에 필요한 것은 `client.chat.completions.create(...)`와, `choices[0].message.content`가 있는 결과뿐이에요. `SimpleNamespace`는 적어 준 이름을 속성으로 가진 객체를 만들어요.

# %% lang="en"
from types import SimpleNamespace


def create(model, messages):
    message = SimpleNamespace(content="A way for programs to talk.")
    return SimpleNamespace(choices=[SimpleNamespace(message=message)])


completions = SimpleNamespace(create=create)
fake = SimpleNamespace(chat=SimpleNamespace(completions=completions))
print(ask_with_fallback(fake, "What is an API?", ["gpt-6-luna"]))

# %% lang="ko"
from types import SimpleNamespace


def create(model, messages):
    message = SimpleNamespace(content="프로그램끼리 대화하는 방법이에요.")
    return SimpleNamespace(choices=[SimpleNamespace(message=message)])


completions = SimpleNamespace(create=create)
fake = SimpleNamespace(chat=SimpleNamespace(completions=completions))
print(ask_with_fallback(fake, "API가 뭐예요?", ["gpt-6-luna"]))

# %% [markdown] lang="en"
# The answer is the string above, and nothing was sent. But a fake believes everything. Here, the model doesn't exist and the question isn't a string:

# %% [markdown] lang="ko"
# 답변은 위에 적은 문자열이고, 요청은 보내지 않았어요. 그런데 가짜는 무엇이든 그대로 믿어요. 이번에는 없는 모델을 쓰고, 질문도 문자열이 아니에요.

# %%
print(ask_with_fallback(fake, 42, ["gpt-no-such-model"]))

# %% [markdown] lang="en"
# The API would refuse both.
#
# ## 3. Write a test
#
# A test is a function whose name begins with `test_`. `assert` does nothing if the condition is true, and raises an `AssertionError` if it isn't:

# %% [markdown] lang="ko"
# API라면 둘 다 받아 주지 않았을 거예요.
#
# ## 3. 테스트 쓰기
#
# 테스트는 이름이 `test_`로 시작하는 함수예요. `assert`는 조건이 참이면 아무 일도 하지 않고, 거짓이면 `AssertionError`를 일으켜요.

# %% lang="en"
def test_the_answer_is_returned():
    answer = ask_with_fallback(fake, "What is an API?", ["gpt-6-luna"])
    assert answer == "A way for programs to talk."


def test_the_answer_is_short():
    answer = ask_with_fallback(fake, "What is an API?", ["gpt-6-luna"])
    assert len(answer) < 15, answer

# %% lang="ko"
def test_the_answer_is_returned():
    answer = ask_with_fallback(fake, "API가 뭐예요?", ["gpt-6-luna"])
    assert answer == "프로그램끼리 대화하는 방법이에요."


def test_the_answer_is_short():
    answer = ask_with_fallback(fake, "API가 뭐예요?", ["gpt-6-luna"])
    assert len(answer) < 15, answer

# %% [markdown] lang="en"
# Programs such as [pytest](https://docs.pytest.org) find these functions in your files, run each and report. A notebook can do the same in a few lines:

# %% [markdown] lang="ko"
# [pytest](https://docs.pytest.org) 같은 프로그램은 파일에서 이런 함수를 찾아 하나씩 실행하고 결과를 알려 줘요. 노트북에서는 몇 줄로 똑같이 할 수 있어요.

# %% lang="en"
def run(test, *values):
    try:
        test(*values)
        print("passed:", test.__name__)
    except Exception as error:
        print("FAILED:", test.__name__, "-", type(error).__name__, error)


run(test_the_answer_is_returned)
run(test_the_answer_is_short)

# %% lang="ko"
def run(test, *values):
    try:
        test(*values)
        print("통과:", test.__name__)
    except Exception as error:
        print("실패:", test.__name__, "-", type(error).__name__, error)


run(test_the_answer_is_returned)
run(test_the_answer_is_short)

# %% [markdown] lang="en"
# The second test fails on purpose. The value after the comma tells you why.
#
# ## 4. Replace only the network
#
# The SDK sends its requests with the package `httpx2`. `http_client=` gives the SDK another sender, and `httpx2.MockTransport` is one that calls your function instead of the network:

# %% [markdown] lang="ko"
# 두 번째 테스트는 일부러 실패하게 했어요. 쉼표 뒤의 값을 보면 이유를 알 수 있어요.
#
# ## 4. 네트워크만 바꾸기
#
# SDK는 `httpx2` 패키지로 요청을 보내요. `http_client=`에 다른 것을 넣으면 SDK가 그것으로 보내요. `httpx2.MockTransport`는 네트워크로 보내는 대신 내 함수를 호출해요.

# %% lang="en"
import httpx2


def not_found(request):
    print(request.method, request.url)
    error = {"message": "No such model.", "code": "model_not_found"}
    return httpx2.Response(404, json={"error": error})


network = httpx2.Client(transport=httpx2.MockTransport(not_found))
mock = openai.OpenAI(base_url="https://api.openai.com/v1", api_key="no key", http_client=network)
try:
    ask_with_fallback(mock, "What is an API?", ["gpt-6-luna", "gpt-6.1-sol"])
except openai.NotFoundError as error:
    print(type(error).__name__, error.code)

# %% lang="ko"
import httpx2


def not_found(request):
    print(request.method, request.url)
    error = {"message": "No such model.", "code": "model_not_found"}
    return httpx2.Response(404, json={"error": error})


network = httpx2.Client(transport=httpx2.MockTransport(not_found))
mock = openai.OpenAI(base_url="https://api.openai.com/v1", api_key="no key", http_client=network)
try:
    ask_with_fallback(mock, "API가 뭐예요?", ["gpt-6-luna", "gpt-6.1-sol"])
except openai.NotFoundError as error:
    print(type(error).__name__, error.code)

# %% [markdown] lang="en"
# Two requests were made, one for each model, and none of them left your computer. The SDK is the real one. It built each request and turned the [status code](glossary.ipynb#cell-id=status-code) 404 into a `NotFoundError`. But you write every response yourself, and nobody checks the request.
#
# > Since version 3, the SDK no longer uses `httpx`. Tools made for it, such as `respx` or `pytest-httpx`, don't see its requests (*checked 2026-11-27*).
#
# ## 5. Test with the practice backend
#
# The practice backend checks each request as the API would, and it writes the responses. `Practice()` starts one for a single test, with your own replies:

# %% [markdown] lang="ko"
# 요청은 모델마다 하나씩 두 번 만들어졌고, 어느 것도 내 컴퓨터를 떠나지 않았어요. SDK는 진짜예요. 요청을 만들고, [상태 코드](glossary.ipynb#cell-id=status-code) 404를 `NotFoundError`로 바꿨어요. 다만 응답은 모두 내가 써야 하고, 요청이 맞는지는 아무도 확인하지 않아요.
#
# > SDK는 3 버전부터 `httpx`를 쓰지 않아요. `respx`나 `pytest-httpx`처럼 `httpx`에 맞춘 도구는 SDK의 요청을 보지 못해요(*2026-11-27 확인*).
#
# ## 5. 연습 백엔드로 테스트하기
#
# 연습 모드의 서버는 API처럼 요청을 확인하고, 응답도 만들어 줘요. `Practice()`는 테스트 하나에 쓸 연습 백엔드를 시작해요. 답변은 내가 정해요.

# %% lang="en"
from helpers.practice import Practice

with Practice() as practice:
    practice.reply("What is an API?", "A way for programs to talk.")
    client = practice.client()
    print(ask_with_fallback(client, "What is an API?", ["gpt-no-such-model", "gpt-6-luna"]))
    for request in practice.requests:
        print(request)

# %% lang="ko"
from helpers.practice import Practice

with Practice() as practice:
    practice.reply("API가 뭐예요?", "프로그램끼리 대화하는 방법이에요.")
    client = practice.client()
    print(ask_with_fallback(client, "API가 뭐예요?", ["gpt-no-such-model", "gpt-6-luna"]))
    for request in practice.requests:
        print(request)

# %% [markdown] lang="en"
# `practice.reply(user, text)` prepares an answer to a user message. `practice.client()` returns a client that reaches only this backend. `practice.requests` is the journal of what it received. The first model got a 404 without any help from you, then the second answered.
#
# Now something goes wrong. You know `fault` from lesson 07. `practice.fail` does the same for every request:

# %% [markdown] lang="ko"
# `practice.reply(user, text)`는 user 메시지에 보낼 답변을 정해요. `practice.client()`는 이 서버에만 연결되는 클라이언트를 돌려줘요. `practice.requests`는 이 서버가 받은 요청의 기록이에요. 첫 번째 모델은 따로 준비하지 않아도 404였고, 그다음 두 번째 모델이 답했어요.
#
# 이번에는 오류를 내 볼게요. 레슨 07의 `fault`는 요청 하나에 오류를 내요. `practice.fail`은 모든 요청에 오류를 내요.

# %% lang="en"
with Practice() as practice:
    practice.fail("rate_limit_exceeded", retries=2)
    practice.reply("What is an API?", "A way for programs to talk.")
    print(ask_with_fallback(practice.client(), "What is an API?", ["gpt-6-luna"]))
    for request in practice.requests:
        print(request)

# %% lang="ko"
with Practice() as practice:
    practice.fail("rate_limit_exceeded", retries=2)
    practice.reply("API가 뭐예요?", "프로그램끼리 대화하는 방법이에요.")
    print(ask_with_fallback(practice.client(), "API가 뭐예요?", ["gpt-6-luna"]))
    for request in practice.requests:
        print(request)

# %% [markdown] lang="en"
# The function was called once, and three requests arrived. The SDK did the two [retries](glossary.ipynb#cell-id=retry). A fake client could never show that.
#
# ## 6. Use the backend as a fixture
#
# In pytest, a value that is prepared for each test is called a **fixture**. A test asks for one by naming it as a parameter. This kit has a fixture called `practice`:

# %% [markdown] lang="ko"
# 함수는 한 번 불렀는데 요청은 세 번 왔어요. SDK가 두 번 [재시도](glossary.ipynb#cell-id=retry)한 거예요. 가짜 클라이언트로는 절대 볼 수 없어요.
#
# ## 6. 연습 백엔드를 픽스처로 쓰기
#
# pytest에서는 테스트마다 미리 준비해 주는 값을 **픽스처**(fixture)라고 해요. 테스트는 픽스처의 이름을 파라미터로 적어서 받아요. 이 키트에는 `practice`라는 픽스처가 있어요.

# %% lang="en"
def test_a_missing_model_is_skipped(practice):
    practice.reply("What is an API?", "A way for programs to talk.")
    answer = ask_with_fallback(practice.client(), "What is an API?", ["gpt-no-such-model", "gpt-6-luna"])
    assert answer == "A way for programs to talk."
    practice.assert_asked(1, model="gpt-6-luna", user="What is an API?")


with Practice() as practice:
    run(test_a_missing_model_is_skipped, practice)

# %% lang="ko"
def test_a_missing_model_is_skipped(practice):
    practice.reply("API가 뭐예요?", "프로그램끼리 대화하는 방법이에요.")
    answer = ask_with_fallback(practice.client(), "API가 뭐예요?", ["gpt-no-such-model", "gpt-6-luna"])
    assert answer == "프로그램끼리 대화하는 방법이에요."
    practice.assert_asked(1, model="gpt-6-luna", user="API가 뭐예요?")


with Practice() as practice:
    run(test_a_missing_model_is_skipped, practice)

# %% [markdown] lang="en"
# `assert_asked(times, ...)` counts the requests in the journal that fit. Sometimes an error is the right result. This is how a test expects one; in a file, `pytest.raises` does the same:

# %% [markdown] lang="ko"
# `assert_asked(횟수, ...)`는 기록에서 조건에 맞는 요청을 세요. 오류가 나야 맞는 경우도 있어요. 테스트에서는 이렇게 오류를 기대해요. 파일에서는 `pytest.raises`를 쓰면 돼요.

# %% lang="en"
from contextlib import contextmanager


@contextmanager
def raises(kind):
    try:
        yield
    except kind:
        return
    raise AssertionError(f"no {kind.__name__}")


with Practice() as practice, raises(openai.AuthenticationError):
    ask_with_fallback(practice.client(api_key="wrong"), "What is an API?", ["gpt-6-luna"])
print("The error came, as it should.")

# %% lang="ko"
from contextlib import contextmanager


@contextmanager
def raises(kind):
    try:
        yield
    except kind:
        return
    raise AssertionError(f"{kind.__name__} 오류가 나지 않았어요")


with Practice() as practice, raises(openai.AuthenticationError):
    ask_with_fallback(practice.client(api_key="wrong"), "API가 뭐예요?", ["gpt-6-luna"])
print("기대한 오류가 났어요.")

# %% [markdown] lang="en"
# In your own folder, put the tests into a file such as `test_ask.py`, and run `python -m pytest` in a terminal. The file `helpers/practice/TESTING.md` in the kit's folder shows the two commands that install the fixture without JupyterLab, and everything else it can do.
#
# ## 7. Know what a mock can't tell
#
# | Does the test notice ... | fake client | `MockTransport` | practice backend | real API |
# |---|---|---|---|---|
# | a mistake in your own code | yes | yes | yes | yes |
# | the SDK's errors and retries | no | yes | yes | yes |
# | a missing model, a wrong parameter | no | no | yes | yes |
# | a change at OpenAI | no | no | no | yes |
# | how good, fast or expensive the answers are | no | no | no | yes |
#
# The replies are yours, so these tests show whether your program copes with an answer. Only a real model shows whether it gives that answer. Use many tests without a network, and a few real calls by hand before you publish.
#
# ## 8. The complete code, ready to copy
#
# **Copy this cell into a file called `ask.py`.** It is a program and its own test. `python ask.py` asks a model, and `python -m pytest ask.py` runs the test without a key. If Python has no module named pytest, run `python -m pip install pytest` once.

# %% [markdown] lang="ko"
# 내 폴더에서는 `test_ask.py` 같은 파일에 테스트를 적고, 터미널에서 `python -m pytest`를 실행하세요. JupyterLab 없이 픽스처를 설치하는 명령 두 줄과 나머지 기능은 키트 폴더의 `helpers/practice/TESTING.md` 파일에 있어요(영어).
#
# ## 7. 모의 테스트로 알 수 없는 것
#
# | 테스트로 알 수 있을까요? | 가짜 클라이언트 | `MockTransport` | 연습 백엔드 | 실제 API |
# |---|---|---|---|---|
# | 내 코드의 실수 | 예 | 예 | 예 | 예 |
# | SDK의 오류와 재시도 | 아니요 | 예 | 예 | 예 |
# | 없는 모델, 틀린 파라미터 | 아니요 | 아니요 | 예 | 예 |
# | OpenAI 쪽에서 바뀐 것 | 아니요 | 아니요 | 아니요 | 예 |
# | 답변의 품질, 속도, 요금 | 아니요 | 아니요 | 아니요 | 예 |
#
# 답변을 내가 정했으니, 이런 테스트는 그런 답변이 왔을 때 내 프로그램이 잘 처리하는지 알려 줘요. 모델이 정말 그렇게 답하는지는 실제 모델만 알려 줘요. 네트워크 없는 테스트를 많이 만들어 두고, 공개하기 전에 실제 호출을 몇 번 직접 해 보세요.
#
# ## 8. 전체 코드 가져가기
#
# **이 셀을 `ask.py`라는 파일에 복사해 보세요.** 프로그램과 테스트가 한 파일에 있어요. `python ask.py`는 모델에 묻고, `python -m pytest ask.py`는 키 없이 테스트를 실행해요. pytest라는 모듈이 없다고 나오면 `python -m pip install pytest`를 한 번 실행하세요.

# %% tags=["snippet"] lang="en"
import json

import httpx2
from openai import OpenAI


def ask(client, question):
    messages = [{"role": "user", "content": question}]
    response = client.chat.completions.create(model="gpt-6-luna", messages=messages)
    return response.choices[0].message.content


def test_ask():
    sent = []

    def answer(request):
        sent.append(json.loads(request.content))
        return httpx2.Response(200, json={"choices": [{"message": {"content": "Hello!"}}]})

    network = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = OpenAI(api_key="no key", http_client=network, timeout=60)
    assert ask(client, "Hi") == "Hello!"
    assert sent[0]["messages"][0]["content"] == "Hi"


if __name__ == "__main__":
    print(ask(OpenAI(timeout=60), "What is a software test? Answer in one short sentence."))

# %% tags=["snippet"] lang="ko"
import json

import httpx2
from openai import OpenAI


def ask(client, question):
    messages = [{"role": "user", "content": question}]
    response = client.chat.completions.create(model="gpt-6-luna", messages=messages)
    return response.choices[0].message.content


def test_ask():
    sent = []

    def answer(request):
        sent.append(json.loads(request.content))
        return httpx2.Response(200, json={"choices": [{"message": {"content": "안녕하세요!"}}]})

    network = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = OpenAI(api_key="no key", http_client=network, timeout=60)
    assert ask(client, "안녕") == "안녕하세요!"
    assert sent[0]["messages"][0]["content"] == "안녕"


if __name__ == "__main__":
    print(ask(OpenAI(timeout=60), "소프트웨어 테스트가 뭐예요? 짧은 한 문장으로 답해 주세요."))

# %% [markdown] lang="en"
# In a notebook, `__name__` is `"__main__"` as well, so the last line ran. In practice mode, we wrote its answer.
#
# ## Exercise 1
#
# Write `no_credit(request)` for `httpx2.MockTransport`. It answers as the API does when your credit is used up: with the status 429 and the code `insufficient_quota`.

# %% [markdown] lang="ko"
# 노트북에서도 `__name__`은 `"__main__"`이라서 마지막 줄이 실행됐어요. 연습 모드의 이 답변은 미리 써 둔 거예요.
#
# ## 연습 문제 1
#
# `httpx2.MockTransport`에 넣을 `no_credit(request)` 함수를 써 보세요. 크레딧을 다 썼을 때의 API처럼 상태 코드 429와 `insufficient_quota` 코드로 응답해야 해요.

# %% tags=["exercise"]
def no_credit(request):
    return httpx2.Response(200, json={})

# %% tags=["solution"]
def no_credit(request):
    error = {"message": "You have no credit left.", "code": "insufficient_quota"}
    return httpx2.Response(429, json={"error": error})

# %% tags=["check"]
from helpers import check

check.no_credit(no_credit)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Begin with `not_found` from section 4, and change the status and the `code`.
#
# </details>
#
# ## Exercise 2
#
# Write three tests for `ask_with_fallback`, with `practice.client(max_retries=0)` as the client:
#
# - `test_ok` checks that the first of two models is the only one asked, and that its answer is returned.
# - `test_404` checks that the second model's answer is returned if the first model isn't found.
# - `test_429` checks that a `RateLimitError` reaches the caller, and that no second model is asked.
#
# The check runs your tests on correct functions, where they have to pass, and then on nine broken ones. For each of those, at least one of your tests has to fail.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 4절의 `not_found`에서 상태 코드와 `code`만 바꾸면 돼요.
#
# </details>
#
# ## 연습 문제 2
#
# `ask_with_fallback`의 테스트 세 개를 써 보세요. 클라이언트는 `practice.client(max_retries=0)`으로 만드세요.
#
# - `test_ok`: 모델 두 개 가운데 첫 번째가 답하면 그 답변을 돌려주고, 그 모델에만 물어봐요.
# - `test_404`: 첫 번째 모델을 찾을 수 없으면 두 번째 모델의 답변을 돌려줘요.
# - `test_429`: 요청이 너무 많으면 `RateLimitError`가 부른 쪽까지 오고, 두 번째 모델에는 묻지 않아요.
#
# 검사는 먼저 올바른 함수로 내 테스트를 실행해요. 이때는 모두 통과해야 해요. 그다음 고장 난 함수 아홉 개로 실행해요. 이때는 함수마다 내 테스트가 하나는 실패해야 해요.

# %% tags=["exercise"] lang="en"
def test_ok(practice):
    assert True  # what should be true?


def test_404(practice):
    assert True


def test_429(practice):
    assert True

# %% tags=["exercise"] lang="ko"
def test_ok(practice):
    assert True  # 무엇이 참이어야 할까요?


def test_404(practice):
    assert True


def test_429(practice):
    assert True

# %% tags=["solution"]
MODELS = ["gpt-6-luna", "gpt-6.1-sol"]


def test_ok(practice):
    practice.reply("Hi", "Hello!")
    assert ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS) == "Hello!"
    practice.assert_asked(1)
    practice.assert_asked(1, model="gpt-6-luna")


def test_404(practice):
    practice.reply("Hi", "Hello!")
    client = practice.client(max_retries=0)
    assert ask_with_fallback(client, "Hi", ["gpt-no-such-model", "gpt-6-luna"]) == "Hello!"


def test_429(practice):
    practice.fail("rate_limit_exceeded")
    with raises(openai.RateLimitError):
        ask_with_fallback(practice.client(max_retries=0), "Hi", MODELS)
    practice.assert_asked(1)

# %% tags=["check"]
check.fallback_tests(test_ok, test_404, test_429)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Prepare a reply with `practice.reply`, compare what the function returns, and count with `practice.assert_asked(1, model=...)`. For the last test, use `practice.fail("rate_limit_exceeded")` and `raises`, and count after it.
#
# </details>
#
# ## What you learned
#
# - A test calls your program and checks the result with `assert`. Programs that get their client as an argument are easy to test.
# - A fake client believes everything. `MockTransport` keeps the real SDK and replaces the network. The practice backend also checks your requests.
# - `practice.reply`, `practice.fail`, `practice.requests` and `assert_asked` make a test short.
# - No test without a real model tells you how good the answers are.
#
# **Links:** [pytest](https://docs.pytest.org) ·
# [The package httpx2](https://pypi.org/project/httpx2/) ·
# [Python's assert](https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement)

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `practice.reply`로 답변을 준비하고, 함수가 돌려준 값을 비교하고, `practice.assert_asked(1, model=...)`로 횟수를 세요. 마지막 테스트에서는 `practice.fail("rate_limit_exceeded")`와 `raises`를 쓰고, 그 뒤에 횟수를 세요.
#
# </details>
#
# ## 배운 것
#
# - 테스트는 내 프로그램을 호출하고 `assert`로 결과를 확인해요. 클라이언트를 인자로 받는 프로그램은 테스트하기 쉬워요.
# - 가짜 클라이언트는 무엇이든 믿어요. `MockTransport`는 진짜 SDK를 그대로 쓰고 네트워크만 바꿔요. 연습 백엔드는 요청이 맞는지도 확인해요.
# - `practice.reply`, `practice.fail`, `practice.requests`, `assert_asked`를 쓰면 테스트가 짧아져요.
# - 실제 모델 없이는 답변이 얼마나 좋은지 알 수 없어요.
#
# **참고:** [pytest](https://docs.pytest.org) ·
# [httpx2 패키지](https://pypi.org/project/httpx2/) ·
# [파이썬의 assert](https://docs.python.org/ko/3/reference/simple_stmts.html#the-assert-statement)
