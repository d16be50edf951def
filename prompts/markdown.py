"""The small Markdown of words files: paragraphs, emphasis, lists, quotations and the text of links."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from prompts.markdown_limits import too_many_to_read
from prompts.text_blocks import Block, Kind, Span, parts

# A rule that is off leaves its signs as text; references would swallow the line that defines them.
_INLINE = ["emphasis", "link", "image", "backticks"]
_OFF = ["code", "fence", "heading", "lheading", "hr", "html_block", "html_inline", "autolink", "reference"]


@cache
def _parser(plain: bool = False) -> MarkdownIt:
    """The parser; a plain one leaves all signs within a line as text, which takes no longer for many of them."""
    return MarkdownIt("commonmark", {"html": False}).disable(_OFF + _INLINE * plain)


def read_blocks(source: str, given: Sequence[str]) -> tuple[Block, ...]:
    """The blocks that have something in them, with the values put back where their tokens stood."""
    blocks = _blocks(given, _parser(too_many_to_read(source)).parse(source))
    return tuple(block for block in blocks if block.text.strip())


def _blocks(given: Sequence[str], tokens: Iterable[Token]) -> Iterator[Block]:
    around: list[Kind] = []
    mark = ""
    for token in tokens:
        if token.type == "blockquote_open":
            around.append("quote")
        elif token.type == "list_item_open":
            around.append("item")
            mark = f"{token.info}{token.markup}" if token.info else "-"
        elif token.type in ("blockquote_close", "list_item_close"):
            around.pop()
            mark = ""
        elif token.type == "inline":
            kind: Kind = around[-1] if around else "paragraph"
            yield Block(kind, tuple(_spans(given, token.children or [])), mark if kind == "item" else "")
            mark = ""


def _spans(values: Sequence[str], tokens: Iterable[Token]) -> Iterator[Span]:
    strong = emphasis = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        for text, given in parts(_text(token), values):
            if text:
                yield Span(text, strong > 0, emphasis > 0, given)


def _text(token: Token) -> str:
    """The author's words in one inline token; a line end within a paragraph is a space."""
    if token.type == "softbreak":
        return " "
    return "\n" if token.type == "hardbreak" else token.content
