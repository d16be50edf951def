"""Summary at the end of a conversation, read together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from scripts import Finished
from tui.export.summary_text import save_summary
from tui.keys.command import Command
from tui.keys.commands import CONTINUE, EXPLORE_SETBACK, HELP, LEAVE, READ_ON, SAVE
from tui.reports.conversation_summary import PRIVACY_NOTE, Summary
from tui.screens.base import BaseScreen
from tui.session.conversation_session import ConversationSession
from tui.styled_text import literal
from tui.widgets.more_below import MoreBelow
from tui.widgets.summary_sheet import SummarySheet

UNMET_TEXT = (
    "{} didn’t go as planned. That’s good to know. Press y to find out together what got in "
    "the way, or do it later from Agreements."
)

NOT_SAVED = "This page isn’t saved."


class SummaryScreen(BaseScreen[bool]):
    """Takeaways, agreements, and closing words; a key saves them as text.

    Dismissed with True if the couple wants to talk about what got in the way of an unmet agreement.
    """

    KEYS = (CONTINUE, EXPLORE_SETBACK, SAVE, HELP, LEAVE)

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    SummaryScreen {
        & > #column { padding: 0 2; }
        &.-narrow > #column { padding: 0; }
        & MoreBelow { padding: 0 2; }
        & #page { height: 1fr; scrollbar-size-vertical: 1; margin-top: 1; }
        & #goodbye { height: auto; color: $soft; padding: 0 2; margin-top: 1; }
        & #unmet { height: auto; color: $soft; padding: 0 2; margin-top: 1; }
        & #saved { height: auto; color: $muted; padding: 0 2; }
    }
    SummaryScreen.-low #page, SummaryScreen.-short #page { margin-top: 0; }
    SummaryScreen.-low #goodbye { margin-top: 0; }
    SummaryScreen.-low #saved { display: none; }
    SummaryScreen.-low #saved.-told { display: block; }
    """

    def __init__(self, summary: Summary, folder: Path | None = None) -> None:
        super().__init__()
        self._summary, self._folder = summary, folder

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="page") as above:
            yield SummarySheet(self._summary)
            if self._summary.unmet:
                yield Static(literal(UNMET_TEXT.format(self._summary.unmet)), id="unmet")
            if self._summary.goodbye:
                yield Static(literal(self._summary.goodbye), id="goodbye")
        yield MoreBelow(above)
        how = NOT_SAVED if self._summary.couple.alone else "Read it together."
        yield Static(literal("" if self._summary.is_empty else f"{how} {self._file_text()}"), id="saved")

    def _file_text(self) -> str:
        """Return where the text file would be saved."""
        try:
            folder = self._folder or Path.home()
        except RuntimeError:
            return ""
        return f"Press {SAVE.key_label} to save it as a text file in {folder}."

    def on_mount(self) -> None:
        self.query_one("#page").focus()

    def action_save(self) -> None:
        """Save the summary as text and show its path."""
        try:
            path = save_summary(self._summary, self._folder or Path.home())
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "there’s no home folder"
            self._set_status(f"Couldn’t save the file: {reason}. Your agreements are safe in Turnabout.")
        else:
            self._set_status(f"Saved to {path}. {PRIVACY_NOTE}")

    def _set_status(self, sentence: str) -> None:
        status = self.query_one("#saved", Static)
        status.update(literal(sentence))
        status.add_class("-told")

    def footer(self) -> Sequence[Command]:
        """Return the keys; Enter first scrolls to the end."""
        commands = super().footer()
        return [READ_ON, *commands[1:]] if any(more.has_more for more in self.query(MoreBelow)) else commands

    def is_available(self, action: str) -> bool:
        if action == "save":
            return not self._summary.is_empty
        return action != "explore_setback" or bool(self._summary.unmet)

    def action_explore_setback(self) -> None:
        self.dismiss(True)

    def action_continue(self) -> None:
        """Scroll down while there's more, then close the page."""
        if self.query_one(MoreBelow).has_more:
            self.query_one("#page").scroll_page_down(animate=False)
        else:
            self.dismiss(False)


async def show_summary(
    app: App[Any], summary: Summary | None, session: ConversationSession, folder: Path | None
) -> bool:
    """Show the summary, unless a conversation stopped early left nothing.

    Returns whether the couple wants to talk about what got in the way of an unmet agreement.
    """
    end = session.state
    if summary is None or (isinstance(end, Finished) and end.stopped and not summary.sections):
        return False
    return await app.push_screen_wait(SummaryScreen(summary, folder))
