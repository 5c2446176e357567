"""The shipped questionnaires, one folder each; the format is described in docs/format.md."""
