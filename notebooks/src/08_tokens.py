# /// lesson
# title.en = "Tokens, cost and limits"
# title.ko = "토큰과 비용, 한도"
# goal.en = "See what a token is, calculate what a call costs, estimate it before you make the call, and write a budget that stops in time."
# goal.ko = "토큰이 무엇인지 눈으로 보고, 요금을 계산하고, 호출하기 전에 비용을 예상하고, 예산을 넘기 전에 멈추는 코드를 만들어요."
# needs.en = "lesson 05, and a little Python: loops and functions"
# needs.ko = "레슨 05와 약간의 파이썬(반복문과 함수)"
# ///

# %% [markdown] lang="en"
# You pay for every call by the **token**. If you can count tokens, you know the price of a call before you make it, and you can stop in time.

# %% [markdown] lang="ko"
# 호출 요금은 **토큰**(token) 수로 정해져요. 토큰을 셀 줄 알면 호출하기 전에 비용을 알 수 있고, 너무 많이 쓰기 전에 멈출 수도 있어요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. See the tokens in a sentence
#
# A model reads and writes text in pieces. Each piece is a token. It can be a whole word, a part of a word, or a punctuation mark.
# The kit's `usage.split` cuts a sentence into its tokens. It works on your computer and calls no model.

# %% [markdown] lang="ko"
# ## 1. 문장을 토큰으로 나눠 보기
#
# 모델은 문장을 조각으로 나누어 읽고 써요. 조각 하나가 토큰이에요. 단어 하나일 때도 있고, 단어의 일부나 문장 부호일 때도 있어요.
# 키트의 `usage.split`은 문장을 토큰으로 나눠 줘요. 내 컴퓨터에서 계산하고 모델은 호출하지 않아요.

# %% lang="en"
from helpers import usage

print(usage.split("Where is the nearest subway station?"))

# %% lang="ko"
from helpers import usage

print(usage.split("가장 가까운 지하철역이 어디예요?"))

# %% [markdown] lang="en"
# A space belongs to the token that follows it. Each of these common words is one token, and so is the question mark.
#
# `usage.count` returns only the number of tokens. Here is the same question in English and in Korean.

# %% [markdown] lang="ko"
# 띄어쓰기를 보세요. 빈칸은 뒤에 오는 토큰에 들어가요. 한글은 한 글자가 토큰 하나일 때도 있고, 두 글자가 한 토큰으로 묶일 때도 있어요. 물음표도 토큰이에요.
#
# `usage.count`는 토큰 수만 알려 줘요. 같은 질문을 영어와 한국어로 세어 볼게요.

# %%
print(usage.count("Where is the nearest subway station?"))
print(usage.count("가장 가까운 지하철역이 어디예요?"))

# %% [markdown] lang="en"
# The Korean question has half as many characters, but nearly twice as many tokens.
#
# ![The English question in 7 boxes, one for each token, and the Korean one in 13 boxes.](../../assets/drawings/tokens.en.svg)
#
# The list of pieces that text is cut into is called an **encoding**. It was made from an enormous amount of text, and pieces that came up often became one token. That text seems to have contained more English than Korean.
#
# ## 2. Try your own sentences
#
# Change the sentence and run the cell again. Try a name, a number, or an emoji.

# %% [markdown] lang="ko"
# 한국어 질문은 글자 수가 절반인데 토큰은 두 배에 가까워요.
#
# ![영어 질문은 토큰 상자 7개로, 한국어 질문은 토큰 상자 13개로 나뉘어 있어요.](../../assets/drawings/tokens.ko.svg)
#
# 글을 어떤 조각으로 나눌지 정해 둔 목록을 **인코딩**(encoding)이라고 해요. 방대한 글에서 자주 나온 조각을 토큰 하나로 묶은 것인데, 그 글에 한국어보다 영어가 많았던 모양이에요.
#
# ## 2. 내 문장 나눠 보기
#
# 문장을 바꿔서 셀을 다시 실행해 보세요. 이름, 숫자, 이모지도 좋아요.

# %% lang="en"
print(usage.split("Gyeongbokgung is beautiful, so bring a camera!"))

# %% lang="ko"
print(usage.split("날씨가 너무 추우니까 외투를 꼭 입어 주세요!"))

