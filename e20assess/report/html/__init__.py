"""Pages: templates and their sandbox, the brand of a house, PDF."""
