"""A conversation in progress, without a screen."""
