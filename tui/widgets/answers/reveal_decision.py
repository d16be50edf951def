"""The private decision whether an answer is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Static

from prompts import trim
from scripts import Json
from tui.reports.shown_answers import ShownAnswer
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.text_box import TextBox
from tui.widgets.quote import Quote

FORGOTTEN_HINT = "It’s deleted as soon as you continue. Nobody sees it, and it isn’t saved anywhere."
SHOW_LABEL, KEEP_LABEL, CHANGE_LABEL = "Share", "Keep private", "Edit"


class RevealDecision(Vertical):
    """A private answer and the decision whether to show it.

    After an edit it's decided again, so that nobody shares what they only meant to edit.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    RevealDecision {
        height: auto; margin-bottom: 1;
        & > TextBox, & > .forgotten { display: none; margin-top: 1; }
        & > .forgotten { height: auto; padding: 0 2; color: $muted; }
        &.-keeping > .forgotten { display: block; }
        &.-changing > TextBox { display: block; }
        & > VerticalScroll { height: auto; max-height: 8; scrollbar-size-vertical: 1; }  /* the choices stay in view */
        &.-changing > VerticalScroll { display: none; }
    }
    .-low RevealDecision { margin-bottom: 0; }
    """

    def __init__(self, shown: ShownAnswer, couple: Couple, before: Json) -> None:
        super().__init__()
        self.shown, self._couple, self._previous = shown, couple, before
        self._was_entered = False
        edit = before.get("edit") if isinstance(before, dict) and shown.can_edit else None
        self._text = str(edit or shown.text)
        self._words = [SHOW_LABEL, CHANGE_LABEL, KEEP_LABEL] if shown.can_edit else [SHOW_LABEL, KEEP_LABEL]

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Quote(replace(self.shown, text=self._text), self._couple, named=False)
        initial = {"show": SHOW_LABEL, "keep": KEEP_LABEL}.get(
            str(self._previous)
        )  # an edit is decided again
        yield OptionRow(self._words, chosen=self._words.index(initial) if initial else None)
        yield Static(literal(FORGOTTEN_HINT), classes="forgotten")
        if CHANGE_LABEL in self._words:
            yield TextBox(self._text)

    @on(OptionRow.OptionChosen)
    def _chosen(self, event: OptionRow.OptionChosen) -> None:
        self.set_class(self._words[event.index] == CHANGE_LABEL, "-changing")
        self.set_class(self._words[event.index] == KEEP_LABEL, "-keeping")
        self._was_entered = False

    @property
    def waits_for_edit(self) -> bool:
        """Return whether they want to edit and haven't been to the box."""
        return self.has_class("-changing") and not self._was_entered

    def enter_text_box(self) -> bool:
        """Focus the edit box once; return False after that."""
        if not self.waits_for_edit:
            return False
        self._was_entered = True
        self.query_one(TextBox).focus()
        return True

    @property
    def is_editing(self) -> bool:
        """Return whether they are in the edit box, or have been."""
        return self.has_class("-changing") and self._was_entered

    def finish_edit(self) -> bool:
        """Take the edited text, and offer the choices again.

        Return False if nothing is being edited, or no text is left.
        """
        if not self.is_editing or not (text := trim(self.query_one(TextBox).text)):
            return False
        self._text = text
        self.query_one(Quote).show(replace(self.shown, text=text))
        self.query_one(OptionRow).chosen = None
        self.remove_class("-changing")
        return True

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        self._was_entered = self._was_entered or isinstance(event.widget, TextBox)

    @property
    def value(self) -> Json:
        """Return "show", "keep", an edit to show, or None if still undecided."""
        if self._chosen_word == KEEP_LABEL:
            return "keep"
        return (self._edit(self._text) or "show") if self._chosen_word == SHOW_LABEL else None

    @property
    def draft(self) -> Json:
        """Return the decision, or an edit that isn't decided yet."""
        text = self.query_one(TextBox).text if self._chosen_word == CHANGE_LABEL else self._text
        return self.value or self._edit(trim(text))

    @property
    def _chosen_word(self) -> str:
        chosen = self.query_one(OptionRow).chosen
        return "" if chosen is None else self._words[chosen]

    def _edit(self, text: str) -> Json:
        """Return a text as an edit; None if it's empty or hasn't changed."""
        return {"edit": text} if text and text != trim(self.shown.text) else None
