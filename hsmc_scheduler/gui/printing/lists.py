"""The lists that follow a planner on paper: what is taught, and what is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter

from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.inks import paint_edge
from hsmc_scheduler.gui.theme.theme import tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, TEXT
from hsmc_scheduler.projections.deadlines import Due, DueRow
from hsmc_scheduler.projections.messages.words import counted, listed
from hsmc_scheduler.projections.palette import Colour
from hsmc_scheduler.projections.sessions import SessionRow
from hsmc_scheduler.projections.short_dates import day_short

LINE, ROW, HEADING, GAP = 18, 21, 26, 18
"""Pixels: of the columns' titles and of the foot, of a row, of a list's heading, between two lists."""
LEAST = 3
"""So many rows of a list at least begin on a page, and stand alone on its last one."""
SESSIONS = (
    ("Date", 0.12),
    ("Time", 0.09),
    ("Session", 0.29),
    ("Block", 0.14),
    ("Room", 0.17),
    ("Tutors and sets", 0.19),
)
DEADLINES = (
    ("Date", 0.115),
    ("Time", 0.055),
    ("What", 0.115),
    ("For", 0.28),
    ("Feedback by", 0.115),
    ("Cohorts", 0.14),
    ("Marked by", 0.18),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: its texts, and the colour of its module; `strong` stands out."""

    cells: tuple[str, ...]
    colour: Colour | None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, or the part of it on one page. `columns`: titles, each with its share of the width; `kind`: of what."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[Listed, ...]
    kind: str

    @property
    def height(self) -> int:
        """In pixels, with its heading."""
        return HEADING + LINE + ROW * len(self.rows)


def on_pages(listings: Iterable[Listing], height: int) -> list[tuple[Listing, ...]]:
    """The lists one under the other on as many pages of a height in pixels as they take; none where there is no row."""
    pages: list[tuple[Listing, ...]] = []
    room = 0
    for listing in listings:
        rows = listing.rows
        while rows:
            fit = (room - GAP - HEADING - LINE) // ROW
            if fit < min(LEAST, len(rows)):
                pages.append(())
                room = height - LINE + GAP
                fit = max(1, (room - GAP - HEADING - LINE) // ROW)
            left = len(rows) - fit
            fit -= max(0, LEAST - left) if left > 0 and fit > 2 * LEAST else 0
            part = replace(listing, rows=rows[:fit])
            pages[-1] += (part,)
            room -= part.height + GAP
            rows = rows[fit:]
    return pages


def sessions_listing(facts: Facts, rows: Iterable[SessionRow]) -> Listing:
    """What is taught."""
    return Listing("Sessions", SESSIONS, tuple(_session(facts, row) for row in rows), "session")


def deadlines_listing(facts: Facts, rows: Iterable[DueRow]) -> Listing:
    """What is due."""
    return Listing("Deadlines", DEADLINES, tuple(_due(facts, row) for row in rows), "deadline")


def _session(facts: Facts, row: SessionRow) -> Listed:
    people = "; ".join(part for part in (row.learning_set, *row.tutors) if part)
    time = f"{row.starts:%H:%M}–{row.ends:%H:%M}"
    cells = (day_short(row.day), time, row.session, row.block, row.room, people)
    return Listed(cells, facts.palette.of_module(row.code))


def _due(facts: Facts, row: DueRow) -> Listed:
    time = f"{row.at:%H:%M}" if row.at else ""
    what = f"{row.code}: {row.work}" if row.work else f"{row.block}, {row.teaching}"
    feedback = day_short(row.feedback) if row.feedback else ""
    cells = (day_short(row.day), time, row.due.value, what, feedback, "; ".join(row.cohorts), "; ".join(row.tutors))
    return Listed(cells, facts.palette.of(row.delivery).colour, row.due is Due.WORK)


def paint_listings(listings: tuple[Listing, ...], painter: QPainter, area: QRectF) -> None:
    """Paint a page of them."""
    top = area.top()
    for listing in listings:
        _paint_listing(listing, painter, area, top)
        top += listing.height + GAP
    painter.setFont(font(CAPTION))
    painter.setPen(tokens().colour("secondary"))
    foot = QRectF(area.left(), area.bottom() - LINE, area.width(), LINE)
    counts = listed([counted(len(one.rows), one.kind) for one in listings])
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{counts} on this page")


def _paint_listing(listing: Listing, painter: QPainter, area: QRectF, top: float) -> None:
    look = tokens()
    painter.setFont(font(TEXT, strong=True))
    painter.setPen(look.colour("text"))
    painter.drawText(QRectF(area.left(), top, area.width(), HEADING), Qt.AlignmentFlag.AlignVCenter, listing.title)
    top += HEADING
    painter.setFont(font(CAPTION, strong=True))
    _paint_cells(painter, listing, tuple(title for title, _ in listing.columns), area, top, "secondary")
    top += LINE
    painter.setPen(look.colour("line"))
    painter.drawLine(QLineF(area.left(), top, area.right(), top))
    for row in listing.rows:
        painter.setFont(font(CAPTION, strong=row.strong))
        _paint_cells(painter, listing, row.cells, area, top, "text")
        if row.colour is not None:
            paint_edge(painter, QRectF(area.left(), top + 4, 3, ROW - 8), row.colour)
        top += ROW
        painter.setPen(look.colour("line"))
        painter.drawLine(QLineF(area.left(), top, area.right(), top))


def _paint_cells(
    painter: QPainter, listing: Listing, texts: tuple[str, ...], area: QRectF, top: float, colour: str
) -> None:
    painter.setPen(tokens().colour(colour))
    left = area.left() + 10
    room = area.width() - 10
    for text, (_, share) in zip(texts, listing.columns, strict=True):
        place = QRectF(left, top, room * share - 8, ROW)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        left += room * share
