"""gather(): the facts that an exception carries, and none that belong to another one."""

import httpx2
import openai
import pytest

from helpers.evidence import gather

REQUEST = httpx2.Request("POST", "http://api.example/v1/chat/completions")


def test_what_the_learner_was_handling_is_not_taken_for_a_cause():
    """A second attempt in an `except` has the first error as its context, which says nothing about the second."""

    def second_attempt():
        try:
            raise ConnectionRefusedError
        except ConnectionRefusedError:
            raise openai.APIConnectionError(request=REQUEST) from httpx2.ConnectError("no name")

    with pytest.raises(openai.APIConnectionError) as caught:
        second_attempt()
    assert "ConnectError" in gather(caught.value).causes
    assert "ConnectionRefusedError" not in gather(caught.value).causes


def test_chains_that_bite_their_own_tail_end():
    """An error can be made its own cause's cause."""
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    assert gather(one).causes == {"ValueError", "Exception"}


def test_an_error_without_a_request_is_read_all_the_same():
    """httpx2's errors raise when they are asked for a request that they do not have."""
    assert gather(httpx2.ConnectError("nothing")).message == "nothing"


@pytest.mark.parametrize(("exempt", "through_proxy"), [("", True), ("api.example", False), ("other.example", True)])
def test_a_proxy_counts_only_for_hosts_that_go_through_it(exempt, through_proxy, elsewhere, monkeypatch):
    """NO_PROXY takes a host out."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:1")
    monkeypatch.setenv("NO_PROXY", exempt)
    assert gather(openai.APIConnectionError(request=REQUEST)).proxies == (("HTTPS_PROXY",) if through_proxy else ())


def test_what_sys_exit_was_passed_is_no_code_of_the_api():
    """SystemExit has a `code` too."""
    assert gather(SystemExit("insufficient_quota")).code is None


@pytest.mark.parametrize(
    ("body", "reply", "message"),
    [
        ({"message": "No.", "code": "x"}, "api", "No."),
        ({"detail": "No."}, "json", "Error code: 400"),
        ("<html><script>var a</script><h1>Bad</h1>\n request</html>", "text", "Bad"),
        ("", "none", "Error code: 400"),
        (None, "none", "Error code: 400"),
    ],
)
def test_the_shape_of_a_reply_is_told(body, reply, message):
    """Whose words they are decides whom to blame; tags and scripts of a web page are no words."""
    response = httpx2.Response(400, request=REQUEST)
    found = gather(openai.BadRequestError("Error code: 400", response=response, body=body))
    assert found.reply == reply
    assert found.message.startswith(message)
    assert "<" not in found.message


def test_names_behind_dots_are_those_of_the_expression_that_failed():
    """The whole line has more of them."""

    class Chunk:
        choices = ()

    with pytest.raises(IndexError) as caught:
        print(Chunk.__name__, Chunk.choices[0], Chunk.__doc__)
    assert gather(caught.value).attributes == {"choices"}
