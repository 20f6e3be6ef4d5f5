"""What is wrong whatever the dates: nobody to teach, too few facilitators, no room large enough, no way to cut."""

from __future__ import annotations

from collections.abc import Iterator

from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.health.words import seats_words
from hsmc_scheduler.projections.messages.words import counted, listed, plural
from hsmc_scheduler.rules.rule import Kind, Subject


def standing_faults(available: Available, delivery: Delivery) -> list[Finding]:
    """Proofs that a delivery fits on no date at all; each said once for all its sessions."""
    found: dict[str, Finding] = {}
    if not allowed_splits(delivery):
        lengths = " or ".join(str(n) for n in sorted(set(delivery.block_lengths)))
        sentence = (
            f"{delivery.title} cannot be cut into blocks: its {counted(len(delivery.days), 'day')} do not divide into "
            f"blocks of {lengths} days that keep its days together and its limits a block"
        )
        mend = "Allow another block length, or loosen what must stay together"
        found[""] = Finding(Severity.ERROR, sentence, (Subject(Kind.DELIVERY, delivery.id),), mend)
    for session in delivery.sessions:
        for sentence, mend, subjects in (
            *_staff(available, delivery, session),
            *_sets(available, delivery, session),
            *_rooms(available, delivery, session),
        ):
            subject = Subject(Kind.SESSION, f"{delivery.id}/{session.id}")
            found.setdefault(sentence, Finding(Severity.ERROR, sentence, (subject, *subjects), mend))
    return list(found.values())


Fault = tuple[str, str, tuple[Subject, ...]]


def _staff(available: Available, delivery: Delivery, session: Session) -> Iterator[Fault]:
    index, needed = available.index, session.staffing.tutors
    team = index.team(session)
    if RuleId.COVER_SESSIONS in available.asked and len(team) < needed:
        title = _module(index, session)
        if not team:
            yield f"Nobody may teach {title} in {delivery.title}", "Name a tutor who may teach it", ()
        else:
            names = listed([index.tutors[t].name for t in team])
            yield (
                f"{title} in {delivery.title} asks for {counted(needed, 'tutor')} at once, and only {names} may teach",
                "Name more tutors who may teach it, or ask for fewer",
                tuple(Subject(Kind.TUTOR, t) for t in team),
            )


def _sets(available: Available, delivery: Delivery, session: Session) -> Iterator[Fault]:
    sets = available.index.sets(delivery.id, session)
    if not sets or RuleId.KEEP_SET_FACILITATORS not in available.asked:
        return
    index, able = available.index, available.index.facilitators(session)
    title = _module(index, session)
    people = tuple(Subject(Kind.TUTOR, t) for t in able)
    clashes = RuleId.AVOID_TUTOR_CLASHES in available.asked
    if len(able) < (len(sets) if clashes else 1):
        may = f"only {counted(len(able), 'tutor')} may facilitate {title}" if able else f"nobody may facilitate {title}"
        yield (
            f"{delivery.title} has {counted(len(sets), 'set')} at once, each with its own facilitator, and {may}",
            "Name more facilitators, or make the sets fewer",
            people,
        )
    named: dict[str, str] = {}
    for learning_set in sets:
        tutor = learning_set.facilitator
        if tutor is None:
            continue
        who = next((t.name for t in index.plan.tutors if t.id == tutor), tutor)
        subjects = (Subject(Kind.SET, learning_set.id), Subject(Kind.TUTOR, tutor))
        if tutor not in able:
            yield (
                f"{who} is named as facilitator of {learning_set.title} but may not facilitate {title}",
                "Choose another facilitator, or let this tutor facilitate the module",
                subjects,
            )
        elif clashes and tutor in named:
            yield (
                f"{who} is named as facilitator of both {named[tutor]} and {learning_set.title}, which meet at once",
                "Choose another facilitator for one of them",
                subjects,
            )
        named[tutor] = learning_set.title


def _rooms(available: Available, delivery: Delivery, session: Session) -> Iterator[Fault]:
    needs = available.room_needs(delivery.id, session)
    for number, need in enumerate(needs, 1):
        rooms = available.rooms_for(need)
        if len(rooms) >= number:
            continue
        features = set(need.features)
        capable = [r for r in available.index.rooms.values() if features <= set(r.features)]
        largest = max(capable, key=lambda r: r.capacity(need.layout), default=None)
        if number == 1:
            held = f"; the largest, {largest.name}, holds {largest.capacity(need.layout)}" if largest else ""
            sentence = f"No room holds the {seats_words(need)} expected at {delivery.title}{held}"
        else:
            sentence = (
                f"{delivery.title} takes {number} rooms at once for its sets, for {seats_words(need)} or more, and "
                f"there {plural(len(rooms), 'is', 'are')} {len(rooms)}"
            )
        mend = "Add a room, choose another layout, or correct the number expected"
        yield sentence, mend, tuple(Subject(Kind.ROOM, r) for r in rooms)
        return


def _module(index: PlanIndex, session: Session) -> str:
    module = index.modules.get(session.module)
    return module.title if module else session.module
