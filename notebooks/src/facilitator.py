# /// page
# title.en = "Facilitator's guide"
# title.ko = "진행자 안내"
# goal.en = "Run a workshop for a room of people, from the week before to the last key that is deleted."
# goal.ko = "일주일 전 준비부터 마지막 키를 지울 때까지, 여러 사람과 함께하는 워크숍을 진행해요."
# ///

# %% [markdown] lang="en"
# This page is for whoever leads a room, from a club of six to a class of a hundred. Nobody in the room needs an account or a key, and you don't have to be a programmer for the plan of 90 minutes.
#
# Two more pages belong to it. [Speaker notes](speaker_notes.ipynb) has a few sentences for each lesson, and [the page for learners](handout.ipynb) fits on one sheet of paper.
#
# All commands run in a terminal in the kit's folder. Its file `README.md` says how to get the kit and open a terminal there. In the commands, `spring26` is the name of the room and `20` the number of seats, so put in your own.
#
# If you do this for the first time, plan about half a day in the week before. Most of it is doing the lessons yourself, as your learners will. You may copy, change and print everything, for paid workshops too, if you name the source (CC BY 4.0).

# %% [markdown] lang="ko"
# 이 페이지는 여섯 명짜리 동아리부터 백 명짜리 수업까지, 여러 사람과 함께 이 과정을 진행하는 분을 위한 안내예요. 참가자는 계정도 키도 필요 없어요. 90분 과정이라면 진행자가 프로그래머가 아니어도 괜찮아요.
#
# 함께 볼 페이지가 두 개 더 있어요. [진행 메모](speaker_notes.ipynb)에는 레슨마다 할 말이 몇 문장씩 있고, [참가자용 한 장 안내](handout.ipynb)는 종이 한 장에 들어가요.
#
# 처음이라면 준비에 반나절쯤 잡으세요. 대부분은 레슨을 참가자처럼 직접 해 보는 시간이에요. 출처를 밝히면 유료 워크숍에서도 모두 복사하고 고치고 인쇄해도 돼요(CC BY 4.0).
#
# 모든 명령은 키트 폴더에서 연 터미널에 입력해요. 키트를 받고 터미널을 여는 방법은 키트의 `README.ko.md` 파일에 있어요. 명령에 나오는 `spring26`은 방 이름이고 `20`은 자리 수예요. 내 상황에 맞게 바꿔 쓰세요.

# %% [markdown] lang="en"
# ## Choose a way
#
# **If you don't know which, take the first one.** It needs the least, and little can break.
#
# | | Web pages from your laptop | Own laptops with the kit | JupyterHub |
# |---|---|---|---|
# | A learner needs | a browser with a keyboard | permission to install | a browser with a keyboard |
# | You need | one laptop and a Wi-Fi network | the same, and files to install from | a Linux computer with about 250 MB of memory a seat |
# | Works | every lesson, in the page | everything, terminal included | everything, terminal included |
# | Doesn't work | terminal and `pip`, so lesson 03 and the ends of 14, 18 and 19 are only read | nothing, once it's installed | nothing, but it's a server that you look after |
# | Time lost at the start | a minute | up to an hour, if nobody installs beforehand | a few minutes |
# | The next day | changes stay in that browser, but can be opened only while your room is open | everything stays | the files are on your server until you delete them |
#
# - **Devices.** A current Chrome or Edge on any laptop or Chromebook is the safest. A tablet works with a keyboard. A phone is fine for reading, but not for typing code.
# - **Internet.** If the room has it and the website is online, learners can also open the public website. It uses https, keeps changes for later at home, and needs nothing from your laptop. The board is only on the pages of your room.
# - **Your laptop.** Others can reach one port of it, with the lessons, the practice server and the board. They can't reach your files. When you stop the command, the port is closed. The commands allow up to 200 seats, but the Wi-Fi reaches its limit earlier than the laptop. A small router may manage only about thirty devices, so ask.
# - **JupyterHub.** The memory was measured with 20 learners in lesson 05 on 2026-11-27. Start the seats before the session, because starting all at once is slow.

# %% [markdown] lang="ko"
# ## 진행 방식 고르기
#
# **잘 모르겠다면 첫 번째 방식으로 하세요.** 준비할 것이 가장 적고, 문제가 생길 일도 적어요.
#
# | | 진행자 노트북의 웹페이지 | 각자 노트북에 키트 설치 | JupyterHub |
# |---|---|---|---|
# | 참가자 준비물 | 브라우저와 키보드 | 설치 권한 | 브라우저와 키보드 |
# | 진행자 준비물 | 노트북 한 대와 와이파이 | 위와 같고, 설치용 파일 | 자리마다 메모리가 250MB쯤 있는 Linux 컴퓨터 |
# | 되는 것 | 모든 레슨을 페이지에서 | 터미널까지 전부 | 터미널까지 전부 |
# | 안 되는 것 | 터미널과 `pip`. 레슨 03과 14·18·19의 끝부분은 읽기만 해요 | 설치한 뒤에는 없어요 | 없지만, 서버를 직접 관리해야 해요 |
# | 시작할 때 걸리는 시간 | 1분 | 미리 설치하지 않으면 최대 한 시간 | 몇 분 |
# | 다음 날 | 고친 내용은 그 브라우저에 남지만, 방이 열려 있을 때만 볼 수 있어요 | 모두 남아요 | 지우기 전까지 서버에 남아요 |
#
# - **기기.** 최신 Chrome이나 Edge가 있는 노트북이나 크롬북이 가장 안전해요. 태블릿은 키보드가 있으면 괜찮아요. 휴대폰은 읽기에는 좋지만 코드를 입력하기는 어려워요.
# - **인터넷.** 인터넷이 되고 웹사이트가 공개되어 있다면 공개 웹사이트를 열어도 돼요. https를 쓰고, 고친 내용을 집에서 이어 볼 수 있고, 진행자 노트북이 필요 없어요. 현황판은 방의 페이지에만 있어요.
# - **진행자 노트북.** 다른 사람은 레슨, 연습 서버, 현황판이 있는 포트 하나에만 접속할 수 있어요. 내 파일에는 접속하지 못해요. 명령을 멈추면 포트가 닫혀요. 명령은 200자리까지 지원하지만 노트북보다 와이파이가 먼저 한계에 이르러요. 작은 공유기는 서른 대쯤이 한계일 수 있으니 미리 물어보세요.
# - **JupyterHub.** 메모리는 2026-11-27에 20명이 레슨 05를 실행하며 잰 값이에요. 한꺼번에 켜면 느리니, 시작하기 전에 자리를 미리 켜 두세요.

# %% [markdown] lang="en"
# ## Choose who answers
#
# | | Practice mode | Real keys | A model on your computer |
# |---|---|---|---|
# | What answers | sentences that we wrote beforehand | OpenAI's model | a small model that you run |
# | Cost | nothing | a few US cents a seat, and at least US\$5 of credit | nothing |
# | Network | none, once the page is open | internet | none, after a download of about 210 MB |
# | Needs consent | no | yes, see the checklist below | no, but its answers may be wrong or rude |
# | Good for | every first session | adults who go on afterward | showing that models differ |
#
# Practice mode is the default everywhere. It gives every seat the same answer, so you can point at it, and a room of thirty costs nothing. Its limit is that it answers only the questions of the lessons; for any other question, it says so.
#
# A good compromise is one real key, yours, on the projector. Everybody sees a real model, and nobody needs an account.
#
# A model on your computer needs the kit on the learners' computers, since a web page may not call it. The first command installs the model, and the second lets the room use it. It shows the lines that learners write into `.env`. The model is very small, so it knows little and writes poor Korean, and it serves four seats at a time.
#
# ```
# python -m uv run --no-dev python -m helpers local --install
# python -m uv run --no-dev python -m helpers local --host 0.0.0.0
# ```

