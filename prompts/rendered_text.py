"""Rendered templates: the author's Markdown, kept apart from inserted values."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.text_blocks import TextBlock, split_values


@dataclass(frozen=True)
class RenderedText:
    """Markdown with opaque tokens, and the values they represent.

    Values are inserted after the Markdown is parsed, so text that a partner typed is never read as Markdown.
    """

    source: str
    values: tuple[str, ...] = ()

    def literal(self) -> str:
        """Return the source with its values, without parsing Markdown.

        Text boxes are prefilled with it.
        """
        return "".join(text for text, _ in split_values(self.source, self.values))

    def has_only_values(self) -> bool:
        """Return whether there's nothing around the values."""
        return not any(
            text.strip() for text, is_value in split_values(self.source, self.values) if not is_value
        )

    def blocks(self) -> tuple[TextBlock, ...]:
        """Return the parsed blocks."""
        from prompts.markdown_parser import parse_blocks  # the parser is slow to import

        return parse_blocks(self.source, self.values)

    def plain(self) -> str:
        """Return plain text for exports and line mode."""
        blocks = self.blocks()
        parts: list[str] = []
        for before, block in zip((None, *blocks), blocks, strict=False):
            if before is not None:
                parts.append("\n" if before.kind == block.kind != "paragraph" else "\n\n")
            parts.append(_plain_block(block))
        return "".join(parts)


def _plain_block(block: TextBlock) -> str:
    if block.kind == "quote":
        return "> " + block.text.replace("\n", "\n> ")
    if block.kind == "item":
        lead = f"{block.mark} " if block.mark else "  "
        return lead + block.text.replace("\n", "\n" + " " * len(lead))
    return block.text
