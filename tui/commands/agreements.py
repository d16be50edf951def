"""`turnabout agreements`: what the couple agreed on and has not let go."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from tui.cli import data_folder
from tui.commands.printing import in_json
from tui.commands.reading import reading


def command(options: argparse.Namespace) -> int:
    """Print one agreement a line, or a JSON list; nothing where there is none."""
    with reading(data_folder(options)) as store:
        agreements = store.agreements()
        people = {person.id: person.name for person in store.people() or ()}
    if options.json:
        sys.stdout.write(in_json([asdict(a) for a in agreements], indent=2) + "\n")
        return 0
    for agreement in agreements:
        who = people.get(agreement.who, "both of you" if agreement.who == "both" else agreement.who)
        again = f" (look back on {agreement.look_back})" if agreement.look_back else ""
        cue = f"{agreement.cue}: " if agreement.cue else ""
        line = f"{who}: {cue}{agreement.act}{again}"
        sys.stdout.write(" ".join(line.split()) + "\n")
    return 0
