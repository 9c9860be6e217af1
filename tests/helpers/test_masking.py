"""without_keys(): whatever could be a key is masked, and what helps to understand an error is not."""

import pytest

from helpers.masking import without_keys

FAKE = {
    # Made-up keys in the forms that services use.
    "OpenAI": "sk-proj-FAKEfakeFAKEfake1234WXYZ",
    "short OpenAI": "sk-FAKEWXYZ",
    "service account": "sk-svcacct-FAKE_fake-FAKE_1234WXYZ",
    "Anthropic": "sk-ant-api03-FAKEfake1234-WXYZ",
    "Groq": "gsk_FAKEfakeFAKEfakeFAKE1234WXYZ",
    "Hugging Face": "hf_FAKEfakeFAKEfakeFAKEWXYZ",
    "xAI": "xai-FAKEfakeFAKE1234WXYZ",
    "Perplexity": "pplx-FAKEfakeFAKE1234WXYZ",
    "Google": "AIzaFAKEfakeFAKE-fake1234_fakeWXYZ",
    "GitHub": "ghp_FAKEfakeFAKEfake1234WXYZ",
    "GitHub, fine-grained": "github_pat_FAKE1234fakeWXYZ",
    "NVIDIA": "nvapi-FAKEfake1234WXYZ",
    "Replicate": "r8_FAKEfake1234WXYZ",
    "Azure": "0123456789abcdef0123456789abWXYZ".replace("WXYZ", "cdef"),
    "UUID": "12345678-1234-1234-1234-1234567890ab",
    "bare token": "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA",
}
SENTENCES = [
    "Incorrect API key provided: {}. You can find your API key at https://platform.openai.com/account/api-keys.",
    "Illegal header value b'Bearer {}\\n'",
    "Unknown key '{}'",
    '{{"api_key": "{}"}}',
    "Authorization: Bearer {}",
    "api-key={}",
    "The token {} has expired, ask again.",
    "https://example.com/v1?key={}&x=1",
    "({})",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("service", FAKE)
def test_a_key_of_any_service_is_masked_in_any_sentence(service, sentence):
    """At most its last four characters come out, once or as often as it is there."""
    key = FAKE[service]
    out = without_keys(sentence.format(key) + " " + key)
    assert key not in out
    assert not any(key[i : i + 8] in out for i in range(len(key) - 7)), out
    assert out.count(f"…{key[-4:]}") == 2 or len(key) <= 8


@pytest.mark.parametrize("secret", ["Bearer abc-def-ghi", "Bearer hunter2hunter2", "Basic dXNlcjpwYXNz"])
def test_what_stands_behind_bearer_is_masked(secret):
    """A token of one's own server has no form at all."""
    assert secret.split()[1] not in without_keys(f"Illegal header value b'{secret}\\n'")


def test_the_key_in_use_is_masked_whatever_its_form(monkeypatch):
    """So are the values of other variables that hold a secret, and what the caller knows of."""
    monkeypatch.setenv("OPENAI_API_KEY", "my own words here")
    monkeypatch.setenv("MY_SERVICE_TOKEN", "another-secret")
    out = without_keys("a my own words here b another-secret c passed-in d", "passed-in")
    assert out == "a …here b …cret c …d-in d"


def test_the_password_in_an_address_is_masked():
    """A proxy's address often has one."""
    assert without_keys("proxy http://user:geheim@10.0.0.1:8080 failed") == "proxy http://…@10.0.0.1:8080 failed"


READABLE = [
    "Rate limit reached for gpt-4o-mini-2024-07-18 in organization org-abc123abc123abc123abc1 on requests per min",
    "Item 'fc_68e0f3a1b2c3d4e5f60718293a4b5c6d7e' of type 'function_call' was provided without its reasoning item",
    "No such File object: file-abc123abc123abc123abc1",
    "This model's maximum context length is 128000 tokens. However, your messages resulted in 130008 tokens.",
    "Missing credentials. Please pass an `api_key`, `workload_identity`, or set the `OPENAI_API_KEY` variable.",
    "Invalid schema for function 'get_current_weather_and_more': In context=('properties', 'x'), ...",
    "Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization.",
    "OpenAI.__init__() got an unexpected keyword argument 'proxies'",
    "max_tokens is too large: 100000. This model supports at most 16384 completion tokens",
    "Error code: 404 - Invalid URL (POST /v1/v1/chat/completions)",
    "previous response resp_68e0f3a1b2c3d4e5f60718293a4b5c6d7e not found",
    "input_tokens=12, output_tokens=345, total_tokens=357",
    "'NoneType' object has no attribute 'choices'",
    "반쪽짜리 문자가 들어 있어요",
]


@pytest.mark.parametrize("sentence", READABLE)
def test_what_helps_is_left_alone(sentence, monkeypatch):
    """Model ids, the API's own ids, addresses and code are no keys."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert without_keys(sentence) == sentence


def test_masking_twice_changes_nothing():
    """An API's message has its key masked already."""
    once = without_keys("Incorrect API key provided: sk-proj-***MxYA. Bearer …MxYA")
    assert once == without_keys(once)
    assert "sk-proj" not in once
