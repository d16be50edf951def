"""The command line: its arguments, and running a command."""
