"""The small model that names rooms."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.engine.rooms_wanted import Need, RoomBook

Literal = cp_model.IntVar
DETERMINISTIC_SECONDS = 1.0
"""For the rooms of one week; it is nearly always proven in a fraction of this."""


class RoomNames:
    """The small model that names the rooms of some blocks; the room rules' encodings post on it."""

    def __init__(self, book: RoomBook, needs: Sequence[Need]) -> None:
        self.book = book
        self.cp = cp_model.CpModel()
        self.options: dict[Need, dict[str, Literal]] = {
            need: {room: self.cp.new_bool_var("") for room in book.index.rooms} for need in needs
        }
        for options in self.options.values():
            self.cp.add_at_most_one(options.values())
        self.terms: list[tuple[int, cp_model.LinearExprT]] = []

    def deviate(self, rule: RuleId, amount: cp_model.LinearExprT) -> None:
        """Something never negative that the rule counts: none of it where required, charged otherwise."""
        setting = self.book.settings[rule]
        if setting.required:
            self.cp.add(amount == 0)
        else:
            self.terms.append((setting.weight, amount))

    def solve(self) -> dict[Need, str] | None:
        """The cheapest names found in the time; None where there are none."""
        self.cp.minimize(cp_model.LinearExpr.weighted_sum([a for _, a in self.terms], [w for w, _ in self.terms]))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
        if solver.solve(self.cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return {
            need: room
            for need, options in self.options.items()
            for room, literal in options.items()
            if solver.boolean_value(literal)
        }
