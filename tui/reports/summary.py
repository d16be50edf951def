"""What a conversation leaves with the couple: for the page at its end, and as a text to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scripts import Answer, Json, Script
from scripts.agreement_sentence import sentence
from scripts.model import Step, every_node
from scripts.records import Key
from store.rules.agreement_history import was_done
from tui.reports.shown_answers import Told
from tui.reports.transcript import answer_text
from tui.text.agreement_card import Note, agreed_note, note
from tui.text.agreement_history import said
from tui.text.agreements import OUTCOMES
from tui.text.couple import Couple
from tui.text.look_back import gone_texts, put_off_text, slipped

APPRECIATION = "appreciation"
"""The step of the closing in which each says something that they value."""
CAUTION = (
    "What is written down can be read by others, in a quarrel or in court. Keep it where only you find it."
)


@dataclass(frozen=True)
class Stays:
    """The outcome page: kind words, what each took along, look-backs, agreements, and what the notebook got.

    `slipped` names an agreement that may be worth a talk about what got in the way; `gone` says why one
    was not looked back at, and `put_off` which are for another time.
    """

    title: str
    day: date
    couple: Couple
    kind: tuple[Told, ...] = ()
    along: tuple[Told, ...] = ()
    agreed: tuple[Note, ...] = ()
    kept: tuple[Told, ...] = ()
    looked_back: tuple[Note, ...] = ()
    slipped: str = ""
    gone: tuple[str, ...] = ()
    put_off: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, Sequence[Note | Told]], ...]:
        """Headings with what stands under them, in the order in which they are read."""
        all_parts: tuple[tuple[str, Sequence[Note | Told]], ...] = (
            ("You looked back", self.looked_back),
            ("You agreed", self.agreed),
            ("You valued", self.kind),
            ("You take along", self.along),
            ("For your notebook", self.kept),
        )
        return tuple((heading, things) for heading, things in all_parts if things)


def stays(
    script: Script, answers: Sequence[Answer], outcome: frozenset[Key], couple: Couple, day: date
) -> Stays:
    """Gather the page from the answers; `outcome` are those that the script marks for it."""
    steps = {node.id: node for node in every_node(script.steps) if isinstance(node, Step)}
    given = [answer for answer in answers if answer.value not in (None, True)]

    def tell(answer: Answer, asked: str = "") -> Told:
        text = answer_text(script, steps.get(answer.step), answer, couple.people, {})
        return Told(answer.step, answer.of, text, asked)

    looked_back = [answer for answer in given if answer.kind == "look_back"]
    agreed_anew = [a for a in looked_back if "outcome" not in a.value or a.value.get("words")]
    slipped_one = slipped(answers)
    marked = [answer for answer in given if answer.key in outcome]
    return Stays(
        script.title,
        day,
        couple,
        tuple(tell(answer) for answer in marked if answer.step == APPRECIATION),
        tuple(
            tell(a) for a in marked if a.step != APPRECIATION and a.kind not in ("agree", "keep", "look_back")
        ),
        (
            *(_anew(answers, a, couple, day) for a in agreed_anew),
            *(agreed_note(a.value, couple, day) for a in given if a.kind == "agree"),
        ),
        tuple(tell(a, a.value["part"].capitalize()) for a in given if a.kind == "keep"),
        tuple(_looked_back(answers, a, couple, day) for a in looked_back if "outcome" in a.value),
        next(
            (f"“{sentence(_about(answers, a)).rstrip('.')}”" for a in looked_back if a.value is slipped_one),
            "",
        ),
        tuple(gone_texts(answers)),
        tuple(put_off_text(about, day) for about in _put_off(answers)),
    )


def _looked_back(answers: Sequence[Answer], answer: Answer, couple: Couple, day: date) -> Note:
    """The note of an agreement as it was until then, with what was said about it, and what becomes of it."""
    value, about = answer.value, _about(answers, answer)
    who = couple.partner(str(about["who"]))
    names = {partner: couple.name(partner) for partner in ("first", "second")}
    noted = note({**about, "look_back": value.get("look_back")}, who, day)
    ends = {"let_go": "done" if was_done(value) else "let go", "rest": f"it rests; {noted.again}"}
    following = "" if value.get("words") else ends.get(str(value.get("next")), noted.again)
    stands = OUTCOMES.get(str(value.get("outcome")), "")
    again = "; ".join(part for part in (stands, following) if part)
    return replace(noted, again=again, lines=(*noted.lines, *said(value, names, who)))


def _anew(answers: Sequence[Answer], answer: Answer, couple: Couple, day: date) -> Note:
    """The note of an agreement as it is from now on."""
    value, about = answer.value, _about(answers, answer)
    words = {"who": couple.partner(str(about["who"])), **(value.get("words") or {})}
    return note({**about, **words, "look_back": value.get("look_back")}, str(words["who"]), day)


def _about(answers: Sequence[Answer], answer: Answer) -> Mapping[str, Json]:
    """The agreement of a look-back, as it stood until then."""
    return next(one for one in _told_of(answers, answer.step) if one["id"] == answer.value["agreement"])


def _put_off(answers: Sequence[Answer]) -> Iterator[Mapping[str, Json]]:
    """The agreements that were to be looked at, and are for another time."""
    looked_at = {a.value["agreement"] for a in answers if a.kind == "look_back" and a.value}
    for step in dict.fromkeys(a.step for a in answers if a.kind == "look_back" and not a.value):
        for about in _told_of(answers, step):
            if about["id"] not in looked_at and not about.get("gone"):
                yield about


def _told_of(answers: Sequence[Answer], step: str) -> list[Mapping[str, Json]]:
    """The agreements that a step looks back at, as they stood when it began; or the one that was carried in."""
    facts = [fact for fact in answers if fact.kind == "fact"]
    told = [one for fact in facts if fact.step == step for one in fact.value]
    return told or [fact.value for fact in facts if fact.step == "carried"]
