# /// page
# title.en = "Glossary"
# title.ko = "용어집"
# goal.en = "The words of this course, a sentence or two each."
# goal.ko = "이 과정에 나오는 말을 한두 문장으로 풀었어요."
# ///

# %% [markdown] lang="en"
# In alphabetical order; the arrows lead to the lessons that use a word.
# The names of OpenAI's products, settings and errors were checked on 2026-11-27; the [documentation](https://platform.openai.com/docs) has the newest.

# %% [markdown] lang="ko"
# 가나다순이고, 영어로 시작하는 말은 그 뒤에 있어요. 화살표를 따라가면 그 말이 나오는 레슨이 열려요.
# OpenAI의 상품과 설정, 오류 이름은 2026-11-27에 확인했어요. 최신 내용은 [문서](https://platform.openai.com/docs)에 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### Account
#
# Your login on OpenAI's API platform. It is free; only calls that a model answers are paid.

# %% [markdown] lang="ko" tags=["term"]
# ### 계정(account)
#
# OpenAI API 플랫폼에 로그인하는 내 계정이에요. 만드는 것은 무료이고, 모델이 답하는 호출에만 돈이 들어요.

# %% [markdown] lang="en" tags=["term"]
# ### Agent
#
# A program in which a model decides step by step what to do next, by asking for tools. Your program runs the tools and sets the limits.

# %% [markdown] lang="ko" tags=["term"]
# ### 에이전트(agent)
#
# 다음에 할 일을 모델이 도구를 부탁하며 한 단계씩 정하는 프로그램이에요. 도구를 실행하고 한도를 정하는 것은 내 프로그램이에요.

# %% [markdown] lang="en" tags=["term"]
# ### Alias
#
# A short model id such as `gpt-4o`. The answer comes from a dated version of the model, a snapshot.

# %% [markdown] lang="ko" tags=["term"]
# ### 별칭(alias)
#
# `gpt-4o`처럼 짧은 모델 이름이에요. 실제로는 날짜가 붙은 버전인 스냅샷이 답해요.

# %% [markdown] lang="en" tags=["term"]
# ### API
#
# A door through which one program asks another for something. Yours asks a language model, over the web.

# %% [markdown] lang="ko" tags=["term"]
# ### API
#
# 한 프로그램이 다른 프로그램에 무언가를 부탁하는 창구예요. 이 과정에서는 내 프로그램이 인터넷으로 언어 모델에 부탁해요.

# %% [markdown] lang="en" tags=["term"]
# ### API key
#
# A password for programs. Whoever has it can make calls, and its owner pays for them.

# %% [markdown] lang="ko" tags=["term"]
# ### API 키(API key)
#
# 프로그램이 쓰는 비밀번호예요. 키를 가진 사람은 누구나 호출할 수 있고, 요금은 키의 주인이 내요.

# %% [markdown] lang="en" tags=["term"]
# ### Assistant message
#
# A message with the role `assistant`: what the model said earlier, or an example of how it should answer.

# %% [markdown] lang="ko" tags=["term"]
# ### assistant 메시지
#
# 역할이 `assistant`인 메시지예요. 모델이 앞서 한 말이거나, 이렇게 답하라고 보여 주는 예시예요.

# %% [markdown] lang="en" tags=["term"]
# ### Async
#
# A way to let many calls wait at the same time instead of one after another. In a notebook you write `await` in a cell.

# %% [markdown] lang="ko" tags=["term"]
# ### 비동기(async)
#
# 여러 호출을 하나씩 차례로 기다리지 않고 한꺼번에 기다리는 방식이에요. 노트북에서는 셀에 바로 `await`를 써요.

# %% [markdown] lang="en" tags=["term"]
# ### Auto-reload
#
# The switch that charges your card again when the credit runs low. It is on by default.

# %% [markdown] lang="ko" tags=["term"]
# ### 자동 충전(auto-reload)
#
# 크레딧이 얼마 남지 않으면 카드로 다시 결제하는 기능이에요. 처음부터 켜져 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### base_url
#
# The address to which the client sends its requests. Change it, and another server that speaks the same API answers.

# %% [markdown] lang="ko" tags=["term"]
# ### base_url
#
# 클라이언트가 요청을 보내는 주소예요. 이 주소를 바꾸면 같은 API를 쓰는 다른 서버가 답해요.

