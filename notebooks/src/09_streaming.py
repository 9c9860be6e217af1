# /// lesson
# title.en = "Streaming"
# title.ko = "스트리밍"
# goal.en = "Read an answer while the model writes it, put it together, stop it early, and keep what you have when it breaks off."
# goal.ko = "모델이 답을 쓰는 대로 받아 읽고, 하나로 합치고, 도중에 멈추고, 끊겨도 받은 데까지는 남겨 둬요."
# needs.en = "lessons 05 and 08, and a little Python: loops and try/except"
# needs.ko = "레슨 05와 08, 약간의 파이썬(반복문과 try/except)"
# ///

# %% [markdown] lang="en"
# A model writes one token after another. With **streaming** you can read along and don't have to wait for the last one.
#
# ![Two timelines. Without streaming, the whole answer arrives at the end. With streaming, its pieces arrive one after the other.](../../assets/drawings/streaming.en.svg)
#
# > Do you use another OpenAI-compatible server? It may not send `obfuscation` (section 1) or `usage` (section 4), and it ignores the faults of section 7.

# %% [markdown] lang="ko"
# 모델은 토큰을 하나씩 이어 써요. **스트리밍**(streaming)을 하면 마지막 토큰까지 기다리지 않고 쓰는 대로 받아 읽을 수 있어요.
#
# ![두 시간 축을 비교한 그림. 스트리밍하지 않으면 끝에 답이 한꺼번에 오고, 스트리밍하면 조각이 하나씩 도착해요.](../../assets/drawings/streaming.ko.svg)
#
# > OpenAI가 아닌 호환 서버를 쓰고 있나요? 그런 서버는 `obfuscation`(1번)이나 `usage`(4번)를 보내지 않기도 하고, 7번의 오류도 일으키지 않아요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. Look at the chunks
#
# The new argument is `stream=True`. `create` then returns a **stream** as soon as the answer begins.

# %% [markdown] lang="ko"
# ## 1. 청크 들여다보기
#
# 새 인자는 `stream=True`예요. 그러면 `create`가 답이 다 오기를 기다리지 않고 **스트림**(stream)을 돌려줘요.

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

# %% [markdown] lang="en"
# You don't have an answer yet. If you loop over the stream, each step waits for the next piece, a **chunk**. Collect all chunks in a list and look at the first three.

# %% [markdown] lang="ko"
# 아직 답은 없어요. 스트림을 반복문으로 읽으면 한 번 돌 때마다 다음 조각, 곧 **청크**(chunk)를 기다려요. 청크를 모두 리스트에 모아서 처음 세 개를 봐요.

# %%
chunks = list(stream)
for chunk in chunks[:3]:
    print(chunk.to_dict()["choices"])

# %% [markdown] lang="en"
# A complete response has a `message`. A chunk has a **`delta`** instead, which contains only what is new. The first chunk brings the role and an empty string, and each of the next ones brings a piece of the answer.
# Now look at the last one.

# %% [markdown] lang="ko"
# 응답에서 `message`가 있던 자리에 청크에는 **`delta`**(새로 생긴 부분)가 있어요. 첫 청크에는 역할과 빈 문자열이 들어 있고, 그다음 청크에는 답변 조각이 하나씩 들어 있어요.
# 이제 마지막 청크를 볼게요.

# %%
print(chunks[-1].to_dict()["choices"])

# %% [markdown] lang="en"
# It has no text, but it has the `finish_reason`, which was `None` in the other chunks. What else is in a chunk?

# %% [markdown] lang="ko"
# 내용은 없고, 지금까지 `None`이던 `finish_reason`이 채워졌어요. 청크에는 또 무엇이 있을까요?

# %%
print(sorted(chunks[1].to_dict()))

# %% [markdown] lang="en"
# `id`, `created` and `model` are the same in all chunks of an answer. **`obfuscation`** is a string of random characters that makes all chunks about the same size.
# It keeps anyone who watches the encrypted connection from guessing words by their length. You can ignore it.
#
# ## 2. Print the answer as it arrives
#
# This function starts a stream with an answer of at most `limit` tokens. `**settings` passes on any other arguments, which you will need soon.

