"""Pictures and files in a prompt: what is accepted, what it costs, what is answered, and what is refused."""

import base64
import contextlib
import hashlib
import io
import json
import re
import struct
import zlib
from pathlib import Path

import openai
import pytest
from openai.types.chat import ChatCompletion
from openai.types.responses import InputTokenCountResponse, Response
from shapes import ask, check_error, check_exact

from helpers.practice.answering.replies import Replies, ReplyFileError
from helpers.practice.backend import Backend
from helpers.practice.reading import pictures

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "assets" / "data"
QUESTION = "What was bought, and what is the total? Answer in one sentence."
RECEIPT = (DATA / "receipt-small.en.png").read_bytes()
ORDER = (DATA / "order.en.pdf").read_bytes()
RESPONSES = "/v1/responses"
COUNT = "/v1/responses/input_tokens"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height):
    """A PNG that says it has this size."""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def data_url(data, kind="image/png"):
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def shown(*parts, text=QUESTION, **fields):
    """The body of a request to Responses with these parts beside a text."""
    content = [{"type": "input_text", "text": text}, *parts]
    return {"model": "gpt-6-luna", "input": [{"role": "user", "content": content}]} | fields


def image(data, **fields):
    return {"type": "input_image", "image_url": data_url(data)} | fields


def file(data=ORDER, kind="application/pdf", **fields):
    return {"type": "input_file", "filename": "order.pdf", "file_data": data_url(data, kind)} | fields


def in_chat(*parts, text=QUESTION, **fields):
    """The body of a chat with these parts beside a text."""
    content = [{"type": "text", "text": text}, *parts]
    return {"model": "gpt-6-luna", "messages": [{"role": "user", "content": content}]} | fields


def chat_image(url, **fields):
    return {"type": "image_url", "image_url": {"url": url} | fields}


def kit():
    """A backend with the kit's own replies."""
    return Backend(Replies())


def tokens(body):
    """What a prompt costs besides its text."""
    reply, content = ask(kit(), body, path=COUNT)
    assert reply.status == 200, content
    counted = check_exact(InputTokenCountResponse, json.loads(content)).input_tokens
    _, without = ask(kit(), shown(), path=COUNT)
    return counted - json.loads(without)["input_tokens"]


def answered(body, path=RESPONSES):
    reply, content = ask(kit(), body, path=path)
    assert reply.status == 200, content
    if path == RESPONSES:
        return Response.model_validate_json(content, strict=True).output_text
    return check_exact(ChatCompletion, json.loads(content)).choices[0].message.content


