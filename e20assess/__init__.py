"""e20assess: can this company work as a network? An interview, its score, and the report.

The package root imports nothing, so that every floor can be imported alone and starts fast.
"""

__version__ = "0.1.0"
