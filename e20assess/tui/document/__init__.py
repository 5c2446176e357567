"""A long page on screen: its blocks, their layout, the profile in characters."""
