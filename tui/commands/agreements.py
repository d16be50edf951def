"""`turnabout agreements`: what the couple agreed on and has not let go."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from store import Agreement
from store.layout import OPEN
from tui.cli import Failure, data_folder
from tui.commands.printing import in_json
from tui.commands.reading import reading


def command(options: argparse.Namespace) -> int:
    """Print one agreement a line, or a JSON list; where the file that holds them cannot be trusted, say so."""
    with reading(data_folder(options)) as store:
        agreements = store.agreements()
        people = {person.id: person.name for person in store.people() or ()}
        damaged = OPEN in store.damaged()
    if options.json:
        sys.stdout.write(in_json([asdict(a) for a in agreements], indent=2) + "\n")
    else:
        _print(agreements, people)
    if damaged:
        raise Failure(
            f"What you agreed on stands in {OPEN}, which is damaged or too new to be read. It was left as it is; "
            "put a copy of it back, or update Turnabout."
        )
    return 0


def _print(agreements: Sequence[Agreement], people: Mapping[str, str]) -> None:
    for agreement in agreements:
        who = people.get(agreement.who, "both of you" if agreement.who == "both" else agreement.who)
        again = f" (look back on {agreement.look_back})" if agreement.look_back else ""
        cue = f"{agreement.cue}: " if agreement.cue else ""
        line = f"{who}: {cue}{agreement.act}{again}"
        sys.stdout.write(" ".join(line.split()) + "\n")
