"""How the workbook says of which version of a plan it is."""

VERSION = "Version of the plan"
