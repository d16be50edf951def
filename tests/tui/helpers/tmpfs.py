"""A folder in memory for temporary files of tests."""

import os
import tempfile
from pathlib import Path


def scratch() -> Path:
    """Return /dev/shm if writable; a disk slows kill tests."""
    memory = Path("/dev/shm")  # noqa: S108 - every folder in it is made by mkdtemp
    return memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())
