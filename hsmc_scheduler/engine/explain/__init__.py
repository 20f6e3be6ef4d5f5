"""Why a plan is impossible, and what would make it possible."""

from hsmc_scheduler.engine.explain.changes import Change
from hsmc_scheduler.engine.explain.conflict import Conflict
from hsmc_scheduler.engine.explain.explanation import Explanation, explain
from hsmc_scheduler.engine.explain.narrow import Oracle
from hsmc_scheduler.engine.explain.requirement import Requirement

__all__ = ["Change", "Conflict", "Explanation", "Oracle", "Requirement", "explain"]
