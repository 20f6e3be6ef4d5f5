"""The timetable on paper: the planner on one sheet, and the pages of one cohort or tutor."""
