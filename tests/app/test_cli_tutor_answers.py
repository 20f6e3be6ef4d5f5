"""`tutor-answers`: a folder of returned forms, read into a plan."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hsmc_scheduler.__main__ import main
from hsmc_scheduler.app.cli.writing import UNSAVED
from hsmc_scheduler.app.importing.returned import MEND
from hsmc_scheduler.domain.daypart import DayPart
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems.wording import british
from hsmc_scheduler.domain.tutor import Absence, AbsenceKind
from hsmc_scheduler.storage.files import load
from tests.app.conftest import Command, Ran
from tests.app.plans import edit, write
from tests.builders import a_calendar, a_period, a_plan, a_timetable, a_tutor, an_absence, placements
from tests.exchange.forms import GRID, cell_of, fill_in

TODAY = date.today()  # noqa: DTZ011 - as the command takes it
NOW = datetime.now()  # noqa: DTZ005 - local
MARK = f"Answered {british(TODAY)}"
TUESDAY = date(2028, 3, 7)


def days(first: date, number: int, answer: str = "cannot") -> dict[date, object]:
    """The weekdays among so many days from one on, all with the same answer."""
    every = (first + timedelta(days=n) for n in range(number))
    return {day: answer for day in every if day.weekday() < 5}


@dataclass
class Round:
    """A round of a plan with two tutors: forms sent in `sent`, those that came back in `back`."""

    command: Command
    usual: Path

    def ask(self, plan: Plan | None = None, **laid: Any) -> None:
        if plan is None:
            shutil.copytree(self.usual, ".", dirs_exist_ok=True)
            return
        write("plan.hsmc", plan, **laid)
        Path("back").mkdir()
        assert self.command("ask-tutors", "plan.hsmc", "sent", "--save", "plan.hsmc").code == 0

    def back(self, name: str, answers: Mapping[date, object], to: str = "", **filled: Any) -> Path:
        path = Path("back", to or f"{name}.xlsx")
        return fill_in(Path("sent", f"Availability {name}.xlsx"), answers, to=path, **filled)

    def read(self, *more: str) -> Ran:
        return self.command("tutor-answers", "back", "--into", "plan.hsmc", *more)

    def absences(self, tutor: str = "ann") -> tuple[Absence, ...]:
        """Those of a tutor once the answers are taken over."""
        ran = self.read("--save", "saved.hsmc")
        assert ran.code == 0, ran.err
        return next(t for t in load("saved.hsmc").plan.tutors if t.id == tutor).absences


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the two tutors of the usual plan were asked: most tests begin there."""
    folder = tmp_path_factory.mktemp("usual")
    plan = str(write(str(folder / "plan.hsmc"), a_plan_of_two()))
    assert main(["ask-tutors", plan, str(folder / "sent"), "--save", plan]) == 0
    (folder / "back").mkdir()
    return folder


@pytest.fixture
def round_(command: Command, usual: Path) -> Round:
    return Round(command, usual)


def a_plan_of_two(**ann: Any) -> Plan:
    tutors = (a_tutor("ann", name="Ann Other", email="ann@example.org", **ann), a_tutor("ben", name="Ben Two"))
    return a_plan(tutors=tutors, calendar=a_calendar(periods=(a_period("2028-03-10", label="Closed day"),)))


def test_days_and_weeks_of_the_same_answer_become_one_absence(round_: Round) -> None:
    round_.ask()
    answers = days(date(2028, 3, 6), 12) | {date(2028, 3, 10): None} | {date(2028, 3, 20): "rather not"}
    del answers[date(2028, 3, 10)]  # a closed day lies between
    round_.back("Ann Other", answers, reasons={date(2028, 3, 6): "Annual leave"})
    assert round_.absences() == (
        Absence(date(2028, 3, 6), date(2028, 3, 17), reason="Annual leave", comment=MARK),
        Absence(date(2028, 3, 20), date(2028, 3, 20), AbsenceKind.PREFER_NOT, comment=MARK),
    )


