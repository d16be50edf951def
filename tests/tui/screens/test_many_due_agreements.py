"""More due agreements than one conversation checks in on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from scripts import AwaitingAnswer
from scripts.loading.open_script import open_script
from store import Agreement, Store
from tests.tui.helpers.app import ANA, BEN, NOW, ask, finish_conversation, running_app, talk, wait_until
from tui.navigation.look_back_flow import LOOK_BACK_SCRIPT
from tui.screens.conversation.question_builder import build_question
from tui.screens.home_data import HomeTarget, load_details, load_snapshot
from tui.screens.home_preview import preview_of
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple
from tui.text.home import more_due_text

CONVERSATION = "2026-03-07T2015-00a1"
SCROLLBAR = str.maketrans("", "", "▕")


def save_due_agreements(store: Store, count: int) -> list[Agreement]:
    """Save this many due agreements."""
    acts = [{"act": f"Act {n}", "who": "first", "look_back": "2026-03-14"} for n in range(count)]
    finish_conversation(
        store,
        talk(CONVERSATION, *(ask(act, step=f"a{n}", kind="agree", of="both") for n, act in enumerate(acts))),
    )
    return store.agreements()


def session_at_look_back(
    store: Store, script: str, *, about: Agreement | None = None, carried: Agreement | None = None
) -> ConversationSession:
    """Return a session at its first look-back."""
    session = ConversationSession(open_script(script), store, clock=lambda: NOW, about=about, carried=carried)
    session.resolve_facts()
    if isinstance(session.state, AwaitingAnswer) and session.state.kind == "ask":
        session.answer("yes")
        session.resolve_facts()
    return session


def side_note(session: ConversationSession) -> str:
    assert isinstance(session.state, AwaitingAnswer)
    assert session.state.kind == "look_back"
    return build_question(session, Couple(ANA, BEN), session.state, None, "").side_note


def test_first_look_back_says_how_many_more_are_due(store: Store) -> None:
    save_due_agreements(store, 5)
    session = session_at_look_back(store, "i-statements")
    said = more_due_text(2, 3)
    assert said == "You’ll check in on 2 now. You’ll find 3 more on Home."
    assert side_note(session) == said
    session.answer({"agreement": f"{CONVERSATION}::a0", "outcome": "kept", "look_back": "2026-03-21"})
    assert side_note(session) == ""
    # After resuming, one agreement is no longer due, because it has been looked back at.
    again = ConversationSession.resume(store, session.id, clock=lambda: NOW + timedelta(hours=1))
    first = next(n for n, answer in enumerate(again.progress.answers) if answer.place == "frame_due_now.1")
    again.revise(first, None)
    assert side_note(again) == ""
    assert side_note(session_at_look_back(store, "i-statements")) == said


def test_home_looks_back_at_ten_and_leaves_the_others(store: Store) -> None:
    agreements = save_due_agreements(store, 11)
    said = "You’ll check in on 10 now. You’ll find 1 more on Home."
    assert side_note(session_at_look_back(store, LOOK_BACK_SCRIPT)) == said
    assert side_note(session_at_look_back(store, LOOK_BACK_SCRIPT, about=agreements[3])) == ""


def test_nothing_is_said_when_no_more_are_due(store: Store) -> None:
    agreements = save_due_agreements(store, 3)
    assert side_note(session_at_look_back(store, LOOK_BACK_SCRIPT)) == ""
    # The carried-in agreement is not counted.
    assert side_note(session_at_look_back(store, "setback", carried=agreements[0])) == ""


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_number_of_more_due_fits_beside_the_card(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    save_due_agreements(store, 12)
    async with running_app(store, tmp_path, size=size) as pilot:
        await wait_until(pilot, "Check in on agreements")
        await pilot.press("enter")
        shown = " ".join((await wait_until(pilot, "you first.")).replace("▕", "").split())
        assert (
            "Act 0. — ● Ana You’ll check in on 10 now. You’ll find 2 more on Home. Ana, you first." in shown
        )
        assert "Ana, you can add a note" in shown


def test_preview_lists_all_due_agreements(store: Store) -> None:
    save_due_agreements(store, 2)
    preview = preview_of(HomeTarget.DUE, load_snapshot(store, NOW), load_details(store, NOW))
    assert [sentence for _, sentence in preview.after] == ["Act 0.", "Act 1."]
