"""Notes taken while one partner talks never read as the speaker's own words."""

from __future__ import annotations

from datetime import date

import pytest

from scripts import AwaitingFact, Finished
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from store import Store
from tests.scripts.helpers.small_scripts import HEAD, source_of
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.sessions import start_session, waiting
from tui.export.everything_saved import as_markdown
from tui.export.summary_text import summary_text
from tui.reports.answers_so_far import answers_so_far
from tui.reports.conversation_outline import conversation_outline, stage_texts
from tui.reports.conversation_summary import build_summary
from tui.reports.shareable_items import share_items
from tui.screens.history.answer_row import said_by
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple

STEPS = "- talk: hurt\n  of: first\n  note: optional\n  outcome: yes"
WORDS = (
    "## hurt\n{{ first }}, tell {{ second }} about it. {{ second }}, write down one line of what you hear."
)
SCRIPT = load_script(source_of(STEPS, WORDS, HEAD.replace("frame: no\n", "")), load_frame())
SAID = {
    "frame_good_now": "yes",
    "hurt": "He felt stuck.",
    "frame_appreciation": "Tired.",
    "frame_to_keep": "words",
}
TODAY = date(2026, 3, 14)


@pytest.fixture
def session(store: Store) -> ConversationSession:
    store.set_people(ANA, BEN)
    session = start_session(SCRIPT, store)
    while not isinstance(session.state, Finished):
        state = waiting(session)
        given = SAID.get(state.key[1], True)
        session.answer(session.resolve_fact(state) if isinstance(state, AwaitingFact) else given)
    return session


def test_history_and_exports_say_that_it_was_noted(session: ConversationSession, store: Store) -> None:
    session.finish()
    couple, lines = conversation_outline(store, store.conversation(session.id), (ANA, BEN), TODAY)
    note = next(line for line in lines if line.text == "He felt stuck.")
    assert said_by(note, couple).plain == note.who == f"Noted while {couple.sign('first')} Ana spoke"
    assert f"{note.who}: He felt stuck." in [text for _, text in stage_texts(lines)]
    (item,) = share_items(store, (ANA, BEN), TODAY)
    assert ("Noted while Ana spoke", "He felt stuck.") in item.entries
    assert "\nNoted while Ana spoke:\n\n    He felt stuck." in as_markdown(store)


def test_summary_and_answers_so_far_say_that_it_was_noted(session: ConversationSession) -> None:
    answers, couple = session.progress.answers, Couple(ANA, BEN)
    outcome = session.state.summary_keys if isinstance(session.state, Finished) else frozenset()
    summary = build_summary(SCRIPT, answers, outcome, couple, TODAY)
    assert "  Noted while Ana spoke:\n    He felt stuck.\n" in summary_text(summary)
    shown = next(one for one in answers_so_far(SCRIPT, answers, (), couple) if one.text == "He felt stuck.")
    assert (shown.sign, shown.who) == ("", f"Noted while {couple.sign('first')} Ana spoke")


def test_closing_words_are_ones_own(session: ConversationSession) -> None:
    outcome = session.state.summary_keys if isinstance(session.state, Finished) else frozenset()
    summary = build_summary(SCRIPT, session.progress.answers, outcome, Couple(ANA, BEN), TODAY)
    assert summary.sections[0] == ("In closing", summary.closing_words)
    assert [(word.of, word.text, word.is_note) for word in summary.closing_words] == [
        (of, "Tired.", False) for of in ("first", "second")
    ]
