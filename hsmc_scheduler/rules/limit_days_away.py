"""Limit days away: a group is away from work only so many days a month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Kind, ParameterSpec, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.rules.visits import worst_strand


def find(situation: Situation) -> Iterator[Violation]:
    """For each group and calendar month: days the worst strand attends above the most; each block's days by itself."""
    most = situation.setting(RULE).parameters["most_days"]
    for group in situation.groups:
        visits = situation.visits[group.id]
        months: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        for visit in visits:
            for day in visit.days:
                months[day.year, day.month][visit.delivery] += 1
        for month in sorted(months):
            if months[month].total() > most:
                days, strand = worst_strand(situation.attended[group.id], months[month])
                if days > most:
                    dates = sorted(
                        d for v in visits if v.delivery in strand for d in v.days if (d.year, d.month) == month
                    )
                    yield Violation(
                        RULE.id, days - most, (Subject(Kind.GROUP, group.id),), tuple(dates), facts=(days, most)
                    )


RULE = Rule(
    id=RuleId.LIMIT_DAYS_AWAY,
    title="Limit days away from work",
    unit="day",
    units="days",
    default=Importance.MEDIUM,
    choices=GRADED,
    find=find,
    parameters=(ParameterSpec("most_days", "At most", 5, "days a month", high=31),),
)
