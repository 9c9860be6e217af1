"""Label a file of customer reviews with a language model.

    python label_reviews.py reviews.csv labels.jsonl

reviews.csv   what you have: UTF-8, with the columns "id" and "text". Where it also has the columns
              "sentiment" and "topic", labelled by hand, the answers are compared with them.
labels.jsonl  what you get: one line for each finished review, written the moment its answer arrives.
              Stop whenever you like (Ctrl+C) and start again: finished reviews are not sent again.

Needs Python 3.11, `pip install openai`, and your key in the environment variable OPENAI_API_KEY.
Ends with 0 if every review has its labels, 1 if it could not run, 3 if reviews are left, 130 after Ctrl+C.
"""

import argparse
import asyncio
import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Literal, get_args

import openai
from pydantic import BaseModel, ValidationError  # comes with openai

MODEL = "gpt-6-luna"
PRICES = (0.10, 0.50)  # US dollars for 1,000,000 tokens in and out, checked 2026-11-22
TOKENS_PER_ANSWER = 20  # for the estimate
INSTRUCTIONS = """Label the customer review.
sentiment: what the writer really thinks; mixed if good and bad weigh about the same.
topic: what it is mostly about. product: the thing itself, its manual; delivery: speed, parcel; \
price: cheap or dear; service: questions, returns, refunds."""


class Label(BaseModel):
    sentiment: Literal["positive", "negative", "mixed"]
    topic: Literal["product", "delivery", "price", "service"]


LABELS = {name: get_args(field.annotation) for name, field in Label.model_fields.items()}


def read_reviews(path):
    """Return the rows of the CSV file as dictionaries."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:  # -sig: Excel puts a mark at the beginning
            reviews = list(csv.DictReader(file))
    except UnicodeDecodeError:
        sys.exit(f"{path} is not UTF-8. In Excel, save it as 'CSV UTF-8'.")
    if not reviews or not {"id", "text"} <= reviews[0].keys():
        sys.exit(f"{path} needs a first line with the columns id and text, and rows below it.")
    twins = [name for name, count in Counter(review["id"] for review in reviews).items() if count > 1]
    if twins:
        sys.exit(f"{path} has the id {twins[0]} more than once.")
    for review in reviews:
        if not (review["id"] and review["text"]):
            sys.exit(f"{path} has a row without an id or a text: {review['id'] or review['text'] or ''}")
    return reviews


def read_results(path):
    """Return the lines of the results file; what is left of a line when a run was killed does not count."""
    results = []
    if path.exists():
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            try:
                result = json.loads(line)
            except ValueError:
                continue
            if isinstance(result, dict) and {"id", "text", "problem", "usd", *LABELS} <= result.keys():
                results.append(result)
    return results


def finished(reviews, results):
    """Return the result of each finished review, by id. A review whose text has changed since is not finished."""
    texts = {review["id"]: review["text"] for review in reviews}
    return {result["id"]: result for result in results if texts.get(result["id"]) == result["text"]}


def prepare(path):
    """See, before anything is paid, that results can be written, and that the next one begins a line of its own."""
    with path.open("ab") as file:
        if path.read_bytes()[-1:] not in (b"", b"\n"):
            file.write(b"\n")


def store(path, result):
    """Append one result. Closing the file hands the line over to the system, and a killed script cannot lose it."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")


async def label(client, review, model, prices):
    """Return one review with its labels, or with the problem for which it has none."""
    result = {"id": review["id"], "text": review["text"], "sentiment": None, "topic": None, "problem": None}
    response = None
    try:
        response = await client.chat.completions.parse(
            model=model,
            messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": review["text"]}],
            response_format=Label,
            reasoning_effort="none",
            temperature=0,
            max_completion_tokens=100,
        )
        message = response.choices[0].message
        if message.parsed:
            result |= message.parsed.model_dump()
        else:
            result["problem"] = f"refused: {message.refusal}" if message.refusal else "the answer is empty"
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError) as error:
        response = error.completion
        result["problem"] = "the answer was cut off"
    except (ValidationError, json.JSONDecodeError):
        result["problem"] = "the answer is not what the schema asks for"
    used = response.usage if response else None
    return result | {"usd": dollars(used.prompt_tokens, used.completion_tokens, prices) if used and prices else None}


async def label_all(reviews, path, model, prices, concurrency):
    """Label reviews, so many at a time, and store each result the moment it arrives."""
    gate = asyncio.Semaphore(concurrency)
    stopping = False

    async def one(review):
        async with gate:
            if stopping:
                return None
            try:
                result = await label(client, review, model, prices)
            except openai.BadRequestError as error:  # only this review's, and nothing was paid: not stored
                return f"{review['id']}: not accepted: {error}"
            store(path, result)
            return None

    async with openai.AsyncOpenAI(max_retries=5) as client:
        tasks = [asyncio.create_task(one(review)) for review in reviews]
        try:
            for number, task in enumerate(asyncio.as_completed(tasks), 1):
                refused = await task
                if refused:
                    print(refused)
                if sys.stdout.isatty():
                    width = 40 * number // len(tasks)
                    print(f"\r[{'#' * width:<40}] {number}/{len(tasks)}", end="", flush=True)
            if sys.stdout.isatty():
                print()
        finally:  # finished, Ctrl+C or an error: begin nothing new, but keep the answers that are under way
            stopping = True
            await asyncio.gather(*tasks, return_exceptions=True)


