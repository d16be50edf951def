"""Starting over, so that nothing that was read stays in memory."""

import os
import sys


def start_again() -> None:
    """Become a new process of the same program."""
    sys.stdout.flush()
    # By its full path: that's how Python finds its environment.
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
