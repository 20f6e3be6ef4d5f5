"""Tables from somebody else: workbooks, csv, web pages, the clipboard. Read in a child process (adr/0050)."""
