"""The summary of a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scripts import Answer, Json, Script
from scripts.agreement_values import AgreementValue
from scripts.engine_types import Key
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import APPRECIATION_STEP, frame_name
from tui.reports.look_back_cards import (
    changed_card,
    look_back_card,
    look_back_value,
    postponed_agreements,
    quoted_agreement,
)
from tui.reports.shown_answers import ShownAnswer
from tui.reports.talk_notes import is_talk_note, noted_text
from tui.reports.transcript import answer_text
from tui.text.agreement_card import AgreementCard, answered_card
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
            *(changed_card(answers, a, couple, day) for a in reworded),
            *(
                answered_card(AgreementValue.from_json(a.value), couple, day)
                for a in given
                if a.kind == "agree"
            ),
        ),
        tuple(shown_answer(a, part_name(a.value["part"])) for a in _saved_entries(given)),
        tuple(look_back_card(answers, a, couple, day) for a in look_backs if "outcome" in a.value),
        next((quoted_agreement(answers, a) for a in look_backs if look_back_value(a) == unmet), ""),
        tuple(gone_texts(answers)),
        tuple(postponed_text(about, day) for about in postponed_agreements(answers)),
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
