"""The Lanes view: the blocks on a time axis."""
