"""Arguments of the commands for people who write scripts."""

from __future__ import annotations

import argparse
from collections.abc import Callable

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Function that adds a command, from its name and its help."""

ONE_PLAY = 0
"""The value of a bare `--random`."""
MOST_PLAYS = 100_000
SCRIPT_HELP = "script id, path to a flow file, or folder with one script"


def add_author_commands(add: AddCommand) -> None:
    """Add the commands that play and print a script."""
    _add_rehearse_arguments(add("rehearse", "try your own script in the app; nothing is saved"))
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
    _add_check_commands(add)
    _add_pack_commands(add)


def _add_play(play: argparse.ArgumentParser) -> None:
    play.add_argument("script", metavar="SCRIPT", help=SCRIPT_HELP)
    source = play.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--answers", metavar="FILE", help="file with answers: output from play --json, or YAML by step id"
    )
    source.add_argument(
        "--random",
        metavar="N",
        nargs="?",
        type=_number_of_plays,
        const=ONE_PLAY,
        help="use random answers; with a number, play that many times and report what was reached",
    )
    source.add_argument(
        "--every-state",
        action="store_true",
        help="try every answer where it makes a difference, and report what was reached",
    )
    source.add_argument(
        "--walks", action="store_true", help="compare with the walks you saved next to the script"
    )
    play.add_argument("--words", action="store_true", help="print what the couple reads, and who sees it")
    play.add_argument("--seed", type=int, default=0, help="random seed (default: 0)")
    play.add_argument("--update", action="store_true", help="with --walks: accept what the script says now")
    play.add_argument("--save", action="store_true", help="save the conversation in the data folder")
    play.add_argument(
        "--keep",
        choices=("words", "agreed"),
        help="what to save: words (the summary and the answers; the default) or agreed (only the summary)",
    )
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


def _add_check_commands(add: AddCommand) -> None:
    check = add("check", "find every mistake in the scripts you write")
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="flow, words file, or folder (default: this folder)"
    )
    check.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="text (default), json, or github (annotations on a pull request)",
    )
    check.add_argument(
        "--fix",
        action="store_true",
        help="fix what can be fixed safely (encodings, spaces, bullets, ids), and keep a copy",
    )
    check.add_argument(
        "--update",
        action="store_true",
        help="accept what the scripts say now: update their walks, and mark translations as up to date",
    )
    check.add_argument(
        "--strict", action="store_true", help="list style warnings, too, and fail on any warning"
    )
    check.add_argument(
        "--against",
        metavar="OLD",
        help="compare with an earlier version: a pack’s file or folder, or the id of a pack you added",
    )

    explain = add("explain", "explain a code that check prints")
    explain.add_argument("code", metavar="CODE", help="a code, such as N08")


def _add_pack_commands(add: AddCommand) -> None:
    new = add("new", "start a new pack of scripts")
    new.add_argument(
        "id", metavar="ID", help="its name, like evening-talks; this creates a folder with that name"
    )

    pack = add("pack", "put a pack of scripts into one file, to share it")
    pack.add_argument("folder", metavar="DIR", help="the pack’s folder")
    pack.add_argument("--out", metavar="FILE", help="write to FILE (default: ID-VERSION.zip in this folder)")

    packs = add("packs", "list the packs you added")
    packs.add_argument("--json", action="store_true", help="print JSON")

    added = add("add", "add a pack of scripts, or suggest a script")
    added.add_argument("path", nargs="?", metavar="PATH", help="a pack: one file, or a folder")
    added.add_argument("--yes", action="store_true", help="don’t ask for confirmation")
    added.add_argument(
        "--suggest", metavar="SCRIPT", help="suggest this script on Home until you’ve done it once"
    )
    added.add_argument("--note", metavar="TEXT", default="", help="what to say with the suggestion")

    removed = add("remove", "remove a pack; its past conversations stay")
    removed.add_argument("id", metavar="ID", help="the pack’s id (run `turnabout packs` to see it)")
    removed.add_argument("--yes", action="store_true", help="don’t ask for confirmation")


def _add_rehearse_arguments(rehearse: argparse.ArgumentParser) -> None:
    rehearse.add_argument("script", metavar="PATH", help="flow file, words file, or folder of the script")
    rehearse.add_argument(
        "--from",
        dest="step",
        metavar="STEP",
        default="",
        help="step to begin at; answers before it are made up",
    )
    rehearse.add_argument(
        "--as", dest="partner", choices=("ana", "ben"), default="ana", help="who goes first (default: ana)"
    )
