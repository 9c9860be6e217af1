"""Does what the first cells of most lessons do, so that bundle.py sees which modules that takes."""

import json
import sys
import types

embed = types.ModuleType("IPython.terminal.embed")
embed.embed = None
sys.modules["IPython.terminal.embed"] = embed  # as in page_kernel/shell.py

# Python's own modules that the kit and the kernel import.
import getpass  # noqa: E402, F401
import gzip  # noqa: E402, F401
import pkgutil  # noqa: E402, F401
import tomllib  # noqa: E402, F401

import dotenv  # noqa: E402, F401 - after the module above
import httpx2  # noqa: E402
import ipywidgets  # noqa: E402, F401
from IPython.core.interactiveshell import InteractiveShell  # noqa: E402
from openai import OpenAI  # noqa: E402
from traitlets.config import Config  # noqa: E402

USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
CHOICE = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Hi"}}
COMPLETION = {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [CHOICE], "usage": USAGE}
CHUNK = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": []}


def answer(request):
    """Answer as the API does: a completion, a stream of one chunk, or an error."""
    asked = json.loads(request.content or b"{}")
    if asked.get("stream"):
        said = f"data: {json.dumps(CHUNK)}\n\ndata: [DONE]\n\n"
        return httpx2.Response(200, text=said, headers={"content-type": "text/event-stream"})
    if asked:
        return httpx2.Response(200, json=COMPLETION)
    return httpx2.Response(404, json={"error": {"message": "no", "type": "t", "code": "c", "param": None}})


config = Config()
config.HistoryManager.enabled = False
shell = InteractiveShell.instance(config=config)
client = OpenAI(api_key="sk-practice", max_retries=0, http_client=httpx2.Client(transport=httpx2.MockTransport(answer)))
messages = [{"role": "user", "content": "Hi"}]
client.chat.completions.create(model="m", messages=messages)
list(client.chat.completions.create(model="m", messages=messages, stream=True))
shell.user_ns["client"] = client
written, sys.stdout = sys.stdout, open("/dev/null", "w")  # noqa: SIM115 - closed with this process
shell.run_cell("client.models.list()")
shell.run_cell("from IPython.display import Markdown, display; display(Markdown('Hi'))")
sys.stdout = written
