"""The words a written date is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import takewhile

from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.problems.wording import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Kind(Enum):
    """What a word is."""

    NUMBER = auto()
    YEAR = auto()
    MONTH = auto()
    WEEKDAY = auto()
    EVERY = auto()
    """A weekday again and again: Mondays, every Monday."""
    NUMERIC = auto()
    """A date in figures: 7/3/2028."""
    HALF = auto()
    RANGE = auto()
    AND = auto()
    IN = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `value` is its number, and of a date in figures its three (the year None where it has none)."""

    kind: Kind
    text: str
    value: int = 0
    half: DayPart = DayPart.WHOLE
    figures: tuple[int, int, int | None] = (0, 0, None)
    day_first: bool = False
    """Whether the figures can only mean day, month, year."""


_WORDS = re.compile(
    r"(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)(?:[ T]00:00(?::00)?)?"
    r"|(?P<figures>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2}))(?!\d)(?: 00:00(?::00)?)?"
    r"|(?P<short>\d{1,2}/\d{1,2})(?![\d/])"
    r"|(?P<year>\d{4})(?!\d)"
    r"|(?P<cut>['\u2019]\d{2})(?!\d)"
    r"|(?P<number>\d{1,2})(?:st|nd|rd|th)?(?![\da-z])"
    r"|(?P<half>a\.m\.|p\.m\.|(?:am|pm|mornings?|afternoons?|noon)\b)"
    r"|(?P<range>-+|[\u2012-\u2015\u2212]|(?:to|until|till|through)\b)"
    r"|(?P<and>[,;&+\t]|and\b)"
    r"|(?P<in>(?:in|of|from|during)\b)"
    r"|(?P<every>(?:every|each)\b)"
    r"|(?P<skip>\s+|[()]|(?:the|on|all|day)\b|\.)"
    r"|(?P<word>[^\W\d_]+\.?)"
    r"|(?P<odd>.)",
    re.IGNORECASE,
)
_EXCEL = re.compile(r"\b(\d{1,2})-([A-Za-z]{3,9})-(\d{4}|\d{2})\b")
"""07-Mar-28, as Excel writes it."""

NO_DATE = re.compile(
    r"[(\[]?(?:(?:dates?|still)\s+)*(?:t\.?b\.?[acd]\.?|(?:not\s+yet|yet\s+to\s+be|to\s+be|not)\s+"
    r"(?:agreed|announced|arranged|confirmed|decided|fixed|known|set)(?:\s+yet)?|pending|unknown"
    r"|(?:(?:the|week|weeks|term|holidays?|of|in|before|after|early|mid|late|half)[\s-]+)*"
    r"(?:easter|christmas|whitsun|spring|summer|autumn|winter|half[\s-]term)"
    r"(?:[\s-]+(?:the|week|weeks|term|holidays?|break|half))*)[)\]]?[.?!]*",
    re.IGNORECASE,
)
"""What stands in place of a date until there is one: TBC, to be confirmed, Easter week."""


def words_of(text: str) -> list[Word]:
    """The words of a line, in order."""
    found: list[Word] = []
    every = listing = False
    text = _EXCEL.sub(lambda d: f"{d[1]} {d[2]} {d[3] if len(d[3]) > 2 else f'20{d[3]}'}", text)
    for match in _WORDS.finditer(text):
        kind, said = str(match.lastgroup), match[0]
        kind = "figures" if kind == "mark" else kind
        if kind == "skip":
            continue
        if kind == "every":
            every = True
            continue
        word = _word(kind, said, every=every or listing)
        # every Monday and Thursday: both of them again and again
        listing = word.kind is Kind.EVERY or (listing and word.kind is Kind.AND)
        every = False
        found.append(word)
    return found


def with_short_years(words: Sequence[Word], years: range) -> list[Word]:
    """The words of a line, figures after a day and its month taken as one of the `years` where they can be no day.

    12 Oct 27, Oct 12 27 and Oct 12-14 27 are of 2027. In "12 Oct 27, 28" or "12 Oct 27 to 2 Nov" they may be a day with
    its comma forgotten.
    """
    found = list(words)
    for n in range(2, len(words)):
        year = words[n]
        two = year.kind is Kind.NUMBER and len(year.text) == 2 and 2000 + year.value in years
        if two and _dated(words[:n]) and _no_day(words[n + 1 :]):
            found[n] = replace(year, kind=Kind.YEAR, value=2000 + year.value)
    return found


def _dated(before: Sequence[Word]) -> bool:
    """Whether the words before a year are a day and its month, whichever is first, or days of a month."""
    kinds = tuple(word.kind for word in before)
    day, month = Kind.NUMBER, Kind.MONTH
    return kinds[-2:] in ((day, month), (month, day)) or kinds[-4:] == (month, day, Kind.RANGE, day)


def _no_day(after: Sequence[Word]) -> bool:
    """Whether figures before these words are no day: nothing follows that could share their month, or give them one."""
    if not after or after[0].kind not in (Kind.AND, Kind.RANGE):
        return not after or after[0].kind in (Kind.WEEKDAY, Kind.HALF)
    piece = list(takewhile(lambda kind: kind not in (Kind.AND, Kind.RANGE), (word.kind for word in after[1:])))
    return Kind.NUMBER not in piece or (Kind.MONTH in piece and piece.count(Kind.NUMBER) > 1)


def _word(kind: str, said: str, *, every: bool) -> Word:
    match kind:
        case "iso":
            year, month, day = (int(n) for n in re.findall(r"\d+", said)[:3])
            return Word(Kind.NUMERIC, said, figures=(day, month, year), day_first=True)
        case "figures" | "short":
            numbers = [int(n) for n in re.findall(r"\d+", said)[: 2 if kind == "short" else 3]]
            year_ = (numbers[2] + 2000 if numbers[2] < 100 else numbers[2]) if len(numbers) > 2 else None
            return Word(Kind.NUMERIC, said, figures=(numbers[0], numbers[1], year_), day_first="." in said)
        case "year" | "number":
            return Word(Kind.YEAR if kind == "year" else Kind.NUMBER, said, int(re.findall(r"\d+", said)[0]))
        case "cut":
            return Word(Kind.YEAR, said, 2000 + int(said[1:]))
        case "half":
            afternoon = said.casefold() in ("pm", "p.m.") or said.casefold().startswith("afternoon")
            if said.casefold() == "noon":
                return Word(Kind.UNKNOWN, said)
            return Word(Kind.HALF, said, half=DayPart.AFTERNOON if afternoon else DayPart.MORNING)
        case "range" | "and" | "in":
            return Word({"range": Kind.RANGE, "and": Kind.AND, "in": Kind.IN}[kind], said)
        case _:
            return _name(said, every=every)


def _name(said: str, *, every: bool) -> Word:
    plain = said.rstrip(".").casefold()
    for number, month in enumerate(MONTHS, 1):
        if plain in (month.casefold(), month[:3].casefold(), "sept" if number == 9 else month.casefold()):
            return Word(Kind.MONTH, said, number)
    for number, weekday in enumerate(WEEKDAYS):
        full = weekday.casefold()
        if plain == f"{full}s":
            return Word(Kind.EVERY, said, number)
        if len(plain) > 1 and full.startswith(plain) and (len(plain) >= 3 or plain in ("mo", "tu", "we", "th", "fr")):
            return Word(Kind.EVERY if every else Kind.WEEKDAY, said, number)
        if plain in ("weds", "thurs") and full.startswith(plain[:3]):
            return Word(Kind.EVERY if every else Kind.WEEKDAY, said, number)
    return Word(Kind.UNKNOWN, said)
