"""Label a file of customer reviews with a language model.

    python label_reviews.py reviews.csv labels.jsonl

reviews.csv   what you have: UTF-8 or cp949, with the columns "id" and "text". If it also has columns
              "sentiment" and "topic", labeled by hand, they are compared with the answers.
labels.jsonl  what you get: a line for each finished review, written when its answer arrives.
              Stop whenever you like (Ctrl+C) and start again: it goes on where it stopped.

With excel_table.py next to this file, it also works with Excel: reviews.xlsx is read as well, and
--table labels.xlsx (or labels.csv) makes a table for Excel from what is finished.

Needs Python 3.11, `pip install openai python-dotenv`, and your key: a line OPENAI_API_KEY=... in a
file .env next to this one, or the environment variable of that name.
Ends with 0 if every review has its labels, 1 if it could not run, 3 if reviews are left,
130 after Ctrl+C.
"""

import argparse
import asyncio
import contextlib
import csv
import errno
import io
import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Literal, get_args

import openai
from dotenv import load_dotenv
from pydantic import BaseModel, FiniteFloat, ValidationError  # comes with openai

MODEL = "gpt-6-luna"
PRICES = (0.10, 0.50)  # US dollars for 1,000,000 tokens in and out, checked 2026-11-27
SETTINGS = {"reasoning_effort": "none", "temperature": 0}  # what a model refuses is left out
PAUSE, PATIENCE = 20, 1800  # seconds: one wait while the API is busy, all waits for one review
BUSY = ("rate_limit_exceeded", "slow_down")  # waiting helps
MONEY = ("quota", "billing", "credit", "spend", "usage_limit")  # parts of codes; waiting does not
EXCEL = (".xlsx", ".xlsm", ".xls")
TOKENS_PER_ANSWER = 20  # for the estimate
INSTRUCTIONS = """Label the customer review.
sentiment: what the writer really thinks; mixed if good and bad weigh about the same.
topic: what it is mostly about. product: the thing itself, its manual; delivery: speed, parcel; \
price: cheap or expensive; service: questions, returns, refunds."""


class Label(BaseModel):
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


class Line(BaseModel):
    id: str
    text: str
    problem: str | None
    usd: FiniteFloat | None


LABELS = {name: get_args(field.annotation) for name, field in Label.model_fields.items()}


def read_reviews(path, sheet=None):
    """Return the rows of the file as dictionaries. What is not whole must not be sent."""
    reviews = {}
    rows = excel().rows(path, sheet) if path.suffix.lower() in EXCEL else csv_rows(path)
    rows = ((line, row) for line, row in rows if "".join(row).strip())  # Excel leaves blank rows
    first, names = next(rows, (1, []))
    names = [name.strip() for name in names]
    if names.count("id") != 1 or names.count("text") != 1:
        found = ", ".join(filter(None, names)) or "-"
        sys.exit(f"{path}, line {first}: this line needs the columns id and text, each once. It has: {found}")
    for line, row in rows:
        review = dict(zip(names, row, strict=False))
        if problem := wrong_with(row, review, names, reviews):
            sys.exit(f"{path}, line {line}: {problem}")
        reviews[review["id"]] = review
    if not reviews:
        sys.exit(f"{path} needs rows below the columns id and text.")
    return list(reviews.values())


def csv_rows(path):
    """Yield the line where each row of a CSV file begins, and its fields."""
    line = 1
    rows = csv.reader(io.StringIO(read_text(path), newline=""), skipinitialspace=True, strict=True)
    try:
        for row in rows:
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        sys.exit(f"{path}, line {line}: {error}. Is a quotation mark missing, or one too many?")


def excel():
    """Return the module that reads and writes Excel's files. Nothing else needs it."""
    try:
        import excel_table
    except ImportError:
        sys.exit("For Excel, put excel_table.py next to this file. Both are in the same folder of the course.")
    return excel_table


