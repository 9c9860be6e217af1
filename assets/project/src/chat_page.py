"""A chat page that others can open. Your key stays in this program.
#ko|"""다른 사람도 열 수 있는 채팅 페이지예요. 키는 이 프로그램 안에만 있어요.

    python chat_page.py

Then open the address that it prints. Only this computer can open the page, until you start it
with --host. Before you do that, read the sentences that --help prints.

Needs Python 3.11, `pip install openai python-dotenv tornado`, and your key: a line
OPENAI_API_KEY=... in a file .env next to this one, or the environment variable of that name.
Budgets and conversations are in memory only, so they start again with the program.
#ko|그리고 나오는 주소를 브라우저에서 여세요. 이 컴퓨터에서만 열 수 있어요. --host로 시작하면
#ko|다른 컴퓨터에서도 열 수 있는데, 그 전에 --help에 나오는 설명을 꼭 읽으세요.
#ko|
#ko|파이썬 3.11 이상과 `pip install openai python-dotenv tornado`가 필요해요. 키는 이 파일 옆의
#ko|.env 파일에 OPENAI_API_KEY=... 라고 적거나, 같은 이름의 환경 변수에 넣어요.
#ko|예산과 대화는 메모리에만 있어서, 프로그램을 다시 시작하면 처음으로 돌아가요.
"""

import argparse
import asyncio
import contextlib
import hashlib
import ipaddress
import json
import logging
import os
import re
import secrets
import sys
import time
from collections import OrderedDict, deque

import openai
from dotenv import load_dotenv
from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

MODEL = "gpt-6-luna"
SETTINGS = {"reasoning_effort": "none", "max_completion_tokens": 300}
PRICES = (0.125, 0.50)  # the most that 1,000,000 tokens in and out cost, US dollars, checked 2026-11-27
#ko|PRICES = (0.125, 0.50)  # 입력과 출력 토큰 1,000,000개의 최대 가격(달러), 2026-11-27 확인
INSTRUCTIONS = "You are a friendly chat partner. Answer in plain text, in at most three sentences."
#ko|INSTRUCTIONS = "친절한 대화 상대예요. 꾸미지 않은 글로, 최대 세 문장으로 답해 주세요."
EACH, EVERYONE = 0.002, 0.05  # US dollars: for one visitor, and for all of them together
#ko|EACH, EVERYONE = 0.002, 0.05  # 달러: 방문자 한 명의 예산과 모두의 예산
PER_MINUTE = 5  # questions of one visitor
#ko|PER_MINUTE = 5  # 방문자 한 명이 1분에 할 수 있는 질문 수
LONGEST = 1000  # characters of a question
#ko|LONGEST = 1000  # 질문 하나의 최대 글자 수
REMEMBERED = 10  # messages that are sent along with a question
#ko|REMEMBERED = 10  # 질문과 함께 보내는 이전 메시지 수
AT_ONCE, VISITORS = 20, 1000  # answers at the same time, visitors that are remembered
#ko|AT_ONCE, VISITORS = 20, 1000  # 동시에 받는 답의 수, 기억하는 방문자 수
COOKIE = "chat_page_visitor"

log = logging.getLogger("chat_page")


class Visitor:
    """One browser: its conversation, what is left of its budget, and when it asked."""
#ko|    """브라우저 하나의 대화, 남은 예산, 질문한 시각이에요."""

    def __init__(self, cookie):
        # The API gets this name and never the cookie, because whoever has the cookie is this visitor.
#ko|        # API에는 이 이름만 보내요. 쿠키를 알면 누구나 이 방문자인 척할 수 있으니 쿠키는 보내지 않아요.
        self.name = hashlib.sha256(cookie.encode()).hexdigest()[:32]
        self.left = EACH
        self.asked = deque()
        self.messages = []


class QuestionError(Exception):
    """A question that is not sent to the model: the status, and a sentence for the visitor."""
#ko|    """모델에 보내지 않는 질문이에요. 상태 코드와 방문자에게 보여 줄 문장이 들어 있어요."""

    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Chat:
    """What all visitors share: one client, and a budget for everyone."""
#ko|    """모든 방문자가 함께 쓰는 것. 클라이언트 하나와 모두의 예산이에요."""

    def __init__(self, client):
        self.client = client
        self.left = EVERYONE
        self.running = 0
        self.visitors = OrderedDict()

    def visitor(self, cookie):
        """Return the visitor with this cookie. The one who was away longest is forgotten first."""
#ko|        """이 쿠키의 방문자를 돌려줘요. 자리가 없으면 가장 오래 오지 않은 방문자부터 잊어요."""
        found = self.visitors.setdefault(cookie, Visitor(cookie))
        self.visitors.move_to_end(cookie)
        while len(self.visitors) > VISITORS:
            self.visitors.popitem(last=False)
        return found

    def reserve(self, visitor, messages, now):
        """Set aside the most that these messages can cost, or refuse them; return US dollars."""
#ko|        """이 메시지들이 최대 얼마인지 계산해 미리 빼 두고 달러로 돌려줘요. 안 되면 거부해요."""
        while visitor.asked and visitor.asked[0] <= now - 60:
            visitor.asked.popleft()
        if len(visitor.asked) >= PER_MINUTE:
            raise QuestionError(429, "That was too fast. Wait a minute, then ask again.")
#ko|            raise QuestionError(429, "질문이 너무 잦아요. 1분쯤 기다렸다가 다시 물어보세요.")
        most = most_of(messages)
        if most > visitor.left:
            raise QuestionError(403, "Your budget on this page is used up.")
#ko|            raise QuestionError(403, "이 페이지에서 쓸 수 있는 예산을 다 썼어요.")
        if most > self.left:
            raise QuestionError(503, "The budget of this page is used up. Come back another day.")
#ko|            raise QuestionError(503, "이 페이지의 예산이 다 떨어졌어요. 다음에 다시 와 주세요.")
        if self.running >= AT_ONCE:
            raise QuestionError(503, "Too many people are asking right now. Try again in a minute.")
#ko|            raise QuestionError(503, "지금 질문하는 사람이 너무 많아요. 1분 뒤에 다시 해 보세요.")
        visitor.asked.append(now)
        visitor.left -= most
        self.left -= most
        self.running += 1
        return most

    def settle(self, visitor, most, cost):
        """Give back what an answer did not cost. Without usage the cost is unknown, so nothing comes back."""
#ko|        """실제로 들지 않은 돈을 돌려놓아요. 사용량을 모르면 얼마인지 모르니 돌려놓지 않아요."""
        back = 0 if cost is None else most - cost
        visitor.left += back
        self.left += back
        self.running -= 1

    async def answer(self, visitor, question):
        """Yield the pieces of the answer to a question as they arrive."""
#ko|        """질문에 대한 답을 도착하는 대로 한 조각씩 내놓아요."""
        asked = {"role": "user", "content": question}
        messages = [{"role": "system", "content": INSTRUCTIONS}, *visitor.messages[-REMEMBERED:], asked]
        most = self.reserve(visitor, messages, time.monotonic())
        text, request, usage, cost, ended = "", None, None, None, "stopped"
        try:
            stream = await self.client.chat.completions.create(
                model=MODEL,
                messages=messages,
                stream=True,
                stream_options={"include_usage": True},
                safety_identifier=visitor.name,
                **SETTINGS,
            )
            request = stream.response.headers.get("x-request-id")
            async with stream:  # left early, it closes the connection, and the model stops writing
#ko|            async with stream:  # 중간에 나가도 연결을 닫아 주고, 그러면 모델이 쓰기를 멈춰요
                async for chunk in stream:
                    if chunk.usage:
                        usage = chunk.usage
                        cost = dollars(usage.prompt_tokens, usage.completion_tokens)
                    if chunk.choices and (piece := chunk.choices[0].delta.content):
                        text += piece
                        yield piece
            ended = "finished"
        except openai.OpenAIError as error:  # its message may quote the key or the question
#ko|        except openai.OpenAIError as error:  # 오류 내용에 키나 질문이 들어 있을 수 있어요
            if isinstance(error, openai.APIStatusError):
                request = error.request_id
                cost = 0 if error.status_code < 500 else None  # refused: nothing is billed
#ko|                cost = 0 if error.status_code < 500 else None  # 거부됐으니 요금이 없어요
            ended = f"{type(error).__name__} {getattr(error, 'status_code', '')}".rstrip()
            raise QuestionError(502, "The model did not answer. Try again in a minute.") from None
#ko|            raise QuestionError(502, "모델이 답하지 않았어요. 1분 뒤에 다시 해 보세요.") from None
        finally:
            self.settle(visitor, most, cost)
            if text:
                visitor.messages += [asked, {"role": "assistant", "content": text}]
                del visitor.messages[:-100]
            tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else ("?", "?")
            log.info("%s %s %s tokens %s+%s left %.6f", visitor.name[:8], request, ended, *tokens, visitor.left)


def most_of(messages):
    """Return the most that messages and their answer can cost: a token is at least one byte."""
#ko|    """메시지와 답에 최대 얼마가 드는지 돌려줘요. 토큰 하나는 1바이트 이상이에요."""
    sent = sum(len(message["content"].encode()) + 10 for message in messages)
    return dollars(sent, SETTINGS["max_completion_tokens"])


def dollars(tokens_in, tokens_out):
    """Return what so many tokens cost, in US dollars."""
#ko|    """토큰에 든 비용을 달러로 돌려줘요."""
    return (tokens_in * PRICES[0] + tokens_out * PRICES[1]) / 1_000_000


class Base(RequestHandler):
    """What every address of the page has in common."""
#ko|    """페이지의 모든 주소에 공통인 것."""

    def initialize(self, chat):
        self.chat = chat

    def set_default_headers(self):
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.clear_header("Server")

    def cookie(self):
        """Return the visitor's cookie, or None if there is none that this page could have set."""
