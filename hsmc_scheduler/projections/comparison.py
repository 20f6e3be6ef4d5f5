"""Two timetables of one plan beside each other: which blocks stayed, moved, came or went, and what that did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Sitting, Timetable
from hsmc_scheduler.projections.judge import scope_of
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.projections.messages.names import block_name
from hsmc_scheduler.projections.messages.words import counted, listed, plural, span_words
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.rules.rule import Violation
from hsmc_scheduler.rules.score import ScoreCard, score
from hsmc_scheduler.rules.situation import Scope, Situation

Key = tuple[str, int]
SAME_PEOPLE, SAME_ROOMS = "with the same people on other days of it", "in the same rooms on other days of it"


class Fate(StrEnum):
    """What became of a block."""

    MOVED = "moved"
    NEW = "new"
    GONE = "gone"
    OTHERWISE = "otherwise"
    """On the same dates, with other people or in another room."""
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block. `was` and `now`: its first and last day; None: not there.

    `name` is short ("HCQ 2027-28, block 1"), `title` in full; `what` became of it goes after either.
    """

    key: Key
    fate: Fate
    name: str
    title: str
    what: str
    was: tuple[date, date] | None
    now: tuple[date, date] | None

    @property
    def sentence(self) -> str:
        """In one sentence."""
        return f"{self.title} {self.what}"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that comes out differently, in its own unit. `words`: "Spread blocks evenly: 3 weeks instead of 5"."""

    rule: RuleId
    title: str
    was: int
    now: int
    required: bool
    words: str

    @property
    def better(self) -> bool:
        """Whether less is found than before."""
        return self.now < self.was


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is different. `blocks`: every block, those that changed first, by date."""

    blocks: tuple[BlockChange, ...]
    rules: tuple[RuleChange, ...]

    @property
    def changed(self) -> tuple[BlockChange, ...]:
        """The blocks that are not as they were."""
        return tuple(b for b in self.blocks if b.fate is not Fate.KEPT)

    @property
    def words(self) -> str:
        """33 blocks kept, 3 moved and 1 new."""
        numbers = Counter(b.fate for b in self.blocks)
        first = counted(numbers[Fate.KEPT], "block kept", "blocks kept")
        names = {Fate.OTHERWISE: "with other people or rooms"}
        rest = [f"{numbers[f]} {names.get(f, f.value)}" for f in Fate if f is not Fate.KEPT and numbers[f]]
        return listed([first, *rest])


def compare(index: PlanIndex, before: Timetable, after: Timetable) -> Comparison:
    """What is different in `after`; both are judged by the plan as it is now."""
    names = Names(index)
    was, now = ({p.key: p for p in t.placements} for t in (before, after))
    blocks = [_block(index, names, was.get(key), now.get(key)) for key in dict.fromkeys((*was, *now))]
    order = list(Fate)
    blocks.sort(key=lambda b: (b.fate is Fate.KEPT, (b.now or b.was or (date.max,))[0], order.index(b.fate), b.key))
    cards = score(Situation(index, before)), score(Situation(index, after))
    return Comparison(tuple(blocks), rule_changes(*cards))


def rule_changes(before: ScoreCard, after: ScoreCard) -> tuple[RuleChange, ...]:
    """The rules that come out differently: what is worse first, requirements before preferences."""
    found = []
    for line in after.lines:
        rule, old = line.setting.rule, before.line(line.setting.rule.id)
        was, now = old.deviation if old else 0, line.deviation
        if was != now:
            amount = counted(now, rule.unit, rule.units) if now else "kept everywhere"
            instead = f"instead of {was or 'none'}" if now else f"where it was {counted(was, rule.unit, rule.units)}"
            words = f"{rule.title}: {amount} {instead}"
            found.append(RuleChange(rule.id, rule.title, was, now, line.setting.required, words))
    return tuple(sorted(found, key=lambda r: (r.better, not r.required)))


