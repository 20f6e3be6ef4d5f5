"""What module leads send back: the "To check" sheet of their pack."""
