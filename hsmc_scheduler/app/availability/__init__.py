"""The availability round and people's calendars: from what they say to the absences of the plan."""
