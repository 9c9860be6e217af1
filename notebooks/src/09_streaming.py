# /// lesson
# title.en = "Streaming"
# title.ko = "스트리밍"
# goal.en = "Read an answer while it is being written, put it together, stop it early, and keep what you have when it breaks off."
# goal.ko = "답을 쓰는 대로 받아 읽고, 하나로 합치고, 도중에 멈추고, 끊겨도 받은 데까지는 남겨 둬요."
# needs.en = "lessons 05 and 08, and a little Python: loops and try/except"
# needs.ko = "레슨 05와 08, 약간의 파이썬(반복문과 try/except)"
# ///

# %% [markdown] lang="en"
# A model writes one token after another. **Streaming** lets you read along instead of waiting for the last one.
#
# ![Two timelines: without streaming the whole answer arrives at the end; with streaming its pieces arrive one after the other.](../../assets/drawings/streaming.en.svg)

# %% [markdown] lang="ko"
# 모델은 토큰을 하나씩 이어 써요. **스트리밍**(streaming)을 하면 마지막 토큰까지 기다리지 않고 쓰는 대로 받아 읽을 수 있어요.
#
# ![두 시간 축을 비교한 그림. 스트리밍하지 않으면 끝에 답이 한꺼번에 오고, 스트리밍하면 조각이 하나씩 도착해요.](../../assets/drawings/streaming.ko.svg)

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. Look at the chunks
#
# One new argument: `stream=True`. `create` then returns as soon as the answer begins, with a **stream** that you loop over.

# %% [markdown] lang="ko"
# ## 1. 청크 들여다보기
#
# 새 인자는 하나, `stream=True`예요. 그러면 `create`가 답이 다 오기를 기다리지 않고 **스트림**(stream)을 돌려줘요. 이것을 반복문으로 읽어요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
stream = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    max_completion_tokens=200,
    stream=True,
    messages=[{"role": "user", "content": "Count from one to five in words."}],
)
print(type(stream).__name__)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
stream = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    max_completion_tokens=200,
    stream=True,
    messages=[{"role": "user", "content": "하나부터 다섯까지 세어 주세요."}],
)
print(type(stream).__name__)

# %% [markdown] lang="en"
# No answer yet. Each turn of a loop over the stream waits for the next piece, a **chunk**. Collect them all and look at the first three:

# %% [markdown] lang="ko"
# 아직 답은 없어요. 스트림을 반복문으로 읽으면 돌 때마다 다음 조각, 곧 **청크**(chunk)를 기다려요. 모두 모아서 처음 세 개를 봐요.

# %%
chunks = list(stream)
for chunk in chunks[:3]:
    print(chunk.to_dict()["choices"])

# %% [markdown] lang="en"
# Where a whole response has `message`, a chunk has **`delta`**: only what is new. The first one brings the role and an empty text, the next ones a piece of text each.
# Now the last one:

# %% [markdown] lang="ko"
# 응답에서 `message`가 있던 자리에 청크에는 **`delta`**(새로 생긴 부분)가 있어요. 첫 청크에는 역할과 빈 글이 들어 있고, 그다음부터는 글 조각이 하나씩 들어 있어요.
# 이제 마지막 청크를 볼게요.

# %%
print(chunks[-1].to_dict()["choices"])

# %% [markdown] lang="en"
# No text any more, but the `finish_reason`, which was `None` until now. What else is in a chunk?

# %% [markdown] lang="ko"
# 이제 글은 없고, 지금까지 `None`이던 `finish_reason`이 채워졌어요. 청크에는 또 무엇이 있을까요?

# %%
print(sorted(chunks[1].to_dict()))

# %% [markdown] lang="en"
# `id`, `created` and `model` are the same in all chunks of an answer. **`obfuscation`** is a run of random characters that makes chunks alike in size,
# so that somebody who watches the encrypted line cannot guess words from their lengths. Ignore it. Not every server sends it.
#
# ## 2. Print as it comes
#
# This function starts a stream, of an answer of at most `limit` tokens. `**settings` passes on any further arguments; we shall need that soon.

