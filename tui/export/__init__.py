"""Exports: iCalendar, Markdown, and the summary as text."""
