"""Words step: feelings or needs, browsed, searched, or custom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.keys.commands import CHOOSE, CONTINUE, OPEN, REMOVE_WORD, Command
from tui.styled_text import literal
from tui.text.choice_counts import count_text, too_few_text, too_many_text
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.enter import EnterChanged
from tui.widgets.inputs.word_browser import WordBrowser
from tui.widgets.inputs.word_groups import feeling_groups, need_groups
from tui.widgets.inputs.word_search_input import WordSearchInput
from tui.widgets.two_sided_line import SplitLine

CHOSEN_HINT = "“{}” is selected. Press Enter again to continue, or Space to remove it."
EMPTY_HINT = "Move to a word with the arrow keys, or type one. Then press Enter."
NO_NUMBERS_HINT = "Use the arrow keys here, not numbers."
PLACEHOLDER = "Search, or type your own"


class WordsAnswer(AnswerBox):
    """Words for feelings or needs, the chosen ones on top."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    WordsAnswer {
        & > #chosen, & > WordSearchInput { padding: 0 2; }
        & > #how { height: auto; color: $muted; padding: 0 2; }
        & > #how.-not-yet { color: $ink; }
    }
    """

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        shape = question.ask.step.shape
        self._low, self._high = shape.pick if shape and shape.pick else (1, 3)
        previous = question.draft.split("\n") if question.draft else [*_previous_words(question), ""]
        self._chosen, typing = [word for word in previous[:-1] if word], previous[-1]
        self._was_pointed = bool(self._chosen)
        yield SplitLine(share=0.4, whole=True, id="chosen")
        yield WordSearchInput(typing, placeholder=PLACEHOLDER).with_focus()
        yield WordBrowser(need_groups() if shape and shape.type == "needs" else feeling_groups())
        yield Static(id="how", classes="" if self._is_full else "-not-yet")

    def on_mount(self) -> None:
        browser = self.query_one(WordBrowser)
        browser.show(self._chosen, at=self._chosen[0] if self._chosen else "")
        browser.inside = bool(self._chosen)
        browser.search(self.query_one(WordSearchInput).clean_value)

    def marked_cell(self) -> Offset | None:
        """Return the cell of the marked word; None while a word is being typed."""
        browser, is_here = self.query_one(WordBrowser), self.query_one(WordSearchInput).has_focus
        return browser.marked_cell() if is_here and not browser.is_at_first_match else None

    @on(WordSearchInput.ArrowPressed)
    def _arrow_pressed(self, event: WordSearchInput.ArrowPressed) -> None:
        event.stop()
        self._was_pointed = True
        self.show_hint("")
        self.query_one(WordBrowser).move_pointer(event.across, event.down)

    @on(WordSearchInput.SpacePressed)
    def _space_pressed(self, event: WordSearchInput.SpacePressed) -> None:
        event.stop()
        self._was_pointed = True
        self._take_word()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_hint("")
        self.query_one(WordBrowser).search(self.query_one(WordSearchInput).clean_value)
        self._show_and_save_draft()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.pressed_enter()

    def pressed_enter(self) -> None:
        """Add the current word, open a family, or submit."""
        if self.enter_command is not CONTINUE:
            self._was_pointed = self._was_pointed or bool(self.query_one(WordSearchInput).clean_value)
            self._take_word()
        elif self._was_pointed:
            self.submit()
        else:  # only Enter was pressed so far, perhaps by accident
            self._was_pointed = True
            self.show_hint(CHOSEN_HINT.format(_short_word(self._chosen[-1])))

    @property
    def enter_command(self) -> Command:
        """Return what Enter does now.

        It continues once no more words fit or the current word is chosen already.
        """
        browser = self.query_one(WordBrowser)
        if self.query_one(WordSearchInput).clean_value:
            return REMOVE_WORD if self._is_on_chosen() else CHOOSE
        if len(self._chosen) == self._high or self._is_on_chosen():
            return CONTINUE
        return CHOOSE if browser.inside else OPEN

    @property
    def _is_full(self) -> bool:
        return len(self._chosen) >= self._low

    def on_descendant_focus(self) -> None:
        self._show_status()

    @on(WordBrowser.PointerMoved)
    def _moved(self, event: WordBrowser.PointerMoved) -> None:
        event.stop()
        self._show_status()

    @on(WordBrowser.WordToggled)
    def _toggled(self, event: WordBrowser.WordToggled) -> None:
        event.stop()
        self._was_pointed = True
        self._toggle(event.word)
        self.query_one(WordSearchInput).focus()

    def _take_word(self) -> None:
        """Add the current word, or enter the current family."""
        browser = self.query_one(WordBrowser)
        if browser.current_word:
            self._toggle(browser.current_word)
        elif self.query_one(WordSearchInput).clean_value:
            self.show_hint(EMPTY_HINT)
        else:
            browser.move_pointer(1, 0)

    def _toggle(self, word: str) -> None:
        if word in self._chosen:
            self._chosen.remove(word)
        elif len(self._chosen) < self._high:
            self._chosen.append(word)
        else:
            self.show_hint(too_many_text(self._high))
            return
        self.show_hint("")
        find, browser = self.query_one(WordSearchInput), self.query_one(WordBrowser)
        searched = bool(find.clean_value)
        find.value = ""
        browser.search("")
        if searched and self._chosen:
            word = self._chosen[-1]  # so that the next Enter continues
        browser.show(self._chosen, at=word)
        if searched:
            browser.inside = bool(self._chosen)
        self._show_and_save_draft()

    def _is_on_chosen(self) -> bool:
        return self.query_one(WordBrowser).current_word in self._chosen

    def _show_and_save_draft(self) -> None:
        """Refresh the status and post the draft."""
        self._show_status()
        typing = self.query_one(WordSearchInput).clean_value
        self.post_message(
            self.DraftChanged("\n".join([*self._chosen, typing]) if self._chosen or typing else "")
        )

    def _show_status(self) -> None:
        count = len(self._chosen)
        words = literal(" · ".join(_short_word(word) for word in self._chosen), f"bold {self.question.style}")
        chosen = words if count else literal("Nothing chosen yet", "$muted")
        counting = literal(count_text(count, self._low, self._high), "$muted")
        self.query_one("#chosen", SplitLine).show(chosen, counting)
        how = self.query_one("#how", Static)
        how.update(literal(self._key_hint()))
        how.set_class(not (self._is_full and self.enter_command is CONTINUE), "-not-yet")
        self.post_message(EnterChanged())

    def _key_hint(self) -> str:
        """Return the hint for the keys that work now."""
        browser, does = self.query_one(WordBrowser), self.enter_command
        if self.query_one(WordSearchInput).clean_value:
            verb = (
                "removes"
                if does is REMOVE_WORD
                else "chooses"
                if browser.is_known(browser.current_word)
                else "adds"
            )
            if not browser.current_word:
                return NO_NUMBERS_HINT
            return f"Enter {verb} “{_short_word(browser.current_word)}”. Up and down show others."
        if does is CONTINUE and self._is_full:
            around = "Space: remove. Arrow keys: move." if self._is_on_chosen() else "Right: see words."
            return f"Press Enter to continue. {around}"
        if does is CONTINUE:
            return "Arrow keys: move. Space: remove."
        tab = " Tab moves to Continue." if self._is_full else ""
        if browser.inside:
            return f"Enter or Space chooses the word. Left: {'' if tab else 'back to the '}groups.{tab}"
        return f"Up and down: move. Enter or Right: see words.{tab}"

    def submit(self) -> None:
        if self.query_one(WordSearchInput).clean_value:
            self._take_word()
        elif self._is_full:
            self.post_message(self.Answered(list(self._chosen)))
        else:
            self.skip_or_hint(too_few_text(self._low))


def _previous_words(question: Question) -> list[str]:
    before = question.previous
    return [str(word) for word in before] if isinstance(before, list) else []


def _short_word(word: str) -> str:
    return word if len(word) <= 30 else f"{word[:29]}…"