# %% [markdown] lang="ko"
# `id`, `created`, `model`은 같은 답의 청크라면 모두 같아요. `obfuscation`은 청크의 크기를 비슷하게 맞추려고 넣은 무작위 글자예요.
# 암호화된 통신을 지켜보는 사람이 길이로 단어를 짐작하지 못하게 하려는 것이니 무시하면 돼요. 보내지 않는 서버도 있어요.
#
# ## 2. 오는 대로 출력하기
#
# 이 함수는 스트림을 시작하고, 답은 많아야 `limit`토큰까지 받아요. `**settings`는 나머지 인자를 그대로 넘겨주는데, 곧 쓸 거예요.

# %%
def start(question, limit=200, **settings):
    return client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=limit,
        stream=True,
        messages=[{"role": "user", "content": question}],
        **settings,
    )


# %% lang="en"
question = "Why is the sky blue? Two short sentences."
for chunk in start(question):
    print(chunk.choices[0].delta.content or "", end="", flush=True)

# %% lang="ko"
question = "하늘은 왜 파래요? 짧게 두 문장으로 답해 주세요."
for chunk in start(question):
    print(chunk.choices[0].delta.content or "", end="", flush=True)

# %% [markdown] lang="en"
# Run it again and watch the words arrive. (Practice mode sends its pieces at an even pace; a real model is less regular.) Three small things matter:
#
# - `or ""`: the last chunk's `content` is `None`, which would be printed as a word.
# - `end=""`: no new line after each piece.
# - `flush=True`: show it now, do not wait until a line is full.
#
# ## 3. Put it together
#
# Printing shows the answer and forgets it. Keep the pieces in a list and join them at the end:

# %% [markdown] lang="ko"
# 다시 실행하면서 글이 조금씩 나오는 모습을 지켜보세요. (연습 모드는 조각을 일정한 속도로 보내요. 실제 모델은 이렇게 고르지 않아요.) 작지만 중요한 것이 세 가지 있어요.
#
# - `or ""`: 마지막 청크의 `content`는 `None`이라서, 그대로 출력하면 None이라는 글자가 찍혀요.
# - `end=""`: 조각마다 줄을 바꾸지 않아요.
# - `flush=True`: 한 줄이 찰 때까지 모아 두지 말고 바로 보여 달라는 뜻이에요.
#
# ## 3. 하나로 합치기
#
# 출력만 하면 답이 어디에도 남지 않아요. 조각을 리스트에 모았다가 끝에 이어 붙여요.

# %%
pieces = []
finish_reason = None
for chunk in start(question):
    choice = chunk.choices[0]
    pieces.append(choice.delta.content or "")
    finish_reason = choice.finish_reason or finish_reason

print("".join(pieces))
print(finish_reason)

# %% [markdown] lang="en"
# The same text as a call without streaming would give, and `stop` says that it is complete.
#
# ## 4. Usage, and a chunk with no choices
#
# A stream tells no `usage` unless you ask with `stream_options={"include_usage": True}`. It then comes in a last chunk of its own.
# The loop from above does not expect that. **This cell fails on purpose:**

# %% [markdown] lang="ko"
# 스트리밍 없이 부를 때와 똑같은 글이에요. `stop`은 끝까지 왔다는 뜻이고요.
#
# ## 4. 사용량, 그리고 choices가 빈 청크
#
# 스트리밍할 때는 `stream_options={"include_usage": True}`를 넣어야 `usage`를 받을 수 있어요. `usage`는 맨 끝에 따로 오는 청크에 들어 있어요.
# 그런데 위의 반복문은 이런 청크가 올 줄 몰라요. **이 셀은 일부러 실패하게 해 두었어요.**

# %% tags=["raises-exception"]
for chunk in start(question, stream_options={"include_usage": True}):
    print(chunk.choices[0].delta.content or "", end="", flush=True)

# %% [markdown] lang="en"
# The whole answer came, then `IndexError`: in the chunk with the usage, `choices` is an **empty list**, and there is no `[0]`.
# (A server that does not know the option sends no such chunk, and nothing fails.)
#
# So look before you take. `if chunk.choices:` is true for a list that is not empty:

