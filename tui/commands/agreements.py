"""`turnabout agreements`: what the couple agreed on: what stands, what is due, and what was let go as well."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from store import Agreement, Store
from store.layout import MONTH, OPEN
from tui.cli import Failure, data_folder
from tui.clock import now
from tui.commands.agreed import names_of, print_agreements
from tui.commands.reading import reading


def command(options: argparse.Namespace) -> int:
    """Print one agreement a line, or a JSON list; where a file that holds some cannot be trusted, say so."""
    with reading(data_folder(options)) as store:
        today = now().date()
        agreements = _wanted(store, today.isoformat(), due=options.due, let_go=options.all)
        names = names_of(store.people())
        damaged = store.damaged()
    print_agreements(agreements, names, today, as_json=options.json)
    if missing := [name for name in damaged if name == OPEN or (options.all and name.endswith(MONTH))]:
        raise Failure(
            f"What you agreed on stands in {' and '.join(missing)}, which is damaged or too new to be read. "
            "It was left as it is; put a copy of it back, or update Turnabout."
        )
    return 0


def _wanted(store: Store, today: str, *, due: bool, let_go: bool) -> Sequence[Agreement]:
    """What stands, with what was let go if that is wanted, too; what is due alone, or with both on top of the rest."""
    first = store.due(today) if due else []
    if due and not let_go:
        return first
    ids = {agreement.id for agreement in first}
    others = [agreement for agreement in store.agreements() if agreement.id not in ids]
    return [*first, *others, *(store.closed_agreements() if let_go else ())]
