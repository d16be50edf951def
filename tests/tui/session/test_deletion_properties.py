"""Random lives: what is deleted is in no file and no export afterwards."""

import sys
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from scripts import Answer, Json
from store import Conversation, Draft, Record
from store.rules.erasure import Erasure
from tests.helpers.examples import scaled
from tests.tui.helpers.random_lives import Life

OPERATIONS = 40
LIVES = 60
"""So many in the thorough profile; every planted fault shows in one of them."""
SHARES = 20


@pytest.fixture(autouse=True)
def _same_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a seed make the same life each time."""
    monkeypatch.setattr("secrets.SystemRandom", lambda: Random(1))


@pytest.mark.parametrize(
    "share", [share if share < 1 else pytest.param(share, marks=pytest.mark.slow) for share in range(SHARES)]
)
def test_no_deleted_word_is_left_anywhere(share: int) -> None:
    lives = max(scaled(LIVES) // SHARES, 2)
    _live_many(share * lives, lives)


def _live_many(first_seed: int, lives: int) -> None:
    for seed in range(first_seed, first_seed + lives):
        Life(seed).live(OPERATIONS)


def _same(_erasure: Erasure, kept: Any, *_more: object) -> Any:
    return kept


def _record_as_it_was(_erasure: Erasure, _conversation: str, record: Record) -> Record:
    return record


def _answers_only(erasure: Erasure, conversation: Conversation) -> Conversation:
    answers = tuple(erasure.in_record(conversation.id, record) for record in conversation.answers)
    return Conversation(**{**vars(conversation), "answers": answers})


def _same_draft(_erasure: Erasure, draft: Draft) -> Draft:
    return draft


def _session_wins(_folder: object, conversation: Conversation) -> Conversation:
    return conversation


def _all_said(answers: tuple[Answer, ...], _gates: object) -> tuple[Answer, ...]:
    return answers


def _none_left(_notebook: object) -> list[str]:
    return []


def _no_texts(_conversation: str, _agreements: object) -> dict[tuple[str, str], Json]:
    return {}


def _nothing_marked(_folder: object, _id: str) -> None:
    """Leave the answer as it was."""


def _check_in_as_it_was(value: Any) -> Any:
    return value


def _nothing_written(*_: object) -> None:
    """Leave the month as it was."""


FAULTS: dict[str, tuple[str, Callable[..., Any], int]] = {
    "facts keep their words": ("store.rules.erasure.Erasure._in_fact", _same, 1),
    "answers keep entries that were taken out": ("store.rules.erasure.Erasure._in_entry", _same, 0),
    "what Back put aside is left out": ("store.rules.erasure.Erasure.in_conversation", _answers_only, 12),
    "drafts are left out": ("store.rules.erasure.Erasure.in_draft", _same_draft, 12),
    "an open conversation brings words back": (
        "store.operations.save_conversation.without_erased",
        _session_wins,
        4,
    ),
    "old facts are not matched": ("store.operations.change_copied_words.wordings_of", _no_texts, 31),
    "deletions are not completed after a crash": ("store.open_folder.entries_being_deleted", _none_left, 1),
    "agreements are made again": (
        "store.operations.delete_agreement.mark_answer",
        _nothing_marked,
        4,
    ),
    "check-ins keep their words": ("store.rules.erasure._without_words", _check_in_as_it_was, 4),
    "months keep agreements": ("store.operations.delete_agreement.write_month", _nothing_written, 5),
    "ended conversations tell who passed": ("scripts.progress.without_unsaid", _all_said, 0),
}
"""Faults by name: where they are planted, how, and a life in which one shows."""


@pytest.mark.slow
@pytest.mark.parametrize(("where", "fault", "first_seed"), FAULTS.values(), ids=FAULTS)
def test_planted_fault_is_found(
    monkeypatch: pytest.MonkeyPatch, where: str, fault: Callable[..., Any], first_seed: int
) -> None:
    module, _, name = where.rpartition(".")
    if module in sys.modules:  # a package may export a function of the same name
        monkeypatch.setattr(sys.modules[module], name, fault)
    else:
        monkeypatch.setattr(where, fault)
    with pytest.raises(AssertionError, match=r"It (was deleted|tells)"):
        _live_many(first_seed, LIVES - first_seed)
