"""A past conversation beside its list: when it was, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store import Header
from tui.text.dates import day_words, parse_moment
from tui.text.preview import Preview

SECONDS_PER_MINUTE = 60


def conversation_preview(header: Header, today: date, answers: Sequence[str] = ()) -> Preview:
    """Return when a conversation was and how it ended, with its first answers."""
    began, ended = parse_moment(header.started), parse_moment(header.ended)
    facts = []
    if began:
        facts.append(("Started", f"{day_words(began.date(), today)}, {began.hour}:{began.minute:02}"))
    if began and ended and began.date() == ended.date():
        minutes = round((ended - began).total_seconds() / SECONDS_PER_MINUTE)
        facts.append(("Took", f"{max(minutes, 1)} min"))
    if header.ended and not header.finished:
        facts.append(("Status", "stopped early"))
    return Preview(header.title, (), tuple(facts), heading="What you said", after=tuple(answers))
