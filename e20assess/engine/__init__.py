"""State and store, no terminal: an assessment being answered, the list of assessments, exports."""
