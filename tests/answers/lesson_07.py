"""Answers to the exercises of lesson 07."""

import contextlib

import openai

from helpers import check


def by_class(error):
    if isinstance(error, openai.RateLimitError):
        return error.code == "rate_limit_exceeded"
    return isinstance(error, (openai.APIConnectionError, openai.InternalServerError))


def by_type(error):
    if isinstance(error, openai.RateLimitError):
        return error.type != "insufficient_quota"
    return by_class(error)


def by_number(error):
    status = getattr(error, "status_code", None)
    if status is None:
        return True
    return status >= 500 or error.code == "rate_limit_exceeded"


def forgets_newer_codes(error):
    if isinstance(error, openai.RateLimitError):
        return error.code != "insufficient_quota"
    return isinstance(error, (openai.APIConnectionError, openai.InternalServerError))


def forgets_the_network(error):
    return by_class(error) and not isinstance(error, openai.APIConnectionError)


def forgets_the_server(error):
    return by_class(error) and not isinstance(error, openai.InternalServerError)


def retries_requests(error):
    return by_class(error) or isinstance(error, openai.BadRequestError)


def needs_a_status(error):
    return error.status_code >= 500 or error.code == "rate_limit_exceeded"


def falls_through(error):
    if isinstance(error, openai.RateLimitError):
        return error.type != "insufficient_quota"


def reads_a_missing_field(error):
    return error.reason == "too fast"


def text_of(client, model, question):
    messages = [{"role": "user", "content": question}]
    return client.chat.completions.create(model=model, messages=messages).choices[0].message.content


def in_a_loop(client, question, models):
    for model in models:
        try:
            return text_of(client, model, question)
        except openai.NotFoundError:
            continue


def by_recursion(client, question, models):
    first, *others = models
    try:
        return text_of(client.with_options(max_retries=4), first, question)
    except openai.APIStatusError as error:
        if error.status_code != 404 or not others:
            raise
    return by_recursion(client, question, others)


def only_the_first(client, question, models):
    return text_of(client, models[0], question)


def two_models(client, question, models):
    try:
        return text_of(client, models[0], question)
    except openai.NotFoundError:
        return text_of(client, models[1], question)


def gives_up(client, question, models):
    try:
        return text_of(client, models[0], question)
    except openai.NotFoundError:
        return "not found"


def catches_everything(client, question, models):
    for model in models:
        try:
            return text_of(client, model, question)
        except openai.OpenAIError:
            continue


def hides_errors(client, question, models):
    try:
        return in_a_loop(client, question, models)
    except openai.OpenAIError:
        return None


def renames_errors(client, question, models):
    try:
        return in_a_loop(client, question, models)
    except openai.OpenAIError as error:
        raise ValueError("it failed") from error


def asks_all(client, question, models):
    answers = []
    for model in models:
        with contextlib.suppress(openai.NotFoundError):
            answers.append(text_of(client, model, question))
    return answers[-1]


def whole_response(client, question, models):
    for model in models:
        try:
            return client.chat.completions.create(model=model, messages=[{"role": "user", "content": question}])
        except openai.NotFoundError:
            continue


def forgets_to_return(client, question, models):
    in_a_loop(client, question, models)


def fixed_question(client, question, models):
    return in_a_loop(client, "Hello?", models)


def by_words(error):
    if isinstance(error, openai.APIConnectionError):
        return True
    return "rate_limit_exceeded" in str(error) or error.status_code in (500, 502, 503, 504)


def by_the_body(error):
    if getattr(error, "response", None) is None:
        return True
    said = error.response.json()["error"]
    return error.response.status_code >= 500 or said["code"] == "rate_limit_exceeded"


def only_500(error):
    if isinstance(error, openai.RateLimitError):
        return error.type != "insufficient_quota"
    return isinstance(error, openai.APIConnectionError) or getattr(error, "status_code", None) in (500, 503)


def retries_what_cannot_be_read(error):
    return by_class(error) or isinstance(error, (openai.ConflictError, openai.UnprocessableEntityError))


def only_timeouts(error):
    if isinstance(error, openai.APIConnectionError):
        return isinstance(error, openai.APITimeoutError)
    return by_class(error)


def prints_it(error):
    print(by_class(error))


def by_kept_error(client, question, models):
    missing = None
    for model in models:
        try:
            return text_of(client, model, question)
        except openai.NotFoundError as error:
            missing = error
    raise missing


def by_a_look_at_the_list(client, question, models):
    there = {model.id for model in client.models.list()}
    for model in models:
        if model in there:
            return text_of(client, model, question)
    return text_of(client, models[-1], question)


def with_responses(client, question, models):
    for model in models[:-1]:
        try:
            return client.responses.create(model=model, input=question).output_text
        except openai.NotFoundError:
            pass
    return client.responses.create(model=models[-1], input=question).output_text


def says_that_none_is_left(client, question, models):
    return in_a_loop(client, question, models) or "no model"


def raises_its_own(client, question, models):
    answer = in_a_loop(client, question, models)
    if answer is None:
        raise RuntimeError("no model is left")
    return answer


def empties_the_list(client, question, models):
    while True:
        model = models.pop(0)
        try:
            return text_of(client, model, question)
        except openai.NotFoundError:
            if not models:
                raise


def catches_two(client, question, models):
    for place, model in enumerate(models, 1):
        try:
            return text_of(client, model, question)
        except (openai.NotFoundError, openai.RateLimitError):
            if place == len(models):
                raise


