"""The commands. Each imports what it needs when it runs, so that none waits for the others."""