def why_not_back(situation: Situation, was: Placement, now: Placement) -> tuple[str, ...]:
    """The requirements a block put back would break, or else the preferences that would be worse off."""
    index = situation.index
    scope = _both(scope_of(index, was), scope_of(index, now))
    card, put_back = score(situation.with_placement(now, scope)), score(situation.with_placement(was, scope))
    known = {_facts(v) for v in card.broken}
    if broken := [v for v in put_back.broken if _facts(v) not in known]:
        return tuple(dict.fromkeys(sentence(index, v) for v in broken))
    return tuple(
        f"{line.setting.rule.title} would be worse: {line.deviation - was_} more "
        f"{plural(line.deviation - was_, line.setting.rule.unit, line.setting.rule.units)}"
        for line in put_back.lines
        if line.setting.rule.id is not RuleId.CHANGE_LITTLE
        and line.deviation > (was_ := old.deviation if (old := card.line(line.setting.rule.id)) else 0)
    )


def _both(one: Scope, other: Scope) -> Scope:
    return Scope(
        one.deliveries | other.deliveries,
        one.tutors | other.tutors,
        one.rooms | other.rooms,
        one.groups | other.groups,
    )


def _facts(violation: Violation) -> tuple[object, ...]:
    return (violation.rule, violation.subjects, violation.dates, violation.what)


def _block(index: PlanIndex, names: Names, was: Placement | None, now: Placement | None) -> BlockChange:
    there = now or was
    if there is None:
        raise ValueError("a block that is in neither timetable")
    dates = tuple((p.start, p.end) if p else None for p in (was, now))
    old, new = (span_words(*d) if d else "" for d in dates)
    if was is None or now is None:
        fate = Fate.NEW if was is None else Fate.GONE
        what = f"is new, on {new}" if was is None else f"is no longer there; it was on {old}"
    elif was.days != now.days:
        fate, what = Fate.MOVED, f"moves from {old} to {new}"
    elif differences := _differences(names, was, now):
        fate, what = Fate.OTHERWISE, f"keeps its dates, {listed(differences)}"
    else:
        fate, what = Fate.KEPT, f"stays on {new}"
    delivery, title = index.deliveries.get(there.delivery), block_name(index, *there.key)
    name = f"{names.taught_as(delivery)}, block {there.block}" if delivery else title
    return BlockChange(there.key, fate, name, title, what, *dates)


def _differences(names: Names, was: Placement, now: Placement) -> list[str]:
    """Who and what is in a block instead of what was."""
    found = []
    old, new = (
        Counter((s.session, "", t) for s in p.sittings for t in s.tutors)
        + Counter((s.session, one.learning_set, one.tutor) for s in p.sittings for one in s.sets if one.tutor)
        for p in (was, now)
    )
    gone, come = (_named(names, a - b) for a, b in ((old, new), (new, old)))
    if (gone or come) and set(gone) == set(come):
        found.append(SAME_PEOPLE)
    elif gone or come:
        found.append(f"with {listed(come) or 'nobody'} instead of {listed(gone) or 'nobody'}")
    rooms = [
        Counter((s.session, learning_set, r) for s in p.sittings for learning_set, r in _rooms(s) if r)
        for p in (was, now)
    ]
    left, taken = (tuple(dict.fromkeys(names.room(r) for _, _, r in a - b)) for a, b in (rooms, rooms[::-1]))
    if (left or taken) and set(left) == set(taken):
        found.append(SAME_ROOMS)
    elif left or taken:
        found.append(f"in {listed(taken) or 'no room'} instead of {listed(left) or 'no room'}")
    taught = [sorted((s.day, s.session) for s in p.sittings) for p in (was, now)]
    if found == [SAME_PEOPLE, SAME_ROOMS]:
        return ["with the same people and rooms on other days of it"]
    if not found and taught[0] != taught[1]:
        same = sorted(s.session for s in was.sittings) == sorted(s.session for s in now.sittings)
        found.append("with its sessions in another order" if same else "with other sessions")
    return found  # the order in which people are named is no difference


def _rooms(sitting: Sitting) -> list[tuple[str, str | None]]:
    return [("", sitting.room), *((s.learning_set, s.room) for s in sitting.sets)]


def _named(names: Names, people: Counter[tuple[str, str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.tutor(t) for _, _, t in people))
