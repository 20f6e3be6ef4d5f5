"""The lanes as they are seen: laid out, zoomed, scrolled, painted. What a person does to them is in play.py."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent

from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.screens.timetable.canvas import Canvas
from hsmc_scheduler.gui.screens.timetable.lanes.axis import LEAST, MOST, Axis, scale_of
from hsmc_scheduler.gui.screens.timetable.lanes.layout import LaneLayout
from hsmc_scheduler.gui.screens.timetable.lanes.paint import (
    HEADER,
    Scene,
    outline,
    paint_ground,
    paint_header,
    paint_piece,
    paint_pieces,
    paint_titles,
    paint_verdicts,
)
from hsmc_scheduler.gui.screens.timetable.lanes.shades import Band, bands
from hsmc_scheduler.gui.screens.timetable.planner.block_paint import BlockLook
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import GRADES
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.lanes import Rows, lane_rows
from hsmc_scheduler.projections.planner import PlannerPiece
from hsmc_scheduler.projections.sessions import week_of
from hsmc_scheduler.projections.short_dates import numbers_short
from hsmc_scheduler.projections.verdicts import moved_to

TITLES, TITLES_NARROW, NARROW = 208, 148, 700
AT_FIRST = "year"


class Chart(Canvas):
    """`at` is the row and the block the keyboard is on; `start` where the held block would begin."""

    zoomed = Signal()

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.by = Rows.DELIVERIES
        self.at: tuple[str, Block] | None = None
        self.start: date | None = None
        calendar = workspace.document.plan.calendar
        self.lanes = LaneLayout(Axis(calendar.start, calendar.end, 1.0), ())
        self._bands: tuple[Band, ...] = ()
        self._settled = False
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._bring_selected)
        self.setObjectName("lanesChart")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def titles(self) -> int:
        """The width of the frozen titles."""
        return TITLES if self.viewport().width() >= NARROW else TITLES_NARROW

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return self.lanes.axis.scale

    @property
    def offset(self) -> QPoint:
        """Where the chart's own 0, 0 is in the viewport."""
        return QPoint(self.titles - self.horizontalScrollBar().value(), HEADER - self.verticalScrollBar().value())

    def show_rows(self) -> None:
        """Show the timetable as it is now, with what the filter lets through; with a filter, only rows with blocks."""
        state, facts = self.state, self.workspace.document.facts
        if state.timetable is None:
            return
        wanted = None if state.only is None else {b.placement.key for b in state.shown()}
        rows = lane_rows(facts.index, state.timetable, self.by, wanted, state.broken)
        if wanted is not None:
            rows = tuple(row for row in rows if row.pieces)
        calendar = facts.index.calendar
        self._bands = bands(facts.index)
        self.lanes = LaneLayout(Axis(calendar.start, calendar.end, self.scale), rows)
        if self.at is not None and (found := self.lanes.place_of(*self.at)):
            self.at = (found[0].row.id, self.at[1])
        self._fit()

    def show_by(self, by: Rows) -> None:
        """A row for each of these."""
        self.by = by
        self.show_rows()
        self.verticalScrollBar().setValue(0)
        if self.at is not None:
            self.bring(self.at[1])

    def zoom_to(self, zoom: str) -> None:
        """Let a year, a term, a month or a week fill the width; the block selected stays in sight."""
        chosen = self.workspace.selection.block
        place = self.lanes.place_of("", chosen) if chosen else None
        wide = self.viewport().width() - self.titles
        middle = self.horizontalScrollBar().value() + wide // 2
        x = self.lanes.axis.x(place[1].first) if place else middle
        self.rescale(
            scale_of(zoom, wide, self.lanes.axis.days_in_all),
            x,
            wide // 2 if place else x - self.horizontalScrollBar().value(),
        )

    def rescale(self, scale: float, x: int, seen_at: int) -> None:
        """Show so many pixels a day; what lies at `x` of the chart is then seen `seen_at` from the titles."""
        axis = self.lanes.axis
        share = x / axis.scale
        self.lanes = LaneLayout(
            Axis(axis.first, axis.last, min(max(scale, LEAST), MOST)), [p.row for p in self.lanes.rows]
        )
        self._fit()
        self.horizontalScrollBar().setValue(round(share * self.scale) - seen_at)
        self.viewport().update()
        self.zoomed.emit()

    def bring(self, block: Block, row: str = "") -> None:
        """Scroll so that a block is seen."""
        place = self.lanes.place_of(row or (self.at[0] if self.at else ""), block)
        if place is not None:
            self.bring_rect(self.lanes.rect(*place))

    def bring_rect(self, rect: QRect) -> None:
        """Scroll so that a place of the chart is seen."""
        for bar, low, high, size in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height() - HEADER),
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width() - self.titles),
        ):
            if low - bar.value() < 12:
                bar.setValue(low - (12 if bar is self.verticalScrollBar() else size // 3))
            elif high - bar.value() > size - 12:
                bar.setValue(high - size + (12 if bar is self.verticalScrollBar() else size // 3))

    def look(self, piece: PlannerPiece, there: Placement | None = None) -> BlockLook:
        """What is painted of a block; `there`: with the dates it would have."""
        placement = there or piece.placement
        its = self.state.roll.blocks[placement.key]
        dates, count = numbers_short(placement.start, placement.end), f"{placement.block}/{piece.of}"
        return BlockLook(
            its.code,
            (f"{dates} · {count}", count),
            self.state.colour(placement.key),
            piece.pinned,
            piece.broken,
            refused=placement.key in self.state.refused,
            said=self.state.said(placement.key),
        )

    def scene(self) -> Scene:
        """What is to be painted."""
        size = self.viewport().size()
        seen = QRect(
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
            size.width() - self.titles,
            size.height() - HEADER,
        )
        calendar = self.workspace.document.facts.index.calendar
        held = self.hand.block is not None
        return Scene(self.lanes, self._bands, calendar.years, today(), seen, calendar.teaching_weekdays, held)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen."""
        painter = QPainter(self.viewport())
        scene = self.scene()
        painter.fillRect(self.viewport().rect(), self.palette().base())
        if self.state.timetable is None:
            return
        painter.save()
        painter.setClipRect(self.viewport().rect().adjusted(self.titles, HEADER, 0, 0))
        painter.translate(self.offset)
        paint_ground(painter, scene)
        held = self.hand.block
        if held is not None:
            places = [place for place, _ in self.lanes.pieces.get(held, ())]
            paint_verdicts(painter, scene, places, self.hand.verdicts.values(), self.devicePixelRatioF())
        paint_pieces(painter, scene, self.look, self._faded)
        self._paint_over(painter)
        painter.restore()
        paint_titles(painter, scene, self.titles, self.at[0] if self.at and self.hasFocus() else "")
        index = self.workspace.document.facts.index
        paint_header(painter, scene, self.titles, lambda day: week_of(index, day))
        painter.end()

    def _paint_over(self, painter: QPainter) -> None:
        layout, hand = self.lanes, self.hand
        chosen = self.workspace.selection.blocks
        if hand.block is None:
            for block in chosen:
                for place in layout.pieces.get(block, ()):
                    outline(painter, layout.rect(*place).adjusted(-1, -1, 1, 1), "accent", 2.0)
            if self.hovered is not None and self.hovered not in chosen:
                for place in layout.pieces.get(self.hovered, ()):
                    outline(painter, layout.rect(*place), "secondary", 1.5)
            if self.hasFocus() and self.at is not None and (here := layout.place_of(*self.at)):
                outline(painter, layout.rect(*here).adjusted(-3, -3, 3, 3), "text", 1.0)
            return
        for place in layout.pieces.get(hand.block, ()):
            outline(painter, layout.rect(*place), "text", 1.0, dashed=True)
        self._paint_ghost(painter)

    def _paint_ghost(self, painter: QPainter) -> None:
        placement, layout = self.hand.placement, self.lanes
        if placement is None or self.start is None or not self.hand.lifted:
            return
        there = moved_to(placement, self.start)
        grade = GRADES[self.hand.verdict(self.start).state]
        for place, piece in layout.pieces.get(placement.key, ()):
            rect = layout.span(place, there.start, there.end, piece.lane)
            paint_piece(painter, rect, self.look(piece, there), 80)
            outline(painter, rect, grade, 2.0)

    def _faded(self, block: Block) -> bool:
        return self.hand.block is not None or not self.state.matches(block)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the bars; before it is first seen, the zoom too."""
        super().resizeEvent(event)
        if self._settled:
            self._fit()
        else:
            wide = max(1, self.viewport().width() - self.titles)
            self.rescale(scale_of(AT_FIRST, wide, self.lanes.axis.days_in_all), 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what is selected into sight, once the size is known."""
        super().showEvent(event)
        self._settle.start()

    def _bring_selected(self) -> None:
        self._settled = True
        if (block := self.workspace.selection.block) is not None:
            self.bring(block)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the bars."""
        self.viewport().update()

    def _fit(self) -> None:
        size = self.viewport().size()
        for bar, whole, page, step in (
            (self.verticalScrollBar(), self.lanes.height, size.height() - HEADER, 24),
            (self.horizontalScrollBar(), self.lanes.axis.width, size.width() - self.titles, 40),
        ):
            bar.setPageStep(max(1, page))
            bar.setSingleStep(step)
            bar.setRange(0, max(0, whole - page))
        self.viewport().update()
