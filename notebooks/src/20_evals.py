# /// lesson
# title.en = "Measure how good a prompt is"
# title.ko = "프롬프트가 얼마나 좋은지 평가하기"
# goal.en = "Score two prompts on the same ten questions, let a model judge answers, check that judge against a person, and see how little ten questions prove."
# goal.ko = "같은 질문 열 개로 프롬프트 두 개를 채점하고, 모델에게 심사를 맡긴 다음 그 심사를 사람의 판단과 비교해요. 질문 열 개로 무엇까지 말할 수 있는지도 계산해요."
# needs.en = "lessons 10 and 11"
# needs.ko = "레슨 10과 11"
# ///

# %% [markdown] lang="en"
# You changed your [prompt](glossary.ipynb#cell-id=prompt), and the answer to your favorite question got better. Did the other answers get better too? An [eval](glossary.ipynb#cell-id=eval) (evaluation) finds out. It asks many questions and scores every answer, and you need only Python for it. (OpenAI had its own platform for evals. According to its [list of deprecations](https://developers.openai.com/api/docs/deprecations) of October 2026, the platform closes on 2026-11-30.)

# %% [markdown] lang="ko"
# [프롬프트](glossary.ipynb#cell-id=prompt)를 고쳤더니 늘 시험해 보던 질문의 답이 좋아졌어요. 다른 질문의 답도 좋아졌을까요? 여러 질문을 보내고 답을 모두 채점해 보면 알 수 있어요. 이것을 [평가](glossary.ipynb#cell-id=eval)(eval, evaluation)라고 해요. 파이썬만 있으면 돼요. (OpenAI에도 평가 플랫폼이 있었지만, 2026년 10월의 [종료 예정 목록](https://developers.openai.com/api/docs/deprecations)에 따르면 2026-11-30에 종료돼요.)

# %% lang="en"
from helpers import connect

connect(language="en", needs="structured output")

# %% lang="ko"
from helpers import connect

connect(language="ko", needs="structured output")

# %% [markdown] lang="en"
# ## 1. Ask one question
#
# A bike rental wants a model to answer its customers. These facts go into the [system message](glossary.ipynb#cell-id=system-message).

# %% [markdown] lang="ko"
# ## 1. 질문 하나 보내기
#
# 자전거 대여점에서 손님의 질문에 모델이 답하게 하려고 해요. 가게 정보를 [system 메시지](glossary.ipynb#cell-id=system-message)에 넣어요.

# %% lang="en"
FACTS = """Mina's Bike Rental. Open 9 a.m. to 7 p.m., closed on Mondays. Bring bikes back by 6:30 p.m.;
a late bike costs 5,000 won extra. A bike costs 4,000 won an hour, and a helmet is free.
Children under 10 ride with an adult. Pay by card or cash. There is no parking."""
plain = FACTS + "\nAnswer the customer's question."

# %% lang="ko"
FACTS = """민아네 자전거 대여점. 오전 9시~오후 7시, 월요일 휴무. 자전거는 오후 6시 30분까지 반납하고,
늦으면 5,000원을 더 내요. 자전거는 한 시간에 4,000원이고 헬멧은 무료예요.
10살 미만 어린이는 어른과 함께 타요. 카드와 현금을 받아요. 주차장은 없어요."""
plain = FACTS + "\n손님의 질문에 답하세요."

# %% [markdown] lang="en"
# With `temperature=0`, answers vary as little as possible, so you can compare two runs.

# %% [markdown] lang="ko"
# `temperature=0`을 넣으면 답이 거의 달라지지 않아서, 여러 번 실행한 결과를 비교할 수 있어요.

# %% lang="en"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "temperature": 0, "max_completion_tokens": 200}
messages = [{"role": "system", "content": plain}, {"role": "user", "content": "When do you open?"}]
response = client.chat.completions.create(**settings, messages=messages)
answer = response.choices[0].message.content or ""
print(answer)

# %% lang="ko"
from openai import OpenAI

client = OpenAI()
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "temperature": 0, "max_completion_tokens": 200}
messages = [{"role": "system", "content": plain}, {"role": "user", "content": "몇 시에 문을 열어요?"}]
response = client.chat.completions.create(**settings, messages=messages)
answer = response.choices[0].message.content or ""
print(answer)