# %% [markdown] lang="en" tags=["term"]
# ### Cached tokens
#
# Tokens at the beginning of a prompt that the API had read a moment ago. They cost less.

# %% [markdown] lang="ko" tags=["term"]
# ### 캐시된 토큰(cached tokens)
#
# API가 조금 전에 읽어 둔, 프롬프트 앞부분의 토큰이에요. 값이 더 싸요.

# %% [markdown] lang="en" tags=["term"]
# ### Call
#
# A request that goes out and the response that comes back.

# %% [markdown] lang="ko" tags=["term"]
# ### 호출(call)
#
# 요청을 보내고 응답을 받는 일 한 번을 말해요.

# %% [markdown] lang="en" tags=["term"]
# ### Chat Completions
#
# The API of this course's first calls: you send a list of messages, you get a message back.

# %% [markdown] lang="ko" tags=["term"]
# ### Chat Completions
#
# 이 과정에서 처음 쓰는 API예요. 메시지 리스트를 보내면 메시지 하나가 돌아와요.

# %% [markdown] lang="en" tags=["term"]
# ### Chunk
#
# One piece of a streamed answer, often a word or less.

# %% [markdown] lang="ko" tags=["term"]
# ### 청크(chunk)
#
# 스트리밍으로 오는 답의 한 조각이에요. 한 단어이거나 그보다 짧을 때가 많아요.

# %% [markdown] lang="en" tags=["term"]
# ### Client
#
# The object that `OpenAI()` makes. It knows the key and the address, and sends your requests.

# %% [markdown] lang="ko" tags=["term"]
# ### 클라이언트(client)
#
# `OpenAI()`로 만드는 객체예요. 키와 주소를 알고 있고, 내 요청을 대신 보내 줘요.

# %% [markdown] lang="en" tags=["term"]
# ### Completion
#
# What the model adds to your messages: its answer. `completion_tokens` counts it, reasoning included.

# %% [markdown] lang="ko" tags=["term"]
# ### completion
#
# 모델이 내 메시지에 이어서 쓴 것, 곧 답이에요. `completion_tokens`가 추론까지 더해 그 길이를 세요.

# %% [markdown] lang="en" tags=["term"]
# ### Context window
#
# How many tokens a model can take in at once, prompt and answer together. A longer prompt gets an error.

# %% [markdown] lang="ko" tags=["term"]
# ### 컨텍스트 창(context window)
#
# 모델이 한 번에 다룰 수 있는 토큰 수예요. 프롬프트와 답을 더한 길이이고, 프롬프트가 이보다 길면 오류가 나요.

# %% [markdown] lang="en" tags=["term"]
# ### Conversation
#
# Several turns in which each builds on the ones before. The API remembers nothing, so you send the earlier messages along.

# %% [markdown] lang="ko" tags=["term"]
# ### 대화(conversation)
#
# 앞의 말을 이어받아 여러 번 주고받는 거예요. API는 아무것도 기억하지 않으니 앞의 메시지를 함께 보내요.

# %% [markdown] lang="en" tags=["term"]
# ### Credit
#
# Money that you pay in advance and that calls use up. A ChatGPT subscription is not API credit.

# %% [markdown] lang="ko" tags=["term"]
# ### 크레딧(credit)
#
# 미리 내 두고 호출할 때마다 쓰는 돈이에요. ChatGPT 구독은 API 크레딧이 아니에요.

# %% [markdown] lang="en" tags=["term"]
# ### Endpoint
#
# The address of one kind of request, for example `/v1/chat/completions`.

# %% [markdown] lang="ko" tags=["term"]
# ### 엔드포인트(endpoint)
#
# 요청의 종류마다 정해진 주소예요. 예를 들면 `/v1/chat/completions`예요.

# %% [markdown] lang="en" tags=["term"]
# ### Environment variable
#
# A named text that a program finds when it starts. `OpenAI()` reads the key from `OPENAI_API_KEY`.

# %% [markdown] lang="ko" tags=["term"]
# ### 환경 변수(environment variable)
#
# 프로그램이 시작할 때 물려받는, 이름이 붙은 값이에요. `OpenAI()`는 키를 `OPENAI_API_KEY`에서 읽어요.

# %% [markdown] lang="en" tags=["term"]
# ### .env
#
# A small file beside your code that holds the key. It is loaded into environment variables, and git ignores it.

