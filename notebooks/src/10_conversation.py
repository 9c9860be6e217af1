# /// lesson
# title.en = "A conversation"
# title.ko = "대화 이어 가기"
# goal.en = "Let the model remember what was said, show it by examples what you want, and keep the list of messages short."
# goal.ko = "모델이 앞에서 한 말을 이어 가게 하고, 예시로 원하는 답을 보여 주고, 메시지 리스트를 짧게 유지해요."
# needs.en = "lesson 06, and a little Python: lists, loops, functions"
# needs.ko = "레슨 06과 약간의 파이썬(리스트, 반복문, 함수)"
# ///

# %% [markdown] lang="en"
# A chat feels as if the model remembered what you said a minute ago. It does not. In this lesson you see that,
# and then you build the memory yourself: it is a Python list.

# %% [markdown] lang="ko"
# 채팅을 하다 보면 모델이 조금 전에 한 말을 기억하는 것 같아요. 사실은 그렇지 않아요. 이 레슨에서는 먼저 그 사실을 눈으로 보고,
# 기억을 직접 만들어 볼 거예요. 기억은 바로 파이썬 리스트예요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. The API remembers nothing
#
# First tell the model a name. `reasoning_effort="none"` keeps these short questions cheap (lesson 05).

# %% [markdown] lang="ko"
# ## 1. API는 아무것도 기억하지 않아요
#
# 먼저 모델에게 이름을 알려 줘요. `reasoning_effort="none"`은 이런 짧은 질문에 드는 돈을 아껴 줘요(레슨 05).

# %% lang="en"
from openai import OpenAI

