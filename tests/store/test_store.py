"""Tests of saving and reading in a store."""

from dataclasses import replace
from pathlib import Path

import pytest

from store import (
    ConversationClosed,
    ConversationNotFound,
    Draft,
    Header,
    ReadOnlyStore,
    Store,
    new_conversation_id,
    open_store,
)
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    begins,
    conversation_with,
    notebook_line,
    stored_answer,
    with_answers,
)

ONE, TWO, NEXT_MONTH = "2026-03-14T2015-00a1", "2026-03-15T2015-00a2", "2026-04-01T0900-00a3"


def test_people_keep_their_ids_when_renamed(store: Store) -> None:
    assert store.people() is None
    store.set_people(ANA, BEN)
    store.set_people(replace(ANA, name="Anna"), BEN)
    assert store.people() == (replace(ANA, name="Anna"), BEN)


def test_settings_survive_saving_people(folder: Path) -> None:
    with open_store(folder) as store:
        assert store.settings() == {}
        store.set_setting("theme", "linen")
        assert store.people() is None
        store.set_people(ANA, BEN)
        store.set_setting("theme", "hearth")
        store.set_setting("other", "kept")
    with open_store(folder) as store:
        assert store.settings() == {"theme": "hearth", "other": "kept"}
        assert store.people() == (ANA, BEN)


def test_conversation_is_intact_after_reopening(folder: Path) -> None:
    one = replace(
        conversation_with(ONE, begins("a"), stored_answer("hurt", "ça va 🙂")),
        held=(stored_answer("feel", ["sad"]),),
    )
    with open_store(folder) as store:
        store.begin(one)
    with open_store(folder) as store:
        assert store.conversation(ONE) == one
        header = Header(ONE, "say-it-back", "Say it back", "1.0.0", at("2026-03-14"))
        assert store.unfinished() == [header]


def test_begin_is_idempotent(store: Store) -> None:
    store.begin(conversation_with(ONE))
    store.begin(conversation_with(ONE))
    assert len(store.unfinished()) == 1


def test_save_lists_a_new_conversation(store: Store) -> None:
    store.save(conversation_with(ONE))
    assert [header.id for header in store.unfinished()] == [ONE]


def test_lone_surrogates_are_replaced_on_disk(store: Store) -> None:
    store.save(conversation_with(ONE, stored_answer("hurt", "a\ud83dz")))
    assert store.conversation(ONE).answers[0]["value"] == "a?z"


def test_pause_is_saved_in_list_and_conversation(store: Store) -> None:
    store.begin(conversation_with(ONE))
    store.set_resting_until(ONE, at("2026-03-14", 50))
    assert store.unfinished()[0].resting_until == at("2026-03-14", 50)
    assert store.conversation(ONE).resting_until == at("2026-03-14", 50)
    store.set_resting_until(ONE, None)
    assert store.unfinished()[0].resting_until is None


def test_finished_conversation_moves_to_its_month(store: Store) -> None:
    one = conversation_with(ONE, begins("a"), stored_answer("hurt", "the dishes"))
    store.begin(one)
    store.save_draft(Draft(ONE, "", "next", "a", "half"))
    store.finish(replace(one, answers=()), at("2026-03-14", 40), done=True)
    assert store.unfinished() == []
    assert store.drafts(ONE) == []
    assert store.conversation(ONE).answers == ()
    assert store.headers("2026-03") == [
        Header(
            ONE, "say-it-back", "Say it back", "1.0.0", at("2026-03-14"), at("2026-03-14", 40), finished=True
        )
    ]


def test_agreement_survives_trimmed_answers(store: Store) -> None:
    one = conversation_with(ONE, agreed("action", "make tea"), notebook_line("calm", "quiet"))
    store.save(one)
    store.finish(replace(one, answers=()), at("2026-03-14", 40), done=True)
    assert [agreement.act for agreement in store.agreements()] == ["make tea"]
    assert [entry.text for entry in store.notebook()] == ["quiet"]


@pytest.mark.parametrize(("first", "then"), [("a", "b"), ("b", "a")])
def test_partners_alternate_in_beginning(store: Store, first: str, then: str) -> None:
    assert store.begins_next() == "a"
    one = conversation_with(ONE, begins(first), stored_answer("hurt", "the dishes", of="second"))
    store.save(one)
    store.finish(replace(one, answers=()), at("2026-03-14", 40), done=True)
    assert store.begins_next() == then


def test_conversation_without_turns_keeps_begins_next(store: Store) -> None:
    one = conversation_with(ONE, begins("a"), agreed("action", "make tea"))
    store.save(one)
    store.finish(one, at("2026-03-14", 40), done=True)
    assert store.begins_next() == "a"


def test_early_stop_after_a_turn_lets_the_other_begin(store: Store) -> None:
    stopped = conversation_with(ONE, begins("a"), stored_answer("hurt", "the dishes", of="first"))
    store.save(stopped)
    store.finish(conversation_with(ONE, begins("a")), at("2026-03-14", 20), done=False)
    assert store.begins_next() == "b"


def test_early_stop_keeps_begins_next(store: Store) -> None:
    store.save(conversation_with(ONE, begins("a")))
    store.finish(conversation_with(ONE, begins("a")), at("2026-03-14", 20), done=False)
    assert store.begins_next() == "a"


def test_conversation_without_begins_fact_keeps_begins_next(store: Store) -> None:
    store.begin(conversation_with(ONE))
    store.finish(conversation_with(ONE), at("2026-03-14", 40), done=True)
    assert store.begins_next() == "a"