# %% [markdown] lang="en"
# A common word is one token. A rare word, such as the name of a palace, is put together from several pieces.
#
# Even a single character can take more than one token. This Korean syllable is rare.

# %% [markdown] lang="ko"
# `주세요`처럼 자주 쓰는 말은 통째로 토큰 하나예요.
#
# 반대로 드문 글자는 한 글자에 토큰을 두 개 이상 쓰기도 해요.

# %%
print(usage.split("뷁"))

# %% [markdown] lang="en"
# Each of these tokens is only a part of the character, so it is shown as �.
#
# How many more tokens does Korean take? It depends on the sentence, so count a few.

# %% [markdown] lang="ko"
# 토큰 하나하나는 글자의 일부라서 �로 보여요.
#
# 한국어는 토큰이 얼마나 더 들까요? 문장마다 다르니 몇 개 세어 봐요.

# %%
pairs = [
    ("Please send me the report by tomorrow morning.", "내일 아침까지 보고서를 보내 주세요."),
    ("Good morning! How are you today?", "좋은 아침이에요! 오늘은 어때요?"),
    ("The library opens at nine in the morning.", "도서관은 아침 아홉 시에 문을 열어요."),
]
for english, korean in pairs:
    print(usage.count(english), usage.count(korean))

# %% [markdown] lang="en"
# English is on the left, Korean on the right. The numbers are about the same in one case, and nearly double in another.
# Rules of thumb such as "four characters per token" were made for English. For Korean, count.
#
# The kit counts with `o200k_base`, the encoding that OpenAI published for gpt-4o. Newer models may cut text a little differently, and you are billed for the numbers in the response.
# In your own project, OpenAI's package [tiktoken](https://github.com/openai/tiktoken) counts the same way with `tiktoken.get_encoding("o200k_base")`. (Its `encoding_for_model` doesn't have `gpt-6-luna`; checked 2026-11-27.)
#
# ## 3. Look up what a call used
#
# Now make a call.

# %% [markdown] lang="ko"
# 왼쪽이 영어, 오른쪽이 한국어예요. 거의 같을 때도 있고 두 배에 가까울 때도 있어요.
# "네 글자에 토큰 하나" 같은 어림은 영어에 맞춘 거예요. 한국어는 직접 세어 보세요.
#
# 키트는 OpenAI가 gpt-4o용으로 공개한 인코딩 `o200k_base`로 세요. 새 모델은 조금 다르게 나눌 수 있고, 요금은 응답에 적힌 수를 따라요.
# 내 프로젝트에서는 OpenAI의 [tiktoken](https://github.com/openai/tiktoken) 패키지에서 `tiktoken.get_encoding("o200k_base")`를 쓰면 똑같이 셀 수 있어요. (`encoding_for_model`에는 아직 `gpt-6-luna`가 없어요. 2026-11-27 확인)
#
# ## 3. 호출에 쓴 토큰 확인하기
#
# 이제 모델을 호출해요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
question = "How many days does a leap year have? One short sentence."
messages = [{"role": "user", "content": question}]
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
question = "윤년은 며칠이에요? 짧게 한 문장으로 답해 주세요."
messages = [{"role": "user", "content": question}]
response = client.chat.completions.create(model="gpt-6-luna", messages=messages)

# %% [markdown] lang="en"
# The response has a field `usage` with the numbers that you pay for.

# %% [markdown] lang="ko"
# 요금의 기준이 되는 수는 응답의 `usage` 필드에 있어요.

# %%
print(response.usage.to_json())

# %% [markdown] lang="en"
# | Field | What it counts |
# |---|---|
# | `prompt_tokens` | input tokens, which are everything that you sent |
# | `completion_tokens` | output tokens, which are everything that the model wrote, **including reasoning** |
# | `total_tokens` | both together |
# | `cached_tokens` | the part of `prompt_tokens` that was read from the cache, at a lower price (section 6) |
# | `reasoning_tokens` | the part of `completion_tokens` that the model used to think and didn't show |
#
# The other fields are about audio and predicted text, and they are 0 here.
#
# Compare the tokens of your question with what was counted as sent.