client = OpenAI()
messages = [{"role": "user", "content": "My name is Mina. Say hello in one short sentence."}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
answer = response.choices[0].message.content
print(answer)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
messages = [{"role": "user", "content": "제 이름은 민아예요. 짧은 한 문장으로 인사해 주세요."}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
answer = response.choices[0].message.content
print(answer)

# %% [markdown] lang="en"
# It greets Mina by name. Now ask for that name, in a second call:

# %% [markdown] lang="ko"
# 이름을 부르며 인사하네요. 이제 두 번째 호출에서 그 이름을 물어볼게요.

# %% lang="en"
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[{"role": "user", "content": "What is my name?"}],
)
print(response.choices[0].message.content)

# %% lang="ko"
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[{"role": "user", "content": "제 이름이 뭐예요?"}],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# It cannot know. The same client, the same model, a moment later, and yet the two calls have nothing to do with each other:
# the model sees only the messages of **this** request.
#
# ## 2. The list is the memory
#
# So send along what was said before. `messages` still holds the first question.
# Add the model's answer with the role `assistant`, then the new question:

# %% [markdown] lang="ko"
# 알 수가 없죠. 같은 클라이언트로 같은 모델을 바로 이어서 불렀는데도, 두 호출은 서로 아무 상관이 없어요.
# 모델은 **이번** 요청에 담긴 메시지만 보거든요.
#
# ## 2. 리스트가 곧 기억이에요
#
# 그러니 앞에서 한 말을 함께 보내면 돼요. `messages`에는 첫 질문이 아직 들어 있어요.
# 여기에 모델의 답을 `assistant` 역할로 넣고, 그다음에 새 질문을 넣어요.

# %% lang="en"
messages.append({"role": "assistant", "content": answer})
messages.append({"role": "user", "content": "What is my name?"})

for message in messages:
    print(message["role"], "|", message["content"])

# %% lang="ko"
messages.append({"role": "assistant", "content": answer})
messages.append({"role": "user", "content": "제 이름이 뭐예요?"})

for message in messages:
    print(message["role"], "|", message["content"])

# %% [markdown] lang="en"
# Three messages: your question, the answer, your next question. Send all three:

# %% [markdown] lang="ko"
# 메시지가 세 개예요. 내 질문, 모델의 답, 나의 다음 질문이에요. 셋을 모두 보내요.

# %%
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Now the name is in the list, and so the model can read it. **That is all the memory there is**:
# a program that chats keeps such a list and sends it anew with every question.
#
# ![Three calls as columns of cards. The first call sends one question; the second sends it again with its answer and a new question; the third sends five messages. After each call the answer is added to the list.](../../assets/drawings/conversation.en.svg)

# %% [markdown] lang="ko"
# 이번에는 리스트에 이름이 있으니 모델이 읽을 수 있어요. **기억은 이것이 전부예요.**
# 채팅 프로그램은 이런 리스트를 가지고 있다가 질문할 때마다 통째로 다시 보내요.
#
# ![세 번의 호출을 카드 세 줄로 그린 그림. 첫 호출은 질문 하나를 보내고, 두 번째는 그 질문과 답에 새 질문을 더해 보내고, 세 번째는 메시지 다섯 개를 보내요. 호출이 끝날 때마다 답이 리스트에 들어가요.](../../assets/drawings/conversation.ko.svg)

# %% [markdown] lang="en"
# ## 3. One turn as a function
#
# Ask, wait, remember: that is the same every time, so it goes into a function.
# `[*messages, asked]` is a new list with all the messages and then the question.

# %% [markdown] lang="ko"
# ## 3. 한 번 주고받기를 함수로
#
# 묻고, 기다리고, 기억하는 일은 매번 똑같으니 함수에 담아요.
# `[*messages, asked]`는 지금까지의 메시지 뒤에 질문을 붙인 새 리스트예요.

# %%
def say(messages, question):
    asked = {"role": "user", "content": question}
    response = client.chat.completions.create(
        model="gpt-6-luna", reasoning_effort="none", messages=[*messages, asked]
    )
    answer = response.choices[0].message.content or ""
    messages.append(asked)
    messages.append({"role": "assistant", "content": answer})
    return response


# %% [markdown] lang="en"
# Question and answer are added only **after** the answer has come. If the call fails, the list stays as it was, and you can ask again.
# (`or ""` puts an empty text where a model sends none.)
#
# A new conversation begins with a new list. The system message (lesson 04) stays at its head:

# %% [markdown] lang="ko"
# 질문과 답은 답을 받은 **뒤에야** 리스트에 넣어요. 그래야 호출이 실패해도 리스트가 그대로라서 다시 물어볼 수 있어요.
# (모델이 글을 보내지 않았으면 `or ""`가 빈 글을 대신 넣어 줘요.)
#
# 새 대화는 새 리스트로 시작해요. system 메시지(레슨 04)는 맨 앞에 그대로 둬요.

# %% lang="en"
messages = [{"role": "system", "content": "Answer in one short sentence."}]
questions = [
    "Which planet of our solar system is the largest?",
    "And the smallest?",
    "Which of the two is closer to the Sun?",
]
counts = []
for question in questions:
    response = say(messages, question)
    counts.append(response.usage)
    print(question, "|", response.choices[0].message.content)

# %% lang="ko"
messages = [{"role": "system", "content": "짧은 한 문장으로 답해 주세요."}]
questions = [
    "태양계에서 가장 큰 행성은 뭐예요?",
    "가장 작은 행성은요?",
    "둘 중에 태양에 더 가까운 것은요?",
]
counts = []
for question in questions:
    response = say(messages, question)
    counts.append(response.usage)
    print(question, "|", response.choices[0].message.content)

# %% [markdown] lang="en"
# "And the smallest?" and "which of the two" mean nothing on their own. The model understands them because it reads the list.
#
# ## 4. Every turn costs more than the last
#
# The whole list goes out each time, and you pay for what goes out. `counts` holds the `usage` of the three calls:

# %% [markdown] lang="ko"
# "가장 작은 행성은요?"나 "둘 중에"만 보면 무슨 말인지 알 수 없어요. 모델은 리스트를 읽고 알아들은 거예요.
#
# ## 4. 주고받을수록 비싸져요
#
# 부를 때마다 리스트가 통째로 나가고, 나가는 만큼 요금을 내요. `counts`에는 세 호출의 `usage`가 들어 있어요.

# %%
for turn, used in enumerate(counts, start=1):
    print(turn, "| in", used.prompt_tokens, "| out", used.completion_tokens)

print("sum of in:", sum(used.prompt_tokens for used in counts))

# %% [markdown] lang="en"
# Look at the numbers after `in`: the questions are about equally long, and yet the number grows with every turn.
# Twice as many turns make the sum about **four times** as large, because the list is longer *and* is sent more often.
#
# OpenAI charges less for a beginning that it has read lately: *cached input* of `gpt-6-luna` costs a tenth (checked 2026-11-27; [when it applies](https://platform.openai.com/docs/guides/prompt-caching)).
# That softens the growth but does not end it. And a list that is too long for the model is refused.
#
# ## 5. Trim the list
#
# To cut a list to size you have to measure it **before** you send it. A rule of thumb for ordinary sentences: a token for every 3 bytes of text.
# (`encode()` turns text into bytes: a letter of English is 1, a Korean syllable 3.) Add 4 for the frame of each message.

# %% [markdown] lang="ko"
# `in` 뒤의 숫자를 보세요. 질문의 길이는 비슷한데도 주고받을수록 숫자가 커져요.
# 주고받은 횟수가 두 배로 늘면 합계는 **네 배**쯤 돼요. 리스트가 길어지는 데다 보내는 횟수까지 늘어나니까요.
#
# OpenAI는 조금 전에 읽은 앞부분에는 요금을 덜 매겨요. `gpt-6-luna`의 캐시된 입력(cached input)은 가격이 10분의 1이에요(2026-11-27 확인, [적용되는 조건](https://platform.openai.com/docs/guides/prompt-caching)).
# 그래도 덜 늘어날 뿐 계속 늘어나요. 리스트가 모델이 읽을 수 있는 길이를 넘으면 API가 거절하기도 해요.
#
# ## 5. 리스트 줄이기
#
# 길이에 맞게 줄이려면 **보내기 전에** 재야 해요. 보통 문장이라면 3바이트를 토큰 하나로 어림하면 돼요.
# (`encode()`가 글을 바이트로 바꿔 줘요. 영어는 한 글자가 1바이트, 한글은 한 글자가 3바이트예요.) 메시지마다 틀에 드는 토큰으로 4를 더해요.

# %%
def rough(messages):
    return sum(len(message["content"].encode()) // 3 + 4 for message in messages)


print("rough:", rough(messages[:-1]))
print("real: ", counts[-1].prompt_tokens)

# %% [markdown] lang="en"
# `messages[:-1]`, all but the last answer, is what the third call sent. Compare the two numbers: for sentences like these, `rough` is a little too high, which is what a limit needs.
# For numbers, tables and code it is **too low**: a CSV table that took 507 tokens was estimated at 217. There, count (lesson 08), or use the number of bytes, which is never too low.
#
# Now the trimming. The system message stays; the oldest question goes together with its answer, until the rest fits:

# %% [markdown] lang="ko"
# `messages[:-1]`은 마지막 답만 뺀 것으로, 세 번째 호출이 보낸 리스트와 같아요. 두 숫자를 비교해 보세요. 이런 문장에서는 `rough`가 조금 넉넉하게 나오니, 한도를 지키는 데 쓰기 좋아요.
# 숫자나 표, 코드에서는 **모자라요.** 실제로 507토큰인 CSV 표가 217토큰으로 나왔어요. 그럴 때는 직접 세거나(레슨 08), 모자랄 일이 없는 바이트 수를 그대로 쓰세요.
#
# 이제 줄여 볼까요? system 메시지는 남기고, 한도에 들어올 때까지 가장 오래된 질문과 그 답을 함께 빼요.

# %%
def trim(messages, limit):
    system = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] != "system"]
    while len(rest) > 2 and rough(system + rest) > limit:
        rest = rest[2:]
    return system + rest


