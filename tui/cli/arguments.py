"""The command line's arguments: commands, options, and their help."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

COMMANDS = ("scripts", "play", "export", "agreements", "due", "demo", "rebuild", "open")


def add_default_command(arguments: list[str]) -> list[str]:
    """Insert `open` if no command is given."""
    position = 0
    while position < len(arguments) and arguments[position].startswith("-"):
        position += 2 if arguments[position] == "--data" else 1
    if position < len(arguments) and arguments[position] in COMMANDS:
        return arguments
    if any(argument in ("-h", "--help", "--version") for argument in arguments):
        return arguments
    return [*arguments[:position], "open", *arguments[position:]]


class _Version(argparse.Action):
    """The version option; looking the version up is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(f"turnabout {_version()}\n")
        parser.exit()


def _version() -> str:
    """Return the installed version, or else this folder's."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("turnabout")
    except PackageNotFoundError:
        import tomllib

        project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])


def _positive_int(text: str) -> int:
    """Parse a whole number, 1 or more."""
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number of conversations, 1 or more")
    return int(text)


def build_parser() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder that holds your data (or set TURNABOUT_DATA)",
    )
    parser = argparse.ArgumentParser(
        prog="turnabout",
        description="Guided conversations for two people at one keyboard.",
        usage="turnabout [--data DIR] [SCRIPT | COMMAND ...]",
        epilog="Without a command, Turnabout opens; with the id of a script, it opens at that script.",
        parents=[data],
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show which version this is, and end")
    commands = parser.add_subparsers(
        dest="command", title="commands", metavar="COMMAND", required=True, prog="turnabout"
    )

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[data])

    opened = add("open", "open Turnabout (meant unless another command is given)")
    opened.add_argument("script", nargs="?", metavar="SCRIPT", help="the id of a script to open at")

    scripts = add("scripts", "list the scripts")
    scripts.add_argument("--json", action="store_true", help="as JSON")

    play = add("play", "walk a script without a screen, for tests and authors")
    play.add_argument("script", metavar="SCRIPT", help="the id of a script, or the path of a flow file")
    source = play.add_mutually_exclusive_group(required=True)
    source.add_argument("--answers", metavar="FILE", help="printed lines, or a short YAML by step id")
    source.add_argument("--random", action="store_true", help="answers drawn by chance")
    play.add_argument("--seed", type=int, default=0, help="which chance (0 unless said)")
    play.add_argument("--save", action="store_true", help="keep the conversation in the data folder")
    play.add_argument(
        "--keep", choices=("words", "agreed"), help="what is kept at the end (words unless said)"
    )
    play.add_argument("--json", action="store_true", help="each answer as JSON")

    export = add("export", "write out all that was kept")
    export.add_argument(
        "--format",
        choices=("md", "json", "ics"),
        default="md",
        help="md (meant unless said), json, or ics: the days to look back, for a calendar",
    )
    export.add_argument(
        "--titles",
        choices=("neutral", "words"),
        help="of a calendar, which others may see: neutral (meant unless said), or what you agreed in words",
    )
    export.add_argument("--out", metavar="FILE", help="a file instead of the screen")

    demo = add("demo", "fill an empty data folder with a plausible couple's months")
    demo.add_argument("--conversations", type=_positive_int, metavar="N", help="how many (40 unless said)")
    demo.add_argument("--seed", type=int, default=1, help="which chance (1 unless said)")

    agreements = add("agreements", "list what you agreed on")
    agreements.add_argument("--due", action="store_true", help="only those to look back at today or before")
    agreements.add_argument(
        "--all",
        action="store_true",
        help="also those that are done or let go; with --due, what is due comes first",
    )
    agreements.add_argument("--json", action="store_true", help="as JSON")

    add("rebuild", "make files that are missing again, from your conversations")

    due = add(
        "due", "list what is due and whose turn it is today; print nothing when nothing is (for a prompt)"
    )
    due.add_argument("--json", action="store_true", help="as JSON")
    return parser
