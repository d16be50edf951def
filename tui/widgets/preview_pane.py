"""The row at a list's cursor, in full beside the list or briefly below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.styled_text import balanced, hanging_indent, literal
from tui.text.couple import Couple
from tui.text.preview import DONE, HERE, Preview
from tui.widgets.agreement_note import note_lines
from tui.widgets.painted_widget import Painted

LABEL_WIDTH = 11
LABEL_GAP = 2
MAX_WIDTH = 60
STRIP_LINES = 4
MANY_LINES = 15
"""A text of more lines is cut where the pane ends."""
MARKS = {DONE: ("$good", "$muted"), HERE: ("bold $ink", "bold $ink")}
"""How stages look, with their labels; others are yet to come."""
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
            room = self.content_size.height - len(lines)
            if lines and len(block) > room:
                # Rather nothing than half of it, unless it would never fit.
                lines += [*block[: room - 1], literal("…", "$muted")] if len(block) > MANY_LINES else []
                break
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
        yield from _with_heading(shown.heading, [_labelled_lines(*pair, width) for pair in shown.after])
        if shown.has_sample and self._couple:
            from tui.widgets.partner_profile_preview import (  # only the settings have one
                HEADING,
                sample_lines,
            )

            yield [literal(HEADING, "$muted")]
            yield sample_lines(self._couple, width)


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
        if shown.has_sample and self._couple:
            from tui.widgets.partner_profile_preview import plates

            gap = [Content()] * (len(lines) < STRIP_LINES - 1)
            return [*lines[: STRIP_LINES - 1], *gap, plates(self._couple, width)]
        return lines[:STRIP_LINES]


def _short_fact(label: str, text: str) -> Content:
    """Return a fact for a line of several; some say enough without their label."""
    lead = literal("" if label in CLEAR_LABELS else f"{label} ", "$muted")
    return Content.assemble(lead, literal(text, "$soft"))


def _with_heading(heading: str, texts: list[list[Content]]) -> Iterator[list[Content]]:
    """Yield texts as blocks, those of one line each as a single block."""
    lead = [literal(heading, "bold $soft"), Content()] if heading and texts else []
    if all(len(lines) == 1 for lines in texts):
        yield [*lead, *(line for lines in texts for line in lines)]
        return
    for number, lines in enumerate(texts):
        yield lines if number else [*lead, *lines]


def _labelled_lines(label: str, text: str, width: int) -> list[Content]:
    """Wrap a text below its label, or beside it if that's one line."""
    of_label, of_text = MARKS.get(label, ("$muted", "$soft"))
    words, lead = literal(text, of_text), literal(label, of_label)
    if "\n" not in text and lead.cell_length + LABEL_GAP + words.cell_length <= width:
        return [Content.assemble(lead, " " * LABEL_GAP if label else "", words)]
    indent = LABEL_GAP if label else 0
    lines = [Content(" " * indent) + line.rstrip() for line in words.wrap(max(width - indent, 1))]
    return [lead, *lines] if label else lines


def _fact_lines(facts: Sequence[tuple[str, str]], width: int) -> Iterator[Content]:
    for label, text in facts:
        lead = literal(label, "$muted").truncate(LABEL_WIDTH, pad=True)
        yield from hanging_indent(lead, literal(text, "$soft"), width)