# %% [markdown] lang="en"
# `rest[2:]` is the list without its first two messages. `len(rest) > 2` keeps the last question in any case.
#
# Try it with a question about the beginning, once with the whole list and once with a limit of 90:

# %% [markdown] lang="ko"
# `rest[2:]`는 앞의 메시지 두 개를 뺀 리스트예요. `len(rest) > 2`가 있어서 마지막 질문은 언제나 남아요.
#
# 대화의 처음을 묻는 질문으로 시험해 봐요. 한 번은 리스트를 통째로 보내고, 한 번은 한도를 90으로 정해 보내요.

# %% lang="en"
question = {"role": "user", "content": "Which planet did I ask about first?"}
whole = [*messages, question]

for sent in [whole, trim(whole, limit=90)]:
    response = client.chat.completions.create(
        model="gpt-6-luna", reasoning_effort="none", messages=sent
    )
    print(f"{len(sent)} messages, {response.usage.prompt_tokens} tokens in")
    print(response.choices[0].message.content)

# %% lang="ko"
question = {"role": "user", "content": "제가 맨 처음에 물어본 행성은 뭐예요?"}
whole = [*messages, question]

for sent in [whole, trim(whole, limit=90)]:
    response = client.chat.completions.create(
        model="gpt-6-luna", reasoning_effort="none", messages=sent
    )
    print(f"메시지 {len(sent)}개, 입력 토큰 {response.usage.prompt_tokens}개")
    print(response.choices[0].message.content)

