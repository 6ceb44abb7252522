"""Pictures of pure types, drawn without a screen."""

from ctsuite.ct.picture.png import png_bytes, write_png
from ctsuite.ct.picture.slices import mip_picture, slice_picture
from ctsuite.ct.picture.surfaces import surface_picture

__all__ = ["mip_picture", "png_bytes", "slice_picture", "surface_picture", "write_png"]
