"""The health check itself: everything that can be said of a plan without searching."""

from __future__ import annotations

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Severity
from hsmc_scheduler.projections.health.asked import required_rules
from hsmc_scheduler.projections.health.available import Available
from hsmc_scheduler.projections.health.blocks import no_place
from hsmc_scheduler.projections.health.finding import Finding
from hsmc_scheduler.projections.health.fitting import Fitting, Places
from hsmc_scheduler.projections.health.fixed import clashes_of_fixed_blocks
from hsmc_scheduler.projections.health.only_one import only_ones
from hsmc_scheduler.projections.health.orders import in_order
from hsmc_scheduler.projections.health.pins import pin_faults, pins_of, strange_pins, unkept_pins
from hsmc_scheduler.projections.health.standing import standing_faults
from hsmc_scheduler.projections.health.supply import shortages
from hsmc_scheduler.rules.rule import Kind, Subject


def health(plan: Plan) -> tuple[Finding, ...]:
    """Everything found, proofs of impossibility first; what is wrong with one delivery before what is shared."""
    index = PlanIndex(plan)
    available = Available(index, required_rules(plan))
    findings: list[Finding] = strange_pins(index)
    found: dict[str, tuple[Fitting, Places]] = {}
    years = {year.id for year in plan.calendar.years}
    for delivery in index.deliveries.values():
        subject = Subject(Kind.DELIVERY, delivery.id)
        if delivery.year not in years:
            sentence = f"{delivery.title} is taught in {delivery.year}, which is not a year of this plan"
            findings.append(Finding(Severity.ERROR, sentence, (subject,), "Choose another year, or add that one"))
            continue
        if not index.groups_of_delivery[delivery.id]:
            mend = "Put it on a cohort's pathway, or switch it off"
            findings.append(Finding(Severity.WARNING, f"Nobody attends {delivery.title}", (subject,), mend))
        pins = pins_of(available, delivery.id)
        faults = [*standing_faults(available, delivery), *pin_faults(available, pins)]
        findings += faults
        if not faults:
            fitting = Fitting(available, delivery, pins)
            places = fitting.places()
            if places.starts:
                found[delivery.id] = (fitting, places)
            elif pins and Fitting(available, delivery).places().starts:
                findings += unkept_pins(fitting)
            else:
                findings.append(no_place(Fitting(available, delivery)))
    out_of_order = in_order(available, found)
    findings += out_of_order
    if not out_of_order:
        clashes = clashes_of_fixed_blocks(available, found.values())
        findings += clashes or shortages(available, found.values())
    findings += only_ones(available)
    return tuple(sorted(findings, key=lambda f: f.severity is not Severity.ERROR))
