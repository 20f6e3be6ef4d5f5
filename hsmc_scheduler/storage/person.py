"""Who sits at the computer."""

from __future__ import annotations

import getpass
import sys
from functools import cache

from hsmc_scheduler.domain.problems.wording import one_line

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _DISPLAY_NAME = 3

    def _full_name() -> str:
        size = wintypes.ULONG(256)
        name = ctypes.create_unicode_buffer(size.value)
        found = ctypes.WinDLL("secur32").GetUserNameExW(_DISPLAY_NAME, name, ctypes.byref(size))
        return name.value if found else ""

else:
    import os
    import pwd

    def _full_name() -> str:
        return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0]


@cache
def person() -> str:
    """The full name the computer knows its user by, else the name they log in with; "" where it knows neither."""
    for name in (_full_name, getpass.getuser):
        try:
            found = one_line(name())
        except (OSError, KeyError, ImportError):
            continue
        if found:
            return found
    return ""
