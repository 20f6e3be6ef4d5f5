"""The fields of programmes, modules, deliveries and what is in them, as tables and forms show them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hsmc_scheduler.app.edits.deliveries import add_delivery, add_order
from hsmc_scheduler.app.edits.editing import add, changed, put
from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.edits.modules import add_assessment, add_module
from hsmc_scheduler.app.edits.programmes import add_programme, add_route
from hsmc_scheduler.app.edits.sessions import add_session
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import BlockLimit, BlockWindow, DateWindow, Delivery, OrderPart
from hsmc_scheduler.domain.module import Anchor
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.room import Layout, RoomNeed
from hsmc_scheduler.domain.session import LeadCover, Session, SessionKind
from hsmc_scheduler.gui.widgets.table.column import Choices, Column, Kind, Rows
from hsmc_scheduler.projections.messages.words import DAYS

NO_ROOM = "no room"


def tutors(plan: Plan) -> Choices:
    """Everyone who teaches."""
    return [(t.id, t.name or t.id) for t in plan.tutors]


def modules(plan: Plan) -> Choices:
    """The catalogue."""
    return [(m.code, f"{m.code}  {m.title}") for m in plan.modules]


def years(plan: Plan) -> Choices:
    """The academic years."""
    return [(y.id, y.title or y.id) for y in plan.calendar.years]


def deliveries(plan: Plan) -> Choices:
    """What is taught."""
    return [(d.id, d.title or d.id) for d in plan.deliveries]


def cohorts(plan: Plan) -> Choices:
    """Who is taught."""
    return [(c.id, c.title or c.id) for c in plan.cohorts]


def _kinds(_plan: Plan) -> Choices:
    return [(k, k.value) for k in SessionKind]


def _parts(_plan: Plan) -> Choices:
    return [
        (DayPart.WHOLE, "whole day"), (DayPart.MORNING, "morning"), (DayPart.AFTERNOON, "afternoon")
    ]  # fmt: skip


def _leads(_plan: Plan) -> Choices:
    return [(c, c.value) for c in LeadCover]


def _layouts(_plan: Plan) -> Choices:
    return [*((layout, layout.value) for layout in Layout), (NO_ROOM, NO_ROOM)]


def _anchors(_plan: Plan) -> Choices:
    return [(a, a.value) for a in Anchor]


def _order_parts(_plan: Plan) -> Choices:
    return [(p, p.value) for p in OrderPart]


def _weekdays(_plan: Plan) -> Choices:
    return [(n, DAYS[n]) for n in range(5)]


def _all_weekdays(_plan: Plan) -> Choices:
    return [(n, name) for n, name in enumerate(DAYS)]


def _lengths(_plan: Plan) -> Choices:
    return [(n, str(n)) for n in range(1, 8)]


CODE = Column("code", "Code", renames=True, width=90)
TITLE = Column("title", "Title", width=280)
COMMENT = Column("comment", "Comment", width=220, wide=True)

PROGRAMMES = Rows(
    "programme", "programmes", (TITLE, COMMENT), lambda plan, n: add_programme(plan, index=n),
    tells="A programme is an award students register for: MSc, PGDip, PGCert.",
)  # fmt: skip

PROGRAMME_FORM = (replace(TITLE, wide=True), COMMENT)

ROUTES = Rows(
    "award", "awards",
    (
        Column("award", "Award", width=140),
        Column("credits", "Credits", Kind.NUMBER, high=999, width=80),
        Column("required_modules", "Modules it requires", Kind.MANY, modules, width=420),
    ),
    tells="No awards yet. An award names its credits and the modules it requires.",
)  # fmt: skip

MODULES = Rows(
    "module", "modules",
    (
        CODE, TITLE,
        Column("credits", "Credits", Kind.NUMBER, high=999, width=76),
        Column("leads", "Leads", Kind.MANY, tutors, width=180),
        Column("teachers", "Teachers", Kind.MANY, tutors, width=180),
        Column("facilitators", "Facilitators", Kind.MANY, tutors, width=180),
        Column("aliases", "Also called", Kind.WORDS, width=160, hint="Part several with semicolons"),
        replace(COMMENT, title="Comment"),
    ),
    lambda plan, n: add_module(plan, index=n),
    tells="A module is what is taught: its code, its title, who leads it, how it is assessed.",
)  # fmt: skip

MODULE_FORM = (
    CODE,
    Column("credits", "Credits", Kind.NUMBER, high=999),
    replace(TITLE, wide=True),
    Column("aliases", "Also called", Kind.WORDS, hint="Part several with semicolons", wide=True),
    Column("leads", "Leads", Kind.MANY, tutors, wide=True),
    Column("teachers", "Teachers", Kind.MANY, tutors, wide=True),
    Column("facilitators", "Facilitators of its action learning sets", Kind.MANY, tutors, wide=True),
    COMMENT,
)

ASSESSMENTS = Rows(
    "assessment", "assessments",
    (
        Column("title", "Title", width=190),
        Column("after_weeks", "Weeks", Kind.NUMBER, high=52, width=66),
        Column("anchor", "after the", Kind.CHOICE, _anchors, width=104),
        Column("weekday", "Due on", Kind.CHOICE, _weekdays, width=72, optional=True, hint="Empty: any weekday"),
        Column("due_time", "At", Kind.TIME, width=66),
        Column("words", "Words", Kind.NUMBER, optional=True, width=72),
        Column("feedback_working_days", "Feedback", Kind.NUMBER, unit="working days", high=250, width=160),
        Column("active", "In use", Kind.YES_NO, width=66),
    ),
    tells="No assessments yet. Their deadlines follow the blocks.",
)  # fmt: skip


def _first_module(plan: Plan) -> str:
    if not plan.modules:
        raise EditError("There is no module to teach yet.", "Add a module first.")
    return plan.modules[0].code


def _module_of(delivery: Delivery) -> str:
    return delivery.sessions[0].module


def _put_module(plan: Plan, at: Place, code: Any) -> Plan:
    """All sessions of the first module become those of another."""

    def taught(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
        first = sessions[0].module
        return tuple(replace(s, module=code) if s.module == first else s for s in sessions)

    return changed(plan, (*at, "sessions"), taught)


DELIVERIES = Rows(
    "delivery", "deliveries",
    (
        replace(TITLE, width=340),
        Column("year", "Year", Kind.CHOICE, years, width=90),
        Column("module", "Module", Kind.CHOICE, modules, read=_module_of, write=_put_module, width=150),
        Column("days", "Days", Kind.NUMBER, read=lambda d: len(d.days), fixed=True, width=60),
        Column("block_lengths", "Block lengths", Kind.MANY, _lengths, width=110),
        Column("gaps.min_days", "Shortest gap", Kind.NUMBER, unit="days", low=1, high=366, width=130),
        Column("gaps.max_days", "Longest gap", Kind.NUMBER, unit="days", low=1, high=366, optional=True, width=130),
        Column("window.earliest", "Not before", Kind.DATE, optional=True, width=110),
        Column("window.latest", "Not after", Kind.DATE, optional=True, width=110),
        Column("active", "In use", Kind.YES_NO, width=66),
    ),
    lambda plan, n: add_delivery(plan, _first_module(plan), index=n),
    tells="A delivery is a module taught in one academic year: its days, and how they are cut into blocks.",
)  # fmt: skip

DELIVERY_FORM = (
    replace(TITLE, wide=True),
    Column("year", "Academic year", Kind.CHOICE, years),
    Column("active", "In use: it is taught and put in the timetable", Kind.YES_NO),
)


def _layout(session: Session) -> Any:
    return session.room.layout if session.room else NO_ROOM


def _put_layout(plan: Plan, at: Place, layout: Any) -> Plan:
    def need(now: RoomNeed | None) -> RoomNeed | None:
        return None if layout == NO_ROOM else replace(now or RoomNeed(), layout=layout)

    return changed(plan, (*at, "room"), need)


def _put_seats(plan: Plan, at: Place, seats: Any) -> Plan:
    return changed(plan, (*at, "room"), lambda now: replace(now or RoomNeed(), seats=seats))


SESSIONS = Rows(
    "session", "sessions",
    (
        Column("title", "Title", width=232),
        Column("module", "Module", Kind.CHOICE, lambda plan: [(m.code, m.code) for m in plan.modules], width=78),
        Column("kind", "Kind", Kind.CHOICE, _kinds, width=112),
        Column("part", "Day", Kind.CHOICE, _parts, width=86),
        Column("keep_with_next", "With next", Kind.YES_NO, width=78, hint="The next day is in the same block"),
        Column("sets_meet", "Sets meet", Kind.YES_NO, width=76, hint="Every set meets, with its facilitator"),
        Column("staffing.tutors", "Tutors", Kind.NUMBER, high=20, width=62, hint="How many people teach it"),
        Column("staffing.leads", "Leads there", Kind.CHOICE, _leads, width=90),
        Column(
            "staffing.team", "Only these may teach", Kind.MANY, tutors, width=160,
            hint="Empty: the module's leads and teachers",
        ),
        Column("room", "Room", Kind.CHOICE, _layouts, read=_layout, write=_put_layout, width=96),
        Column(
            "seats", "Seats", Kind.NUMBER, optional=True, width=70, write=_put_seats,
            read=lambda s: s.room.seats if s.room else None, hint="Empty: as many as are expected",
        ),
        Column("starts", "Starts", Kind.TIME, optional=True, width=70),
        Column("ends", "Ends", Kind.TIME, optional=True, width=70),
        Column("only_cohorts", "Only for", Kind.MANY, cohorts, width=140, hint="Empty: all cohorts come"),
        Column("comment", "Comment", width=160),
    ),
    ordered=True,
)  # fmt: skip


def sessions_of(delivery: str) -> Rows:
    """The sessions of one delivery, which know how to add another."""
    return replace(SESSIONS, add=lambda plan, n: add_session(plan, delivery, n))


def routes_of(programme: str) -> Rows:
    """The awards of one programme."""
    return replace(ROUTES, add=lambda plan, _: add_route(plan, programme))


def assessments_of(module: str) -> Rows:
    """The assessments of one module."""
    return replace(ASSESSMENTS, add=lambda plan, _: add_assessment(plan, module))


def _put_ideal(plan: Plan, at: Place, value: Any, end: int) -> Plan:
    def ideal(now: tuple[int, int] | None) -> tuple[int, int] | None:
        if value is None:
            return None
        pair = list(now or (value, value))
        pair[end] = value
        return (min(pair), max(pair)) if now is None else (pair[0], pair[1])

    return changed(plan, (*at, "ideal_gap_weeks"), ideal)


LENGTHS = Column("block_lengths", "Blocks may last, in days", Kind.MANY, _lengths, toggles=True, wide=True)

BLOCKS_FORM = (
    Column("gaps.min_days", "Shortest gap between blocks", Kind.NUMBER, unit="days", low=1, high=366),
    Column("gaps.max_days", "Longest gap between blocks", Kind.NUMBER, unit="days", low=1, high=366, optional=True),
    Column(
        "ideal_gap_weeks", "Best gap, from", Kind.NUMBER, unit="weeks", high=52, optional=True,
        read=lambda d: d.ideal_gap_weeks and d.ideal_gap_weeks[0],
        write=lambda plan, at, value: _put_ideal(plan, at, value, 0), hint="Empty: as even as the dates allow",
    ),
    Column(
        "ideal_gap_to", "to", Kind.NUMBER, unit="weeks", high=52, optional=True,
        read=lambda d: d.ideal_gap_weeks and d.ideal_gap_weeks[1],
        write=lambda plan, at, value: _put_ideal(plan, at, value, 1),
    ),
    Column("gaps.active", "The limits on gaps are in use", Kind.YES_NO, wide=True),
)  # fmt: skip


def _put_weekdays(plan: Plan, at: Place, days: Any) -> Plan:
    usual = plan.calendar.teaching_weekdays
    return put(plan, (*at, "weekdays"), None if tuple(days) == usual else tuple(days))


def weekdays_form(plan: Plan) -> tuple[Column, ...]:
    """The weekdays a delivery is taught on; where it says none, the calendar's."""
    usual = plan.calendar.teaching_weekdays
    return (
        Column(
            "weekdays", "Taught on", Kind.MANY, _all_weekdays, toggles=True, write=_put_weekdays,
            read=lambda d: usual if d.weekdays is None else d.weekdays,
        ),
        Column(
            "preferred_start_weekdays", "A block best starts on", Kind.MANY, _all_weekdays,
            hint="Best first, in the order ticked; none: the rule's own order",
        ),
    )  # fmt: skip


