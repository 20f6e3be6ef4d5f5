"""What the things a sentence is about are called. What the plan no longer knows goes by its id."""

from __future__ import annotations

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.rules.rule import Kind, Subject, Violation


def names(index: PlanIndex, violation: Violation, kind: Kind) -> tuple[str, ...]:
    """The names of the violation's subjects of that kind, in its order, each once."""
    return tuple(dict.fromkeys(name(index, s) for s in violation.subjects if s.kind is kind))


def name(index: PlanIndex, subject: Subject) -> str:
    """What a person calls it."""
    match subject.kind:
        case Kind.BLOCK:
            delivery, _, number = subject.id.rpartition("#")
            return block_name(index, delivery, int(number))
        case Kind.SESSION:
            return session_name(index, subject.id)
        case Kind.DELIVERY:
            return delivery_name(index, subject.id)
        case Kind.TUTOR:
            return next((t.name for t in index.plan.tutors if t.id == subject.id), subject.id)
        case Kind.ROOM:
            return next((r.name for r in index.plan.rooms if r.id == subject.id), subject.id)
        case Kind.GROUP:
            return next((g.title for g in index.groups if g.id == subject.id), subject.id)
        case Kind.SET:
            return set_name(index, subject.id)
        case Kind.MODULE:
            return index.modules[subject.id].title if subject.id in index.modules else subject.id
        case Kind.PERIOD:
            return next((p.label for p in index.calendar.periods if p.id == subject.id), subject.id)
        case Kind.ORDER:
            order = next((o for o in index.plan.orders if o.id == subject.id), None)
            if order is None:
                return subject.id
            return f"{delivery_name(index, order.first)} before {delivery_name(index, order.then)}"
        case Kind.PIN:
            pin = next((p for p in index.plan.pins if p.id == subject.id), None)
            return f"the pin on {block_name(index, pin.delivery, pin.block)}" if pin else subject.id


def delivery_name(index: PlanIndex, delivery: str) -> str:
    """The title of a delivery."""
    return next((d.title for d in index.plan.deliveries if d.id == delivery), delivery)


def block_name(index: PlanIndex, delivery: str, number: int, of: int | None = None) -> str:
    """Health Care Quality block 2, or block 2 of 2 where the number of blocks is said."""
    words = f"{delivery_name(index, delivery)} block {number}"
    return words if of is None else f"{words} of {of}"


def session_name(index: PlanIndex, session: str) -> str:
    """The title of a session, from its subject's id (`delivery/session`)."""
    found = (s.title for (d, i), s in index.sessions.items() if f"{d}/{i}" == session)
    return next(found, session.rpartition("/")[2])


def set_name(index: PlanIndex, learning_set: str) -> str:
    """The title of a set, with its cohort's where the title does not say it and there are several cohorts."""
    found = index.all_sets.get(learning_set)
    if found is None:
        return learning_set
    cohort = index.cohorts[found.cohort].title
    return found.title if len(index.cohorts) == 1 or cohort in found.title else f"{found.title} of {cohort}"
