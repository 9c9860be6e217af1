"""IPython's own shell, whose results, displays and errors go to the page as a notebook would store them."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

# IPython imports its terminal, and with it a toolkit of a hundred modules that a page cannot use.
_embed = ModuleType("IPython.terminal.embed")
_embed.embed = None  # type: ignore[attr-defined]
sys.modules.setdefault("IPython.terminal.embed", _embed)

from IPython.core.displayhook import DisplayHook  # noqa: E402 - after the module above
from IPython.core.displaypub import DisplayPublisher  # noqa: E402
from IPython.core.interactiveshell import InteractiveShell  # noqa: E402
from traitlets import Instance, Type, Unicode  # noqa: E402
from traitlets.config import Config  # noqa: E402

from .channel import Channel  # noqa: E402
from .processes import NoProcessError  # noqa: E402


class _Results(DisplayHook):
    """Sends the value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """The page numbers nothing."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Send the value in all of its forms."""
        self.shell.channel.put_out(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": format_dict,
                "metadata": md_dict or {},
            }
        )

    def finish_displayhook(self) -> None:
        """There is no prompt to come back to."""
        self._is_active = False


class _Displays(DisplayPublisher):
    """Sends what `display()` shows."""

    def publish(  # type: ignore[override]
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **others: object,
    ) -> None:
        """Show something, or show it in place of what has the same display id."""
        output = {
            "output_type": "update_display_data" if update else "display_data",
            "data": data,
            "metadata": metadata or {},
            "transient": transient or {},
        }
        self.shell.channel.put_out(output)

    def clear_output(self, wait: bool = False) -> None:
        """Take away what the cell has put out, at once or when the next thing comes."""
        self.shell.channel.put_out({"output_type": "clear_output", "wait": wait})


class PageShell(InteractiveShell):
    """The shell of one page."""

    channel = Instance(Channel)
    no_processes = Unicode()  # why no program is started
    displayhook_class = Type(_Results)
    display_pub_class = Type(_Displays)

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.channel.put_out(
            {"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)}
        )

    def system(self, cmd: str) -> None:
        """Say that a page starts no programs; `!command` comes here."""
        raise NoProcessError(self.no_processes)

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """Say that a page starts no programs; `name = !command` comes here."""
        raise NoProcessError(self.no_processes)

    def enable_gui(self, gui: str | None = None) -> None:
        """There are no windows."""


def make(channel: Channel, no_processes: str) -> PageShell:
    """Return the shell; there is one for each worker.

    Args:
        channel: the way to the page.
        no_processes: the sentence that says why no program is started.
    """
    config = Config()
    config.HistoryManager.enabled = False  # there is no file to write it to
    return PageShell.instance(config=config, channel=channel, no_processes=no_processes)
