"""What Enter does while feelings, needs, or tasks are chosen."""

from __future__ import annotations

from dataclasses import replace

from tui.keys.command import Command
from tui.keys.commands import CHOOSE, CONTINUE, OPEN, REMOVE_WORD
from tui.text.chosen_words import ChosenWords, short_word
from tui.widgets.inputs.word_browser import WordBrowser


def enter_on_words(browser: WordBrowser, typed: str, chosen: ChosenWords) -> Command:
    """Return what Enter does at the browser's pointer, after what is typed above it.

    It continues once no more words fit or the current word is chosen already.
    """
    is_on_chosen = browser.current_word in chosen.words
    if typed:
        return REMOVE_WORD if is_on_chosen else CHOOSE
    if is_on_chosen or not chosen.has_room:
        return CONTINUE
    return CHOOSE if browser.inside else OPEN


def with_word(does: Command, browser: WordBrowser) -> Command:
    """Return the command with the word that it adds or removes."""
    if does not in (CHOOSE, REMOVE_WORD) or not (word := browser.current_word):
        return does
    new = does is CHOOSE and not browser.is_known(word)
    verb, short = ("Add", "Add") if new else (does.label, does.short_label)
    return replace(does, label=f"{verb} “{short_word(word)}”", short_label=short)