FORMATS = {
    "png": png(300, 200),
    "gif": b"GIF89a" + struct.pack("<HH", 300, 200),
    "jpeg": b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 200, 300),
    "webp, lossy": b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 300, 200),
    "webp, lossless": b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 299 | 199 << 14),
    "webp, extended": b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0"
    + (299).to_bytes(3, "little")
    + (199).to_bytes(3, "little"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_size_is_read_from_each_format(name):
    """Wherever a format has its width and its height, they are found."""
    found = pictures.recognize(FORMATS[name])
    assert (found.format, found.width, found.height) == (name.split(",")[0], 300, 200)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_ends_early_is_no_picture(name):
    """However little of it is there, nothing fails."""
    whole = FORMATS[name]
    for length in range(len(whole)):
        found = pictures.recognize(whole[:length])
        assert found is None or found.format == name.split(",")[0]
    assert pictures.recognize(whole[:8]) is None


@pytest.mark.parametrize(("segments", "known"), [(900, True), (1100, False)])
def test_a_jpeg_is_not_searched_without_end(segments, known):
    """Whoever puts its size behind very many other segments gets no answer out of it."""
    start, size = FORMATS["jpeg"][:2], FORMATS["jpeg"][-9:]
    assert bool(pictures.recognize(start + b"\xff\xe1\x00\x02" * segments + size)) is known


@pytest.mark.parametrize(
    ("width", "height", "detail", "count"),
    [
        (512, 512, "auto", 308),
        (1024, 1024, "auto", 1229),
        (1024, 1024, "original", 1229),
        (33, 32, "auto", 3),
        (1, 1, "auto", 2),
        (4032, 3024, "auto", 14364),
        (4032, 3024, "high", 2942),
        (3840, 2160, "high", 2765),
        (1024, 1536, "high", 1844),
        (1024, 1536, "low", 212),
        (512, 512, "low", 308),
        (1, 5000, "low", 20),
    ],
)
def test_tokens_of_a_picture(width, height, detail, count):
    """Patches of 32 pixels, 1.2 tokens each; 512, 1024 and 4032 as they were published, the others by the guide."""
    assert tokens(shown(image(png(width, height), detail=detail))) == count


def test_the_guides_own_example():
    """A picture of 1800 x 2400 with a budget of 1,536 patches becomes 1056 x 1408."""
    assert pictures._shrunk(1800, 2400, 1536) == (1056, 1408)


def test_a_known_picture_is_answered():
    """What it is decides, in both APIs, and whatever the detail."""
    answer = answered(shown(image(RECEIPT)))
    assert "11,000 won" in answer
    assert answered(shown(image(RECEIPT, detail="low"))) == answer
    assert answered(in_chat(chat_image(data_url(RECEIPT))), "/v1/chat/completions") == answer


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (image(png(64, 64)),),
        (image(RECEIPT + b"\0"),),
        (image(RECEIPT), image(RECEIPT)),
        (image(RECEIPT), file()),
        ({"type": "input_image", "image_url": "https://example.com/receipt.png"},),
    ],
    ids=["none", "another", "changed", "two", "with a file", "elsewhere"],
)
def test_any_other_gets_an_honest_answer(parts):
    """Nobody is told what is on a picture that nothing looked at."""
    answer = answered(shown(*parts))
    assert "practice reply" in answer
    assert "11,000" not in answer
    assert ("can't see pictures" in answer) == bool(parts)


def test_honest_answer_in_korean():
    """It says so in the prompt's language."""
    assert "그림을 보거나" in answered(shown(image(png(64, 64)), text="무엇이 보여요?"))


def test_a_schema_is_filled_for_another_picture():
    """A program that parses goes on, with values that nobody takes for a model's."""
    schema = {"type": "object", "properties": {"shop": {"type": "string"}}}
    text = {"format": {"type": "json_schema", "name": "r", "schema": schema}}
    assert "practice" in answered(shown(image(png(64, 64)), text=QUESTION) | {"text": text})


def test_a_pdf_costs_by_its_pages():
    """One page is assumed to be as large as a letter; a file that hides its pages has one."""
    assert tokens(shown(file())) == 1134
    assert tokens(shown(file(b"%PDF-1.7 /Type /Page /Type/Page\n/Type /Pages"))) == 2268
    assert tokens(shown(file(b"%PDF-1.7"))) == 1134
    assert "35,000 won" in answered(
        shown(file(), text="When does the order arrive, and what does it cost? Answer in one sentence.")
    )


def test_chats_say_which_tokens_are_of_pictures():
    """`image_tokens` and `text_tokens` make up the prompt."""
    parts = [
        chat_image(data_url(png(512, 512))),
        {"type": "file", "file": {"file_data": data_url(ORDER, "application/pdf")}},
    ]
    _, content = ask(kit(), in_chat(*parts))
    usage = check_exact(ChatCompletion, json.loads(content)).usage
    assert usage.prompt_tokens_details.image_tokens == 308 + 1134
    assert usage.prompt_tokens_details.text_tokens == usage.prompt_tokens - 1442


def test_a_picture_stays_in_the_conversation():
    """It is billed again in the next turn, and shown among the items with its defaults."""
    backend = kit()
    _, content = ask(backend, shown(image(RECEIPT)), path=RESPONSES)
    first = json.loads(content)
    following = {"model": "gpt-6-luna", "previous_response_id": first["id"], "input": "And the shop?"}
    _, content = ask(backend, following, path=RESPONSES)
    assert json.loads(content)["usage"]["input_tokens"] > first["usage"]["input_tokens"] > 260
    _, content = ask(backend, b"", method="GET", path=f"{RESPONSES}/{first['id']}/input_items")
    [item] = json.loads(content)["data"]
    assert item["content"][1] == {
        "type": "input_image",
        "detail": "auto",
        "file_id": None,
        "image_url": data_url(RECEIPT),
    }