# %% [markdown] lang="ko"
# | 이름 | 무엇을 세나요? |
# |---|---|
# | `prompt_tokens` | 입력 토큰. 내가 보낸 것 전부예요 |
# | `completion_tokens` | 출력 토큰. 모델이 쓴 것 전부이고, **추론도 들어가요** |
# | `total_tokens` | 둘을 더한 수 |
# | `cached_tokens` | `prompt_tokens` 중에서 캐시(cache)에서 읽은 부분. 더 싸요(6번) |
# | `reasoning_tokens` | `completion_tokens` 중에서 추론에 쓰고 보여 주지 않은 부분 |
#
# 나머지 필드는 오디오나 예측 출력에 쓰는 값이고 여기서는 0이에요.
#
# 질문의 토큰 수와, 보냈다고 기록된 토큰 수를 비교해 볼까요?

# %%
print(usage.count(question), response.usage.prompt_tokens)

# %% [markdown] lang="en"
# The second number is larger. The API wraps each message in a few extra tokens that mark its role, its beginning and its end. Practice mode counts 7 for one message, the estimate in OpenAI's cookbook.
# Every call sends the [system message](glossary.ipynb#cell-id=system-message) and all earlier messages again, and you pay for them again.
#
# ## 4. See what reasoning costs
#
# Send the same question twice, without reasoning and with a little of it.

# %% [markdown] lang="ko"
# 둘째 수가 더 커요. API가 메시지마다 역할과 시작, 끝을 표시하는 토큰을 몇 개 덧붙이거든요. 연습 모드는 OpenAI 쿡북(cookbook)의 어림대로 메시지 하나에 7개로 세요.
# [system 메시지](glossary.ipynb#cell-id=system-message)와 앞선 대화도 호출할 때마다 다시 보내고, 그때마다 요금이 나가요.
#
# ## 4. 추론에 드는 비용 보기
#
# 같은 질문을 추론 없이 한 번, 추론을 조금 하게 해서 한 번 보내 볼게요.

# %%
for effort in ["none", "low"]:
    response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort=effort, messages=messages)
    print(effort, response.usage.completion_tokens, response.choices[0].message.content)

# %% [markdown] lang="en"
# The number is the output tokens. The answer is the same sentence, but the second call costs many times as much. Where did the tokens of the second call go?

# %% [markdown] lang="ko"
# 숫자는 출력 토큰이에요. 답은 같은 문장인데 두 번째 호출이 몇 배나 비싸요. 두 번째 호출은 토큰을 어디에 썼을까요?

# %%
details = response.usage.completion_tokens_details
print(details.reasoning_tokens if details else None)

# %% [markdown] lang="en"
# Almost all of them went into reasoning. (A server that doesn't send these details gives `None`.)
# If you leave out `reasoning_effort`, this model reasons with `medium` effort, as it did in section 3. The 128 and 256 tokens here are practice mode's examples; with a real model they vary from question to question.
#
# **`max_completion_tokens` counts reasoning as well.** If reasoning uses up the limit, nothing is left for the answer.

# %% [markdown] lang="ko"
# 거의 다 추론에 썼어요. (이 값을 보내지 않는 서버에서는 `None`이 나와요.)
# `reasoning_effort`를 생략하면 이 모델은 3번에서처럼 `medium`으로 추론해요. 여기에 나온 128과 256은 연습 모드가 예로 든 수이고, 실제 모델에서는 질문마다 달라요.
#
# **`max_completion_tokens`에는 추론 토큰도 들어가요.** 추론하다가 한도를 다 쓰면 답에 쓸 토큰이 남지 않아요.

# %%
response = client.chat.completions.create(model="gpt-6-luna", max_completion_tokens=50, messages=messages)
choice = response.choices[0]
print(repr(choice.message.content), choice.finish_reason, response.usage.completion_tokens)

# %% [markdown] lang="en"
# The answer is an empty string, the finish reason is `length`, and you still pay for 50 tokens. (A real model may think less and still answer.)
# If you set a small limit, turn reasoning off. If you keep reasoning on, leave plenty of room.
#
# ## 5. Calculate the price
#
# What did this last call cost? The kit has a dated table of prices (lesson 05).