# %% [markdown] lang="ko"
# 답이 다 온 다음에 `IndexError`가 났어요. 사용량이 든 청크는 `choices`가 **빈 리스트**라서 `[0]`이 없거든요.
# (이 옵션을 모르는 서버는 이런 청크를 보내지 않으니 오류도 나지 않아요.)
#
# 그러니 꺼내기 전에 확인하세요. `if chunk.choices:`는 리스트가 비어 있지 않을 때만 참이에요.

# %%
used = None
for chunk in start(question, stream_options={"include_usage": True}):
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="", flush=True)
    if chunk.usage:
        used = chunk.usage

if used:
    print(f"\n{used.prompt_tokens} + {used.completion_tokens}")

# %% [markdown] lang="en"
# Below the text: tokens in + tokens out. From here on every loop has this `if`.
# **Copy this cell into an empty file:** the whole of it, as a function.

# %% [markdown] lang="ko"
# 글 아래에 들어간 토큰 + 나온 토큰이 나왔어요. 이제부터는 반복문마다 이 `if`를 넣을게요.
# **이 셀을 빈 파일에 복사해 보세요.** 지금까지 한 것을 함수 하나에 담았어요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI

client = OpenAI(timeout=60)


def ask(question):
    stream = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=200,
        stream=True,
        stream_options={"include_usage": True},
        messages=[{"role": "user", "content": question}],
    )
    pieces, used, reason = [], None, None
    for chunk in stream:
        used = chunk.usage or used
        if chunk.choices:
            piece = chunk.choices[0].delta.content or ""
            print(piece, end="", flush=True)
            pieces.append(piece)
            reason = chunk.choices[0].finish_reason or reason
    print("" if reason == "stop" else f" [not complete: {reason}]")
    return "".join(pieces), used


text, used = ask("Count from one to five in words.")
print(len(text), "characters")

# %% tags=["snippet"] lang="ko"
from openai import OpenAI

client = OpenAI(timeout=60)


def ask(question):
    stream = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=200,
        stream=True,
        stream_options={"include_usage": True},
        messages=[{"role": "user", "content": question}],
    )
    pieces, used, reason = [], None, None
    for chunk in stream:
        used = chunk.usage or used
        if chunk.choices:
            piece = chunk.choices[0].delta.content or ""
            print(piece, end="", flush=True)
            pieces.append(piece)
            reason = chunk.choices[0].finish_reason or reason
    print("" if reason == "stop" else f" [not complete: {reason}]")
    return "".join(pieces), used


text, used = ask("하나부터 다섯까지 세어 주세요.")
print(len(text), "글자")

# %% [markdown] lang="en"
# ## 5. Stop early
#
# You have read enough, or the answer goes the wrong way: leave the loop with `break`, then `close` the stream.
# Closing ends the connection, so that the server learns that nobody is listening.

# %% [markdown] lang="ko"
# ## 5. 도중에 멈추기
#
# 충분히 읽었거나 답이 엉뚱한 쪽으로 간다면, `break`로 반복문을 나온 다음 `close`로 스트림을 닫으세요.
# 닫으면 연결이 끊겨서, 이제 아무도 받지 않는다는 것을 서버가 알게 돼요.

# %% lang="en"
stream = start("Tell me a story about a lighthouse.", limit=100)
text = ""
for chunk in stream:
    if chunk.choices:
        text = text + (chunk.choices[0].delta.content or "")
    if len(text) > 50:
        break
stream.close()
print(text)

# %% lang="ko"
stream = start("등대 이야기를 하나 들려주세요.", limit=100)
text = ""
for chunk in stream:
    if chunk.choices:
        text = text + (chunk.choices[0].delta.content or "")
    if len(text) > 50:
        break
stream.close()
print(text)

# %% [markdown] lang="en"
# The story ends in the middle of a sentence. **What is paid?** The usage chunk comes last, so you never saw it.
# Count on paying for the question, and for all that the model had written when the server noticed: that can be more than you have read.
# Only a limit such as `max_completion_tokens` bounds it for sure. (Your bill is on the [usage page](https://platform.openai.com/settings/organization/usage).)
#
# `with` closes for you, also when an error happens in the loop:

