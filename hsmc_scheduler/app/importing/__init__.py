"""What comes into a plan from other people's files, as far as it is not read there."""