# %% [markdown] lang="en"
# The second call is cheaper, and its answer is another one: the first question is no longer in the list, so for the model it was never asked.
# **What you trim is forgotten.** Ways to lose less:
#
# - Write what must never be forgotten (a name, a goal) into the system message.
# - Let the model sum up the oldest turns in two sentences, and send these in their place.
# - Begin a new list when the topic changes.
#
# ## 6. Examples instead of explanations
#
# Nobody checks whether the model really wrote an `assistant` message. You may write one yourself.
# What is that good for? First an order at a café, with no help:

# %% [markdown] lang="ko"
# 두 번째 호출은 더 싸지만 답이 달라졌어요. 첫 질문이 리스트에서 빠졌으니 모델에게는 물어본 적도 없는 질문이거든요.
# **줄인 만큼 잊어버려요.** 덜 잊게 하는 방법도 있어요.
#
# - 절대 잊으면 안 되는 것(이름, 목표)은 system 메시지에 적어요.
# - 가장 오래된 대화를 모델에게 두 문장으로 요약하게 하고, 그 요약을 대신 보내요.
# - 주제가 바뀌면 새 리스트로 시작해요.
#
# ## 6. 설명 대신 예시
#
# `assistant` 메시지를 정말로 모델이 썼는지는 아무도 확인하지 않아요. 내가 직접 써넣어도 돼요.
# 어디에 쓸모가 있을까요? 먼저 카페 주문을 아무 도움 없이 보내 봐요.

# %% lang="en"
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[{"role": "user", "content": "One tea and two cakes, please."}],
)
print(response.choices[0].message.content)

# %% lang="ko"
response = client.chat.completions.create(
    model="gpt-6-luna",
    reasoning_effort="none",
    messages=[{"role": "user", "content": "차 한 잔하고 케이크 두 조각 주세요."}],
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Friendly, but a program cannot do much with it. Now the same order after two examples, each a question with the answer that we wish for:

# %% [markdown] lang="ko"
# 친절하지만 프로그램이 쓰기에는 마땅치 않아요. 이번에는 같은 주문 앞에 예시를 두 개 넣어요. 예시는 질문과 우리가 바라는 답의 쌍이에요.

# %% lang="en"
examples = [
    {"role": "user", "content": "Two coffees, please."},
    {"role": "assistant", "content": "coffee 2"},
    {"role": "user", "content": "A tea and a coffee to go."},
    {"role": "assistant", "content": "tea 1, coffee 1"},
]
order = {"role": "user", "content": "One tea and two cakes, please."}
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=[*examples, order]
)
print(response.choices[0].message.content)