# %% [markdown] lang="ko"
# 답은 빈 문자열이고 `finish_reason`은 `length`예요. 그런데도 50토큰의 요금은 나가요. (실제 모델은 추론을 적게 하고 답할 수도 있어요.)
# 한도를 작게 잡을 때는 추론을 끄고, 추론을 켜 둘 때는 한도를 넉넉하게 잡으세요.
#
# ## 5. 요금 계산하기
#
# 방금 한 호출은 얼마였을까요? 키트에는 날짜가 적힌 가격표가 있어요(레슨 05).

# %%
from helpers import models

row = models.find("gpt-6-luna")
print(models.checked(), row.input, row.output)

# %% [markdown] lang="en"
# These are US dollars per million tokens, with separate prices for input and output. Multiply each number of tokens by its price.

# %% [markdown] lang="ko"
# 토큰 백만 개의 가격(달러)이고, 입력과 출력의 가격이 달라요. 토큰 수에 각각의 가격을 곱하면 돼요.

# %% lang="en"
used = response.usage
dollars = (used.prompt_tokens * row.input + used.completion_tokens * row.output) / 1_000_000
print(f"US${dollars:.6f}")

# %% lang="ko"
used = response.usage
dollars = (used.prompt_tokens * row.input + used.completion_tokens * row.output) / 1_000_000
print(f"{dollars:.6f}달러")

# %% [markdown] lang="en"
# Don't add `reasoning_tokens`, because `completion_tokens` already includes them. The kit's `usage.show` does the same calculation.

# %% [markdown] lang="ko"
# `reasoning_tokens`는 더하지 마세요. `completion_tokens`에 이미 들어 있어요. 키트의 `usage.show`도 같은 계산을 해요.

# %%
usage.show(response)

# %% [markdown] lang="en"
# One call costs almost nothing, but a program can make thousands of them. `usage.price` calculates from numbers of tokens. Here is the same call 10,000 times, with three models.

# %% [markdown] lang="ko"
# 호출 하나는 거의 공짜지만, 프로그램은 수천 번도 호출해요. `usage.price`는 토큰 수로 요금을 계산해 줘요. 같은 호출을 세 모델로 10,000번씩 하면 이래요.

# %% lang="en"
for name in ["gpt-6-luna", "gpt-6.1-sol", "gpt-6.2-astra"]:
    dollars = 10_000 * usage.price(name, used.prompt_tokens, used.completion_tokens)
    print(f"{name:14} US${dollars:.2f}")

# %% lang="ko"
for name in ["gpt-6-luna", "gpt-6.1-sol", "gpt-6.2-astra"]:
    dollars = 10_000 * usage.price(name, used.prompt_tokens, used.completion_tokens)
    print(f"{name:14} {dollars:.2f}달러")

# %% [markdown] lang="en"
# *Prices checked 2026-11-27; the price of `gpt-6.2-astra` comes from an unofficial source. Look at the [price page](https://platform.openai.com/docs/pricing) before you spend real money.*
#
# ## 6. Save money with prompt caching
#
# When a long prompt begins exactly like a recent one, the API may read that beginning from a cache and charge less for it.
# So **put what stays the same first** and what changes last ([how it works](https://platform.openai.com/docs/guides/prompt-caching)).
# Here is the price of a prompt of 5,000 tokens, first without the cache and then with 4,000 of them from the cache.

# %% [markdown] lang="ko"
# *가격은 2026-11-27에 확인했고, `gpt-6.2-astra`의 가격은 공식 페이지가 아닌 곳에서 봤어요. 실제로 돈을 쓰기 전에 [가격 페이지](https://platform.openai.com/docs/pricing)를 보세요.*
#
# ## 6. 프롬프트 캐싱으로 아끼기
#
# 긴 프롬프트의 앞부분이 조금 전에 보낸 것과 똑같으면, API가 그 부분을 캐시에서 읽고 요금을 덜 받기도 해요.
# 그러니 **늘 같은 것은 앞에**, 바뀌는 것은 뒤에 두세요([자세한 설명](https://platform.openai.com/docs/guides/prompt-caching)).
# 프롬프트 5,000토큰의 가격을 캐시 없이 한 번, 4,000토큰을 캐시에서 읽었을 때로 한 번 계산해 볼게요.

# %%
print(f"{usage.price('gpt-6-luna', 5000, 100):.6f}")
print(f"{usage.price('gpt-6-luna', 5000, 100, cached_tokens=4000):.6f}")

