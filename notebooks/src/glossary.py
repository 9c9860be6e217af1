# /// page
# title.en = "Glossary"
# title.ko = "용어집"
# goal.en = "The technical words of this course, each explained in a sentence or two."
# goal.ko = "이 과정에 나오는 기술 용어를 한두 문장으로 풀었어요."
# ///

# %% [markdown] lang="en"
# The words are in alphabetical order. The arrows lead to the lessons that use a word.
# The names of OpenAI's products, settings and errors were checked on 2026-11-27. For the latest, see the [documentation](https://platform.openai.com/docs).

# %% [markdown] lang="ko"
# 가나다순이고, 영어로 시작하는 말은 그 뒤에 있어요. 화살표를 따라가면 그 말이 나오는 레슨이 열려요.
# OpenAI의 상품과 설정, 오류 이름은 2026-11-27에 확인했어요. 최신 내용은 [문서](https://platform.openai.com/docs)에 있어요.
