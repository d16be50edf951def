"""Errors whose message is written for the person at the keyboard."""


class UserError(Exception):
    """A sentence to show: what could not be done, and what to do."""
