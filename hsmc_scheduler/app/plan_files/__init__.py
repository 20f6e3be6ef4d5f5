"""A plan and its file, from opening to closing, so that no work is lost. Blocking: a window calls it off its thread."""

from hsmc_scheduler.app.plan_files.copies import abandoned, alternatives, discard, read_copy
from hsmc_scheduler.app.plan_files.plan_file import PlanFile

__all__ = ["PlanFile", "abandoned", "alternatives", "discard", "read_copy"]
