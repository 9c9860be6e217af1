"""A kernel that chooses its ports itself."""

import socket
import sys

import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.local_provisioner import LocalPortCache

from helpers import lab_kernel
from helpers.lab_kernel import ChoosingKernel

PORTS = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Return a function that starts a kernel of the kit, given the arguments of its Python."""
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    managers = []

    def start(*arguments, provisioner=ChoosingKernel, **settings):
        manager = KernelManager(**settings)
        managers.append(manager)
        manager._kernel_spec = KernelSpec(argv=[sys.executable, *arguments, "-f", "{connection_file}"])
        manager.provisioner = provisioner(kernel_id="1", kernel_spec=manager.kernel_spec, parent=manager)
        manager.start_kernel()
        return manager

    yield start
    for manager in managers:
        manager.shutdown_kernel(now=True)
        manager.context.destroy(linger=0)


@pytest.fixture
def taken(monkeypatch):
    """Ports that Jupyter chooses next; another server has the first of them."""
    choose = LocalPortCache.find_available_port
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        ports = [port]
        monkeypatch.setattr(
            LocalPortCache, "find_available_port", lambda cache, ip: ports.pop() if ports else choose(cache, ip)
        )
        yield port


def ask(manager):
    """Have the kernel calculate, and return whether it did."""
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        return client.execute_interactive("1 + 1", timeout=60)["content"]["status"] == "ok"
    finally:
        client.stop_channels()


def test_a_kernel_starts_although_its_port_was_taken(start, taken):
    """It listens elsewhere, and answers there; started again, it keeps its ports."""
    manager = start("-m", "ipykernel_launcher", transport_encryption="auto")
    ports = [getattr(manager, name) for name in PORTS]
    assert taken not in ports
    assert 0 not in ports
    assert ask(manager)
    manager.restart_kernel(now=True)
    assert [getattr(manager, name) for name in PORTS] == ports
    assert ask(manager)


def test_ports_that_are_not_used_are_given_back(start):
    """Jupyter remembers the ports of its kernels, so that it never gives one to two of them."""
    used = LocalPortCache.instance().currently_used_ports
    before = set(used)
    manager = start("-m", "ipykernel_launcher")
    manager.shutdown_kernel(now=True)
    assert used == before


def test_a_kernel_that_ends_at_once_has_ended(start):
    """Jupyter then does what it always does; the start waits for nothing."""
    manager = start("-c", "'ipykernel_launcher'", "ipykernel_launcher")
    assert not manager.is_alive()
    assert 0 not in [getattr(manager, name) for name in PORTS]


def test_a_kernel_of_another_language_gets_its_ports(start):
    """Only Python's own kernel can choose."""
    program = "import json, sys, time; assert all(json.load(open(sys.argv[-1]))[n] for n in sys.argv[1].split())"
    manager = start("-c", f"{program}; time.sleep(60)", " ".join(PORTS))
    assert manager.is_alive()


def test_a_kernel_that_never_listens_is_ended(start, monkeypatch):
    """With an error, after a time."""
    monkeypatch.setattr(lab_kernel, "START_SECONDS", 0.1)
    with pytest.raises(TimeoutError):
        start("-c", "import time; time.sleep(60)", "ipykernel_launcher")
