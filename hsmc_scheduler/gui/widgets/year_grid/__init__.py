"""A wall calendar to paint on: months down, days across, weekdays lined up."""
