"""Share load fairly: nobody teaches much more of a year than their fair share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.fair_share import fair_shares
from hsmc_scheduler.rules.rule import GRADED, Kind, ParameterSpec, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation


def find(situation: Situation) -> Iterator[Violation]:
    """For each tutor and academic year: half-days above fair share and tolerance; each sitting's half-days count."""
    tolerance = 2 * situation.setting(RULE).parameters["tolerance_days"]
    shares = fair_shares(situation.index)
    for tutor in situation.tutors:
        load: Counter[str] = Counter()
        for p in situation.tutor_presences[tutor]:
            load[situation.index.deliveries[p.placement.delivery].year] += len(p.atoms)
        for year in sorted(load):
            share = shares.get((tutor, year), 0)
            if load[year] > share + tolerance:
                yield Violation(
                    RULE.id,
                    load[year] - share - tolerance,
                    (Subject(Kind.TUTOR, tutor),),
                    facts=(year, load[year], share, tolerance),
                )


RULE = Rule(
    id=RuleId.SHARE_LOAD_FAIRLY,
    title="Share teaching fairly",
    unit="half-day",
    units="half-days",
    default=Importance.LOW,
    choices=GRADED,
    find=find,
    parameters=(ParameterSpec("tolerance_days", "More than the fair share by at most", 3, "days", high=100),),
)
