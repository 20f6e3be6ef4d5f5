"""Fields of one thing of the plan, written down as the columns of a table are (widgets/table/column.py)."""
