"""A list of dates as an office has it: read line by line, then made into a timetable, or into a plan of its own."""
