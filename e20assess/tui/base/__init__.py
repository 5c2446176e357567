"""What every screen stands on: language, keys, dialogs, bars, saving."""
