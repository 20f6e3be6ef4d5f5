"""What stands on the right of the timetable: all about the block selected."""