# %% [markdown] lang="ko"
# 이야기가 문장 중간에서 끝났어요. **요금은 얼마일까요?** 사용량 청크는 맨 끝에 오니까 보지 못했어요.
# 질문은 물론이고, 서버가 알아차릴 때까지 모델이 쓴 것에도 요금이 나간다고 생각하세요. 내가 읽은 것보다 많을 수 있어요.
# 요금을 확실하게 막아 주는 것은 `max_completion_tokens` 같은 한도뿐이에요. (실제 요금은 [사용량 페이지](https://platform.openai.com/settings/organization/usage)에서 볼 수 있어요.)
#
# `with`를 쓰면 알아서 닫아 줘요. 반복문에서 오류가 나도요.

# %% lang="en"
with start("Tell me a story about a lighthouse.", limit=100) as stream:
    for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            print("first piece:", chunk.choices[0].delta.content)
            break

# %% lang="ko"
with start("등대 이야기를 하나 들려주세요.", limit=100) as stream:
    for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            print("첫 조각:", chunk.choices[0].delta.content)
            break

# %% [markdown] lang="en"
# ## 6. Show it in a notebook
#
# Models like to write Markdown: lists, bold words, code. `print` shows the raw signs. A notebook can show the finished form, and renew it with each chunk:
# `display(..., display_id=True)` returns a handle, and `handle.update(...)` replaces what is shown.

# %% [markdown] lang="ko"
# ## 6. 노트북에서 보여 주기
#
# 모델은 마크다운(Markdown)을 즐겨 써요. 목록, 굵은 글씨, 코드 같은 것이죠. `print`는 기호를 그대로 보여 주지만, 노트북은 꾸민 모양으로 보여 주고 청크가 올 때마다 새로 그릴 수 있어요.
# `display(..., display_id=True)`가 핸들(handle)을 돌려주고, `handle.update(...)`가 보이는 내용을 바꿔요.

# %% lang="en"
from IPython.display import Markdown, display

handle = display(Markdown("..."), display_id=True)
text = ""
for chunk in start("Give me three tips for learning Python, as a Markdown list."):
    if chunk.choices:
        text = text + (chunk.choices[0].delta.content or "")
        handle.update(Markdown(text))

# %% lang="ko"
from IPython.display import Markdown, display

handle = display(Markdown("..."), display_id=True)
text = ""
for chunk in start("파이썬을 배울 때 좋은 방법 세 가지를 마크다운 목록으로 알려 주세요."):
    if chunk.choices:
        text = text + (chunk.choices[0].delta.content or "")
        handle.update(Markdown(text))

# %% [markdown] lang="en"
# While it grows, half a `**` may show for a moment; the next chunk completes it.
#
# ## 7. When a stream breaks off
#
# An error before the first chunk is one of those of lesson 07. But something can also go wrong **in the middle**: the server sends an error instead of a chunk, or the connection drops.
# The SDK does not try again then, since you may have used the first half already. Catch it inside the function, and what you have is not lost:

# %% [markdown] lang="ko"
# 글이 늘어나는 동안 `**`가 반쪽만 잠깐 보이기도 하는데, 다음 청크가 오면 제대로 나와요.
#
# ## 7. 스트림이 끊기면
#
# 첫 청크가 오기 전의 오류는 레슨 07에서 본 것과 같아요. 하지만 **중간에도** 문제가 생길 수 있어요. 서버가 청크 대신 오류를 보내거나 연결이 끊기는 거예요.
# 이때 SDK는 다시 시도하지 않아요. 앞부분을 이미 썼을 수도 있으니까요. 함수 안에서 오류를 잡으면 받은 데까지는 잃지 않아요.

# %%
import openai


def read(stream):
    text, finish_reason = "", None
    try:
        for chunk in stream:
            if chunk.choices:
                text += chunk.choices[0].delta.content or ""
                finish_reason = chunk.choices[0].finish_reason or finish_reason
    except openai.APIError as error:
        print(type(error).__name__, "|", error)
    return text, finish_reason