def read_text(path):
    """Return what a file says: in UTF-8, or in cp949, which Excel writes on Korean Windows."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")  # -sig: Excel begins with a mark
    except UnicodeDecodeError:
        try:
            text = content.decode("cp949")
        except UnicodeDecodeError:
            sys.exit(f"{path} is not UTF-8. In Excel, save it as 'CSV UTF-8'.")
    odd = next(line for line in text.splitlines() if not line.isascii())
    print(f"{path} is not UTF-8 and was read as cp949. If this looks wrong, press Ctrl+C: {odd[:60]}")
    return text


def wrong_with(row, review, names, before):
    """Return what is wrong with a row, or None."""
    if len(row) != len(names):
        return f"{len(row)} fields, not {len(names)}. Text with a comma needs quotation marks"
    if not (review["id"].strip() and review["text"].strip()):
        return "a row without an id or without text"
    if review["id"] in before:
        return f"the id {review['id']} is there more than once"
    kind = re.sub(r"\d+", "0", review["id"])
    for inside in csv.reader(review["text"].splitlines()[1:]):
        if len(inside) == len(names) and re.sub(r"\d+", "0", inside[names.index("id")]) == kind:
            return "the next row got into it. Is a quotation mark missing?"
    return None


def read_results(path):
    """Return the lines of the results file. A line torn when a run was killed does not count."""
    results = []
    if path.exists():
        for line in path.read_text(encoding="utf-8-sig", errors="replace").split("\n"):
            try:
                result = json.loads(line)
                Line.model_validate(result, strict=True)
                if not result["problem"]:
                    Label.model_validate(result)
            except (ValueError, RecursionError):  # a ValidationError is a ValueError
                continue
            results.append(result)
    return results


def finished(reviews, results):
    """Return the result of each finished review, by id. A review whose text has changed is left out."""
    texts = {review["id"]: review["text"] for review in reviews}
    return {result["id"]: result for result in results if texts.get(result["id"]) == result["text"]}


def prepare(path):
    """Open the results file before any call is billed, and end an incomplete line."""
    with path.open("ab") as file:
        if path.read_bytes()[-1:] not in (b"", b"\n"):
            file.write(b"\n")


def store(path, result):
    """Append one result. Once the file is closed, a killed script cannot lose the line."""
    with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")


def new_client():
    """Return the client. If a setting of this computer is in its way, say so."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        value = os.environ.get(name, "")
        if value != value.strip() or not (value.isascii() and value.isprintable()):
            sys.exit(f"{name} has a character that no request can carry. Enter it again.")
    try:
        return openai.AsyncOpenAI(max_retries=5, timeout=120)
    except (OSError, ValueError, ImportError) as error:  # a certificate file, a proxy
        sys.exit(f"No client could be built: {error}.{network_settings()}")


def network_settings():
    """Return a sentence with the variables that change how the API is reached, if any is set."""
    kinds = ("SSL_CERT", "SSLKEYLOG", "OPENAI_CUSTOM", "OPENAI_BASE")
    names = [name for name in sorted(os.environ) if name.startswith(kinds) or name.upper().endswith("_PROXY")]
    return f" These variables matter for that: {', '.join(names)}." if names else ""


async def label(client, review, model, prices, settings):
    """Return one review with its labels, or with the problem for which it has none."""
    result = {"id": review["id"], "text": review["text"]} | dict.fromkeys([*LABELS, "problem", "usd"])
    response = None
    try:
        response = await client.chat.completions.parse(
            model=model,
            messages=[
                {"role": "system", "content": INSTRUCTIONS},
                {"role": "user", "content": review["text"]},
            ],
            response_format=Label,
            max_completion_tokens=100 if "reasoning_effort" in settings else 4000,  # reasoning counts
            **settings,
        )
        message = response.choices[0].message if response.choices else None
        if message and message.parsed:
            result |= message.parsed.model_dump()
        elif message and message.refusal:
            result["problem"] = f"refused: {message.refusal}"
        else:
            result["problem"] = "the answer is empty"
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError) as error:
        response = error.completion
        result["problem"] = f"the answer was cut off: {response.choices[0].finish_reason}"
    except (ValidationError, json.JSONDecodeError):
        result["problem"] = "the answer is not what the schema asks for"
    except (AttributeError, TypeError):  # a web page, or JSON of something else
        raise openai.OpenAIError("what came back is not an answer of the API.") from None
    if prices and response and response.usage:
        used = response.usage
        result["usd"] = dollars(used.prompt_tokens, used.completion_tokens, prices)
    return result