# %% [markdown] lang="ko"
# ## 누가 답할지 고르기
#
# | | 연습 모드 | 진짜 키 | 내 컴퓨터의 모델 |
# |---|---|---|---|
# | 답하는 것 | 우리가 미리 써 둔 문장 | OpenAI의 모델 | 진행자가 실행하는 작은 모델 |
# | 비용 | 없음 | 자리마다 몇십 원, 크레딧은 최소 5달러 | 없음 |
# | 네트워크 | 페이지를 연 뒤에는 필요 없음 | 인터넷 | 약 210MB를 내려받은 뒤에는 필요 없음 |
# | 동의 | 필요 없음 | 필요해요. 아래 점검 목록을 보세요 | 필요 없지만, 답이 틀리거나 거칠 수 있어요 |
# | 알맞은 때 | 첫 시간 | 계속 배울 성인 | 모델마다 다르다는 것을 보여 줄 때 |
#
# 어디서나 처음에는 연습 모드예요. 모든 자리에 같은 답이 나와서 함께 보며 설명할 수 있고, 서른 명이 써도 돈이 들지 않아요. 다만 레슨에 나오는 질문에만 답해요. 다른 질문을 하면 준비된 답이 없다고 알려 줘요.
#
# 진행자의 진짜 키 하나로 화면에서만 보여 주는 방법도 좋아요. 모두 실제 모델을 볼 수 있고, 아무도 계정을 만들 필요가 없어요.
#
# 내 컴퓨터의 모델을 쓰려면 참가자 컴퓨터에도 키트가 있어야 해요. 웹페이지에서는 호출할 수 없거든요. 첫 번째 명령은 모델을 설치하고, 두 번째 명령은 방에서 함께 쓰게 해 줘요. 참가자가 `.env`에 적을 내용도 보여 줘요. 아주 작은 모델이라 아는 것이 적고 한국어가 서툴러요. 한 번에 네 자리까지 답해요.
#
# ```
# python -m uv run --no-dev python -m helpers local --install --lang ko
# python -m uv run --no-dev python -m helpers local --host 0.0.0.0 --lang ko
# ```

# %% [markdown] lang="en"
# ## Plan the time
#
# The minutes are those that each lesson states for a beginner who reads everything and does the exercises. A room is slower at the start and faster later. The order isn't that of the numbers. Lessons 04 and 05 come early, so that people have understood a call before they see a terminal. Lesson 01, signing up, is for home.
#
# ### 90 minutes
#
# {{plan 90}}
#
# If many people are new to Python, leave out lesson 05 and let the room try lesson 04 again with their own questions.

# %% [markdown] lang="ko"
# ## 시간 계획 세우기
#
# 시간은 처음 배우는 사람이 모두 읽고 연습 문제까지 풀 때 걸리는, 레슨마다 적힌 시간이에요. 여럿이 하면 처음에는 느리고 나중에는 빨라져요. 순서는 번호와 달라요. 터미널을 보기 전에 호출을 먼저 이해하도록 레슨 04와 05를 앞에 두었어요. 가입하는 레슨 01은 집에서 하면 돼요.
#
# ### 90분
#
# {{plan 90}}
#
# 파이썬이 처음인 사람이 많으면 레슨 05를 빼고, 레슨 04를 각자의 질문으로 한 번 더 하세요.

# %% [markdown] lang="en"
# ### Half a day, 4 hours
#
# {{plan half-day}}
#
# Lesson 03 takes place in a terminal, so with web pages only, show it on the projector. You can replace lesson 10 with 09, 11 or 13, which take as long.

# %% [markdown] lang="ko"
# ### 반나절(4시간)
#
# {{plan half-day}}
#
# 레슨 03은 터미널에서 해요. 웹페이지로만 진행한다면 화면으로 보여 주세요. 레슨 10 대신 시간이 같은 09나 11, 13을 해도 돼요.

# %% [markdown] lang="en"
# ### A full day, 8 hours
#
# {{plan full-day}}
#
# If you run late, lesson 07 is the one to shorten (its notes say how). Don't shorten lesson 14, because it's what people remember. Other lessons and their minutes are in [the list of lessons](00_start_here.ipynb).

# %% [markdown] lang="ko"
# ### 하루(8시간)
#
# {{plan full-day}}
#
# 시간이 모자라면 레슨 07을 줄이세요(진행 메모에 줄이는 방법이 있어요). 레슨 14는 사람들이 가장 오래 기억하니 줄이지 마세요. 다른 레슨의 시간은 [레슨 목록](00_start_here.ipynb)에 있어요.

# %% [markdown] lang="en"
# ## Find helpers
#
# Plan one helper for about ten seats, in addition to whoever speaks, and one for six if people install something or are under 14. This is a rule of thumb, not a measurement. Its reason is that a helper looks at one screen at a time. If a fix takes three minutes and three of ten seats are stuck, the last one waits nine minutes.
#
# - Give helpers the speaker notes a day before, and let them do lessons 00, 04 and 05 themselves.
# - Helpers ask before they touch a keyboard, and let the learner type.
# - Agree on a sign that everybody can see, such as a red cup on the table for "please help" and a green one for "I'm done".
# - Without helpers, put people in pairs. One types, the other reads aloud, and they swap after each exercise.

# %% [markdown] lang="ko"
# ## 도우미 정하기
#
# 말하는 사람 말고 도우미를 열 자리에 한 명쯤 두세요. 설치를 하거나 참가자가 14세 미만이면 여섯 자리에 한 명이 좋아요. 재 본 값은 아니고 경험에 따른 기준이에요. 도우미는 한 번에 화면 하나만 볼 수 있으니까요. 고치는 데 3분이 걸리고 열 자리 중 세 자리가 막히면, 마지막 사람은 9분을 기다려요.
#
# - 도우미에게 진행 메모를 하루 전에 주고, 레슨 00과 04, 05를 직접 해 보게 하세요.
# - 도우미는 키보드에 손대기 전에 먼저 묻고, 되도록 참가자가 직접 입력하게 해요.
# - 멀리서도 보이는 표시를 정하세요. 예를 들어 빨간 컵은 '도와주세요', 초록 컵은 '다 했어요'예요.
# - 도우미가 없으면 둘씩 짝을 지으세요. 한 사람은 입력하고 한 사람은 소리 내어 읽다가, 연습 문제마다 바꿔요.

