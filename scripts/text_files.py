"""Reading files that anyone may have written: plain files only, and not without end."""

from __future__ import annotations

import errno
import os
from pathlib import Path

MAX_CHARS = 2_000_000
"""Far more than any script, walk, or file of answers has."""


def read_text_file(path: Path, *, encoding: str = "utf-8", may_be_pipe: bool = False) -> str:
    """Return a file's text. Raises OSError or UnicodeDecodeError."""
    if path.exists() and not (path.is_file() or path.is_dir() or (may_be_pipe and path.is_fifo())):
        raise OSError(errno.EINVAL, "it isn’t a plain file", str(path))
    with path.open(encoding=encoding) as file:
        text = file.read(MAX_CHARS + 1)
    if len(text) > MAX_CHARS:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return text
