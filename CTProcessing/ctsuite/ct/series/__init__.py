"""Image series: finding them in any folder, checking how they are made, and reading them as volumes."""
