"""Text that no file, workbook or calendar can carry."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def unwritable(text: str) -> str:
    """The first control character, half of a pair or non-character, as U+0000; "" where all is well.

    Line breaks and tabs are welcome.
    """
    found = _UNWRITABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
