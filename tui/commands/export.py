"""`turnabout export`: saved data as Markdown, JSON, or a calendar."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prompts import sanitize
from scripts import Json
from scripts.agreement_sentence import agreement_sentence
from scripts.engine.value_cleanup import sanitize_value
from store import Agreement, Ritual, Store
from store.errors import short_path
from store.storage.atomic_write import atomic_write
from store.storage.file_layout import MONTH_FILE, OPEN_FILE
from store.storage.file_system import LocalDisk
from tui.clock import now
from tui.commands._data_folder import folder_to_read, lost_files, open_store_for_reading
from tui.commands._json import to_json
from tui.errors import UserError
from tui.export.markdown import as_markdown
from tui.export.target_file import check_target
from tui.reports.redaction import redact_private
from tui.text.agreement_list import PersonNames, names_of, owner_name


def command(options: argparse.Namespace) -> int:
    """Write the export to standard output or a private file."""
    if options.out == "":
        return _usage_error("argument --out: expected a file name")
    if options.titles and options.format != "ics":
        return _usage_error("argument --titles: only works with --format ics")
    folder = folder_to_read(options)
    if options.out:
        _check_target(Path(options.out), folder)
    with open_store_for_reading(folder) as store:
        text = _text(store, options)
        missing, damaged = (
            [name for name in found if options.format != "ics" or name.endswith((OPEN_FILE, MONTH_FILE))]
            for found in lost_files(store, conversations=True)
        )
    if options.out:
        _write(Path(options.out), text)
    elif options.format == "ics":
        # Bytes, because a calendar is UTF-8 with its own line ends, whatever the output's encoding.
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.write(text)
    if missing:
        raise UserError(
            f"Missing from this export: {', '.join([*missing, *damaged])}. Everything else is included. "
            "If you have a backup, put it back; if not, run turnabout rebuild to restore what it can."
        )
    if damaged:
        raise UserError(
            f"Left out (damaged, too new, or no permission): {', '.join(damaged)}. "
            "Everything else is included."
        )
    return 0


def _usage_error(why: str) -> int:
    sys.stderr.write(f"turnabout export: error: {why}\n")
    return 2


def _text(store: Store, options: argparse.Namespace) -> str:
    if options.format == "ics":
        return as_calendar(store, in_words=options.titles == "words")
    if options.format == "md":
        return "\n".join(as_markdown(store)) + "\n"
    return as_json(store) if options.out else to_json(_export_data(store), indent=2) + "\n"


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
    return build_calendar(agreements, (*store.rituals(), *store.dropped_rituals()), title, now())


def _agreement_title(agreement: Agreement, names: PersonNames, opening: str) -> str:
    sentence = agreement_sentence(agreement.act, agreement.cue)
    # A turn may still be swapped, and a calendar would keep showing the old name.
    who = "taking turns" if agreement.turn else owner_name(agreement, names)
    return " ".join(sanitize(f"{opening}: {sentence} ({who})").split())


def as_json(store: Store) -> str:
    """Return the export as one JSON object, without escapes."""
    return json.dumps(_export_data(store), ensure_ascii=False, indent=2) + "\n"


def _export_data(store: Store) -> Json:
    return sanitize_value(store.export_all(redact_private))


def _check_target(path: Path, folder: Path) -> None:
    with _write_errors(path):
        check_target(path, folder)


def _write(path: Path, text: str) -> None:
    data = text.encode("utf-8", "replace")
    with _write_errors(path):
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe can't be replaced
        else:
            atomic_write(LocalDisk(), path.resolve(), data)


@contextmanager
def _write_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:  # Python reports a circle of links as a RuntimeError
        why = error.strerror if isinstance(error, OSError) else "a link leads back to itself"
        raise UserError(
            f"Couldn’t write {short_path(path)}: {why}. Nothing in Turnabout was changed."
        ) from None
