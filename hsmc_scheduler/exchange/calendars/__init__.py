"""Calendars from somebody else: .ics files of Outlook, Google and others. Read in a child process (adr/0050)."""
