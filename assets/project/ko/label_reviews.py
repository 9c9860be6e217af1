"""고객 리뷰 파일에 언어 모델로 라벨을 붙여요.

    python label_reviews.py reviews.csv labels.jsonl

reviews.csv   가지고 있는 파일. UTF-8이나 cp949로 저장하고 "id"와 "text" 열이 있어야 해요.
              사람이 붙인 라벨이 "sentiment"와 "topic" 열에 있으면 답과 비교해요.
labels.jsonl  만들어지는 파일. 답이 도착하는 대로 리뷰마다 한 줄씩 저장해요.
              언제든 멈췄다가(Ctrl+C) 다시 시작하세요. 멈춘 곳부터 이어서 해요.

excel_table.py 파일을 이 파일 옆에 두면 엑셀과도 함께 쓸 수 있어요. reviews.xlsx도 읽고,
--table labels.xlsx(또는 labels.csv)라고 적으면 끝난 리뷰를 엑셀에서 열 수 있는 표로 만들어요.

파이썬 3.11 이상과 `pip install openai python-dotenv`가 필요해요. 키는 이 파일 옆의 .env 파일에
OPENAI_API_KEY=... 라고 적거나, 같은 이름의 환경 변수에 넣어요.
종료 코드: 모든 리뷰에 라벨이 붙었으면 0, 실행할 수 없었으면 1, 남은 리뷰가 있으면 3,
Ctrl+C로 멈췄으면 130.
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
from pydantic import BaseModel, FiniteFloat, ValidationError  # openai와 함께 설치돼요

MODEL = "gpt-6-luna"
PRICES = (0.10, 0.50)  # 입력과 출력 토큰 1,000,000개의 가격(달러), 2026-11-27 확인
SETTINGS = {"reasoning_effort": "none", "temperature": 0}  # 모델이 지원하지 않으면 빼고 보내요
PAUSE, PATIENCE = 20, 1800  # 초: API가 바쁠 때 한 번 기다리는 시간, 리뷰 하나에 기다리는 최대 시간
BUSY = ("rate_limit_exceeded", "slow_down")  # 기다리면 풀려요
MONEY = ("quota", "billing", "credit", "spend", "usage_limit")  # 코드의 일부. 기다려도 안 풀려요
EXCEL = (".xlsx", ".xlsm", ".xls")
TOKENS_PER_ANSWER = 20  # 예상 금액을 계산할 때 써요
INSTRUCTIONS = """고객 리뷰에 라벨을 붙이세요.
sentiment: 글쓴이의 속마음. 좋은 점과 나쁜 점이 비슷하면 mixed.
topic: 주로 무엇에 대한 글인지. product: 물건과 설명서, delivery: 속도와 포장, \
price: 싼지 비싼지, service: 문의와 교환과 환불."""


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
    """파일의 행을 딕셔너리로 돌려줘요. 온전하지 않은 행은 보내면 안 돼요."""
    reviews = {}
    rows = excel().rows(path, sheet) if path.suffix.lower() in EXCEL else csv_rows(path)
    rows = ((line, row) for line, row in rows if "".join(row).strip())  # 엑셀은 빈 행을 남기기도 해요
    first, names = next(rows, (1, []))
    names = [name.strip() for name in names]
    if names.count("id") != 1 or names.count("text") != 1:
        found = ", ".join(filter(None, names)) or "-"
        sys.exit(f"{path} {first}번째 줄: 이 줄에 id와 text 열이 하나씩 있어야 해요. 지금 있는 열: {found}")
    for line, row in rows:
        review = dict(zip(names, row, strict=False))
        if problem := wrong_with(row, review, names, reviews):
            sys.exit(f"{path} {line}번째 줄: {problem}")
        reviews[review["id"]] = review
    if not reviews:
        sys.exit(f"{path}: id와 text 열 아래에 행이 있어야 해요.")
    return list(reviews.values())


def csv_rows(path):
    """CSV 파일의 행마다 시작하는 줄 번호와 칸들을 내놓아요."""
    line = 1
    rows = csv.reader(io.StringIO(read_text(path), newline=""), skipinitialspace=True, strict=True)
    try:
        for row in rows:
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        sys.exit(f"{path} {line}번째 줄: {error}. 큰따옴표가 빠지거나 남지 않았나요?")


def excel():
    """엑셀 파일을 읽고 쓰는 모듈을 돌려줘요. 다른 일에는 필요 없어요."""
    try:
        import excel_table
    except ImportError:
        sys.exit("엑셀 파일을 쓰려면 excel_table.py를 이 파일 옆에 두세요. 과정의 같은 폴더에 있어요.")
    return excel_table


def read_text(path):
    """파일의 내용을 돌려줘요. UTF-8이거나, 한국어 Windows의 엑셀이 쓰는 cp949예요."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")  # -sig: 엑셀은 맨 앞에 BOM을 붙여요
    except UnicodeDecodeError:
        try:
            text = content.decode("cp949")
        except UnicodeDecodeError:
            sys.exit(f"{path}: UTF-8이 아니에요. 엑셀에서는 'CSV UTF-8'로 저장하세요.")
    odd = next(line for line in text.splitlines() if not line.isascii())
    print(f"{path}: UTF-8이 아니라서 cp949로 읽었어요. 글자가 이상하면 Ctrl+C로 멈추세요: {odd[:60]}")
    return text


