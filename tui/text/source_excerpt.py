"""The lines of an author's files that belong to the current step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts import Source
from tui.text.problems import Problem

FRAME_TEXT = "This step comes from the opening or the closing that every script has."
OWN_WORDS_TEXT = "This step has no words of its own."
_DASH = re.compile(r"( *)- [a-z_]+: *(\S+)")


@dataclass(frozen=True)
class Excerpt:
    """A file with the lines to look at, counted from 1.

    `note` says why no lines are marked. `wrong` are the lines of problems; with `shows_wrong` the first of them comes
    into view.
    """

    file: str
    lines: tuple[str, ...]
    marked: range = range(0)
    note: str = ""
    wrong: tuple[int, ...] = ()
    shows_wrong: bool = False

    @property
    def first(self) -> int:
        """Return the first line that should be in view."""
        if self.shows_wrong and self.wrong:
            return self.wrong[0]
        return self.marked.start if self.marked else 1


def excerpts(
    source: Source, step: str, problems: Sequence[Problem] = (), *, is_broken: bool = False
) -> tuple[Excerpt, Excerpt]:
    """Return what to show of the flow and of the words; if they're broken, the problems."""
    flow, words = source.flow.split("\n"), source.words.split("\n")
    in_flow, in_words = _flow_lines(flow, step), _section_lines(words, step)
    words_note = FRAME_TEXT if not in_flow else "" if in_words else OWN_WORDS_TEXT
    flow_wrong, words_wrong = (_wrong_lines(file, problems) for file in (source.flow_file, source.words_file))
    return (
        Excerpt(source.flow_file, tuple(flow), in_flow, "" if in_flow else FRAME_TEXT, flow_wrong, is_broken),
        Excerpt(source.words_file, tuple(words), in_words, words_note, words_wrong, is_broken),
    )


def _wrong_lines(file: str, problems: Sequence[Problem]) -> tuple[int, ...]:
    return tuple(problem.line for problem in problems if problem.file == file)


def _flow_lines(lines: Sequence[str], step: str) -> range:
    """Return the lines from a step's dash to the next step."""
    for number, line in enumerate(lines):
        found = _DASH.match(line)
        if found and found[2].strip("'\"") == step:
            indent = len(found[1])
            after = range(number + 1, len(lines))
            end = next((n for n in after if _indent(lines[n]) <= indent), len(lines))
            return range(number + 1, end + 1)
    return range(0)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 0


def _section_lines(lines: Sequence[str], step: str) -> range:
    """Return the lines of a section, without the empty ones at its end."""
    begin = next((n for n, line in enumerate(lines) if line.split() == ["##", step]), None)
    if begin is None:
        return range(0)
    end = next((n for n in range(begin + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
    while end > begin + 1 and not lines[end - 1].strip():
        end -= 1
    return range(begin + 1, end + 1)
