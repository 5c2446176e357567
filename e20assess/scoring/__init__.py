"""From answers to scores, and from scores to what they mean: pure functions in exact fractions."""
