"""Sample plans, built by code; resources/samples holds the named ones as files."""

from __future__ import annotations

from collections.abc import Callable

from hsmc_scheduler.app.samples.growth import generate
from hsmc_scheduler.app.samples.lhsi import lhsi_2016_18, lhsi_2027_29
from hsmc_scheduler.app.samples.portfolio import portfolio_2027_29
from hsmc_scheduler.domain.plan import Plan

DEFAULT_SAMPLE = "lhsi-2027-29"

SAMPLES: dict[str, Callable[[], Plan]] = {
    DEFAULT_SAMPLE: lhsi_2027_29,
    "lhsi-2016-18": lhsi_2016_18,
    "portfolio-2027-29": portfolio_2027_29,
}
"""Every named sample, by name."""


def sample(name: str, scale: int | None = None, seed: int = 1) -> Plan:
    """The sample of that name; with a `scale`, that many generated programmes in the same years instead.

    Raises:
        KeyError: there is no sample of that name.
        ValueError: `scale` is below 1.
    """
    plan = SAMPLES[name]()
    return plan if scale is None else generate(scale, seed, plan.calendar)