def test_half_days_can_be_written(round_: Round) -> None:
    round_.ask()
    round_.back("Ann Other", {TUESDAY: "Cannot PM", TUESDAY + timedelta(days=1): " cannot  pm "})
    (found,) = round_.absences()
    assert (found.start, found.end, found.part) == (TUESDAY, TUESDAY + timedelta(days=1), DayPart.AFTERNOON)


def test_nothing_changes_before_it_is_saved_and_all_else_in_the_plan_stays(round_: Round) -> None:
    plan = a_plan_of_two()
    timetable = a_timetable(plan, placements(plan, "D1", ("2027-10-05", 2), ("2027-11-02", 3)))
    round_.ask(plan, timetable=timetable)
    before = load("plan.hsmc")
    round_.back("Ann Other", {TUESDAY: "cannot"})
    ran = round_.read()
    assert ran.code == 0
    assert "  New: cannot on Tue 7 Mar 2028" in ran.out.splitlines()
    assert load("plan.hsmc") == before
    round_.read("--save", "saved.hsmc")
    saved = load("saved.hsmc")
    assert saved.timetable == timetable
    ann, ben = saved.plan.correspondence.answers
    assert (ann.tutor, ann.answered, ben.answered) == ("ann", TODAY, None)
    kept = replace(saved.plan, tutors=before.plan.tutors, correspondence=before.plan.correspondence)
    assert kept == before.plan


def test_a_form_is_known_by_what_is_in_it(round_: Round) -> None:
    round_.ask()
    round_.back("Ann Other", {TUESDAY: "cannot"}, to="Copy of something (3).xlsx")
    assert "Ann Other (Copy of something (3).xlsx): cannot on 1 day" in round_.read().out


def test_of_two_answers_of_one_tutor_the_one_changed_last_counts_and_says_so(round_: Round) -> None:
    round_.ask()
    round_.back("Ann Other", {TUESDAY: "cannot"}, to="z.xlsx", at=NOW - timedelta(hours=2))
    round_.back("Ann Other", {TUESDAY: "rather not"}, to="a.xlsx", at=NOW - timedelta(hours=1))
    ran = round_.read()
    assert "z.xlsx: an earlier answer of Ann Other: the one in a.xlsx was changed later" in ran.err
    assert [a.kind for a in round_.absences()] == [AbsenceKind.PREFER_NOT]


