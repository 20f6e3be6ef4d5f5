"""The plan: everything the planner said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hsmc_scheduler.domain.calendar import Calendar
from hsmc_scheduler.domain.cohort import ActionLearningSet, Cohort, Student
from hsmc_scheduler.domain.correspondence import Correspondence
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.pin import Pin
from hsmc_scheduler.domain.programme import Programme
from hsmc_scheduler.domain.room import Room, Venue
from hsmc_scheduler.domain.ruleset import RuleSetting
from hsmc_scheduler.domain.timetable import Release
from hsmc_scheduler.domain.tutor import Tutor


@dataclass(frozen=True, slots=True)
class Office:
    """Who plans, and how long before a block things must be sent."""

    contact: str = ""
    email: str = ""
    telephone: str = ""
    department: str = ""
    cost_code: str = ""
    tell_employers_weeks: int = 8
    request_rooms_working_days: int = 20
    set_up_minutes: int = 30
    clear_up_minutes: int = 30
    catering: str = ""
    hotel: str = ""
    answer_within_weeks: int = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole document, apart from the timetable that answers it.

    `frozen_before`: blocks of the timetable that start before this date are past and do not move.
    """

    title: str
    calendar: Calendar
    programmes: tuple[Programme, ...] = ()
    modules: tuple[Module, ...] = ()
    tutors: tuple[Tutor, ...] = ()
    venues: tuple[Venue, ...] = ()
    rooms: tuple[Room, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    sets: tuple[ActionLearningSet, ...] = ()
    students: tuple[Student, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    orders: tuple[DeliveryOrder, ...] = ()
    pins: tuple[Pin, ...] = ()
    rules: tuple[RuleSetting, ...] = ()
    releases: tuple[Release, ...] = ()
    office: Office = Office()
    frozen_before: date | None = None
    notes: str = ""
    correspondence: Correspondence = Correspondence()
