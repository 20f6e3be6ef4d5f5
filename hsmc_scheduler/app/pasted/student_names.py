"""The things of a plan as people write them in a list of students: "MSc", "Set A", "PUI", "2027"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.domain.attendance import sets_of
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import listed, one_line


class NotFoundError(EditError):
    """Something a row names that the plan does not have, or has more than once."""


@dataclass(frozen=True, slots=True)
class Called:
    """A name as it is written in the plan, and the ids of what goes by it."""

    word: str
    things: set[str] = field(default_factory=set)


Known = dict[str, Called]
"""By name, whatever its case."""


class Names:
    """Everything a row can name, whatever its case."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._cohorts = _by_name((w, c.id) for c in plan.cohorts for w in (c.id, c.title, c.intake))
        self._programme_of = {c.id: c.programme for c in plan.cohorts}
        self._set_names = {
            c.id: _by_name((w, s.id) for s in sets_of(plan, c) for w in (s.id, s.title, s.title.removeprefix("Set ")))
            for c in plan.cohorts
        }

    def cohort(self, text: str) -> str:
        """The id of a cohort, by id, title or intake. Raises NotFoundError."""
        return _one("cohort", text, self._cohorts)

    def route(self, text: str, cohort: str) -> str:
        """The id of an award of the cohort's programme. Raises NotFoundError."""
        return _one("route", text, self._routes(cohort))

    def learning_set(self, text: str, cohort: str) -> str:
        """The id of a set of the cohort. Raises NotFoundError."""
        return _one("set", text, self._set_names.get(cohort, {}))

    def deliveries(self, text: str, cohort: str) -> tuple[str, ...]:
        """The ids of what is chosen, by module or delivery, from what the cohort may choose. Raises NotFoundError."""
        known = self._choices(cohort)
        whole = " ".join(text.casefold().split())
        parts = [text] if whole in known else [p for p in re.split(r"[,;\n+&/]|\band\b", text) if p.strip()]
        return tuple(dict.fromkeys(_one("choice", part, known) for part in parts))

    def is_cohort(self, text: str) -> bool:
        """Whether the text names a cohort."""
        return _plain(text) in self._cohorts

    def is_route(self, text: str) -> bool:
        """Whether the text names an award of any programme."""
        return any(_plain(text) in self._routes(c) for c in self._programme_of)

    def is_set(self, text: str) -> bool:
        """Whether the text names a set of any cohort."""
        return any(_plain(text) in names for names in self._set_names.values())

    def is_choice(self, text: str) -> bool:
        """Whether every part of the text names something any cohort may choose."""
        for cohort in self._programme_of:
            try:
                return bool(self.deliveries(text, cohort))
            except NotFoundError as error:
                if "more than once" in error.what:
                    return True
        return False

    def _routes(self, cohort: str) -> Known:
        programme = self._programme_of.get(cohort)
        return _by_name(
            (w, r.id) for p in self._plan.programmes if p.id == programme for r in p.routes for w in (r.id, r.award)
        )

    def _choices(self, cohort: str) -> Known:
        offered = {
            o.delivery for c in self._plan.cohorts if c.id == cohort
            for y in c.pathway for s in y.electives for o in s.options
        }  # fmt: skip
        modules = {m.code: (m.code, m.title, *m.aliases) for m in self._plan.modules}
        found: list[tuple[str, str]] = []
        for delivery in self._plan.deliveries:
            found += [(w, delivery.id) for w in (delivery.id, delivery.title)]
            if delivery.id in offered:
                for word in (w for code in delivery.modules for w in modules.get(code, ())):
                    found += [(word, delivery.id), (f"{word} {delivery.year}", delivery.id)]
        return _by_name(found)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _by_name(pairs: Iterable[tuple[str, str]]) -> Known:
    found: Known = {}
    for word, thing in pairs:
        if _plain(word):
            found.setdefault(_plain(word), Called(one_line(word))).things.add(thing)
    return found


def _one(kind: str, text: str, known: Known) -> str:
    called = known.get(_plain(text))
    things = called.things if called else set()
    if len(things) == 1:
        return next(iter(things))
    if things:
        what = f"“{one_line(text)}” is there more than once: {listed(sorted(things))}."
        raise NotFoundError(what, "Write which, such as the module and its year.")
    close = get_close_matches(_plain(text)[:60], known, n=1)
    mend = f"Did you mean “{known[close[0]].word}”?" if close else f"Add this {kind} to the plan, or correct the cell."
    raise NotFoundError(f"There is no {kind} “{one_line(text)}”.", mend)