# %% [markdown] lang="en"
# Practice mode breaks a stream if it is asked to: `fault` makes a header that asks. (Other servers ignore it, and you get the whole answer.)
# First an error from the server, then a dropped connection:

# %% [markdown] lang="ko"
# 연습 모드에서는 스트림을 일부러 끊어 볼 수 있어요. 끊어 달라는 헤더를 `fault`로 만들어요. (다른 서버는 이 헤더를 무시하니 답이 끝까지 와요.)
# 먼저 서버가 오류를 보내는 경우, 다음은 연결이 끊기는 경우예요.

# %%
from helpers.practice import fault

for code in ["stream_error", "dropped_mid_stream"]:
    text, finish_reason = read(start(question, extra_headers=fault(code)))
    print(repr(text), finish_reason)

# %% [markdown] lang="en"
# Half of the answer is there both times, and **`finish_reason` is `None`: that is how you know that it is not complete.**
#
# An error that the server sends in the middle is a plain `APIError` without a status code, because the status, 200, was sent long before.
# `APIConnectionError` is a kind of `APIError`, so one `except` is enough for both. To go on, ask again from the beginning, and pay again.
#
# ## 8. The `.stream()` helper
#
# The SDK can do the collecting. `.stream(...)` takes the same arguments without `stream=True`, and gives **events** with a `type`. `kinds` collects the types that come up:

# %% [markdown] lang="ko"
# 두 번 모두 답이 절반쯤 남았고 **`finish_reason`은 `None`이에요. 답이 끝까지 오지 않았다는 것을 이걸로 알 수 있어요.**
#
# 서버가 중간에 보내는 오류는 상태 코드가 없는 기본 `APIError`예요. 상태 코드 200은 이미 한참 전에 보냈거든요.
# `APIConnectionError`도 `APIError`의 한 종류라서 `except` 하나로 둘 다 잡을 수 있어요. 이어서 받을 수는 없으니 처음부터 다시 물어야 하고, 요금도 다시 나가요.
#
# ## 8. 도우미 `.stream()`
#
# 모으는 일은 SDK에 맡길 수 있어요. `.stream(...)`은 `stream=True`만 빼고 같은 인자를 받고, `type`이 있는 **이벤트**(event)를 줘요. 어떤 종류가 오는지 `kinds`에 모아 둘게요.

# %% lang="en"
kinds = set()
with client.chat.completions.stream(
    model="gpt-6-luna",
    reasoning_effort="none",
    max_completion_tokens=200,
    stream_options={"include_usage": True},
    messages=[{"role": "user", "content": "What is streaming? One short sentence."}],
) as stream:
    for event in stream:
        kinds.add(event.type)
        if event.type == "content.delta":
            print(event.delta, end="", flush=True)

# %% lang="ko"
kinds = set()
with client.chat.completions.stream(
    model="gpt-6-luna",
    reasoning_effort="none",
    max_completion_tokens=200,
    stream_options={"include_usage": True},
    messages=[{"role": "user", "content": "스트리밍이 뭐예요? 짧게 한 문장으로 답해 주세요."}],
) as stream:
    for event in stream:
        kinds.add(event.type)
        if event.type == "content.delta":
            print(event.delta, end="", flush=True)

# %% [markdown] lang="en"
# No `or ""`, no `if chunk.choices`: `content.delta` comes only with text. Which other events were there?

# %% [markdown] lang="ko"
# `or ""`도 `if chunk.choices`도 필요 없어요. `content.delta`는 글이 있을 때만 오거든요. 다른 이벤트로는 무엇이 있었을까요?

# %%
print(sorted(kinds))

# %% [markdown] lang="en"
# `chunk` is each chunk as it came, `content.done` the finished text. Lesson 13's tools and refusals have events of their own.
#
# At the end `get_final_completion()` returns a response like that of a call without streaming, usage included.
# It raises `LengthFinishReasonError` if the answer was cut off by a limit:

# %% [markdown] lang="ko"
# `chunk`는 도착한 청크 그대로이고, `content.done`은 다 쓴 글이에요. 도구(레슨 13)와 거절(refusal)에도 이벤트가 따로 있어요.
#
# 끝나면 `get_final_completion()`이 스트리밍 없이 부른 것과 같은 응답을 돌려줘요. 사용량도 들어 있어요.
# 답이 한도에 걸려 잘렸으면 `LengthFinishReasonError`가 나요.

# %%
from helpers import usage

try:
    response = stream.get_final_completion()
    print(response.choices[0].finish_reason)
    usage.show(response)
except openai.LengthFinishReasonError as error:
    print(error)

# %% [markdown] lang="en"
# ## 9. Streaming with async
#
# Web servers and chat programs serve many people at once, and must not stand still while one answer comes in. For them there is `AsyncOpenAI`:
# the same calls with `await`, and `async for` over the chunks.

# %% [markdown] lang="ko"
# ## 9. async로 스트리밍하기
#
# 웹 서버나 채팅 프로그램은 여러 사람을 한꺼번에 상대하니, 답 하나가 오는 동안 멈춰 있으면 안 돼요. 그럴 때 `AsyncOpenAI`를 써요.
# 호출은 똑같고 앞에 `await`를 붙여요. 청크는 `async for`로 읽어요.

# %% lang="en"
from openai import AsyncOpenAI

async with AsyncOpenAI() as async_client:
    stream = await async_client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=200,
        stream=True,
        messages=[{"role": "user", "content": "Say good morning in three languages."}],
    )
    async for chunk in stream:
        if chunk.choices:
            print(chunk.choices[0].delta.content or "", end="", flush=True)

# %% lang="ko"
from openai import AsyncOpenAI

async with AsyncOpenAI() as async_client:
    stream = await async_client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=200,
        stream=True,
        messages=[{"role": "user", "content": "세 나라 말로 아침 인사를 해 주세요."}],
    )
    async for chunk in stream:
        if chunk.choices:
            print(chunk.choices[0].delta.content or "", end="", flush=True)

# %% [markdown] lang="en"
# **Why does `await` stand here outside any function?** A notebook runs an event loop all the time, and lets cells use it.
# In a file there is none: put the code into `async def main():` and start it with `asyncio.run(main())`. In a notebook just that fails with a `RuntimeError`, because a loop is running already.
# For one answer async gains nothing; lesson 14 sends many at once.
#
# ## 10. When to stream
#
# | Stream | Do not stream |
# |---|---|
# | a person reads along | a program needs the whole text, for example as JSON |
# | the answer is long, or may have to be stopped | the answer is short |
#
# ## Exercise 1
#
# Write `assemble(stream)`: it returns the whole text of a stream. Mind the chunk without text, and the one without choices, and hide no errors with `except`.

# %% [markdown] lang="ko"
# **`await`를 왜 함수 밖에 썼을까요?** 노트북에서는 이벤트 루프(event loop)가 늘 돌고 있고, 셀에서 바로 쓸 수 있어요.
# 파일에는 이벤트 루프가 없으니 코드를 `async def main():`에 넣고 `asyncio.run(main())`으로 시작하세요. 노트북에서 그렇게 하면 루프가 이미 돌고 있어서 `RuntimeError`가 나요.
# 답이 하나일 때는 async를 써도 나을 것이 없어요. 레슨 14에서 여러 요청을 한꺼번에 보내요.
#
# ## 10. 언제 스트리밍할까요?
#
# | 스트리밍해요 | 하지 않아요 |
# |---|---|
# | 사람이 답을 바로바로 읽을 때 | 프로그램이 글 전체를 써야 할 때(예: JSON) |
# | 답이 길거나, 도중에 멈춰야 할 수도 있을 때 | 답이 짧을 때 |
#
# ## 연습 문제 1
#
# 스트림의 글을 모두 이어서 돌려주는 `assemble(stream)`을 만들어 보세요. 내용이 없는 청크와 choices가 빈 청크를 조심하고, `except`로 오류를 숨기지 마세요.

# %% tags=["exercise"] lang="en"
def assemble(stream):
    return None  # loop over the chunks and join their texts


