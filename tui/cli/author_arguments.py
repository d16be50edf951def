"""Arguments of the commands for people who write scripts."""

from __future__ import annotations

import argparse
from collections.abc import Callable

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Function that adds a command, from its name and its help."""

ONE_PLAY = 0
"""The value of a bare `--random`."""
MOST_PLAYS = 100_000
SCRIPT_HELP = "script id, or path to a flow file"


def add_author_commands(add: AddCommand) -> None:
    """Add the commands that play and print a script."""
    _add_play(add("play", "run a script without the app, for testing and authoring"))
    review = add("review", "print a whole script as a document, for a colleague to read")
    review.add_argument("script", metavar="SCRIPT", help=SCRIPT_HELP)
    review.add_argument(
        "--format",
        choices=("markdown", "html"),
        default="markdown",
        help="markdown (default), or html (one page, to read in a browser or print)",
    )
    graph = add("graph", "print a flowchart of a script, for Mermaid")
    graph.add_argument("script", metavar="SCRIPT", help=SCRIPT_HELP)
    add("schema", "print the JSON Schema of flow files, so that your editor completes and checks them")


def _add_play(play: argparse.ArgumentParser) -> None:
    play.add_argument("script", metavar="SCRIPT", help=SCRIPT_HELP)
    source = play.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--answers", metavar="FILE", help="file with answers: output of play --json, or YAML by step id"
    )
    source.add_argument(
        "--random",
        metavar="N",
        nargs="?",
        type=_number_of_plays,
        const=ONE_PLAY,
        help="use random answers; with a number, play that often and say what was reached",
    )
    source.add_argument(
        "--every-state",
        action="store_true",
        help="try every answer wherever it can make a difference, and say what was reached",
    )
    source.add_argument(
        "--walks", action="store_true", help="compare with the walks you saved beside the script"
    )
    play.add_argument("--words", action="store_true", help="print what the couple reads, and who sees it")
    play.add_argument("--seed", type=int, default=0, help="random seed (default: 0)")
    play.add_argument("--update", action="store_true", help="with --walks: accept what the script says now")
    play.add_argument("--save", action="store_true", help="save the conversation in the data folder")
    play.add_argument("--keep", choices=("words", "agreed"), help="what to save at the end (default: words)")
    play.add_argument("--json", action="store_true", help="print each answer as JSON")


def separate_random(arguments: list[str]) -> list[str]:
    """Return the arguments, with a script after a bare `--random` kept apart from it."""
    return [
        f"--random={ONE_PLAY}" if argument == "--random" and not following.isdigit() else argument
        for argument, following in zip(arguments, [*arguments[1:], ""], strict=True)
    ]


def _number_of_plays(text: str) -> int:
    """Parse how many plays; 0 is one play, printed answer by answer."""
    if not text.isdigit() or int(text) > MOST_PLAYS:
        raise argparse.ArgumentTypeError(f"expected a number up to {MOST_PLAYS}, got {text}")
    return int(text)
