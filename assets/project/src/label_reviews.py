"""Label a file of customer reviews with a language model.
#ko|"""고객 리뷰 파일에 언어 모델로 라벨을 붙여요.

    python label_reviews.py reviews.csv labels.jsonl

reviews.csv   what you have: UTF-8 or cp949, with the columns "id" and "text". If it also has columns
              "sentiment" and "topic", labeled by hand, they are compared with the answers.
labels.jsonl  what you get: a line for each finished review, written when its answer arrives.
              Stop whenever you like (Ctrl+C) and start again: it goes on where it stopped.

With excel_table.py next to this file, it also works with Excel: reviews.xlsx is read as well, and
--table labels.xlsx (or labels.csv) makes a table for Excel from what is finished.
#ko|reviews.csv   가지고 있는 파일. UTF-8이나 cp949로 저장하고 "id"와 "text" 열이 있어야 해요.
#ko|              사람이 붙인 라벨이 "sentiment"와 "topic" 열에 있으면 답과 비교해요.
#ko|labels.jsonl  만들어지는 파일. 답이 도착하는 대로 리뷰마다 한 줄씩 저장해요.
#ko|              언제든 멈췄다가(Ctrl+C) 다시 시작하세요. 멈춘 곳부터 이어서 해요.
#ko|
#ko|excel_table.py 파일을 이 파일 옆에 두면 엑셀과도 함께 쓸 수 있어요. reviews.xlsx도 읽고,
#ko|--table labels.xlsx(또는 labels.csv)라고 적으면 끝난 리뷰를 엑셀에서 열 수 있는 표로 만들어요.

Needs Python 3.11, `pip install openai python-dotenv`, and your key: a line OPENAI_API_KEY=... in a
file .env next to this one, or the environment variable of that name.
Ends with 0 if every review has its labels, 1 if it could not run, 3 if reviews are left,
130 after Ctrl+C.
#ko|파이썬 3.11 이상과 `pip install openai python-dotenv`가 필요해요. 키는 이 파일 옆의 .env 파일에
#ko|OPENAI_API_KEY=... 라고 적거나, 같은 이름의 환경 변수에 넣어요.
#ko|종료 코드: 모든 리뷰에 라벨이 붙었으면 0, 실행할 수 없었으면 1, 남은 리뷰가 있으면 3,
#ko|Ctrl+C로 멈췄으면 130.
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
#ko|from pydantic import BaseModel, FiniteFloat, ValidationError  # openai와 함께 설치돼요

MODEL = "gpt-6-luna"
PRICES = (0.10, 0.50)  # US dollars for 1,000,000 tokens in and out, checked 2026-11-27
#ko|PRICES = (0.10, 0.50)  # 입력과 출력 토큰 1,000,000개의 가격(달러), 2026-11-27 확인
SETTINGS = {"reasoning_effort": "none", "temperature": 0}  # what a model refuses is left out
#ko|SETTINGS = {"reasoning_effort": "none", "temperature": 0}  # 모델이 지원하지 않으면 빼고 보내요
PAUSE, PATIENCE = 20, 1800  # seconds: one wait while the API is busy, all waits for one review
#ko|PAUSE, PATIENCE = 20, 1800  # 초: API가 바쁠 때 한 번 기다리는 시간, 리뷰 하나에 기다리는 최대 시간
BUSY = ("rate_limit_exceeded", "slow_down")  # waiting helps
#ko|BUSY = ("rate_limit_exceeded", "slow_down")  # 기다리면 풀려요
MONEY = ("quota", "billing", "credit", "spend", "usage_limit")  # parts of codes; waiting does not
#ko|MONEY = ("quota", "billing", "credit", "spend", "usage_limit")  # 코드의 일부. 기다려도 안 풀려요
EXCEL = (".xlsx", ".xlsm", ".xls")
TOKENS_PER_ANSWER = 20  # for the estimate
#ko|TOKENS_PER_ANSWER = 20  # 예상 금액을 계산할 때 써요
INSTRUCTIONS = """Label the customer review.
sentiment: what the writer really thinks; mixed if good and bad weigh about the same.
topic: what it is mostly about. product: the thing itself, its manual; delivery: speed, parcel; \
price: cheap or expensive; service: questions, returns, refunds."""
#ko|INSTRUCTIONS = """고객 리뷰에 라벨을 붙이세요.
#ko|sentiment: 글쓴이의 속마음. 좋은 점과 나쁜 점이 비슷하면 mixed.
#ko|topic: 주로 무엇에 대한 글인지. product: 물건과 설명서, delivery: 속도와 포장, \
#ko|price: 싼지 비싼지, service: 문의와 교환과 환불."""


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
#ko|    """파일의 행을 딕셔너리로 돌려줘요. 온전하지 않은 행은 보내면 안 돼요."""
    reviews = {}
    rows = excel().rows(path, sheet) if path.suffix.lower() in EXCEL else csv_rows(path)
    rows = ((line, row) for line, row in rows if "".join(row).strip())  # Excel leaves blank rows