# %% [markdown] lang="en"
# ## The week before
#
# - ☐ Choose a way, who answers and a plan from this page. Write down the number of seats.
# - ☐ Ask the people who run the network two questions. May one laptop serve web pages to the others in the same Wi-Fi? Is the port 8300 open between them? For JupyterHub or a model on your computer, ask about 8400 too.
# - ☐ Ask how old the learners are, and whose laptops they use. If anybody is under 18, or the laptops belong to a company, go through the checklist below now.
# - ☐ Get the kit on your own laptop, and build the website once. This needs the internet and [Node.js](https://nodejs.org) 20 or newer (`node --version` shows yours), and takes a few minutes the first time.
#
# ```
# python -m uv run --group site python notebooks/build.py --site build/site
# ```
#
# - ☐ Open the room on your laptop, and do lessons 00 and 04 on another device, for example a phone. Stop it with Ctrl+C.
#
# ```
# python -m uv run --no-dev --extra workshop python -m helpers workshop serve --room spring26 --seats 20
# ```
#
# - ☐ If learners install the kit, make the offline bundle, a ZIP file of about 100 MB for each system. Put its folder `workshop/spring26/bundle` on a USB stick, or let them fetch it from the page of your room, which has it from the next start on. They begin with its page `READ ME FIRST.html`. The command also names what to add for computers without Python. With `--plan`, it only shows how big the bundle will be. Try the bundle on one computer of each kind.
#
# ```
# python -m uv run --no-dev python -m helpers workshop bundle --room spring26
# ```
#
# - ☐ If you use real keys, calculate the cost, buy credit, and turn auto-reload off. The numbers are those of the lessons that you teach.
#
# ```
# python -m uv run --no-dev python -m helpers workshop budget --seats 20 --lessons 0 2 4 5
# ```
#
# - ☐ Tell the learners when, where and for how long. Say that they need no account, and should bring a charger.

# %% [markdown] lang="ko"
# ## 일주일 전
#
# - ☐ 이 페이지에서 진행 방식과 답할 것, 시간 계획을 고르고 자리 수를 적어 두세요.
# - ☐ 네트워크 담당자에게 두 가지를 물어보세요. 노트북 한 대가 같은 와이파이의 다른 기기에 웹페이지를 보여 줘도 되나요? 기기 사이에 8300번 포트가 열려 있나요? JupyterHub나 내 컴퓨터의 모델을 쓴다면 8400번도 물어보세요.
# - ☐ 참가자의 나이와, 누구의 노트북을 쓰는지 확인하세요. 18세 미만이 있거나 회사 노트북이면 아래 점검 목록부터 보세요.
# - ☐ 내 노트북에 키트를 받고 웹사이트를 한 번 만들어 두세요. 인터넷과 [Node.js](https://nodejs.org) 20 이상이 필요하고(`node --version`으로 버전을 확인해요), 처음에는 몇 분 걸려요.
#
# ```
# python -m uv run --group site python notebooks/build.py --site build/site
# ```
#
# - ☐ 내 노트북에서 방을 열고, 휴대폰처럼 다른 기기에서 레슨 00과 04를 해 보세요. Ctrl+C를 누르면 방이 닫혀요.
#
# ```
# python -m uv run --no-dev --extra workshop python -m helpers workshop serve --room spring26 --seats 20 --lang ko
# ```
#
# - ☐ 참가자가 키트를 설치한다면 오프라인 묶음을 만드세요. 시스템마다 100MB쯤 되는 ZIP 파일이 하나씩 생겨요. `workshop/spring26/bundle` 폴더를 USB 메모리에 담거나 방 페이지에서 받게 하세요. 방 페이지에는 방을 다시 열면 나와요. 참가자는 `READ ME FIRST.html` 페이지부터 열어요. 파이썬이 없는 컴퓨터를 위해 더 넣을 파일도 명령이 알려 줘요. `--plan`을 붙이면 크기만 미리 보여 줘요. 컴퓨터 종류마다 한 대씩 시험해 보세요.
#
# ```
# python -m uv run --no-dev python -m helpers workshop bundle --room spring26 --lang ko
# ```
#
# - ☐ 진짜 키를 쓴다면 비용을 계산하고, 크레딧을 사고, 자동 충전을 끄세요. 명령 끝의 숫자는 가르칠 레슨의 번호예요.
#
# ```
# python -m uv run --no-dev python -m helpers workshop budget --seats 20 --lessons 0 2 4 5 --won 1400 --lang ko
# ```
#
# - ☐ 참가자에게 시간과 장소, 걸리는 시간을 알리세요. 계정은 필요 없고 충전기만 가져오면 된다고 말해 주세요.

# %% [markdown] lang="en"
# ## The day before
#
# - ☐ Go to the room. Connect your laptop to its Wi-Fi and open the room as above. Open the address on a phone in the same Wi-Fi.
# - ☐ Let two more devices open it at the same time. If one can't, see "When something fails" below. This is the test that saves most first hours.
# - ☐ Print the page for learners, one a seat (`assets/print/handout.en.pdf`). Print this guide (`assets/print/facilitator.en.pdf`) and, from the browser, the speaker notes for yourself.
# - ☐ Print the seat cards, with the address that `workshop serve` showed you. The command names the page that it wrote; open it in a browser. Make a few more than you expect. The network can give your laptop another address tomorrow. Ask for a fixed one, or print the cards in the room. The PINs stay the same.
#
# ```
# python -m uv run --no-dev python -m helpers workshop seats --room spring26 --seats 20 --address http://192.168.0.10:8300
# ```
#
# - ☐ If you use real keys, create them now, with an expiry that lies after the end. First create an admin key on [this page](https://platform.openai.com/settings/organization/admin-keys), for which you must be an owner of the organization. Give it to this terminal only, with the projector off. Type the first line below on macOS or Linux, or the second in Windows PowerShell, then paste the key and press Enter. Write it nowhere else.
#
# ```
# read -rs OPENAI_ADMIN_KEY && export OPENAI_ADMIN_KEY
# $env:OPENAI_ADMIN_KEY = Read-Host
# ```
#
# - ☐ In the same terminal, create the keys and try them.
#
# ```
# python -m uv run --no-dev python -m helpers workshop keys mint --room spring26 --seats 20 --dollars 1 --hours 36
# python -m uv run --no-dev python -m helpers workshop keys check --room spring26
# ```
#
# - ☐ With JupyterHub, which needs Linux and root, do this a few days earlier, with the kit in a folder that everybody can read, such as `/opt/first-call`. Install it, create the users once, then start it with all servers before people arrive. If something is missing, such as Node.js, the command says what to run. It prints its own address, at port 8400, and writes its own cards with seats, PINs and that address. To use the board as well, start `workshop serve` for the same room before the first of these commands, without `sudo`, and add `--board` with its address to the last one. Then a learner who wants to join the board runs `from helpers import board` and `board.join()` in a cell, without typing a seat or a PIN.
#
# ```
# python -m uv sync --no-dev --extra hub
# sudo .venv/bin/python -m helpers workshop hub --room spring26 --seats 20 --add-users
# sudo .venv/bin/python -m helpers workshop hub --room spring26 --seats 20 --prespawn
# ```
#
# - ☐ Turn off sleep mode and updates on your laptop, and pack its charger, an extension cord, an adapter for the projector and the USB stick.
# - ☐ Try the projector from the last row. Zoom the browser to 150 percent, and the terminal to 20 points.