# %% [markdown] lang="ko"
# `id`, `created`, `model`은 같은 답의 청크라면 모두 같아요. `obfuscation`은 청크의 크기를 비슷하게 맞추려고 넣은 무작위 문자열이에요.
# 암호화된 통신을 지켜보는 사람이 길이로 단어를 짐작하지 못하게 하려는 것이니 무시하면 돼요.
#
# ## 2. 오는 대로 출력하기
#
# 이 함수는 스트림을 시작하고, 답을 최대 `limit`토큰까지 받아요. `**settings`는 다른 인자를 그대로 넘겨주는데, 곧 쓸 거예요.

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
# Run the cell again and watch the words arrive. (Practice mode sends the pieces at a steady pace. A real model is less regular.) Three small parts of the last line matter.
#
# - `or ""` is for the last chunk. Its `content` is `None`, and without this Python would print the word None.
# - `end=""` prevents a new line after each piece.
# - `flush=True` shows each piece immediately. Otherwise Python may wait until a line is full.
#
# ## 3. Put the answer together
#
# If you only print the pieces, you don't have the answer later. Keep the pieces in a list.

# %% [markdown] lang="ko"
# 셀을 다시 실행하면서 답이 조금씩 나오는 모습을 지켜보세요. (연습 모드는 조각을 일정한 속도로 보내요. 실제 모델은 이렇게 고르지 않아요.) 마지막 줄에는 작지만 중요한 것이 세 가지 있어요.
#
# - `or ""`는 마지막 청크를 위한 거예요. `content`가 `None`이라서, 그대로 출력하면 None이라는 글자가 찍혀요.
# - `end=""`를 쓰면 조각마다 줄을 바꾸지 않아요.
# - `flush=True`는 조각을 바로 보여 줘요. 이것이 없으면 한 줄이 찰 때까지 모아 두기도 해요.
#
# ## 3. 답을 하나로 합치기
#
# 출력만 하면 답이 어디에도 남지 않아요. 조각을 리스트에 모아요.

# %%
pieces = []
finish_reason = None
for chunk in start(question):
    choice = chunk.choices[0]
    pieces.append(choice.delta.content or "")
    finish_reason = choice.finish_reason or finish_reason

# %% [markdown] lang="en"
# Then join them.

# %% [markdown] lang="ko"
# 그다음 이어 붙여요.

# %%
print("".join(pieces))
print(finish_reason)

# %% [markdown] lang="en"
# It is the same answer that you would get without streaming. `stop` means that it is complete.
#
# ## 4. Get the usage
#
# A stream has no `usage` unless you ask for it with `stream_options={"include_usage": True}`. It comes in an extra chunk at the end, and the loop above doesn't expect that chunk. **This cell fails on purpose.**

# %% [markdown] lang="ko"
# 스트리밍 없이 호출할 때와 똑같은 답이에요. `stop`은 끝까지 왔다는 뜻이고요.
#
# ## 4. 사용량 받기
#
# 스트리밍할 때는 `stream_options={"include_usage": True}`를 넣어야 `usage`를 받을 수 있어요. `usage`는 맨 끝에 따로 오는 청크에 들어 있는데, 위의 반복문은 이런 청크를 처리하지 못해요. **이 셀은 일부러 실패하게 해 두었어요.**

# %% tags=["raises-exception"]
for chunk in start(question, stream_options={"include_usage": True}):
    print(chunk.choices[0].delta.content or "", end="", flush=True)

# %% [markdown] lang="en"
# The whole answer came first, and then the `IndexError`. In the chunk with the usage, `choices` is an **empty list**, so it has no `[0]`.
#
# Check before you use it. `if chunk.choices:` is true only for a list that isn't empty.

# %% [markdown] lang="ko"
# 답이 다 온 다음에 `IndexError`가 났어요. 사용량이 든 청크는 `choices`가 **빈 리스트**라서 `[0]`이 없거든요.
#
# 그러니 쓰기 전에 확인하세요. `if chunk.choices:`는 리스트가 비어 있지 않을 때만 참이에요.

# %%
used = None
for chunk in start(question, stream_options={"include_usage": True}):
    if chunk.choices:
        print(chunk.choices[0].delta.content or "", end="", flush=True)
    used = chunk.usage or used

# %% [markdown] lang="en"
# How many tokens did this call use?

# %% [markdown] lang="ko"
# 이 호출에는 토큰이 몇 개 들었을까요?

# %% lang="en"
if used:
    print("input", used.prompt_tokens, "output", used.completion_tokens)

# %% lang="ko"
if used:
    print("입력", used.prompt_tokens, "출력", used.completion_tokens)

# %% [markdown] lang="en"
# From now on, every loop has the line `if chunk.choices:`. Here is everything so far as one function.
# **Copy this cell into an empty file.**

