"""About: what this workbook is, which plan it answers, how good it is proven to be, what is on each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

import hsmc_scheduler
from hsmc_scheduler.domain.calendar import Period, PeriodKind
from hsmc_scheduler.exchange.export_workbook.contents import Contents, Page
from hsmc_scheduler.exchange.export_workbook.measure import LINE_HEIGHT, lines
from hsmc_scheduler.exchange.export_workbook.page import put_title, set_page
from hsmc_scheduler.exchange.export_workbook.pen import HEADING, RULED, SECONDARY, Pen
from hsmc_scheduler.projections.messages.words import counted, day_words
from hsmc_scheduler.projections.proof import proof_words, status_words
from hsmc_scheduler.projections.short_dates import span_short

WIDTHS = (33, 83)


def page(contents: Contents, others: Sequence[Page]) -> Page:
    """The sheet, which says what the others are for."""
    return Page("About", "", lambda sheet, pen: _draw(sheet, pen, contents, others))


def _draw(sheet: Worksheet, pen: Pen, contents: Contents, others: Sequence[Page]) -> None:
    for letter, wide in zip("AB", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = wide
    row = put_title(sheet, pen, contents.plan.title, "About this workbook")
    row = _section(sheet, pen, row, "This timetable", _facts(contents))
    row = _section(sheet, pen, row + 1, "On the sheets", _purposes(others))
    for kind, title in ((PeriodKind.CLOSED, "Closed dates"), (PeriodKind.AVOID, "Dates best avoided")):
        periods = contents.index.calendar.active_periods(kind)
        if periods:
            row = _section(sheet, pen, row + 1, title, tuple(_period(p) for p in periods))
    set_page(sheet, contents, landscape=False)


def _facts(contents: Contents) -> tuple[tuple[str, str], ...]:
    proof, plan = contents.proof, contents.plan
    answered, own = contents.timetable.plan_fingerprint, contents.fingerprint
    earlier = "" if answered in ("", own) else f" (the timetable answers an earlier plan, {answered})"
    facts = (
        ("Plan", plan.title),
        ("Plan's fingerprint", own + earlier),
        ("Edition", contents.edition),
        ("Made", f"{day_words(contents.made_on)}, {proof.solved_at:%H:%M}"),
        ("Status", status_words(proof)),
        ("Proof", proof_words(proof)),
        ("Search", f"{counted(round(proof.seconds), 'second')}, seed {proof.seed}"),
        ("Blocks", str(len(contents.timetable.placements))),
        ("Version", f"HSMC Scheduler {hsmc_scheduler.__version__}"),
        ("Contact", ", ".join(t for t in (plan.office.contact, plan.office.email, plan.office.telephone) if t)),
        ("Students", "Not named here: Student 3 is the third in the plan's list." if plan.students else ""),
        ("Notes", plan.notes),
    )
    return tuple((name, text) for name, text in facts if text)


def _purposes(others: Sequence[Page]) -> tuple[tuple[str, str], ...]:
    titles: dict[str, list[str]] = {}
    for other in others:
        if not other.purpose:
            continue
        titles.setdefault(other.purpose, []).append(other.title)
    return tuple(("\n".join(named), purpose) for purpose, named in titles.items())


def _period(period: Period) -> tuple[str, str]:
    provisional = " (provisional)" if period.provisional else ""
    return span_short(period.start, period.end), f"{period.label}{provisional}"


def _section(sheet: Worksheet, pen: Pen, row: int, title: str, lines_of: tuple[tuple[str, str], ...]) -> int:
    for column in (1, 2):
        heading = title if column == 1 else None
        pen.put(sheet, row, column, heading, HEADING)
    sheet.row_dimensions[row].height = 18
    for name, text in lines_of:
        row += 1
        pen.put(sheet, row, 1, name, replace(RULED, colour=SECONDARY))
        pen.put(sheet, row, 2, text, RULED)
        tall = max(lines(name, WIDTHS[0]), lines(text, WIDTHS[1]))
        sheet.row_dimensions[row].height = LINE_HEIGHT * tall + 3
    return row + 1