# %% [markdown] lang="ko" tags=["term"]
# ### .env
#
# 코드 옆에 두고 키를 적는 작은 파일이에요. 환경 변수로 불러와서 쓰고, git에는 올리지 않아요.

# %% [markdown] lang="en" tags=["term"]
# ### Error code
#
# The short name of what went wrong, such as `model_not_found`. In Python: `error.code`.

# %% [markdown] lang="ko" tags=["term"]
# ### 오류 코드(error code)
#
# `model_not_found`처럼 무엇이 잘못됐는지 알려 주는 짧은 이름이에요. 파이썬에서는 `error.code`예요.

# %% [markdown] lang="en" tags=["term"]
# ### Few-shot
#
# To show the model a few questions with their answers instead of explaining what you want.

# %% [markdown] lang="ko" tags=["term"]
# ### 퓨샷(few-shot)
#
# 원하는 것을 설명하는 대신 질문과 답의 예시를 몇 개 보여 주는 방법이에요.

# %% [markdown] lang="en" tags=["term"]
# ### finish_reason
#
# Why the model stopped: `stop` means finished, `length` cut off by a limit, `tool_calls` that it wants a tool.

# %% [markdown] lang="ko" tags=["term"]
# ### finish_reason
#
# 모델이 멈춘 이유예요. `stop`은 끝까지 썼다는 뜻, `length`는 한도에 걸려 잘렸다는 뜻, `tool_calls`는 도구를 쓰겠다는 뜻이에요.

# %% [markdown] lang="en" tags=["term"]
# ### Hard limit
#
# A spend limit of an organization or a project. Beyond it calls fail with 429; it can be overshot slightly.

# %% [markdown] lang="ko" tags=["term"]
# ### 하드 리밋(hard limit)
#
# 조직이나 프로젝트에 정해 두는 지출 한도예요. 넘으면 호출에 429 오류가 나지만, 한도를 조금 넘길 수는 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### JSON
#
# A way to write data as text, with names and values. Requests and responses travel in it.

# %% [markdown] lang="ko" tags=["term"]
# ### JSON
#
# 데이터를 이름과 값으로 적는 글의 형식이에요. 요청과 응답은 JSON으로 오가요.

# %% [markdown] lang="en" tags=["term"]
# ### JSON schema
#
# A description of how a piece of JSON must look: which fields, of which types.

# %% [markdown] lang="ko" tags=["term"]
# ### JSON 스키마(JSON schema)
#
# JSON이 어떻게 생겨야 하는지, 곧 어떤 필드가 어떤 타입이어야 하는지를 적은 거예요.

# %% [markdown] lang="en" tags=["term"]
# ### Kernel
#
# The Python program that runs the cells of a notebook and keeps their variables.

# %% [markdown] lang="ko" tags=["term"]
# ### 커널(kernel)
#
# 노트북의 셀을 실행하고 변수를 기억하는 파이썬 프로그램이에요.

# %% [markdown] lang="en" tags=["term"]
# ### Live mode
#
# You have a key, and a real model answers. Each call costs money.

# %% [markdown] lang="ko" tags=["term"]
# ### 라이브 모드(live mode)
#
# 키가 있어서 진짜 모델이 답하는 상태예요. 호출할 때마다 요금이 나가요.

# %% [markdown] lang="en" tags=["term"]
# ### max_completion_tokens
#
# The most tokens that an answer may have, reasoning included. At this limit the answer is cut off.

# %% [markdown] lang="ko" tags=["term"]
# ### max_completion_tokens
#
# 답에 쓸 수 있는 토큰의 최대 개수예요. 추론도 들어가고, 여기에 걸리면 답이 잘려요.

# %% [markdown] lang="en" tags=["term"]
# ### Message
#
# One entry of what you send: a role and a content.

# %% [markdown] lang="ko" tags=["term"]
# ### 메시지(message)
#
# 모델에 보내는 말 하나예요. 역할(role)과 내용(content)이 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### Model
#
# The program behind the API that writes the answer. Models differ in price, and most leave one day.

# %% [markdown] lang="ko" tags=["term"]
# ### 모델(model)
#
# API 뒤에서 답을 쓰는 프로그램이에요. 모델마다 가격이 다르고, 대부분 언젠가는 종료돼요.

