"""What the sheet is called, and its columns; both who writes it and who reads it go by these."""

SHEET = "To check"
HIDDEN = "Whose"
MARK, VERSION = "HSMC Scheduler: blocks to check", 1
REF, OK, COMMENT, SEEN = "Ref", "OK?", "Comment", "Dates as sent"
YES = "OK"
