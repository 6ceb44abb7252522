"""The panel and logic of the module CT Workflows."""