#ko|    rows = ((line, row) for line, row in rows if "".join(row).strip())  # 엑셀은 빈 행을 남기기도 해요
    first, names = next(rows, (1, []))
    names = [name.strip() for name in names]
    if names.count("id") != 1 or names.count("text") != 1:
        found = ", ".join(filter(None, names)) or "-"
        sys.exit(f"{path}, line {first}: this line needs the columns id and text, each once. It has: {found}")
#ko|        sys.exit(f"{path} {first}번째 줄: 이 줄에 id와 text 열이 하나씩 있어야 해요. 지금 있는 열: {found}")
    for line, row in rows:
        review = dict(zip(names, row, strict=False))
        if problem := wrong_with(row, review, names, reviews):
            sys.exit(f"{path}, line {line}: {problem}")
#ko|            sys.exit(f"{path} {line}번째 줄: {problem}")
        reviews[review["id"]] = review
    if not reviews:
        sys.exit(f"{path} needs rows below the columns id and text.")
#ko|        sys.exit(f"{path}: id와 text 열 아래에 행이 있어야 해요.")
    return list(reviews.values())


def csv_rows(path):
    """Yield the line where each row of a CSV file begins, and its fields."""
#ko|    """CSV 파일의 행마다 시작하는 줄 번호와 칸들을 내놓아요."""
    line = 1
    rows = csv.reader(io.StringIO(read_text(path), newline=""), skipinitialspace=True, strict=True)
    try:
        for row in rows:
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        sys.exit(f"{path}, line {line}: {error}. Is a quotation mark missing, or one too many?")
#ko|        sys.exit(f"{path} {line}번째 줄: {error}. 큰따옴표가 빠지거나 남지 않았나요?")


def excel():
    """Return the module that reads and writes Excel's files. Nothing else needs it."""
#ko|    """엑셀 파일을 읽고 쓰는 모듈을 돌려줘요. 다른 일에는 필요 없어요."""
    try:
        import excel_table
    except ImportError:
        sys.exit("For Excel, put excel_table.py next to this file. Both are in the same folder of the course.")
#ko|        sys.exit("엑셀 파일을 쓰려면 excel_table.py를 이 파일 옆에 두세요. 과정의 같은 폴더에 있어요.")
    return excel_table


def read_text(path):
    """Return what a file says: in UTF-8, or in cp949, which Excel writes on Korean Windows."""
#ko|    """파일의 내용을 돌려줘요. UTF-8이거나, 한국어 Windows의 엑셀이 쓰는 cp949예요."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")  # -sig: Excel begins with a mark
#ko|        return content.decode("utf-8-sig")  # -sig: 엑셀은 맨 앞에 BOM을 붙여요
    except UnicodeDecodeError:
        try:
            text = content.decode("cp949")
        except UnicodeDecodeError:
            sys.exit(f"{path} is not UTF-8. In Excel, save it as 'CSV UTF-8'.")
