"""The texts that go with the forms: a draft e-mail for each tutor, and the list of addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.projections.availability import Form
from hsmc_scheduler.projections.messages.words import counted, day_words

MOST = 200
"""Letters of a name or a title in a line."""


def letter(form: Form, workbook: str) -> str:
    """The draft of an e-mail to the tutor; `workbook` is the file to be attached."""
    office = form.plan.office
    title = _line(form.plan.title)
    lines = [
        f"To: {_address(form) or '(no e-mail address is in the plan)'}",
        f"Subject: When can you teach? {title}: please answer by {day_words(form.due)}",
        f"Attach: {workbook}",
        "",
        f"Dear {_line(form.name)},",
        "",
        f"We are about to plan the teaching of {title}.",
        "",
        "The attached workbook lists every week. Please mark in it the days on which you cannot, or would rather not,"
        f" teach, save it and send it back to us by {day_words(form.due)}. What we know of already is filled in; please"
        " correct it where it is wrong.",
        "",
        "If you can teach on every day, a reply that says so is enough.",
        *_fixed(form),
        "",
        "Many thanks,",
        *(_line(text) for text in (office.contact, office.department, office.email, office.telephone) if text.strip()),
    ]
    return "\n".join(lines) + "\n"


def _fixed(form: Form) -> Iterator[str]:
    if form.fixed:
        yield ""
        yield "These blocks are fixed for you already:"
        yield from (f"- {fixed.words}" for fixed in form.fixed)


def addresses(forms: Sequence[Form], workbooks: Sequence[str]) -> str:
    """One list of whom was asked, to copy from; the addresses first, in the form mail programs take."""
    known = [form for form in forms if form.email.strip()]
    lines = [
        f"{_line(forms[0].plan.title)}: {counted(len(forms), 'tutor')} asked on {day_words(forms[0].asked)}",
        f"Answers are wanted by {day_words(forms[0].due)}.",
        "",
        "; ".join(_address(form) for form in known) or "No e-mail address is in the plan.",
        "",
    ]
    lines += [
        f"{_line(f.name)}: {_address(f) or 'no e-mail address'}: {w}" for f, w in zip(forms, workbooks, strict=True)
    ]
    return "\n".join(lines) + "\n"


def _address(form: Form) -> str:
    return _line(form.email.strip())


def _line(text: str) -> str:
    return one_line(text, MOST)
