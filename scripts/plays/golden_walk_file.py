"""Files that hold a golden walk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.engine_types import Json
from scripts.loading.yaml_reader import parse_yaml
from scripts.text_files import read_text_file

KEYS = ("answers", "transcript")
INDENT = "  "
_TRANSCRIPT = re.compile(r"^transcript:.*\Z", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class WalkFile:
    """A walk as it was read.

    `transcript` is None if there is none yet; its first line is after `start`. `problem` says why the walk is
    unreadable, or "", and `line` where.
    """

    text: str = ""
    answers: Mapping[str, Json] = field(default_factory=dict)
    transcript: list[str] | None = None
    problem: str = ""
    line: int = 1
    start: int = 1


def read_walk(path: Path) -> WalkFile:
    """Read a walk. Raises OSError if there is no such file."""
    try:
        text = read_text_file(path, encoding="utf-8-sig")
    except UnicodeDecodeError:
        return WalkFile(problem="This isn’t a text file in UTF-8. Save it as UTF-8.")
    parsed = parse_yaml(text, path.name)
    if parsed.diagnostics:
        first = parsed.diagnostics[0]
        return WalkFile(problem=first.message, line=first.line)
    data = parsed.data
    if not isinstance(data, dict) or not set(data) <= set(KEYS) or not isinstance(data.get("answers"), dict):
        return WalkFile(
            problem="A walk has two parts: `answers:`, with a line for each step, and `transcript: |`."
        )
    transcript = data.get("transcript")
    if transcript is not None and not isinstance(transcript, str):
        return WalkFile(problem="`transcript` must be text. Delete it, and run this with --update.")
    lines = transcript.rstrip("\n").split("\n") if transcript and transcript.strip() else None
    start = text[: found.start()].count("\n") + 1 if (found := _TRANSCRIPT.search(text)) else 1
    return WalkFile(text, data["answers"], lines, start=start)


def write_walk(path: Path, walk: WalkFile, lines: list[str]) -> None:
    """Replace the transcript, and leave the rest of the file as its author wrote it."""
    kept = _TRANSCRIPT.sub("", walk.text).rstrip("\n")
    body = "\n".join(f"{INDENT}{line}".rstrip() for line in lines)
    new = path.with_name(f"{path.name}.new")
    new.write_text(f"{kept}\ntranscript: |\n{body}\n", encoding="utf-8")
    new.replace(path)
