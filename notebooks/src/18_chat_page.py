# /// lesson
# title.en = "A chat page for others"
# title.ko = "다른 사람도 쓰는 채팅 페이지"
# goal.en = "Write a chat for the terminal, then a small web page on which others can chat, with your key safe and your costs limited."
# goal.ko = "터미널에서 하는 채팅을 만들고, 다른 사람도 쓸 수 있는 작은 웹 페이지로 옮겨요. 키는 안전하게 지키고 비용은 제한해요."
# needs.en = "lessons 03, 08 and 09"
# needs.ko = "레슨 03, 08, 09"
# ///

# %% [markdown] lang="en"
# So far only you talked to the model. When other people do, they must not see your [API key](glossary.ipynb#cell-id=api-key) or use up your money, and a long answer must not keep the others waiting.
#
# First you write a chat for the terminal. Then you build a chat page from its parts, and start it on your computer.

# %% [markdown] lang="ko"
# 지금까지는 나 혼자 모델과 대화했어요. 다른 사람도 쓰게 되면 달라져요. [API 키](glossary.ipynb#cell-id=api-key)가 보이거나 내 돈을 다 써 버리면 안 되고, 한 사람의 긴 답 때문에 다른 사람이 기다려서도 안 돼요.
#
# 먼저 터미널에서 하는 채팅을 만들어요. 그다음 채팅 페이지의 부분을 하나씩 만들고, 완성된 페이지를 내 컴퓨터에서 열어 봐요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. Chat in a terminal
#
# A chat is a loop around the [conversation](glossary.ipynb#cell-id=conversation) of lesson 10. **Copy this cell into a file.** In a terminal it waits for what you type, until you press Enter on an empty line. A notebook can't wait, so here it asks two questions of ours.

# %% [markdown] lang="ko"
# ## 1. 터미널에서 채팅하기
#
# 채팅은 레슨 10의 [대화](glossary.ipynb#cell-id=conversation)를 반복문에 넣은 거예요. **이 셀을 파일에 복사해 보세요.** 터미널에서는 내가 입력하기를 기다리고, 빈 줄에서 Enter를 누르면 끝나요. 위에서 아래로 쭉 실행하는 노트북은 기다릴 수 없어서, 여기서는 미리 정한 질문 두 개를 해요.

# %% tags=["snippet"] lang="en"
import sys

from openai import OpenAI

client = OpenAI(timeout=60)
messages = []
typed = sys.stdin.isatty() and iter(lambda: input("You: "), "")
for question in typed or ["My name is Mina. Say hello in one short sentence.", "What is my name?"]:
    messages.append({"role": "user", "content": question})
    stream = client.chat.completions.create(
        model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=300, messages=messages, stream=True
    )
    answer = ""
    for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            answer += chunk.choices[0].delta.content
            print(chunk.choices[0].delta.content, end="", flush=True)
    print()
    messages.append({"role": "assistant", "content": answer})

# %% tags=["snippet"] lang="ko"
import sys

from openai import OpenAI

client = OpenAI(timeout=60)
messages = []
typed = sys.stdin.isatty() and iter(lambda: input("나: "), "")
for question in typed or ["제 이름은 민아예요. 짧은 한 문장으로 인사해 주세요.", "제 이름이 뭐예요?"]:
    messages.append({"role": "user", "content": question})
    stream = client.chat.completions.create(
        model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=300, messages=messages, stream=True
    )
    answer = ""
    for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            answer += chunk.choices[0].delta.content
            print(chunk.choices[0].delta.content, end="", flush=True)
    print()
    messages.append({"role": "assistant", "content": answer})

# %% [markdown] lang="en"
# The second answer knows the name, because the loop keeps every message. `iter(..., "")` calls `input` until it returns `""`.
#
# ## 2. See what changes with visitors
#
# A **server** is a program that waits for requests and answers them. Your page needs one, because everybody can read what you send to a browser. The key stays on the server.
#
# All visitors share one program and one client. So you need a way to distinguish them, a log, a budget, and an end when a visitor leaves.
#
# ## 3. Distinguish the visitors
#
# A **cookie** is a string that the server gives to a browser, and that the browser sends back with every request. A real page makes a random one with `secrets.token_urlsafe(32)`. Whoever has it *is* that visitor, so keep it secret, and use a **hash** of it as the name.

