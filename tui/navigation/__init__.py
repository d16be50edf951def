"""Flows from screen to screen."""
