"""Tests of agreements, look-backs, and notebook as effects of answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from store import Conversation, Json, Store, open_store
from store.rules.agreement_history import agreement_before, is_resting
from tests.store.helpers.records import (
    agreed,
    at,
    begins,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
    with_answers,
)

ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-04-21T2015-00a2", "2026-06-01T2015-00a3"
TEA = f"{ONE}::action"


def finished(store: Store, conversation: Conversation) -> None:
    store.save(conversation)
    store.finish(replace(conversation, answers=()), at(conversation.id[:10], 40), done=True)


def test_agreement_has_owner_act_and_origin(store: Store) -> None:
    more = {"act": "make tea", "who": "second", "cue": "it is late", "hard_week": "a kiss", "look_back": None}
    store.save(conversation_with(ONE, begins("b"), stored_answer("action", more, kind="agree", of="both")))
    (agreement,) = store.agreements()
    assert (agreement.id, agreement.who, agreement.act) == (TEA, "a", "make tea")
    assert (agreement.cue, agreement.hard_week, agreement.end) == ("it is late", "a kiss", None)
    assert (agreement.conversation, agreement.place, agreement.step) == (ONE, "", "action")
    assert (agreement.state, agreement.history) == ("open", ())


@pytest.mark.parametrize(
    ("first", "who", "person"), [("a", "first", "a"), ("b", "first", "b"), ("a", "both", "both")]
)
def test_first_and_second_become_person_ids(store: Store, first: str, who: str, person: str) -> None:
    store.save(conversation_with(ONE, begins(first), agreed("action", "make tea", who=who)))
    assert store.agreements()[0].who == person


def test_skipped_step_has_no_effects(store: Store) -> None:
    passed = [stored_answer(kind, None, kind=kind) for kind in ("agree", "keep", "look_back")]
    store.save(conversation_with(ONE, *passed))
    assert store.agreements() == []
    assert store.notebook() == []


def test_agreement_follows_its_answer(store: Store) -> None:
    store.save(conversation_with(ONE, agreed("action", "make tea")))
    store.save(conversation_with(ONE, agreed("action", "make coffee")))
    assert [agreement.act for agreement in store.agreements()] == ["make coffee"]
    store.save(conversation_with(ONE))
    assert store.agreements() == []


def test_due_agreements_are_sorted_longest_overdue_first(store: Store) -> None:
    dates = {"late": "2026-03-21", "early": "2026-03-18", "later": "2026-03-30", "never": None}
    store.save(conversation_with(ONE, *(agreed(step, step, look_back=date) for step, date in dates.items())))
    assert [agreement.act for agreement in store.due_agreements("2026-03-21")] == ["early", "late"]


def test_look_back_is_recorded_once_and_sets_the_date(store: Store) -> None:
    finished(store, conversation_with(ONE, agreed("action", "make tea")))
    back = look_back("back", TEA, did="twice", next="go_on", look_back="2026-05-02")
    store.save(conversation_with(TWO, back))
    store.save(conversation_with(TWO, back, stored_answer("more", "yes")))
    (agreement,) = store.agreements()
    assert [(item.outcome, item.did) for item in agreement.history] == [("partly", "twice")]
    assert agreement.look_back == "2026-05-02"


def test_look_back_begins_becomes_a_person_id(store: Store) -> None:
    finished(store, conversation_with(ONE, agreed("action", "make tea")))
    store.save(conversation_with(TWO, begins("b"), look_back("back", TEA, did="twice", begins="first")))
    (agreement,) = store.agreements()
    assert [item.begins for item in agreement.history] == ["b"]


def test_undone_look_back_reverts_its_effects(store: Store) -> None:
    finished(store, conversation_with(ONE, agreed("action", "make tea")))
    store.save(conversation_with(TWO, look_back("back", TEA, next="go_on", look_back="2026-05-02")))
    store.save(conversation_with(TWO, look_back("back", TEA, next="let_go")))
    assert store.agreements() == []
    assert [agreement.id for agreement in store.closed_agreements()] == [TEA]
    store.save(conversation_with(TWO))
    (agreement,) = store.agreements()
    assert (agreement.look_back, agreement.history) == ("2026-03-20", ())


@pytest.mark.parametrize(("first", "then"), [("a", "b"), ("b", "a")])
def test_handing_over_is_reverted_by_undo(store: Store, first: str, then: str) -> None:
    finished(store, conversation_with(ONE, begins("a"), agreed("action", "make tea")))
    handed = look_back("back", TEA, next="hand_over", words={"who": "second"}, look_back="2026-05-02")
    store.save(conversation_with(TWO, begins(first), handed))
    assert [(there.who, there.look_back) for there in store.agreements()] == [(then, "2026-05-02")]
    store.save(conversation_with(TWO, begins(first)))
    assert [(there.who, there.look_back) for there in store.agreements()] == [("a", "2026-03-20")]


def test_single_owner_stops_turns_until_undone(store: Store) -> None:
    finished(store, conversation_with(ONE, begins("a"), agreed("action", "make tea", who="both")))
    in_turn: dict[str, Json] = {"rhythm": "FREQ=DAILY", "turn": "b"}
    store.change_agreement(TEA, "2026-03-14T22:00:00+01:00", {"words": in_turn})
    words: dict[str, Json] = {"act": "make tea", "who": "second"}
    store.save(conversation_with(TWO, begins("b"), look_back("back", TEA, next="change", words=words)))
    assert [(there.who, there.turn, there.rhythm) for there in store.agreements()] == [
        ("a", None, "FREQ=DAILY")
    ]
    store.save(conversation_with(TWO, begins("b")))
    assert [(there.who, there.turn) for there in store.agreements()] == [("both", "b")]
    for _twice in range(2):
        store.change_agreement(TEA, "2026-03-16T20:00:00+01:00", {"words": {"who": "b"}})
    (agreement,) = store.agreements()
    assert (agreement.who, agreement.turn, len(agreement.history)) == ("b", None, 2)


@pytest.mark.parametrize("next_", ["smaller", "change"])
def test_rewording_at_look_back_is_reverted_by_undo(store: Store, next_: str) -> None:
    finished(store, conversation_with(ONE, begins("a"), agreed("action", "make tea")))
    finished(store, conversation_with(TWO, look_back("back", TEA, next=next_, words={"act": "boil water"})))
    store.save(conversation_with(THREE, look_back("back", TEA, next=next_, words={"act": "pour"})))
    store.save(conversation_with(THREE, look_back("back", TEA, next=next_, words={"act": "fill a cup"})))
    (agreement,) = store.agreements()
    assert (agreement.act, agreement.who) == ("fill a cup", "a")
    before = [agreement_before(agreement, f"{id_}::back").act for id_ in (TWO, THREE, ONE)]
    assert before == ["make tea", "boil water", "fill a cup"]
    store.save(conversation_with(THREE))
    assert [there.act for there in store.agreements()] == ["boil water"]
    store.delete_conversation(TWO)
    assert [there.act for there in store.agreements()] == ["make tea"]


def test_pause_ends_with_the_next_look_back(store: Store) -> None:
    finished(store, conversation_with(ONE, begins("a"), agreed("action", "make tea")))
    finished(store, conversation_with(TWO, look_back("back", TEA, next="rest", look_back="2026-06-01")))
    assert [is_resting(there) for there in store.agreements()] == [True]
    assert [len(store.due_agreements(day)) for day in ("2026-05-31", "2026-06-01")] == [0, 1]
    store.save(conversation_with(THREE, look_back("back", TEA, next="go_on", look_back="2026-06-08")))
    assert [is_resting(there) for there in store.agreements()] == [False]


def test_closed_agreement_moves_to_its_closing_month(folder: Path) -> None:
    with open_store(folder) as store:
        finished(store, conversation_with(ONE, agreed("action", "make tea")))
        finished(store, conversation_with(TWO, look_back("back", TEA, day="2026-05-01", next="let_go")))
        assert store.agreements() == []
        assert [agreement.state for agreement in store.closed_agreements()] == ["closed"]
    assert "make tea" in (folder / "2026/05/month.json").read_text()
    assert "make tea" not in (folder / "open.json").read_text()


def test_closed_agreement_stays_while_conversation_is_open(folder: Path) -> None:
    with open_store(folder) as store:
        store.save(conversation_with(ONE, agreed("action", "make tea")))
        finished(store, conversation_with(TWO, look_back("back", TEA, next="let_go")))
    with open_store(folder) as store:
        assert store.agreements() == []
        store.save(conversation_with(ONE))
        assert list(store.closed_agreements()) == []


def test_delete_removes_effects_and_reopens_agreements(store: Store) -> None:
    finished(store, conversation_with(ONE, agreed("action", "make tea"), notebook_line("calm", "quiet")))
    finished(
        store, conversation_with(TWO, look_back("back", TEA, next="let_go"), notebook_line("calm", "music"))
    )
    store.delete_conversation(TWO)
    assert [agreement.id for agreement in store.agreements()] == [TEA]
    assert list(store.closed_agreements()) == []
    assert [entry.text for entry in store.notebook()] == ["quiet"]
    store.delete_conversation(ONE)
    store.delete_conversation(ONE)
    assert store.agreements() == []
    assert store.notebook() == []
    assert store.recent_headers(9) == []


def test_delete_removes_agreement_closed_elsewhere(store: Store) -> None:
    finished(store, conversation_with(ONE, agreed("action", "make tea"), agreed("other", "walk")))
    finished(
        store,
        conversation_with(
            TWO, look_back("back", TEA, next="let_go"), look_back("back2", f"{ONE}::other", next="let_go")
        ),
    )
    store.delete_conversation(ONE)
    assert list(store.closed_agreements()) == []


def test_notebook_stores_texts_and_lists_by_part(store: Store) -> None:
    items: dict[str, Json] = {
        "part": "roles",
        "items": [{"id": "k1", "text": "cooks"}, {"id": "k2", "text": "plans"}],
    }
    store.save(
        conversation_with(
            ONE,
            begins("b"),
            notebook_line("calm", "quiet"),
            stored_answer("roles", items, kind="keep", of="both"),
        )
    )
    assert [(entry.id, entry.text) for entry in store.notebook("roles")] == [
        (f"{ONE}::roles:k1", "cooks"),
        (f"{ONE}::roles:k2", "plans"),
    ]
    assert [(entry.of, entry.text) for entry in store.notebook("needs")] == [("b", "quiet")]
    assert len(store.notebook()) == 3


def test_changed_entry_keeps_its_place(store: Store) -> None:
    store.save(conversation_with(ONE, notebook_line("calm", "quiet"), notebook_line("rest", "sleep")))
    store.save(conversation_with(ONE, notebook_line("calm", "music"), notebook_line("rest", "sleep")))
    assert [entry.text for entry in store.notebook()] == ["music", "sleep"]


def test_look_back_at_missing_agreement_has_no_effect(store: Store) -> None:
    store.save(conversation_with(ONE, look_back("back", "2020-01-01T0000-0000::x", next="let_go")))
    assert list(store.closed_agreements()) == []


def test_conversations_do_not_mix(store: Store) -> None:
    store.save(conversation_with(ONE, agreed("action", "make tea")))
    store.save(conversation_with(TWO, agreed("action", "walk")))
    store.save(with_answers(conversation_with(ONE), stored_answer("x", "y")))
    assert [agreement.act for agreement in store.agreements()] == ["walk"]
