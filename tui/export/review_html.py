"""A script's review document as one HTML page, to read or print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from prompts import RenderedText, Span, TextBlock
from scripts.review.document import ReviewDocument, ReviewEntry
from tui.text.why_it_works import WHY_TITLE

STYLE = """
body { font: 16px/1.5 Georgia, serif; color: #222; background: #fff; }
body { max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.2; }
h3 { font-size: 1em; margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1em 1em; }
dt { color: #666; }
dd { margin: 0; }
section { margin: 1.2em 0; break-inside: avoid; }
.inside { border-left: 2px solid #ccc; padding-left: 1em; }
.does { font-family: system-ui, sans-serif; font-size: 0.85em; color: #555; margin: 0.2em 0; }
.words { background: #f6f4ef; padding: 0.1em 1em; border-radius: 4px; }
.words blockquote { border-left: 3px solid #bbb; margin-left: 0; padding-left: 1em; }
.value { color: #7a4a00; }
code { font-size: 0.9em; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; }
  .words { background: none; border: 1px solid #ccc; }
}
"""


def review_html(document: ReviewDocument) -> str:
    """Return the document as a page that needs no other file."""
    title = escape(document.title)
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in document.facts)
    saved = "".join(f"<li>{escape(line)}</li>" for line in document.saved)
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}</title>",
        f"<style>{STYLE}</style></head>",
        f"<body><h1>{title}</h1>",
        f"<p>{escape(document.about)}</p>",
        f"<dl>{facts}</dl>",
        f"<h2>{WHY_TITLE}</h2>{_words(why)}" if (why := document.why_it_works) else "",
        "<h2>Steps</h2>",
        *_nested(document.entries),
        f"<h2>What is saved</h2><ul>{saved}</ul>",
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _nested(entries: tuple[ReviewEntry, ...]) -> Iterator[str]:
    """Yield the entries, each level in a box of its own."""
    depth = 0
    for entry in entries:
        yield '<div class="inside">' * (entry.depth - depth) + "</div>" * (depth - entry.depth)
        depth = entry.depth
        yield "<section>" + "".join(_entry(entry)) + "</section>"
    yield "</div>" * depth


def _entry(entry: ReviewEntry) -> Iterator[str]:
    name = f" <code>{escape(entry.id)}</code>" if entry.id else ""
    yield f"<h3>{escape(f'{entry.number} {entry.title}'.strip())}{name}</h3>"
    if entry.sentences:
        yield f'<p class="does">{escape(" ".join(entry.sentences))}</p>'
    if entry.words is not None and entry.words.source.strip():
        if entry.is_default:
            yield '<p class="does">Turnabout’s own words:</p>'
        yield f'<div class="words">{_words(entry.words)}</div>'
    if entry.labels:
        labels = (
            f"<li>{escape(label.text)} <code>{escape(label.stored)}</code></li>" for label in entry.labels
        )
        yield f"<ul>{''.join(labels)}</ul>"
    if entry.starter is not None:
        starter = escape(entry.starter.literal()).replace("\n", "<br>")
        yield f'<p class="does">The box starts with:</p><blockquote>{starter}</blockquote>'


def _words(words: RenderedText) -> str:
    return "".join(_block(block) for block in words.blocks())


def _block(block: TextBlock) -> str:
    text = "".join(_span(span) for span in block.spans)
    if block.kind == "quote":
        return f"<blockquote>{text}</blockquote>"
    return (
        f"<p>{escape(block.mark.replace('-', '•'))} {text}</p>" if block.kind == "item" else f"<p>{text}</p>"
    )


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    if span.is_value:
        text = f'<span class="value">{text}</span>'
    if span.strong:
        text = f"<strong>{text}</strong>"
    return f"<em>{text}</em>" if span.emphasis else text
