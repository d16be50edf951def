"""Likely causes of YAML syntax errors, in an author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

COLON_WITHOUT_SPACE = re.compile(r"[\s-]*([a-z_]+):(?=[^\s:/])")
MISSING_SPACE = "Add a space after this colon."
_UNREADABLE = "Couldn’t read this line"
_ALIGNMENT_HINT = "Line up the keys of a step exactly, and the dashes of a list, too."
_UNCLOSED = {
    "quoted scalar": "This quotation mark is never closed.",
    "flow sequence": "This square bracket is never closed.",
    "flow mapping": "This curly bracket is never closed.",
}
# A pattern to find in a line, the group that is wrong, and the message.
_COMMON_SLIPS = (
    (re.compile(r"\s*(-)(?=[a-z_]+:)"), "Add a space after this dash."),
    (
        re.compile(r"[\s-]*\w+: +(['\"])[^'\"]*\1[^\s#,\]}]"),
        f"{_UNREADABLE}: for quotation marks inside quotation marks, use the other kind, like \"heard == 'yes'\".",
    ),
    (
        re.compile(r"[\s-]*\w+: +[^\s'\"\[{#][^#]*?(: )"),
        f"{_UNREADABLE}: put quotation marks around text that has a colon and a space.",
    ),
    (
        re.compile(r"[\s-]*\w+: +([@`%|>])"),
        f"{_UNREADABLE}: put quotation marks around text that starts with this character.",
    ),
    (
        re.compile(r"(---|\.\.\.)"),
        f"{_UNREADABLE}: a file can’t be divided with `---` or `...`. Delete this line.",
    ),
)


class YamlMistake(NamedTuple):
    """The message for part of one line, counted from one."""

    line: int
    column: int
    end_column: int
    message: str


def explain_yaml_error(text: str, error: yaml.YAMLError) -> YamlMistake:
    """Return the mistake behind an error, where it is fixable."""
    lines = text.splitlines() or [""]
    context = str(getattr(error, "context", ""))
    escape = "escape" in str(getattr(error, "problem", ""))
    opened = next((message for words, message in _UNCLOSED.items() if words in context and not escape), None)
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    number = min(mark.line if mark else 0, len(lines) - 1)
    column = (mark.column if mark else 0) + 1
    end = max(column, len(lines[number])) + 1
    slip = None if opened and "quot" not in context else next(_find_slips(lines, number), None)
    if slip:
        return slip
    return YamlMistake(number + 1, column, end, opened or _misaligned(lines, number) or _UNKNOWN)


_UNKNOWN = (
    f"{_UNREADABLE}. Check for a missing space after a colon, or for a character that needs quotation marks."
)


def _find_slips(lines: list[str], number: int) -> Iterator[YamlMistake]:
    """Yield slips in an error's line and the line above.

    The parser often accepts the line with the mistake and stops at the next.
    """
    for near in (number, max(number - 1, 0)):
        if tight := COLON_WITHOUT_SPACE.match(lines[near]):
            yield YamlMistake(near + 1, tight.end(), tight.end() + 1, MISSING_SPACE)
        for slip, message in _COMMON_SLIPS:
            if found := slip.match(lines[near]):
                yield YamlMistake(near + 1, found.start(1) + 1, found.end(1) + 1, message)


def _misaligned(lines: list[str], number: int) -> str | None:
    """Return a message if a line is indented wrongly.

    It must line up with the line above, or with the first key after a dash.
    """
    above = next((line for line in reversed(lines[:number]) if line.strip() and line.strip()[0] != "#"), None)
    if above is None:
        return None
    here, there = _indent(lines[number]), _indent(above)
    has_dash, had_dash = (line.lstrip().startswith("- ") for line in (lines[number], above))
    if here == there and has_dash == had_dash:
        return None
    if here == there + 2 and had_dash and not has_dash:
        return None
    if here == there:
        missing = "the line above has no dash" if has_dash else "it’s under a dash, not under a key"
        return f"{_UNREADABLE}: {missing}. {_ALIGNMENT_HINT}"
    both = f"it starts with {_spaces(here)}, but the line above starts with {_spaces(there)}"
    return f"{_UNREADABLE}: {both}. {_ALIGNMENT_HINT}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return {0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces")