async def answer(client, review, model, prices, settings, stop):
    """Label one review: leave out what the model refuses, wait while the API is busy."""
    end = time.monotonic() + PATIENCE
    while not stop.is_set():
        sent = dict(settings)
        try:
            return await label(client, review, model, prices, sent)
        except openai.APIStatusError as error:  # nothing was billed, so nothing is stored
            too_large = "Request too large" in error.message  # this review, for the limit of a minute
            refused = [name for name in sent if name in error.message]
            if error.status_code == 400 and refused:
                for name in refused:
                    settings.pop(name, None)
            elif too_large or (error.status_code == 400 and not advice(error)):
                return f"{review['id']}: not accepted: {error}"
            elif (error.code in BUSY or error.status_code >= 500) and time.monotonic() < end:
                print(f"{review['id']}: the API is busy ({error.status_code}), waiting.", flush=True)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), PAUSE)
            else:
                raise
    return None


async def label_all(reviews, path, model, prices, concurrency):
    """Label reviews, so many at a time, and store each result the moment it arrives."""
    gate = asyncio.Semaphore(concurrency)
    settings = dict(SETTINGS)
    stop = asyncio.Event()  # once it is set, nothing new is sent
    full = []  # why a result could not be stored

    async def one(review):
        async with gate:
            try:
                result = await answer(client, review, model, prices, settings, stop)
            except BaseException:
                stop.set()
                raise
            if not isinstance(result, dict):
                return result
            try:
                if not full:
                    store(path, result)
            except OSError as error:
                full.append(error)
                stop.set()
            return f"not stored: {json.dumps(result, ensure_ascii=False)}" if full else None

    async with new_client() as client:
        tasks = [asyncio.create_task(one(review)) for review in reviews]
        try:
            for number, task in enumerate(asyncio.as_completed(tasks), 1):
                said = await task
                if said:
                    print(said)
                show_progress(number, len(tasks))
        finally:  # finished, Ctrl+C, an error: begin nothing new, but keep what is under way
            stop.set()
            await asyncio.gather(*tasks, return_exceptions=True)
    if full:
        raise OSError(full[0].errno, full[0].strerror, str(path.resolve()))


