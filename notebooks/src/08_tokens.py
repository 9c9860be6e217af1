# /// lesson
# title.en = "Tokens, cost and limits"
# title.ko = "토큰과 비용, 한도"
# goal.en = "See what a token is, read a bill, estimate a call before you make it, and write a budget that stops."
# goal.ko = "토큰이 무엇인지 눈으로 보고, 요금을 계산하고, 호출하기 전에 비용을 어림하고, 다 쓰기 전에 멈추는 예산을 만들어요."
# needs.en = "lesson 05, and a little Python: loops and functions"
# needs.ko = "레슨 05와 약간의 파이썬(반복문과 함수)"
# ///

# %% [markdown] lang="en"
# Every call is paid by the **token**. Who can count tokens knows the price of a call before it is made, and can stop in time.

# %% [markdown] lang="ko"
# 호출 요금은 **토큰**(token) 수로 정해져요. 토큰을 셀 줄 알면 호출하기 전에 비용을 알 수 있고, 제때 멈출 수도 있어요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. What a token is
#
# A model reads and writes text in pieces. Each piece is a token: a word, a part of a word, or a mark.
# The kit's `usage.split` cuts a text into its tokens. It works on your computer and makes no call:

# %% [markdown] lang="ko"
# ## 1. 토큰이 뭘까요?
#
# 모델은 글을 조각으로 나누어 읽고 써요. 조각 하나가 토큰이에요. 단어 하나일 때도 있고, 단어의 일부나 문장 부호일 때도 있어요.
# 키트의 `usage.split`은 글을 토큰으로 나눠 줘요. 내 컴퓨터에서만 돌아가고 호출은 하지 않아요.

# %% lang="en"
from helpers import usage

print(usage.split("Where is the nearest subway station?"))

# %% lang="ko"
from helpers import usage

print(usage.split("가장 가까운 지하철역이 어디예요?"))

# %% [markdown] lang="en"
# Look at the spaces: a space belongs to the token that comes after it. Common words are one token each, and the question mark is one too.
#
# `usage.count` gives only the number. Here is the same question in English and in Korean:

# %% [markdown] lang="ko"
# 띄어쓰기를 보세요. 빈칸은 뒤에 오는 토큰에 들어가요. 한글은 한 글자가 토큰 하나인 곳도 있고, 두 글자가 묶인 곳도 있어요. 물음표도 토큰이에요.
#
# `usage.count`는 토큰 수만 알려 줘요. 같은 질문을 영어와 한국어로 세어 볼게요.

# %%
print(usage.count("Where is the nearest subway station?"))
print(usage.count("가장 가까운 지하철역이 어디예요?"))

# %% [markdown] lang="en"
# The Korean sentence has half as many characters, and nearly twice as many tokens:
#
# ![The English question in 7 boxes, one for each token, and the Korean one in 13 boxes.](../../assets/drawings/tokens.en.svg)
#
# The pieces of an **encoding** were chosen from a mass of text: what was frequent there became one token. Evidently it held more English than Korean.
#
# ## 2. Draw any text
#
# This function draws a box around each token, so that you can try texts of your own:

# %% [markdown] lang="ko"
# 한국어 문장은 글자 수가 절반인데 토큰은 두 배에 가까워요.
#
# ![영어 질문은 토큰 상자 7개로, 한국어 질문은 토큰 상자 13개로 나뉘어 있어요.](../../assets/drawings/tokens.ko.svg)
#
# **인코딩**(encoding)의 조각은 아주 많은 글에서 골랐어요. 거기에 자주 나온 것이 토큰 하나가 됐는데, 한국어보다 영어가 많았던 모양이에요.
#
# ## 2. 아무 글이나 그려 보기
#
# 이 함수는 토큰마다 상자를 그려요. 다른 글로도 해 볼 수 있어요.

# %%
from html import escape

from IPython.display import HTML

BOX = "border: 1px solid #2f7fd1; border-radius: 4px; padding: 2px 4px; margin: 1px; display: inline-block"


def boxes(text):
    pieces = [escape(piece.replace(" ", "␣")) for piece in usage.split(text)]
    row = " ".join(f'<span style="{BOX}">{piece}</span>' for piece in pieces)
    return HTML(f"<p>{row} = <b>{len(pieces)}</b></p>")


# %% lang="en"
boxes("Gyeongbokgung is beautiful, so bring a camera!")

