"""Limit marking load: a lead is not sent too many scripts in one week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.deadlines import Deadline
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.marking import scripts_of
from hsmc_scheduler.rules.rule import GRADED, Kind, ParameterSpec, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation
from hsmc_scheduler.rules.weeks import week_of


def find(situation: Situation) -> Iterator[Violation]:
    """For each tutor and week: scripts due that week above the most."""
    most = situation.setting(RULE).parameters["most_scripts"]
    wanted = _markers(situation)
    due: dict[tuple[str, int], list[tuple[int, Deadline]]] = defaultdict(list)
    for delivery, deadlines in situation.deadlines.items():
        scripts = scripts_of(situation.index, situation.index.deliveries[delivery])
        for deadline in deadlines:
            for lead, number in scripts.get(deadline.module, {}).items():
                if wanted is None or lead in wanted:
                    due[lead, week_of(deadline.due)].append((number, deadline))
    for (lead, _), marking in due.items():
        total = sum(number for number, _ in marking)
        if total > most:
            modules = dict.fromkeys(Subject(Kind.MODULE, d.module) for _, d in marking)
            dates = tuple(sorted(d.due for _, d in marking))
            yield Violation(RULE.id, total - most, (Subject(Kind.TUTOR, lead), *modules), dates, facts=(total, most))


def _markers(situation: Situation) -> set[str] | None:
    """The tutors looked at (None: all): a delivery in scope touches those who mark its work, there or not."""
    if situation.scope is None:
        return None
    marking = (scripts_of(situation.index, delivery).values() for delivery in situation.deliveries)
    return set(situation.scope.tutors).union(*(leads for modules in marking for leads in modules))


RULE = Rule(
    id=RuleId.LIMIT_MARKING_LOAD,
    title="Limit marking in a week",
    unit="script",
    units="scripts",
    default=Importance.LOW,
    choices=GRADED,
    find=find,
    parameters=(ParameterSpec("most_scripts", "At most", 60, "scripts a week"),),
    weight=1,
)
