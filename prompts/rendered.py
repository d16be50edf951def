"""What was said: the author's Markdown, with everything that came out of the braces kept apart from it."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.text_blocks import TextBlock, split_values


@dataclass(frozen=True)
class RenderedText:
    """A rendered template: Markdown with an opaque token for every value, and the values in their order.

    Whoever shows it puts the values back in their own safe way, after the Markdown is parsed.
    """

    source: str
    values: tuple[str, ...] = ()

    def literal(self) -> str:
        """The source with the values put back and no Markdown read: what a box begins with."""
        return "".join(text for text, _ in split_values(self.source, self.values))

    def blocks(self) -> tuple[TextBlock, ...]:
        """The Markdown parsed; what is not emphasis, list, quotation or link text stays as it was typed."""
        from prompts.markdown import parse_blocks  # the parser loads when something is first shown

        return parse_blocks(self.source, self.values)

    def plain(self) -> str:
        """Plain text for exports and for reading line by line."""
        blocks = self.blocks()
        written: list[str] = []
        for before, block in zip((None, *blocks), blocks, strict=False):
            if before is not None:
                written.append("\n" if before.kind == block.kind != "paragraph" else "\n\n")
            written.append(_plain_block(block))
        return "".join(written)


def _plain_block(block: TextBlock) -> str:
    if block.kind == "quote":
        return "> " + block.text.replace("\n", "\n> ")
    if block.kind == "item":
        lead = f"{block.mark} " if block.mark else "  "
        return lead + block.text.replace("\n", "\n" + " " * len(lead))
    return block.text
