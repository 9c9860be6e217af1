"""The script of lesson 14: stopped anywhere and started again, it ends the same and pays for nothing twice."""

from __future__ import annotations

import ast
import csv
import errno
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import types
from collections import Counter
from pathlib import Path

import httpx2
import openai
import pytest
from builder import syntax
from other_server import OtherServer

from helpers import errors, models, practice
from helpers.practice.wire import faults

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = {language: ROOT / "assets" / "project" / language / "label_reviews.py" for language in ("en", "ko")}
REVIEWS = ROOT / "assets" / "data" / "reviews.csv"
KEY = "sk-proj-FAKE-DO-NOT-USE-1234"
CONCURRENCY = 3


def load(language):
    """Return the script of a language as a module, and leave no compiled file beside it."""
    module = types.ModuleType(f"label_reviews_{language}")
    text = SCRIPTS[language].read_text(encoding="utf-8")
    exec(compile(text, SCRIPTS[language], "exec", dont_inherit=True), module.__dict__)
    return module


SCRIPT = load("en")
ROWS = list(csv.DictReader(REVIEWS.read_text(encoding="utf-8").splitlines()))
BY_TEXT = {row["text"]: row for row in ROWS}


def completion(content, finish_reason="stop", refusal=None):
    """Return status and body of a chat completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return 200, {
        "id": "other-1",
        "object": "chat.completion",
        "created": 1,
        "model": "other-model",
        "choices": [{"index": 0, "finish_reason": finish_reason, "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }


def failure(status):
    """Return status and body of an error that the SDK does not retry."""
    return status, {"error": {"message": "No.", "type": "invalid_request_error", "param": None, "code": None}}


def by_hand(body):
    """Answer as the hand labels say."""
    row = BY_TEXT[body["messages"][-1]["content"]]
    return completion(json.dumps({"sentiment": row["sentiment"], "topic": row["topic"]}))


class Requests:
    """What reached the server: counts requests, and does something when the n-th arrives."""

    def __init__(self):
        self.ids = []
        self.at = {}  # number of a request, counted from 1: what to do; if that returns something, it is the answer
        self._lock = threading.Lock()

    def reply(self, body):
        """Answer one request."""
        with self._lock:
            self.ids.append(BY_TEXT[body["messages"][-1]["content"]]["id"])
            number = len(self.ids)
        return self.at.get(number, lambda: None)() or by_hand(body)


@pytest.fixture(scope="module")
def server():
    """One server for all tests: stopping it takes half a second."""
    with OtherServer() as running:
        yield running


@pytest.fixture
def requests(server, monkeypatch):
    """The server labels as the hand did, and the environment leads to it."""
    found = Requests()
    server.reply = found.reply
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    return found


@pytest.fixture
def few(tmp_path):
    """A file of eight reviews, four in each language."""
    return write(tmp_path / "few.csv", [row for row in ROWS if row["id"][-2:] in ("01", "02", "03", "04")])


def write(path, rows):
    """Write reviews as a CSV file and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def run(reviews, results, *options):
    """Run the script in this process; return its exit code."""
    try:
        return SCRIPT.main([str(reviews), str(results), f"--concurrency={CONCURRENCY}", *options])
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code)
            return 1
        return end.code


def labels(path):
    """Return {id: (sentiment, topic)} of a results file, which must have one whole line for each id."""
    lines = SCRIPT.read_results(path)
    found = {line["id"]: (line["sentiment"], line["topic"]) for line in lines}
    assert len(found) == len(lines)
    return found


def hand_labels(rows):
    """Return what the server answers, in the same form."""
    return {row["id"]: (row["sentiment"], row["topic"]) for row in rows}


