"""The stages of a conversation, each with what was said in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.reports.answers_so_far import AnswerSoFar
from tui.reports.stages import Stage
from tui.styled_text import hanging_indent, literal
from tui.text.couple import Couple
from tui.widgets.partner_label import signature
from tui.widgets.wrapped_text import WrappedStatic

INDENT = "   "
BAR = "▏ "
SHARE, MIN_WIDTH, COLUMN_WIDTH = 0.37, 44, 96
"""How wide the pane is, beside a column that is never wider than `COLUMN_WIDTH`."""


class StagesSoFar(WrappedStatic):
    """Stages that are done, open, and to come."""

    DEFAULT_CSS = "StagesSoFar { height: auto; max-width: 60; }"

    def __init__(self, stages: Sequence[Stage], couple: Couple) -> None:
        super().__init__()
        self._stages, self._couple = stages, couple
        self._at = 0
        self._said: tuple[AnswerSoFar, ...] = ()

    def take_stages(self, stages: Sequence[Stage]) -> None:
        """Show the stages of another version of the script."""
        self._stages, self._at = stages, 0
        self.refresh(layout=True)

    def show(self, at: int, said: Sequence[AnswerSoFar]) -> None:
        """Show the stage `at` as the open one."""
        if (at, tuple(said)) != (self._at, self._said):
            self._at, self._said = at, tuple(said)
            self.refresh(layout=True)

    def content_for_width(self, width: int) -> Content:
        """Return the stages, with what was said hung under each."""
        lines = [Content.styled("So far", "$muted"), Content()]
        for number, stage in enumerate(self._stages):
            quotes = [self._quote(one, width) for one in self._said if stage.holds(*one.at)]
            lines += [_stage_name(stage.name, number - self._at, width), Content()]
            for quote in quotes:
                lines += [*quote, Content()]
            if not quotes:
                lines.pop()
        return Content("\n").join(lines)

    def _quote(self, answer: AnswerSoFar, width: int) -> list[Content]:
        color = "$muted" if answer.of == "both" else f"${answer.colour}"
        bar = Content.assemble(INDENT, (BAR, color))
        speaker = literal(answer.who, color) if answer.who else signature(self._couple, answer.of, style="")
        return [
            *hanging_indent(bar, speaker, width, again=bar),
            *hanging_indent(bar, literal(answer.text, "$soft"), width, again=bar),
        ]


class StagesPane(VerticalScroll, can_focus=False):
    """The pane beside the conversation, on wide screens."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    StagesPane {
        display: none; dock: right; width: 44; height: 100%; padding: 1 3 2 3; background: $surface;
        scrollbar-size-vertical: 1; scrollbar-background: $surface; scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    .-wide StagesPane { display: block; }
    .-private StagesPane { display: none; }
    """

    def __init__(self, stages: Sequence[Stage], couple: Couple) -> None:
        super().__init__(id="side")
        self._stages, self._couple = stages, couple

    def compose(self) -> ComposeResult:
        yield StagesSoFar(self._stages, self._couple)

    def on_mount(self) -> None:
        self.watch(self, "virtual_size", self._show_latest, init=False)

    def _show_latest(self) -> None:
        self.call_after_refresh(self.scroll_end, animate=False, immediate=True)

    def take_width(self, window: int) -> None:
        """Take what the column leaves of a window that is `window` cells wide."""
        self.styles.width = max(MIN_WIDTH, round(window * SHARE), window - COLUMN_WIDTH)

    def show(self, at: int, said: Sequence[AnswerSoFar]) -> None:
        """Show where the conversation is, and the latest that was said."""
        self.query_one(StagesSoFar).show(at, said)
        self._show_latest()


def _stage_name(name: str, ahead: int, width: int) -> Content:
    if ahead < 0:
        mark, style = Content.styled("✓  ", "$good"), "$muted"
    elif ahead:
        mark, style = Content(INDENT), "$muted"
    else:
        mark, style = Content.styled("›  ", "bold $ink"), "bold $ink"
    return Content("\n").join(hanging_indent(mark, literal(name, style), width))
