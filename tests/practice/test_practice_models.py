"""The models that practice mode lists."""

import asyncio
import json

import openai
import pytest
from openai.types import Model
from shapes import ask, check_error, check_exact

from helpers import models


def test_list_has_what_is_not_shut_down(client):
    """The list has every model of the table that still answers, with its shutdown date, and no retired one."""
    listed = {model.id: model.shutdown_date for model in client.models.list()}
    for model in models.load().values():
        if model.shutdown and model.shutdown <= models.checked():
            assert model.id not in listed
        else:
            assert listed[model.id] == (model.shutdown.isoformat() if model.shutdown else None)


def test_list_and_model_have_the_exact_shape(backend):
    """The list, each of its models, and a model on its own are what the SDK's type says."""
    reply, content = ask(backend, b"", method="GET", path="/v1/models")
    data = json.loads(content)
    assert (reply.status, data["object"], set(data)) == (200, "list", {"object", "data"})
    for item in data["data"]:
        check_exact(Model, item)
        _, alone = ask(backend, b"", method="GET", path=f"/v1/models/{item['id']}")
        assert json.loads(alone) == item


def test_sdk_pages_through_the_list(server, client):
    """The SDK's pages end after the one that there is, in both of its clients."""
    page = client.models.list()
    assert not page.has_next_page()
    assert [model.id for model in client.models.list()] == [model.id for model in page.data]
    assert [model for each in page.iter_pages() for model in each.data] == page.data

    async def list_async():
        async with openai.AsyncOpenAI(api_key=server.key, base_url=server.base_url, max_retries=0) as client:
            return [model async for model in client.models.list()]

    assert asyncio.run(list_async()) == page.data


def test_snapshot_of_an_alias_is_a_model_too(client):
    """A dated snapshot can be retrieved, and shuts down with its alias."""
    alias = models.load()["gpt-4o"]
    assert client.models.retrieve(alias.snapshot).shutdown_date == alias.shutdown.isoformat()


@pytest.mark.parametrize("name", ["no-such-model", "gpt-4", "gpt-4o%2Fmini", "모델"])
def test_unknown_and_retired_models_are_not_found(backend, name):
    """A model that does not exist and one past its shutdown get the same 404."""
    reply, content = ask(backend, b"", method="GET", path=f"/v1/models/{name}")
    error = check_error(content)
    assert (reply.status, error["code"]) == (404, "model_not_found")
    assert "does not exist or you do not have access to it." in error["message"]
