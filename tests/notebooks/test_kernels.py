"""A kernel whose port was taken by another process is started again."""

from __future__ import annotations

import os
import socket

import pytest
from builder import kernels
from builder.kernels import Client, started_again
from jupyter_client.provisioning.local_provisioner import LocalPortCache
from nbformat.v4 import new_code_cell, new_notebook
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, RunningKernel


@pytest.fixture
def taken(monkeypatch):
    """Port numbers that are chosen next, in this order; each is taken by another server."""
    choose = LocalPortCache.find_available_port
    with socket.create_server(("127.0.0.1", 0)) as server:
        ports = [server.getsockname()[1]]
        monkeypatch.setattr(
            LocalPortCache, "find_available_port", lambda cache, ip: ports.pop() if ports else choose(cache, ip)
        )
        yield ports


def test_a_notebook_runs(taken):
    """With a port that is taken, the build's kernels start all the same."""
    notebook = new_notebook(cells=[new_code_cell("print(2)")])
    Client(notebook).execute(env=dict(os.environ))
    assert notebook.cells[0].outputs[0].text == "2\n"
    assert taken == []


def test_nbvals_kernel_starts(taken):
    """So do the kernels of nbval."""
    kernel = started_again(lambda: RunningKernel(CURRENT_ENV_KERNEL_NAME))()
    assert kernel.is_alive()
    kernel.stop()
    assert taken == []


@pytest.mark.parametrize(("sentence", "starts"), [(kernels._ENDED, kernels.STARTS), ("something else", 1)])
def test_it_does_not_try_for_ever(sentence, starts):
    """A kernel that never starts is an error, and any other error is one at once."""
    tried = []

    def start():
        tried.append(1)
        raise RuntimeError(sentence)

    with pytest.raises(RuntimeError, match=sentence):
        started_again(start)()
    assert len(tried) == starts
