"""What stands above a question: what was said before it, and not once more what it says itself."""

from __future__ import annotations

from scripts import Ask, Json, NeedsFact
from scripts.loading.library import open_script
from tests.scripts.helpers.small_scripts import usual
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.sessions import began
from tui.screens.conversation.question_builder import question, said_before
from tui.text.couple import Couple

LETTER = "I forgot to call.\nFor you, it was lonely."
SAID: dict[str, Json] = {"good_now": "yes", "calm_enough": "ready", "own_part": "own", "apology": LETTER}


def test_a_letter_of_several_lines_that_is_read_aloud_does_not_stand_above_itself() -> None:
    evening, couple = began(open_script("repair"), None), Couple.beginning((ANA, BEN), "a")
    above = {}
    while isinstance(stand := evening.stand, Ask | NeedsFact) and "reply" not in above:
        if isinstance(stand, Ask):
            asked = question(evening, couple, stand, None, "")
            above[stand.key[1]] = [spoken.text for spoken in said_before(evening, couple, asked, None)]
        evening.answer(SAID[stand.key[1]] if stand.key[1] in SAID else usual(stand))
    assert LETTER not in above["say_it"]
    assert LETTER in above["reply"]