# %% [markdown] lang="en" tags=["term"]
# ### Model id
#
# The name by which a request asks for a model, for example `gpt-6-luna`.

# %% [markdown] lang="ko" tags=["term"]
# ### 모델 id(model id)
#
# 요청에 적는 모델의 이름이에요. 예를 들면 `gpt-6-luna`예요.

# %% [markdown] lang="en" tags=["term"]
# ### Organization
#
# The unit to which projects, keys and bills belong. Credit bought in one does not pay in another.

# %% [markdown] lang="ko" tags=["term"]
# ### 조직(organization)
#
# 프로젝트와 키, 요금이 속하는 단위예요. 한 조직에서 산 크레딧을 다른 조직에서는 쓸 수 없어요.

# %% [markdown] lang="en" tags=["term"]
# ### Parameter
#
# A named setting of a request, such as `model` or `temperature`. Each model accepts its own.

# %% [markdown] lang="ko" tags=["term"]
# ### 파라미터(parameter)
#
# `model`이나 `temperature`처럼 요청에 넣는, 이름이 있는 설정이에요. 모델마다 받는 것이 달라요.

# %% [markdown] lang="en" tags=["term"]
# ### Practice backend
#
# The small server inside this kit that answers in practice mode. It imitates the API; its replies were written by us.

# %% [markdown] lang="ko" tags=["term"]
# ### 연습 백엔드(practice backend)
#
# 연습 모드에서 답하는, 이 키트 안의 작은 서버예요. API를 흉내 내고, 답은 저희가 미리 써 두었어요.

# %% [markdown] lang="en" tags=["term"]
# ### Practice mode
#
# You have no key, and the practice backend answers. It costs nothing.

# %% [markdown] lang="ko" tags=["term"]
# ### 연습 모드(practice mode)
#
# 키가 없어서 연습 백엔드가 답하는 상태예요. 돈이 들지 않아요.

# %% [markdown] lang="en" tags=["term"]
# ### Project
#
# A part of an organization with keys, limits and usage of its own.

# %% [markdown] lang="ko" tags=["term"]
# ### 프로젝트(project)
#
# 조직을 나눈 단위예요. 키와 한도, 사용량을 따로 관리해요.

# %% [markdown] lang="en" tags=["term"]
# ### Prompt
#
# Everything that you send for the model to read. `prompt_tokens` counts it.

# %% [markdown] lang="ko" tags=["term"]
# ### 프롬프트(prompt)
#
# 모델이 읽도록 보내는 글 전체예요. `prompt_tokens`가 그 길이를 세요.

# %% [markdown] lang="en" tags=["term"]
# ### Pydantic
#
# The package that turns a Python class into a JSON schema and checks answers against it. It comes with `openai`.

# %% [markdown] lang="ko" tags=["term"]
# ### Pydantic
#
# 파이썬 클래스를 JSON 스키마로 바꾸고 답이 거기에 맞는지 확인하는 패키지예요. `openai`와 함께 설치돼요.

# %% [markdown] lang="en" tags=["term"]
# ### Rate limit
#
# How many requests and tokens you may send in a minute. Beyond it comes a 429, and waiting helps.

# %% [markdown] lang="ko" tags=["term"]
# ### 속도 제한(rate limit)
#
# 1분에 보낼 수 있는 요청과 토큰의 수예요. 넘으면 429 오류가 나고, 기다리면 풀려요.

# %% [markdown] lang="en" tags=["term"]
# ### Reasoning
#
# What some models do before they answer. You do not see these tokens, but you pay for them.

# %% [markdown] lang="ko" tags=["term"]
# ### 추론(reasoning)
#
# 일부 모델이 답하기 전에 하는 생각이에요. 여기에 쓴 토큰은 보이지 않지만 요금은 나가요.

# %% [markdown] lang="en" tags=["term"]
# ### Reasoning effort
#
# How much a model reasons, set with `reasoning_effort`; with `none`, models that allow it do not reason at all.

# %% [markdown] lang="ko" tags=["term"]
# ### 추론 강도(reasoning effort)
#
# 모델이 얼마나 추론할지 나타내고, `reasoning_effort`로 정해요. `none`을 받는 모델이라면 추론을 아예 끌 수 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### Refusal
#
# The model's own words that it will not answer. In structured output they stand in `message.refusal`.

