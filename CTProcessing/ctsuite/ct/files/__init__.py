"""Pure types in files: read and written by the ending of the name."""

from ctsuite.ct.files.formats import read, safe_name, write, write_to

__all__ = ["read", "safe_name", "write", "write_to"]
