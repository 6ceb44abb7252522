"""Parts of the module CT Measurement."""