def test_killed_again_and_again(requests, tmp_path):
    """Killed after 1, 20 and 39 results, each time with a torn line behind them: then it ends as if never killed."""
    results = tmp_path / "labels.jsonl"
    for wanted in (1, 20, 39):
        before = labels(results)
        sent = len(requests.ids)
        process = subprocess.Popen(
            [sys.executable, SCRIPTS["en"], REVIEWS, results, f"--concurrency={CONCURRENCY}"],
            stdout=subprocess.DEVNULL,
        )
        # A request begins when an earlier one has been stored. At the end fewer than the limit are under way.
        fatal = sent + min(wanted - len(before) + CONCURRENCY, len(ROWS) - len(before))
        requests.at[fatal] = process.kill
        assert process.wait(60) != 0
        finished = labels(results)
        assert len(finished) >= min(wanted, len(ROWS) - CONCURRENCY)
        assert not set(before) & set(requests.ids[sent:])  # nothing that was finished was asked for again
        assert len(requests.ids[sent:]) <= len(finished) - len(before) + CONCURRENCY
        with results.open("ab") as file:
            file.write('{"id": "en-01", "text": "가'.encode()[:-1])

    before, sent = labels(results), len(requests.ids)
    assert run(REVIEWS, results) == 0
    assert Counter(requests.ids[sent:]) == Counter(row["id"] for row in ROWS if row["id"] not in before)
    assert labels(results) == hand_labels(ROWS)


@pytest.mark.parametrize("number", range(1, 9))
def test_ctrl_c_loses_nothing(requests, few, tmp_path, capsys, number):
    """Wherever it comes, the answers under way are stored, and each review is sent once in all."""
    results = tmp_path / "labels.jsonl"
    requests.at[number] = lambda: signal.raise_signal(signal.SIGINT)
    assert run(few, results) == 130
    assert set(labels(results)) == set(requests.ids)
    assert "Stopped" in capsys.readouterr().out
    assert run(few, results) == 0
    assert max(Counter(requests.ids).values()) == 1
    assert labels(results) == hand_labels(SCRIPT.read_reviews(few))


@pytest.mark.parametrize("number", range(1, 9))
def test_an_error_in_the_middle(requests, few, tmp_path, capsys, number):
    """When the service refuses the n-th request, the run stops; the next sends only what is not finished."""
    results = tmp_path / "labels.jsonl"
    refused = []

    def refuse():
        refused.append(requests.ids[number - 1])
        return failure(401)

    requests.at[number] = refuse
    assert run(few, results) == 1
    assert "401" in capsys.readouterr().out
    assert set(labels(results)) == set(requests.ids) - set(refused)
    assert run(few, results) == 0
    assert {name for name, count in Counter(requests.ids).items() if count > 1} == set(refused)
    assert labels(results) == hand_labels(SCRIPT.read_reviews(few))


def test_a_line_torn_at_any_byte(tmp_path):
    """Whatever is left of the last line, the lines before it count and the next result gets its own line."""
    results = tmp_path / "labels.jsonl"
    lines = [
        {"id": f"ko-{number}", "text": "좋아요", "sentiment": "positive", "topic": "price", "problem": None, "usd": 0.1}
        for number in range(3)
    ]
    whole = [json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines]
    for length in range(len(whole[1])):
        results.write_bytes(whole[0] + whole[1][:length])
        SCRIPT.prepare(results)
        SCRIPT.store(results, lines[2])
        complete = length == len(whole[1]) - 1  # only the end of the line is missing
        assert SCRIPT.read_results(results) == ([lines[0], lines[1], lines[2]] if complete else [lines[0], lines[2]])


def test_lines_that_are_no_results(tmp_path):
    """What another program wrote, or this one before Label got a field, does not count."""
    results = tmp_path / "labels.jsonl"
    old = {"id": "1", "text": "good", "sentiment": "positive", "problem": None, "usd": 0.1}
    failed = {"id": "1", "text": "good", "problem": "cut off", "usd": 0.1}
    results.write_text("\n".join(["[1]", "3", "null", "", '{"id": "1"}', json.dumps(old), json.dumps(failed)]))
    assert SCRIPT.read_results(results) == [failed]


