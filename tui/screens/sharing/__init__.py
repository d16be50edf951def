"""One page to bring to someone: choosing what is on it."""
