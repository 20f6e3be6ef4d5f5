"""What each rule asks, in one sentence for the person who decides how much it matters. Exactly: docs/rules.md."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId

SENTENCES = {
    RuleId.TEACH_CONTACT_DAYS: "Every session is taught once, in its order, in blocks of the lengths allowed.",
    RuleId.KEEP_BLOCK_DAYS_TOGETHER: "A block's days follow one another in one week, and none of them is a closed day.",
    RuleId.STAY_INSIDE_WINDOWS: "Deliveries and blocks lie between the earliest and latest dates given for them.",
    RuleId.KEEP_BLOCKS_IN_ORDER: "A delivery's blocks come one after the other, as far apart as is said of it.",
    RuleId.KEEP_DELIVERIES_IN_ORDER: "What has to come first comes first: the opening workshop before anything else.",
    RuleId.AVOID_STUDENT_CLASHES: "Nobody has to be in two sessions at once, whichever options they take.",
    RuleId.AVOID_TUTOR_CLASHES: "No tutor teaches or facilitates in two places at once.",
    RuleId.RESPECT_ABSENCES: "Nobody teaches while away, committed elsewhere, or on a weekday they do not work.",
    RuleId.COVER_SESSIONS: "Each session has as many tutors of its team as it asks for, and the leads it asks for.",
    RuleId.KEEP_SET_FACILITATORS: "Every action learning set has a facilitator, the same one all year.",
    RuleId.AVOID_ROOM_CLASHES: "No room is used twice at once, and every session and set that needs a room has one.",
    RuleId.RESPECT_ROOM_BUSY_DATES: "Rooms are left alone on the dates others have them.",
    RuleId.CHOOSE_ROOMS_THAT_FIT: "Rooms seat everybody in the layout asked for, and have what the session needs.",
    RuleId.RESPECT_TUTOR_LIMITS: "Nobody teaches more days in a week, in a row or in a year than their limits say.",
    RuleId.HONOUR_PINS: "What is pinned stays: dates, lengths, rooms and tutors.",
    RuleId.REST_BETWEEN_BLOCKS: "People have some weeks of their own between one block and the next.",
    RuleId.LIMIT_DAYS_AWAY: "Nobody is away from work for too many days in one month.",
    RuleId.SPREAD_BLOCKS_EVENLY: "The blocks of a delivery lie about equally far apart.",
    RuleId.KEEP_CLEAR_OF_AVOID_PERIODS: "Blocks keep clear of half-terms, the NHS winter and other dates best avoided.",
    RuleId.PREFER_WEEKDAYS: "Blocks start on a Tuesday, else a Wednesday or Monday, on a Friday last of all.",
    RuleId.RESPECT_TUTOR_WISHES: "Tutors teach on the weekdays they prefer, and not when they would rather not.",
    RuleId.SHARE_LOAD_FAIRLY: "Nobody teaches much more than their fair share of what their teams have to teach.",
    RuleId.HAVE_ALL_LEADS_PRESENT: "Where a module has several leads, all of them teach its sessions.",
    RuleId.KEEP_ONE_ROOM: "A block stays in the same room all its days.",
    RuleId.PREFER_HOME_VENUE: "Rooms of the home venue come before those of any overflow venue.",
    RuleId.SPREAD_DEADLINES: "Work is not due all at once.",
    RuleId.KEEP_DEADLINES_OFF_BLOCKS: "No work is due on a day its people are taught.",
    RuleId.LIMIT_MARKING_LOAD: "No lead has more scripts coming in within one week than they can mark.",
    RuleId.CHANGE_LITTLE: "When a timetable is made anew, as much as can be stays as it was.",
}
"""Every rule’s sentence."""