# %% lang="ko"
examples = [
    {"role": "user", "content": "커피 두 잔 주세요."},
    {"role": "assistant", "content": "커피 2"},
    {"role": "user", "content": "차랑 커피 한 잔씩 포장해 주세요."},
    {"role": "assistant", "content": "차 1, 커피 1"},
]
order = {"role": "user", "content": "차 한 잔하고 케이크 두 조각 주세요."}
response = client.chat.completions.create(
    model="gpt-6-luna", reasoning_effort="none", messages=[*examples, order]
)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# No rule was written down, and still the answer has the form of the examples. This is called **few-shot**: a few examples instead of a description.
# Two or three are often enough. A model need not follow them, so check an answer before a program relies on it (lesson 11 makes the form certain).
#
# ## 7. What `assistant_message` is for
#
# Now you can read the third argument of `chat_gpt` (lesson 06): it is **an answer that you write for the model**.
# The function sends system, user and assistant in this order, so the list ends with words that the model takes for its own beginning:

# %% [markdown] lang="ko"
# 규칙을 한 줄도 적지 않았는데 답이 예시와 같은 모양이에요. 이렇게 설명 대신 예시를 몇 개 보여 주는 방법을 **퓨샷**(few-shot)이라고 해요.
# 예시는 두세 개면 충분할 때가 많아요. 모델이 꼭 따른다는 보장은 없으니, 프로그램에서 쓰기 전에 답을 확인하세요(답의 모양을 확실하게 정하는 방법은 레슨 11에 있어요).
#
# ## 7. `assistant_message`는 어디에 쓸까요?
#
# 이제 `chat_gpt`의 세 번째 인자(레슨 06)를 이해할 수 있어요. **내가 모델 대신 써 주는 답**이에요.
# 이 함수는 system, user, assistant 순서로 보내요. 그래서 리스트가 답으로 끝나고, 모델은 그 답을 자기가 쓰다 만 글로 여겨요.

# %% lang="en"
import openai

from helpers import chat_gpt, explain, get_message

try:
    response = chat_gpt(
        user_message="Name the seven days of the week.",
        assistant_message="Monday, Tuesday, Wednesday,",
    )
    print(get_message(response))
except openai.BadRequestError as error:
    explain(error)

# %% lang="ko"
import openai

from helpers import chat_gpt, explain, get_message

try:
    response = chat_gpt(
        user_message="일주일의 요일 일곱 개를 차례로 적어 주세요.",
        assistant_message="월요일, 화요일, 수요일,",
    )
    print(get_message(response))
except openai.BadRequestError as error:
    explain(error)

# %% [markdown] lang="en"
# The answer goes on where our beginning stopped. (Some models begin anew instead, and some servers refuse a list that ends with an answer; then `explain` says so.)
#
# The limits of that argument show too: it takes **one** answer, and the real question cannot come after it.
# For several examples, and for a conversation, you need the list.
#
# ## 8. A conversation to take away
#
# A **class** keeps a list and the functions that work on it together. `self` is the conversation itself.
# **Copy this cell into an empty file**: it remembers, and it trims.

# %% [markdown] lang="ko"
# 우리가 써 둔 첫머리에 이어서 답했어요. (처음부터 다시 쓰는 모델도 있고, 답으로 끝나는 리스트를 거절하는 서버도 있어요. 그럴 때는 `explain`이 알려 줘요.)
#
# 이 인자로는 부족한 점도 보이죠? 답을 **하나만** 넣을 수 있고, 그 뒤에 진짜 질문을 둘 수 없어요.
# 예시를 여러 개 넣거나 대화를 이어 가려면 리스트가 필요해요.
#
# ## 8. 대화를 통째로 가져가기
#
# **클래스**(class)는 리스트와 그 리스트를 다루는 함수를 한데 묶어 둔 거예요. `self`는 그 대화 자신을 가리켜요.
# **이 셀을 빈 파일에 복사해 보세요.** 기억도 하고, 길어지면 줄이기도 해요.

# %% tags=["snippet"] lang="en"
from openai import OpenAI


