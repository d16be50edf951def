"""What the summary says about the agreements that a conversation looked back at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from scripts import Answer
from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import AgreementFact, LookBackValue
from tui.text.agreement_card import AgreementCard, card_for, decided_text
from tui.text.agreement_history import quotes
from tui.text.agreement_list import OUTCOMES
from tui.text.couple import Couple


def look_back_card(answers: Sequence[Answer], answer: Answer, couple: Couple, day: date) -> AgreementCard:
    """Return the card of a reviewed agreement.

    It includes what was said and what comes next.
    """
    value, about = look_back_value(answer), _agreement_of(answers, answer)
    who = couple.partner_of(about.who)
    names = {partner: couple.name(partner) for partner in ("first", "second")}
    noted = card_for(replace(about, look_back=value.look_back), who, day)
    following = "" if value.words else decided_text(noted, value.next, value.outcome)
    outcome_text = OUTCOMES.get(value.outcome or "", "")
    next_text = "; ".join(part for part in (outcome_text, following) if part)
    return replace(noted, look_back_text=next_text, lines=(*noted.lines, *quotes(value, names, who)))


def changed_card(answers: Sequence[Answer], answer: Answer, couple: Couple, day: date) -> AgreementCard:
    """Return the card of an agreement after its change, its pause, or its end."""
    value, about = look_back_value(answer), _agreement_of(answers, answer)
    now = replace(about, look_back=value.look_back, **{"who": couple.partner_of(about.who), **value.words})
    card = card_for(now, now.who, day)
    return replace(card, look_back_text=decided_text(card, value.next, value.outcome))


def look_back_value(answer: Answer) -> LookBackValue:
    return LookBackValue.from_json(answer.value)


def quoted_agreement(answers: Sequence[Answer], answer: Answer) -> str:
    about = _agreement_of(answers, answer)
    return f"“{agreement_sentence(about.act, about.cue).rstrip('.')}”"


def _agreement_of(answers: Sequence[Answer], answer: Answer) -> AgreementFact:
    """Return the agreement of a look-back, before it."""
    id_ = look_back_value(answer).agreement
    return next(one for one in _agreements_of_step(answers, answer.step) if one.id == id_)


def postponed_agreements(answers: Sequence[Answer]) -> Iterator[AgreementFact]:
    """Yield the agreements left for another time."""
    looked_at = {look_back_value(a).agreement for a in answers if a.kind == "look_back" and a.value}
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
