"""What is seen before a plan is open."""