# %% lang="ko"
boxes("날씨가 너무 추우니까 외투를 꼭 입어 주세요!")

# %% [markdown] lang="en"
# ␣ stands for a space. A frequent word is one token, and a rare one, such as the name of a palace, is put together from pieces. Change the text and run the cell again: a name, a number, an emoji.
#
# A rare character, such as this Korean syllable, takes more than one token. Each of them alone is no letter, so it is shown as �:

# %% [markdown] lang="ko"
# ␣는 빈칸이에요. `주세요`처럼 자주 쓰는 말은 통째로 토큰 하나예요. 글을 바꿔서 셀을 다시 실행해 보세요. 이름, 숫자, 이모지도 좋아요.
#
# 드문 글자는 토큰을 둘 이상 써요. 토큰 하나만 떼어 놓으면 글자가 아니어서 �로 보여요.

# %%
print(usage.split("뷁"))

# %% [markdown] lang="en"
# How much more does Korean take? It depends on the sentence, so count:

# %% [markdown] lang="ko"
# 한국어는 토큰이 얼마나 더 들까요? 문장마다 다르니 세어 봐요.

# %%
pairs = [
    ("Please send me the report by tomorrow morning.", "내일 아침까지 보고서를 보내 주세요."),
    ("Good morning! How are you today?", "좋은 아침이에요! 오늘은 어때요?"),
    ("The library opens at nine in the morning.", "도서관은 아침 아홉 시에 문을 열어요."),
]
for english, korean in pairs:
    print(usage.count(english), usage.count(korean))

# %% [markdown] lang="en"
# Left English, right Korean: from about the same to nearly twice as many.
# Rules of thumb such as "four characters a token" were made for English; for Korean, count.
#
# The kit counts with `o200k_base`, the encoding that OpenAI published for gpt-4o. Newer models may cut a little differently:
# what is billed is what the response says. In a project of your own, OpenAI's package [tiktoken](https://github.com/openai/tiktoken) counts in the same way, with `tiktoken.get_encoding("o200k_base")`. (Its `encoding_for_model` doesn't have `gpt-6-luna`; checked 2026-11-27.)
#
# ## 3. What a call used
#
# Now a call. `usage` in the response has the numbers that you pay for:

# %% [markdown] lang="ko"
# 왼쪽이 영어, 오른쪽이 한국어예요. 거의 같을 때도 있고 두 배에 가까울 때도 있어요.
# "네 글자에 토큰 하나" 같은 어림은 영어에 맞춘 거예요. 한국어는 직접 세어 보세요.
#
# 키트는 OpenAI가 gpt-4o용으로 공개한 인코딩 `o200k_base`로 세요. 새 모델은 조금 다르게 나눌 수 있고,
# 요금은 응답에 적힌 수를 따라요. 내 프로젝트에서는 OpenAI의 [tiktoken](https://github.com/openai/tiktoken) 패키지에서 `tiktoken.get_encoding("o200k_base")`를 쓰면 똑같이 셀 수 있어요. (`encoding_for_model`에는 아직 `gpt-6-luna`가 없어요. 2026-11-27 확인.)
#
# ## 3. 호출에 쓴 토큰
#
# 이제 호출해 볼게요. 요금의 기준이 되는 수는 응답의 `usage`에 있어요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
question = "How many days does a leap year have? One short sentence."
messages = [{"role": "user", "content": question}]
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)
print(response.usage.to_json())

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
question = "윤년은 며칠이에요? 짧게 한 문장으로 답해 주세요."
messages = [{"role": "user", "content": question}]
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)
print(response.usage.to_json())

# %% [markdown] lang="en"
# | Field | What it counts |
# |---|---|
# | `prompt_tokens` | everything that you sent |
# | `completion_tokens` | everything that came out, **reasoning included** |
# | `total_tokens` | both together |
# | `cached_tokens` | the part of `prompt_tokens` that was read from the cache, at a lower price (section 6) |
# | `reasoning_tokens` | the part of `completion_tokens` that was thought and not shown |
#
# The other fields are about sound and predicted text; they stay 0 here. Servers other than OpenAI's may send fewer fields.
#
# Your question alone, and what was counted as sent:

# %% [markdown] lang="ko"
# | 이름 | 무엇을 세나요? |
# |---|---|
# | `prompt_tokens` | 보낸 것 전부 |
# | `completion_tokens` | 나온 것 전부. **추론도 들어가요** |
# | `total_tokens` | 둘을 더한 수 |
# | `cached_tokens` | `prompt_tokens` 중에서 캐시(cache)로 읽은 부분. 값이 더 싸요(6번) |
# | `reasoning_tokens` | `completion_tokens` 중에서 추론에 쓰고 보여 주지 않은 부분 |
#
# 나머지는 소리나 예측 출력에 쓰는 값이고 여기서는 0이에요. OpenAI가 아닌 서버는 이보다 적게 보내기도 해요.
#
# 질문만 센 수와, 보냈다고 기록된 수를 나란히 볼까요?

# %%
print(usage.count(question), response.usage.prompt_tokens)

# %% [markdown] lang="en"
# The second is larger by a frame of a few tokens around the messages: roles, beginnings, ends. Practice mode counts 7 for one message,
# as OpenAI's cookbook estimates it. System messages and earlier turns are sent, and paid, in every call again.
#
# ## 4. Reasoning is paid too
#
# The same question, without reasoning and with a little of it. Not every server sends the details, so the function copes with none:

# %% [markdown] lang="ko"
# 둘째 수가 더 커요. 메시지를 둘러싼 틀(역할, 시작, 끝)에도 토큰이 몇 개 들거든요. 연습 모드는 OpenAI 쿡북(cookbook)의 어림대로 메시지 하나에 7개로 세요.
# system 메시지와 앞선 대화도 호출할 때마다 다시 보내고, 그때마다 요금이 나가요.
#
# ## 4. 추론에도 돈이 들어요
#
# 같은 질문을 추론 없이 한 번, 추론을 조금 하게 해서 한 번 보내 볼게요. 세부 항목을 보내지 않는 서버도 있으니, 그럴 때도 오류가 나지 않게 함수를 만들어요.

# %%
def reasoning(used):
    details = used.completion_tokens_details
    return (details.reasoning_tokens or 0) if details else 0


for effort in ["none", "low"]:
    response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort=effort, messages=messages)
    used = response.usage
    print(effort, used.completion_tokens, reasoning(used))

# %% [markdown] lang="en"
# Left what came out, right how much of it was reasoning. The sentence is the same, but the second call costs many times as much.
# If you say nothing, this model reasons with `medium` effort, as it did in section 3. (128 and 256 are practice mode's examples; a real model's number varies with the question.)
#
# **`max_completion_tokens` counts reasoning as well.** If the limit is used up by thinking, nothing is left for the answer:

# %% [markdown] lang="ko"
# 왼쪽이 나온 토큰, 오른쪽이 그중 추론에 쓴 토큰이에요. 답은 같은 문장인데 두 번째 호출이 몇 배나 비싸요.
# 따로 정하지 않으면 이 모델은 3번에서처럼 `medium`으로 추론해요. (128과 256은 연습 모드가 예로 든 수예요. 실제 모델에서는 질문마다 달라요.)
#
# **`max_completion_tokens`에는 추론도 들어가요.** 추론하다가 한도를 다 쓰면 답에 쓸 토큰이 남지 않아요.

# %%
response = client.chat.completions.create(model="gpt-6-luna", max_completion_tokens=50, messages=messages)
print(repr(response.choices[0].message.content))
print(response.choices[0].finish_reason)
print(response.usage.completion_tokens)

# %% [markdown] lang="en"
# An empty text, `length`, and 50 tokens to pay for. (A real model may think less, and still answer.)
# So switch reasoning off where you set a small limit, or leave a lot of room for it.
#
# ## 5. The bill
#
# What did this last call cost? Prices stand in the kit's dated table (lesson 05). First by hand: tokens times price, in and out apart.

# %% [markdown] lang="ko"
# 빈 글에 `length`, 그런데도 50토큰의 요금은 나가요. (실제 모델은 추론을 적게 하고 답할 수도 있어요.)
# 그러니 한도를 작게 잡을 때는 추론을 끄거나, 한도를 넉넉하게 잡으세요.
#
# ## 5. 요금 계산하기
#
# 방금 한 호출은 얼마였을까요? 가격은 날짜가 적힌 키트의 표에 있어요(레슨 05). 먼저 직접 계산해요. 토큰 수에 가격을 곱하는데, 입력과 출력을 따로 해요.

# %%
from helpers import models

row = models.find("gpt-6-luna")
used = response.usage
dollars = (used.prompt_tokens * row.input + used.completion_tokens * row.output) / 1_000_000
print(models.checked(), f"US${dollars:.6f}")