# %% [markdown] lang="ko" tags=["term"]
# ### 거절(refusal)
#
# 모델이 답하지 않겠다고 하는 말이에요. 구조화된 출력에서는 `message.refusal`에 담겨요.

# %% [markdown] lang="en" tags=["term"]
# ### Request
#
# What your program sends: an address, the key, and the parameters as JSON.

# %% [markdown] lang="ko" tags=["term"]
# ### 요청(request)
#
# 내 프로그램이 보내는 것이에요. 주소와 키, 그리고 JSON으로 적은 파라미터로 이루어져요.

# %% [markdown] lang="en" tags=["term"]
# ### Request ID
#
# The number under which OpenAI finds one of your calls again. In Python: `error.request_id`.

# %% [markdown] lang="ko" tags=["term"]
# ### 요청 id(request ID)
#
# OpenAI가 내 호출을 다시 찾을 때 쓰는 번호예요. 파이썬에서는 `error.request_id`예요.

# %% [markdown] lang="en" tags=["term"]
# ### Response
#
# What comes back: the answer, why it ended, the model, and the usage.

# %% [markdown] lang="ko" tags=["term"]
# ### 응답(response)
#
# 요청에 돌아오는 것 전체예요. 답과 멈춘 이유, 모델, 사용량이 들어 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### Responses API
#
# The newer API beside Chat Completions. The call is `client.responses.create`, the text is in `output_text`.

# %% [markdown] lang="ko" tags=["term"]
# ### Responses API
#
# Chat Completions와 나란히 있는 새 API예요. `client.responses.create`로 호출하고, 글은 `output_text`에 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### Retry
#
# To send a request again after an error that may pass. The SDK does it twice by itself.

# %% [markdown] lang="ko" tags=["term"]
# ### 재시도(retry)
#
# 곧 풀릴 수 있는 오류가 났을 때 요청을 다시 보내는 거예요. SDK가 알아서 두 번 더 시도해요.

# %% [markdown] lang="en" tags=["term"]
# ### Role
#
# Who says a message: `system` (or `developer`), `user`, `assistant` or `tool`.

# %% [markdown] lang="ko" tags=["term"]
# ### 역할(role)
#
# 메시지를 누가 말했는지를 나타내요. `system`(또는 `developer`), `user`, `assistant`, `tool`이 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### SDK
#
# A package that spares you the details of an API. Here it is the Python package `openai`.

# %% [markdown] lang="ko" tags=["term"]
# ### SDK
#
# API를 쓰기 쉽게 해 주는 패키지예요. 여기서는 파이썬 패키지 `openai`예요.

# %% [markdown] lang="en" tags=["term"]
# ### Shutdown date
#
# The last day of a model. After it every call to the model gets an error.

# %% [markdown] lang="ko" tags=["term"]
# ### 종료일(shutdown date)
#
# 모델을 쓸 수 있는 마지막 날이에요. 그 뒤에 부르면 언제나 오류가 나요.

# %% [markdown] lang="en" tags=["term"]
# ### Single turn
#
# One question and one answer, without anything before it.

# %% [markdown] lang="ko" tags=["term"]
# ### 싱글턴(single turn)
#
# 앞의 대화 없이 한 번 묻고 한 번 답을 받는 거예요.

# %% [markdown] lang="en" tags=["term"]
# ### Snapshot
#
# One dated version of a model, for example `gpt-4o-2024-08-06`.

# %% [markdown] lang="ko" tags=["term"]
# ### 스냅샷(snapshot)
#
# 날짜가 붙은 모델 버전이에요. 예를 들면 `gpt-4o-2024-08-06`이에요.

# %% [markdown] lang="en" tags=["term"]
# ### SSE
#
# Server-sent events: the way in which a streamed response travels, one line of `data:` after another.

# %% [markdown] lang="ko" tags=["term"]
# ### SSE
#
# 서버 전송 이벤트(server-sent events)예요. 스트리밍 응답이 `data:`로 시작하는 줄로 하나씩 오는 방식이에요.

# %% [markdown] lang="en" tags=["term"]
# ### Status code
#
# The number with which a server says how a request went: 200 is good, 4xx is your side, 5xx is theirs.

# %% [markdown] lang="ko" tags=["term"]
# ### 상태 코드(status code)
#
# 요청이 어떻게 됐는지 서버가 알려 주는 번호예요. 200은 성공, 4xx는 보낸 쪽, 5xx는 서버 쪽의 문제예요.

