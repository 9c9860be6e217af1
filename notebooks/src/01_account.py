# /// lesson
# title.en = "Sign up and log in"
# title.ko = "가입하고 로그인하기"
# goal.en = "Create an account for the OpenAI API, and know what costs money and what does not."
# goal.ko = "OpenAI API 계정을 만들고, 무엇에 돈이 들고 무엇에 안 드는지 알아봐요."
# minutes = 10
# needs.en = "an email address and a phone, if you want to sign up; the cells run without them"
# needs.ko = "가입하려면 이메일 주소와 휴대폰이 필요해요. 둘 다 없어도 셀은 실행돼요"
# ///

# %% [markdown] lang="en"
# You can take the whole course in practice mode and come back to this lesson later.
# When you want real answers from a model, you need an [account](glossary.ipynb#cell-id=account) on OpenAI's **API platform**.
#
# ## Sign up
#
# 1. Open [openai.com/ko-KR/index/openai-api](https://openai.com/ko-KR/index/openai-api/) (in Korean)
#    or [platform.openai.com](https://platform.openai.com/) (in English).
# 2. Choose to log in to the **API platform**, then **Sign up**: with an email address, or with an account you already have.
#    If you use ChatGPT, try the same login.
# 3. Confirm your email address if you are asked to.
# 4. If you are asked for the name of your [**organization**](glossary.ipynb#cell-id=organization), any name will do. Projects, keys and bills belong to an organization.
# 5. You are asked for a phone number when you create your first key: you confirm it with a code sent by SMS.
#
# ![A drawing of the sign-up page: email or an existing account, confirmation by email, then a phone number for the first key.](../../assets/drawings/sign-up.en.svg)
#
# *Checked 2026-11-22. The website changes often: if a button has another name, look for the same idea.*

# %% [markdown] lang="ko"
# 모든 레슨을 연습 모드로 먼저 해 보고 나중에 돌아와도 괜찮아요.
# 모델이 쓴 진짜 답을 받고 싶다면 OpenAI의 **API 플랫폼**(API platform) [계정](glossary.ipynb#cell-id=account)이 필요해요.
#
# ## 회원가입
#
# 1. [openai.com/ko-KR/index/openai-api](https://openai.com/ko-KR/index/openai-api/)(한국어)나
#    [platform.openai.com](https://platform.openai.com/)(영어)에 들어가세요.
# 2. **API 플랫폼** 로그인을 고르고 **Sign up**(회원가입)을 누르세요. 이메일 주소나 이미 쓰고 있는 계정으로 가입할 수 있어요.
#    ChatGPT를 쓰고 있다면 같은 계정으로 로그인해 보세요.
# 3. 이메일 주소를 인증하라고 하면 안내를 따르세요.
# 4. [**조직**](glossary.ipynb#cell-id=organization)(organization) 이름을 물어보면 아무 이름이나 괜찮아요. 프로젝트와 키, 요금은 모두 조직 단위로 관리돼요.
# 5. 휴대폰 번호는 첫 키를 만들 때 물어봐요. 문자(SMS)로 온 인증 번호를 입력하면 돼요.
#
# ![가입 화면을 그린 그림: 이메일이나 기존 계정으로 가입하고, 이메일을 인증하고, 첫 키를 만들 때 휴대폰 번호를 인증해요.](../../assets/drawings/sign-up.ko.svg)
#
# *2026-11-22 확인. 웹사이트는 자주 바뀌어요. 버튼 이름이 다르면 같은 뜻의 버튼을 찾아보세요.*

# %% [markdown] lang="en"
# ## What is billed, what is not
#
# | | Costs money? |
# |---|---|
# | having an account, creating keys, listing models | no |
# | a call that a model answers | **yes**, by the [**token**](glossary.ipynb#cell-id=token) (a piece of a word) in the question and in the answer |
# | a call that the API refuses with an error | normally not: there is no answer to pay for |
# | a ChatGPT subscription | a separate product with a bill of its own; do not count on it for API calls |
# | practice mode | no |
#
# You pay **in advance**: you buy [credit](glossary.ipynb#cell-id=credit) (at least 5 US dollars; the form suggests 10) and calls use it up.
# Credit expires after a year and is generally not refunded. Do not count on free credit.
#
# ![A drawing of the billing page: a credit balance, the smallest purchase of 5 dollars, and the auto-reload switch, which is on.](../../assets/drawings/billing.en.svg)
#
# **Watch the switch [auto-reload](glossary.ipynb#cell-id=auto-reload): it is on by default**, and then your card is charged again whenever the credit runs low.
# Switch it off before you pay, unless you want that.
# You find all of it under [Settings > Billing](https://platform.openai.com/settings/organization/billing). *Checked 2026-11-22; taxes and accepted cards: see that page.*