# %% [markdown] lang="ko"
# 이제부터는 반복문마다 `if chunk.choices:`를 넣을게요. 지금까지 한 것을 함수 하나에 담았어요.
# **이 셀을 빈 파일에 복사해 보세요.**

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
print(f"{len(text)} characters")

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
    print("" if reason == "stop" else f" [답이 끝까지 오지 않았어요: {reason}]")
    return "".join(pieces), used


text, used = ask("하나부터 다섯까지 세어 주세요.")
print(f"{len(text)}글자")

# %% [markdown] lang="en"
# ## 5. Stop early
#
# Maybe you have read enough, or the answer goes in the wrong direction. Then leave the loop with `break` and `close` the stream.
# This closes the connection, so the server learns that nobody is listening.

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
# The story ends in the middle of a sentence. **What do you pay for?** The chunk with the usage comes last, so you never saw it.
# Expect to pay for the question and for everything that the model had written before the server noticed. That can be more than you read.
# Only a limit such as `max_completion_tokens` is a sure way to limit the cost. (The [usage page](https://platform.openai.com/settings/organization/usage) shows what you really paid.)
#
# With `with`, the stream is closed for you, even if an error happens in the loop.

# %% [markdown] lang="ko"
# 이야기가 문장 중간에서 끝났어요. **요금은 얼마나 나갈까요?** 사용량이 든 청크는 맨 끝에 오니까 보지 못했어요.
# 질문은 물론이고, 서버가 알아차릴 때까지 모델이 쓴 것에도 요금이 나간다고 생각하세요. 내가 읽은 것보다 많을 수 있어요.
# 비용을 확실하게 제한하는 것은 `max_completion_tokens` 같은 한도뿐이에요. (실제 요금은 [사용량 페이지](https://platform.openai.com/settings/organization/usage)에서 볼 수 있어요.)
#
# `with`를 쓰면 반복문에서 오류가 나도 스트림을 자동으로 닫아 줘요.

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
# ## 6. Show formatted text in a notebook
#
# Models often answer in Markdown, with lists, bold words and code. `print` shows the raw characters. A notebook can show the formatted text and update it with each chunk.
# `display(..., display_id=True)` returns a handle, and `handle.update(...)` replaces what is shown.

# %% [markdown] lang="ko"
# ## 6. 노트북에서 꾸민 모양으로 보여 주기
#
# 모델은 목록, 굵은 글씨, 코드를 마크다운(Markdown)으로 자주 써요. `print`는 기호를 그대로 보여 주지만, 노트북은 꾸민 모양으로 보여 주고 청크가 올 때마다 새로 그릴 수 있어요.
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
# While the text grows, you may see half of a `**` for a moment. The next chunk completes it.
#
# ## 7. Keep what you have when a stream breaks off
#
# An error before the first chunk is one of the errors of lesson 07. But something can also go wrong **in the middle** of a stream. The server sends an error instead of a chunk, or the connection is lost.
# The SDK doesn't try again then, because you may have used the first half already. If you catch the error inside the function, you don't lose what you have.

# %% [markdown] lang="ko"
# 답이 늘어나는 동안 `**`가 반쪽만 잠깐 보이기도 하는데, 다음 청크가 오면 제대로 나와요.
#
# ## 7. 스트림이 끊겨도 받은 데까지 남기기
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
# Practice mode can break a stream on purpose. `fault` makes a header that asks for it. First, the server sends an error.

# %% [markdown] lang="ko"
# 연습 모드에서는 스트림을 일부러 끊어 볼 수 있어요. 끊어 달라는 헤더를 `fault`로 만들어요. 먼저 서버가 오류를 보내는 경우예요.

# %%
from helpers.practice import fault

print(read(start(question, extra_headers=fault("stream_error"))))

# %% [markdown] lang="en"
# Second, the connection is lost.

# %% [markdown] lang="ko"
# 다음은 연결이 끊기는 경우예요.

# %%
print(read(start(question, extra_headers=fault("dropped_mid_stream"))))

# %% [markdown] lang="en"
# You got half of the answer both times. **The `finish_reason` is `None`, and this shows you that the answer isn't complete.**
#
# An error that the server sends in the middle is a plain `APIError` without a status code, because the status 200 was sent at the beginning.
# `APIConnectionError` is a kind of `APIError`, so one `except` is enough for both. You can't continue the stream, so ask again from the beginning, and pay again.
#
# ## 8. Let the SDK collect the pieces
#
# `.stream(...)` takes the same arguments without `stream=True`, and it gives you **events** that have a `type`. This cell collects the types in `kinds`.

