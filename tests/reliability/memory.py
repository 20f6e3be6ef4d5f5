"""How much memory a process uses, where the system says so."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

OWN = Path("/proc/self")


def peak() -> int:
    """The most memory this process has used since it started, or since `start_again`, in MB; 0 where nobody knows."""
    with suppress(OSError):
        for line in (OWN / "status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1000
    return 0


def start_again() -> None:
    """Forget the peak so far."""
    with suppress(OSError):
        (OWN / "clear_refs").write_text("5", encoding="ascii")


def limit(most_bytes: int) -> None:
    """From here on, asking for more than that in all is a MemoryError."""
    if sys.platform.startswith("linux"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
