"""The widgets: they show what they are given and say what was pressed; they never hold the truth."""