# %% [markdown] lang="en"
# The answer is right. You know because you read it. How can a program know?
#
# ## 2. Write a gold set and two graders
#
# A **gold set** is a list of questions for which a person wrote down what the answer must contain. The facts say nothing about electric bikes or dogs, so there the only good answer is *I don't know*.

# %% [markdown] lang="ko"
# 맞는 답이에요. 우리는 읽어 봐서 알지만, 프로그램은 어떻게 알 수 있을까요?
#
# ## 2. 정답지와 채점 함수 만들기
#
# 질문마다 답에 꼭 들어가야 할 말을 사람이 적어 둔 목록을 **골드 세트**(gold set), 곧 정답지라고 해요. 전기 자전거와 강아지 이야기는 가게 정보에 없으니, 그때는 모른다고 해야 좋은 답이에요.

# %% lang="en"
gold = [
    {"id": "q1", "question": "When do you open?", "must": "9 a.m."},
    {"id": "q2", "question": "Are you open on Mondays?", "must": "closed"},
    {"id": "q3", "question": "When do I have to bring the bike back?", "must": "6:30"},
    {"id": "q4", "question": "How much is a bike for two hours?", "must": "8,000"},
    {"id": "q5", "question": "Do I have to pay for a helmet?", "must": "free"},
    {"id": "q6", "question": "What happens if I'm late?", "must": "5,000"},
    {"id": "q7", "question": "Can my son ride alone? He's 8.", "must": "adult"},
    {"id": "q8", "question": "Do you have electric bikes?", "must": "know"},
    {"id": "q9", "question": "Can I pay by card?", "must": "card"},
    {"id": "q10", "question": "Can I bring my dog?", "must": "know"},
]

# %% lang="ko"
gold = [
    {"id": "q1", "question": "몇 시에 문을 열어요?", "must": "9시"},
    {"id": "q2", "question": "월요일에도 하나요?", "must": "휴무"},
    {"id": "q3", "question": "자전거는 언제까지 반납해야 해요?", "must": "6시 30분"},
    {"id": "q4", "question": "두 시간 빌리면 얼마예요?", "must": "8,000"},
    {"id": "q5", "question": "헬멧은 돈을 따로 내야 해요?", "must": "무료"},
    {"id": "q6", "question": "늦게 반납하면 어떻게 돼요?", "must": "5,000"},
    {"id": "q7", "question": "8살 아들이 혼자 타도 돼요?", "must": "어른"},
    {"id": "q8", "question": "전기 자전거도 있어요?", "must": "모르"},
    {"id": "q9", "question": "카드로 결제할 수 있어요?", "must": "카드"},
    {"id": "q10", "question": "강아지를 데려가도 돼요?", "must": "모르"},
]

# %% [markdown] lang="en"
# A function that scores an answer is called a **grader**. The strictest compares the whole answer. A rule is looser and looks for one part.

# %% [markdown] lang="ko"
# 답을 채점하는 함수를 **채점기**(grader)라고 해요. 가장 엄격한 채점기는 답 전체를 비교해요. 규칙을 쓰는 채점기는 더 느슨해서 일부만 찾아요.

# %%
def exact(answer, wanted):
    return answer.strip() == wanted


def contains(answer, wanted):
    return wanted in answer


print(exact(answer, gold[0]["must"]), contains(answer, gold[0]["must"]))

# %% [markdown] lang="en"
# `exact` rejects a right answer, because sentences can be written in many ways. Use it for labels such as *positive* (lesson 14). For sentences, a rule is better.
#
# ## 3. Run two prompts on the same questions
#
# The second prompt is more careful. Everything else stays the same, so a different score comes from the prompt. `zip` pairs each answer with its row.

# %% [markdown] lang="ko"
# 맞는 답인데도 `exact`는 틀렸다고 해요. 같은 뜻의 문장을 여러 가지로 쓸 수 있으니까요. 전체를 비교하는 방법은 *positive* 같은 라벨(레슨 14)에 쓰고, 문장에는 규칙을 쓰는 편이 나아요.
#
# ## 3. 같은 질문으로 프롬프트 두 개 비교하기
#
# 두 번째 프롬프트는 더 신중하게 답하라고 해요. 다른 것은 모두 그대로 두어야 점수 차이가 프롬프트에서 왔다고 할 수 있어요. `zip`은 답과 행을 짝지어 줘요.

