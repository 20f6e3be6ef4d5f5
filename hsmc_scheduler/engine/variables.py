"""The variables of a model: starts, tutors in sessions, facilitators of sets, repeat runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.engine.course import Course, lay_out
from hsmc_scheduler.engine.encodings.registry import ENCODINGS
from hsmc_scheduler.engine.model import Duty, Model
from hsmc_scheduler.engine.sets_meeting import SetClass
from hsmc_scheduler.rules.have_all_leads_present import wanted_leads


def add_variables(model: Model) -> None:
    """Create every variable of the model's deliveries; rules that filter dates have their say first."""
    for delivery in model.deliveries:
        if delivery.id not in model.courses:
            model.courses[delivery.id] = course_of(model, delivery)
        model.literals[delivery.id] = [model.cp.new_bool_var("") for _ in model.courses[delivery.id].starts]
    add_runs(model)
    add_teachers(model)
    if not model.setting(RuleId.KEEP_SET_FACILITATORS).off:
        add_facilitators(model)


def course_of(model: Model, delivery: Delivery) -> Course:
    """Every admissible start of a delivery."""
    on = [e for e in ENCODINGS if not model.setting(e.rule).off]
    day_tests = [e.admits_day for e in on if e.admits_day]
    start_tests = [e.admits_start for e in on if e.admits_start]
    first, last = span(model, delivery)
    return lay_out(
        delivery,
        first,
        last,
        lambda number, day: all(test(model, delivery, number, day) for test in day_tests),
        lambda start: all(test(model, delivery, start) for test in start_tests),
    )


def span(model: Model, delivery: Delivery) -> tuple[date, date]:
    """The dates a delivery can lie between, as far as its year and (where required) its window say."""
    year, window = model.index.year_of(delivery), delivery.window
    if not (window.active and model.setting(RuleId.STAY_INSIDE_WINDOWS).required):
        return year.start, year.end
    return max(year.start, window.earliest or year.start), min(year.end, window.latest or year.end)


def add_runs(model: Model) -> None:
    """One literal for each cohort and repeat run it could attend."""
    for group in model.groups:
        for choice in group.one_of:
            for run in choice.runs:
                if run in model.ids and (group.cohort, run) not in model.runs:
                    model.runs[group.cohort, run] = model.cp.new_bool_var("")


def add_teachers(model: Model) -> None:
    """One literal for each session and tutor who may be wanted in it."""
    for delivery in model.deliveries:
        for number, sessions in enumerate(model.index.days[delivery.id]):
            for session in sessions:
                for tutor in wanted_tutors(model, delivery.id, session):
                    literal = model.cp.new_bool_var("")
                    model.teaches[delivery.id, session.id, tutor] = literal
                    model.duties[tutor].append(Duty(tutor, literal, delivery.id, session, number, facilitates=False))


def wanted_tutors(model: Model, delivery: str, session: Session) -> tuple[str, ...]:
    """The team; where sessions need not be covered, only those whom another rule can ask for.

    These are pinned tutors, leads who should all be there, and tutors the session had before.
    """
    if not model.setting(RuleId.COVER_SESSIONS).off:
        return model.index.team(session) if staffed(session) else ()
    wanted: list[str] = []
    if not model.setting(RuleId.HONOUR_PINS).off:
        wanted += [
            t for pin in model.pins_of(delivery) for p in pin.tutors if p.session == session.id for t in p.tutors
        ]
    if not model.setting(RuleId.HAVE_ALL_LEADS_PRESENT).off:
        wanted += wanted_leads(model.index)[delivery].get(session.id, ())
    if not model.setting(RuleId.CHANGE_LITTLE).off and model.earlier is not None:
        before = (s for p in model.earlier.placements if p.delivery == delivery for s in p.sittings)
        wanted += [t for s in before if s.session == session.id for t in s.tutors]
    return tuple(t for t in dict.fromkeys(wanted) if t in model.index.tutors)


def staffed(session: Session) -> bool:
    """Whether anybody teaches the session, beside the facilitators of sets."""
    return session.staffing.tutors > 0


def add_facilitators(model: Model) -> None:
    """One literal for each class of sets and tutor who may facilitate every session it meets in."""
    for meeting in meetings(model):
        for kind in meeting.classes:
            if kind not in model.set_classes:
                model.set_classes[kind] = class_facilitators(model, kind)
            for tutor in model.set_classes[kind]:
                key = (kind, tutor)
                if key not in model.facilitates:
                    model.facilitates[key] = model.cp.new_bool_var("")
                duty = Duty(tutor, model.facilitates[key], meeting.delivery, meeting.session, meeting.number, True)
                model.duties[tutor].append(duty)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session (on that day number of its delivery) in which sets meet, with the classes that do."""

    delivery: str
    session: Session
    number: int
    classes: tuple[SetClass, ...]


def meetings(model: Model) -> list[Meeting]:
    """Every session of the model in which sets meet."""
    found = []
    for delivery in model.deliveries:
        for number, sessions in enumerate(model.index.days[delivery.id]):
            for session in sessions:
                cohorts = dict.fromkeys(s.cohort for s in model.index.sets(delivery.id, session))
                if cohorts:
                    classes = tuple((cohort, delivery.year) for cohort in cohorts)
                    found.append(Meeting(delivery.id, session, number, classes))
    return found


def class_facilitators(model: Model, kind: SetClass) -> tuple[str, ...]:
    """The tutors who may facilitate every session the class meets in: one person keeps a set all year."""
    allowed: list[tuple[str, ...]] = []
    for d in model.index.deliveries.values():
        if d.year == kind[1]:
            meeting = (s for s in d.sessions if any(a.cohort == kind[0] for a in model.index.sets(d.id, s)))
            allowed.extend(model.index.facilitators(s) for s in meeting)
    return tuple(t for t in dict.fromkeys(allowed[0]) if all(t in a for a in allowed)) if allowed else ()
