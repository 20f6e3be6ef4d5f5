"""What refers to a thing, and deleting it with those references or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from hsmc_scheduler.app.edits.editing import remove
from hsmc_scheduler.app.edits.errors import EditError, plainly
from hsmc_scheduler.app.edits.references import KINDS, Reference, Target, Walk, target_of, targets_in
from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.delivery import DeliveryOrder
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.place import Place, value_at
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import counted, listed, one_line
from hsmc_scheduler.domain.programme import Route
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.timetable import Timetable

GOES = ", and goes with it"


def uses_of(plan: Plan, at: Place) -> tuple[str, ...]:
    """What refers to the thing at that place, a sentence each; what goes with it says so, and is followed further.

    Raises:
        EditError: it is not there.
    """
    return _taken_out(plan, at)[1]


def delete(plan: Plan, at: Place, *, with_uses: bool = False) -> Plan:
    """The plan without the thing at that place of a list; `with_uses`: without what refers to it either.

    Releases stay as they were published.

    Raises:
        EditError: it is not there, the plan cannot be without it, or (unless `with_uses`) something refers to it.
    """
    left, said = _taken_out(plan, at)
    if said and not with_uses:
        more = f", and {len(said) - 3} more" if len(said) > 3 else ""
        what = listed(s.rstrip(".") for s in said[:3]) if not more else ", ".join(s.rstrip(".") for s in said[:3])
        raise EditError(f"It is in use: {what}{more}.", "Take those out first, or delete it with them.")
    return remove(left, at)


def fitted(plan: Plan, timetable: Timetable) -> Timetable:
    """What is left of a timetable when the plan no longer has all it names: other blocks, tutors and rooms are kept."""
    known = targets_in(plan)
    walk = Walk(plan, lambda target: target[-1] if target in known else None)
    return walk.through(timetable) or Timetable()


def blocks_using(plan: Plan, timetable: Timetable | None, places: Iterable[Place]) -> tuple[str, ...]:
    """A sentence on how many blocks of the timetable have the things at those places, or are theirs; none: no block.

    Raises:
        EditError: one of them is not there, or the plan cannot be without it.
    """
    if timetable is None:
        return ()
    places, known = tuple(places), targets_in(plan)
    for at in from_the_end(places):
        plan = delete(plan, at, with_uses=True)
    gone = known - targets_in(plan)
    if not gone:
        return ()
    left = set(fitted(plan, timetable).placements)
    lost = sum(placement not in left for placement in timetable.placements)
    start = "It is" if len(places) == 1 else "They are"
    return (f"{start} in {counted(lost, 'block')} of the timetable.",) if lost else ()


def from_the_end(places: Iterable[Place]) -> list[Place]:
    """Those places, the last of a list first, so that taking one out leaves the numbers of the others."""
    return sorted(places, key=lambda at: at[-1] if isinstance(at[-1], int) else -1, reverse=True)


def _taken_out(plan: Plan, at: Place) -> tuple[Plan, tuple[str, ...]]:
    """The plan without references to the thing at that place, and what they were."""
    with plainly():
        item = value_at(plan, at)
        if not isinstance(value_at(plan, at[:-1]), tuple):
            raise KeyError(at[-1])
    gone: set[Target] = {target_of(item, str(at[1]) if len(at) > 2 else "")}
    names = _Names(plan)
    said: dict[str, None] = {}

    def notice(inside: list[object], reference: Reference, target: Target) -> None:
        if not reference.said:
            return
        end = GOES if reference.goes and type(inside[-1]) in (*KINDS, Session) else ""
        said[f"{reference.said.format(owner=names.owner(inside), thing=names.of(target))}{end}."] = None

    def lost(target: Target) -> None:
        gone.add(target)
        name = names.of(target)
        if target[0] in ("deliveries", "sessions") and not any(s.startswith(name) and GOES in s for s in said):
            said[f"{name} has nothing left{GOES}."] = None

    for _ in range(len(KINDS)):  # what goes takes others along; nothing is that deep
        before = len(gone)
        walk = Walk(plan, lambda t: None if t in gone else t[-1], notice, lost, releases=False)
        plan = walk.through(plan) or plan
        if len(gone) == before:
            break
    return plan, tuple(said)


class _Names:
    """What the things of a plan are called in a sentence."""

    def __init__(self, plan: Plan) -> None:
        self._titles: dict[Target, str] = {}
        for things in (
            plan.calendar.years, plan.programmes, plan.modules, plan.tutors, plan.venues, plan.rooms, plan.cohorts,
            plan.sets, plan.deliveries,
        ):  # fmt: skip
            self._titles |= {target_of(thing): _title(thing) for thing in things}
        self._titles |= {target_of(r, p.id): _title(r) for p in plan.programmes for r in p.routes}
        self._titles |= {target_of(s, d.id): f"{_title(s)} of {_title(d)}" for d in plan.deliveries for s in d.sessions}

    def of(self, target: Target) -> str:
        """The name of what is referred to."""
        return self._titles.get(target) or one_line(target[-1])

    def owner(self, inside: list[object]) -> str:
        """The things a reference stands in: "Day 2 of Health Care Quality", "Intake 2027 in 2027-28"."""
        words = ""
        for item in inside:
            match item:
                case Pin():
                    words = f"The pin on block {item.block} of {self.of(('deliveries', item.delivery))}"
                case DeliveryOrder():
                    first, then = (self.of(("deliveries", d)) for d in (item.first, item.then))
                    words = f"The order “{first} before {then}”"
                case PathwayYear():
                    words = f"{words} in {one_line(item.year)}"
                case Session() | Route():
                    words = f"{_title(item)} of {words}"
                case _ if type(item) in KINDS:
                    words = _title(item)
        return words


def _title(item: object) -> str:
    for field in ("name", "title", "award", "label", "id", "code"):
        if words := one_line(str(getattr(item, field, "") or "")):
            return words
    return "something without a name"
