"""Card step: a card drawn by chance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Center
from textual.widget import Widget

from scripts.engine_types import ScopedAnswer
from tui.styled_text import literal
from tui.widgets.answers.read import ReadStep
from tui.widgets.balanced_text import BalancedText


class DrawnCard(ReadStep):
    """The drawn card in large type, centered."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    DrawnCard {
        & #card {
            width: 100%; max-width: 64; height: auto; padding: 2 4; background: $panel; color: $ink;
            text-align: center; text-style: bold;
        }
        & > Center { height: auto; }
    }
    .-low DrawnCard #card { padding: 0 2; }
    .-tall DrawnCard #card { padding: 4 6; }
    """

    def compose_answer(self) -> Iterable[Widget]:
        drawn = self.question.ask.names.look_up(self.question.ask.step.id)
        key = str(drawn.value) if isinstance(drawn, ScopedAnswer) else ""
        with Center():
            yield BalancedText(literal(self.question.prompt.labels.get(key, key)), id="card")
