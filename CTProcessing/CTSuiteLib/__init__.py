"""What the desktop modules of CTSuite share: forms made from tool descriptions, error and progress dialogs, translation."""
