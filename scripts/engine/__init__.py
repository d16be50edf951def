"""Replay of answers through a script."""