# %% [markdown] lang="en" tags=["term"]
# ### Streaming
#
# To receive an answer piece by piece while it is being written (`stream=True`).

# %% [markdown] lang="ko" tags=["term"]
# ### 스트리밍(streaming)
#
# 답이 쓰이는 동안 한 조각씩 받는 거예요(`stream=True`).

# %% [markdown] lang="en" tags=["term"]
# ### Structured output
#
# An answer as JSON in a form that you prescribe, so that your program can read it.

# %% [markdown] lang="ko" tags=["term"]
# ### 구조화된 출력(structured output)
#
# 내가 정한 틀에 맞춘 JSON 답이에요. 그래서 프로그램이 바로 읽을 수 있어요.

# %% [markdown] lang="en" tags=["term"]
# ### System message
#
# The message that says how the model should behave. Newer documentation calls its role `developer`.

# %% [markdown] lang="ko" tags=["term"]
# ### system 메시지
#
# 모델이 어떻게 행동할지 정하는 메시지예요. 새 문서에서는 이 역할을 `developer`라고 불러요.

# %% [markdown] lang="en" tags=["term"]
# ### temperature
#
# How daring the model is in picking words, from 0 to 2. A model refuses it while it reasons.

# %% [markdown] lang="ko" tags=["term"]
# ### temperature
#
# 모델이 단어를 얼마나 과감하게 고를지 0부터 2 사이로 정하는 값이에요. 추론하는 동안에는 받지 않아요.

# %% [markdown] lang="en" tags=["term"]
# ### Timeout
#
# How long the client waits before it gives up, in seconds.

# %% [markdown] lang="ko" tags=["term"]
# ### 시간 초과(timeout)
#
# 클라이언트가 답을 기다리다가 포기하는 거예요. 얼마나 기다릴지는 초 단위로 정해요.

# %% [markdown] lang="en" tags=["term"]
# ### Token
#
# A piece of text, often shorter than a word. Models read and write tokens, and you pay by the token.

# %% [markdown] lang="ko" tags=["term"]
# ### 토큰(token)
#
# 모델이 읽고 쓰는 글 조각으로, 단어보다 짧을 때가 많아요. 요금도 토큰 수로 매겨요.

# %% [markdown] lang="en" tags=["term"]
# ### Tokenizer
#
# The program that cuts a text into tokens.

# %% [markdown] lang="ko" tags=["term"]
# ### 토크나이저(tokenizer)
#
# 글을 토큰으로 나누는 프로그램이에요.

# %% [markdown] lang="en" tags=["term"]
# ### Tool
#
# A function of yours that the model may ask for, also named function calling. Your program runs it and sends back what it gave.

# %% [markdown] lang="ko" tags=["term"]
# ### 도구(tool)
#
# 모델이 써 달라고 할 수 있는 내 함수예요. 함수 호출(function calling)이라고도 해요. 실행은 내 프로그램이 하고, 결과를 다시 보내 줘요.

# %% [markdown] lang="en" tags=["term"]
# ### Usage
#
# The counts of tokens in a response: what went in, what came out. The bill is made from them.

# %% [markdown] lang="ko" tags=["term"]
# ### 사용량(usage)
#
# 들어간 토큰과 나온 토큰의 수예요. 응답의 `usage`에 있고, 요금은 이것으로 계산돼요.

# %% [markdown] lang="en" tags=["term"]
# ### Usage tier
#
# The step that decides how high your limits are.

# %% [markdown] lang="ko" tags=["term"]
# ### 사용 등급(usage tier)
#
# 내 한도가 얼마나 될지를 정하는 등급이에요.

# %% [markdown] lang="en" tags=["term"]
# ### User message
#
# A message with the role `user`: what the person asks or says.

# %% [markdown] lang="ko" tags=["term"]
# ### user 메시지
#
# 역할이 `user`인 메시지예요. 사람이 묻거나 하는 말이에요.

# %% [markdown] lang="en" tags=["term"]
# ### Virtual environment
#
# A folder with its own Python and its own packages, apart from those of other projects.

# %% [markdown] lang="ko" tags=["term"]
# ### 가상 환경(virtual environment)
#
# 자기만의 파이썬과 패키지를 담은 폴더예요. 다른 프로젝트의 것과 섞이지 않아요.
