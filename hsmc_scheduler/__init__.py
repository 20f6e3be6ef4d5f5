"""HSMC Scheduler: a two-year timetable for block-taught programmes, proven as good as it can be."""

__version__ = "0.1.0"
