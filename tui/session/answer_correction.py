"""Correcting a word of a past conversation, for both partners."""

from __future__ import annotations

from scripts import Answer, InvalidAnswer
from scripts.answer_correction import correct_text
from scripts.engine_types import Key
from store import Store, StoreError
from tui.session.stored_script import script_from_record


class CorrectionRefused(StoreError):
    """A text that can't replace the saved one; the message says why."""


def correct_answer(store: Store, id_: str, key: Key, item: str, text: str, *, at: str) -> None:
    """Correct one text of an ended conversation, wherever it is saved.

    `item` is the item of a list, or "". Raises CorrectionRefused or another StoreError, and changes nothing then.
    """
    conversation = store.conversation(id_)
    answers = [Answer.from_record(record) for record in conversation.answers]
    try:
        corrected = correct_text(script_from_record(conversation), answers, key, item, text, at=at)
    except InvalidAnswer as error:
        raise CorrectionRefused(str(error)) from None
    changed = [new.to_record() for old, new in zip(answers, corrected, strict=True) if new != old]
    if changed:
        store.correct_answers(id_, changed)
