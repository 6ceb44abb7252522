"""Parts of the module CT Viewer."""