def wrong_with(row, review, names, before):
    """행에 문제가 있으면 무엇인지 돌려주고, 없으면 None을 돌려줘요."""
    if len(row) != len(names):
        return f"칸이 {len(names)}개가 아니라 {len(row)}개예요. 쉼표가 있는 글은 큰따옴표로 감싸세요"
    if not (review["id"].strip() and review["text"].strip()):
        return "id나 text가 비어 있어요"
    if review["id"] in before:
        return f"같은 id가 두 번 이상 나와요. {review['id']}"
    kind = re.sub(r"\d+", "0", review["id"])
    for inside in csv.reader(review["text"].splitlines()[1:]):
        if len(inside) == len(names) and re.sub(r"\d+", "0", inside[names.index("id")]) == kind:
            return "글에 다음 행까지 들어 있어요. 닫는 큰따옴표가 빠지지 않았나요?"
    return None


def read_results(path):
    """결과 파일의 줄을 돌려줘요. 실행이 끊겨 쓰다 만 줄은 세지 않아요."""
    results = []
    if path.exists():
        for line in path.read_text(encoding="utf-8-sig", errors="replace").split("\n"):
            try:
                result = json.loads(line)
                Line.model_validate(result, strict=True)
                if not result["problem"]:
                    Label.model_validate(result)
            except (ValueError, RecursionError):  # ValidationError도 ValueError예요
                continue
            results.append(result)
    return results


def finished(reviews, results):
    """끝난 리뷰의 결과를 id별로 돌려줘요. 글이 바뀌었으면 끝난 것이 아니에요."""
    texts = {review["id"]: review["text"] for review in reviews}
    return {result["id"]: result for result in results if texts.get(result["id"]) == result["text"]}


def prepare(path):
    """돈을 쓰기 전에 결과 파일을 열어 보고, 쓰다 만 줄이 있으면 줄을 바꿔요."""
    with path.open("ab") as file:
        if path.read_bytes()[-1:] not in (b"", b"\n"):
            file.write(b"\n")


def store(path, result):
    """결과 하나를 덧붙여요. 파일을 닫고 나면 스크립트가 갑자기 꺼져도 남아요."""
    with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(json.dumps(result, ensure_ascii=False) + "\n")


