"""The one list of rules, in the order of RuleId: required ones first, then preferences."""

from __future__ import annotations

from hsmc_scheduler.rules import (
    avoid_room_clashes,
    avoid_student_clashes,
    avoid_tutor_clashes,
    choose_rooms_that_fit,
    cover_sessions,
    honour_pins,
    keep_block_days_together,
    keep_blocks_in_order,
    keep_deliveries_in_order,
    keep_set_facilitators,
    respect_absences,
    respect_room_busy_dates,
    respect_tutor_limits,
    stay_inside_windows,
    teach_contact_days,
)
from hsmc_scheduler.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    teach_contact_days.RULE,
    keep_block_days_together.RULE,
    stay_inside_windows.RULE,
    keep_blocks_in_order.RULE,
    keep_deliveries_in_order.RULE,
    avoid_student_clashes.RULE,
    avoid_tutor_clashes.RULE,
    respect_absences.RULE,
    cover_sessions.RULE,
    keep_set_facilitators.RULE,
    avoid_room_clashes.RULE,
    respect_room_busy_dates.RULE,
    choose_rooms_that_fit.RULE,
    respect_tutor_limits.RULE,
    honour_pins.RULE,
)