def catches_every_status(client, question, models):
    for place, model in enumerate(models, 1):
        try:
            return text_of(client, model, question)
        except openai.APIStatusError as error:
            if error.status_code not in (400, 404) or place == len(models):
                raise


def asks_twice(client, question, models):
    by_kept_error(client, question, models)
    return by_kept_error(client, question, models)


def as_system(client, question, models):
    for model in models:
        try:
            messages = [{"role": "system", "content": question}]
            return client.chat.completions.create(model=model, messages=messages).choices[0].message.content
        except openai.NotFoundError:
            continue


def loses_the_answer(client, question, models):
    missing = None
    for model in models:
        try:
            text_of(client, model, question)
        except openai.NotFoundError as error:
            missing = error
    raise missing


def raises_it_again(error):
    raise error


def prints_the_answer(client, question, models):
    print(by_kept_error(client, question, models))


RIGHT = [
    (check.should_retry, (by_class,)),
    (check.should_retry, (by_number,)),
    (check.ask_with_fallback, (by_recursion,)),
    (check.should_retry, (by_words,)),
    (check.should_retry, (by_the_body,)),
    (check.ask_with_fallback, (by_kept_error,)),
    (check.ask_with_fallback, (by_a_look_at_the_list,)),
]
WRONG = [
    (check.should_retry, (lambda error: None,), "returned None", "None을"),
    (check.should_retry, (lambda error: "yes",), "type str", "str 타입"),
    (check.should_retry, (lambda error: True,), "Waiting doesn't add credit. Look at", "크레딧은 생기지"),
    (check.should_retry, (lambda error: False,), "The account is fine. A little later you can", "다시 보낼 수 있어요"),
    (check.should_retry, (forgets_newer_codes,), "This code is newer, but it is about money", "코드는 새것"),
    (check.should_retry, (by_type,), "type alone", "type만 봐서는"),
    (check.should_retry, (forgets_the_server,), "the server may have recovered", "서버는 곧"),
    (check.should_retry, (forgets_the_network,), "Nothing is wrong with the request. It just", "오가는 길"),
    (check.should_retry, (retries_requests,), "refused again", "또 거부"),
    (check.should_retry, (needs_a_status,), "but no answer came", "답이 오지 않은"),
    (check.should_retry, (falls_through,), "for InternalServerError 500", "InternalServerError 500에"),
    (check.should_retry, (reads_a_missing_field,), "no attribute 'reason'", "no attribute 'reason'"),
    (check.should_retry, (len,), "TypeError", "TypeError"),
    (check.should_retry, (True,), "is not a function", "함수가 아니에요"),
    (check.ask_with_fallback, (only_the_first,), "Catch it", "그 오류를 잡고"),
    (check.ask_with_fallback, (gives_up,), "never asked", "물어보지 않았어요"),
    (check.ask_with_fallback, (two_models,), "the third one", "세 번째 모델"),
    (check.ask_with_fallback, (catches_everything,), "next model was asked too", "다음 모델에도"),
    (check.ask_with_fallback, (hides_errors,), "disappeared", "소리 없이"),
    (check.ask_with_fallback, (renames_errors,), "ValueError", "ValueError"),
    (check.ask_with_fallback, (asks_all,), "ask only that one", "그 모델에만"),
    (check.ask_with_fallback, (whole_response,), "whole response", "응답 전체"),
    (check.ask_with_fallback, (forgets_to_return,), "a model answered, but ask_with_fallback", "모델이 답했는데"),
    (check.ask_with_fallback, (fixed_question,), "the question didn't arrive as it was given.", "받은 그대로"),
    (check.ask_with_fallback, (lambda client, question, models: "x",), "nothing was sent", "아무것도 보내지"),
    (check.ask_with_fallback, (lambda client, question: "x",), "with 3 value", "값 3개로"),
    (check.ask_with_fallback, ("text",), "is not a function", "함수가 아니에요"),
    (check.should_retry, (only_500,), "for InternalServerError 502", "InternalServerError 502에"),
    (
        check.should_retry,
        (retries_what_cannot_be_read,),
        "for UnprocessableEntityError 422",
        "UnprocessableEntityError 422에",
    ),
    (check.should_retry, (only_timeouts,), "for APIConnectionError", "APIConnectionError에"),
    (check.should_retry, (raises_it_again,), "raised RateLimitError", "다시 일으켰어요"),
    (check.should_retry, (prints_it,), "print", "print 대신"),
    (check.should_retry, (lambda error: int(by_class(error)),), "type int", "int 타입"),
    (check.ask_with_fallback, (in_a_loop,), "as if everything were fine", "아무 일 없다는 듯"),
    (check.ask_with_fallback, (says_that_none_is_left,), "as if everything were fine", "아무 일 없다는 듯"),
    (check.ask_with_fallback, (raises_its_own,), "ended with RuntimeError", "끝났어요: RuntimeError"),
    (check.ask_with_fallback, (empties_the_list,), "the answer is right, but the caller's list", "리스트 models가"),
    (check.ask_with_fallback, (catches_two,), "an error 429", "429 오류"),
    (check.ask_with_fallback, (catches_every_status,), "an error 400", "400 오류"),
    (check.ask_with_fallback, (asks_twice,), "more than once", "두 번 이상"),
    (check.ask_with_fallback, (as_system,), "with the role user", "user 역할로"),
    (check.ask_with_fallback, (loses_the_answer,), "as soon as you have an answer", "답을 받으면 바로"),
    (check.ask_with_fallback, (with_responses,), "with status 400", "상태 400"),
    (check.ask_with_fallback, (prints_the_answer,), "print", "print 대신"),
]