# %% [markdown] lang="en"
# `reasoning_tokens` are not added: they are in `completion_tokens` already. `usage.price` does the same, `usage.show` prints it:

# %% [markdown] lang="ko"
# `reasoning_tokens`는 더하지 않아요. 이미 `completion_tokens`에 들어 있거든요. `usage.price`가 같은 계산을 하고, `usage.show`는 출력까지 해 줘요.

# %%
print(f"{usage.price('gpt-6-luna', used.prompt_tokens, used.completion_tokens):.6f}")
usage.show(response)

# %% [markdown] lang="en"
# One call is next to nothing. A program makes thousands: the same call 10,000 times, with three models.

# %% [markdown] lang="ko"
# 호출 하나는 거의 공짜예요. 하지만 프로그램은 수천 번을 불러요. 같은 호출을 세 모델로 10,000번씩 한다면 이래요.

# %%
for name in ["gpt-6-luna", "gpt-6.1-sol", "gpt-6.2-astra"]:
    dollars = 10_000 * usage.price(name, used.prompt_tokens, used.completion_tokens)
    print(f"{name:14} US${dollars:.2f}")

# %% [markdown] lang="en"
# *Prices checked 2026-11-27; that of `gpt-6.2-astra` was reported elsewhere. Look at the [price page](https://platform.openai.com/docs/pricing) before you spend real money.*
#
# ## 6. Prompt caching, in a sentence
#
# When a long prompt begins exactly as a recent one did, the API may read that beginning from a cache and charge less for it,
# so **put what stays the same first** and what changes last ([how it works](https://platform.openai.com/docs/guides/prompt-caching)).
# A prompt of 5,000 tokens, of which 4,000 come from the cache:

# %% [markdown] lang="ko"
# *가격은 2026-11-27에 확인했고, `gpt-6.2-astra`의 가격은 공식 페이지가 아닌 곳에서 봤어요. 실제로 돈을 쓰기 전에 [가격 페이지](https://platform.openai.com/docs/pricing)를 보세요.*
#
# ## 6. 프롬프트 캐싱, 한 문장으로
#
# 긴 프롬프트의 앞부분이 조금 전에 보낸 것과 똑같으면 API가 그 부분을 캐시에서 읽고 요금을 덜 받기도 하니,
# **늘 같은 것은 앞에**, 바뀌는 것은 뒤에 두세요([자세한 설명](https://platform.openai.com/docs/guides/prompt-caching)).
# 프롬프트 5,000토큰 중 4,000토큰을 캐시에서 읽었다면 이래요.

# %%
print(f"{usage.price('gpt-6-luna', 5000, 100):.6f}")
print(f"{usage.price('gpt-6-luna', 5000, 100, cached_tokens=4000):.6f}")

# %% [markdown] lang="en"
# A token read from the cache costs a tenth. A token that is **written** to the cache costs 1.25 times the input price; only prompts of 1,024 tokens or more are cached. Practice mode has no cache, so these counts are always 0.
#
# A very long prompt has a price of its own: over 272,000 tokens, `gpt-6-luna` charges double for the input and 1.5 times for the output of the whole request. (Checked 2026-11-27, [model page](https://developers.openai.com/api/docs/models/gpt-6-luna).)
#
# ## 7. Estimate before you call
#
# What goes in you can count. What comes out you do not know, but you can limit it. So you know the **most** that a call can cost. `usage.most` also includes the cache and very long prompts:

# %% [markdown] lang="ko"
# 캐시에서 읽은 토큰은 가격이 10분의 1이에요. 캐시에 **새로 저장한** 토큰은 입력 가격의 1.25배예요. 프롬프트가 1,024토큰 이상일 때만 캐시에 저장돼요. 연습 모드에는 캐시가 없어서 이 값들은 늘 0이에요.
#
# 아주 긴 프롬프트에는 다른 가격이 적용돼요. 프롬프트가 272,000토큰을 넘으면 `gpt-6-luna`는 그 요청 전체에 입력은 2배, 출력은 1.5배의 가격을 매겨요. (2026-11-27 확인, [모델 페이지](https://developers.openai.com/api/docs/models/gpt-6-luna))
#
# ## 7. 호출하기 전에 어림하기
#
# 들어갈 토큰은 셀 수 있어요. 나올 토큰은 모르지만 한도를 정할 수 있어요. 그래서 호출에 **최대** 얼마가 들지 알 수 있어요. `usage.most`는 캐시와 아주 긴 프롬프트의 가격까지 넣어서 계산해요.

