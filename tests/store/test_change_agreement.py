"""Tests of changing agreements outside a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from store import Agreement, ConversationNotFound, Json, Store, open_store
from store.rules.agreement_history import is_done, is_over, last_outcome
from tests.store.helpers.records import agreed, at, begins, conversation_with, look_back

ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-04-21T2015-00a2", "2026-04-22T2015-00a3"
TEA = f"{ONE}::action"
MADE = (begins("a"), agreed("action", "make tea"))
LET_GO: Mapping[str, Json] = {"next": "let_go"}
COFFEE: Mapping[str, Json] = {"words": {"act": "make coffee", "who": "b"}}


@pytest.fixture(params=["under way", "over"])
def made(request: pytest.FixtureRequest, store: Store) -> Store:
    """Return a store with one agreement.

    Its conversation is open or ended.
    """
    store.save(conversation_with(ONE, *MADE))
    if request.param == "over":
        store.finish(conversation_with(ONE), at("2026-03-14", 40))
    return store


def tea(store: Store) -> Agreement:
    """Return the only agreement, open or closed."""
    (found,) = [*store.agreements(), *store.closed_agreements()]
    return found


def test_rewording_remembers_earlier_words(made: Store, folder: Path) -> None:
    made.change_agreement(TEA, at("2026-03-15"), COFFEE)
    made.change_agreement(TEA, at("2026-03-16"), {"words": {"act": "make cocoa"}})
    for store in (made, open_store(folder, read_only=True)):
        assert (tea(store).act, tea(store).who) == ("make cocoa", "b")
        befores = [item.before for item in tea(store).history]
        assert befores == [{"act": "make tea", "who": "a", "turn": None}, {"act": "make coffee"}]


def test_rewording_survives_further_saves(store: Store) -> None:
    store.save(conversation_with(ONE, *MADE))
    store.change_agreement(TEA, at("2026-03-15"), COFFEE)
    store.save(conversation_with(ONE, *MADE, agreed("other", "walk")))
    assert [agreement.act for agreement in store.agreements()] == ["make coffee", "walk"]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ({"who": "b"}, False),
        ({"act": "make cocoa"}, False),
        ({"act": "make tea", "who": "a"}, True),
        ({"hard_week": "buy it"}, True),
    ],
)
@pytest.mark.parametrize("later", [False, True])
def test_last_outcome_resets_when_act_or_owner_changes(
    made: Store, words: Mapping[str, Json], counts: bool, later: bool
) -> None:
    first: Mapping[str, Json] = {"outcome": "partly", "look_back": "2026-03-25"}
    if later:
        made.change_agreement(TEA, at("2026-03-15"), first)
        made.change_agreement(TEA, at("2026-03-16"), {"words": words})
    else:
        made.change_agreement(TEA, at("2026-03-15"), {**first, "words": words})
    assert last_outcome(tea(made)) == ("partly" if counts else None)
    made.change_agreement(TEA, at("2026-03-25"), {"outcome": "kept"})
    assert last_outcome(tea(made)) == "kept"


def test_rescheduling_and_pausing(made: Store) -> None:
    made.change_agreement(TEA, at("2026-03-15"), {"look_back": "2026-03-25"})
    assert made.due_agreements("2026-03-24") == []
    made.change_agreement(TEA, at("2026-03-25"), {"look_back": "2026-05-01", "next": "rest"})
    assert tea(made).look_back == "2026-05-01"
    assert [agreement.id for agreement in made.due_agreements("2026-05-01")] == [TEA]


def test_closed_agreement_can_be_reopened(made: Store, folder: Path) -> None:
    for month, again in (("2026-04", "2026-04-20"), ("2026-05", "2026-05-20")):
        made.change_agreement(TEA, at(f"{month}-02"), LET_GO)
        assert (made.agreements(), tea(made).state) == ([], "closed")
        made.change_agreement(TEA, at(f"{month}-03"), {"next": "take_up", "look_back": again})
        assert list(made.closed_agreements()) == []
        assert (tea(made).look_back, tea(made).state) == (again, "open")
    with_both = open_store(folder, read_only=True)
    assert [item.next for item in tea(with_both).history] == ["let_go", "take_up"] * 2


def test_look_back_can_be_undone_after_closing(made: Store) -> None:
    smaller = look_back("back", TEA, next="smaller", words={"act": "one cup"}, look_back="2026-05-01")
    made.save(conversation_with(TWO, smaller))
    made.change_agreement(TEA, at("2026-04-22"), LET_GO)
    assert (tea(made).act, tea(made).state) == ("one cup", "closed")
    made.save(conversation_with(TWO))
    assert (tea(made).act, tea(made).state) == ("make tea", "closed")


def test_change_agreement_is_idempotent(made: Store) -> None:
    for _ in range(2):
        made.change_agreement(TEA, at("2026-03-15"), COFFEE)
    assert len(tea(made).history) == 1
    assert tea(made).history[0].before == {"act": "make tea", "who": "a", "turn": None}
    for _ in range(2):
        made.change_agreement(TEA, at("2026-03-16"), LET_GO)
    assert len(tea(made).history) == 2


def test_changes_within_one_second_are_all_recorded(made: Store) -> None:
    for _ in range(2):
        for words in ("make coffee", "make cocoa", "make coffee"):
            for _ in range(2):
                made.change_agreement(TEA, at("2026-03-15"), {"words": {"act": words}})
        made.change_agreement(TEA, at("2026-03-15"), {"look_back": "2026-05-01", "next": "rest"})
    assert (tea(made).act, tea(made).look_back) == ("make coffee", "2026-05-01")
    assert len(tea(made).history) == len({line.id for line in tea(made).history}) == 8
    assert tea(made).history[0].before == {"act": "make tea"}


def test_undone_look_back_keeps_other_changes(store: Store) -> None:
    store.save(conversation_with(ONE, *MADE))
    store.finish(conversation_with(ONE), at("2026-03-14", 40))
    store.change_agreement(TEA, at("2026-03-15"), {"words": {"act": "make coffee"}})
    store.save(
        conversation_with(
            TWO, look_back("due", TEA, outcome="partly", next="go_on", words={"act": "one cup"})
        )
    )
    assert tea(store).act == "one cup"
    store.save(conversation_with(TWO))
    assert (tea(store).act, len(tea(store).history)) == ("make coffee", 1)


def test_delete_keeps_reopened_agreement(store: Store) -> None:
    store.save(conversation_with(ONE, *MADE))
    store.finish(conversation_with(ONE), at("2026-03-14", 40))
    store.change_agreement(TEA, at("2026-04-02"), LET_GO)
    store.change_agreement(TEA, at("2026-04-03"), {"next": "take_up", **COFFEE})
    store.save(conversation_with(TWO))
    store.delete_conversation(TWO)
    assert (tea(store).act, tea(store).state) == ("make coffee", "open")


def test_changing_a_missing_agreement_raises(made: Store) -> None:
    with pytest.raises(ConversationNotFound):
        made.change_agreement("nothing", at("2026-03-15"), LET_GO)


def test_agreements_without_a_conversation(store: Store) -> None:
    store.save(conversation_with(ONE, *MADE))
    store.finish(conversation_with(ONE), at("2026-03-14", 40))
    store.save(conversation_with(TWO, look_back("due", TEA, next="change", words={"act": "one cup"})))
    assert [agreement.act for agreement in store.agreements_without(TWO)] == ["make tea"]
    store.save(conversation_with(TWO, look_back("due", TEA, next="let_go")))
    assert store.agreements() == []
    assert [agreement.act for agreement in store.agreements_without(TWO)] == ["make tea"]
    store.change_agreement(TEA, at("2026-05-02"), COFFEE)
    assert [agreement.act for agreement in store.agreements_without(TWO)] == ["make coffee"]
    store.save(conversation_with(THREE, agreed("other", "walk")))
    for id_ in (TEA, f"{THREE}::other"):
        store.change_agreement(id_, at("2026-05-03"), LET_GO)
    assert store.agreements_without(TWO) == []


def test_undone_turn_change_leaves_no_trace(made: Store) -> None:
    sundays: Mapping[str, Json] = {"words": {"rhythm": "FREQ=WEEKLY;BYDAY=SU", "turn": "a", "who": "both"}}
    made.change_agreement(TEA, at("2026-03-15"), sundays)
    assert (tea(made).rhythm, tea(made).turn, tea(made).since) == ("FREQ=WEEKLY;BYDAY=SU", "a", "2026-03-22")
    before = tea(made)
    for what in ({"skip": "2026-03-22"}, {"swap": "2026-03-29"}):
        for _ in range(2):
            made.change_agreement(TEA, at("2026-03-16"), what)
        assert len(tea(made).history) == 2
        for _ in range(2):
            made.undo_turn_change(TEA, what)
        assert tea(made) == before


def test_removing_recurrence_clears_its_fields(made: Store) -> None:
    made.change_agreement(TEA, at("2026-03-15"), {"words": {"rhythm": "FREQ=DAILY", "turn": None}})
    made.change_agreement(TEA, at("2026-03-16"), {"words": {"rhythm": None, "turn": None}})
    assert (tea(made).rhythm, tea(made).turn, tea(made).since) == (None, None, None)
    assert tea(made).history[1].before == {"rhythm": "FREQ=DAILY", "turn": None, "since": "2026-03-16"}


def test_undone_words_do_not_return_from_later_events(store: Store) -> None:
    store.save(conversation_with(ONE, *MADE))
    store.finish(conversation_with(ONE), at("2026-03-14", 40))
    store.save(conversation_with(TWO, look_back("due", TEA, next="change", words={"act": "one cup"})))
    store.save(conversation_with(THREE, look_back("due", TEA, next="change", words={"act": "two cups"})))
    store.save(conversation_with(TWO))
    assert tea(store).act == "two cups"
    assert [line.before for line in tea(store).history] == [{"act": "make tea"}]
    store.save(conversation_with(THREE))
    assert tea(store).act == "make tea"


def test_closed_agreements_are_latest_first(store: Store) -> None:
    store.save(
        conversation_with(ONE, agreed("first", "tea"), agreed("second", "walk"), agreed("third", "sleep"))
    )
    store.finish(
        conversation_with(ONE, agreed("first", "tea"), agreed("second", "walk"), agreed("third", "sleep")),
        at("2026-03-14", 40),
    )
    for day, name in ((15, "second"), (16, "third"), (17, "first")):
        store.change_agreement(f"{ONE}::{name}", at(f"2026-03-{day}"), LET_GO)
    assert [agreement.act for agreement in store.closed_agreements()] == ["tea", "sleep", "walk"]


def test_done_differs_from_dropped_until_reopened(made: Store) -> None:
    made.change_agreement(TEA, at("2026-03-16"), LET_GO)
    assert (tea(made).state, is_done(tea(made))) == ("closed", False)
    made.change_agreement(TEA, at("2026-03-17"), {"next": "take_up"})
    made.change_agreement(TEA, at("2026-03-18"), {**LET_GO, "done": True})
    assert (tea(made).state, is_done(tea(made))) == ("closed", True)
    made.change_agreement(TEA, at("2026-03-19"), {"next": "take_up"})
    assert (tea(made).state, is_done(tea(made))) == ("open", False)


def test_reopening_removes_a_passed_end(made: Store) -> None:
    made.change_agreement(TEA, at("2026-03-16"), {"words": {"end": "2026-03-20"}})
    assert [is_over(tea(made), date(2026, 3, day)) for day in (20, 21)] == [False, True]
    assert tea(made).state == "open"
    made.change_agreement(TEA, at("2026-03-22"), {"next": "take_up", "words": {"end": None}})
    assert not is_over(tea(made), date(2026, 4, 1))
    assert tea(made).history[-1].before == {"end": "2026-03-20"}


def test_unknown_history_fields_survive_further_changes(made: Store, folder: Path) -> None:
    newer: Mapping[str, Json] = {"mood": "calm", "look_back": None, **COFFEE}
    made.change_agreement(TEA, at("2026-03-15"), newer)
    assert tea(made).look_back is None
    first = made.export_all(lambda conversation: conversation)["agreements"]
    made.close()
    with open_store(folder) as store:
        store.change_agreement(TEA, at("2026-03-16"), {"words": {"act": "make cocoa"}})
        rows = [dict(item.row) for item in tea(store).history]
        assert list(rows[0]) == ["id", "conversation", "at", "mood", "look_back", "words", "before"]
        assert rows[0]["mood"] == "calm"
        assert rows[:1] == first[0]["history"]  # type: ignore[index,call-overload]