#ko|        """방문자의 쿠키를 돌려줘요. 이 페이지가 줬을 만한 쿠키가 없으면 None이에요."""
        found = self.get_cookie(COOKIE, "")
        return found if re.fullmatch(r"[\w-]{43}", found, re.ASCII) else None

    def refuse(self, refused):
        self.set_status(refused.status)
        self.finish({"error": refused.sentence})

    def write_error(self, status_code, **_):
        self.finish({"error": "That did not work."})
#ko|        self.finish({"error": "잘되지 않았어요."})

    def log_exception(self, kind, error, trace):
        """Log what kind of error it was: its message and its traceback may hold a prompt or a key."""
#ko|        """어떤 종류의 오류인지만 남겨요. 내용과 트레이스백에는 프롬프트나 키가 들어 있을 수 있어요."""
        log.error("%s %s: %s", self.request.method, self.request.path, kind.__name__)


class Page(Base):
    """The page itself."""
#ko|    """페이지 자체예요."""

    def get(self):
        if self.cookie() is None:
            secure = self.request.protocol == "https"
            cookie = secrets.token_urlsafe(32)
            self.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", secure=secure, expires_days=30)
        nonce = secrets.token_urlsafe(16)  # the browser runs no script but the one with this word
#ko|        nonce = secrets.token_urlsafe(16)  # 브라우저는 이 값이 적힌 스크립트만 실행해요
        own = f"script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'"
        none = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        self.set_header("Content-Security-Policy", f"{none}; {own}")
        self.finish(HTML.replace("NONCE", nonce).replace("LONGEST", str(LONGEST)))