# %% [markdown] lang="ko"
# 두 번 모두 답이 절반쯤 남았어요. **`finish_reason`이 `None`이라서, 답이 끝까지 오지 않았다는 것을 알 수 있어요.**
#
# 서버가 중간에 보내는 오류는 상태 코드가 없는 기본 `APIError`예요. 상태 코드 200을 맨 처음에 이미 보냈거든요.
# `APIConnectionError`도 `APIError`의 한 종류라서 `except` 하나로 둘 다 잡을 수 있어요. 이어서 받을 수는 없으니 처음부터 다시 물어야 하고, 요금도 다시 나가요.
#
# ## 8. 모으는 일을 SDK에 맡기기
#
# `.stream(...)`의 인자는 `stream=True`만 빼고 같고, `type`이 있는 **이벤트**(event)를 줘요. 이 셀은 어떤 종류가 오는지 `kinds`에 모아요.

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
# You need no `or ""` and no `if chunk.choices`, because `content.delta` always has text. Which other events came?

# %% [markdown] lang="ko"
# `or ""`도 `if chunk.choices`도 필요 없어요. `content.delta` 이벤트에는 언제나 내용이 있거든요. 다른 이벤트로는 무엇이 있었을까요?

# %%
print(sorted(kinds))

# %% [markdown] lang="en"
# `chunk` is each chunk as it came, and `content.done` has the finished text. Tool calls (lesson 13) and [refusals](glossary.ipynb#cell-id=refusal) (lesson 11) have their own events.
#
# At the end, `get_final_completion()` returns a response like that of a call without streaming.
# It raises `LengthFinishReasonError` if a limit cut off the answer.

# %% [markdown] lang="ko"
# `chunk`는 도착한 청크 그대로이고, `content.done`에는 완성된 답변이 들어 있어요. 도구 호출(레슨 13)과 [거절](glossary.ipynb#cell-id=refusal)(레슨 11)에도 이벤트가 따로 있어요.
#
# 끝나면 `get_final_completion()`이 스트리밍 없이 호출한 것과 같은 응답을 돌려줘요.
# 답이 한도에 걸려 잘렸으면 `LengthFinishReasonError`가 나요.

# %%
from helpers import usage

try:
    usage.show(stream.get_final_completion())
except openai.LengthFinishReasonError as error:
    print(error)

# %% [markdown] lang="en"
# ## 9. Stream to many people at once
#
# Web servers and chat programs serve many people at once, so they can't stop while one answer arrives. They use the [async](glossary.ipynb#cell-id=async) client `AsyncOpenAI`. It has the same calls with `await`, and `async for` to loop over the chunks.

# %% [markdown] lang="ko"
# ## 9. 여러 사람에게 스트리밍하기
#
# 웹 서버나 채팅 프로그램은 여러 사람을 한꺼번에 상대하니, 답 하나가 오는 동안 멈춰 있으면 안 돼요. 그럴 때 [비동기](glossary.ipynb#cell-id=async) 클라이언트인 `AsyncOpenAI`를 써요. 호출은 똑같고 앞에 `await`를 붙여요. 청크는 `async for`로 읽어요.

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
# **Why can you use `await` outside a function here?** A notebook always runs an event loop, and its cells can use it.
# A file has no event loop. Put the code into `async def main():` and start it with `asyncio.run(main())`. In a notebook that fails with a `RuntimeError`, because a loop is already running.
# For a single answer, async brings no advantage. In lesson 14 you send many requests at once.
#
# ## 10. Decide when to stream
#
# | Stream if | Don't stream if |
# |---|---|
# | a person reads along | a program needs the whole answer, for example as [JSON](glossary.ipynb#cell-id=json) |
# | the answer is long, or you may have to stop it | the answer is short |
#
# ## Exercise 1
#
# Write `assemble(stream)`, which returns the whole answer of a stream as a string. Handle the chunk without text and the chunk without choices, and don't hide errors with `except`.

