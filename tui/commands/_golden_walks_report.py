"""The walks beside a script, and what changed in them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.plays.golden_walks import ENDING, WalkResult, run_walks
from tui.errors import UserError


def report_walks(flow: Path, *, update: bool) -> int:
    """Run the walks and print what changed; return 1 if anything did."""
    results = run_walks(flow, update=update)
    if not results:
        raise UserError(
            f"There’s no walk next to {flow.name}. Write a file called {flow.stem}{ENDING} with `answers:` in it, then "
            "run this again with --update."
        )
    sys.stdout.write("".join(f"{line}\n" for result in results for line in walk_lines(result)))
    return 1 if any(result.problem for result in results) else 0


def walk_lines(result: WalkResult) -> Iterator[str]:
    """Yield what became of a walk."""
    name = result.file.name
    if result.was_updated:
        yield f"{name}: updated."
    elif not result.problem:
        yield f"{name}: the same as before."
    else:
        yield f"{name}:{result.line}: {result.problem}"
        yield from (f"  {line}" for line in result.difference)
        if result.is_new or result.difference:
            yield "  If that’s what you want, run this again with --update."
