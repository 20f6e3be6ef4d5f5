"""Supply against demand: spans of dates that must hold more teaching than rooms, tutors or people have days for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.tutor import TutorLimits
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.datebits import DateSet
from hsmc_scheduler.projections.health.demand import Demand, Item, demands
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.health.fitting import Fitting, Places
from hsmc_scheduler.projections.messages.words import listed, span_words
from hsmc_scheduler.rules.rule import Kind, Subject

MOST_SPANS = 40
NEARLY_FULL = 0.9
WORTH_A_WARNING = 16
"""Half-days: below this much demand a span that is nearly full says little."""


@dataclass(frozen=True, slots=True)
class Span:
    """Places (bits) of the first and last date, both inclusive, and what to call them."""

    first: int
    last: int
    name: str

    @property
    def length(self) -> int:
        """Days from the first to the last."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Balance:
    """What a span must hold against what there is, in half-days."""

    span: Span
    needed: int
    free: int
    items: tuple[Item, ...]


def shortages(available: Available, found: Iterable[tuple[Fitting, Places]]) -> list[Finding]:
    """An error where a span must hold more than there is; a warning where it is nearly full. Smallest teams first."""
    supply = _Supply(available)
    named = list(_named_spans(available))
    findings: list[Finding] = []
    short: list[tuple[frozenset[str], Span]] = []
    for demand in demands(available, list(found)):
        balances = [b for span in (*named, *_own_spans(demand)) if (b := supply.balance(demand, span))]
        worst = max(balances, key=lambda b: (b.needed - b.free, b.span.name != "", -b.span.length), default=None)
        if worst is None:
            continue
        if worst.needed > worst.free:
            told = any(who < demand.who and _overlap(span, worst.span) for who, span in short)
            if not told:
                findings.append(_finding(available, demand, worst, Severity.ERROR))
            short.append((demand.who, worst.span))
        else:
            tight = [b for b in balances if b.needed >= max(WORTH_A_WARNING, NEARLY_FULL * b.free) and b.span.name]
            fullest = max(tight, key=lambda b: (b.needed / b.free, -b.span.length), default=None)
            if fullest and demand.kind is not Kind.GROUP:
                findings.append(_finding(available, demand, fullest, Severity.WARNING))
    return findings


def _overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last


class _Supply:
    def __init__(self, available: Available) -> None:
        self.available = available

    def balance(self, demand: Demand, span: Span) -> Balance | None:
        """What must lie inside the span, against the half-days there are on the dates it could lie on."""
        items, dates, needed = [], 0, 0
        for item in demand.items:  # shortest first
            if item.last - item.first > span.length:
                break
            if span.first <= item.first and item.last <= span.last:
                items.append(item)
                dates |= item.dates
                needed += item.half_days
        if not items:
            return None
        return Balance(span, needed, self._free(demand, dates), tuple(items))

    def _free(self, demand: Demand, dates: DateSet) -> int:
        if demand.kind is Kind.GROUP:
            return 2 * dates.bit_count()
        if demand.kind is Kind.ROOM:
            return sum(_halves(dates, partial(self.available.room, room)) for room in demand.who)
        return sum(self._tutor_free(tutor, dates) for tutor in demand.who)

    def _tutor_free(self, tutor: str, dates: DateSet) -> int:
        there = partial(self.available.tutor, tutor)
        free = _halves(dates, there)
        limits = self.available.index.tutors[tutor].limits
        if RuleId.RESPECT_TUTOR_LIMITS not in self.available.asked or limits == TutorLimits():
            return free
        if limits.days_a_week is not None:
            most, first = 2 * limits.days_a_week, self.available.bits.first
            weeks = (dates & (0x7F << monday if monday >= 0 else 0x7F >> -monday) for monday in self._mondays(first))
            free = sum(min(most, _halves(week, there)) for week in weeks if week)
        if limits.days_a_year is not None:
            years = self.available.index.calendar.years
            in_years = [dates & self.available.bits.between(y.start, y.end) for y in years]
            most = sum(min(2 * limits.days_a_year, _halves(year, there)) for year in in_years)
            free = min(free, most)
        return free

    def _mondays(self, first: int) -> range:
        return range(-((first - 1) % 7), self.available.bits.size, 7)


