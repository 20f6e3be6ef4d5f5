"""Pasted lists of dates, in any form that can mean only one thing; what can mean two is asked about.

A line holds one date, several, or ranges: "3-14 May 2028", "Tue 7 - Thu 9 Mar 2028", "7.3.2028", "2028-03-07 pm",
"Mondays in May 2028", "3, 4 and 10 May 2028". A day or month without its year takes the one that follows on its line.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hsmc_scheduler.app.pasted.date_readings import Asked, Fault, PastedDates, Reading, Understood
from hsmc_scheduler.app.pasted.date_words import NO_DATE, WEEKDAYS, Kind, Word, with_short_years, words_of
from hsmc_scheduler.domain.calendar import days_between
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.problems.wording import british, one_line

MOST_CHARACTERS = 100_000
_RUN = ("Two dates run into one another.", "Put a comma between them, or a line each; write years in full.")
_HALVES = ("It is not clear which half-days are meant.", "Write the half-days on a line of their own.")


@dataclass(frozen=True, slots=True)
class _Day:
    """One date as far as it is written."""

    text: str = ""
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    half: DayPart = DayPart.WHOLE
    figures: Word | None = None

    @property
    def orders(self) -> list[tuple[int, int]]:
        """Every way to read its day and month, day first."""
        if self.figures is None:
            return [(self.day or 0, self.month or 0)]
        a, b, _ = self.figures.figures
        return [(a, b)] if self.figures.day_first or a == b else [(a, b), (b, a)]


class _DateError(Exception):
    """Why a piece of a line cannot be read; it becomes a Fault with its line."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def read_dates(text: str, first: date, last: date) -> PastedDates:
    """Read pasted dates; `first` and `last` (inclusive) are the plan's, in which every date must lie."""
    found: list[Understood | Asked | Fault] = []
    for number, line in enumerate(text[:MOST_CHARACTERS].replace("\0", " ").splitlines(), 1):
        found += _line(number, line, first, last)
    if len(text) > MOST_CHARACTERS:
        found.append(Fault(len(found), "…", "The text is too long.", "Paste it in parts."))
    return PastedDates(
        tuple(f for f in found if isinstance(f, Understood)),
        tuple(f for f in found if isinstance(f, Asked)),
        tuple(f for f in found if isinstance(f, Fault)),
    )


def _line(number: int, line: str, first: date, last: date) -> Iterator[Understood | Asked | Fault]:
    words = words_of(line)
    odd = next((w for w in words if w.kind is Kind.UNKNOWN), None)
    if odd and NO_DATE.fullmatch(line.strip()):
        yield Fault(number, line.strip(), "There is no date yet.", "Give the dates once they are fixed.")
        return
    if odd:
        what = f"“{one_line(odd.text)}” is not part of a date."
        yield Fault(number, line.strip(), what, "Leave only dates on the line.")
        return
    every = {w.value for w in words if w.kind is Kind.EVERY}
    rest = [w for w in words if w.kind not in (Kind.EVERY, Kind.IN)]
    rest = with_short_years(rest, range(first.year, last.year + 1))
    while every and rest and rest[0].kind in (Kind.AND, Kind.RANGE):
        rest = rest[1:]
    pieces: list[str] = [line.strip()]
    try:
        spans = _inherited(list(_spans(rest, months=bool(every))))
        pieces = [" - ".join(d.text for d in span) for span in spans]
        if every and not spans:
            raise _DateError("It is not said when.", "Add the month and year, such as “in May 2028”.")
    except _DateError as wrong:
        yield Fault(number, line.strip(), wrong.what, wrong.mend)
        return
    for span, piece in zip(spans, pieces, strict=True):
        shown = line.strip() if len(spans) == 1 else piece
        try:
            readings = list(dict.fromkeys(_readings(span, every, first, last)))
        except _DateError as wrong:
            yield Fault(number, shown, wrong.what, wrong.mend)
            continue
        if len(readings) == 1:
            yield Understood(number, shown, readings[0])
        else:
            yield Asked(number, shown, tuple(readings), "Which of these is meant?")


