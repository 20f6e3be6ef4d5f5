"""What a bare Linux machine lacks before Qt or OR-Tools can start; asked when one of them cannot be loaded.

Run as a program (`python -m hsmc_scheduler.app.system_libraries`) it prints the packages that are missing.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

DEBIAN_PACKAGES = {
    "libstdc++.so.6": "libstdc++6",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""The shared libraries needed even without a screen (the first by OR-Tools, all by Qt), and the Debian or Ubuntu
package that brings each."""


def missing_packages(load: Callable[[str], object] = ctypes.CDLL) -> tuple[str, ...]:
    """The Debian packages still to be installed; none on Windows and macOS, where the wheels bring all they need."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(package for library, package in DEBIAN_PACKAGES.items() if not _loads(library, load))


def advice(packages: tuple[str, ...]) -> str:
    """One sentence that says what to install and how."""
    return f"System packages are missing: sudo apt-get install {' '.join(packages)}"


def _loads(library: str, load: Callable[[str], object]) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    print(*missing_packages())
