"""Finds timetables. The only importer of OR-Tools."""
