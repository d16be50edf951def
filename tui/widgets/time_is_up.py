"""A message for when a time is over."""

from textual.message import Message


class TimeIsUp(Message):
    """Sent once when the time of a turn or a break is over; the app may ring."""