# %% [markdown] lang="en"
# A token that is read from the cache costs a tenth of the input price. A token that is **written** to the cache costs 1.25 times the input price. Only prompts of 1,024 tokens or more are cached. Practice mode has no cache, so these numbers are always 0 there.
#
# Very long prompts have a different price. Above 272,000 tokens, `gpt-6-luna` charges double for the input and 1.5 times for the output of the whole request (checked 2026-11-27, [model page](https://developers.openai.com/api/docs/models/gpt-6-luna)).
#
# ## 7. Estimate before you call
#
# You can count the input tokens. You don't know the output tokens, but you can limit them. So you know the **most** that a call can cost. `usage.most` calculates it, and takes the cache and very long prompts into account.
#
# The API can count a request itself, with all that is around your text, and no model answers it. (In practice mode the kit counts, without a network.) Not every other server can:

# %% [markdown] lang="ko"
# 캐시에서 읽은 토큰은 입력 가격의 10분의 1이에요. 캐시에 **새로 저장한** 토큰은 입력 가격의 1.25배예요. 프롬프트가 1,024토큰 이상일 때만 캐시에 저장돼요. 연습 모드에는 캐시가 없어서 이 값들은 늘 0이에요.
#
# 아주 긴 프롬프트에는 다른 가격이 적용돼요. 프롬프트가 272,000토큰을 넘으면 `gpt-6-luna`는 그 요청 전체에 입력은 2배, 출력은 1.5배의 가격을 매겨요(2026-11-27 확인, [모델 페이지](https://developers.openai.com/api/docs/models/gpt-6-luna)).
#
# ## 7. 호출하기 전에 비용 예상하기
#
# 입력 토큰은 셀 수 있어요. 출력 토큰은 미리 알 수 없지만 한도를 정할 수 있어요. 그래서 호출에 **최대** 얼마가 들지 알 수 있어요. `usage.most`는 캐시와 아주 긴 프롬프트의 가격까지 고려해서 계산해요.
#
# API에 요청을 보내기만 하고 글을 둘러싼 틀까지 세어 달라고 할 수도 있어요. 모델은 답하지 않아요. (연습 모드에서는 인터넷 없이 키트가 세요.) 이 기능이 없는 서버도 있어요.

# %% lang="en"
from openai import APIStatusError

try:
    print(client.responses.input_tokens.count(model="gpt-6-luna", input=question).input_tokens)
except APIStatusError as error:
    print("This server does not count in advance:", error.status_code)

# %% lang="ko"
from openai import APIStatusError

try:
    print(client.responses.input_tokens.count(model="gpt-6-luna", input=question).input_tokens)
except APIStatusError as error:
    print("이 서버에는 미리 세는 기능이 없어요:", error.status_code)

# %% [markdown] lang="en"
# Compare the number with `prompt_tokens` above. With the count on your own computer and a limit for the answer, you know the most that the call can cost:

# %% [markdown] lang="ko"
# 위에서 본 `prompt_tokens`와 비교해 보세요. 내 컴퓨터에서 센 수에 답의 한도를 더하면 호출에 최대 얼마가 들지 알 수 있어요.

# %% lang="en"
FRAME = 7  # tokens around one message
limit = 60  # output tokens
most = usage.most("gpt-6-luna", FRAME + usage.count(question), limit)
print(f"at most US${most:.6f}")

# %% lang="ko"
FRAME = 7  # 메시지 하나에 덧붙는 토큰
limit = 60  # 출력 토큰의 한도
most = usage.most("gpt-6-luna", FRAME + usage.count(question), limit)
print(f"최대 {most:.6f}달러")

# %% [markdown] lang="en"
# Make the call with that limit.

# %% [markdown] lang="ko"
# 이제 그 한도로 호출해요.

# %%
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=limit, messages=messages
)

# %% [markdown] lang="en"
# What did it really cost?

# %% [markdown] lang="ko"
# 실제로는 얼마가 들었을까요?

# %% lang="en"
used = response.usage
print(f"in fact US${usage.price('gpt-6-luna', used.prompt_tokens, used.completion_tokens):.6f}")

