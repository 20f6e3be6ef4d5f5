"""Making a timetable from the window: the search beside it, what it finds, and what to do with that."""
