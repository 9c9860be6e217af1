# /// page
# title.en = "Speaker notes"
# title.ko = "진행 메모"
# goal.en = "What to say, what to show and where people get stuck, lesson by lesson."
# goal.ko = "레슨마다 무엇을 말하고 보여 줄지, 어디에서 자주 막히는지 정리했어요."
# ///

# %% [markdown] lang="en"
# For each lesson, you find what to say before anybody runs a cell and what to show on the projector. Then come the places where people get stuck, what to leave out when you are late, and one question for the room. [The facilitator's page](facilitator.ipynb) has the plans.
#
# You don't need to know everything. "I don't know, let's try it" is a good answer, because practice mode lets you try anything for free.

# %% [markdown] lang="ko"
# 레슨마다 몇 문장씩 적어 두었어요. 셀을 실행하기 전에 할 말, 화면으로 보여 줄 것, 자주 막히는 곳, 시간이 모자랄 때 뺄 것, 함께 생각할 질문이에요. 시간 계획은 [진행자 안내](facilitator.ipynb)에 있어요.
#
# 모든 것을 알 필요는 없어요. "저도 몰라요. 같이 해 봐요."도 좋은 대답이에요. 연습 모드에서는 무엇이든 무료로 시험해 볼 수 있으니까요.
