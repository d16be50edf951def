"""The frame of older conversations: ids without a prefix, and a longer closing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.loading.open_script import load_frame
from scripts.model import Source
from scripts.opening_closing_steps import FRAME_PREFIX

GOLDEN = Path(__file__).parents[1] / "golden"


def old_frame() -> tuple[Source, Source]:
    """Return the opening and the closing with bare ids."""
    now = load_frame()[0]
    opening = replace(now, flow=now.flow.replace(FRAME_PREFIX, ""), words=now.words.replace(FRAME_PREFIX, ""))
    flow, words = (GOLDEN / f"old-closing.{end}" for end in ("yaml", "md"))
    return opening, Source(flow.read_text("utf-8"), words.read_text("utf-8"), flow.name, words.name)
