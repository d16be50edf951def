"""Answers without a couple: random, or read from a file."""
