"""The dates of one line: read, asked about where they can mean two things, and held against what else it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hsmc_scheduler.app.edits.errors import EditError
from hsmc_scheduler.app.importing.last_year.meanings import Meaning
from hsmc_scheduler.app.importing.last_year.rows import Row
from hsmc_scheduler.app.importing.last_year.said import LEAVE_ASIDE, Question
from hsmc_scheduler.app.pasted.date_readings import Asked
from hsmc_scheduler.app.pasted.date_words import WEEKDAYS, Kind, words_of
from hsmc_scheduler.app.pasted.dates import read_dates
from hsmc_scheduler.app.pasted.values import weekdays_of
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.projections.messages.words import counted, day_words, span_words

FIGURES = "figures"
"""The one question about all dates in figures: is 7/3/2028 of March or of July?"""
COUNTS = "counts"
"""The one question about all lines such as “Session 2, 12 May”: is 2 a date or the number of the session?"""
MOST_DAYS = 40
"""Of one line; a longer one is no block."""
MOST_READINGS = 6
_LENGTH = re.compile(r"\(?\b(\d{1,2})\s*(?:full\s+)?days?\b\)?(?!\s*\d)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,2})(?:\.0+)?\s*(?:days?)?\s*", re.IGNORECASE)
_MEND = "Correct it in the list."


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of a line, a tuple for each piece of it, or why there are none."""

    pieces: tuple[tuple[date, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


def dated(row: Row, span: tuple[date, date], answers: Mapping[str, int]) -> Dated:
    """Read the dates of a line, which must lie in `span` (both ends inclusive)."""
    text, length = _text_of(row)
    if not text:
        return Dated()
    if row.asks:
        key = COUNTS if row.counts else f"dates:{row.number}"
        choices = tuple(_shortly(way, span) for way in row.asks)
        if row.counts and not choices[0]:
            text = row.asks[1]
        elif all(choices):
            question = Question(
                key, row.where, f"{_quoted(row.text)} can be read in two ways. Which is meant?", choices
            )
            if answers.get(key) not in (0, 1):
                return Dated(questions=(question,))
            text = row.asks[answers[key]]
    found = read_dates(text, *span)
    pieces = [(u.line, u.reading.days) for u in found.understood]
    problems = [
        _fault(row, f"{_quoted(f.text)}: {f.what}" if f.text != row.text else f.what, f.mend) for f in found.faults
    ]
    questions = []
    for asked in found.asked:
        if len({r.days[0].year for r in asked.readings}) > MOST_READINGS:
            what = f"{_quoted(asked.text)} has no year, and neither has the list."
            problems.append(_fault(row, what, "Write one, or read the list into a plan of its years."))
            continue
        question = _question(row, asked)
        answer = answers.get(question.key)
        if answer is None or not 0 <= answer < len(question.choices):
            questions.append(question)
        elif answer < min(len(asked.readings), MOST_READINGS):
            pieces.append((asked.line, asked.readings[answer].days))
    pieces.sort(key=lambda piece: (piece[0], piece[1]))
    days = tuple(days for _, days in pieces)
    if any(len(piece) > MOST_DAYS for piece in days):
        problems.append(_fault(row, f"{_quoted(text)} is more than {MOST_DAYS} days.", "Give the days of each block."))
    if not problems and not questions:
        days = _made_longer(days, length, row)
        problems += _against(row, days, length)
    errors = any(p.severity is Severity.ERROR for p in problems)
    return Dated(() if errors or questions else days, tuple(problems), tuple(questions))


def _text_of(row: Row) -> tuple[str, int]:
    """The dates in one text, and the number of days the line says there are (0: it does not)."""
    lines = [*row.says.get(Meaning.DATES, ())]
    start, end = row.get(Meaning.START), row.get(Meaning.END)
    if start:
        lines.append(f"{start} - {end}" if end and end != start else start)
    elif end:
        lines.append(end)
    text = "\n".join(lines)
    number = _NUMBER.fullmatch(row.get(Meaning.DAYS))
    length = int(number[1]) if number else 0
    told = _LENGTH.search(text)
    if told:
        text, length = f"{text[: told.start()]}{text[told.end() :]}", length or int(told[1])
    return text.strip(" ,;"), length


def _made_longer(days: tuple[tuple[date, ...], ...], length: int, row: Row) -> tuple[tuple[date, ...], ...]:
    """A first day alone, with the number of days from it."""
    alone = len(days) == 1 and len(days[0]) == 1 and not row.get(Meaning.END)
    if alone and row.get(Meaning.START) and 1 < length <= 7:
        return (tuple(days[0][0] + timedelta(days=n) for n in range(length)),)
    return days


def _against(row: Row, days: tuple[tuple[date, ...], ...], length: int) -> list[Problem]:
    """What else the line says of its days, and is not so."""
    found = []
    every = sorted({day for piece in days for day in piece})
    if every and length and length not in (len(every), sum(day.weekday() < 5 for day in every)):
        said = f"{counted(length, 'day')} {'is' if length == 1 else 'are'} said, but {_words(days)} "
        what = f"{said}{'is' if len(every) == 1 else 'are'} {len(every)}."
        found.append(_fault(row, what, _MEND, Severity.WARNING))
    weekdays = row.get(Meaning.WEEKDAYS)
    if every and weekdays:
        try:
            wanted = weekdays_of(weekdays.replace(".", ""))
        except EditError:
            wanted = ()
        wrong = [day for day in every if wanted and day.weekday() not in wanted]
        if wrong:
            named = " and ".join(WEEKDAYS[w] for w in wanted) if len(wanted) < 3 else weekdays
            what = f"{day_words(wrong[0])[4:]} is a {WEEKDAYS[wrong[0].weekday()]}, not a {named}."
            found.append(_fault(row, what, "Correct the weekday or the date."))
    return found


def _question(row: Row, asked: Asked) -> Question:
    words = words_of(asked.text)
    figures = [w for w in words if w.kind is Kind.NUMERIC and not w.day_first]
    if figures and len(asked.readings) == 2 and all(w.figures[2] for w in figures):
        one, other = (str(reading) for reading in asked.readings)
        text = f"Is the day or the month first in dates such as {_quoted(asked.text)}?"
        return Question(FIGURES, row.where, text, (f"The day: {one}", f"The month: {other}"))
    choices = tuple(str(reading) for reading in asked.readings[:MOST_READINGS])
    key = f"dates:{row.number}:{asked.line}" if asked.line > 1 else f"dates:{row.number}"
    return Question(key, row.where, f"{_quoted(asked.text)}: which of these is meant?", (*choices, LEAVE_ASIDE))


def _shortly(text: str, span: tuple[date, date]) -> str:
    found = read_dates(text, *span)
    return str(found.understood[0].reading) if found.understood and not found.faults else ""


def _words(days: tuple[tuple[date, ...], ...]) -> str:
    return ", ".join(span_words(piece[0], piece[-1]) for piece in days)


def _fault(row: Row, what: str, mend: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(row.where, what, mend, severity)


def _quoted(text: str) -> str:
    return f"“{one_line(text)}”"