class Conversation:
    def __init__(self, system, limit=1000):
        self.client = OpenAI(timeout=60)
        self.system = {"role": "system", "content": system}
        self.turns = []
        self.limit = limit

    def ask(self, question):
        asked = {"role": "user", "content": question}
        response = self.client.chat.completions.create(
            model="gpt-6-luna",
            reasoning_effort="none",
            messages=[self.system, *self.turns, asked],
        )
        answer = response.choices[0].message.content or ""
        self.turns += [asked, {"role": "assistant", "content": answer}]
        while sum(len(turn["content"].encode()) // 3 + 4 for turn in self.turns) > self.limit:
            self.turns = self.turns[2:]
        return answer


chat = Conversation("Answer in one short sentence.")
print(chat.ask("Which planet of our solar system is the largest?"))
print(chat.ask("And the smallest?"))

# %% tags=["snippet"] lang="ko"
from openai import OpenAI


class Conversation:
    def __init__(self, system, limit=1000):
        self.client = OpenAI(timeout=60)
        self.system = {"role": "system", "content": system}
        self.turns = []
        self.limit = limit

    def ask(self, question):
        asked = {"role": "user", "content": question}
        response = self.client.chat.completions.create(
            model="gpt-6-luna",
            reasoning_effort="none",
            messages=[self.system, *self.turns, asked],
        )
        answer = response.choices[0].message.content or ""
        self.turns += [asked, {"role": "assistant", "content": answer}]
        while sum(len(turn["content"].encode()) // 3 + 4 for turn in self.turns) > self.limit:
            self.turns = self.turns[2:]
        return answer


chat = Conversation("짧은 한 문장으로 답해 주세요.")
print(chat.ask("태양계에서 가장 큰 행성은 뭐예요?"))
print(chat.ask("가장 작은 행성은요?"))

# %% [markdown] lang="en"
# `chat` holds the memory now, and you only ask. The **Responses API** (lesson 12) can also keep the turns on OpenAI's side.
#
# ## 9. A small chat
#
# The kit has a form around such a conversation (`helpers/forms/conversation.py`). Nothing is sent until you press **Send** or Enter.
# Run the cell, send the sentence that stands there, then ask: *What is my name?*

# %% [markdown] lang="ko"
# 이제 기억은 `chat`이 맡고, 나는 묻기만 하면 돼요. **Responses API**(레슨 12)를 쓰면 주고받은 말을 OpenAI 쪽에 남겨 둘 수도 있어요.
#
# ## 9. 작은 채팅
#
# 키트에는 이런 대화(`helpers/forms/conversation.py`)를 화면에서 해 볼 수 있는 채팅창이 있어요. **보내기**나 Enter를 누르기 전에는 아무것도 보내지 않아요.
# 셀을 실행하고, 적혀 있는 문장을 먼저 보낸 다음 이렇게 물어보세요. *제 이름이 뭐예요?*

# %%
from helpers import forms

forms.chat()

# %% [markdown] lang="en"
# Under each answer stand its tokens: watch `in` grow. Set the limit to 100 and go on: turns that are no longer sent get a dashed line.
# The bill below counts every call of the session and stops at the amount that you set there.
#
# Practice mode has prepared replies only for questions of the lessons. Ask something else, and it shows you the list that it received, which is worth a look too.

# %% [markdown] lang="ko"
# 답마다 아래에 토큰 수가 나와요. 입력 토큰이 늘어나는 것을 지켜보세요. 한도를 100으로 바꾸고 이어 가면, 이제 보내지 않는 말 옆에 점선이 생겨요.
# 맨 아래에는 이번 세션의 호출이 모두 합산되고, 정해 둔 금액에 이르면 더 보내지 않아요.
#
# 연습 모드에는 레슨에 나온 질문의 답만 준비되어 있어요. 다른 것을 물으면 받은 리스트를 그대로 보여 주는데, 한번 볼 만해요.

# %% [markdown] lang="en"
# ## Exercise 1
#
# Write `remember(messages, question, answer)`. It returns a **new** list: all messages, then the question as a `user` message, then the answer as an `assistant` message.
# The list that it was given stays as it is.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# `remember(messages, question, answer)`를 만들어 보세요. 지금까지의 메시지 뒤에 질문을 `user` 메시지로, 답을 `assistant` 메시지로 붙인 **새** 리스트를 돌려주면 돼요.
# 받은 리스트는 바뀌지 않아야 해요.

# %% tags=["exercise"] lang="en"
def remember(messages, question, answer):
    return messages  # a new list with two more messages


# %% tags=["exercise"] lang="ko"
def remember(messages, question, answer):
    return messages  # 메시지가 두 개 더 있는 새 리스트


# %% tags=["solution"]
def remember(messages, question, answer):
    asked = {"role": "user", "content": question}
    told = {"role": "assistant", "content": answer}
    return [*messages, asked, told]


# %% tags=["check"]
from helpers import check

check.remember(remember)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Make the two dictionaries first. Section 3 shows how `[*messages, asked]` makes a longer list without changing `messages`; put two after it.
#
# </details>
#
# ## Exercise 2
#
# A simpler way to trim: write `keep_last(messages, count)`. It returns a list with the system message, if there is one, and the last `count` of the other messages (`count` is 1 or more). Here too, the list that it was given stays as it is.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 딕셔너리 두 개를 먼저 만드세요. 3번의 `[*messages, asked]`는 `messages`를 바꾸지 않고 더 긴 리스트를 만들어요. 그 뒤에 두 개를 붙이면 돼요.
#
# </details>
#
# ## 연습 문제 2
#
# 더 간단하게 줄이는 방법도 있어요. `keep_last(messages, count)`를 만들어 보세요. system 메시지(있을 때만)와 나머지 메시지 중 마지막 `count`개를 담은 리스트를 돌려주면 돼요(`count`는 1 이상이에요). 이번에도 받은 리스트는 바뀌지 않아야 해요.

# %% tags=["exercise"] lang="en"
def keep_last(messages, count):
    return messages  # the system message and the last ones


# %% tags=["exercise"] lang="ko"
def keep_last(messages, count):
    return messages  # system 메시지와 마지막 메시지들


# %% tags=["solution"]
def keep_last(messages, count):
    system = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] != "system"]
    return system + rest[-count:]