# %% lang="en"
careful = FACTS + "\nAnswer in one short sentence. If the facts above don't say it, answer: I don't know."


def answer_all(prompt):
    answers = []
    for row in gold:
        messages = [{"role": "system", "content": prompt}, {"role": "user", "content": row["question"]}]
        response = client.chat.completions.create(**settings, messages=messages)
        answers.append(response.choices[0].message.content or "")
    return answers


answers = {"plain": answer_all(plain), "careful": answer_all(careful)}

# %% lang="ko"
careful = FACTS + "\n짧은 한 문장으로 답하세요. 위의 정보에 없으면 '모르겠어요'라고 답하세요."


def answer_all(prompt):
    answers = []
    for row in gold:
        messages = [{"role": "system", "content": prompt}, {"role": "user", "content": row["question"]}]
        response = client.chat.completions.create(**settings, messages=messages)
        answers.append(response.choices[0].message.content or "")
    return answers


answers = {"plain": answer_all(plain), "careful": answer_all(careful)}

# %% [markdown] lang="en"
# Now score both (`True` counts as 1), and read the rows on which they differ.

# %% [markdown] lang="ko"
# 이제 채점하고(`True`는 1로 더해져요), 결과가 서로 다른 행을 읽어 보세요.

# %%
scores = {"plain": 0, "careful": 0}
for row, one, two in zip(gold, answers["plain"], answers["careful"]):
    one_right, two_right = contains(one, row["must"]), contains(two, row["must"])
    scores["plain"] += one_right
    scores["careful"] += two_right
    if one_right != two_right:
        print(f"{row['id']} {row['question']}\n   plain:   {one}\n   careful: {two}")
print(scores)

# %% [markdown] lang="en"
# In practice mode **we wrote these answers**, and only live mode shows what a real model says. You can see three kinds of rows.
#
# | Rows | What happened |
# |---|---|
# | q3, q8, q10 | The plain prompt gave wrong information. |
# | q6 | The careful prompt was too careful. The facts do name the price. |
# | q2 | Both answers are right, and our *rule* is wrong. |
#
# ## 4. Calculate how sure you can be
#
# Suppose a prompt is right for 7 out of 10 questions in the long run. On ten rows it could still get 5 or 9, by luck alone. The **Wilson interval** goes the other way. From a score, it calculates the range in which the long-run share probably lies. With `z=1.96`, about 95 out of 100 such ranges contain it.
#
# You don't have to learn the formula. Look at the width of each bar. The last two lines imagine the same shares with a hundred rows.

# %% [markdown] lang="ko"
# 연습 모드의 답은 **우리가 미리 써 둔 거예요.** 실제 모델의 답은 라이브 모드에서만 볼 수 있어요. 여기에는 세 가지 경우가 있어요.
#
# | 행 | 무슨 일이 있었나요? |
# |---|---|
# | q3, q8, q10 | plain 프롬프트가 틀린 정보를 알려 줬어요. |
# | q6 | careful 프롬프트가 지나치게 조심했어요. 요금은 가게 정보에 있어요. |
# | q2 | 두 답이 모두 맞는데 *규칙*이 알아보지 못했어요. |
#
# ## 4. 얼마나 믿을 수 있는지 계산하기
#
# 아주 많은 질문을 보내면 열 개 중 일곱 개꼴로 맞히는 프롬프트가 있다고 해 봐요. 질문 열 개만 보내면 우연히 다섯 개만 맞힐 수도, 아홉 개를 맞힐 수도 있어요. **윌슨 구간**(Wilson interval)은 이것을 거꾸로 계산해요. 점수를 보고, 진짜 비율이 있을 만한 범위를 알려 줘요. `z=1.96`이면 이런 범위 100개 중 95개쯤에 진짜 비율이 들어 있어요.
#
# 공식을 외울 필요는 없어요. 막대의 너비를 보세요. 뒤의 두 줄은 비율은 같고 질문이 100개일 때를 계산한 거예요.

