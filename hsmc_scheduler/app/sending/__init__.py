"""What is sent to many at once: calendars, and packs of sheets and calendars."""
