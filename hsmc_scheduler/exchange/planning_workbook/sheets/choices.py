"""What the planner decided: pins, and how much each rule matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hsmc_scheduler.domain.pin import Pin, PinnedTutors
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.ruleset import Importance, Parameter, RuleId, RuleSetting
from hsmc_scheduler.exchange.planning_workbook.kinds import RULE, Day, Number, Reference, Shown, Text, one_of
from hsmc_scheduler.exchange.planning_workbook.sheets.shared import ACTIVE, COMMENT, made_key
from hsmc_scheduler.exchange.planning_workbook.spec import PARENT, Check, Column, SheetSpec
from hsmc_scheduler.rules.registry import RULES
from hsmc_scheduler.rules.rule import ParameterSpec, Rule

_BY_ID: dict[RuleId, Rule] = {rule.id: rule for rule in RULES}

PINS = SheetSpec(
    "Pins",
    "pin",
    Pin,
    ("pins",),
    "What you have fixed of single blocks.",
    (
        made_key("pin", "delivery", ("Pin",)),
        Column("delivery", "Delivery", Reference("Deliveries"), "The id of the delivery."),
        Column("block", "Block", Number(1, 60), "The number of the block in it, from 1."),
        Column("start", "Starts", Day(), "Its first day; empty: left to the program.", ("Start", "Date")),
        Column("days", "Days", Number(1, 7), "How many days it has; empty: left to the program."),
        Column("room", "Room", Reference("Rooms"), "The id of its main room; empty: left to the program."),
        ACTIVE,
        COMMENT,
    ),
    checks=(Check("counted", "block"),),
)

PINNED_TUTORS = SheetSpec(
    "Pinned tutors",
    "pinned session",
    PinnedTutors,
    ("tutors",),
    "Who exactly teaches a session of a pinned block.",
    (
        Column(PARENT, "Pin", Reference("Pins"), "The id of the pin."),
        Column("session", "Session", Text(), "The id of the session."),
        Column(
            "tutors", "Tutors", Reference("Tutors", many=True), "Exactly these teach it: ids, with semicolons between."
        ),
    ),
    parent="Pins",
)


def _default(rule: RuleSetting | Mapping[str, Any], _: str) -> str:
    known = _BY_ID[rule["rule"] if isinstance(rule, Mapping) else rule.rule]
    return known.default.value


def _other_rules(plan: Plan) -> tuple[Mapping[str, Any], ...]:
    """Those nothing is said of."""
    there = {s.rule for s in plan.rules}
    return tuple({"rule": rule.id} for rule in RULES if rule.id not in there)


RULE_SHEET = SheetSpec(
    "Rules",
    "rule",
    RuleSetting,
    ("rules",),
    "How much each rule matters to you; empty: as the program has it.",
    (
        Column("rule", "Rule", RULE, "What a good timetable keeps to.", ("Title",)),
        Column("importance", "Importance", one_of(Importance), "How much it matters; empty: as the next column says."),
        Column("default", "Unless you say", Shown(_default), "How much it matters where nothing is said."),
        ACTIVE,
        COMMENT,
    ),
    bare=("rule",),
    more=_other_rules,
)


def _spec(name: str, rule: str) -> ParameterSpec | None:
    return next((p for r in RULES if r.id == rule for p in r.parameters if p.name == name), None)


def _name(parameter: Parameter | Mapping[str, Any]) -> str:
    return str(parameter["name"] if isinstance(parameter, Mapping) else parameter.name)


def _tells(parameter: Any, rule: str) -> str:
    spec = _spec(_name(parameter), rule)
    return f"{spec.label}, in {spec.unit}, {spec.low} to {spec.high}" if spec else ""


def _usual(parameter: Any, rule: str) -> str | int:
    spec = _spec(_name(parameter), rule)
    return spec.default if spec else ""


def _other_numbers(plan: Plan) -> tuple[Mapping[str, Any], ...]:
    """Those nothing is said of."""
    there = {(s.rule, p.name) for s in plan.rules for p in s.parameters}
    return tuple(
        {PARENT: rule.id, "name": p.name} for rule in RULES for p in rule.parameters if (rule.id, p.name) not in there
    )


def _setting(rule: RuleId) -> RuleSetting:
    return RuleSetting(rule, _BY_ID[rule].default)


RULE_NUMBERS = SheetSpec(
    "Rule numbers",
    "number",
    Parameter,
    ("parameters",),
    "The numbers of rules; empty: as the program has them.",
    (
        Column(PARENT, "Rule", RULE, "The rule's title."),
        Column("name", "Number", Text(), "What the program calls it.", ("Name",)),
        Column("value", "Value", Number(-1_000_000), "Empty: as the column after the next says."),
        Column("tells", "What it means", Shown(_tells), "With its unit, and from what to what it goes."),
        Column("default", "Unless you say", Shown(_usual), "What it is where nothing is said."),
    ),
    parent="Rules",
    bare=(PARENT, "name"),
    more=_other_numbers,
    orphan=_setting,
)
