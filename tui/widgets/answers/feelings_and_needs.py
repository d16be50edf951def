"""Words step: feelings or needs, browsed, searched, or custom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input

from scripts import Json
from tui.keys.command import Command
from tui.keys.commands import CONTINUE
from tui.keys.input_commands import TAKE_OUT
from tui.text.choice_counts import too_few_text, too_many_text
from tui.text.chosen_words import (
    CHOSEN_HINT,
    EMPTY_HINT,
    NO_NUMBERS_HINT,
    ChosenWords,
    from_draft,
    short_word,
    to_draft,
)
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.words_enter_command import enter_on_words, with_word
from tui.widgets.inputs.enter_buttons import EnterButton
from tui.widgets.inputs.word_browser import WordBrowser
from tui.widgets.inputs.word_chips import WordChips
from tui.widgets.inputs.word_groups import WordGroup, feeling_groups, is_number, need_groups
from tui.widgets.inputs.word_search_input import LONG_PLACEHOLDER, PLACEHOLDER, WordSearchInput


class WordsAnswer(AnswerBox):
    """Words for feelings or needs, the chosen ones on top."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    WordsAnswer > WordChips { margin-bottom: 1; }
    .-low WordsAnswer > WordChips { margin-bottom: 0; }
    """

    placeholder: ClassVar[str] = PLACEHOLDER
    long_placeholder: ClassVar[str] = LONG_PLACEHOLDER
    default_pick: ClassVar[tuple[int, int]] = (1, 3)
    buttons_key = "Tab"

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        shape = question.ask.step.shape
        words, typing = from_draft(question.draft, self.previous_words())
        low, high = shape.pick if shape and shape.pick else self.default_pick
        self._chosen = ChosenWords(words, low, high)
        self._was_pointed = bool(words)
        colour = question.colour.removeprefix("of-")
        yield WordChips(colour, id="chosen")
        yield WordBrowser(self.groups(), colour=colour)
        yield WordSearchInput(typing).with_focus()

    def groups(self) -> Sequence[WordGroup]:
        """Return the words to choose from."""
        shape = self.question.ask.step.shape
        return need_groups() if shape and shape.type == "needs" else feeling_groups()

    def previous_words(self) -> Json:
        """Return the words of an earlier answer."""
        return self.question.previous

    def value(self, words: Sequence[str]) -> Json:
        """Return the chosen words as an answer."""
        return list(words)

    def on_mount(self) -> None:
        browser, words, shape = self.query_one(WordBrowser), self._chosen.words, self.question.ask.step.shape
        browser.show(words, at=words[0] if words else "")
        if not words and shape and shape.opens_at:
            browser.open_at(shape.opens_at)
        browser.inside = bool(words)
        browser.search(self.query_one(WordSearchInput).clean_value)

    def marked_cell(self) -> Offset | None:
        """Return the cell of the marked word; None while a word is being typed."""
        browser, is_here = self.query_one(WordBrowser), self.query_one(WordSearchInput).has_focus
        return browser.marked_cell() if is_here and not browser.is_at_first_match else None

    @on(WordSearchInput.ArrowPressed)
    def _arrow_pressed(self, event: WordSearchInput.ArrowPressed) -> None:
        event.stop()
        self.show_hint("")
        browser = self.query_one(WordBrowser)
        browser.move_pointer(event.across, event.down)
        # Back on a chosen word, Enter may be meant to take it out again: it asks first.
        self._was_pointed = browser.current_word not in self._chosen.words

    @on(WordSearchInput.SpacePressed)
    def _space_pressed(self, event: WordSearchInput.SpacePressed) -> None:
        event.stop()
        self._was_pointed = True
        self._take_word()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        typed = self.query_one(WordSearchInput).clean_value
        self.query_one(WordBrowser).search(typed)
        self.show_hint(NO_NUMBERS_HINT if is_number(typed) else "")
        self._show_and_save_draft()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.pressed_enter()

    def step_back(self) -> bool:
        """Go back from the words of a family, where they hide the others."""
        browser = self.query_one(WordBrowser)
        is_alone = self.screen.has_class("-narrow") and browser.inside
        if not is_alone or self.query_one(WordSearchInput).clean_value:
            return False
        browser.inside = False
        return True

    def pressed_enter(self) -> None:
        """Add the current word, open a family, or submit."""
        if self._enter is not CONTINUE:
            self._was_pointed = self._was_pointed or bool(self.query_one(WordSearchInput).clean_value)
            self._take_word()
        elif self._was_pointed:
            self.submit()
        else:  # only Enter was pressed so far, perhaps by accident
            self._was_pointed = True
            words, here = self._chosen.words, self.query_one(WordBrowser).current_word
            self.show_hint(CHOSEN_HINT.format(short_word(here if here in words else words[-1])))

    @property
    def enter_command(self) -> Command:
        """Return what Enter does now, and with which word."""
        browser, does = self.query_one(WordBrowser), self._enter
        return (
            self.query_one("#go-on", EnterButton).enter_command
            if does is CONTINUE
            else with_word(does, browser)
        )

    @property
    def _enter(self) -> Command:
        typed = self.query_one(WordSearchInput).clean_value
        return enter_on_words(self.query_one(WordBrowser), typed, self._chosen)

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
        if not self._chosen.toggle(word):
            self.show_hint(too_many_text(self._chosen.high))
            return
        self.show_hint("")
        find, browser = self.query_one(WordSearchInput), self.query_one(WordBrowser)
        words, searched = self._chosen.words, bool(find.clean_value)
        find.value = ""
        browser.search("")
        if searched and words:
            word = words[-1]  # so that the next Enter continues
        browser.show(words, at=word)
        if searched:
            browser.inside = bool(words)
        self._show_and_save_draft()

    def _show_and_save_draft(self) -> None:
        """Refresh the status and post the draft."""
        self._show_status()
        typing = self.query_one(WordSearchInput).clean_value
        self.post_message(self.DraftChanged(to_draft(self._chosen.words, typing)))

    def on_resize(self) -> None:
        self._show_status()

    def _show_status(self) -> None:
        chosen, is_narrow = self._chosen, self.screen.has_class("-narrow")
        self.query_one(WordChips).show(list(map(short_word, chosen.words)), chosen.note)
        purpose = self.placeholder if is_narrow else self.long_placeholder
        find = self.query_one(WordSearchInput)
        find.show_purpose(purpose)
        is_on_chosen = not find.clean_value and self.query_one(WordBrowser).current_word in chosen.words
        find.FOOT_KEYS = (TAKE_OUT,) if is_on_chosen else ()
        is_short = not chosen.is_enough or (is_narrow and self.can_skip)
        enter = CONTINUE if is_short else replace(CONTINUE, label=chosen.continue_label)
        self.query_one("#go-on", EnterButton).show(enter)

    def submit(self) -> None:
        if self.query_one(WordSearchInput).clean_value:
            self._take_word()
        elif self._chosen.is_enough:
            self.post_message(self.Answered(self.value(self._chosen.words)))
        else:
            self.skip_or_hint(too_few_text(self._chosen.low))
