"""Pure types to MRML nodes and back, and MRML without the desktop; the scene is always an argument."""
