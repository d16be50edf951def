"""The outline of a conversation: its stages, and what each partner said in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from scripts import Answer, Json
from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import AgreementValue, LookBackValue
from scripts.engine.hidden_answers import redact_hidden
from scripts.engine_types import Key
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import APPRECIATION_STEP, frame_name
from scripts.saved_answer_correction import ERASABLE_KINDS, correctable_texts
from store import DELETED, ERASED, Agreement, Conversation, Person, Store
from store.rules.agreement_history import agreement_before
from store.rules.effect_ids import effect_id
from tui.reports.stages import stage_at, stages_of
from tui.reports.talk_notes import noted_text
from tui.reports.transcript import TranscriptLine, transcript
from tui.session.stored_script import script_from_record
from tui.text.agreement_card import AgreementCard, answered_card, card_lines
from tui.text.couple import Couple
from tui.text.look_back import look_back_text

AGREED, CLOSED = "You agreed", "In closing"
"""Sections that come before all stages."""
BOTH = "Both of you"


@dataclass(frozen=True)
class SaidLine:
    """One thing that one or both partners said.

    `section` is its stage, or one of the sections on top. `of` is "first", "second", or "both": for an agreement, those
    who agreed to do something. An item of a list has
    a line of its own, with its id in `item`. `is_clear` is false for what needs its question to be understood: a bare
    "Yes", or a feeling, which may have been a guess about the other. `can_correct` is true for typed words, `can_erase`
    for all but agreements and notebook entries, `is_note` for what was noted while `of` spoke.
    """

    key: Key
    section: str
    of: str
    who: str
    text: str
    question: str = ""
    item: str = ""
    card: AgreementCard | None = None
    is_clear: bool = False
    can_correct: bool = False
    can_erase: bool = False
    corrected: str = ""
    is_note: bool = False

    @property
    def at(self) -> tuple[Key, str]:
        """Return the answer, and its item."""
        return self.key, self.item


def conversation_outline(
    store: Store, conversation: Conversation, people: tuple[Person, Person], today: date
) -> tuple[Couple, list[SaidLine]]:
    """Return what both may read of a conversation, what they agreed and closed with first.

    Raises StoreError.
    """
    script = script_from_record(conversation)
    answers = [Answer.from_record(record) for record in conversation.answers]
    begins = next((str(answer.value) for answer in answers if answer.key == ("", "begins", "house")), "a")
    couple = Couple.with_first(people, begins)
    if not conversation.ended:
        # Not only their lines: a question may quote them. When a conversation ends, what was never shown is deleted.
        answers = list(redact_hidden(script, answers))
    agreements = (*store.agreements(), *store.closed_agreements())
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    stages, lines = stages_of(script, couple), list[SaidLine]()

    def lines_of(said: SaidLine, answer: Answer, step: Step | None) -> Iterator[SaidLine]:
        """Yield the lines of one answer: one for each item of a list."""
        if answer.kind == "agree":
            card = _agreement_card(answer, agreements, conversation.id, couple, today)
            text, who = "\n".join(card_lines(card, couple)), _name(card.owner, couple)
            yield replace(said, section=AGREED, of=card.owner, who=who, text=text, card=card, is_clear=True)
        elif answer.kind == "look_back":
            text = _look_back_text(answer, agreements, conversation.id, couple) or said.text
            yield replace(said, text=text, is_clear=True)
        elif texts := correctable_texts(step, answer):
            for item, text in texts.items():
                may = bool(conversation.ended) and text not in (DELETED, ERASED)
                when = answer.corrected
                erase = may and answer.kind in ERASABLE_KINDS
                line = replace(said, text=text, item=item, is_clear=True, corrected=when)
                yield replace(line, can_correct=may, can_erase=erase)
        else:
            erase = bool(conversation.ended) and answer.kind in ERASABLE_KINDS and not answer.is_erased
            yield replace(said, can_erase=erase, corrected=answer.corrected)

    for line in transcript(script, answers, couple):
        answer = line.answer
        stage = stages[stage_at(stages, answer.place, answer.step)].name if stages else ""
        is_appreciation = frame_name(script, answer.step) == APPRECIATION_STEP
        section, who = CLOSED if is_appreciation else stage, _who(line, couple)
        said = SaidLine(answer.key, section, line.of, who, line.text, line.question, is_note=line.is_note)
        lines += lines_of(said, answer, steps.get(answer.step))
    order = {AGREED: 0, CLOSED: 1}
    return couple, sorted(lines, key=lambda line: order.get(line.section, len(order)))


def stage_texts(lines: Sequence[SaidLine]) -> tuple[tuple[str, str], ...]:
    """Return each stage with what was said in it, an answer a line."""
    clear = [line for line in lines if line.is_clear]
    stages = groupby(clear, lambda line: line.section)
    return tuple((name, "\n".join(map(_in_one_line, said))) for name, said in stages)


def _in_one_line(said: SaidLine) -> str:
    """Return what was said, and who said it if that was one of them."""
    words = said.card.sentence if said.card else " ".join(said.text.partition("\n— ")[0].split())
    return words if said.of == "both" else f"{said.who}: {words}"


def _who(line: TranscriptLine, couple: Couple) -> str:
    if line.is_note:
        return noted_text(_name(line.of, couple), couple.name(line.spoken_as) if line.spoken_as else "")
    spoken_as = f", speaking as {couple.name(line.spoken_as)}" if line.spoken_as else ""
    return f"{_name(line.of, couple)}{spoken_as}"


def _name(of: str, couple: Couple) -> str:
    return BOTH if of == "both" else f"{couple.sign(of)} {couple.name(of)}"


def _agreement_card(
    answer: Answer, agreements: Collection[Agreement], id_: str, couple: Couple, today: date
) -> AgreementCard:
    """Return an agreement as first worded, with its present dates."""
    made = (id_, answer.place, answer.step)
    agreement = next((a for a in agreements if (a.conversation, a.place, a.step) == made), None)
    current = agreement if agreement and agreement.state == "open" else None
    look_back, end = (current.look_back, current.end) if current else (None, None)
    return answered_card(
        replace(AgreementValue.from_json(answer.value), look_back=look_back, end=end), couple, today
    )


def _look_back_text(answer: Answer, agreements: Collection[Agreement], id_: str, couple: Couple) -> str:
    """Return a look-back with its agreement; "" if that is gone."""
    value: Json = answer.value
    looked_back = LookBackValue.from_json(value)
    about = next((a for a in agreements if a.id == looked_back.agreement), None)
    if about is None:
        return ""
    then = agreement_before(about, effect_id(id_, answer.place, answer.step))
    whose, names = couple.partner_of(then.who), {each: couple.name(each) for each in couple.pronouns}
    sentence = agreement_sentence(then.act, then.cue)
    return f"{sentence}\n— {couple.name(whose)}\n{look_back_text(looked_back, names, whose)}"
