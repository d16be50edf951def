"""Run Turnabout from its own folder: `python -m tui`."""

from tui.cli.main import run

run()
