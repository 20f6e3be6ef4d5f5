"""Calendars into a folder, one a person, cohort or room; and the plan that remembers what went out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from hsmc_scheduler.app.sending.running import Watch, Write, write_files
from hsmc_scheduler.app.sending.whom import titles_of
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.timetable import Timetable
from hsmc_scheduler.exchange.export_calendar import write_calendar
from hsmc_scheduler.projections.calendar_changes import Calendars, Change, Sent, calendars
from hsmc_scheduler.projections.calendar_events import entries_of
from hsmc_scheduler.projections.concern import Concern, name_of
from hsmc_scheduler.projections.messages.words import counted, listed

CHANGES = " - changes"
RECORDED = "Record the calendars as sent"


@dataclass(frozen=True, slots=True)
class Gone:
    """What was written, and the calendars in it."""

    paths: tuple[Path, ...]
    words: str
    calendars: Calendars


def calendars_of(plan: Plan, timetable: Timetable, concerns: Iterable[Concern]) -> Calendars:
    """The calendars of those, as they would go out now."""
    return calendars(plan, entries_of(PlanIndex(plan), timetable), concerns)


def send_calendars(
    plan: Plan,
    timetable: Timetable,
    concerns: Sequence[Concern],
    folder: Path,
    now: datetime,
    *,
    changes_only: bool = False,
    replace: bool = False,
    watch: Watch | None = None,
) -> Gone:
    """Write a file each; of changes only, for those alone who have any. Raises NotWrittenError."""
    found = calendars_of(plan, timetable, concerns)
    files = calendar_files(plan, found, titles_of(plan, concerns), now, changes_only=changes_only)
    paths = write_files(folder, files, watch or Watch(), replace=replace) if files else ()
    return Gone(paths, change_words(e for entries in found.entries.values() for e in entries), found)


def calendar_files(
    plan: Plan, found: Calendars, titles: Mapping[Concern, str], now: datetime, *, changes_only: bool = False
) -> dict[str, Write]:
    """How to write each calendar, by the file's name."""
    files: dict[str, Write] = {}
    for concern, entries in found.entries.items():
        if changes_only:
            entries = found.changes(concern)
        if entries or not changes_only:
            title = f"{plan.title}: {name_of(plan, concern)}"
            files[calendar_name(titles[concern], changes_only=changes_only)] = partial(
                write_calendar, title, entries, now
            )
    return files


def calendar_name(title: str, *, changes_only: bool) -> str:
    """What the file of one is called."""
    return f"{title}{CHANGES if changes_only else ''}.ics"


def change_words(entries: Iterable[Sent]) -> str:
    """3 new, 2 changed and 1 cancelled, each entry counted once; empty where nothing changed."""
    kinds = Counter(change for _, change in {(e.event.uid, e.change) for e in entries})
    parts = [counted(kinds[c], c.value, c.value) for c in (Change.NEW, Change.CHANGED, Change.CANCELLED) if kinds[c]]
    return listed(parts)


def remember_calendars(plan: Plan, gone: Calendars) -> Plan:
    """The plan as it is now, with the calendars as they went out beside what others were sent meanwhile."""
    return replace(plan, correspondence=gone.told_in(plan.correspondence))
