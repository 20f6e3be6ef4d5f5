"""The CP-SAT model of some deliveries of a plan: variables, the rules posted on them, and what they cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ortools.sat.python import cp_model

from hsmc_scheduler.domain.attendance import Group
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.delivery import Delivery
from hsmc_scheduler.domain.index import PlanIndex, atoms
from hsmc_scheduler.domain.module import Anchor, Assessment
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.domain.session import Session
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.engine.course import Course, Start
from hsmc_scheduler.engine.obstacles import Obstacles
from hsmc_scheduler.engine.rooms_wanted import RoomBook
from hsmc_scheduler.engine.sets_meeting import SetClass
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.settings import Setting, setting_of

Literal = cp_model.IntVar
Expr = cp_model.LinearExprT
MAGNITUDE = 2**31


@dataclass(frozen=True, slots=True)
class Duty:
    """A tutor's possible place in one session: `literal` says whether the tutor has it."""

    tutor: str
    literal: Literal
    delivery: str
    session: Session
    number: int
    """The day number of its delivery."""
    facilitates: bool


class Model:
    """Variables and what they mean. Encodings post on it; nothing here knows a rule."""

    def __init__(
        self,
        index: PlanIndex,
        deliveries: Iterable[Delivery],
        *,
        earlier: Timetable | None = None,
        obstacles: Obstacles | None = None,
    ) -> None:
        self.index = index
        self.cp = cp_model.CpModel()
        self.deliveries = tuple(deliveries)
        self.ids = frozenset(d.id for d in self.deliveries)
        self.earlier = earlier
        self.obstacles = obstacles or Obstacles()
        self.settings: dict[RuleId, Setting] = {r.id: setting_of(index.plan, r) for r in RULES}
        self.book = RoomBook(index, self.settings)
        self.courses: dict[str, Course] = {}
        self.literals: dict[str, list[Literal]] = {}
        self.teaches: dict[tuple[str, str, str], Literal] = {}
        """Whether a tutor teaches a session, by (delivery, session, tutor)."""
        self.facilitates: dict[tuple[SetClass, str], Literal] = {}
        """Whether a tutor has one of the sets of a class."""
        self.set_classes: dict[SetClass, tuple[str, ...]] = {}
        """The classes that meet in this model, with the tutors who may facilitate them."""
        self.runs: dict[tuple[str, str], Literal] = {}
        """Whether a cohort attends a repeat run, by (cohort, delivery)."""
        self.duties: dict[str, list[Duty]] = defaultdict(list)
        self.deviations: dict[RuleId, list[tuple[int, Expr]]] = defaultdict(list)
        self.begun: dict[tuple[str, int, int], dict[int, Literal]] = {}
        """By (delivery, blocks, block): for each week, whether the block begins in it or before."""
        self.occupied: dict[tuple[str, str, str], dict[int, Literal]] = {}
        """Whether people are at a delivery, by half-day, by (delivery, cohort if a run, sessions they come to)."""
        self.overflow: dict[int, Literal] = {}
        """For each date (ordinal), the least its needs cost away from home, as prefer_home_venue charges it."""
        self.room_costs: dict[int, Literal] = {}
        """For each week, what naming its rooms was found to cost beyond `overflow` (room_cuts.py)."""
        self._attended: dict[tuple[str, str, int], Literal] = {}
        self._there: dict[tuple[str, date, DayPart], bool] = {}
        self._sums: dict[tuple[int, ...], Literal] = {}
        self._dates: dict[tuple[str, int, int], Literal] = {}
        self.zero = self.cp.new_constant(0)
        self.true = self.cp.new_constant(1)
        self.origin = index.calendar.start.toordinal()

    # what a rule's encoding says ------------------------------------------------------------------------------

    def setting(self, rule: RuleId) -> Setting:
        """The rule as this plan has it."""
        return self.settings[rule]

    def charge(self, rule: RuleId, amount: Expr, times: int = 1) -> None:
        """Count `times` x `amount` as deviation of the rule."""
        self.deviations[rule].append((times, amount))

    def at_most(self, rule: RuleId, sums: Sequence[Sequence[Literal]], limit: int) -> None:
        """Each sum of variables stays at or below `limit`; in a preference the worst excess is its deviation."""
        reach = [sum(self.reach(v) for v in row) for row in sums]
        most = max(reach, default=0)
        if most <= limit:
            return
        unique = {tuple(sorted(v.index for v in row)): row for row, r in zip(sums, reach, strict=True) if r > limit}
        required = self.setting(rule).required
        over = 0 if required else self.cp.new_int_var(0, most - limit, "")
        for row in unique.values():
            if required and limit == 1 and all(self.reach(v) == 1 for v in row):
                self.cp.add_at_most_one(row)
            else:
                self.cp.add(cp_model.LinearExpr.sum(list(row)) <= limit + over)
        if not required:
            self.charge(rule, over)

    def reach(self, variable: Literal) -> int:
        """The largest value a variable can have."""
        domain = variable.proto.domain
        return int(domain[len(domain) - 1])

    def deviate(self, rule: RuleId, amount: Expr, times: int = 1) -> None:
        """Something never negative that the rule counts: none of it where required, charged otherwise."""
        if self.setting(rule).required:
            self.cp.add(amount == 0)
        else:
            self.charge(rule, amount, times)

    def pins_of(self, delivery: str) -> list[Pin]:
        """The switched-on pins of a delivery."""
        return [p for p in self.index.plan.pins if p.active and p.delivery == delivery]

    def past_blocks(self, delivery: str) -> list[Placement]:
        """The blocks of the earlier timetable that are past and do not move."""
        before = self.index.plan.frozen_before
        if before is None or self.earlier is None:
            return []
        return [p for p in self.earlier.placements if p.delivery == delivery and p.start < before]

    # sums ---------------------------------------------------------------------------------------------------

    def count(self, literals: Sequence[Literal], most: int | None = None) -> Literal:
        """A variable equal to the number of true literals; the same literals share one. `most`: known upper limit."""
        if not literals:
            return self.zero
        if len(literals) == 1:
            return literals[0]
        key = tuple(sorted(v.index for v in literals))
        if key not in self._sums:
            if most == 1:
                total = self.cp.new_bool_var("")
                self.cp.add_exactly_one([*literals, total.negated()])
            else:
                total = self.cp.new_int_var(0, len(literals) if most is None else min(most, len(literals)), "")
                self.cp.add(cp_model.LinearExpr.sum(list(literals)) == total)
            self._sums[key] = total
        return self._sums[key]

    def by_week(self, delivery: str, positions: Iterable[int]) -> list[Literal]:
        """The start literals at these positions, whole weeks of a block's starts put as one literal each.

        A timetable is first of all a choice of weeks; rules that speak of weeks share these literals.
        """
        course, literals = self.courses[delivery], self.literals[delivery]
        weeks: dict[tuple[int, int, int], list[int]] = {}
        for position in positions:
            start = course.starts[position]
            weeks.setdefault((start.blocks, start.block, start.week), []).append(position)
        found = []
        for key, some in weeks.items():
            mine = [literals[p] for p in some]
            found.extend([self.count(mine, 1)] if len(some) == len(course.of_week[key]) else mine)
        return found

    # tutors -------------------------------------------------------------------------------------------------

    def is_there(self, tutor: str, day: date, part: DayPart) -> bool:
        """Whether a tutor works and is not away for all of that part of a day."""
        key = (tutor, day, part)
        if key not in self._there:
            self._there[key] = all(self.index.can_teach(tutor, atom) for atom in atoms(day, part))
        return self._there[key]

    # dates --------------------------------------------------------------------------------------------------

    @cached_property
    def _day_literals(self) -> dict[tuple[str, int], dict[date, list[Literal]]]:
        found: dict[tuple[str, int], dict[date, list[Literal]]] = defaultdict(lambda: defaultdict(list))
        for d, course in self.courses.items():
            for start, literal in zip(course.starts, self.literals[d], strict=True):
                for number, day in start.taught:
                    found[d, number][day].append(literal)
        return found

    def on_dates(self, delivery: str, number: int) -> dict[date, list[Literal]]:
        """For each date a day of the delivery may be taught on, the literals that put it there; one is true in all."""
        return self._day_literals[delivery, number]

    def date_of(self, delivery: str, number: int, unit: int = 1) -> Literal:
        """The date of a day of the delivery, in units of days (1) or weeks (7) from the calendar's first Monday."""
        key = (delivery, number, unit)
        if key not in self._dates:
            where = self.on_dates(delivery, number)
            if not where:
                return self.zero  # no date will do, so there is no timetable; a variable must have some value
            pairs = [(self.offset(day, unit), lit) for day, lits in where.items() for lit in lits]
            values = sorted({v for v, _ in pairs})
            var = self.cp.new_int_var_from_domain(cp_model.Domain.from_values(values), "")
            weights = [v for v, _ in pairs]
            self.cp.add(cp_model.LinearExpr.weighted_sum([lit for _, lit in pairs], weights) == var)
            self._dates[key] = var
        return self._dates[key]

    def offset(self, day: date, unit: int = 1) -> int:
        """A date counted in days (1) or weeks (7) from the Monday of the calendar's first week."""
        monday = self.origin - (self.origin - 1) % 7
        return (day.toordinal() - monday) // unit

    # people -------------------------------------------------------------------------------------------------

    def attended(self, group: Group, delivery: str, positions: Sequence[int]) -> list[Literal]:
        """Start literals of a delivery as a group lives them: those of a repeat run are true only if it attends it."""
        attends = self.runs.get((group.cohort, delivery))
        if attends is None:
            return self.by_week(delivery, positions)
        literals = []
        for position in positions:
            key = (group.cohort, delivery, position)
            if key not in self._attended:
                start = self.literals[delivery][position]
                both = self.cp.new_bool_var("")
                self.cp.add_bool_or(both, start.negated(), attends.negated())
                self.cp.add_implication(both, start)
                self.cp.add_implication(both, attends)
                self._attended[key] = both
            literals.append(self._attended[key])
        return literals

    def strands(self, group: Group) -> list[list[str]]:
        """The deliveries of this model each strand of a group may attend, repeat runs included."""
        runs = [r for choice in group.one_of for r in choice.runs]
        found = {tuple(sorted((strand | set(runs)) & self.ids)) for strand in group.strands}
        return [list(s) for s in sorted(found) if s]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups somebody of which attends a delivery of this model."""
        return tuple(g for g in self.index.groups if g.deliveries & self.ids)

    def sessions_of_day(self, group: Group, delivery: str, number: int) -> tuple[Session, ...]:
        """The sessions of a day that the group's people come to."""
        return tuple(s for s in self.index.days[delivery][number] if self.index.attends(s, group.cohort))

    # deadlines ----------------------------------------------------------------------------------------------

    def assessments(self, delivery: str) -> list[tuple[str, Assessment]]:
        """The switched-on assessments of a delivery's modules: (module code, assessment)."""
        modules = (self.index.modules.get(m) for m in self.index.deliveries[delivery].modules)
        return [(m.code, a) for m in modules if m for a in m.assessments if a.active]

    def anchors(self, delivery: str, assessment: Assessment) -> list[tuple[int, Start]]:
        """The starts (position, start) of the block a deadline follows."""
        first = assessment.anchor is Anchor.FIRST_BLOCK
        starts = enumerate(self.courses[delivery].starts)
        return [(p, s) for p, s in starts if s.block == (1 if first else s.blocks)]

    # whole --------------------------------------------------------------------------------------------------

    def objective(self) -> list[tuple[int, Expr]]:
        """Weights and amounts of everything charged by rules that are preferences, and of rooms found dear."""
        charged: list[tuple[int, Expr]] = [
            (self.setting(rule).weight * times, amount)
            for rule, charges in self.deviations.items()
            for times, amount in charges
            if self.setting(rule).weight
        ]
        return charged + [(1, cost) for cost in self.room_costs.values()]

    def minimise(self) -> None:
        """Make the objective the cost of all preferences, and check that no sum can grow too large to trust."""
        terms = self.objective()
        if terms:
            self.cp.minimize(cp_model.LinearExpr.weighted_sum([a for _, a in terms], [w for w, _ in terms]))
        worst = largest_sum(self.cp)
        if worst >= MAGNITUDE:
            raise OverflowError(f"a sum in the model can reach {worst}, more than the solver may be trusted with")


def largest_sum(model: cp_model.CpModel) -> int:
    """The largest sum of |coefficient x range| over all linear constraints and the objective (QUALITY.md G9)."""
    proto = model.proto
    reach = [max(abs(v.domain[0]), abs(v.domain[len(v.domain) - 1])) for v in proto.variables]

    def total(linear: object) -> int:
        coeffs: Collection[int] = linear.coeffs  # type: ignore[attr-defined]  # the protobuf wrapper has no stubs
        variables: Collection[int] = linear.vars  # type: ignore[attr-defined]  # as above
        return sum(abs(c) * reach[v if v >= 0 else -v - 1] for c, v in zip(coeffs, variables, strict=True))

    worst = total(proto.objective) if proto.has_objective() else 0
    for constraint in proto.constraints:
        if constraint.has_linear():
            worst = max(worst, total(constraint.linear))
    return worst