def new_client():
    """클라이언트를 만들어요. 이 컴퓨터의 설정이 방해하면 알려 줘요."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        value = os.environ.get(name, "")
        if value != value.strip() or not (value.isascii() and value.isprintable()):
            sys.exit(f"{name}: 요청에 실을 수 없는 문자가 섞여 있어요. 다시 입력하세요.")
    try:
        return openai.AsyncOpenAI(max_retries=5, timeout=120)
    except (OSError, ValueError, ImportError) as error:  # 인증서 파일, 프록시
        sys.exit(f"클라이언트를 만들 수 없어요: {error}.{network_settings()}")


def network_settings():
    """API에 연결하는 방법을 바꾸는 환경 변수가 있으면 그 이름을 문장으로 돌려줘요."""
    kinds = ("SSL_CERT", "SSLKEYLOG", "OPENAI_CUSTOM", "OPENAI_BASE")
    names = [name for name in sorted(os.environ) if name.startswith(kinds) or name.upper().endswith("_PROXY")]
    return f" 관계있는 환경 변수: {', '.join(names)}." if names else ""


async def label(client, review, model, prices, settings):
    """리뷰 하나를 라벨과 함께, 라벨을 받지 못했으면 그 이유와 함께 돌려줘요."""
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
            max_completion_tokens=100 if "reasoning_effort" in settings else 4000,  # 추론도 토큰을 써요
            **settings,
        )
        message = response.choices[0].message if response.choices else None
        if message and message.parsed:
            result |= message.parsed.model_dump()
        elif message and message.refusal:
            result["problem"] = f"모델이 거절했어요: {message.refusal}"
        else:
            result["problem"] = "답이 비어 있어요"
    except (openai.LengthFinishReasonError, openai.ContentFilterFinishReasonError) as error:
        response = error.completion
        result["problem"] = f"답이 중간에 잘렸어요: {response.choices[0].finish_reason}"
    except (ValidationError, json.JSONDecodeError):
        result["problem"] = "답이 스키마와 달라요"
    except (AttributeError, TypeError):  # 웹 페이지이거나 다른 무언가의 JSON이에요
        raise openai.OpenAIError("돌아온 것이 API의 응답이 아니에요.") from None
    if prices and response and response.usage:
        used = response.usage
        result["usd"] = dollars(used.prompt_tokens, used.completion_tokens, prices)
    return result


async def answer(client, review, model, prices, settings, stop):
    """리뷰 하나에 라벨을 붙여요. 모델이 지원하지 않는 설정은 빼고, API가 바쁘면 기다려요."""
    end = time.monotonic() + PATIENCE
    while not stop.is_set():
        sent = dict(settings)
        try:
            return await label(client, review, model, prices, sent)
        except openai.APIStatusError as error:  # 돈이 들지 않았으니 저장하지 않아요
            too_large = "Request too large" in error.message  # 이 리뷰 하나가 1분 한도보다 길어요
            refused = [name for name in sent if name in error.message]
            if error.status_code == 400 and refused:
                for name in refused:
                    settings.pop(name, None)
            elif too_large or (error.status_code == 400 and not advice(error)):
                return f"{review['id']}: API가 받지 않았어요: {error}"
            elif (error.code in BUSY or error.status_code >= 500) and time.monotonic() < end:
                print(f"{review['id']}: API가 바빠서({error.status_code}) 기다려요.", flush=True)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), PAUSE)
            else:
                raise
    return None


async def label_all(reviews, path, model, prices, concurrency):
    """정해진 수만큼 동시에 라벨을 붙이고, 결과가 도착하는 대로 저장해요."""
    gate = asyncio.Semaphore(concurrency)
    settings = dict(SETTINGS)
    stop = asyncio.Event()  # 멈추라는 표시가 되면 더 보내지 않아요
    full = []  # 결과를 저장하지 못한 까닭

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
            return f"저장하지 못했어요: {json.dumps(result, ensure_ascii=False)}" if full else None

    async with new_client() as client:
        tasks = [asyncio.create_task(one(review)) for review in reviews]
        try:
            for number, task in enumerate(asyncio.as_completed(tasks), 1):
                said = await task
                if said:
                    print(said)
                show_progress(number, len(tasks))
        finally:  # 끝, Ctrl+C, 오류: 더 보내지 않고, 오고 있는 답은 받아요
            stop.set()
            await asyncio.gather(*tasks, return_exceptions=True)
    if full:
        raise OSError(full[0].errno, full[0].strerror, str(path.resolve()))


def show_progress(number, total):
    """진행 막대를 그려요. 그릴 화면이 있을 때만요."""
    if sys.stdout.isatty():
        bar = "#" * (40 * number // total)
        print(f"\r[{bar:<40}] {number}/{total}", end="\n" if number == total else "", flush=True)


def dollars(tokens_in, tokens_out, prices):
    """토큰에 든 비용을 달러로 돌려줘요."""
    return round((tokens_in * prices[0] + tokens_out * prices[1]) / 1_000_000, 8)


def estimate(reviews, prices):
    """라벨을 붙이는 데 얼마쯤 들지 달러로 돌려줘요. 4바이트를 토큰 하나로 어림해요."""
    always = INSTRUCTIONS + json.dumps(Label.model_json_schema())
    sent = sum(len((always + review["text"]).encode()) for review in reviews)
    return dollars(sent / 4, TOKENS_PER_ANSWER * len(reviews), prices)


def report(reviews, results):
    """문제가 된 리뷰, 라벨별 개수, 비용, 사람이 붙인 라벨과 비교한 결과를 보여 줘요."""
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
        for value in values or counts:  # Literal이 아닌 필드에는 값의 목록이 없어요
            print(f"  {value!s:<10}{'#' * counts[value]} {counts[value]}")
    costs = [result["usd"] for result in results]
    print(f"비용: {sum(cost for cost in costs if cost):.6f}달러")
    if None in costs:
        print(f"가격을 몰라서 비용에 넣지 못한 답: {costs.count(None)}개")
    for name in LABELS:
        pairs = [(review, result) for review, result in labelled if review.get(name)]
        wrong = [(review, result) for review, result in pairs if review[name] != result[name]]
        if pairs:
            print(f"{name}: 사람이 붙인 라벨과 같은 것은 {len(pairs)}개 중 {len(pairs) - len(wrong)}개")
        for review, result in wrong:
            print(f"  {review['id']}: {result[name]} (사람은 {review[name]})")
            print(f"    {review['text']}")


def positive(text):
    """명령줄에서 받은 1 이상의 수를 돌려줘요."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def main(arguments=None):
    """명령줄에서 실행하고 종료 코드를 돌려줘요."""
    parser = argparse.ArgumentParser(description="고객 리뷰에 언어 모델로 라벨을 붙여요.")
    add = parser.add_argument
    add("reviews", type=Path, help="id와 text 열이 있는 CSV 파일")
    add("results", type=Path, help="결과를 담을 파일. 이미 있으면 이어서 해요")
    add("--model", default=MODEL, help="기본값: %(default)s")
    add("--prices", type=float, nargs=2, metavar=("IN", "OUT"), help="토큰 1,000,000개의 가격(달러)")
    add("--concurrency", type=positive, default=5, help="동시에 보낼 요청 수. 기본값: %(default)s")
    add("--limit", type=positive, help="이번에 보낼 리뷰의 최대 개수")
    add("--again", action="store_true", help="라벨을 받지 못한 리뷰를 다시 보내요")
    add("--sheet", help="엑셀 파일에 시트가 여러 개일 때 읽을 시트")
    add("--table", type=Path, help="끝난 리뷰를 엑셀에서 여는 표로 저장해요. .xlsx나 .csv")
    add("--estimate", action="store_true", help="얼마쯤 들지만 알려 줘요")
    options = parser.parse_args(arguments)
    if options.results.suffix.lower() in (".csv", *EXCEL):
        parser.error("두 번째에는 결과 파일을 적으세요. CSV 파일이나 엑셀 파일은 안 돼요")
    if options.table and options.table.resolve() == options.reviews.resolve():
        parser.error("표가 리뷰 파일을 덮어써요. 표에 다른 이름을 주세요")
    prices = options.prices or (PRICES if options.model == MODEL else None)
    try:
        return run(options, prices)
    except KeyboardInterrupt:  # 오고 있던 답은 이미 저장했어요
        print("\n멈췄어요. 끝난 것은 저장되어 있으니 다시 시작하면 이어서 해요.")
        return 130
    except UnicodeEncodeError:
        sys.exit("OPENAI_CUSTOM_HEADERS 변수에 요청에 실을 수 없는 문자가 섞여 있어요.")
    except openai.APIConnectionError as error:
        sys.exit(f"실행이 멈췄어요: {error}{network_settings()}\n끝난 것은 저장되어 있으니 다시 시작하면 이어서 해요.")
    except openai.OpenAIError as error:
        sys.exit(f"실행이 멈췄어요: {error}\n{advice(error)}끝난 것은 저장되어 있으니 다시 시작하면 이어서 해요.")
    except OSError as error:  # 클라이언트가 직접 읽는 파일은 하나인데, 오류에 이름이 없어요
        where = error.filename or f"SSL_CERT_FILE={os.environ.get('SSL_CERT_FILE')}"
        full = "\n디스크가 가득 찼어요. 공간을 비우고 다시 시작하세요." if error.errno == errno.ENOSPC else ""
        sys.exit(f"{where}: {error.strerror or error}{full}")