# %% lang="en"
FRAME = 7  # tokens around one message
limit = 60  # tokens of the answer
most = usage.most("gpt-6-luna", FRAME + usage.count(question), limit)
print(f"at most US${most:.6f}")

# %% lang="ko"
FRAME = 7  # 메시지 하나를 둘러싼 토큰
limit = 60  # 답의 토큰
most = usage.most("gpt-6-luna", FRAME + usage.count(question), limit)
print(f"최대 US${most:.6f}")

# %% [markdown] lang="en"
# Now make the call with that limit, and compare:

# %% [markdown] lang="ko"
# 이제 그 한도로 호출하고 비교해 봐요.

# %% lang="en"
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=limit, messages=messages
)
used = response.usage
print(f"in fact US${usage.price('gpt-6-luna', used.prompt_tokens, used.completion_tokens):.6f}")

# %% lang="ko"
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=limit, messages=messages
)
used = response.usage
print(f"실제로 US${usage.price('gpt-6-luna', used.prompt_tokens, used.completion_tokens):.6f}")

# %% [markdown] lang="en"
# Less, because the answer was shorter than the limit. An estimate for a large job: count a few of its prompts, take the mean, multiply, and leave room.
#
# ## 8. A budget that stops
#
# A loop with an error in it can spend a lot overnight. So check **before** each call whether the most that it can cost is still there:

# %% [markdown] lang="ko"
# 답이 한도보다 짧아서 덜 들었어요. 큰 작업이라면 프롬프트 몇 개를 세어 평균을 내고, 개수를 곱하고, 여유를 두세요.
#
# ## 8. 멈출 줄 아는 예산
#
# 잘못 쓴 반복문은 하룻밤에 큰돈을 쓸 수 있어요. 그래서 호출하기 **전에**, 많아야 얼마가 들지 따져서 그만큼 예산이 남아 있는지 확인해요.

# %% lang="en"
questions = [
    "What do bees make? One short sentence.",
    "What is the sun? One short sentence.",
    "Why is the sea salty? One short sentence.",
    "What is a shadow? One short sentence.",
]
left = 0.00005  # US dollars

# %% lang="ko"
questions = [
    "벌은 무엇을 만들어요? 짧게 한 문장으로 답해 주세요.",
    "해는 무엇이에요? 짧게 한 문장으로 답해 주세요.",
    "바닷물은 왜 짜요? 짧게 한 문장으로 답해 주세요.",
    "그림자는 무엇이에요? 짧게 한 문장으로 답해 주세요.",
]
left = 0.00005  # 달러

# %% [markdown] lang="en"
# A tiny budget, so that you can see it stop:

# %% [markdown] lang="ko"
# 멈추는 모습이 보이도록 예산을 아주 작게 잡았어요.

# %% lang="en"
for question in questions:
    most = usage.most("gpt-6-luna", FRAME + usage.count(question), limit)
    if most > left:
        print("stop:", question)
        break
    response = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=limit,
        messages=[{"role": "user", "content": question}],
    )
    used = response.usage
    left = left - usage.price("gpt-6-luna", used.prompt_tokens, used.completion_tokens)
    print(f"{left:.7f}", response.choices[0].message.content)

# %% lang="ko"
for question in questions:
    most = usage.most("gpt-6-luna", FRAME + usage.count(question), limit)
    if most > left:
        print("멈춤:", question)
        break
    response = client.chat.completions.create(
        model="gpt-6-luna",
        reasoning_effort="none",
        max_completion_tokens=limit,
        messages=[{"role": "user", "content": question}],
    )
    used = response.usage
    left = left - usage.price("gpt-6-luna", used.prompt_tokens, used.completion_tokens)
    print(f"{left:.7f}", response.choices[0].message.content)

# %% [markdown] lang="en"
# The number on the left shrinks by what each call really cost. The loop stopped although something was left: it was less than the next call could have cost.
#
# As a class it goes into any program. This one needs no tokenizer: a token is at least one byte long, so the number of bytes is never too low. The prices are the highest that apply, so `left` is never too high.
# **Copy this cell into an empty file:**