# %% [markdown] lang="ko"
# ## 하루 전
#
# - ☐ 장소에 가서 노트북을 그곳 와이파이에 연결하고, 위와 같이 방을 여세요. 같은 와이파이에 연결한 휴대폰으로 주소를 열어 보세요.
# - ☐ 기기 두 대로 더, 동시에 열어 보세요. 열리지 않으면 아래 '문제가 생겼을 때'를 보세요. 첫 한 시간을 지켜 주는 시험이에요.
# - ☐ 참가자용 한 장 안내(`assets/print/handout.ko.pdf`)를 자리 수만큼 인쇄하세요. 내가 볼 이 안내(`assets/print/facilitator.ko.pdf`)와 진행 메모도 인쇄하세요. 진행 메모는 브라우저에서 인쇄해요.
# - ☐ `workshop serve` 명령이 보여 준 주소를 넣어 자리 카드를 만드세요. 명령이 알려 주는 파일을 브라우저로 열어 인쇄해요. 예상보다 몇 장 더 만드세요. 내일은 노트북의 주소가 달라질 수 있어요. 고정 주소를 부탁하거나 그 자리에서 인쇄하세요. PIN은 그대로예요.
#
# ```
# python -m uv run --no-dev python -m helpers workshop seats --room spring26 --seats 20 --address http://192.168.0.10:8300 --lang ko
# ```
#
# - ☐ 진짜 키를 쓴다면 지금 만드세요. 끝나는 시각보다 늦게 만료되도록 시간을 정하세요. 먼저 [이 페이지](https://platform.openai.com/settings/organization/admin-keys)에서 관리자 키를 만드세요. 조직의 소유자(owner)여야 만들 수 있어요. 키는 이 터미널에만 넣고 다른 곳에는 적지 마세요. 프로젝터를 끈 상태에서, macOS와 Linux라면 아래 첫 줄을, Windows PowerShell이라면 둘째 줄을 입력하고, 키를 붙여 넣은 다음 Enter를 누르세요.
#
# ```
# read -rs OPENAI_ADMIN_KEY && export OPENAI_ADMIN_KEY
# $env:OPENAI_ADMIN_KEY = Read-Host
# ```
#
# - ☐ 같은 터미널에서 키를 만들고 시험하세요.
#
# ```
# python -m uv run --no-dev python -m helpers workshop keys mint --room spring26 --seats 20 --dollars 1 --hours 36 --lang ko
# python -m uv run --no-dev python -m helpers workshop keys check --room spring26 --lang ko
# ```
#
# - ☐ JupyterHub는 Linux와 root 권한이 필요하니 며칠 전에 해 보세요. 키트는 `/opt/first-call`처럼 누구나 읽을 수 있는 폴더에 두세요. 설치하고, 사용자를 한 번 만들고, 사람들이 오기 전에 모든 서버를 켜 두세요. Node.js처럼 빠진 것이 있으면 무엇을 실행할지 명령이 알려 줘요. 8400번 포트의 주소를 알려 주고, 자리 번호와 PIN, 그 주소가 적힌 카드도 만들어 줘요. 현황판도 쓰려면 아래 명령보다 먼저 같은 방 이름으로 `workshop serve` 명령을 `sudo` 없이 실행하고, 마지막 명령에 `--board`와 그 방의 주소를 붙이세요. 그러면 현황판에 참여하고 싶은 사람은 자리 번호나 PIN 없이 셀에서 `from helpers import board`와 `board.join()`만 실행하면 돼요.
#
# ```
# python -m uv sync --no-dev --extra hub
# sudo .venv/bin/python -m helpers workshop hub --room spring26 --seats 20 --add-users --lang ko
# sudo .venv/bin/python -m helpers workshop hub --room spring26 --seats 20 --prespawn --lang ko
# ```
#
# - ☐ 노트북의 절전 모드와 자동 업데이트를 끄고 충전기, 멀티탭, 프로젝터 어댑터, USB 메모리를 챙기세요.
# - ☐ 맨 뒷줄에서 화면을 보세요. 브라우저는 150%로 확대하고 터미널 글자는 20포인트로 키우세요.

# %% [markdown] lang="en"
# ## The first ten minutes
#
# 1. **Before they come**, open the room and put the projector's page on the wall. It shows the address and a QR code, and `workshop serve` prints where it is (`/room` after the address). Write the address on the whiteboard too.
# 2. **Minute 0.** Say who you are, what they will be able to do at the end, and when the break is. Say that nothing is sent to OpenAI and nothing costs money.
# 3. **Minute 2.** Everybody opens the address and chooses a language. Whoever sees the page helps a neighbor.
# 4. **Minute 4.** Open lesson 00 together and run the first cell. Over Wi-Fi, the first cell loads 12 MB on each computer, so thirty seats at once may take a minute or two. Talk in the meantime.
# 5. **Minute 7.** Ask for a green cup from everybody who sees *Hello, notebook!* below the cell. Helpers go to the others. Don't go on before nine of ten are there.
# 6. **Minute 8.** Say what the board is. It shows seat numbers and solved exercises, no names, and joining is voluntary. Whoever likes presses **Join the board** and types the seat and the PIN from the card. In an installed kit, they run the lines on the card in a cell. Everybody can see the board at `/board` after the address.
# 7. **Minute 10.** Begin. If someone still has no page, put two people at one computer and look for the reason in the break.

# %% [markdown] lang="ko"
# ## 첫 10분
#
# 1. **사람들이 오기 전.** 방을 열고 화면에 프로젝터용 페이지를 띄우세요. 주소와 QR 코드가 나오는 페이지예요. 방 주소 뒤에 `/room`을 붙이면 열려요. 칠판에도 방 주소를 적어 두세요.
# 2. **0분.** 내 소개를 하고, 끝나면 무엇을 할 수 있는지와 쉬는 시간을 알려 주세요. OpenAI로 아무것도 보내지 않고 돈도 들지 않는다고 말해 주세요.
# 3. **2분.** 모두 주소를 열고 언어를 골라요. 먼저 연 사람은 옆 사람을 도와요.
# 4. **4분.** 레슨 00을 함께 열고 첫 셀을 실행해요. 첫 셀은 컴퓨터마다 12MB를 불러와요. 서른 자리가 한꺼번에 하면 와이파이에서 1~2분 걸릴 수 있으니, 그동안 이야기를 이어 가세요.
# 5. **7분.** 셀 아래에 인사말이 나온 사람은 초록 컵을 올려요. 도우미는 나머지 사람에게 가요. 열 명 중 아홉 명이 될 때까지 넘어가지 마세요.
# 6. **8분.** 현황판을 소개하세요. 자리 번호와 푼 연습 문제만 나오고 이름은 나오지 않으며, 참여는 선택이에요. 원하는 사람은 **현황판 참여하기**를 누르고 카드에 적힌 자리 번호와 PIN을 입력해요. 설치한 키트에서는 카드에 적힌 코드를 셀에서 실행해요. 현황판은 방 주소 뒤에 `/board`를 붙이면 누구나 볼 수 있어요.
# 7. **10분.** 시작하세요. 아직 페이지가 열리지 않는 사람은 옆 사람과 함께 보게 하고, 원인은 쉬는 시간에 찾아보세요.

