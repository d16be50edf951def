"""Screens, one module each; they show and ask, without rules."""
