"""Plays of a script for its author: many at random, all states, and saved walks."""
