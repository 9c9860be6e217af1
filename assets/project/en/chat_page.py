"""A chat page that others can open. Your key stays in this program.

    python chat_page.py

Then open the address that it prints. Only this computer can open the page, until you start it
with --host. Before you do that, read the sentences that --help prints.

Needs Python 3.11, `pip install openai python-dotenv tornado`, and your key: a line
OPENAI_API_KEY=... in a file .env next to this one, or the environment variable of that name.
Budgets and conversations are in memory only, so they start again with the program.
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
INSTRUCTIONS = "You are a friendly chat partner. Answer in plain text, in at most three sentences."
EACH, EVERYONE = 0.002, 0.05  # US dollars: for one visitor, and for all of them together
PER_MINUTE = 5  # questions of one visitor
LONGEST = 1000  # characters of a question
REMEMBERED = 10  # messages that are sent along with a question
AT_ONCE, VISITORS = 20, 1000  # answers at the same time, visitors that are remembered
COOKIE = "chat_page_visitor"

log = logging.getLogger("chat_page")


class Visitor:
    """One browser: its conversation, what is left of its budget, and when it asked."""

    def __init__(self, cookie):
        # The API gets this name and never the cookie, because whoever has the cookie is this visitor.
        self.name = hashlib.sha256(cookie.encode()).hexdigest()[:32]
        self.left = EACH
        self.asked = deque()
        self.messages = []


class QuestionError(Exception):
    """A question that is not sent to the model: the status, and a sentence for the visitor."""

    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Chat:
    """What all visitors share: one client, and a budget for everyone."""

    def __init__(self, client):
        self.client = client
        self.left = EVERYONE
        self.running = 0
        self.visitors = OrderedDict()

    def visitor(self, cookie):
        """Return the visitor with this cookie. The one who was away longest is forgotten first."""
        found = self.visitors.setdefault(cookie, Visitor(cookie))
        self.visitors.move_to_end(cookie)
        while len(self.visitors) > VISITORS:
            self.visitors.popitem(last=False)
        return found

    def reserve(self, visitor, messages, now):
        """Set aside the most that these messages can cost, or refuse them; return US dollars."""
        while visitor.asked and visitor.asked[0] <= now - 60:
            visitor.asked.popleft()
        if len(visitor.asked) >= PER_MINUTE:
            raise QuestionError(429, "That was too fast. Wait a minute, then ask again.")
        most = most_of(messages)
        if most > visitor.left:
            raise QuestionError(403, "Your budget on this page is used up.")
        if most > self.left:
            raise QuestionError(503, "The budget of this page is used up. Come back another day.")
        if self.running >= AT_ONCE:
            raise QuestionError(503, "Too many people are asking right now. Try again in a minute.")
        visitor.asked.append(now)
        visitor.left -= most
        self.left -= most
        self.running += 1
        return most

    def settle(self, visitor, most, cost):
        """Give back what an answer did not cost. Without usage the cost is unknown, so nothing comes back."""
        back = 0 if cost is None else most - cost
        visitor.left += back
        self.left += back
        self.running -= 1

    async def answer(self, visitor, question):
        """Yield the pieces of the answer to a question as they arrive."""
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
                async for chunk in stream:
                    if chunk.usage:
                        usage = chunk.usage
                        cost = dollars(usage.prompt_tokens, usage.completion_tokens)
                    if chunk.choices and (piece := chunk.choices[0].delta.content):
                        text += piece
                        yield piece
            ended = "finished"
        except openai.OpenAIError as error:  # its message may quote the key or the question
            if isinstance(error, openai.APIStatusError):
                request = error.request_id
                cost = 0 if error.status_code < 500 else None  # refused: nothing is billed
            ended = f"{type(error).__name__} {getattr(error, 'status_code', '')}".rstrip()
            raise QuestionError(502, "The model did not answer. Try again in a minute.") from None
        finally:
            self.settle(visitor, most, cost)
            if text:
                visitor.messages += [asked, {"role": "assistant", "content": text}]
                del visitor.messages[:-100]
            tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else ("?", "?")
            log.info("%s %s %s tokens %s+%s left %.6f", visitor.name[:8], request, ended, *tokens, visitor.left)


def most_of(messages):
    """Return the most that messages and their answer can cost: a token is at least one byte."""
    sent = sum(len(message["content"].encode()) + 10 for message in messages)
    return dollars(sent, SETTINGS["max_completion_tokens"])


def dollars(tokens_in, tokens_out):
    """Return what so many tokens cost, in US dollars."""
    return (tokens_in * PRICES[0] + tokens_out * PRICES[1]) / 1_000_000


class Base(RequestHandler):
    """What every address of the page has in common."""

    def initialize(self, chat):
        self.chat = chat

    def set_default_headers(self):
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.clear_header("Server")

    def cookie(self):
        """Return the visitor's cookie, or None if there is none that this page could have set."""
        found = self.get_cookie(COOKIE, "")
        return found if re.fullmatch(r"[\w-]{43}", found, re.ASCII) else None

    def refuse(self, refused):
        self.set_status(refused.status)
        self.finish({"error": refused.sentence})

    def write_error(self, status_code, **_):
        self.finish({"error": "That did not work."})

    def log_exception(self, kind, error, trace):
        """Log what kind of error it was: its message and its traceback may hold a prompt or a key."""
        log.error("%s %s: %s", self.request.method, self.request.path, kind.__name__)


