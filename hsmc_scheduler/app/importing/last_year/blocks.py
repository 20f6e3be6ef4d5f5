"""The runs of days of a list put together to the blocks of the plan's deliveries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from hsmc_scheduler.app.importing.last_year.people_and_places import PlanNames
from hsmc_scheduler.app.importing.last_year.plain import holds, plain
from hsmc_scheduler.app.importing.last_year.said import Run
from hsmc_scheduler.domain.calendar import monday_of
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.problems.wording import one_line
from hsmc_scheduler.domain.split import allowed_splits
from hsmc_scheduler.projections.messages.words import counted


@dataclass(frozen=True, slots=True)
class Sorted:
    """The runs of each delivery in the order of their dates; and, by line, why a run is of none."""

    runs: dict[str, list[Run]]
    homeless: tuple[tuple[int, str], ...]
    remarks: tuple[tuple[int, str], ...]


def sort_out(index: PlanIndex, runs: Iterable[Run]) -> Sorted:
    """Find the delivery of each run: of its module, in the academic year of its first day, for its cohort."""
    names = PlanNames(index.plan)
    found: dict[str, list[Run]] = {}
    homeless: list[tuple[int, str]] = []
    remarks: list[tuple[int, str]] = []
    for run in runs:
        cohorts = names.cohorts(run.cohort) if run.cohort else replace(names.cohorts(run.named), remarks=())
        remarks += [(run.lines[0], remark) for remark in cohorts.remarks]
        delivery, why_not = _delivery(index, run, frozenset(cohorts.ids))
        if delivery is None:
            homeless.append((run.lines[0], why_not))
        else:
            found.setdefault(delivery.id, []).append(run)
    ordered = {d: _merged(sorted(its, key=lambda r: (r.days, r.lines)), remarks) for d, its in found.items()}
    return Sorted(ordered, tuple(homeless), tuple(remarks))


def _delivery(index: PlanIndex, run: Run, cohorts: frozenset[str]) -> tuple[Delivery | None, str]:
    year = index.calendar.year_of(run.days[0])
    name = " and ".join(run.codes)
    taught = [d for d in index.deliveries.values() if set(run.codes) & set(d.modules)]
    found = [d for d in taught if year is not None and d.year == year.id]
    if not found:
        when = (year.title or year.id) if year else "those years"
        return None, f"{name} is not taught in {when} in this plan"
    whole = [d for d in found if set(run.codes) <= set(d.modules)] or found
    if len(whole) > 1 and cohorts:
        whole = [d for d in whole if cohorts & set(index.cohorts_of_delivery[d.id])] or whole
    if len(whole) > 1:
        told = [d for d in whole if holds(plain(f"{run.named} {run.cohort}"), plain(d.title)) or run.cohort == d.id]
        whole = told or whole
    if len(whole) > 1:
        which = f"{len(whole)} deliveries of {name} are taught in {year.title or year.id if year else ''}"
        return None, f"{which}; a column “Cohort” would say which"
    return whole[0], ""


def _merged(runs: list[Run], remarks: list[tuple[int, str]]) -> list[Run]:
    """Days of one delivery that follow one another in a week, listed a day a line, are one block."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and set(run.days) <= set(last.days):
            remarks.append((run.lines[0], f"the same dates as line {last.lines[0]}"))
            continue
        if last and run.days[0] <= last.days[-1]:
            remarks.append((run.lines[0], f"overlaps line {last.lines[0]}"))
            rest = tuple(day for day in run.days if day not in last.days)
            run = replace(run, days=rest)
        follows = last and (run.days[0] - last.days[-1]).days == 1 and monday_of(run.days[0]) == monday_of(last.days[0])
        if last and follows and len(run.days) == 1 and (not run.block or not last.block or run.block == last.block):
            room, tutors = last.room or run.room, last.tutors or run.tutors
            found[-1] = replace(
                last, days=(*last.days, *run.days), lines=(*last.lines, *run.lines), room=room, tutors=tutors
            )
        else:
            found.append(run)
    return found


def number_of(run: Run) -> int:
    """The number a list gives its block; 0: none."""
    digits = "".join(c for c in run.block if c in "0123456789")
    return int(digits) if 0 < len(digits) < 3 else 0


def of_other_number(run: Run, number: int) -> str:
    """What to say where a list counts its blocks otherwise; nothing where it does not."""
    if number_of(run) not in (0, number):
        return f"listed as block {one_line(run.block)}, by its dates it is block {number}"
    return ""


def numbered(delivery: Delivery, runs: list[Run], lengths: list[int]) -> list[tuple[int, int]] | None:
    """Number and first day (from 0) of each run, as the list numbers them, where some of its blocks are missing.

    None: they are not numbered in order, or no way to cut the delivery has blocks of those lengths there.
    """
    numbers = [number_of(run) for run in runs]
    in_order = numbers and numbers[0] > 0 and all(a < b for a, b in pairwise(numbers))
    if not in_order or numbers == list(range(1, len(runs) + 1)):
        return None
    for split in allowed_splits(delivery):
        if numbers[-1] <= len(split) and all(split[n - 1] == k for n, k in zip(numbers, lengths, strict=True)):
            return [(n, sum(split[: n - 1])) for n in numbers]
    return None


def days_over(number: int, delivery: Delivery) -> str:
    """What to say of days beyond those of the delivery."""
    there = counted(len(delivery.days), "day")
    return f"{delivery.title} has {there}; {counted(number, 'day')} too many"
