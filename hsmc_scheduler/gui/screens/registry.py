"""The one list of screens, in the rail's order. Each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module

from hsmc_scheduler.gui.screens.screen import Screen, ScreenSpec
from hsmc_scheduler.gui.workspace import Workspace


def import_screens(*names: str) -> None:
    """Import those screens, so that showing them first is quick; may be called in any thread."""
    for name in names or (spec.id for spec in SCREENS):
        import_module(f"hsmc_scheduler.gui.screens.{name}")


def _spec(name: str, title: str, icon: str) -> ScreenSpec:
    def make(workspace: Workspace) -> Screen:
        screen: Screen = import_module(f"hsmc_scheduler.gui.screens.{name}").SCREEN(workspace)
        return screen

    return ScreenSpec(name, title, icon, make)


SCREENS = (
    _spec("calendar", "Calendar", "calendar-days"),
    _spec("modules", "Programmes & modules", "book-open"),
    _spec("tutors", "Tutors", "user"),
    _spec("rooms", "Rooms", "door-open"),
    _spec("cohorts", "Cohorts", "graduation-cap"),
    _spec("rules", "Rules", "sliders-horizontal"),
    _spec("timetable", "Timetable", "calendar-range"),
    _spec("checks", "Checks", "circle-alert"),
    _spec("export", "Import & export", "share-2"),
)
