"""Words files: Markdown with the words of a script's steps."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from prompts.control_character_limits import MAX_CONTROL_CHARS, first_over_limit
from prompts.diagnostics import Diagnostic
from prompts.sanitize import BIDI, UNSAFE, sanitize
from prompts.sections import Line, Section, split_section

MAX_FILE_BYTES = 64 * 1024
MAX_SECTION_BYTES = 8 * 1024
MAX_SECTION_LINES = 500

_HEADING = re.compile(r"(#{1,6})(?:[ ]+(.*?))?[ ]*#*[ ]*")
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_UNEXPECTED_CHARACTER = re.compile(f"\t|\r|{UNSAFE.pattern}")


@dataclass(frozen=True)
class WordsFile:
    """A parsed words file: title, introduction, and sections by step."""

    file: str
    title: str
    about: str
    sections: Mapping[str, Section] = field(default_factory=dict)


@dataclass(frozen=True)
class _RawSection:
    """A heading and its lines."""

    heading: Line
    level: int
    name: str
    lines: tuple[Line, ...]


def parse_words(text: str, file: str) -> tuple[WordsFile, tuple[Diagnostic, ...]]:
    """Parse a words file. Never raises: mistakes become diagnostics."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if len(text.encode("utf-8", "replace")) > MAX_FILE_BYTES:
        message = "This file is too long. A words file can have at most 64 kB."
        return WordsFile(file, "", "", {}), (Diagnostic(file, 1, 1, 1, 1, message),)
    rows = text.split("\n")
    diagnostics = list(_check_characters(rows, file))
    lines = [Line(number, sanitize(row)) for number, row in enumerate(rows, 1)]
    parts = _split_at_headings(lines)
    diagnostics += _check_headings(parts, file)
    title = next((part for part in parts if part.level == 1), None)
    sections: dict[str, Section] = {}
    for part in parts:
        if part.level == 2:
            diagnostics += _add_section(sections, part, file)
    about = "\n".join(line.text for line in title.lines).strip() if title else ""
    return WordsFile(file, title.name if title else "", about, sections), tuple(sorted(diagnostics))


def _check_characters(rows: Iterable[str], file: str) -> Iterator[Diagnostic]:
    """Report the first invalid character of each line."""
    for number, row in enumerate(rows, 1):
        if match := _UNEXPECTED_CHARACTER.search(row):
            yield Diagnostic(
                file, number, match.start() + 1, number, match.end() + 1, *_describe_character(match.group())
            )


def _describe_character(character: str) -> tuple[str, str]:
    if character == "\t":
        return "There’s a tab here. Use spaces instead.", ""
    if character in BIDI:
        return "There’s an invisible character here that reverses the text direction.", "delete it"
    return "There’s an invisible control character here.", "delete it and retype the word"


def _split_at_headings(lines: list[Line]) -> list[_RawSection]:
    """Split the file at its headings.

    Text before the first heading becomes a part of level 0.
    """
    heads = [(index, *found) for index, line in enumerate(lines) if (found := _parse_heading(line.text))]
    starts = [index for index, _, _ in heads] + [len(lines)]
    parts = [_RawSection(Line(1, ""), 0, "", tuple(lines[: starts[0]]))]
    for (index, level, name), end in zip(heads, starts[1:], strict=True):
        parts.append(_RawSection(lines[index], level, name, tuple(lines[index + 1 : end])))
    return parts


def _parse_heading(row: str) -> tuple[int, str] | None:
    """Parse a heading into level and text.

    `##hurt` is taken as a heading without its space; `#hurt` may be a word.
    """
    if found := _HEADING.fullmatch(row):
        return len(found[1]), found[2] or ""
    if found := re.match(r"(##+)([^#\s].*)", row):
        return len(found[1]), found[2].strip()
    return None


def _check_headings(parts: list[_RawSection], file: str) -> Iterator[Diagnostic]:
    titles = 0
    has_title = any(part.level == 1 for part in parts)
    for part in parts:
        if part.level == 0 and has_title:
            if stray := next((line for line in part.lines if line.text.strip()), None):
                message = "There’s text before the title. The first line of a words file must be its title."
                yield _line_diagnostic(file, stray, message, "# The title")
        elif part.level == 1:
            titles += 1
            if titles > 1:
                yield _line_diagnostic(
                    file, part.heading, "A words file can have only one title.", f"## {part.name}".strip()
                )
            elif not part.name:
                yield _line_diagnostic(file, part.heading, "The title is empty.", "# The title")
            elif part is not parts[1]:
                yield _line_diagnostic(file, part.heading, "The title must come first, before any step.")
        elif part.level > 2:
            message = "Only the title (#) and the steps (##) can have headings."
            hint = f"## {part.name}" if _ID.fullmatch(part.name) else f"**{part.name}**"
            yield _line_diagnostic(file, part.heading, message, hint if part.name else "")
        if part.level == 2 and not part.heading.text.startswith("## "):
            yield _line_diagnostic(file, part.heading, "Add a space after ##.", f"## {part.name}".strip())
    if not has_title:
        yield Diagnostic(
            file,
            1,
            1,
            1,
            1,
            "The title is missing. The first line of a words file must be its title.",
            "# The title",
        )


def _add_section(sections: dict[str, Section], part: _RawSection, file: str) -> Iterator[Diagnostic]:
    """Add a section, unless its heading is invalid or repeated."""
    if not _ID.fullmatch(part.name):
        hint = re.sub("[^a-z0-9]+", "_", part.name.lower()).strip("_0123456789")
        message = (
            "A step’s heading can only have lowercase letters, digits, and _, and must start with a letter."
        )
        yield _line_diagnostic(file, part.heading, message, f"## {hint}" if _ID.fullmatch(hint) else "")
        return
    if part.name in sections:
        message = f"`{part.name}` already has words on line {sections[part.name].line}."
        yield _line_diagnostic(file, part.heading, message, "merge the two sections")
        return
    if sum(len(line.text.encode()) + 1 for line in part.lines) > MAX_SECTION_BYTES:
        yield _line_diagnostic(
            file, part.heading, f"The words of `{part.name}` are too long. One step can have at most 8 kB."
        )
    if len(part.lines) > MAX_SECTION_LINES:
        message = (
            f"The words of `{part.name}` have too many lines. One step can have at most {MAX_SECTION_LINES}."
        )
        yield _line_diagnostic(file, part.lines[MAX_SECTION_LINES], message)
    yield from _check_control_chars(part, file)
    section, diagnostics = split_section(part.name, part.heading, part.lines, file)
    sections[part.name] = section
    yield from diagnostics


def _check_control_chars(part: _RawSection, file: str) -> Iterator[Diagnostic]:
    """Report the first Markdown control character over the limit."""
    at = first_over_limit("\n".join(line.text for line in part.lines))
    if at is None:
        return
    for line in part.lines:
        if at <= len(line.text):
            message = f"The words of `{part.name}` have more than {MAX_CONTROL_CHARS} of the characters * _ [ ] ! ` <."
            yield Diagnostic(
                file, line.number, at + 1, line.number, at + 2, message, "delete the ones you don’t need"
            )
            return
        at -= len(line.text) + 1


def _line_diagnostic(file: str, line: Line, message: str, hint: str = "") -> Diagnostic:
    """Return a diagnostic for a whole line."""
    end = max(2, len(line.text.rstrip()) + 1)
    return Diagnostic(file, line.number, 1, line.number, end, message, hint)
