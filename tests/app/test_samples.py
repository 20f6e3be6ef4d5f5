"""The named samples: the real programme as its page describes it, the sizes promised, nothing invented unmarked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

import pytest

from hsmc_scheduler.app.samples import GENERATED, SAMPLES, sample
from hsmc_scheduler.app.samples.lhsi_catalogue import OFFERED_EARLY
from hsmc_scheduler.domain.calendar import PeriodKind
from hsmc_scheduler.domain.cohort import PathwayYear
from hsmc_scheduler.domain.delivery import OrderPart
from hsmc_scheduler.domain.index import PlanIndex
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.plan import Plan
from hsmc_scheduler.domain.problems import find_problems
from hsmc_scheduler.domain.session import SessionKind
from hsmc_scheduler.domain.split import allowed_splits

LEADS = {
    "Iain Snelling",
    "Merv Conroy",
    "Ross Millar",
    "Robin Miller",
    "Kim Jelphs",
    "Hilary Brown",
    "Karen Newbigging",
}
TITLES = {
    "Leadership for Health Services Improvement MSc/PGDip/PGCert",
    "Aspiring Senior Leaders",
    "21st Century Public Servant leadership programme",
    "Elizabeth Garrett Anderson programme",
    "Leadership in Context",
    "Applied Leadership Learning",
    "Health Care Quality: Innovation and Improvement",
    "Introduction to Organisational Development in Health and Social Care",
    "Public and User Involvement in Health Care",
    "Dissertation",
    "21st Century Public Servant",
    "Elizabeth Garrett Anderson residentials",
}
VENUES = {"Park House", "Edgbaston Park Hotel and Conference Centre", "Lucas House, Conference Park"}
NAMES = tuple(SAMPLES)
LHSI = ("lhsi-2027-29", "lhsi-2016-18")


@cache
def built(name: str) -> Plan:
    return sample(name)


def blocks(plan: Plan) -> tuple[int, int]:
    """The fewest and the most blocks the plan can be cut into."""
    counts = [[len(split) for split in allowed_splits(d)] for d in plan.deliveries]
    return sum(map(min, counts)), sum(map(max, counts))


def module(plan: Plan, code: str) -> Module:
    return next(m for m in plan.modules if m.code == code)


def unmarked(plan: Plan) -> Iterator[str]:
    """Everything invented that does not say so."""
    published = LEADS | TITLES | VENUES
    named = [t.name for t in plan.tutors] + [r.name for r in plan.rooms] + [s.name for s in plan.students]
    named += [v.name for v in plan.venues] + [p.title for p in plan.programmes] + [m.title for m in plan.modules]
    yield from (name for name in named if name not in published and "(example)" not in name)
    invented = [(t.name, t.comment) for t in plan.tutors] + [(r.name, r.comment) for r in plan.rooms]
    invented += [(c.title, c.comment) for c in plan.cohorts]
    invented += [(m.title, m.comment) for m in plan.modules]
    invented += [(f"{m.code} {a.title}", a.comment) for m in plan.modules for a in m.assessments]
    invented += [(d.id, d.window.comment) for d in plan.deliveries]
    invented += [(f"{d.id} gaps", d.gaps.comment) for d in plan.deliveries]
    invented += [(f"{d.id} block", w.window.comment) for d in plan.deliveries for w in d.block_windows]
    invented += [(t.name, a.reason) for t in plan.tutors for a in t.absences]
    invented += [(r.name, b.reason) for r in plan.rooms for b in r.busy]
    invented += [
        (p.label, p.comment) for p in plan.calendar.periods if p.provisional and p.kind is not PeriodKind.CLOSED
    ]
    yield from (name for name, words in invented if "example" not in words.lower())


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_invented_says_example(name: str) -> None:
    assert list(unmarked(built(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_settled_periods_are_bank_holidays_or_published_terms(name: str) -> None:
    settled = [p for p in built(name).calendar.periods if not p.provisional]
    assert {p.kind for p in settled} <= {PeriodKind.CLOSED, PeriodKind.TERM}
    assert all(p.id.startswith("bank-holiday-") for p in settled if p.kind is PeriodKind.CLOSED)
    assert all(p.start.year < 2019 for p in settled if p.kind is PeriodKind.TERM)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_sample(name: str) -> None:
    assert find_problems(built(name)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_session_has_a_room_that_fits_it(name: str) -> None:
    index = PlanIndex(built(name))
    needs = [(key, index.main_need(key[0], session)) for key, session in index.sessions.items()]
    assert not [key for key, need in needs if need and not index.rooms_that_fit(need)]


@pytest.mark.parametrize("name", LHSI)
def test_the_first_year_pair_is_one_delivery_of_fourteen_days(name: str) -> None:
    for delivery in (d for d in built(name).deliveries if d.id.startswith("pair-")):
        assert delivery.modules == ("ALL", "LIC")
        assert "".join(_letter(s.module, s.kind) for s in delivery.sessions) == "AALSLSLSLSLSAA"
        assert [s.id for s in delivery.sessions if s.sets_meet] == [
            "opening-2",
            *(f"sets-{n}" for n in range(1, 6)),
            "closing-2",
        ]


def _letter(code: str, kind: SessionKind) -> str:
    return "L" if code == "LIC" else "S" if kind is SessionKind.SET_MEETING else "A"


@pytest.mark.parametrize("name", LHSI)
def test_the_pair_can_be_cut_in_six_ways(name: str) -> None:
    pair = next(d for d in built(name).deliveries if d.id.startswith("pair-"))
    assert allowed_splits(pair) == (
        (2, 2, 2, 2, 2, 2, 2),
        (2, 2, 2, 2, 3, 3),
        (2, 2, 2, 3, 2, 3),
        (2, 2, 3, 2, 2, 3),
        (2, 3, 2, 2, 2, 3),
        (3, 2, 2, 2, 2, 3),
    )


@pytest.mark.parametrize("name", LHSI)
def test_other_modules_are_five_days_and_two_of_them_three_then_two(name: str) -> None:
    plan = built(name)
    splits = {d.modules[0]: allowed_splits(d) for d in plan.deliveries if d.modules[0] not in {"ALL", "DISS"}}
    assert splits == {"HCQ": ((2, 3), (3, 2)), "OPT": ((2, 3), (3, 2)), "OD": ((3, 2),), "PUI": ((3, 2),)}


@pytest.mark.parametrize("name", LHSI)
def test_modules_are_led_by_those_the_programme_page_names(name: str) -> None:
    plan = built(name)
    names = {t.id: t.name for t in plan.tutors}
    leads = {code: {names[t] for t in module(plan, code).leads} for code in ("LIC", "ALL", "HCQ", "OD", "PUI")}
    assert leads == {
        "LIC": {"Iain Snelling", "Merv Conroy"},
        "ALL": {"Iain Snelling", "Merv Conroy"},
        "HCQ": {"Iain Snelling", "Ross Millar"},
        "OD": {"Robin Miller", "Kim Jelphs"},
        "PUI": {"Hilary Brown", "Karen Newbigging"},
    }


@pytest.mark.parametrize("name", LHSI)
def test_awards_need_the_credits_they_give(name: str) -> None:
    plan = built(name)
    credit = {m.code: m.credits for m in plan.modules}
    left = {r.award: r.credits - sum(credit[m] for m in r.required_modules) for r in plan.programmes[0].routes}
    assert left == {"PGCert": 20, "PGDip": 20, "MSc": 20}


@pytest.mark.parametrize("name", LHSI)
def test_two_year_groups_share_the_building_in_each_year(name: str) -> None:
    plan = built(name)
    index = PlanIndex(plan)
    for year in plan.calendar.years:
        first, second = sorted((c.id for c in plan.cohorts for y in c.pathway if y.year == year.id), reverse=True)
        assert index.cohorts_of_delivery[f"pair-{year.id}"] == (first,)
        assert second in index.cohorts_of_delivery[f"hcq-{year.id}"]
        for code in OFFERED_EARLY:
            assert {first, second} <= set(index.cohorts_of_delivery[f"{code.lower()}-{year.id}"])


@pytest.mark.parametrize("name", LHSI)
def test_whatever_is_not_taken_early_is_taken_in_the_second_year(name: str) -> None:
    plan = built(name)
    both = next(c for c in plan.cohorts if len(c.pathway) == 2)
    taken = [{code for d in _offered(year) for code in _codes(plan, d)} for year in both.pathway]
    assert taken == [{"LIC", "ALL", *OFFERED_EARLY}, {"HCQ", "OD", "DISS", *OFFERED_EARLY}]


def _offered(year: PathwayYear) -> set[str]:
    return {*year.required, *(option.delivery for slot in year.electives for option in slot.options)}


def _codes(plan: Plan, delivery: str) -> tuple[str, ...]:
    return next(d.modules for d in plan.deliveries if d.id == delivery)


@pytest.mark.parametrize("name", LHSI)
def test_a_cohort_of_twenty_four_meets_in_three_sets_of_eight(name: str) -> None:
    index = PlanIndex(built(name))
    pair = next(d for d in index.deliveries.values() if d.id.startswith("pair-"))
    assert [s.size for s in index.sets(pair.id, pair.sessions[1])] == [8, 8, 8]


@pytest.mark.parametrize("name", LHSI)
def test_the_opening_workshop_comes_before_every_module_first_years_take(name: str) -> None:
    plan = built(name)
    assert {(o.first, o.then, o.part) for o in plan.orders} == {
        (f"pair-{year.id}", f"{code.lower()}-{year.id}", OrderPart.FIRST_BLOCK)
        for year in plan.calendar.years
        for code in OFFERED_EARLY
    }


@pytest.mark.parametrize("name", LHSI)
def test_the_real_programme_has_about_forty_blocks(name: str) -> None:
    fewest, most = blocks(built(name))
    assert 35 <= fewest <= most <= 45


def test_published_terms_are_those_of_2016_to_2018() -> None:
    terms = [(str(p.start), str(p.end)) for p in built("lhsi-2016-18").calendar.active_periods(PeriodKind.TERM)]
    assert terms == [
        ("2016-09-26", "2016-12-09"),
        ("2017-01-09", "2017-03-24"),
        ("2017-04-24", "2017-06-16"),
        ("2017-09-25", "2017-12-08"),
        ("2018-01-08", "2018-03-23"),
        ("2018-04-23", "2018-06-15"),
    ]


def test_the_portfolio_is_as_large_as_the_centre() -> None:
    plan = built("portfolio-2027-29")
    assert len(plan.programmes) >= 4
    assert len(plan.modules) >= 24
    assert len(plan.tutors) >= 30
    assert len(plan.cohorts) >= 6
    fewest, most = blocks(plan)
    assert 140 <= fewest <= most <= 160


def test_programmes_of_the_portfolio_share_tutors() -> None:
    plan = built("portfolio-2027-29")
    shared = [t.name for t in plan.tutors if sum(t.id in m.leads for m in plan.modules) > 1 and t.name in LEADS]
    assert {"Iain Snelling", "Merv Conroy", "Ross Millar", "Robin Miller", "Karen Newbigging"} <= set(shared)


@pytest.mark.parametrize("name", NAMES)
def test_absences_leave_every_tutor_most_of_the_year(name: str) -> None:
    for tutor in built(name).tutors:
        away = sum((a.end - a.start + timedelta(days=1)).days for a in tutor.absences if a.firm)
        assert away <= 45, tutor.name


def test_a_scale_fills_the_years_of_a_sample_with_generated_programmes() -> None:
    plan = sample("lhsi-2016-18", scale=3, seed=2)
    assert plan.calendar == built("lhsi-2016-18").calendar
    assert len(plan.programmes) == 3


def test_an_unknown_sample_is_not_found() -> None:
    with pytest.raises(KeyError):
        sample("nonsense")


def test_the_generated_sample_is_one_programme_until_told_otherwise() -> None:
    assert sample(GENERATED) == sample(GENERATED, scale=1, seed=1)
    assert sample(GENERATED, seed=2) != sample(GENERATED)
