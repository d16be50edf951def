"""Options of `turnabout play` that don't go together."""

from __future__ import annotations

import argparse

from tui.errors import UserError


def check_play_options(options: argparse.Namespace) -> None:
    """Raise UserError if an option has no meaning beside the others."""
    plays_once = bool(options.answers) or options.random == 0
    for name in ("words", "save", "json"):
        if getattr(options, name) and not plays_once:
            raise UserError(
                f"--{name} is for a single play, so it needs --answers FILE or --random without a number."
            )
    if options.words and options.json:
        raise UserError("--words and --json can’t be used together. Leave out one of them.")
    if options.update and not options.walks:
        raise UserError("--update only works with --walks. Add --walks, or leave out --update.")
