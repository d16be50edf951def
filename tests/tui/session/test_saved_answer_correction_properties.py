"""Random lives: a corrected word is nowhere afterwards, and nothing else has changed."""

import contextlib
import errno
import re
import sys
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from scripts import Answer
from scripts.engine_types import Key
from scripts.model import Step, iter_nodes
from scripts.saved_answer_correction import correctable_texts
from store import Conversation, Draft, StoreError, open_store
from store.rules.correction import Correction
from tests.helpers.examples import scaled
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.scenario import FOLDER
from tests.tui.helpers.random_lives import MARKER, OPERATIONS, Life, evening
from tui.clock import stamp
from tui.session.saved_answer_correction import correct_answer

STEPS = {node.id: node for node in iter_nodes(evening().steps) if isinstance(node, Step)}
LIVES = 40
"""So many in the thorough profile; every planted fault shows in one of them."""
SHARES = 10
Text = tuple[str, Key, str, str]
"""A conversation, an answer of it, an item or "", and the text."""


@pytest.fixture(autouse=True)
def _same_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a seed make the same life each time."""
    monkeypatch.setattr("secrets.SystemRandom", lambda: Random(1))


class CorrectingLife(Life):
    """A life in which the couple also corrects words of past conversations."""

    def live(self, operations: int) -> None:
        own = (*OPERATIONS, *(3 * (CorrectingLife.correct,)), CorrectingLife.correct_on_a_failing_disk)
        for _ in range(operations):
            operation: Callable[[Any], None] = self.rng.choice(own)
            operation(self)
            self.moment += timedelta(
                minutes=1
            )  # ids begin with the minute; `go_back` needs the latest conversation
            self.check()
        self.store.close()

    def correct(self) -> None:
        for id_, key, item, old in self._some(self._texts()):
            new, before = self._marker(*self.owners[old]), self.disk.all_bytes().decode()
            correct_answer(self.store, id_, key, item, new, at=stamp(self.moment))
            self.gone.add(old)
            after = self.disk.all_bytes().decode()
            assert stamp(self.moment) in after
            assert _meaning(after) == _meaning(before.replace(old, new)), "Something else has changed."

    def correct_on_a_failing_disk(self) -> None:
        for id_, key, item, old in self._some(self._texts()):
            new = self._marker(*self.owners[old])
            self.store.close()
            faulty = FaultyDisk(self.disk, at=self.rng.randint(0, 60), error=errno.EIO, for_ever=True)
            with open_store(FOLDER, disk=faulty) as store:
                faulty.armed = True
                with contextlib.suppress(StoreError):
                    correct_answer(store, id_, key, item, new, at=stamp(self.moment))
                faulty.armed = False
            self.disk = self.disk.killed()
            self.store = open_store(FOLDER, disk=self.disk)
            self.gone.add(old if (id_, key, item, new) in self._texts() else new)
            self.sessions = {open_: self._resumed(open_) for open_ in self.sessions}

    def _texts(self) -> list[Text]:
        return [
            (each.id, answer.key, item, text)
            for each in self.store.iter_conversations()
            if each.ended
            for answer in map(Answer.from_record, each.answers)
            for item, text in correctable_texts(STEPS.get(answer.step), answer).items()
            if MARKER.fullmatch(text)
        ]


def _meaning(files: str) -> str:
    """Return the files without checksums, notes of corrections, and finished work."""
    files = re.sub(r"[^\n]*/erased\.json\n.*?\n\}\n\}\n\n?", "", files, flags=re.DOTALL)
    files = re.sub(r'"sha256": ?"\w+"', "", files)
    files = re.sub(r', ?"corrected": ?"[^"]+"', "", files)
    return re.sub(r',?\s*"correcting": ?\{\s*\}', "", files)


def _live_many(first_seed: int, lives: int) -> None:
    for seed in range(first_seed, first_seed + lives):
        CorrectingLife(seed).live(40)


@pytest.mark.parametrize(
    "share", [share if share < 1 else pytest.param(share, marks=pytest.mark.slow) for share in range(SHARES)]
)
def test_no_corrected_word_is_left_anywhere(share: int) -> None:
    lives = max(scaled(LIVES) // SHARES, 2)
    _live_many(share * lives, lives)


def _same(_correction: Correction, kept: Any) -> Any:
    return kept


def _answers_only(correction: Correction, conversation: Conversation) -> Conversation:
    return Conversation(
        **{**vars(conversation), "answers": tuple(map(correction._in_record, conversation.answers))}
    )


def _as_given(_before: Conversation, _after: Conversation, _entries: object) -> None:
    return None


def _session_wins(_folder: object, conversation: Conversation) -> Conversation:
    return conversation


def _never(_folder: object) -> None:
    return None


FAULTS: dict[str, tuple[str, Callable[..., Any], int]] = {
    "facts keep the old words": ("store.rules.correction.Correction._in_fact", _same, 10),
    "the notebook keeps the old words": ("store.rules.correction.Correction.in_entry", _same, 0),
    "what Back put aside is left out": (
        "store.rules.correction.Correction.in_conversation",
        _answers_only,
        10,
    ),
    "copies are left out": ("store.operations.correct_answers.correction_of", _as_given, 0),
    "an open conversation brings words back": (
        "store.operations.save_conversation.without_erased",
        _session_wins,
        0,
    ),
    "corrections are not completed after a crash": ("store.open_folder.complete_corrections", _never, 10),
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
    with pytest.raises(AssertionError):
        _live_many(first_seed, LIVES - first_seed)


def test_draft_of_a_look_back_is_corrected() -> None:
    correction = Correction("one", fields={("tea", "act"): ("maek tea", "make tea")})
    draft = Draft("two", "", "back", "both", '{"agreement": "tea", "words": {"act": "maek tea"}}')
    assert "make tea" in correction.in_draft(draft).text
    other = Draft("two", "", "back", "both", "maek tea")
    assert correction.in_draft(other) == other
