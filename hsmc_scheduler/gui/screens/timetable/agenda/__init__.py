"""The Agenda view: the sessions as a table."""