#ko|            sys.exit(f"{path}: UTF-8이 아니에요. 엑셀에서는 'CSV UTF-8'로 저장하세요.")
    odd = next(line for line in text.splitlines() if not line.isascii())
    print(f"{path} is not UTF-8 and was read as cp949. If this looks wrong, press Ctrl+C: {odd[:60]}")
#ko|    print(f"{path}: UTF-8이 아니라서 cp949로 읽었어요. 글자가 이상하면 Ctrl+C로 멈추세요: {odd[:60]}")
    return text


def wrong_with(row, review, names, before):
    """Return what is wrong with a row, or None."""
#ko|    """행에 문제가 있으면 무엇인지 돌려주고, 없으면 None을 돌려줘요."""
    if len(row) != len(names):
        return f"{len(row)} fields, not {len(names)}. Text with a comma needs quotation marks"
#ko|        return f"칸이 {len(names)}개가 아니라 {len(row)}개예요. 쉼표가 있는 글은 큰따옴표로 감싸세요"
    if not (review["id"].strip() and review["text"].strip()):
        return "a row without an id or without text"
#ko|        return "id나 text가 비어 있어요"
    if review["id"] in before:
        return f"the id {review['id']} is there more than once"
#ko|        return f"같은 id가 두 번 이상 나와요. {review['id']}"
    kind = re.sub(r"\d+", "0", review["id"])
    for inside in csv.reader(review["text"].splitlines()[1:]):
        if len(inside) == len(names) and re.sub(r"\d+", "0", inside[names.index("id")]) == kind:
            return "the next row got into it. Is a quotation mark missing?"
#ko|            return "글에 다음 행까지 들어 있어요. 닫는 큰따옴표가 빠지지 않았나요?"
    return None


def read_results(path):
    """Return the lines of the results file. A line torn when a run was killed does not count."""
#ko|    """결과 파일의 줄을 돌려줘요. 실행이 끊겨 쓰다 만 줄은 세지 않아요."""
    results = []
    if path.exists():
        for line in path.read_text(encoding="utf-8-sig", errors="replace").split("\n"):
            try:
                result = json.loads(line)
                Line.model_validate(result, strict=True)
                if not result["problem"]:
                    Label.model_validate(result)
            except (ValueError, RecursionError):  # a ValidationError is a ValueError
#ko|            except (ValueError, RecursionError):  # ValidationError도 ValueError예요
                continue
            results.append(result)
    return results


def finished(reviews, results):
    """Return the result of each finished review, by id. A review whose text has changed is left out."""
#ko|    """끝난 리뷰의 결과를 id별로 돌려줘요. 글이 바뀌었으면 끝난 것이 아니에요."""
    texts = {review["id"]: review["text"] for review in reviews}
    return {result["id"]: result for result in results if texts.get(result["id"]) == result["text"]}


def prepare(path):
    """Open the results file before any call is billed, and end an incomplete line."""
#ko|    """돈을 쓰기 전에 결과 파일을 열어 보고, 쓰다 만 줄이 있으면 줄을 바꿔요."""
    with path.open("ab") as file:
        if path.read_bytes()[-1:] not in (b"", b"\n"):
            file.write(b"\n")


def store(path, result):
    """Append one result. Once the file is closed, a killed script cannot lose the line."""
#ko|    """결과 하나를 덧붙여요. 파일을 닫고 나면 스크립트가 갑자기 꺼져도 남아요."""
    with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")


def new_client():
    """Return the client. If a setting of this computer is in its way, say so."""
#ko|    """클라이언트를 만들어요. 이 컴퓨터의 설정이 방해하면 알려 줘요."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        value = os.environ.get(name, "")
        if value != value.strip() or not (value.isascii() and value.isprintable()):
            sys.exit(f"{name} has a character that no request can carry. Enter it again.")
