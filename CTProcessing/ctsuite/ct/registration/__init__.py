"""Registration: the transform that brings a moving image, surface or set of points onto a fixed one."""