def show_progress(number, total):
    """Draw a bar, where there is a screen to draw it on."""
    if sys.stdout.isatty():
        bar = "#" * (40 * number // total)
        print(f"\r[{bar:<40}] {number}/{total}", end="\n" if number == total else "", flush=True)


def dollars(tokens_in, tokens_out, prices):
    """Return what so many tokens cost, in US dollars."""
    return round((tokens_in * prices[0] + tokens_out * prices[1]) / 1_000_000, 8)


def estimate(reviews, prices):
    """Return about what labeling costs, in US dollars; four bytes are about one token."""
    always = INSTRUCTIONS + json.dumps(Label.model_json_schema())
    sent = sum(len((always + review["text"]).encode()) for review in reviews)
    return dollars(sent / 4, TOKENS_PER_ANSWER * len(reviews), prices)


def report(reviews, results):
    """Print what went wrong, counts, the bill and how often the labels by hand agree."""
    done = finished(reviews, results)
    labelled = []
    for review in reviews:
        result = done.get(review["id"])
        if result and result["problem"]:
            print(f"{review['id']}: {result['problem']}")
        elif result:
            labelled.append((review, result))
    for name, values in LABELS.items():
        print(name)
        counts = Counter(result[name] for _, result in labelled)
        for value in values or counts:  # a field without Literal has no list of values
            print(f"  {value!s:<10}{'#' * counts[value]} {counts[value]}")
    costs = [result["usd"] for result in results]
    print(f"bill: US${sum(cost for cost in costs if cost):.6f}")
    if None in costs:
        print(f"not in the bill, cost unknown: {costs.count(None)}")
    for name in LABELS:
        pairs = [(review, result) for review, result in labelled if review.get(name)]
        wrong = [(review, result) for review, result in pairs if review[name] != result[name]]
        if pairs:
            print(f"{name} as labeled by hand: {len(pairs) - len(wrong)} of {len(pairs)}")
        for review, result in wrong:
            print(f"  {review['id']}: {result[name]}, by hand {review[name]}")
            print(f"    {review['text']}")


def positive(text):
    """Return a number from the command line that must be 1 or more."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def main(arguments=None):
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Label customer reviews with a language model.")
    add = parser.add_argument
    add("reviews", type=Path, help="CSV file with the columns id and text")
    add("results", type=Path, help="file for the results; an earlier run is continued")
    add("--model", default=MODEL, help="default: %(default)s")
    add("--prices", type=float, nargs=2, metavar=("IN", "OUT"), help="US dollars per 1,000,000 tokens")
    add("--concurrency", type=positive, default=5, help="requests at a time; default: %(default)s")
    add("--limit", type=positive, help="send at most so many reviews this time")
    add("--again", action="store_true", help="send reviews again whose answer was no label")
    add("--sheet", help="the sheet to read, if an Excel file has several")
    add("--table", type=Path, help="write a table for Excel from what is finished: .xlsx or .csv")
    add("--estimate", action="store_true", help="only say what it would cost")
    options = parser.parse_args(arguments)
    if options.results.suffix.lower() in (".csv", *EXCEL):
        parser.error("the results file comes second; it is not a CSV file and not one of Excel's")
    if options.table and options.table.resolve() == options.reviews.resolve():
        parser.error("the table would overwrite the reviews; give it another name")
    prices = options.prices or (PRICES if options.model == MODEL else None)
    try:
        return run(options, prices)
    except KeyboardInterrupt:  # the answers that were under way are stored by now
        print("\nStopped. What is finished is safe: start again to go on.")
        return 130
    except UnicodeEncodeError:
        sys.exit("OPENAI_CUSTOM_HEADERS has a character that no request can carry.")
    except openai.APIConnectionError as error:
        sys.exit(f"The run stopped: {error}{network_settings()}\nWhat is finished is safe: start again to go on.")
    except openai.OpenAIError as error:
        sys.exit(f"The run stopped: {error}\n{advice(error)}What is finished is safe: start again to go on.")
    except OSError as error:  # the client itself reads one file, and does not name it
        where = error.filename or f"SSL_CERT_FILE={os.environ.get('SSL_CERT_FILE')}"
        full = "\nThe disk is full: make room, then start again." if error.errno == errno.ENOSPC else ""
        sys.exit(f"{where}: {error.strerror or error}{full}")


def advice(error):
    """Return what to do about an error, as a line, where its code says it."""
    code = getattr(error, "code", None) or ""
    if code == "invalid_api_key":
        return "Copy the key into OPENAI_API_KEY again.\n"
    if code == "model_not_found":
        return "Choose another model with --model.\n"
    if any(part in code for part in MONEY):
        return "Look at your credit and your limits; waiting won't help.\n"
    return ""


def run(options, prices):
    """Label what is not finished yet, and report; return the exit code."""
    if options.table:
        excel().check(options.table)  # now, before anything is billed
    reviews = read_reviews(options.reviews, options.sheet)
    done = finished(reviews, read_results(options.results))
    if options.again:
        done = {name: result for name, result in done.items() if not result["problem"]}
    left = [review for review in reviews if review["id"] not in done][: options.limit]
    print(f"{len(reviews)} reviews, {len(done)} finished, {len(left)} to send now.")
    if left and prices:
        print(f"estimate: US${estimate(left, prices):.6f}")
    if options.estimate:
        return 0
    if left:
        prepare(options.results)
        asyncio.run(label_all(left, options.results, options.model, prices, options.concurrency))
    results = read_results(options.results)
    report(reviews, results)
    done = finished(reviews, results)
    if options.table:
        excel().write(options.table, reviews, done, [*LABELS, "problem"])
        print(f"table: {options.table}")
    complete = len(done) == len(reviews) and not any(result["problem"] for result in done.values())
    return 0 if complete else 3


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # a console may not know every letter
    load_dotenv()
    sys.exit(main())