class Page(Base):
    """The page itself."""

    def get(self):
        if self.cookie() is None:
            secure = self.request.protocol == "https"
            cookie = secrets.token_urlsafe(32)
            self.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", secure=secure, expires_days=30)
        nonce = secrets.token_urlsafe(16)  # the browser runs no script but the one with this word
        own = f"script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'"
        none = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        self.set_header("Content-Security-Policy", f"{none}; {own}")
        self.finish(HTML.replace("NONCE", nonce).replace("LONGEST", str(LONGEST)))


class Talk(Base):
    """What was said before, for a page that is loaded again."""

    def get(self):
        known = self.chat.visitors.get(self.cookie())
        self.finish({"messages": known.messages if known else [], "left": known.left if known else EACH})


class Ask(Base):
    """Takes a question and sends the answer back piece by piece, a line of JSON for each."""

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
        if self.work:
            self.work.cancel()

    def read(self):
        """Return the visitor and the question, or refuse them."""
        # No other website can make a browser send this type here without asking first.
        if self.request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            raise QuestionError(415, "Send the question as JSON.")
        if self.cookie() is None:
            raise QuestionError(400, "This page needs cookies. Allow them, then load the page again.")
        try:
            question = json.loads(self.request.body)["question"].strip()
            question.encode()
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            question = ""
        if not 0 < len(question) <= LONGEST:
            raise QuestionError(400, f"A question has 1 to {LONGEST} characters.")
        return self.chat.visitor(self.cookie()), question

    async def stream(self, visitor, question):
        """Send the pieces, then what is left; an error in the middle is a line as well."""
        self.set_header("Content-Type", "application/x-ndjson; charset=utf-8")
        begun = False
        try:
            # Closed here and now, also if the task is canceled between two pieces.
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

    async def line(self, **content):
        self.write(json.dumps(content) + "\n")
        await self.flush()


def application(client):
    """Return the web application around one client."""
    given = {"chat": Chat(client)}
    routes = [("/", Page, given), ("/talk", Talk, given), ("/ask", Ask, given)]
    return Application(routes, log_function=lambda handler: None)  # Chat.answer logs what matters


def new_client():
    """Return the client for all visitors. If the key cannot be used, say so without showing it."""
    key = os.environ.get("OPENAI_API_KEY", "")
    if key != key.strip() or not (key.isascii() and key.isprintable()):
        sys.exit("OPENAI_API_KEY has a character that no request can carry. Enter it again.")
    try:
        return openai.AsyncOpenAI(max_retries=0, timeout=60)  # a retry may be billed too
    except openai.OpenAIError:
        sys.exit("There is no key. Put a line OPENAI_API_KEY=... into a file .env next to this one.")
    except (OSError, ValueError, ImportError) as error:  # a certificate file, a proxy
        sys.exit(f"No client could be built ({type(error).__name__}). Look at your proxy and certificate settings.")


async def serve(host, port):
    """Serve until the program is ended."""
    async with new_client() as client:
        server = HTTPServer(application(client), max_body_size=16_384, idle_connection_timeout=60)
        try:
            sockets = bind_sockets(port, host)
        except (OSError, OverflowError) as error:
            sys.exit(f"Port {port} of {host} can't be used: {error}. Choose another one with --port.")
        server.add_sockets(sockets)
        address = f"http://{host}:{sockets[0].getsockname()[1]}/"
        print(f"Open {address} in a browser. Ctrl+C ends the page.", flush=True)
        if not is_local(host):
            print(OTHERS, flush=True)
        await asyncio.Event().wait()


def is_local(host):
    """Return whether only this computer can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


OTHERS = f"""\
Everybody who can reach this computer can now ask at your expense, up to {EVERYONE} US dollars.
Whoever deletes the cookie is a new visitor, so only the budget for everyone is a real limit.
What they type crosses the network unencrypted and goes to OpenAI: tell them.
For strangers, put a server with HTTPS and a login in front, and set a limit for the project of the key.
"""

HTML = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chat page</title>
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
<p>What you type here is sent to OpenAI. Don't enter anything private.</p>
<div id="talk" role="log" aria-live="polite"></div>
<form id="form">
<input id="question" aria-label="Your question" maxlength="LONGEST" autocomplete="off" autofocus>
<button id="send">Send</button>
<button id="stop" type="button" disabled>Stop</button>
</form>
<p>Your budget: <span id="left"></span> US dollars</p>
<script nonce="NONCE">
const at = id => document.getElementById(id);
const show = left => { at("left").textContent = left.toFixed(6); };

function add(role, text) {
  const line = document.createElement("p");
  line.className = role;
  line.textContent = text;  // never innerHTML: nobody's words may become part of the page
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
  } catch (error) {
    if (!answer.textContent) answer.remove();
    add("note", visit.signal.aborted ? "Stopped." : error.message);
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
    raw = argparse.RawDescriptionHelpFormatter
    about = "A chat page that others can open. With --host:\n"
    parser = argparse.ArgumentParser(description=about + OTHERS, formatter_class=raw)
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on; default: %(default)s, this computer only")
    add("--port", type=int, default=8000, help="default: %(default)s; 0 takes a free one")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", force=True)
    for name in ("openai", "httpx2", "httpcore2", "tornado"):  # at their finest, they log prompts
        logging.getLogger(name).setLevel(logging.WARNING)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options.host, options.port))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console may not know every letter
    load_dotenv()
    main()
