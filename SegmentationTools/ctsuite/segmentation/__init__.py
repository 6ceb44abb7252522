"""Finding and refining regions of a CT."""