def test_foreign_and_broken_files_are_named_and_the_rest_is_read(round_: Round) -> None:
    round_.ask()
    round_.back("Ann Other", {TUESDAY: "cannot"})
    Path("back/list.csv").write_text("a,b\n1,2\n")
    Path("back/broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    Path("back/E-mail to Ann Other.txt").write_text("a draft")
    ran = round_.read()
    assert ran.code == 0
    assert {line.partition(":")[0] for line in ran.problems} == {"list.csv", "broken.xlsx", UNSAVED}
    assert "1 answer read, 1 of them can be applied." in ran.out


def test_a_reply_that_is_no_workbook_is_for_a_person_to_read(round_: Round) -> None:
    round_.ask()
    replies = {
        "Ben.txt": b"Any day but 7 March.",
        "Ben.pdf": b"%PDF-1.7 no",
        "Ben.jpg": b"\xff\xd8\xff",
        "a.heic": b"\0",
    }
    for name, data in replies.items():
        Path("back", name).write_bytes(data)
    for draft in Path("sent").glob("*.txt"):
        shutil.copy(draft, "back")
    ran = round_.read()
    by_hand = "Read it and put what it says into the plan by hand."
    assert sorted(line for line in ran.problems if line != UNSAVED) == [
        f"Ben.jpg: is a picture: {by_hand}",
        f"Ben.pdf: is a PDF file: {by_hand}",
        f"Ben.txt: is no workbook: {by_hand}",
        f"a.heic: is no workbook: {by_hand}",
    ]


@pytest.mark.parametrize(
    ("word", "can"),
    [
        ("no", False),
        ("N", False),
        ("Unavailable", False),
        ("yes", True),
        ("y", True),
        ("OK", True),
        ("Available", True),
    ],
)
def test_other_words_that_mean_one_thing_are_taken_and_a_cross_is_asked_about(
    round_: Round, word: str, can: bool
) -> None:
    round_.ask()
    round_.back("Ann Other", {TUESDAY: word, date(2028, 3, 9): "cannot"})
    assert [a.start for a in round_.absences()] == [*([] if can else [TUESDAY]), date(2028, 3, 9)]
    round_.back("Ann Other", {TUESDAY: "x"})
    assert "“x” is no answer for Tue 7 Mar 2028" in round_.read().err


def test_every_fault_has_its_cell_and_keeps_that_form_out_until_it_is_mended(round_: Round) -> None:
    round_.ask()
    path = round_.back("Ann Other", {TUESDAY: "cannto", date(2028, 3, 8): 7, date(2028, 3, 9): date(2028, 3, 9)})
    book = load_workbook(path)
    typed_over = cell_of(book[GRID], date(2028, 3, 14))
    book[GRID].cell(typed_over.row, typed_over.column - 1).value = "no"
    book.save(path)
    round_.back("Ben Two", {TUESDAY: "cannot"})
    cells = [cell_of(load_workbook(path)[GRID], date(2028, 3, 8)).coordinate]
    ran = round_.read("--save", "saved.hsmc")
    assert len(ran.problems) == 4
    assert all(line.startswith("Ann Other.xlsx, Availability!") for line in ran.problems)
    assert f"Ann Other.xlsx, Availability!{cells[0]}: “7” is no answer for Wed 8 Mar 2028: Write can" in ran.err
    assert "“no” stands where Tue 14 Mar 2028 was: Put the date 14 March 2028 back" in ran.err
    ann, ben = load("saved.hsmc").plan.tutors
    assert (len(ann.absences), len(ben.absences)) == (0, 1)


def test_a_form_whose_rows_were_moved_is_one_fault(round_: Round) -> None:
    round_.ask()
    path = round_.back("Ann Other", {TUESDAY: "cannot"})
    book = load_workbook(path)
    book[GRID].insert_rows(12)
    book.save(path)
    (line,) = round_.read().problems
    assert line.startswith("Ann Other.xlsx, Availability: ")
    assert "rows or columns were moved" in line


def test_a_date_in_the_reasons_that_is_not_marked_is_told_and_one_of_two_meanings_is_asked_about(
    round_: Round,
) -> None:
    round_.ask()
    reasons = {
        TUESDAY: "Conference in Leeds, 7-9 March",
        date(2028, 4, 4): datetime(2028, 4, 6),  # noqa: DTZ001 - what Excel makes of 6 April
        date(2028, 5, 2): "back on 4/5/2028",
        date(2028, 5, 9): "Fri 10 May 2028",
    }
    round_.back("Ann Other", {TUESDAY: "cannot", date(2028, 3, 8): "cannot"}, reasons=reasons)
    ran = round_.read()
    assert "the reason names “7-9 March”, but Thu 9 March 2028 is not marked" in ran.err
    assert "but Thu 6 April 2028 is not marked" in ran.err
    assert "which can mean Thu 4 May 2028 or Wed 5 Apr" in ran.err
    assert "10 May 2028 is a Wednesday, not a Friday" in ran.err
    assert len(round_.absences()) == 1


def test_an_answer_replaces_what_an_earlier_one_said_and_never_what_the_planner_entered(round_: Round) -> None:
    own = an_absence("2028-02-01", "2028-02-03", reason="Sabbatical")
    round_.ask(a_plan_of_two(absences=(own,)))
    round_.back("Ann Other", {TUESDAY: "cannot", date(2028, 2, 2): None})
    round_.read("--save", "plan.hsmc")
    round_.back("Ann Other", {date(2028, 5, 2): "cannot", date(2028, 2, 4): "cannot", date(2028, 2, 2): None})
    ran = round_.read()
    assert "  No longer: cannot on Tue 7 Mar 2028" in ran.out
    assert "Ann Other can teach on Wed 2 February 2028, where the plan says “away” (Sabbatical)" in ran.err
    found = round_.absences()
    assert found[0] == own
    assert [(a.start, a.end) for a in found[1:]] == [(date(2028, 2, 4),) * 2, (date(2028, 5, 2),) * 2]


def test_reading_the_same_answers_again_changes_nothing(round_: Round) -> None:
    round_.ask(a_plan_of_two(absences=(an_absence("2028-02-01", "2028-02-03"),)))
    round_.back("Ann Other", {TUESDAY: "cannot"}, comment="Tuesdays suit me.")
    round_.read("--save", "plan.hsmc")
    plan = load("plan.hsmc").plan
    assert plan.tutors[0].comment == f"{MARK}: Tuesdays suit me."
    ran = round_.read("--save", "saved.hsmc")
    assert "  Nothing new: the plan knows all of it." in ran.out
    assert load("saved.hsmc").plan == plan


def test_a_form_that_came_back_as_it_was_sent_is_an_answer_only_when_the_planner_says_so(round_: Round) -> None:
    round_.ask(a_plan_of_two(absences=(an_absence("2028-02-01"),)))
    round_.back("Ann Other", {})
    assert "0 of them can be applied" in round_.read("--save", "saved.hsmc").out
    assert not Path("saved.hsmc").exists()
    round_.read("--save", "saved.hsmc", "--untouched")
    assert load("saved.hsmc").plan.correspondence.answers[0].answered == TODAY


def test_a_late_no_says_which_day_of_which_block_it_breaks(round_: Round) -> None:
    plan = a_plan_of_two()
    laid = placements(plan, "D1", ("2027-10-05", 2), ("2027-11-02", 3))
    round_.ask(plan, timetable=a_timetable(plan, laid))
    people = {s.day: s.tutors for p in laid for s in p.sittings}
    assert all("ann" in tutors for tutors in people.values())
    round_.back("Ann Other", {date(2027, 11, 3): "cannot", date(2027, 10, 5): "rather not", TUESDAY: "cannot"})
    told = round_.read().out
    assert "  Ann Other: cannot on Wed 3 November 2027: teaches day 2 of Delivery D1, block 2" in told
    assert "  Ann Other: would rather not on Tue 5 October 2027: teaches day 1 of Delivery D1, block 1" in told
    assert told.count(": teaches day") == 2
    round_.read("--save", "plan.hsmc")
    assert "What they break" not in round_.read().out


def test_who_has_not_answered_is_named_with_the_address(round_: Round) -> None:
    round_.ask()
    round_.back("Ben Two", {TUESDAY: "cannot"})
    lines = round_.read().out.splitlines()
    assert lines[lines.index("Not answered yet:") + 1].startswith("  Ann Other, ann@example.org, asked on ")
    assert not any("Ben Two," in line for line in lines)


def test_an_answer_to_an_earlier_round_is_left_out_once_the_tutor_was_asked_again(round_: Round) -> None:
    round_.ask()
    round_.back("Ann Other", {TUESDAY: "cannot"})
    later = TODAY + timedelta(days=30)

    def ask_again(plan: Plan) -> Plan:
        answers = tuple(replace(a, asked=later) for a in plan.correspondence.answers)
        return replace(plan, correspondence=replace(plan.correspondence, answers=answers))

    edit("plan.hsmc", ask_again)
    ran = round_.read()
    assert f"was asked again on {british(later)}: Ask for an answer in the newer form." in ran.err
    assert ran.code == 2


def test_a_form_of_another_plan_is_not_taken_for_one_of_this(round_: Round) -> None:
    round_.ask()
    round_.back("Ann Other", {TUESDAY: "cannot"})
    others = (a_tutor("zoe", name="Zoe"), a_tutor("ben"))
    edit("plan.hsmc", lambda plan: replace(plan, tutors=others, title="Another"))
    Path("plan.hsmc").unlink()
    write("plan.hsmc", a_plan(tutors=others, title="Another"))
    ran = round_.read()
    assert ran.code == 2
    assert "whom this plan does not have" in ran.err


def test_a_folder_that_is_not_there_is_one_line(command: Command) -> None:
    write("plan.hsmc", a_plan_of_two())
    ran = command("tutor-answers", "nowhere", "--into", "plan.hsmc")
    assert (ran.code, ran.problems) == (2, [f"nowhere: there is no such file or folder: {MEND}"])
