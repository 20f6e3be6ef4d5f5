"""What came back of an availability round, and the plan with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hsmc_scheduler.app.availability.dates_in_words import unmarked_dates
from hsmc_scheduler.app.availability.received import Received, Round
from hsmc_scheduler.app.availability.spells import HalfDay, Wanted, absences_of, uncovered
from hsmc_scheduler.app.edits.availability import record_answered, set_absences
from hsmc_scheduler.app.edits.painting import freed
from hsmc_scheduler.app.importing.returned import File
from hsmc_scheduler.domain.availability import ALL_DAY_CAN, KINDS, Said
from hsmc_scheduler.domain.calendar import days_between, monday_of
from hsmc_scheduler.domain.correspondence import Answer
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problem import Problem, Severity
from hsmc_scheduler.domain.problems.wording import british, quoted
from hsmc_scheduler.domain.tutor import Absence, Tutor
from hsmc_scheduler.exchange.availability.reading import Returned, returned
from hsmc_scheduler.exchange.unreadable import UnreadableError, one_line
from hsmc_scheduler.projections.messages.words import dates_words

ANSWERED = "Answered "
WARNING = Severity.WARNING
_MARK = re.compile(r"Answered \d{1,2} [A-Z][a-z]+ \d{4}\b")
IGNORED = "Nothing needs to be done; it is left aside."


def understand(plan: Plan, files: Iterable[File], today: date) -> Round:
    """Match what was read with the plan's tutors. Of several answers of one tutor the one changed last counts."""
    problems: list[Problem] = []
    latest: dict[str, tuple[File, Returned]] = {}
    for file in sorted(files, key=lambda f: (f.modified, f.name)):
        if isinstance(file.tables, UnreadableError):
            problems += file.tables.problems
            continue
        form = returned(file.tables)
        wrong = _foreign(file) if form is None else _not_ours(plan, file, form)
        if form is None or wrong is not None:
            problems += [wrong] if wrong else []
            continue
        before = latest.get(form.identity.tutor)
        if before is not None:
            what = f"an earlier answer of {one_line(form.identity.name)}: the one in {file.name} was changed later"
            problems.append(Problem(before[0].name, what, IGNORED, WARNING))
        latest[form.identity.tutor] = (file, form)
    found = []
    for tutor in plan.tutors:
        if tutor.id in latest:
            file, form = latest[tutor.id]
            found.append(_received(tutor, form, min(max(file.modified.date(), form.identity.asked), today)))
            problems += form.faults
            problems += unmarked_dates(form, plan.calendar.start, plan.calendar.end)
            problems += _against_the_planner(tutor, form)
    return Round(tuple(found), tuple(dict.fromkeys(problems)))


def with_answers(plan: Plan, received: Sequence[Received]) -> Plan:
    """The plan with these answers in it.

    Raises:
        EditError: a tutor is no longer there.
    """
    for one in received:
        plan = set_absences(plan, one.tutor, one.absences, one.comment)
    return record_answered(plan, [Answer(one.tutor, one.asked, one.answered) for one in received])


def from_a_round(absence: Absence) -> bool:
    """Whether a tutor's answer said so, as against the planner."""
    return _MARK.match(absence.comment) is not None


def _foreign(file: File) -> Problem:
    mend = "Leave it aside, or ask the tutor for the workbook that was sent."
    return Problem(file.name, "this is not one of the availability forms", mend, WARNING)


def _not_ours(plan: Plan, file: File, form: Returned) -> Problem | None:
    """Why a form is not for this plan, or not for its latest round."""
    identity = form.identity
    who = next((t for t in plan.tutors if t.id == identity.tutor), None)
    if who is None:
        what = f"a form for {quoted(identity.name)} of the plan {quoted(identity.plan)}, whom this plan does not have"
        return Problem(file.name, what, "Open the plan it was sent from, or leave it aside.", WARNING)
    if identity.plan != plan.title and identity.name != who.name:
        what = f"a form for {quoted(identity.name)} of another plan, {quoted(identity.plan)}"
        return Problem(file.name, what, "Open the plan it was sent from, or leave it aside.", WARNING)
    asked = next((a.asked for a in plan.correspondence.answers if a.tutor == identity.tutor), identity.asked)
    if identity.asked < asked:
        what = f"{one_line(who.name)} answers what was asked on {british(identity.asked)}, and was asked again on"
        mend = "Ask for an answer in the newer form."
        return Problem(file.name, f"{what} {british(asked)}", mend, WARNING)
    return None


def _received(tutor: Tutor, form: Returned, answered: date) -> Received:
    mark = f"{ANSWERED}{british(answered)}"
    kept = _without_earlier(tutor, form)
    wanted: dict[HalfDay, Wanted] = {}
    for day, said in form.days.items():
        reason = form.reasons.get(monday_of(day))
        for half, one in enumerate(said):
            if one is not Said.CAN:
                wanted[day, half] = Wanted(KINDS[one], reason.text if reason else "")
    new = absences_of(sorted(form.days), uncovered(wanted, kept), mark)
    absences = (*kept, *new)
    comment = [line for line in tutor.comment.splitlines() if not _MARK.match(line)]
    if form.comment.text:
        comment.append(f"{mark}: {form.comment.text}")
    return Received(
        tutor=tutor.id,
        name=tutor.name or tutor.id,
        file=form.file,
        asked=form.identity.asked,
        answered=answered,
        absences=absences,
        added=tuple(a for a in absences if a not in tutor.absences),
        removed=tuple(a for a in tutor.absences if a not in absences),
        cannot=sum(Said.CANNOT in said for said in form.days.values()),
        rather_not=sum(Said.RATHER_NOT in said and Said.CANNOT not in said for said in form.days.values()),
        said=form.comment.text,
        comment="\n".join(comment)
        if form.comment.text or len(comment) < len(tutor.comment.splitlines())
        else tutor.comment,
        faults=tuple(f for f in form.faults if f.severity is Severity.ERROR),
        untouched=form.untouched,
    )


def _against_the_planner(tutor: Tutor, form: Returned) -> Iterator[Problem]:
    """Days the tutor can teach on although the planner has entered an absence, which stays."""
    for absence in tutor.absences:
        if not absence.active or from_a_round(absence):
            continue
        free = [day for day in days_between(absence.start, absence.end) if form.days.get(day) == ALL_DAY_CAN]
        if free:
            what = f"{one_line(tutor.name)} can teach on {dates_words(free)}, where the plan says “{absence.kind}”"
            mend = "The absence stays; take it out under Tutors if it is no longer so."
            yield Problem(form.file, what + (f" ({one_line(absence.reason)})" if absence.reason else ""), mend, WARNING)


def _without_earlier(tutor: Tutor, form: Returned) -> tuple[Absence, ...]:
    """The absences without what an earlier answer said of the days that are asked about now."""
    if not form.days:
        return tutor.absences
    asked = set(days_between(min(form.days), max(form.days)))
    cut = freed(tutor.absences, asked, touched=from_a_round)
    return tuple(a for a in cut if a.active or a in tutor.absences)
