"""Park House and the overflow venues. The buildings are real; their rooms, sizes and bookings are examples."""

from __future__ import annotations

from datetime import timedelta

from hsmc_scheduler.app.samples.people import example
from hsmc_scheduler.app.samples.shapes import day_of_week
from hsmc_scheduler.domain.calendar import AcademicYear
from hsmc_scheduler.domain.room import Layout, LayoutCapacity, Room, RoomBusy, Venue

PARK_HOUSE = Venue(
    "park-house",
    "Park House",
    "40 Edgbaston Park Road, Birmingham B15 2TT",
    comment="Teaching rooms and a dining facility; pay-and-display car park with one Blue Badge bay.",
)
HOTEL = Venue("hotel", "Edgbaston Park Hotel and Conference Centre", overflow=True)
LUCAS_HOUSE = Venue("lucas-house", "Lucas House, Conference Park", overflow=True)

_ROOM_COMMENT = "Example: rooms, sizes and bookings are invented."
_SEMINAR = ("screen", "step-free")
_GROUP = ("step-free",)

Busy = tuple[int, int, int, int, str]
"""The year (0 or 1), the week in it, the first weekday, how many days from there, what for."""


def seminar_room(
    number: int, people: int, venue: Venue = PARK_HOUSE, busy: tuple[RoomBusy, ...] = (), name: str = "Seminar Room"
) -> Room:
    """A teaching room for `people` at cabaret tables."""
    sizes = {
        Layout.CABARET: people,
        Layout.THEATRE: people * 5 // 3,
        Layout.CLASSROOM: people * 7 // 6,
        Layout.U_SHAPE: people * 3 // 4,
        Layout.BOARDROOM: people * 2 // 3,
    }
    return _room(number, name, venue, sizes, _SEMINAR, busy)


def group_room(number: int, people: int, venue: Venue = PARK_HOUSE, name: str = "Group Room") -> Room:
    """A small room for one action learning set."""
    sizes = {Layout.CABARET: people, Layout.BOARDROOM: people, Layout.U_SHAPE: people}
    return _room(number, name, venue, sizes, _GROUP, ())


def _room(
    number: int,
    name: str,
    venue: Venue,
    sizes: dict[Layout, int],
    features: tuple[str, ...],
    busy: tuple[RoomBusy, ...],
) -> Room:
    capacities = tuple(LayoutCapacity(layout, people) for layout, people in sizes.items())
    key = f"{venue.id}-{name.split(maxsplit=1)[0].lower()}-{number}"
    return Room(key, example(f"{name} {number}"), venue.id, capacities, features, busy, comment=_ROOM_COMMENT)


def busy_dates(years: tuple[AcademicYear, ...], rows: tuple[Busy, ...]) -> tuple[RoomBusy, ...]:
    """Invented bookings by others, written by week of the year."""
    found = []
    for year, week, weekday, days, reason in rows:
        start = day_of_week(years[year], week, weekday)
        found.append(RoomBusy(start, start + timedelta(days=days - 1), reason=example(reason)))
    return tuple(found)


def park_house(years: tuple[AcademicYear, ...]) -> tuple[Room, ...]:
    """Two seminar rooms and two group rooms."""
    first = (
        (0, 3, 0, 2, "Board meeting"),
        (0, 18, 0, 5, "Redecoration"),
        (0, 24, 3, 2, "Open day"),
        (1, 9, 2, 1, "Board meeting"),
        (1, 24, 3, 2, "Open day"),
    )
    second = ((0, 12, 1, 3, "Visitors"), (0, 33, 1, 2, "Research event"), (1, 20, 1, 3, "Research event"))
    return (
        seminar_room(1, 36, busy=busy_dates(years, first)),
        seminar_room(2, 30, busy=busy_dates(years, second)),
        group_room(1, 12),
        group_room(2, 10),
    )


def overflow(venue: Venue) -> tuple[Room, ...]:
    """A large room and two small ones."""
    return (
        seminar_room(1, 60, venue, name="Conference Room"),
        group_room(1, 14, venue, name="Meeting Room"),
        group_room(2, 14, venue, name="Meeting Room"),
    )