def _halves(dates: DateSet, there: Callable[[DayPart], DateSet]) -> int:
    return sum((dates & there(part)).bit_count() for part in (DayPart.MORNING, DayPart.AFTERNOON))


def _named_spans(available: Available) -> Iterator[Span]:
    """Terms, years and months of the calendar."""
    bits, calendar = available.bits, available.index.calendar
    for year in calendar.years:
        yield Span(year.start.toordinal() - bits.first, year.end.toordinal() - bits.first, year.title or year.id)
    for term in calendar.active_periods(PeriodKind.TERM):
        inside = bits.between(term.start, term.end)
        if inside:
            yield Span((inside & -inside).bit_length() - 1, inside.bit_length() - 1, term.label)
    months: dict[str, list[int]] = {}
    for place in range(bits.size):
        months.setdefault(f"{bits.day(place):%B %Y}", []).append(place)
    for name, places in months.items():
        yield Span(places[0], places[-1], name)


def _own_spans(demand: Demand) -> Iterator[Span]:
    """The spans its deliveries have to keep to, the shortest first."""
    by_delivery: dict[str, tuple[int, int]] = {}
    for item in demand.items:
        first, last = by_delivery.get(item.delivery, (item.first, item.last))
        by_delivery[item.delivery] = (min(first, item.first), max(last, item.last))
    firsts = sorted({first for first, _ in by_delivery.values()})
    lasts = sorted({last for _, last in by_delivery.values()})
    spans = {(a, b) for a in firsts[:12] for b in lasts[:12] if a <= b} | set(by_delivery.values())
    for first, last in sorted(spans, key=lambda s: s[1] - s[0])[:MOST_SPANS]:
        yield Span(first, last, "")


def _finding(available: Available, demand: Demand, balance: Balance, severity: Severity) -> Finding:
    index, span = available.index, balance.span
    deliveries = dict.fromkeys(item.delivery for item in balance.items)
    titles = listed([index.deliveries[d].title for d in deliveries])
    dates = span_words(available.bits.day(span.first), available.bits.day(span.last))
    when = span.name or f"{dates} (when {titles} must be taught)"
    needed, free = _days(balance.needed), _days(balance.free)
    if demand.kind is Kind.ROOM:
        rooms = "" if demand.who == set(index.rooms) else f" in {_either([index.rooms[r].name for r in demand.who])}"
        sentence = f"{when} needs {needed} room-days{rooms}, {free} are free"
        mend = "Add a room, free one on a busy date, or widen the windows of what is taught then"
    elif demand.kind is Kind.TUTOR and len(demand.who) == 1:
        name = index.tutors[next(iter(demand.who))].name
        sentence = f"{name} must teach {needed} days in {when}, and has {free}"
        mend = f"Name somebody else who may do some of it, or raise what {name} can teach"
    elif demand.kind is Kind.TUTOR:
        names = _either([index.tutors[t].name for t in demand.who])
        sentence = f"{when} needs {needed} days of {names}, and they have {free} between them"
        mend = "Name another tutor for some of it, shorten an absence, or raise a limit"
    else:
        sentence = f"{demand.title} must come to {needed} days in {when}, and {free} are open"
        mend = "Widen the windows of what is taught then"
    subjects = (
        *(Subject(demand.kind, w) for w in sorted(demand.who)),
        *(Subject(Kind.DELIVERY, d) for d in deliveries),
    )
    return Finding(severity, sentence, subjects, mend)


def _days(half_days: int) -> str:
    return f"{half_days / 2:g}"


def _either(names: list[str]) -> str:
    ordered = sorted(names)
    return " or ".join(part for part in (", ".join(ordered[:-1]), ordered[-1]) if part)
