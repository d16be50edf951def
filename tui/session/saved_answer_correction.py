"""Correcting a word of a past conversation, or erasing an answer, for both partners."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from scripts import Answer, InvalidAnswer, Script
from scripts.engine_types import Key
from scripts.saved_answer_correction import correct_text, erase_answer
from store import ERASED, Store, StoreError
from tui.session.stored_script import script_from_record


class CorrectionRefused(StoreError):
    """A text that can't replace the saved one; the message says why."""


def correct_answer(store: Store, id_: str, key: Key, item: str, text: str, *, at: str) -> None:
    """Correct one text of an ended conversation, wherever it is saved.

    `item` is the item of a list, or "". Raises CorrectionRefused or another StoreError, and changes nothing then.
    """
    _change_answers(store, id_, partial(correct_text, key=key, item=item, text=text, at=at))


def erase_saved_answer(store: Store, id_: str, key: Key, item: str, *, at: str) -> None:
    """Erase one answer of an ended conversation, wherever it is saved.

    `item` is the item of a list, or "". Raises CorrectionRefused or another StoreError, and changes nothing then.
    """
    _change_answers(store, id_, partial(erase_answer, key=key, item=item, text=ERASED, at=at))


def _change_answers(
    store: Store, id_: str, change: Callable[[Script, Sequence[Answer]], Sequence[Answer]]
) -> None:
    conversation = store.conversation(id_)
    answers = [Answer.from_record(record) for record in conversation.answers]
    try:
        corrected = change(script_from_record(conversation), answers)
    except InvalidAnswer as error:
        raise CorrectionRefused(str(error)) from None
    changed = [new.to_record() for old, new in zip(answers, corrected, strict=True) if new != old]
    if changed:
        store.correct_answers(id_, changed)
