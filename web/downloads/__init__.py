"""Exactly what a reader has before them, complete, as a file."""