class Talk(Base):
    """What was said before, for a page that is loaded again."""
#ko|    """페이지를 새로 고쳤을 때 보여 줄 지난 대화예요."""

    def get(self):
        known = self.chat.visitors.get(self.cookie())
        self.finish({"messages": known.messages if known else [], "left": known.left if known else EACH})


class Ask(Base):
    """Takes a question and sends the answer back piece by piece, a line of JSON for each."""
#ko|    """질문을 받아 답을 한 조각씩 돌려보내요. 조각마다 JSON 한 줄이에요."""

    work = None

    async def post(self):
        try:
            visitor, question = self.read()
        except QuestionError as refused:
            self.refuse(refused)
            return
        self.work = asyncio.ensure_future(self.stream(visitor, question))
        await asyncio.wait([self.work])
        if not self.work.cancelled():
            self.work.result()

    def on_connection_close(self):
        """The visitor has left, or has pressed Stop: nobody reads the answer any more."""
#ko|        """방문자가 나갔거나 멈춤을 눌렀어요. 이제 답을 읽을 사람이 없어요."""
        if self.work:
            self.work.cancel()

    def read(self):
        """Return the visitor and the question, or refuse them."""
#ko|        """방문자와 질문을 돌려줘요. 받을 수 없으면 거부해요."""
        # No other website can make a browser send this type here without asking first.
