"""Many plays of a script, and a report of what they reached."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from shlex import quote

from scripts import Script
from scripts.plays.coverage import Coverage
from scripts.plays.every_state import explore
from scripts.plays.failure import Failure, grouped
from scripts.plays.random_plays import play_at_random


def report_plays(script: Script, options: argparse.Namespace) -> int:
    """Play and print the report; return 1 if a play went wrong."""
    if options.every_state:
        found = explore(script)
        head = f"{script.title}: {found.states} states, each with every answer that can make a difference."
        if not found.is_complete:
            head += " There are more. `turnabout play --random 1000` tries some of the others."
        coverage, failures = found.coverage, found.failures
        missed = _never_reached(script, coverage)
    else:
        played = play_at_random(script, options.random, options.seed)
        ended = f", {played.stopped} of them stopped early" if played.stopped else ""
        head = f"{script.title}: {_plays(played.count)} with --seed {options.seed}{ended}."
        coverage, failures = played.coverage, played.failures
        missed = [*_never_reached(script, coverage), *_never_chosen(script, coverage)]
    lines = [head, "", *coverage.lines(script), "", *missed, *_failure_lines(failures, options.script)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if failures else 0


def _plays(count: int) -> str:
    return "1 play" if count == 1 else f"{count} plays"


def _never_reached(script: Script, coverage: Coverage) -> list[str]:
    missed = coverage.never_reached(script)
    if not missed:
        return ["Every step was reached."]
    return ["Never reached:", *(f"  {step.id} (line {step.line})" for step in missed)]


def _never_chosen(script: Script, coverage: Coverage) -> list[str]:
    missed = [f"  {step.id}: {label}" for step, label in coverage.never_chosen(script)]
    return ["Never answered:", *missed] if missed else ["Every answer was given."]


def _failure_lines(failures: Sequence[Failure], script: str) -> Iterator[str]:
    """Yield each kind of failure, and the answers that end in the first one."""
    kinds = grouped(failures)
    for failure, count in kinds:
        place = f" ({failure.place})" if failure.place else ""
        yield from (
            "",
            f"Something went wrong {_times(count)} at `{failure.step}`{place}:",
            f"  {failure.reason}",
        )
    if kinds:
        yield from (
            "",
            "To see the first one, save the lines below as failed.txt. Then run:",
            f"  turnabout play {quote(script)} --answers failed.txt --words",
            "",
            *kinds[0][0].answer_lines(),
        )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
