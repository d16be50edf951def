"""A notebook entry beside its list: all of it, whose it is, and its source."""

from __future__ import annotations

from datetime import date

from store import Entry
from tui.text.couple import Partners
from tui.text.dates import day_words
from tui.text.list_formatting import listed
from tui.text.notebook_parts import part_name
from tui.text.preview import Preview
from tui.text.task_map import details_text


def entry_preview(entry: Entry, title: str, day: date | None, people: Partners, today: date) -> Preview:
    """Return an entry in full.

    Args:
        title: Title of its conversation, or "" if unknown.
        day: Day of its conversation, if known.
    """
    names = [person.name for person in people if entry.of in (person.id, "both")]
    facts = {"By": listed(names), "From": title, "Date": day_words(day, today) if day else ""}
    texts = (entry.text, details_text(entry.task, people)) if entry.task else (entry.text,)
    return Preview(part_name(entry.part), texts, tuple(fact for fact in facts.items() if fact[1]))