# %% [markdown] lang="ko"
# **`await`를 왜 함수 밖에 쓸 수 있을까요?** 노트북에서는 이벤트 루프(event loop)가 늘 돌고 있고, 셀에서 바로 쓸 수 있어요.
# 파일에는 이벤트 루프가 없으니 코드를 `async def main():`에 넣고 `asyncio.run(main())`으로 시작하세요. 노트북에서 그렇게 하면 루프가 이미 돌고 있어서 `RuntimeError`가 나요.
# 답이 하나일 때는 async를 써도 나을 것이 없어요. 레슨 14에서 여러 요청을 한꺼번에 보내요.
#
# ## 10. 스트리밍할지 정하기
#
# | 스트리밍해요 | 하지 않아요 |
# |---|---|
# | 사람이 답을 바로바로 읽을 때 | 프로그램에 답 전체가 필요할 때(예: [JSON](glossary.ipynb#cell-id=json)) |
# | 답이 길거나, 도중에 멈춰야 할 수도 있을 때 | 답이 짧을 때 |
#
# ## 연습 문제 1
#
# 스트림의 답변을 모두 이어서 문자열로 돌려주는 `assemble(stream)`을 만들어 보세요. 내용이 없는 청크와 `choices`가 빈 청크를 처리하고, `except`로 오류를 숨기지 마세요.

# %% tags=["exercise"] lang="en"
def assemble(stream):
    return None  # loop over the chunks and join the pieces


# %% tags=["exercise"] lang="ko"
def assemble(stream):
    return None  # 청크를 반복문으로 읽고 조각을 이어 붙이세요


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
# Use the loop of section 5 without `break`. Start with an empty string, add each piece inside `if chunk.choices:`, and put `return` after the loop, not in it.
#
# </details>
#
# ## Exercise 2
#
# Write `beginning(stream, length)`. It reads until it has at least `length` characters, **closes** the stream, and returns the characters that it has. If the stream ends earlier, it returns the whole answer.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 5번에서 `break`만 빼면 돼요. 빈 문자열에서 시작해 `if chunk.choices:` 안에서 조각을 더하고, `return`은 반복문 안이 아니라 뒤에 적으세요.
#
# </details>
#
# ## 연습 문제 2
#
# 답변이 `length`글자 이상 모일 때까지만 읽고, 스트림을 **닫고**, 모은 문자열을 돌려주는 `beginning(stream, length)`를 만들어 보세요. 스트림이 그보다 먼저 끝나면 전부 돌려주면 돼요.

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
# Use the loop of section 5. Put `if len(text) >= length: break` inside it, and `stream.close()` after it.
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
# - With `stream=True` you get chunks. The new text is in `chunk.choices[0].delta.content`, which may be `None`.
# - With `include_usage` the last chunk has the usage and **no choices**, so check `if chunk.choices:` first.
# - `break` and `close()` stop reading. Only a token limit is a sure way to limit the cost.
# - A stream may break off in the middle. Keep what you have, and treat an answer as complete only if it has a `finish_reason`.
# - `.stream()` collects the pieces for you. With `AsyncOpenAI`, your program can do other things while it waits.
#
# **Words:** [streaming](glossary.ipynb#cell-id=streaming) · [chunk](glossary.ipynb#cell-id=chunk) · [SSE](glossary.ipynb#cell-id=sse)
#
# **Links:** [Streaming guide](https://platform.openai.com/docs/guides/streaming-responses) ·
# [Reference of the chunks](https://platform.openai.com/docs/api-reference/chat-streaming)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - `stream=True`이면 청크가 와요. 새로 온 내용은 `chunk.choices[0].delta.content`에 있고 `None`일 수도 있어요.
# - `include_usage`를 쓰면 마지막 청크에는 사용량만 있고 **choices가 비어 있어요.** `if chunk.choices:`부터 확인하세요.
# - `break`와 `close()`로 그만 읽을 수 있어요. 비용을 확실하게 제한하는 것은 토큰 한도뿐이에요.
# - 스트림은 중간에 끊길 수 있어요. 받은 데까지는 남겨 두고, `finish_reason`이 있는 답만 끝까지 온 것으로 여기세요.
# - `.stream()`은 조각을 대신 모아 주고, `AsyncOpenAI`를 쓰면 답을 기다리는 동안 다른 일이 멈추지 않아요.
#
# **용어:** [스트리밍](glossary.ipynb#cell-id=streaming) · [청크](glossary.ipynb#cell-id=chunk) · [SSE](glossary.ipynb#cell-id=sse)
#
# **참고:** [스트리밍 안내](https://platform.openai.com/docs/guides/streaming-responses) ·
# [청크 레퍼런스](https://platform.openai.com/docs/api-reference/chat-streaming)
