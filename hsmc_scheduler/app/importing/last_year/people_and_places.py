"""The rooms, tutors and cohorts of a plan by the names a list gives them; what is not quite a name is not taken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hsmc_scheduler.app.importing.last_year.plain import holds, plain, without
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.projections.messages.words import listed

_PARTS = re.compile(r"[,;/&\n]|\band\b")
_TITLES = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|miss)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What was found (ids), and what a person should know of what was not."""

    ids: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class PlanNames:
    """Of one plan; what is switched off is not found."""

    def __init__(self, plan: Plan) -> None:
        self._rooms = [(r.id, plain(r.name), plain(r.id), r.venue) for r in plan.rooms if r.active]
        self._venues = {v.id: plain(v.name) for v in plan.venues}
        self._tutors = [(t.id, plain(t.name), t.name) for t in plan.tutors if t.active]
        self._cohorts = [(c.id, {plain(c.id), plain(c.title), plain(c.intake)} - {""}) for c in plan.cohorts]

    def rooms(self, text: str) -> Named:
        """The one room a text names, or all of a venue it names."""
        words = plain(text)
        if not words:
            return Named()
        same = [r for r in self._rooms if words in r[1:3]]
        found = same or [r for r in self._rooms if holds(words, r[1])]
        venues = {v for v, name in self._venues.items() if holds(words, name)}
        if venues and any(r[3] in venues for r in found):
            found = [r for r in found if r[3] in venues]
        if len(found) == 1:
            return Named((found[0][0],))
        if len(found) > 1:
            return Named((), (f"“{one_line(text)}” could be several rooms, so one was chosen",))
        unknown = f"“{one_line(text)}” is no room of the plan"
        at = tuple(r[0] for r in self._rooms if r[3] in venues)
        if not at:
            return Named((), (unknown,))
        alone = any(words == self._venues[v] for v in venues)
        return Named(at, () if alone else (f"{unknown}, so one of that venue was chosen",))

    def tutors(self, text: str) -> Named:
        """The tutors a text names in full, or by a surname, with or without initials, that only one of them has."""
        ids, remarks = [], []
        for part in filter(None, (_TITLES.sub("", p.strip()) for p in _PARTS.split(text))):
            words = plain(part)
            same = [t for t in self._tutors if words in (t[1], plain(t[0]))]
            alike = [t for t in self._tutors if set(words.split()) & set(t[1].split()[-1:])]
            meant = [t for t in alike if _by_surname(words, t[1])]
            if len(same) == 1:
                ids.append(same[0][0])
            elif not same and len(meant) == 1:
                ids.append(meant[0][0])
                remarks.append(f"“{one_line(part)}” is taken for {meant[0][2]}")
            elif words:
                perhaps = f", perhaps {listed([t[2] for t in alike][:2])}" if alike else ""
                remarks.append(f"“{one_line(part)}” is not the full name of a tutor of the plan{perhaps}")
        return Named(tuple(dict.fromkeys(ids)), tuple(remarks))

    def cohorts(self, text: str) -> Named:
        """The cohorts a text names."""
        words = plain(text)
        if not words:
            return Named()
        same = [c for c, names in self._cohorts if words in names]
        found = same or [c for c, names in self._cohorts if any(holds(words, n) for n in names)]
        return Named(tuple(found), () if found else (f"“{one_line(text)}” is no cohort of the plan",))

    def without_places(self, text: str) -> tuple[str, str]:
        """A text without the names of rooms and venues in it; and those names."""
        words, taken = plain(text), list[str]()
        names = {r[1] for r in self._rooms} | set(self._venues.values())
        for name in sorted(names, key=len, reverse=True):
            if len(name) > 3 and holds(words, name):
                words, taken = without(words, name), [*taken, name]
        return (words, " ".join(taken)) if taken else (text, "")


def _by_surname(words: str, name: str) -> bool:
    """Whether plain words are the last word of a plain name, after nothing but its initials."""
    *before, last = words.split()
    *firsts, surname = name.split()
    initials = "".join(first[0] for first in firsts)
    return last == surname and initials.startswith("".join(before)) and all(len(b) == 1 for b in before)