def test_a_tool_may_give_back_a_picture():
    """It counts, and the answer says that nothing was looked at."""
    call = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
    output = {"type": "function_call_output", "call_id": "c", "output": [image(png(512, 512))]}
    body = {"model": "gpt-6-luna", "input": [{"role": "user", "content": QUESTION}, call, output]}
    assert "can't see pictures" in answered(body)
    _, content = ask(kit(), body, path=COUNT)
    assert json.loads(content)["input_tokens"] > 308


BROKEN = "data:image/png;base64,not base64!"
REFUSED = [
    (image(b"", image_url=base64.b64encode(RECEIPT).decode()), "invalid_value", "image_url", "Expected a valid URL"),
    (image(b"", image_url="/home/me/receipt.png"), "invalid_value", "image_url", "Expected a valid URL"),
    (
        image(b"", image_url=f"data:image/png;base64,{base64.b64encode(RECEIPT)}"),
        "invalid_value",
        "image_url",
        "base64",
    ),
    (image(b"", image_url=BROKEN), "invalid_value", "image_url", "invalid base64-encoded value"),
    (
        image(b"", image_url=data_url(RECEIPT).replace("AA", "A A", 1)),
        "invalid_value",
        "image_url",
        "base64-encoded value",
    ),
    (image(b"", image_url="data:image/png,abc"), "invalid_value", "image_url", "invalid base64-encoded value"),
    (image(b"", image_url=data_url(ORDER, "application/pdf")), "invalid_value", "image_url", "'application/pdf'"),
    (image(b""), "invalid_image_format", None, "unsupported image"),
    (image(b"<svg/>"), "invalid_image_format", None, "unsupported image"),
    (image(png(0, 64)), "invalid_image_format", None, "unsupported image"),
    (image(png(10_000, 10_000)), "invalid_value", "input", "requires 97969 patches after processing"),
    (image(RECEIPT, detail="ultra"), "invalid_value", "detail", "Supported values are"),
    (image(RECEIPT, size=1), "unknown_parameter", "size", "Unknown parameter"),
    ({"type": "input_image"}, "missing_required_parameter", "image_url", "Missing"),
    ({"type": "input_image", "file_id": "file_1"}, "not_in_practice_mode", "file_id", "practice mode"),
    ({"type": "input_image", "image_url": 5}, "invalid_type", "image_url", "expected a string"),
    (file(file_data=base64.b64encode(ORDER).decode()), "invalid_value", "file_data", "invalid base64-encoded value"),
    (file(RECEIPT), "invalid_file", "file_data", "not a PDF"),
    (file(b" " * 1024 + b"%PDF-1.7"), "invalid_file", "file_data", "not a PDF"),
    (file(b"Hello", "text/plain"), "not_in_practice_mode", "file_data", "practice mode"),
    ({"type": "input_file"}, "missing_required_parameter", "file_data", "Missing"),
    ({"type": "input_file", "file_url": "order.pdf"}, "invalid_value", "file_url", "Expected a valid URL"),
    ({"type": "input_audio"}, "not_in_practice_mode", "type", "practice mode"),
]


