"""Names and codes of segments: found by geometry for series of bones, from a list, or written freely."""
