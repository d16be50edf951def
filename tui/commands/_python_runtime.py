"""Python's settings for the app: garbage collection and threads."""

from __future__ import annotations

import gc
import sys

GC_THRESHOLDS = (20_000, 20, 20)
"""Thresholds of the garbage collector.

A step of a conversation creates about 9,000 objects. With the default threshold of 700, collecting took a twentieth of
the time until a step was shown, and sometimes 10 ms more.
"""

SWITCH_INTERVAL = 0.001
"""Seconds after which the thread that writes to the terminal gets its turn: with Python's 5 ms each picture waits."""


def prepare_interpreter() -> None:
    """Get ready for the app, before anything of it is loaded.

    Loading creates no garbage, and collecting takes a tenth of the time; the first screen turns it on again.
    """
    gc.disable()
    gc.set_threshold(*GC_THRESHOLDS)
    sys.setswitchinterval(SWITCH_INTERVAL)