# %% lang="ko"
used = response.usage
print(f"실제로 {usage.price('gpt-6-luna', used.prompt_tokens, used.completion_tokens):.6f}달러")

# %% [markdown] lang="en"
# It cost less, because the answer was shorter than the limit. To estimate a large job, count the tokens of a few prompts, take the average, multiply it by the number of prompts, and add some room.
#
# ## 8. Stop before the budget is exceeded
#
# A loop with a mistake in it can spend a lot of money overnight. So check **before** each call whether the budget covers the most that the call can cost.

# %% [markdown] lang="ko"
# 답이 한도보다 짧아서 덜 들었어요. 큰 작업의 비용은 프롬프트 몇 개의 토큰을 세어 평균을 내고, 프롬프트 수를 곱하고, 여유를 더해서 예상하세요.
#
# ## 8. 예산을 넘기 전에 멈추기
#
# 잘못 쓴 반복문은 하룻밤에 큰돈을 쓸 수 있어요. 그래서 호출하기 **전에**, 호출에 최대 얼마가 들지 계산해서 예산이 그만큼 남아 있는지 확인해요.

# %% lang="en"
questions = [
    "What do bees make? One short sentence.",
    "What is the sun? One short sentence.",
    "Why is the sea salty? One short sentence.",
    "What makes a shadow? One short sentence.",
]
left = 0.00005  # US dollars

# %% lang="ko"
questions = [
    "벌은 무엇을 만들어요? 짧게 한 문장으로 답해 주세요.",
    "태양이 뭐예요? 짧게 한 문장으로 답해 주세요.",
    "바닷물은 왜 짜요? 짧게 한 문장으로 답해 주세요.",
    "그림자는 왜 생겨요? 짧게 한 문장으로 답해 주세요.",
]
left = 0.00005  # 달러

# %% [markdown] lang="en"
# The budget is tiny, so that you can see the loop stop.

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
    print(f"US${left:.7f} left:", response.choices[0].message.content)

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
    print(f"{left:.7f}달러 남음:", response.choices[0].message.content)

# %% [markdown] lang="en"
# Each call reduces the budget by what it really cost. The loop stopped although some money was left, because the next call could have cost more than that.
#
# A class makes such a budget usable in any program. This one needs no tokenizer. A token is at least one byte long, so the number of bytes is never lower than the number of tokens. It also uses the highest prices, so the real cost is never higher than what it subtracts.
# **Copy this cell into an empty file.**

# %% [markdown] lang="ko"
# 호출할 때마다 실제로 든 비용만큼 예산이 줄어들어요. 예산이 조금 남았는데도 멈춘 것은 다음 호출에 그보다 많이 들 수 있기 때문이에요.
#
# 이런 예산을 클래스(class)로 만들면 어느 프로그램에나 넣을 수 있어요. 이 클래스에는 토크나이저가 필요 없어요. 토큰은 적어도 1바이트(byte)이니, 바이트 수로 세면 토큰 수보다 적게 나오는 일이 없거든요. 가격도 가장 비싼 경우로 계산해서, 실제 요금이 여기서 뺀 금액보다 많이 나올 일이 없어요.
# **이 셀을 빈 파일에 복사해 보세요.**

# %% tags=["snippet"] lang="en"
from openai import OpenAI


class Budget:
    """A budget in US dollars for several calls. Prices of gpt-6-luna, checked 2026-11-27."""

    def __init__(self, dollars):
        self.left = dollars
        self.client = OpenAI(max_retries=0, timeout=60)  # a retry may be billed too

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
        dollars = tokens_in * 0.125 + tokens_out * 0.50  # at the price of writing all of it to the cache
        return dollars * (2 if tokens_in > 272_000 else 1) / 1_000_000


budget = Budget(0.01)
print(budget.ask("What is the sun? One short sentence."))
print(f"US${budget.left:.6f} left")

# %% tags=["snippet"] lang="ko"
from openai import OpenAI


class Budget:
    """호출 여러 번에 쓸 수 있는 예산(달러). gpt-6-luna의 가격은 2026-11-27에 확인했어요."""

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
        dollars = tokens_in * 0.125 + tokens_out * 0.50  # 모두 캐시에 저장한 가격으로 계산해요
        return dollars * (2 if tokens_in > 272_000 else 1) / 1_000_000


