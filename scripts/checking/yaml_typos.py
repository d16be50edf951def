"""Slips in single lines of a flow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.loading.schema import BLOCK_MODELS, KEYS, STEP_MODELS

KINDS = "|".join((*STEP_MODELS, *BLOCK_MODELS))
_NO_COLON = re.compile(rf"[ ]*(?:- )?({'|'.join(sorted(KEYS, key=len, reverse=True))})[ ]+(?=[\w\[\"'])")
_STEP_ONLY = re.compile(rf"[ ]*- (?:{KINDS})[ ]+[\w-]+[ ]*$")
_KEY_ONLY = re.compile(r"[ ]*[a-z_]+[ ]+(?:[\w.-]+|\[.*\]|\d+ (?:to \d+|[a-z]+))[ ]*$")
_NO_DASH = re.compile(rf"([ ]*)(?:{KINDS}):[ ]+[\w-]+[ ]*$")


@dataclass(frozen=True)
class Slip:
    """A slip, and the line as it was meant.

    `added` is how many signs were missing.
    """

    code: str
    line: int
    column: int
    fixed: str
    added: int
    said: str


def find_slips(lines: list[str]) -> list[Slip]:
    """Return missing colons and dashes.

    Only certain ones: the words must be keys or kinds.
    """
    found: list[Slip] = []
    for number, line in enumerate(lines, 1):
        colon = _NO_COLON.match(line)
        if colon and (_STEP_ONLY.match(line) or _KEY_ONLY.match(line)):
            at = colon.end(1)
            said = f"There’s no colon after `{colon[1]}`. Write `{colon[1]}:` and a space."
            found.append(Slip("Y11", number, at + 1, f"{line[:at]}:{line[at:]}", 1, said))
        elif (dash := _NO_DASH.match(line)) and _follows_step(lines, number, len(dash[1])):
            at = len(dash[1])
            said = "There’s no dash before this step. Write a dash and a space before it."
            found.append(Slip("Y12", number, at + 1, f"{line[:at]}- {line[at:]}", 2, said))
    return found


def _follows_step(lines: list[str], number: int, indent: int) -> bool:
    """Return whether a step is level with another's dash."""
    for above in reversed(lines[: number - 1]):
        spaces = len(above) - len(above.lstrip(" "))
        if above.strip() and spaces <= indent:
            return spaces == indent and above.lstrip().startswith("- ")
    return False
