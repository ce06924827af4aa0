"""What is known before reading: organisations, places, currencies, calendars, as data with small loaders."""
