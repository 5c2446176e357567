"""What may be asked and how it counts: the questionnaire, its rubric, the reading of both."""
