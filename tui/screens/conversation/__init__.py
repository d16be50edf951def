"""Screens of a conversation, from its intro to its summary."""
