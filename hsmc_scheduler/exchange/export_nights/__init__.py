"""The nights list for the hotel."""
