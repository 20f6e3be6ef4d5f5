"""Which rules there are, and how much each matters to the planner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Importance(StrEnum):
    """How much a rule matters; the planner chooses."""

    REQUIRED = "required"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    OFF = "off"


class RuleId(StrEnum):
    """Every rule there is. Each has a file of this name in rules/ and one in engine/encodings/."""

    TEACH_CONTACT_DAYS = "teach_contact_days"
    KEEP_BLOCK_DAYS_TOGETHER = "keep_block_days_together"
    STAY_INSIDE_WINDOWS = "stay_inside_windows"
    KEEP_BLOCKS_IN_ORDER = "keep_blocks_in_order"
    KEEP_DELIVERIES_IN_ORDER = "keep_deliveries_in_order"
    AVOID_STUDENT_CLASHES = "avoid_student_clashes"
    AVOID_TUTOR_CLASHES = "avoid_tutor_clashes"
    RESPECT_ABSENCES = "respect_absences"
    COVER_SESSIONS = "cover_sessions"
    KEEP_SET_FACILITATORS = "keep_set_facilitators"
    AVOID_ROOM_CLASHES = "avoid_room_clashes"
    RESPECT_ROOM_BUSY_DATES = "respect_room_busy_dates"
    CHOOSE_ROOMS_THAT_FIT = "choose_rooms_that_fit"
    RESPECT_TUTOR_LIMITS = "respect_tutor_limits"
    HONOUR_PINS = "honour_pins"
    REST_BETWEEN_BLOCKS = "rest_between_blocks"
    LIMIT_DAYS_AWAY = "limit_days_away"
    SPREAD_BLOCKS_EVENLY = "spread_blocks_evenly"
    KEEP_CLEAR_OF_AVOID_PERIODS = "keep_clear_of_avoid_periods"
    PREFER_WEEKDAYS = "prefer_weekdays"
    RESPECT_TUTOR_WISHES = "respect_tutor_wishes"
    SHARE_LOAD_FAIRLY = "share_load_fairly"
    HAVE_ALL_LEADS_PRESENT = "have_all_leads_present"
    KEEP_ONE_ROOM = "keep_one_room"
    PREFER_HOME_VENUE = "prefer_home_venue"
    SPREAD_DEADLINES = "spread_deadlines"
    KEEP_DEADLINES_OFF_BLOCKS = "keep_deadlines_off_blocks"
    LIMIT_MARKING_LOAD = "limit_marking_load"
    CHANGE_LITTLE = "change_little"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of a rule, by name; the rule says its unit."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What the planner chose for one rule; a rule without a setting has its own defaults."""

    rule: RuleId
    importance: Importance
    parameters: tuple[Parameter, ...] = ()
    active: bool = True
    comment: str = ""