# %% [markdown] lang="en"
# ## Keep the room together
#
# - **Look at the board, not at faces.** When eight of ten seats have solved the exercise, go on. Seats that never light up may just not have joined, so look at the cups too.
# - **Read every exercise aloud** before people begin, and say how long they have. Then be silent, because people can't type and listen.
# - **Show the check failing once.** A "Not yet" that you got yourself takes away the fear of it.
# - **Early finishers** do the next exercise, the playground in lesson 05 or the small chat in lesson 10. Or they help, if they ask before they type.
# - **People who don't know Python** need variables, strings, lists and dictionaries from lesson 04 on. Seat them next to someone who does, and let them copy. Without any Python in the room, do lessons 00 and 01 and the playground in lesson 05, which is a form to click.
# - **Nothing is graded.** Nobody sees what someone typed, and nobody has to finish.

# %% [markdown] lang="ko"
# ## 다 함께 나아가기
#
# - **얼굴 말고 현황판을 보세요.** 열 자리 중 여덟 자리가 연습 문제를 풀었으면 넘어가세요. 불이 켜지지 않은 자리는 참여하지 않은 것일 수 있으니 컵도 함께 보세요.
# - **연습 문제는 시작하기 전에 소리 내어 읽고,** 시간이 얼마나 있는지 말해 주세요. 그다음에는 조용히 기다리세요. 들으면서 입력하기는 어려워요.
# - **점검이 실패하는 모습을 한 번 보여 주세요.** 진행자도 '아직이에요'를 보면 겁내지 않게 돼요.
# - **먼저 끝낸 사람**은 다음 연습 문제, 레슨 05의 플레이그라운드, 레슨 10의 작은 채팅을 해요. 손대기 전에 먼저 물어본다면 옆 사람을 도와도 돼요.
# - **파이썬을 모르는 사람**은 레슨 04부터 변수, 문자열, 리스트, 딕셔너리가 필요해요. 아는 사람 옆에 앉혀 따라 하게 하세요. 모두 파이썬을 모른다면 레슨 00과 01, 그리고 눌러 쓰는 양식인 레슨 05의 플레이그라운드를 하세요.
# - **점수를 매기지 않아요.** 누가 무엇을 입력했는지 아무도 보지 않고, 끝까지 하지 않아도 괜찮아요.

# %% [markdown] lang="en"
# ## When something fails
#
# **First look who is affected.** One seat is that computer. One row is often the Wi-Fi. Everybody is your laptop or the network.
#
# | What you see | What to do |
# |---|---|
# | Nobody can open the address | Your laptop may sleep, or use another Wi-Fi. If Windows asked about the network, allow Python, for private **and** public networks. On a company's laptop only its administrator can; do this the week before. `workshop serve` shows other addresses of your laptop; try those. |
# | Your own laptop opens it, others don't | The Wi-Fi keeps devices apart (client isolation), as guest networks often do. Ask for another network, use your own router, or share a phone's hotspot; some hotspots allow only ten devices. Without any network, copy the folder `build/site` to USB sticks, and run `python serve.py` in it on each computer that has Python. |
# | Port 8300 is in use or blocked | Choose another one with `--port 8080`. The address and the seat cards change with it. Two rooms on one laptop need two names and two ports. |
# | A company computer opens a proxy's error page | The browser sends even local addresses to the proxy. Add the address to the proxy's exceptions, or use a browser or a phone without it. |
# | The page opens, but there are no **Run** buttons | The website was built with `--pages-only`, or an old browser can't run it. Use a current Chrome, Edge or Firefox. |
# | The first cell takes minutes | Many load at once. Let half of the room begin, and the other half a minute later. |
# | The internet is gone | With practice mode, go on; nothing needs it. With real keys, change the cell to `connect("sk-practice")` and go on in practice mode. |
# | The practice server or the board has stopped | Start the same command again. The PINs and the room key stay the same. Open pages go on running, because practice mode is inside the page; the board comes back with its lights. Your own link to the board is a new one. |
# | A seat can't join the board | After several wrong PINs it has to wait; the page says how long. If the card is lost, make the cards again, since the PINs stay the same. If someone else sits at the seat now, joining again replaces the earlier one. |
# | Someone leaves, or the next class begins | Lights stay when someone leaves. Clear the seat with your own link to the board. For another class, start a room with another name; it has its own PINs and cards. |
# | More people come than there are seats | Stop the room, and start it again with a higher number after `--seats`. Make the cards again with the same number and print the new ones. The PINs and lights of the others stay. |
# | The address has changed | Your laptop got another one from the network. Start the room again, write the new address on the whiteboard, and print new cards or correct them by hand. |
# | The board bothers someone | Switch it off with your own link, which `workshop serve` prints. Nothing else depends on it. |
# | `insufficient_quota`, `billing_hard_limit_reached` | The credit or the limit is used up, and waiting doesn't help. Go on in practice mode, and raise the limit in the break. |
# | `rate_limit_exceeded` | Too many requests in a minute. The SDK retries by itself. Let rows begin one after the other. |
# | A key was shown on the projector | Run the `keys mint` command at once as before, with `--again 7` added for seat 7. It deletes the old key and creates a new one. |
# | A laptop has died | Put two people at one computer. With web pages, any other device with a browser works, but changes stay on the old one. |
# | Your own laptop has died | A second laptop with the kit and the website takes over with the same command. Without one, share the printed page and read lesson 00 aloud; it sounds odd, and works. |
# | The projector is dark | Read the address aloud and go on. Everybody has the page on their own screen. |
# | The terminal shows broken Korean letters | Use Windows Terminal instead of the old Command Prompt, or add `--lang en`. |
# | `python` isn't found | Type `py` on Windows, `python3` on macOS and Linux. |
# | An installation stops at a certificate | A company network checks connections with its own certificate. Set `UV_SYSTEM_CERTS=true`, or install from the bundle, which needs no network. |
# | A learner's notebook is a mess | In the kit's folder, `python -m uv run --no-dev python -m helpers original 04` brings lesson 04 back and keeps the learner's version. On the website, **Undo my changes** does it for one cell. |
# | You can't find the reason | `python -m helpers doctor` looks at the installation, the settings and the network, and says what to fix. |

