"""Agreements that apply, as a script finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import AwaitingAnswer, Json
from store import Store, open_store
from tests.scripts.helpers.small_scripts import default_value, make_script
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.sessions import EIGHT, start_session, waiting
from tui.reports.conversation_summary import build_summary
from tui.reports.transcript import transcript
from tui.session.conversation_session import ConversationSession
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple

MAKE = make_script("- agree: one\n- agree: two\n- agree: over")
PICK = make_script(
    "- look_back: due_now\n- agree: new\n- ask: which\n  answer: choice\n  choices_from: agreements.standing\n"
    "  pick: 0 to 3\n- look_back: decide\n  about: which\n- say: after"
)
LATER_AGREEMENT = make_script(
    "- ask: which\n  answer: choice\n  choices_from: agreements.standing\n  pick: 0 to 3\n- agree: new\n- say: after"
)
DUE: Json = {"act": "we walk", "who": "both", "look_back": "2026-03-10"}
LATER: Json = {"act": "I call first", "who": "first", "look_back": "2026-04-10"}
OVER: Json = {"act": "we rest", "who": "both", "look_back": "2026-04-10", "end": "2026-03-01"}


def play_until(session: ConversationSession, step: str, values: dict[str, Json]) -> AwaitingAnswer:
    """Play to a step with these answers, and return it."""
    session.resolve_facts()
    while (state := waiting(session)).key[1] != step:
        session.answer(values.get(state.key[1], default_value(state)))
        session.resolve_facts()
    assert isinstance(state, AwaitingAnswer)
    return state


def open_with_agreements(folder: Path) -> Store:
    store = open_store(folder)
    store.set_people(ANA, BEN)
    made = start_session(MAKE, store)
    made.resolve_facts()
    for agreement in (DUE, LATER, OVER):
        made.answer(agreement)
    made.finish("agreed")
    return store


def test_only_those_that_apply_and_were_not_asked_about_can_be_chosen(tmp_path: Path) -> None:
    with open_with_agreements(tmp_path / "data") as store:
        session = start_session(PICK, store)
        state = play_until(session, "which", {"new": LATER})
        assert [text for _, text in state.items] == ["I call first."]


def test_decision_changes_the_agreement(tmp_path: Path) -> None:
    with open_with_agreements(tmp_path / "data") as store:
        session = start_session(PICK, store)
        (chosen,) = [id_ for id_, _ in play_until(session, "which", {}).items]
        session.answer([chosen])
        session.answer({"agreement": chosen, "next": "let_go"})
        assert chosen not in [agreement.id for agreement in store.agreements()]


def test_summary_and_transcript_show_what_was_decided(tmp_path: Path) -> None:
    with open_with_agreements(tmp_path / "data") as store:
        session = start_session(PICK, store)
        (chosen,) = [id_ for id_, _ in play_until(session, "which", {}).items]
        session.answer([chosen])
        session.answer({"agreement": chosen, "next": "change", "words": {"act": "I text first"}})
        session.answer(True)
        couple, answers = Couple.with_first((ANA, BEN), "a"), session.progress.answers
        summary = build_summary(PICK, answers, frozenset(), couple, EIGHT.date())
        cards = [card for _, found in summary.sections for card in found]
        assert [card.sentence for card in cards if isinstance(card, AgreementCard)] == ["I text first."]
        said = [(line.answer.step, line.text) for line in transcript(PICK, answers, couple)]
        assert ("which", "I call first.") in said
        assert [text for step, text in said if step == "decide"] == ["From now on: I text first"]


def test_deleted_agreement_stays_deleted_when_another_one_changes(tmp_path: Path) -> None:
    with open_with_agreements(tmp_path / "data") as store:
        session = start_session(LATER_AGREEMENT, store)
        play_until(session, "after", {"which": [], "new": {"act": "we sing", "who": "both"}})
        (new,) = [agreement.id for agreement in store.agreements() if agreement.act == "we sing"]
        (other,) = [agreement.id for agreement in store.agreements() if agreement.act == "I call first"]
        store.delete_agreement(new, "2026-03-14T21:00:00+01:00")
        store.change_agreement(other, "2026-03-14T21:00:00+01:00", {"words": {"act": "I text first"}})
    with open_store(tmp_path / "data") as store:
        resumed = ConversationSession.resume(store, session.id)
        resumed.rebase()
        assert "I text first" in str(resumed.progress.answers[1].value)
        resumed.answer(True)
        assert new not in [agreement.id for agreement in store.agreements()]


@pytest.mark.parametrize(
    ("decided", "reads"),
    [
        ({"next": "let_go"}, "ended"),
        ({"next": "rest", "look_back": "2026-04-14"}, "paused; check in on Tuesday 14 April"),
        ({"next": "go_on", "look_back": "2026-04-14"}, "check in on Tuesday 14 April"),
    ],
)
def test_summary_says_that_an_agreement_ended_or_is_paused(
    tmp_path: Path, decided: dict[str, Json], reads: str
) -> None:
    with open_with_agreements(tmp_path / "data") as store:
        session = start_session(PICK, store)
        (chosen,) = [id_ for id_, _ in play_until(session, "which", {}).items]
        session.answer([chosen])
        session.answer({"agreement": chosen, **decided})
        couple = Couple.with_first((ANA, BEN), "a")
        summary = build_summary(PICK, session.progress.answers, frozenset(), couple, EIGHT.date())
        assert [card.look_back_text for card in summary.agreements] == [reads]
