"""The pages of a print, painted in pixels of a page of their own that is then scaled to the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from hsmc_scheduler.app.printing import Pages
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.exchange.safe_names import safe_name
from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.printing.lists import deadlines_listing, on_pages, paint_listings, sessions_listing
from hsmc_scheduler.gui.screens.timetable.planner.block_paint import BlockLook
from hsmc_scheduler.gui.screens.timetable.planner.layout import Layout
from hsmc_scheduler.gui.screens.timetable.planner.still import Still, paint_header, paint_still
from hsmc_scheduler.gui.theme.fonts import font
from hsmc_scheduler.gui.theme.inks import paint_swatch
from hsmc_scheduler.gui.theme.theme import theme, tokens
from hsmc_scheduler.gui.theme.tokens import CAPTION, TEXT
from hsmc_scheduler.projections.concern import Concern
from hsmc_scheduler.projections.deadlines import due_rows
from hsmc_scheduler.projections.edition import edition
from hsmc_scheduler.projections.messages.words import day_words
from hsmc_scheduler.projections.palette import Family
from hsmc_scheduler.projections.planner import PlannerPiece, PlannerYear, planner_years
from hsmc_scheduler.projections.scope import blocks_for, dues_for, sessions_for
from hsmc_scheduler.projections.scope import whose as name_in
from hsmc_scheduler.projections.sessions import session_rows
from hsmc_scheduler.projections.short_dates import numbers_short

MARGIN_MM = 10.0
PAPERS = {"a4": QPageSize.PageSizeId.A4, "a3": QPageSize.PageSizeId.A3}
WIDE = {"a3": 1385, "a4": 960}
"""How many pixels the paper is wide: so many that the smallest type, 11 pixels, is 9 points on it."""
HEAD, LEGEND = 40, 20
Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class Print:
    """A print made ready: `pages` are painted one by one, each onto a page `size` pixels large."""

    title: str
    paper: QPageSize.PageSizeId
    size: QSize
    pages: tuple[Paint, ...]

    @property
    def file_name(self) -> str:
        """A name for its PDF file that every system takes."""
        return safe_name(self.title, ".pdf")

    @property
    def page_layout(self) -> QPageLayout:
        """The paper: landscape, with even margins."""
        found = QPageLayout()
        found.setUnits(QPageLayout.Unit.Millimeter)
        found.setPageSize(QPageSize(self.paper))
        found.setOrientation(QPageLayout.Orientation.Landscape)
        found.setMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM))
        return found

    def paint(self, painter: QPainter, number: int, area: QRectF) -> None:
        """Paint a page (from 0) into an area of a device, in the light look."""
        with theme().on_paper():
            painter.save()
            painter.translate(area.topLeft())
            painter.scale(area.width() / self.size.width(), area.width() / self.size.width())
            self.pages[number](painter, QRectF(0, 0, self.size.width(), self.size.height()))
            painter.restore()


def prepare(facts: Facts, timetable: Timetable, wanted: Pages, today: date) -> Print:
    """Make a print ready."""
    width, page_size, concern = WIDE[wanted.paper], PAPERS[wanted.paper], wanted.concern
    paper = QPageSize(page_size).size(QPageSize.Unit.Millimeter)
    across, down = paper.height() - 2 * MARGIN_MM, paper.width() - 2 * MARGIN_MM  # landscape
    size = QSize(width, round(width * down / across))
    whose = name_in(facts.names, concern) if concern else ""
    years = planner_years(facts.index, timetable, facts.broken, _shown(facts, timetable, concern))
    sheets = [years] if _fits(facts, years, size) else [part for year in years for part in _parts(facts, year, size)]
    paints: list[Paint] = [partial(_paint_planner, facts, sheet) for sheet in sheets]
    if concern:
        every = facts.sessions if timetable is facts.content.timetable else session_rows(facts.index, timetable)
        rows = filter(sessions_for(facts.index, facts.names, concern), every)
        dues = filter(dues_for(facts.index, facts.names, timetable, concern), due_rows(facts.index, timetable))
        listings = (sessions_listing(facts, rows), deadlines_listing(facts, dues))
        paints += [partial(paint_listings, page) for page in on_pages(listings, size.height() - HEAD)]
    title = f"{facts.content.plan.title}: {whose}" if whose else facts.content.plan.title
    version = f"{edition(facts.content.plan, timetable)} · plan {facts.fingerprint[:8]}"
    stamp = f"{version} · printed {day_words(today)}"
    pages = tuple(
        partial(_paint_page, paint, title, f"{stamp} · page {n} of {len(paints)}") for n, paint in enumerate(paints, 1)
    )
    return Print(title, page_size, size, pages)


def _shown(facts: Facts, timetable: Timetable, concern: Concern | None) -> Callable[[Placement], bool] | None:
    if concern is None:
        return None
    keys = blocks_for(facts.index, timetable, concern)
    return lambda p: p.key in keys


def _paint_page(paint: Paint, title: str, stamp: str, painter: QPainter, page: QRectF) -> None:
    head = QRectF(0, 0, page.width(), HEAD - 12)
    painter.setFont(font(TEXT, strong=True))
    painter.setPen(tokens().colour("text"))
    painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(font(CAPTION))
    painter.setPen(tokens().colour("secondary"))
    painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, stamp)
    paint(painter, page.adjusted(0, HEAD, 0, 0))


def _paint_planner(facts: Facts, years: tuple[PlannerYear, ...], painter: QPainter, area: QRectF) -> None:
    families = _families(facts, years)
    lines = _legend_lines(families, area.width())
    height = area.height() - LEGEND * len(lines) - 8
    layout = Layout(years, QSize(int(area.width()), int(height)))
    painter.save()
    painter.translate(area.topLeft())
    if layout.height > height:  # more blocks than months are high: all of it smaller, and so many more across
        smaller = height / layout.height
        painter.scale(smaller, smaller)
        layout = Layout(years, QSize(int(area.width() / smaller), int(height / smaller)))
    pins = {(p.delivery, p.block) for p in facts.content.plan.pins if p.active}
    still = Still(layout, partial(_look, facts, pins), lambda _: False, date.min)
    paint_still(painter, still)
    paint_header(painter, layout, 0)
    painter.restore()
    _paint_legend(painter, lines, area.bottom() - LEGEND * len(lines))


def _fits(facts: Facts, years: tuple[PlannerYear, ...], size: QSize) -> bool:
    legend = LEGEND * len(_legend_lines(_families(facts, years), size.width())) + 8
    height = size.height() - HEAD - legend
    return Layout(years, QSize(size.width(), height)).height <= height


def _parts(facts: Facts, year: PlannerYear, size: QSize) -> list[tuple[PlannerYear, ...]]:
    """A year on as few pages as it takes, as many months on each: type is never made smaller to fit."""
    for pages in range(1, len(year.months) + 1):
        each = -(-len(year.months) // pages)
        cut = range(0, len(year.months), each)
        parts: list[tuple[PlannerYear, ...]] = [(replace(year, months=year.months[n : n + each]),) for n in cut]
        if all(_fits(facts, part, size) for part in parts):
            return parts
    return [(replace(year, months=(month,)),) for month in year.months]


def _look(facts: Facts, pins: set[tuple[str, int]], piece: PlannerPiece) -> BlockLook:
    placement = piece.placement
    family = facts.palette.of(placement.delivery)
    dates, count = numbers_short(placement.start, placement.end), f"{placement.block}/{piece.of}"
    details = (f"{dates} · {count}", f"{dates} {count}", count)
    starts, ends = piece.first == placement.start, piece.last == placement.end
    return BlockLook(family.code, details, family.colour, placement.key in pins, piece.broken, starts, ends)


def _families(facts: Facts, years: tuple[PlannerYear, ...]) -> list[Family]:
    shown = {p.placement.delivery for y in years for m in y.months for p in m.pieces}
    found = dict.fromkeys(facts.palette.of(d) for d in shown)
    return [family for family in facts.palette.families if family in found]


def _legend_lines(families: list[Family], room: float) -> list[list[tuple[Family, float]]]:
    """The families, line by line, each with where it starts."""
    lines: list[list[tuple[Family, float]]] = [[]]
    left = 0.0
    for family in families:
        wide = 24 + 6.4 * len(f"{family.code}  {family.title}") + 16
        if left + wide > room and lines[-1]:
            lines.append([])
            left = 0.0
        lines[-1].append((family, left))
        left += wide
    return lines if families else []


def _paint_legend(painter: QPainter, lines: list[list[tuple[Family, float]]], top: float) -> None:
    painter.setFont(font(CAPTION))
    for n, line in enumerate(lines):
        for family, left in line:
            paint_swatch(painter, QRectF(left, top + n * LEGEND + 4, 12, 12), family.colour)
            painter.setPen(tokens().colour("text"))
            place = QRectF(left + 18, top + n * LEGEND, 600, LEGEND)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"{family.code}  {family.title}")
