"""A row of a conversation's outline: who said what, in short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from tui.reports.conversation_outline import SaidLine
from tui.reports.talk_notes import NOTED, SPOKE
from tui.styled_text import hanging_indent, literal
from tui.text.couple import Couple
from tui.widgets.list_rows import GAP, Item, TitleLine
from tui.widgets.partner_label import signature

MAX_LINES = 3
"""Lines of a question or an answer; the pane or its own page shows all of it."""
NAME_WIDTH = 11
"""Longer names are above the words."""
BESIDE = 44
"""From this width on, words are beside the name."""


@dataclass(frozen=True)
class AnswerRow(Item):
    """An answer, below its question if that's shown."""

    label: Content = field(default_factory=Content)
    question: str = ""

    def lines(self, width: int) -> Iterator[TitleLine]:
        if self.question:
            question = literal(" ".join(self.question.split()), "$muted")
            yield from (TitleLine(line.rstrip()) for line in _in_short(question.wrap(width), width))
        is_beside = width >= BESIDE and self.label.cell_length <= NAME_WIDTH
        lead = self.label.truncate(NAME_WIDTH, pad=True) + " " * GAP if is_beside else Content()
        if not is_beside:
            yield TitleLine(self.label, len(self.label))
        lines = hanging_indent(lead, literal(self.title, "$ink"), width)
        for number, line in enumerate(_in_short(lines, width)):
            yield TitleLine(line.rstrip(), len(self.label) if is_beside and not number else 0)


def _in_short(lines: Sequence[Content], width: int) -> Sequence[Content]:
    """Return the first lines, the last one with an ellipsis after a whole word."""
    if len(lines) <= MAX_LINES:
        return lines
    last = lines[MAX_LINES - 1].rstrip()
    words = last.plain.rstrip(",.;:")
    if last[: len(words)].cell_length + 1 > width:
        words = words.rpartition(" ")[0] or words[:-1]
    return [*lines[: MAX_LINES - 1], last[: len(words)] + literal("…", "$muted")]


def answer_rows(lines: list[SaidLine], couple: Couple, *, with_questions: bool) -> Iterator[AnswerRow]:
    """Yield the rows of a section; a question is shown once, above its first answer."""
    asked = ""
    for said in lines:
        question = said.question if with_questions and said.question != asked else ""
        asked = said.question
        yield AnswerRow(said, short_text(said), label=said_by(said, couple), question=question)


def said_by(said: SaidLine, couple: Couple) -> Content:
    """Return who said it, in their colors."""
    if said.of == "both":
        return literal(said.who, "$muted")
    name = signature(couple, said.of)
    if said.is_note:
        after = said.who.rpartition(SPOKE)
        return Content.assemble(literal(NOTED, "$muted"), name, literal(after[1] + after[2], "$muted"))
    spoken_as = said.who.partition(", ")[2]
    return Content.assemble(name, literal(f", {spoken_as}", "$muted")) if spoken_as else name


def short_text(said: SaidLine) -> str:
    """Return an answer without the lines that sign an agreement."""
    lines = [line for line in said.text.split("\n") if not line.startswith("— ")]
    return lines[0] if said.card else "\n".join(lines)
