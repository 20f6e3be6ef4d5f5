"""Each breach of a required rule is told word for word as an administrator would."""

from __future__ import annotations

import pytest

from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.ruleset import RuleId
from hsmc_scheduler.projections.messages import sentence
from hsmc_scheduler.rules.registry import RULES
from tests.rules.case import cases_of, found

TOLD = {
    (RuleId.TEACH_CONTACT_DAYS, "nothing placed"): ("Delivery D1 has no dates yet",),
    (RuleId.TEACH_CONTACT_DAYS, "the last block missing"): (
        "Delivery D1 has no date for 2 of its 5 sessions: Day 4 and Day 5",
    ),
    (RuleId.TEACH_CONTACT_DAYS, "two sessions taught twice"): (
        "Delivery D1 has Day 4 more than once: on Tue 2 November 2027 and Tue 11 January 2028",
        "Delivery D1 has Day 5 more than once: on Wed 3 November 2027 and Wed 12 January 2028",
    ),
    (RuleId.TEACH_CONTACT_DAYS, "two sessions the wrong way round"): (
        "Delivery D1 has Day 2 on Tue 5 October 2027, not after Day 1 on Wed 6 October 2027",
    ),
    (RuleId.TEACH_CONTACT_DAYS, "a morning without its afternoon"): (
        "Delivery D1 has Day am and Day pm on different days (5-6 October 2027): they share a day",
    ),
    (RuleId.TEACH_CONTACT_DAYS, "blocks of four days and one"): (
        "Delivery D1 block 1 (5-8 October 2027) is no block the plan allows: 4 days with Day 1, Day 2, Day 3 and Day 4",
        "Delivery D1 block 2 (Tue 2 November 2027) is no block the plan allows: 1 day with Day 5",
    ),
    (RuleId.TEACH_CONTACT_DAYS, "blocks numbered 1 and 3"): (
        "Delivery D1 block 3 (2-3 November 2027) is numbered wrongly: it should be block 2",
    ),
    (RuleId.TEACH_CONTACT_DAYS, "a block of a delivery that is gone"): (
        "D9 block 1 (7-8 December 2027) holds what the plan does not have: 1 and 2",
    ),
    (RuleId.TEACH_CONTACT_DAYS, "a block with a session that is gone"): (
        "Delivery D1 has no date for 2 of its 5 sessions: Day 4 and Day 5",
        "Delivery D1 block 2 (2-3 November 2027) holds what the plan does not have: x",
    ),
    (RuleId.KEEP_BLOCK_DAYS_TOGETHER, "a bank holiday inside"): (
        "Delivery D1 block 1 is taught on Wed 6 October 2027, when there is no teaching (closed 2027-10-06)",
    ),
    (RuleId.KEEP_BLOCK_DAYS_TOGETHER, "into Saturday"): (
        "Delivery D1 block 1 is taught on Sat 9 October 2027, a weekday it may not use",
    ),
    (RuleId.KEEP_BLOCK_DAYS_TOGETHER, "Saturday to Monday where it is allowed"): (
        "Delivery D1 block 1 runs into another week on Mon 11 October 2027",
    ),
    (RuleId.KEEP_BLOCK_DAYS_TOGETHER, "past the last day of the year"): (
        "Delivery D1 block 1 is taught on Fri 1 September 2028, outside its academic year",
    ),
    (RuleId.KEEP_BLOCK_DAYS_TOGETHER, "a day left out"): (
        "Delivery D1 block 1 goes on after a break on Fri 8 October 2027: its days must follow one another",
    ),
    (RuleId.STAY_INSIDE_WINDOWS, "opens a day late"): (
        (
            "Delivery D1 block 1 is taught on Tue 5 October 2027, but Delivery D1 may not "
            "start before Wed 6 October 2027"
        ),
    ),
    (RuleId.STAY_INSIDE_WINDOWS, "closes before the last block"): (
        "Delivery D1 block 2 is taught on 2-3 November 2027, but Delivery D1 must finish by Mon 1 November 2027",
    ),
    (RuleId.STAY_INSIDE_WINDOWS, "a window for the first block, broken"): (
        "Delivery D1 block 1 is taught on Thu 7 October 2027, but it must finish by Wed 6 October 2027",
    ),
    (RuleId.KEEP_BLOCKS_IN_ORDER, "the second block first"): (
        (
            "Delivery D1 block 2 starts on Tue 28 September 2027, before Delivery D1 block 1 "
            "is over on Tue 5 October 2027"
        ),
    ),
    (RuleId.KEEP_BLOCKS_IN_ORDER, "a day too soon"): (
        (
            "Delivery D1 block 2 starts on Mon 25 October 2027, 20 days after Delivery D1 "
            "block 1 ends: at least 21 days are required"
        ),
    ),
    (RuleId.KEEP_BLOCKS_IN_ORDER, "six days too late"): (
        (
            "Delivery D1 block 2 starts on Mon 8 November 2027, 34 days after Delivery D1 "
            "block 1 ends: at most 28 days are allowed"
        ),
    ),
    (RuleId.KEEP_DELIVERIES_IN_ORDER, "between the blocks"): (
        (
            "Delivery D2 block 1 starts on Wed 27 October 2027, but Delivery D1, which ends "
            "on Wed 3 November 2027, must be over before that"
        ),
    ),
    (RuleId.KEEP_DELIVERIES_IN_ORDER, "before the first block"): (
        (
            "Delivery D2 block 1 starts on Tue 28 September 2027, but Delivery D1 block 1, "
            "which ends on Thu 7 October 2027, must be over before that"
        ),
    ),
    (RuleId.KEEP_DELIVERIES_IN_ORDER, "a day less than the week wanted"): (
        (
            "Delivery D2 block 1 starts on Tue 9 November 2027, but Delivery D1, which ends "
            "on Wed 3 November 2027, must be over at least 7 days before that"
        ),
    ),
    (RuleId.AVOID_STUDENT_CLASHES, "the same two days"): (
        "Cohort C1 would have to attend Delivery D1 block 1 and Delivery D2 block 1 at once on 5-6 October 2027",
    ),
    (RuleId.AVOID_STUDENT_CLASHES, "whole days and mornings"): (
        (
            "Cohort C1 would have to attend Delivery D1 block 1 and Delivery D2 block 1 at "
            "once on the mornings of 5-6 October 2027"
        ),
    ),
    (RuleId.AVOID_STUDENT_CLASHES, "a student who takes one more"): (
        (
            "Sam (Cohort C1) would have to attend Delivery D1 block 1 and Delivery D2 block "
            "1 at once on 5-6 October 2027"
        ),
    ),
    (RuleId.AVOID_TUTOR_CLASHES, "the same days"): (
        "Ann teaches Delivery D1 block 1 and Delivery D2 block 1 on 5-6 October 2027",
    ),
    (RuleId.AVOID_TUTOR_CLASHES, "teaches and facilitates at once"): (
        ("Ann teaches Delivery D1 block 1 and facilitates Set A in Delivery D1 block 1 at once on Tue 5 October 2027"),
    ),
    (RuleId.AVOID_TUTOR_CLASHES, "facilitates two sets at once"): (
        "Ben facilitates Set A and Set B in Delivery D1 block 1 at once on 5-6 October 2027",
    ),
    (RuleId.RESPECT_ABSENCES, "away throughout"): (
        "Ann is away 5-15 October 2027, but is down for Delivery D1 block 1 on 5-6 October 2027",
    ),
    (RuleId.RESPECT_ABSENCES, "away in the morning"): (
        "Ann is away on the morning of Tue 5 October 2027, but is down for Delivery D1 block 1 then",
    ),
    (RuleId.RESPECT_ABSENCES, "two absences that overlap"): (
        "Ann is away 4-5 October 2027, but is down for Delivery D1 block 1 on Tue 5 October 2027",
    ),
    (RuleId.RESPECT_ABSENCES, "busy elsewhere"): (
        "Ann is busy elsewhere on Tue 5 October 2027, but is down for Delivery D1 block 1 then",
    ),
    (RuleId.RESPECT_ABSENCES, "does not work on Wednesdays"): (
        "Ann does not work on Wednesdays, but is down for Delivery D1 block 1 on Wed 6 October 2027",
    ),
    (RuleId.RESPECT_ABSENCES, "a tutor switched off"): (
        "Cat is not an active tutor of the plan, but is down for Delivery D1 block 1 on 5-6 October 2027",
    ),
    (RuleId.COVER_SESSIONS, "a third tutor where two leads are enough"): (
        "Delivery D1 block 1 has 3 tutors on 5-6 October 2027 where 2 will do: Ann, Ben and Cat",
    ),
    (RuleId.COVER_SESSIONS, "nobody"): (
        "Delivery D1 block 1 needs 1 tutor on 5-6 October 2027 and has none",
        "Delivery D1 block 1 has no lead on 5-6 October 2027: Ann or Ben should be there",
    ),
    (RuleId.COVER_SESSIONS, "one who is not of the team"): (
        "Dan is down for Delivery D1 block 1 on 5-6 October 2027, but is not in its team",
    ),
    (RuleId.COVER_SESSIONS, "all leads but one"): (
        "Delivery D1 block 1 needs all its leads on 5-6 October 2027: Ben is missing",
    ),
    (RuleId.COVER_SESSIONS, "somebody where nobody is asked for"): (
        "Ann is down for Delivery D1 block 1 on 5-6 October 2027, which needs no tutor then",
    ),
    (RuleId.KEEP_SET_FACILITATORS, "a set without facilitator once"): (
        "Set S1 has no facilitator in Delivery D1 block 1 on Wed 6 October 2027",
    ),
    (RuleId.KEEP_SET_FACILITATORS, "one who may not, throughout"): (
        "Dan may not facilitate Set S1 in Delivery D1 block 1 on 5-6 October 2027",
    ),
    (RuleId.KEEP_SET_FACILITATORS, "one set changes hands"): (
        "Set S1 does not keep one facilitator in 2027-28: it has Ben and Ann",
    ),
    (RuleId.KEEP_SET_FACILITATORS, "another than the plan names"): (
        "Set S1 is to have Ann, but Ben facilitates it in Delivery D1 block 1 on 5-6 October 2027",
    ),
    (RuleId.KEEP_SET_FACILITATORS, "a set left out once"): (
        "Set S2 is left out in Delivery D1 block 1 on Tue 5 October 2027",
    ),
    (RuleId.KEEP_SET_FACILITATORS, "a set listed twice"): (
        "Set S2 is left out in Delivery D1 block 1 on Tue 5 October 2027",
        "Set S1 is listed more than once in Delivery D1 block 1 on Tue 5 October 2027",
    ),
    (RuleId.KEEP_SET_FACILITATORS, "a set that is not the cohort's"): (
        "S9 is listed in Delivery D1 block 1 on Tue 5 October 2027, where it does not meet",
    ),
    (RuleId.AVOID_ROOM_CLASHES, "the same mornings"): (
        "Room is used at once by Delivery D1 block 1 and Delivery D2 block 1 on the mornings of 5-6 October 2027",
    ),
    (RuleId.AVOID_ROOM_CLASHES, "no room"): ("Delivery D2 block 1 has no room on 5-6 October 2027",),
    (RuleId.AVOID_ROOM_CLASHES, "two sets in the main room"): (
        "Room is used at once by Delivery D1 block 1 and Set B in Delivery D1 block 1 on Tue 5 October 2027",
    ),
    (RuleId.AVOID_ROOM_CLASHES, "two sets in one other room"): (
        "Room-3 is used at once by Set B and Set C in Delivery D1 block 1 on Tue 5 October 2027",
    ),
    (RuleId.AVOID_ROOM_CLASHES, "a set without room"): (
        "Set B has no room in Delivery D1 block 1 on Tue 5 October 2027",
    ),
    (RuleId.RESPECT_ROOM_BUSY_DATES, "taken throughout"): (
        "Room is taken on 5-6 October 2027, but Delivery D1 block 1 is there then",
    ),
    (RuleId.RESPECT_ROOM_BUSY_DATES, "taken in the mornings"): (
        "Room is taken on the mornings of 5-6 October 2027, but Delivery D1 block 1 is there then",
    ),
    (RuleId.CHOOSE_ROOMS_THAT_FIT, "one seat short"): (
        "Room seats 7 in cabaret layout, but Delivery D1 block 1 needs 8 on 5-6 October 2027",
    ),
    (RuleId.CHOOSE_ROOMS_THAT_FIT, "seats in another layout only"): (
        "Room has no seats in cabaret layout, which Delivery D1 block 1 needs on 5-6 October 2027",
    ),
    (RuleId.CHOOSE_ROOMS_THAT_FIT, "lacks the feature"): (
        "Room lacks what Delivery D1 block 1 needs on 5-6 October 2027: step-free",
    ),
    (RuleId.CHOOSE_ROOMS_THAT_FIT, "switched off"): (
        "Delivery D1 block 1 is in Room on 5-6 October 2027, which is not a room in use",
    ),
    (RuleId.CHOOSE_ROOMS_THAT_FIT, "a set's own room one seat short"): (
        "Room-3 seats 7 in cabaret layout, but Set B in Delivery D1 block 1 needs 8 on Tue 5 October 2027",
    ),
    (RuleId.RESPECT_TUTOR_LIMITS, "three days where two a week are agreed"): (
        "Ann teaches 3 days in the week of Mon 4 October 2027; 2 at most",
    ),
    (RuleId.RESPECT_TUTOR_LIMITS, "five mornings where two days a week are agreed"): (
        "Ann teaches 2½ days in the week of Mon 4 October 2027; 2 at most",
    ),
    (RuleId.RESPECT_TUTOR_LIMITS, "five days in a row where four are agreed"): (
        "Ann teaches 5 days on 4-8 October 2027; 4 in a row at most",
    ),
    (RuleId.RESPECT_TUTOR_LIMITS, "five days where four a year are agreed"): (
        "Ann teaches 5 days in 2027-28; 4 at most",
    ),
    (RuleId.HONOUR_PINS, "another start"): (
        "Delivery D1 block 1 is fixed to start on Wed 6 October 2027, but starts on Tue 5 October 2027",
    ),
    (RuleId.HONOUR_PINS, "another length"): (
        "Delivery D1 block 1 is fixed at 2 days, but lasts 3 days (5-7 October 2027)",
    ),
    (RuleId.HONOUR_PINS, "another room"): (
        "Delivery D1 block 1 is fixed in Room-2, but is elsewhere on 5-7 October 2027",
    ),
    (RuleId.HONOUR_PINS, "other tutors"): (
        "Day 2 in Delivery D1 block 1 is fixed with Ann and Ben, but is taught by others on Wed 6 October 2027",
    ),
    (RuleId.HONOUR_PINS, "a session pinned in another block"): (
        "Day 4 in Delivery D1 block 1 is fixed with Ann, but is not in that block",
    ),
    (RuleId.HONOUR_PINS, "a block that is not there"): ("Delivery D1 block 3 is fixed, but is not in the timetable",),
    (RuleId.HONOUR_PINS, "a past block that moves"): (
        "Delivery D1 block 1 is past and fixed to start on Tue 5 October 2027, but starts on Tue 12 October 2027",
    ),
    (RuleId.HONOUR_PINS, "a past block cut anew"): (
        "Delivery D1 block 1 is past and fixed at 3 days, but lasts 2 days (5-6 October 2027)",
    ),
}


@pytest.mark.parametrize(("rule", "name"), TOLD, ids=str)
def test_a_breach_is_told_in_a_plain_sentence(rule: RuleId, name: str) -> None:
    case = next(c for c in cases_of(rule) if c.name == name)
    index = PlanIndex(case.plan)
    assert tuple(sentence(index, v) for v in found(RULES[list(RuleId).index(rule)], case)) == TOLD[rule, name]
