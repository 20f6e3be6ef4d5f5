"""Which program on which computer, and whether it still runs.

A number alone would not do: after a restart, or in a sandbox, another program has it.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """A running program. `computer` tells computers of one name apart, `boot` one start of it from the next.

    Numbers mean the same only within one `sandbox`; `started` tells two programs that had the same one apart.
    """

    host: str
    computer: str
    boot: str
    sandbox: str
    pid: int
    started: str


def this_process() -> Process:
    """The program that asks."""
    return Process(platform.node(), _computer(), _boot(), _sandbox(), os.getpid(), _started(os.getpid()) or "")


def is_alive(process: Process) -> bool | None:
    """Whether the program still runs; None where that cannot be seen from here: another computer, another sandbox."""
    here = this_process()
    if process == here:
        return True
    if (process.host, process.computer) != (here.host, here.computer):
        return None
    if process.boot != here.boot:
        return False
    if process.sandbox != here.sandbox or process.pid <= 0:
        return None
    started = _started(process.pid)
    return None if started is None else started == process.started


def _content(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _hashed(text: str) -> str:
    """The system asks that its id is not told as it is."""
    return hashlib.sha256(f"hsmc {text}".encode()).hexdigest()[:16]


if sys.platform == "win32":
    import ctypes
    import winreg
    from ctypes import wintypes

    _QUERY, _NO_SUCH, _RUNNING = 0x1000, 87, 259

    @cache
    def _computer() -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return _hashed(str(winreg.QueryValueEx(key, "MachineGuid")[0]))
        except OSError:
            return _hashed(str(uuid.getnode()))

    def _boot() -> str:
        return ""  # the moment a program started is absolute here

    def _sandbox() -> str:
        return ""

    def _started(pid: int) -> str | None:
        """When the program of that number started; "": there is none; None: it may not be looked at."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, wintypes.DWORD(pid))
        if not handle:
            return "" if ctypes.get_last_error() == _NO_SUCH else None
        try:
            code, times = wintypes.DWORD(), [wintypes.FILETIME() for _ in range(4)]
            if kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code)) and code.value != _RUNNING:
                return ""
            if not kernel.GetProcessTimes(wintypes.HANDLE(handle), *(ctypes.byref(t) for t in times)):
                return None
            return str((times[0].dwHighDateTime << 32) + times[0].dwLowDateTime)
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))

else:

    @cache
    def _computer() -> str:
        return _hashed(_content("/etc/machine-id") or str(uuid.getnode()))

    @cache
    def _boot() -> str:
        return _content("/proc/sys/kernel/random/boot_id")

    def _sandbox() -> str:
        try:
            return str(Path("/proc/self/ns/pid").readlink())
        except OSError:
            return ""

    def _started(pid: int) -> str | None:
        """When the program of that number started; "": there is none; None: it may not be looked at."""
        after_name = _content(f"/proc/{pid}/stat").rpartition(")")[2].split()
        if after_name:
            return "" if after_name[0] in "ZX" else after_name[19]  # dead, and not yet fetched by its parent
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return ""
        except OSError:
            return None
        return None
