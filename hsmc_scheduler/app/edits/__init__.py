"""Changes to a plan, as functions from plan to plan."""
