"""`turnabout agreements`: open, due, or all agreements."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from store import Agreement, MissingFile, Store
from store.rules.agreement_status import AgreementStatus, status
from store.storage.file_layout import MONTH_FILE, OPEN_FILE
from tui.clock import now
from tui.commands._agreement_lines import print_agreements
from tui.commands._data_folder import folder_to_read, open_store_for_reading
from tui.commands._date_settings import use_date_settings
from tui.errors import UserError
from tui.export.unavailable_files import unavailable_files
from tui.text.agreement_list import names_of
from tui.text.list_formatting import listed


def command(options: argparse.Namespace) -> int:
    """Print agreements as lines or JSON, then name missing and unreadable files."""
    with open_store_for_reading(folder_to_read(options)) as store:
        use_date_settings(store)
        today = now().date()
        agreements = _select(store, today, due=options.due, closed=options.all)
        names = names_of(store.people())
        missing, damaged = (
            [name for name in found if name == OPEN_FILE or (options.all and name.endswith(MONTH_FILE))]
            for found in unavailable_files(store)
        )
    print_agreements(agreements, names, today, as_json=options.json)
    if missing:
        raise UserError(str(MissingFile(*missing)))
    if damaged:
        raise UserError(
            f"Couldn’t read your agreements in {listed(damaged)}: damaged, or saved by a newer version. "
            "Nothing was changed; restore a backup or update Turnabout."
        )
    return 0


def _select(store: Store, today: date, *, due: bool, closed: bool) -> Sequence[Agreement]:
    """Return agreements: open, only due, or all (due first)."""
    first = store.due_agreements(today.isoformat()) if due else []
    if due and not closed:
        return first
    ids = {agreement.id for agreement in first}
    others = [agreement for agreement in store.agreements() if agreement.id not in ids]
    if not closed:
        return [agreement for agreement in others if status(agreement, today) != AgreementStatus.ENDED]
    return [*first, *others, *store.closed_agreements()]