# %% [markdown] lang="ko"
# 왼쪽의 수는 호출에 실제로 든 비용만큼 줄어들어요. 예산이 조금 남았는데도 멈췄어요. 다음 호출에 들 수 있는 비용보다 적었기 때문이에요.
#
# 클래스(class)로 만들면 어느 프로그램에나 넣을 수 있어요. 이 클래스에는 토크나이저가 필요 없어요. 토큰은 적어도 1바이트(byte)이니 바이트 수로 세면 모자랄 일이 없거든요. 가격도 가장 비싼 경우로 계산하니 `left`가 실제보다 많을 일이 없어요.
# **이 셀을 빈 파일에 복사해 보세요.**

# %% tags=["snippet"] lang="en"
from openai import OpenAI


class Budget:
    """US dollars that calls may cost together. Prices of gpt-6-luna, checked 2026-11-27."""

    def __init__(self, dollars):
        self.left = dollars
        self.client = OpenAI(max_retries=0, timeout=60)  # a retry might be billed too

    def ask(self, question, limit=60):
        if self.price(len(question.encode()) + 20, limit) > self.left:
            raise RuntimeError("The next call could cost more than is left.")
        response = self.client.chat.completions.create(
            model="gpt-6-luna",
            reasoning_effort="none",
            max_completion_tokens=limit,
            messages=[{"role": "user", "content": question}],
        )
        self.left -= self.price(response.usage.prompt_tokens, response.usage.completion_tokens)
        return response.choices[0].message.content

    def price(self, tokens_in, tokens_out):
        dollars = tokens_in * 0.125 + tokens_out * 0.50  # as if all of it were written to the cache
        return dollars * (2 if tokens_in > 272_000 else 1) / 1_000_000


budget = Budget(0.01)
print(budget.ask("What is the sun? One short sentence."))
print(f"US${budget.left:.6f} left")

# %% tags=["snippet"] lang="ko"
from openai import OpenAI


class Budget:
    """호출에 모두 합쳐 쓸 수 있는 달러. gpt-6-luna의 가격이고 2026-11-27에 확인했어요."""

    def __init__(self, dollars):
        self.left = dollars
        self.client = OpenAI(max_retries=0, timeout=60)  # 다시 시도하면 요금이 또 나갈 수 있어요

    def ask(self, question, limit=60):
        if self.price(len(question.encode()) + 20, limit) > self.left:
            raise RuntimeError("다음 호출의 비용이 남은 예산을 넘을 수 있어요.")
        response = self.client.chat.completions.create(
            model="gpt-6-luna",
            reasoning_effort="none",
            max_completion_tokens=limit,
            messages=[{"role": "user", "content": question}],
        )
        self.left -= self.price(response.usage.prompt_tokens, response.usage.completion_tokens)
        return response.choices[0].message.content

    def price(self, tokens_in, tokens_out):
        dollars = tokens_in * 0.125 + tokens_out * 0.50  # 모두 캐시에 저장했다고 치고 계산해요
        return dollars * (2 if tokens_in > 272_000 else 1) / 1_000_000


budget = Budget(0.01)
print(budget.ask("해는 무엇이에요? 짧게 한 문장으로 답해 주세요."))
print(f"{budget.left:.6f}달러 남음")

# %% [markdown] lang="en"
# When the budget is used up, `ask` raises an error instead of making the call:

# %% [markdown] lang="ko"
# 예산을 다 쓰면 `ask`는 호출하는 대신 오류를 내요.

# %% lang="en"
budget.left = 0.00001
try:
    budget.ask("What is the sun? One short sentence.")
except RuntimeError as stopped:
    print(stopped)

# %% lang="ko"
budget.left = 0.00001
try:
    budget.ask("해는 무엇이에요? 짧게 한 문장으로 답해 주세요.")
except RuntimeError as stopped:
    print(stopped)

# %% [markdown] lang="en"
# One gap is left: a call that breaks off half-way may be paid and is not in `left`. So your own budget is the first line, not the only one.
#
# ## 9. Limits outside your code
#
# *Checked 2026-11-22.*
#
# | What | How it protects you |
# |---|---|
# | prepaid credit | calls end when it is used up, **if auto-reload is off**. It is on by default, and then charges your card again ([Billing](https://platform.openai.com/settings/organization/billing)) |
# | alert | only sends a message; calls go on |
# | hard limit of an organization or a project | calls get a 429; it may be passed by a little ([Limits](https://platform.openai.com/settings/organization/limits)) |
# | rate limit | so many requests and tokens a minute: protects from haste, not from costs ([guide](https://platform.openai.com/docs/guides/rate-limits)) |
#
# How high your limits are depends on your **usage tier**. The tiers are reported to be called Free, Build, Launch and Grow since October 2026; older texts speak of Tier 1 to 5.
# The page Limits shows yours. Responses carry the rate limits in their headers; `with_raw_response` gives access to them:

# %% [markdown] lang="ko"
# 빈틈이 하나 남아 있어요. 중간에 끊긴 호출에도 요금이 나갈 수 있는데 `left`에는 빠져요. 그러니 내 예산은 첫 번째 방어선이지, 하나뿐인 방어선이 아니에요.
#
# ## 9. 내 코드 밖의 한도
#
# *2026-11-22 확인.*
#
# | 무엇 | 어떻게 지켜 주나요? |
# |---|---|
# | 선불 크레딧 | 다 쓰면 호출이 멈춰요. **자동 충전(auto-reload)이 꺼져 있을 때만요.** 처음부터 켜져 있고, 켜져 있으면 카드로 또 결제돼요([Billing](https://platform.openai.com/settings/organization/billing)) |
# | 알림(alert) | 알려 주기만 하고 호출은 계속돼요 |
# | 조직이나 프로젝트의 하드 리밋(hard limit) | 호출에 429 오류가 나요. 한도를 조금 넘길 수는 있어요([Limits](https://platform.openai.com/settings/organization/limits)) |
# | 속도 제한(rate limit) | 1분에 보낼 수 있는 요청과 토큰 수예요. 몰아 보내는 것을 막을 뿐, 돈을 지켜 주지는 않아요([안내](https://platform.openai.com/docs/guides/rate-limits)) |
#
# 한도가 얼마나 되는지는 **사용 등급**(usage tier)에 달려 있어요. 2026년 10월부터 등급 이름이 Free, Build, Launch, Grow라고 알려져 있어요. 옛 글에는 Tier 1~5라고 나와요.
# 내 등급은 Limits 페이지에 있어요. 속도 제한은 응답의 헤더(header)에도 적혀 오고, `with_raw_response`로 볼 수 있어요.

# %% lang="en"
raw = client.chat.completions.with_raw_response.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=limit, messages=messages
)
print("requests a minute:", raw.headers.get("x-ratelimit-limit-requests"))
print("tokens a minute:  ", raw.headers.get("x-ratelimit-limit-tokens"))

# %% lang="ko"
raw = client.chat.completions.with_raw_response.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=limit, messages=messages
)
print("분당 요청:", raw.headers.get("x-ratelimit-limit-requests"))
print("분당 토큰:", raw.headers.get("x-ratelimit-limit-tokens"))

# %% [markdown] lang="en"
# Practice mode's numbers are examples; a server that sends no such headers gives `None`. `raw.parse()` would be the response that you know.
#
# ## Exercise 1
#
# Write `dollars_of(used)`: what a call to `gpt-6-luna` cost, from its `usage`. A million tokens cost US$0.10 in and 0.50 out. Leave the cache aside.

# %% [markdown] lang="ko"
# 연습 모드의 수는 예로 든 숫자예요. 이런 헤더를 보내지 않는 서버라면 `None`이 나와요. `raw.parse()`를 하면 늘 보던 응답이 돼요.
#
# ## 연습 문제 1
#
# `gpt-6-luna`를 부른 호출의 `usage`를 받아 몇 달러인지 돌려주는 `dollars_of(used)`를 만들어 보세요. 백만 토큰에 입력은 0.10달러, 출력은 0.50달러예요. 캐시는 생각하지 않아도 돼요.

# %% tags=["exercise"] lang="en"
def dollars_of(used):
    return None  # calculate with used.prompt_tokens and used.completion_tokens


# %% tags=["exercise"] lang="ko"
def dollars_of(used):
    return None  # used.prompt_tokens와 used.completion_tokens로 계산하세요


# %% tags=["solution"]
def dollars_of(used):
    return (used.prompt_tokens * 0.10 + used.completion_tokens * 0.50) / 1_000_000


# %% tags=["check"]
from helpers import check

