"""Tests that words go with their source, wherever they were copied to."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from store import DELETED, Draft, Json, Record, Store
from store.rules.agreement_wordings import word_sources
from tests.store.helpers.records import (
    agreed,
    at,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
    with_answers,
)

ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-03-21T2015-00a2", "2026-03-28T2015-00a3"
TEA, CALM, TASKS = f"{ONE}::tea", f"{ONE}::calm", f"{ONE}::tasks"
Fact = dict[str, Any]


def fact(value: Json, step: str = "due") -> Record:
    return stored_answer(step, value, kind="fact", of="house")


def reworded(step: str, act: str, **more: Json) -> Record:
    return look_back(step, TEA, next="smaller", words={"act": act, **more})


def value_of(store: Store, id_: str, step: str) -> Any:
    (record,) = [record for record in store.conversation(id_).answers if record["step"] == step]
    return record["value"]


def words_of(store: Store, id_: str) -> Mapping[str, Json]:
    found = value_of(store, id_, "back")["words"]
    assert isinstance(found, dict)
    return found


@pytest.fixture
def reworded_store(store: Store) -> Store:
    """Return a store with an agreement of the first conversation that the second reworded."""
    store.save(conversation_with(ONE, agreed("tea", "make tea")))
    store.save(conversation_with(TWO, reworded("back", "boil water", cue="At six")))
    return store


@pytest.mark.parametrize("says_from", [True, False])
def test_facts_lose_the_words_of_their_maker(store: Store, says_from: bool) -> None:
    source = {"from": {"cue": TWO}} if says_from else {}
    about = {
        "id": TEA,
        "who": "a",
        "act": "make tea",
        "cue": "At six",
        "sign": "hot",
        "look_back": "2026-03-20",
    }
    store.save(conversation_with(ONE, agreed("tea", "make tea")))
    store.save(conversation_with(THREE, fact([{**about, **source}]), fact(about, "carried")))
    store.delete_conversation(ONE)
    left: Fact = {"id": TEA, "who": "a", "act": DELETED, "cue": None, "look_back": "2026-03-20"}
    assert value_of(store, THREE, "due") == [left]
    assert value_of(store, THREE, "carried") == left


@pytest.mark.parametrize("says_from", [True, False])
def test_facts_lose_only_what_a_deleted_conversation_reworded(reworded_store: Store, says_from: bool) -> None:
    store = reworded_store
    (agreement,) = store.agreements()
    sources = word_sources(agreement)
    assert sources == {"act": TWO, "cue": TWO}
    about: Fact = {"id": TEA, "act": "boil water", "cue": "At six", "obstacle": "noise"}
    store.save(conversation_with(THREE, fact([about | ({"from": sources} if says_from else {})])))
    store.delete_conversation(TWO)
    assert value_of(store, THREE, "due") == [{"id": TEA, "act": DELETED, "cue": None, "obstacle": "noise"}]
    assert [(each.act, each.cue) for each in store.agreements()] == [("make tea", None)]


def test_facts_lose_words_that_were_replaced_since(reworded_store: Store) -> None:
    about: Fact = {"id": TEA, "act": "boil", "before": "warm water", "from": {"act": TWO, "before": TWO}}
    reworded_store.save(conversation_with(THREE, fact([about])))
    reworded_store.delete_conversation(TWO)
    assert value_of(reworded_store, THREE, "due") == [{"id": TEA, "act": DELETED, "before": DELETED}]


@pytest.mark.parametrize("is_over", [True, False])
def test_look_back_that_repeats_deleted_words_keeps_its_own(reworded_store: Store, is_over: bool) -> None:
    store = reworded_store
    three = conversation_with(THREE, reworded("back", "boil water", sign="It whistles"))
    store.save(three)
    if is_over:
        store.finish(three, at("2026-03-28", 40))
    store.delete_conversation(TWO)
    assert words_of(store, THREE) == {"act": DELETED, "sign": "It whistles"}
    (agreement,) = store.agreements()
    assert (agreement.act, agreement.cue, agreement.sign) == ("make tea", None, "It whistles")
    assert [item.words for item in agreement.history] == [{"sign": "It whistles"}]
    store.delete_conversation(ONE)
    assert words_of(store, THREE) == {"act": DELETED, "sign": "It whistles"}


def test_look_back_that_typed_the_same_words_keeps_them(reworded_store: Store) -> None:
    store = reworded_store
    store.change_agreement(TEA, at("2026-03-22"), {"words": {"act": "pour milk"}})
    store.save(conversation_with(THREE, reworded("back", "boil water")))
    store.delete_conversation(TWO)
    assert words_of(store, THREE) == {"act": "boil water"}
    assert [each.act for each in store.agreements()] == ["boil water"]


def test_repeated_words_of_a_deleted_agreement_are_erased_later(reworded_store: Store) -> None:
    store = reworded_store
    store.save(conversation_with(THREE, reworded("back", "boil water", sign="It whistles")))
    store.delete_conversation(ONE)
    assert words_of(store, THREE)["act"] == "boil water"  # the second conversation still says so
    store.delete_conversation(TWO)
    assert words_of(store, THREE) == {"act": DELETED, "sign": "It whistles"}


def test_draft_of_a_look_back_loses_repeated_words(reworded_store: Store) -> None:
    half = {"agreement": TEA, "next": "change", "words": {"act": "boil water", "sign": "It whistles"}}
    reworded_store.save(conversation_with(THREE))
    for text, step in ((json.dumps(half), "back"), ("boil", "talk")):
        reworded_store.save_draft(Draft(THREE, "", step, "both", text))
    reworded_store.delete_conversation(TWO)
    drafts = {draft.step: draft.text for draft in reworded_store.drafts(THREE)}
    assert drafts.pop("talk") == "boil"
    assert json.loads(drafts["back"])["words"] == {"act": DELETED, "sign": "It whistles"}
    reworded_store.delete_conversation(ONE)
    assert [draft.step for draft in reworded_store.drafts(THREE)] == ["talk"]


def test_words_that_were_put_aside_are_erased(reworded_store: Store) -> None:
    aside = {**fact([{"id": TEA, "act": "make tea"}]), "reads": "00"}
    three = conversation_with(THREE)
    reworded_store.save(type(three)(**{**vars(three), "held": (aside,)}))
    reworded_store.delete_conversation(ONE)
    assert reworded_store.conversation(THREE).held[0]["value"] == [{"id": TEA, "act": DELETED}]


@pytest.mark.parametrize("says_from", [True, False])
@pytest.mark.parametrize("goes", ["entry", "conversation"])
def test_facts_lose_deleted_notebook_entries(store: Store, says_from: bool, goes: str) -> None:
    store.save(conversation_with(ONE, notebook_line("calm", "quiet")))
    store.save(conversation_with(TWO, notebook_line("calm", "music"), notebook_line("other", "soup")))
    store.edit_entry(CALM, "a walk")

    def item(number: int, text: str, source: str) -> Fact:
        return {"id": f"e{number}", "text": text} | ({"from": source} if says_from else {})

    kept = item(2, "music", f"{TWO}::calm")
    older = [item(1, "quiet", CALM), kept, item(3, "a walk", CALM)]
    store.save(conversation_with(THREE, fact(older, "older")))
    if goes == "entry":
        store.delete_entry(CALM)
    else:
        store.delete_conversation(ONE)
    gone = {"text": DELETED}
    assert value_of(store, THREE, "older") == [{"id": "e1", **gone}, kept, {"id": "e3", **gone}]


def test_old_fact_keeps_a_text_that_another_entry_still_has(store: Store) -> None:
    store.save(conversation_with(ONE, notebook_line("calm", "quiet")))
    store.save(conversation_with(TWO, notebook_line("calm", "quiet")))
    store.save(conversation_with(THREE, fact([{"id": "e1", "text": "quiet"}], "older")))
    store.delete_entry(CALM)
    assert value_of(store, THREE, "older") == [{"id": "e1", "text": "quiet"}]
    store.delete_conversation(TWO)
    assert value_of(store, THREE, "older") == [{"id": "e1", "text": DELETED}]


def test_entry_that_is_taken_out_leaves_its_answer(store: Store) -> None:
    items = [{"id": "i1", "text": "dishes"}, {"id": "i2", "text": "bins"}]
    tasks = stored_answer("tasks", {"part": "tasks", "items": items}, kind="keep", of="both")
    store.save(conversation_with(ONE, notebook_line("calm", "quiet"), tasks))
    store.delete_entry(CALM)
    store.delete_entry(f"{TASKS}:i2")
    assert value_of(store, ONE, "calm") == {"part": "needs", "text": DELETED}
    assert value_of(store, ONE, "tasks")["items"] == [items[0], {"id": "i2", "text": DELETED}]
    assert [entry.text for entry in store.notebook()] == ["dishes"]


def test_open_conversation_brings_no_words_back(reworded_store: Store) -> None:
    store = reworded_store
    three = conversation_with(THREE, notebook_line("calm", "quiet"), fact([{"id": TEA, "act": "boil water"}]))
    store.save(three)
    store.delete_entry(f"{THREE}::calm")
    store.delete_conversation(TWO)
    for _ in range(2):
        store.save(with_answers(three, stored_answer("more", "yes")))
        assert value_of(store, THREE, "due") == [{"id": TEA, "act": DELETED}]
        assert value_of(store, THREE, "calm")["text"] == DELETED
        assert store.notebook() == []
    store.finish(three, at("2026-03-28", 40))
    assert value_of(store, THREE, "due") == [{"id": TEA, "act": DELETED}]
