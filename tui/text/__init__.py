"""Wording: dates, agreements, and rituals in words."""
