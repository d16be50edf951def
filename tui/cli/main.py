"""The entry point; loads only the command it runs."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path

from tui.cli.arguments import add_default_command, build_parser
from tui.cli.author_arguments import separate_random
from tui.crashes.report import save_report
from tui.errors import UserError


def run() -> None:
    """Run the console script `turnabout`."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status.

    The status is 0, or 1 for a failure, or 2 for wrong usage.
    """
    _correct_time_zone()
    _configure_output()
    options = argparse.Namespace()
    try:
        try:
            build_parser().parse_args(separate_random(add_default_command(list(arguments))), options)
            return _load_command(options.command)(options)
        finally:
            sys.stdout.flush()
    except UserError as failure:
        sentence = str(failure)
    except BrokenPipeError:
        _discard_output()
        return 1
    except OSError as error:
        sentence = f"Couldn’t read or write {error.filename or 'the output'}: {error.strerror or error}."
        if not error.filename:
            _discard_output()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # Python would print it with the values it is about, private words among them
        sentence = save_report(error, data_folder(options))
    _print_error(sentence)
    return 1


def data_folder(options: argparse.Namespace) -> Path:
    """Return `--data`, TURNABOUT_DATA, or the user's data folder."""
    chosen = getattr(options, "data", None) or os.environ.get("TURNABOUT_DATA")
    if chosen:
        try:
            return Path(chosen).expanduser()
        except RuntimeError:
            raise UserError(f"Can’t expand {chosen}: no such home folder. Give the full path.") from None
    from platformdirs import user_data_path

    return user_data_path("turnabout", appauthor=False)


def _configure_output() -> None:
    """Let printing work on closed outputs and narrow encodings."""
    sys.stdout = sys.stdout or _null_output()
    sys.stderr = sys.stderr or _null_output()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _correct_time_zone() -> None:
    """Use UTC if TZ names a zone that can't be, such as UTC+25."""
    try:
        datetime.now().astimezone()
    except ValueError:
        os.environ["TZ"] = "UTC"
        if sys.platform != "win32":
            time.tzset()


def _null_output() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8")


def _discard_output() -> None:
    """Redirect a broken output, so that Python's exit doesn't fail."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_error(sentence: str) -> None:
    from prompts import sanitize

    with contextlib.suppress(OSError):
        sys.stderr.write(f"turnabout: {sanitize(sentence)}\n")


def _load_command(name: str) -> Callable[[argparse.Namespace], int]:
    command: Callable[[argparse.Namespace], int] = import_module(f"tui.commands.{name}").command
    return command