#ko|        # 다른 웹사이트는 브라우저를 시켜 이 형식을 여기로 보낼 수 없어요.
        if self.request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            raise QuestionError(415, "Send the question as JSON.")
#ko|            raise QuestionError(415, "질문은 JSON으로 보내세요.")
        if self.cookie() is None:
            raise QuestionError(400, "This page needs cookies. Allow them, then load the page again.")
#ko|            raise QuestionError(400, "이 페이지에는 쿠키가 필요해요. 쿠키를 허용하고 새로 고치세요.")
        try:
            question = json.loads(self.request.body)["question"].strip()
            question.encode()
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            question = ""
        if not 0 < len(question) <= LONGEST:
            raise QuestionError(400, f"A question has 1 to {LONGEST} characters.")
#ko|            raise QuestionError(400, f"질문은 1자에서 {LONGEST}자까지 쓸 수 있어요.")
        return self.chat.visitor(self.cookie()), question

    async def stream(self, visitor, question):
        """Send the pieces, then what is left; an error in the middle is a line as well."""
#ko|        """조각을 보내고, 끝나면 남은 예산을 보내요. 중간에 난 오류도 한 줄로 보내요."""
        self.set_header("Content-Type", "application/x-ndjson; charset=utf-8")
        begun = False
        try:
            # Closed here and now, also if the task is canceled between two pieces.
#ko|            # 두 조각 사이에서 작업이 취소되더라도 바로 닫혀요.
            async with contextlib.aclosing(self.chat.answer(visitor, question)) as pieces:
                async for piece in pieces:
                    begun = True
                    await self.line(text=piece)
            await self.line(left=visitor.left)
        except QuestionError as refused:
            if begun:
                await self.line(error=refused.sentence, left=visitor.left)
            else:
                self.set_header("Content-Type", "application/json; charset=utf-8")
                self.refuse(refused)
        except StreamClosedError:
            pass  # the visitor has left; the answer is closed by now
#ko|            pass  # 방문자가 나갔어요. 답은 이미 닫혔어요

    async def line(self, **content):
        self.write(json.dumps(content) + "\n")
        await self.flush()


def application(client):
    """Return the web application around one client."""
#ko|    """클라이언트 하나로 웹 애플리케이션을 만들어 돌려줘요."""
    given = {"chat": Chat(client)}
    routes = [("/", Page, given), ("/talk", Talk, given), ("/ask", Ask, given)]
    return Application(routes, log_function=lambda handler: None)  # Chat.answer logs what matters
#ko|    return Application(routes, log_function=lambda handler: None)  # 필요한 것은 Chat.answer가 남겨요


def new_client():
    """Return the client for all visitors. If the key cannot be used, say so without showing it."""
#ko|    """모든 방문자가 함께 쓸 클라이언트를 만들어요. 키를 쓸 수 없으면 키를 보여 주지 않고 알려 줘요."""
    key = os.environ.get("OPENAI_API_KEY", "")
    if key != key.strip() or not (key.isascii() and key.isprintable()):
        sys.exit("OPENAI_API_KEY has a character that no request can carry. Enter it again.")
#ko|        sys.exit("OPENAI_API_KEY: 요청에 실을 수 없는 문자가 섞여 있어요. 다시 입력하세요.")
    try:
        return openai.AsyncOpenAI(max_retries=0, timeout=60)  # a retry may be billed too
