"""Tests of drafts of withheld answers after a kill."""

from pathlib import Path

import pytest

from store import Draft, Json, Record, open_store
from tests.store.helpers.records import conversation_with, stored_answer

ONE = "2026-03-14T2015-00a1"
PRIVATE = {"private": True}


def draft_after_kill(folder: Path, step: str, *answers: Record) -> str | None:
    """Return the draft left after a kill and reopening."""
    with open_store(folder) as store:
        store.save(conversation_with(ONE, *answers))
        store.save_draft(Draft(ONE, "", step, "first", "zanzibar"))
    with open_store(folder) as store:
        (draft,) = store.drafts(ONE) or (None,)
    assert (draft is None) == (b"zanzibar" not in b"".join(p.read_bytes() for p in folder.rglob("*.json")))
    return draft.text if draft else None


def revealed(decision: Json) -> Record:
    return dict(stored_answer("show", {"hurt": decision, "feel": "show"}, kind="reveal")) | PRIVATE


def test_draft_at_withholding_reveal_is_deleted(folder: Path) -> None:
    for decision in ("keep", {"notes.1": "show", "notes.2": "keep"}):
        assert draft_after_kill(folder, "show", revealed(decision)) is None


def test_draft_of_withheld_answer_is_deleted(folder: Path) -> None:
    assert (
        draft_after_kill(folder, "hurt", dict(stored_answer("hurt", None)) | PRIVATE, revealed("keep"))
        is None
    )


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("show", revealed("show")),
        ("show", revealed({"edit": "the phone"})),
        ("show", revealed({"notes.1": "show", "notes.2": {"edit": "the phone"}})),
        ("hurt", dict(stored_answer("hurt", "the phone")) | PRIVATE),
        ("word", stored_answer("word", None)),
        ("next", stored_answer("hurt", "the phone")),
    ],
    ids=["shown", "edited", "several edited", "private", "passed over", "not answered"],
)
def test_drafts_of_edits_and_open_steps_survive(folder: Path, step: str, answer: Record) -> None:
    assert draft_after_kill(folder, step, answer) == "zanzibar"


def test_recovery_skips_read_only_and_corrupt_conversations(folder: Path) -> None:
    with open_store(folder) as store:
        store.save(conversation_with(ONE, revealed("keep")))
        store.save_draft(Draft(ONE, "", "show", "first", "zanzibar"))
    with open_store(folder, read_only=True) as store:
        assert store.drafts(ONE)
    (folder / f"2026/03/{ONE}.json").write_bytes(b"{}")
    with open_store(folder) as store:
        assert store.drafts(ONE)
