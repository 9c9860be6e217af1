# /// lesson
# title.en = "A conversation"
# title.ko = "대화 이어 가기"
# goal.en = "Let the model remember what was said, show it with examples what you want, and keep the list of messages short."
# goal.ko = "모델이 앞에서 한 말을 이어 가게 하고, 예시로 원하는 답을 보여 주고, 메시지 리스트를 짧게 유지해요."
# needs.en = "lesson 06, and a little Python: lists, loops, functions"
# needs.ko = "레슨 06과 약간의 파이썬(리스트, 반복문, 함수)"
# ///

# %% [markdown] lang="en"
# A chat feels as if the model remembered what you said a minute ago. It doesn't. In this lesson you see that for yourself, and then you build the memory. It is a Python list.

# %% [markdown] lang="ko"
# 채팅을 하다 보면 모델이 조금 전에 한 말을 기억하는 것 같아요. 사실은 그렇지 않아요. 이 레슨에서는 먼저 그 사실을 확인하고, 기억을 직접 만들어 볼 거예요. 기억은 바로 파이썬 리스트예요.

# %% lang="en"
from helpers import connect

connect(language="en")

# %% lang="ko"
from helpers import connect

connect(language="ko")

# %% [markdown] lang="en"
# ## 1. See that the API remembers nothing
#
# First tell the model a name. `reasoning_effort="none"` keeps these short questions cheap (lesson 05).

# %% [markdown] lang="ko"
# ## 1. API가 기억하지 않는다는 것 확인하기
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
# It greets Mina by name. Now ask for that name in a second call.

# %% [markdown] lang="ko"
# 이름을 부르며 인사하네요. 이제 두 번째 호출에서 그 이름을 물어볼게요.

# %% lang="en"
asked = {"role": "user", "content": "What is my name?"}
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=[asked])
print(response.choices[0].message.content)

# %% lang="ko"
asked = {"role": "user", "content": "제 이름이 뭐예요?"}
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=[asked])
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# The model can't know it. You used the same client and the same model a moment later, but the two calls have nothing to do with each other. The model sees only the messages of **this** request.
#
# ## 2. Use a list as the memory
#
# So send what was said before along with your question. `messages` still contains the first question.
# Add the model's answer with the role `assistant`, and then the new question.

# %% [markdown] lang="ko"
# 모델이 알 수가 없죠. 같은 클라이언트로 같은 모델을 바로 이어서 호출했는데도, 두 호출은 서로 아무 상관이 없어요. 모델은 **이번** 요청에 담긴 메시지만 보거든요.
#
# ## 2. 리스트를 기억으로 쓰기
#
# 그러니 앞에서 한 말을 함께 보내면 돼요. `messages`에는 첫 질문이 아직 들어 있어요.
# 여기에 모델의 답변을 `assistant` 역할로 넣고, 그다음에 새 질문을 넣어요.

# %%
messages.append({"role": "assistant", "content": answer})
messages.append(asked)

# %% [markdown] lang="en"
# Look at the list.

# %% [markdown] lang="ko"
# 리스트를 볼까요?

# %%
for message in messages:
    print(message["role"], "|", message["content"])

# %% [markdown] lang="en"
# It has three messages, which are your first question, the answer, and your next question. Send all three.

# %% [markdown] lang="ko"
# 메시지가 세 개예요. 내 첫 질문, 모델의 답변, 나의 다음 질문이에요. 셋을 모두 보내요.

# %%
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# Now the name is in the list, so the model can read it. **This list is the only memory.** A chat program keeps such a list and sends all of it with every question.
#
# ![Three calls as columns of cards. The first call sends one question. The second sends it again with its answer and a new question. The third sends five messages. After each call the answer is added to the list.](../../assets/drawings/conversation.en.svg)

