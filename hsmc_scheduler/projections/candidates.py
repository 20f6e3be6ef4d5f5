"""Who could teach a session or facilitate a set, and why not the others; best first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.index import WEEKDAYS, Atom, PlanIndex, atoms, day_of
from hsmc_scheduler.domain.timetable import Sitting, Timetable
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind
from hsmc_scheduler.projections.messages.phrases import because
from hsmc_scheduler.projections.messages.words import dates_in_year, half_days, span_in_year
from hsmc_scheduler.projections.names import Names
from hsmc_scheduler.projections.tutors_limits import Load
from hsmc_scheduler.rules.situation import Presence, Situation

Key = tuple[str, int]
LEAD, PREFER_NOT = "lead", "would rather not then"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person or room. `why_not`: what a requirement would say against it, in a few words each; none: free.

    `notes`: what is good to know ("lead", "would rather not then"). `load`: what it has so far, in words.
    """

    id: str
    name: str
    chosen: bool
    why_not: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    load: str = ""

    @property
    def free(self) -> bool:
        """Whether nothing required speaks against it."""
        return not self.why_not


class Candidates:
    """The choices for one block of a timetable. Raises KeyError where the block is not in it."""

    def __init__(self, index: PlanIndex, timetable: Timetable, block: Key) -> None:
        placement = next((p for p in timetable.placements if p.key == block), None)
        if placement is None or block[0] not in index.deliveries:
            raise KeyError(f"{block[0]}#{block[1]}")
        self.index, self.timetable, self.placement = index, timetable, placement
        self.delivery = index.deliveries[block[0]]
        self._names = Names(index)
        self._situation = Situation(index, timetable)
        self._taken = {id(p.sitting): p.atoms for p in self._situation.presences}

    def tutors(self, session: str) -> tuple[Candidate, ...]:
        """Everyone who may teach a session, and who does: the free first, then leads, then in the order of the team.

        Nobody, where nobody is wanted and nobody does. Raises KeyError where the block does not hold the session.
        """
        sitting, asked = self._sitting(session), self.index.sessions[self.delivery.id, session]
        team = self.index.team(asked) if asked.staffing.tutors else ()
        leads = self.index.leads(asked)
        found = []
        for tutor in dict.fromkeys((*team, *(t for t in sitting.tutors if t in self.index.tutors))):
            rest = [p for p in self._presences(tutor) if p.learning_set or p.sitting is not sitting]
            why_not = [] if tutor in team else ["not in the team" if asked.staffing.tutors else "nobody is wanted"]
            notes = [LEAD] if tutor in leads else []
            found.append(self._judged(tutor, [sitting], rest, tutor in sitting.tutors, why_not, notes))
        return _best_first(found, LEAD)

    def facilitators(self, session: str, learning_set: str, *, all_year: bool = False) -> tuple[Candidate, ...]:
        """Everyone who may facilitate a set in one session, or wherever it meets that academic year; the free first.

        Raises KeyError where the block does not hold the session, or the set does not meet in it.
        """
        sitting, asked = self._sitting(session), self.index.sessions[self.delivery.id, session]
        mine = next((s for s in sitting.sets if s.learning_set == learning_set), None)
        if mine is None:
            raise KeyError(learning_set)
        every = self._meetings(learning_set)
        meetings = every if all_year else [sitting]
        kept = {t for m in every if all(m is not x for x in meetings) for t in _facilitates(m, learning_set)}
        possible = self.index.facilitators(asked)
        found = []
        for tutor in dict.fromkeys((*possible, *(t for t in (mine.tutor,) if t in self.index.tutors))):
            mine_too = {id(m) for m in meetings}
            rest = [
                p for p in self._presences(tutor) if p.learning_set != learning_set or id(p.sitting) not in mine_too
            ]
            why_not = [] if tutor in possible else ["not a facilitator of the module"]
            if kept - {tutor}:
                why_not.append(f"{self._names.learning_set(learning_set)} keeps one facilitator all year")
            found.append(self._judged(tutor, meetings, rest, tutor == mine.tutor, why_not, []))
        return _best_first(found, "")

    def _sitting(self, session: str) -> Sitting:
        found = next((s for s in self.placement.sittings if s.session == session), None)
        if found is None or (self.delivery.id, session) not in self.index.sessions:
            raise KeyError(session)
        return found

    def _meetings(self, learning_set: str) -> list[Sitting]:
        """Every sitting of the set in the academic year of the block."""
        return [
            s
            for p in self.timetable.placements
            if (d := self.index.deliveries.get(p.delivery)) and d.year == self.delivery.year
            for s in p.sittings
            if any(one.learning_set == learning_set for one in s.sets)
        ]

    def _presences(self, tutor: str) -> list[Presence]:
        return self._situation.tutor_presences.get(tutor, [])

    def _judged(
        self,
        tutor: str,
        sittings: Sequence[Sitting],
        rest: Sequence[Presence],
        chosen: bool,
        why_not: list[str],
        notes: list[str],
    ) -> Candidate:
        """`rest`: what else the tutor does."""
        wanted = {a for s in sittings for a in self._taken[id(s)]}
        load = Load(self.index, tutor, rest)
        added: Counter[int] = Counter()
        for sitting in sittings:
            added[sitting.day.toordinal()] += len(self._taken[id(sitting)])
        reasons = [*why_not, *self._absences(tutor, wanted), *self._clashes(wanted, rest), *load.passed(added)]
        unwelcome = self.index.prefer_not[tutor]
        preferred = self.index.tutors[tutor].preferred_weekdays
        if any(a in unwelcome for a in wanted) or any(preferred and s.day.weekday() not in preferred for s in sittings):
            notes = [*notes, PREFER_NOT]
        year = self._names.year(self.delivery.year)
        has = load.in_year(self.placement.start) + (sum(added.values()) if chosen else 0)
        words = f"{half_days(has)} in {year}" if has else f"nothing yet in {year}"
        return Candidate(tutor, self.index.tutors[tutor].name, chosen, tuple(reasons), tuple(notes), words)

    def _absences(self, tutor: str, wanted: set[Atom]) -> Iterator[str]:
        off = {day_of(a) for a in wanted if not self.index.works_on(tutor, day_of(a))}
        for weekday in sorted({day.weekday() for day in off}):
            yield f"does not work on {WEEKDAYS[weekday]}"
        missed = {a for a in wanted if a in self.index.away[tutor]}
        for absence in self.index.tutors[tutor].absences:
            if absence.active and absence.firm and missed & set(_atoms_of(absence, missed)):
                kind = "away" if absence.kind is AbsenceKind.AWAY else "busy elsewhere"
                yield f"{kind} {span_in_year(absence.start, absence.end)}{because(absence.reason)}"

    def _clashes(self, wanted: set[Atom], rest: Sequence[Presence]) -> Iterator[str]:
        found: dict[str, list[date]] = defaultdict(list)
        for presence in rest:
            if wanted & set(presence.atoms):
                code = self._names.code(self.index.deliveries[presence.placement.delivery])
                name = self._names.learning_set(presence.learning_set)
                what = f"facilitates {name} of {code}" if presence.learning_set else f"teaches {code}"
                found[what].append(presence.sitting.day)
        for what, days in found.items():
            yield f"{what} on {dates_in_year(days)}"


def _facilitates(sitting: Sitting, learning_set: str) -> Iterator[str]:
    return (s.tutor for s in sitting.sets if s.learning_set == learning_set and s.tutor is not None)


def _atoms_of(absence: Absence, among: set[Atom]) -> Iterator[Atom]:
    for atom in among:
        day = day_of(atom)
        if absence.start <= day <= absence.end and atom in atoms(day, absence.part):
            yield atom


def _best_first(found: list[Candidate], first: str) -> tuple[Candidate, ...]:
    """The free, fewest reservations first; then those with `first` among their notes; else in the order given."""
    return tuple(sorted(found, key=lambda c: (not c.free, PREFER_NOT in c.notes, first not in c.notes)))
