"""Crash reports without private words."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from pathlib import Path

REPORT_FILE = "crash-report.txt"
CRASH_MESSAGE = (
    "Something went wrong and Turnabout had to close. Every answer you entered is saved; start it again "
    "to continue."
)


def build_report(error: BaseException) -> str:
    """Return an error's traceback without messages or values."""
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(lines) < 200:
        lines.append(type(cause).__name__)
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        # Textual's WorkerFailed keeps the original error in `error`.
        cause = cause.__cause__ or cause.__context__ or getattr(cause, "error", None)
    return "\n".join([f"Python {sys.version.split()[0]} on {sys.platform}", *lines]) + "\n"


def save_report(error: BaseException, folder: Path) -> str:
    """Save the report and return the message; never raises."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder / REPORT_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(build_report(error))
        return f"{CRASH_MESSAGE} Details, without anything you wrote, are in {folder / REPORT_FILE}."
    return CRASH_MESSAGE
