"""Compile and render the templates of a words file."""
