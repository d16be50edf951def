"""Reports on conversations saved before the frame's ids had a prefix."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Finished
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from store import Store
from tests.scripts.helpers.old_frame import old_frame
from tests.scripts.helpers.small_scripts import HEAD, source_of
from tests.tui.conftest import Turnabout
from tests.tui.helpers.app import ANA, BEN
from tui.reports.conversation_outline import CLOSED, conversation_outline
from tui.reports.conversation_summary import build_summary
from tui.reports.conversation_topic import conversation_topic
from tui.reports.stages import stages_of
from tui.reports.transcript import transcript
from tui.screens.conversation.submission import AnswerSubmission
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple

COUPLE = Couple(ANA, BEN)
OWN_HEAD = HEAD.replace("frame: no\n", "")
OWN = source_of("- ask: day\n  answer: text", "## day\nHow was your day?", OWN_HEAD)
SAID = {
    "good_now": "yes",
    "day": "We swam.",
    "appreciation": "You waited.",
    "leaving_word": "Light.",
    "to_keep": "words",
}


@pytest.fixture(params=["old", "new"])
def session(request: pytest.FixtureRequest, store: Store) -> ConversationSession:
    """Return a conversation with an old or a new frame, resumed once and at its end."""
    script = load_script(OWN, old_frame() if request.param == "old" else load_frame())
    session = ConversationSession(script, store)
    while not isinstance(state := session.state, Finished):
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        given = SAID.get(state.key[1].removeprefix("frame_"), True)
        session.answer(session.resolve_fact(state) if isinstance(state, AwaitingFact) else given)
        session = ConversationSession.resume(store, session.id)
    return session


def test_reports_know_the_steps_of_the_frame(session: ConversationSession, store: Store) -> None:
    assert isinstance(session.state, Finished)
    script, answers = session.script, session.progress.answers
    assert session.state.keep_choice == "words"
    assert [stage.name for stage in stages_of(script, COUPLE)] == ["Opening", "Closing"]
    summary = build_summary(script, answers, session.state.summary_keys, COUPLE, date(2026, 3, 14))
    assert [shown.text for shown in summary.closing_words] == ["You waited."] * 2
    light = ["Light."] * (2 if "leaving_word" in script.frame_ids else 0)
    assert [shown.text for shown in summary.takeaways] == light
    texts = [line.text for line in transcript(script, answers, COUPLE)]
    assert texts == ["We swam.", *["You waited."] * 2, *light, "The summary and our answers"]

    closing = AnswerSubmission(session, COUPLE)
    closing.advance()
    assert closing.summary
    assert closing.summary.goodbye.endswith("Next time, Ben goes first.") == (
        "goodbye" not in script.frame_ids
    )
    _, lines = conversation_outline(store, store.conversation(session.id), (ANA, BEN), date(2026, 3, 14))
    assert [line.text for line in lines if line.section == CLOSED] == ["You waited."] * 2
    assert conversation_topic(store, session.id) == "We swam."


def test_printed_lines_with_bare_names_still_play(turnabout: Turnabout, written: Callable[..., Path]) -> None:
    lines = turnabout("play", "i-statements", "--random", "--seed", 1, "--json").lines
    for line in lines[:-1]:
        for key in ("step", "place"):
            line[key] = line[key].removeprefix("frame_")
    assert "good_now" in [line.get("step") for line in lines]
    assert "appreciation.1" in [line.get("place") for line in lines]
    done = turnabout("play", "i-statements", "--answers", written(lines), "--json")
    assert done.status == 0, done.err
    assert json.dumps(done.lines).replace("frame_", "") == json.dumps(lines)


def test_own_appreciation_is_not_the_closing_one(store: Store) -> None:
    words, said = "## appreciation\nWhat?", {"appreciation": "The lake.", "frame_appreciation": "You."}
    own = source_of("- ask: appreciation\n  answer: text\n  outcome: yes", words, OWN_HEAD)
    session = ConversationSession(load_script(own, load_frame()), store)
    given = {"frame_good_now": "yes", "frame_leaving_word": None, "frame_to_keep": "words", **said}
    while isinstance(state := session.state, AwaitingAnswer | AwaitingFact):
        default = session.resolve_fact(state) if isinstance(state, AwaitingFact) else True
        session.answer(given.get(state.key[1], default))
    assert isinstance(state, Finished)
    answers, day = session.progress.answers, date(2026, 3, 14)
    summary = build_summary(session.script, answers, state.summary_keys, COUPLE, day)
    assert [shown.text for shown in summary.closing_words] == ["You."] * 2
    assert [shown.text for shown in summary.takeaways] == ["The lake."]
