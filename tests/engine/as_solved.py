"""What the engine makes of one finished timetable: the rules' encodings, asked about it and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from ortools.sat.python import cp_model

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, RuleId, RuleSetting
from hsmc_scheduler.domain.timetable import Placement, Timetable
from hsmc_scheduler.engine.build import build
from hsmc_scheduler.engine.course import Start
from hsmc_scheduler.engine.encodings.encoding import Encoding
from hsmc_scheduler.engine.encodings.registry import ENCODINGS
from hsmc_scheduler.engine.extract import extract
from hsmc_scheduler.engine.model import Model
from hsmc_scheduler.engine.naming import needs_of, post_room_rules, with_rooms
from hsmc_scheduler.engine.room_names import RoomNames
from hsmc_scheduler.engine.rooms_wanted import Need, RoomBook
from hsmc_scheduler.engine.search import readable
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.settings import setting_of

STRUCTURE = frozenset({RuleId.TEACH_CONTACT_DAYS, RuleId.KEEP_BLOCK_DAYS_TOGETHER, RuleId.KEEP_BLOCKS_IN_ORDER})
MAKERS = frozenset({RuleId.COVER_SESSIONS, RuleId.KEEP_SET_FACILITATORS})
"""Rules without which nobody is asked for; they are left on, and silent."""

SETS = frozenset({RuleId.KEEP_SET_FACILITATORS, RuleId.CHANGE_LITTLE})
"""Rules to which it matters which of two facilitators has which set; to all others they are alike."""

BY_RULE = {e.rule: e for e in ENCODINGS}


class RefusedError(Exception):
    """The engine has no way to say such a timetable, or will not have it."""


def asked(plan: Plan, rules: Collection[RuleId], importance: Importance) -> Plan:
    """The plan with these rules at that importance (where they offer it) and every other one off."""
    chosen = {s.rule: s for s in plan.rules}
    settings = []
    for rule in RULES:
        if rule.id in rules:
            wanted = importance if importance in rule.choices else Importance.REQUIRED
        else:
            wanted = Importance.REQUIRED if rule.id in MAKERS else Importance.OFF
        parameters = chosen[rule.id].parameters if rule.id in chosen else ()
        settings.append(RuleSetting(rule.id, wanted, parameters))
    return replace(plan, rules=tuple(settings))


@contextmanager
def only(rules: Collection[RuleId]) -> Iterator[None]:
    """Let only these rules' encodings have a say."""
    some: tuple[Encoding, ...] = tuple(e for e in ENCODINGS if e.rule in rules)
    with (
        patch("hsmc_scheduler.engine.build.ENCODINGS", some),
        patch("hsmc_scheduler.engine.variables.ENCODINGS", some),
        patch("hsmc_scheduler.engine.naming.ENCODINGS", some),
    ):
        yield


def deviation_as_solved(
    plan: Plan,
    timetable: Timetable,
    rule: RuleId,
    *,
    earlier: Timetable | None = None,
    importance: Importance = Importance.REQUIRED,
    without: RuleId | None = None,
) -> int:
    """How far the engine holds a timetable to be off one rule; 0 where it is required. Raises RefusedError."""
    index = PlanIndex(asked(plan, STRUCTURE | {rule}, importance))
    with only((STRUCTURE | {rule}) - {without}):
        found = of_dates(index, timetable, rule, earlier)
        if BY_RULE[rule].post_rooms is not None:
            named = of_rooms(index, timetable)
            if found > named:
                raise AssertionError("the dates cost more than the rooms they need")
            found = named
    return found


def of_dates(index: PlanIndex, timetable: Timetable, rule: RuleId, earlier: Timetable | None) -> int:
    """What the model of dates and tutors counts."""
    model = build(index, earlier=earlier)
    true = as_literals(model, timetable)
    extracted = extract(model, lambda literal: literal.index in true)
    if said(extracted, who_has_which=rule in SETS) != said(timetable, who_has_which=rule in SETS):
        raise RefusedError("no literals say this timetable")
    for literal in readable(model):
        model.cp.add(literal == (1 if literal.index in true else 0))
    cost = cheapest(model.cp)
    return cost // model.setting(rule).weight if model.objective() else 0


