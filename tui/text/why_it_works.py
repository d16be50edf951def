"""Wording around a script's reasons."""

WHY_TITLE = "Why this works, and how sure we are"
WHY_KEY_TEXT = "press i"
WHY_FACT = ("Press i", "to see why this works")
"""The line of a preview, after its facts."""
