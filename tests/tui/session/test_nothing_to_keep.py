"""What to save is only asked if there's something to save."""

from __future__ import annotations

import pytest

from scripts import AwaitingAnswer, Finished
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from scripts.model import Script
from store import Store
from tests.scripts.helpers.small_scripts import HEAD, source_of
from tests.tui.conftest import shipped_script
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.sessions import start_session, waiting
from tui.reports.conversation_summary import NOTHING_TEXT
from tui.screens.conversation.submission import AnswerSubmission
from tui.text.couple import Couple

NOTE = load_script(
    source_of(
        "- talk: hurt\n  of: first\n  note: optional", "## hurt\nTell.", HEAD.replace("frame: no\n", "")
    ),
    load_frame(),
)


def asked_steps(script: Script, store: Store, note: object) -> tuple[list[str], AnswerSubmission]:
    """Hold a conversation as on the screen; return the steps that were asked."""
    store.set_people(ANA, BEN)
    session, asked = start_session(script, store), list[str]()
    submission = AnswerSubmission(session, Couple(ANA, BEN))
    submission.advance()
    while not isinstance(session.state, Finished):
        state = waiting(session)
        assert isinstance(state, AwaitingAnswer)
        asked.append(state.step.id)
        given = {"frame_good_now": "yes", "frame_to_keep": "words", "hurt": note}
        submission.submit(given.get(state.step.id, True), None)
    return asked, submission


@pytest.mark.parametrize("id_", ["daily-check-in", "good-news"])
def test_couple_that_only_talked_is_not_asked_what_to_save(store: Store, id_: str) -> None:
    asked, submission = asked_steps(shipped_script(id_), store, True)
    assert "frame_to_keep" not in asked
    assert submission.summary
    assert submission.summary.remarks == (NOTHING_TEXT,)
    assert store.times_done(id_) == 1


@pytest.mark.parametrize(("note", "is_asked"), [(True, False), ("He felt stuck.", True)])
def test_anything_written_can_be_saved(store: Store, note: object, is_asked: bool) -> None:
    asked, _ = asked_steps(NOTE, store, note)
    assert ("frame_to_keep" in asked) is is_asked
