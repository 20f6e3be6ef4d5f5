"""What can be done to the blocks selected, from every view: by menu, key and button."""