def _spans(words: Sequence[Word], *, months: bool) -> Iterator[tuple[_Day, ...]]:
    """The dates and ranges of a line; each part of a range as far as it is written."""
    pieces: list[list[list[Word]]] = [[[]]]
    for n, word in enumerate(words):
        if word.kind is Kind.AND and n + 1 < len(words) and words[n + 1].kind is Kind.YEAR:
            continue  # May 3, 2028
        if word.kind is Kind.AND and n and words[n - 1].kind is Kind.WEEKDAY:
            continue  # Tuesday, 7 March
        if word.kind is Kind.AND and len(pieces) == 1 and [w.kind for w in words[n + 1 :]] == [Kind.HALF]:
            continue  # Mon 7 February 2028, pm
        if word.kind is Kind.AND:
            pieces.append([[]])
        elif word.kind is Kind.RANGE:
            pieces[-1].append([])
        else:
            pieces[-1][-1].append(word)
    for piece in pieces:
        if piece == [[]]:
            continue
        if len(piece) > 2 or not all(piece):
            raise _DateError("A range needs a first and a last date.", "Write it as “3-14 May 2028”.")
        yield tuple(_day(part, months=months) for part in piece)


def _day(words: Sequence[Word], *, months: bool) -> _Day:
    day = _Day(" ".join(w.text for w in words))
    if all(word.kind is Kind.HALF for word in words):
        raise _DateError(*_HALVES)  # a half-day after several dates: of the last, or of all?
    for word in words:
        field = {
            Kind.WEEKDAY: "weekday", Kind.NUMBER: "day", Kind.MONTH: "month", Kind.YEAR: "year", Kind.HALF: "half",
            Kind.NUMERIC: "figures",
        }[word.kind]  # fmt: skip
        if getattr(day, field) not in (None, DayPart.WHOLE):
            raise _DateError(*_RUN)
        value: Any = word.half if word.kind is Kind.HALF else word if word.kind is Kind.NUMERIC else word.value
        day = replace(day, **{field: value})
        if word.kind is Kind.NUMERIC:
            day = replace(day, year=word.figures[2])
    if day.figures and (day.day is not None or day.month is not None):
        raise _DateError(*_RUN)
    if not day.figures and day.day is None and not (months and day.month):
        raise _DateError("The day of the month is missing.", "Write the date in full, such as 7 March 2028.")
    return day


def _inherited(spans: list[tuple[_Day, ...]]) -> list[tuple[_Day, ...]]:
    """Months and years filled in from the date that follows on the line, or else from the one before."""
    days = [day for span in spans for day in span]
    for row in (range(len(days) - 2, -1, -1), range(1, len(days))):
        for n in row:
            other = days[n + 1] if row.step < 0 else days[n - 1]
            if days[n].figures or other.figures:
                continue
            if days[n].month is None and days[n].half is DayPart.WHOLE is not other.half:
                raise _DateError(*_HALVES)
            if days[n].month is None:
                days[n] = replace(days[n], month=other.month, year=days[n].year or other.year)
            elif days[n].year is None and row.step > 0:
                days[n] = replace(days[n], year=other.year if _later(days[n], other) else None)
            elif days[n].year is None:
                days[n] = replace(days[n], year=_year_before(days[n], other))
    if any(d.month is None and d.figures is None for d in days):
        raise _DateError("The month is missing.", "Write the date in full, such as 7 March 2028.")
    rest = iter(days)
    return [tuple(next(rest) for _ in span) for span in spans]


def _later(day: _Day, before: _Day) -> bool:
    return ((day.month or 0), (day.day or 0)) >= ((before.month or 0), (before.day or 0))


