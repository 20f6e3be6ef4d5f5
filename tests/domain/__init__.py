"""What the planner says: calendars, splits, attendance, deadlines."""
