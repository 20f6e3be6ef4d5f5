"""What the date of a block costs: a line a rule that has something to say of it, good news included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hsmc_scheduler.domain.calendar import ABOUT, PeriodKind
from hsmc_scheduler.domain.index import WEEKDAYS, PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.block_facts import deadlines_after
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.projections.messages.words import counted, dates_in_year, in_words, plural, sentence_case
from hsmc_scheduler.projections.verdicts import LITTLE
from hsmc_scheduler.rules.have_all_leads_present import wanted_leads
from hsmc_scheduler.rules.rule import Kind, Subject, Violation
from hsmc_scheduler.rules.score import ScoreCard, ScoreLine
from hsmc_scheduler.rules.situation import block_subject
from hsmc_scheduler.rules.weeks import week_of

Key = tuple[str, int]
DAYS_NEAR = 21
"""A period that is this near is named where the block is clear of it."""


class Grade(StrEnum):
    """How a rule comes out for one block."""

    BAD = "bad"
    A_LITTLE = "a little"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class CostLine:
    """What one rule says of the block. `words` is the worst of it; `all` has every sentence; `subjects` to jump to."""

    rule: RuleId
    words: str
    grade: Grade
    all: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()


def cost_lines(index: PlanIndex, timetable: Timetable, block: Key, card: ScoreCard) -> tuple[CostLine, ...]:
    """What the rules say of a block, the worst first. `card` judges the timetable.

    Raises KeyError where the block is not in the timetable.
    """
    placement = next((p for p in timetable.placements if p.key == block), None)
    if placement is None or block[0] not in index.deliveries:
        raise KeyError(f"{block[0]}#{block[1]}")
    said = _About(index, timetable, placement)
    bad = [line for scored in card.lines if (line := said.line(scored))]
    order = list(Grade)
    bad.sort(key=lambda line: order.index(line.grade))
    quiet = {line.setting.rule.id for line in card.lines} - {line.rule for line in bad}
    return (*bad, *_good_news(index, timetable, placement, frozenset(quiet)))


class _About:
    """Which breaches have to do with one block."""

    def __init__(self, index: PlanIndex, timetable: Timetable, placement: Placement) -> None:
        self.index, self.placement = index, placement
        self.block = block_subject(placement)
        self.days = set(placement.days)
        people = {Subject(Kind.TUTOR, t) for s in placement.sittings for t in s.people}
        rooms = (r for s in placement.sittings for r in (s.room, *(one.room for one in s.sets)) if r)
        groups = (Subject(Kind.GROUP, g.id) for g in index.groups_of_delivery[placement.delivery])
        self.there = people | {Subject(Kind.ROOM, r) for r in rooms} | set(groups)
        self.due = {(Subject(Kind.MODULE, d.module), d.due) for d in deadlines_after(index, timetable, placement)}

    def line(self, scored: ScoreLine) -> CostLine | None:
        """What a rule says of the block; None: nothing."""
        found = sorted((v for v in scored.violations if self._mentions(v)), key=lambda v: -v.deviation)
        if not found:
            return None
        cost = scored.setting.weight * sum(v.deviation for v in found)
        grade = Grade.BAD if scored.setting.required or cost > LITTLE else Grade.A_LITTLE
        sentences = tuple(dict.fromkeys(sentence(self.index, v) for v in found))
        subjects = tuple(dict.fromkeys(s for v in found for s in v.subjects))
        return CostLine(scored.setting.rule.id, self._words(found[0]), grade, sentences, subjects)

    def _mentions(self, violation: Violation) -> bool:
        subjects, dates = set(violation.subjects), set(violation.dates)
        if any(s.kind is Kind.BLOCK for s in subjects):
            return self.block in subjects
        if any(s in subjects and due in dates for s, due in self.due):
            return True
        if any(s.kind is Kind.MODULE for s in subjects):
            return False
        return bool(dates & self.days) and bool(subjects & self.there)

    def _words(self, violation: Violation) -> str:
        """Shorter than the sentence where the block need not be named."""
        if violation.rule is RuleId.SPREAD_BLOCKS_EVENLY:
            gap, low, high = (int(fact) for fact in violation.facts)
            first, other = violation.subjects
            number = (first if other == self.block else other).id.rpartition("#")[2]
            side = "after" if other == self.block else "before"
            even = in_words(low) if low == high else f"{in_words(low)} to {in_words(high)}"
            apart = f"{in_words(abs(gap))} {plural(abs(gap), 'week', 'weeks')}" if gap else "in the same week as"
            where = f"{apart} {side} block {number}" if gap else f"{apart} block {number}"
            return sentence_case(f"{where}; {even} would be even")
        if violation.rule is RuleId.PREFER_WEEKDAYS:
            return f"Starts on a {_weekday(self.placement.start)}; {WEEKDAYS[int(violation.facts[0])]} are preferred"
        if violation.rule is RuleId.KEEP_CLEAR_OF_AVOID_PERIODS:
            days = counted(len(violation.dates), "day")
            return f"{days} in {violation.facts[0]} ({dates_in_year(violation.dates)})"
        return sentence(self.index, violation)


def _good_news(
    index: PlanIndex, timetable: Timetable, placement: Placement, quiet: frozenset[RuleId]
) -> Iterator[CostLine]:
    """What is as it should be, by rules that are on and found nothing here."""
    if RuleId.SPREAD_BLOCKS_EVENLY in quiet and (words := _spaced(timetable, placement)):
        yield CostLine(RuleId.SPREAD_BLOCKS_EVENLY, words, Grade.GOOD)
    leads = {
        lead
        for sitting in placement.sittings
        for lead in wanted_leads(index)[placement.delivery].get(sitting.session, ())
    }
    if leads and RuleId.HAVE_ALL_LEADS_PRESENT in quiet:
        words = "Both leads present" if len(leads) == 2 else f"All {in_words(len(leads))} leads present"
        yield CostLine(RuleId.HAVE_ALL_LEADS_PRESENT, words, Grade.GOOD)
    if RuleId.PREFER_WEEKDAYS in quiet:
        clear = _clear_of(index, placement) if RuleId.KEEP_CLEAR_OF_AVOID_PERIODS in quiet else ""
        clear = clear.removesuffix(ABOUT)
        words = f"Starts on a {_weekday(placement.start)}{f', clear of {clear}' if clear else ''}"
        yield CostLine(RuleId.PREFER_WEEKDAYS, words, Grade.GOOD)
    people = {t for s in placement.sittings for t in s.people if t in index.tutors}
    if RuleId.RESPECT_TUTOR_WISHES in quiet and any(
        index.prefer_not[t] or index.tutors[t].preferred_weekdays for t in people
    ):
        yield CostLine(RuleId.RESPECT_TUTOR_WISHES, "Against nobody's wishes", Grade.GOOD)


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()].removesuffix("s")


def _spaced(timetable: Timetable, placement: Placement) -> str:
    """How far its neighbours are: "six weeks after block 3"; nothing for the only block of a delivery."""
    own = sorted((p for p in timetable.placements if p.delivery == placement.delivery), key=lambda p: p.block)
    place = own.index(placement)
    parts = []
    for side, other in (("after", own[place - 1] if place else None), ("before", (*own, None)[place + 1])):
        if other is not None:
            weeks = abs(week_of(other.start) - week_of(placement.start))
            parts.append(f"{in_words(weeks)} {plural(weeks, 'week', 'weeks')} {side} block {other.block}")
    return sentence_case(" and ".join(parts))


def _clear_of(index: PlanIndex, placement: Placement) -> str:
    """The nearest period to be avoided, if one is near."""
    near = timedelta(days=DAYS_NEAR)
    periods = [
        (max(p.start - placement.end, placement.start - p.end), p.label)
        for p in index.calendar.active_periods(PeriodKind.AVOID)
        if p.start - near <= placement.end and placement.start <= p.end + near
    ]
    return min(periods)[1] if periods else ""
