"""The frame as it was saved with conversations before its ids had a prefix."""

from __future__ import annotations

from dataclasses import replace

from scripts.frame_steps import FRAME_PREFIX
from scripts.loading.open_script import load_frame
from scripts.model import Source


def old_frame() -> tuple[Source, Source]:
    """Return the opening and the closing with bare ids."""
    opening, closing = (
        replace(part, flow=part.flow.replace(FRAME_PREFIX, ""), words=part.words.replace(FRAME_PREFIX, ""))
        for part in load_frame()
    )
    return opening, closing
