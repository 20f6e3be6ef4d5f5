"""What module leads said of blocks, against the dates the blocks have today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsmc_scheduler.domain.correspondence import Review
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.concern import Concern, Who
from hsmc_scheduler.projections.messages.words import counted, day_words
from hsmc_scheduler.projections.names import Names, blocks_of
from hsmc_scheduler.projections.scope import blocks_for
from hsmc_scheduler.projections.short_dates import day_short, span_short

Key = tuple[str, int]


class Standing(StrEnum):
    """How far a block is checked. Only what was said of the dates it has counts as checked."""

    CHECKED = "checked"
    AGAIN = "to be checked again"
    OPEN = "not checked"


class Said(StrEnum):
    """What most matters of what was said of a block, in a word."""

    CHECKED = "checked"
    COMMENTED = "commented on"
    AGAIN = "to be checked again"


@dataclass(frozen=True, slots=True)
class BlockReview:
    """What was said of one block, the latest last."""

    standing: Standing
    reviews: tuple[Review, ...] = ()

    @property
    def comments(self) -> tuple[Review, ...]:
        """Those with a comment."""
        return tuple(r for r in self.reviews if r.comment)

    @property
    def said(self) -> Said | None:
        """In a word; None: nothing was said."""
        if self.standing is Standing.AGAIN:
            return Said.AGAIN
        if self.comments:
            return Said.COMMENTED
        return Said.CHECKED if self.standing is Standing.CHECKED else None


def teller(plan: Plan) -> Callable[[Review], str]:
    """Who said a review, whatever they are called by now: an id, or the name of somebody who is not in the plan."""
    ids = {t.name: t.id for t in plan.tutors}
    return lambda review: review.lead or ids.get(review.by, review.by)


def block_reviews(plan: Plan, timetable: Timetable) -> dict[Key, BlockReview]:
    """By block; every block placed is there."""
    said: dict[Key, list[Review]] = defaultdict(list)
    for review in sorted(plan.correspondence.reviews, key=lambda r: r.received or date.min):
        said[review.delivery, review.block].append(review)
    return {p.key: BlockReview(_standing(p, said[p.key]), tuple(said[p.key])) for p in timetable.placements}


def _standing(placement: Placement, reviews: list[Review]) -> Standing:
    if any(r.checked and r.dates == placement.days for r in reviews):
        return Standing.CHECKED
    moved = any(r.checked or r.comment for r in reviews if r.dates != placement.days)
    return Standing.AGAIN if moved else Standing.OPEN


def review_counts(found: dict[Key, BlockReview]) -> str:
    """12 of 38; 3 comments; 2 to be checked again."""
    checked = sum(r.standing is Standing.CHECKED for r in found.values())
    again = sum(r.standing is Standing.AGAIN for r in found.values())
    comments = sum(len(r.comments) for r in found.values())
    parts = [f"{checked} of {len(found)}"]
    parts += [counted(comments, "comment")] if comments else []
    parts += [f"{again} to be checked again"] if again else []
    return "; ".join(parts)


def review_words(placement: Placement, review: Review) -> str:
    """Checked by Iain Snelling on 3 May 2028; with the comment, and what they saw where it has moved since."""
    what = "Checked" if review.checked else "Comment"
    when = f", {day_words(review.received)}" if review.received else ""
    moved = ""
    if review.dates != placement.days:
        seen = f" of {span_short(review.dates[0], review.dates[-1])}" if review.dates else ""
        moved = f"; said{seen}, it has moved since"
    comment = f": {review.comment}" if review.comment else ""
    return f"{what} by {review.by}{when}{moved}{comment}"


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A block as a module lead is shown it. `checked` and `comment`: what they said of these dates already."""

    key: Key
    code: str
    block: str
    days: tuple[date, ...]
    dates: str
    sessions: tuple[str, ...]
    rooms: tuple[str, ...]
    tutors: tuple[str, ...]
    checked: bool
    comment: str

    @property
    def ref(self) -> str:
        """What names it in a letter."""
        return f"{self.key[0]}#{self.key[1]}"


def blocks_to_check(index: PlanIndex, timetable: Timetable, lead: str) -> tuple[ToCheck, ...]:
    """Every block with a session of a module they lead, earliest first."""
    names = Names(index)
    shown = blocks_for(index, timetable, Concern(Who.LEAD, lead))
    numbers = blocks_of(timetable.placements)
    by = teller(index.plan)
    said = {(r.delivery, r.block, r.dates): r for r in index.plan.correspondence.reviews if by(r) == lead}
    return tuple(
        _to_check(index, names, p, numbers[p.delivery], said.get((*p.key, p.days)))
        for p in sorted(timetable.placements, key=lambda p: (p.start, p.key))
        if p.key in shown
    )


def _to_check(index: PlanIndex, names: Names, placement: Placement, of: int, review: Review | None) -> ToCheck:
    delivery = index.deliveries[placement.delivery]
    rooms = {s.room for s in placement.sittings} | {x.room for s in placement.sittings for x in s.sets}
    people = dict.fromkeys(t for s in placement.sittings for t in s.people)
    return ToCheck(
        placement.key,
        names.code(delivery),
        names.block(delivery, placement.block, of),
        placement.days,
        span_short(placement.start, placement.end),
        tuple(
            f"{day_short(s.day)[:-5]}: {session.title}"
            for s in placement.sittings
            if (session := index.sessions.get((placement.delivery, s.session)))
        ),
        tuple(names.room(r) for r in sorted(filter(None, rooms))),
        names.tutors(tuple(people)),
        bool(review and review.checked),
        review.comment if review else "",
    )