#ko|            sys.exit(f"{name}: 요청에 실을 수 없는 문자가 섞여 있어요. 다시 입력하세요.")
    try:
        return openai.AsyncOpenAI(max_retries=5, timeout=120)
    except (OSError, ValueError, ImportError) as error:  # a certificate file, a proxy
#ko|    except (OSError, ValueError, ImportError) as error:  # 인증서 파일, 프록시
        sys.exit(f"No client could be built: {error}.{network_settings()}")
#ko|        sys.exit(f"클라이언트를 만들 수 없어요: {error}.{network_settings()}")


def network_settings():
    """Return a sentence with the variables that change how the API is reached, if any is set."""
#ko|    """API에 연결하는 방법을 바꾸는 환경 변수가 있으면 그 이름을 문장으로 돌려줘요."""
    kinds = ("SSL_CERT", "SSLKEYLOG", "OPENAI_CUSTOM", "OPENAI_BASE")
    names = [name for name in sorted(os.environ) if name.startswith(kinds) or name.upper().endswith("_PROXY")]
    return f" These variables matter for that: {', '.join(names)}." if names else ""
#ko|    return f" 관계있는 환경 변수: {', '.join(names)}." if names else ""


async def label(client, review, model, prices, settings):
    """Return one review with its labels, or with the problem for which it has none."""
#ko|    """리뷰 하나를 라벨과 함께, 라벨을 받지 못했으면 그 이유와 함께 돌려줘요."""
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
#ko|            max_completion_tokens=100 if "reasoning_effort" in settings else 4000,  # 추론도 토큰을 써요
            **settings,
        )
        message = response.choices[0].message if response.choices else None
        if message and message.parsed:
            result |= message.parsed.model_dump()
        elif message and message.refusal:
            result["problem"] = f"refused: {message.refusal}"
#ko|            result["problem"] = f"모델이 거절했어요: {message.refusal}"
        else:
            result["problem"] = "the answer is empty"
#ko|            result["problem"] = "답이 비어 있어요"
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError) as error:
        response = error.completion
        result["problem"] = f"the answer was cut off: {response.choices[0].finish_reason}"
#ko|        result["problem"] = f"답이 중간에 잘렸어요: {response.choices[0].finish_reason}"
    except (ValidationError, json.JSONDecodeError):
        result["problem"] = "the answer is not what the schema asks for"
#ko|        result["problem"] = "답이 스키마와 달라요"
    except (AttributeError, TypeError):  # a web page, or JSON of something else
#ko|    except (AttributeError, TypeError):  # 웹 페이지이거나 다른 무언가의 JSON이에요
        raise openai.OpenAIError("what came back is not an answer of the API.") from None
#ko|        raise openai.OpenAIError("돌아온 것이 API의 응답이 아니에요.") from None
    if prices and response and response.usage:
        used = response.usage
        result["usd"] = dollars(used.prompt_tokens, used.completion_tokens, prices)
    return result


async def answer(client, review, model, prices, settings, stop):
    """Label one review: leave out what the model refuses, wait while the API is busy."""
#ko|    """리뷰 하나에 라벨을 붙여요. 모델이 지원하지 않는 설정은 빼고, API가 바쁘면 기다려요."""
    end = time.monotonic() + PATIENCE
    while not stop.is_set():
        sent = dict(settings)
        try:
            return await label(client, review, model, prices, sent)
        except openai.APIStatusError as error:  # nothing was billed, so nothing is stored
#ko|        except openai.APIStatusError as error:  # 돈이 들지 않았으니 저장하지 않아요
            too_large = "Request too large" in error.message  # this review, for the limit of a minute
#ko|            too_large = "Request too large" in error.message  # 이 리뷰 하나가 1분 한도보다 길어요
            refused = [name for name in sent if name in error.message]
            if error.status_code == 400 and refused:
                for name in refused:
                    settings.pop(name, None)
            elif too_large or (error.status_code == 400 and not advice(error)):
                return f"{review['id']}: not accepted: {error}"
