"""Screens of a rehearsal, in which authors try their own scripts."""