# %% tags=["check"]
check.keep_last(keep_last)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# The first two lines of `trim` in section 5 part the list in two. `rest[-2:]` is the last two of a list.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 5번에 나온 `trim`의 처음 두 줄이 리스트를 둘로 나눠 줘요. `rest[-2:]`는 리스트의 마지막 두 개예요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - The API remembers nothing: the list of messages is the memory, and you send it anew with every question.
# - Each turn costs more than the last; trimming keeps the list short, and what is trimmed is forgotten.
# - An `assistant` message may be written by you: as an example (few-shot) or as a beginning (`assistant_message`).
# - Add a question and its answer only when the answer has come.
#
# **Words:** [conversation](glossary.ipynb#cell-id=conversation) · [few-shot](glossary.ipynb#cell-id=few-shot) · [context window](glossary.ipynb#cell-id=context-window) · [system message](glossary.ipynb#cell-id=system-message) · [user message](glossary.ipynb#cell-id=user-message) · [assistant message](glossary.ipynb#cell-id=assistant-message)
#
# **Links:** [Conversation state](https://platform.openai.com/docs/guides/conversation-state) ·
# [Prompt caching](https://platform.openai.com/docs/guides/prompt-caching) ·
# [Reference of this call](https://platform.openai.com/docs/api-reference/chat/create)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - API는 아무것도 기억하지 않아요. 메시지 리스트가 기억이고, 질문할 때마다 다시 보내요.
# - 주고받을수록 비싸져요. 줄이면 리스트가 짧아지지만, 줄인 만큼 잊어버려요.
# - `assistant` 메시지는 내가 써도 돼요. 예시(퓨샷)로도, 답의 첫머리(`assistant_message`)로도 쓸 수 있어요.
# - 질문과 답은 답을 받은 뒤에야 리스트에 넣어요.
#
# **용어:** [대화](glossary.ipynb#cell-id=conversation) · [퓨샷](glossary.ipynb#cell-id=few-shot) · [컨텍스트 창](glossary.ipynb#cell-id=context-window) · [system 메시지](glossary.ipynb#cell-id=system-message) · [user 메시지](glossary.ipynb#cell-id=user-message) · [assistant 메시지](glossary.ipynb#cell-id=assistant-message)
#
# **참고:** [대화 상태](https://platform.openai.com/docs/guides/conversation-state) ·
# [프롬프트 캐싱](https://platform.openai.com/docs/guides/prompt-caching) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create)
