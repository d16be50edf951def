"""The terminal: whether it's usable, its input, output, size, and exit."""