# %% [markdown] lang="ko"
# 반복문이 메시지를 모두 모아 두니, 두 번째 답은 이름을 알고 있어요. `iter(..., "")`는 `""`가 나올 때까지 `input`을 계속 호출해요.
#
# ## 2. 방문자가 생기면 달라지는 것 보기
#
# 요청을 기다렸다가 답하는 프로그램을 **서버**(server)라고 해요. 브라우저로 보낸 것은 누구나 볼 수 있으니, 페이지에는 서버가 필요해요. 키는 서버에만 있어요.
#
# 모든 방문자가 프로그램 하나와 클라이언트 하나를 함께 써요. 그래서 방문자를 구별하는 방법, 로그, 예산, 그리고 누가 떠났을 때 멈추는 방법이 필요해요.
#
# ## 3. 방문자 구별하기
#
# **쿠키**(cookie)는 서버가 브라우저에 주는 문자열이에요. 브라우저는 요청할 때마다 쿠키를 돌려보내요. 진짜 페이지는 `secrets.token_urlsafe(32)`로 무작위 쿠키를 만들어요. 쿠키를 가진 사람이 **곧** 그 방문자이니 비밀로 두고, 이름으로는 쿠키의 **해시**(hash)를 써요.

# %% lang="en"
import hashlib


def name_of(cookie):
    return hashlib.sha256(cookie.encode()).hexdigest()[:32]


mina, joon = "the cookie of Mina", "the cookie of Joon"
print(name_of(mina), name_of(joon))

# %% lang="ko"
import hashlib


def name_of(cookie):
    return hashlib.sha256(cookie.encode()).hexdigest()[:32]


mina, joon = "민아의 쿠키", "준호의 쿠키"
print(name_of(mina), name_of(joon))

# %% [markdown] lang="en"
# Nobody can guess a random cookie from its hash.
#
# ## 4. Stream an answer, and log it
#
# This is the client for everybody. With `safety_identifier`, OpenAI can detect a single user who breaks its rules. It recommends a hash of at most 128 characters instead of a name or an email address ([guide](https://developers.openai.com/api/docs/guides/safety-best-practices), *checked 2026-11-28*).

# %% [markdown] lang="ko"
# 해시를 보고 무작위 쿠키를 알아낼 수는 없어요.
#
# ## 4. 답을 스트리밍하고 로그 남기기
#
# 모두가 함께 쓰는 클라이언트예요. `safety_identifier`를 보내면 OpenAI가 규칙을 어기는 사용자 한 명을 찾을 수 있어요. 이름이나 이메일 대신 최대 128자의 해시를 보내라고 권해요([안내](https://developers.openai.com/api/docs/guides/safety-best-practices), *2026-11-28 확인*).

# %% lang="en"
from openai import AsyncOpenAI

client = AsyncOpenAI(max_retries=0, timeout=60)  # a retry may be billed too


def start(visitor, messages):
    return client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=300,
        messages=messages,
        stream=True,
        stream_options={"include_usage": True},
        safety_identifier=name_of(visitor),
    )


# %% lang="ko"
from openai import AsyncOpenAI

client = AsyncOpenAI(max_retries=0, timeout=60)  # 다시 시도하면 요금이 또 나갈 수 있어요


def start(visitor, messages):
    return client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=300,
        messages=messages,
        stream=True,
        stream_options={"include_usage": True},
        safety_identifier=name_of(visitor),
    )


# %% [markdown] lang="en"
# Now one question. The last line is the log entry. It has the visitor's name, the [request ID](glossary.ipynb#cell-id=request-id) that OpenAI's support asks for, and the tokens.

# %% [markdown] lang="ko"
# 이제 질문을 하나 해 봐요. 마지막 줄이 로그예요. 방문자의 이름, OpenAI 고객 지원에서 물어보는 [요청 id](glossary.ipynb#cell-id=request-id), 토큰 수가 나와요.

