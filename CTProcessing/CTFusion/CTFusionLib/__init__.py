"""Parts of the module CT Fusion."""
