"""The rules as CP-SAT sees them: one file a rule, named as in rules/."""
