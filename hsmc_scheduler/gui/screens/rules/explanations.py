"""What each rule asks for, in a sentence an administrator would say."""

from __future__ import annotations

from hsmc_scheduler.domain.ruleset import RuleId

EXPLANATIONS = {
    RuleId.TEACH_CONTACT_DAYS: "Every session of every delivery is taught exactly once, in its order.",
    RuleId.KEEP_BLOCK_DAYS_TOGETHER: "The days of a block follow one another in one week, on days open for teaching.",
    RuleId.STAY_INSIDE_WINDOWS: "Blocks lie between the dates given for the delivery and for single blocks of it.",
    RuleId.KEEP_BLOCKS_IN_ORDER: "Blocks come in their order, with gaps neither too short nor too long.",
    RuleId.KEEP_DELIVERIES_IN_ORDER: "What must be taught first is over before what builds on it starts.",
    RuleId.AVOID_STUDENT_CLASHES: "Nobody has to be in two sessions at once.",
    RuleId.AVOID_TUTOR_CLASHES: "No tutor teaches or facilitates in two places at once.",
    RuleId.RESPECT_ABSENCES: "Nobody teaches while away, committed elsewhere, or on a weekday they do not work.",
    RuleId.COVER_SESSIONS: "Every session has as many tutors of its team, and the leads, it asks for.",
    RuleId.KEEP_SET_FACILITATORS: "Each action learning set keeps one facilitator through the year.",
    RuleId.AVOID_ROOM_CLASHES: "No room is used twice at once, and every session that needs a room has one.",
    RuleId.RESPECT_ROOM_BUSY_DATES: "Rooms are not used while others have them.",
    RuleId.CHOOSE_ROOMS_THAT_FIT: "Rooms hold the people expected, in the layout asked for, with the features needed.",
    RuleId.RESPECT_TUTOR_LIMITS: "Nobody teaches more days a week, in a row or a year than their limits allow.",
    RuleId.HONOUR_PINS: "What is pinned stays: dates, rooms, tutors.",
    RuleId.REST_BETWEEN_BLOCKS: "Students have some weeks of their own between one block and the next.",
    RuleId.LIMIT_DAYS_AWAY: "Students are not away from work on too many days of a month.",
    RuleId.SPREAD_BLOCKS_EVENLY: "The blocks of a delivery lie evenly over its dates.",
    RuleId.KEEP_CLEAR_OF_AVOID_PERIODS: "Blocks keep off dates marked to be avoided, such as half-terms.",
    RuleId.PREFER_WEEKDAYS: "Blocks start on the best weekdays: Tuesday first, unless the delivery says otherwise.",
    RuleId.RESPECT_TUTOR_WISHES: "Tutors teach on the days they prefer, and not when they would rather not.",
    RuleId.SHARE_LOAD_FAIRLY: "Nobody teaches much more than a fair share of what their teams teach in a year.",
    RuleId.HAVE_ALL_LEADS_PRESENT: "All leads of a module are at its sessions.",
    RuleId.KEEP_ONE_ROOM: "A block stays in one room.",
    RuleId.PREFER_HOME_VENUE: "Teaching is in the home venue; overflow venues are used only where it is full.",
    RuleId.SPREAD_DEADLINES: "A student's deadlines do not come all at once.",
    RuleId.KEEP_DEADLINES_OFF_BLOCKS: "Nothing is due on a day its students are being taught.",
    RuleId.LIMIT_MARKING_LOAD: "No lead has too many scripts to mark due in one week.",
    RuleId.CHANGE_LITTLE: "A new timetable keeps what the one before had.",
}
