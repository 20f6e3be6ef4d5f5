"""The planner on the page: a grid a year, months down and days across. What it says is in the list as well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.exchange.export_web.subject import Subject
from hsmc_scheduler.projections.messages.words import MONTHS
from hsmc_scheduler.projections.planner import COLUMNS, PlannerMonth, PlannerPiece, PlannerYear, Shade, planner_years
from hsmc_scheduler.projections.short_dates import numbers_short, span_short

LETTERS = "MTWTFSS"
TWO, SHORT = 2, 4
"""Days; and letters of a code, more of which take the room of a day."""


def grids(subject: Subject) -> Iterator[str]:
    """The planner of each academic year."""
    for year in planner_years(subject.index, subject.timetable, wanted=lambda p: p.key in subject.shown):
        yield _grid(subject, year)


def _grid(subject: Subject, year: PlannerYear) -> str:
    letters = "".join(f"<i>{LETTERS[n % 7]}</i>" for n in range(COLUMNS))
    months = "".join(_month(subject, month) for month in year.months)
    return (
        f'<section class="year" aria-hidden="true"><h2>{escape(year.title)}</h2>'
        f'<div class="m h"><b></b>{letters}</div>{months}</section>'
    )


def _month(subject: Subject, month: PlannerMonth) -> str:
    lanes = month.lanes
    before = month.first.weekday()
    taught = {d for piece in month.pieces for d in days_between(piece.first, piece.last)}
    cells = []
    for n, day in enumerate(month.days):
        if day.shade is Shade.OUTSIDE:
            continue
        title = f' title="{escape(day.label)}"' if day.label else ""
        number = "" if day.day in taught else day.day.day
        cells.append(
            f'<i class="{day.shade.value}" style="grid-area:1/{before + n + 2}/{lanes + 1}"{title}>{number}</i>'
        )
    pieces = "".join(_piece(subject, month, piece) for piece in month.pieces)
    name = f"{MONTHS[month.first.month - 1][:3]} {month.first.year}"
    return f'<div class="m"><b style="grid-row:1/{lanes + 1}">{name}</b>{"".join(cells)}{pieces}</div>'


def _piece(subject: Subject, month: PlannerMonth, piece: PlannerPiece) -> str:
    placement = piece.placement
    left = month.first.weekday() + piece.first.day + 1
    wide = (piece.last - piece.first).days + 1
    top, bottom = piece.lane + 1, piece.lane + 2 if piece.lanes > 1 else month.lanes + 1
    code = subject.palette.of(placement.delivery).code
    count = f"{placement.block}/{piece.of}"
    title = f"{subject.names.title(subject.index.deliveries[placement.delivery])}, {count}"
    title += f", {span_short(placement.start, placement.end)}"
    room = wide - (len(code) > SHORT)
    inside = f"{numbers_short(piece.first, piece.last)} · {count}" if room > TWO else count if room == TWO else ""
    return (
        f'<a class="{subject.classes(placement)} n{wide}" href="#{anchor(subject, placement.key)}" tabindex="-1"'
        f' style="grid-area:{top}/{left}/{bottom}/{left + wide}" title="{escape(title)}">'
        f"<b>{escape(code)}</b><s>{inside}</s></a>"
    )


def anchor(subject: Subject, key: tuple[str, int]) -> str:
    """What names a block on the page. Ids of the plan can hold anything, so it is a number."""
    return f"b{list(subject.index.deliveries).index(key[0])}-{key[1]}"