# %% [markdown] lang="ko"
# ## 문제가 생겼을 때
#
# **누구에게 생긴 문제인지부터 보세요.** 한 자리면 그 컴퓨터, 한 줄이면 와이파이, 모두라면 내 노트북이나 네트워크 문제일 때가 많아요.
#
# | 보이는 것 | 할 일 |
# |---|---|
# | 아무도 주소를 열 수 없어요 | 노트북이 절전 상태이거나 다른 와이파이에 연결됐을 수 있어요. Windows가 네트워크 사용을 물으면 개인 네트워크와 공용 네트워크 **모두** 허용하세요. 회사 노트북이라면 관리자만 허용할 수 있으니 일주일 전에 부탁하세요. `workshop serve` 명령이 보여 준 다른 주소도 시험해 보세요. |
# | 내 노트북에서는 열리는데 다른 기기에서는 안 열려요 | 와이파이가 기기끼리 연결하지 못하게 막은 거예요(클라이언트 격리). 손님용 와이파이에 흔해요. 다른 네트워크를 부탁하거나, 내 공유기나 휴대폰 핫스팟을 쓰세요. 핫스팟은 열 대까지만 되기도 해요. 네트워크가 전혀 없으면 `build/site` 폴더를 USB 메모리에 복사하고, 파이썬이 있는 컴퓨터마다 그 폴더에서 `python serve.py`를 실행하세요. |
# | 8300번 포트를 이미 쓰고 있거나 막혀 있어요 | `--port 8080`처럼 다른 번호를 고르세요. 주소와 자리 카드도 바뀌어요. 노트북 한 대로 방을 두 개 열려면 이름과 포트를 다르게 하세요. |
# | 회사 컴퓨터에서 프록시 오류 페이지가 나와요 | 브라우저가 가까운 주소까지 프록시로 보내고 있어요. 프록시 예외에 주소를 넣거나, 프록시를 쓰지 않는 브라우저나 휴대폰으로 여세요. |
# | 페이지는 열리는데 **실행** 버튼이 없어요 | 웹사이트를 `--pages-only`로 만들었거나 브라우저가 오래됐어요. 최신 Chrome이나 Edge, Firefox를 쓰세요. |
# | 첫 셀이 몇 분씩 걸려요 | 한꺼번에 불러오고 있어요. 절반이 먼저 시작하고, 나머지는 1분 뒤에 시작하게 하세요. |
# | 인터넷이 끊겼어요 | 연습 모드라면 그대로 진행하세요. 인터넷이 필요 없어요. 진짜 키를 쓰고 있었다면 셀을 `connect("sk-practice")`로 바꾸고 연습 모드로 이어 가세요. |
# | 연습 서버나 현황판이 멈췄어요 | 같은 명령을 다시 실행하세요. PIN과 방 키는 그대로예요. 연습 모드는 페이지 안에서 실행되니 열려 있던 페이지는 계속 쓸 수 있고, 현황판의 불도 그대로 남아요. 진행자용 링크는 새로 나온 것을 쓰세요. |
# | 현황판에 참여할 수 없어요 | PIN을 여러 번 틀리면 잠시 기다려야 해요. 얼마나 기다릴지 페이지가 알려 줘요. 카드를 잃어버렸으면 다시 만드세요. PIN은 그대로예요. 그 자리에 다른 사람이 앉았다면 다시 참여하면 돼요. |
# | 참가자가 먼저 나가거나 다음 반이 시작돼요 | 나가도 불은 남아요. 진행자용 링크에서 그 자리를 지우세요. 다음 반은 다른 이름으로 방을 새로 여세요. PIN과 카드도 따로 만들어져요. |
# | 자리보다 사람이 많아요 | 방을 닫고 `--seats` 뒤의 수를 늘려 다시 여세요. 카드도 같은 수로 다시 만들어 새 자리의 것만 인쇄하세요. 다른 자리의 PIN과 불은 그대로예요. |
# | 주소가 바뀌었어요 | 네트워크가 노트북에 다른 주소를 준 거예요. 방을 다시 열고, 새 주소를 칠판에 적고, 카드는 다시 인쇄하거나 손으로 고치세요. |
# | 현황판을 불편해하는 사람이 있어요 | `workshop serve` 명령이 보여 준 진행자용 링크에서 끄세요. 다른 것에는 영향이 없어요. |
# | `insufficient_quota`, `billing_hard_limit_reached` | 크레딧이나 한도를 다 썼어요. 기다려도 풀리지 않아요. 연습 모드로 이어 가고, 쉬는 시간에 한도를 올리세요. |
# | `rate_limit_exceeded` | 1분 동안 요청이 너무 많았어요. SDK가 알아서 다시 시도해요. 한 줄씩 차례로 시작하게 하세요. |
# | 키가 화면에 나왔어요 | 바로 `keys mint` 명령을 처음과 똑같이, 끝에 `--again 7`처럼 자리 번호를 붙여 실행하세요. 예전 키를 삭제하고 새 키를 만들어요. |
# | 참가자 노트북이 고장 났어요 | 두 사람이 한 컴퓨터를 쓰게 하세요. 웹페이지 방식이라면 브라우저가 있는 다른 기기로도 할 수 있지만, 고친 내용은 원래 기기에 남아요. |
# | 내 노트북이 고장 났어요 | 키트와 웹사이트가 있는 두 번째 노트북에서 같은 명령을 실행하세요. 없다면 한 장 안내를 나눠 주고 레슨 00을 소리 내어 읽으며 설명하세요. 어색해도 돼요. |
# | 프로젝터가 안 나와요 | 주소를 소리 내어 읽고 계속하세요. 모두 자기 화면에 같은 페이지가 있어요. |
# | 터미널의 한글이 깨져요 | 예전 명령 프롬프트 대신 Windows 터미널을 쓰거나 `--lang en`을 붙이세요. |
# | `python`을 찾을 수 없다고 나와요 | Windows에서는 `py`, macOS와 Linux에서는 `python3`를 입력하세요. |
# | 설치가 인증서 오류에서 멈춰요 | 회사 네트워크가 자체 인증서로 연결을 검사하고 있어요. `UV_SYSTEM_CERTS=true`를 지정하거나, 네트워크가 필요 없는 오프라인 묶음으로 설치하세요. |
# | 참가자의 노트북 파일이 엉망이 됐어요 | 키트 폴더에서 `python -m uv run --no-dev python -m helpers original 04`를 실행하면 레슨 04가 원래대로 돌아오고, 참가자의 파일도 남아요. 웹사이트에서는 셀마다 **고친 내용 되돌리기**를 누르세요. |
# | 원인을 모르겠어요 | `python -m helpers doctor`를 실행하면 설치와 설정, 네트워크를 살펴보고 고칠 것을 알려 줘요. |

# %% [markdown] lang="en"
# ## Make the seat cards
#
# There are two kinds, and you may need both.
#
# - **Seat, PIN and address.** `workshop seats` writes a page to print, with a card for each seat. The PIN belongs to the seat, for the board and for JupyterHub. Running the command again gives the same PINs. There is no key on these cards.
# - **Real keys.** `workshop keys mint` writes another page, with the key of each seat. It's the only file that has the keys. A key is too long to type, so send it to each learner as well, for example in a private message.
#
# Cut the cards, put one on each table before people arrive, and collect the ones with keys at the end. Don't photograph them, and don't put either page online.

# %% [markdown] lang="ko"
# ## 자리 카드 만들기
#
# 카드는 두 종류예요. 둘 다 필요할 수도 있어요.
#
# - **자리 번호, PIN, 주소.** `workshop seats` 명령이 자리마다 카드가 한 장씩 있는 인쇄용 페이지를 만들어요. PIN은 자리마다 다르고, 현황판과 JupyterHub에 쓰여요. 명령을 다시 실행해도 PIN은 그대로예요. 이 카드에는 키가 없어요.
# - **진짜 키.** `workshop keys mint` 명령이 자리마다 키가 적힌 다른 페이지를 만들어요. 키가 들어 있는 파일은 이것뿐이에요. 키는 손으로 입력하기에 너무 기니, 개인 메시지 등으로도 보내 주세요.
#
# 카드를 잘라서 사람들이 오기 전에 자리마다 한 장씩 두고, 키가 적힌 카드는 끝날 때 모두 거두세요. 사진을 찍거나 페이지를 인터넷에 올리지 마세요.

