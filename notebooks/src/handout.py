# /// page
# title.en = "The page for learners"
# title.ko = "참가자용 한 장 안내"
# goal.en = "Everything that you need in the room, on one sheet."
# goal.ko = "이 시간에 필요한 것을 종이 한 장에 모았어요."
# ///

# %% [markdown] lang="en"
# | | Write it here |
# |---|---|
# | Address of this room | http:// |
# | My seat and PIN | |
#
# ## Begin
#
# 1. Join the room's Wi-Fi, open the address in a browser, and choose a language.
# 2. Open lesson 00. Click a gray box, a **cell**, and press **Shift+Enter** to run it.
# 3. Run the cells from top to bottom. The output appears below the cell. The very first cell takes longest, because Python is loading.
# 4. Do the exercise, then run the check below it. "Not yet" isn't a mark. It tells you what to try next.
#
# ## Know who answers
#
# - **Practice mode** is what you have now. The authors of the course wrote its answers. No AI answers, nothing is sent to OpenAI, and it's free.
# - **Live mode** needs a key, costs money, and sends what you type to OpenAI. Don't type anything private.
# - The address begins with `http`, so others in this network could read along. **Never type a real key or a password here.**
# - The progress board shows your seat number and solved exercises. Joining is up to you.
#
# ## If you're stuck
#
# | You see | Try this |
# |---|---|
# | `NameError` | Run the cells above, from the top. |
# | `SyntaxError` | A quotation mark, a bracket or a comma is missing, often in the line before. |
# | a red error that you don't understand | Read its last line first. Many lessons have `explain(error)`. |
# | a cell that doesn't stop | Press **Stop** (■). |
# | a cell that you broke | On the website, press **Undo my changes**. |
#
# Ask a neighbor, then a helper. There are no silly questions here.
#
# ## Go on at home
#
# You don't need a key to go on. Ask your facilitator for the address of the website or the kit. After this, read lesson 02 (a key of your own) and lesson 03 (your own file). If you create a key, it's a password; keep it in `.env`, and never show it to anyone.

# %% [markdown] lang="ko"
# | | 여기에 적으세요 |
# |---|---|
# | 이 방의 주소 | http:// |
# | 내 자리 번호와 PIN | |
#
# ## 시작하기
#
# 1. 이곳 와이파이에 연결하고 브라우저에서 주소를 연 다음, 언어를 골라요.
# 2. 레슨 00을 열어요. 회색 상자가 **셀**이에요. 셀을 클릭하고 **Shift+Enter**를 누르면 실행돼요.
# 3. 셀은 위에서 아래로 차례대로 실행해요. 출력은 셀 아래에 나와요. 첫 셀은 파이썬을 불러오느라 가장 오래 걸려요.
# 4. 연습 문제를 풀고 아래의 점검 셀을 실행해요. '아직이에요'는 점수가 아니라, 다음에 해 볼 것을 알려 주는 말이에요.
#
# ## 누가 답하는지 알기
#
# - 지금은 **연습 모드**예요. 답은 이 과정을 만든 사람들이 미리 써 두었어요. AI가 답하지 않고, OpenAI로 아무것도 보내지 않고, 무료예요.
# - **라이브 모드**는 키가 필요하고 요금이 들어요. 입력한 내용이 OpenAI로 전송되니 개인적인 내용은 쓰지 마세요.
# - 주소가 `http`로 시작해서 같은 네트워크의 다른 사람이 볼 수도 있어요. **진짜 키나 비밀번호를 입력하지 마세요.**
# - 현황판에는 자리 번호와 푼 연습 문제만 나와요. 참여는 선택이에요.
#
# ## 막혔을 때
#
# | 보이는 것 | 해 볼 것 |
# |---|---|
# | `NameError` | 위의 셀을 처음부터 차례대로 실행하세요. |
# | `SyntaxError` | 따옴표나 괄호, 쉼표가 빠졌어요. 바로 윗줄일 때도 많아요. |
# | 뜻을 모르는 빨간 오류 | 마지막 줄부터 읽으세요. 여러 레슨에 `explain(error)`가 있어요. |
# | 끝나지 않는 셀 | **멈추기**(■)를 누르세요. |
# | 잘못 고친 셀 | 웹사이트에서는 **고친 내용 되돌리기**를 누르세요. |
#
# 옆 사람에게, 그다음에는 도우미에게 물어보세요. 여기에 바보 같은 질문은 없어요.
#
# ## 집에서 이어 가기
#
# 키가 없어도 계속할 수 있어요. 웹사이트나 키트의 주소를 진행자에게 물어보세요. 다음에는 레슨 02(내 키)와 레슨 03(내 파일)을 보세요. 키를 만들었다면 비밀번호처럼 다루세요. `.env`에만 적고, 누구에게도 보이지 마세요.
