"""Tokens and money."""

from types import SimpleNamespace

import pytest
from openai.types.completion_usage import CompletionTokensDetails, CompletionUsage

from helpers import chat_gpt, connect, disconnect, models, usage
from helpers.errors import InputError
from helpers.language import set_language


def test_a_text_s_tokens_are_counted_and_shown():
    """One piece for each token; together they are the text, and half a character is no letter."""
    sentence = "가장 가까운 지하철역이 어디예요?"
    assert usage.count(sentence) == len(usage.split(sentence)) == 13
    assert "".join(usage.split(sentence)) == sentence
    assert usage.split("뷁") == ["�", "�"]
    assert (usage.count(""), usage.split("")) == (0, [])


def test_price_is_the_table_s_times_the_tokens():
    """One million tokens each way cost what the table says; cached ones cost less."""
    assert usage.price("gpt-6-luna", 100_000, 1_000_000) == pytest.approx(0.51)
    assert usage.price("gpt-6-luna", 100_000, 0, cached_tokens=100_000) == pytest.approx(0.001)
    assert usage.price("gpt-6-luna", 100_000, 0, cache_write_tokens=100_000) == pytest.approx(0.0125)
    assert usage.price("gpt-6-luna", 1000, 0, 200, 300) == pytest.approx((500 * 0.10 + 200 * 0.01 + 300 * 0.125) / 1e6)
    assert usage.price("gpt-4o-2024-08-06", 0, 1_000_000) == pytest.approx(10)


def test_a_very_long_prompt_raises_the_price_of_the_whole_request():
    """One token over the border: input and cache cost twice as much, the output half as much again."""
    border = models.find("gpt-6-luna").long_prompt
    assert usage.price("gpt-6-luna", border, 1000) == pytest.approx((border * 0.10 + 1000 * 0.50) / 1e6)
    longer = usage.price("gpt-6-luna", border + 1, 1000, cached_tokens=1000)
    assert longer == pytest.approx(((border - 999) * 0.20 + 1000 * 0.02 + 1000 * 0.75) / 1e6)
    assert usage.price("gpt-4o", border + 1, 0) == pytest.approx((border + 1) * 2.50 / 1e6)


@pytest.mark.parametrize("model", [name for name, row in models.load().items() if row.output])
@pytest.mark.parametrize("sent", [1, 1023, 1024, 5000, 272_000, 272_001, 900_000])
def test_nothing_costs_more_than_the_most(model, sent):
    """Whatever part of a prompt is read from the cache or written to it, and however long the answer is."""
    limit = 500
    most = usage.most(model, sent, limit)
    for received in (0, limit):
        for cached in (0, sent // 2, sent):
            written = sent - cached if sent >= 1024 else 0
            assert usage.price(model, sent, received, cached, written) <= most
    assert most == usage.price(model, sent, limit, cache_write_tokens=sent if sent >= 1024 else 0)


def test_a_model_without_cached_price_pays_the_full_one():
    """Where the table knows no cached price, the estimate must not be too low."""
    assert usage.price("gpt-4o", 100, 0, cached_tokens=100) == usage.price("gpt-4o", 100, 0)


def test_an_unknown_price_is_said_not_guessed():
    """No price is better than a wrong one."""
    with pytest.raises(InputError, match="no-such-model"):
        usage.price("no-such-model", 1, 1)
    with pytest.raises(InputError, match="gpt-5"):
        usage.price("gpt-5.1", 1, 1)


def test_cost_and_spent_agree_with_the_response():
    """The bill of a process is the sum of its calls."""
    connect(language="en")
    try:
        before = usage.spent()
        cost = usage.cost(chat_gpt("Say hello in one word."))
        assert cost > 0
        assert usage.spent() - before == pytest.approx(cost)
    finally:
        disconnect()


def test_both_apis_are_on_the_bill():
    """Responses cost what the same chat costs, though their usage is spelled differently."""
    from openai import OpenAI

    connect(language="en")
    try:
        before = usage.spent()
        with OpenAI() as client:
            question = "Say hello in one word."
            chat = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
            response = client.responses.create(model="gpt-4o", input=question)
        assert usage.cost(response) == usage.cost(chat) > 0
        assert usage.spent() - before == pytest.approx(2 * usage.cost(chat))
    finally:
        disconnect()


def test_a_response_without_usage_is_named():
    """A stream's chunk, or a text, carries no usage figures."""
    with pytest.raises(InputError, match="str"):
        usage.cost("text")
    with pytest.raises(InputError, match="SimpleNamespace"):
        usage.cost(SimpleNamespace(usage=None))


def test_cache_writes_are_on_the_bill():
    """Both APIs name the tokens that were written to the cache, in details of their own."""
    used = {"prompt_tokens": 2000, "completion_tokens": 0, "prompt_tokens_details": {"cache_write_tokens": 2000}}
    of_response = {"input_tokens": 2000, "output_tokens": 0, "input_tokens_details": {"cache_write_tokens": 2000}}
    for figures in (used, of_response):
        answer = SimpleNamespace(model="gpt-6-luna", usage=SimpleNamespace(to_dict=lambda figures=figures: figures))
        assert usage.cost(answer) == pytest.approx(2000 * 0.125 / 1e6)


def response(model, **details):
    used = CompletionUsage(prompt_tokens=17, completion_tokens=275, total_tokens=292, **details)
    return SimpleNamespace(model=model, usage=used)


def test_show_prints_tokens_and_cost(capsys):
    """The figures of the response and the price of the table, dated."""
    set_language("en")
    usage.show(response("gpt-6-luna", completion_tokens_details=CompletionTokensDetails(reasoning_tokens=256)))
    out = capsys.readouterr().out
    assert "17 in, 275 out, including 256 for reasoning" in out
    assert "US$0.000139" in out
    assert str(models.checked()) in out


def test_show_copes_with_other_servers(capsys):
    """No details, a model of their own, or no usage at all: said, not raised."""
    set_language("en")
    usage.show(response("other-model"))
    assert "no price for other-model" in capsys.readouterr().out
    usage.show(SimpleNamespace(usage=None))
    assert "has no usage figures. Pass the whole" in capsys.readouterr().out
