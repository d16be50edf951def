"""Labeled lines, and the one text that they become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, zip_longest

from prompts import end_sentence, one_line, sanitize, trim
from scripts.model import AnswerShape

MAX_LINE_CHARS = 500
"""Room for a long sentence, or two."""


def join_lines(shape: AnswerShape, written: Mapping[str, str]) -> str:
    """Return the text of the lines: each a sentence on a line of its own, without the empty ones."""
    sentences = (end_sentence(one_line(sanitize(written.get(name, "")))) for name in shape.lines)
    return "\n".join(sentence for sentence in sentences if sentence)


def split_lines(shape: AnswerShape, text: str, beginnings: Sequence[str] = ()) -> dict[str, str]:
    """Return the lines of a text by name, to be edited again.

    Which ones were left empty isn't stored. So the lines that may be empty are, wherever most of the others then start
    as their `beginnings` do. Where the text has more lines, the last one takes the rest.
    """
    rows = [row for row in map(one_line, text.split("\n")) if row]
    most = len(shape.lines)
    rows = [*rows[: most - 1], " ".join(rows[most - 1 :])] if len(rows) > most else rows
    starts = dict(zip_longest(shape.lines, beginnings[:most], fillvalue=""))

    def matches(named: Mapping[str, str]) -> int:
        begun = ((starts[name].casefold(), row.casefold()) for name, row in named.items())
        return sum(bool(start) and row.startswith(start) for start, row in begun)

    return max(_ways_to_name(shape, rows), key=matches)


def missing_lines(shape: AnswerShape, written: Mapping[str, str]) -> list[str]:
    """Return the names of the required lines that are empty."""
    return [
        name for name in shape.lines if name not in shape.can_be_empty and not trim(written.get(name, ""))
    ]


def _ways_to_name(shape: AnswerShape, rows: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield each way to give the rows to lines, in order; those without the last lines come first."""
    left_out = len(shape.lines) - len(rows)
    ways = list(combinations(reversed(shape.can_be_empty), left_out))
    for empty in ways or [shape.lines[len(rows) :]]:
        yield dict(zip((name for name in shape.lines if name not in empty), rows, strict=True))
