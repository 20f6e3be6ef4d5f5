"""What is wrong with one thing of the plan: its own problems, and what the health check found about it."""

from __future__ import annotations

from collections.abc import Sequence

from hsmc_scheduler.app.problems_with import problems_at
from hsmc_scheduler.domain.place import Place
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.gui.widgets.notices import Banner
from hsmc_scheduler.gui.workspace import Workspace
from hsmc_scheduler.rules.rule import Kind

MOST_SAID = 2


def troubles(workspace: Workspace, at: Place, kind: Kind) -> tuple[str, tuple[str, ...]]:
    """Their grade (bad, caution or none) and a sentence each, for the thing at that place, of that kind in findings."""
    document = workspace.document
    problems = problems_at(document.facts.problems, at)
    found = [f for f in document.findings if any(s.kind is kind and s.id == at[-1] for s in f.subjects)]
    said = [f"{p.what[:1].upper()}{p.what[1:]}. {p.mend}".strip() for p in problems]
    said += [f.sentence if f.sentence.endswith(".") else f"{f.sentence}." for f in found]
    bad = any(p.severity is Severity.ERROR for p in problems)
    return ("bad" if bad else "caution" if said else "", tuple(said))


class Notice(Banner):
    """What is wrong with the thing shown; hidden where nothing is."""

    def show_all(self, grade: str, sentences: Sequence[str]) -> None:
        """Say the first few, and how many more there are."""
        if not sentences:
            self.hide()
            return
        more = len(sentences) - MOST_SAID
        words = " ".join(sentences[:MOST_SAID])
        self.say(f"{words} And {more} more, listed in Checks." if more > 0 else words, grade=grade)
