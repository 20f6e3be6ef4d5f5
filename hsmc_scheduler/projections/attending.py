"""Who comes to what in a timetable: as the plan expects, less the repeat runs a cohort does not attend."""

from __future__ import annotations

from hsmc_scheduler.domain.attendance import expected_people
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.timetable import Timetable


class Attending:
    """People by delivery and cohort. Where no run is chosen yet, every run counts."""

    def __init__(self, index: PlanIndex, timetable: Timetable) -> None:
        chosen = {(c.cohort, c.runs): c.delivery for c in timetable.run_choices}
        missed = {
            (run, cohort.id)
            for cohort in index.cohorts.values()
            for year in cohort.pathway
            for runs in year.one_of
            for run in runs.runs
            if chosen.get((cohort.id, runs.title), run) != run
        }
        self._index = index
        self._people = {
            key: people for key, people in expected_people(index.plan).items() if people and key not in missed
        }

    def cohorts(self, delivery: str, session: Session | None = None) -> tuple[str, ...]:
        """The ids of the cohorts people of which come to a delivery, or to one session of it, in the plan's order."""
        return tuple(
            c
            for c in self._index.cohorts
            if (delivery, c) in self._people and (session is None or self._index.attends(session, c))
        )

    def of_cohort(self, delivery: str, cohort: str) -> int:
        """How many of a cohort take a delivery."""
        return self._people.get((delivery, cohort), 0)

    def people(self, delivery: str, session: Session) -> int:
        """How many come to a session."""
        return sum(self._people[delivery, c] for c in self.cohorts(delivery, session))

    def most(self, delivery: str) -> int:
        """How many come to the largest session of an active delivery."""
        return max(self.people(delivery, s) for s in self._index.deliveries[delivery].sessions)
