# /// lesson
# title.en = "Sign up and log in"
# title.ko = "가입하고 로그인하기"
# goal.en = "Create an account for the OpenAI API, and learn what costs money."
# goal.ko = "OpenAI API 계정을 만들고, 무엇에 돈이 드는지 알아봐요."
# needs.en = "an email address and a phone, if you want to sign up; the cells run without them"
# needs.ko = "가입하려면 이메일 주소와 휴대폰이 필요해요. 둘 다 없어도 셀은 실행돼요"
# outside = 5  # minutes in another tab: the sign-up and its email
# ///

# %% [markdown] lang="en"
# Do you want answers from a real model? Then you need an [account](glossary.ipynb#cell-id=account) on OpenAI's **API platform**.
# You can also take the whole course in practice mode and come back later.
#
# ## What costs money
#
# | | Billed? |
# |---|---|
# | an account, a key, the list of models | no |
# | a call that a model answers | **yes**, for every [**token**](glossary.ipynb#cell-id=token) (a piece of a word) in the question and the answer |
# | a call that ends in an error | normally not |
# | ChatGPT | it's billed separately, and a subscription doesn't cover API calls |
# | practice mode | no |
#
# You pay **in advance**. You buy at least US$5 of [credit](glossary.ipynb#cell-id=credit), and your calls use it up.
# Credit expires after a year and generally isn't refunded. Don't count on free credit.
# Your card is charged in US dollars. Taxes and card fees may be added, so check the amount on the payment page.
#
# **[Auto-reload](glossary.ipynb#cell-id=auto-reload) is on by default.** It charges your card again whenever your credit runs low. Turn it off before you pay, unless you want that.
#
# ## Sign up
#
# Open [openai.com/ko-KR/index/openai-api](https://openai.com/ko-KR/index/openai-api/) (Korean) or [platform.openai.com](https://platform.openai.com/) (English) in another tab.
# Run the next cell, and check off each step when you're done with it. *Checked 2026-11-27.*

# %% [markdown] lang="ko"
# 진짜 모델의 답을 받고 싶나요? 그러려면 OpenAI **API 플랫폼**(API platform)의 [계정](glossary.ipynb#cell-id=account)이 필요해요.
# 모든 레슨을 연습 모드로 먼저 해 보고 나중에 돌아와도 돼요.
#
# ## 돈이 드는 것과 들지 않는 것
#
# | | 돈이 드나요? |
# |---|---|
# | 계정, 키, 모델 목록 | 아니요 |
# | 모델이 답하는 호출 | **네.** 질문과 답에 쓰인 [**토큰**](glossary.ipynb#cell-id=token)(token, 단어 조각) 수만큼 나가요 |
# | 오류로 끝난 호출 | 보통은 아니요 |
# | ChatGPT | 요금이 따로 있는 서비스예요. 구독해도 API 요금은 따로 내요 |
# | 연습 모드 | 아니요 |
#
# 요금은 **선불**이에요. [크레딧](glossary.ipynb#cell-id=credit)(credit)을 최소 5달러(1달러가 1,400원이라면 7,000원)어치 사 두면 호출할 때마다 줄어들어요.
# 크레딧은 1년이 지나면 사라지고 보통 환불되지 않아요. 무료 크레딧은 기대하지 마세요.
# 달러로 결제되니 해외 결제가 되는 카드인지 먼저 확인하세요. 세금(부가가치세)과 카드 수수료가 더해질 수 있으니 금액은 결제 페이지에서 확인하세요.
#
# **[자동 충전](glossary.ipynb#cell-id=auto-reload)(auto-reload)은 처음부터 켜져 있어요.** 크레딧이 얼마 남지 않을 때마다 카드로 다시 결제돼요. 원하지 않으면 결제하기 전에 끄세요.
#
# ## 가입하기
#
# 다른 탭에서 [openai.com/ko-KR/index/openai-api](https://openai.com/ko-KR/index/openai-api/)(한국어)나 [platform.openai.com](https://platform.openai.com/)(영어)을 여세요.
# 다음 셀을 실행하고, 한 단계를 마칠 때마다 체크하세요. *2026-11-27 확인.*

# %% lang="en"
from helpers import connect, forms

connect(language="en")
forms.checklist("account")

# %% lang="ko"
from helpers import connect, forms

connect(language="ko")
forms.checklist("account")

# %% [markdown] lang="en"
# Your check marks are saved on your computer, so you can continue another day.
#
# ## Exercise
#
# Which of these cost money? Replace each `None` with `True` (yes) or `False` (no).

# %% [markdown] lang="ko"
# 체크한 내용은 내 컴퓨터에 저장되니 다른 날 이어서 해도 돼요.
#
# ## 연습 문제
#
# 이 중에서 돈이 드는 것은 무엇일까요? `None`을 `True`(들어요)나 `False`(들지 않아요)로 바꾸세요.

# %% tags=["exercise"] lang="en"
costs_money = {
    "I create an account and a key": None,
    "a model answers my question": None,
    "a model answers my program, and I subscribe to ChatGPT": None,
    "my credit runs low, and auto-reload is on": None,
    "I run this course in practice mode": None,
}

# %% tags=["exercise"] lang="ko"
costs_money = {
    "계정과 키를 만들어요": None,
    "모델이 내 질문에 답해요": None,
    "ChatGPT를 구독하는데, 모델이 내 프로그램에 답해요": None,
    "크레딧이 얼마 남지 않았고, 자동 충전이 켜져 있어요": None,
    "이 과정을 연습 모드로 실행해요": None,
}

# %% tags=["solution"] lang="en"
costs_money = {
    "I create an account and a key": False,
    "a model answers my question": True,
    "a model answers my program, and I subscribe to ChatGPT": True,
    "my credit runs low, and auto-reload is on": True,
    "I run this course in practice mode": False,
}

# %% tags=["solution"] lang="ko"
costs_money = {
    "계정과 키를 만들어요": False,
    "모델이 내 질문에 답해요": True,
    "ChatGPT를 구독하는데, 모델이 내 프로그램에 답해요": True,
    "크레딧이 얼마 남지 않았고, 자동 충전이 켜져 있어요": True,
    "이 과정을 연습 모드로 실행해요": False,
}

# %% tags=["check"]
from helpers import check

check.costs_money(costs_money)

# %% [markdown] lang="en"
# <details><summary>Hint</summary>
#
# You'll find the answer for every line in the table and the text above. Write `True` and `False` without quotes.
#
# </details>
#
# ## What you learned
#
# - An account and a key are free. Calls that a model answers use up credit that you bought in advance.
# - A ChatGPT subscription doesn't cover API calls.
# - Auto-reload is on until you turn it off.

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>
#
# 위의 표와 설명에 모두 나와 있어요. `True`와 `False`는 따옴표 없이 적으세요.
#
# </details>
#
# ## 배운 것
#
# - 계정과 키는 무료예요. 모델이 답하는 호출에는 미리 사 둔 크레딧이 쓰여요.
# - ChatGPT를 구독해도 API 요금은 따로 내요.
# - 자동 충전은 직접 끄기 전까지 켜져 있어요.
