"""Fields and values of a plan as a sentence says them: working weekdays, Mon-Thu, Iain Snelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from typing import Any

from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.projections.messages.words import DAYS, day_words, span_words

NOTHING = "nothing"
MOST = 120
"""Letters of one value."""

FIELD_WORDS = {
    "id": "id", "email": "e-mail", "active": "in use", "one_of": "repeat runs", "sets_meet": "sets meet",
    "part": "part of the day", "busy": "room date", "only_cohorts": "cohorts that come", "first": "what comes first",
    "then": "what follows", "room": "room", "frozen_before": "blocks are past before", "min_days": "fewest days",
    "max_days": "most days", "tutors": "tutors", "words": "words",
}  # fmt: skip
KIND_WORDS = {
    "AcademicYear": "year", "ActionLearningSet": "set", "PathwayYear": "pathway", "DeliveryOrder": "order",
    "RuleSetting": "rule", "RoomBusy": "room date", "ElectiveSlot": "choice", "RepeatRuns": "repeat runs",
    "ElectiveOption": "option", "RouteShare": "people on the route", "LayoutCapacity": "capacity",
    "BlockWindow": "window of block", "BlockLimit": "limit for", "PinnedTutors": "tutors of session",
    "Parameter": "number", "DateWindow": "window", "CalendarEvent": "calendar entry", "ColumnMapping": "columns",
}  # fmt: skip
_WEEKDAYS = {"teaching_weekdays", "working_weekdays", "preferred_weekdays", "weekdays", "preferred_start_weekdays"}
_REFERENCES = {
    "tutors": {"leads", "teachers", "facilitators", "team", "tutors", "facilitator", "tutor"},
    "rooms": {"room"},
    "venues": {"venue"},
    "cohorts": {"cohort", "only_cohorts"},
    "deliveries": {"delivery", "required", "runs", "takes", "skips", "first", "then"},
    "programmes": {"programme"},
}


class Named:
    """The names of the things of two plans by id; the later plan's where both know one."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self._names: Mapping[str, dict[str, str]] = {
            kind: {
                thing.id: one_line(str(getattr(thing, "name", "") or getattr(thing, "title", "") or thing.id))
                for plan in (before, after)
                for thing in getattr(plan, kind)
            }
            for kind in _REFERENCES
        }

    def value(self, field: str, value: Any) -> str:
        """A value as it is said; references by name."""
        match value:
            case None | "" | ():
                return NOTHING
            case bool():
                return "yes" if value else "no"
            case date():
                return day_words(value)
            case time():
                return f"{value:%H:%M}"
            case int() if field == "weekday":
                return DAYS[value]
            case tuple() if field in _WEEKDAYS:
                return _weekdays(value)
            case tuple() if field == "ideal_gap_weeks":
                return f"{value[0]} to {value[1]}"
            case tuple():
                return one_line(", ".join(self.value(field, item) for item in value), MOST)
        if is_dataclass(value):
            return self.summary(value)
        return one_line(next((n[str(value)] for n in self._kinds(field) if str(value) in n), str(value)), MOST)

    def summary(self, item: Any) -> str:
        """A thing without a name of its own in a few words: 3-14 May 2028, away, Conference."""
        said: list[str] = []
        start, end = getattr(item, "start", None), getattr(item, "end", None)
        spanned = False
        if isinstance(start, date) and isinstance(end, date):
            spanned = True
            said.append(span_words(start, end))
        for field in fields(item):
            value = getattr(item, field.name)
            if value == _default(field) or (spanned and field.name in ("start", "end")):
                continue
            words = self.value(field.name, value)
            said.append(f"{field_words(field.name)} {words}" if isinstance(value, bool) else words)
        return one_line(", ".join(said), MOST) or NOTHING

    def _kinds(self, field: str) -> list[dict[str, str]]:
        return [self._names[kind] for kind, names in _REFERENCES.items() if field in names]


def field_words(field: str) -> str:
    """What a field is called in a sentence."""
    return FIELD_WORDS.get(field, field.replace("_", " "))


def kind_words(item: object) -> str:
    """What kind of thing it is."""
    name = type(item).__name__
    return KIND_WORDS.get(name, name.lower())


def _weekdays(days: tuple[int, ...]) -> str:
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ", ".join(DAYS[d] for d in days)


def _default(field: Field[Any]) -> object:
    return None if field.default is MISSING else field.default