# %% [markdown] lang="ko"
# 이번에는 리스트에 이름이 있으니 모델이 읽을 수 있어요. **기억은 이 리스트가 전부예요.** 채팅 프로그램은 이런 리스트를 가지고 있다가 질문할 때마다 통째로 보내요.
#
# ![세 번의 호출을 카드 세 줄로 그린 그림. 첫 호출은 질문 하나를 보내고, 두 번째는 그 질문과 답에 새 질문을 더해 보내고, 세 번째는 메시지 다섯 개를 보내요. 호출이 끝날 때마다 답이 리스트에 들어가요.](../../assets/drawings/conversation.ko.svg)

# %% [markdown] lang="en"
# ## 3. Write a function for one turn
#
# One question with its answer is called a turn. The steps are the same every time, so put them into a function.
# `[*messages, asked]` is a new list with all the messages and then the question.

# %% [markdown] lang="ko"
# ## 3. 한 번 주고받는 함수 만들기
#
# 묻고, 답을 받고, 리스트에 넣는 일은 매번 똑같으니 함수로 만들어요.
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
# The function adds the question and the answer only **after** the answer has come. If the call fails, the list stays as it was, and you can ask again.
# (`or ""` uses an empty string if the model sends no text.)
#
# Start a new conversation with a new list. The system message (lesson 04) stays at the beginning.

# %% [markdown] lang="ko"
# 이 함수는 답변을 받은 **뒤에야** 질문과 답변을 리스트에 넣어요. 그래야 호출이 실패해도 리스트가 그대로라서 다시 물어볼 수 있어요.
# (모델이 아무 내용도 보내지 않으면 `or ""`가 빈 문자열을 대신 넣어 줘요.)
#
# 새 대화는 새 리스트로 시작해요. system 메시지(레슨 04)는 맨 앞에 그대로 둬요.

# %% lang="en"
messages = [{"role": "system", "content": "Answer in one short sentence."}]
questions = [
    "Which planet of our solar system is the largest?",
    "And the smallest?",
    "Which of the two is closer to the Sun?",
]

# %% lang="ko"
messages = [{"role": "system", "content": "짧은 한 문장으로 답해 주세요."}]
questions = [
    "태양계에서 가장 큰 행성은 뭐예요?",
    "가장 작은 행성은요?",
    "둘 중에 태양에 더 가까운 것은요?",
]

# %% [markdown] lang="en"
# Ask the three questions. `counts` collects the usage of each call.

# %% [markdown] lang="ko"
# 질문 세 개를 차례로 해요. `counts`에는 호출마다 사용한 토큰 수를 모아요.

# %%
counts = []
for question in questions:
    response = say(messages, question)
    counts.append(response.usage)
    print(question, "|", response.choices[0].message.content)

# %% [markdown] lang="en"
# "And the smallest?" and "which of the two" mean nothing on their own. The model understands them because it reads the whole list.
#
# ## 4. See how each turn costs more
#
# Each call sends the whole list, and you pay for everything that you send.

# %% [markdown] lang="ko"
# "가장 작은 행성은요?"나 "둘 중에"만 보면 무슨 말인지 알 수 없어요. 모델은 리스트를 모두 읽고 알아들은 거예요.
#
# ## 4. 대화가 길어질수록 늘어나는 비용 보기
#
# 호출할 때마다 리스트가 통째로 나가고, 보내는 만큼 요금을 내요.

# %% lang="en"
for turn, used in enumerate(counts, start=1):
    print(f"turn {turn} | input {used.prompt_tokens} | output {used.completion_tokens}")

print("sum of input:", sum(used.prompt_tokens for used in counts))

# %% lang="ko"
for turn, used in enumerate(counts, start=1):
    print(f"{turn}번째 | 입력 {used.prompt_tokens} | 출력 {used.completion_tokens}")

print("입력 합계:", sum(used.prompt_tokens for used in counts))

