"""What comes in from other people's files, as far as it can be understood, before anything is changed by it."""
