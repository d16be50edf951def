"""`turnabout due`: what is due today or before, for the prompt of a shell or a task that runs by itself."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from store import Agreement, StoreError, open_store
from tui.cli import data_folder
from tui.clock import now
from tui.commands.agreed import Names, names_of, print_agreements


def command(options: argparse.Namespace) -> int:
    """Print one agreement a line, or a JSON list; print no line where nothing is due, and always return 0."""
    agreements, names = _due(data_folder(options), now().date().isoformat())
    print_agreements(agreements, names, as_json=options.json)
    return 0


def _due(folder: Path, today: str) -> tuple[Sequence[Agreement], Names]:
    """What is due, without a trace of having looked; nothing where the folder cannot be read."""
    try:
        with open_store(folder, read_only=True) as store:
            return store.due(today), names_of(store.people())
    except StoreError:
        # A prompt that complained each time would be in the way; every other command says what is wrong.
        return (), {}
