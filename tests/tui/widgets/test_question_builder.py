"""Earlier answers above a question, without repeating the question."""

from __future__ import annotations

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.loading.open_script import open_script
from tests.scripts.helpers.small_scripts import default_value
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.sessions import start_session
from tui.screens.conversation.question_builder import build_question, recent_answers_before
from tui.text.couple import Couple

LETTER = "I forgot to call.\nFor you, it was lonely."
SAID: dict[str, Json] = {"frame_good_now": "yes", "apology": LETTER}


def test_letter_read_aloud_is_not_repeated_above_itself() -> None:
    session, couple = start_session(open_script("repair"), None), Couple.with_first((ANA, BEN), "a")
    above = {}
    while isinstance(state := session.state, AwaitingAnswer | AwaitingFact) and "reply" not in above:
        if isinstance(state, AwaitingAnswer):
            asked = build_question(session, couple, state, None, "")
            above[state.key[1]] = [
                spoken.text for spoken in recent_answers_before(session, couple, asked, None)
            ]
        session.answer(SAID[state.key[1]] if state.key[1] in SAID else default_value(state))
    assert LETTER not in above["offer"]
    assert LETTER in above["reply"]


def test_what_the_summary_shows_next_is_not_repeated_before_it() -> None:
    session, couple = start_session(open_script("milestones"), None), Couple.with_first((ANA, BEN), "a")
    given: dict[str, Json] = {
        "frame_good_now": "yes",
        "what_for": "win",
        "milestone": {"part": "milestones", "text": "We moved."},
    }
    while isinstance(state := session.state, AwaitingAnswer | AwaitingFact):
        if isinstance(state, AwaitingAnswer) and state.step.id == "frame_to_keep":
            asked = build_question(session, couple, state, None, "")
            assert recent_answers_before(session, couple, asked, None) == []
            return
        session.answer(given[state.key[1]] if state.key[1] in given else default_value(state))
    raise AssertionError("It was never asked what to save.")