UNUSABLE = {
    "no JSON": (completion("positive, product"), "schema"),
    "half of it": (completion('{"sentiment": "positive"}'), "schema"),
    "another label": (completion('{"sentiment": "great", "topic": "price"}'), "schema"),
    "nothing": (completion(None), "empty"),
    "no choices": ((200, completion(None)[1] | {"choices": []}), "empty"),
    "a refusal": (completion(None, refusal="I cannot."), "refused: I cannot."),
    "cut off": (completion('{"sentiment": "pos', finish_reason="length"), "cut off"),
    "filtered": (completion(None, finish_reason="content_filter"), "cut off"),
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_an_answer_that_is_no_label(requests, few, tmp_path, capsys, kind):
    """It is reported, stored because it was paid for, and the run goes on; only --again sends it again."""
    results = tmp_path / "labels.jsonl"
    answer, words = UNUSABLE[kind]
    requests.at[4] = lambda: answer
    assert run(few, results) == 3
    assert words in capsys.readouterr().out
    assert len(requests.ids) == len(labels(results)) == 8
    assert run(few, results) == 3
    assert len(requests.ids) == 8
    assert run(few, results, "--again") == 0
    assert requests.ids[8:] == [requests.ids[3]]
    assert SCRIPT.finished(SCRIPT.read_reviews(few), SCRIPT.read_results(results)).keys() == set(requests.ids)


def test_a_review_that_is_not_accepted(requests, few, tmp_path, capsys):
    """A 400 costs nothing: it is reported and not stored, the run goes on, and the next sends it again."""
    results = tmp_path / "labels.jsonl"
    requests.at[4] = lambda: failure(400)
    assert run(few, results) == 3
    assert "not accepted" in capsys.readouterr().out
    assert len(labels(results)) == 7
    assert run(few, results) == 0
    assert len(requests.ids) == 9
    assert len(labels(results)) == 8


def test_no_more_at_a_time_than_allowed(server, requests, few, tmp_path):
    """So many requests are under way together, and never more."""
    together, most, lock = 0, 0, threading.Lock()
    meeting = threading.Barrier(CONCURRENCY, timeout=10)

    def reply(body):
        nonlocal together, most
        with lock:
            together += 1
            most = max(most, together)
        if not meeting.broken and requests.reply(body) and len(requests.ids) <= CONCURRENCY:
            meeting.wait()
        with lock:
            together -= 1
        return by_hand(body)

    server.reply = reply
    assert run(few, tmp_path / "labels.jsonl") == 0
    assert most == CONCURRENCY


def test_a_changed_review_is_sent_again(requests, few, tmp_path):
    """A label belongs to a text, not to an id."""
    results = tmp_path / "labels.jsonl"
    assert run(few, results) == 0
    rows = SCRIPT.read_reviews(few)
    write(few, [{**rows[0], "text": ROWS[-1]["text"]}, *rows[1:]])
    assert run(few, results) == 0
    assert requests.ids[8:] == [ROWS[-1]["id"]]


def test_limit_and_estimate(requests, few, tmp_path, capsys):
    """--estimate sends nothing; --limit sends so many; the estimate is near the bill that the practice kit counts."""
    results = tmp_path / "labels.jsonl"
    assert run(few, results, "--estimate") == 0
    assert "estimate: US$0.000" in capsys.readouterr().out
    assert requests.ids == []
    assert run(few, results, "--limit=3") == 3
    assert len(requests.ids) == 3
    assert "bill: US$0.000045" in capsys.readouterr().out


@pytest.mark.parametrize("language", SCRIPTS)
def test_with_practice_mode(language, tmp_path, monkeypatch, capsys):
    """Either script labels the course's file; the estimate is within a quarter of the bill; some are wrong."""
    from helpers import practice

    script = load(language)
    with practice.start() as server:
        monkeypatch.setenv("OPENAI_API_KEY", server.key)
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        assert script.main([str(REVIEWS), str(tmp_path / "labels.jsonl")]) == 0
        assert len(server.usage) == len(ROWS)
    printed = capsys.readouterr().out
    estimate, bill = (
        float(found) for found in re.findall(r"(?<=: )(?:US\$)?(0\.\d+)(?:달러)?$", printed, re.MULTILINE)
    )
    assert bill < 0.001
    assert 0.75 < estimate / bill < 1.25
    assert "35" in printed
    assert "38" in printed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,text\n1,좋아요\n".encode("utf-16"), "UTF-8"),
        ("id,text\n1,Müller's café\n".encode("cp1252"), "UTF-8"),
        (b"", "id and text"),
        (b"id,text\n", "id and text"),
        (
            b"number,review\n1,good\n",
            "line 1: this line needs the columns id and text, each once. It has: number",
        ),
        (b"\n\nID,Text\n1,good\n", "line 3: this line needs the columns id and text, each once. It has: ID, Text"),
        (b"id,text\n1,good\n1,bad\n", "more than once"),
        (b"id,text\n1,\n", "without"),
        (b"id,text\n1\n", "line 2: 1 fields, not 2"),
    ],
    ids=[
        "utf-16",
        "cp1252",
        "empty",
        "no rows",
        "other columns",
        "columns in capitals",
        "twins",
        "no text",
        "short row",
    ],
)
def test_a_file_that_cannot_be_used(tmp_path, capsys, content, words):
    """It ends with 1 and says why, before anything is sent."""
    path = tmp_path / "reviews.csv"
    path.write_bytes(content)
    assert run(path, tmp_path / "labels.jsonl") == 1
    assert words in capsys.readouterr().out