# %% lang="en"
import math


def wilson(right, count, z=1.96):
    share = right / count
    middle = share + z**2 / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    return max(0, middle - spread) / (1 + z**2 / count), (middle + spread) / (1 + z**2 / count)


for times in (1, 10):
    for name, right in scores.items():
        low, high = wilson(right * times, len(gold) * times)
        bar = " " * round(low * 40) + "=" * round((high - low) * 40)
        print(f"{name:8}{right * times:3} of {len(gold) * times:3}, {low:4.0%} to {high:4.0%} {bar}")

# %% lang="ko"
import math


def wilson(right, count, z=1.96):
    share = right / count
    middle = share + z**2 / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    return max(0, middle - spread) / (1 + z**2 / count), (middle + spread) / (1 + z**2 / count)


for times in (1, 10):
    for name, right in scores.items():
        low, high = wilson(right * times, len(gold) * times)
        bar = " " * round(low * 40) + "=" * round((high - low) * 40)
        print(f"{name:8}{len(gold) * times:3}개 중 {right * times:2}개, {low:4.0%}~{high:4.0%} {bar}")

# %% [markdown] lang="en"
# With ten rows the two ranges overlap, so the difference may be luck. With a hundred rows they'd be clearly apart. Either way, your rows must be like the questions of real customers.
#
# ## 5. Ask a model to judge
#
# A rule doesn't understand *our day off*. A model can, so let it be the grader. With [structured output](glossary.ipynb#cell-id=structured-output) (lesson 11) its verdict is an object. The field `reason` comes first, so that the model writes its reason before it decides. If there is no verdict, `judge` returns `None`.

# %% [markdown] lang="ko"
# 질문 열 개로는 두 범위가 겹치니 점수 차이가 우연일 수도 있어요. 100개라면 두 범위가 확실히 떨어져요. 어느 쪽이든 내 질문이 실제 손님의 질문과 비슷해야 해요.
#
# ## 5. 모델에게 심사 맡기기
#
# 규칙은 *문을 닫아요*와 *휴무*가 같은 뜻인 줄 몰라요. 모델은 알 수 있으니 채점을 맡겨 봐요. [구조화된 출력](glossary.ipynb#cell-id=structured-output)(레슨 11)을 쓰면 판정을 객체로 받아요. `reason` 필드를 앞에 두면 모델이 이유를 먼저 쓰고 나서 판정해요. 판정을 받지 못하면 `judge`는 `None`을 돌려줘요.

# %% lang="en"
import openai
from pydantic import BaseModel, Field, ValidationError


class Verdict(BaseModel):
    reason: str = Field(description="one short sentence")
    correct: bool


JUDGE = FACTS + """
You judge an answer that a customer got. It is correct if it agrees with the facts above and adds nothing.
The wording doesn't matter. Where the facts say nothing, only "I don't know" is correct."""

# %% lang="ko"
import openai
from pydantic import BaseModel, Field, ValidationError


class Verdict(BaseModel):
    reason: str = Field(description="짧은 한 문장")
    correct: bool


JUDGE = FACTS + """
손님이 받은 답을 심사하세요. 위의 정보와 맞고 덧붙인 것이 없으면 correct예요.
표현은 달라도 돼요. 위의 정보에 없는 것은 모른다고 답해야 correct예요."""

# %% lang="en"
def judge(question, answer):
    user = {"role": "user", "content": f"Question: {question}\nAnswer: {answer}"}
    messages = [{"role": "system", "content": JUDGE}, user]
    try:
        response = client.chat.completions.parse(**settings, messages=messages, response_format=Verdict)
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError, ValidationError):
        return None
    return response.choices[0].message.parsed


print(judge("Are you open on Mondays?", "No, Monday is our day off."))

# %% lang="ko"
def judge(question, answer):
    user = {"role": "user", "content": f"질문: {question}\n답: {answer}"}
    messages = [{"role": "system", "content": JUDGE}, user]
    try:
        response = client.chat.completions.parse(**settings, messages=messages, response_format=Verdict)
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError, ValidationError):
        return None
    return response.choices[0].message.parsed


print(judge("월요일에도 하나요?", "아니요, 월요일에는 문을 닫아요."))

