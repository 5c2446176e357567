"""Where the marks of each chart lie; in shapes for the page, in characters for a terminal or a mail."""
