"""The command line's arguments: commands, options, and their help."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tui.cli.author_arguments import add_author_commands

COMMANDS = (
    "scripts",
    "rehearse",
    "play",
    "check",
    "explain",
    "review",
    "graph",
    "schema",
    "new",
    "pack",
    "packs",
    "add",
    "remove",
    "export",
    "agreements",
    "due",
    "demo",
    "rebuild",
    "backup",
    "verify",
    "restore",
    "doctor",
    "seal",
    "unseal",
    "passphrase",
    "open",
)


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
        raise argparse.ArgumentTypeError(f"expected a number of 1 or more, got {text}")
    return int(text)


def build_parser() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="your data folder (default: $TURNABOUT_DATA, or your system’s folder for app data)",
    )
    parser = argparse.ArgumentParser(
        prog="turnabout",
        description="Guided conversations for two people at one keyboard.",
        usage="turnabout [--data DIR] [SCRIPT | COMMAND ...]",
        epilog="With no command, turnabout opens the app. With a script id, it opens the app at that script. "
        "With a path, it rehearses that script.",
        parents=[data],
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(
        dest="command", title="commands", metavar="COMMAND", required=True, prog="turnabout"
    )

    def add(name: str, text: str) -> argparse.ArgumentParser:
        description = f"{text[0].upper()}{text[1:]}."
        return commands.add_parser(name, help=text, description=description, parents=[data])

    opened = add("open", "open the app (the default)")
    opened.add_argument("script", nargs="?", metavar="SCRIPT", help="id of the script to open")

    scripts = add("scripts", "list the scripts")
    scripts.add_argument("--json", action="store_true", help="print JSON")

    add_author_commands(add)

    export = add("export", "export everything you saved")
    export.add_argument(
        "--format",
        choices=("md", "json", "ics"),
        default="md",
        help="md (default), json, or ics (a calendar of check-ins and turns)",
    )
    export.add_argument(
        "--titles",
        choices=("neutral", "words"),
        help="calendar event titles: neutral (default, safe to share) or words (shows your agreements)",
    )
    export.add_argument("--out", metavar="FILE", help="write to FILE instead of standard output")

    demo = add("demo", "fill an empty data folder with sample data")
    demo.add_argument(
        "--conversations", type=_positive_int, metavar="N", help="number of conversations (default: 40)"
    )
    demo.add_argument("--seed", type=int, help="random seed")

    agreements = add("agreements", "list your agreements")
    agreements.add_argument("--due", action="store_true", help="only agreements that are due")
    agreements.add_argument(
        "--all",
        action="store_true",
        help="include finished agreements (with --due: due ones first)",
    )
    agreements.add_argument("--json", action="store_true", help="print JSON")

    due = add(
        "due",
        "list what’s due and whose turn it is today; print nothing if nothing is due (for shell prompts)",
    )
    due.add_argument("--json", action="store_true", help="print JSON")

    add("rebuild", "rebuild missing files from your conversations")

    backup = add("backup", "make a backup now, and check that it can be read")
    backup.add_argument("--out", metavar="FILE", help="write everything to FILE, for example on another disk")

    restore = add("restore", "restore a backup, or list the backups you have")
    restore.add_argument(
        "backup", nargs="?", metavar="BACKUP", help="a day such as 2026-11-29, a backup’s name, or a file"
    )
    restore.add_argument("--yes", action="store_true", help="don’t ask for confirmation")

    doctor = add("doctor", "list damaged and missing files, and what can be done about them")
    doctor.add_argument("--repair", action="store_true", help="fix what can be fixed, after asking")
    doctor.add_argument("--yes", action="store_true", help="don’t ask for confirmation")
    copy = doctor.add_mutually_exclusive_group()
    copy.add_argument(
        "--use", metavar="COPY", help="instead of the original, use a copy that a sync service left"
    )
    copy.add_argument("--delete", metavar="COPY", help="delete a copy that a sync service left")

    seal = add("seal", "encrypt everything you saved, with a passphrase for each of you")
    seal.add_argument("--yes", action="store_true", help="don’t ask for confirmation")

    unseal = add("unseal", "remove the encryption")
    unseal.add_argument("--yes", action="store_true", help="don’t ask for confirmation")

    passphrase = add("passphrase", "change a passphrase")
    passphrase.add_argument("person", nargs="?", metavar="NAME", help="whose passphrase to change")
    passphrase.add_argument(
        "--new-keys",
        action="store_true",
        help="replace all passphrases and the recovery code, in case somebody else learned one",
    )

    verify = add("verify", "check every file and every backup for damage")
    verify.add_argument("file", nargs="?", metavar="FILE", help="check only this backup file")
    return parser
