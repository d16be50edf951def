"""The summary of a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scripts import Answer, Json, Script
from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import AgreementFact, AgreementValue, LookBackValue
from scripts.engine_types import Key
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import APPRECIATION_STEP, frame_name
from tui.reports.shown_answers import ShownAnswer
from tui.reports.talk_notes import is_talk_note, noted_text
from tui.reports.transcript import answer_text
from tui.text.agreement_card import AgreementCard, answered_card, card_for, decided_text
from tui.text.agreement_history import quotes
from tui.text.agreement_list import OUTCOMES
from tui.text.couple import Couple
from tui.text.look_back import gone_texts, postponed_text, unmet_look_back
from tui.text.notebook_parts import part_name

PRIVACY_NOTE = "Others could read this or use it in an argument or in court. Keep it somewhere private."

NOTHING_TEXT = "You talked, and you listened to each other."
NOTHING_ALONE_TEXT = "You took a quiet moment for yourself."
GOODBYE_TEXT = "Thank you for making this time for each other. Next time, {} goes first."
GOODBYE_STEP = "goodbye"
"""The closing step that said this in conversations saved before the summary did."""


@dataclass(frozen=True)
class Summary:
    """Everything on the summary page.

    `unmet` names an agreement that may need a talk about obstacles; `dropped` says why one was not looked back at,
    and `postponed` which ones are left for later. `goodbye` is the last sentence, or "".
    """

    title: str
    day: date
    couple: Couple
    closing_words: tuple[ShownAnswer, ...] = ()
    takeaways: tuple[ShownAnswer, ...] = ()
    agreements: tuple[AgreementCard, ...] = ()
    notebook: tuple[ShownAnswer, ...] = ()
    look_backs: tuple[AgreementCard, ...] = ()
    unmet: str = ""
    dropped: tuple[str, ...] = ()
    postponed: tuple[str, ...] = ()
    goodbye: str = ""

    @property
    def sections(self) -> tuple[tuple[str, Sequence[AgreementCard | ShownAnswer]], ...]:
        """Return the headings with their content, in reading order."""
        all_parts: tuple[tuple[str, Sequence[AgreementCard | ShownAnswer]], ...] = (
            ("In closing", self.closing_words),
            ("What you’re taking with you", self.takeaways),
            ("You agreed", self.agreements),
            ("You checked in", self.look_backs),
            ("For your notebook", self.notebook),
        )
        return tuple((heading, items) for heading, items in all_parts if items)

    @property
    def is_empty(self) -> bool:
        return not (self.sections or self.dropped or self.postponed)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return why nothing else is there, or why an agreement isn't."""
        if self.is_empty:
            return (NOTHING_ALONE_TEXT if self.couple.alone else NOTHING_TEXT,)
        return self.dropped or (() if self.sections else self.postponed)


def build_summary(
    script: Script, answers: Sequence[Answer], outcome: frozenset[Key], couple: Couple, day: date
) -> Summary:
    """Return the summary of these answers.

    `outcome` are the answers that the script marks for it.
    """
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    given = [answer for answer in answers if answer.value not in (None, True)]

    def is_appreciation(answer: Answer) -> bool:
        return frame_name(script, answer.step) == APPRECIATION_STEP

    def shown_answer(answer: Answer, asked: str = "") -> ShownAnswer:
        text = answer_text(script, steps.get(answer.step), answer, couple.pronouns, {})
        is_note = is_talk_note(script, answer)
        asked = noted_text(couple.name(answer.of)) if is_note else asked
        return ShownAnswer(answer.step, answer.of, text, asked, is_note=is_note)

    look_backs = [answer for answer in given if answer.kind == "look_back"]
    reworded = [a for a in look_backs if "outcome" not in a.value or a.value.get("words")]
    unmet = unmet_look_back(answers)
    marked = [answer for answer in given if answer.key in outcome]
    return Summary(
        script.title,
        day,
        couple,
        tuple(shown_answer(answer) for answer in marked if is_appreciation(answer)),
        tuple(
            shown_answer(a)
            for a in marked
            if not is_appreciation(a) and a.kind not in ("agree", "keep", "look_back")
        ),
        (
            *(_changed_card(answers, a, couple, day) for a in reworded),
            *(
                answered_card(AgreementValue.from_json(a.value), couple, day)
                for a in given
                if a.kind == "agree"
            ),
        ),
        tuple(shown_answer(a, part_name(a.value["part"])) for a in _saved_entries(given)),
        tuple(_look_back_card(answers, a, couple, day) for a in look_backs if "outcome" in a.value),
        next((_quoted_agreement(answers, a) for a in look_backs if _look_back(a) == unmet), ""),
        tuple(gone_texts(answers)),
        tuple(postponed_text(about, day) for about in _postponed(answers)),
    )


