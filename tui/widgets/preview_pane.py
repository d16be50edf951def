"""The row at a list's cursor, in full beside the list or briefly below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.styled_text import balanced, hanging_indent, literal
from tui.text.couple import Couple
from tui.text.preview import Preview
from tui.widgets.note import note_lines
from tui.widgets.painted import Painted

LABEL_WIDTH = 11
MAX_WIDTH = 60
STRIP_LINES = 4
CLEAR_LABELS = ("Takes", "Depth", "Status")


class PreviewPane(Painted):
    """All about the row at the cursor."""

    DEFAULT_CSS = """
    PreviewPane { height: 1fr; background: $surface; color: $ink; padding: 1 3; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lead, self._shown = "", Preview()
        self._couple: Couple | None = None

    def show(self, preview: Preview, couple: Couple | None = None, lead: str = "") -> None:
        """Show another row; its height stays, so that nothing is laid out again."""
        self._shown, self._couple, self._lead = preview, couple, lead
        self.repaint()

    def paint(self, width: int) -> Sequence[Content]:
        blocks = [list(block) for block in self._blocks(min(width, MAX_WIDTH))]
        lines: list[Content] = []
        for block in filter(None, blocks):
            if lines and len(lines) + len(block) > self.content_size.height:
                break  # rather nothing than half of it
            lines += [*block, Content()]
        return lines[: max(self.content_size.height, 1)]

    def _blocks(self, width: int) -> Iterator[Iterator[Content] | Sequence[Content]]:
        shown = self._shown
        if self._lead:
            yield literal(self._lead, "$muted").wrap(width)
        if shown.note and self._couple:
            yield note_lines(shown.note, self._couple, width)
        if shown.title:
            yield balanced(literal(shown.title, "bold $ink"), width)
        for text in shown.texts:
            yield literal(text, "$ink").wrap(width)
        yield _fact_lines(shown.facts, width)
        for number, text in enumerate(shown.after):
            heading = (
                [literal(shown.heading, "bold $soft"), Content()] if shown.heading and not number else []
            )
            yield [*heading, *_hung_lines(text, width)]


class PreviewStrip(PreviewPane):
    """The same in a few lines, where there's no room beside the list."""

    DEFAULT_CSS = f"""
    PreviewStrip {{
        height: {STRIP_LINES + 1}; background: $background; border-top: solid $line; padding: 0; margin: 1 2 0 2;
    }}
    """

    def paint(self, width: int) -> Sequence[Content]:
        shown = self._shown
        facts = Content("  ·  ").join(_short_fact(label, text) for label, text in shown.facts)
        sentence = [shown.note.sentence] if shown.note else []
        lines = [*balanced(facts, width)] if facts else []
        for text in (*sentence, *shown.texts):
            lines += balanced(literal(text.partition("\n\n")[0], "$soft"), width)
        return lines[:STRIP_LINES]


def _short_fact(label: str, text: str) -> Content:
    """Return a fact for a line of several; some say enough without their label."""
    lead = literal("" if label in CLEAR_LABELS else f"{label} ", "$muted")
    return Content.assemble(lead, literal(text, "$soft"))


def _hung_lines(text: str, width: int) -> list[Content]:
    """Wrap a text, its beginning up to a colon muted, further lines indented."""
    label, colon, rest = text.partition(": ")
    if not colon:
        return literal(text, "$soft").wrap(width)
    lead = literal(f"{label}  ", "$muted")
    return hanging_indent(lead, literal(f"{rest[:1].upper()}{rest[1:]}", "$soft"), width, Content("  "))


def _fact_lines(facts: Sequence[tuple[str, str]], width: int) -> Iterator[Content]:
    for label, text in facts:
        lead = literal(label, "$muted").truncate(LABEL_WIDTH, pad=True)
        yield from hanging_indent(lead, literal(text, "$soft"), width)
