"""The letter to those who book rooms: what to cancel, to amend and to book, to be filled in and sent back."""
