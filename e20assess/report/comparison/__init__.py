"""A comparison of two assessments as plain data."""
