"""A script's review document as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prompts import RenderedText, Span, TextBlock
from scripts.review.document import ReviewDocument, ReviewEntry
from tui.text.why_it_works import WHY_TITLE

DEEPEST_HEADING = 6
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|#$@]")
_LINE_START = re.compile(r"^(\d*)([-+=.)])(?=[-=\s]|$)", re.MULTILINE)


def review_markdown(document: ReviewDocument) -> str:
    """Return the document as Markdown; its words never become marks."""
    parts = [f"# {_escape(document.title)}", _escape(document.about)]
    parts.append("\n".join(f"- {name}: {_escape(value)}" for name, value in document.facts))
    if document.why_it_works:
        parts += [f"## {WHY_TITLE}", _words(document.why_it_works)]
    parts += ["## Steps", *(part for entry in document.entries for part in _entry(entry))]
    parts += ["## What is saved", "\n".join(f"- {_escape(line)}" for line in document.saved)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _entry(entry: ReviewEntry) -> Iterator[str]:
    level = min(3 + entry.depth, DEEPEST_HEADING)
    name = f": `{entry.id}`" if entry.id else ""
    yield f"{'#' * level} {f'{entry.number} ' if entry.number else ''}{_escape(entry.title)}{name}"
    yield _escape(" ".join(entry.sentences))
    if entry.words is not None and entry.words.source.strip():
        if entry.is_default:
            yield "Turnabout’s own words:"
        yield _quoted(_words(entry.words))
    if entry.labels:
        yield "\n".join(f"- {_escape(label.text)} (`{label.stored}`)" for label in entry.labels)
    if entry.starter is not None:
        yield "The box starts with:"
        yield _quoted(_escape(entry.starter.literal()))


def _words(words: RenderedText) -> str:
    parts: list[str] = []
    blocks = words.blocks()
    for before, block in zip((None, *blocks), blocks, strict=False):
        if before is not None:
            parts.append("\n" if before.kind == block.kind == "item" else "\n\n")
        parts.append(_block(block))
    return "".join(parts)


def _block(block: TextBlock) -> str:
    text = _escape_start("".join(_span(span) for span in block.spans))
    if block.kind == "quote":
        return _quoted(text)
    lead = f"{block.mark} " if block.mark else "  " if block.kind == "item" else ""
    return lead + text.replace("\n", "  \n" + " " * len(lead))


def _span(span: Span) -> str:
    text = _escape_marks(span.text)
    mark = "**" if span.strong else "*" if span.emphasis else ""
    # A mark must touch its word, so spaces go outside.
    inner = text.strip()
    return text.replace(inner, f"{mark}{inner}{mark}", 1) if inner else text


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _escape(text: str) -> str:
    return _escape_start(_escape_marks(text))


def _escape_marks(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_start(text: str) -> str:
    """Escape what would begin a list or underline a heading."""
    return _LINE_START.sub(r"\1\\\2", text)
