"""Volume rendering: what of a volume is seen in which colour, and how much it hides."""
