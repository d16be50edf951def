"""A past conversation beside its list: when it was, and its outline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store import Header
from tui.text.dates import clock_text, day_words, parse_moment
from tui.text.preview import Preview


def conversation_preview(header: Header, today: date, stages: Sequence[tuple[str, str]] = ()) -> Preview:
    """Return when a conversation was and how it ended, with what was said in each stage."""
    began = parse_moment(header.started)
    facts = []
    if began:
        facts.append(("Started", f"{day_words(began.date(), today)}, {clock_text(began)}"))
    if header.ended and not header.finished:
        facts.append(("Status", "stopped early"))
    return Preview(header.title, (), tuple(facts), after=tuple(stages))
