"""The report: from a scorecard to pages that can be read, printed, mailed, or read by another program."""