def test_only_finished_conversations_count_as_done(store: Store) -> None:
    for id_, done in ((ONE, True), (TWO, False), (NEXT_MONTH, True)):
        store.begin(conversation_with(id_))
        store.finish(conversation_with(id_), at(id_[:10], 30), done=done)
    assert store.times_done("say-it-back") == 2
    assert store.last_done("say-it-back") == at("2026-04-01", 30)
    assert (store.times_done("repair"), store.last_done("repair")) == (0, None)
    store.delete_conversation(NEXT_MONTH)
    assert (store.times_done("say-it-back"), store.last_done("say-it-back")) == (1, at("2026-03-14", 30))


def test_finish_is_idempotent(store: Store) -> None:
    store.begin(conversation_with(ONE))
    for _ in range(2):
        store.finish(conversation_with(ONE), at("2026-03-14", 30), done=True)
    assert store.times_done("say-it-back") == 1
    assert len(store.headers("2026-03")) == 1


def test_headers_are_newest_first(store: Store) -> None:
    for id_ in (TWO, NEXT_MONTH, ONE):
        store.begin(conversation_with(id_))
        store.finish(conversation_with(id_), at(id_[:10], 30), done=True)
    assert store.months() == ["2026-04", "2026-03"]
    assert [header.id for header in store.headers("2026-03")] == [TWO, ONE]
    assert [header.id for header in store.recent_headers(2)] == [NEXT_MONTH, TWO]


def test_saving_an_ended_conversation_raises(store: Store) -> None:
    store.begin(conversation_with(ONE))
    store.finish(conversation_with(ONE), at("2026-03-14", 30), done=True)
    for change in (store.save, store.begin):
        with pytest.raises(ConversationClosed):
            change(store.conversation(ONE))
    with pytest.raises(ConversationClosed):
        store.set_resting_until(ONE, None)


@pytest.mark.parametrize("id_", ["2026-03-14T2015-ffff", "../store", "", "2026-13-14T2015-ffff"])
def test_missing_conversation_raises(store: Store, id_: str) -> None:
    with pytest.raises(ConversationNotFound):
        store.conversation(id_)
    with pytest.raises(ConversationNotFound):
        store.finish(conversation_with(ONE), at("2026-03-14"), done=True)


def test_ids_cannot_escape_the_folder(store: Store) -> None:
    sly = replace(conversation_with(ONE), id="../../sly")
    for ask in (store.delete_conversation, store.conversation):
        with pytest.raises(ConversationNotFound):
            ask(sly.id)
    with pytest.raises(ConversationNotFound):
        store.begin(sly)
    with pytest.raises(ConversationNotFound):
        store.save_draft(Draft(sly.id, "", "x", "a", "text"))
    assert store.drafts(sly.id) == []


def test_draft_is_replaced_and_dropped_by_step(store: Store) -> None:
    hurt, feel = Draft(ONE, "share.1", "hurt", "a", "I fe"), Draft(ONE, "share.1", "feel", "a", "sa")
    store.begin(conversation_with(ONE))
    store.drop_drafts(ONE, {("share.1", "hurt", "a")})
    for draft in (hurt, feel, replace(hurt, text="I felt")):
        store.save_draft(draft)
    assert store.drafts(ONE) == [feel, replace(hurt, text="I felt")]
    store.drop_drafts(ONE, {("share.1", "hurt", "a"), ("share.2", "feel", "a")})
    assert store.drafts(ONE) == [feel]
    store.drop_drafts(ONE, {("share.1", "feel", "a")})
    assert store.drafts(ONE) == []


def test_id_contains_time_but_no_topic() -> None:
    first, second = (
        new_conversation_id("2026-03-14T20:15:00+01:00"),
        new_conversation_id("2026-03-14T20:15:00+01:00"),
    )
    assert first.startswith("2026-03-14T2015-")
    assert len(first) == len("2026-03-14T2015-7f3a")
    assert {first, second} != {first} or new_conversation_id("2026-03-14T20:15:00+01:00") != first


def test_closed_store_is_read_only(folder: Path) -> None:
    store = open_store(folder)
    store.begin(conversation_with(ONE))
    store.close()
    store.close()
    assert store.conversation(ONE) == conversation_with(ONE)
    with pytest.raises(ReadOnlyStore, match="closed"):
        store.save(with_answers(conversation_with(ONE), stored_answer("x", "y")))


def test_export_contains_everything(store: Store) -> None:
    store.set_people(ANA, BEN)
    one = conversation_with(ONE, begins("a"), agreed("action", "make tea"), notebook_line("calm", "quiet"))
    store.save(one)
    store.finish(one, at("2026-03-14", 30), done=True)
    store.save(
        replace(
            conversation_with(TWO, stored_answer("hurt", "the phone")),
            held=(stored_answer("x", "unsaid"),),
        )
    )
    store.save_draft(Draft(TWO, "", "y", "a", "unready"))
    found = store.export_all(lambda conversation: conversation)
    assert list(found) == ["couple", "conversations", "agreements", "rituals", "notebook"]
    text = str(found)
    assert all(word in text for word in ("Ana", "Ben", "make tea", "quiet", "the phone"))
    assert not any(word in text for word in ("unsaid", "unready"))
    assert found["conversations"][0] == {  # type: ignore[index]
        "id": ONE,
        "script": "say-it-back",
        "version": "1.0.0",
        "started": at("2026-03-14"),
        "ended": at("2026-03-14", 30),
        "finished": True,
        "answers": [dict(record) for record in one.answers],
    }
