"""A yes or no before a command changes something."""

from __future__ import annotations

import argparse
import sys

from tui.errors import UserError


def confirmed(question: str, options: argparse.Namespace) -> bool:
    """Ask, unless `--yes` was given, and return whether they said yes.

    Raises UserError if nobody is there to answer.
    """
    if options.yes:
        return True
    if not sys.stdin or not sys.stdin.isatty():
        raise UserError("Couldn’t ask for confirmation, so nothing was changed. To go ahead, add --yes.")
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
