"""Module leads' workbooks that came back: what each says, what it would change, and the plan with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hsmc_scheduler.app.importing.returned import File, files_in, read_files
from hsmc_scheduler.domain.correspondence import Review
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.exchange.returned_reviews.reading import SEND_ANEW, Returned, Said, read_reviews
from hsmc_scheduler.exchange.unreadable import UnreadableError
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.reviews import review_words, teller

MERGED = "Bring in what module leads checked"
ENDING = ".xlsx"
MOST_FILES = 200
"""Sent back in one folder."""


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """What one row of a workbook changes. `before`: what the same person said of the block; None: nothing yet."""

    file: str
    where: str
    block: str
    placement: Placement
    review: Review
    before: Review | None

    @property
    def moved(self) -> bool:
        """Whether the block has other dates by now than those they saw."""
        return self.review.dates != self.placement.days

    @property
    def words(self) -> str:
        """What was said, in a line."""
        return review_words(self.placement, self.review)


@dataclass(frozen=True, slots=True)
class Understood:
    """What all workbooks say. `unchanged`: how many rows say what is known already. Of a faulty file, no row counts."""

    changes: tuple[ReviewChange, ...]
    unchanged: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps a file from being brought in."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def read_workbooks(path: Path) -> tuple[File, ...]:
    """The workbook, or those of a folder. Raises as `files_in`."""
    return read_files(files_in(path, f"workbook ({ENDING})", MOST_FILES, _is_workbook, or_one=True))


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ENDING


def understand(plan: Plan, timetable: Timetable, files: Iterable[File], today: date) -> Understood:
    """Read what came back, `today`."""
    changes: dict[tuple[str, int, str], ReviewChange] = {}
    problems: list[Problem] = []
    unchanged = 0
    placements = {p.key: p for p in timetable.placements}
    who = teller(plan)
    known = {(r.delivery, r.block, who(r)): r for r in plan.correspondence.reviews}
    index = PlanIndex(plan)
    names, numbers = Names(index), blocks_of(timetable.placements)
    for file in files:
        if isinstance(file.tables, UnreadableError):
            problems += file.tables.problems
            continue
        returned = read_reviews(file.tables)
        lead, by, faults = _by(plan, returned)
        faults += [*returned.problems, *(p for s in returned.said for p in _unknown(s, placements, index))]
        faults += [
            Problem(said.where, "another file says otherwise of this block", "keep only the one that counts")
            for said in returned.said
            if (other := changes.get((said.delivery, said.block, lead or by))) and not _alike(other.review, said)
        ]
        problems += faults
        if any(p.severity is Severity.ERROR for p in faults):
            continue
        for said in returned.said:
            key = (said.delivery, said.block, lead or by)
            review = Review(said.delivery, said.block, by, said.dates, said.checked, said.comment, today, lead)
            before = known.get(key)
            if before is not None and _alike(before, said):
                unchanged += 1
                continue
            block = names.block(index.deliveries[said.delivery], said.block, numbers[said.delivery])
            placement = placements[said.delivery, said.block]
            changes[key] = ReviewChange(returned.file, said.where, block, placement, review, before)
    return Understood(tuple(changes.values()), unchanged, tuple(problems))


def merge_reviews(plan: Plan, reviews: Iterable[Review]) -> Plan:
    """The plan with these; of the same person and block, the new one alone is kept."""
    who = teller(plan)
    new = {(r.delivery, r.block, who(r)): r for r in reviews}
    kept = tuple(r for r in plan.correspondence.reviews if (r.delivery, r.block, who(r)) not in new)
    return replace(plan, correspondence=replace(plan.correspondence, reviews=(*kept, *new.values())))


def _alike(review: Review, said: Said) -> bool:
    return (review.dates, review.checked, review.comment) == (said.dates, said.checked, said.comment)


def _by(plan: Plan, returned: Returned) -> tuple[str, str, list[Problem]]:
    """Their id, and what they are called now; no id, and a doubt, where the plan does not know them."""
    names = {t.id: t.name for t in plan.tutors}
    if returned.lead in names:
        return returned.lead, names[returned.lead], []
    if found := [t for t, name in names.items() if name == returned.name]:
        return found[0], returned.name, []
    if not returned.name:
        return "", "", []
    what = f"{returned.name} is no tutor of this plan"
    mend = "look whether it belongs to another plan; it is kept under that name"
    return "", returned.name, [Problem(returned.file, what, mend, Severity.WARNING)]


def _unknown(said: Said, placements: Mapping[tuple[str, int], Placement], index: PlanIndex) -> list[Problem]:
    if (said.delivery, said.block) in placements and said.delivery in index.deliveries:
        return []
    what = f"the timetable has no block “{said.delivery}#{said.block}” any more"
    return [Problem(said.where, what, SEND_ANEW)]
