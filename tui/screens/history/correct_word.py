"""Correcting a word: an edit, then a question for both partners."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE
from tui.screens.confirm_delete import ConfirmDelete
from tui.screens.edit_text import EditText
from tui.styled_text import literal

CORRECT_TITLE = "Correct a word"
NOTE = "For a typo, or a word that came out wrong. Nothing changes until you’ve both agreed."
ASK_BOTH = "Save this correction?"
AGREED = "Only if you both agree. The old words will be gone for good, everywhere Turnabout saved them."


class CorrectWord(EditText):
    """The words of a past answer, to correct."""

    KEYS = (CONTINUE, BACK, HELP, LEAVE)
    KEPT_NOTE: ClassVar[str] = NOTE

    def __init__(self, text: str, colour: str) -> None:
        super().__init__(CORRECT_TITLE, text, lambda _text: None, colour)


class ConfirmCorrection(ConfirmDelete):
    """The question; dismissed with True once the words are corrected."""

    def __init__(self, text: str, save: Callable[[], None]) -> None:
        super().__init__(
            ASK_BOTH,
            [literal(text, "bold"), literal(AGREED)],
            "Cancel",
            "We both agree",
            save,
        )
