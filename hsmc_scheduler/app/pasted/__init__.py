"""Reading what a planner pastes: lists of dates, lists of students, cells from Excel. Nothing is ever guessed."""
