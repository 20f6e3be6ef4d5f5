"""Sample plans, built by code; resources/samples holds the named ones as files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hsmc_scheduler.app.samples.growth import generate
from hsmc_scheduler.app.samples.lhsi import lhsi_2016_18, lhsi_2027_29
from hsmc_scheduler.app.samples.portfolio import portfolio_2027_29
from hsmc_scheduler.domain.plan import Plan

DEFAULT_SAMPLE = "lhsi-2027-29"
GENERATED = "generated"

SAMPLES: dict[str, Callable[[], Plan]] = {
    DEFAULT_SAMPLE: lhsi_2027_29,
    "lhsi-2016-18": lhsi_2016_18,
    "portfolio-2027-29": portfolio_2027_29,
    GENERATED: partial(generate, 1, 1),
}
"""Every sample, by name; all but the generated one are bundled as files too."""


def sample(name: str, scale: int | None = None, seed: int | None = None) -> Plan:
    """The sample of that name; with a `scale` or `seed`, that many generated programmes in the same years instead.

    Raises:
        KeyError: there is no sample of that name.
        ValueError: `scale` is below 1.
    """
    plan = SAMPLES[name]()
    if scale is None and seed is None:
        return plan
    return generate(1 if scale is None else scale, 1 if seed is None else seed, plan.calendar)
