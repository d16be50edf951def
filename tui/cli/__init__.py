"""The command line: its arguments, and how a command is run."""