# %% [markdown] lang="en"
# The questions have about the same length, but the number of input tokens grows with every turn.
# Twice as many turns make the sum about **four times** as large, because the list is longer *and* you send it more often.
#
# OpenAI charges less for a beginning that it has read recently. *Cached input* of `gpt-6-luna` costs a tenth (checked 2026-11-27; [when it applies](https://platform.openai.com/docs/guides/prompt-caching)).
# This slows the growth but doesn't stop it. And if the list is too long for the model, the API rejects it.
#
# ## 5. Shorten the list
#
# To keep a list within a limit, you have to measure it **before** you send it. As a rule of thumb, 3 bytes of ordinary sentences are one token.
# (`encode()` turns text into bytes. An English letter is 1 byte, and a Korean syllable is 3.) Add 4 tokens for each message, because the API wraps messages in extra tokens.

# %% [markdown] lang="ko"
# 질문의 길이는 비슷한데도 주고받을수록 입력 토큰이 늘어나요.
# 주고받은 횟수가 두 배로 늘면 합계는 **네 배**쯤 돼요. 리스트가 길어지는 데다 보내는 횟수까지 늘어나니까요.
#
# OpenAI는 조금 전에 읽은 앞부분에는 요금을 덜 매겨요. `gpt-6-luna`의 캐시된 입력(cached input)은 가격이 10분의 1이에요(2026-11-27 확인, [적용되는 조건](https://platform.openai.com/docs/guides/prompt-caching)).
# 그래도 덜 늘어날 뿐 계속 늘어나요. 리스트가 모델이 읽을 수 있는 길이를 넘으면 API가 오류를 내요.
#
# ## 5. 리스트 줄이기
#
# 한도에 맞게 줄이려면 **보내기 전에** 길이를 재야 해요. 보통 문장이라면 3바이트를 토큰 하나로 어림하면 돼요.
# (`encode()`가 문자열을 바이트로 바꿔 줘요. 영어는 한 글자가 1바이트, 한글은 한 글자가 3바이트예요.) 메시지마다 API가 덧붙이는 토큰으로 4를 더해요.

# %%
def rough(messages):
    return sum(len(message["content"].encode()) // 3 + 4 for message in messages)


# %% [markdown] lang="en"
# The third call sent `messages[:-1]`, which is everything except the last answer. Compare the estimate with the real number.

# %% [markdown] lang="ko"
# 세 번째 호출은 마지막 답변만 뺀 리스트, 곧 `messages[:-1]`을 보냈어요. 어림한 수와 실제 수를 비교해 보세요.

# %% lang="en"
print("estimate:", rough(messages[:-1]))
print("real:", counts[-1].prompt_tokens)

# %% lang="ko"
print("어림:", rough(messages[:-1]))
print("실제:", counts[-1].prompt_tokens)

# %% [markdown] lang="en"
# For sentences like these, `rough` is a little too high, which is good for a limit.
# For numbers, tables and code it is **too low**. A CSV table that took 507 tokens was estimated at 217. For those, count the tokens (lesson 08) or use the number of bytes, which is never too low.
#
# Now shorten the list. This function keeps the system message and removes the oldest question together with its answer until the rest fits.

# %% [markdown] lang="ko"
# 이런 문장에서는 `rough`가 조금 넉넉하게 나오니, 한도를 지키는 데 쓰기 좋아요.
# 숫자나 표, 코드에서는 **모자라요.** 실제로 507토큰인 CSV 표가 217토큰으로 나왔어요. 그럴 때는 토큰을 직접 세거나(레슨 08), 모자랄 일이 없는 바이트 수를 그대로 쓰세요.
#
# 이제 리스트를 줄여 볼까요? 이 함수는 system 메시지를 남기고, 한도에 들어올 때까지 가장 오래된 질문과 그 답변을 함께 빼요.

# %%
def trim(messages, limit):
    system = [message for message in messages if message["role"] == "system"]
    rest = [message for message in messages if message["role"] != "system"]
    while len(rest) > 2 and rough(system + rest) > limit:
        rest = rest[2:]
    return system + rest


# %% [markdown] lang="en"
# `rest[2:]` is the list without its first two messages. Because of `len(rest) > 2`, the last question always stays.
#
# Ask about the beginning of the conversation, and send the whole list.

# %% [markdown] lang="ko"
# `rest[2:]`는 앞의 메시지 두 개를 뺀 리스트예요. `len(rest) > 2`가 있어서 마지막 질문은 언제나 남아요.
#
# 대화의 처음을 묻는 질문을, 먼저 리스트를 통째로 보내서 물어봐요.

# %% lang="en"
whole = [*messages, {"role": "user", "content": "Which planet did I ask about first?"}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=whole)
print(response.usage.prompt_tokens, response.choices[0].message.content)

# %% lang="ko"
whole = [*messages, {"role": "user", "content": "제가 맨 처음에 물어본 행성은 뭐예요?"}]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=whole)
print(response.usage.prompt_tokens, response.choices[0].message.content)