def advice(error):
    """오류 코드로 알 수 있으면, 무엇을 해야 할지 한 줄로 돌려줘요."""
    code = getattr(error, "code", None) or ""
    if code == "invalid_api_key":
        return "OPENAI_API_KEY에 키를 다시 복사해 넣으세요.\n"
    if code == "model_not_found":
        return "--model로 다른 모델을 고르세요.\n"
    if any(part in code for part in MONEY):
        return "크레딧과 한도를 확인하세요. 기다려도 풀리지 않아요.\n"
    return ""


def run(options, prices):
    """아직 끝나지 않은 리뷰에 라벨을 붙이고 결과를 보여 준 뒤 종료 코드를 돌려줘요."""
    if options.table:
        excel().check(options.table)  # 돈을 쓰기 전에 확인해요
    reviews = read_reviews(options.reviews, options.sheet)
    done = finished(reviews, read_results(options.results))
    if options.again:
        done = {name: result for name, result in done.items() if not result["problem"]}
    left = [review for review in reviews if review["id"] not in done][: options.limit]
    print(f"리뷰 {len(reviews)}개, 끝난 것 {len(done)}개, 지금 보낼 것 {len(left)}개.")
    if left and prices:
        print(f"예상 금액: {estimate(left, prices):.6f}달러")
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
        print(f"표: {options.table}")
    complete = len(done) == len(reviews) and not any(result["problem"] for result in done.values())
    return 0 if complete else 3


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # 콘솔이 모르는 글자가 있을 수 있어요
    load_dotenv()
    sys.exit(main())
