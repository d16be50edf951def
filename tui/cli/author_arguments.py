"""Arguments of the commands for people who write scripts."""

from __future__ import annotations

import argparse
from collections.abc import Callable

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Function that adds a command, from its name and its help."""

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
    source.add_argument("--random", action="store_true", help="use random answers")
    play.add_argument("--seed", type=int, default=0, help="random seed (default: 0)")
    play.add_argument("--save", action="store_true", help="save the conversation in the data folder")
    play.add_argument("--keep", choices=("words", "agreed"), help="what to save at the end (default: words)")
    play.add_argument("--json", action="store_true", help="print each answer as JSON")
