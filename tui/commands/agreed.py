"""Agreements as a command prints them: one a line, or as a JSON list."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from store import Agreement, Person
from tui.commands.printing import in_json
from tui.rhythm import how_often

Names = Mapping[str, str]
"""How a line calls whoever an agreement is for, by id."""


def names_of(people: Sequence[Person] | None) -> Names:
    """The names of the two; before they said who they are, there are none but "both of you"."""
    return {"both": "both of you"} | {person.id: person.name for person in people or ()}


def whose(agreement: Agreement, names: Names) -> str:
    """Who it is that does what was agreed."""
    return names.get(agreement.who, "one of you")


def print_agreements(agreements: Sequence[Agreement], names: Names, *, as_json: bool) -> None:
    """Print them on standard output; as lines, nothing is printed where there is none."""
    if as_json:
        sys.stdout.write(in_json([asdict(agreement) for agreement in agreements], indent=2) + "\n")
        return
    for agreement in agreements:
        sys.stdout.write(_line(agreement, names) + "\n")


def _line(agreement: Agreement, names: Names) -> str:
    cue = f"{agreement.cue}: " if agreement.cue else ""
    line = f"{whose(agreement, names)}: {cue}{agreement.act}{_what_comes(agreement)}"
    return _harmless(" ".join(line.split()))


def _what_comes(agreement: Agreement) -> str:
    if agreement.state == "closed":
        return " (let go)"
    often = how_often({"rhythm": agreement.rhythm, "turn": agreement.turn})
    again = f"look back on {agreement.look_back}" if agreement.look_back else ""
    comes = "; ".join(part for part in (often, again) if part)
    return f" ({comes})" if comes else ""


def _harmless(line: str) -> str:
    """The line without what a terminal would obey, which a name may still hold."""
    # Not `prompts.clean`: it comes with all that renders prompts, and a shell waits for this line.
    return "".join(sign for sign in line if " " <= sign < "\x7f" or sign > "\x9f")
