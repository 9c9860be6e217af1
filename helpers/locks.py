"""A lock between processes, on an open file: the system itself lets go of it when a process ends, however it ends."""

from __future__ import annotations

import sys


def take(descriptor: int) -> bool:
    """Lock an open file; it is let go with the file.

    Args:
        descriptor: of the file, which is open for writing.

    Returns:
        False while another process, or another opening of the file, has the lock.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a file system that knows no locks, such as some network drives: then without
        pass
    return True
