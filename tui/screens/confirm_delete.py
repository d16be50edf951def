"""Confirmation before something is deleted for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import StoreError
from tui.keys.command import Command
from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.dialog import DialogScreen
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.more_below import MoreBelow

DELETE_CHOICE = 1


class ConfirmDelete(DialogScreen[bool]):
    """A question whose safe answer is the default.

    Dismissed with True once it's deleted. `keep_label` and `delete_label` name the choices. `delete` may raise
    StoreError. With `other_label` there's a third choice: then it's dismissed with False, and `chose_other` is true.
    """

    chose_other = False

    KEYS: ClassVar[tuple[Command, ...]] = (CHOOSE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ConfirmDelete {
        & .told { margin-bottom: 1; }
        & #trouble { color: $hint; margin-bottom: 1; }
        & MoreBelow { display: none; }
        &.-low, &.-narrow.-short {
            & .told { margin-bottom: 0; }
            & #body { height: 1fr; }
            & MoreBelow { display: block; }
        }
    }
    """

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[Content],
        keep_label: str,
        delete_label: str,
        delete: Callable[[], None],
        *,
        other_label: str = "",
    ) -> None:
        super().__init__()
        self._title, self._paragraphs = title, paragraphs
        self._choices = (keep_label, delete_label, *([other_label] if other_label else []))
        self._delete_action = delete

    def compose_body(self) -> Iterable[Widget]:
        yield Static(literal(self._title), id="title")
        with VerticalScroll(id="body") as body:
            for paragraph in self._paragraphs:
                yield Static(paragraph, classes="told")
        yield MoreBelow(body)
        yield Static(id="trouble")
        yield ChoiceList(self._choices)

    def on_mount(self) -> None:
        self.query_one("#trouble").display = False
        self.query_one(ChoiceList).focus()

    def action_continue(self) -> None:
        cursor = self.query_one(ChoiceList).cursor
        if cursor == DELETE_CHOICE:
            self._delete()
        else:
            self.chose_other = cursor > DELETE_CHOICE
            self.action_back()

    def action_back(self) -> None:
        self.dismiss(False)

    @work(exclusive=True)
    async def _delete(self) -> None:
        try:
            await in_thread(self._delete_action)
        except StoreError as error:
            error_line = self.query_one("#trouble", Static)
            error_line.update(literal(str(error)))
            error_line.display = True
        else:
            self.dismiss(True)
