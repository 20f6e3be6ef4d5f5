"""Rest between blocks: a group has some weeks of its own between one block and the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Kind, ParameterSpec, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Situation, block_subject
from hsmc_scheduler.rules.visits import Visit, worst_strand
from hsmc_scheduler.rules.weeks import crowded_windows, whole_weeks


def find(situation: Situation) -> Iterator[Violation]:
    """For each group and window of weeks, of either length: the blocks of the worst strand in it, less one.

    One violation for each pair of neighbouring blocks, with the windows they share. A block counts where the group
    comes to any of its sessions; how long it is is said by all its days.
    """
    numbers = situation.setting(RULE).parameters
    lengths = [whole_weeks(numbers["bad_below_days"]), whole_weeks(numbers["noted_below_days"])]
    shortest = numbers["shortest_block_days"]
    for group in situation.groups:
        visits = [v for v in situation.visits[group.id] if v.length >= shortest]
        for (one, other), windows in _shared_windows(situation, group, visits, lengths).items():
            yield Violation(
                RULE.id,
                windows,
                (Subject(Kind.GROUP, group.id), block_subject(one.placement), block_subject(other.placement)),
                (one.days[-1], other.days[0]),
                facts=(other.week - one.week, max(lengths)),
            )


def _shared_windows(
    situation: Situation, group: Group, visits: list[Visit], lengths: list[int]
) -> Counter[tuple[Visit, Visit]]:
    shared: Counter[tuple[Visit, Visit]] = Counter()
    weeks = [v.week for v in visits]
    for length in lengths:
        for window in crowded_windows(weeks, length, 1):
            inside = visits[window]
            _, strand = worst_strand(situation.attended[group.id], Counter(v.delivery for v in inside))
            shared.update(pairwise(v for v in inside if v.delivery in strand))
    return shared


RULE = Rule(
    id=RuleId.REST_BETWEEN_BLOCKS,
    title="Leave rest between blocks",
    unit="week short",
    units="weeks short",
    default=Importance.HIGH,
    choices=GRADED,
    find=find,
    parameters=(
        ParameterSpec("bad_below_days", "Bad below", 14, "days", high=84),
        ParameterSpec("noted_below_days", "Noted below", 21, "days", high=84),
        ParameterSpec("shortest_block_days", "Shortest block that counts", 2, "days", low=1, high=7),
    ),
)
