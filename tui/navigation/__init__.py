"""Flows between screens: what opens what, and what follows."""
