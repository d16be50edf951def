"""A partner's words with their name."""

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.reports.shown_answers import ShownAnswer
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.partner_label import color_class, signature


class Quote(Static):
    """A partner's words under their name, with a colored bar."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Quote {
        width: 100%; height: auto; padding: 0 2 0 1; margin-bottom: 1; color: $ink; border-left: outer $line;
        &.of-amber { border-left: outer $amber; }
        &.of-teal { border-left: outer $teal; }
        &.of-plum { border-left: outer $plum; }
        &.of-blue { border-left: outer $blue; }
    }
    """

    def __init__(self, answer: ShownAnswer, couple: Couple, *, named: bool = True) -> None:
        self._heading = [signature(couple, answer.of)] if named else []
        super().__init__(self._words(answer), classes=f"of-{color_class(couple, answer.of)}")

    def show(self, answer: ShownAnswer) -> None:
        """Show another wording of the answer."""
        self.update(self._words(answer))

    def _words(self, answer: ShownAnswer) -> Content:
        question = [literal(answer.question, "$muted")] if answer.question else []
        return Content("\n").join([*self._heading, *question, literal(answer.text)])
