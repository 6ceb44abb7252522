"""Deep learning through MONAI bundles: reading, verifying, and running them in a process of their own."""