# %% [markdown] lang="en"
# The judge accepts what the rule rejected. But it's a model, so it can be wrong too.
#
# ## 6. Check the judge against a person
#
# Here are ten older answers, one for each question, with the verdict of a person. They never change, so you can measure the judge with them.

# %% [markdown] lang="ko"
# 규칙이 알아보지 못한 답을 심사 모델은 알아봤어요. 하지만 이것도 모델이니 틀릴 수 있어요.
#
# ## 6. 심사 모델을 사람과 비교하기
#
# 예전에 받은 답이 질문마다 하나씩 있고, 맞는지 틀린지 사람이 판정해 두었어요. 이 답들은 바뀌지 않으니 심사 모델을 평가할 수 있어요.

# %% lang="en"
by_person = [
    ("From 9 a.m.", True),
    ("No, Monday is our day off.", True),
    ("Please bring it back by 7 p.m., when we close.", False),
    ("Two hours cost 8,000 won.", True),
    ("A helmet costs 2,000 won.", False),
    ("5,000 won extra.", True),
    ("Yes, if he rides slowly.", False),
    ("I don't know.", True),
    ("Yes, by card or cash. You can park behind the shop.", True),
    ("Sure, your dog is welcome!", False),
]

# %% lang="ko"
by_person = [
    ("오전 9시부터요.", True),
    ("아니요, 월요일에는 문을 닫아요.", True),
    ("문을 닫는 오후 7시까지 반납해 주세요.", False),
    ("두 시간에 8,000원이에요.", True),
    ("헬멧은 2,000원이에요.", False),
    ("5,000원 추가.", True),
    ("네, 천천히 타면 괜찮아요.", False),
    ("모르겠어요.", True),
    ("네, 카드와 현금 모두 괜찮아요. 주차는 가게 뒤에 하세요.", True),
    ("그럼요, 강아지도 환영해요!", False),
]

# %% lang="en"
judged = []
for row, (answer, person) in zip(gold, by_person):
    verdict = judge(row["question"], answer)
    result = {"judge": verdict.correct, "reason": verdict.reason} if verdict else {"judge": None, "reason": None}
    judged.append(row | {"answer": answer, "person": person} | result)

same = sum(row["judge"] == row["person"] for row in judged)
low, high = wilson(same, len(judged))
print(f"The judge agrees on {same} of {len(judged)} answers, {low:.0%} to {high:.0%}.")

# %% lang="ko"
judged = []
for row, (answer, person) in zip(gold, by_person):
    verdict = judge(row["question"], answer)
    result = {"judge": verdict.correct, "reason": verdict.reason} if verdict else {"judge": None, "reason": None}
    judged.append(row | {"answer": answer, "person": person} | result)

same = sum(row["judge"] == row["person"] for row in judged)
low, high = wilson(same, len(judged))
print(f"답 {len(judged)}개 중 {same}개에서 사람과 같아요({low:.0%}~{high:.0%}).")

# %% [markdown] lang="en"
# In practice mode we wrote the verdicts too, and **some are wrong on purpose**. In exercise 2 you'll find the rows.
#
# ## 7. A complete eval, ready to copy
#
# **Copy this cell into an empty file.** Run it after every change of the prompt or the model.

# %% [markdown] lang="ko"
# 연습 모드의 판정도 우리가 써 둔 것이고, **일부러 틀리게 쓴 것이 있어요.** 어느 행인지는 연습 문제 2에서 찾아봐요.
#
# ## 7. 전체 코드 가져가기
#
# **이 셀을 빈 파일에 복사해 보세요.** 프롬프트나 모델을 바꿀 때마다 실행하면 돼요.

# %% tags=["snippet"] lang="en"
import math

from openai import OpenAI

PROMPT = """Mina's Bike Rental. Open 9 a.m. to 7 p.m. A bike costs 4,000 won an hour, a late bike 5,000 won extra.
Answer in one short sentence. If the facts above don't say it, answer: I don't know."""
GOLD = [
    ("When do you open?", "9 a.m."),
    ("How much is a bike for two hours?", "8,000"),
    ("What happens if I'm late?", "5,000"),
    ("Do you have electric bikes?", "know"),
]

