"""What a good timetable is: one file a rule, none of which knows how timetables are found."""
