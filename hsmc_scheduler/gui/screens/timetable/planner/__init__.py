"""The Planner view: the years on one sheet, months down and days across."""
