# /// page
# title.en = "If you come from the original guide"
# title.ko = "원래 가이드를 보고 왔다면"
# goal.en = "Find each part of the Korean guide *How to Use the OpenAI API* (January 2026) in this course, and see what has changed since."
# goal.ko = "가이드 *OpenAI API 사용 방법*(2026년 1월)의 내용이 이 과정의 어디에 있는지 찾고, 그 뒤로 달라진 것을 알아봐요."
# ///

# %% [markdown] lang="en"
# ## Find a topic
#
# | In the guide | Here |
# |---|---|
# | sign up and log in | [lesson 01](01_account.ipynb) |
# | create an API key | [lesson 02](02_key.ipynb) |
# | install with uv or pip | [lesson 03](03_own_file.ipynb) |
# | the list of models | [lesson 05](05_models.ipynb) |
# | a single turn, extracting just the message | [lesson 04](04_single_turn.ipynb) |
# | the function `chat_gpt`, word for word, and its fix | [lesson 06](06_function.ipynb) |
#
# This course has drawings instead of screenshots, because OpenAI's pages change often. Only lesson 06 has type hints.

# %% [markdown] lang="ko"
# ## 주제 찾기
#
# | 가이드 | 이 과정 |
# |---|---|
# | 회원가입 및 로그인 | [레슨 01](01_account.ipynb) |
# | API Key 발급받기 | [레슨 02](02_key.ipynb) |
# | uv나 pip으로 설치 | [레슨 03](03_own_file.ipynb) |
# | 사용 가능한 모델 목록 | [레슨 05](05_models.ipynb) |
# | 기본 사용법(싱글 턴), 답변에서 메시지만 추출 | [레슨 04](04_single_turn.ipynb) |
# | `chat_gpt` 함수(원문 그대로)와 고친 함수 | [레슨 06](06_function.ipynb) |
#
# OpenAI의 화면은 자주 바뀌어서 스크린샷 대신 그림을 넣었어요. 타입 힌트는 레슨 06에만 있고 다른 레슨에서는 뺐어요.

# %% [markdown] lang="en"
# ## See what has changed
#
# | Then | Now (checked 2026-11-27) |
# |---|---|
# | `model="gpt-4o"` | It shuts down on **2027-01-14**. This course uses `gpt-6-luna`, which costs about a twentieth as much per token. |
# | `temperature=0.1` in every call | Reasoning models accept it only when reasoning is off, and some never do. |
# | `api_key = "abc..."` in the code | The key is in `.env`, and `OpenAI()` reads it. |
# | role `system` | It still works. Newer documentation calls it `developer`. |
# | Chat Completions | It's supported indefinitely. For new projects, OpenAI recommends the [Responses API](12_responses.ipynb). |
# | openai 1.x or 2.x | The version is 3.x, and the call is the same. |

# %% [markdown] lang="ko"
# ## 달라진 것 알아보기
#
# | 그때 | 지금(2026-11-27 확인) |
# |---|---|
# | `model="gpt-4o"` | **2027-01-14**에 종료돼요. 이 과정은 토큰 가격이 20분의 1쯤인 `gpt-6-luna`를 써요 |
# | 모든 호출에 `temperature=0.1` | 추론 모델에서는 추론을 꺼야 쓸 수 있고, 아예 쓸 수 없는 모델도 있어요 |
# | 코드에 적은 `api_key = "abc..."` | 키는 `.env`에 두고 `OpenAI()`가 읽어요 |
# | `system` 역할 | 여전히 맞아요. 새 문서에서는 `developer`라고 해요 |
# | Chat Completions | 기한 없이 지원돼요. 새 프로젝트라면 OpenAI는 [Responses API](12_responses.ipynb)를 권해요 |
# | openai 1.x 또는 2.x | 버전이 3.x가 됐지만 호출하는 방법은 같아요 |