WINDOW_FORM = (
    Column("window.earliest", "Not before", Kind.DATE, optional=True),
    Column("window.latest", "Not after", Kind.DATE, optional=True),
)


def limits_of(delivery: str) -> Rows:
    """How many sessions of a kind a block may hold."""
    return Rows(
        "limit", "limits",
        (
            Column("most", "At most", Kind.NUMBER, low=1, high=20, width=90),
            Column("kind", "sessions in a block of kind", Kind.CHOICE, _kinds, width=200),
        ),
        lambda plan, _: add(plan, ("deliveries", delivery, "block_limits"), BlockLimit(SessionKind.SET_MEETING, 1)),
        tells="No limits: a block may hold any sessions in a row.",
    )  # fmt: skip


def windows_of(delivery: str) -> Rows:
    """The windows of single blocks."""
    return Rows(
        "block's dates", "blocks' dates",
        (
            Column(
                "block", "Block", Kind.NUMBER, low=-99, high=99, width=80,
                hint="1 is the first, -1 the last, -2 the one before it",
            ),
            Column("window.earliest", "Not before", Kind.DATE, optional=True, width=130),
            Column("window.latest", "Not after", Kind.DATE, optional=True, width=130),
            Column("window.active", "In use", Kind.YES_NO, width=70),
            Column("window.comment", "Comment", width=200),
        ),
        lambda plan, _: add(plan, ("deliveries", delivery, "block_windows"), BlockWindow(1, DateWindow())),
        tells="No block has dates of its own.",
    )  # fmt: skip


def _new_order(plan: Plan) -> tuple[Plan, Place]:
    if len(plan.deliveries) < 2:
        raise EditError("There are not two deliveries to put in order.", "Add deliveries first.")
    return add_order(plan, plan.deliveries[0].id, plan.deliveries[1].id)


ORDERS = Rows(
    "order", "orders",
    (
        Column("part", "Once", Kind.CHOICE, _order_parts, width=110),
        Column("first", "of this delivery", Kind.CHOICE, deliveries, width=320),
        Column("min_days", "is over for", Kind.NUMBER, unit="days", high=999, width=130),
        Column("then", "this one may start", Kind.CHOICE, deliveries, width=320),
        Column("active", "In use", Kind.YES_NO, width=66),
    ),
    lambda plan, _: _new_order(plan),
    tells="An order keeps one delivery before another: “Research methods” before “Dissertation”.",
)  # fmt: skip
