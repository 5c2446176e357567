"""Two assessments side by side, as the parts of a page."""