#ko|                return f"{review['id']}: API가 받지 않았어요: {error}"
            elif (error.code in BUSY or error.status_code >= 500) and time.monotonic() < end:
                print(f"{review['id']}: the API is busy ({error.status_code}), waiting.", flush=True)
#ko|                print(f"{review['id']}: API가 바빠서({error.status_code}) 기다려요.", flush=True)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), PAUSE)
            else:
                raise
    return None


async def label_all(reviews, path, model, prices, concurrency):
    """Label reviews, so many at a time, and store each result the moment it arrives."""
#ko|    """정해진 수만큼 동시에 라벨을 붙이고, 결과가 도착하는 대로 저장해요."""
    gate = asyncio.Semaphore(concurrency)
    settings = dict(SETTINGS)
    stop = asyncio.Event()  # once it is set, nothing new is sent
#ko|    stop = asyncio.Event()  # 멈추라는 표시가 되면 더 보내지 않아요
    full = []  # why a result could not be stored
#ko|    full = []  # 결과를 저장하지 못한 까닭

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
#ko|            return f"저장하지 못했어요: {json.dumps(result, ensure_ascii=False)}" if full else None

    async with new_client() as client:
        tasks = [asyncio.create_task(one(review)) for review in reviews]
        try:
            for number, task in enumerate(asyncio.as_completed(tasks), 1):
                said = await task
                if said:
                    print(said)
                show_progress(number, len(tasks))
        finally:  # finished, Ctrl+C, an error: begin nothing new, but keep what is under way
#ko|        finally:  # 끝, Ctrl+C, 오류: 더 보내지 않고, 오고 있는 답은 받아요
            stop.set()
            await asyncio.gather(*tasks, return_exceptions=True)
    if full:
        raise OSError(full[0].errno, full[0].strerror, str(path.resolve()))


def show_progress(number, total):
    """Draw a bar, where there is a screen to draw it on."""
