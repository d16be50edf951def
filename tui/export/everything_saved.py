"""Everything saved, in each format of an export."""

from __future__ import annotations

import json

from prompts import sanitize
from scripts import Json
from scripts.agreement_sentence import agreement_sentence
from scripts.engine.value_cleanup import sanitize_value
from store import Agreement, Ritual, Store
from tui.clock import now
from tui.export.document import as_document
from tui.export.document_markup import Markdown, PlainText
from tui.reports.redaction import redact_private
from tui.text.agreement_list import PersonNames, names_of, owner_name


def as_markdown(store: Store) -> str:
    """Return a document in Markdown."""
    return "\n".join(as_document(store, Markdown())) + "\n"


def as_text(store: Store) -> str:
    """Return a document in plain text."""
    return "\n".join(as_document(store, PlainText())) + "\n"


def as_json(store: Store) -> str:
    """Return the export as one JSON object, without escapes."""
    return json.dumps(export_data(store), ensure_ascii=False, indent=2) + "\n"


def export_data(store: Store) -> Json:
    """Return the export as plain values."""
    return sanitize_value(store.export_all(redact_private))


def as_calendar(store: Store, *, in_words: bool) -> str:
    """Return look-backs, turns, and rituals as a calendar."""
    from tui.export.ics import build_calendar  # slow to load, and no other export needs it
    from tui.export.ics_events import NEUTRAL_TITLES, TURN

    names = names_of(store.people())

    def title(of: Agreement | Ritual, kind: str) -> str:
        if not in_words:
            return NEUTRAL_TITLES[kind]
        if isinstance(of, Ritual):
            return " ".join(sanitize(f"Turnabout: {of.title}").split())
        return _agreement_title(of, names, "Turnabout today" if kind == TURN else "Turnabout")

    agreements = (*store.agreements(), *store.closed_agreements())
    rituals = (*store.rituals(), *store.dropped_rituals())
    return build_calendar(agreements, rituals, title, now(), deleted=store.deleted_agreements())


def _agreement_title(agreement: Agreement, names: PersonNames, opening: str) -> str:
    sentence = agreement_sentence(agreement.act, agreement.cue)
    # A turn may still be swapped, and a calendar would keep showing the old name.
    who = "taking turns" if agreement.turn else owner_name(agreement, names)
    return " ".join(sanitize(f"{opening}: {sentence} ({who})").split())