def dollars(tokens_in, tokens_out, prices):
    """Return what so many tokens cost, in US dollars."""
    return round((tokens_in * prices[0] + tokens_out * prices[1]) / 1_000_000, 8)


def estimate(reviews, prices):
    """Return about what labelling costs, in US dollars: four bytes of text are about one token."""
    always = INSTRUCTIONS + json.dumps(Label.model_json_schema())
    tokens = sum(len((always + review["text"]).encode()) / 4 for review in reviews)
    return dollars(tokens, TOKENS_PER_ANSWER * len(reviews), prices)


def report(reviews, results):
    """Print what went wrong, counts, the bill and the comparison with the labels by hand."""
    done = finished(reviews, results)
    answered = [(review, done[review["id"]]) for review in reviews if review["id"] in done]
    labelled = [(review, result) for review, result in answered if not result["problem"]]
    for review, result in answered:
        if result["problem"]:
            print(f"{review['id']}: {result['problem']}")
    for name, values in LABELS.items():
        print(name)
        counts = Counter(result[name] for _, result in labelled)
        for value in values:
            print(f"  {value:<10}{'#' * counts[value]} {counts[value]}")
    costs = [result["usd"] for result in results]
    unknown = f", and {costs.count(None)} answers of unknown cost" if None in costs else ""
    print(f"bill: {sum(cost for cost in costs if cost):.6f} USD{unknown}")
    for name in LABELS:
        pairs = [(review, result) for review, result in labelled if review.get(name)]
        wrong = [(review, result) for review, result in pairs if review[name] != result[name]]
        if pairs:
            print(f"{name} as labelled by hand: {len(pairs) - len(wrong)} of {len(pairs)}")
        for review, result in wrong:
            print(f"  {review['id']}: {result[name]}, by hand {review[name]}: {review['text']}")


def positive(text):
    """Return a number from the command line that must be 1 or more."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def main(arguments=None):
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Label a file of customer reviews with a language model.")
    parser.add_argument("reviews", type=Path, help="CSV file, UTF-8, with the columns id and text")
    parser.add_argument("results", type=Path, help="file for the results, JSON lines; an earlier run is continued")
    parser.add_argument("--model", default=MODEL, help="default: %(default)s")
    parser.add_argument("--prices", type=float, nargs=2, metavar=("IN", "OUT"), help="USD per 1,000,000 tokens")
    parser.add_argument("--concurrency", type=positive, default=5, help="requests at a time; default: %(default)s")
    parser.add_argument("--limit", type=positive, help="send at most so many reviews this time")
    parser.add_argument("--again", action="store_true", help="send reviews once more whose answer was no label")
    parser.add_argument("--estimate", action="store_true", help="only say what it would cost")
    options = parser.parse_args(arguments)
    if options.results.suffix == ".csv":
        parser.error("the results file comes second; it is not a CSV file")
    prices = options.prices or (PRICES if options.model == MODEL else None)
    try:
        return run(options, prices)
    except KeyboardInterrupt:  # the answers that were under way are stored by now
        print("\nStopped. What is finished is safe: start again to go on.")
        return 130
    except UnicodeEncodeError:
        sys.exit("The key in OPENAI_API_KEY has a character that no key has. Copy it again.")
    except openai.OpenAIError as error:
        sys.exit(f"The run stopped: {error}\nWhat is finished is safe: start again to go on.")
    except OSError as error:
        sys.exit(f"{error.filename}: {error.strerror}")


def run(options, prices):
    """Label what is not finished yet, and report; return the exit code."""
    reviews = read_reviews(options.reviews)
    done = finished(reviews, read_results(options.results))
    if options.again:
        done = {name: result for name, result in done.items() if not result["problem"]}
    left = [review for review in reviews if review["id"] not in done][: options.limit]
    print(f"{len(reviews)} reviews, {len(done)} finished, {len(left)} to send now.")
    if left and prices:
        print(f"estimate: {estimate(left, prices):.6f} USD")
    if options.estimate:
        return 0
    if left:
        prepare(options.results)
        asyncio.run(label_all(left, options.results, options.model, prices, options.concurrency))
    results = read_results(options.results)
    report(reviews, results)
    done = finished(reviews, results)
    return 0 if all(review["id"] in done and not done[review["id"]]["problem"] for review in reviews) else 3


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # where a console does not know a letter, show a ? instead of failing
    sys.exit(main())
