"""The interview without a screen: where we are, what can be chosen, what every front door says."""
