"""Errors whose message is shown to the user."""


class UserError(Exception):
    """An error whose message is a plain sentence to show."""


class CannotStart(UserError):
    """Why a conversation can't start, as a sentence to show."""