# %% [markdown] lang="en"
# ## Use real keys
#
# - A key for each seat comes from your own organization, so learners need no account. You are responsible for what they send.
# - OpenAI has no limit for a single key. By default, each seat gets a project with its own limit, which OpenAI may count a little late. With `--shared`, all seats share one, which is tidier, but one seat can use up everything.
# - Do you already have a gateway that hands out keys? Learners write its address into `.env` as `OPENAI_BASE_URL`, next to the key of the gateway.
# - Over plain http, nobody should type a real key, because others in the network could read it. Real keys belong in the kit on a learner's own computer.
#
# Right after the session, delete all keys. The command also tries each one and proves that it's refused.
#
# ```
# python -m uv run --no-dev python -m helpers workshop keys revoke --room spring26
# ```

# %% [markdown] lang="ko"
# ## 진짜 키 쓰기
#
# - 자리마다 쓰는 키를 진행자의 조직에서 만들어요. 그래서 참가자는 계정이 필요 없어요. 대신 참가자가 보내는 내용에 대한 책임도 진행자에게 있어요.
# - OpenAI에는 키 하나에 거는 한도가 없어요. 그래서 기본으로는 자리마다 한도가 따로 있는 프로젝트를 하나씩 만들어요. 한도는 조금 늦게 적용될 수 있어요. `--shared`를 쓰면 한 프로젝트를 함께 써서 간단하지만, 한 자리가 전부 써 버릴 수 있어요.
# - 키를 나눠 주는 게이트웨이가 이미 있다면, 참가자는 `.env`에 그 주소를 `OPENAI_BASE_URL`로 적고 게이트웨이의 키를 함께 적으면 돼요.
# - 주소가 http로 시작하면 진짜 키를 입력하지 마세요. 같은 네트워크의 다른 사람이 볼 수 있어요. 진짜 키는 각자 컴퓨터에 설치한 키트에서만 쓰세요.
#
# 끝나면 바로 모든 키를 삭제하세요. 이 명령은 키를 하나씩 시험해서 모두 거부되는지도 확인해요.
#
# ```
# python -m uv run --no-dev python -m helpers workshop keys revoke --room spring26 --lang ko
# ```

# %% [markdown] lang="en"
# ## Afterward
#
# - ☐ Revoke the keys and collect the cards with keys. Then delete your admin key too, on the page where you created it.
# - ☐ Before you close the room, let people copy code that they want to keep into a file, an email to themselves or a USB stick. At home they can't open your address.
# - ☐ Close the room with Ctrl+C, and JupyterHub in the same way. With `--remove-users` instead of `--prespawn`, the learners' users and files are deleted.
# - ☐ Delete the room's folder `workshop/spring26` if you won't open this room again. It has the secret of the PINs, the cards, and which seat solved what, but no names.
# - ☐ Send people the address of the public website or the kit, and say where to go on. After 90 minutes that's lesson 02, after half a day lesson 07, after a full day lesson 08.
# - ☐ Ask two questions on a slip of paper without a name. What will you use this for? Where did you get stuck?
# - ☐ Write down, while you remember it, where the room got stuck and how long each lesson really took.

# %% [markdown] lang="ko"
# ## 끝난 뒤
#
# - ☐ 키를 모두 삭제하고, 키가 적힌 카드를 거두세요. 그다음 관리자 키도 만들었던 페이지에서 삭제하세요.
# - ☐ 방을 닫기 전에, 남기고 싶은 코드를 파일이나 나에게 보내는 메일, USB 메모리에 복사하게 하세요. 집에서는 이 방의 주소를 열 수 없어요.
# - ☐ Ctrl+C를 눌러 방을 닫으세요. JupyterHub도 똑같이 닫아요. `--prespawn` 대신 `--remove-users`를 쓰면 참가자의 사용자와 파일이 지워져요.
# - ☐ 이 방을 다시 열지 않을 거라면 `workshop/spring26` 폴더를 지우세요. PIN을 만드는 비밀값과 카드, 어느 자리가 무엇을 풀었는지가 들어 있고, 이름은 없어요.
# - ☐ 공개 웹사이트나 키트의 주소를 알려 주고, 어디부터 이어 가면 되는지 말해 주세요. 90분 과정 뒤에는 레슨 02, 반나절 뒤에는 레슨 07, 하루 뒤에는 레슨 08이에요.
# - ☐ 이름을 쓰지 않는 쪽지로 두 가지를 물어보세요. 어디에 써 볼 건가요? 어디에서 막혔나요?
# - ☐ 어디에서 막혔는지, 레슨마다 실제로 얼마나 걸렸는지 기억날 때 적어 두세요.

# %% [markdown] lang="en"
# ## Check consent and data
#
# *As of 2026-11-28. This isn't legal advice. Read the linked pages, and ask your school or company when in doubt.*
#
# ### What is sent where
#
# | | What leaves a learner's computer | Who has it then |
# |---|---|---|
# | Practice mode in the page | nothing; the page runs it | nobody |
# | Practice mode in the kit | nothing | nobody |
# | Own Python with the room's practice server | the requests, over plain http | your laptop answers them and keeps none in a file; others in the network could read them on the way |
# | Real key | prompts, files and pictures | OpenAI, under your organization |
# | A model on a computer of yours | the requests | that computer |
# | JupyterHub | everything that learners write and save | the computer that it runs on, until you delete the files |
# | Board | seat number and names of solved exercises | your laptop, in the room's folder until you delete it |
#
# OpenAI says that data sent to its API isn't used for training unless you opt in. It keeps logs that may contain prompts and answers for up to 30 days, sometimes longer, and stored responses for at least 30 days ([your data](https://developers.openai.com/api/docs/guides/your-data)).

# %% [markdown] lang="ko"
# ## 동의와 개인정보 점검하기
#
# *2026-11-28 기준이에요. 법률 자문이 아니에요. 링크한 페이지를 직접 읽고, 확실하지 않으면 학교나 회사에 물어보세요.*
#
# ### 무엇을 어디로 보내는지
#
# | | 참가자 컴퓨터에서 나가는 것 | 누가 갖게 되나요 |
# |---|---|---|
# | 페이지의 연습 모드 | 없음. 페이지 안에서 실행돼요 | 없음 |
# | 키트의 연습 모드 | 없음 | 없음 |
# | 내 파이썬에서 방의 연습 서버로 | 요청 내용(암호화되지 않은 http) | 진행자 노트북이 답하고 파일로 남기지 않아요. 같은 네트워크의 다른 사람이 도중에 볼 수는 있어요 |
# | 진짜 키 | 프롬프트, 파일, 이미지 | OpenAI. 진행자의 조직 이름으로 |
# | 진행자 컴퓨터의 모델 | 요청 내용 | 그 컴퓨터 |
# | JupyterHub | 참가자가 쓰고 저장하는 모든 것 | JupyterHub가 있는 컴퓨터. 파일을 지울 때까지 |
# | 현황판 | 자리 번호와 푼 연습 문제 이름 | 진행자 노트북. 방의 폴더를 지울 때까지 |
#
# OpenAI는 동의하지 않는 한 API로 받은 데이터를 학습에 쓰지 않는다고 밝히고 있어요. 다만 프롬프트와 답이 담긴 기록을 최대 30일(더 길 수도 있어요), 저장된 응답은 30일 이상 보관해요([데이터 안내](https://developers.openai.com/api/docs/guides/your-data)).