budget = Budget(0.01)
print(budget.ask("태양이 뭐예요? 짧게 한 문장으로 답해 주세요."))
print(f"{budget.left:.6f}달러 남음")

# %% [markdown] lang="en"
# When the budget is used up, `ask` raises an error instead of making the call.

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
    budget.ask("태양이 뭐예요? 짧게 한 문장으로 답해 주세요.")
except RuntimeError as stopped:
    print(stopped)

# %% [markdown] lang="en"
# One gap is left. A call that breaks off halfway may be billed, and `left` doesn't include it. So don't rely on your own budget alone, and set the limits below as well.
#
# ## 9. Set limits outside your code
#
# *Checked 2026-11-27.*
#
# | Limit | How it protects you |
# |---|---|
# | prepaid credit | calls stop when it is used up, **if auto-reload is off**. Auto-reload is on by default, and then your card is charged again ([Billing](https://platform.openai.com/settings/organization/billing)) |
# | alert | it only sends a message, and calls go on |
# | hard limit of an organization or a project | calls get a 429; the limit may be exceeded by a little ([Limits](https://platform.openai.com/settings/organization/limits)) |
# | rate limit | it caps requests and tokens per minute, so it slows you down but doesn't cap your costs ([guide](https://platform.openai.com/docs/guides/rate-limits)) |
#
# How high your limits are depends on your **usage tier**. Since October 2026 the tiers are reported to be called Free, Build, Launch and Grow; older articles mention Tier 1 to 5. The Limits page shows yours.
#
# Responses carry the rate limits in their headers. `with_raw_response` gives you access to the headers.

# %% [markdown] lang="ko"
# 빈틈이 하나 남아 있어요. 중간에 끊긴 호출에도 요금이 나갈 수 있는데, `left`에는 빠져요. 그러니 코드로 만든 예산만 믿지 말고, 아래의 한도도 함께 걸어 두세요.
#
# ## 9. 코드 밖에서 한도 정하기
#
# *2026-11-27 확인*
#
# | 한도 | 어떻게 지켜 주나요? |
# |---|---|
# | 선불 크레딧 | 다 쓰면 호출이 멈춰요. **자동 충전(auto-reload)이 꺼져 있을 때만요.** 처음부터 켜져 있고, 켜져 있으면 카드로 또 결제돼요([Billing](https://platform.openai.com/settings/organization/billing)) |
# | 알림(alert) | 알려 주기만 하고 호출은 계속돼요 |
# | 조직이나 프로젝트의 하드 리밋(hard limit) | 호출에 429 오류가 나요. 한도를 조금 넘길 수는 있어요([Limits](https://platform.openai.com/settings/organization/limits)) |
# | 속도 제한(rate limit) | 1분에 보낼 수 있는 요청과 토큰 수예요. 속도를 늦출 뿐, 비용을 막아 주지는 않아요([안내](https://platform.openai.com/docs/guides/rate-limits)) |
#
# 한도가 얼마나 되는지는 **사용 등급**(usage tier)에 따라 달라요. 2026년 10월부터 등급 이름이 Free, Build, Launch, Grow라고 알려져 있어요. 예전 글에는 Tier 1~5라고 나와요. 내 등급은 Limits 페이지에 있어요.
#
# 속도 제한은 응답의 헤더(header)에도 적혀 있어요. 헤더는 `with_raw_response`로 볼 수 있어요.

# %%
raw = client.chat.completions.with_raw_response.create(
    model="gpt-6-luna", reasoning_effort="none", max_completion_tokens=limit, messages=messages
)

# %% [markdown] lang="en"
# The limits for one minute are in these two headers.

# %% [markdown] lang="ko"
# 1분에 보낼 수 있는 수는 이 두 헤더에 있어요.

# %% lang="en"
print("requests:", raw.headers.get("x-ratelimit-limit-requests"))
print("tokens:", raw.headers.get("x-ratelimit-limit-tokens"))

# %% lang="ko"
print("요청:", raw.headers.get("x-ratelimit-limit-requests"))
print("토큰:", raw.headers.get("x-ratelimit-limit-tokens"))