check.dollars_of(dollars_of)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# It is the line of section 5 with the prices as numbers. Reasoning tokens are in `completion_tokens` already.
#
# </details>
#
# ## Exercise 2
#
# Write `affordable(tokens_in, limit, left)`: `True` if a call to `gpt-6-luna` with `tokens_in` tokens and an answer of **up to** `limit` tokens costs at most `left` dollars, else `False`.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 5번의 계산식에 가격만 숫자로 넣으면 돼요. 추론 토큰은 이미 `completion_tokens`에 들어 있어요.
#
# </details>
#
# ## 연습 문제 2
#
# `affordable(tokens_in, limit, left)`를 만들어 보세요. 토큰 `tokens_in`개를 보내고 답을 **많아야** `limit`개 받는 `gpt-6-luna` 호출이 `left`달러를 넘지 않으면 `True`, 넘을 수 있으면 `False`를 돌려줘요.

# %% tags=["exercise"] lang="en"
def affordable(tokens_in, limit, left):
    return None  # True or False


# %% tags=["exercise"] lang="ko"
def affordable(tokens_in, limit, left):
    return None  # True 또는 False


# %% tags=["solution"]
def affordable(tokens_in, limit, left):
    most = usage.most("gpt-6-luna", tokens_in, limit)
    return most <= left


# %% tags=["check"]
check.affordable(affordable)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# First the most that the call can cost, as in section 7; then compare it with `left`. A comparison such as `a <= b` is `True` or `False` by itself.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 먼저 7번처럼 많아야 얼마가 들지 구하고, 그 값을 `left`와 비교하세요. `a <= b` 같은 비교식은 그 자체로 `True`나 `False`예요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - A token is a piece of text; the same sentence may take twice as many in Korean as in English.
# - You pay for `prompt_tokens` and `completion_tokens`, each at its price; reasoning is in the second, and in `max_completion_tokens`.
# - The most that a call can cost is known before it: count what goes in, limit what comes out.
# - A budget in your code checks before each call. Auto-reload off and a hard limit are the net below it.
#
# **Words:** [token](glossary.ipynb#cell-id=token) · [tokenizer](glossary.ipynb#cell-id=tokenizer) · [usage](glossary.ipynb#cell-id=usage) · [prompt](glossary.ipynb#cell-id=prompt) · [completion](glossary.ipynb#cell-id=completion) · [max_completion_tokens](glossary.ipynb#cell-id=max-completion-tokens) · [reasoning effort](glossary.ipynb#cell-id=reasoning-effort) · [cached tokens](glossary.ipynb#cell-id=cached-tokens) · [hard limit](glossary.ipynb#cell-id=hard-limit) · [usage tier](glossary.ipynb#cell-id=usage-tier)
#
# **Links:** [Prices](https://platform.openai.com/docs/pricing) ·
# [Usage of your account](https://platform.openai.com/settings/organization/usage) ·
# [Rate limits](https://platform.openai.com/docs/guides/rate-limits) ·
# [Prompt caching](https://platform.openai.com/docs/guides/prompt-caching)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 토큰은 글 조각이에요. 같은 문장이라도 한국어가 영어보다 토큰을 두 배까지 쓰기도 해요.
# - 요금은 `prompt_tokens`와 `completion_tokens`에 각각 매겨져요. 추론은 뒤의 것에 들어가고, `max_completion_tokens`에도 들어가요.
# - 들어갈 것은 세고 나올 것은 한도를 정하면, 호출하기 전에 많아야 얼마가 들지 알 수 있어요.
# - 코드에 넣은 예산은 호출하기 전에 매번 확인해요. 자동 충전을 끄고 하드 리밋까지 정해 두면 한 번 더 막아 줘요.
#
# **용어:** [토큰](glossary.ipynb#cell-id=token) · [토크나이저](glossary.ipynb#cell-id=tokenizer) · [사용량](glossary.ipynb#cell-id=usage) · [프롬프트](glossary.ipynb#cell-id=prompt) · [completion](glossary.ipynb#cell-id=completion) · [max_completion_tokens](glossary.ipynb#cell-id=max-completion-tokens) · [추론 강도](glossary.ipynb#cell-id=reasoning-effort) · [캐시된 토큰](glossary.ipynb#cell-id=cached-tokens) · [하드 리밋](glossary.ipynb#cell-id=hard-limit) · [사용 등급](glossary.ipynb#cell-id=usage-tier)
#
# **참고:** [가격](https://platform.openai.com/docs/pricing) ·
# [내 계정의 사용량](https://platform.openai.com/settings/organization/usage) ·
# [속도 제한](https://platform.openai.com/docs/guides/rate-limits) ·
# [프롬프트 캐싱](https://platform.openai.com/docs/guides/prompt-caching)