# %% [markdown] lang="en"
# Now send the same list with a limit of 90 tokens.

# %% [markdown] lang="ko"
# 이번에는 같은 리스트를 90토큰으로 줄여서 보내요.

# %%
short = trim(whole, limit=90)
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=short)
print(response.usage.prompt_tokens, response.choices[0].message.content)

# %% [markdown] lang="en"
# The second call is cheaper, but its answer is different. The first question is no longer in the list, so for the model you never asked it.
# **The model forgets what you remove.** You can make it forget less in these ways.
#
# - Write what it must never forget (a name, a goal) into the system message.
# - Let the model summarize the oldest turns in two sentences, and send the summary instead.
# - Start a new list when the topic changes.
#
# ## 6. Show examples instead of explaining
#
# Nobody checks whether the model really wrote an `assistant` message, so you can write one yourself. Why would you do that? First send an order at a café without any help.

# %% [markdown] lang="ko"
# 두 번째 호출은 더 싸지만 답이 달라졌어요. 첫 질문이 리스트에서 빠졌으니 모델에게는 물어본 적도 없는 질문이거든요.
# **리스트에서 뺀 것은 모델이 알 수 없어요.** 덜 잃게 하는 방법도 있어요.
#
# - 절대 잊으면 안 되는 것(이름, 목표)은 system 메시지에 적어요.
# - 가장 오래된 대화를 모델에게 두 문장으로 요약하게 하고, 그 요약을 대신 보내요.
# - 주제가 바뀌면 새 리스트로 시작해요.
#
# ## 6. 설명하는 대신 예시 보여 주기
#
# `assistant` 메시지를 정말로 모델이 썼는지는 아무도 확인하지 않아요. 그래서 내가 직접 써넣을 수도 있어요. 왜 그렇게 할까요? 먼저 카페 주문을 아무 도움 없이 보내 봐요.

# %% lang="en"
order = {"role": "user", "content": "One tea and two cakes, please."}
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=[order])
print(response.choices[0].message.content)

# %% lang="ko"
order = {"role": "user", "content": "차 한 잔하고 케이크 두 조각 주세요."}
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=[order])
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# The answer is friendly, but a program can't do much with it. Write two examples, each with a question and the answer that you want.

# %% [markdown] lang="ko"
# 친절하지만 프로그램에서 쓰기는 어려워요. 질문과 내가 원하는 답을 짝지은 예시를 두 개 만들어요.

# %% lang="en"
examples = [
    {"role": "user", "content": "Two coffees, please."},
    {"role": "assistant", "content": "coffee 2"},
    {"role": "user", "content": "A tea and a coffee to go."},
    {"role": "assistant", "content": "tea 1, coffee 1"},
]

# %% lang="ko"
examples = [
    {"role": "user", "content": "커피 두 잔 주세요."},
    {"role": "assistant", "content": "커피 2"},
    {"role": "user", "content": "차랑 커피 한 잔씩 포장해 주세요."},
    {"role": "assistant", "content": "차 1, 커피 1"},
]

# %% [markdown] lang="en"
# Send the same order after the examples.

# %% [markdown] lang="ko"
# 같은 주문을 예시 뒤에 붙여서 보내요.

# %%
messages = [*examples, order]
response = client.chat.completions.create(model="gpt-6-luna", reasoning_effort="none", messages=messages)
print(response.choices[0].message.content)