# %% tags=["exercise"] lang="ko"
def assemble(stream):
    return None  # 청크를 반복문으로 읽고 글을 이어 붙이세요


# %% tags=["solution"]
def assemble(stream):
    text = ""
    for chunk in stream:
        if chunk.choices:
            text = text + (chunk.choices[0].delta.content or "")
    return text


# %% tags=["check"]
from helpers import check

check.assemble(assemble)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Section 5 without `break`: start with an empty text, add each piece inside `if chunk.choices:`, and `return` after the loop, not in it.
#
# </details>
#
# ## Exercise 2
#
# Write `beginning(stream, length)`: it reads until the text has at least `length` characters, **closes** the stream, and returns the text that it has. A stream that ends earlier comes back whole.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 5번에서 `break`만 빼면 돼요. 빈 글에서 시작해 `if chunk.choices:` 안에서 조각을 더하고, `return`은 반복문 안이 아니라 뒤에 적으세요.
#
# </details>
#
# ## 연습 문제 2
#
# 글이 `length`글자 이상 모일 때까지만 읽고, 스트림을 **닫고**, 모은 글을 돌려주는 `beginning(stream, length)`를 만들어 보세요. 스트림이 그보다 먼저 끝나면 전부 돌려주면 돼요.

# %% tags=["exercise"] lang="en"
def beginning(stream, length):
    return None  # read, stop, close


# %% tags=["exercise"] lang="ko"
def beginning(stream, length):
    return None  # 읽고, 멈추고, 닫으세요


# %% tags=["solution"]
def beginning(stream, length):
    text = ""
    with stream:
        for chunk in stream:
            if chunk.choices:
                text = text + (chunk.choices[0].delta.content or "")
            if len(text) >= length:
                break
    return text


# %% tags=["check"]
check.beginning(beginning)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Take the loop of section 5. `if len(text) >= length: break` stands inside it, `stream.close()` after it.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 5번의 반복문을 가져오세요. `if len(text) >= length: break`는 반복문 안에, `stream.close()`는 그 뒤에 두면 돼요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - `stream=True` gives chunks; what is new is in `chunk.choices[0].delta.content`, which may be `None`.
# - With `include_usage` the last chunk has the usage and **no choices**: `if chunk.choices:` first.
# - `break` and `close()` stop the reading; a token limit is what surely bounds the bill.
# - A stream may break off in the middle: keep what you have, and trust an answer only if it has a `finish_reason`.
# - `.stream()` collects for you, `AsyncOpenAI` does not block others.
#
# **Words:** [streaming](glossary.ipynb#cell-id=streaming) · [chunk](glossary.ipynb#cell-id=chunk) · [SSE](glossary.ipynb#cell-id=sse)
#
# **Links:** [Streaming guide](https://platform.openai.com/docs/guides/streaming-responses) ·
# [Reference of the chunks](https://platform.openai.com/docs/api-reference/chat-streaming)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - `stream=True`이면 청크가 와요. 새 글은 `chunk.choices[0].delta.content`에 있고 `None`일 수도 있어요.
# - `include_usage`를 쓰면 마지막 청크에는 사용량만 있고 **choices가 비어 있어요.** `if chunk.choices:`부터 확인하세요.
# - `break`와 `close()`로 그만 읽을 수 있어요. 요금을 확실히 막아 주는 것은 토큰 한도예요.
# - 스트림은 중간에 끊길 수 있어요. 받은 데까지는 남겨 두고, `finish_reason`이 있는 답만 끝까지 온 것으로 믿으세요.
# - `.stream()`은 조각을 대신 모아 주고, `AsyncOpenAI`를 쓰면 답을 기다리는 동안 다른 일이 멈추지 않아요.
#
# **용어:** [스트리밍](glossary.ipynb#cell-id=streaming) · [청크](glossary.ipynb#cell-id=chunk) · [SSE](glossary.ipynb#cell-id=sse)
#
# **참고:** [스트리밍 안내](https://platform.openai.com/docs/guides/streaming-responses) ·
# [청크 레퍼런스](https://platform.openai.com/docs/api-reference/chat-streaming)