BROKEN_ROWS = {
    "too many fields": ("1,good\n2,nice, but dear\n3,bad\n", 3, "3 fields, not 2"),
    "too few fields": ("1,good\n2\n", 3, "1 fields, not 2"),
    "a quotation mark that is never closed": ('1,good\n2,"nice\n3,bad\n', 3, "quotation mark"),
    "one that a later row closes": ('1,good\n2,"nice\n3,bad\n4,"fine"\n', 3, "quotation mark"),
    "one that a later row ends": (
        '1,good\n2,"nice\n3,bad\n4,fine 5""\n5,worst"\n',
        3,
        "the next row got into it",
    ),
    "one within a text": ('1,good\n2,"a 5"" disk, a 3" disk"\n', 3, "quotation mark"),
    "a text too long for the csv module": ("1,good\n2," + "a" * 140_000 + "\n", 3, "field larger than field limit"),
    "no id": ("1,good\n,nice\n", 3, "without an id or without text"),
    "no text": ("1,good\n2,  \n", 3, "without an id or without text"),
    "an id twice, after blank rows": ("1,good\n,\n\n1,bad\n", 5, "more than once"),
    "after a text of three lines": ('1,"good\nand\ncheap"\n2\n', 5, "1 fields, not 2"),
}


@pytest.mark.parametrize("kind", BROKEN_ROWS)
def test_every_row_is_checked_and_named_by_its_line(requests, tmp_path, capsys, kind):
    """Whatever is not whole is named with file and line, and nothing is sent."""
    content, line, words = BROKEN_ROWS[kind]
    path = tmp_path / "reviews.csv"
    path.write_text("id,text\n" + content, encoding="utf-8", newline="")
    assert run(path, tmp_path / "labels.jsonl") == 1
    said = capsys.readouterr().out
    assert f"{path}, line {line}: " in said
    assert words in said
    assert "Traceback" not in said
    assert requests.ids == []


def test_files_from_excel_are_read(tmp_path):
    """A byte order mark, Windows' line ends, blank rows, spaces in the first line and behind commas do no harm."""
    path = tmp_path / "reviews.csv"
    path.write_bytes(b'\xef\xbb\xbf\r\n,\r\nid , text \r\n1,good\r\n,\r\n\r\n2, "nice, really\nyes, it is"\r\n , \r\n')
    assert SCRIPT.read_reviews(path) == [{"id": "1", "text": "good"}, {"id": "2", "text": "nice, really\nyes, it is"}]


