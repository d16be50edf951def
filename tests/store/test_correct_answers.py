"""Tests that a corrected word is corrected wherever it was copied to."""

from pathlib import Path

import pytest

from store import ConversationNotFound, ConversationOpen, Draft, Json, Record, Store, open_store
from tests.store.helpers.records import (
    agreed,
    at,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
)

ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-03-21T2015-00a2", "2026-03-28T2015-00a3"
TEA = f"{ONE}::tea"


def finish(store: Store, id_: str, *answers: Record) -> None:
    conversation = conversation_with(id_, *answers)
    store.save(conversation)
    store.finish(conversation, at(id_[:10], 40))


def fact(value: Json) -> Record:
    return stored_answer("due", value, kind="fact", of="house")


def written(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.json"))


@pytest.mark.parametrize("is_closed", [False, True])
def test_agreement_that_quotes_it_changes_with_its_copies(
    store: Store, tmp_path: Path, is_closed: bool
) -> None:
    finish(store, ONE, agreed("tea", "maek tea"), agreed("walk", "we walk"))
    store.change_agreement(TEA, at("2026-03-20"), {"words": {"act": "boil water"}})
    finish(store, TWO, look_back("back", TEA, next="change", words={"act": "maek tea", "cue": "At six"}))
    row = {"id": TEA, "act": "maek tea", "before": "maek tea"}
    store.save(conversation_with(THREE, fact([row, {"id": f"{ONE}::walk", "act": "maek tea"}])))
    text = f'{{"agreement": "{TEA}", "words": {{"act": "maek tea"}}}}'
    store.save_draft(Draft(THREE, "", "back", "both", text))
    if is_closed:
        store.finish(store.conversation(THREE), at("2026-03-28", 40))
        store.change_agreement(TEA, at("2026-03-29"), {"next": "let_go"})
    store.correct_answers(ONE, [{**agreed("tea", "make tea"), "corrected": at("2026-03-30")}])
    found = next(one for one in (*store.agreements(), *store.closed_agreements()) if one.id == TEA)
    assert (found.act, found.cue, found.state) == ("make tea", "At six", "closed" if is_closed else "open")
    befores = [item.before["act"] for item in found.history if item.before]
    assert befores == ["make tea", "boil water"]
    value = store.conversation(THREE).answers[0]["value"]
    assert value == [
        {"id": TEA, "act": "make tea", "before": "make tea"},
        {"id": f"{ONE}::walk", "act": "maek tea"},
    ]
    assert written(tmp_path).count("maek tea") == 1  # somebody typed it about the walk


def test_entry_keeps_its_later_wording(store: Store, tmp_path: Path) -> None:
    finish(store, ONE, notebook_line("calm", "an quiet hour"), notebook_line("other", "a walk"))
    store.edit_entry(f"{ONE}::calm", "a quiet walk")
    corrected = {**notebook_line("calm", "a quiet hour"), "corrected": at("2026-03-15")}
    for _ in range(2):
        store.correct_answers(ONE, [corrected])
        calm, other = store.notebook()
        assert (calm.text, calm.before, other.text) == ("a quiet walk", ("a quiet hour",), "a walk")
    assert "an quiet" not in written(tmp_path)
    assert store.conversation(ONE).answers[0] == corrected


def test_old_fact_with_a_text_of_several_entries_stays(store: Store) -> None:
    finish(store, ONE, notebook_line("calm", "quite"))
    finish(store, TWO, notebook_line("other", "quite"), fact([{"id": "e1", "text": "quite"}]))
    store.correct_answers(ONE, [notebook_line("calm", "quiet")])
    assert [entry.text for entry in store.notebook()] == ["quiet", "quite"]
    assert store.conversation(TWO).answers[1]["value"] == [{"id": "e1", "text": "quite"}]


def test_only_ended_conversations_can_be_corrected(store: Store) -> None:
    store.save(conversation_with(ONE, stored_answer("hurt", "teh dishes")))
    with pytest.raises(ConversationOpen):
        store.correct_answers(ONE, [stored_answer("hurt", "the dishes")])
    with pytest.raises(ConversationNotFound):
        store.correct_answers(TWO, [stored_answer("hurt", "the dishes")])


@pytest.mark.parametrize("becomes", ["damaged", "deleted"])
def test_interrupted_correction_of_a_lost_conversation_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, becomes: str
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with open_store(tmp_path) as store:
        finish(store, ONE, stored_answer("hurt", "teh dishes"))
        with monkeypatch.context() as patched:
            patched.setattr("store.operations.correct_answers._complete", stop)
            with pytest.raises(KeyboardInterrupt):
                store.correct_answers(ONE, [stored_answer("hurt", "the dishes")])
        assert "the dishes" in (tmp_path / "open.json").read_text(encoding="utf-8")
        if becomes == "deleted":
            store.delete_conversation(ONE)
    if becomes == "damaged":
        (tmp_path / "2026" / "03" / f"{ONE}.json").write_text("{")
    with open_store(tmp_path):
        assert "the dishes" not in written(tmp_path)


def test_corrected_task_is_corrected_in_every_plan(store: Store) -> None:
    row: dict[str, Json] = {"id": "i1", "text": "Dihses", "who": "first"}
    made = conversation_with(
        ONE, stored_answer("week", {"part": "tasks", "items": [row]}, kind="keep", of="both")
    )
    store.save(made)
    store.finish(made, at("2026-03-14", 40))
    again: Json = {"part": "tasks", "items": [{**row, "from": f"{ONE}::week:i1"}]}
    store.save(conversation_with(TWO, stored_answer("week", again, kind="keep", of="both")))
    right: Json = {"part": "tasks", "items": [{**row, "text": "Dishes"}]}
    store.correct_answers(ONE, [stored_answer("week", right, kind="keep", of="both")])
    assert [entry.text for entry in store.notebook("tasks")] == ["Dishes"]
    assert "Dihses" not in str(store.conversation(TWO).answers)
