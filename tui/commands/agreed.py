"""Agreements as a command prints them: one a line, or as a JSON list."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from store import Agreement, Person, Ritual
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


def print_agreements(
    agreements: Sequence[Agreement], names: Names, rituals: Sequence[Ritual] = (), *, as_json: bool
) -> None:
    """Print them on standard output, and rituals after them; as lines, nothing is printed where there is none."""
    if as_json:
        rows = [*(asdict(agreement) for agreement in agreements), *(asdict(ritual) for ritual in rituals)]
        sys.stdout.write(in_json(rows, indent=2) + "\n")
        return
    for line in (*(_line(each, names) for each in agreements), *(_ritual_line(each) for each in rituals)):
        sys.stdout.write(_harmless(" ".join(line.split())) + "\n")


def _line(agreement: Agreement, names: Names) -> str:
    cue = f"{agreement.cue}: " if agreement.cue else ""
    return f"{whose(agreement, names)}: {cue}{agreement.act}{_what_comes(agreement)}"


def _ritual_line(ritual: Ritual) -> str:
    return f"both of you: {ritual.title} (your ritual, on {ritual.next})"


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
