"""A part of a sample: one programme with what it needs; parts are joined into a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from hsmc_scheduler.domain.cohort import Cohort, Student
from hsmc_scheduler.domain.delivery import Delivery, DeliveryOrder
from hsmc_scheduler.domain.module import Module
from hsmc_scheduler.domain.programme import Programme
from hsmc_scheduler.domain.tutor import Tutor


@dataclass(frozen=True, slots=True)
class Part:
    """What one programme brings to a plan; the fields are named as the plan's own."""

    programmes: tuple[Programme, ...] = ()
    modules: tuple[Module, ...] = ()
    tutors: tuple[Tutor, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    students: tuple[Student, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    orders: tuple[DeliveryOrder, ...] = ()


def joined(parts: Iterable[Part]) -> Part:
    """All parts as one, in order."""
    listed = tuple(parts)
    return Part(*(tuple(thing for part in listed for thing in getattr(part, f.name)) for f in fields(Part)))
