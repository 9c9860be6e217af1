"""A kernel that chooses its ports itself.

Jupyter chooses the ports of a kernel before the kernel listens on them. Where many programs open ports, another one
takes one in between; the kernel ends at once, and JupyterLab starts it again five times with the same ports.
"""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo, LocalPortCache, port_names
from jupyter_client.provisioning import LocalProvisioner

START_SECONDS = 120
_BETWEEN = 0.02  # seconds


class ChoosingKernel(LocalProvisioner):
    """Starts a kernel of this computer; if it is Python's own, it listens first and says then where."""

    _chosen = False

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel and wait until it listens.

        Args:
            cmd: the command line that starts it.
            kwargs: what else starting a process takes.

        Returns:
            Where it listens. Where it ended at once, that is where it should have listened.

        Raises:
            TimeoutError: it listens nowhere for START_SECONDS; it is ended.
        """
        manager = self.parent
        # Other kernels cannot choose. One that is started again keeps its ports: who talks to it knows only those.
        if self._chosen or manager is None or manager.transport != "tcp" or "ipykernel_launcher" not in cmd:
            return await super().launch_kernel(cmd, **kwargs)

        file = Path(manager.connection_file)
        proposed = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps(proposed | dict.fromkeys(port_names, 0)), encoding="utf-8")
        await super().launch_kernel(cmd, **kwargs)
        chosen = await self._chosen_ports(file)
        if chosen:
            self._chosen = True
            for name in port_names:
                LocalPortCache.instance().return_port(proposed[name])
                setattr(manager, name, chosen[name])
            self.connection_info = manager.get_connection_info()
        return self.connection_info

    async def _chosen_ports(self, file: Path) -> dict[str, int] | None:
        """Return the ports that the kernel writes into its file; None where it ended without."""
        too_late = time.monotonic() + START_SECONDS
        while await self.poll() is None:
            try:
                written = json.loads(file.read_text(encoding="utf-8"))
            except (OSError, ValueError):  # the kernel is writing it
                written = {}
            ports = {name: written.get(name, 0) for name in port_names}
            if all(ports.values()):
                return ports
            if time.monotonic() > too_late:
                await self.kill()
                await self.wait()
                raise TimeoutError(f"the kernel did not start within {START_SECONDS} seconds")
            await asyncio.sleep(_BETWEEN)
        return None
