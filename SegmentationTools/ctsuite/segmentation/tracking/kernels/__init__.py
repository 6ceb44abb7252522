"""The compiled loops of tracking."""