# %% lang="en"
question = "What is a web server? Answer in one short sentence."
stream = await start(mina, [{"role": "user", "content": question}])
async for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="")
    if chunk.usage:
        sent, received = chunk.usage.prompt_tokens, chunk.usage.completion_tokens
        print("\nlog:", name_of(mina)[:8], stream.response.headers.get("x-request-id"), sent, received)

# %% lang="ko"
question = "웹 서버가 뭐예요? 짧은 한 문장으로 답해 주세요."
stream = await start(mina, [{"role": "user", "content": question}])
async for chunk in stream:
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="")
    if chunk.usage:
        sent, received = chunk.usage.prompt_tokens, chunk.usage.completion_tokens
        print("\n로그:", name_of(mina)[:8], stream.response.headers.get("x-request-id"), sent, received)

# %% [markdown] lang="en"
# With this log you can find the request and its cost, but not what Mina asked.
#
# ## 5. Reserve money before you ask
#
# While one answer is on its way, the same visitor may ask again in a second tab. So first take the **most** that an answer can cost, and give back the rest later.

# %% [markdown] lang="ko"
# 이 로그로 요청과 비용은 찾을 수 있지만, 민아가 무엇을 물었는지는 알 수 없어요.
#
# ## 5. 묻기 전에 돈 떼어 두기
#
# 답 하나가 오는 동안 같은 방문자가 다른 탭에서 또 물을 수 있어요. 그래서 답에 드는 **최대** 비용을 예산에서 먼저 빼 두고, 남은 돈은 나중에 돌려놓아요.


# %%
class Budget:
    def __init__(self, dollars):
        self.left = dollars

    def reserve(self, most):
        if most > self.left:
            return False
        self.left -= most
        return True

    def settle(self, most, cost):
        self.left += most - cost


# %% [markdown] lang="en"
# What is the most? A token is at least one byte, so a message has no more tokens than bytes, plus a few for its frame. The answer has at most 300, your limit. These are the highest prices of `gpt-6-luna` (*checked 2026-11-27*).

# %% [markdown] lang="ko"
# 최대 비용은 얼마일까요? 토큰 하나는 1바이트 이상이라서, 메시지의 토큰 수는 바이트 수에 형식을 위한 몇 개를 더한 것보다 많을 수 없어요. 답은 내가 정한 대로 최대 300토큰이고요. 가격은 `gpt-6-luna`의 가장 비싼 가격이에요(*2026-11-27 확인*).


# %% lang="en"
def dollars(sent, received):
    return (sent * 0.125 + received * 0.50) / 1_000_000


def most_of(messages):
    return dollars(sum(len(message["content"].encode()) + 10 for message in messages), 300)


print(f"US${most_of([{'content': question}]):.6f}")


# %% lang="ko"
def dollars(sent, received):
    return (sent * 0.125 + received * 0.50) / 1_000_000


def most_of(messages):
    return dollars(sum(len(message["content"].encode()) + 10 for message in messages), 300)


print(f"{most_of([{'content': question}]):.6f}달러")

# %% [markdown] lang="en"
# ## 6. Answer a visitor
#
# Here is everything together. `ask` is an **async generator**: `yield` hands over a piece and waits until the next one is wanted. `finally` runs at the end, whatever happens.

# %% [markdown] lang="ko"
# ## 6. 방문자에게 답하기
#
# 이제 모두 합쳐요. `ask`는 **비동기 제너레이터**(async generator)예요. `yield`는 조각 하나를 건네고, 다음 조각을 달라고 할 때까지 기다려요. `finally`는 무슨 일이 있어도 마지막에 실행돼요.


# %% lang="en"
async def ask(visitor, question, budget):
    messages = [{"role": "user", "content": question}]
    most = cost = most_of(messages)
    if not budget.reserve(most):
        raise RuntimeError("The budget is used up.")
    try:
        async with await start(visitor, messages) as stream:
            async for chunk in stream:
                if chunk.choices:
                    yield chunk.choices[0].delta.content or ""
                if chunk.usage:
                    cost = dollars(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)
    finally:
        budget.settle(most, cost)


