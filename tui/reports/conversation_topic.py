"""What a past conversation was about, in the couple's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from scripts import Answer, Script
from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import AgreementValue
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import APPRECIATION_STEP, frame_name
from scripts.saved_answer_correction import correctable_texts
from store import DELETED, ERASED, Store, StoreError
from tui.session.stored_script import script_from_record

MAX_CHARS = 90


def conversation_topic(store: Store, id_: str) -> str:
    """Return the first words of an ended conversation, or "".

    These are what one of them typed about themselves or both, else what they agreed, else a thank-you. Words said in
    the other's place aren't used.
    """
    try:
        conversation = store.conversation(id_)
        script = script_from_record(conversation)
    except StoreError:
        return ""  # opening it says why
    answers = [Answer.from_record(record) for record in conversation.answers]
    own = [answer for answer in answers if not frame_name(script, answer.step)]
    thanks = [answer for answer in answers if frame_name(script, answer.step) == APPRECIATION_STEP]
    found = chain(_typed(script, own), _agreed(answers), _typed(script, thanks))
    return _shortened(next(found, ""))


def _typed(script: Script, answers: Sequence[Answer]) -> Iterator[str]:
    """Yield the texts they typed for themselves."""
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    for answer in answers:
        step = steps.get(answer.step)
        if step and not step.spoken_as:
            yield from (
                text for text in correctable_texts(step, answer).values() if text not in (DELETED, ERASED)
            )


def _agreed(answers: Sequence[Answer]) -> Iterator[str]:
    for answer in answers:
        if answer.kind == "agree" and answer.value:
            agreed = AgreementValue.from_json(answer.value)
            yield agreement_sentence(agreed.act, agreed.cue)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= MAX_CHARS:
        return line
    return f"{line[:MAX_CHARS].rpartition(' ')[0] or line[:MAX_CHARS]}…"
