"""What can be done with a plan, without a window."""
