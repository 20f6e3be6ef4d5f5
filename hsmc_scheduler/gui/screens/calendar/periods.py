"""The named periods as a list, and the one chosen to be edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu

from hsmc_scheduler.app.edits.editing import put, remove
from hsmc_scheduler.app.problems_with import problems_at
from hsmc_scheduler.domain.calendar import Period, PeriodKind
from hsmc_scheduler.domain.place import Place, Step, index_of, steps
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.gui.document import Facts
from hsmc_scheduler.gui.screens.calendar.looks import TITLES, look_of_period
from hsmc_scheduler.gui.widgets.buttons import button
from hsmc_scheduler.gui.widgets.entries import Choice, DateEntry, Form, TextEntry, Tick
from hsmc_scheduler.gui.widgets.listing import Item
from hsmc_scheduler.gui.widgets.spells import SpellPanel
from hsmc_scheduler.projections.short_dates import span_short

EMPTY = "Paint closed days on the calendar, add the bank holidays by their button, or add a term or a half-term here."
PERIODS: Place = ("calendar", "periods")
FIELDS = ("label", "kind", "start", "end", "provisional", "comment")
Edit = Callable[[str, Callable[[Plan], Plan]], str]


class PeriodsPanel(SpellPanel):
    """`edit` makes a change of the plan under a name, and says what is wrong with it; `add` adds a period of a kind."""

    def __init__(self, edit: Edit, add: Callable[[PeriodKind], object]) -> None:
        self.add_button = button("Add period", lambda: None, icon="plus")
        menu = QMenu(self.add_button)
        self.add_actions = {}
        for kind, title in TITLES.items():
            action = menu.addAction(title)
            action.triggered.connect(partial(_ignoring_checked, add, kind))
            self.add_actions[kind] = action
        self.add_button.setMenu(menu)
        self.confirm_button = button("Confirm", self._confirm, icon="check", name="Confirm the period chosen")
        self.label = TextEntry("Label")
        self.kind = Choice("Kind of period", [(k.value, t) for k, t in TITLES.items()])
        self.start, self.end = DateEntry("First day"), DateEntry("Last day")
        self.provisional = Tick("To be confirmed by the University", "To be confirmed")
        self.comment = TextEntry("Comment")
        form = Form()
        form.add("label", "Label", self.label)
        form.add_pair(("start", "From", self.start), ("end", "To, inclusive", self.end))
        form.add("kind", "Kind", self.kind)
        form.add("provisional", "", self.provisional)
        form.add("comment", "Comment", self.comment)
        super().__init__("Named periods", EMPTY, form, "period", self.add_button, self.confirm_button)
        self._edit = edit
        self._periods: tuple[Period, ...] = ()
        self._key: Step | None = None
        self.label.committed.connect(partial(self._put, "label"))
        self.kind.committed.connect(self._put_kind)
        self.start.committed.connect(partial(self._put, "start"))
        self.end.committed.connect(partial(self._put, "end"))
        self.provisional.committed.connect(partial(self._put, "provisional"))
        self.comment.committed.connect(partial(self._put, "comment"))
        self.picked.connect(self.choose)
        self.switched.connect(self._switch)
        self.delete_asked.connect(self._remove)

    @property
    def period(self) -> Period | None:
        """The period chosen."""
        try:
            return self._periods[index_of(self._periods, self._key)] if self._key is not None else None
        except KeyError:
            return None

    def show_periods(self, facts: Facts) -> None:
        """Show the periods, earliest first, and what is wrong beside each field."""
        calendar = facts.content.plan.calendar
        self._periods = calendar.periods
        if self.period is None:
            self._key = None
        rows = sorted(zip(steps(self._periods), self._periods, strict=True), key=lambda row: (row[1].start, row[1].end))
        troubled = {p.at[2] for p in facts.problems if p.at[:2] == PERIODS and len(p.at) > 2}
        self.show_items([_item(key, period, troubled=key in troubled) for key, period in rows], self._key)
        for entry in (self.start, self.end):
            entry.allow(calendar.start, calendar.end)
        self._fill()
        for field in FIELDS:
            found = problems_at(facts.problems, (*PERIODS, self._key or "", field))
            self.form.show_fault(field, " ".join(f"{p.what[:1].upper()}{p.what[1:]}. {p.mend}" for p in found))

    def choose(self, key: Step) -> None:
        """Choose a period to edit."""
        self._key = key
        self.show_items(self.listing.items, key)
        for field in FIELDS:
            self.form.show_fault(field, "")
        self._fill()

    def choose_painted(self, day: date, kind: PeriodKind) -> None:
        """Choose the period of that kind on a day, to be labelled."""
        rows = zip(steps(self._periods), self._periods, strict=True)
        found = next((key for key, p in rows if p.kind is kind and p.start <= day <= p.end), None)
        if found is not None:
            self.choose(found)

    def _fill(self) -> None:
        period = self.period
        self.confirm_button.setEnabled(period is not None and period.provisional and self.listing.editable)
        if period is None:
            return
        self.label.show_value(period.label)
        self.kind.show_value(period.kind.value)
        self.start.show_value(period.start)
        self.end.show_value(period.end)
        self.provisional.show_value(period.provisional)
        self.comment.show_value(period.comment)

    def _put_kind(self, value: str) -> None:
        self._put("kind", PeriodKind(value))

    def _put(self, field: str, value: object) -> None:
        period, key = self.period, self._key
        if period is not None and key is not None:
            at = (*PERIODS, key, field)
            self.form.show_fault(field, self._edit(f"Change {period.label}", lambda plan: put(plan, at, value)))

    def _confirm(self) -> None:
        period, key = self.period, self._key
        if period is not None and key is not None:
            at = (*PERIODS, key, "provisional")
            self._edit(f"Confirm {period.label}", lambda plan: put(plan, at, False))

    def _switch(self, key: Step, on: bool) -> None:
        at = (*PERIODS, key, "active")
        label = self._periods[index_of(self._periods, key)].label
        self._edit(f"Switch {label} {'on' if on else 'off'}", lambda plan: put(plan, at, on))

    def _remove(self, key: Step) -> None:
        label = self._periods[index_of(self._periods, key)].label
        self._key = None
        self._edit(f"Delete {label}", lambda plan: remove(plan, (*PERIODS, key)))


def _ignoring_checked(add: Callable[[PeriodKind], object], kind: PeriodKind, _checked: bool = False) -> None:
    add(kind)


def _item(key: Step, period: Period, *, troubled: bool) -> Item:
    words = f"{TITLES[period.kind]} · {span_short(period.start, period.end)}"
    return Item(
        key,
        period.label or "Without a label",
        words,
        note="to confirm" if period.provisional else "",
        on=period.active,
        look=look_of_period(period),
        grade="caution" if troubled else "",
        mark="has problems" if troubled else "",
    )
