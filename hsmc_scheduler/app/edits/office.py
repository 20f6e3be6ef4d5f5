"""Who plans, for whom rooms are booked, and how long before a block things must be sent."""

from __future__ import annotations

import re
from dataclasses import fields

from hsmc_scheduler.app.edits.editing import put
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.email import EMAIL_MEND, NO_EMAIL, is_email
from hsmc_scheduler.domain.plan import Office, Plan

MOST = {
    "tell_employers_weeks": 52,
    "answer_within_weeks": 52,
    "request_rooms_working_days": 250,
    "set_up_minutes": 240,
    "clear_up_minutes": 240,
}
"""The most of each number; the least is 0."""
_TELEPHONE = re.compile(r"[0-9+() .x-]*", re.IGNORECASE)


def office_faults(office: Office) -> dict[str, str]:
    """What is wrong with it, a sentence for each field that is; empty: it can be as it is."""
    found: dict[str, str] = {}
    if office.email and not is_email(office.email):
        found["email"] = f"{NO_EMAIL.format('This')}. {EMAIL_MEND}"
    if not _TELEPHONE.fullmatch(office.telephone):
        found["telephone"] = "A telephone number has figures and spaces only."
    for name, most in MOST.items():
        if not 0 <= getattr(office, name) <= most:
            found[name] = f"Give a whole number from 0 to {most}."
    for field in fields(office):
        value = getattr(office, field.name)
        if isinstance(value, str) and ("\n" in value or "\r" in value):
            found[field.name] = "Write it on one line."
    return found


def set_office(plan: Plan, office: Office) -> Plan:
    """The plan with those office details.

    Raises:
        EditError: one of them cannot be.
    """
    for sentence in office_faults(office).values():
        what, _, mend = sentence.partition(". ")
        raise EditError(f"{what.rstrip('.')}.", mend or "Correct it; the plan is as it was.")
    return put(plan, ("office",), office)
