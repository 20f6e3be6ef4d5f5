"""Short names for exact contents: a timetable says which plan it answers, a proof which timetable it speaks of."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from hsmc_scheduler.domain.correspondence import Correspondence
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable


def fingerprint(plan: Plan) -> str:
    """Sixteen hexadecimal digits, equal for equal plans.

    Releases and correspondence are left out: neither publishing nor writing letters changes what is asked.
    """
    return _short(replace(plan, releases=(), correspondence=Correspondence()))


def timetable_fingerprint(timetable: Timetable) -> str:
    """Sixteen hexadecimal digits, equal for equal timetables that answer the same plan."""
    return _short(timetable)


def _short(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]
