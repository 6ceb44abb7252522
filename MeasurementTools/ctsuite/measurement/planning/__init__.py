"""Angles and lengths of bones for planning, from landmarks placed by hand."""
