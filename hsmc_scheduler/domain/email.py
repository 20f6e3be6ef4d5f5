"""What an e-mail address looks like."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
NO_EMAIL = "{} is not an e-mail address"
EMAIL_MEND = "Write it as name@example.org."


def is_email(text: str) -> bool:
    """Whether the text can be one address; only its shape is looked at."""
    return bool(_EMAIL.fullmatch(text))