@pytest.mark.parametrize(("part", "code", "param", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_responses_refuse(part, code, param, words):
    """Each mistake by its code, the field, and words of the message."""
    reply, content = ask(kit(), shown(part), path=RESPONSES)
    error = check_error(content)
    whole = param if param in (None, "input") else f"input[0].content[1].{param}"
    assert (reply.status, error["code"], error["param"]) == (400, code, whole)
    assert words in error["message"]


MARKDOWN = data_url(b"Hi", "text/markdown")
REFUSED_IN_CHATS = [
    (chat_image(BROKEN), "invalid_value", "image_url.url", "invalid base64-encoded value"),
    (chat_image(data_url(png(10_000, 10_000))), "invalid_value", "messages", "patches after processing"),
    ({"type": "image_url", "image_url": data_url(RECEIPT)}, "invalid_type", "image_url", "expected an object"),
    ({"type": "image_url"}, "missing_required_parameter", "image_url", "Missing"),
    ({"type": "file", "file": {"file_data": MARKDOWN}}, "invalid_value", "file.file_data", "'text/markdown'"),
    ({"type": "file", "file": {"file_data": "x"}}, "invalid_value", "file.file_data", "application/pdf MIME type"),
    ({"type": "file", "file": {}}, "missing_required_parameter", "file.file_data", "Missing"),
    ({"type": "file", "file": {"file_id": "file_1"}}, "not_in_practice_mode", "file.file_id", "practice mode"),
    (image(RECEIPT), "invalid_value", "type", "Supported values are"),
]


@pytest.mark.parametrize(("part", "code", "param", "words"), REFUSED_IN_CHATS, ids=range(len(REFUSED_IN_CHATS)))
def test_what_chats_refuse(part, code, param, words):
    """Each mistake by its code, the field, and words of the message."""
    reply, content = ask(kit(), in_chat(part))
    error = check_error(content)
    whole = param if param == "messages" else f"messages[0].content[1].{param}"
    assert (reply.status, error["code"], error["param"]) == (400, code, whole)
    assert words in error["message"]


def test_only_users_show_pictures_in_chats():
    """Other roles have texts."""
    for role in ("system", "assistant"):
        messages = [{"role": role, "content": [chat_image(data_url(RECEIPT))]}]
        reply, content = ask(kit(), {"model": "gpt-6-luna", "messages": messages})
        assert (reply.status, check_error(content)["code"]) == (400, "invalid_value")


@pytest.mark.parametrize("count", [1500, 1501])
def test_a_request_has_so_many_pictures(count):
    """As many as the API takes, and not one more, in both APIs."""
    small = png(1, 1)
    for body, path in (
        (shown(*[image(small)] * count), RESPONSES),
        (in_chat(*[chat_image(data_url(small))] * count), "/v1/chat/completions"),
    ):
        reply, content = ask(kit(), body, path=path)
        assert reply.status == (200 if count == 1500 else 400), content


def test_digests_in_replies_are_those_of_the_files():
    """Every file of the lesson is known, and every digest belongs to a file."""
    files = {hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in DATA.glob("*.p[nd][gf]")}
    assert {digest for reply in Replies().all() for digest in reply.shows} == files


def test_two_replies_to_one_picture_are_an_error(tmp_path):
    """As everywhere, nothing is left to order."""
    (tmp_path / "en").mkdir()
    reply = '[[reply]]\nuser = "What is it?"\nshows = ["aa", "bb"]\ntext = "A cat."\n'
    (tmp_path / "en" / "one.toml").write_text(reply + reply.replace('"aa", ', ""), encoding="utf-8")
    with pytest.raises(ReplyFileError, match="picture"):
        Replies(tmp_path)


def test_vision_example_of_the_sdks_readme_runs(server, tmp_path, monkeypatch):
    """Both of its programs, as they are printed there, get an answer that says nothing was looked at."""
    installed = Path(openai.__file__).parents[1] / f"openai-{openai.__version__}.dist-info" / "METADATA"
    readme = installed.read_text(encoding="utf-8")
    section = readme.split("### Vision")[1].split("\n## ")[0].split("\n### ")[0]
    by_address, by_file = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    (tmp_path / "path" / "to").mkdir(parents=True)
    (tmp_path / "path" / "to" / "image.png").write_bytes(png(800, 600))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", server.key)
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    for code, known in ((by_address, "https://api.nga.gov/"), (by_file, "[png, 800 x 600]")):
        with contextlib.redirect_stdout(io.StringIO()):
            names = {"client": openai.OpenAI()}
            exec(code, names)
        assert known in names["response"].output_text
        assert "can't see pictures" in names["response"].output_text
