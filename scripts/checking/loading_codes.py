"""Codes for the problems that loading reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

Codes = Sequence[tuple[str, re.Pattern[str]]]


def _codes(*pairs: tuple[str, str]) -> Codes:
    return tuple((code, re.compile(pattern)) for code, pattern in pairs)


SYNTAX = _codes(
    ("Y01", r"There’s a tab"),
    ("Y02", r"Add a space after this colon"),
    ("Y03", r"Add a space after this dash"),
    ("Y11", r"There’s no colon"),
    ("Y12", r"There’s no dash"),
    ("Y04", r"is never closed"),
    ("Y05", r"Line up the keys"),
    ("Y06", r"quotation marks around text|use the other kind|A key must be a single word"),
    ("Y07", r"appears twice"),
    ("Y08", r"Anchors and aliases|Tags \(|can’t be divided"),
    ("Y09", r"invisible control character"),
    ("Y10", r"too long|too deeply|file is empty|A flow must start"),
    ("Y05", r""),
)
FLOW = _codes(
    ("Y10", r"A flow must start"),
    ("F01", r"Unknown step kind"),
    ("F02", r"has no key"),
    ("F04", r"must be one of"),
    ("F05", r"^A name can only|^An id can only"),
    (
        "F07",
        r"doesn’t work with|needs either|^`answer: \w+` needs|"
        r"`(at_most|last_time|lines|can_be_empty|opens_at)` only works",
    ),
    (
        "F08",
        r"must belong to one person|can’t appear in the summary|must be saved|isn’t saved|has no opening",
    ),
    ("F09", r"can’t be used inside|`at_the_cap` only works"),
    ("T10", r"^Something is missing"),
    ("F10", r"must be a list of steps|A step must start"),
    ("F11", r"rounds"),
    ("F03", r"needs `\w+`\.$"),
    ("F06", r"^Write |smaller number must come first|^Couldn’t read|last number of `pick`"),
)
WORDS = _codes(
    ("W09", r"There’s a tab|invisible"),
    ("W10", r"too long|too many lines|have more than \d+ of"),
    ("W05", r"The label of .* is empty"),
    ("W07", r"^`\w+` already"),
    ("W06", r""),
)
TEMPLATES = _codes(
    ("T06", r"^This `(if|for)` is never closed|has no matching|can’t follow"),
    ("T05", r"straight quotation marks"),
    ("T01", r"is never closed|doesn’t close anything|^Something is missing"),
    ("T03", r"^Unknown filter"),
    ("T04", r"isn’t a condition"),
    ("T07", r"two equals signs"),
    ("T08", r"only works in lowercase letters"),
    ("T09", r"^An answer is never"),
    ("T02", r""),
)
CONSISTENCY = _codes(
    ("W25", r"of stage names|No stage can begin|The stage name of"),
    ("F12", r"is used twice"),
    ("F13", r"is a reserved name|belong to the opening and the closing"),
    ("F14", r"^`readiness` names|asks if this is a good time"),
    ("W01", r"has no words"),
    ("W05", r"has a heading but no words"),
    ("W02", r"No step in the flow is called"),
    ("W04", r"has no (choice|line) "),
    ("W11", r"draws a card"),
    ("W23", r"^`\w+` has \S+ lines, but|^Starting texts of lines"),
    ("W08", r"has no text box"),
    ("N12", r"isn’t a list answer|here, and `[^`]+` isn’t one|no `ask` has that id|isn’t private"),
    ("N01", r"No answer is called"),
    ("W24", r"is read outside a conversation"),
    ("N10", r"can appear at any moment"),
)


BETTER = (
    (re.compile("^Something is missing or extra before `if`"), "Write `elif` instead of `else if`.", "elif"),
    (
        re.compile("^A private answer must belong to one person"),
        "A private answer must belong to one person. Add `of: each`, or `of: speaker` inside `turns`.",
        "of: each",
    ),
)
"""What to say instead of some of loading's sentences, and how to fix it."""


def code_of(message: str, *tables: Codes) -> str | None:
    """Return the code of a problem, or None."""
    return next((code for table in tables for code, said in table if said.search(message)), None)