# %% lang="ko"
async def ask(visitor, question, budget):
    messages = [{"role": "user", "content": question}]
    most = cost = most_of(messages)
    if not budget.reserve(most):
        raise RuntimeError("예산을 다 썼어요.")
    try:
        async with await start(visitor, messages) as stream:
            async for chunk in stream:
                if chunk.choices:
                    yield chunk.choices[0].delta.content or ""
                if chunk.usage:
                    cost = dollars(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)
    finally:
        budget.settle(most, cost)


# %% [markdown] lang="en"
# Try it with a tiny budget. Mina asks twice, then Joon asks for the first time:

# %% [markdown] lang="ko"
# 아주 작은 예산으로 시험해 봐요. 민아가 두 번 묻고, 그다음 준호가 처음으로 물어요.

# %%
budget = Budget(0.000165)
for visitor in (mina, mina, joon):
    try:
        print(name_of(visitor)[:8], "".join([piece async for piece in ask(visitor, question, budget)]))
    except RuntimeError as error:
        print(name_of(visitor)[:8], error)

# %% [markdown] lang="en"
# The refused questions never reached the model, so they cost nothing. But Joon pays for what Mina did. In exercise 2, each visitor gets a budget.
#
# ## 7. Stop when the visitor leaves
#
# When a visitor closes the tab, the answer has no reader, so stop the model. `aclose()` ends the generator, `async with` closes the stream, and the API notices that the listener is gone.

# %% [markdown] lang="ko"
# 거부된 질문은 모델에 가지 않았으니 요금도 없어요. 하지만 민아가 쓴 돈 때문에 준호가 묻지 못해요. 방문자마다 예산이 따로 있어야 하는데, 연습 문제 2에서 직접 만들어요.
#
# ## 7. 방문자가 떠나면 멈추기
#
# 누가 탭을 닫으면 답을 읽을 사람이 없으니 모델을 멈춰야 해요. `aclose()`가 제너레이터를 끝내면 `async with`가 스트림을 닫고, API는 듣는 사람이 없다는 것을 알게 돼요.

# %% lang="en"
budget = Budget(0.01)
pieces = ask(joon, "Tell me a story about a lighthouse.", budget)
async for piece in pieces:
    print(piece, end="")
    if "." in piece:
        break
await pieces.aclose()
print(f"\nleft: US${budget.left:.6f}")

# %% lang="ko"
budget = Budget(0.01)
pieces = ask(joon, "등대 이야기를 하나 들려주세요.", budget)
async for piece in pieces:
    print(piece, end="")
    if "." in piece:
        break
await pieces.aclose()
print(f"\n남은 예산: {budget.left:.6f}달러")

# %% [markdown] lang="en"
# The usage would have come last, so the cost stays unknown. To be safe, the whole reserve stays spent.
#
# ## 8. Start the page
#
# The finished page is one file, [chat_page.py](../../assets/project/en/chat_page.py). It adds [tornado](https://www.tornadoweb.org/), a package that speaks HTTP with browsers. When a browser closes the connection, tornado calls this function, and the answer is canceled.
#
# ```python
#     def on_connection_close(self):
#         """The visitor has left, or has pressed Stop: nobody reads the answer any more."""
#         if self.work:
#             self.work.cancel()
# ```
#
# The page's JavaScript shows every message as text. With `innerHTML`, a message could run code in the page (this attack is called **XSS**).
#
# ```javascript
#   line.textContent = text;  // never innerHTML: nobody's words may become part of the page
# ```
#
# Copy the file next to your `.env` (lesson 03). Then run these commands in the terminal of a computer with Python.
#
# ```
# python -m pip install openai python-dotenv tornado
# python chat_page.py
# ```
#
# Open the address it prints. A private window is a second visitor. Press **Stop** during an answer, reload the page, and read the log in the terminal. Its limits `EACH`, `EVERYONE` and `PER_MINUTE` are at the top.
#
# ## 9. Before you open it to others
#
# Only your computer can reach `127.0.0.1`. With `--host 0.0.0.0`, every device in your network can open the page. Think of three things first.
#
# - **Money.** Whoever deletes the cookie is a new visitor, so only `EVERYONE` limits what you pay. Limit the key's project too (lesson 08).
# - **Privacy.** What people type goes to OpenAI and crosses your network unencrypted. Tell them.
# - **Strangers.** On the internet, a page needs HTTPS and a login.
#
# ## Exercise 1
#
# Limit how often one visitor may ask. `times` is the list of the seconds at which their questions were accepted. Write `allowed(times, now)`:
#
# - If fewer than 3 were accepted in the last 60 seconds, add `now` to the list and return `True`. One from exactly 60 seconds ago no longer counts.
# - Otherwise return `False` and add nothing.