client = OpenAI(timeout=60)
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "temperature": 0, "max_completion_tokens": 200}
right = 0
for question, must in GOLD:
    messages = [{"role": "system", "content": PROMPT}, {"role": "user", "content": question}]
    answer = client.chat.completions.create(**settings, messages=messages).choices[0].message.content or ""
    right += must in answer
    print("right" if must in answer else "WRONG", "|", question, "|", answer)

share, count, z = right / len(GOLD), len(GOLD), 1.96
middle = share + z**2 / (2 * count)
spread = z * math.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
low, high = max(0, middle - spread) / (1 + z**2 / count), (middle + spread) / (1 + z**2 / count)
print(f"{right} of {count} right. In the long run probably {low:.0%} to {high:.0%}.")

# %% tags=["snippet"] lang="ko"
import math

from openai import OpenAI

PROMPT = """민아네 자전거 대여점. 오전 9시~오후 7시. 자전거는 한 시간에 4,000원, 늦게 반납하면 5,000원 추가.
짧은 한 문장으로 답하세요. 위의 정보에 없으면 '모르겠어요'라고 답하세요."""
GOLD = [
    ("몇 시에 문을 열어요?", "9시"),
    ("두 시간 빌리면 얼마예요?", "8,000"),
    ("늦게 반납하면 어떻게 돼요?", "5,000"),
    ("전기 자전거도 있어요?", "모르"),
]

client = OpenAI(timeout=60)
settings = {"model": "gpt-6-luna", "reasoning_effort": "none", "temperature": 0, "max_completion_tokens": 200}
right = 0
for question, must in GOLD:
    messages = [{"role": "system", "content": PROMPT}, {"role": "user", "content": question}]
    answer = client.chat.completions.create(**settings, messages=messages).choices[0].message.content or ""
    right += must in answer
    print("맞음" if must in answer else "틀림", "|", question, "|", answer)

share, count, z = right / len(GOLD), len(GOLD), 1.96
middle = share + z**2 / (2 * count)
spread = z * math.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
low, high = max(0, middle - spread) / (1 + z**2 / count), (middle + spread) / (1 + z**2 / count)
print(f"{count}개 중 {right}개가 맞았어요. 질문이 아주 많다면 {low:.0%}~{high:.0%} 정도일 거예요.")

# %% [markdown] lang="en"
# ## Exercise 1
#
# Write a better rule. `passes(answer, row)` returns `True` if the answer contains **at least one** string in `row["accept"]` and **none** in `row["never"]`, and otherwise `False`. Capital letters don't matter. A row looks like `{"accept": ["closed", "day off"], "never": ["every day"]}`, and `never` may be empty.

# %% [markdown] lang="ko"
# ## 연습 문제 1
#
# 더 나은 규칙을 만들어 보세요. `passes(answer, row)`는 답에 `row["accept"]`의 문자열이 **하나라도** 있고 `row["never"]`의 문자열은 **하나도 없으면** `True`를, 아니면 `False`를 돌려줘요. 영어 대소문자는 구별하지 않아요. 행은 `{"accept": ["휴무", "문을 닫"], "never": ["매일"]}`처럼 생겼고, `never`는 비어 있을 수 있어요.

# %% tags=["exercise"]
def passes(answer, row):
    return False


# %% tags=["solution"]
def passes(answer, row):
    said = answer.lower()
    accepted = any(words.lower() in said for words in row["accept"])
    return accepted and not any(words.lower() in said for words in row["never"])


# %% tags=["check"]
from helpers import check

check.passes(passes)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# `any(words in answer for words in row["accept"])` is `True` if at least one of the strings is in the answer. `.lower()` makes all letters small, and both sides need it.
#
# </details>
#
# ## Exercise 2
#
# On which rows do the judge and the person disagree? Write `disagreements(rows)`. It returns a list of the ids, in the order of the rows. Leave out rows without a verdict, where `judge` is `None`. The last lines show the rows that you found.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `any(words in answer for words in row["accept"])`는 답에 문자열이 하나라도 있으면 `True`예요. `.lower()`는 영어를 모두 소문자로 바꿔요. 양쪽에 모두 써야 해요.
#
# </details>
#
# ## 연습 문제 2
#
# 심사 모델과 사람의 판단이 서로 다른 행은 어느 것일까요? 그런 행의 id를 행의 순서대로 리스트에 담아 돌려주는 `disagreements(rows)` 함수를 만들어 보세요. 판정을 받지 못한 행은 `judge`가 `None`이니 빼세요. 마지막 줄들은 내가 찾은 행을 보여 줘요.