def test_a_file_of_a_korean_windows_is_read_and_said_so(requests, few, tmp_path, capsys):
    """It is read whole, labelled as the same file in UTF-8, and its first words are shown, in case it is none."""
    path = tmp_path / "cp949.csv"
    text = few.read_text(encoding="utf-8")
    path.write_bytes(text.replace("—", "-").replace("’", "'").encode("cp949"))
    assert SCRIPT.read_reviews(path) == SCRIPT.read_reviews(few)
    said = capsys.readouterr().out
    assert f"{path} is not UTF-8 and was read as cp949." in said
    assert next(line for line in text.splitlines() if not line.isascii())[:20] in said
    assert run(path, tmp_path / "labels.jsonl") == 0
    assert len(labels(tmp_path / "labels.jsonl")) == 8


NOT_THE_API = {
    "a login page": (200, "<html>Please log in to this network</html>"),
    "other JSON": (200, {"detail": "ok"}),
}


@pytest.mark.parametrize("kind", NOT_THE_API)
def test_what_is_not_the_api_stops_the_run(requests, few, tmp_path, capsys, kind):
    """Nothing is stored for it, and the next run goes on."""
    results = tmp_path / "labels.jsonl"
    requests.at[4] = lambda: NOT_THE_API[kind]
    assert run(few, results) == 1
    assert "not an answer of the API" in capsys.readouterr().out
    assert all(not line["problem"] for line in SCRIPT.read_results(results))
    assert run(few, results) == 0
    assert len(labels(results)) == 8


def test_results_that_an_editor_saved_count(requests, few, tmp_path):
    """With a byte order mark and Windows' line ends no review is sent, and paid, a second time."""
    results = tmp_path / "labels.jsonl"
    assert run(few, results) == 0
    results.write_bytes(b"\xef\xbb\xbf" + results.read_bytes().replace(b"\n", b"\r\n"))
    assert run(few, results) == 0
    assert len(requests.ids) == 8


@pytest.mark.parametrize(
    "change",
    [
        {"usd": "0.1"},
        {"usd": float("nan")},
        {"text": 7},
        {"problem": ["cut off"]},
        {"sentiment": "great"},
        {"topic": None},
    ],
)
def test_a_line_with_an_odd_value_does_not_count(tmp_path, change):
    """A bill of text or of no number, and a label that Label does not know, would break the report."""
    line = {"id": "1", "text": "good", "sentiment": "positive", "topic": "price", "problem": None, "usd": 0.1}
    results = tmp_path / "labels.jsonl"
    results.write_text(f"{json.dumps(line | change)}\n{'[' * 100_000}\n{json.dumps(line)}\n", encoding="utf-8")
    assert SCRIPT.read_results(results) == [line]


def test_a_full_disk_stops_the_run_at_once(requests, few, tmp_path, capsys, monkeypatch):
    """Only what was under way is still answered; it is shown, so that it is not lost; the file stays whole."""
    results = tmp_path / "labels.jsonl"
    store, stored, tried = SCRIPT.store, [], []

    def failing(path, result):  # once: a line written after a torn one would be lost with it
        tried.append(result["id"])
        if len(tried) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        stored.append(result["id"])
        store(path, result)

    monkeypatch.setattr(SCRIPT, "store", failing)
    assert run(few, results) == 1
    said = capsys.readouterr().out
    assert f"{results.resolve()}: No space left on device" in said
    assert "The disk is full" in said
    assert len(requests.ids) <= 2 + CONCURRENCY
    shown = [json.loads(line.partition(": ")[2]) for line in said.splitlines() if line.startswith("not stored")]
    assert {line["id"] for line in shown} | set(stored) == set(requests.ids)
    monkeypatch.undo()
    assert set(labels(results)) == set(stored)


@pytest.fixture
def impatient(monkeypatch):
    """The SDK tries each request once, and the script waits for a moment only."""
    client = openai.AsyncOpenAI
    monkeypatch.setattr(openai, "AsyncOpenAI", lambda **given: client(**given | {"max_retries": 0}))
    monkeypatch.setattr(SCRIPT, "PAUSE", 0.01)


def limited(code="rate_limit_exceeded", status=429, message="Rate limit reached"):
    """Return status and body of a refusal with a code."""
    return status, {"error": {"message": message, "type": code, "param": None, "code": code}}


