"""The health check: what is wrong with a plan, found before any search, each finding in a plain sentence."""

from hsmc_scheduler.projections.health.check import health
from hsmc_scheduler.projections.health.finding import Finding

__all__ = ["Finding", "health"]
