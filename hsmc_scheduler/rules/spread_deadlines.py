"""Spread deadlines: a group's deadlines do not bunch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.deadlines import Deadline
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Kind, ParameterSpec, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.rules.visits import worst_strand
from hsmc_scheduler.rules.weeks import crowded_windows, week_of


def find(situation: Situation) -> Iterator[Violation]:
    """For each group and window of weeks: deadlines of the worst strand above the most.

    One violation for each bunch of deadlines that no larger bunch holds, with every window that holds some of it.
    """
    numbers = situation.setting(RULE).parameters
    for group in situation.groups:
        for bunch, excess in _bunches(situation, group, numbers["most"], numbers["weeks"]).items():
            modules = dict.fromkeys(Subject(Kind.MODULE, d.module) for d in bunch)
            yield Violation(
                RULE.id,
                excess,
                (Subject(Kind.GROUP, group.id), *modules),
                tuple(d.due for d in bunch),
                facts=(len(bunch), numbers["weeks"], numbers["most"]),
            )


def _bunches(situation: Situation, group: Group, most: int, weeks: int) -> Counter[tuple[Deadline, ...]]:
    deadlines = situation.group_deadlines[group.id]
    found: Counter[tuple[Deadline, ...]] = Counter()
    for window in crowded_windows([week_of(d.due) for d in deadlines], weeks, most):
        inside = deadlines[window]
        count, strand = worst_strand(situation.attended[group.id], Counter(d.delivery for d in inside))
        if count > most:
            found[tuple(d for d in inside if d.delivery in strand)] += count - most
    whole: Counter[tuple[Deadline, ...]] = Counter()
    for bunch in sorted(found, key=len, reverse=True):
        whole[next((larger for larger in whole if set(bunch) <= set(larger)), bunch)] += found[bunch]
    return whole


RULE = Rule(
    id=RuleId.SPREAD_DEADLINES,
    title="Spread deadlines",
    unit="deadline",
    units="deadlines",
    default=Importance.MEDIUM,
    choices=GRADED,
    find=find,
    parameters=(
        ParameterSpec("most", "At most", 1, "deadlines", high=50),
        ParameterSpec("weeks", "In any", 2, "weeks", low=1, high=26),
    ),
)
