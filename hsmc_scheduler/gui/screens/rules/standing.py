"""How a rule stands in the current timetable, in words."""

from __future__ import annotations

from dataclasses import dataclass

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.projections.messages.words import counted
from hsmc_scheduler.rules.score import ScoreCard


@dataclass(frozen=True, slots=True)
class Standing:
    """Words, and their grade: good, caution, bad or none. `jump`: there are breaches to look at."""

    words: str
    grade: str = ""
    jump: bool = False


def standing(card: ScoreCard | None, rule: RuleId) -> Standing:
    """Such as “Kept everywhere” or “3 weeks short, 2 breaches”; nothing where there is no timetable."""
    if card is None:
        return Standing("")
    line = card.line(rule)
    if line is None:
        return Standing("Not looked at")
    if not line.violations:
        return Standing("Kept everywhere", "good")
    size = counted(line.deviation, line.setting.rule.unit, line.setting.rule.units)
    breaches = counted(len(line.violations), "breach", "breaches")
    return Standing(f"{size}, {breaches}", "bad" if line.setting.required else "caution", True)