# %% tags=["exercise"] lang="en"
def disagreements(rows):
    return []


found = disagreements(judged) or []
for row in judged:
    if row["id"] in found:
        print(f"{row['id']} {row['answer']}\n   person: {row['person']}, judge: {row['judge']} ({row['reason']})")

# %% tags=["exercise"] lang="ko"
def disagreements(rows):
    return []


found = disagreements(judged) or []
for row in judged:
    if row["id"] in found:
        print(f"{row['id']} {row['answer']}\n   사람: {row['person']}, 심사 모델: {row['judge']} ({row['reason']})")

# %% tags=["solution"] lang="en"
def disagreements(rows):
    return [row["id"] for row in rows if row["judge"] is not None and row["judge"] != row["person"]]


found = disagreements(judged) or []
for row in judged:
    if row["id"] in found:
        print(f"{row['id']} {row['answer']}\n   person: {row['person']}, judge: {row['judge']} ({row['reason']})")

# %% tags=["solution"] lang="ko"
def disagreements(rows):
    return [row["id"] for row in rows if row["judge"] is not None and row["judge"] != row["person"]]


found = disagreements(judged) or []
for row in judged:
    if row["id"] in found:
        print(f"{row['id']} {row['answer']}\n   사람: {row['person']}, 심사 모델: {row['judge']} ({row['reason']})")

# %% tags=["check"]
check.disagreements(disagreements)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# Compare `row["judge"]` with `row["person"]`, and leave out rows where `row["judge"] is None`.
#
# </details>
#
# <details><summary>Which three rows, and who is right?</summary>
#
# In practice mode these are q3, q6 and q9. In q3 the judge confuses closing time with the time for returns. In q6 it's too strict about the form. In q9 **the judge is right**, because there is no parking and the person overlooked that sentence. So improve the instructions of the judge, and your own labels too. A real judge makes other mistakes, perhaps fewer.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# `row["judge"]`와 `row["person"]`을 비교하고, `row["judge"] is None`인 행은 빼세요.
#
# </details>
#
# <details><summary>어느 세 행이고, 누가 맞을까요?</summary>
#
# 연습 모드에서는 q3, q6, q9예요. q3에서는 심사 모델이 문 닫는 시각과 반납 시각을 혼동했어요. q6에서는 답의 형식을 지나치게 따졌어요. q9에서는 **심사 모델이 맞아요.** 주차장이 없는데, 사람이 뒷문장을 놓쳤어요. 그러니 심사 모델의 지시를 고치고, 사람이 붙인 정답도 고치세요. 실제 심사 모델은 다른 곳에서 틀리고, 더 적게 틀릴 수도 있어요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - An eval runs a gold set and scores every answer. Compare labels exactly, and use rules for sentences.
# - Change one thing at a time, and read the rows that changed. Keep some rows aside while you improve the prompt.
# - Ten rows leave a wide range. The Wilson interval shows how wide.
# - A model can be the judge, but only after you've compared it with a person.
#
# **Links:** [Structured outputs](https://developers.openai.com/api/docs/guides/structured-outputs)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 평가는 정답지의 질문을 모두 보내고 답을 모두 채점하는 일이에요. 라벨은 전체를 비교하고, 문장에는 규칙을 써요.
# - 한 번에 하나만 바꾸고, 결과가 달라진 행을 읽어요. 프롬프트를 고치는 동안 보지 않을 질문도 몇 개 남겨 두세요.
# - 질문 열 개로는 범위가 넓어요. 얼마나 넓은지는 윌슨 구간으로 알 수 있어요.
# - 모델에게 심사를 맡길 수 있지만, 먼저 사람의 판단과 비교해 봐야 해요.
#
# **참고:** [구조화된 출력](https://developers.openai.com/api/docs/guides/structured-outputs)
