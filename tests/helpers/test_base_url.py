"""What is set as a base URL: what is cleaned, what is risky, what is refused, and keys in the wrong place."""

from __future__ import annotations

import pytest

from helpers import base_url

URLS = {
    "localhost:11434/v1": ("http://localhost:11434/v1", "http:// was added in front."),
    "example.com/v1": ("https://example.com/v1", "https:// was added in front."),
    "https://example.com/v1/chat/completions": ("https://example.com/v1", "/chat/completions"),
    "https://example.com/v1/chat": ("https://example.com/v1", "/chat"),
    "https://example.com/v1/chat/": ("https://example.com/v1", "/chat/"),
    "https://example.com/v1/v1": ("https://example.com/v1", "a second /v1"),
    "https://example.com/v1/v1/": ("https://example.com/v1/", "a second /v1"),
    "https://example.com/v1/v1/chat/completions": ("https://example.com/v1", "a second /v1"),
    "https://example.com//v1//v1": ("https://example.com/v1", "a second /v1"),
    "https://example.com/v1/models/": ("https://example.com/v1", "/models/"),
    " 'https://example.com/v1'\n": ("https://example.com/v1", "spaces, quotation marks"),
    'OPENAI_BASE_URL="https://example.com/v1"': ("https://example.com/v1", "variable's name"),
    "OPENAI_BASE_URL=https://example.com/v1": ("https://example.com/v1", "variable's name"),
    "https://example.com": ("https://example.com", "/v1 at the end"),
    "http://example.com/v1": ("http://example.com/v1", "unencrypted"),
}


@pytest.mark.parametrize("url", URLS)
def test_a_base_url_that_needs_a_word(url):
    """What is cleaned or risky is named."""
    address = base_url.check(url)
    assert address.url == URLS[url][0]
    assert URLS[url][1] in " ".join(address.notes)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:11434/v1",
        "https://example.com/v1",
        "https://example.com/v1/openai/v1",
        "https://example.com/chat-models/v1",
        "https://x.openai.azure.com/openai/v1",
        "https://x.openai.azure.com/openai/deployments/gpt-4o-MyDeployment2024/v1?api-version=2024-10-21",
        "https://gateway.ai.cloudflare.com/v1/0123456789abcdef0123456789abcdef/gateway/openai",
        "https://wqoc1y4m4bkowaqd.us-east-1.aws.endpoints.huggingface.cloud/v1",
        "https://task-runner-for-embedding-models.com/v1",
        "https://sk-llm.example.co.kr/v1",
        "http://vllm-llama-3-8b-instruct:8000/v1",
        "http://vllm-llama-3-8b-instruct/v1",
        "http://sk-box:11434/v1",
        "http://DESKTOP-AB12CDE/v1",
        "http://DESKTOP-WITH-A-LONG-NAME:8000/v1",
        "http://gateway/openai/deployments/MyDeployment2024/v1",
        "http://localhost/v1",
        "http://[::1]:8000/v1",
    ],
)
def test_a_good_base_url_passes_without_a_word(url):
    """Nothing to say, nothing to change."""
    address = base_url.check(url)
    assert (address.url, address.notes, address.problem) == (url, (), None)


@pytest.mark.parametrize(
    "url",
    [
        "sk-",
        "sk-abc",
        "sk-...abcd",
        "abcdefgh-12345678",
        "ABCDEFGH-IJKLMNOP",
        "http://ABCDEFGH-IJKLMNOP/v1",
        "http://sk-abcd:8000/v1",
        "https://sk-abcd@example.com/v1",
        "https://sk\u2014abcd@example.com/v1",
        "https://example.com/sk-abcd/v1",
        "https://example.com/v1?x=sk-abcd",
    ],
)
def test_a_short_or_shortened_key_is_one_too(url):
    """What a learner cut off is as secret as the rest, and no address begins like that."""
    assert base_url.check(url).has_key


@pytest.mark.parametrize("url", ["http://a..b/v1", "...", "your-base-url", "a.b:c"])
def test_what_is_neither_a_key_nor_an_address(url):
    """It is not tried, and not called a key."""
    address = base_url.check(url)
    assert address.problem
    assert not address.has_key
