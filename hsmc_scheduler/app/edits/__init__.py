"""Changes a planner makes to a plan: each a function from plan to plan that raises EditError in plain words."""
