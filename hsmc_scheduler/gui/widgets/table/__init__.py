"""A table that behaves like the one in a spreadsheet, over any list of the plan.

A screen writes down its columns (`Column`) and its rows (`Rows`), makes a `DataTable(workspace, rows, list_at)`, and
calls `refresh` when the document changes. Everything else (keys, clipboard, undo, problems, sorting, filter) is the
table's.
"""
