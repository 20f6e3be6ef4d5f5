"""Deliveries whose blocks fit on no dates, taken one at a time, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.projections.health.available import Reason
from hsmc_scheduler.projections.health.datebits import DateSet
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.health.fitting import Fitting
from hsmc_scheduler.projections.messages.words import counted, dates_words, listed, sentence_case, span_words
from hsmc_scheduler.rules.rule import Kind, Subject

MOST_DATES_NAMED = 12


def no_place(fitting: Fitting) -> Finding:
    """Why a delivery without places has none; its pins are not looked at."""
    delivery, bits = fitting.delivery, fitting.available.bits
    subject = Subject(Kind.DELIVERY, delivery.id)
    inside = fitting.year
    for reason in fitting.calendar_reasons[2:]:
        inside &= reason.allowed
    if not inside:
        sentence = f"The window of {delivery.title} holds no date of {_year(fitting)}"
        return Finding(Severity.ERROR, sentence, (subject,), "Widen its window, or move it to another year")
    where = f"from {span_words(bits.earliest(inside), bits.latest(inside))}".replace("-", " to ", 1)
    open_dates = inside & fitting.calendar_reasons[0].allowed & fitting.calendar_reasons[1].allowed
    if not open_dates:
        sentence = f"{delivery.title} has no open date {where}: {_closed(fitting, inside)}"
        return Finding(Severity.ERROR, sentence, (subject,), _mend(fitting.calendar_reasons))
    for number, dates in enumerate(fitting.days):
        if not dates:
            titles = listed([s.title for s in fitting.day_sessions[number]])
            reasons = fitting.day_reasons[number]
            sentence = f"{titles} of {delivery.title} fits on no date {where}: {_whys(fitting, reasons, open_dates)}"
            return _finding(fitting, sentence, reasons)
    for number, _ in enumerate(fitting.days):
        around = [(day, length) for day, length in fitting.cuts if day <= number < day + length]
        if not any(fitting.block_starts(day, length) for day, length in around):
            days = {n for day, length in around for n in range(day, day + length)}
            reasons = tuple(r for n in sorted(days) for r in fitting.day_reasons[n])
            lengths = listed([str(n) for n in sorted({length for _, length in around})]).replace(" and ", " or ")
            sentence = (
                f"No {lengths} days in a row are open for the block of {delivery.title} with "
                f"{fitting.day_sessions[number][0].title} {where}: {_whys(fitting, reasons, open_dates)}"
            )
            return _finding(fitting, sentence, reasons)
    return _out_of_line(fitting, where)


def _out_of_line(fitting: Fitting, where: str) -> Finding:
    """Every block would fit by itself, but not all of them one after another."""
    delivery, gaps = fitting.delivery, fitting.delivery.gaps
    limits = []
    if gaps.active and gaps.min_days > 1:
        limits.append(f"at least {gaps.min_days} days")
    if gaps.active and gaps.max_days is not None:
        limits.append(f"at most {counted(gaps.max_days, 'day')}")
    if fitting.block_windows:
        windows = listed([_window_of_block(w.block, w.window.earliest, w.window.latest) for w in fitting.block_windows])
        causes = [f"the windows of its blocks ({windows})"]
    else:
        causes = []
    if limits:
        causes.append(f"the gaps asked for ({listed(limits)} from one block to the next)")
    asked = listed(causes) or "the dates left to each"
    sentence = f"The blocks of {delivery.title} fit nowhere one after another {where}, with {asked}"
    reasons = tuple(dict.fromkeys(r for day in fitting.day_reasons for r in day))
    subjects = (Subject(Kind.DELIVERY, delivery.id), *_subjects(fitting, reasons))
    return Finding(Severity.ERROR, sentence, subjects, "Widen a window, or allow other gaps between its blocks")


def _window_of_block(block: int, earliest: date | None, latest: date | None) -> str:
    names = {-1: "last block", -2: "last block but one"}
    name = names.get(block, f"block {block}" if block > 0 else f"block {-block} from the end")
    if earliest and latest:
        return f"{name} {span_words(earliest, latest)}"
    ends = f"from {span_words(earliest, earliest)}" if earliest else ""
    return f"{name} {ends}" if ends else f"{name} to {span_words(latest, latest)}" if latest else name


def _whys(fitting: Fitting, reasons: Iterable[Reason], candidates: DateSet) -> str:
    """Each reason with the dates it takes, the greediest first."""
    taken = {r: candidates & ~r.allowed for r in dict.fromkeys(reasons)}
    ordered = sorted((r for r in taken if taken[r]), key=lambda r: -taken[r].bit_count())
    total = candidates.bit_count()
    parts = [f"{r.why} on {_dates(fitting, taken[r], total)}" for r in ordered]
    closed = fitting.year & _inside(fitting) & ~fitting.calendar_reasons[0].allowed
    closed &= fitting.calendar_reasons[1].allowed
    if closed and closed.bit_count() <= MOST_DATES_NAMED:
        parts.append(
            f"{dates_words(fitting.available.bits.dates(closed))} {'are' if closed & closed - 1 else 'is'} closed"
        )
    return "; ".join(parts) if parts else "too few open dates lie in one week"


def _dates(fitting: Fitting, dates: DateSet, total: int) -> str:
    number = dates.bit_count()
    if number == total:
        return "any open date there" if total > 1 else "the one open date there"
    if number <= MOST_DATES_NAMED:
        return dates_words(fitting.available.bits.dates(dates))
    return f"{number} of the {total} open dates"


def _closed(fitting: Fitting, inside: DateSet) -> str:
    labels = [
        p.label
        for p in fitting.available.index.calendar.periods
        if p.active and p.kind == "closed" and inside & fitting.available.bits.between(p.start, p.end)
    ]
    return f"closed ({listed(labels[:4])}) or not its weekday" if labels else "none is a weekday it is taught on"


def _inside(fitting: Fitting) -> DateSet:
    inside = fitting.available.bits.every
    for reason in fitting.calendar_reasons[2:]:
        inside &= reason.allowed
    return inside


def _year(fitting: Fitting) -> str:
    year = fitting.available.index.year_of(fitting.delivery)
    return year.title or year.id


def _subjects(fitting: Fitting, reasons: Iterable[Reason]) -> tuple[Subject, ...]:
    hurting = (r for r in reasons if fitting.year & ~r.allowed)
    return tuple(dict.fromkeys(s for r in hurting for s in r.subjects))


def _mend(reasons: Iterable[Reason]) -> str:
    return sentence_case("; ".join(dict.fromkeys(r.mend for r in reasons)))


def _finding(fitting: Fitting, sentence: str, reasons: tuple[Reason, ...]) -> Finding:
    hurting = [r for r in (*fitting.calendar_reasons[2:], *reasons) if fitting.year & ~r.allowed]
    subjects = (Subject(Kind.DELIVERY, fitting.delivery.id), *_subjects(fitting, reasons))
    return Finding(Severity.ERROR, sentence, subjects, _mend(hurting) or "Allow other block lengths or weekdays")
