"""`turnabout agreements`: what the couple agreed on: what stands, what is due, or what was let go as well."""

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
        agreements = _wanted(store, options)
        names = names_of(store.people())
        damaged = store.damaged()
    print_agreements(agreements, names, as_json=options.json)
    if missing := [name for name in damaged if name == OPEN or (options.all and name.endswith(MONTH))]:
        raise Failure(
            f"What you agreed on stands in {' and '.join(missing)}, which is damaged or too new to be read. "
            "It was left as it is; put a copy of it back, or update Turnabout."
        )
    return 0


def _wanted(store: Store, options: argparse.Namespace) -> Sequence[Agreement]:
    if options.due:
        return store.due(now().date().isoformat())
    return [*store.agreements(), *(store.closed_agreements() if options.all else ())]