# %% [markdown] lang="en"
# ### Minors
#
# - ☐ **Use practice mode.** It needs no account, and nothing is sent anywhere.
# - ☐ Don't create a key for a minor, and don't let one sign up in your room. If a real model must be shown, use your own key on the projector, and type what the room suggests.
# - ☐ OpenAI's terms for individuals ask for an age of at least 13, or more where a country demands it, and for a parent's permission under 18 ([terms](https://openai.com/policies/row-terms-of-use/)). Other terms apply to organizations that use the API ([services agreement](https://openai.com/policies/services-agreement/)).
# - ☐ OpenAI has separate rules for programs that serve people under 18. We read them in a translation. Personal data of children under 13, or under the age of digital consent, may not be processed unless zero data retention is set up ([guidance](https://developers.openai.com/api/docs/guides/safety-checks/under-18-api-guidance)).
# - ☐ In Korea, a child under 14 can't give consent to the processing of personal information alone. It has to come from the child's legal representative, and you have to confirm that it did ([Personal Information Protection Act](https://www.law.go.kr/법령/개인정보보호법), article 22-2).
# - ☐ Names on a list of participants and photos in which people can be recognized are personal information too. Ask before you take pictures, and accept a no without a reason.
# - ☐ Learners use seat numbers, not names, on the board and on cards.
# - ☐ Explain to children, in their own words, that no AI answers in practice mode, and that a real one can be wrong.

# %% [markdown] lang="ko"
# ### 미성년자
#
# - ☐ **연습 모드를 쓰세요.** 계정이 필요 없고, 아무것도 밖으로 보내지 않아요.
# - ☐ 미성년자에게 키를 만들어 주지 말고, 그 자리에서 가입하게 하지 마세요. 실제 모델을 꼭 보여 줘야 한다면 진행자의 키로 화면에서만 보여 주고, 참가자가 말한 질문을 진행자가 입력하세요.
# - ☐ OpenAI의 개인용 약관은 13세 이상(나라에 따라 더 높은 나이)을 요구하고, 18세 미만은 보호자의 허락이 있어야 한다고 해요([약관](https://openai.com/policies/row-terms-of-use/)). API를 쓰는 조직에는 다른 약관이 적용돼요([서비스 계약](https://openai.com/policies/services-agreement/)).
# - ☐ 18세 미만이 쓰는 프로그램에는 OpenAI의 별도 지침이 있어요. 우리는 번역본으로 읽었어요. 데이터를 보관하지 않는 설정(zero data retention)이 없으면 13세 미만이나 디지털 동의 나이 미만 아동의 개인정보를 처리할 수 없어요([지침](https://developers.openai.com/api/docs/guides/safety-checks/under-18-api-guidance)).
# - ☐ 한국에서는 14세 미만 아동의 개인정보를 처리하는 데 동의가 필요하면 법정대리인의 동의를 받고, 실제로 동의했는지 확인해야 해요([개인정보 보호법](https://www.law.go.kr/법령/개인정보보호법) 제22조의2).
# - ☐ 참가자 명단의 이름이나 얼굴을 알아볼 수 있는 사진도 개인정보예요. 사진을 찍기 전에 물어보고, 거절하면 이유를 묻지 마세요.
# - ☐ 현황판과 카드에는 이름 대신 자리 번호를 쓰세요.
# - ☐ 연습 모드에서는 AI가 답하지 않는다는 것과, 실제 모델은 틀릴 수 있다는 것을 아이들의 말로 알려 주세요.

# %% [markdown] lang="en"
# ### Companies and schools
#
# - ☐ Is there a policy on AI services and on installing programs? Show it the table above.
# - ☐ Nobody types customer data, personal data, passwords or internal documents into a live call. Lesson 14 brings made-up reviews, so nobody needs real ones.
# - ☐ Who owns the organization at OpenAI, who may create keys in it, and who is charged? Get this in writing before you create keys.
# - ☐ Does data have to stay in a certain country? Then use practice mode or a model on your own computer.
# - ☐ If you keep a list of participants, say what it's for and when you delete it.

# %% [markdown] lang="ko"
# ### 회사와 학교
#
# - ☐ AI 서비스와 프로그램 설치에 관한 규정이 있나요? 담당자에게 위의 표를 보여 주세요.
# - ☐ 라이브 호출에 고객 정보, 개인정보, 비밀번호, 내부 문서를 입력하지 않게 하세요. 레슨 14에는 지어낸 리뷰가 들어 있으니 진짜 자료는 필요 없어요.
# - ☐ OpenAI 조직의 주인은 누구이고, 누가 키를 만들 수 있고, 요금은 누구에게 청구되나요? 키를 만들기 전에 글로 확인받으세요.
# - ☐ 데이터가 특정 나라 밖으로 나가면 안 되나요? 그렇다면 연습 모드나 내 컴퓨터의 모델을 쓰세요.
# - ☐ 참가자 명단을 만든다면 무엇에 쓰고 언제 지우는지 알려 주세요.

# %% [markdown] lang="en"
# ## Make the room work for everybody
#
# - **Size.** Zoom the projected browser to 150 percent or more. The pages can be enlarged to 200 percent without losing anything.
# - **Colors.** Every page has a light, a dark and an automatic theme. A check says "Right" or "Not yet" in words, and the board uses shapes too, so nobody has to tell red from green. For cups on the table, choose two shapes as well.
# - **Keyboard.** Everything can be used without a mouse. Shift+Enter runs a cell.
# - **Screen readers.** The website's pages have headings, labels and descriptions of every picture. They usually work better with a screen reader than JupyterLab does. Send the address a day before, so that a learner can try it with their own settings.
# - **Speech.** Read aloud what you show, line numbers and error messages included. Face the room, and use a microphone if there is one.
# - **Language.** Every lesson is there in English and Korean, with the same cells. Two people can sit together and each read their own.
# - **Time.** Some people need twice as long. The exercises can be done in the break or at home, so nobody has to finish.

# %% [markdown] lang="ko"
# ## 누구나 참여할 수 있게 준비하기
#
# - **글자 크기.** 화면에 띄운 브라우저를 150% 이상으로 확대하세요. 페이지는 200%까지 키워도 빠지는 내용이 없어요.
# - **색.** 모든 페이지에 밝은 테마, 어두운 테마, 자동 테마가 있어요. 점검은 맞았는지 말로 알려 주고 현황판도 모양을 함께 쓰니, 빨강과 초록을 구별하지 않아도 돼요. 책상 위의 컵도 모양이 다른 것으로 고르세요.
# - **키보드.** 마우스 없이 모두 할 수 있어요. Shift+Enter로 셀을 실행해요.
# - **화면 낭독기.** 웹사이트의 페이지에는 제목, 이름표, 그림 설명이 있어요. 보통 JupyterLab보다 화면 낭독기로 읽기 쉬워요. 하루 전에 주소를 보내서 자기 설정으로 시험해 보게 하세요.
# - **말하기.** 화면에 보이는 것을 소리 내어 읽으세요. 줄 번호와 오류 메시지도 읽어 주세요. 참가자를 보고 말하고, 마이크가 있으면 쓰세요.
# - **언어.** 모든 레슨이 한국어와 영어로 있고 셀도 같아요. 나란히 앉아 서로 다른 언어로 읽어도 돼요.
# - **시간.** 두 배의 시간이 필요한 사람도 있어요. 연습 문제는 쉬는 시간이나 집에서 해도 되니, 모두가 끝낼 필요는 없어요.
