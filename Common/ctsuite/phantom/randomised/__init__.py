"""Bodies with random anatomy, contrast agent and scanner, on which networks are trained and tested."""