# %% [markdown] lang="ko"
# ## 무엇에 돈이 들까요?
#
# | | 돈이 드나요? |
# |---|---|
# | 계정 만들기, 키 만들기, 모델 목록 보기 | 아니요 |
# | 모델이 답하는 호출 | **네.** 질문과 답에 쓰인 [**토큰**](glossary.ipynb#cell-id=token)(token), 곧 단어 조각의 수만큼 내요 |
# | API가 오류로 거절한 호출 | 보통은 아니요. 답이 없으니 낼 돈도 없어요 |
# | ChatGPT 구독 | 요금을 따로 내는 별개의 상품이에요. 구독으로 API를 쓸 수 있다고 기대하지 마세요 |
# | 연습 모드 | 아니요 |
#
# 요금은 **선불**이에요. [크레딧](glossary.ipynb#cell-id=credit)(credit)을 사 두면(최소 5달러, 기본값은 10달러예요) 호출할 때마다 줄어들어요.
# 크레딧은 1년이 지나면 사라지고, 보통 환불되지 않아요. 무료 크레딧은 기대하지 마세요.
#
# ![결제 화면을 그린 그림: 크레딧 잔액, 최소 구매 금액 5달러, 켜져 있는 자동 충전 스위치.](../../assets/drawings/billing.ko.svg)
#
# **[자동 충전](glossary.ipynb#cell-id=auto-reload)(auto-reload) 스위치를 꼭 보세요. 처음부터 켜져 있어서** 크레딧이 얼마 남지 않으면 그때마다 카드로 또 결제돼요.
# 원하지 않으면 결제하기 전에 끄세요.
# 이 설정은 모두 [Settings > Billing](https://platform.openai.com/settings/organization/billing)에 있어요. *2026-11-22 확인. 세금과 쓸 수 있는 카드는 그 페이지에서 확인하세요.*

# %% [markdown] lang="en"
# ## What does one question cost?
#
# Prices are given for a million tokens. Connect first, so that messages appear in your language; this makes no call.

# %% [markdown] lang="ko"
# ## 질문 하나에 얼마일까요?
#
# 가격은 토큰 백만 개를 기준으로 매겨져요. 안내 문구가 한국어로 나오도록 먼저 연결할게요. 연결만 하고 호출은 하지 않아요.

# %% lang="en"
from helpers import connect, models

connect(language="en")

# %% lang="ko"
from helpers import connect, models

connect(language="ko")

# %% [markdown] lang="en"
# The kit keeps a dated table of models. This is the row of its default model, in US dollars per million tokens.

# %% [markdown] lang="ko"
# 이 키트에는 확인한 날짜가 적힌 모델 표가 있어요. 그중 기본 모델의 가격을 볼게요. 단위는 토큰 백만 개당 미국 달러예요.

# %%
row = models.find("gpt-6-luna")
print("input ", row.input)
print("output", row.output)
print("checked", models.checked())

# %% [markdown] lang="en"
# Say a question has 50 tokens and its answer 150 (about 100 English words), from a model that does not think first. The answer costs more than the question:

# %% [markdown] lang="ko"
# 질문이 토큰 50개, 답이 150개(한국어로 대여섯 문장)이고, 모델이 따로 생각하지 않고 바로 답한다고 해 볼게요. 질문보다 답에 돈이 더 들어요.

# %%
dollars = (50 * row.input + 150 * row.output) / 1_000_000
print(f"US${dollars:.6f}")

# %% [markdown] lang="en"
# Eight thousandths of a cent. A model that "thinks" before it answers, as this one does unless told otherwise, uses extra tokens for that
# (lesson 05 shows how many), and larger models cost many times more, so look at the price before you choose a model (lesson 04).
#
# ## Tick it off
#
# Here are the steps of this lesson as a list. Sign up in another tab, and tick off what is done.

# %% [markdown] lang="ko"
# 1센트의 1,000분의 8밖에 안 돼요. 답하기 전에 "생각"하는 모델은 거기에도 토큰을 쓰고(이 모델도 끄지 않으면 그래요. 레슨 05에서 세어 봐요),
# 큰 모델은 몇십 배 비싸기도 해요. 그러니 모델을 고르기 전에 가격을 보세요(레슨 04).
#
# ## 하나씩 체크하기
#
# 이 레슨에서 할 일을 목록으로 모았어요. 다른 탭에서 가입을 진행하면서, 끝낸 것을 체크하세요.

# %%
from helpers import forms

forms.checklist("account")

# %% [markdown] lang="en"
# The ticks are kept in a small file on your computer, not in this notebook: you can close it and go on tomorrow. The button below the list clears them.
#
# ## Exercise
#
# How many such questions does a credit of 5 US dollars pay for? Let Python calculate it.

# %% [markdown] lang="ko"
# 체크한 것은 노트북이 아니라 내 컴퓨터의 작은 파일에 저장돼요. 닫았다가 내일 이어서 해도 괜찮아요. 처음부터 다시 하고 싶으면 목록 아래의 버튼을 누르세요.
#
# ## 연습 문제
#
# 5달러어치 크레딧으로 이런 질문을 몇 번 할 수 있을까요? 파이썬으로 계산해 보세요.

# %% tags=["exercise"] lang="en"
questions = None  # replace None by a calculation with dollars

# %% tags=["exercise"] lang="ko"
questions = None  # None을 지우고 dollars로 계산하는 식을 적으세요

# %% tags=["solution"]
questions = 5 / dollars

# %% tags=["check"]
from helpers import check

check.questions_for_credit(questions)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# One question costs `dollars`. How often does that fit into 5? Division is `/` in Python.
#
# </details>

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 질문 하나가 `dollars`만큼 들어요. 5 안에 몇 번 들어갈까요? 파이썬에서 나눗셈은 `/`예요.
#
# </details>

# %% [markdown] lang="en"
# ## What you learned
#
# - An account on the API platform is free; calls that a model answers are paid from credit bought in advance.
# - A ChatGPT subscription does not pay for API calls, and auto-reload is on unless you switch it off.
# - Price is counted in tokens, input and output apart, per million.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - API 플랫폼 계정은 무료예요. 모델이 답하는 호출은 미리 사 둔 크레딧에서 요금이 나가요.
# - ChatGPT 구독으로는 API 요금을 낼 수 없고, 자동 충전은 직접 끄지 않으면 계속 켜져 있어요.
# - 가격은 토큰 백만 개를 기준으로, 입력과 출력을 따로 매겨요.