# %% [markdown] lang="en"
# Practice mode's numbers are examples. A server that doesn't send such headers gives `None`. `raw.parse()` returns the response that you know.
#
# ## Exercise 1
#
# Write `dollars_of(used)`, which returns what a call to `gpt-6-luna` cost. `used` is the `usage` of its response. A million input tokens cost `US$0.10`, and a million output tokens cost `US$0.50`. Ignore the cache.

# %% [markdown] lang="ko"
# 연습 모드의 수는 예로 든 거예요. 이런 헤더를 보내지 않는 서버라면 `None`이 나와요. `raw.parse()`를 하면 늘 보던 응답이 돼요.
#
# ## 연습 문제 1
#
# `gpt-6-luna` 호출 한 번에 몇 달러가 들었는지 돌려주는 `dollars_of(used)`를 만들어 보세요. `used`는 응답의 `usage`예요. 토큰 백만 개에 입력은 0.10달러, 출력은 0.50달러예요. 캐시는 생각하지 않아도 돼요.

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
# Use the calculation from section 5, with the prices as numbers. `completion_tokens` already includes the reasoning tokens.
#
# </details>
#
# ## Exercise 2
#
# Write `affordable(tokens_in, limit, left)`. A call to `gpt-6-luna` sends `tokens_in` tokens and gets an answer of **at most** `limit` tokens. Return `True` if it can't cost more than `left` dollars, and `False` if it can.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 5번의 계산식에 가격만 숫자로 넣으면 돼요. 추론 토큰은 이미 `completion_tokens`에 들어 있어요.
#
# </details>
#
# ## 연습 문제 2
#
# `affordable(tokens_in, limit, left)`를 만들어 보세요. 토큰 `tokens_in`개를 보내고 **최대** `limit`토큰의 답을 받는 `gpt-6-luna` 호출이 있어요. 이 호출의 비용이 `left`달러를 넘을 수 없으면 `True`, 넘을 수 있으면 `False`를 돌려주세요.

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
# First calculate the most that the call can cost, as in section 7. Then compare it with `left`. A comparison such as `a <= b` is itself `True` or `False`.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 먼저 7번처럼 최대 얼마가 들지 구하고, 그 값을 `left`와 비교하세요. `a <= b` 같은 비교식의 값은 `True` 아니면 `False`예요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - A token is a piece of text. The same sentence can take twice as many tokens in Korean as in English.
# - You pay for `prompt_tokens` and `completion_tokens`, each at its own price. Reasoning counts as output, and it counts toward `max_completion_tokens`.
# - If you count the input and limit the output, you know the most that a call can cost before you make it.
# - A budget in your code checks before each call. Turn auto-reload off and set a hard limit for extra safety.
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
# - 토큰은 문장의 조각이에요. 같은 문장이라도 한국어가 영어보다 토큰을 두 배까지 쓰기도 해요.
# - 요금은 `prompt_tokens`와 `completion_tokens`에 각각 매겨져요. 추론은 출력에 들어가고, `max_completion_tokens`에도 들어가요.
# - 입력 토큰을 세고 출력의 한도를 정하면, 호출하기 전에 최대 얼마가 들지 알 수 있어요.
# - 코드에 넣은 예산은 호출하기 전에 매번 확인해요. 자동 충전을 끄고 하드 리밋까지 정해 두면 더 안전해요.
#
# **용어:** [토큰](glossary.ipynb#cell-id=token) · [토크나이저](glossary.ipynb#cell-id=tokenizer) · [사용량](glossary.ipynb#cell-id=usage) · [프롬프트](glossary.ipynb#cell-id=prompt) · [completion](glossary.ipynb#cell-id=completion) · [max_completion_tokens](glossary.ipynb#cell-id=max-completion-tokens) · [추론 강도](glossary.ipynb#cell-id=reasoning-effort) · [캐시된 토큰](glossary.ipynb#cell-id=cached-tokens) · [하드 리밋](glossary.ipynb#cell-id=hard-limit) · [사용 등급](glossary.ipynb#cell-id=usage-tier)
#
# **참고:** [가격](https://platform.openai.com/docs/pricing) ·
# [내 계정의 사용량](https://platform.openai.com/settings/organization/usage) ·
# [속도 제한](https://platform.openai.com/docs/guides/rate-limits) ·
# [프롬프트 캐싱](https://platform.openai.com/docs/guides/prompt-caching)
