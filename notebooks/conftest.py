"""The environment of the notebook tests, and `--live`, which runs the notebooks against a real server."""

from __future__ import annotations

import os

import pytest
from builder.displays import with_updates
from builder.kernels import started_again
from builder.practice_mode import force_practice


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--live",
        action="store_true",
        help="run only the notebooks, on the server that OPENAI_API_KEY and OPENAI_BASE_URL name "
        "(this can cost money); cells must run, their outputs are not compared",
    )


def pytest_configure(config: pytest.Config) -> None:
    if not config.option.live:
        force_practice(os.environ)
        return
    if not (os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL")):
        raise pytest.UsageError("--live needs OPENAI_API_KEY or OPENAI_BASE_URL in the environment")
    if os.environ.get("FIRST_CALL_MODE") == "practice":
        raise pytest.UsageError("--live and FIRST_CALL_MODE=practice exclude each other: unset FIRST_CALL_MODE")
    config.option.nbval_lax = True


def pytest_collectstart(collector: pytest.Collector) -> None:
    if collector.path.suffix == ".ipynb":
        collector.get_kernel_message = with_updates(collector.get_kernel_message)
        collector.setup = started_again(collector.setup)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.live:
        others = [item for item in items if item.path.suffix != ".ipynb"]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item.path.suffix == ".ipynb"]
