"""Which blocks belong to a cohort, a module or a span of dates (for others see scope.py); finding blocks by words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.projections.attending import Attending
from hsmc_scheduler.projections.messages.words import MONTHS
from hsmc_scheduler.projections.names import Names

Key = tuple[str, int]
Keys = frozenset[Key]
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def of_cohort(index: PlanIndex, timetable: Timetable, cohort: str) -> Keys:
    """The blocks people of a cohort come to."""
    attending = Attending(index, timetable)
    return frozenset(
        p.key
        for p in timetable.placements
        if any(
            cohort in attending.cohorts(p.delivery, session)
            for s in p.sittings
            if (session := index.sessions.get((p.delivery, s.session)))
        )
    )


def of_module(index: PlanIndex, timetable: Timetable, code: str) -> Keys:
    """The blocks of the deliveries a module is taught in."""
    return frozenset(p.key for p in timetable.placements if code in _modules(index, p))


def before(timetable: Timetable, day: date) -> Keys:
    """The blocks that start before a date: what is past."""
    return frozenset(p.key for p in timetable.placements if p.start < day)


def between(timetable: Timetable, first: date, last: date) -> Keys:
    """The blocks that start from `first` to `last`, both inclusive."""
    return frozenset(p.key for p in timetable.placements if first <= p.start <= last)


def _modules(index: PlanIndex, placement: Placement) -> set[str]:
    return set(index.deliveries[placement.delivery].modules) if placement.delivery in index.deliveries else set()


def _rooms(placement: Placement) -> set[str]:
    return {r for s in placement.sittings for r in (s.room, *(one.room for one in s.sets)) if r}


class Finder:
    """Finds blocks of one timetable by what somebody types: codes, titles, people, rooms, months, dates."""

    def __init__(self, index: PlanIndex, timetable: Timetable) -> None:
        names, attending = Names(index), Attending(index, timetable)
        self._blocks = [
            (p.key, _words_of(_about(index, names, attending, p)))
            for p in sorted(timetable.placements, key=lambda p: (p.start, p.key))
        ]

    def find(self, text: str) -> tuple[Key, ...]:
        """The blocks that have a word beginning with each word typed (a number: that number), earliest first."""
        typed = _words_of([text])
        if not typed:
            return ()
        return tuple(key for key, words in self._blocks if all(_has(words, word) for word in typed))


def _has(words: Iterable[str], typed: str) -> bool:
    if typed.isdigit() and len(typed) < 3:
        return typed.lstrip("0") in words
    return any(word.startswith(typed) for word in words)


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, in small letters without accents; dates such as 14/3 and 2028-03-14 are one word."""
    plain = unicodedata.normalize("NFKD", " ".join(texts).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = (_date_word(word) for word in re.split(r"[^\w/\-]+", plain))
    return frozenset(
        part for word in words for part in ([word] if _is_date(word) else re.split(r"[/\-_]+", word)) if part
    )


def _is_date(word: str) -> bool:
    return bool(re.fullmatch(r"\d+([/-])\d+(\1\d+)?", word))


def _date_word(word: str) -> str:
    """14/03/2028 as 14/3/2028: leading noughts do not matter."""
    return "/".join(part.lstrip("0") or "0" for part in word.split("/")) if "/" in word and _is_date(word) else word


def _about(index: PlanIndex, names: Names, attending: Attending, placement: Placement) -> list[str]:
    """Everything a block might be looked for by."""
    found = []
    if placement.delivery in index.deliveries:
        delivery = index.deliveries[placement.delivery]
        found += [delivery.title, names.taught_as(delivery), *names.codes(delivery)]
        found += [names.module(code) for code in names.codes(delivery)]
        found += [alias for code in delivery.modules if code in index.modules for alias in index.modules[code].aliases]
        found += [names.cohort(c) for c in attending.cohorts(delivery.id)]
    for sitting in placement.sittings:
        found += names.tutors(sitting.people)
        found += [names.learning_set(s.learning_set) for s in sitting.sets]
        if session := index.sessions.get((placement.delivery, sitting.session)):
            found.append(re.sub(r"\d+", "", session.title))  # "1 March" is a date, not the first session
    for room in _rooms(placement):
        found += [names.room(room), names.venue(room)]
    for day in placement.days:
        found += [WEEKDAY_NAMES[day.weekday()], str(day.day), MONTHS[day.month - 1], str(day.year), day.isoformat()]
        found += [f"{day.day}/{day.month}/{day.year}", f"{day.day}/{day.month}"]
    return found
