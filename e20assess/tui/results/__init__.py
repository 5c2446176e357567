"""The results as parts of one page, and what lays them out."""
