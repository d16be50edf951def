"""The replay engine: from a script and answers to a state."""
