"""What would be added, changed and removed where one plan takes the place of another, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from hsmc_scheduler.domain.delivery import DeliveryOrder
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.place import key_of, steps
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.domain.ruleset import RuleSetting
from hsmc_scheduler.projections.messages.words import counted, sentence_case
from hsmc_scheduler.projections.plan_words import Named, field_words, kind_words
from hsmc_scheduler.rules.registry import RULES

_RULE_TITLES = {str(rule.id): rule.title for rule in RULES}
_WHOLE = {"timetable": "the timetable", "events": "the calendar entries as last sent"}
"""Told as one, not field by field."""
_MARKS = ("title", "layout", "route", "name", "delivery", "session", "block", "start", "kind")
"""What two things without a key are known to be the same by."""
_PLAINLY = ("calendar", "correspondence")
"""Groups whose things are named by themselves: Period May Day."""


class Way(StrEnum):
    """What happens to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One difference. `subject`: Tutor Iain Snelling; `what`: working weekdays Mon-Fri -> Mon-Thu; `field` of the plan.

    `what` is empty where the whole subject is added or removed.
    """

    way: Way
    subject: str
    what: str
    field: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.what or self.way}"


def plan_changes(before: Plan, after: Plan) -> tuple[PlanChange, ...]:
    """Every difference, in the order of the plan; none where the two are equal."""
    return tuple(_Comparison(Named(before, after)).changes(before, after))


def counted_changes(changes: Sequence[PlanChange]) -> str:
    """2 things added, 1 thing changed: a sentence without its end; "Nothing would change" for none."""
    ways = Counter(way for way, _ in dict.fromkeys((change.way, change.subject) for change in changes))
    said = [counted(ways[way], f"thing {way}", f"things {way}") for way in Way if ways[way]]
    return ", ".join(said) or "Nothing would change"


class _Comparison:
    def __init__(self, named: Named) -> None:
        self._named = named

    def changes(self, before: Plan, after: Plan) -> Iterator[PlanChange]:
        for field in fields(Plan):
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old == new:
                continue
            subject = "" if _is_list(old, new) else field_words(field.name) if is_dataclass(old) else "the plan"
            for way, where, what in self._between(field.name, old, new, subject):
                yield PlanChange(way, sentence_case(where), what, field.name)

    def _between(self, field: str, old: Any, new: Any, subject: str) -> Iterator[tuple[Way, str, str]]:
        """The differences of one field; the subject is whose it is."""
        if old == new:
            return
        if field in _WHOLE:
            yield Way.CHANGED, subject, f"{_WHOLE[field]} changed"
        elif _is_list(old, new):
            yield from self._lists(field, old, new, subject)
        elif is_dataclass(old) and type(old) is type(new):
            yield from self._things(old, new, subject)
        else:
            words = [self._named.value(field, value) for value in (old, new)]
            told = f"{words[0]} -> {words[1]}" if words[0] != words[1] else "changed"
            yield Way.CHANGED, subject, f"{field_words(field)} {told}"

    def _things(self, old: Any, new: Any, subject: str) -> Iterator[tuple[Way, str, str]]:
        for field in fields(old):
            before, after = getattr(old, field.name), getattr(new, field.name)
            own = subject
            if is_dataclass(before) and not isinstance(before, type) and type(before) is type(after):
                own = f"{subject}, {field_words(field.name)}"
            yield from self._between(field.name, before, after, own)

    def _lists(
        self, field: str, old: tuple[Any, ...], new: tuple[Any, ...], subject: str
    ) -> Iterator[tuple[Way, str, str]]:
        before, after = _by_mark(old, new), _by_mark(new, old)
        for mark, item in before.items():
            if mark not in after:
                yield Way.REMOVED, self._name(item, subject), ""
            elif item != after[mark]:
                yield from self._things(item, after[mark], self._name(item, subject))
        for mark, item in after.items():
            if mark not in before:
                yield Way.ADDED, self._name(item, subject), ""
        kept = [m for m in before if m in after]
        if kept != [m for m in after if m in before]:
            yield Way.CHANGED, subject or "the plan", f"the order of {field_words(field)} changed"

    def _name(self, item: Any, subject: str) -> str:
        """Tutor Iain Snelling; Tutor Iain Snelling, absence 3-14 May 2028, away."""
        key = key_of(item)
        title = next((str(t) for n in ("name", "title", "label", "award") if (t := getattr(item, n, ""))), "")
        match item:
            case RuleSetting() if key in _RULE_TITLES:
                title = f"“{_RULE_TITLES[key]}”"
            case Pin():
                title = f"{self._named.value('delivery', item.delivery)} block {item.block}"
            case DeliveryOrder():
                title = " then ".join(self._named.value("delivery", d) for d in (item.first, item.then))
        own = one_line(title) or (one_line(key) if key else self._named.summary(item))
        words = f"{kind_words(item)} {own}"
        return f"{subject}, {words}" if subject and subject not in _PLAINLY else words


def _is_list(old: Any, new: Any) -> bool:
    """Whether both are lists of things, not of words or numbers."""
    return all(isinstance(v, tuple) and all(is_dataclass(item) for item in v) for v in (old, new)) and bool(old or new)


def _by_mark(items: tuple[Any, ...], others: tuple[Any, ...]) -> dict[object, Any]:
    """Each thing by what it is known by: its key; without one, itself where the others have it, else what tells it."""
    found: dict[object, Any] = {}
    times: Counter[object] = Counter()
    left = Counter(others)
    for step, item in zip(steps(items), items, strict=True):
        mark: object = step
        if not key_of(item):
            left[item] -= 1
            mark = next((f"{m} {v}" for m in _MARKS if (v := getattr(item, m, None)) not in (None, "")), "")
            mark = (item,) if left[item] >= 0 else mark
        times[mark] += 1
        found[mark, times[mark]] = item
    return found