#ko|        return openai.AsyncOpenAI(max_retries=0, timeout=60)  # 다시 시도하면 요금이 또 나갈 수 있어요
    except openai.OpenAIError:
        sys.exit("There is no key. Put a line OPENAI_API_KEY=... into a file .env next to this one.")
#ko|        sys.exit("키가 없어요. 이 파일 옆의 .env 파일에 OPENAI_API_KEY=... 라고 적으세요.")
    except (OSError, ValueError, ImportError) as error:  # a certificate file, a proxy
#ko|    except (OSError, ValueError, ImportError) as error:  # 인증서 파일, 프록시
        sys.exit(f"No client could be built ({type(error).__name__}). Look at your proxy and certificate settings.")
#ko|        sys.exit(f"클라이언트를 만들 수 없어요({type(error).__name__}). 프록시와 인증서 설정을 확인하세요.")


async def serve(host, port):
    """Serve until the program is ended."""
#ko|    """프로그램이 끝날 때까지 페이지를 열어 둬요."""
    async with new_client() as client:
        server = HTTPServer(application(client), max_body_size=16_384, idle_connection_timeout=60)
        try:
            sockets = bind_sockets(port, host)
        except (OSError, OverflowError) as error:
            sys.exit(f"Port {port} of {host} can't be used: {error}. Choose another one with --port.")
#ko|            sys.exit(f"{host}의 {port}번 포트를 쓸 수 없어요: {error}. --port로 다른 번호를 고르세요.")
        server.add_sockets(sockets)
        address = f"http://{host}:{sockets[0].getsockname()[1]}/"
        print(f"Open {address} in a browser. Ctrl+C ends the page.", flush=True)
#ko|        print(f"브라우저에서 {address} 주소를 여세요. Ctrl+C를 누르면 끝나요.", flush=True)
        if not is_local(host):
            print(OTHERS, flush=True)
        await asyncio.Event().wait()


def is_local(host):
    """Return whether only this computer can reach an address."""
#ko|    """이 컴퓨터에서만 닿을 수 있는 주소인지 돌려줘요."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


OTHERS = f"""\
Everybody who can reach this computer can now ask at your expense, up to {EVERYONE} US dollars.
Whoever deletes the cookie is a new visitor, so only the budget for everyone is a real limit.
What they type crosses the network unencrypted and goes to OpenAI: tell them.
For strangers, put a server with HTTPS and a login in front, and set a limit for the project of the key.
#ko|OTHERS = f"""\
#ko|이제 이 컴퓨터에 닿을 수 있는 사람은 누구나 내 돈으로 질문할 수 있어요. 최대 {EVERYONE}달러예요.
#ko|쿠키를 지우면 새 방문자가 되니, 확실한 한도는 모두의 예산뿐이에요.
#ko|입력한 글은 암호화되지 않은 채 네트워크를 지나 OpenAI로 가요. 쓰는 사람에게 꼭 알려 주세요.
#ko|모르는 사람에게 열려면 HTTPS와 로그인을 갖춘 서버를 앞에 두고, 키의 프로젝트에 한도를 걸어 두세요.
"""

HTML = """\
<!doctype html>
<html lang="en">
#ko|<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chat page</title>
#ko|<title>채팅 페이지</title>
<style nonce="NONCE">
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 0 auto; padding: 1rem; }
#talk p { white-space: pre-wrap; overflow-wrap: anywhere; padding: .5rem .75rem; }
#talk p { border-radius: .5rem; margin: .5rem 0; }
#talk .user { background: light-dark(#dbeafe, #1e3a5f); margin-left: 3rem; }
#talk .assistant { background: light-dark(#f1f3f5, #2b3035); margin-right: 3rem; }
#talk .note { color: light-dark(#9a3412, #fdba74); }
form { display: flex; gap: .5rem; }
input { flex: 1; min-width: 0; font: inherit; padding: .5rem; }
button { font: inherit; }
</style>
<h1>Chat page</h1>
#ko|<h1>채팅 페이지</h1>
<p>What you type here is sent to OpenAI. Don't enter anything private.</p>
#ko|<p>여기에 적은 글은 OpenAI로 보내져요. 개인 정보는 적지 마세요.</p>
<div id="talk" role="log" aria-live="polite"></div>
<form id="form">
<input id="question" aria-label="Your question" maxlength="LONGEST" autocomplete="off" autofocus>
#ko|<input id="question" aria-label="질문" maxlength="LONGEST" autocomplete="off" autofocus>
<button id="send">Send</button>
#ko|<button id="send">보내기</button>
<button id="stop" type="button" disabled>Stop</button>
#ko|<button id="stop" type="button" disabled>멈춤</button>
</form>
<p>Your budget: <span id="left"></span> US dollars</p>
#ko|<p>남은 예산: <span id="left"></span>달러</p>
<script nonce="NONCE">
const at = id => document.getElementById(id);
const show = left => { at("left").textContent = left.toFixed(6); };

