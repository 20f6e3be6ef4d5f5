"""Respect tutor wishes: nobody teaches when they would rather not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hsmc_scheduler.domain.ruleset import Importance, RuleId
from hsmc_scheduler.rules.rule import GRADED, Kind, Rule, Subject, Violation
from hsmc_scheduler.rules.situation import Presence, Situation

PREFERS_NOT, OTHER_WEEKDAY = "prefers not", "other weekday"


def find(situation: Situation) -> Iterator[Violation]:
    """Each session a tutor teaches or facilitates against a wish, once; told by block and the wish it is against."""
    for tutor in situation.tutors:
        if tutor not in situation.index.tutors:
            continue
        unwelcome = situation.index.prefer_not[tutor]
        preferred = situation.index.tutors[tutor].preferred_weekdays
        if not unwelcome and not preferred:
            continue
        found: dict[tuple[Subject, str, str], list[Presence]] = defaultdict(list)
        seen = set()
        for p in situation.tutor_presences[tutor]:
            key = (p.placement.delivery, p.session.id)
            against = next((atom for atom in p.atoms if atom in unwelcome), None)
            if key in seen or (against is None and (not preferred or p.sitting.day.weekday() in preferred)):
                continue
            seen.add(key)
            what, reason = (OTHER_WEEKDAY, "") if against is None else (PREFERS_NOT, unwelcome[against])
            found[p.block, what, reason].append(p)
        for (block, what, reason), presences in found.items():
            days = tuple(sorted({p.sitting.day for p in presences}))
            subjects = (Subject(Kind.TUTOR, tutor), block)
            yield Violation(RULE.id, len(presences), subjects, days, what, (reason,))


RULE = Rule(
    id=RuleId.RESPECT_TUTOR_WISHES,
    title="Respect tutors' wishes",
    unit="session",
    units="sessions",
    default=Importance.MEDIUM,
    choices=GRADED,
    find=find,
)