# %% [markdown] lang="ko"
# 사용량은 맨 끝에 오는 것이라서, 이 답에 얼마가 들었는지 아무도 몰라요. 떼어 둔 돈을 모두 쓴 것으로 하면 안전해요.
#
# ## 8. 페이지 열어 보기
#
# 완성된 페이지는 파일 하나, [chat_page.py](../../assets/project/ko/chat_page.py)예요. 브라우저와 HTTP로 이야기하는 패키지 [tornado](https://www.tornadoweb.org/)를 더했어요. 브라우저가 연결을 끊으면 tornado가 이 함수를 호출하고, 답을 받는 작업이 취소돼요.
#
# ```python
#     def on_connection_close(self):
#         """방문자가 나갔거나 멈춤을 눌렀어요. 이제 답을 읽을 사람이 없어요."""
#         if self.work:
#             self.work.cancel()
# ```
#
# 페이지의 자바스크립트는 모든 메시지를 글자 그대로 보여 줘요. `innerHTML`을 쓰면 메시지가 페이지에서 코드를 실행할 수 있어요(이런 공격을 **XSS**라고 해요).
#
# ```javascript
#   line.textContent = text;  // innerHTML은 쓰지 않아요. 누가 쓴 글이든 페이지의 일부가 되면 안 돼요
# ```
#
# 이 파일을 `.env` 옆에 복사하세요(레슨 03). 그리고 파이썬이 있는 컴퓨터의 터미널에서 이 명령을 실행하세요.
#
# ```
# python -m pip install openai python-dotenv tornado
# python chat_page.py
# ```
#
# 나오는 주소를 브라우저에서 여세요. 시크릿 창을 열면 두 번째 방문자가 돼요. 답이 오는 중간에 **멈춤**을 누르고, 새로 고침을 하고, 터미널에 나온 로그를 읽어 보세요. 한도는 파일 맨 위의 `EACH`, `EVERYONE`, `PER_MINUTE`예요.
#
# ## 9. 다른 사람에게 열기 전에
#
# `127.0.0.1`은 내 컴퓨터에서만 열 수 있는 주소예요. `--host 0.0.0.0`으로 시작하면 같은 네트워크의 모든 기기에서 열 수 있어요. 먼저 세 가지를 생각하세요.
#
# - **돈.** 쿠키를 지우면 새 방문자가 되니, 내가 내는 돈을 제한하는 것은 `EVERYONE`뿐이에요. 키의 프로젝트에도 한도를 걸어 두세요(레슨 08).
# - **개인 정보.** 입력한 글은 내 네트워크를 암호화되지 않은 채 지나 OpenAI로 가요. 쓰는 사람에게 꼭 알려 주세요.
# - **모르는 사람.** 인터넷에 열려면 페이지 앞에 HTTPS와 로그인이 있어야 해요.
#
# ## 연습 문제 1
#
# 방문자 한 명이 얼마나 자주 물을 수 있는지 제한해 보세요. `times`는 그 방문자의 질문을 받아 준 시각(초)의 리스트예요. `allowed(times, now)`를 만드세요.
#
# - 지난 60초 동안 받아 준 질문이 3개보다 적으면, `now`를 리스트에 더하고 `True`를 돌려줘요. 정확히 60초 전의 질문은 이제 세지 않아요.
# - 아니면 `False`를 돌려주고, 아무것도 더하지 않아요.

# %% tags=["exercise"]
def allowed(times, now):
    return True


# %% tags=["solution"]
def allowed(times, now):
    if sum(now - time < 60 for time in times) >= 3:
        return False
    times.append(now)
    return True


# %% tags=["check"]
from helpers import check