def _year_before(day: _Day, after: _Day) -> int | None:
    """The year of a date written before another: the same, or, December before January, the one before."""
    if after.year is None or after.month is None or _later(after, day):
        return after.year
    return after.year - 1


def _readings(span: tuple[_Day, ...], every: set[int], first: date, last: date) -> Iterator[Reading]:
    start, end = span[0], span[-1]
    found: list[tuple[date, date]] = []
    outside: list[tuple[date, date]] = []
    wrong: list[_DateError] = []
    orders = max(len(start.orders), len(end.orders))
    for order in range(orders):
        (a_day, a_month), (b_day, b_month) = (d.orders[min(order, len(d.orders) - 1)] for d in (start, end))
        written = start.year if end.year is None else end.year
        years = range(first.year, last.year + 1) if written is None else (written,)
        for year in years:
            try:
                pair = _pair(span, (a_day, a_month, start.year), (b_day, b_month, end.year), year)
                _check_weekdays(span, pair, every)
                if pair[0] < first or pair[1] > last:
                    outside += [pair] if end.year is not None else []
                    told = f"{british(pair[0] if pair[0] < first else pair[1])} lies outside the plan's years"
                    raise _DateError(f"{told}, {british(first)} to {british(last)}.", "Correct the date.")
                found.append(pair)
            except _DateError as error:
                wrong.append(error)
    if not found:
        raise _best(wrong)
    if orders > 1:  # figures whose other reading lies outside the years are asked about all the same
        found += outside
    for pair in dict.fromkeys(found):
        yield from _halved(span, pair, every)


def _best(wrong: Sequence[_DateError]) -> _DateError:
    """The fault to tell: a wrong weekday says more than a date outside the years, and that more than no such date."""
    for word in ("is a ", "outside", "before"):
        for error in wrong:
            if word in error.what:
                return error
    return wrong[0]


def _pair(
    span: tuple[_Day, ...], a: tuple[int, int, int | None], b: tuple[int, int, int | None], year: int
) -> tuple[date, date]:
    whole_month = span[-1].figures is None and span[-1].day is None
    end = _month_end(year, b[1]) if whole_month else _date(b[0], b[1], year if b[2] is None else b[2])
    if len(span) == 1:
        return (end.replace(day=1) if whole_month else end), end
    from_day = 1 if span[0].day is None and span[0].figures is None else a[0]
    start = _date(from_day, a[1], year if a[2] is None else a[2])
    if a[2] is None and start > end:
        start = _date(from_day, a[1], year - 1)
    elif b[2] is None and start > end:
        end = _month_end(year + 1, b[1]) if whole_month else _date(b[0], b[1], year + 1)
    if start > end:
        _check_weekdays(span, (start, end), set())
        raise _DateError(f"{british(start)} does not come before {british(end)}.", "Turn the two round.")
    return start, end


def _date(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _DateError("There is no such date.", "Correct the day, the month or the year.") from None


def _month_end(year: int, month: int) -> date:
    _date(1, month, year)
    return date(year, month, monthrange(year, month)[1])


def _check_weekdays(span: tuple[_Day, ...], pair: tuple[date, date], every: set[int]) -> None:
    for written, day in zip(span, pair, strict=False):
        if written.weekday is not None and written.weekday != day.weekday():
            what = f"{british(day)} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[written.weekday]}."
            raise _DateError(what, "Correct the weekday or the date.")
    if every and not any(d.weekday() in every for d in days_between(*pair)):
        raise _DateError("There is no such weekday between those dates.", "Correct the dates.")


def _halved(span: tuple[_Day, ...], pair: tuple[date, date], every: set[int]) -> Iterator[Reading]:
    days = tuple(d for d in days_between(*pair) if not every or d.weekday() in every)
    start, end = span[0].half, span[-1].half
    if start is end or len(span) == 1 or (every and start is DayPart.WHOLE):
        yield Reading(days, end)
    else:
        raise _DateError(*_HALVES)
