"""Errors whose message is shown to the user."""


class UserError(Exception):
    """An error whose message is a plain sentence to show."""
