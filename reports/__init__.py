"""The report templates, one folder each."""