# %% [markdown] lang="en"
# You wrote down no rule, but the answer has the form of the examples. This is called **few-shot** prompting, which means a few examples instead of a description.
# Two or three examples are often enough. A model doesn't always follow them, so check an answer before a program uses it. (In lesson 11 you can rely on the form.)
#
# ## 7. Use `assistant_message`
#
# Now you can understand the third argument of `chat_gpt` (lesson 06). It is **an answer that you write for the model**.
# The function sends the system, user and assistant messages in this order. So the list ends with an answer, and the model takes it for the beginning of its own answer.

# %% [markdown] lang="ko"
# 규칙을 한 줄도 적지 않았는데 답이 예시와 같은 모양이에요. 이렇게 설명 대신 예시를 몇 개 보여 주는 방법을 **퓨샷**(few-shot)이라고 해요.
# 예시는 두세 개면 충분할 때가 많아요. 모델이 꼭 따른다는 보장은 없으니, 프로그램에서 쓰기 전에 답을 확인하세요. (답의 형식을 확실하게 정하는 방법은 레슨 11에 있어요.)
#
# ## 7. `assistant_message` 써 보기
#
# 이제 `chat_gpt`의 세 번째 인자(레슨 06)를 이해할 수 있어요. **내가 모델 대신 써 주는 답변**이에요.
# 이 함수는 system, user, assistant 메시지를 이 순서로 보내요. 그래서 리스트가 답변으로 끝나고, 모델은 그 답변을 자기가 쓰다 만 것으로 여겨요.

# %% lang="en"
from helpers import chat_gpt, get_message

response = chat_gpt(
    user_message="Name the seven days of the week.",
    assistant_message="Monday, Tuesday, Wednesday,",
)
print(get_message(response))

# %% lang="ko"
from helpers import chat_gpt, get_message

response = chat_gpt(
    user_message="일주일의 요일 일곱 개를 차례로 적어 주세요.",
    assistant_message="월요일, 화요일, 수요일,",
)
print(get_message(response))

# %% [markdown] lang="en"
# The model continued where your beginning stopped. (Some models start again instead, and some servers reject a list that ends with an answer.)
#
# You can also see the limits of this argument. It takes only **one** answer, and your real question can't come after it.
# For several examples, and for a conversation, use the list.
#
# ## 8. The complete conversation, ready to copy
#
# A **class** keeps a list together with the functions that use it. `self` is the conversation itself. This one remembers, and it shortens the list.
# **Copy this cell into an empty file.**

# %% [markdown] lang="ko"
# 내가 써 둔 첫머리에 이어서 답했어요. (처음부터 다시 쓰는 모델도 있고, 답변으로 끝나는 리스트를 보내면 오류를 내는 서버도 있어요.)
#
# 이 인자로는 부족한 점도 보이죠? 답변을 **하나만** 넣을 수 있고, 그 뒤에 진짜 질문을 둘 수 없어요.
# 예시를 여러 개 넣거나 대화를 이어 가려면 리스트를 쓰세요.
#
# ## 8. 전체 코드 가져가기
#
# **클래스**(class)는 리스트와 그 리스트를 다루는 함수를 한데 묶어 둔 거예요. `self`는 그 대화 자신을 가리켜요. 이 클래스는 대화를 기억하고, 길어지면 줄이기도 해요.
# **이 셀을 빈 파일에 복사해 보세요.**

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
# `chat` keeps the memory now, and you only ask. The [Responses API](glossary.ipynb#cell-id=responses-api) (lesson 12) can also store the conversation at OpenAI.
#
# ## 9. Try a small chat
#
# The kit has a form for such a conversation (`helpers/forms/conversation.py`). Nothing is sent until you press **Send** or Enter.
# Run the cell and send the sentence that is already there. Then ask *What is my name?*

