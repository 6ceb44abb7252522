"""The compiled loops of region growing."""
