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
    assert usage.price("gpt-6-luna", 1_000_000, 1_000_000) == pytest.approx(0.60)
    assert usage.price("gpt-6-luna", 1_000_000, 0, cached_tokens=1_000_000) == pytest.approx(0.01)
    assert usage.price("gpt-4o-2024-08-06", 0, 1_000_000) == pytest.approx(10)


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


def response(model, **details):
    used = CompletionUsage(prompt_tokens=17, completion_tokens=275, total_tokens=292, **details)
    return SimpleNamespace(model=model, usage=used)


def test_show_prints_tokens_and_cost(capsys):
    """The figures of the response and the price of the table, dated."""
    set_language("en")
    usage.show(response("gpt-6-luna", completion_tokens_details=CompletionTokensDetails(reasoning_tokens=256)))
    out = capsys.readouterr().out
    assert "17 in, 275 out, 256 of them" in out
    assert "US$0.000139" in out
    assert str(models.checked()) in out


def test_show_copes_with_other_servers(capsys):
    """No details, a model of their own, or no usage at all: said, not raised."""
    set_language("en")
    usage.show(response("other-model"))
    assert "no price for other-model" in capsys.readouterr().out
    usage.show(SimpleNamespace(usage=None))
    assert "carries no usage figures" in capsys.readouterr().out
