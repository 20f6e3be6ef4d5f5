"""What can be done to a block: each one named step, from a menu, a key or a dialog."""