@pytest.mark.parametrize("refusal", [limited(), limited("slow_down"), limited("server_is_overloaded", 503)])
def test_a_storm_of_refusals_waits(requests, few, tmp_path, capsys, impatient, refusal):
    """Four of five requests are refused because the API is busy: the run ends by itself, with every label."""
    results = tmp_path / "labels.jsonl"
    requests.at = {number: lambda: refusal for number in range(1, 200) if number % 5}
    assert run(few, results) == 0
    assert "waiting" in capsys.readouterr().out
    assert labels(results) == hand_labels(SCRIPT.read_reviews(few))


def test_waiting_ends(requests, few, tmp_path, capsys, impatient, monkeypatch):
    """Where the API stays busy, the run stops in the end; where Ctrl+C comes, it does not wait for the pause."""
    monkeypatch.setattr(SCRIPT, "PATIENCE", 0.05)
    requests.at = dict.fromkeys(range(1, 500), limited)
    assert run(few, tmp_path / "labels.jsonl") == 1
    assert "start again to go on" in capsys.readouterr().out
    monkeypatch.setattr(SCRIPT, "PAUSE", 60)
    monkeypatch.setattr(SCRIPT, "PATIENCE", 600)
    sent = len(requests.ids)
    requests.at[sent + CONCURRENCY] = lambda: signal.raise_signal(signal.SIGINT) or limited()
    started = time.monotonic()
    assert run(few, tmp_path / "labels.jsonl") == 130
    assert time.monotonic() - started < 20
    assert len(requests.ids) == sent + CONCURRENCY


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (limited("insufficient_quota"), "credit"),
        (limited("billing_not_active"), "credit"),
        (limited("billing_hard_limit_reached", 400), "credit"),
        (limited("invalid_api_key", 401), "key"),
        (limited("model_not_found", 404), "--model"),
    ],
)
def test_what_waiting_does_not_help_stops_the_run_with_advice(
    requests, few, tmp_path, capsys, refusal, words, impatient
):
    """Money, key, model: nothing new is sent, and the last lines say where to look."""
    requests.at = dict.fromkeys(range(1, 50), lambda: refusal)
    assert run(few, tmp_path / "labels.jsonl") == 1
    said = capsys.readouterr().out
    assert words in said.splitlines()[-2]
    assert "waiting." not in said
    assert len(requests.ids) <= CONCURRENCY


def test_one_review_that_is_too_large_for_a_minute(requests, few, tmp_path, capsys, impatient):
    """Waiting would never end: it is reported, and the run goes on."""
    large = limited(message="Request too large for gpt-6-luna on tokens per min (TPM): Limit 3, Requested 5.")
    requests.at[2] = lambda: large
    assert run(few, tmp_path / "labels.jsonl") == 3
    assert "not accepted" in capsys.readouterr().out
    assert len(requests.ids) == 8


@pytest.mark.parametrize("name", faults.FAULTS)
def test_its_advice_is_that_of_the_table_of_errors(server, requests, tmp_path, capsys, impatient, monkeypatch, name):
    """On every refusal that is known: it waits only where the table would, and blames money and key where it does."""
    monkeypatch.setattr(SCRIPT, "PATIENCE", 0.02)
    refusal = faults.FAULTS[name]("/v1/chat/completions", b"{}")
    server.reply = lambda body: (refusal.status, refusal.body)
    with openai.OpenAI(max_retries=0) as client, pytest.raises(openai.APIStatusError) as caught:
        client.chat.completions.create(model="gpt-6-luna", messages=[{"role": "user", "content": "Hi"}])
    given = errors.advice(caught.value)
    run(write(tmp_path / "one.csv", ROWS[:1]), tmp_path / "labels.jsonl")
    said = capsys.readouterr().out
    assert "waiting." not in said or given.again
    assert ("waiting won't help" in said) == (given.name in ("quota", "spend_limit", "billing_not_active"))
    assert ("OPENAI_API_KEY again" in said) == (given.name == "invalid_key")


