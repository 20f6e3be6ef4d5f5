"""The list on the page: every block with its sessions, month by month; on a phone, all there is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.exchange.export_web.grid import anchor
from hsmc_scheduler.exchange.export_web.subject import Subject
from hsmc_scheduler.projections.messages.words import MONTHS
from hsmc_scheduler.projections.sessions import SessionRow
from hsmc_scheduler.projections.short_dates import day_short, span_short


def agenda(subject: Subject) -> Iterator[str]:
    """A heading for each month, and its blocks."""
    for (year, month), blocks in groupby(subject.placements, key=lambda p: (p.start.year, p.start.month)):
        inside = "".join(_block(subject, p) for p in blocks)
        yield f'<section class="month"><h3>{MONTHS[month - 1]} {year}</h3>{inside}</section>'


def _block(subject: Subject, placement: Placement) -> str:
    delivery = subject.index.deliveries[placement.delivery]
    rows = subject.rows.get(placement.key, ())
    cohorts = ", ".join(dict.fromkeys(c for row in rows for c in row.cohorts))
    of = subject.numbers[placement.delivery]
    return (
        f'<details class="{subject.classes(placement)}" id="{anchor(subject, placement.key)}"><summary>'
        f"<time>{escape(span_short(placement.start, placement.end))}</time>"
        f"<b>{escape(subject.palette.of(delivery).code)}</b>"
        f"<span>{escape(subject.names.title(delivery))}</span>"
        f"<small>block {placement.block} of {of}{escape(', ' + cohorts if cohorts else '')}</small></summary>"
        f"<table><thead><tr><th>Day</th><th>Time</th><th>Session</th><th>Room</th><th>Taught by</th></tr></thead>"
        f"<tbody>{''.join(_session(row) for row in rows)}</tbody></table></details>"
    )


def _session(row: SessionRow) -> str:
    room = ", ".join(part for part in (row.room, row.venue) if part)
    name = f"{row.session}, {row.learning_set}" if row.learning_set else row.session
    cells = (day_short(row.day), f"{row.starts:%H:%M}–{row.ends:%H:%M}", name, room, ", ".join(row.tutors))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
