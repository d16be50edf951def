"""Paragraphs in the terminal, without broken words."""

from __future__ import annotations

import shutil
import sys
import textwrap

_WIDEST = 80


def paragraphs(*sentences: str) -> str:
    """Return sentences with a blank line between them, for stdout."""
    if not sys.stdout.isatty():
        return "\n\n".join(sentences) + "\n"
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    return "\n\n".join(textwrap.fill(each, width, break_on_hyphens=False) for each in sentences) + "\n"
