"""`turnabout due`: what is due today or before, for the prompt of a shell or a task that runs by itself."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from store import Agreement, Ritual, StoreError, open_store
from tui.cli import data_folder
from tui.clock import now
from tui.commands.agreed import Names, names_of, print_agreements


def command(options: argparse.Namespace) -> int:
    """Print one agreement or ritual a line, or a JSON list; print no line where none is due, and always return 0."""
    agreements, names, rituals = _due(data_folder(options), now().date().isoformat())
    print_agreements(agreements, names, rituals, as_json=options.json)
    return 0


def _due(folder: Path, today: str) -> tuple[Sequence[Agreement], Names, Sequence[Ritual]]:
    """What is due, without a trace of having looked; nothing where the folder cannot be read."""
    try:
        with open_store(folder, read_only=True) as store:
            rituals = [ritual for ritual in store.rituals() if ritual.next <= today]
            return store.due(today), names_of(store.people()), rituals
    except StoreError:
        # A prompt that complained each time would be in the way; every other command says what is wrong.
        return (), {}, ()
