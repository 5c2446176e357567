"""The report as plain data: what every format shows, in one language, with nothing left to compute."""