def of_rooms(index: PlanIndex, timetable: Timetable) -> int:
    """What the naming of rooms counts."""
    book = RoomBook(index, {r.id: setting_of(index.plan, r) for r in RULES})
    names = RoomNames(book, needs_of(book, timetable.placements))
    post_room_rules(names)
    rooms: dict[Need, str] = {}
    sittings = {(p.key, s.session): s for p in timetable.placements for s in p.sittings}
    for need, options in names.options.items():
        sitting = sittings[need.block, need.session]
        own = {s.learning_set: s.room for s in sitting.sets}
        room = sitting.room if need.learning_set is None else own.get(need.learning_set)
        if room in options:
            rooms[need] = room
        for name, literal in options.items():
            names.cp.add(literal == (1 if name == room else 0))
    if [with_rooms(p, rooms) for p in timetable.placements] != list(timetable.placements):
        raise RefusedError("no names say these rooms")
    names.cp.minimize(sum(amount for _, amount in names.terms))
    return cheapest(names.cp)


def cheapest(cp: cp_model.CpModel) -> int:
    """The least a model can cost. Raises RefusedError where it has no solution."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(cp)
    if status == cp_model.INFEASIBLE:
        raise RefusedError("no solution")
    assert status == cp_model.OPTIMAL
    return round(solver.objective_value)


def said(timetable: Timetable, *, who_has_which: bool) -> list[str]:
    """What a timetable says of dates and people, in an order that does not matter."""
    lines = [f"{c}" for c in timetable.run_choices]
    for p in timetable.placements:
        for s in p.sittings:
            sets = sorted(x.learning_set for x in s.sets)
            pairs = sorted(f"{x.tutor}" + (f" {x.learning_set}" if who_has_which else "") for x in s.sets)
            lines.append(f"{p.key} {s.session} {s.day} {sorted(s.tutors)} {sets} {pairs}")
    return sorted(lines)


def as_literals(model: Model, timetable: Timetable) -> set[int]:
    """The literals a timetable makes true; what no literal can say is left out."""
    true: set[int] = set()
    for delivery in model.deliveries:
        placements = [p for p in timetable.placements if p.delivery == delivery.id]
        true |= _starts(model, delivery.id, placements)
        for sitting in (s for p in placements for s in p.sittings):
            for tutor in sitting.tutors:
                literal = model.teaches.get((delivery.id, sitting.session, tutor))
                if literal is not None:
                    true.add(literal.index)
            for s in sitting.sets:
                cohort = model.index.all_sets[s.learning_set].cohort if s.learning_set in model.index.all_sets else ""
                facilitates = model.facilitates.get(((cohort, delivery.year), s.tutor or ""))
                if facilitates is not None:
                    true.add(facilitates.index)
    for choice in timetable.run_choices:
        true.add(model.runs[choice.cohort, choice.delivery].index)
    return true


def _starts(model: Model, delivery: str, placements: list[Placement]) -> set[int]:
    course = model.courses[delivery]
    for blocks in sorted({s.blocks for s in course.starts}):
        found = [_start(model, delivery, p, blocks) for p in placements]
        literals = [model.literals[delivery][p] for p in found if p is not None]
        if len(literals) == len(placements):
            return {literal.index for literal in literals}
    return set()


def _start(model: Model, delivery: str, placement: Placement, blocks: int) -> int | None:
    taught = sorted((s.session, s.day) for s in placement.sittings)

    def sessions(start: Start) -> list[tuple[str, object]]:
        return sorted((s.id, day) for number, day in start.taught for s in model.index.days[delivery][number])

    for position, start in enumerate(model.courses[delivery].starts):
        if (start.blocks, start.block) == (blocks, placement.block) and sessions(start) == taught:
            return position
    return None
