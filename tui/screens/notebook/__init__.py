"""Screens about the notebook."""
