"""The Markdown subset of words files."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from prompts.control_character_limits import exceeds_limit
from prompts.text_blocks import BlockKind, Span, TextBlock, split_values

# A disabled rule leaves its characters as text. References are off because they would swallow their lines.
_INLINE_RULES = ["emphasis", "link", "image", "backticks"]
_DISABLED_RULES = [
    "code",
    "fence",
    "heading",
    "lheading",
    "hr",
    "html_block",
    "html_inline",
    "autolink",
    "reference",
]


@cache
def _parser(plain: bool = False) -> MarkdownIt:
    """Return the parser; `plain` leaves inline characters as text.

    Plain parsing stays fast however many control characters the text has.
    """
    return MarkdownIt("commonmark", {"html": False}).disable(_DISABLED_RULES + _INLINE_RULES * plain)


def parse_blocks(source: str, given: Sequence[str]) -> tuple[TextBlock, ...]:
    """Return the non-empty blocks, with tokens replaced by values."""
    blocks = _blocks(given, _parser(exceeds_limit(source)).parse(source))
    return tuple(block for block in blocks if block.text.strip())


def _blocks(given: Sequence[str], tokens: Iterable[Token]) -> Iterator[TextBlock]:
    around: list[BlockKind] = []
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
            kind: BlockKind = around[-1] if around else "paragraph"
            yield TextBlock(kind, tuple(_spans(given, token.children or [])), mark if kind == "item" else "")
            mark = ""


def _spans(values: Sequence[str], tokens: Iterable[Token]) -> Iterator[Span]:
    strong = emphasis = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        for text, given in split_values(_text(token), values):
            if text:
                yield Span(text, strong > 0, emphasis > 0, given)


def _text(token: Token) -> str:
    """Return an inline token's text; soft breaks become spaces."""
    if token.type == "softbreak":
        return " "
    return "\n" if token.type == "hardbreak" else token.content
