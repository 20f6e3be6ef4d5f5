"""The planner's sheet as it is seen: laid out, painted, scrolled. What a person does to it is in play.py."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent

from hsmc_scheduler.app.today import today
from hsmc_scheduler.domain.timetable import Placement
from hsmc_scheduler.gui.screens.timetable.canvas import Canvas
from hsmc_scheduler.gui.screens.timetable.particulars import ColourBy
from hsmc_scheduler.gui.screens.timetable.planner.block_paint import BlockLook
from hsmc_scheduler.gui.screens.timetable.planner.carry import Carry
from hsmc_scheduler.gui.screens.timetable.planner.layout import HEADER, Layout
from hsmc_scheduler.gui.screens.timetable.planner.mark_paint import GRADES
from hsmc_scheduler.gui.screens.timetable.planner.overlay import HeldPicture, outlined, paint_ghost, paint_outline
from hsmc_scheduler.gui.screens.timetable.planner.still import Still, StillPicture, paint_header
from hsmc_scheduler.gui.screens.timetable.view import ViewState
from hsmc_scheduler.gui.selection import Block
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.projections.planner import PlannerPiece, PlannerYear, planner_year
from hsmc_scheduler.projections.short_dates import numbers_short
from hsmc_scheduler.projections.verdicts import moved_to

LEAST_HEIGHT = 240


class Sheet(Canvas):
    """Shows the timetable of the state. `at` is the block the keyboard is on."""

    def __init__(self, workspace: Workspace, state: ViewState) -> None:
        super().__init__(workspace, state)
        self.carry = Carry(self.hand)
        self.at: Block | None = None
        self._years: tuple[PlannerYear, ...] = ()
        self._pinned: set[Block] = set()
        """The blocks of which something is pinned."""
        self.sheet = Layout((), QSize(0, 0))
        self._picture: StillPicture | None = None
        self._held: HeldPicture | None = None
        self.setObjectName("plannerSheet")
        self.setMinimumHeight(LEAST_HEIGHT)

    def show_years(self) -> None:
        """Show the timetable as it is now, with what the filter lets through."""
        index, timetable = self.workspace.document.facts.index, self.state.timetable
        self._pinned = {(p.delivery, p.block) for p in index.plan.pins if p.active}
        self._years = ()
        if timetable is not None:
            self._years = tuple(
                planner_year(index, year, timetable, lambda p: self.state.show(p.key), self.state.broken)
                for year in index.calendar.years
            )
        self._lay_out()

    def redraw(self) -> None:
        """Paint everything anew."""
        self._picture, self._held = None, None
        self.viewport().update()

    def redraw_held(self) -> None:
        """Paint anew what stands back and is marked while a block is held."""
        self._held = None
        self.viewport().update()

    @property
    def offset(self) -> QPoint:
        """How far the sheet is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def to_sheet(self, point: QPoint) -> QPoint:
        """A point of the viewport on the sheet."""
        return point + self.offset

    def seen(self, rect: QRect) -> QRect:
        """A place of the sheet in the viewport."""
        return rect.translated(-self.offset)

    def bring(self, rect: QRect) -> None:
        """Scroll so that a place of the sheet is seen."""
        for bar, low, high, size, head in (
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height(), HEADER),
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width(), 0),
        ):
            if low - bar.value() < head + 8:
                bar.setValue(low - head - 8)
            elif high - bar.value() > size - 8:
                bar.setValue(high - size + 8)

    def look(self, piece: PlannerPiece) -> BlockLook:
        """What is painted of a block's part in a month."""
        placement = piece.placement
        its = self.state.roll.blocks[placement.key]
        dates, count = numbers_short(placement.start, placement.end), f"{placement.block}/{piece.of}"
        if self.state.colour_by is ColourBy.TUTOR and its.tutors:
            count = _initials(self.workspace.document.facts.names.tutor(its.tutors[0]))
        details = [f"{dates} · {count}", f"{dates} {count}", count]
        if placement.start == placement.end:
            del details[1]  # "8 1/5" says nothing
        return BlockLook(
            its.code,
            tuple(details),
            self.state.colour(placement.key),
            placement.key in self._pinned,
            piece.broken,
            piece.first == placement.start,
            piece.last == placement.end,
            refused=placement.key in self.state.refused,
            said=self.state.said(placement.key),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the still part, then what lies over it."""
        painter = QPainter(self.viewport())
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.ratio != ratio:
            self._picture = StillPicture(Still(self.sheet, self.look, self._faded, today()), ratio)
        offset = self.offset
        painter.fillRect(self.viewport().rect(), self.palette().base())
        painter.translate(-offset)
        painter.drawPixmap(0, 0, self._under(self._picture))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_over(painter)
        painter.translate(offset)
        paint_header(painter, self.sheet, offset.x())
        painter.end()

    def _under(self, still: StillPicture) -> QPixmap:
        if self.hand.block is None:
            top = self.offset.y()
            return still.between(top, top + self.viewport().height())
        if self._held is None:
            self._held = HeldPicture(self.sheet, still.whole())
        return self._held.follow(self.hand.verdicts)

    def _paint_over(self, painter: QPainter) -> None:
        layout, hand = self.sheet, self.hand
        chosen = self.workspace.selection.blocks
        if hand.block is None:
            paint_outline(painter, outlined(layout, chosen), "accent", 2.0)
            if self.hovered is not None and self.hovered not in chosen:
                paint_outline(painter, layout.rects(self.hovered), "secondary", 1.5)
        else:
            paint_outline(painter, layout.rects(hand.block), "text", 1.0, dashed=True)
        if self.hasFocus() and self.at is not None and hand.block is None and chosen != (self.at,):
            around = [rect.adjusted(-2, -2, 2, 2) for rect in layout.rects(self.at)]
            paint_outline(painter, around, "text", 1.0)
        self._paint_ghost(painter)

    def _paint_ghost(self, painter: QPainter) -> None:
        there, block = self.carry.there(), self.hand.block
        if there is None or block is None:
            return
        found = self.hand.known(there.start)
        grade = GRADES[found.state] if found else "accent"
        if block not in self.sheet.places:
            self._paint_new(painter, there, grade)
            return
        piece, other = self.sheet.places[block][0][1], self.carry.other
        if other is not None:
            partner = self.sheet.places[other][0][1]
            for one, where in ((piece, partner), (partner, piece)):
                start = where.placement.start
                count = f"{one.placement.block}/{one.of}"
                paint_ghost(painter, self.sheet, moved_to(one.placement, start), self.look(one), "accent", count)
            return
        paint_ghost(painter, self.sheet, there, self.look(piece), grade, f"{block[1]}/{piece.of}")

    def _paint_new(self, painter: QPainter, there: Placement, grade: str) -> None:
        """A block that has no dates yet, as it would lie."""
        facts = self.workspace.document.facts
        family = facts.palette.of(there.delivery)
        look = BlockLook(family.code, (), family.colour)
        paint_ghost(painter, self.sheet, there, look, grade, f"block {there.block}")

    def _faded(self, block: Block) -> bool:
        return not self.state.matches(block)

    def _lay_out(self) -> None:
        size = self.maximumViewportSize()
        self.sheet = Layout(self._years, size)
        if self.sheet.height > size.height():  # the bar takes some of the width
            bar = self.verticalScrollBar().sizeHint().width()
            self.sheet = Layout(self._years, QSize(size.width() - bar, size.height()))
        for scroll, whole, page in (
            (self.verticalScrollBar(), self.sheet.height, size.height()),
            (self.horizontalScrollBar(), self.sheet.width, size.width()),
        ):
            scroll.setPageStep(page)
            scroll.setSingleStep(24)
            scroll.setRange(0, max(0, whole - page))
        self.redraw()


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split() if part[0].isalpha())[:3].upper()
