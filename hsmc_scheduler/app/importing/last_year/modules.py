"""Which module of a plan a list means: by code, by title or alias, or not without being asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from hsmc_scheduler.app.importing.last_year.plain import holds, plain, without
from hsmc_scheduler.domain.plan import Plan

MOST_OFFERED = 4
ALIKE = 0.6
MOST_COMPARED = 60
"""Names the plan does not know that are compared with all of its own, letter by letter: a slow thing."""
NOISE = re.compile(
    r"block|blocks|day|days|study|number|no|part|parts|residential|workshop|workshops|session|sessions|module|modules|"
    r"week|teaching|of|the|and|with|run|cohort|[ivx]{1,4}|\d{1,4}"
)
"""Words beside a title that do not make it another one."""
_YEARS = re.compile(r",?\s*\(?20\d\d(?:\s*[-/]\s*\d\d)?\)?\s*$")


@dataclass(frozen=True, slots=True)
class Match:
    """The modules (codes) a text names, taught together where there are several; `close`: those it may have meant."""

    codes: tuple[str, ...] = ()
    close: tuple[str, ...] = ()


class ModuleFinder:
    """The modules of one plan by everything they are called."""

    def __init__(self, plan: Plan) -> None:
        self._codes = {m.code: (m.code,) for m in plan.modules if m.code.strip()}
        self._called: dict[str, tuple[str, ...]] = {}
        for delivery in plan.deliveries:
            self._called[plain(_YEARS.sub("", delivery.title))] = delivery.modules
        for module in plan.modules:
            for name in (*module.aliases, module.title, module.code):
                self._called[plain(name)] = (module.code,)
        self._called.pop("", None)
        self._together = {frozenset(d.modules) for d in plan.deliveries}
        self._titles = {m.code: m.title for m in plan.modules}
        self._known: dict[str, Match] = {}
        self._compared = 0

    def find(self, text: str) -> Match:
        """What the text names; where nothing is called that, the closest are offered."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def title(self, code: str) -> str:
        """A module by its code and its title."""
        title = self._titles.get(code, "")
        return f"{code}, {title}" if title and title != code else code

    def _find(self, text: str) -> Match:
        words = plain(text)
        if text.strip() in self._codes:
            return Match(self._codes[text.strip()])
        if words in self._called:
            return Match(self._called[words])
        written = re.findall(r"[^\s,;:()/&+]+", text)
        named = tuple(dict.fromkeys(w for w in written if w in self._codes))
        if len(named) == 1 or (named and any(set(named) <= those for those in self._together)):
            return Match(named)
        inside = sorted((n for n in self._called if holds(words, n)), key=len, reverse=True)
        rest, codes = words, list[str]()
        for name in inside:
            if holds(rest, name) and len(name) > 3:
                rest, codes = without(rest, name), [*codes, *self._called[name]]
        codes = list(dict.fromkeys(codes))
        if (
            codes
            and all(NOISE.fullmatch(word) for word in rest.split())
            and (len(codes) == 1 or any(set(codes) <= t for t in self._together))
        ):
            return Match(tuple(codes))
        return Match((), self._close(words, codes))

    def _close(self, words: str, inside: list[str]) -> tuple[str, ...]:
        self._compared += 1
        names = list(self._called) if self._compared <= MOST_COMPARED else []
        alike = get_close_matches(words[:80], names, MOST_OFFERED, ALIKE)
        longer = [name for name in self._called if len(words) > 3 and holds(name, words)]
        found = [*inside, *(code for name in (*alike, *longer) for code in self._called[name])]
        return tuple(dict.fromkeys(found))[:MOST_OFFERED]
