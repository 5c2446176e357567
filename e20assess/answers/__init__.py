"""What was answered: the answer sheet, its files, and the branches that its answers open or close."""
