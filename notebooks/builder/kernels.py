"""Kernels that start although another process took one of their ports.

jupyter_client picks the ports of a kernel before the kernel listens on them. Where many processes open ports at once,
as in a test run, one is taken in between now and then; the kernel ends at once, and a new one has other ports.
"""

from __future__ import annotations

import gc
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, NbvalKernelspecManager

STARTS = 3
_ENDED = "Kernel died before replying to kernel_info"


def started_again(start: Callable[[], Any]) -> Callable[[], Any]:
    """Return a function that starts a kernel, and another one where that ends at once.

    Args:
        start: starts a kernel with new ports each time.
    """

    def start_again() -> Any:
        for left in reversed(range(STARTS)):
            try:
                return start()
            except RuntimeError as error:
                _check(error, left)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ResourceWarning)  # nbval leaves a file open
                gc.collect()

    return start_again


def _check(error: RuntimeError, left: int) -> None:
    if not left or _ENDED not in str(error):
        raise error


class ThisPython(AsyncKernelManager):
    """Manages a kernel of the Python that is running."""

    def __init__(self, **options: Any) -> None:
        options |= {"kernel_name": CURRENT_ENV_KERNEL_NAME, "kernel_spec_manager": NbvalKernelspecManager()}
        super().__init__(**options)


class Client(NotebookClient):
    """Runs a notebook in a kernel of the Python that is running."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, kernel_manager_class=ThisPython, **options)

    @asynccontextmanager
    async def async_setup_kernel(self, **options: Any) -> AsyncIterator[None]:
        """Start a kernel, and another one where that ends at once; end it with the `with` block."""
        async with AsyncExitStack() as stack:
            for left in reversed(range(STARTS)):
                try:
                    await stack.enter_async_context(super().async_setup_kernel(**options))
                    break
                except RuntimeError as error:
                    _check(error, left)
            yield
