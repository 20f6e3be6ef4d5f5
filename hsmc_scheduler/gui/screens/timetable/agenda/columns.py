"""The columns of the agenda: what each shows, how it sorts, and which are wanted in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from hsmc_scheduler.projections.agenda import AgendaRow
from hsmc_scheduler.projections.short_dates import day_short


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `order` None: sorted by what it shows. `wide` in pixels."""

    id: str
    title: str
    show: Callable[[AgendaRow], str]
    wide: int
    order: Callable[[AgendaRow], int] | None = None
    at_first: bool = True


def _moment(found: AgendaRow) -> int:
    return found.row.day.toordinal() * 1440 + found.row.starts.hour * 60 + found.row.starts.minute


COLUMNS = (
    Column("date", "Date", lambda r: day_short(r.row.day), 140, _moment),
    Column("week", "Week", lambda r: str(r.row.week), 54, lambda r: r.row.week),
    Column(
        "time",
        "Time",
        lambda r: f"{r.row.starts:%H:%M}–{r.row.ends:%H:%M}",
        104,
        lambda r: r.row.starts.hour * 60 + r.row.starts.minute,
    ),
    Column("code", "Code", lambda r: r.row.code, 70),
    Column("module", "Module", lambda r: r.row.module, 220, at_first=False),
    Column("session", "Session", lambda r: r.row.session, 190),
    Column("block", "Block", lambda r: r.row.block, 164),
    Column("cohorts", "Cohorts", lambda r: ", ".join(r.row.cohorts), 104),
    Column("set", "Set", lambda r: r.row.learning_set, 62),
    Column("tutors", "Tutors", lambda r: ", ".join(r.row.tutors), 180),
    Column("room", "Room", lambda r: r.row.room, 164),
    Column("venue", "Venue", lambda r: r.row.venue, 150, at_first=False),
    Column("status", "Status", lambda r: r.row.status, 80),
)
NUMBER_OF = {column.id: n for n, column in enumerate(COLUMNS)}


class ColumnMemory:
    """Which columns are shown, in which order, from one session to the next. What cannot be read is ignored."""

    KEY = "agenda/columns"

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "hsmc-scheduler", "window")

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the columns shown, first one first."""
        stored = str(self._store.value(self.KEY, "")).split("|")
        found = tuple(dict.fromkeys(one for one in stored if one in NUMBER_OF))
        return found or tuple(column.id for column in COLUMNS if column.at_first)

    def keep(self, shown: Sequence[str]) -> None:
        """Remember these."""
        self._store.setValue(self.KEY, "|".join(shown))
