"""The panel and logic of the module CT Data Check."""
