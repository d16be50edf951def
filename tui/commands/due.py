"""`turnabout due`: due look-backs and today's turns, for shells."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from store import Agreement, Ritual, Store, StoreError, open_store
from store.rules.agreement_upcoming_turns import next_turns
from tui.clock import now
from tui.commands._agreement_lines import print_agreements
from tui.commands._data_folder import folder_to_read
from tui.commands._date_settings import use_date_settings
from tui.errors import UserError
from tui.text.agreement_list import PersonNames, names_of


def command(options: argparse.Namespace) -> int:
    """Print what is due, if anything, and return 0."""
    today = now().date()
    agreements, names, rituals = _due(folder_to_read(options), today)
    if agreements or rituals:
        print_agreements(agreements, names, today, rituals, as_json=options.json)
    return 0


def _due(folder: Path, today: date) -> tuple[Sequence[Agreement], PersonNames, Sequence[Ritual]]:
    """Return what is due, without writing anything.

    Raise UserError if that can't be known: a prompt that stays empty would say that nothing is.
    """
    try:
        with open_store(folder, read_only=True) as store:
            store.check_lists()
            use_date_settings(store)
            rituals = [ritual for ritual in store.rituals() if ritual.next <= today.isoformat()]
            return _agreements(store, today), names_of(store.people()), rituals
    except StoreError as error:
        raise UserError(str(error)) from None


def _agreements(store: Store, today: date) -> Sequence[Agreement]:
    """Return agreements due for a look-back, then today's turns."""
    due = store.due_agreements(today.isoformat())
    ids = {agreement.id for agreement in due}
    others = [agreement for agreement in store.agreements() if agreement.id not in ids]
    turns = next_turns(others, today)
    return [*due, *(each for each in others if each.id in turns and turns[each.id].day == today)]
