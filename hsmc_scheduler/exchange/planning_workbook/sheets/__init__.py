"""The sheets of the planning workbook, a description each."""