@pytest.mark.parametrize("model", [name for name, row in models.load().items() if row in models.available()])
def test_every_model_of_the_table_can_be_used(tmp_path, monkeypatch, capsys, model):
    """What a model refuses is left out, found out by one refused request that costs nothing."""
    with practice.start() as server:
        monkeypatch.setenv("OPENAI_API_KEY", server.key)
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        reviews = write(tmp_path / "few.csv", ROWS[:3])
        assert run(reviews, tmp_path / "labels.jsonl", f"--model={model}") == 0
        assert len(server.usage) == 3


def test_other_mistakes(requests, few, tmp_path, capsys, monkeypatch):
    """No file, a CSV file for the results, no number: a message, and nothing is sent or overwritten."""
    assert run(tmp_path / "none.csv", tmp_path / "labels.jsonl") == 1
    assert "none.csv" in capsys.readouterr().out
    before = few.read_bytes()
    assert run(few, few) == 2
    assert few.read_bytes() == before
    assert run(few, tmp_path / "labels.jsonl", "--concurrency=0") == 2
    monkeypatch.setenv("OPENAI_API_KEY", "키")
    assert run(few, tmp_path / "labels.jsonl") == 1
    assert "OPENAI_API_KEY" in capsys.readouterr().out
    monkeypatch.delenv("OPENAI_API_KEY")
    assert run(few, tmp_path / "labels.jsonl") == 1
    assert "OPENAI_API_KEY" in capsys.readouterr().out
    assert requests.ids == []
    assert labels(tmp_path / "labels.jsonl") == {}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_file_of_ones_own_reads_env(language, server, few, tmp_path):
    """Copied into a folder with `.env` alone, it labels; without a key it ends with 1 and names the variable."""
    script = tmp_path / "label_reviews.py"
    script.write_bytes(SCRIPTS[language].read_bytes())
    server.reply = Requests().reply
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}

    def start():
        command = [sys.executable, "-X", "utf8", script.name, few.name, "labels.jsonl"]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
        )

    (tmp_path / ".env").write_text("", encoding="utf-8")
    done = start()
    assert done.returncode == 1
    assert "OPENAI_API_KEY" in done.stderr
    (tmp_path / ".env").write_text(f"OPENAI_API_KEY={KEY}\nOPENAI_BASE_URL={server.base_url}\n", encoding="utf-8")
    assert start().returncode == 0
    assert len(labels(tmp_path / "labels.jsonl")) == 8


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_connection_that_fails_names_the_settings(language, few, tmp_path, monkeypatch):
    """Those that decide how the API is reached, and not what they hold."""

    async def fail(*_):
        raise openai.APIConnectionError(request=httpx2.Request("POST", "http://127.0.0.1:9/v1"))

    script = load(language)
    monkeypatch.setattr(script, "label_all", fail)
    monkeypatch.setenv("HTTPS_PROXY", "http://name:SECRET@127.0.0.1:9")
    with pytest.raises(SystemExit) as ended:
        script.main([str(few), str(tmp_path / "labels.jsonl")])
    assert "HTTPS_PROXY" in ended.value.code
    assert "SECRET" not in ended.value.code


def test_both_scripts_are_one():
    """They differ in strings and comments alone, and so does what they need: openai, its pydantic, dotenv.

    excel_table is the file beside them, for Excel alone.
    """
    texts = [path.read_text(encoding="utf-8") for path in SCRIPTS.values()]
    assert syntax.same_code(*texts)
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(texts[0]))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert imported - sys.stdlib_module_names == {"dotenv", "excel_table", "openai", "pydantic"}


def test_the_reviews_are_well_formed():
    """Twenty in each language, plain UTF-8 with LF, every hand label one that the script knows."""
    content = REVIEWS.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content.replace(os.linesep.encode(), b"\n")
    assert Counter(row["language"] for row in ROWS) == {"en": 20, "ko": 20}
    assert len(BY_TEXT) == len(ROWS)
    for name, values in SCRIPT.LABELS.items():
        assert {row[name] for row in ROWS} == set(values)
