"""The question that stands on the screen of a conversation, and the words that were said before it."""

from __future__ import annotations

from scripts import Ask, Script
from scripts.model import Block, every_node
from scripts.prompt import prompt
from tui.reports.recent_answers import Spoken, said_so_far
from tui.reports.shown_answers import told
from tui.session.conversation_session import Evening
from tui.text.couple import Couple
from tui.text.home import more_due_text
from tui.widgets.answers.question import Question


def question(evening: Evening, couple: Couple, ask: Ask, at: int | None, draft: str) -> Question:
    """The question for a step; `at` is the record that is answered anew, None for a new one."""
    before = evening.progress.before(ask.key) if at is None else evening.progress.answers[at].value
    words = prompt(evening.script, ask, couple.people)
    asked = told(evening.script, ask, couple)
    aside, again = _more_due(evening, ask), at is not None
    return Question(ask, words, couple, before, draft, evening.now.date(), asked, aside, again)


def _more_due(evening: Evening, ask: Ask) -> str:
    """Said once, before the first of several look-backs: that more are due than they speak of, and where those wait."""
    block, _, here = ask.place.rpartition("/")
    if ask.kind != "look_back" or here != f"{ask.step.id}.1":
        return ""
    key = (block, ask.step.id, "house")
    now = next(
        ({one["id"] for one in fact.value} for fact in evening.progress.answers if fact.key == key), set()
    )
    return more_due_text(len(now), sum(agreement.id not in now for agreement in evening.due()))


def round_of(script: Script, ask: Ask) -> tuple[int, int]:
    """(round, rounds) of the outermost block gone through again, so that all its steps say the same; or zeros."""
    repeats = {
        node.id: node.at_most
        for node in every_node(script.steps)
        if isinstance(node, Block) and node.kind == "repeat"
    }
    for segment in ask.place.split("/"):
        block, _, number = segment.rpartition(".")
        if block in repeats and int(number) > 1:
            return int(number), repeats[block]
    return 0, 0


def said_before(evening: Evening, couple: Couple, asked: Question, at: int | None) -> list[Spoken]:
    """What both heard before a question, without what it says itself; nothing before a private one."""
    if asked.ask.private:
        return []
    so_far = said_so_far(evening.script, evening.progress.answers[:at], couple)
    says = (block.text for block in asked.prompt.said.blocks())  # without the signs of a quotation
    here = _one_line(" ".join([*says, *(one.text for one in asked.told)]))
    return [spoken for spoken in so_far if _one_line(spoken.text).rstrip(".!?… ") not in here]


def _one_line(text: str) -> str:
    """For comparing: a sentence may go on where it is quoted, so neither its case nor its end counts."""
    return " ".join(text.split()).casefold()
