"""What the planner says. Standard library only; frozen values; one concept a file."""
