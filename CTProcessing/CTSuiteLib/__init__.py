"""What the desktop modules share: forms from tool descriptions, dialogs, tables, translation."""
