"""Centrelines of vessels and airways: the region, the way through it, its true centre and its branches."""
