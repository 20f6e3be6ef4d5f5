"""The workbook, read back from the file alone."""