def _saved_entries(given: Sequence[Answer]) -> Iterator[Answer]:
    """Yield the notebook entries of these answers, each task once, in its latest version."""
    entries = [answer for answer in given if answer.kind == "keep"]
    for number, entry in enumerate(entries, start=1):
        later = {item["text"] for other in entries[number:] for item in _tasks(other)}
        tasks = _tasks(entry)
        left = [item for item in tasks if item["text"] not in later]
        if len(left) == len(tasks):
            yield entry
        elif left:
            yield replace(entry, value={**entry.value, "items": left})


def _tasks(entry: Answer) -> Sequence[Mapping[str, Json]]:
    is_about_tasks = entry.value["part"] == "tasks"
    items: Sequence[Mapping[str, Json]] = entry.value.get("items", ()) if is_about_tasks else ()
    return items


def goodbye_text(script: Script, next_to_begin: str) -> str:
    """Return the goodbye of a conversation that came to its end, if its script closes without one."""
    says_goodbye = any(frame_name(script, id_) == GOODBYE_STEP for id_ in script.frame_ids)
    return "" if says_goodbye or not script.frame_ids else GOODBYE_TEXT.format(next_to_begin)


def _look_back_card(answers: Sequence[Answer], answer: Answer, couple: Couple, day: date) -> AgreementCard:
    """Return the card of a reviewed agreement.

    It includes what was said and what comes next.
    """
    value, about = _look_back(answer), _agreement_of(answers, answer)
    who = couple.partner_of(about.who)
    names = {partner: couple.name(partner) for partner in ("first", "second")}
    noted = card_for(replace(about, look_back=value.look_back), who, day)
    following = "" if value.words else decided_text(noted, value.next, value.outcome)
    outcome_text = OUTCOMES.get(value.outcome or "", "")
    next_text = "; ".join(part for part in (outcome_text, following) if part)
    return replace(noted, look_back_text=next_text, lines=(*noted.lines, *quotes(value, names, who)))


def _changed_card(answers: Sequence[Answer], answer: Answer, couple: Couple, day: date) -> AgreementCard:
    """Return the card of an agreement after its change, its pause, or its end."""
    value, about = _look_back(answer), _agreement_of(answers, answer)
    now = replace(about, look_back=value.look_back, **{"who": couple.partner_of(about.who), **value.words})
    card = card_for(now, now.who, day)
    return replace(card, look_back_text=decided_text(card, value.next, value.outcome))


def _look_back(answer: Answer) -> LookBackValue:
    return LookBackValue.from_json(answer.value)


def _quoted_agreement(answers: Sequence[Answer], answer: Answer) -> str:
    about = _agreement_of(answers, answer)
    return f"“{agreement_sentence(about.act, about.cue).rstrip('.')}”"


def _agreement_of(answers: Sequence[Answer], answer: Answer) -> AgreementFact:
    """Return the agreement of a look-back, before it."""
    id_ = _look_back(answer).agreement
    return next(one for one in _agreements_of_step(answers, answer.step) if one.id == id_)


def _postponed(answers: Sequence[Answer]) -> Iterator[AgreementFact]:
    """Yield the agreements left for another time."""
    looked_at = {_look_back(a).agreement for a in answers if a.kind == "look_back" and a.value}
    for step in dict.fromkeys(a.step for a in answers if a.kind == "look_back" and not a.value):
        for about in _named_agreements(answers, step):
            if about.id not in looked_at and not about.gone:
                yield about


def _agreements_of_step(answers: Sequence[Answer], step: str) -> list[AgreementFact]:
    """Return a look-back step's agreements, or the carried one.

    They are worded as they were when the step began.
    """
    return _named_agreements(answers, step) or _chosen_agreements(answers)


def _chosen_agreements(answers: Sequence[Answer]) -> list[AgreementFact]:
    """Return the agreements that the couple could choose from."""
    lists = [fact.value for fact in answers if fact.kind == "fact" and isinstance(fact.value, list)]
    return [AgreementFact.from_json(one) for rows in lists for one in rows if "text" not in one]


def _named_agreements(answers: Sequence[Answer], step: str) -> list[AgreementFact]:
    facts = [fact for fact in answers if fact.kind == "fact"]
    in_step = [one for fact in facts if fact.step == step for one in fact.value]
    in_step = in_step or [fact.value for fact in facts if fact.step == "carried" and fact.value]
    return [AgreementFact.from_json(one) for one in in_step]
