"""A list of students pasted from Excel says what it would do before it does it, and leaves out what it cannot read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hsmc_scheduler.app.pasted.students import Outcome, PastedStudents, read_students
from hsmc_scheduler.app.samples.lhsi import lhsi_2027_29
from hsmc_scheduler.domain.place import value_at
from hsmc_scheduler.domain.problems import find_problems
from tests.builders import a_plan, a_student

LHSI = lhsi_2027_29()
HEADED = (
    "Student No\tForename\tSurname\tIntake\tAward\tOrganisation\tALS\tChoices\tE-mail\tShoe size\r\n"
    '10001\tAda\tLovelace\tIntake 2028\tMSc\t"Trust ""One"""\tA\tPUI\tada@example.org\t5\r\n'
    "10002\tAlan\tTuring\t2028\tPGDip\tTrust Two\tSet B\tOption (example)\talan@example.org\t9\r\n"
)


def read(text: str, cohort: str = "") -> PastedStudents:
    return read_students(text, LHSI, cohort)


def test_a_list_with_headings_is_understood_by_their_other_names() -> None:
    found = read(HEADED)
    assert found.has_headings
    assert found.columns[-1] == ""
    ada, alan = (r.student for r in found.rows)
    assert ada
    assert alan
    assert (ada.id, ada.name, ada.cohort, ada.route) == ("10001", "Ada Lovelace", "lhsi-2028", "msc")
    assert (ada.employer, ada.learning_set, ada.takes) == ('Trust "One"', "lhsi-2028/A", ("pui-2028-29",))
    assert (alan.cohort, alan.takes, alan.email) == ("lhsi-2028", ("opt-2028-29",), "alan@example.org")
    assert found.summary == "2 students would be added."


def test_the_plan_with_the_list_in_it_has_no_new_problem_and_a_second_time_nothing_changes() -> None:
    plan = read(HEADED).put_into(LHSI)
    assert len(plan.students) == len(LHSI.students) + 2
    assert find_problems(plan) == find_problems(LHSI)
    again = read_students(HEADED, plan)
    assert {r.outcome for r in again.rows} == {Outcome.SAME}
    assert again.put_into(plan) == plan


def test_a_list_without_headings_is_understood_by_what_is_in_it() -> None:
    found = read("Ada Lovelace\tTrust One\tMSc\tada@example.org\nAlan Turing\tTrust Two\tMSc\t\n", "lhsi-2028")
    assert not found.has_headings
    assert found.columns == ("name", "employer", "route", "email")
    assert [r.student.id for r in found.rows if r.student] == ["ada-lovelace", "alan-turing"]


def test_a_plain_list_of_names_is_enough() -> None:
    plan = read_students("Ada Lovelace\nAlan Turing", a_plan()).put_into(a_plan())
    assert [(s.name, s.cohort) for s in plan.students] == [("Ada Lovelace", "C1"), ("Alan Turing", "C1")]


def test_what_would_change_is_said_field_by_field_and_the_rest_is_left_alone() -> None:
    before = a_student("sam", employer="Trust One", email="sam@example.org", comment="Keep me")
    plan = a_plan(students=(before,))
    found = read_students("email\temployer\nSAM@example.org\tTrust Two\n", plan)
    assert [set(r.changes) for r in found.rows] == [
        {"Employer: Trust Two, instead of Trust One.", "Email: SAM@example.org, instead of sam@example.org."}
    ]
    after = value_at(found.put_into(plan), ("students", "sam"))
    assert (after.name, after.comment, after.employer) == ("Sam", "Keep me", "Trust Two")


def test_a_row_with_a_problem_is_left_out_and_says_why() -> None:
    text = (
        "name\tintake\taward\tset\tchoices\n"
        "Ada\t2028\tPhD\tA\t\n"
        "Alan\t2035\t\t\t\n"
        "\t2028\t\t\t\n"
        "Grace\t2027\t\t\tPUI\n"
        "Joan\t2027\t\tZ\tHistory\n"
        "Mary\t2028\t\t\t\n"
        "mary \t2028\t\t\t\n"
    )
    found = read(text)
    said = {r.line: " ".join(r.problems) for r in found.rows if r.outcome is Outcome.PROBLEM}
    assert "There is no route “PhD”." in said[2]
    assert "There is no cohort “2035”." in said[3]
    assert said[4] == "There is no name in this row. Add one."
    assert "“PUI” is there more than once: pui-2027-28 and pui-2028-29." in said[5]
    assert "no set “Z”" in said[6]
    assert "no choice “History”" in said[6]
    assert said[8].startswith("The same student is in row 7.")
    assert sorted(said) == [2, 3, 4, 5, 6, 8]
    assert found.summary == "1 student would be added; 6 rows have a problem and would be left out."


def test_a_choice_of_two_years_is_told_apart_by_its_year() -> None:
    found = read("name\tintake\tchoices\nGrace\t2027\tPUI 2027-28, opt-2028-29\n")
    assert [r.student.takes for r in found.rows if r.student] == [("pui-2027-28", "opt-2028-29")]


def test_the_same_student_twice_is_noticed() -> None:
    found = read("id\tname\tintake\n1234\tMary\t2028\n1234\tMary\t2028\n")
    assert [r.outcome for r in found.rows] == [Outcome.ADD, Outcome.PROBLEM]
    assert found.rows[1].problems == ("The same student is in row 2. Keep one of the two rows.",)


def test_two_new_people_of_one_name_are_told_apart_by_email_or_cohort() -> None:
    text = "name\tintake\temail\nMary\t2028\tm1@x.org\nMary\t2028\tm2@x.org\nMary\t2027\t\nM. Jo\t2028\tM1@x.org\n"
    found = read(text)
    assert [r.outcome for r in found.rows] == [Outcome.ADD, Outcome.ADD, Outcome.ADD, Outcome.PROBLEM]
    assert found.rows[3].problems[0].startswith("The same student is in row 2.")


def test_a_name_that_comes_near_is_offered_as_it_is_written_in_the_plan() -> None:
    assert "Did you mean “Intake 2028”?" in read("name\tintake\nMary\tIntake 2082\n").rows[0].problems[0]


def test_what_is_no_email_is_taken_and_said() -> None:
    row = read("name\tintake\temail\nMary\t2028\tnot an email\n").rows[0]
    assert row.outcome is Outcome.ADD
    assert "“not an email” is not an e-mail address: look at it again." in row.changes


def test_namesakes_are_not_mixed_up() -> None:
    plan = a_plan(students=(a_student("a", name="Sam"), a_student("b", name="Sam")))
    assert "Several students have this name." in read_students("Sam\n", plan).rows[0].problems[0]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='namesurcohtil2027,@"\t\n ', max_size=80))
def test_no_list_is_too_odd_and_only_rows_without_problems_are_put_in(text: str) -> None:
    found = read(text, "lhsi-2028")
    plan = found.put_into(LHSI)
    assert len(plan.students) - len(LHSI.students) == sum(r.outcome is Outcome.ADD for r in found.rows)
    assert len({s.id for s in plan.students}) == len(plan.students)