# %% [markdown] lang="ko"
# 이제 기억은 `chat`이 맡고, 나는 묻기만 하면 돼요. [Responses API](glossary.ipynb#cell-id=responses-api)(레슨 12)를 쓰면 대화를 OpenAI 서버에 보관할 수도 있어요.
#
# ## 9. 작은 채팅 해 보기
#
# 키트에는 이런 대화를 화면에서 해 볼 수 있는 채팅창(`helpers/forms/conversation.py`)이 있어요. **보내기**나 Enter를 누르기 전에는 아무것도 보내지 않아요.
# 셀을 실행하고, 적혀 있는 문장을 먼저 보낸 다음 "제 이름이 뭐예요?"라고 물어보세요.

# %%
from helpers import forms

forms.chat()

# %% [markdown] lang="en"
# The form shows the tokens under each answer. Watch the input tokens grow. If you set the limit to 100 and continue, messages that are no longer sent get a dashed line.
# The total at the bottom counts every call of this session, and the form stops at the amount that you set there.
#
# Practice mode has prepared replies only for questions from the lessons. If you ask something else, it shows you the list that it received, which is interesting too.

# %% [markdown] lang="ko"
# 답변마다 아래에 토큰 수가 나와요. 입력 토큰이 늘어나는 것을 지켜보세요. 한도를 100으로 바꾸고 이어 가면, 이제 보내지 않는 메시지 옆에 점선이 생겨요.
# 맨 아래에는 이번 세션의 호출이 모두 합산되고, 정해 둔 금액에 이르면 더 보내지 않아요.
#
# 연습 모드에는 레슨에 나온 질문의 답변만 준비되어 있어요. 다른 것을 물으면 받은 리스트를 그대로 보여 주는데, 한번 볼 만해요.

# %% [markdown] lang="en"
# ## Exercise 1
#
# Write `remember(messages, question, answer)`. It returns a **new** list with all messages, then the question as a `user` message, and then the answer as an `assistant` message.
# Don't change the list that it gets.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# `remember(messages, question, answer)`를 만들어 보세요. 지금까지의 메시지 뒤에 질문을 `user` 메시지로, 답변을 `assistant` 메시지로 붙인 **새** 리스트를 돌려주면 돼요.
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
# Make the two dictionaries first. In section 3, `[*messages, asked]` makes a longer list without changing `messages`. Put both dictionaries after `*messages`.
#
# </details>
#
# ## Exercise 2
#
# There is a simpler way to shorten the list. Write `keep_last(messages, count)`. It returns a list with the system message, if there is one, and the last `count` of the other messages (`count` is 1 or more). Again, don't change the list that it gets.

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
# The first two lines of `trim` in section 5 split the list in two. `rest[-2:]` is the last two items of a list.
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
# - The API remembers nothing. The list of messages is the memory, and you send all of it with every question.
# - Each turn costs more than the last. You can shorten the list, but the model forgets what you remove.
# - You can write an `assistant` message yourself, as an example (few-shot) or as the beginning of an answer (`assistant_message`).
# - Add a question and its answer to the list only after the answer has come.
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
# - 주고받을수록 비싸져요. 리스트를 줄일 수 있지만, 뺀 것은 모델이 알 수 없어요.
# - `assistant` 메시지는 내가 써도 돼요. 예시(퓨샷)로도, 답변의 첫머리(`assistant_message`)로도 쓸 수 있어요.
# - 질문과 답변은 답변을 받은 뒤에 리스트에 넣어요.
#
# **용어:** [대화](glossary.ipynb#cell-id=conversation) · [퓨샷](glossary.ipynb#cell-id=few-shot) · [컨텍스트 창](glossary.ipynb#cell-id=context-window) · [system 메시지](glossary.ipynb#cell-id=system-message) · [user 메시지](glossary.ipynb#cell-id=user-message) · [assistant 메시지](glossary.ipynb#cell-id=assistant-message)
#
# **참고:** [대화 상태](https://platform.openai.com/docs/guides/conversation-state) ·
# [프롬프트 캐싱](https://platform.openai.com/docs/guides/prompt-caching) ·
# [이 호출의 레퍼런스](https://platform.openai.com/docs/api-reference/chat/create)
