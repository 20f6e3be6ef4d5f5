"""Each rule's check, held against hand-made cases."""