function add(role, text) {
  const line = document.createElement("p");
  line.className = role;
  line.textContent = text;  // never innerHTML: nobody's words may become part of the page
#ko|  line.textContent = text;  // innerHTML은 쓰지 않아요. 누가 쓴 글이든 페이지의 일부가 되면 안 돼요
  at("talk").append(line);
  line.scrollIntoView({block: "end"});
  return line;
}

async function ask(question) {
  const visit = new AbortController();
  at("stop").onclick = () => visit.abort();
  add("user", question);
  const answer = add("assistant", "");
  try {
    const reply = await fetch("ask", {
      method: "POST",
      headers: {"Content-Type": "application/json"},
      body: JSON.stringify({question}),
      signal: visit.signal,
    });
    if (!reply.ok) throw new Error((await reply.json()).error);
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    let waiting = "", ended = false;
    for (let read; !(read = await reader.read()).done;) {
      const lines = (waiting + read.value).split("\\n");
      waiting = lines.pop();
      for (const line of lines.map(line => JSON.parse(line))) {
        if (line.text) answer.textContent += line.text;
        if ("left" in line) { show(line.left); ended = true; }
        if (line.error) throw new Error(line.error);
      }
    }
    if (!ended) throw new Error("The connection was lost.");
#ko|    if (!ended) throw new Error("연결이 끊겼어요.");
  } catch (error) {
    if (!answer.textContent) answer.remove();
    add("note", visit.signal.aborted ? "Stopped." : error.message);
#ko|    add("note", visit.signal.aborted ? "멈췄어요." : error.message);
  }
}

at("form").onsubmit = async event => {
  event.preventDefault();
  const question = at("question").value.trim();
  if (!question || at("send").disabled) return;
  at("question").value = "";
  at("send").disabled = true;
  at("stop").disabled = false;
  await ask(question);
  at("send").disabled = false;
  at("stop").disabled = true;
};

fetch("talk").then(reply => reply.json()).then(talk => {
  talk.messages.forEach(message => add(message.role, message.content));
  show(talk.left);
});
</script>
"""


def main(arguments=None):
    """Run from the command line."""
#ko|    """명령줄에서 실행해요."""
    raw = argparse.RawDescriptionHelpFormatter
    about = "A chat page that others can open. With --host:\n"
#ko|    about = "다른 사람도 열 수 있는 채팅 페이지예요. --host를 쓰면:\n"
    parser = argparse.ArgumentParser(description=about + OTHERS, formatter_class=raw)
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on; default: %(default)s, this computer only")
#ko|    add("--host", default="127.0.0.1", help="기다릴 주소. 기본값: %(default)s (이 컴퓨터만)")
    add("--port", type=int, default=8000, help="default: %(default)s; 0 takes a free one")
#ko|    add("--port", type=int, default=8000, help="기본값: %(default)s. 0이면 비어 있는 번호를 써요")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", force=True)
    for name in ("openai", "httpx2", "httpcore2", "tornado"):  # at their finest, they log prompts
#ko|    for name in ("openai", "httpx2", "httpcore2", "tornado"):  # 자세히 기록하면 프롬프트까지 남겨요
        logging.getLogger(name).setLevel(logging.WARNING)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options.host, options.port))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console may not know every letter
#ko|        stream.reconfigure(errors="replace")  # 콘솔이 모르는 글자가 있을 수 있어요
    load_dotenv()
    main()
