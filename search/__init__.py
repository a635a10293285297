"""Search: how words are folded, what a question means, which records answer it, and in what order."""
