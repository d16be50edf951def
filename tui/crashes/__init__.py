"""Unexpected errors: caught everywhere, and reported without private words."""