check.allowed(allowed)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Count the times for which `now - time < 60`. Change the list itself with `append`; a new list inside the function is lost.
#
# </details>
#
# ## Exercise 2
#
# Give each visitor their own budget. Write the class `Budgets`, whose two methods also get the visitor.
#
# - In `Budgets(each, everyone)`, a new visitor begins with `each` dollars, and all of them together have `everyone`.
# - `reserve(visitor, most)` takes `most` from the visitor's budget **and** from that for everyone, and returns `True`. If one of them is too small, it takes nothing and returns `False`.
# - `settle(visitor, most, cost)` gives back to both what wasn't needed.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `now - time < 60`인 시각이 몇 개인지 세세요. 리스트는 `append`로 직접 바꿔야 해요. 함수 안에서 새로 만든 리스트는 함수가 끝나면 사라져요.
#
# </details>
#
# ## 연습 문제 2
#
# 방문자마다 예산을 따로 주세요. `Budgets` 클래스를 만드세요. 두 메서드는 방문자도 받아요.
#
# - `Budgets(each, everyone)`: 새 방문자는 `each`달러로 시작하고, 모두 합쳐 `everyone`달러를 쓸 수 있어요.
# - `reserve(visitor, most)`는 방문자의 예산과 모두의 예산 **둘 다**에서 `most`를 빼고 `True`를 돌려줘요. 둘 중 하나라도 모자라면 아무것도 빼지 않고 `False`를 돌려줘요.
# - `settle(visitor, most, cost)`는 쓰지 않은 돈을 두 예산에 돌려놓아요.


# %% tags=["exercise"]
class Budgets:
    def __init__(self, each, everyone):
        self.each = each
        self.everyone = everyone

    def reserve(self, visitor, most):
        return True

    def settle(self, visitor, most, cost):
        pass


# %% tags=["solution"]
class Budgets:
    def __init__(self, each, everyone):
        self.each = each
        self.everyone = everyone
        self.left = {}

    def reserve(self, visitor, most):
        left = self.left.get(visitor, self.each)
        if most > left or most > self.everyone:
            return False
        self.left[visitor] = left - most
        self.everyone -= most
        return True

    def settle(self, visitor, most, cost):
        self.left[visitor] += most - cost
        self.everyone += most - cost


# %% tags=["check"]
check.budgets(Budgets)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Write `self.left = {}` in `__init__`. Then `self.left.get(visitor, self.each)` is what a visitor has, also a new one. Check both budgets before you change one.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `__init__`에서 딕셔너리를 만들어 두세요. `self.left = {}`처럼요. `self.left.get(visitor, self.each)`는 방문자의 남은 예산이고, 새 방문자여도 괜찮아요. 두 예산을 모두 확인한 다음에 빼세요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - The key stays on the server. Visitors share one `AsyncOpenAI` client, and a cookie tells them apart.
# - Reserve the most that an answer can cost, and settle when the [usage](glossary.ipynb#cell-id=usage) arrives.
# - When a visitor leaves, close the stream.
# - A log has request IDs and tokens, and neither keys nor anybody's words. `textContent` keeps those words text.
#
# **Words:** [async](glossary.ipynb#cell-id=async) · [rate limit](glossary.ipynb#cell-id=rate-limit)
#
# **Links:** [Safety best practices](https://developers.openai.com/api/docs/guides/safety-best-practices) ·
# [tornado](https://www.tornadoweb.org/en/stable/)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 키는 서버에만 있어요. 모든 방문자가 `AsyncOpenAI` 클라이언트 하나를 함께 쓰고, 쿠키로 방문자를 구별해요.
# - 답에 드는 최대 비용을 떼어 두고, [사용량](glossary.ipynb#cell-id=usage)이 오면 나머지를 돌려놓아요.
# - 방문자가 떠나면 스트림을 닫아요.
# - 로그에는 요청 id와 토큰 수를 남기고, 키와 사람들이 쓴 글은 남기지 않아요. 그 글은 `textContent`로 보여 줘요.
#
# **용어:** [비동기](glossary.ipynb#cell-id=async) · [속도 제한](glossary.ipynb#cell-id=rate-limit)
#
# **참고:** [안전을 위한 모범 사례](https://developers.openai.com/api/docs/guides/safety-best-practices) ·
# [tornado](https://www.tornadoweb.org/en/stable/)