#ko|    """진행 막대를 그려요. 그릴 화면이 있을 때만요."""
    if sys.stdout.isatty():
        bar = "#" * (40 * number // total)
        print(f"\r[{bar:<40}] {number}/{total}", end="\n" if number == total else "", flush=True)


def dollars(tokens_in, tokens_out, prices):
    """Return what so many tokens cost, in US dollars."""
#ko|    """토큰에 든 비용을 달러로 돌려줘요."""
    return round((tokens_in * prices[0] + tokens_out * prices[1]) / 1_000_000, 8)


def estimate(reviews, prices):
    """Return about what labeling costs, in US dollars; four bytes are about one token."""
#ko|    """라벨을 붙이는 데 얼마쯤 들지 달러로 돌려줘요. 4바이트를 토큰 하나로 어림해요."""
    always = INSTRUCTIONS + json.dumps(Label.model_json_schema())
    sent = sum(len((always + review["text"]).encode()) for review in reviews)
    return dollars(sent / 4, TOKENS_PER_ANSWER * len(reviews), prices)


def report(reviews, results):
    """Print what went wrong, counts, the bill and how often the labels by hand agree."""
#ko|    """문제가 된 리뷰, 라벨별 개수, 비용, 사람이 붙인 라벨과 비교한 결과를 보여 줘요."""
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
#ko|        for value in values or counts:  # Literal이 아닌 필드에는 값의 목록이 없어요
            print(f"  {value!s:<10}{'#' * counts[value]} {counts[value]}")
    costs = [result["usd"] for result in results]
    print(f"bill: US${sum(cost for cost in costs if cost):.6f}")
#ko|    print(f"비용: {sum(cost for cost in costs if cost):.6f}달러")
    if None in costs:
        print(f"not in the bill, cost unknown: {costs.count(None)}")
#ko|        print(f"가격을 몰라서 비용에 넣지 못한 답: {costs.count(None)}개")
    for name in LABELS:
        pairs = [(review, result) for review, result in labelled if review.get(name)]
        wrong = [(review, result) for review, result in pairs if review[name] != result[name]]
        if pairs:
            print(f"{name} as labeled by hand: {len(pairs) - len(wrong)} of {len(pairs)}")
#ko|            print(f"{name}: 사람이 붙인 라벨과 같은 것은 {len(pairs)}개 중 {len(pairs) - len(wrong)}개")
        for review, result in wrong:
            print(f"  {review['id']}: {result[name]}, by hand {review[name]}")
#ko|            print(f"  {review['id']}: {result[name]} (사람은 {review[name]})")
            print(f"    {review['text']}")


def positive(text):
    """Return a number from the command line that must be 1 or more."""
#ko|    """명령줄에서 받은 1 이상의 수를 돌려줘요."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def main(arguments=None):
    """Run from the command line; return the exit code."""
#ko|    """명령줄에서 실행하고 종료 코드를 돌려줘요."""
    parser = argparse.ArgumentParser(description="Label customer reviews with a language model.")
#ko|    parser = argparse.ArgumentParser(description="고객 리뷰에 언어 모델로 라벨을 붙여요.")
    add = parser.add_argument
    add("reviews", type=Path, help="CSV file with the columns id and text")
#ko|    add("reviews", type=Path, help="id와 text 열이 있는 CSV 파일")
    add("results", type=Path, help="file for the results; an earlier run is continued")
#ko|    add("results", type=Path, help="결과를 담을 파일. 이미 있으면 이어서 해요")
    add("--model", default=MODEL, help="default: %(default)s")
#ko|    add("--model", default=MODEL, help="기본값: %(default)s")
    add("--prices", type=float, nargs=2, metavar=("IN", "OUT"), help="US dollars per 1,000,000 tokens")
#ko|    add("--prices", type=float, nargs=2, metavar=("IN", "OUT"), help="토큰 1,000,000개의 가격(달러)")
    add("--concurrency", type=positive, default=5, help="requests at a time; default: %(default)s")
#ko|    add("--concurrency", type=positive, default=5, help="동시에 보낼 요청 수. 기본값: %(default)s")
    add("--limit", type=positive, help="send at most so many reviews this time")
#ko|    add("--limit", type=positive, help="이번에 보낼 리뷰의 최대 개수")
    add("--again", action="store_true", help="send reviews again whose answer was no label")
#ko|    add("--again", action="store_true", help="라벨을 받지 못한 리뷰를 다시 보내요")
    add("--sheet", help="the sheet to read, if an Excel file has several")
#ko|    add("--sheet", help="엑셀 파일에 시트가 여러 개일 때 읽을 시트")
    add("--table", type=Path, help="write a table for Excel from what is finished: .xlsx or .csv")
#ko|    add("--table", type=Path, help="끝난 리뷰를 엑셀에서 여는 표로 저장해요. .xlsx나 .csv")
    add("--estimate", action="store_true", help="only say what it would cost")
#ko|    add("--estimate", action="store_true", help="얼마쯤 들지만 알려 줘요")
    options = parser.parse_args(arguments)
    if options.results.suffix.lower() in (".csv", *EXCEL):
        parser.error("the results file comes second; it is not a CSV file and not one of Excel's")
#ko|        parser.error("두 번째에는 결과 파일을 적으세요. CSV 파일이나 엑셀 파일은 안 돼요")
    if options.table and options.table.resolve() == options.reviews.resolve():
        parser.error("the table would overwrite the reviews; give it another name")
#ko|        parser.error("표가 리뷰 파일을 덮어써요. 표에 다른 이름을 주세요")
    prices = options.prices or (PRICES if options.model == MODEL else None)
    try:
        return run(options, prices)
    except KeyboardInterrupt:  # the answers that were under way are stored by now
#ko|    except KeyboardInterrupt:  # 오고 있던 답은 이미 저장했어요
        print("\nStopped. What is finished is safe: start again to go on.")
#ko|        print("\n멈췄어요. 끝난 것은 저장되어 있으니 다시 시작하면 이어서 해요.")
        return 130
    except UnicodeEncodeError:
        sys.exit("OPENAI_CUSTOM_HEADERS has a character that no request can carry.")
#ko|        sys.exit("OPENAI_CUSTOM_HEADERS 변수에 요청에 실을 수 없는 문자가 섞여 있어요.")
    except openai.APIConnectionError as error:
        sys.exit(f"The run stopped: {error}{network_settings()}\nWhat is finished is safe: start again to go on.")
#ko|        sys.exit(f"실행이 멈췄어요: {error}{network_settings()}\n끝난 것은 저장되어 있으니 다시 시작하면 이어서 해요.")
    except openai.OpenAIError as error:
        sys.exit(f"The run stopped: {error}\n{advice(error)}What is finished is safe: start again to go on.")
#ko|        sys.exit(f"실행이 멈췄어요: {error}\n{advice(error)}끝난 것은 저장되어 있으니 다시 시작하면 이어서 해요.")
    except OSError as error:  # the client itself reads one file, and does not name it
#ko|    except OSError as error:  # 클라이언트가 직접 읽는 파일은 하나인데, 오류에 이름이 없어요
        where = error.filename or f"SSL_CERT_FILE={os.environ.get('SSL_CERT_FILE')}"
        full = "\nThe disk is full: make room, then start again." if error.errno == errno.ENOSPC else ""
#ko|        full = "\n디스크가 가득 찼어요. 공간을 비우고 다시 시작하세요." if error.errno == errno.ENOSPC else ""
        sys.exit(f"{where}: {error.strerror or error}{full}")


def advice(error):
    """Return what to do about an error, as a line, where its code says it."""
#ko|    """오류 코드로 알 수 있으면, 무엇을 해야 할지 한 줄로 돌려줘요."""
    code = getattr(error, "code", None) or ""
    if code == "invalid_api_key":
        return "Copy the key into OPENAI_API_KEY again.\n"
#ko|        return "OPENAI_API_KEY에 키를 다시 복사해 넣으세요.\n"
    if code == "model_not_found":
        return "Choose another model with --model.\n"
#ko|        return "--model로 다른 모델을 고르세요.\n"
    if any(part in code for part in MONEY):
        return "Look at your credit and your limits; waiting won't help.\n"
#ko|        return "크레딧과 한도를 확인하세요. 기다려도 풀리지 않아요.\n"
    return ""


def run(options, prices):
    """Label what is not finished yet, and report; return the exit code."""
#ko|    """아직 끝나지 않은 리뷰에 라벨을 붙이고 결과를 보여 준 뒤 종료 코드를 돌려줘요."""
    if options.table:
        excel().check(options.table)  # now, before anything is billed
#ko|        excel().check(options.table)  # 돈을 쓰기 전에 확인해요
    reviews = read_reviews(options.reviews, options.sheet)
    done = finished(reviews, read_results(options.results))
    if options.again:
        done = {name: result for name, result in done.items() if not result["problem"]}
    left = [review for review in reviews if review["id"] not in done][: options.limit]
    print(f"{len(reviews)} reviews, {len(done)} finished, {len(left)} to send now.")
#ko|    print(f"리뷰 {len(reviews)}개, 끝난 것 {len(done)}개, 지금 보낼 것 {len(left)}개.")
    if left and prices:
        print(f"estimate: US${estimate(left, prices):.6f}")
#ko|        print(f"예상 금액: {estimate(left, prices):.6f}달러")
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
#ko|        print(f"표: {options.table}")
    complete = len(done) == len(reviews) and not any(result["problem"] for result in done.values())
    return 0 if complete else 3


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # a console may not know every letter
#ko|    sys.stdout.reconfigure(errors="replace")  # 콘솔이 모르는 글자가 있을 수 있어요
    load_dotenv()
    sys.exit(main())
